import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../src/kernel/database/embedded/free-port.ts";

export interface Kannel {
  readonly address: string;
  stop(): Promise<void>;
}

/** The three programs of Kannel, where they are installed (Debian: kannel and kannel-extras). */
export function kannelPrograms(): { bearerbox: string; smsbox: string; fakesmsc: string } | null {
  const bearerbox = ["/usr/sbin/bearerbox", "/usr/local/sbin/bearerbox"].find(existsSync);
  const smsbox = ["/usr/sbin/smsbox", "/usr/local/sbin/smsbox"].find(existsSync);
  const fakesmsc = ["/usr/lib/kannel/test/fakesmsc", "/usr/local/lib/kannel/test/fakesmsc"].find(existsSync);
  return bearerbox && smsbox && fakesmsc ? { bearerbox, smsbox, fakesmsc } : null;
}

/** Kannel with its store in a file, as one would run it, and a simulated network behind it. All on loopback. */
export async function startKannel(folder: string): Promise<Kannel> {
  const programs = kannelPrograms();
  if (!programs) throw new Error("Kannel is not installed (Debian: apt-get install kannel kannel-extras).");
  const [admin, box, smsc, http] = [await freePort(), await freePort(), await freePort(), await freePort()];
  mkdirSync(folder, { recursive: true });
  const conf = join(folder, "kannel.conf");
  const password = "bench";
  const lists = (...groups: readonly Readonly<Record<string, string | number>>[]): string =>
    `${groups
      .map((group) =>
        Object.entries(group)
          .map(([key, value]) => `${key} = ${value}`)
          .join("\n"),
      )
      .join("\n\n")}\n`;
  writeFileSync(
    conf,
    lists(
      {
        group: "core",
        "admin-port": admin,
        "admin-interface": "127.0.0.1",
        "smsbox-interface": "127.0.0.1",
        "admin-password": password,
        "smsbox-port": box,
        "admin-allow-ip": '"127.0.0.1"',
        "box-allow-ip": '"127.0.0.1"',
        "dlr-storage": "internal",
        "store-type": "file",
        "store-location": `"${join(folder, "store")}"`,
        "log-level": 4,
      },
      { group: "smsc", smsc: "fake", "smsc-id": "fake", port: smsc, "connect-allow-ip": "127.0.0.1" },
      {
        group: "smsbox",
        "bearerbox-host": "127.0.0.1",
        "sendsms-port": http,
        "sendsms-interface": "127.0.0.1",
        "global-sender": 511,
      },
      { group: "sendsms-user", username: "diomede", password, concatenation: "true", "max-messages": 6 },
      { group: "sms-service", keyword: "default", "catch-all": "true", text: '""', "max-messages": 0 },
    ),
  );
  const children: ChildProcess[] = [];
  const begin = (program: string, ...words: string[]): void => {
    children.push(spawn(program, words, { cwd: folder, stdio: "ignore" }));
  };
  begin(programs.bearerbox, "-v", "4", conf);
  await sleep(1500);
  begin(
    programs.fakesmsc,
    "-v",
    "4",
    "-H",
    "127.0.0.1",
    "-r",
    String(smsc),
    "-m",
    "1",
    "-i",
    "1",
    "+70000000000 511 text hello",
  );
  begin(programs.smsbox, "-v", "4", conf);
  await sleep(1500);
  return {
    address: `http://127.0.0.1:${http}/cgi-bin/sendsms`,
    async stop() {
      for (const child of children.toReversed()) {
        child.kill("SIGKILL");
        await sleep(50);
      }
    },
  };
}

export const kannelVersion = (): string => {
  const programs = kannelPrograms();
  if (!programs) return "none";
  try {
    return (
      /version `?([\d.]+)/u.exec(execFileSync(programs.bearerbox, ["--version"], { encoding: "utf8" }))?.[1] ??
      "installed"
    );
  } catch {
    return "installed";
  }
};
