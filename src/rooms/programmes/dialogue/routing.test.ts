import assert from "node:assert/strict";
import { test } from "node:test";
import { takeProgramme } from "#rooms/programmes/index.ts";
import { programmeHouse } from "#testing/programme-house.ts";

const house = await programmeHouse();
const { owner, folder, clock } = house;

/** The programme of the house at a number of its own, and a second one beside it with the same words. */
const at = (code: string, numbers: readonly string[]) => ({
  ...folder,
  file: { ...folder.file, code, numbers: [...numbers] },
});
const take = (code: string, numbers: readonly string[]) =>
  takeProgramme(owner, at(code, numbers), { dryRun: false, now: clock.now() });

const programmesOf = async (phone: string, other: string) =>
  await owner
    .selectFrom("subscriber")
    .innerJoin("programme", "programme.id", "subscriber.programme")
    .select("code")
    .where("phone_index", "in", [house.keys.phoneIndex(house.programme, phone), house.keys.phoneIndex(other, phone)])
    .orderBy("code")
    .execute()
    .then((rows) => rows.map((row) => row.code));

test("two programmes share a word only where each is written to at a number of its own", async () => {
  await assert.rejects(take("second", ["511412"]), { message: /belongs to another programme/u });
  await take("text4baby", ["511411"]);
  await assert.rejects(take("second", []), { message: /belongs to another programme/u });
  await assert.rejects(take("second", ["511411"]), { message: /belongs to another programme/u });
});

test("the number that a text was sent to decides which programme a shared word, or a stranger without one, means", async () => {
  await take("text4baby", ["511411"]);
  const second = await take("second", ["+511412"]);
  await owner.updateTable("programme").set({ state: "running" }).where("id", "=", second.id).execute();
  await house.writes("+15555550190", "BABY Dec 14", { to: "511412" });
  await house.writes("+15555550191", "BABY Dec 14", { to: "511411" });
  await house.writes("+15555550192", "HELP", { to: "511412" });
  assert.deepEqual(await programmesOf("+15555550190", second.id), ["second"]);
  assert.deepEqual(await programmesOf("+15555550191", second.id), ["text4baby"]);
  assert.deepEqual(await programmesOf("+15555550192", second.id), ["second"]);
  // STOP is the phone's, whatever number it was written to.
  await house.writes("+15555550190", "STOP", { to: "511411" });
  const states = await owner
    .selectFrom("subscriber")
    .select("state")
    .where("programme", "=", second.id)
    .where("phone_index", "=", house.keys.phoneIndex(second.id, "+15555550190"))
    .execute();
  assert.deepEqual(states, [{ state: "stopped" }]);
});
