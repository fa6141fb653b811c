import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { connect } from "#kernel/database/database.ts";
import { testApp } from "#testing/app.ts";
import { reader } from "#testing/ask.ts";
import { make } from "#testing/make.ts";
import { mainOf } from "#testing/world.ts";
import type { Channel } from "../channels/channel.ts";
import { givenChannels } from "../channels/given-channels.ts";
import { readyProfile } from "../channels/ready.ts";
import { openSecrets } from "../channels/secrets.ts";
import { tryErrands } from "../channels/try-channel.ts";
import { doErrands } from "../errands/do.ts";
import { openKeys, registerKeys, textKey } from "../keys/keys.ts";

const folder = await mkdtemp(join(tmpdir(), "diomede-channels-"));
after(() => rm(folder, { recursive: true, force: true }));
const app = await testApp({ DIOMEDE_DATA: folder });
const made = make(app);
await made.exchange();
const cora = await made.person({ name: "Cora Ordway", sides: ["us"], offices: ["coordinator us"] });
const klava = await made.person({ name: "Клавдия", sides: ["ru"], reads: ["ru"], offices: ["coordinator ru"] });
const coordinator = reader(app, cora);
const send = connect(app.database.url("send"), { connections: 3 });
after(() => send.close());
const keys = await openKeys(folder);
const kannel = readyProfile("kannel")?.text ?? "";
const fields = (change: Record<string, string> = {}) => ({
  name: "our-kannel",
  routes: "RU: 79 78\nUS",
  position: "2",
  profile: kannel,
  "password-password": "quiet-sea",
  ...change,
});

test("without a channel the page says what waits and how to connect one; before `send` ran none can be made", async () => {
  assert.match(mainOf(await coordinator.page("/channels")), /No channel is on: no message goes out/u);
  const refused = await coordinator.post("/channels?profile=kannel", fields());
  assert.equal(refused.status, 503);
  await registerKeys(send.db, keys, app.clock.now());
});

test("a channel begins off; its secrets are sealed to `send`, its addresses are shown once and lie nowhere", async () => {
  const answer = await coordinator.post("/channels?profile=kannel", fields());
  const page = await answer.text();
  assert.equal(answer.status, 200);
  const secret = /\/hooks\/our-kannel\/([0-9a-f]{32})\/receipts/u.exec(page)?.[1] ?? "";
  assert.match(page, new RegExp(`http://127.0.0.1:8080/hooks/our-kannel/${secret}/inbound`, "u"));
  const row = await send.db
    .selectFrom("channel")
    .selectAll()
    .where("name", "=", "our-kannel")
    .executeTakeFirstOrThrow();
  assert.equal(row.state, "off");
  assert.deepEqual(row.routes, [
    { country: "RU", prefixes: ["79", "78"] },
    { country: "US", prefixes: [] },
  ]);
  assert.deepEqual(openSecrets(keys, "our-kannel", row.secrets), { password: "quiet-sea", hook: secret });
  const seen = await coordinator.page("/channels/our-kannel");
  assert.equal(seen.includes(secret) || seen.includes("quiet-sea"), false);
  await assert.rejects(app.db.selectFrom("channel").select("secrets").execute(), { code: "42501" });
  const again = await coordinator.post("/channels?profile=kannel", fields());
  assert.equal(again.status, 422);
  assert.match(await again.text(), /There is a channel of this name/u);
});

test("what is wrong with a description is said beside it, and what was typed comes back without the password", async () => {
  const said = async (profile: string): Promise<string> => {
    const answer = await coordinator.post("/channels?profile=kannel", fields({ name: "another", profile }));
    assert.equal(answer.status, 422);
    const page = await answer.text();
    assert.equal(page.includes("quiet-sea"), false);
    assert.match(page, /<textarea id="field-profile"[^>]*aria-invalid="true"/u);
    return /<p class="field-error" id="field-profile-error">([^<]*)/u.exec(page)?.[1] ?? "";
  };
  assert.match(await said("{\n\n nonsense"), /^This is not JSON/u);
  assert.equal(await said('{"kind": "fax"}'), "&quot;kind&quot; must be http, smpp or simulator.");
  const changed = (change: (profile: { send: Record<string, unknown> } & Record<string, unknown>) => void): string => {
    const profile = JSON.parse(kannel);
    change(profile);
    return JSON.stringify(profile);
  };
  assert.equal(
    await said(
      changed((one) => {
        one["local"] = false;
      }),
    ),
    "send.address must begin with https://. Plain http:// only with &quot;local&quot;: true, in your own network.",
  );
  assert.equal(
    await said(
      changed((one) => {
        one.send["address"] = "https://{sender}.example.org/";
      }),
    ),
    "send.address: the part before the first / is written out, without braces and without a password.",
  );
  assert.equal(
    await said(
      changed((one) => {
        one.send["fields"] = { to: "{phone}" };
      }),
    ),
    "{phone} is neither a setting nor a secret.",
  );
  assert.equal(
    await said(
      changed((one) => {
        delete one["answer"];
      }),
    ),
    "answer is missing.",
  );
});

