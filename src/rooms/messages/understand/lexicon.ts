import { normalWord, squeezed } from "./normal-form.ts";
import { areOneEditApart } from "./one-edit.ts";
import type { PhoneWord } from "./phone-words.ts";

/** What a step of a pattern may be: a word, the beginning of a word, or a number of a range. */
interface Atom {
  readonly text: string;
  readonly kind: "word" | "stem" | "range";
  readonly from: number;
  readonly to: number;
}

/** Words in a row that mean something, each step one of several atoms. */
export interface Pattern {
  readonly intent: string;
  /** What stands after the colon of an intent: a language, a child's number. */
  readonly of: string;
  readonly perhaps: boolean;
  readonly kind: PhoneWord["kind"];
  readonly language: string;
  /** The row's own words. */
  readonly word: string;
  readonly steps: readonly (readonly number[])[];
}

/** What is forgiven in a word: letters typed twice, one slip of the thumb. */
export interface Forgiven {
  readonly repeats: boolean;
  readonly slips: boolean;
}

export interface Lexicon {
  readonly patterns: readonly Pattern[];
  /** Atoms that a word is, each with whether it is so letter by letter (or, where repeats are forgiven, but for those). */
  atomsOf(forms: readonly string[], forgive: Forgiven): ReadonlyMap<number, boolean>;
  /** The words that a word is short for, in a row; the words it counts as beside itself. All in normal form. */
  speltOut(word: string): readonly string[] | undefined;
  alike(word: string): readonly string[];
}

/** Makes patterns of rows. `form` brings the rows' words into the form in which words of a text will be asked for. */
export function makeLexicon(rows: readonly PhoneWord[], form: (word: string) => string = (word) => word): Lexicon {
  const atoms: Atom[] = [];
  const ids = new Map<string, number>();
  const idOf = (written: string): number => {
    const range = /^(\d+)\.\.(\d+)$/u.exec(written);
    const stem = written.endsWith("*");
    const text = range ? written : form(normalWord(written.replace(/\*$/u, "")));
    const key = `${text}${stem ? "*" : ""}`;
    const known = ids.get(key);
    if (known !== undefined) return known;
    ids.set(key, atoms.length);
    const [, from, to] = range ?? [];
    atoms.push({ text, kind: range ? "range" : stem ? "stem" : "word", from: Number(from), to: Number(to) });
    return atoms.length - 1;
  };
  const spelt = new Map<string, readonly string[]>();
  const alike = new Map<string, readonly string[]>();
  for (const { intent, word } of rows) {
    const [name, of = ""] = intent.split(":");
    if (name !== "expand") continue;
    const short = form(normalWord(word));
    const long = of.split(" ").map((one) => form(normalWord(one)));
    if (long.length > 1) spelt.set(short, long);
    else alike.set(short, [...(alike.get(short) ?? []), ...long]);
  }
  /** Words that are spelt out in a text are spelt out in a pattern too: "didn't" is two. */
  const stepsOf = (step: string): number[][] => {
    const long = spelt.get(form(normalWord(step)));
    return long ? long.map((word) => [idOf(word)]) : [step.split("/").map(idOf)];
  };
  const patterns = rows.flatMap(({ intent, word, kind, language }): Pattern[] => {
    const [name = "", of = ""] = intent.split(":");
    if (name === "expand") return [];
    const written = kind === "stem" ? `${word}*` : word;
    const steps = written
      .split(/[\s-]+/u)
      .filter(Boolean)
      .flatMap(stepsOf);
    return [{ intent: name.replace("?", ""), of, perhaps: name.endsWith("?"), kind, language, word, steps }];
  });
  return {
    patterns,
    atomsOf: findAtoms(atoms),
    speltOut: (word) => spelt.get(word),
    alike: (word) => alike.get(word) ?? [],
  };
}

function findAtoms(atoms: readonly Atom[]): Lexicon["atomsOf"] {
  const words = new Map<string, number[]>();
  const stems = new Map<string, number[]>();
  // The same with letters that were repeated in our own words: "off" is near "of", and not the same.
  const shortened = { words: new Map<string, number[]>(), stems: new Map<string, number[]>() };
  const ranges: [number, Atom][] = [];
  atoms.forEach((atom, id) => {
    if (atom.kind === "range") ranges.push([id, atom]);
    else {
      const word = atom.kind === "word";
      add(word ? words : stems, atom.text, id);
      add(word ? shortened.words : shortened.stems, squeezed(atom.text), id);
    }
  });
  // Long words alone are forgiven a slip: of short ones too many are one letter from another.
  const forgiving = new Map<string, (Atom & { id: number })[]>();
  atoms.forEach((atom, id) => {
    const least = atom.kind === "word" ? 5 : 6;
    if (atom.kind === "range" || atom.text.length < least) return;
    const letter = atom.text.slice(0, 1);
    forgiving.set(letter, [...(forgiving.get(letter) ?? []), { ...atom, id }]);
  });
  const known = { words, stems };
  /** Takes in the atoms that a form is; says how many letters of it they explain. */
  const exactly = (form: string, index: typeof known, found: Map<number, boolean>): number => {
    let explained = 0;
    for (let length = 2; length <= form.length; length += 1)
      for (const id of index.stems.get(form.slice(0, length)) ?? []) {
        found.set(id, true);
        explained = length;
      }
    for (const id of index.words.get(form) ?? []) {
      found.set(id, true);
      explained = Number.POSITIVE_INFINITY;
    }
    return explained;
  };
  return (forms, { repeats, slips }) => {
    const found = new Map<number, boolean>();
    let explained = 0;
    for (const form of forms) {
      explained = Math.max(explained, exactly(form, known, found));
      const value = /^\p{Nd}/u.test(form) ? Number(form.replace(",", ".")) : Number.NaN;
      for (const [id, { from, to }] of ranges) if (value >= from && value <= to) found.set(id, true);
    }
    if (repeats && explained < Number.POSITIVE_INFINITY)
      for (const form of forms)
        if (squeezed(form) !== form || found.size === 0)
          explained = Math.max(explained, exactly(squeezed(form), shortened, found));
    // What begins like a word we know is not a slip of another one.
    if (explained < 5 && slips)
      for (const form of forms)
        if (form.length >= 5)
          for (const letter of new Set(form.slice(0, 2)))
            for (const atom of forgiving.get(letter) ?? [])
              if (!found.has(atom.id) && isSlipOf(form, atom)) found.set(atom.id, false);
    return found;
  };
}

const add = (index: Map<string, number[]>, text: string, id: number): void => {
  index.set(text, [...(index.get(text) ?? []), id]);
};

/** Whether a word is one slip away from an atom; the first letter is seldom the wrong one. */
function isSlipOf(form: string, atom: Atom): boolean {
  const swapped = form[0] === atom.text[1] && form[1] === atom.text[0];
  if (form[0] !== atom.text[0] && !swapped) return false;
  if (atom.kind === "word") return areOneEditApart(form, atom.text);
  const { length } = atom.text;
  return [length - 1, length, length + 1].some(
    (end) => end <= form.length && areOneEditApart(form.slice(0, end), atom.text),
  );
}
