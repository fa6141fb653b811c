// npm run faults -- NAME [options]: breaks things on purpose, says what it does, and prints one line of JSON last.
const trials: Record<string, () => Promise<{ run(args: readonly string[]): Promise<boolean> }>> = {
  sending: () => import("./sending.ts"),
};

const [name = "", ...args] = process.argv.slice(2);
const trial = Object.hasOwn(trials, name) ? trials[name] : undefined;
if (trial) process.exitCode = (await (await trial()).run(args)) ? 0 : 1;
else {
  console.error(`Say what to try: npm run faults -- ${Object.keys(trials).join(" | ")}`);
  process.exitCode = 2;
}
