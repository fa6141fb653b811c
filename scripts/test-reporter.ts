import { relative } from "node:path";
import type { TestEvent } from "node:test/reporters";
import { inspect } from "node:util";

type Fail = Extract<TestEvent, { type: "test:fail" }>["data"];
type Coverage = Extract<TestEvent, { type: "test:coverage" }>["data"]["summary"];

const leastToShow = 10;

/** Says little of what passes, everything of what fails, and which files the tests know least. */
export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const failures: Fail[] = [];
  let coverage: Coverage | undefined;
  for await (const { type, data } of events) {
    if (type === "test:stdout" || type === "test:stderr") yield data.message;
    if (type === "test:fail" && !isOnlyOfChildren(data)) failures.push(data);
    if (type === "test:coverage") coverage = data.summary;
    if (type === "test:summary") {
      const { file, counts, duration_ms } = data;
      const sign = counts.passed === counts.tests - counts.skipped - counts.todo ? "✔" : "✖";
      if (file === undefined) {
        yield* failures.map(described);
        if (coverage) yield covered(coverage);
      }
      const what = file === undefined ? "all" : relative(process.cwd(), file);
      yield `${sign} ${what}: ${counted(counts)}, ${(duration_ms / 1000).toFixed(1)} s\n`;
    }
  }
}

/** A suite or file that fails because of a test inside adds nothing to what that test says. */
const isOnlyOfChildren = ({ details }: Fail): boolean =>
  "failureType" in details.error && details.error.failureType === "subtestsFailed";

function described({ name, file, line, details }: Fail): string {
  const place = file === undefined ? "" : ` (${relative(process.cwd(), file)}:${line})`;
  const reason = details.error.cause ?? details.error;
  return `\n✖ ${name}${place}\n${inspect(reason, { colors: process.stdout.isTTY }).replaceAll(/^/gm, "  ")}\n\n`;
}

function counted(counts: { passed: number; tests: number; skipped: number; todo: number; cancelled: number }): string {
  const rest = Object.entries({ skipped: counts.skipped, todo: counts.todo, cancelled: counts.cancelled })
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `, ${count} ${what}`);
  return `${counts.passed} of ${counts.tests} passed${rest.join("")}`;
}

function covered({ files, totals }: Coverage): string {
  const least = files
    .filter((file) => file.coveredLinePercent < 85)
    .sort((a, b) => b.totalLineCount - b.coveredLineCount - (a.totalLineCount - a.coveredLineCount))
    .slice(0, leastToShow)
    .map((file) => `  ${file.coveredLinePercent.toFixed(0).padStart(3)} % ${relative(process.cwd(), file.path)}\n`);
  return `Lines covered: ${totals.coveredLinePercent.toFixed(1)} % of ${totals.totalLineCount}\n${least.join("")}`;
}
