import assert from "node:assert/strict";
import { test } from "node:test";
import { change, nobody } from "#kernel/events/change.ts";
import { putTranslation } from "#kernel/wording/translation.ts";
import { hashOf, putWording } from "#kernel/wording/wording.ts";
import { putTranslationIn } from "#rooms/translations/index.ts";
import { testApp } from "#testing/app.ts";
import { reader } from "#testing/ask.ts";
import { make } from "#testing/make.ts";
import { problemIn } from "#testing/translations.ts";

const app = await testApp();
const made = make(app);
await made.exchange();
const vera = await made.person({ name: "Вера", reads: ["ru", "en"] });
const paul = await made.person({ name: "Paul", reads: ["en", "ru"] });

/** The same thing told in either language, and what it is called and says in the other. */
const sides = {
  ru: {
    into: "en",
    title: "Зимой негде жить",
    text: "Человек выходит зимой, а жить ему негде.",
    titleThere: "Nowhere to live in winter",
    textThere: "A man comes out in winter and has nowhere to live.",
  },
  en: {
    into: "ru",
    title: "No late evening at the library",
    text: "The reading room shuts at four, so people with jobs never get there.",
    titleThere: "В библиотеке нет вечера",
    textThere: "Читальный зал закрывается в четыре, и кто работает, туда не попадает.",
  },
} as const;
type Told = keyof typeof sides;

/** What a reader of `into` sees said of words that came from the other language, below a text and beside a title. */
const marks = {
  en: {
    machine: ["From Russian\u00a0· machine’s words", "From Russian\u00a0· machine’s words"],
    human: ["From Russian\u00a0· translated by <bdi>Вера</bdi>", "From Russian\u00a0· translated by a person"],
    reviewed: ["From Russian\u00a0· translated by <bdi>Вера</bdi>, checked", "From Russian\u00a0· translation checked"],
    stale: [
      "From Russian\u00a0· the original has changed since it was translated",
      "From Russian\u00a0· the original has changed since it was translated",
    ],
    missing: ["In Russian\u00a0· not translated yet", "In Russian\u00a0· not translated yet"],
  },
  ru: {
    machine: ["С английского\u00a0· перевёл компьютер", "С английского\u00a0· перевёл компьютер"],
    human: ["С английского\u00a0· перевод: <bdi>Вера</bdi>", "С английского\u00a0· перевёл человек"],
    reviewed: ["С английского\u00a0· перевод: <bdi>Вера</bdi>, сверен", "С английского\u00a0· перевод сверен"],
    stale: [
      "С английского\u00a0· после перевода оригинал изменился",
      "С английского\u00a0· после перевода оригинал изменился",
    ],
    missing: ["По-английски\u00a0· пока не переведено", "По-английски\u00a0· пока не переведено"],
  },
} as const;
type State = keyof (typeof marks)["en"];

/** A problem whose title and text are in one state for readers of the other language. */
async function problemInState(from: Told, state: State): Promise<{ id: string; number: number }> {
  const { into, title, text, titleThere, textThere } = sides[from];
  const problem = await problemIn(app, { language: from, title, text, side: from === "ru" ? "ru" : "us" });
  const at = app.clock.now();
  await change(app.db, nobody, at, async (tx, tell) => {
    for (const [field, original, there] of [
      ["title", title, titleThere],
      ["text", text, textThere],
    ] as const) {
      const place = { object: problem.id, field, position: 0, language: into };
      if (state === "machine")
        await putTranslation(
          tx,
          { ...place, text: there, madeFrom: hashOf(original), by: { engine: "a machine" } },
          at,
        );
      else if (state !== "missing")
        await putTranslationIn(
          tx,
          tell,
          { ...place, text: there, author: vera.person, reviewer: state === "reviewed" ? paul.person : null },
          at,
        );
      if (state === "stale")
        await putWording(tx, { object: problem.id, field, language: from, text: `${original} …`, author: null }, at);
    }
  });
  return problem;
}

