import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type DateRead, type Expected, readDate } from "./read-date.ts";

const today = Temporal.PlainDate.from("2026-11-10");
const languages = ["en", "ru", "es"];
type Asked = Partial<Expected>;
const read = (text: string, asked: Asked = {}): DateRead =>
  readDate(text, { today, order: "dmy", languages, expect: "any", ...asked });
const say = (text: string, asked: Asked = {}): string => {
  const got = read(text, asked);
  if ("unusable" in got) return got.unusable;
  return "ambiguous" in got ? `${got.kind} ${got.ambiguous.join(" or ")}` : `${got.kind} ${got.date}`;
};
const tell = (lines: readonly (readonly [string, string])[], asked: Asked = {}): void => {
  for (const [text, meant] of lines) assert.equal(say(text, asked), meant, text);
};

test("a due date is read as people write it", () => {
  tell(
    [
      ["12.05.2027", "due 2027-05-12"],
      ["12/5/27", "due 2027-05-12"],
      ["12-05-2027", "due 2027-05-12"],
      ["12 05 2027", "due 2027-05-12"],
      ["12052027", "due 2027-05-12"],
      ["2027-05-12", "due 2027-05-12"],
      ["20270512", "due 2027-05-12"],
      ["12.5", "due 2027-05-12"],
      ["12.05.27г", "due 2027-05-12"],
      ["May 12", "due 2027-05-12"],
      ["may12", "due 2027-05-12"],
      ["May 12th, 2027", "due 2027-05-12"],
      ["12th of May", "due 2027-05-12"],
      ["12 May 27", "due 2027-05-12"],
      ["12 мая", "due 2027-05-12"],
      ["12-го мая 2027 года", "due 2027-05-12"],
      ["12 МАЯ", "due 2027-05-12"],
      ["мая 12", "due 2027-05-12"],
      ["12 de mayo", "due 2027-05-12"],
      ["12 de mayo de 2027", "due 2027-05-12"],
      ["mayo 12", "due 2027-05-12"],
      ["12 vfz", "due 2027-05-12"],
      ["twins 12 May", "due 2027-05-12"],
      ["12 feburary", "due 2027-02-12"],
      ["12 may 10:30", "due 2027-05-12"],
    ],
    { expect: "due" },
  );
});

test("weeks of a pregnancy become the due date", () => {
  tell([
    ["20 weeks", "due 2027-03-30"],
    ["20wks", "due 2027-03-30"],
    ["I am 20 weeks pregnant", "due 2027-03-30"],
    ["20 недель", "due 2027-03-30"],
    ["20-я неделя", "due 2027-03-30"],
    ["неделя 20", "due 2027-03-30"],
    ["двадцать недель", "due 2027-03-30"],
    ["двадцать одна неделя", "due 2027-03-23"],
    ["twenty one weeks", "due 2027-03-23"],
    ["20 semanas", "due 2027-03-30"],
    ["20 нед 3 дня", "due 2027-03-27"],
    ["20 weeks and 3 days", "due 2027-03-27"],
    ["20w3d", "due 2027-03-27"],
    ["20+3", "due 2027-03-27"],
    ["20 semanas y 3 días", "due 2027-03-27"],
    ["40 weeks", "due 2026-11-10"],
    ["41 weeks", "past"],
    ["2 weeks", "no-date"],
    ["3 days", "no-date"],
    ["5 months", "no-date"],
  ]);
});

test("a last period becomes the due date 280 days later", () => {
  tell([
    ["ПМ 3 апреля", "due 2027-01-08"],
    ["lmp 3 april", "due 2027-01-08"],
    ["first day of last period was April 3", "due 2027-01-08"],
    ["последние месячные 3 апреля", "due 2027-01-08"],
    ["última regla 3 abril", "due 2027-01-08"],
    ["ПМ 3 недели назад", "due 2027-07-27"],
  ]);
});

test("what lies ahead or behind is counted from today", () => {
  tell([
    ["через 3 недели", "due 2026-12-01"],
    ["через неделю", "due 2026-11-17"],
    ["in 3 weeks", "due 2026-12-01"],
    ["3 weeks to go", "due 2026-12-01"],
    ["осталось 3 недели", "due 2026-12-01"],
    ["en 3 semanas", "due 2026-12-01"],
    ["3 weeks ago", "birth 2026-10-20"],
    ["неделю назад", "birth 2026-11-03"],
    ["hace 2 semanas", "birth 2026-10-27"],
    ["2 weeks old", "birth 2026-10-27"],
    ["born yesterday", "birth 2026-11-09"],
    ["родился вчера", "birth 2026-11-09"],
    ["nació ayer", "birth 2026-11-09"],
    ["позавчера", "birth 2026-11-08"],
    ["day before yesterday", "birth 2026-11-08"],
    ["today", "birth 2026-11-10"],
    ["сегодня ночью", "birth 2026-11-10"],
    ["tomorrow", "due 2026-11-11"],
    ["родила в понедельник", "birth 2026-11-09"],
    ["born on Tuesday", "birth 2026-11-10"],
    ["due friday", "due 2026-11-13"],
  ]);
});

test("words say what a date is about, whatever was asked", () => {
  tell([["родила 3 ноября", "birth 2026-11-03"]], { expect: "due" });
  tell([["due 12 May", "due 2027-05-12"]], { expect: "birth" });
  tell([["was due 12 november born 5 november", "birth 2026-11-05"]]);
  tell(
    [
      ["12 May", "birth 2026-05-12"],
      ["2 weeks", "birth 2026-10-27"],
      ["10 дней", "birth 2026-10-31"],
    ],
    { expect: "birth" },
  );
});

