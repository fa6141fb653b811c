import type { LookupFunction } from "node:net";
import { connected, LineRefused } from "./connected.ts";
import {
  bindBody,
  commands,
  type Delivery,
  isResponse,
  MalformedPdu,
  type Pdu,
  pduReader,
  readDelivery,
  readSubmitted,
  responseTo,
  writePdu,
} from "./pdu.ts";

/** What became of one submit_sm. */
export type Submitted =
  | { readonly status: number; readonly id: string }
  /** `before`: no byte of it left. */
  | { readonly lost: "before" | "after"; readonly code: string };

export interface Line {
  submit(body: Buffer): Promise<Submitted>;
  /** Submissions that have not been answered. */
  underWay(): number;
  usable(): boolean;
  /** Says goodbye and waits for the answers that are still due, at most as long as an answer may take. */
  close(): Promise<void>;
}

export interface LineWish {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly lookup?: LookupFunction;
  readonly bind: { readonly systemId: string; readonly password: string; readonly systemType: string };
  readonly answerSeconds: number;
  readonly enquireSeconds: number;
  /** Gives up a line that does not stand yet. */
  readonly stop?: AbortSignal;
  /** The gateway is told "got it" once this has resolved, and "again later" when it throws. */
  readonly delivered: (delivery: Delivery) => Promise<void>;
  /** An answer that came after we had given it up, on the same line. */
  readonly lateAnswer: (body: Buffer, id: string) => void;
  readonly lost: (why: string) => void;
}

interface Pending {
  readonly body: Buffer;
  readonly resolve: (what: Submitted) => void;
  readonly timer: NodeJS.Timeout;
}

const status = { ok: 0, invalidCommand: 0x03, tryAgain: 0x64 } as const;
const mostDeliveries = 100;

