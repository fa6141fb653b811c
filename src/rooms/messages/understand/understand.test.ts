import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { typedLatin, typedRussian } from "./keyboards.ts";
import { phoneWords } from "./phone-words.ts";
import { type Understood, understand } from "./understand.ts";

const languages = ["en", "ru", "es", "lt"];
const read = (text: string): Understood => understand(text, { languages });
const seed = { numRuns: 1000 };

const commands = ["stop", "pause", "start", "help", "why", "yes", "no"];
const words = phoneWords().filter(
  ({ intent, kind }) => commands.includes(intent) && (kind === "word" || kind === "phrase"),
);
const command = fc.constantFrom(...words);
const oneWord = fc.constantFrom(...words.filter(({ kind, word }) => kind === "word" && word.length >= 5));
const messages: Record<string, string>[] = parse(readFileSync(new URL("messages.csv", import.meta.url), "utf8"), {
  columns: true,
});
const grave = fc.constantFrom(...messages.filter(({ intent }) => intent === "danger" || intent === "grief"));

test("every command in the files is understood as what it is", () => {
  const wrong = words
    .filter(({ word, intent }) => read(word).intent !== intent)
    .map(({ word, intent }) => [word, intent]);
  assert.deepEqual(wrong, []);
});

test("case, punctuation, spaces and letters typed twice keep a command what it is", () => {
  const around = fc.constantFrom("", " ", ".", "!", "!!!", "...", "?", '"', "«", "»", "\n", " \u200b", "👍");
  fc.assert(
    fc.property(command, around, around, fc.boolean(), fc.nat(), ({ word, intent }, before, after, upper, at) => {
      const cased = upper ? word.toUpperCase() : word;
      const letters = Array.from(cased);
      const place = at % letters.length;
      const twice = /\p{L}/u.test(letters[place] ?? "")
        ? letters.toSpliced(place, 0, letters[place] ?? "").join("")
        : cased;
      assert.equal(read(`${before}${cased}${after}`).intent, intent);
      if (letters.length > 3 && !word.includes(" ")) assert.equal(read(twice).intent, intent, twice);
    }),
    seed,
  );
});

test("a command typed in the wrong layout is the same command", () => {
  const wrong = words.flatMap(({ word, intent }) => {
    // A keyboard of plain Latin letters has no á or š.
    const bare = word.replace(/[^\p{Script=Cyrillic} ]/gu, (char) => char.normalize("NFD").replace(/\p{M}/gu, ""));
    const typed = /\p{Script=Cyrillic}/u.test(word) ? typedLatin(word) : typedRussian(bare);
    if (/\p{Script=Cyrillic}/u.test(word) && /\p{Script=Latin}/u.test(word)) return [];
    const got = read(typed).intent;
    return got === intent ? [] : [`${word} as ${typed}: ${got}, not ${intent}`];
  });
  assert.deepEqual(wrong, []);
});

test("a slip of the thumb never makes another command of a command", () => {
  const alphabets = ["abcdefghijklmnopqrstuvwxyz", "абвгдежзийклмнопрстуфхцчшщъыьэюя"];
  fc.assert(
    fc.property(oneWord, fc.nat(), fc.constantFrom("drop", "swap", "add", "change"), fc.nat(25), (row, nat, how, n) => {
      const letter = alphabets.find((all) => all.includes(row.word.slice(-1)))?.charAt(n) ?? "a";
      const letters = Array.from(row.word);
      const at = nat % letters.length;
      const [here = "", next = ""] = [letters[at], letters[at + 1]];
      const slipped = letters
        .toSpliced(
          at,
          how === "add" ? 0 : how === "swap" ? 2 : 1,
          ...{ drop: [], swap: [next, here], add: [letter], change: [letter] }[how],
        )
        .join("");
      const { intent, sure } = read(slipped);
      const isWord = words.some(({ word }) => word === slipped);
      if (commands.includes(intent) && intent !== row.intent && sure && !isWord)
        assert.fail(`${slipped} (${row.word}) is ${intent}`);
      assert.notEqual(
        intent === "danger" && sure && !slipped.includes(" "),
        true,
        `${slipped} (${row.word}) is danger`,
      );
    }),
    seed,
  );
});

