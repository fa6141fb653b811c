import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { FluentResource } from "@fluent/bundle";
import type { WordBook } from "#kernel/language/words.ts";
import { setUpLink } from "#rooms/exchange/setup/link.ts";
import { testApp } from "#testing/app.ts";
import { textsOf } from "#testing/page-text.ts";
import { stillApp } from "#testing/still-app.ts";
import { base, fill, makeWorld, type Role, requestBy } from "#testing/world.ts";
import { sourceFolder } from "./app.ts";

const app = await testApp({ TRANSLATE_URL: "http://127.0.0.1:9" });
const world = await makeWorld(app);
const { words } = app.services;
const english = words.ids("en");

// ── What the code asks for ──

const sources = globSync("**/*.ts", { cwd: sourceFolder })
  .filter(
    (file) =>
      !file.endsWith(".test.ts") &&
      !file.endsWith("/sentence.ts") &&
      !file.startsWith("design/gallery") &&
      file !== "design/voices.ts",
  )
  .map((file) => ({ file, text: readFileSync(`${sourceFolder}${file}`, "utf8") }));

/** The text of the arguments of every call of `name`, parentheses inside and all. */
function callsOf(name: RegExp): { file: string; said: string }[] {
  return sources.flatMap(({ file, text }) =>
    [...text.matchAll(name)].map((found) => {
      const from = found.index + found[0].length;
      let depth = 1;
      let to = from;
      for (; depth > 0 && to < text.length; to += 1) depth += { "(": 1, ")": -1 }[text[to] ?? ""] ?? 0;
      return { file, said: text.slice(from, to - 1) };
    }),
  );
}
const firstArgument = (said: string): string => {
  let depth = 0;
  for (const [at, letter] of [...said].entries()) {
    depth += { "(": 1, "{": 1, "[": 1, ")": -1, "}": -1, "]": -1 }[letter] ?? 0;
    if (letter === "," && depth === 0) return [...said].slice(0, at).join("");
  }
  return said;
};
/** Literals that are chosen between, not those that something is compared with. */
const literals = (code: string): string[] =>
  [...code.replace(/[!=]==?\s*"[^"]*"|"[^"]*"\s*[!=]==?/gu, "").matchAll(/"([^"\\]*)"/gu)].map(([, id = ""]) => id);

