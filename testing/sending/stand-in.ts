import type { Answer, Arrivals, Channel, Outgoing, Promises } from "../../src/rooms/messages/channels/channel.ts";
import type { Budget, TextMaker } from "../../src/rooms/messages/sending/due.ts";
import type { GivenChannel } from "../../src/rooms/messages/sending/run-channel.ts";
import type { Times } from "../../src/rooms/messages/sending/start-sending.ts";

/** Everything quicker than in life, so that tests do not wait. */
export const quickTimes: Partial<Times> = {
  leaseSeconds: 3,
  idleMilliseconds: 50,
  foldMilliseconds: 50,
  sweepMilliseconds: 400,
  reapMilliseconds: 200,
  ladderMilliseconds: 300,
  ladderYoungestSeconds: 1,
  channelsMilliseconds: 500,
};

const promises: Promises = {
  idempotency: "none",
  query: "none",
  refInReceipt: false,
  idFormat: "as-is",
  window: 50,
  partsPerSecond: 10_000,
  answerWithin: 1,
};

/** The text of a message is the one in its content. */
export const contentMaker = (prefix = "slot"): TextMaker => ({
  prefix,
  make: async (_, messages) =>
    messages.map(({ content }) => ({ text: String((content as { text?: unknown } | null)?.text ?? "") })),
});

export const noCaps: Budget = { perDay: null, perWeek: null, countries: null, zone: "UTC", price: () => 0.01 };

/** A channel in this process, and all else that sending wants, remembered as it was used. */
export function standIn(
  name: string,
  wish: {
    promises?: Partial<Promises>;
    answer?: (message: Outgoing, n: number) => Answer | Promise<Answer>;
    receipts?: boolean;
    budget?: Budget;
    makers?: readonly TextMaker[];
  } = {},
) {
  const sent: (Outgoing & { at: number })[] = [];
  const complaints: string[] = [];
  let arrivals: Arrivals | null = null;
  const owed: Promise<void>[] = [];
  const channel = (): Channel => ({
    name,
    promises: { ...promises, ...wish.promises },
    async open(given) {
      arrivals = given;
    },
    ready: () => arrivals !== null,
    async send(message) {
      sent.push({ ...message, at: Date.now() });
      const id = `${name}-${sent.length}`;
      const answer = wish.answer
        ? await wish.answer(message, sent.length)
        : { outcome: "accepted" as const, ids: [id] };
      if (answer.outcome === "accepted" && wish.receipts !== false && arrivals)
        for (const one of answer.ids)
          owed.push(
            arrivals
              .receipts(name, [{ id: one, part: 1, status: "delivered", ref: null, code: "" }])
              .catch((error: unknown) => void complaints.push(String(error))),
          );
      return answer;
    },
    async close() {
      await Promise.all(owed);
      arrivals = null;
    },
  });
  const given: GivenChannel = { name, position: 1, routes: [], keepsLine: false, version: "1", make: channel };
  return {
    sent,
    complaints,
    channel,
    given,
    seals: { from: () => Buffer.alloc(0), text: () => Buffer.alloc(0) },
    log: (level: string, message: string, facts?: unknown) => {
      if (level !== "info") complaints.push(`${message} ${JSON.stringify(facts ?? {})}`);
    },
    wish: {
      channels: async () => [given],
      makers: wish.makers ?? [contentMaker(), contentMaker("reply"), contentMaker("alert"), contentMaker("code")],
      budgets: {
        budgets: async (_: unknown, programmes: readonly string[]) =>
          new Map(programmes.map((id) => [id, wish.budget ?? noCaps])),
      },
    },
  };
}
