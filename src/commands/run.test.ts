import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { reachRunning } from "#kernel/database/embedded/reach-running.ts";
import { answersOf } from "#testing/answers.ts";
import { startProgram } from "#testing/program.ts";

const folder = await mkdtemp(join(tmpdir(), "diomede-commands-"));
after(() => rm(folder, { recursive: true, force: true }));
const main = fileURLToPath(new URL("../main.ts", import.meta.url));

/** Runs the program as a person at a terminal would. */
function asked(...words: string[]) {
  const environment = { ...process.env, DIOMEDE_DATA: join(folder, "none"), NODE_NO_WARNINGS: "1" };
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...words], {
    encoding: "utf8",
    env: environment,
  });
  return { status, stdout, said: stderr.split("\n")[0] };
}

test("wrong usage ends with 2 and one sentence that says what is wrong", () => {
  for (const [words, said] of [
    [["nonsense"], 'There is no command "nonsense".'],
    [["import"], "It needs the kind of file."],
    [["import", "problems"], "It needs the file."],
    [["import", "problems", "a", "b"], '"b" is one word too many.'],
    [["import", "toString", "a"], /^There is no kind of file "toString": it may be problems, /u],
    [
      ["import", "lexicon", "a.index", "--from", "en"],
      "A lexicon needs --from and --to with the codes of two languages, such as --from en --to ru.",
    ],
    [["export", "problem", "--format", "pdf"], "--format may be csv or jsonl."],
    [["export", "person"], /^There is nothing to write of "person"/u],
    [["match", "--pairs", "x.csv"], "It needs --languages with two codes, such as en,ru."],
    [["doctor", "--fast"], /^Unknown option '--fast'/u],
    [["help", "nonsense"], 'There is no command "nonsense".'],
  ] as const) {
    const { status, said: first } = asked(...words);
    assert.equal(status, 2, words.join(" "));
    if (typeof said === "string") assert.equal(first, said);
    else assert.match(first ?? "", said);
  }
});

test("a file that is not there ends with 1, without a stack and without a database", () => {
  const { status, said } = asked("import", "problems", join(folder, "nothing.csv"));
  assert.deepEqual([status, said], [1, `There is no file ${join(folder, "nothing.csv")}.`]);
});

test("help names every command and says more of each", () => {
  const { status, stdout } = asked("help");
  assert.equal(status, 0);
  for (const name of ["start", "demo", "migrate", "doctor", "import", "export", "match"]) {
    assert.match(stdout, new RegExp(`^  ${name} `, "mu"));
    assert.equal(asked("help", name).status, 0);
  }
  for (const kind of ["themes", "problems", "group-states", "translations", "glossary", "lexicon"])
    assert.match(asked("help", "import").stdout, new RegExp(kind, "u"));
});

test("the doctor of an empty folder makes nothing and finds nothing broken", () => {
  const { status, stdout } = asked("doctor");
  assert.equal(status, 0);
  assert.match(stdout, /There is no database yet/u);
  assert.match(stdout, /No mail server is configured/u);
});

test("pairs of texts are measured without a database", async () => {
  const pairs = join(folder, "pairs.csv");
  await writeFile(
    pairs,
    "key,a,b\n1,The library closes at four,Библиотека закрывается в четыре\n2,Nobody hires a man with a record,С судимостью никуда не берут\n",
  );
  const { status, stdout } = asked("match", "--pairs", pairs, "--languages", "en,ru", "--json");
  assert.equal(status, 0);
  const found = JSON.parse(stdout);
  assert.deepEqual([found.pairs, found.forward.recall_at_1], [2, 1]);
  assert.equal(asked("match", "--pairs", join(folder, "none.csv"), "--languages", "en,ru").status, 1);
});

test("a command reaches the database of the program that holds the folder", async () => {
  const data = join(folder, "running");
  const program = startProgram("embedded", { words: [data] });
  await program.untilSaid("ready");
  const reached = await reachRunning(data, () => undefined);
  assert.deepEqual(await answersOf(reached.url("work"), "select current_user::text as me"), [{ me: "diomede_work" }]);
  program.child.kill("SIGTERM");
  assert.equal((await program.ended).code, 0);
});
