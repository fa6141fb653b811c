import { type Lexicon, makeLexicon } from "../understand/lexicon.ts";
import { isExactAt, standsAt, type Token } from "../understand/match-patterns.ts";
import { normalWord } from "../understand/normal-form.ts";
import { phoneWords } from "../understand/phone-words.ts";

/** What words can be in a date: a month, "weeks", "ago", "due" … */
export interface Role {
  /** The intent in the phone words, without `date-`. */
  readonly name: string;
  /** Which month or weekday, or how many. */
  readonly of: number;
  /** How many tokens it takes. */
  readonly length: number;
}

export interface DateToken {
  readonly start: number;
  readonly end: number;
  /** Digits as they stand, or null for a word. */
  readonly digits: string | null;
  /** What stands between the token before and this one, without spaces. */
  readonly gap: string;
  readonly word: string;
  readonly roles: readonly Role[];
}

const lexicons = new Map<string, Lexicon>();

/** Words of the languages named; of all of them when none is. */
function dateLexicon(languages: readonly string[]): Lexicon {
  const key = languages.join(" ");
  let lexicon = lexicons.get(key);
  if (!lexicon) {
    const rows = phoneWords().filter(
      ({ intent, language }) => intent.startsWith("date-") && (languages.length === 0 || languages.includes(language)),
    );
    lexicon = makeLexicon(rows);
    lexicons.set(key, lexicon);
  }
  return lexicon;
}

/** Numbers and words of a text, each with the parts it may play in a date. */
export function dateTokens(text: string, languages: readonly string[]): DateToken[] {
  const lexicon = dateLexicon(languages);
  const found = Array.from(text.matchAll(/\p{Nd}+|\p{L}[\p{L}\p{M}'’]*/gu));
  const tokens = found.map((hit): Token => {
    const forms = [normalWord(hit[0])];
    const atoms = lexicon.atomsOf(forms, { repeats: false, slips: true });
    return { start: hit.index, end: hit.index + hit[0].length, after: "space", forms, atoms };
  });
  return tokens.map((token, at) => ({
    start: token.start,
    end: token.end,
    digits: /^\p{Nd}/u.test(token.forms[0] ?? "") ? (token.forms[0] ?? null) : null,
    gap: text.slice(tokens[at - 1]?.end ?? 0, token.start).replace(/\s/gu, ""),
    word: token.forms[0] ?? "",
    roles: lexicon.patterns
      .filter(
        (pattern) =>
          standsAt(pattern, tokens, at) && (pattern.intent === "date-month" || isExactAt(pattern, tokens, at)),
      )
      .map(({ intent, of, steps }) => ({ name: intent.slice("date-".length), of: Number(of), length: steps.length })),
  }));
}

/** The longest part of this name that begins with the token. */
export function roleOf(token: DateToken | undefined, ...names: readonly string[]): Role | undefined {
  const roles = (token?.roles ?? []).filter(({ name }) => names.includes(name));
  return roles.sort((a, b) => b.length - a.length)[0];
}