/** Connects and binds as a transceiver. Rejects with LineRefused when that does not come about in time. */
export async function openLine(wish: LineWish): Promise<Line> {
  const socket = await connected(wish);
  const pending = new Map<number, Pending>();
  const givenUp = new Map<number, Buffer>();
  const read = pduReader();
  let sequence = 0;
  let state: "binding" | "bound" | "leaving" | "lost" = "binding";
  let deliveries = 0;
  let asked: NodeJS.Timeout | null = null;
  const binding = Promise.withResolvers<void>();

  const next = (): number => {
    sequence = sequence >= 0x7fffffff ? 1 : sequence + 1;
    return sequence;
  };
  const write = (pdu: Pdu): void => {
    if (!socket.destroyed && socket.writable) socket.write(writePdu(pdu));
  };
  const answer = (to: Pdu, code: number, body = Buffer.alloc(0)): void =>
    write({ command: responseTo(to.command), status: code, sequence: to.sequence, body });

  const lose = (why: string): void => {
    if (state === "lost") return;
    const before = state;
    state = "lost";
    clearInterval(enquiring);
    if (asked) clearTimeout(asked);
    socket.destroy();
    for (const { resolve, timer } of pending.values()) {
      clearTimeout(timer);
      resolve({ lost: "after", code: why });
    }
    pending.clear();
    if (before === "binding") binding.reject(new LineRefused(why));
    else wish.lost(why);
  };

  const enquire = (): void => {
    if (state !== "bound" || asked) return;
    asked = setTimeout(() => lose("no-answer"), wish.answerSeconds * 1000);
    write({ command: commands.enquireLink, status: 0, sequence: next(), body: Buffer.alloc(0) });
  };
  const enquiring = setInterval(enquire, wish.enquireSeconds * 1000);

  const take = async (pdu: Pdu): Promise<void> => {
    deliveries += 1;
    if (deliveries >= mostDeliveries) socket.pause();
    try {
      await wish.delivered(readDelivery(pdu));
      answer(pdu, status.ok, Buffer.of(0));
    } catch (error) {
      if (error instanceof MalformedPdu) lose("malformed");
      else answer(pdu, status.tryAgain, Buffer.of(0));
    } finally {
      deliveries -= 1;
      if (deliveries < mostDeliveries / 2 && socket.isPaused()) socket.resume();
    }
  };

  const answered = (pdu: Pdu): void => {
    if (pdu.command === responseTo(commands.bindTransceiver)) {
      if (state !== "binding") return;
      if (pdu.status !== 0) lose(`bind-refused-${pdu.status}`);
      else {
        state = "bound";
        binding.resolve();
      }
      return;
    }
    if (pdu.command === responseTo(commands.unbind)) {
      socket.end();
      return;
    }
    if (pdu.command === responseTo(commands.enquireLink)) {
      if (asked) clearTimeout(asked);
      asked = null;
      return;
    }
    const isSubmission = pdu.command === responseTo(commands.submitSm);
    if (!isSubmission && pdu.command !== commands.genericNack) return;
    if (pdu.command === commands.genericNack && state === "binding") {
      lose(`bind-refused-${pdu.status}`);
      return;
    }
    const id = isSubmission && pdu.status === 0 ? readSubmitted(pdu) : "";
    const waiting = pending.get(pdu.sequence);
    if (waiting) {
      pending.delete(pdu.sequence);
      clearTimeout(waiting.timer);
      waiting.resolve({ status: pdu.status, id });
      return;
    }
    const late = givenUp.get(pdu.sequence);
    if (late && isSubmission && pdu.status === 0 && id !== "") wish.lateAnswer(late, id);
    givenUp.delete(pdu.sequence);
  };

  const heard = (pdu: Pdu): void => {
    if (isResponse(pdu.command)) {
      answered(pdu);
      return;
    }
    switch (pdu.command) {
      case commands.deliverSm:
      case commands.dataSm:
        void take(pdu);
        return;
      case commands.enquireLink:
        answer(pdu, status.ok);
        return;
      case commands.unbind:
        answer(pdu, status.ok);
        if (state === "bound") state = "leaving";
        socket.end();
        return;
      default:
        write({
          command: commands.genericNack,
          status: status.invalidCommand,
          sequence: pdu.sequence,
          body: Buffer.alloc(0),
        });
    }
  };

  socket.on("data", (piece: Buffer) => {
    try {
      for (const pdu of read(piece)) heard(pdu);
    } catch (error) {
      if (!(error instanceof MalformedPdu)) throw error;
      lose("malformed");
    }
  });
  socket.on("error", (error) => lose("code" in error ? String(error.code) : "broken"));
  socket.on("close", () => lose("closed"));

  const patience = setTimeout(() => lose("bind-timeout"), wish.answerSeconds * 1000);
  const stopped = (): void => lose("stopped");
  wish.stop?.addEventListener("abort", stopped, { once: true });
  write({ command: commands.bindTransceiver, status: 0, sequence: next(), body: bindBody(wish.bind) });
  try {
    await binding.promise;
  } finally {
    clearTimeout(patience);
    wish.stop?.removeEventListener("abort", stopped);
  }

  return {
    usable: () => state === "bound",
    underWay: () => pending.size,
    submit(body) {
      if (state !== "bound" || !socket.writable) return Promise.resolve({ lost: "before", code: "not-bound" });
      const number = next();
      const { promise, resolve } = Promise.withResolvers<Submitted>();
      const timer = setTimeout(() => {
        pending.delete(number);
        givenUp.set(number, body);
        const [oldest] = givenUp.keys();
        if (givenUp.size > 1000 && oldest !== undefined) givenUp.delete(oldest);
        resolve({ lost: "after", code: "timeout" });
      }, wish.answerSeconds * 1000);
      pending.set(number, { body, resolve, timer });
      write({ command: commands.submitSm, status: 0, sequence: number, body });
      return promise;
    },
    async close() {
      if (state !== "bound" && state !== "leaving") return;
      const gone = new Promise<void>((resolve) => socket.once("close", () => resolve()));
      state = "leaving";
      write({ command: commands.unbind, status: 0, sequence: next(), body: Buffer.alloc(0) });
      const late = setTimeout(() => socket.destroy(), Math.min(wish.answerSeconds, 5) * 1000);
      await gone;
      clearTimeout(late);
    },
  };
}
