// The letters of the two keyboards most often mistaken for one another, key by key; and Russian written in Latin letters.

const latin = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./~{}:\"<>?";
const cyrillic = "ёйцукенгшщзхъфывапролджэячсмитьбю.ёхъжэбю,";

const keys = (from: string, to: string): ReadonlyMap<string, string> =>
  new Map(Array.from(from, (char, at) => [char, Array.from(to)[at] ?? char]));
const toCyrillic = keys(latin, cyrillic);
const toLatin = new Map(
  Array.from(toCyrillic)
    .reverse()
    .filter(([, char]) => /\p{L}/u.test(char))
    .map(([key, char]) => [char, key]),
);

/** What was meant by Russian typed on a Latin keyboard ("CNJG" is "стоп"), in small letters. */
export const typedRussian = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[`~[\]{};:'",.<>]*[a-z][a-z`~[\]{};:'",.<>]*/gu, (typed) =>
      Array.from(typed, (char) => toCyrillic.get(char) ?? char).join(""),
    );

/** What was meant by English typed on a Russian keyboard («ыещз» is "stop"), in small letters. */
export const typedLatin = (text: string): string =>
  Array.from(text.toLowerCase(), (char) => toLatin.get(char) ?? char).join("");

const sounds: Readonly<Record<string, string>> = {
  а: "a",
  б: "b",
  в: "v",
  г: "g",
  д: "d",
  е: "e",
  ё: "e",
  ж: "zh",
  з: "z",
  и: "i",
  й: "i",
  к: "k",
  л: "l",
  м: "m",
  н: "n",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ф: "f",
  х: "h",
  ц: "c",
  ч: "ch",
  ш: "sh",
  щ: "sh",
  ъ: "",
  ы: "i",
  ь: "",
  э: "e",
  ю: "iu",
  я: "ia",
};

/** A Russian word, in either alphabet, as a key by which its spellings find each other («щенок», "schenok", "shenok"). */
export const soundOfRussian = (word: string): string =>
  soundOfLatin(Array.from(word, (char) => sounds[char] ?? char).join(""));

/** The same key of a word in Latin letters: kh, y, ts, shch and the like are brought into one form. */
const soundOfLatin = (word: string): string =>
  word
    .replace(/[’'`]/gu, "")
    .replace(/shch|sch/gu, "sh")
    .replace(/kh/gu, "h")
    .replace(/t[sz]/gu, "c")
    .replace(/w/gu, "v")
    .replace(/[yj]/gu, "i")
    // "menya", "menia" and "mena" are one: so short a vowel is written in many ways.
    .replace(/i+(?=[aeiou])/gu, "")
    .replace(/i+/gu, "i");
