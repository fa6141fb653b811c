import assert from "node:assert/strict";
import { after, test } from "node:test";
import { gatherNotices, mailNotices } from "#kernel/mail/notice-mails.ts";
import { openPost } from "#kernel/mail/post.ts";
import { sendDueMails } from "#kernel/mail/send.ts";
import { unsubscribeToken } from "#kernel/mail/unsubscribe.ts";
import { waitingMail } from "#kernel/mail/waiting.ts";
import { testApp } from "#testing/app.ts";
import { type Reader, reader } from "#testing/ask.ts";
import { type MadePerson, make } from "#testing/make.ts";
import { smtpServer } from "#testing/smtp.ts";
import { untilRead } from "#testing/until-read.ts";
import { mainOf } from "#testing/world.ts";
import { queueLetters } from "./letter.ts";

const origin = "https://exchange.example.org";
const app = await testApp({ PUBLIC_URL: origin, SMTP_URL: "smtp://127.0.0.1:9", MAIL_FROM: "post@example.org" });
const made = make(app);
await made.exchange();
const server = await smtpServer();
const post = openPost({ url: server.url, from: "post@example.org" }, 2);
after(() => {
  post.close();
  return server.stop();
});

const anna = await made.person({ name: "Анна", sides: ["ru"], reads: ["ru"] });
const joe = await made.person({ name: "Joe", sides: ["us"], reads: ["en"] });
const lee = await made.person({ name: "Lee", sides: ["us"], reads: ["en"] });
/** In front of a house with a safe address, whose cookies have the name that goes with it. */
const signedIn = (person: MadePerson, language = "en"): Reader => {
  const one = reader(app, person, language);
  one.cookies.set("__Host-diomede-sign-in", person.secret);
  return one;
};
const [ru, us, another] = [signedIn(anna, "ru"), signedIn(joe), signedIn(lee)];

const long = "When people leave prison no employer will hire them because of the record, and they have no housing.";
async function tells(from: Reader, title: string, audience = "public"): Promise<string> {
  const fields = { title, text: long, language: "en", onBehalf: "own", audience, do: "publish" };
  const answer = await from.post("/problems", fields);
  assert.equal(answer.status, 303, mainOf(await answer.text()));
  return (answer.headers.get("location") ?? "").replace(/\?.*/u, "");
}
const wishesOf = async ({ account }: MadePerson) =>
  await app.db
    .selectFrom("account")
    .select(["notices_by_mail", "mail_without"])
    .where("id", "=", account)
    .executeTakeFirstOrThrow();
const letterOf = async ({ account }: MadePerson) =>
  (await app.db.selectFrom("letter_of_week").select("account").where("account", "=", account).execute()).length === 1;

/** As the machine of a mail service sends it: no cookie, no origin, no language. */
const press = (path: string, init: RequestInit = {}) =>
  app.request(`${origin}${path}`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "List-Unsubscribe=One-Click",
    ...init,
  });

async function sent(): Promise<{ headers: Record<string, string>; text: string }[]> {
  server.arrived.length = 0;
  await untilRead(app.services);
  await mailNotices(app.services);
  await gatherNotices(app.db, app.clock.now());
  await sendDueMails(app.services, post);
  return [...server.arrived] as { headers: Record<string, string>; text: string }[];
}

test("a notice letter says in its reader's language how to stop it, and mail programs find the way in its head", async () => {
  const place = await tells(us, "Released in January with nowhere to sleep");
  await ru.post(`${place}/follow`, { follow: "yes" });
  await sent();
  await us.post(`${place}/resolution`, { resolved: "yes" });
  await untilRead(app.services);
  await gatherNotices(app.db, app.clock.now());
  const waiting = await waitingMail(app.db, app.services.words, 10);
  assert.equal(waiting.length, 1);
  assert.doesNotMatch(waiting[0]?.text ?? "", /unsubscribe\/\w/u);
  const [mail] = await sent();
  assert.match(mail?.text ?? "", /Выбрать, о чём вам писать: https:\/\/exchange\.example\.org\/me\/mail/u);
  const [, link = ""] = /Больше не писать.*: https:\/\/\S+?(\/unsubscribe\/[\w-]+)/u.exec(mail?.text ?? "") ?? [];
  assert.equal(mail?.headers["list-unsubscribe"], `<${origin}${link}>`);
  assert.equal(mail?.headers["list-unsubscribe-post"], "List-Unsubscribe=One-Click");

  const answer = await press(link);
  assert.equal(answer.status, 200);
  assert.deepEqual(answer.headers.getSetCookie(), []);
  assert.equal((await wishesOf(anna)).notices_by_mail, false);
  await us.post(`${place}/resolution`, {});
  assert.deepEqual(await sent(), []);
  // What was on its way when he pressed is not sent either.
  await press(link, { body: "again=yes" });
  await us.post(`${place}/resolution`, { resolved: "yes" });
  await untilRead(app.services);
  assert.equal(await gatherNotices(app.db, app.clock.now()), 1);
  await press(link);
  assert.deepEqual(await sent(), []);
});

