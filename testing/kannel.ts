import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const programs = {
  bearerbox: ["/usr/sbin/bearerbox", "/usr/local/sbin/bearerbox"],
  smsbox: ["/usr/sbin/smsbox", "/usr/local/sbin/smsbox"],
  fakesmsc: ["/usr/lib/kannel/test/fakesmsc", "/usr/local/lib/kannel/test/fakesmsc"],
} as const;
type Name = keyof typeof programs;

const found = (name: Name): string | undefined =>
  programs[name].find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

/** The programs of Kannel that the machine lacks; nothing where all are there. */
export const kannelLacks = (): readonly Name[] =>
  (Object.keys(programs) as Name[]).filter((name) => found(name) === undefined);

/** Installs Kannel on a Debian or Ubuntu where we are root. Elsewhere its test says by its name that it is left out. */
export function ensureKannel(): void {
  if (kannelLacks().length === 0 || process.getuid?.() !== 0) return;
  const apt = (...words: string[]): boolean =>
    spawnSync("apt-get", words, { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } }).status === 0;
  const install = ["install", "-y", "-qq", "--no-install-recommends", "kannel", "kannel-extras"];
  console.log("Installing Kannel for the tests …");
  if (!apt(...install) && !(apt("update", "-qq") && apt(...install)))
    console.log("Kannel could not be installed; its test is left out.");
}

/** A port of loopback that nobody listens on just now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** Kannel while it runs. */
export interface RunningKannel {
  readonly sendsmsPort: number;
  /** What the telephones behind the fake network got, as that network prints it. */
  readonly network: () => string;
  stop(): Promise<void>;
}

/**
 * Kannel on loopback: bearerbox, smsbox and a fake network. `user` and `password` may send; texts from telephones are
 * called to `inbound`, where Kannel fills in what its manual names.
 */
export async function startKannel(wish: {
  readonly user: string;
  readonly password: string;
  readonly inbound: string;
  /** What a telephone writes as soon as the network stands; numbers without plus. */
  readonly written: { readonly from: string; readonly to: string; readonly text: string };
}): Promise<RunningKannel> {
  const folder = await mkdtemp(join(tmpdir(), "diomede-kannel-"));
  const [admin, boxes, sendsms, smsc] = [await freePort(), await freePort(), await freePort(), await freePort()];
  const groups = [
    {
      group: "core",
      "admin-port": admin,
      "admin-interface": "127.0.0.1",
      "admin-password": wish.password,
      "admin-allow-ip": "127.0.0.1",
      "admin-deny-ip": "*.*.*.*",
      "smsbox-port": boxes,
      "smsbox-interface": "127.0.0.1",
      "box-allow-ip": "127.0.0.1",
      "box-deny-ip": "*.*.*.*",
      "log-file": `"${join(folder, "bearerbox.log")}"`,
      "log-level": 1,
      "dlr-storage": "internal",
    },
    { group: "smsc", smsc: "fake", "smsc-id": "network", port: smsc, "connect-allow-ip": "127.0.0.1" },
    {
      group: "smsbox",
      "bearerbox-host": "127.0.0.1",
      "bearerbox-port": boxes,
      "sendsms-port": sendsms,
      "sendsms-interface": "127.0.0.1",
      "global-sender": 511,
      "mo-recode": true,
      "log-file": `"${join(folder, "smsbox.log")}"`,
      "log-level": 1,
    },
    {
      group: "sendsms-user",
      username: wish.user,
      password: `"${wish.password}"`,
      concatenation: true,
      "max-messages": 6,
      "user-deny-ip": "*.*.*.*",
      "user-allow-ip": "127.0.0.1",
    },
    {
      group: "sms-service",
      keyword: "default",
      "get-url": `"${wish.inbound}"`,
      "max-messages": 0,
      "catch-all": true,
      "omit-empty": true,
    },
  ];
  const config = join(folder, "kannel.conf");
  await writeFile(
    config,
    groups
      .map(
        (group) =>
          `${Object.entries(group)
            .map(([name, value]) => `${name} = ${value}\n`)
            .join("")}\n`,
      )
      .join(""),
    { mode: 0o600 },
  );
  const children: ChildProcess[] = [];
  const start = (name: Name, ...words: string[]): ChildProcess => {
    const path = found(name);
    if (path === undefined) throw new Error(`this machine has no ${name}`);
    const child = spawn(path, words, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
    children.push(child);
    return child;
  };
  let printed = "";
  const watch = (child: ChildProcess): void => {
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (piece: Buffer) => {
        printed += piece.toString("utf8");
      });
  };
  const stop = async (): Promise<void> => {
    for (const child of children.reverse()) await ended(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    start("bearerbox", "-v", "4", config);
    await listens(boxes);
    await listens(smsc);
    start("smsbox", "-v", "4", config);
    await listens(sendsms);
    // Without a network behind it Kannel keeps every text; this one stays and prints what it gets.
    const { from, to, text } = wish.written;
    const spelt = [...Buffer.from(text, "utf16le").swap16()].map((byte) => `%${byte.toString(16).padStart(2, "0")}`);
    const words = [
      "-H",
      "127.0.0.1",
      "-r",
      String(smsc),
      "-m",
      "1",
      "-i",
      "0.1",
      `${from} ${to} ucs2 ${spelt.join("")}`,
    ];
    watch(start("fakesmsc", ...words));
  } catch (error) {
    const log = await readFile(join(folder, "bearerbox.log"), "utf8").catch(() => "");
    await stop();
    throw new Error(`Kannel did not start: ${String(error)} ${log.slice(-1500)}`);
  }
  return {
    sendsmsPort: sendsms,
    network: () => printed,
    stop,
  };
}

async function listens(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => resolve(true));
      socket.once("error", () => resolve(false));
      socket.once("connect", () => socket.destroy());
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nobody listens on ${port}`);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const hurry = setTimeout(() => child.kill("SIGKILL"), 3000);
  await gone;
  clearTimeout(hurry);
}
