import assert from "node:assert/strict";
import { test } from "node:test";
import { actorOfAccount } from "#kernel/sign-in/sign-in.ts";
import { testApp } from "#testing/app.ts";
import { reader } from "#testing/ask.ts";
import { linkIn, mailsOf } from "#testing/mails.ts";
import { type MadePerson, make } from "#testing/make.ts";
import { admit, confirmByHand } from "./index.ts";

const app = await testApp();
await make(app).exchange({ open: false });
const password = "our cat sleeps on the stove";
const american = await make(app).person({ name: "Ruth", sides: ["us"], offices: ["coordinator us"] });
const russian = await make(app).person({ name: "Вера", sides: ["ru"], reads: ["ru"], offices: ["coordinator ru"] });
const actor = async (made: MadePerson) => {
  const found = await actorOfAccount(app.db, made.account, app.clock.now(), null);
  assert.ok(found);
  return found;
};
const signUp = async (address: string) => {
  const newcomer = reader(app, undefined, "ru");
  await newcomer.post("/sign-up", { address, password, name: "Пётр", sides: ["ru"], reads0: "ru" });
  const { id } = await app.db
    .selectFrom("account")
    .select("id")
    .where("address", "=", address)
    .executeTakeFirstOrThrow();
  return { newcomer, account: id };
};

test("in a closed exchange a newcomer waits, its coordinators hear of it, and one of his side lets him in", async () => {
  assert.match(await reader(app).page("/sign-up"), /coordinators decide/u);
  const { newcomer, account } = await signUp("petr@example.org");
  await newcomer.post(await linkIn(app, "people-confirm"), {});
  await newcomer.post("/sign-in", { address: "petr@example.org", password });
  assert.match(await newcomer.page("/me"), /Координаторы получили вашу просьбу/u);
  assert.equal((await newcomer.get("/problems")).status, 403);
  assert.match(await reader(app, russian).page("/me/notices"), /Пётр[\s\S]*просит принять/u);
  assert.equal((await reader(app, american).page("/me/notices")).includes("Пётр"), false);

  await assert.rejects(admit(app.db, await actor(american), account, app.clock.now()), {
    messageId: "right-coordinator",
  });
  await admit(app.db, await actor(russian), account, app.clock.now());
  await admit(app.db, await actor(russian), account, app.clock.now());
  assert.equal((await newcomer.get("/problems")).status, 200);
  assert.deepEqual(
    (await mailsOf(app, "people-admitted")).map((mail) => mail.language),
    ["ru"],
  );
});

test("where no mail goes out a coordinator confirms an address by hand", async () => {
  assert.match(await reader(app).page("/sign-up/sent"), /no mail server yet/u);
  const { newcomer, account } = await signUp("gleb@example.org");
  await newcomer.post("/sign-in", { address: "gleb@example.org", password });
  assert.match(await newcomer.page("/me"), /Адрес пока не подтверждён/u);
  await assert.rejects(confirmByHand(app.db, await actor(american), account, app.clock.now()), {
    messageId: "right-coordinator",
  });
  await confirmByHand(app.db, await actor(russian), account, app.clock.now());
  assert.match(await newcomer.page("/me"), /Координаторы получили вашу просьбу/u);
  await admit(app.db, await actor(russian), account, app.clock.now());
  assert.equal((await newcomer.get("/problems")).status, 200);
  assert.equal((await mailsOf(app, "people-confirmed-by-hand")).length, 1);
});

test("one who has not been let in is seen by himself and his coordinators, and by no other member", async () => {
  const waiting = await make(app).person({ name: "Ждан", sides: ["ru"], admitted: false });
  const page = `/people/${waiting.number}`;
  assert.equal((await reader(app, american).get(page)).status, 404);
  assert.match(await reader(app, russian).page(page), /Ждан/u);
});
