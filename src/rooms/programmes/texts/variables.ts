/** What a text may leave open in braces. Those of the programme are known before; the others when it is sent. */
export const ofProgramme = ["emergency", "line", "crisis", "stop", "pause"] as const;
export const ofMoment = ["date", "week", "first", "second", "reason", "day"] as const;

/** What the reminder of a visit may name besides: the day of the visit. */
export const ofVisit = ["date", "day"] as const;

export type Variables = Readonly<Record<string, string | undefined>>;

export interface Wording {
  /** By side: numbers to call. */
  readonly facts: Readonly<Record<string, Variables>>;
  /** By language: the words that stop and pause. */
  readonly words: Readonly<Record<string, Variables>>;
}

/** What a programme fills a text with for a reader of one side and language. */
export const variablesFor = (programme: Wording, side: string | null, language: string): Variables => ({
  ...(side === null ? {} : programme.facts[side]),
  ...programme.words[language],
});

const open = /\{([a-z-]+)\}/gu;

export const variablesIn = (text: string): readonly string[] => [...text.matchAll(open)].map(([, name]) => name ?? "");

/** The text with its braces filled; null when something that it needs is not known, so that it is not sent half. */
export function fill(text: string, variables: Variables): string | null {
  let whole = true;
  const filled = text.replace(open, (_, name: string) => {
    const value = variables[name];
    if (!value) whole = false;
    return value ?? "";
  });
  return whole ? filled : null;
}

/** The text for somebody who looks at it here: what is known only when it is sent is left out. */
export const readable = (text: string, variables: Variables): string =>
  text.replace(open, (_, name: string) => variables[name] ?? "…");

/** Of what is known only when it is sent: as long as it can get, for counting parts before. */
const longest: Variables = {
  date: "September 28, 2027",
  week: "42",
  first: "September 10",
  second: "October 9",
  reason: "September 28",
  day: "September 28",
};

/** The text as long as it can become: with the longest number of its side, or of any side when it is for all. */
export function longestForm(text: string, programme: Wording, side: string | null, language: string): string {
  const sides = side === null ? Object.keys(programme.facts) : [side];
  const facts = Object.fromEntries(
    ofProgramme.map((name) => [
      name,
      sides.map((code) => programme.facts[code]?.[name] ?? "").reduce((a, b) => (b.length > a.length ? b : a), ""),
    ]),
  );
  const variables: Variables = { ...longest, ...facts, ...programme.words[language] };
  return text.replace(open, (_, name: string) => variables[name] ?? "");
}
