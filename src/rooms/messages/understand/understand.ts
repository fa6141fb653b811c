import { readCommand } from "./read-command.ts";
import { readDistress } from "./read-distress.ts";
import { readBirth, readDay, readKeyword, readKnownKeyword, readStopWish } from "./read-news.ts";
import { type Reading, readings } from "./readings.ts";

export type Danger = "body" | "violence" | "despair";

/** What a text from a phone means. */
export interface Understood {
  readonly intent:
    | "stop"
    | "pause"
    | "start"
    | "help"
    | "language"
    | "date"
    | "born"
    | "why"
    | "yes"
    | "no"
    | "keyword"
    | "danger"
    | "grief"
    | "stop-wish"
    | "empty"
    | "other";
  readonly danger?: Danger;
  /** Of STOP, PAUSE and START: everything, or one child. */
  readonly scope?: "all" | "child";
  readonly child?: number;
  /** The language that was asked for, by code. */
  readonly language?: string;
  /** The known words that were recognised, or the keyword. */
  readonly word?: string;
  /** What else was written, as it was written: the date behind a keyword or behind "born". */
  readonly rest?: string;
  /** A text of danger tells of a loss too: her messages must end or pause as for grief. */
  readonly grief?: "sure" | "perhaps";
  /** A text of danger or grief asks to be left alone too: both must be honoured. */
  readonly stops?: true;
  /** False where a word was taken for another, a "no" stands beside it, or the words mean it only at times. */
  readonly sure: boolean;
}

export interface Understanding {
  /** Languages of the programme, the likeliest first. Commands and danger are understood in every language we have. */
  readonly languages: readonly string[];
  /** Words by which programmes are joined. Without them any word before a date, or alone, may be one. */
  readonly keywords?: readonly string[];
}

/**
 * What somebody meant by a text. Danger goes before grief, grief before commands, commands before everything else: also
 * where the letters come from the wrong keyboard layout or the other alphabet, and where a thumb slipped.
 */
export function understand(text: string, understanding: Understanding): Understood {
  if (!/[\p{L}\p{N}]/u.test(text)) return withoutWords(text);
  const all = readings(text, understanding.languages);
  return (
    distress(all) ??
    first(all, readCommand) ??
    first(all, (reading) => readStopWish(reading)) ??
    first(all, (reading) => readKnownKeyword(reading, understanding)) ??
    first(all, (reading) => readBirth(reading, understanding)) ??
    first(all, (reading) => readDay(reading, understanding)) ??
    first(all, (reading) => readKeyword(reading, understanding)) ?? { intent: "other", rest: text.trim(), sure: true }
  );
}

/** A thumb up is a yes everywhere, a plus is one in Russian. */
function withoutWords(text: string): Understood {
  if (/^[\p{P}\p{Z}\p{C}]*$/u.test(text)) return { intent: "empty", sure: true };
  if (/^(?:[\s👍👌✅✔+\p{Emoji_Modifier}]|\ufe0f)+$/u.test(text)) return { intent: "yes", sure: true };
  return { intent: "other", rest: text.trim(), sure: true };
}

/** The worst that any reading finds; what is sure before what is not. */
function distress(all: readonly Reading[]): Understood | null {
  const found = all.flatMap(readDistress).sort((a, b) => rank(a) - rank(b));
  const [worst] = found;
  if (!worst) return null;
  const { reading, places, ...understood } = worst;
  // "I want it all to end" asks for no end of messages: the same words are not taken twice.
  const stops = all.some((other) => readStopWish(other, other === reading ? places : [])?.sure);
  const grief = worst.intent === "danger" ? found.find(({ intent }) => intent === "grief") : undefined;
  return {
    ...understood,
    ...(grief && { grief: grief.sure ? "sure" : "perhaps" }),
    ...(stops && { stops: true }),
  };
}

const rank = ({ intent, sure }: Understood): number => (intent === "danger" ? 0 : 2) + (sure ? 0 : 1);

/** What the first reading finds that is sure of it; else what the first one finds at all. */
function first(all: readonly Reading[], read: (reading: Reading) => Understood | null): Understood | null {
  let unsure: Understood | null = null;
  for (const reading of all) {
    const found = read(reading);
    if (found?.sure) return found;
    unsure ??= found;
  }
  return unsure;
}
