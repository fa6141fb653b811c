// A gateway in a process of its own: what it was given stands in a file, one line for each message it took, whatever
// became of the sender. It can be as unkind as real ones: see `Habits`.
import { appendFileSync, openSync } from "node:fs";
import { createServer, request } from "node:http";
import { seededRandom } from "./random.ts";

/** How often (0 to 1) it does what real gateways do now and then. */
export interface Habits {
  throttle: number;
  dropBefore: number;
  dropAfter: number;
  garbage: number;
  slow: number;
  early: number;
  twice: number;
  reordered: number;
  otherSpelling: number;
  undelivered: number;
  /** Both that it arrived and that it did not. */
  contradicting: number;
}

export const calm: Habits = {
  throttle: 0,
  dropBefore: 0,
  dropAfter: 0,
  garbage: 0,
  slow: 0,
  early: 0,
  twice: 0,
  reordered: 0,
  otherSpelling: 0,
  undelivered: 0,
  contradicting: 0,
};

export const hostile: Habits = {
  throttle: 0.05,
  dropBefore: 0.03,
  dropAfter: 0.03,
  garbage: 0.02,
  slow: 0.02,
  early: 0.15,
  twice: 0.3,
  reordered: 0.3,
  otherSpelling: 0.3,
  undelivered: 0.05,
  contradicting: 0.1,
};

export interface GatewayWish {
  readonly truth: string;
  readonly callback: string | null;
  readonly habits: Habits;
  readonly seed: number;
  /** Answers the same reference once. */
  readonly idempotent: boolean;
  readonly milliseconds: number;
  /** Receipts bring the reference back. */
  readonly refs: boolean;
}

interface Given {
  readonly ref: string;
  readonly to: string;
  readonly text: string;
}

function serve(wish: GatewayWish): void {
  const { habits } = wish;
  const random = seededRandom(wish.seed);
  const happens = (often: number): boolean => random() < often;
  const truth = openSync(wish.truth, "a");
  const taken = new Map<string, string>();
  let ids = 0;
  let owed = 0;

  const server = createServer((incoming, response) => {
    const url = new URL(incoming.url ?? "/", "http://gateway");
    if (url.pathname === "/query")
      return void response.end(JSON.stringify({ found: taken.has(url.searchParams.get("ref") ?? "") }));
    if (url.pathname === "/owed") return void response.end(JSON.stringify({ owed }));
    const pieces: Buffer[] = [];
    incoming.on("data", (piece: Buffer) => pieces.push(piece));
    incoming.on("error", () => undefined);
    incoming.on("end", () => {
      const given = JSON.parse(Buffer.concat(pieces).toString("utf8")) as Given;
      if (happens(habits.throttle)) {
        response.statusCode = 429;
        return void response.end("{}");
      }
      if (happens(habits.dropBefore)) return void incoming.socket.destroy();
      const known = taken.get(given.ref);
      const id =
        wish.idempotent && known ? known : `a${(ids++ + 0x10_0000 + (wish.seed % 1000) * 0x100_0000).toString(16)}`;
      if (!(wish.idempotent && known)) {
        taken.set(given.ref, id);
        appendFileSync(truth, `${given.ref}\t${given.to}\t${Date.now()}\t${given.text}\n`);
      }
      const early = happens(habits.early);
      if (early) owe(given.ref, id, true);
      const answer = (): void => {
        if (happens(habits.dropAfter)) return void incoming.socket.destroy();
        response.end(happens(habits.garbage) ? "<html>Bad gateway" : JSON.stringify({ id }));
        if (!early) owe(given.ref, id, false);
      };
      setTimeout(answer, happens(habits.slow) ? 3000 : wish.milliseconds + random() * wish.milliseconds);
    });
  });

  /** Receipts of one message, in the order and spelling of the day; each is repeated until it is taken. */
  function owe(ref: string, id: string, atOnce: boolean): void {
    if (!wish.callback) return;
    const spelt = happens(habits.otherSpelling) ? `0${id.toUpperCase()}` : id;
    const last = happens(habits.undelivered) ? "undelivered" : "delivered";
    const order = happens(habits.reordered) ? [last, "accepted"] : ["accepted", last];
    if (happens(habits.contradicting)) order.push("undelivered");
    if (happens(habits.twice)) order.push(last, "accepted", last);
    const wait = atOnce ? 0 : 30 + random() * 400;
    order.forEach((status, n) => {
      owed += 1;
      setTimeout(() => tell({ id: spelt, part: 1, status, ref: wish.refs ? ref : null, code: "" }), wait + n * 20);
    });
  }

  function tell(receipt: object, tries = 0): void {
    const again = (): void => void setTimeout(() => tell(receipt, tries + 1), Math.min(2000, 100 * 2 ** tries));
    const call = request(wish.callback ?? "", { method: "POST", timeout: 5000 }, (answered) => {
      answered.resume();
      if (answered.statusCode === 200) owed -= 1;
      else again();
    });
    call.on("timeout", () => call.destroy());
    call.on("error", again);
    call.end(JSON.stringify(receipt));
  }

  server.keepAliveTimeout = 60_000;
  server.listen(0, "127.0.0.1", () => process.stdout.write(`${(server.address() as { port: number }).port}\n`));
  process.once("SIGTERM", () => process.exit(0));
}

if (process.argv[2]?.startsWith("{")) serve(JSON.parse(process.argv[2]) as GatewayWish);
