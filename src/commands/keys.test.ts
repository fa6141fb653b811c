import assert from "node:assert/strict";
import { chmod, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { readConfig } from "#kernel/config/config.ts";
import { CannotStart } from "#kernel/lifecycle/cannot-start.ts";
import { textKey } from "#rooms/messages/index.ts";
import { testDatabase } from "#testing/database.ts";
import { databaseFindings } from "./doctor/database.ts";
import { doctorCommand } from "./doctor/doctor.ts";
import { keysCommand } from "./keys.ts";
import { type Run, WrongUsage } from "./usage.ts";

const database = await testDatabase();
const folder = await mkdtemp(join(tmpdir(), "diomede-keys-command-"));
after(() => rm(folder, { recursive: true, force: true }));

/** Runs a command over a service with one login: what it wrote, or the sentence it ended with. */
async function asked(command: Run, words: readonly string[], environment: Record<string, string> = {}) {
  let wrote = "";
  const config = () => readConfig({ DIOMEDE_DATA: folder, DATABASE_URL: database.url(), ...environment });
  try {
    const status = await command(words, {
      config,
      say: () => undefined,
      write: async (text) => {
        wrote += text;
      },
    });
    return { status: status ?? 0, wrote, said: "" };
  } catch (error) {
    if (!(error instanceof CannotStart || error instanceof WrongUsage)) throw error;
    return { status: 1, wrote, said: error.message };
  }
}
const keys = (...words: string[]) => asked(keysCommand, words);
const doctor = async (): Promise<string> => (await asked(doctorCommand, [])).wrote;

test("wrong words are said to be wrong, and no database is made by asking", async () => {
  for (const [words, said] of [
    [["turn"], '"turn" may be status or rotate.'],
    [["rotate", "now"], '"now" is one word too many.'],
    [["--prepare"], "--prepare belongs to rotate."],
  ] as const)
    assert.equal((await keys(...words)).said, said);
  const nowhere = await asked(keysCommand, [], { DIOMEDE_DATA: join(folder, "none"), DATABASE_URL: "" });
  assert.equal(nowhere.said, "There is no database yet: `start` makes it, and the first keys with it.");
});

test("keys are begun, replaced when nothing of the old one is left, and told of", async () => {
  const told = async (...words: string[]): Promise<string> =>
    (await keys(...words)).wrote.replaceAll(/made \d{4}-\d\d-\d\d/gu, "made today");
  assert.equal(await told(), "No key of numbers is in use yet: the first start of `send` makes one.\n");
  assert.equal(
    await told("rotate"),
    "Numbers are sealed to version 1 from now on; `send` seals anew what is older.\nversion 1: made today, in use, 0 values\n",
  );
  assert.equal(
    (await told("rotate", "--prepare")).split("\n")[0],
    `Version 2 is in ${folder}/keys/number.key and not used yet. Copy the file to the other machines, then say \`keys rotate\`.`,
  );
  assert.equal(
    await told("rotate"),
    "Numbers are sealed to version 2 from now on; `send` seals anew what is older.\nversion 1: made today, being replaced, 0 values\nversion 2: made today, in use, 0 values\n",
  );
  assert.match(await told("rotate"), /^Version 2 is in use, and something is still sealed to an older one/u);
});

test("the doctor says where keys are, who can read them, which wall is missing, and what was exchanged", async () => {
  const path = join(folder, "keys", "number.key");
  const before = await doctor();
  assert.match(before, /text\.key is not there although other keys are/u);
  assert.match(before, /version 2 of the key, made .*; 0 values are still sealed to an older one/u);
  assert.match(before, /^- One login of the database stands for pages and sending/mu);
  assert.match(before, /^- Pages and sending run as one user of this machine/mu);
  await textKey(folder);
  assert.match(await doctor(), /^ {2}Keys of numbers are in .*, readable by their owner/mu);
  await chmod(path, 0o644);
  assert.match(
    await doctor(),
    /^! .*number\.key can be read by others than its owner, and it opens numbers and dates: chmod 600 it\.$/mu,
  );
  await chmod(path, 0o600);
  await rename(path, `${path}.kept`);
  assert.match(await doctor(), /^! .*number\.key is not there although other keys are: put it back/mu);
  await rm(join(folder, "keys", "index.key"));
  await rm(join(folder, "keys", "text.key"));
  assert.match(await doctor(), /There are no keys of numbers yet in/u);
  // A start that finds none makes some; they are not this database's.
  assert.match(
    (await keys("rotate")).said,
    /number\.key is not the file that the numbers of this database are sealed to/u,
  );
  assert.match(await doctor(), /^! .*index\.key is not the file that this database was written with/mu);
});

test("the doctor of a house with four logins finds the wall between pages and numbers", async () => {
  const opened = { url: database.url, directUrl: database.url, embedded: true, stop: async () => undefined };
  const found = await databaseFindings(opened, readConfig({ DIOMEDE_DATA: folder }));
  assert.ok(
    found.some(
      ({ says }) => says === "The pages' login can read no number, not even sealed, and no hash by which one is found.",
    ),
  );
});