const asked = [
  ...callsOf(/(?<![\w.$])t\(/gu).flatMap(({ file, said }) => literals(firstArgument(said)).map((id) => ({ file, id }))),
  ...callsOf(/(?<![\w.$])sentence\(/gu).flatMap(({ file, said }) =>
    literals(firstArgument(said.replace(/^\s*t,/u, ""))).map((id) => ({ file, id })),
  ),
  ...callsOf(/new Refusal\(/gu).flatMap(({ file, said }) =>
    literals(said.split(",")[1] ?? "").map((id) => ({ file, id })),
  ),
  ...sources.flatMap(({ file, text }) =>
    [
      ...text.matchAll(/\breason: "([^"]+)"/gu),
      ...text.matchAll(/\{ id: "([a-z]+(?:-[a-z]+)+)"(?: \}|, facts)/gu),
      ...text.matchAll(/"((?:note|field)-[a-z-]+[a-z])"/gu),
      ...text.matchAll(/\bword: "([^"]+)"/gu),
    ].map(([, id = ""]) => ({ file, id })),
  ),
].filter(
  ({ file, id }) =>
    !file.endsWith("/import.ts") &&
    // Codes of what became of a message, and what phones write, are no words of the interface.
    !/^rooms\/(?:messages\/sending|programmes\/(?:dialogue|texts))\//u.test(file) &&
    id !== "author" &&
    !(id === "field-error" && file === "design/field.ts"),
);

test("every message that the code asks for by name is there, in English and in Russian", () => {
  assert.ok(asked.length > 500, String(asked.length));
  for (const language of ["en", "ru"]) {
    const known = words.ids(language);
    const missing = asked.filter(({ id }) => !known.has(id)).map(({ file, id }) => `${id} (${file})`);
    assert.deepEqual([...new Set(missing)], [], language);
  }
});

// ── Messages whose name is put together ──

const told = callsOf(/(?<![\w.$])tell\(/gu).flatMap(({ said }) => {
  const open = /audience/u.test(said) && !/"authors"/u.test(said);
  return literals(firstArgument(said)).map((verb) => ({ verb, open }));
});

test("every kind has its word, and every verb that others are told of has its sentence", () => {
  for (const kind of app.kinds.values()) assert.ok(english.has(kind.word), kind.word);
  const kinds = [...app.kinds.keys()].filter((kind) => !english.has(`kind-${kind}`));
  assert.deepEqual(kinds, []);
  assert.ok(told.length > 30);
  const silent = told.filter(({ verb, open }) => open && !english.has(`event-${verb}`)).map(({ verb }) => verb);
  assert.deepEqual([...new Set(silent)], []);
});

test("every answer that says no has its heading", () => {
  const statuses = [400, 401, 403, 404, 405, 409, 410, 413, 415, 422, 429, 500, 503];
  assert.deepEqual(
    statuses.map((status) => `answer-${status}`).filter((id) => !english.has(id)),
    [],
  );
});

/** Names that are put together: `group-state-${…}`, `${kind}s-title`. */
const families = [
  ...new Set(
    sources.flatMap(({ text }) =>
      [...text.matchAll(/`([a-z-]*\$\{[^`{}]*\}[a-z-]*(?:\$\{[^`{}]*\}[a-z-]*)*)`/gu)].map(([, name = ""]) => name),
    ),
  ),
]
  .filter((name) => /[a-z]{3}-|-[a-z]{3}|s-/u.test(name.replace(/\$\{[^}]*\}/gu, "")))
  .map((name) => new RegExp(`^${name.replace(/\$\{[^}]*\}/gu, "[a-z0-9-]+")}$`, "u"));

test("no message is there for nothing", () => {
  const named = new Set(
    sources.flatMap(({ text }) => [...text.matchAll(/["'`]([a-z][a-z0-9-]*)["'`]/gu)].map(([, id = ""]) => id)),
  );
  const mails = new Set(app.rooms.flatMap((room) => Object.keys(room.mails ?? {})));
  const idle = [...english].filter(
    (id) =>
      !named.has(id) &&
      !families.some((family) => family.test(id)) &&
      ![...mails].some((mail) => id.startsWith(`mail-${mail}-`)),
  );
  assert.deepEqual(idle, []);
});

// ── The two languages beside each other ──

type Pattern = string | readonly Part[];
type Part =
  | string
  | {
      type: string;
      name?: string;
      args?: readonly unknown[];
      selector?: Part;
      variants?: readonly { key: { type: string; value: unknown }; value: Pattern }[];
    };

function messages(pattern: string): Map<string, Pattern> {
  const found = new Map<string, Pattern>();
  for (const file of globSync(pattern, { cwd: sourceFolder })) {
    const resource = new FluentResource(readFileSync(`${sourceFolder}${file}`, "utf8"));
    for (const { id, value } of resource.body as unknown as { id: string; value: Pattern }[]) {
      assert.ok(!found.has(id), `${id} stands in two files (${file})`);
      found.set(id, value);
    }
  }
  return found;
}
const parts = (pattern: Pattern): Part[] =>
  typeof pattern === "string"
    ? [pattern]
    : pattern.flatMap((part) => [
        part,
        ...(typeof part === "object" && part.selector ? parts([part.selector]) : []),
        ...(typeof part === "object" ? (part.variants ?? []).flatMap((variant) => parts(variant.value)) : []),
        ...(typeof part === "object" && part.type === "func" ? parts((part.args ?? []) as Part[]) : []),
      ]);
/** What is shown, not only chosen by. */
const shown = (pattern: Pattern): string[] => {
  const within = (one: Pattern): string[] =>
    typeof one === "string"
      ? []
      : one.flatMap((part) =>
          typeof part === "string"
            ? []
            : part.type === "var"
              ? [part.name ?? ""]
              : part.type === "func"
                ? within((part.args ?? []) as Part[])
                : (part.variants ?? []).flatMap((variant) => within(variant.value)),
        );
  return [...new Set(within(pattern))].sort();
};
const selects = (pattern: Pattern) =>
  parts(pattern).flatMap((part) => (typeof part === "object" && part.type === "select" ? [part] : []));

const en = messages("**/en.ftl");
const ru = messages("**/ru.ftl");
const es = messages("**/public.es.ftl");

test("English and Russian say the same things, filled with the same", () => {
  assert.deepEqual([...ru.keys()].sort(), [...en.keys()].sort());
  const differ = (other: Map<string, Pattern>) =>
    [...other].flatMap(([id, pattern]) => {
      // A language may choose by what another has no use for; but nothing shown may be lost.
      const [ours, theirs] = [shown(en.get(id) ?? []), shown(pattern)];
      return withoutName.includes(id) || ours.join() === theirs.join()
        ? []
        : [`${id}: { ${ours.join(", ")} } and { ${theirs.join(", ")} }`];
    });
  assert.deepEqual(differ(ru), []);
  assert.deepEqual(differ(es), []);
});

test("Spanish has nothing that English has not", () => {
  assert.deepEqual(
    [...es.keys()].filter((id) => !en.has(id)),
    [],
  );
});

/** Russian verbs agree with the gender of who does it, which is nobody's to know: the name stands in the text below. */
const withoutName = ["mail-people-invitation-subject"];

/** Cases in which two and five take the same form: «о двух, о пяти проблемах». */
const fewAsMany = ["experience-about-count", "chain-common", "field-too-long"];

/** The number stands after a colon, beside the word and not before it. */
const afterColon = ["organisation-hopes", "organisation-experiences", "channels-waiting"];

test("where a number chooses, Russian has forms for one, few and many", () => {
  const plural = new Set(["zero", "one", "two", "few", "many", "other"]);
  const lame = [...ru].flatMap(([id, pattern]) =>
    selects(pattern).flatMap((select) => {
      const keys = (select.variants ?? []).map(({ key }) => String(key.value));
      if (
        !keys.some((key) => ["one", "few", "many"].includes(key)) ||
        !keys.every((key) => plural.has(key) || /^\d+$/u.test(key))
      )
        return [];
      const has = (key: string): boolean => keys.includes(key);
      return fewAsMany.includes(id) || (has("one") && has("few") && (has("many") || has("other")))
        ? []
        : [`${id}: ${keys.join(" ")}`];
    }),
  );
  assert.deepEqual(lame, []);
  // What English counts with a form of its own and Russian says with a number needs forms there too.
  const uncounted = [...en].flatMap(([id, pattern]) =>
    selects(pattern).some((one) => one.variants?.some(({ key }) => key.value === "one")) &&
    selects(ru.get(id) ?? []).length === 0 &&
    shown(ru.get(id) ?? []).length > 0 &&
    !afterColon.includes(id)
      ? [id]
      : [],
  );
  assert.deepEqual(uncounted, []);
});

// ── What readers meet ──

const gets = app.rooms.flatMap((room) => room.routes).filter((route) => route.method === "GET");
const addresses = (): { path: string; route: string }[] =>
  gets.flatMap((route) =>
    world.casesOf(route.path).map(({ params }) => ({ path: fill(route.path, params), route: route.path })),
  );
const more = [
  "/search?q=prison",
  "/find?text=prison+and+nowhere+to+sleep",
  "/nowhere",
  "/problems?side=us",
  "/organisations?side=ru",
  "/groups?state=working",
];

test("everything that a stranger can reach is said in Spanish", async () => {
  const lacking = new Set<string>();
  const spanish = words.ids("es");
  const listening: WordBook = {
    ...words,
    voice(language, reads) {
      const voice = words.voice(language, reads);
      if (language !== "es") return voice;
      return Object.assign((id: string, facts?: Record<string, string | number>) => {
        if (!spanish.has(id)) lacking.add(id);
        return voice(id, facts);
      }, voice);
    },
  };
  const still = await stillApp(app, { words: listening });
  for (const { path } of [...addresses(), ...more.map((one) => ({ path: one }))])
    await still.ask(`${base}${path}`, requestBy(undefined, "es"));
  // What a stranger may send empty comes back with reasons; what he is sent on to greets him with a note.
  for (const route of still.rooms.flatMap((room) => room.routes).filter((one) => one.method === "POST")) {
    for (const { params } of world.casesOf(route.path).slice(0, 1)) {
      const answer = await still.ask(`${base}${fill(route.path, params)}`, requestBy(undefined, "es", {}));
      const next = answer.headers.get("location");
      if (next) await still.ask(`${base}${next}`, requestBy(undefined, "es"));
    }
  }
  assert.deepEqual([...lacking].sort(), []);
});

/** Elements and attributes whose text is data: what people wrote, times, addresses, what was typed. */
const isData = ({ name, attributes }: { name: string; attributes: string }): boolean =>
  ["bdi", "time", "code", "textarea", "script", "style"].includes(name) ||
  (/\slang="/u.test(attributes) && name !== "html");

test("no page has words of its own: in disguise every word wears it", async () => {
  const still = await stillApp(app);
  const data = await everyDataWord();
  const bare = new Map<string, string>();
  const lookAt = (page: string, where: string): void => {
    for (const { text, inside } of textsOf(page)) {
      // Words of the shipped lexicon stand ours beside theirs.
      if (inside.some(isData) || / ~ /u.test(text)) continue;
      const plain = [...text.matchAll(/\p{L}+/gu)]
        .map(([word]) => word)
        .filter((word) => /[aeiouAEIOU]/u.test(word) && word.length > 1 && !data.has(word.toLowerCase()));
      if (plain.length > 0) bare.set(text.trim().replace(/\s+/gu, " ").slice(0, 120), where);
    }
  };
  const fresh = await testApp();
  const setUp = await fresh.request(`${base}${await setUpLink(fresh.db)}?lang=qps`, requestBy(undefined, "en"));
  assert.equal(setUp.status, 200);
  lookAt(await setUp.text(), "/setup/:token");
  const readers: (Role | "stranger")[] = ["stranger", "editor", "chair", "head", "moderator", "translator", "joint"];
  for (const role of readers) {
    for (const { path, route } of [...addresses(), ...more.map((one) => ({ path: one, route: one }))]) {
      const person = role === "stranger" ? undefined : world.people[role];
      const answer = await still.ask(
        `${base}${path}${path.includes("?") ? "&" : "?"}lang=qps`,
        requestBy(person, "en"),
      );
      if (!answer.headers.get("content-type")?.startsWith("text/html") || answer.status >= 300) continue;
      lookAt(answer.text, `${role} ${route}`);
    }
  }
  assert.deepEqual(
    [...bare].map(([text, where]) => `${where}: ${text}`),
    [],
  );
});

/** Words of the made world and of calendars, countries, languages and clocks: they are data wherever they stand. */
async function everyDataWord(): Promise<ReadonlySet<string>> {
  const texts = [
    ...(await app.db.selectFrom("wording").select("text").execute()),
    ...(await app.db.selectFrom("translation").select("text").execute()),
    ...(await app.db.selectFrom("term_word").select("text").execute()),
  ].map((one) => one.text);
  const own = [
    "United States Russia Washington Moscow exchange Diomede Ohio prison",
    "January February March April May June July August September October November December",
    "English Russian Spanish Español Русский",
    "and at UTC GMT RU US Atom CSV JSON Lines README person2 example org https localhost",
    // Names of ready descriptions and of columns of a file, and the code of a currency, are data too.
    "Twilio Vonage Infobip SMSC ru Kannel Jasmin SMS Gateway for Android SMPP and alike of our own A telephone",
    "An operator's line Simulator telephones on this site simulator",
    "phone due born side language consent agreed USD zone discreet",
    ...world.hidden.map((one) => one.word),
    ...Intl.supportedValuesOf("timeZone"),
    ...world.names,
  ];
  const themes = (await app.db.selectFrom("theme").select("slug").execute()).map((one) => one.slug);
  const programmes = await app.db.selectFrom("programme").select(["code", "names"]).execute();
  const calendars = await app.db.selectFrom("calendar").select("code").execute();
  own.push(...programmes.flatMap((one) => [one.code, JSON.stringify(one.names)]), ...calendars.map((one) => one.code));
  return new Set(
    [...texts, ...own, ...themes].flatMap((text) => [...text.matchAll(/\p{L}+/gu)].map(([word]) => word.toLowerCase())),
  );
}