test("one press works as a form of either type, and twice as well as once", async () => {
  const link = `/unsubscribe/${unsubscribeToken(joe.account, "notices")}`;
  const body = new FormData();
  body.set("List-Unsubscribe", "One-Click");
  assert.equal((await press(link, { headers: {}, body })).status, 200);
  assert.equal((await wishesOf(joe)).notices_by_mail, false);
  assert.equal((await press(link)).status, 200);
  assert.equal((await press(link, { body: "again=yes" })).status, 200);
  assert.equal((await wishesOf(joe)).notices_by_mail, true);
  assert.equal((await press(link, { headers: { "content-type": "application/json" }, body: "{}" })).status, 415);
  assert.equal((await wishesOf(joe)).notices_by_mail, true);
});

test("opening the link changes nothing; its button does, without signing in, and can be taken back", async () => {
  const link = `/unsubscribe/${unsubscribeToken(joe.account, "notices")}`;
  const stranger = reader(app);
  const page = await stranger.page(link);
  assert.match(page, /name="robots"/u);
  assert.doesNotMatch(page, /Joe|person\d+@/u);
  assert.equal((await wishesOf(joe)).notices_by_mail, true);
  const done = await stranger.post(link, { "List-Unsubscribe": "One-Click" });
  assert.equal(done.status, 200);
  assert.match(await done.text(), /name="again" value="yes"/u);
  assert.equal((await wishesOf(joe)).notices_by_mail, false);
  await stranger.post(link, { again: "yes" });
  assert.equal((await wishesOf(joe)).notices_by_mail, true);
  // A press that says neither does nothing.
  assert.equal((await stranger.post(link, {})).status, 200);
  assert.equal((await wishesOf(joe)).notices_by_mail, true);
});

test("a link that was altered, made for another, or signed elsewhere leads nowhere", async () => {
  const token = unsubscribeToken(joe.account, "notices");
  const other = unsubscribeToken(lee.account, "notices");
  const letter = unsubscribeToken(joe.account, "letter");
  assert.notEqual(token, letter);
  const bytes = Buffer.from(token, "base64url");
  const forged = [
    token.slice(0, -2),
    `${token}AA`,
    Buffer.concat([Buffer.from(other, "base64url").subarray(0, 17), bytes.subarray(17)]).toString("base64url"),
    Buffer.concat([bytes.subarray(0, 16), Buffer.from([1]), bytes.subarray(17)]).toString("base64url"),
    "x",
    "a".repeat(5000),
  ];
  for (const one of forged) {
    assert.equal((await press(`/unsubscribe/${one}`)).status, 404, one.slice(0, 60));
    assert.equal((await app.request(`${origin}/unsubscribe/${one}`)).status, 404);
  }
  for (const person of [joe, lee]) assert.equal((await wishesOf(person)).notices_by_mail, true);
});

test("who signs in chooses which notices come by mail, and gets those and no others", async () => {
  const place = await tells(us, "No bed in the whole county");
  const page = await us.page("/me/mail");
  assert.match(page, /person\d+@example\.org/u);
  assert.match(page, /value="comments" checked/u);
  assert.doesNotMatch(page, /value="office"/u);
  assert.equal((await us.post("/me/mail", { kinds: ["asked", "own", "followed", "group"] })).status, 303);
  assert.deepEqual(await wishesOf(joe), { notices_by_mail: true, mail_without: ["comments"] });
  assert.doesNotMatch(await us.page("/me/mail"), /value="comments" checked/u);
  await ru.post(`${place}/comments`, { comment: "И у нас нет.", language: "ru" });
  assert.deepEqual(await sent(), []);
  await us.post("/me/mail", { kinds: ["comments"] });
  await ru.post(`${place}/comments`, { comment: "Ни одной койки.", language: "ru" });
  const [mail] = await sent();
  // The comment that came while he wanted none is not told now.
  assert.deepEqual(mail?.text.match(/A new comment: .*/gu), ["A new comment: No bed in the whole county"]);
  await us.post("/me/mail", {});
  assert.equal((await wishesOf(joe)).notices_by_mail, false);
  assert.equal((await us.post("/me/mail", { kinds: ["everything"] })).status, 422);
  await us.post("/me/mail", { kinds: ["asked", "own", "comments", "followed", "group"] });
});

