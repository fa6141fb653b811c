export type TextState = "draft" | "in-review" | "approved" | "withdrawn";
export const textStates: readonly TextState[] = ["draft", "in-review", "approved", "withdrawn"];
export type SlotKind = "text" | "reminder" | "quiz" | "survey";
export const slotKinds: readonly SlotKind[] = ["text", "reminder", "quiz", "survey"];
export const catchUps = ["skip", "once", "starter"] as const;
export type CatchUp = (typeof catchUps)[number];

/** For whom a text is: readers of one language, on one side or (null) on all. */
export interface TextPlace {
  readonly side: string | null;
  readonly language: string;
}

/** How forms and files name the place of a text: `en.us`, or `en.` for readers on every side. */
export const keyOf = ({ side, language }: TextPlace): string => `${language}.${side ?? ""}`;

export function placeOf(key: string): TextPlace | null {
  const [, language, side] = /^([a-z]{2,3})\.([a-z]{0,8})$/u.exec(key) ?? [];
  return language === undefined ? null : { language, side: side || null };
}

export const covers = (text: TextPlace, wanted: TextPlace): boolean =>
  text.language === wanted.language && (text.side === null || text.side === wanted.side);

/**
 * Which texts every message needs, so that no reader gets a gap: each language of the programme on each of its sides
 * that speak it; a language that none of them speaks, on all of them.
 */
export function wantedTexts(
  programme: { readonly sides: readonly string[]; readonly languages: readonly string[] },
  sides: readonly { readonly code: string; readonly languages: readonly string[] }[],
): readonly TextPlace[] {
  const speaks = (side: string, language: string): boolean =>
    sides.find((one) => one.code === side)?.languages.includes(language) ?? false;
  return programme.languages.flatMap((language) => {
    const speakers = programme.sides.filter((side) => speaks(side, language));
    return (speakers.length > 0 ? speakers : programme.sides).map((side) => ({ side, language }));
  });
}

/**
 * Of the wanted texts those that nobody has written, or that were withdrawn and not written again. Where somebody has
 * said that there will be none (`none`), none is missing.
 */
export const missingTexts = (
  wanted: readonly TextPlace[],
  texts: readonly (TextPlace & { readonly state: TextState })[],
  none: readonly TextPlace[] = [],
): readonly TextPlace[] =>
  wanted.filter(
    (place) =>
      !none.some((one) => keyOf(one) === keyOf(place)) &&
      !texts.some((text) => text.state !== "withdrawn" && covers(text, place)),
  );

/** More parts than this cost too much and are read by few. */
export const mostSegments = 2;

/** Whether a text's partners in other languages were written after it, and nobody has compared it with them since. */
export function hasDrifted(
  text: { readonly language: string; readonly writtenAt: string; readonly comparedAt: string | null },
  partner: { readonly language: string; readonly writtenAt: string },
): boolean {
  if (text.language === partner.language) return false;
  const seen = text.comparedAt ?? text.writtenAt;
  return Date.parse(partner.writtenAt) > Math.max(Date.parse(seen), Date.parse(text.writtenAt));
}

/** The day of a week of which a slot's code speaks: `w14-thu`. */
export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export const codeFor = (week: number, weekday: number): string =>
  `w${String(week).padStart(2, "0")}-${weekdays[weekday] ?? "mon"}`;

/** Who may be asked to look at a text: a year, a month or a day, as exact as the source is known. */
export const isSourceDate = (text: string): boolean =>
  /^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$/u.test(text);

/** A quiz asks what she knows, a survey what she thinks or does; only they have answers. */
export const hasAnswers = (kind: SlotKind): boolean => kind === "quiz" || kind === "survey";

export interface Answer {
  readonly code: string;
  readonly words: readonly string[];
  readonly reply: string;
  readonly correct: boolean | null;
}

/** What is wrong with the answers of a question, as a message id; null when nothing is. */
export function wrongAnswers(kind: SlotKind, answers: readonly Answer[]): string | null {
  if (!hasAnswers(kind)) return null;
  if (answers.length < 2) return "message-answers-too-few";
  const codes = answers.map((one) => one.code);
  if (new Set(codes).size < codes.length) return "message-answers-code-twice";
  const words = answers.flatMap((one) => one.words.map(foldAnswer));
  if (new Set(words).size < words.length) return "message-answers-word-twice";
  if (kind === "quiz" && !answers.some((one) => one.correct)) return "message-answers-none-right";
  return null;
}

/** An answer as it is compared: without case, accents, ё for е, spaces around and signs. */
export const foldAnswer = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
