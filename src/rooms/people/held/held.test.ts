import assert from "node:assert/strict";
import { test } from "node:test";
import { testApp } from "#testing/app.ts";
import { type Reader, reader } from "#testing/ask.ts";
import { linkIn } from "#testing/mails.ts";
import { make } from "#testing/make.ts";

const app = await testApp();
await make(app).exchange();
const password = "our cat sleeps on the stove";
const telling = {
  title: "Nobody clears the snow from our road",
  text: "From December to March the bus cannot reach the village, and the children walk four kilometres to school in the dark.",
  language: "en",
  place: "Vermont",
  whom: "",
  howMany: "",
  onBehalf: "own",
  accused: "",
  audience: "public",
  do: "publish",
};
const problems = async () =>
  Number(
    (
      await app.db
        .selectFrom("problem")
        .select((eb) => eb.fn.countAll().as("n"))
        .executeTakeFirstOrThrow()
    ).n,
  );

/** Presses the button of the held form that a page shows, as the browser would: all its hidden fields, and once more where 307 says. */
async function sendHeld(who: Reader, page: string): Promise<Response> {
  const form = /<form class="form" action="\/held" [\s\S]*?<\/form>/u.exec(page)?.[0] ?? "";
  const fields = Object.fromEntries(
    [...form.matchAll(/name="([^"]*)" value="([^"]*)"/gu)].map((one) => [
      one[1] ?? "",
      (one[2] ?? "").replaceAll("&#39;", "'").replaceAll("&quot;", '"').replaceAll("&amp;", "&"),
    ]),
  );
  const first = await who.post("/held", fields);
  if (first.status !== 307) return first;
  return await who.post(first.headers.get("location") ?? "", fields);
}

test("what a stranger wrote is kept, waits through signing up, is shown again and sent once", async () => {
  const anna = reader(app);
  const kept = await anna.post("/problems", telling);
  assert.equal(kept.status, 401);
  assert.match(await kept.text(), /Nobody clears|walk four kilometres/u);
  assert.ok(anna.cookies.has("diomede-draft"));

  await anna.post("/sign-up", {
    address: "anna@example.org",
    password,
    name: "Anna",
    sides: ["us"],
    reads0: "en",
    next: "/held",
  });
  const confirmed = await anna.post(await linkIn(app, "people-confirm"), {});
  assert.equal(confirmed.headers.get("location"), "/sign-in?next=%2Fheld&said=note-confirmed");
  const signedIn = await anna.post("/sign-in", { address: "anna@example.org", password, next: "/held" });
  assert.equal(signedIn.headers.get("location"), "/held?said=note-signed-in");
  assert.equal(anna.cookies.has("diomede-draft"), false);

  assert.match(await anna.page("/me"), /wrote before signing in/u);
  const page = await anna.page("/held");
  assert.match(page, /walk four kilometres to school in the dark/u);
  const sent = await sendHeld(anna, page);
  assert.equal(sent.status, 303);
  assert.match(sent.headers.get("location") ?? "", /^\/problems\/1\?said=/u);
  assert.match(await anna.page("/held"), /Nothing waits/u);
  assert.equal((await sendHeld(anna, page)).status, 410);
  assert.equal(await problems(), 1);
});

test("a held form that is refused comes back filled in", async () => {
  const anna = reader(app, await make(app).person({ sides: ["us"] }));
  const stranger = reader(app);
  await stranger.post("/problems", { ...telling, title: "short" });
  anna.cookies.set("diomede-draft", stranger.cookies.get("diomede-draft") ?? "");
  await app.db
    .updateTable("account")
    .set({
      password: (
        await app.db
          .selectFrom("account")
          .select("password")
          .where("address", "=", "anna@example.org")
          .executeTakeFirstOrThrow()
      ).password,
    })
    .execute();
  const { address } = await app.db
    .selectFrom("account")
    .select("address")
    .where("address", "like", "person%")
    .orderBy("created_at", "desc")
    .executeTakeFirstOrThrow();
  await anna.post("/sign-in", { address, password, next: "/held" });
  const refused = await sendHeld(anna, await anna.page("/held"));
  assert.equal(refused.status, 422);
  assert.match(await refused.text(), /walk four kilometres to school in the dark/u);
});

test("a held form is nobody else's, and can be thrown away", async () => {
  const owner = await make(app).person();
  const other = await make(app).person();
  const content = JSON.stringify({ path: "/problems", values: [["text", "something that only its writer may read"]] });
  const draft = await app.db
    .insertInto("draft")
    .values({ person: owner.person, kind: "held-form", content, changed_at: app.clock.now().toString() })
    .returning("id")
    .executeTakeFirstOrThrow();
  assert.equal((await reader(app, other).page("/held")).includes("only its writer"), false);
  assert.equal((await reader(app, other).post("/held", { "held-form": draft.id })).status, 410);
  await reader(app, other).post(`/held/${draft.id}/removal`, {});
  assert.match(await reader(app, owner).page("/held"), /only its writer/u);
  assert.equal(
    (await reader(app, owner).post(`/held/${draft.id}/removal`, {})).headers.get("location"),
    "/held?said=note-thrown-away",
  );
  assert.equal((await reader(app, owner).page("/held")).includes("only its writer"), false);
});

test("a held form never leads out of the house", async () => {
  const owner = await make(app).person();
  for (const path of ["//evil.example", "https://evil.example", "/\\evil.example"]) {
    await app.db
      .insertInto("draft")
      .values({
        person: owner.person,
        kind: "held-form",
        content: JSON.stringify({ path, values: [] }),
        changed_at: app.clock.now().toString(),
      })
      .execute();
  }
  assert.equal((await reader(app, owner).page("/held")).includes("evil.example"), false);
});

test("in a closed exchange a form sent after the sign-in ran out is kept as well", async () => {
  await make(app).exchange({ open: false });
  const late = reader(app);
  late.cookies.set("diomede-sign-in", "ran-out");
  const answer = await late.post("/problems", telling);
  assert.equal(answer.status, 401);
  assert.match(await answer.text(), /walk four kilometres/u);
  assert.ok(late.cookies.has("diomede-draft"));
});

test("one who signs in by another door than the one beside the kept form is led to it all the same", async () => {
  await make(app).exchange({ open: true });
  const somebody = reader(app);
  await somebody.post("/problems", telling);
  const signedIn = await somebody.post("/sign-in", { address: "anna@example.org", password, next: "/problems" });
  assert.equal(signedIn.headers.get("location"), "/held?said=note-signed-in");
});
