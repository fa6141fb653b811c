import { randomInt, randomUUID } from "node:crypto";
import { lookup as systemLookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import type { Clock } from "#kernel/clock.ts";
import type { Answer, Arrivals, Channel, Outgoing, Receipt } from "../channel.ts";
import { guarded } from "../guarded-lookup.ts";
import { phoneOf } from "../http/callbacks.ts";
import type { Parts } from "../parts.ts";
import { mayReach } from "../reach.ts";
import { inBatches } from "./batches.ts";
import { isReceipt, readReceipt, readText } from "./deliveries.ts";
import { type Line, openLine, type Submitted } from "./line.ts";
import { absoluteTime, type Delivery, int16, parameter, submitBody, tlvs } from "./pdu.ts";
import { type Piece, piecesOf } from "./pieces.ts";
import type { SmppProfile } from "./profile.ts";
import { meaningOf } from "./statuses.ts";

export interface SmppDeps {
  readonly clock: Clock;
  readonly parts: Parts;
  readonly lookup?: LookupFunction;
  /** Told what happened on the line; never a number or a text. */
  readonly log: (what: string, facts: Readonly<Record<string, string | number>>) => void;
  /** Seconds before the n-th try to connect again. */
  readonly backOff?: (tries: number) => number;
}

const doubling = (tries: number): number => Math.min(60, 2 ** Math.min(tries, 6)) * (0.8 + randomInt(400) / 1000);
const againAfterThrottle = 250;

/** A line to an operator's gateway. One process at a time may open it: a gateway lets one line in for an account. */
export function smppChannel(name: string, profile: SmppProfile, password: string, deps: SmppDeps): Channel {
  const { promises } = profile;
  const lookup = guarded(deps.lookup ?? (systemLookup as LookupFunction), profile.local);
  const backOff = deps.backOff ?? doubling;
  let line: Line | null = null;
  let arrivals: Arrivals | null = null;
  let closed = true;
  let tries = 0;
  let waking: { readonly timer: NodeJS.Timeout; readonly wake: () => void } | null = null;
  let running: Promise<void> = Promise.resolve();
  let stopping = new AbortController();
  let underWay = 0;
  let reference = randomInt(0x10000);
  let mark = randomInt(0x10000);
  /** Our marks of what was given up, so that a receipt which brings one back is told whose it is. */
  const unanswered = new Map<number, { readonly ref: string; readonly part: number }>();

  const storeReceipts = inBatches<Receipt>(async (receipts) => {
    if (!arrivals) throw new Error("nobody takes receipts");
    await arrivals.receipts(name, receipts);
  });

  async function delivered(delivery: Delivery): Promise<void> {
    if (!arrivals) throw new Error("nobody takes texts");
    if (isReceipt(delivery)) {
      const receipt = readReceipt(delivery);
      if (!receipt) return deps.log("a receipt that says nothing", { channel: name });
      const { mark: known, ...rest } = receipt;
      const whose = known === null ? undefined : unanswered.get(known);
      await storeReceipts({ ...rest, part: whose?.part ?? 1, ref: whose?.ref ?? null });
      return;
    }
    const { from, to, text, part } = readText(delivery, profile.alphabet);
    const phone = phoneOf(delivery.fromTon === 1 && /^\d/u.test(from) ? `+${from}` : from, profile.region);
    if (phone === null) return deps.log("a text that no telephone can have written", { channel: name });
    if (!part) return await arrivals.incoming(name, { id: randomUUID(), from: phone, to, text }, true);
    const joined = await deps.parts.put({ channel: name, from: phone, to, text, ...part }, deps.clock.now());
    if (!joined) return;
    await arrivals.incoming(name, joined.whole, true);
    await joined.done();
  }

  const waitFor = (seconds: number): Promise<void> =>
    new Promise((wake) => {
      waking = { wake, timer: setTimeout(wake, seconds * 1000) };
    });

  /** Once: binds, and stays until the line is lost. `settled` is told when it stands. */
  async function once(settled: () => void): Promise<void> {
    const host = profile.host;
    if (isIP(host) !== 0 && !mayReach(host, profile.local)) throw new Error("address-not-allowed");
    try {
      const { promise: gone, resolve: lost } = Promise.withResolvers<string>();
      const opened = await openLine({
        host,
        port: profile.port,
        tls: profile.tls,
        lookup,
        bind: { systemId: profile.systemId, password, systemType: profile.systemType },
        answerSeconds: promises.answerWithin,
        enquireSeconds: profile.enquireSeconds,
        stop: stopping.signal,
        delivered,
        lateAnswer: (body, id) => void lateAnswer(body, id),
        lost,
      });
      line = opened;
      tries = 0;
      deps.log("the line stands", { channel: name });
      settled();
      if (closed) await opened.close();
      const why = await gone;
      deps.log("the line is lost", { channel: name, why });
    } finally {
      line = null;
    }
  }

  async function keepUp(settled: () => void): Promise<void> {
    while (!closed) {
      try {
        await once(settled);
      } catch (error) {
        deps.log("no line", { channel: name, why: error instanceof Error ? error.message : "unknown" });
      }
      settled();
      if (closed) return;
      const seconds = backOff(tries);
      tries += 1;
      await waitFor(seconds);
    }
  }

  async function lateAnswer(body: Buffer, id: string): Promise<void> {
    const whose = unanswered.get(markIn(body));
    if (whose) await storeReceipts({ id, part: whose.part, status: "accepted", ref: whose.ref, code: "late" });
  }

  async function submit(message: Outgoing, piece: Piece, own: number): Promise<Submitted> {
    const body = submitBody({
      sender: profile.sender,
      recipient: { ...profile.recipient, address: message.to.replace(/^\+/u, "") },
      esmClass: piece.esmClass,
      validity: profile.validity ? absoluteTime(message.validUntil) : "",
      dataCoding: piece.dataCoding,
      message: piece.message,
      parameters: [...piece.parameters, parameter(tlvs.userMessageReference, int16(own))],
    });
    return (await line?.submit(body)) ?? { lost: "before", code: "not-bound" };
  }

  async function sendPieces(message: Outgoing, pieces: readonly Piece[]): Promise<Answer> {
    const ids: string[] = [];
    const until = performance.now() + promises.answerWithin * 1000;
    for (const [n, piece] of pieces.entries()) {
      mark = (mark + 1) & 0xffff;
      const own = mark;
      unanswered.set(own, { ref: message.ref, part: n + 1 });
      for (;;) {
        const submitted = await submit(message, piece, own);
        const meaning = meaningOf(submitted, profile.refusals);
        // A piece that was refused for now follows those that are taken already; the text is never begun anew.
        if (meaning.outcome === "definite-no" && ids.length > 0 && performance.now() < until) {
          await new Promise((resolve) => setTimeout(resolve, againAfterThrottle));
          continue;
        }
        if (meaning.outcome === "accepted") {
          unanswered.delete(own);
          ids.push(...meaning.ids);
          break;
        }
        if (meaning.outcome !== "unknown") unanswered.delete(own);
        if (meaning.outcome !== "definite-no" || ids.length === 0) return meaning;
        return { outcome: "unknown", code: `part-${n + 1}-${meaning.code}`, why: "a part of the text was not taken" };
      }
    }
    return { outcome: "accepted", ids };
  }

  return {
    name,
    promises,
    async open(given) {
      arrivals = given;
      closed = false;
      stopping = new AbortController();
      const { promise, resolve } = Promise.withResolvers<void>();
      running = keepUp(resolve);
      await promise;
    },
    ready: () => (line?.usable() ?? false) && underWay < promises.window,
    async send(message) {
      if (!line?.usable()) return { outcome: "definite-no", code: "not-bound", why: "the line does not stand" };
      if (underWay >= promises.window)
        return { outcome: "definite-no", code: "window-full", why: "the channel takes no more now" };
      underWay += 1;
      try {
        reference = (reference + 1) & 0xffff;
        return await sendPieces(message, piecesOf(message.text, profile, reference));
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        // It does not fit into what the description says; no byte of it left.
        return { outcome: "failed", code: "unfit", why: error.message, optedOut: false };
      } finally {
        underWay -= 1;
      }
    },
    async close() {
      closed = true;
      stopping.abort();
      if (waking) clearTimeout(waking.timer);
      waking?.wake();
      await line?.close();
      await running;
      arrivals = null;
    },
  };
}

/** Our mark stands last in what we submit. */
const markIn = (body: Buffer): number => body.readUInt16BE(body.length - 2);
