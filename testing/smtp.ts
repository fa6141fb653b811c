import { once } from "node:events";
import { createServer, type Socket } from "node:net";

/** One mail as it arrived, headers unfolded and text decoded. */
export interface Arrived {
  readonly from: string;
  readonly to: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly raw: string;
}

/** What to answer to a command: a line such as `450 later`; null: as a good server would. `hang` answers nothing. */
export type Answer = (command: string, argument: string) => string | null | "hang";

/** A mail server on this machine that keeps what it is given. */
export async function smtpServer(answer: Answer = () => null) {
  const arrived: Arrived[] = [];
  const sockets = new Set<Socket>();
  let answering = answer;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => undefined);
    converse(
      socket,
      (command, argument) => answering(command, argument),
      (mail) => arrived.push(mail),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a server without a port");
  return {
    arrived,
    url: `smtp://127.0.0.1:${address.port}`,
    answer(next: Answer): void {
      answering = next;
    },
    async stop(): Promise<void> {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

function converse(socket: Socket, answer: Answer, keep: (mail: Arrived) => void): void {
  let from = "";
  let to = "";
  let body: string[] | null = null;
  let rest = "";
  const say = (line: string) => socket.write(`${line}\r\n`);
  const told = (command: string, argument: string, usual: string): boolean => {
    const wanted = answer(command, argument);
    if (wanted === "hang") return false;
    say(wanted ?? usual);
    return (wanted ?? usual).startsWith("2") || (wanted ?? usual).startsWith("3");
  };
  say("220 stand-in ESMTP");
  socket.setEncoding("latin1").on("data", (data: string) => {
    rest += data;
    for (let end = rest.indexOf("\r\n"); end >= 0; end = rest.indexOf("\r\n")) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 2);
      if (body) {
        if (line !== ".") body.push(line.startsWith("..") ? line.slice(1) : line);
        else {
          const raw = Buffer.from(body.join("\r\n"), "latin1").toString("utf8");
          body = null;
          if (told(".", "", "250 taken")) keep({ from, to, raw, ...parsed(raw) });
        }
        continue;
      }
      const command = line.split(/[ :]/u)[0]?.toUpperCase() ?? "";
      if (command === "EHLO" || command === "HELO") told(command, line, "250 stand-in");
      else if (command === "MAIL") {
        from = /<(.*)>/u.exec(line)?.[1] ?? "";
        told(command, from, "250 ok");
      } else if (command === "RCPT") {
        to = /<(.*)>/u.exec(line)?.[1] ?? "";
        told(command, to, "250 ok");
      } else if (command === "DATA") {
        if (told(command, "", "354 go on")) body = [];
      } else if (command === "QUIT") {
        say("221 bye");
        socket.end();
      } else told(command, line, "250 ok");
    }
  });
}

function parsed(raw: string): Pick<Arrived, "headers" | "text"> {
  const cut = raw.indexOf("\r\n\r\n");
  const headers: Record<string, string> = {};
  for (const line of raw
    .slice(0, cut)
    .replaceAll(/\r\n[ \t]+/gu, " ")
    .split("\r\n")) {
    const colon = line.indexOf(":");
    headers[line.slice(0, colon).toLowerCase()] = words(line.slice(colon + 1).trim());
  }
  const body = raw.slice(cut + 4);
  const encoding = headers["content-transfer-encoding"];
  const text =
    encoding === "base64"
      ? Buffer.from(body, "base64").toString("utf8")
      : encoding === "quoted-printable"
        ? quotedPrintable(body.replaceAll(/=\r\n/gu, ""))
        : body;
  return { headers, text: text.replaceAll("\r\n", "\n") };
}

/** RFC 2047: `=?UTF-8?B?…?=`; the space between two of them is none. */
const words = (value: string): string =>
  value.replaceAll(/\?=\s+=\?/gu, "?==?").replaceAll(/(=\?utf-8\?([bq])\?([^?]*)\?=)+/giu, (all) => {
    const parts = [...all.matchAll(/=\?utf-8\?([bq])\?([^?]*)\?=/giu)].map(([, kind = "", text = ""]) =>
      kind.toLowerCase() === "b" ? Buffer.from(text, "base64") : Buffer.from(quotedBytes(text.replaceAll("_", " "))),
    );
    return Buffer.concat(parts).toString("utf8");
  });

const quotedBytes = (text: string): number[] => {
  const bytes: number[] = [];
  for (let n = 0; n < text.length; n += 1) {
    if (text[n] === "=" && /^[0-9A-F]{2}$/iu.test(text.slice(n + 1, n + 3))) {
      bytes.push(Number.parseInt(text.slice(n + 1, n + 3), 16));
      n += 2;
    } else bytes.push(...Buffer.from(text[n] ?? ""));
  }
  return bytes;
};
const quotedPrintable = (text: string): string => Buffer.from(quotedBytes(text)).toString("utf8");
