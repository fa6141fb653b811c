// A child process of `bench pages`: the house (or something bare to compare with) behind a port that it prints.
import { createServer, type Server } from "node:http";
import pg from "pg";
import { createApp, sourceFolder } from "../src/app.ts";
import { pageServer } from "../src/commands/serve-pages.ts";
import { machineClock } from "../src/kernel/clock.ts";
import { readConfig } from "../src/kernel/config/config.ts";
import { connect } from "../src/kernel/database/database.ts";
import { loadWords } from "../src/kernel/language/load-words.ts";
import { makeServices } from "../src/services.ts";

const [what = "", url = "", bytes = "0"] = process.argv.slice(2);

async function house(): Promise<Server> {
  const { db } = connect(url, { connections: 10 });
  const services = makeServices({
    db,
    clock: machineClock,
    config: readConfig({ LOG_LEVEL: "error" }),
    words: loadWords(sourceFolder),
  });
  return pageServer(await createApp(services));
}

/** The same number of bytes without asking anything. */
function bare(): Server {
  const body = Buffer.alloc(Number(bytes), "a");
  return createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-length": body.length });
    response.end(body);
  });
}

/** One indexed question whose answer has the same number of bytes, sent as it comes. */
function query(): Server {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  return createServer((_, response) => {
    const number = 1 + Math.floor(Math.random() * 1000);
    pool
      .query({
        name: "one",
        text: "select id, repeat('a', $2) as body from object where kind = 'problem' and origin = 'here' and number = $1",
        values: [number, Number(bytes)],
      })
      .then(({ rows }) => {
        response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
        response.end(rows[0].body);
      })
      .catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
}

const server = what === "house" ? await house() : what === "bare" ? bare() : query();
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address && typeof address === "object") console.log(address.port);
});
process.on("SIGTERM", () => process.exit(0));
