import assert from "node:assert/strict";
import { test } from "node:test";
import { formToken } from "#kernel/sign-in/sign-in.ts";
import { safetyHeaders } from "#kernel/web/headers.ts";
import type { Route } from "#kernel/web/room.ts";
import { testApp } from "#testing/app.ts";
import { textsOf } from "#testing/page-text.ts";
import { fieldsOf } from "#testing/route-fields.ts";
import { type Answer, stillApp } from "#testing/still-app.ts";
import { base, fill, makeWorld, type Role, requestBy } from "#testing/world.ts";

const app = await testApp({ LOG_LEVEL: "silent", TRANSLATE_URL: "http://127.0.0.1:9" });
const world = await makeWorld(app);
const still = await stillApp(app);
const routes = still.rooms.flatMap((room) => room.routes);
const gets = routes.filter((route) => route.method === "GET");
const posts = routes.filter((route) => route.method === "POST");
const person = (role: Role) => (role === "stranger" ? undefined : world.people[role]);
const addressOf = (route: Route): string => fill(route.path, world.casesOf(route.path)[0]?.params ?? {});

const script = `<script>alert(1)</script>`;
const image = `"'><img src=x onerror=alert(1)>`;
const turned = "\u202egnp.exe\u2066\u2069\ufeff";

/** What an answer must never be or lack, whatever was asked. */
function faultsOf(what: string, { status, headers, text }: Answer): string[] {
  const faults: string[] = [];
  // Without the process that holds the keys of numbers, what asks for one is told to come again.
  const keyless = status === 503 && /readers\/:reader\/(?:number|forgotten) /u.test(what);
  if (status >= 500 && !keyless) faults.push(`${status}`);
  for (const [name, value] of Object.entries(safetyHeaders))
    if (headers.get(name) !== value) faults.push(`without ${name}`);
  if (/unsafe|\*/u.test(headers.get("content-security-policy") ?? "*")) faults.push("a loose policy");
  const type = headers.get("content-type") ?? "";
  if (
    /html|xml/u.test(type) &&
    (text.includes("<script>alert") || text.includes("<img src=x") || /\u202e|\u2066/u.test(text))
  )
    faults.push("said back as it came");
  if (status === 429 && !(Number(headers.get("retry-after")) > 0)) faults.push("429 without Retry-After");
  if (status >= 300 && status < 400 && !/^\/(?!\/|\\)/u.test(headers.get("location") ?? ""))
    faults.push(`leads to ${headers.get("location")}`);
  for (const cookie of headers.getSetCookie())
    if (!/; HttpOnly/u.test(cookie) || !/; SameSite=Lax/u.test(cookie))
      faults.push(`cookie ${cookie.replace(/=.*?;/u, "=…;")}`);
  return faults.map((fault) => `${what}: ${fault}`);
}
const reported = (faults: readonly string[]): string[] => [...new Set(faults)].slice(0, 60);

const strange = [
  "%",
  "%E0%A4%A",
  "%FF%FE",
  "%00",
  "..%2f..%2fetc%2fpasswd",
  "0",
  "-1",
  "1e9",
  "99999999999",
  "9".repeat(400),
  "%D9%A1%D9%A2",
  "+1",
  "1%20or%201=1",
  "__proto__",
  "constructor",
  "00000000-0000-0000-0000-000000000000",
  "ffffffff-ffff-ffff-ffff-ffffffffffff",
  "------------------------------------",
  "a".repeat(8000),
  encodeURIComponent(script),
  encodeURIComponent(image),
  encodeURIComponent(turned),
  "%F0%9F%92%A9",
  "a%0d%0aset-cookie:x=y",
];

