import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { readConfig } from "#kernel/config/config.ts";
import { CannotStart } from "#kernel/lifecycle/cannot-start.ts";
import { programmeHouse } from "#testing/programme-house.ts";
import { messageCommand } from "./message.ts";
import { programmeCommand } from "./programme.ts";
import { type Run, WrongUsage } from "./usage.ts";

const house = await programmeHouse();

async function asked(command: Run, ...words: string[]): Promise<{ wrote: string; said: string }> {
  let wrote = "";
  try {
    await command(words, {
      config: () => readConfig({ DIOMEDE_DATA: house.keys.folder, DATABASE_URL: house.url }),
      say: () => undefined,
      write: async (text) => {
        wrote += text;
      },
    });
    return { wrote, said: "" };
  } catch (error) {
    if (!(error instanceof CannotStart || error instanceof WrongUsage)) throw error;
    return { wrote, said: error.message };
  }
}

test("readers of a carrier's list are stopped and told nothing; counts are all that is said and entered", async () => {
  const [hers, new_] = ["+15555550177", "+15555550178"];
  for (const phone of [hers, new_]) await house.writes(phone, "BABY Dec 14");
  const list = join(house.keys.folder, "carrier.csv");
  await writeFile(list, `number,date\n${hers},2027-05-10\n${new_},2027-05-01\n\n`);
  const dry = await asked(messageCommand, "reused", list, "--dry-run");
  assert.equal(dry.wrote, "3 lines, 1 without a number; readers who would be stopped: 1.\n");
  assert.equal((await house.reader(hers))?.state, "active");
  const done = await asked(messageCommand, "reused", list);
  assert.equal(done.wrote, "3 lines, 1 without a number; readers stopped: 1.\n");
  assert.deepEqual([(await house.reader(hers))?.state, (await house.reader(new_))?.state], ["stopped", "active"]);
  assert.deepEqual(await house.sends(hers), []);
  const entered = await house.owner.selectFrom("audit").select(["action", "data"]).execute();
  assert.deepEqual(entered, [{ action: "numbers-reused", data: { read: 3, bad: 1, stopped: 1 } }]);
});

test("a list that is not there, and a day that is none, are said in one sentence", async () => {
  assert.match((await asked(messageCommand, "reused", "/nowhere/list")).said, /cannot be read \(ENOENT\)/u);
  assert.equal((await asked(messageCommand, "reused")).said, "It needs a file of numbers.");
  const list = join(house.keys.folder, "carrier.csv");
  assert.equal((await asked(messageCommand, "reused", list, "--on", "May")).said, "--on is a day, such as 2027-05-12.");
});

test("a rehearsal by its code tells volume, cost and peak, and the same again when it is asked for JSON", async () => {
  const words = ["rehearse", "text4baby", "--readers", "50", "--weeks", "4"];
  const { wrote } = await asked(programmeCommand, ...words);
  assert.match(wrote, /^50 invented readers who join over 4 weeks; \d+ stop on the way\.\n\d+ messages, \d+ parts/u);
  assert.match(wrote, /no price of a part; say --price\.\nBusiest day: 20\d\d-/u);
  assert.match((await asked(programmeCommand, ...words, "--price", "0,5")).wrote, /\d+\.\d\d USD, at 0\.5 a part/u);
  const json = JSON.parse((await asked(programmeCommand, ...words, "--price", "0.5", "--json")).wrote);
  assert.equal(json.cost, json.parts * 0.5);
  assert.equal(
    (await asked(programmeCommand, "rehearse", "text4baby", "--readers", "0")).said,
    "--readers may be 1 to 20000.",
  );
  assert.equal((await asked(programmeCommand, "rehearse", "nothing")).said, "There is no programme nothing.");
});
