import assert from "node:assert/strict";
import { test } from "node:test";
import { actorOfAccount } from "#kernel/sign-in/sign-in.ts";
import { testApp } from "#testing/app.ts";
import { reader } from "#testing/ask.ts";
import { linkIn, mailsOf } from "#testing/mails.ts";
import { type MadePerson, make } from "#testing/make.ts";
import { organisationKind } from "../kinds.ts";
import { own } from "../me/commands.ts";
import { changeRole } from "./commands.ts";

const app = await testApp();
const made = make(app);
await made.exchange();
const words = (name: string, more: Record<string, string> = {}) => ({
  name,
  language: "ru",
  side: "ru",
  about: "Помогаем тем, кто выходит на свободу.",
  place: "Пермь",
  address: "https://example.org/dom",
  registerId: "ru-ogrn-1027700132195",
  ...more,
});
const roles = async (organisation: string) =>
  Object.fromEntries(
    (
      await app.db
        .selectFrom("membership")
        .select(["person", "role"])
        .where("organisation", "=", organisation)
        .execute()
    ).map((row) => [row.person, row.role]),
  );
const actor = async (person: MadePerson) => {
  const found = await actorOfAccount(app.db, person.account, app.clock.now(), null);
  assert.ok(found);
  return own(found);
};

test("a member brings an organisation in, is its head, and writes in its name from then on", async () => {
  const vera = await made.person({ name: "Вера", sides: ["ru"], reads: ["ru"] });
  const sent = await reader(app, vera).post("/organisations/new", words("Дом «Второй шанс»"));
  assert.match(sent.headers.get("location") ?? "", /^\/organisations\/1\?said=note-organisation-made$/u);
  assert.match(await reader(app, vera).page("/me"), /Пишу от имени: <b><bdi>Дом «Второй шанс»/u);
  const english = await reader(app).page("/organisations/1");
  assert.match(english, /<h1><span lang="ru" dir="auto"><bdi>Дом «Второй шанс»/u);
  assert.match(english, /RU-OGRN-1027700132195/u);
  assert.match(english, /not yet to the coordinators/u);
  assert.equal((await reader(app).post("/organisations/new", words("Чужой"))).status, 401);
});

test("a name that looks like another's is refused, in either alphabet, and so is what is no registration number", async () => {
  const vera = reader(app, await made.person({ sides: ["ru"] }));
  await vera.post("/organisations/new", words("Мост"));
  const alike = await vera.post("/organisations/new", words(" МОCT ", { language: "en" }));
  assert.equal(alike.status, 422);
  assert.match(await alike.text(), /has a name that looks the same/u);
  for (const wrong of [
    { registerId: "12345" },
    { address: "javascript:alert(1)" },
    { side: "xx" },
    { language: "xx" },
  ]) {
    assert.equal(
      (await vera.post("/organisations/new", words("Другой мост", wrong))).status,
      422,
      JSON.stringify(wrong),
    );
  }
});

test("only those who write for it change what it says; another name has to become known anew", async () => {
  const [head, member, coordinator] = [
    await made.person(),
    await made.person(),
    await made.person({ sides: ["ru"], offices: ["coordinator ru"] }),
  ];
  const house = await made.organisation({
    name: "Изба",
    side: "ru",
    language: "ru",
    members: [
      { person: head.person, role: "head" },
      { person: member.person, role: "member" },
    ],
  });
  const path = `/organisations/${house.number}`;
  assert.equal((await reader(app, member).post(`${path}/edit`, words("Изба 2"))).status, 403);
  assert.equal(
    (
      await reader(app, await made.person({ offices: ["coordinator us"] })).post(`${path}/verification`, {
        known: "yes",
      })
    ).status,
    403,
  );
  await reader(app, coordinator).post(`${path}/verification`, { known: "yes" });
  await reader(app, coordinator).post(`${path}/verification`, { known: "yes" });
  assert.match(await reader(app).page(path), /to the coordinators \(Russia\), since 24 June 2010/u);
  assert.equal((await reader(app, head).post(`${path}/edit`, words("Изба", { about: "Иначе." }))).status, 303);
  assert.match(await reader(app).page(path), /known to the coordinators/u);
  assert.equal((await reader(app, head).post(`${path}/edit`, words("Изба-читальня"))).status, 303);
  const renamed = await reader(app).page(path);
  assert.match(renamed, /Изба-читальня/u);
  assert.match(renamed, /not yet to the coordinators/u);
});

