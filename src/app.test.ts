import assert from "node:assert/strict";
import { test } from "node:test";
import { limits } from "#kernel/web/limits.ts";
import { testApp } from "#testing/app.ts";
import { make } from "#testing/make.ts";
import { expectations } from "#testing/route-expectations.ts";
import { fieldsOf } from "#testing/route-fields.ts";
import { type Answer, stillApp } from "#testing/still-app.ts";
import { base, fill, makeWorld, type Role, requestBy, roles } from "#testing/world.ts";

const app = await testApp({ TRANSLATE_URL: "http://127.0.0.1:9" });
const world = await makeWorld(app);
const still = await stillApp(app);
const routes = still.rooms.flatMap((room) => room.routes);
const named = (route: { method: string; path: string }): string => `${route.method} ${route.path}`;
const ask = (role: Role, path: string, fields?: Readonly<Record<string, string>>): Promise<Answer> =>
  still.ask(
    `${base}${path}`,
    requestBy(role === "stranger" ? undefined : world.people[role], world.reads(role), fields),
  );

test("every route asks for a right that its room's table has, and every write for a limit of the one table", () => {
  const known = new Set<unknown>(Object.values(limits));
  const rights = new Map(app.rooms.map((room) => [room.name, room.rights]));
  const faults = routes.flatMap((route) => [
    ...(typeof rights.get(route.room)?.[route.action] === "function" ? [] : [`${named(route)} asks ${route.action}`]),
    ...((route.method === "POST" || route.limit) && !known.has(route.limit) ? [`${named(route)} has no limit`] : []),
    ...(route.method === "POST" && route.cached ? [`${named(route)} is kept`] : []),
  ]);
  assert.deepEqual(faults, []);
  const names = Object.values(limits).map((limit) => limit.name);
  assert.deepEqual(names, [...new Set(names)], "two limits count the same uses");
});

test("every right of a table is asked for by a route or a page", () => {
  const asked = new Set(routes.map((route) => `${route.room} ${route.action}`));
  const idle = app.rooms.flatMap((room) =>
    Object.keys(room.rights)
      .filter((action) => !asked.has(`${room.name} ${action}`))
      .map((action) => `${room.name}: ${action}`),
  );
  assert.deepEqual(idle, []);
});

test("no two routes have one address, and none stands in the way of another", () => {
  const covers = (wide: string, narrow: string): boolean => {
    const [a, b] = [wide.split("/"), narrow.split("/")];
    return a.length === b.length && a.every((part, n) => part.startsWith(":") || part === b[n]);
  };
  const faults = routes.flatMap((route, n) =>
    routes
      .slice(n + 1)
      .flatMap((later) =>
        route.method === later.method && covers(route.path, later.path) ? [`${named(route)} before ${later.path}`] : [],
      ),
  );
  assert.deepEqual(faults, []);
});

/** Answered, led to signing in, no right, not there, another expected no, or broken. */
function markOf(method: string, { status, headers }: Answer): string {
  if (status === 401 || (status === 303 && (headers.get("location") ?? "").startsWith("/sign-in?next="))) return "s";
  if (status >= 500) return "!";
  if (status === 403) return "-";
  if (status === 404) return ".";
  return status < 400 || method === "POST" ? "+" : "c";
}
const grouped = (marks: string): string =>
  marks.replace(/^(.{3})(.{3})(.{2})(.{2})(.{2})(.{4})$/u, "$1 $2 $3 $4 $5 $6");

test("who may do what is as the reviewed table says, and nobody reads what is not for him", async () => {
  assert.equal(roles.length, 16);
  const others: string[] = [];
  const leaks: string[] = [];
  for (const route of routes) {
    for (const { name, params } of world.casesOf(route.path)) {
      const path = fill(route.path, params);
      const fields = route.method === "POST" ? fieldsOf(route.path, world) : undefined;
      let marks = "";
      for (const role of roles) {
        const answer = await ask(role, path, fields);
        marks += markOf(route.method, answer);
        for (const { what, word, readers } of world.hidden)
          if (!readers.includes(role) && answer.text.includes(word))
            leaks.push(`${role} reads ${what} at ${named(route)} [${name}]`);
      }
      const stated = expectations[named(route)];
      const expected = typeof stated === "string" ? stated : stated?.[name];
      if (expected !== grouped(marks))
        others.push(`${named(route)} [${name}] ${grouped(marks)}, in the table ${expected ?? "nothing"}`);
    }
  }
  assert.deepEqual(others, []);
  assert.deepEqual(leaks, []);
});

test("the table names no route and no case that is not there", () => {
  const there = new Set(routes.map(named));
  const gone = Object.entries(expectations).flatMap(([route, stated]) => {
    if (!there.has(route)) return [route];
    const cases = world.casesOf(route.split(" ")[1] ?? "").map((one) => one.name);
    return typeof stated === "string"
      ? []
      : Object.keys(stated)
          .filter((name) => !cases.includes(name))
          .map((name) => `${route} [${name}]`);
  });
  assert.deepEqual(gone, []);
});

