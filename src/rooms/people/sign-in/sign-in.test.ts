import assert from "node:assert/strict";
import { test } from "node:test";
import { secretHash } from "#kernel/sign-in/sign-in.ts";
import { testApp } from "#testing/app.ts";
import { reader } from "#testing/ask.ts";
import { linkIn, mailsOf } from "#testing/mails.ts";
import { make } from "#testing/make.ts";

const app = await testApp();
await make(app).exchange();
const password = "our cat sleeps on the stove";
const form = (address: string, more: Record<string, string | string[]> = {}) => ({
  address,
  password,
  name: "Anna",
  sides: ["us"],
  reads0: "en",
  reads1: "",
  reads2: "",
  ...more,
});
const counted = async (table: "account" | "person" | "sign_in" | "mail") =>
  Number(
    (
      await app.db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll().as("n"))
        .executeTakeFirstOrThrow()
    ).n,
  );
// The limits count an address of the line; tests of other things come from a quiet one.
const quiet = () => app.db.deleteFrom("limit_use").execute();

test("a newcomer signs up, confirms by the mailed button, signs in, and signs out with nothing left behind", async () => {
  const anna = reader(app, undefined, "ru");
  const answer = await anna.post(
    "/sign-up",
    form("Anna.Petrova@example.org", { name: "Анна", sides: ["ru"], reads0: "ru", reads1: "en" }),
  );
  assert.equal(answer.headers.get("location"), "/sign-up/sent");
  const [mail] = await mailsOf(app, "people-confirm");
  assert.equal(mail?.language, "ru");
  assert.deepEqual(mail?.facts, { exchange: "Партнёрство США и России" });
  const link = await linkIn(app, "people-confirm");
  assert.equal(
    JSON.stringify(await app.db.selectFrom("mail_link").selectAll().execute()).includes(link.split("/")[2] ?? "?"),
    false,
  );

  // Programs that look through mail open the link; that alone changes nothing.
  assert.match(await anna.page(link), /<button/u);
  assert.equal(
    (
      await app.db
        .selectFrom("account")
        .select("confirmed_at")
        .where("address", "=", "Anna.Petrova@example.org")
        .executeTakeFirstOrThrow()
    ).confirmed_at,
    null,
  );
  const confirmed = await anna.post(link, {});
  assert.equal(confirmed.headers.get("location"), "/sign-in?said=note-confirmed");
  assert.equal((await anna.post(link, {})).status, 410);

  const signedIn = await anna.post("/sign-in", { address: "anna.petrova@EXAMPLE.org", password, next: "/problems" });
  assert.equal(signedIn.headers.get("location"), "/problems?said=note-signed-in");
  const cookie = signedIn.headers.getSetCookie().find((one) => one.startsWith("diomede-sign-in=")) ?? "";
  assert.match(cookie, /HttpOnly; SameSite=Lax/u);
  assert.match(await anna.page("/me"), /<bdi>Анна<\/bdi>/u);
  const row = await app.db
    .selectFrom("account")
    .select("password")
    .where("address", "=", "Anna.Petrova@example.org")
    .executeTakeFirstOrThrow();
  assert.match(row.password ?? "", /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/u);

  const secret = anna.cookies.get("diomede-sign-in") ?? "";
  const out = await anna.post("/sign-out", {});
  assert.equal(out.headers.get("clear-site-data"), '"cache", "storage"');
  assert.equal(anna.cookies.has("diomede-sign-in"), false);
  anna.cookies.set("diomede-sign-in", secret);
  assert.equal((await anna.get("/me")).status, 303);
});

test("nothing says whether an address has an account: not signing up, not asking for a new password, not signing in", async () => {
  await quiet();
  const stranger = reader(app);
  const bodyOf = async (response: Response) => ({
    status: response.status,
    location: response.headers.get("location"),
    body: await response.text(),
  });
  const known = "anna.petrova@example.org";
  const unknown = "nobody@example.org";

  const accounts = await counted("account");
  const people = await counted("person");
  assert.deepEqual(await bodyOf(await stranger.post("/sign-up", form(known))), {
    status: 303,
    location: "/sign-up/sent",
    body: "",
  });
  assert.equal(await counted("account"), accounts);
  assert.equal(await counted("person"), people);
  assert.equal((await mailsOf(app, "people-again")).at(-1)?.language, "ru");

  const forgotten = async (address: string) => bodyOf(await stranger.post("/forgotten", { address }));
  const mails = await counted("mail");
  assert.deepEqual(await forgotten(unknown), await forgotten(known));
  assert.equal(await counted("mail"), mails + 1);

  const wrong = async (address: string) => {
    const { status, body } = await bodyOf(await stranger.post("/sign-in", { address, password: "not the password" }));
    return { status, body: body.replaceAll(address, "ADDRESS") };
  };
  const refused = await wrong(known);
  assert.equal(refused.status, 422);
  assert.match(refused.body, /Address and password do not belong together/u);
  assert.equal(refused.body.includes("not the password"), false);
  assert.deepEqual(await wrong(unknown), refused);
});

