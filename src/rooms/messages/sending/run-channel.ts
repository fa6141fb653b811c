import { setTimeout as sleep } from "node:timers/promises";
import { reasonOf } from "#kernel/lifecycle/cannot-start.ts";
import type { Arrivals, Channel, Promises } from "../channels/channel.ts";
import { type LaneWish, laneTurn } from "./lane.ts";
import { keepLine } from "./line-lock.ts";
import { makePace, type Pace } from "./pace.ts";
import { resendSame } from "./resend-same.ts";
import type { Route } from "./route.ts";

/** A channel as it is set up. */
export interface GivenChannel {
  readonly name: string;
  readonly position: number;
  readonly routes: readonly Route[];
  /** Has an account on which one line may be kept: then one process alone keeps it. */
  readonly keepsLine: boolean;
  /** Changes when the set-up does; the channel is then made anew. */
  readonly version: string;
  make(): Channel;
}

export interface RunningChannel {
  readonly given: GivenChannel;
  /** The open channel; null while another process has its line. */
  channel(): Channel | null;
  /** Takes messages here, or does in another process that has its line. */
  ready(): boolean;
  readonly pace: Pace;
  readonly promises: Promises;
  /** Asks once more, with the same reference, about what is unknown, where the gateway answers that once. */
  resendSame(): Promise<void>;
  stop(): Promise<void>;
}

export interface RunWish extends Omit<LaneWish, "channel" | "pace" | "lanes" | "stopping"> {
  readonly given: GivenChannel;
  readonly directUrl: string;
  readonly arrivals: Arrivals;
  readonly idleMilliseconds: number;
}

const lanes = 2;
const closeWithin = 2000;
const downAfter = 5000;

/** Keeps one channel open and its lanes at work until it is stopped. */
export function runChannel(wish: RunWish): RunningChannel {
  const { given, log } = wish;
  let stopping = false;
  let open: Channel | null = null;
  let mine = !given.keepsLine;
  let atWork: Promise<unknown> = Promise.resolve();
  const shape = given.make();
  const pace = makePace(shape.promises);

  const begin = (): void => {
    mine = true;
    const channel = open === null ? given.make() : open;
    open = channel;
    atWork = channel
      .open(wish.arrivals)
      .catch((error: unknown) =>
        log("error", "a channel did not open", { channel: given.name, error: reasonOf(error) }),
      )
      .then(() => Promise.all(Array.from({ length: lanes }, (_, lane) => work(channel, lane))));
  };

  async function work(channel: Channel, lane: number): Promise<void> {
    const of = { ...wish, channel, pace, lanes, stopping: () => stopping || open !== channel };
    while (!of.stopping()) {
      let seen = 0;
      try {
        seen = await laneTurn(of);
      } catch (error) {
        log("warn", "a batch was not sent", { channel: given.name, error: reasonOf(error) });
        await sleep(500);
      }
      // One lane keeps watch where there is nothing to do; the other helps where there is.
      if (seen === 0 && !of.stopping()) await sleep(wish.idleMilliseconds * (lane === 0 ? 1 : 4));
    }
  }

  async function end(): Promise<void> {
    const channel = open;
    open = null;
    await atWork;
    await Promise.race([channel?.close(), sleep(closeWithin, undefined, { ref: false })]);
  }

  const line = given.keepsLine
    ? keepLine(wish.directUrl, given.name, {
        taken: begin,
        lost: () => {
          mine = false;
          end().catch((error: unknown) => log("error", "a channel did not close", { error: reasonOf(error) }));
        },
        failed: (error) =>
          log("warn", "the line of a channel is waited for", { channel: given.name, error: reasonOf(error) }),
      })
    : null;
  if (!line) begin();

  let readyAt = performance.now();
  /** Down is what has not been ready for some seconds; a full window, or a line that is just made anew, is not. */
  const isUp = (): boolean => {
    if (pace.busy() || open?.ready()) readyAt = performance.now();
    return performance.now() - readyAt < downAfter && !pace.resting();
  };

  return {
    given,
    pace,
    promises: shape.promises,
    async resendSame() {
      if (open?.ready() && !stopping)
        await resendSame({ ...wish, channel: open, pace, lanes, stopping: () => stopping });
    },
    channel: () => open,
    ready: () => (mine ? isUp() : true),
    async stop() {
      stopping = true;
      pace.stop();
      await end();
      await line?.stop();
    },
  };
}