/** A page without what the reader has just typed into it. */
const withoutTyped = (page: string): string =>
  page.replace(/<textarea[\s\S]*?<\/textarea>|<input[^>]*>|<a [^>]*>|<link[^>]*>/gu, "");

test("lists, feeds, files and search hold nothing that the asker may not read", async () => {
  const lists = [
    "/new",
    "/new?side=us",
    "/new.atom",
    "/problems?side=us",
    "/problems?topic=after-prison",
    "/problems?common=yes",
    "/hopes?side=us",
    "/experiences?side=us",
    "/groups?state=forming",
    "/organisations?side=us",
    "/topics/after-prison",
    "/words?q=prison",
    "/words?q=quodgraw",
    `/problems/new?text=prison`,
    `/experiences/new?about=${world.ids["problem draft"]}`,
    `/experiences/new?about=${world.ids["problem second-look"]}`,
    `/problems/1/verdicts/${world.ids["problem draft"]}`,
    `/problems/1/verdicts/${world.ids["hope second-look"]}`,
    "/translations?what=needed",
    "/translations?what=machine",
    "/translations?what=mine",
  ];
  const leaks: string[] = [];
  for (const role of ["stranger", "waiting", "there", "here", "sideless", "coordinator"] as const) {
    const look = async (path: string) => {
      const answer = await ask(role, path);
      if (answer.status >= 500) leaks.push(`${path} is broken`);
      for (const { what, word, readers } of world.hidden)
        if (!readers.includes(role) && withoutTyped(answer.text).includes(word))
          leaks.push(`${role} reads ${what} at ${path}`);
    };
    for (const path of lists) await look(path);
    for (const { word } of world.hidden) {
      await look(`/search?q=${word}`);
      await look(`/find?text=${encodeURIComponent(`${word} no employer will hire them because of the record`)}`);
    }
  }
  assert.deepEqual(leaks, []);
});

test("what is found does not tell whether something hidden is like it", async () => {
  // The same question with and without the words of a draft finds the same things.
  for (const role of ["stranger", "there"] as const) {
    for (const word of ["drafttextP", "looktextP", "backtextP", "drafttextE"]) {
      const [plain, asked] = [await ask(role, "/search?q=xqzzv"), await ask(role, `/search?q=${word}`)];
      const hits = (page: string): string[] =>
        [...withoutTyped(page).matchAll(/href="(\/(?:problems|hopes|experiences|groups)\/\d+)/gu)].map(
          ([, href = ""]) => href,
        );
      assert.deepEqual(hits(asked.text), hits(plain.text), `${role} ${word}`);
    }
  }
});

test("no answer names a mail address of somebody else, and no file a person", async () => {
  const people = (await app.db.selectFrom("person").select("name").execute()).map((one) => one.name);
  const faults: string[] = [];
  for (const route of routes.filter((one) => one.method === "GET")) {
    for (const { params } of world.casesOf(route.path)) {
      for (const role of ["stranger", "there", "here", "editor"] as const) {
        const { text } = await ask(role, fill(route.path, params));
        const own = role === "stranger" ? "" : await addressOf(role);
        for (const [found] of text.matchAll(/[a-z]+\d+@example\.org/gu))
          if (found !== own) faults.push(`${role} ${route.path}: ${found}`);
        if (route.path === "/downloads/:file")
          for (const name of people) if (text.includes(name)) faults.push(`${params["file"]}: ${name}`);
      }
    }
  }
  assert.deepEqual([...new Set(faults)], []);
});

const addresses = new Map<string, string>();
async function addressOf(role: Exclude<Role, "stranger">): Promise<string> {
  const { account } = world.people[role];
  const known =
    addresses.get(account) ??
    (await app.db.selectFrom("account").select("address").where("id", "=", account).executeTakeFirstOrThrow()).address;
  addresses.set(account, known);
  return known;
}

test("in a closed exchange nobody outside reads anything but the doors", async () => {
  await make(app).exchange({ open: false });
  const open = routes.filter((route) => route.method === "GET" && !route.always && route.path !== "/");
  const faults: string[] = [];
  for (const role of ["stranger", "waiting", "disabled"] as const) {
    for (const route of open) {
      for (const { params } of world.casesOf(route.path).slice(0, 1)) {
        const answer = await ask(role, fill(route.path, params));
        const kept = role === "waiting" ? answer.status === 403 : markOf("GET", answer) === "s";
        if (!kept) faults.push(`${role} ${route.path}: ${answer.status}`);
      }
    }
    const front = await ask(role, "/");
    assert.equal(front.status, 200);
    for (const word of ["Released with nowhere", "Life after prison", "Second Door"])
      assert.ok(!front.text.includes(word), word);
  }
  await make(app).exchange();
  assert.deepEqual(faults, []);
});