test("day and month are asked back only where both orders are possible", () => {
  assert.equal(say("due 3/4"), "due 2027-04-03 or 2027-03-04");
  assert.equal(say("due 3/4", { order: "mdy" }), "due 2027-03-04 or 2027-04-03");
  tell([
    ["due 4/4", "due 2027-04-04"],
    ["due 13/4", "due 2027-04-13"],
    ["due 4/13", "due 2027-04-13"],
  ]);
  assert.equal(say("12/5/27", { expect: "due" }), "due 2027-05-12");
  assert.equal(say("born 5/11", {}), "birth 2026-11-05 or 2026-05-11");
  assert.equal(say("3.4.2027"), "due 2027-04-03");
  assert.equal(say("3.4.2027", { order: "mdy" }), "due 2027-03-04 or 2027-04-03");
});

test("a day without a year and without a word may lie ahead or behind, and is asked back", () => {
  assert.equal(say("12 мая"), "due 2027-05-12 or 2026-05-12");
  assert.equal(say("12 мая 2027"), "due 2027-05-12");
});

test("what cannot be is told from what is not there", () => {
  tell(
    [
      ["12.05.2024", "past"],
      ["12.05.2029", "far"],
      ["31.02.2027", "no-date"],
      ["30 february", "no-date"],
      ["31 апреля", "no-date"],
      ["hello", "no-date"],
      ["", "no-date"],
      ["May", "no-date"],
      ["в мае", "no-date"],
      ["3.5 kg", "no-date"],
      ["3-4 weeks", "no-date"],
      ["20", "no-date"],
      ["+1 555 0100", "no-date"],
    ],
    { expect: "due" },
  );
  assert.equal(say("12.05.2025", { expect: "birth" }), "past");
  assert.equal(say("12.05.2027", { expect: "birth" }), "far");
});

const day = fc.integer({ min: -1500, max: 1500 }).map((days) => Temporal.PlainDate.from("2027-03-01").add({ days }));
const order = fc.constantFrom("dmy" as const, "mdy" as const);
const months = {
  en: "January February March April May June July August September October November December",
  ru: "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
  es: "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
};

test("every due date and every birth, written whole in either order, is read back or asked back", () => {
  const two = (n: number) => String(n).padStart(2, "0");
  fc.assert(
    fc.property(
      day,
      order,
      fc.constantFrom("due" as const, "birth" as const),
      fc.constantFrom("/", ".", "-"),
      (now, how, expect, sign) => {
        const span = expect === "due" ? 294 : 364;
        for (let n = 0; n <= span; n += 1) {
          const date = expect === "due" ? now.add({ days: n }) : now.subtract({ days: n });
          const parts = how === "dmy" ? [date.day, date.month] : [date.month, date.day];
          for (const year of [String(date.year), two(date.year % 100)]) {
            const got = readDate([...parts.map(two), year].join(sign), { today: now, order: how, languages, expect });
            if ("ambiguous" in got) assert.ok(got.ambiguous[0].equals(date), `${date}: ${got.ambiguous}`);
            else if ("date" in got) assert.deepEqual([got.kind, String(got.date)], [expect, String(date)]);
            else assert.fail(`${date} on ${now} is ${got.unusable}`);
          }
        }
      },
    ),
    { numRuns: 12 },
  );
});

test("every day written with its month's name is read back in three languages", () => {
  fc.assert(
    fc.property(
      day,
      fc.constantFrom("en" as const, "ru" as const, "es" as const),
      fc.nat(294),
      fc.boolean(),
      (now, language, n, year) => {
        const date = now.add({ days: n });
        const name = months[language].split(" ")[date.month - 1] ?? "";
        const text = `${date.day} ${language === "es" ? "de " : ""}${name}${year ? ` ${date.year}` : ""}`;
        assert.equal(say(text, { today: now, order: "mdy", expect: "due" }), `due ${date}`);
      },
    ),
    { numRuns: 1000 },
  );
});

test("a day that no calendar has is never made into another", () => {
  for (const text of [
    "31.04",
    "31.06",
    "31.09",
    "31.11",
    "30.02",
    "31.02",
    "29.02.2027",
    "0.05",
    "12.13.2027",
    "45.05.2027",
    "00.00.0000",
  ])
    assert.equal(say(text, { expect: "due" }), "no-date", text);
  assert.equal(say("29.02.2028", { today: Temporal.PlainDate.from("2027-11-01"), expect: "due" }), "due 2028-02-29");
});

test("what comes out can always be, whatever went in", () => {
  const word = fc.constantFrom(
    "due",
    "born",
    "12",
    "5",
    "2027",
    "/",
    ".",
    "мая",
    "weeks",
    "через",
    "назад",
    "ПМ",
    "вчера",
    "+",
    "31",
    "нед",
    "дня",
    "-",
  );
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 7 }),
      fc.constantFrom("due" as const, "birth" as const, "any" as const),
      (parts, expect) => {
        const got = read(parts.join(" "), { expect });
        const dates = "date" in got ? [got.date] : "ambiguous" in got ? got.ambiguous : [];
        for (const date of dates) {
          const days = today.until(date, { largestUnit: "days" }).days;
          assert.ok(days >= -366 && days <= 294, `${parts.join(" ")}: ${date}`);
        }
      },
    ),
    { numRuns: 1000 },
  );
});
