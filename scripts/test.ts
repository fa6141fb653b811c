// npm test: everything. npm test -- src/rooms/groups: only the tests under that path, without checks and coverage.
import { globSync, statSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join, relative } from "node:path";
import { ensureChromium } from "#testing/chromium.ts";
import { ensureKannel } from "#testing/kannel.ts";
import { runStep, type Step } from "./step.ts";

const wanted = process.argv.slice(2);
const everywhere = ["src", "testing", "scripts", "bench", "faults"];

const checks: Step[] = [
  { name: "types", program: "tsc", words: ["--noEmit"] },
  { name: "style", program: "biome", words: ["check"] },
  { name: "schema", program: "node", words: ["scripts/schema.ts", "--check"] },
];

const coverage = [
  "--experimental-test-coverage",
  "--test-coverage-include=src/**",
  "--test-coverage-exclude=**/*.test.ts",
  "--test-coverage-lines=85",
];

const testFiles = (paths: readonly string[]): string[] =>
  paths.flatMap((path) =>
    statSync(path, { throwIfNoEntry: false })?.isFile() ? [path] : globSync(`${path}/**/*.test.ts`),
  );

const tests = (paths: readonly string[], extra: readonly string[]): Step => ({
  name: "tests",
  program: "node",
  words: [
    "--disable-warning=ExperimentalWarning",
    "--test",
    "--test-concurrency=2",
    "--test-timeout=180000",
    "--test-global-setup=testing/global.ts",
    "--test-reporter=./scripts/test-reporter.ts",
    ...extra,
    ...testFiles(paths).sort(),
  ],
  aloud: true,
});

async function everything(): Promise<boolean> {
  process.env.CHROMIUM = ensureChromium();
  // Each test file is a process of its own that reads the same few hundred modules.
  process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), `diomede-compiled-${userInfo().uid}`);
  ensureKannel();
  const checked = await Promise.all(checks.map(runStep));
  const tested = await runStep(tests(everywhere, coverage));
  return [...checked, tested].every(Boolean);
}

async function only(paths: readonly string[]): Promise<boolean> {
  if (testFiles(paths).length > 0) return runStep(tests(paths, []));
  console.error(`There are no tests under ${paths.map((path) => relative(".", path)).join(", ")}.`);
  return false;
}

const passed = wanted.length > 0 ? await only(wanted) : await everything();
console.log(passed ? "All passed." : "Something failed, see above.");
process.exitCode = passed ? 0 : 1;
