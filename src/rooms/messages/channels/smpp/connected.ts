import { connect as connectPlain, isIP, type LookupFunction, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";

/** A line that did not come about; the message says in a word why. */
export class LineRefused extends Error {
  override readonly name = "LineRefused";
}

/** A socket to the gateway, with TLS where it is wanted. Rejects with LineRefused. */
export async function connected(to: {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly lookup?: LookupFunction | undefined;
  readonly answerSeconds: number;
  readonly stop?: AbortSignal | undefined;
}): Promise<Socket> {
  const { host, port, tls, lookup, answerSeconds, stop } = to;
  const options = { host, port, ...(lookup && { lookup }) };
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  const socket = tls
    ? connectTls({ ...options, ...(isIP(host) === 0 && { servername: host }) })
    : connectPlain(options);
  const timer = setTimeout(() => refuse("connect-timeout"), answerSeconds * 1000);
  const refuse = (why: string): void => {
    clearTimeout(timer);
    socket.destroy();
    reject(new LineRefused(why));
  };
  const stopped = (): void => refuse("stopped");
  const failed = (error: Error): void => refuse("code" in error ? String(error.code) : "broken");
  socket.once("error", failed);
  stop?.addEventListener("abort", stopped, { once: true });
  socket.once(tls ? "secureConnect" : "connect", () => {
    clearTimeout(timer);
    stop?.removeEventListener("abort", stopped);
    socket.off("error", failed);
    socket.setNoDelay(true);
    resolve(socket);
  });
  return await promise;
}