test("signing in with an unknown address costs as much work as with a known one", async () => {
  const time = async (address: string) => {
    await quiet();
    const before = performance.now();
    await reader(app).post("/sign-in", { address, password: "not the password" });
    return performance.now() - before;
  };
  // Turn by turn, and the quickest of each: a busy machine slows down single tries, never all of one kind.
  const known: number[] = [];
  const unknown: number[] = [];
  for (let n = 0; n < 8; n += 1) {
    known.push(await time("anna.petrova@example.org"));
    unknown.push(await time("nobody@example.org"));
  }
  const [a, b] = [Math.min(...known), Math.min(...unknown)];
  assert.ok(a < 2 * b && b < 2 * a, `${a} and ${b} ms`);
});

test("a new password comes by mail once, within an hour, ends every sign-in, and makes the account its owner's", async () => {
  await quiet();
  // A stranger signs up with an address that is not his; its owner takes it over by the mailbox.
  await reader(app).post("/sign-up", form("boris@example.org"));
  const squatter = reader(app);
  await squatter.post("/sign-in", { address: "boris@example.org", password });
  assert.equal((await squatter.get("/me")).status, 200);

  await reader(app).post("/forgotten", { address: "boris@example.org" });
  const late = await linkIn(app, "people-new-password");
  app.clock.advance({ minutes: 61 });
  assert.equal((await reader(app).get(late)).status, 410);
  await reader(app).post("/forgotten", { address: "boris@example.org" });
  const link = await linkIn(app, "people-new-password");
  const boris = reader(app);
  const short = await boris.post(link, { password: "short" });
  assert.equal(short.status, 422);
  const twice = await Promise.all([
    boris.post(link, { password: "a dog under the table" }),
    boris.post(link, { password: "another under the table" }),
  ]);
  assert.deepEqual(twice.map((one) => one.status).sort(), [303, 410]);
  assert.equal((await squatter.get("/me")).status, 303);
  assert.equal((await boris.post("/sign-in", { address: "boris@example.org", password })).status, 422);
  const account = await app.db
    .selectFrom("account")
    .select(["confirmed_at", "admitted_at"])
    .where("address", "=", "boris@example.org")
    .executeTakeFirstOrThrow();
  assert.notEqual(account.confirmed_at, null);
  assert.notEqual(account.admitted_at, null);
  assert.equal((await mailsOf(app, "people-password-changed")).length, 1);
});

test("each sign-in has a secret of its own, and the one before in this browser ends", async () => {
  await quiet();
  const anna = reader(app);
  anna.cookies.set("diomede-sign-in", "chosen-by-somebody-else");
  await anna.post("/sign-in", { address: "anna.petrova@example.org", password });
  const first = anna.cookies.get("diomede-sign-in") ?? "";
  assert.notEqual(first, "chosen-by-somebody-else");
  await anna.post("/sign-in", { address: "anna.petrova@example.org", password });
  const second = anna.cookies.get("diomede-sign-in") ?? "";
  assert.notEqual(second, first);
  const kept = await app.db
    .selectFrom("sign_in")
    .select("hash")
    .where("hash", "in", [secretHash(first), secretHash(second)])
    .execute();
  assert.deepEqual(
    kept.map((row) => row.hash.equals(secretHash(second))),
    [true],
  );
});

test("hostile next= values lead to the first page", async () => {
  await quiet();
  for (const next of ["//evil.example", "/\\evil.example", "https://evil.example", "/\t/evil.example"]) {
    const answer = await reader(app).post("/sign-in", { address: "anna.petrova@example.org", password, next });
    assert.equal(answer.headers.get("location"), "/?said=note-signed-in", next);
    const page = await reader(app).page(`/sign-in?next=${encodeURIComponent(next)}`);
    assert.equal(/name="next"/u.test(page), false, next);
  }
});

