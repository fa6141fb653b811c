import { spawn } from "node:child_process";
import type { ServerUser } from "./server-user.ts";

/** What every program of PostgreSQL is started with: its own user, no folder it may not enter, none of our secrets. */
export const surroundings = (user: ServerUser) => ({
  cwd: "/",
  env: { PATH: process.env.PATH ?? "", LC_ALL: "C", TZ: "UTC" },
  ...(user && { uid: user.uid, gid: user.gid }),
});

/** Runs a program to its end; what it printed, and whether it succeeded. */
export async function run(
  program: string,
  words: readonly string[],
  user: ServerUser,
  input = "",
): Promise<{ ok: boolean; said: string }> {
  const child = spawn(program, words, { ...surroundings(user), stdio: "pipe" });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  }
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.once("error", reject).once("close", resolve);
  child.stdin.on("error", () => {}).end(input);
  return { ok: (await promise) === 0, said };
}
