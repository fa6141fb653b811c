import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { safetyHeaders, strictTransport } from "./headers.ts";
import type { Arrival } from "./origin.ts";

const pack = promisify(gzip);
const safety = Object.entries(safetyHeaders);
const packable = /^(text\/(?!event-stream)|application\/(json|atom|xml)|image\/svg)/u;

/** Puts on an answer what every answer carries, and packs it for a browser that can unpack. */
export async function finished(
  response: Response,
  arrival: Arrival,
  request: Request,
  cookies: readonly string[] = [],
): Promise<Response> {
  const { headers } = response;
  for (const [name, value] of safety) headers.set(name, value);
  if (arrival.secure) headers.set(...strictTransport);
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  const type = headers.get("content-type") ?? "";
  if (!packable.test(type) || !/\bgzip\b/u.test(request.headers.get("accept-encoding") ?? "")) return response;
  if (!response.body) return response;
  headers.set("content-encoding", "gzip");
  headers.append("vary", "accept-encoding");
  return new Response(await pack(Buffer.from(await response.arrayBuffer()), { level: 3 }), {
    status: response.status,
    headers,
  });
}