test("a strange address leads nowhere, and never breaks anything", async () => {
  const faults: string[] = [];
  for (const route of routes.filter((one) => one.path.includes(":"))) {
    const known = world.casesOf(route.path)[0]?.params ?? {};
    for (const name of Object.keys(known)) {
      for (const value of route.method === "POST" ? strange.slice(0, 8) : strange) {
        const path = route.path.replace(/:([a-z]+)/gu, (_, part: string) =>
          part === name ? value : encodeURIComponent(known[part] ?? ""),
        );
        const what = `${route.method} ${route.path} ${name}=${value.slice(0, 40)}`;
        // A role that may do nearly everything comes further than a stranger.
        const role = /^\/(organisations|problems|hopes|experiences)/u.test(route.path)
          ? "head"
          : /^\/groups/u.test(route.path)
            ? "chair"
            : "joint";
        const answer = await still.ask(
          `${base}${path}`,
          requestBy(person(role), "en", route.method === "POST" ? fieldsOf(route.path, world) : undefined),
        );
        faults.push(...faultsOf(what, answer));
      }
    }
  }
  for (const path of [
    "//evil.example/",
    "/\\evil.example",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/css/../main.ts",
    "/js/..%2f..%2fpackage.json",
    `/${"a/".repeat(4000)}`,
    "/problems/",
    "/problems//1",
    "/.git/config",
    "/%",
  ]) {
    const answer = await still.ask(`${base}${path}`, requestBy(undefined, "en"));
    faults.push(...faultsOf(`GET ${path.slice(0, 40)}`, answer));
    assert.equal(answer.status, 404, path.slice(0, 60));
  }
  assert.deepEqual(reported(faults), []);
});

test("a strange question after the address breaks nothing and is not said back", async () => {
  const names = [
    "lang",
    "said",
    "before",
    "after",
    "q",
    "text",
    "side",
    "topic",
    "into",
    "what",
    "skip",
    "next",
    "about",
    "name",
    "subject",
    "state",
    "common",
    "add",
    "as",
    "__proto__",
    "constructor",
  ];
  const every = (value: string): string => `?${names.map((name) => `${name}=${value}`).join("&")}`;
  const queries = [
    every(encodeURIComponent(script)),
    every(encodeURIComponent(image)),
    every("%00"),
    every(encodeURIComponent(turned)),
    every("99999999999999999999"),
    every("------------------------------------"),
    every("%2F%2Fevil.example"),
    `${every("ru")}&${every("us").slice(1)}`,
    `?q=${"a".repeat(30_000)}`,
    "?&&==&=%&q=%E0%A4%A",
  ];
  const faults: string[] = [];
  for (const route of gets)
    for (const query of queries)
      for (const role of ["stranger", "joint"] as const) {
        const answer = await still.ask(`${base}${addressOf(route)}${query}`, requestBy(person(role), "en"));
        faults.push(...faultsOf(`${role} GET ${route.path}${query.slice(0, 60)}`, answer));
      }
  assert.deepEqual(reported(faults), []);
});

