import { Agent, request } from "node:http";
import type { Answer, Channel, Promises } from "../src/rooms/messages/channels/channel.ts";

/** The channel to `faults/gateway.ts`: what is not surely something else is unknown. */
export function gatewayChannel(name: string, base: string, promises: Promises): Channel {
  const agent = new Agent({ keepAlive: true, maxSockets: promises.window });
  let open = false;

  const ask = (
    path: string,
    body: object | null,
  ): Promise<{ status: number; body: string } | { lost: "before" | "after"; code: string }> => {
    const { promise, resolve } = Promise.withResolvers<
      { status: number; body: string } | { lost: "before" | "after"; code: string }
    >();
    let connected = false;
    const text = body ? JSON.stringify(body) : "";
    const call = request(
      `${base}${path}`,
      { method: body ? "POST" : "GET", agent, headers: { "content-length": Buffer.byteLength(text) } },
      (response) => {
        const pieces: Buffer[] = [];
        response.on("data", (piece: Buffer) => pieces.push(piece));
        response.on("error", () => resolve({ lost: "after", code: "cut" }));
        response.on("end", () => {
          clearTimeout(timer);
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(pieces).toString("utf8") });
        });
      },
    );
    const timer = setTimeout(() => {
      resolve({ lost: "after", code: "timeout" });
      call.destroy();
    }, promises.answerWithin * 1000);
    call.on("socket", (socket) => {
      if (call.reusedSocket || !socket.connecting) connected = true;
      else
        socket.once("connect", () => {
          connected = true;
        });
    });
    call.on("error", (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      resolve({ lost: connected ? "after" : "before", code: error.code ?? "error" });
    });
    call.end(text);
    return promise;
  };

  return {
    name,
    promises,
    async open() {
      open = true;
    },
    ready: () => open,
    async send({ ref, to, text }): Promise<Answer> {
      const heard = await ask("/send", { ref, to, text });
      if ("lost" in heard)
        return heard.lost === "before"
          ? { outcome: "definite-no", code: heard.code, why: "no line" }
          : { outcome: "unknown", code: heard.code, why: "the line broke" };
      if (heard.status === 429) return { outcome: "definite-no", code: "429", why: "too many" };
      try {
        const { id } = JSON.parse(heard.body) as { id?: string };
        if (heard.status === 200 && id) return { outcome: "accepted", ids: [id] };
      } catch {
        // What cannot be read says nothing.
      }
      return { outcome: "unknown", code: `http-${heard.status}`, why: "an answer that says nothing" };
    },
    ...(promises.query === "by-ref" && {
      async query({ ref }: { ref: string }) {
        const heard = await ask(`/query?ref=${ref}`, null);
        if ("lost" in heard || heard.status !== 200) return "unknown" as const;
        return (JSON.parse(heard.body) as { found: boolean }).found ? ("found" as const) : ("not-found" as const);
      },
    }),
    async close() {
      open = false;
      agent.destroy();
    },
  };
}
