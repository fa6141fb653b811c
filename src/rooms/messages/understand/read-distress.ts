import type { Match } from "./match-patterns.ts";
import { type Reading, wordsOf } from "./readings.ts";
import type { Danger, Understood } from "./understand.ts";

/** What was heard, and in which words of which reading. */
export interface Distress extends Understood {
  readonly places: readonly number[];
  readonly reading: Reading;
}

const dangers: readonly Danger[] = ["body", "despair", "violence"];

/**
 * Words of danger or of grief. A "no" beside them makes them not sure and never unheard: "no bleeding" goes to a person
 * too. Danger comes before grief, which is told in other words than those. Phrases in which the same words are harmless ("water bottle", «группа крови») take their words out first.
 */
export function readDistress(reading: Reading): readonly Distress[] {
  const calming = reading.find("calm").filter(({ exact }) => exact);
  const placesOf = (perhaps: boolean) =>
    new Set(calming.filter(({ pattern }) => pattern.perhaps === perhaps).flatMap(({ at }) => at));
  const [calm, perhapsCalm] = [placesOf(false), placesOf(true)];
  const heard = (intent: string) =>
    reading
      .find(intent)
      .filter((match) => isHeard(match, reading) && !match.at.some((place) => calm.has(place)))
      .map((match) => ({
        match,
        sure: !match.pattern.perhaps && !isDenied(match, reading) && !match.at.some((place) => perhapsCalm.has(place)),
      }))
      .sort((a, b) => Number(b.sure) - Number(a.sure));
  const found = dangers.flatMap((danger) => heard(`danger-${danger}`).map((one) => ({ ...one, danger })));
  const worst = found.find(({ sure }) => sure) ?? found[0];
  const grief = heard("grief")
    .filter(({ match }) => !match.at.some((place) => worst?.match.at.includes(place)))
    // A loss that is feared, asked about, another's or long past is no loss of this child.
    .map((one) => ({ ...one, sure: one.sure && !isDoubted(one.match, reading) }))
    .sort((a, b) => Number(b.sure) - Number(a.sure))[0];
  const told = ({ match, sure }: { match: Match; sure: boolean }) => ({
    word: wordsOf(match, reading),
    sure,
    places: match.at,
    reading,
  });
  return [
    ...(worst ? [{ intent: "danger", danger: worst.danger, ...told(worst) } as const] : []),
    ...(grief ? [{ intent: "grief", ...told(grief) } as const] : []),
  ];
}

/**
 * With a slip a long word counts, and a phrase of which another word is right; of short words and beginnings too many
 * are near («отправила», "rapid"). A pattern for whole messages wants nothing of weight beside it.
 */
function isHeard({ pattern, at, exact, exactSteps }: Match, reading: Reading): boolean {
  if (!exact && exactSteps === 0 && (pattern.kind === "stem" || pattern.steps.length > 1 || pattern.word.length < 7))
    return false;
  if (pattern.kind !== "whole") return true;
  return reading.tokens.every(
    (token, place) => at.includes(place) || ["filler", "light", "aside"].some((intent) => reading.is(intent, token)),
  );
}

function isDoubted({ at }: Match, { find, tokens }: Reading): boolean {
  const [first = 0] = at;
  const isBefore = (place = first) =>
    place < first && tokens.slice(place + 1, first + 1).every(({ after }) => after !== "stop");
  return find("grief-doubt").some((doubt) => isBefore(doubt.at[0])) || find("grief-past").length > 0;
}

/** Whether a "no" stands at most two words before, or in Russian right behind; not when the words hold one themselves. */
function isDenied({ at }: Match, { tokens, is }: Reading): boolean {
  if (at.some((place) => is("negation", tokens[place]))) return false;
  const [first = 0, last = first] = [at[0], at.at(-1)];
  for (let place = first - 1; place >= Math.max(0, first - 2); place -= 1) {
    if (tokens[place + 1]?.after !== "space") break;
    if (is("negation", tokens[place])) return true;
  }
  return tokens[last + 1]?.after === "space" && is("negation-after", tokens[last + 1]);
}