/** The first thing and the first of those whom the form of a route listens to: best one who gets it back with reasons. */
interface Way {
  readonly role: Role;
  readonly url: string;
}
/** What a form carries that nobody types: which other thing it is about. */
const carried = (route: Route): Record<string, string> => {
  const other = fieldsOf(route.path, world)["other"];
  return other === undefined ? {} : { other };
};
const ways = new Map<string, Way>();
async function wayOf(route: Route): Promise<Way> {
  const known = ways.get(route.path);
  if (known) return known;
  const byPower: Role[] = ["editor", "chair", "head", "translator", "moderator", "coordinator", "here", "there"];
  const door = route.always && !/^\/(me|held)/u.test(route.path);
  let best: Way = { role: "stranger", url: `${base}${addressOf(route)}` };
  let bestSo = 0;
  for (const { params } of world.casesOf(route.path)) {
    const url = `${base}${fill(route.path, params)}`;
    for (const role of door ? (["stranger", ...byPower] as const) : byPower) {
      if (bestSo === 3) break;
      const fields = route.redraw ? carried(route) : fieldsOf(route.path, world);
      const { status, text } = await still.ask(url, requestBy(person(role), "en", fields));
      const refused = [401, 403, 404].includes(status);
      const good = refused
        ? 0
        : status !== 422 && route.redraw
          ? 1
          : route.redraw && !text.includes("field-error")
            ? 2
            : 3;
      if (good > bestSo) [best, bestSo] = [{ role, url }, good];
    }
  }
  ways.set(route.path, best);
  return best;
}
/** Names of everything that the form of this route asks, as it comes back when it is sent empty. */
function namesIn(page: string): string[] {
  return [
    ...new Set([...page.matchAll(/<(?:input|textarea|select)\b[^>]*\sname="([^"]+)"/gu)].map(([, name = ""]) => name)),
  ].filter((name) => !["token", "lang", "q", "add"].includes(name));
}

test("no form breaks anything, whatever is in it", async () => {
  const faults: string[] = [];
  for (const route of posts) {
    const { role, url } = await wayOf(route);
    const empty = await still.ask(url, requestBy(person(role), "en", {}));
    const asked = [
      ...new Set([
        ...namesIn(empty.text),
        ...Object.keys(fieldsOf(route.path, world)),
        "__proto__",
        "constructor",
        "toString",
      ]),
    ];
    const known = fieldsOf(route.path, world);
    const token = person(role) ? `token=${formToken(person(role)?.secret ?? "")}&` : "";
    const send = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) => {
      const init = requestBy(person(role), "en", {});
      return still.ask(url, { ...init, body, headers: { ...(init.headers as Record<string, string>), ...headers } });
    };
    const all = (value: string): string =>
      token + asked.map((name) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&");
    // One at a time beside a form that would be taken, so that each value comes as far as it can.
    const one = (name: string, value: string): string =>
      token + new URLSearchParams({ ...known, [name]: value }).toString();
    const bodies: [string, string][] = [
      ["nothing", ""],
      ["nought bytes", all("a\u0000b")],
      ["mark-up", all(script + image)],
      ["turned letters", all(`Name ${turned}`)],
      ["half letters", `${token}${asked.map((name) => `${name}=%ED%A0%80`).join("&")}`],
      ["huge numbers", all("9".repeat(300))],
      ["negative numbers", all("-1")],
      ["more than a whole number", all("2147483648")],
      ["other digits", all("١٢٣")],
      ["an id of nobody", all("ffffffff-ffff-4fff-bfff-ffffffffffff")],
      ["nearly an id", all("------------------------------------")],
      ["doubles", `${all("a")}&${all("b")}&${all("c")}`],
      ["a long line", all("я".repeat(1500))],
      ...Object.keys(known).flatMap((name): [string, string][] => [
        [`${name} in mark-up`, one(name, script + image + turned)],
        [`${name} huge`, one(name, "9".repeat(11))],
        [`${name} nobody's`, one(name, "ffffffff-ffff-4fff-bfff-ffffffffffff")],
        [`${name} long`, one(name, "длинно ".repeat(1200))],
      ]),
    ];
    for (const [what, body] of bodies)
      faults.push(...faultsOf(`POST ${route.path} (${what}, ${role})`, await send(body)));
    // A hook is called by programs of others: from anywhere, without token, and it reads what it takes by itself.
    if (route.hook) continue;
    const mine = `POST ${route.path}`;
    const must = async (what: string, status: number, answer: Promise<Answer>) => {
      const given = await answer;
      faults.push(...faultsOf(`${mine} (${what})`, given));
      if (given.status !== status) faults.push(`${mine} (${what}): ${given.status}, not ${status}`);
    };
    await must("broken UTF-8", 400, send(`${token}title=%FF%FE`));
    await must("broken per cent", 400, send(`${token}title=%E0%A4%A`));
    if (route.file === 0) await must("a megabyte", 413, send(`${token}text=${"x".repeat(1_100_000)}`));
    await must("ten thousand fields", 413, send(token + "f=1&".repeat(10_000)));
    for (const type of ["application/json", "multipart/form-data; boundary=x", "text/plain", ""])
      if (route.file === 0 || !type.startsWith("multipart"))
        await must(`type ${type}`, 415, send('{"title":"x"}', { "content-type": type }));
    await must("from elsewhere", 403, send(all("a"), { origin: "https://evil.example" }));
    await must("from nowhere", 403, send(all("a"), { origin: "null" }));
    await must("another site's", 403, send(all("a"), { "sec-fetch-site": "cross-site" }));
    if (token !== "") await must("no token", 403, send("title=x"));
  }
  assert.deepEqual(reported(faults), []);
});

/** Whether an address of `path` would also be one of `pattern`. */
const isOf = (pattern: string, path: string): boolean => {
  const [a, b] = [pattern.split("/"), path.split("/")];
  return a.length === b.length && a.every((part, n) => part.startsWith(":") || part === b[n] || b[n]?.startsWith(":"));
};

test("other methods are refused, and HEAD answers as GET does, without the page", async () => {
  const faults: string[] = [];
  for (const path of [...new Set(routes.map((route) => route.path))]) {
    const own = routes.filter((route) => route.path === path).map((route) => route.method);
    const route = routes.find((one) => one.path === path);
    if (!route) continue;
    for (const role of ["stranger", "editor"] as const) {
      const init = requestBy(person(role), "en");
      for (const method of [
        "PUT",
        "DELETE",
        "PATCH",
        "OPTIONS",
        ...(own.includes("GET") ? [] : ["GET"]),
        ...(own.includes("POST") ? [] : ["POST"]),
      ]) {
        const given = method === "POST" ? requestBy(person(role), "en", {}) : { ...init, method };
        const answer = await still.ask(`${base}${addressOf(route)}`, given);
        faults.push(...faultsOf(`${method} ${path}`, answer));
        // Another route may have a part of any name in this place.
        const another = routes.some((one) => one.method === method && one.path !== path && isOf(one.path, path));
        if (answer.status !== 405 && !another) faults.push(`${method} ${path}: ${answer.status}`);
      }
      if (!own.includes("GET")) continue;
      const [got, head] = [
        await still.ask(`${base}${addressOf(route)}`, init),
        await still.ask(`${base}${addressOf(route)}`, { ...init, method: "HEAD" }),
      ];
      faults.push(...faultsOf(`HEAD ${path}`, head));
      if (
        head.text !== "" ||
        head.status !== got.status ||
        head.headers.get("location") !== got.headers.get("location")
      )
        faults.push(`HEAD ${path}: ${head.status}, GET ${got.status}`);
    }
  }
  assert.deepEqual(reported(faults), []);
});

test("files, too, carry the headers, and over a safe line everything says to stay on it", async () => {
  const home = await still.ask(`${base}/`, requestBy(undefined, "en"));
  const files = [...home.text.matchAll(/<(?:script|link)[^>]*\s(?:src|href)="(\/(?:js|css|icon)[^"]+)"/gu)].map(
    ([, path = ""]) => path,
  );
  assert.ok(files.length >= 3);
  const faults: string[] = [];
  for (const path of files) {
    const answer = await still.ask(`${base}${path}`);
    assert.equal(answer.status, 200);
    faults.push(...faultsOf(path, answer));
  }
  for (const path of ["/", "/me", "/nowhere", "/sign-in", "/problems/1", files[0] ?? ""]) {
    const answer = await still.ask(`https://diomede.example${path}`);
    faults.push(...faultsOf(`https ${path}`, answer));
    assert.match(answer.headers.get("strict-transport-security") ?? "", /^max-age=(\d{8,}); includeSubDomains$/u, path);
    for (const cookie of answer.headers.getSetCookie()) assert.match(cookie, /^__Host-.*; Secure/u);
  }
  assert.deepEqual(faults, []);
});