test("danger and grief are heard whatever stands around them", () => {
  const before = fc.constantFrom(
    "",
    "Hello, ",
    "hi ",
    "Здравствуйте! ",
    "Добрый день, ",
    "please ",
    "hola ",
    "20 weeks. ",
    "OK. ",
  );
  const after = fc.constantFrom(
    "",
    "!",
    " please",
    " what should i do?",
    " что делать?",
    "...",
    " pomogite",
    " 12.05.2027",
    "\nthanks",
  );
  fc.assert(
    fc.property(grave, before, after, ({ text = "", intent, sure: isSure }, first, last) => {
      if (messages.some((row) => row["text"] === text && text.split(" ").length === 1)) return;
      const got = read(`${first}${text}${last}`);
      assert.ok(got.intent === intent || got.intent === "danger", `${first}${text}${last}: ${got.intent}`);
      if (isSure === "yes") assert.equal(got.sure, true, `${first}${text}${last}`);
    }),
    seed,
  );
});

test("who writes of danger or grief and asks to stop is heard in both", () => {
  for (const text of [
    "stop i lost my baby",
    "я потеряла ребенка, отпишите меня",
    "STOP he beats me",
    "no quiero más mensajes perdí a mi bebé",
  ]) {
    const { intent, stops } = read(text);
    assert.ok(intent === "danger" || intent === "grief", text);
    assert.equal(stops, true, text);
  }
});

test("who writes of a loss among words of danger is heard in both, and a loss that threatens is none yet", () => {
  const grief = (text: string) => [read(text).intent, read(text).grief];
  assert.deepEqual(grief("I lost my baby and I want to die"), ["danger", "sure"]);
  assert.deepEqual(grief("потеряла ребёнка, идёт кровь"), ["danger", "sure"]);
  assert.deepEqual(grief("my sister lost her baby. I am bleeding"), ["danger", "perhaps"]);
  assert.deepEqual(grief("угроза выкидыша"), ["danger", undefined]);
  assert.deepEqual(grief("кажется начинается выкидыш"), ["danger", undefined]);
});

test("a birth brings the date that was written", () => {
  assert.deepEqual(read("Родила вчера сына"), { intent: "born", word: "Родила", rest: "вчера", sure: true });
  assert.deepEqual(read("born 12 may"), { intent: "born", word: "born", rest: "12 may", sure: true });
});

test("a known keyword is found before a date, in the wrong layout and with a slip", () => {
  const joined = (text: string) => understand(text, { languages, keywords: ["BABY", "СРОК", "ЗДОРОВЬЕ"] });
  assert.deepEqual(joined("baby 12.05.2027"), { intent: "keyword", word: "BABY", rest: "12.05.2027", sure: true });
  assert.deepEqual(joined("Срок: 12 мая"), { intent: "keyword", word: "СРОК", rest: "12 мая", sure: true });
  assert.deepEqual(joined("ифин 20 weeks"), { intent: "keyword", word: "BABY", rest: "20 weeks", sure: true });
  assert.deepEqual(joined("здоровь"), { intent: "keyword", word: "ЗДОРОВЬЕ", sure: false });
  assert.equal(joined("thing 12 may").intent, "date");
});

test("whatever is written is answered, and a long text within a moment", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 120, size: "max" }), (text) => {
      assert.equal(typeof read(text).sure, "boolean");
    }),
  );
  const long = "я не знаю что мне делать, у меня вчера было всё хорошо and today ".repeat(25);
  const from = performance.now();
  read(long);
  assert.ok(performance.now() - from < 5000);
});
