import { type DateIn, dateIn } from "../dates/read-date.ts";
import { normalWord } from "./normal-form.ts";
import { areOneEditApart } from "./one-edit.ts";
import { type Reading, wordsOf } from "./readings.ts";
import type { Understanding, Understood } from "./understand.ts";

/** A wish to stop inside a sentence, in other words than those that are taken already. */
export function readStopWish(reading: Reading, taken: readonly number[] = []): Understood | null {
  const kept = new Set([...taken, ...reading.find("not-stop").flatMap(({ at }) => at)]);
  const wishes = reading
    .find("stop-wish")
    .filter(
      ({ at, exact, pattern }) =>
        exact && !at.some((place) => kept.has(place)) && (pattern.kind !== "first" || isFirst(reading, at[0])),
    );
  const wish = wishes.find(({ pattern }) => !pattern.perhaps) ?? wishes[0];
  return wish ? { intent: "stop-wish", word: wordsOf(wish, reading), sure: !wish.pattern.perhaps } : null;
}

const isFirst = ({ tokens, is }: Reading, at = 0): boolean => tokens.slice(0, at).every((token) => is("filler", token));

/** "Born yesterday" and «родила»; a "not", "when" or "if" beside it makes it no birth, and "not yet" makes it a no. */
export function readBirth(reading: Reading, { languages }: Understanding): Understood | null {
  const doubts = reading.find("not-born");
  const kept = new Set(doubts.filter(({ at }) => at.length > 1).flatMap(({ at }) => at));
  const [birth] = reading.find("born").filter(({ at, exact }) => exact && !at.some((place) => kept.has(place)));
  if (!birth) return null;
  const near = doubts.filter(({ at: [place = 0] }) => stands(reading, place, birth.at[0]));
  if (near.some(({ at: [place = 0] }) => reading.is("negation", reading.tokens[place])))
    return { intent: "no", word: wordsOf(birth, reading), rest: reading.text.trim(), sure: false };
  if (near.length > 0) return null;
  const date = dateIn(reading.text, languages);
  const rest = date ? reading.text.slice(date.start, date.end) : "";
  return { intent: "born", word: wordsOf(birth, reading), ...(rest !== "" && { rest }), sure: true };
}

/** Before it and in the same breath. */
const stands = ({ tokens }: Reading, place: number, before = 0): boolean =>
  place < before && tokens.slice(place + 1, before + 1).every(({ after }) => after === "space");

/** A text that begins with a keyword of the programme. */
export function readKnownKeyword({ text, tokens }: Reading, { keywords = [] }: Understanding): Understood | null {
  const [token] = tokens;
  if (!token) return null;
  const asked = keywords.map((keyword) => ({ keyword, form: normalWord(keyword) }));
  const exact = asked.find(({ form }) => token.forms.includes(form));
  const slip = asked.find(({ form }) => form.length >= 5 && token.forms.some((word) => areOneEditApart(word, form)));
  const found = exact ?? slip;
  return found ? withRest(found.keyword, text.slice(token.end), exact !== undefined) : null;
}

/** A date with words that belong to it; with one other it is not sure. */
export function readDay(reading: Reading, { languages, keywords }: Understanding): Understood | null {
  const date = dateIn(reading.text, languages) ?? dateIn(reading.text, []);
  if (!date || date.strange > (date.weak ? 0 : 1)) return null;
  if (!keywords && isNameAndDate(reading, date)) return null;
  return { intent: "date", rest: reading.text.trim(), sure: date.strange === 0 };
}

/** Where no keywords are known, any word alone or before a date may be one. */
export function readKeyword(reading: Reading, { languages, keywords }: Understanding): Understood | null {
  const { text, tokens, how, is } = reading;
  const word = tokens[0]?.forms[0] ?? "";
  if (keywords || how !== "written" || !/^\p{L}/u.test(word) || is("filler", tokens[0])) return null;
  const date = dateIn(text, languages) ?? dateIn(text, []);
  if (date ? !isNameAndDate(reading, date) : tokens.length > 1) return null;
  return withRest(word, text.slice(tokens[0]?.end), date !== null);
}

/** One word that is a name or says nothing about dates, then the date and no more: "BABY 12.05.2027". */
function isNameAndDate({ text, tokens }: Reading, { start, end, strange, named }: DateIn): boolean {
  const before = tokens.filter((token) => token.start < start);
  return before.length === 1 && (strange === 1 || named) && !/[\p{L}\p{N}]/u.test(text.slice(end));
}

function withRest(word: string, behind: string, sure: boolean): Understood {
  const rest = behind.replace(/^[\p{P}\s]+/u, "").trim();
  return { intent: "keyword", word, ...(rest !== "" && { rest }), sure };
}