/** Texts of a page that belong to an error beside a field: id of the error by its text. */
const errorsIn = (page: string): string[] =>
  textsOf(page).flatMap(({ text, inside }) =>
    inside.some((one) => /class="field-error"/u.test(one.attributes)) ? [text.trim()] : [],
  );

test("a form that is refused comes back filled in, with the reason beside the field in the reader's language", async () => {
  const faults: string[] = [];
  // Pages that hold a second form or one that is not open for this thing, forms whose hidden field says what they are
  // about, more fields than a request of this size can hold, a channel that is off, and telephones that are not there:
  // the rooms' own tests hold these.
  const otherwise = [
    "/programmes/:number/evaluation/trials",
    "/programmes/:number/evaluation/trials/:trial",
    "/programmes/:number/evaluation/trials/:trial/closed",
    "/programmes/:number/origin/reasons",
    "/programmes/:number/origin/entries",
    "/programmes/:number/readers/:reader/visits",
    "/programmes/:number/readers/:reader/visits/:visit",
    "/programmes/:number/readers/:reader/guardian",
    "/programmes/:number/enrolments",
    "/programmes/:number/messages/:slot",
    "/programmes/:number/reviews",
    "/programmes/:number/review/recalls",
    "/channels/:name/trials",
    "/phones/:number",
  ];
  const redrawn = posts.filter(
    (route) => route.redraw !== null && !route.path.startsWith("/setup/") && !otherwise.includes(route.path),
  );
  assert.ok(redrawn.length > 25);
  for (const route of redrawn) {
    const { role, url } = await wayOf(route);
    for (const language of ["en", "ru"]) {
      const query = `?lang=${language}`;
      const what = `POST ${route.path} (${role}, ${language})`;
      // Something that no form of ours takes, in every field: too long, no number, no choice, no address.
      const first = await still.ask(url + query, requestBy(person(role), language, carried(route)));
      const names = first.status === 422 ? namesIn(first.text) : Object.keys(fieldsOf(route.path, world));
      const typed = names.filter(
        (name) =>
          first.status !== 422 ||
          new RegExp(
            `<(?:textarea|input)(?=[^>]*\\sname="${name}")(?![^>]*type="(?:password|radio|checkbox|hidden|file)")`,
            "u",
          ).test(first.text),
      );
      const fields = Object.fromEntries(typed.map((name, n) => [name, `Typed${n}-${"x".repeat(21_000)}`]));
      const answer = await still.ask(
        url + query,
        requestBy(person(role), language, {
          ...fieldsOf(route.path, world),
          ...fields,
          ...(typed.length === 0 && { why: "", state: "?", answer: "?", text: "", name: "" }),
        }),
      );
      if (answer.status !== 422) {
        faults.push(`${what}: ${answer.status} (sent empty: ${first.status})`);
        continue;
      }
      const page = answer.text;
      for (const [n, name] of typed.entries())
        if (!page.includes(`Typed${n}-`)) faults.push(`${what}: ${name} came back empty`);
      if (/type="password"[^>]*value="[^"]/u.test(page)) faults.push(`${what}: a password came back`);
      const errors = errorsIn(page);
      if (errors.length === 0) faults.push(`${what}: no reason beside a field`);
      for (const error of errors)
        if (/\p{Script=Cyrillic}/u.test(error) !== (language === "ru")) faults.push(`${what}: ${error}`);
      // Every field at fault names its reason, and the reason is there.
      for (const [tag] of page.matchAll(/<[a-z]+\b[^>]*aria-invalid="true"[^>]*>/gu)) {
        const ids = (/aria-describedby="([^"]*)"/u.exec(tag)?.[1] ?? "").split(" ");
        if (!ids.some((id) => id.endsWith("-error") && page.includes(`id="${id}"`)))
          faults.push(`${what}: ${tag.slice(0, 90)} names no reason`);
      }
      if (!/aria-invalid="true"|role="alert"|class="field-error"/u.test(page))
        faults.push(`${what}: nothing is marked`);
    }
  }
  assert.deepEqual(reported(faults), []);
});

test("who comes too often is told when to come again, in his language", async () => {
  const send = (language: string) =>
    app.request(`${base}/sign-up`, requestBy(undefined, language, { name: "A name that was typed long ago" }));
  for (let n = 0; n < 10; n += 1) assert.equal((await send("en")).status, 422);
  const answer = await send("ru");
  const text = await answer.text();
  assert.equal(answer.status, 429);
  const seconds = Number(answer.headers.get("retry-after"));
  assert.ok(seconds > 0 && seconds <= 3600, String(seconds));
  assert.match(text, /<html lang="ru"/u);
  assert.match(text, /A name that was typed long ago/u);
});