test("an invitation by mail goes in the recipient's language, tells a stranger nothing, and works once", async () => {
  const ruth = await made.person({ name: "Ruth", reads: ["en"] });
  const house = await made.organisation({ name: "Second House", members: [{ person: ruth.person, role: "head" }] });
  const anna = await made.person({ name: "Анна", reads: ["ru", "en"], sides: ["ru"] });
  const address = (
    await app.db.selectFrom("account").select("address").where("id", "=", anna.account).executeTakeFirstOrThrow()
  ).address;
  const form = { address, role: "editor", language: "en" };
  const invited = await reader(app, ruth).post(`/organisations/${house.number}/invitations`, form);
  assert.equal(invited.status, 200);
  const [mail] = await mailsOf(app, "people-invitation");
  assert.equal(mail?.language, "ru");
  assert.equal(mail?.account, null);
  assert.equal(mail?.secrets["to"], address);
  const link = await linkIn(app, "people-invitation");
  assert.ok((await invited.text()).includes(link));

  const strange = await reader(app).page(link);
  for (const secret of ["Second House", "Ruth", "editor", "writes for it"])
    assert.equal(strange.includes(secret), false, secret);
  assert.ok(strange.includes(`/sign-in?next=${encodeURIComponent(link)}`));
  assert.match(await reader(app, anna).page(link), /Second House/u);
  const taken = await Promise.all([reader(app, anna).post(link, {}), reader(app, await made.person()).post(link, {})]);
  assert.deepEqual(taken.map((one) => one.status).sort(), [303, 410]);
  assert.equal((await reader(app, anna).get(link)).status, 410);
  assert.equal(Object.keys(await roles(house.id)).length, 2);

  await reader(app, ruth).post(`/organisations/${house.number}/invitations`, {
    ...form,
    address: "new@example.org",
    language: "ru",
  });
  assert.equal((await mailsOf(app, "people-invitation")).at(-1)?.language, "ru");
  const late = await linkIn(app, "people-invitation");
  app.clock.advance({ days: 8 });
  assert.equal((await reader(app).get(late)).status, 410);
  app.clock.set("2010-06-24T12:00:00Z");
  // Whoever is not head any more has not invited either.
  await app.db.updateTable("membership").set({ role: "member" }).where("person", "=", ruth.person).execute();
  assert.equal((await reader(app).get(late)).status, 410);
  assert.equal((await reader(app, ruth).post(`/organisations/${house.number}/invitations`, form)).status, 403);
});

test("one asks to join; the heads hear of it in their language and take in or not", async () => {
  const head = await made.person({ name: "Глава", reads: ["ru"] });
  const house = await made.organisation({
    name: "Открытый дом",
    side: "ru",
    members: [{ person: head.person, role: "head" }],
  });
  const asker = await made.person({ name: "Asker", reads: ["en"] });
  const path = `/organisations/${house.number}`;
  await reader(app, asker).post(`${path}/joining`, { words: "I sweep the yard" });
  await reader(app, asker).post(`${path}/joining`, { words: "I sweep the yard on Mondays" });
  const asked = (await mailsOf(app, "people-asks-to-join")).at(-1);
  assert.deepEqual(
    [asked?.language, asked?.account, asked?.facts["organisation"]],
    ["ru", head.account, "Открытый дом"],
  );
  assert.equal((await mailsOf(app, "people-asks-to-join")).length, 1);
  assert.match(await reader(app, head).page("/me/notices"), /К вам просятся/u);
  assert.match(await reader(app, head).page(`${path}/members`), /I sweep the yard on Mondays/u);
  assert.equal((await reader(app, asker).get(`${path}/members`)).status, 403);
  assert.equal((await reader(app, asker).post(`${path}/asking/${asker.number}`, { role: "editor" })).status, 403);
  assert.equal((await reader(app, head).post(`${path}/asking/${asker.number}`, { role: "editor" })).status, 303);
  assert.equal((await roles(house.id))[asker.person], "editor");
  assert.equal((await mailsOf(app, "people-joined")).at(-1)?.language, "en");
  assert.equal((await reader(app, head).post(`${path}/asking/${asker.number}`, { role: "member" })).status, 409);
});