test("the letter of the week comes on Monday morning where its reader lives, and only to who wants it", async () => {
  await app.db.deleteFrom("mail").execute();
  app.clock.advance({ minutes: 10 });
  await us.post("/me/mail", { letter: "yes" });
  await ru.post("/me/mail", { letter: "yes" });
  assert.deepEqual([await letterOf(joe), await letterOf(anna), await letterOf(lee)], [true, true, false]);
  await app.db.updateTable("person").set({ zone: "Europe/Moscow" }).where("id", "=", anna.person).execute();
  await app.db.updateTable("person").set({ zone: "America/New_York" }).where("id", "=", joe.person).execute();
  app.clock.set("2010-06-25T12:00:00Z");
  const shown = await tells(another, "The night bus was taken away");
  const draft = await tells(another, "Only for us who are members", "members");
  await tells(another, "Told and taken back");
  await another.post("/problems/5/withdrawal", {});
  const arrived = async (at: string) => {
    app.clock.set(at);
    server.arrived.length = 0;
    await queueLetters(app.services, app.clock.now());
    await queueLetters(app.services, app.clock.now());
    await sendDueMails(app.services, post);
    return server.arrived.map((mail) => mail.headers["content-language"] ?? "");
  };
  assert.deepEqual(await arrived("2010-06-28T02:59:00Z"), []);
  assert.deepEqual(await arrived("2010-06-28T03:00:00Z"), ["ru"]);
  const [mail] = server.arrived;
  assert.match(mail?.text ?? "", new RegExp(`The night bus was taken away\\n${origin}${shown}\\n`, "u"));
  assert.match(mail?.text ?? "", new RegExp(`Only for us who are members\\n${origin}${draft}\\n`, "u"));
  assert.doesNotMatch(mail?.text ?? "", /taken back|nowhere to sleep/u);
  const link = /<https:\/\/exchange\.example\.org(\/unsubscribe\/[\w-]+)>/u.exec(
    mail?.headers["list-unsubscribe"] ?? "",
  )?.[1];
  assert.deepEqual(await arrived("2010-06-28T11:00:00Z"), ["en"]);
  // A week in which nothing happened brings no letter.
  assert.deepEqual(await arrived("2010-07-05T12:00:00Z"), []);
  await tells(another, "The clinic has no doctor");
  await press(link ?? "");
  assert.deepEqual([await letterOf(anna), (await wishesOf(anna)).notices_by_mail], [false, false]);
  assert.deepEqual(await arrived("2010-07-12T12:00:00Z"), ["en"]);
  assert.match(server.arrived[0]?.text ?? "", /The clinic has no doctor/u);
  assert.doesNotMatch(server.arrived[0]?.text ?? "", /night bus/u);
  await press(link ?? "", { body: "again=yes" });
  assert.equal(await letterOf(anna), true);
  // One that is queued already is not sent after the press either.
  await tells(another, "The last shop has shut");
  app.clock.set("2010-07-19T12:00:00Z");
  server.arrived.length = 0;
  assert.equal(await queueLetters(app.services, app.clock.now()), 2);
  await press(link ?? "");
  await sendDueMails(app.services, post);
  assert.deepEqual(
    server.arrived.map((one) => one.headers["content-language"]),
    ["en"],
  );
});

test("one who is shut out, has left or was not let in gets no letter of the week", async () => {
  const week = app.clock.now().toString();
  const people = await Promise.all([made.person(), made.person(), made.person({ admitted: false })]);
  await app.db.deleteFrom("letter_of_week").execute();
  await app.db
    .insertInto("letter_of_week")
    .values(people.map(({ account }) => ({ account, told_until: week })))
    .execute();
  await app.db
    .updateTable("account")
    .set({ disabled_at: week })
    .where("id", "=", people[0]?.account ?? "")
    .execute();
  await app.db
    .updateTable("person")
    .set({ left_at: week })
    .where("id", "=", people[1]?.person ?? "")
    .execute();
  await tells(another, "Wages are three months late");
  app.clock.advance({ hours: 24 * 8 });
  await app.db.deleteFrom("mail").execute();
  await queueLetters(app.services, app.clock.now());
  assert.deepEqual(await app.db.selectFrom("mail").select("account").execute(), []);
});
