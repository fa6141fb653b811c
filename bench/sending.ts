import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { Agent, get } from "node:http";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { sql } from "kysely";
import { keysOf, makeReaders, planForAll } from "../testing/sending/readers.ts";
import { kannelPrograms, kannelVersion, startKannel } from "./kannel.ts";
import { type BenchHouse, numberOf, openBenchHouse, processorOf } from "./sending-house.ts";
import type { BenchWorkerWish } from "./sending-worker.ts";

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const profileFile = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(here(`../src/rooms/messages/channels/http/profiles/${name}.json`), "utf8")) as Record<
    string,
    unknown
  >;

async function begin(script: string, word: string): Promise<{ child: ChildProcess; line: string }> {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", here(script), word], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await Promise.race([
    once(child.stdout as NodeJS.ReadableStream, "data"),
    once(child, "exit").then(() => {
      throw new Error(`${script} ended by itself`);
    }),
  ])) as [Buffer];
  return { child, line: String(line).trim() };
}

const promises = { idFormat: "hex", window: 200, partsPerSecond: 10_000, answerWithin: 10 };

interface Way {
  readonly profile: unknown;
  readonly password: string;
  readonly receiver: boolean;
  stop(): Promise<void>;
}

/** What stands behind a channel: nothing, a gateway of the bench, or Kannel. */
async function wayOf(channel: string, folder: string): Promise<Way> {
  if (channel === "simulator") return { profile: null, password: "", receiver: false, stop: async () => undefined };
  if (channel === "kannel") {
    const kannel = await startKannel(join(folder, "kannel"));
    const profile = profileFile("kannel");
    const send = { ...(profile["send"] as { fields: object }), address: kannel.address };
    const fields = { ...send.fields, "dlr-url": "RECEIPTS?ref={ref-encoded}&status=%d" };
    return {
      profile: {
        ...profile,
        send: { ...send, fields },
        promises: { ...promises, idFormat: "as-is", window: 100, refInReceipt: true },
      },
      password: "bench",
      receiver: true,
      stop: kannel.stop,
    };
  }
  const gateway = await begin("gateways.ts", channel);
  const stop = async (): Promise<void> => void gateway.child.kill("SIGKILL");
  if (channel === "smpp")
    return {
      profile: {
        kind: "smpp",
        local: true,
        host: "127.0.0.1",
        port: Number(gateway.line),
        systemId: "diomede",
        sender: { address: "511" },
        validity: false,
        promises: { ...promises, window: 100 },
      },
      password: "secret",
      receiver: false,
      stop,
    };
  const profile = profileFile("jasmin");
  const send = profile["send"] as { fields: object };
  return {
    profile: {
      ...profile,
      send: {
        ...send,
        address: `http://127.0.0.1:${gateway.line}/send`,
        fields: { ...send.fields, "dlr-url": "RECEIPTS" },
      },
      promises,
    },
    password: "x",
    receiver: true,
    stop,
  };
}

interface Measured {
  readonly messages: number;
  readonly per_second: number;
  readonly receipts_per_second: number;
  readonly processor_us_per_message: { readonly node: number; readonly postgres: number };
}

async function measure(
  house: BenchHouse,
  way: Way,
  channel: string,
  messages: number,
  processes: number,
  idle: number,
): Promise<Measured> {
  const keys = keysOf();
  const at = Temporal.Now.instant();
  await sql`truncate message, attempt, receipt, message_event, spend, journal_ref`.execute(house.owner.db);
  const readers = await makeReaders(house.owner.db, keys, messages + idle, at, {
    first: Math.floor(Math.random() * 1_000_000),
  });
  await planForAll(house.owner.db, { ...readers, ids: readers.ids.slice(0, messages) }, at);
  // Those that are not due yet lie in the same tables and must cost nothing.
  if (idle > 0)
    await planForAll(house.owner.db, { ...readers, ids: readers.ids.slice(messages) }, at.add({ hours: 20 }));
  await sql`vacuum analyze message, subscriber, consent`.execute(house.owner.db);
  const wish: BenchWorkerWish = {
    database: house.url("send"),
    key: keys.raw.toString("base64"),
    journal: join(house.folder, "journal"),
    channel: (channel === "kannel" ? "http" : channel) as "http",
    profile: way.profile,
    password: way.password,
    receiver: way.receiver,
  };
  const postgres = () => processorOf((line) => line.startsWith("postgres: diomede_send"));
  const started = performance.now();
  const workers = await Promise.all(
    Array.from({ length: processes }, () => begin("sending-worker.ts", JSON.stringify(wish))),
  );
  const node = () => processorOf((line) => line.includes("sending-worker.ts"));
  const [node0, postgres0, begun] = [node(), postgres(), performance.now()];
  let sent = 0;
  let sentAt = 0;
  for (;;) {
    // Counting costs processor too.
    await sleep(sentAt === 0 ? 250 : 100);
    const left = await numberOf(
      house,
      sql`select count(*) as n from message where state in ('planned', 'claimed', 'submitted') and not_before <= ${Temporal.Now.instant().toString()}`,
    );
    sent = messages - left;
    if (left === 0 && sentAt === 0) sentAt = performance.now();
    const open =
      left > 0
        ? 1
        : await numberOf(house, sql`select count(*) as n from message where state not in ('delivered', 'planned')`);
    if ((left === 0 && open === 0) || performance.now() - started > 600_000) break;
  }
  const done = performance.now();
  const [node1, postgres1] = [node(), postgres()];
  for (const { child } of workers) {
    const gone = once(child, "exit");
    child.kill("SIGTERM");
    await gone;
  }
  const per = (milliseconds: number): number => Math.round((milliseconds * 1000) / messages);
  return {
    messages: sent,
    per_second: Math.round(messages / ((sentAt - begun) / 1000)),
    receipts_per_second: Math.round(messages / ((done - begun) / 1000)),
    processor_us_per_message: { node: per(node1 - node0), postgres: per(postgres1 - postgres0) },
  };
}

