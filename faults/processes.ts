import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const node = ["--disable-warning=ExperimentalWarning"];
/** Workers die by the dozen; what the first one has compiled the others need not. */
const compiled = { NODE_COMPILE_CACHE: join(tmpdir(), "diomede-faults-compiled") };

/** Starts a script of this folder with one word of JSON, and waits for its first line. */
export async function startScript(name: string, wish: object): Promise<{ child: ChildProcess; line: string }> {
  const file = fileURLToPath(new URL(name, import.meta.url));
  const child = spawn(process.execPath, [...node, file, JSON.stringify(wish)], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...compiled },
  });
  const said: string[] = [];
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    said.push(text);
    if (said.length > 200) said.shift();
    if (process.env["FAULTS_ALOUD"]) process.stderr.write(text);
  });
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  child.stdout?.setEncoding("utf8").once("data", (text: string) => resolve(text.trim()));
  child.once("error", reject);
  child.once("exit", (code, signal) => reject(new Error(`${name} ended (${signal ?? code}):\n${said.join("")}`)));
  return { child, line: await promise };
}

/** Ends a process at once, and waits until it is gone. */
export async function end(child: ChildProcess, signal: NodeJS.Signals = "SIGKILL"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGCONT");
  child.kill(signal);
  await gone;
}
