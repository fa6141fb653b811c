import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";

/** One program of npm test; `aloud` lets it print as it goes, otherwise it is heard only when it fails. */
export type Step = { name: string; program: string; words: readonly string[]; aloud?: boolean };

/** Whether the program ended well. */
export async function runStep({ name, program, words, aloud = false }: Step): Promise<boolean> {
  const begin = performance.now();
  const child = spawn(program, words, {
    env: surroundings(),
    stdio: aloud ? "inherit" : ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => said.push(text));
  const release = handOnSignals((signal) => child.kill(signal));
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.once("error", reject).once("close", resolve);
  const passed = (await promise) === 0;
  release();
  if (!aloud && !passed) process.stdout.write(said.join(""));
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  console.log(`${passed ? "✔" : "✖"} ${name}, ${seconds} s`);
  return passed;
}

/** The programs of node_modules come first, and nothing that could lead a test to somebody's real installation. */
function surroundings(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(DATABASE_|DIOMEDE_|PG)|^(PORT|HOST)$/.test(name));
  const path = [join(import.meta.dirname, "../node_modules/.bin"), process.env.PATH ?? ""].join(delimiter);
  return { ...Object.fromEntries(kept), PATH: path };
}

/** A terminal sends Ctrl-C to the program as well, which then cleans up; we only wait for it. SIGTERM reaches us alone. */
function handOnSignals(tell: (signal: "SIGTERM") => void): () => void {
  const wait = () => {};
  const hand = () => tell("SIGTERM");
  process.on("SIGINT", wait).on("SIGTERM", hand);
  return () => {
    process.off("SIGINT", wait).off("SIGTERM", hand);
  };
}
