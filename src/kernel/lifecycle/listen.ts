import { once } from "node:events";
import type { Server as HttpServer } from "node:http";
import type { Server } from "node:net";
import { CannotStart, codeOf, reasonOf } from "./cannot-start.ts";

/** Listens, and answers the port (the one chosen, when 0 was asked for). Refuses with what to do about it. */
export async function listen(server: Server, host: string, port: number): Promise<number> {
  try {
    server.listen({ host, port });
    await once(server, "listening");
  } catch (error) {
    throw new CannotStart(refusal(error, host, port));
  }
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a server without a port");
  return address.port;
}

function refusal(error: unknown, host: string, port: number): string {
  switch (codeOf(error)) {
    case "EADDRINUSE":
      return `Port ${port} is taken by another program: stop that one, or choose another port (PORT=${another(port)} npm start).`;
    case "EACCES":
      return `Port ${port} is kept for root: choose one from 1024 on (PORT=8080 npm start).`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
    case "EINVAL":
      return `HOST=${host} is no address of this machine: use 127.0.0.1 for this machine alone, 0.0.0.0 for all its networks.`;
    case "ERR_SOCKET_BAD_PORT":
      return `PORT=${port} is not a port: give a number from 1 to 65535 (PORT=8080 npm start).`;
    default:
      return `Cannot listen on ${host}, port ${port}: ${reasonOf(error)}.`;
  }
}

const another = (port: number): number => (port < 65_535 ? port + 1 : port - 1);

/** Takes no more requests and lets those under way finish; when hurried, cuts them off. */
export async function stopListening(server: HttpServer, hurry: AbortSignal): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, "close");
  server.close();
  server.closeIdleConnections();
  const cut = () => server.closeAllConnections();
  if (hurry.aborted) cut();
  hurry.addEventListener("abort", cut, { once: true });
  await closed;
}
