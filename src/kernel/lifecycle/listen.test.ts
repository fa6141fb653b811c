import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, request } from "node:http";
import { test } from "node:test";
import { CannotStart } from "./cannot-start.ts";
import { listen, stopListening } from "./listen.ts";

const never = new AbortController().signal;

test("port 0 answers the port that was chosen", async () => {
  const server = createServer();
  const port = await listen(server, "127.0.0.1", 0);
  assert.ok(port > 0);
  await stopListening(server, never);
  assert.equal(server.listening, false);
});

test("a host that is no address of this machine is refused by name", async () => {
  await assert.rejects(
    listen(createServer(), "203.0.113.7", 0),
    new CannotStart(
      "HOST=203.0.113.7 is no address of this machine: use 127.0.0.1 for this machine alone, 0.0.0.0 for all its networks.",
    ),
  );
});

test("a port beyond the last one is refused by name", async () => {
  await assert.rejects(
    listen(createServer(), "127.0.0.1", 70_000),
    new CannotStart("PORT=70000 is not a port: give a number from 1 to 65535 (PORT=8080 npm start)."),
  );
});

test("a request under way is finished, one that hangs is cut off when hurried", async () => {
  const held = Promise.withResolvers<void>();
  const server = createServer((_request, response) => {
    response.flushHeaders();
    held.promise.then(() => response.end("done"));
  });
  const port = await listen(server, "127.0.0.1", 0);
  const finished = await get(port);
  const stopping = stopListening(server, never);
  held.resolve();
  assert.equal(await textOf(finished), "done");
  await stopping;

  const hanging = createServer((_request, response) => response.flushHeaders());
  const cut = await get(await listen(hanging, "127.0.0.1", 0));
  const hurry = new AbortController();
  const hurried = stopListening(hanging, hurry.signal);
  hurry.abort();
  await hurried;
  await assert.rejects(textOf(cut), { code: "ECONNRESET" });
});

async function get(port: number) {
  const asked = request({ host: "127.0.0.1", port, agent: false }).end();
  asked.on("error", () => {});
  const [response] = (await once(asked, "response")) as [import("node:http").IncomingMessage];
  return response;
}

async function textOf(response: import("node:http").IncomingMessage): Promise<string> {
  return (await response.setEncoding("utf8").toArray()).join("");
}
