import { type Concept, compileKnowledge, type Knowledge, type LexiconEntry } from "./knowledge.ts";

const concept = (key: string, near: string[], en: string[], ru: string[]): Concept => ({
  key,
  near,
  languages: {
    en: { term: en[0] ?? "", also: en.slice(1, 2), calls: en.slice(2) },
    ru: { term: ru[0] ?? "", also: ru.slice(1, 2), calls: ru.slice(2) },
  },
});

const entry = (head: string, ...translations: string[]): LexiconEntry => ({ from: "en", to: "ru", head, translations });

/** A handful of concepts and words for tests. */
export function smallKnowledge(extra: readonly LexiconEntry[] = []): Knowledge {
  return compileKnowledge({
    concepts: [
      concept(
        "library",
        ["opening-hours"],
        ["library", "reading room", "book", "librarian"],
        ["библиотека", "читальный зал", "книга", "абонемент"],
      ),
      concept(
        "opening-hours",
        [],
        ["opening hours", "closing time", "shut", "noon"],
        ["часы работы", "режим работы", "закрыто", "на службе"],
      ),
      concept(
        "stray-dogs",
        [],
        ["stray dogs", "dog pack", "bark", "bite"],
        ["бездомные собаки", "стая собак", "лай", "укус"],
      ),
      concept("bribery", [], ["bribe", "kickback", "envelope", "official"], ["взятка", "откат", "конверт", "чиновник"]),
      concept(
        "no-heating",
        [],
        ["heating failure", "no heating", "cold", "radiator"],
        ["нет отопления", "холод в квартире", "мёрзнуть", "батарея"],
      ),
    ],
    lexicon: [
      entry("doctor", "врач", "доктор"),
      entry("child", "ребёнок", "дети"),
      entry("birth certificate", "свидетельство о рождении"),
      entry("out of work", "без работы"),
      entry("winter", "зима"),
      ...extra,
    ],
    forms: new Map([
      [
        "en",
        new Map([
          ["children", "child"],
          ["bitten", "bite"],
        ]),
      ],
      [
        "ru",
        new Map([
          ["детей", "ребёнок"],
          ["дети", "ребёнок"],
          ["людей", "человек"],
        ]),
      ],
    ]),
  });
}