test("a form refused comes back filled in with every reason at once, but never with the password", async () => {
  await quiet();
  const answer = await reader(app).post(
    "/sign-up",
    form("not an address", { password: "password123", name: " ", reads0: "xx" }),
  );
  assert.equal(answer.status, 422);
  const page = await answer.text();
  assert.match(page, /value="not an address"/u);
  for (const why of [
    "This does not look like a mail address",
    "one of the first that others would try",
    "Please choose one",
  ])
    assert.match(page, new RegExp(why, "u"), why);
  assert.equal(page.includes("password123"), false);
});

test("without TLS on another machine's address no password is asked for, and none is taken", async () => {
  await quiet();
  for (const path of ["/sign-in", "/sign-up", "/forgotten"]) {
    const asked = await app.request(`http://exchange.example.org${path}`);
    assert.equal(asked.status, 403);
    assert.match(await asked.text(), /This line is not safe/u);
    const signIns = await counted("sign_in");
    const sent = await app.request(`http://exchange.example.org${path}`, {
      method: "POST",
      headers: { origin: "http://exchange.example.org", "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ address: "anna.petrova@example.org", password }).toString(),
    });
    assert.equal(sent.status, 403);
    assert.equal(await counted("sign_in"), signIns);
  }
});

test("twenty tries an hour for one address, from wherever they come; then 429 with when to try again", async () => {
  await quiet();
  for (let n = 0; n < 20; n += 1) {
    if (n === 10) await app.db.deleteFrom("limit_use").where("key", "like", "sign-in %").execute();
    assert.equal(
      (await reader(app).post("/sign-in", { address: "Anna.Petrova@example.org", password: "not it, not it" })).status,
      422,
    );
  }
  await app.db.deleteFrom("limit_use").where("key", "like", "sign-in %").execute();
  const right = await reader(app).post("/sign-in", { address: "anna.petrova@example.org", password });
  assert.equal(right.status, 429);
  assert.ok(Number(right.headers.get("retry-after")) > 0);
  // Another address from the same line is not touched by it, until the line itself has had its twenty.
  for (let n = 0; n < 19; n += 1)
    assert.equal(
      (await reader(app).post("/sign-in", { address: `x${n}@example.org`, password: "not it, not it" })).status,
      422,
    );
  assert.equal(
    (await reader(app).post("/sign-in", { address: "x@example.org", password: "not it, not it" })).status,
    429,
  );
});

test("one mailbox cannot be flooded: after five mails an hour the answer is the same and nothing is sent", async () => {
  await quiet();
  const before = await counted("mail");
  for (let n = 0; n < 7; n += 1)
    assert.equal(
      (await reader(app).post("/forgotten", { address: "anna.petrova@example.org" })).headers.get("location"),
      "/forgotten/sent",
    );
  assert.equal(await counted("mail"), before + 5);
});

test("two who sign up with one address at once make one account", async () => {
  await quiet();
  const [accounts, people] = [await counted("account"), await counted("person")];
  const both = await Promise.all([
    reader(app).post("/sign-up", form("twins@example.org")),
    reader(app).post("/sign-up", form("Twins@example.org")),
  ]);
  assert.deepEqual(
    both.map((one) => one.status),
    [303, 303],
  );
  assert.deepEqual([await counted("account"), await counted("person")], [accounts + 1, people + 1]);
});

test("a form from another site, or without the token of the sign-in, changes nothing", async () => {
  await quiet();
  const anna = reader(app);
  await anna.post("/sign-in", { address: "anna.petrova@example.org", password });
  assert.equal((await anna.post("/sign-out", {}, { "sec-fetch-site": "cross-site" })).status, 403);
  const bare = (path: string) =>
    app.request(`http://localhost:8080${path}`, {
      method: "POST",
      headers: {
        origin: "http://localhost:8080",
        cookie: `diomede-sign-in=${anna.cookies.get("diomede-sign-in")}`,
        "content-type": "application/x-www-form-urlencoded",
      },
      body: "name=Eve&organisation=",
    });
  for (const path of [
    "/sign-out",
    "/me/leave",
    "/me/edit",
    "/me/password",
    "/me/writing-as",
    "/me/notices",
    "/me/sign-ins",
    "/organisations/new",
    "/held",
  ]) {
    assert.equal((await bare(path)).status, 403, path);
  }
  assert.equal((await anna.get("/me")).status, 200);
});
