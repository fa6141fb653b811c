import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { codeOf } from "#kernel/lifecycle/cannot-start.ts";

/**
 * The command line of a running process; undefined when there is none, or when it has ended and only waits for its
 * parent to notice. Linux reads /proc, other systems ask `ps`.
 */
export function commandLineOf(pid: number): string | undefined {
  const line = process.platform === "linux" ? fromProc(pid) : fromPs(pid);
  return line === "" ? undefined : line;
}

function fromProc(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").join(" ").trim();
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ESRCH") return undefined;
    throw error;
  }
}

function fromPs(pid: number): string | undefined {
  try {
    return execFileSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch (error) {
    if (error instanceof Error && "status" in error && error.status === 1) return undefined;
    throw error;
  }
}
