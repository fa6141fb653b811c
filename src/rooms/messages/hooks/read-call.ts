import { BlockList, isIP } from "node:net";
import { Refusal } from "#kernel/refusal.ts";
import type { Call } from "#kernel/web/call.ts";
import { arrivalOf } from "#kernel/web/origin.ts";
import type { CalledBack } from "../channels/called-back.ts";

const mostBytes = 64 * 1024;

/** A gateway's call with its body as it came. `base`: our address as that gateway knows it. Refusals: 413. */
export async function readCall(call: Call, base: string | undefined): Promise<CalledBack> {
  const origin = base ?? call.config.publicUrl ?? arrivalOf(call.request, call.config).origin;
  // As it was spelt: what is signed is not what a parser would make of it.
  const path = call.request.url.replace(/^[a-z]+:\/\/[^/]+/iu, "");
  return {
    method: call.request.method,
    url: new URL(`${origin.replace(/\/$/u, "")}${path}`),
    headers: call.request.headers,
    body: await bodyOf(call.request),
  };
}

async function bodyOf(request: Request): Promise<Buffer> {
  if (Number(request.headers.get("content-length") ?? "0") > mostBytes) throw new Refusal(413, "hook-too-large");
  const pieces: Uint8Array[] = [];
  let size = 0;
  if (request.body)
    for await (const piece of request.body as unknown as AsyncIterable<Uint8Array>) {
      size += piece.byteLength;
      if (size > mostBytes) throw new Refusal(413, "hook-too-large");
      pieces.push(piece);
    }
  return Buffer.concat(pieces);
}

/** Whether an address is in one of the networks (`10.0.0.0/8`, `2001:db8::1`); with none named, every one is. */
export function comesFrom(address: string, networks: readonly string[]): boolean {
  if (networks.length === 0) return true;
  const bare = address.replace(/^::ffff:(?=\d+\.)/iu, "");
  const family = isIP(bare);
  if (family === 0) return false;
  const list = new BlockList();
  for (const network of networks) {
    const [host = "", bits] = network.split("/");
    const kind = isIP(host) === 6 ? "ipv6" : "ipv4";
    if (isIP(host) === 0) continue;
    if (bits === undefined) list.addAddress(host, kind);
    else list.addSubnet(host, Number(bits), kind);
  }
  return list.check(bare, family === 6 ? "ipv6" : "ipv4");
}