for (const from of ["ru", "en"] as const) {
  const { into, title, text, titleThere, textThere } = sides[from];
  const foreigner = reader(app, undefined, into);
  const native = reader(app, undefined, from);
  const bothWays = reader(app, into === "en" ? paul : vera, into);

  for (const state of ["machine", "human", "reviewed", "stale", "missing"] as const) {
    test(`words told in ${from} that are ${state} in ${into} are drawn so for a reader of ${into}, and as they are for one of ${from}`, async () => {
      const problem = await problemInState(from, state);
      const now = state === "stale" ? " …" : "";
      const [below, beside] = marks[into][state];
      const page = await foreigner.page(`/problems/${problem.number}`);
      const heading = /<h1>[\s\S]*?<\/h1>/u.exec(page)?.[0] ?? "";
      const passage =
        /<div class="passage foreign">[\s\S]*?<\/div>(?:<p class="gist">[\s\S]*?<\/p>)?<p class="note">[\s\S]*?<\/p>/u.exec(
          page,
        )?.[0] ?? "";
      if (state === "missing") {
        assert.equal(
          heading,
          `<h1><span lang="${from}" dir="auto">${title}</span> <small class="from">${beside}</small></h1>`,
        );
        assert.ok(passage.includes(`<div class="words" lang="${from}" dir="auto"><p>${text}</p></div>`));
      } else {
        assert.equal(heading, `<h1><span>${titleThere}</span> <small class="from">${beside}</small></h1>`);
        assert.ok(passage.includes(`<div class="words"><p>${textThere}</p></div>`));
        assert.ok(
          page.includes(
            `<details class="original"><summary>${into === "en" ? "Original" : "Оригинал"}</summary><div class="words" lang="${from}" dir="auto"><p>${text}${now}</p></div></details>`,
          ),
        );
      }
      assert.ok(passage.endsWith(`<p class="note">${below}</p>`), passage);

      const list = await foreigner.page(`/problems?side=${from === "ru" ? "ru" : "us"}`);
      const card = new RegExp(`<h2><a href="/problems/${problem.number}">([\\s\\S]*?)</a></h2>`, "u").exec(list)?.[1];
      assert.ok(card?.endsWith(`<small class="from">${beside}</small>`), String(card));

      const own = await native.page(`/problems/${problem.number}`);
      assert.ok(own.includes(`<h1><span>${title}${now}</span></h1>`));
      assert.ok(own.includes(`<div class="passage"><div class="words"><p>${text}${now}</p></div></div>`));
      assert.ok(!own.includes(titleThere));
    });
  }

  test(`who reads both languages is given the words in ${from} as they were written, with the way to translate them into ${into}`, async () => {
    const problem = await problemInState(from, "human");
    const page = await bothWays.page(`/problems/${problem.number}`);
    assert.ok(page.includes(`<h1><span lang="${from}" dir="auto">${title}</span></h1>`));
    assert.ok(
      page.includes(
        `<p>${text}</p></div><p class="note"><a href="/translate/${problem.id}/text/0">${into === "en" ? "Translate it" : "Перевести"}</a></p></div>`,
      ),
    );
  });
}

test("the name of a translator who has left is shown no more", async () => {
  const gone = await made.person({ name: "Ушедшая", reads: ["ru", "en"] });
  const problem = await problemIn(app);
  await change(app.db, nobody, app.clock.now(), (tx, tell) =>
    putTranslationIn(
      tx,
      tell,
      { object: problem.id, field: "text", position: 0, language: "en", text: "Words", author: gone.person },
      app.clock.now(),
    ),
  );
  await app.db
    .updateTable("person")
    .set({ left_at: app.clock.now().toString() })
    .where("id", "=", gone.person)
    .execute();
  const page = await reader(app).page(`/problems/${problem.number}`);
  assert.ok(page.includes("translated by a person") && !page.includes("Ушедшая"));
});

test("an import brings a translation once, and refuses one of nothing or into the original's own language", async () => {
  const problem = await problemIn(app);
  const put = {
    object: problem.id,
    field: "title",
    position: 0,
    language: "en",
    text: "Nowhere to live",
    author: vera.person,
  };
  const take = (more: Partial<typeof put> & { reviewer?: string }) =>
    change(app.db, nobody, app.clock.now(), (tx, tell) =>
      putTranslationIn(tx, tell, { ...put, ...more }, app.clock.now()),
    );
  assert.notEqual(await take({}), null);
  assert.equal(await take({}), null);
  assert.equal(await take({ reviewer: paul.person }), null);
  const rows = await app.db
    .selectFrom("translation")
    .select(["version", "state", "reviewer"])
    .where("object", "=", problem.id)
    .execute();
  assert.deepEqual(rows, [{ version: 1, state: "reviewed", reviewer: paul.person }]);
  await assert.rejects(take({ language: "ru" }), { message: "409 translation-same-language" });
  await assert.rejects(take({ field: "did" }), { message: "404 translation-no-original" });
  await assert.rejects(take({ object: crypto.randomUUID() }), { message: "404 not-found" });
});