test("roles are changed and an organisation handed over by heads; a member leaves by himself", async () => {
  const [head, editor, member] = [await made.person(), await made.person(), await made.person()];
  const house = await made.organisation({
    members: [
      { person: head.person, role: "head" },
      { person: editor.person },
      { person: member.person, role: "member" },
    ],
  });
  const path = `/organisations/${house.number}`;
  assert.equal((await reader(app, editor).post(`${path}/members/${member.number}`, { role: "head" })).status, 403);
  assert.equal((await reader(app, head).post(`${path}/members/${member.number}`, { role: "owner" })).status, 422);
  assert.equal((await reader(app, head).post(`${path}/leaving`, {})).status, 409);
  assert.equal((await reader(app, head).post(`${path}/members/${head.number}`, { role: "member" })).status, 409);
  await reader(app, head).post(`${path}/members/${editor.number}/succession`, {});
  assert.deepEqual(await roles(house.id), {
    [head.person]: "editor",
    [editor.person]: "head",
    [member.person]: "member",
  });
  assert.equal((await reader(app, member).post(`${path}/leaving`, {})).status, 303);
  assert.equal((await reader(app, editor).post(`${path}/members/${head.number}`, { role: "" })).status, 303);
  assert.deepEqual(await roles(house.id), { [editor.person]: "head" });
  assert.equal(
    (
      await app.db
        .selectFrom("sign_in")
        .select("acting_for")
        .where("account", "=", head.account)
        .executeTakeFirstOrThrow()
    ).acting_for,
    null,
  );
});

test("of two heads who leave at once one stays", async () => {
  for (let turn = 0; turn < 5; turn += 1) {
    const [a, b, c] = [await made.person(), await made.person(), await made.person()];
    const house = await made.organisation({
      members: [
        { person: a.person, role: "head" },
        { person: b.person, role: "head" },
        { person: c.person, role: "member" },
      ],
    });
    const path = `/organisations/${house.number}/leaving`;
    const left = await Promise.all([reader(app, a).post(path, {}), reader(app, b).post(path, {})]);
    assert.deepEqual(left.map((one) => one.status).sort(), [303, 409]);
    assert.equal(Object.values(await roles(house.id)).filter((role) => role === "head").length, 1);
  }
});

test("the second of two heads waits for the first one's change before it is decided", async () => {
  const [a, b, c] = [await made.person(), await made.person(), await made.person()];
  const house = await made.organisation({
    members: [{ person: a.person, role: "head" }, { person: b.person, role: "head" }, { person: c.person }],
  });
  const facts = { ...house, name: "", side: "us", language: "en" };
  const held = Promise.withResolvers<void>();
  const locked = Promise.withResolvers<void>();
  // Held open by hand: the first has gone, but has not said so to anybody else yet.
  const first = app.db.transaction().execute(async (tx) => {
    await tx.selectFrom("object").select("id").where("id", "=", house.id).forUpdate().execute();
    await tx.deleteFrom("membership").where("person", "=", a.person).execute();
    locked.resolve();
    await held.promise;
  });
  await locked.promise;
  const second = changeRole(app.db, await actor(b), facts, b.person, null, app.clock.now());
  const outcome = assert.rejects(second, { messageId: "organisation-last-head" });
  held.resolve();
  await first;
  await outcome;
  assert.deepEqual(await roles(house.id), { [b.person]: "head", [c.person]: "editor" });
});

