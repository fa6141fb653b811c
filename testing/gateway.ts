import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One request as a gateway got it. */
export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
  /** Fields of the address and of a form together. */
  readonly fields: Readonly<Record<string, string>>;
  readonly json: unknown;
}

export interface Said {
  readonly status?: number;
  readonly body?: string | object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A gateway on loopback that answers as `manner` says; "hang-up" breaks the line, "silence" never answers. */
export async function gatewayStandIn(manner: (asked: Asked) => Said | "hang-up" | "silence") {
  const asked: Asked[] = [];
  const behaviour = { manner };
  const server: Server = createServer((request, response) => {
    void answer(request, response, asked, (one) => behaviour.manner(one));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    port,
    asked,
    behaviour,
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  asked: Asked[],
  manner: (asked: Asked) => Said | "hang-up" | "silence",
): Promise<void> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const body = Buffer.concat(pieces).toString("utf8");
  const url = new URL(request.url ?? "/", "http://gateway");
  const isForm = (request.headers["content-type"] ?? "").startsWith("application/x-www-form-urlencoded");
  const isJson = (request.headers["content-type"] ?? "").startsWith("application/json");
  const one: Asked = {
    method: request.method ?? "",
    url,
    headers: request.headers,
    body,
    fields: { ...Object.fromEntries(url.searchParams), ...(isForm && Object.fromEntries(new URLSearchParams(body))) },
    json: isJson ? JSON.parse(body) : undefined,
  };
  asked.push(one);
  const said = manner(one);
  if (said === "silence") return;
  if (said === "hang-up") {
    request.socket.destroy();
    return;
  }
  response.writeHead(said.status ?? 200, said.headers);
  response.end(typeof said.body === "object" ? JSON.stringify(said.body) : (said.body ?? ""));
}
