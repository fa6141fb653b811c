import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, test } from "node:test";
import { machineClock } from "#kernel/clock.ts";
import { kannelLacks, startKannel } from "#testing/kannel.ts";
import { countText } from "../../counter/count.ts";
import type { Receipt } from "../channel.ts";
import { readyProfile } from "../ready.ts";
import { type Came, readIncoming, readReceipts } from "./callbacks.ts";
import { httpChannel } from "./channel.ts";
import { httpProfile } from "./profile.ts";

const lacks = kannelLacks();
const name =
  lacks.length === 0
    ? "through a real Kannel a message goes out in its parts, its receipts come back, and a Russian text comes in"
    : `left out: this machine has no ${lacks.join(" and no ")}, so nothing was sent through a real Kannel`;

const until = async (what: string, holds: () => boolean): Promise<void> => {
  for (let n = 0; n < 300 && !holds(); n += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  assert.ok(holds(), what);
};

test(name, { skip: lacks.length > 0 }, async () => {
  const receipts: Receipt[] = [];
  const texts: Came[] = [];
  const raw = JSON.parse(readyProfile("kannel")?.text ?? "{}");
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    const call = { method: "GET", url, headers: new Headers(), body: Buffer.alloc(0) };
    if (url.pathname === "/hooks/kannel/s/receipts") receipts.push(...readReceipts(profile, call));
    if (url.pathname === "/hooks/kannel/s/inbound") texts.push(...readIncoming(profile, call));
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  after(() => server.close());
  const door = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/kannel/s`;
  const kannel = await startKannel({
    user: "diomede",
    password: "quiet-sea",
    inbound: `${door}/inbound?id=%I&from=%p&to=%P&text=%b&charset=%C`,
    written: { from: "79005550199", to: "511", text: "СТОП, пожалуйста" },
  });
  after(() => kannel.stop());
  raw.send.address = `http://127.0.0.1:${kannel.sendsmsPort}/cgi-bin/sendsms`;
  const profile = httpProfile.parse(raw);
  const channel = httpChannel(
    "kannel",
    profile,
    { password: "quiet-sea" },
    {
      clock: machineClock,
      addresses: { receipts: `${door}/receipts`, inbound: `${door}/inbound` },
    },
  );
  await channel.open({ receipts: async () => undefined, incoming: async () => undefined });
  after(() => channel.close());
  const message = (ref: string, text: string) => ({
    ref,
    to: "+70005550123",
    text,
    validUntil: machineClock.now().add({ hours: 2 }),
  });

  await until("the Russian text", () => texts.length === 1);
  assert.deepEqual(
    texts.map(({ from, to, text }) => ({ from, to, text })),
    [{ from: "+79005550199", to: "511", text: "СТОП, пожалуйста" }],
  );
  assert.notEqual(texts[0]?.id, "");
  assert.deepEqual(await channel.send(message("ref-1", "Week 32 & all is well?")), {
    outcome: "accepted",
    ids: ["ref-1"],
  });
  const long = "Тридцать вторая неделя: ребёнок переворачивается головой вниз. ".repeat(3).trim();
  assert.equal(countText(long).segments, 3);
  assert.equal((await channel.send(message("ref-2", long))).outcome, "accepted");
  await until("receipts of both", () =>
    ["ref-1", "ref-2"].every((ref) => receipts.some((one) => one.ref === ref && one.status === "delivered")),
  );
  assert.equal(
    receipts.some((one) => one.status === "accepted"),
    true,
  );
  const parts = () =>
    [...kannel.network().matchAll(/udh %05%00%03%..%03%0(\d) data (\S+)>/gu)].map(([, n, data = ""]) => [
      n,
      Buffer.from(unescape(data.replaceAll("+", " ")), "latin1")
        .swap16()
        .toString("utf16le"),
    ]);
  await until("three parts on the network", () => parts().length === 3);
  assert.deepEqual(
    parts(),
    countText(long).split.map((part, n) => [String(n + 1), part]),
  );
  assert.match(kannel.network(), /<511 \+70005550123 text Week 32 & all is well\?>/u);

  const wrong = httpChannel(
    "kannel",
    profile,
    { password: "wrong" },
    {
      clock: machineClock,
      addresses: { receipts: `${door}/receipts`, inbound: `${door}/inbound` },
    },
  );
  await wrong.open({ receipts: async () => undefined, incoming: async () => undefined });
  assert.equal((await wrong.send(message("ref-3", "Hello"))).outcome, "definite-no");
  await wrong.close();
});