test("a page of an organisation shows what it told as the reader may see it, and nothing of its drafts", async () => {
  const ruth = await made.person({ name: "Ruth", sides: ["us"] });
  const house = await made.organisation({ name: "Telling House", members: [{ person: ruth.person, role: "head" }] });
  const telling = (title: string, more: Record<string, string>) => ({
    title,
    text: "From December to March the bus cannot reach the village at all.",
    language: "en",
    place: "",
    whom: "",
    howMany: "",
    onBehalf: "own",
    accused: "",
    audience: "public",
    do: "publish",
    ...more,
  });
  await reader(app, ruth).post("/problems", telling("A public problem of ours", {}));
  await reader(app, ruth).post("/problems", telling("A problem for members", { audience: "members" }));
  await reader(app, ruth).post("/problems", telling("A draft of ours here", { do: "draft" }));
  await reader(app, ruth).post("/hopes", telling("We hope for this together", {}));
  const path = `/organisations/${house.number}`;
  const signedOut = await reader(app).page(path);
  assert.match(
    signedOut,
    /1 problem told[\s\S]*A public problem of ours[\s\S]*1 thing it would like[\s\S]*We hope for this together/u,
  );
  assert.equal(/A problem for members|A draft of ours/u.test(signedOut), false);
  const inside = await reader(app, ruth).page(path);
  assert.match(inside, /2 problems told/u);
  assert.equal(inside.includes("A draft of ours"), false);
});

test("the list goes by name, narrowed by side and part of a name, and each page leads to the next and back", async () => {
  for (let n = 0; n < 70; n += 1)
    await made.organisation({ name: `Zz sorted ${String(n).padStart(3, "0")}`, side: n % 2 === 0 ? "us" : "ru" });
  const names = (page: string) => [...page.matchAll(/Zz sorted (\d{3})/gu)].map((one) => Number(one[1]));
  const hrefOf = (page: string, rel: string) =>
    (new RegExp(`rel="${rel}"[^>]*href="([^"]*)"`, "u").exec(page)?.[1] ?? "").replaceAll("&amp;", "&");
  const first = await reader(app).page("/organisations?name=zz%20SORTED");
  const second = await reader(app).page(hrefOf(first, "next"));
  const third = await reader(app).page(hrefOf(second, "next"));
  assert.deepEqual(
    [...names(first), ...names(second), ...names(third)],
    Array.from({ length: 70 }, (_, n) => n),
  );
  assert.equal(hrefOf(third, "next"), "");
  assert.deepEqual(names(await reader(app).page(hrefOf(third, "prev"))), names(second));
  assert.equal(hrefOf(await reader(app).page(hrefOf(second, "prev")), "prev"), "");
  assert.deepEqual(names(await reader(app).page("/organisations?name=sorted%2000&side=ru")), [1, 3, 5, 7, 9]);
  assert.match(await reader(app).page("/organisations?name=%25"), /None fits/u);
});

test("an organisation leaves: its name is nowhere from that moment on, also not in the open data", async () => {
  const ruth = await made.person({ name: "Ruth", sides: ["us"] });
  const sent = await reader(app, ruth).post(
    "/organisations/new",
    words("Vanishing House", { side: "us", language: "en" }),
  );
  const path = /^[^?]*/u.exec(sent.headers.get("location") ?? "")?.[0] ?? "";
  assert.match(JSON.stringify(await organisationKind.export?.rows(app.db, 0)), /Vanishing House/u);
  assert.match(await reader(app).page("/organisations?name=vanishing"), /Vanishing House/u);
  assert.equal((await reader(app, ruth).post(`${path}/end`, {})).status, 303);
  assert.equal((await reader(app).get(path)).status, 404);
  assert.equal((await reader(app).page("/organisations?name=vanishing")).includes("Vanishing House"), false);
  assert.equal(JSON.stringify(await organisationKind.export?.rows(app.db, 0)).includes("Vanishing"), false);
  for (const table of ["organisation", "wording"] as const)
    assert.equal(
      JSON.stringify(await app.db.selectFrom(table).selectAll().execute()).includes("Vanishing"),
      false,
      table,
    );
});

test("the open data hold what is public of organisations and no name of a person", async () => {
  const [row] = (await organisationKind.export?.rows(app.db, 0)) ?? [];
  assert.deepEqual(
    Object.keys(row ?? {}),
    organisationKind.export?.columns.map((column) => column.name),
  );
});
