import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { Room } from "#kernel/rooms.ts";
import { answersOf } from "#testing/answers.ts";
import { make } from "#testing/make.ts";
import { testServices } from "#testing/services.ts";
import { smtpServer } from "#testing/smtp.ts";
import { mailBookOf } from "./book.ts";
import { openPost } from "./post.ts";
import { queueMail } from "./queue.ts";
import { seal, unseal, useMailKey } from "./seal.ts";
import { patience, sendDueMails } from "./send.ts";
import { blank, retryMail, waitingMail } from "./waiting.ts";

const { services, db, clock, database } = await testServices({ PUBLIC_URL: "https://exchange.example.org/" });
const made = make({ db, clock } as Parameters<typeof make>[0]);
await made.exchange();

const room: Room = {
  name: "letters",
  routes: [],
  rights: {},
  mails: {
    letter: (t, facts, secrets) => ({
      subject: `${t.language}: ${facts["about"]}`,
      paragraphs: [t("edit"), String(secrets["link"] ?? "none"), String(facts["late"] ?? "")],
    }),
    late: (_t, facts) => ({ subject: `late ${facts["title"]}`, paragraphs: ["."] }),
  },
  lateFacts: {
    late: {
      names: ["title"],
      load: async (_services, { facts }) => (facts["over"] === "yes" ? null : { title: "found when it was sent" }),
    },
  },
};
const book = mailBookOf([room]);
const anna = await made.person({ name: "Анна", reads: ["ru", "en"] });
const secret = "https://exchange.example.org/confirm/abcdefgh";

const queue = (about: string, more: Partial<Parameters<typeof queueMail>[1]> = {}) =>
  db.transaction().execute((tx) =>
    queueMail(
      tx,
      {
        account: anna.account,
        template: "letter",
        language: "en",
        facts: { about },
        secrets: { link: secret },
        ...more,
      },
      clock.now(),
    ),
  );
const rows = () =>
  db.selectFrom("mail").select(["state", "attempts", "problem", "due_at", "sealed"]).orderBy("id").execute();
const states = async () => (await rows()).map((row) => row.state);

async function postTo(answer?: Parameters<typeof smtpServer>[0]) {
  await db.deleteFrom("mail").execute();
  const server = await smtpServer(answer);
  const post = openPost({ url: server.url, from: "Обмен <post@exchange.example.org>" }, 2);
  after(() => {
    post.close();
    return server.stop();
  });
  return { server, send: () => sendDueMails(services, post, { book }) };
}

test("a mail waits while there is no server, and is sent once when there is one, in the language its reader reads by then", async () => {
  const { server, send } = await postTo();
  await queue("первое письмо, с длинной темой, которая не помещается в одну строку заголовка");
  await db
    .updateTable("person")
    .set({ reads: ["en"] })
    .where("id", "=", anna.person)
    .execute();
  assert.deepEqual(await states(), ["waiting"]);
  assert.equal(await send(), 1);
  assert.equal(await send(), 0);
  const [mail] = server.arrived;
  assert.equal(server.arrived.length, 1);
  assert.equal(
    mail?.headers["subject"],
    "en: первое письмо, с длинной темой, которая не помещается в одну строку заголовка",
  );
  assert.match(mail?.headers["from"] ?? "", /Обмен.*<post@exchange\.example\.org>/u);
  assert.match(mail?.headers["to"] ?? "", /^person\d+@example\.org$/u);
  assert.match(mail?.headers["message-id"] ?? "", /^<[0-9a-f-]{36}@exchange\.example\.org>$/u);
  assert.equal(mail?.headers["auto-submitted"], "auto-generated");
  assert.equal(mail?.headers["content-language"], "en");
  assert.equal(mail?.headers["list-unsubscribe"], undefined);
  assert.equal(
    mail?.text.trim(),
    `Change\n\n${secret}\n\n-- \nUnited States – Russia exchange\nhttps://exchange.example.org`,
  );
  assert.deepEqual(await rows().then(([row]) => [row?.state, row?.sealed]), ["sent", null]);
  await db
    .updateTable("person")
    .set({ reads: ["ru", "en"] })
    .where("id", "=", anna.person)
    .execute();
});