/** The same texts pushed into Kannel by nothing but an HTTP client, with receipts to a receiver that only counts. */
async function kannelAlone(
  folder: string,
  messages: number,
): Promise<{ per_second: number; receipts_per_second: number }> {
  const kannel = await startKannel(join(folder, "kannel-alone"));
  const counter = await begin("gateways.ts", "count");
  const agent = new Agent({ keepAlive: true, maxSockets: 100 });
  const receiver = encodeURIComponent(`http://127.0.0.1:${counter.line}/?status=%d`);
  const text = encodeURIComponent("Сегодня четырнадцатая неделя.");
  const ask = (address: string): Promise<string> =>
    new Promise((resolve, reject) => {
      get(address, { agent }, (answer) => {
        let body = "";
        answer.setEncoding("utf8").on("data", (piece: string) => {
          body += piece;
        });
        answer.on("end", () => resolve(body));
      }).on("error", reject);
    });
  try {
    const begun = performance.now();
    let next = 0;
    const push = async (): Promise<void> => {
      for (let n = next++; n < messages; n = next++)
        await ask(
          `${kannel.address}?username=diomede&password=bench&from=511&to=%2B7000${String(n).padStart(7, "0")}&text=${text}&charset=UTF-8&coding=2&dlr-mask=31&dlr-url=${receiver}`,
        );
    };
    await Promise.all(Array.from({ length: 100 }, push));
    const accepted = performance.now();
    for (let tries = 0; tries < 1200; tries += 1) {
      const seen = JSON.parse(await ask(`http://127.0.0.1:${counter.line}/seen`)) as Record<string, number>;
      if ((seen["1"] ?? 0) >= messages) break;
      await sleep(50);
    }
    const done = performance.now();
    return {
      per_second: Math.round(messages / ((accepted - begun) / 1000)),
      receipts_per_second: Math.round(messages / ((done - begun) / 1000)),
    };
  } finally {
    agent.destroy();
    counter.child.kill("SIGKILL");
    await kannel.stop();
  }
}

/** `bench sending --channel simulator|http|smpp|kannel --messages N --processes 1|2 [--waiting N] [--json]`. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      channel: { type: "string", default: "simulator" },
      messages: { type: "string", default: "10000" },
      processes: { type: "string", default: "1" },
      waiting: { type: "string", default: "0" },
      json: { type: "boolean", default: false },
    },
  });
  const { channel } = values;
  if (!["simulator", "http", "smpp", "kannel"].includes(channel))
    throw new Error("--channel may be simulator, http, smpp or kannel.");
  if (channel === "kannel" && !kannelPrograms())
    throw new Error("Kannel is not installed (Debian: kannel and kannel-extras).");
  const [messages, processes, waiting] = [values.messages, values.processes, values.waiting].map(Number) as [
    number,
    number,
    number,
  ];
  const house = await openBenchHouse();
  try {
    const way = await wayOf(channel, house.folder);
    if (!values.json)
      console.error(
        `${messages} messages by ${channel}, ${processes} processes, ${waiting} more waiting for another day`,
      );
    const measured = await measure(house, way, channel, messages, processes, waiting).finally(way.stop);
    const beside =
      channel === "kannel"
        ? { kannel_alone: await kannelAlone(house.folder, messages), kannel_version: kannelVersion() }
        : {};
    console.log(JSON.stringify({ channel, processes, waiting, ...measured, ...beside }));
  } finally {
    await house.close();
  }
}