test("a change keeps the secrets unless all are given anew, and then the addresses change too", async () => {
  const changed = kannel.replace('"sender": "511"', '"sender": "512"');
  const kept = await coordinator.post("/channels/our-kannel", fields({ profile: changed, "password-password": "" }));
  assert.equal(kept.status, 303);
  const before = await send.db
    .selectFrom("channel")
    .selectAll()
    .where("name", "=", "our-kannel")
    .executeTakeFirstOrThrow();
  assert.equal(openSecrets(keys, "our-kannel", before.secrets)["password"], "quiet-sea");
  const renewed = await coordinator.post("/channels/our-kannel", fields({ "password-password": "other" }));
  assert.equal(renewed.status, 200);
  const now = await send.db
    .selectFrom("channel")
    .selectAll()
    .where("name", "=", "our-kannel")
    .executeTakeFirstOrThrow();
  const [old, fresh] = [before, now].map((row) => openSecrets(keys, "our-kannel", row.secrets));
  assert.equal(fresh?.["password"], "other");
  assert.notEqual(fresh?.["hook"], old?.["hook"]);
});

test("a channel is switched on, paused and off, and `send` is given what is not off", async () => {
  const wish = {
    db: send.db,
    keys,
    textKey: await textKey(folder),
    clock: app.clock,
    publicUrl: null,
    log: () => undefined,
  };
  assert.deepEqual(await givenChannels(wish), []);
  const on = await coordinator.post("/channels/our-kannel/state", { state: "on" });
  assert.equal(on.headers.get("location"), "/channels/our-kannel?said=note-channel-on");
  const [given] = await givenChannels(wish);
  assert.deepEqual([given?.name, given?.position, given?.keepsLine], ["our-kannel", 2, false]);
  assert.equal(given?.make().name, "our-kannel");
  await coordinator.post("/channels/our-kannel/state", { state: "paused" });
  const [atRest] = await givenChannels(wish);
  const channel = atRest?.make();
  await channel?.open({ receipts: async () => undefined, incoming: async () => undefined });
  assert.equal(channel?.ready(), false);
  assert.notEqual(atRest?.version, given?.version);
  assert.ok((atRest?.position ?? 0) > 1000);
  await channel?.close();
  assert.match(mainOf(await reader(app, klava, "ru").page("/channels")), /на паузе/u);
});

test("one message goes to one's own telephone, is begun once, and its number is gone when it is done", async () => {
  const sent: string[] = [];
  const channel = {
    ready: () => true,
    send: async ({ to, text }: { to: string; text: string }) => {
      sent.push(`${to} ${text}`);
      return { outcome: "accepted", ids: ["1"] } as const;
    },
  } as unknown as Channel;
  const handlers = tryErrands({ db: send.db, channel: () => channel, words: (language) => `A trial in ${language}` });
  const off = await coordinator.post("/channels/our-kannel/trials", { phone: "+1 202 555 0123" });
  assert.equal(off.status, 409);
  await coordinator.post("/channels/our-kannel/state", { state: "on" });
  const wrong = await coordinator.post("/channels/our-kannel/trials", { phone: "12" });
  assert.equal(wrong.status, 422);
  const asked = await coordinator.post("/channels/our-kannel/trials", { phone: "(202) 555-0123" });
  assert.equal(asked.status, 303);
  assert.equal((await coordinator.post("/channels/our-kannel/trials", { phone: "+12025550123" })).status, 409);
  await doErrands(send.db, keys, handlers, app.clock);
  assert.deepEqual(sent, ["+12025550123 A trial in en"]);
  const errand = await send.db.selectFrom("errand").selectAll().executeTakeFirstOrThrow();
  assert.equal(errand.sealed, null);
  assert.match(mainOf(await coordinator.page("/channels/our-kannel")), /the gateway has taken it/u);
  // The database forgot that it was done: it is not begun again.
  await send.db.updateTable("errand").set({ done_at: null, outcome: null }).execute();
  await doErrands(
    send.db,
    keys,
    {
      "try-channel": (tx, { id, kind, programme, person }, tools) => {
        const again = { id, kind, programme, person, facts: errand.facts as object, secret: { to: "+12025550123" } };
        return handlers["try-channel"]?.(tx, again as never, tools) ?? Promise.reject(new Error("no handler"));
      },
    },
    app.clock,
  );
  assert.equal(sent.length, 1);
});