test("the writer's language has no say in what the reader gets", async () => {
  const { server, send } = await postTo();
  await queue("x", { language: "en" });
  await send();
  assert.equal(server.arrived[0]?.headers["content-language"], "ru");
  assert.match(server.arrived[0]?.text ?? "", /Партнёрство США и России/u);
});

test("a secret lies in no column in plain, and coordinators see a blank in its place", async () => {
  await postTo();
  await queue("waiting");
  await queue("", { template: "late", facts: { over: "no" } });
  const [{ row } = { row: "" }] = (await answersOf(
    database.url(),
    "select string_agg(mail::text || encode(coalesce(sealed, ''), 'escape'), ' ') as row from mail",
  )) as { row: string }[];
  assert.ok(!row.includes("abcdefgh"));
  const waiting = await waitingMail(db, services.words, 10, book);
  assert.deepEqual(
    waiting.map((mail) => [
      mail.to?.name,
      mail.language,
      mail.subject,
      mail.text.includes(secret),
      mail.text.includes(blank),
    ]),
    [
      ["Анна", "ru", "ru: waiting", false, true],
      ["Анна", "ru", `late ${blank}`, false, false],
    ],
  );
});

test("what is looked up late is what is sent; a mail that has nothing to say any more is thrown away", async () => {
  const { server, send } = await postTo();
  await queue("", { template: "late", facts: { over: "no" } });
  await queue("", { template: "late", facts: { over: "yes" } });
  assert.equal(await send(), 1);
  assert.deepEqual(
    server.arrived.map((mail) => mail.headers["subject"]),
    ["late found when it was sent"],
  );
  assert.deepEqual(await states(), ["sent"]);
});

test("a server that says not now is asked again later and later, then the mail has failed and can be sent anew", async () => {
  const { server, send } = await postTo((command) =>
    command === "RCPT" ? "450 4.2.1 person@example.org is full" : null,
  );
  await queue("patient");
  for (const wait of patience) {
    assert.equal(await send(), 0);
    const [row] = await rows();
    assert.equal(row?.state, "waiting");
    assert.equal(row?.problem, "450 RCPT TO EENVELOPE");
    assert.deepEqual(Temporal.Instant.from(row?.due_at ?? ""), clock.now().add(wait));
    assert.equal(await send(), 0);
    clock.advance(wait);
  }
  assert.equal(await send(), 0);
  assert.deepEqual(
    (await rows()).map((row) => [row.state, row.attempts]),
    [["failed", 6]],
  );
  clock.advance({ days: 1 });
  assert.equal(await send(), 0);

  server.answer(() => null);
  const [failed] = await waitingMail(db, services.words, 10, book);
  assert.equal(await retryMail(db, failed?.id ?? "", clock.now()), true);
  assert.equal(await send(), 1);
  assert.equal(await retryMail(db, failed?.id ?? "", clock.now()), false);
  assert.equal(server.arrived.length, 1);
});

test("a server that says never is believed, but not when it is our own password that it refuses", async () => {
  const { send } = await postTo((command) => (command === "RCPT" ? "550 5.1.1 no such user" : null));
  await queue("never");
  await send();
  assert.deepEqual(
    (await rows()).map((row) => [row.state, row.problem]),
    [["failed", "550 RCPT TO EENVELOPE"]],
  );

  await db.deleteFrom("mail").execute();
  const proud = await smtpServer((command) =>
    command === "EHLO" ? "250-stand-in\r\n250 AUTH PLAIN" : command === "AUTH" ? "535 5.7.8 wrong" : null,
  );
  const post = openPost({ url: proud.url.replace("//", "//user:wrong@"), from: "post@example.org" }, 1);
  after(() => {
    post.close();
    return proud.stop();
  });
  await queue("later");
  await sendDueMails(services, post, { book });
  assert.deepEqual(await states(), ["waiting"]);
});

