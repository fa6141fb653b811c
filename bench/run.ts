// npm run bench -- NAME [options]: measures, says what it does, and prints one line of JSON last.
const benches: Record<string, () => Promise<{ run(args: readonly string[]): Promise<void> }>> = {
  matching: () => import("./matching.ts"),
  pages: () => import("./pages.ts"),
  planning: () => import("./planning.ts"),
  receipts: () => import("./receipts.ts"),
  sending: () => import("./sending.ts"),
};

const [name = "", ...args] = process.argv.slice(2);
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (bench) await (await bench()).run(args);
else {
  console.error(`Say what to measure: npm run bench -- ${Object.keys(benches).join(" | ")}`);
  process.exitCode = 2;
}
