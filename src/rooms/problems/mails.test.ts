import assert from "node:assert/strict";
import { after, test } from "node:test";
import { gatherNotices, mailNotices } from "#kernel/mail/notice-mails.ts";
import { openPost } from "#kernel/mail/post.ts";
import { sendDueMails } from "#kernel/mail/send.ts";
import { waitingMail } from "#kernel/mail/waiting.ts";
import { testApp } from "#testing/app.ts";
import { reader } from "#testing/ask.ts";
import { make } from "#testing/make.ts";
import { smtpServer } from "#testing/smtp.ts";
import { untilRead } from "#testing/until-read.ts";

const app = await testApp({ PUBLIC_URL: "http://localhost:8080" });
const made = make(app);
await made.exchange();
await app.services.matching.refresh();
const server = await smtpServer();
const post = openPost({ url: server.url, from: "post@example.org" }, 2);
after(() => {
  post.close();
  return server.stop();
});

const anna = await made.person({ name: "Анна", sides: ["ru"], reads: ["ru"] });
await made.organisation({ name: "Второй дом", side: "ru", language: "ru", members: [{ person: anna.person }] });
const joe = await made.person({ name: "Joe", sides: ["us"], reads: ["en"] });
await made.organisation({ name: "Second Door", side: "us", members: [{ person: joe.person }] });
const [ru, us, stranger] = [reader(app, anna, "ru"), reader(app, joe), reader(app, undefined, "ru")];

const telling = { place: "", whom: "", howMany: "", onBehalf: "own", accused: "", audience: "public", do: "publish" };
await us.post("/problems", {
  ...telling,
  language: "en",
  title: "Released in January with nowhere to sleep",
  text: "When people leave prison no employer will hire them because of the record, and they have no housing.",
});
await ru.post("/problems", {
  ...telling,
  language: "ru",
  title: "После освобождения негде жить",
  text: "Человек выходит из тюрьмы, а жить ему негде, и на работу с судимостью не берут.",
});
const idOf = async (number: number) =>
  (
    await app.db
      .selectFrom("object")
      .select("id")
      .where("kind", "=", "problem")
      .where("number", "=", number)
      .executeTakeFirstOrThrow()
  ).id;

test("who is asked gets a mail at once, in his language, and answers by its link without signing in", async () => {
  assert.equal(
    (await us.post("/problems/1/verdicts", { other: await idOf(2), verdict: "same", why: "same gate, same winter" }))
      .status,
    303,
  );
  await untilRead(app.services);
  assert.equal(await mailNotices(app.services), 1);
  assert.equal(await mailNotices(app.services), 0);

  const [waiting] = await waitingMail(app.db, app.services.words, 10);
  assert.equal(waiting?.to?.name, "Анна");
  assert.doesNotMatch(waiting?.text ?? "", /answers\/\w/u);

  assert.equal(await sendDueMails(app.services, post), 1);
  const [mail] = server.arrived;
  assert.equal(mail?.headers["subject"], "У вас так же? «Released in January with nowhere to sleep»");
  assert.match(
    mail?.text ?? "",
    /Вы рассказали: «После освобождения негде жить»\. А вот что рассказывают там \(США\)/u,
  );
  assert.match(mail?.text ?? "", /О чём это, по узнанным словам: [а-яё]/u);
  const link = /http:\/\/localhost:8080(\/answers\/[\w-]+)/u.exec(mail?.text ?? "")?.[1] ?? "";
  assert.match(await stranger.page(link), /Released in January/u);
  const answered = await stranger.post(link, { verdict: "same", why: "те же ворота, та же зима" });
  assert.equal(answered.status, 200);
  assert.equal((await app.db.selectFrom("common_problem").select("id").execute()).length, 1);
});

test("what came of it is gathered for an hour into one mail, which has what is unread when it is sent", async () => {
  server.arrived.length = 0;
  await untilRead(app.services);
  assert.equal(await mailNotices(app.services), 0);
  assert.equal(await gatherNotices(app.db, app.clock.now()), 1);
  assert.equal(await gatherNotices(app.db, app.clock.now()), 0);
  await sendDueMails(app.services, post);
  const [mail] = server.arrived;
  assert.match(
    mail?.headers["to"] ?? "",
    new RegExp(
      (await app.db.selectFrom("account").select("address").where("id", "=", joe.account).executeTakeFirstOrThrow())
        .address,
      "u",
    ),
  );
  assert.match(
    mail?.text ?? "",
    /It is the same here and over there: Released in January with nowhere to sleep\nhttp:\/\/localhost:8080\/common-problems\/1/u,
  );
  assert.equal(server.arrived.length, 1);
});

test("who wants no mail, or has read it already, gets none; and one about something taken back is not sent", async () => {
  server.arrived.length = 0;
  const lee = await made.person({ name: "Lee", reads: ["en"] });
  const kim = await made.person({ name: "Kim", reads: ["en"] });
  const max = await made.person({ name: "Max", reads: ["en"] });
  for (const person of [lee, kim, max])
    await app.db
      .insertInto("follow")
      .values({ person: person.person, object: await idOf(1), since: app.clock.now().toString() })
      .execute();
  await app.db.updateTable("account").set({ notices_by_mail: false }).where("id", "=", lee.account).execute();
  assert.equal(
    (await us.post("/problems/1/comments", { comment: "We opened a second house.", language: "en" })).status,
    303,
  );
  await untilRead(app.services);
  await app.db
    .updateTable("notice")
    .set({ read_at: app.clock.now().toString() })
    .where("person", "=", kim.person)
    .execute();
  await gatherNotices(app.db, app.clock.now());
  await app.db
    .updateTable("object")
    .set({ audience: "authors" })
    .where("id", "=", await idOf(1))
    .execute();
  await sendDueMails(app.services, post);
  assert.deepEqual(
    server.arrived.map((mail) => mail.headers["subject"]),
    [],
  );
  const told = await app.db
    .selectFrom("notice")
    .innerJoin("person", "person.id", "notice.person")
    .select("person.name")
    .where("verb", "=", "commented")
    .orderBy("person.name")
    .execute();
  assert.deepEqual(
    told.map((row) => row.name),
    ["Kim", "Lee", "Max"],
  );
});
