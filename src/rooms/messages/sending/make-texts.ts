import type { Tx } from "#kernel/database/database.ts";
import { countText } from "../counter/count.ts";
import type { Claimed } from "./claim.ts";
import { type Due, type Made, makerOf, type TextMaker } from "./due.ts";
import type { Facts } from "./facts.ts";
import { judge, type Verdict } from "./judge.ts";
import { openings } from "./window.ts";

export interface MakeWish {
  readonly makers: readonly TextMaker[];
  readonly now: Temporal.Instant;
  readonly fenceSeconds: number;
}

/** A claimed message with its number, opened before the readers' rows are locked. */
export interface Opened {
  readonly row: Claimed;
  readonly phone: string;
}

const notYetMinutes = 15;

export interface Ready {
  readonly row: Facts;
  readonly opened: Opened;
  readonly text: string;
  readonly parts: number;
  readonly cost: number;
}
export type Stopped = { readonly row: Facts; readonly opened: Opened; readonly verdict: Verdict };

export const nameOf = (row: { subscriber: string; key: string }): string => `${row.subscriber} ${row.key}`;

/** Judges once more, and makes the texts of those that may still go. */
export async function makeTexts(
  tx: Tx,
  mine: readonly Facts[],
  found: ReadonlyMap<string, Opened>,
  wish: MakeWish,
): Promise<{ ready: readonly Ready[]; stopped: readonly Stopped[] }> {
  const opening = openings(wish.now, wish.fenceSeconds);
  const stopped: Stopped[] = [];
  const able: { row: Facts; opened: Opened }[] = [];
  for (const row of mine) {
    const opened = found.get(nameOf(row));
    if (!opened) throw new Error("A message came back that was not asked for");
    const verdict = judge(row, wish.now, opening);
    if (verdict.do === "send") able.push({ row, opened });
    else stopped.push({ row, opened, verdict });
  }
  const made = await makeAll(tx, able, wish.makers);
  const ready: Ready[] = [];
  for (const [at, { row, opened }] of able.entries()) {
    const one = made[at] ?? { cancel: "no-maker" };
    if ("text" in one && one.text !== "") {
      const parts = partsOf(one.text);
      ready.push({ row, opened, text: one.text, parts, cost: (opened.row.cost / opened.row.parts) * parts });
    } else stopped.push({ row, opened, verdict: unmade(one, row, wish.now) });
  }
  return { ready, stopped };
}

function unmade(made: Made, row: Facts, now: Temporal.Instant): Verdict {
  if ("cancel" in made) return { do: "cancel", reason: made.cancel };
  if ("text" in made) return { do: "hold", reason: "empty-text" };
  const until = now.add({ minutes: notYetMinutes });
  return until.epochMilliseconds < Date.parse(row.not_after) ? { do: "wait", until } : { do: "lapse" };
}

async function makeAll(
  tx: Tx,
  able: readonly { row: Facts; opened: Opened }[],
  makers: readonly TextMaker[],
): Promise<readonly (Made | undefined)[]> {
  const made = new Array<Made | undefined>(able.length);
  const byMaker = Map.groupBy(able.keys(), (at) => makerOf(makers, able[at]?.row.key ?? ""));
  for (const [maker, places] of byMaker) {
    if (!maker) continue;
    const dues = places.flatMap((at): Due[] => {
      const one = able[at];
      return one ? [{ ...one.row, channel: one.opened.row.channel }] : [];
    });
    const texts = await maker.make(tx, dues);
    if (texts.length !== dues.length)
      throw new Error(`The maker of ${maker.prefix} answered for ${texts.length} of ${dues.length}`);
    for (const [n, at] of places.entries()) made[at] = texts[n];
  }
  return made;
}

const counted = new Map<string, number>();

/** Many texts are the same for many, so each is counted once. */
function partsOf(text: string): number {
  let parts = counted.get(text);
  if (parts === undefined) {
    parts = countText(text).segments;
    if (counted.size >= 2000) counted.clear();
    counted.set(text, parts);
  }
  return parts;
}
