import { lookup as systemLookup } from "node:dns";
import * as http from "node:http";
import * as https from "node:https";
import { isIP, type LookupFunction, type Socket } from "node:net";
import { TLSSocket } from "node:tls";
import { guarded } from "../guarded-lookup.ts";
import { mayReach } from "../reach.ts";
import type { FilledRequest } from "./fill.ts";

/** What became of a question: an answer, or a line that broke before or after anything can have left. */
export type Heard =
  | { readonly status: number; readonly body: string }
  | { readonly lost: "before" | "after"; readonly code: string };

export interface Transport {
  /** Never throws. Redirects are not followed: an answer that sends elsewhere is an answer like any other. */
  ask(request: FilledRequest, withinSeconds: number): Promise<Heard>;
  close(): void;
}

const mostBytes = 64 * 1024;

/**
 * Lines to one gateway that are kept open. `local`: whether it may stand on this machine or in the own network.
 * `lookup` is the system's unless a test brings its own.
 */
export function transport(options: { local: boolean; window: number; lookup?: LookupFunction }): Transport {
  const lookup = guarded(options.lookup ?? (systemLookup as LookupFunction), options.local);
  // A gateway closes an idle line after some seconds, and one that is closed under a request leaves it unknown: so
  // idle lines are closed here first.
  const agentOptions = { keepAlive: true, maxSockets: options.window, timeout: 4000, lookup };
  const agents = { "http:": new http.Agent(agentOptions), "https:": new https.Agent(agentOptions) };
  return {
    ask: ({ method, url, headers, body }, withinSeconds) => {
      const host = url.hostname.replace(/^\[|\]$/gu, "");
      if (isIP(host) !== 0 && !mayReach(host, options.local))
        return Promise.resolve({ lost: "before", code: "address-not-allowed" });
      const secure = url.protocol === "https:";
      return heard(
        (secure ? https : http).request(url, {
          method,
          headers: { ...headers, ...(body !== null && { "content-length": Buffer.byteLength(body) }) },
          agent: secure ? agents["https:"] : agents["http:"],
          lookup,
        }),
        body,
        withinSeconds,
      );
    },
    close() {
      agents["http:"].destroy();
      agents["https:"].destroy();
    },
  };
}

function heard(request: http.ClientRequest, body: string | null, withinSeconds: number): Promise<Heard> {
  const { promise, resolve } = Promise.withResolvers<Heard>();
  // Until the line stands nothing can have left; a line that is used again stands from the beginning.
  let open = false;
  const timer = setTimeout(() => give({ lost: open ? "after" : "before", code: "timeout" }), withinSeconds * 1000);
  const give = (what: Heard): void => {
    clearTimeout(timer);
    resolve(what);
    if ("lost" in what) request.destroy();
  };
  request.on("socket", (socket: Socket) => {
    if (request.reusedSocket || socket.readyState === "open") open = true;
    else
      socket.once(socket instanceof TLSSocket ? "secureConnect" : "connect", () => {
        open = true;
      });
  });
  request.on("error", (error) => give({ lost: open ? "after" : "before", code: codeOf(error) }));
  request.on("response", (response) => {
    const pieces: Buffer[] = [];
    let size = 0;
    response.on("data", (piece: Buffer) => {
      size += piece.length;
      if (size > mostBytes) give({ lost: "after", code: "answer-too-long" });
      else pieces.push(piece);
    });
    response.on("end", () =>
      give(
        response.complete
          ? { status: response.statusCode ?? 0, body: Buffer.concat(pieces).toString("utf8") }
          : { lost: "after", code: "answer-cut-off" },
      ),
    );
    response.on("error", (error) => give({ lost: "after", code: codeOf(error) }));
    response.on("aborted", () => give({ lost: "after", code: "answer-cut-off" }));
  });
  request.end(body ?? undefined);
  return promise;
}

const codeOf = (error: Error): string => ("code" in error ? String(error.code) : error.name);