test("a server that is not there leaves the mail waiting", async () => {
  await db.deleteFrom("mail").execute();
  const post = openPost({ url: "smtp://127.0.0.1:1", from: "post@example.org" }, 1);
  await queue("nobody home");
  await sendDueMails(services, post, { book });
  post.close();
  assert.deepEqual(
    (await rows()).map((row) => [row.state, row.problem]),
    [["waiting", "CONN ESOCKET"]],
  );
});

test("three processes that send at once send each mail once, at most as many together as they may", async () => {
  let open = 0;
  let most = 0;
  const { server, send } = await postTo((command) => {
    if (command === "MAIL") most = Math.max(most, ++open);
    if (command === ".") open -= 1;
    return null;
  });
  for (let n = 0; n < 30; n += 1) await queue(`number ${n}`);
  const sent = await Promise.all([send(), send(), send()]);
  assert.equal(
    sent.reduce((sum, one) => sum + one, 0),
    30,
  );
  assert.equal(new Set(server.arrived.map((mail) => mail.headers["subject"])).size, 30);
  assert.equal(server.arrived.length, 30);
  // They share one post here, which opens two connections.
  assert.ok(most <= 2, `${most} at a time`);
});

test("a mail whose sender died in the middle goes out again after a while, under the same Message-ID", async () => {
  const { server, send } = await postTo();
  await queue("twice perhaps");
  await send();
  await answersOf(database.url(), "update mail set state = 'sending', claimed_at = now() - interval '4 minutes'");
  assert.equal(await send(), 0);
  await answersOf(database.url(), "update mail set claimed_at = now() - interval '6 minutes'");
  assert.equal(await send(), 1);
  const [first, second] = server.arrived.map((mail) => mail.headers["message-id"]);
  assert.ok(first);
  assert.equal(first, second);
});

test("nothing goes to somebody who left, and a mail sealed with a lost key fails instead of waiting for ever", async () => {
  const { server, send } = await postTo();
  const gone = await made.person({ name: "Gone" });
  await queue("too late", { account: gone.account });
  await db.updateTable("person").set({ left_at: clock.now().toString() }).where("id", "=", gone.person).execute();
  await queue("altered");
  await answersOf(
    database.url(),
    "update mail set sealed = set_byte(sealed, 15, get_byte(sealed, 15) # 1) where facts->>'about' = 'altered'",
  );
  assert.equal(await send(), 0);
  assert.equal(server.arrived.length, 0);
  assert.deepEqual(
    (await rows()).map((row) => [row.state, row.problem]),
    [["failed", "unwritten"]],
  );
});

test("the key of sealed mails is made once, for its owner alone, and a file that holds none is refused", async () => {
  const folder = await mkdtemp(join(tmpdir(), "diomede-keys-"));
  after(() => rm(folder, { recursive: true, force: true }));
  await Promise.all([useMailKey(folder), useMailKey(folder), useMailKey(folder)]);
  const path = join(folder, "keys", "mail.key");
  const key = await readFile(path, "utf8");
  assert.equal((await stat(path)).mode & 0o777, 0o600);
  const sealed = seal(Buffer.from("link"));
  await useMailKey(folder);
  assert.equal(await readFile(path, "utf8"), key);
  assert.equal(unseal(sealed).toString(), "link");
  const other = await mkdtemp(join(tmpdir(), "diomede-keys-"));
  after(() => rm(other, { recursive: true, force: true }));
  await useMailKey(other);
  assert.throws(() => unseal(sealed));
  await writeFile(path, "short\n");
  await assert.rejects(useMailKey(folder), { name: "CannotStart" });
});
