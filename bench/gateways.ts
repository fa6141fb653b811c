// Gateways for benches, in a process of their own: `http` answers at once and calls back with a receipt; `smpp` speaks
// the other implementation of SMPP; `count` is the receiver of receipts when a gateway is measured alone.
import { Agent, createServer, get } from "node:http";
import { smscStandIn } from "../testing/smsc.ts";

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

function callBack(address: string): void {
  get(address, { agent }, (answer) => answer.resume()).on("error", () => setTimeout(() => callBack(address), 200));
}

async function http(): Promise<number> {
  let n = 0;
  const server = createServer((incoming, response) => {
    const pieces: Buffer[] = [];
    incoming.on("data", (piece: Buffer) => pieces.push(piece));
    incoming.on("end", () => {
      const id = `b${(n++).toString(16)}`;
      response.end(`Success "${id}"`);
      const fields = new URLSearchParams(Buffer.concat(pieces).toString("latin1"));
      const receiver = fields.get("dlr-url");
      if (receiver) setTimeout(() => callBack(`${receiver}?id=${id}&status=1`), 100);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as { port: number }).port;
}

async function smpp(): Promise<number> {
  const smsc = await smscStandIn((submitted, n) => {
    const id = (0x10_0000 + n).toString(16);
    setTimeout(() => {
      const text = `id:${id} sub:001 dlvrd:001 submit date:1006240600 done date:1006240601 stat:DELIVRD err:000 text:`;
      smsc
        .deliver({ source_addr: submitted.to, destination_addr: submitted.from, esm_class: 4, short_message: text })
        .catch(() => undefined);
    }, 100);
    return { id };
  });
  return smsc.port;
}

async function count(): Promise<number> {
  const seen = new Map<string, number>();
  const server = createServer((incoming, response) => {
    const status = new URL(incoming.url ?? "/", "http://here").searchParams.get("status");
    if (incoming.url === "/seen") return void response.end(JSON.stringify(Object.fromEntries(seen)));
    seen.set(status ?? "none", (seen.get(status ?? "none") ?? 0) + 1);
    response.end("ok");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as { port: number }).port;
}

const which = process.argv[2] ?? "";
const port = await (which === "http" ? http() : which === "smpp" ? smpp() : count());
process.stdout.write(`${port}\n`);
