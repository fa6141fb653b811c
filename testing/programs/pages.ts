// Serves the house's pages over the database named by the first word, with a clock that stands still, until it is killed.
import { stoppedClock } from "#kernel/clock.ts";
import { readConfig } from "#kernel/config/config.ts";
import { connect } from "#kernel/database/database.ts";
import { loadWords } from "#kernel/language/load-words.ts";
import { listen } from "#kernel/lifecycle/listen.ts";
import { createApp, sourceFolder } from "../../src/app.ts";
import { pageServer } from "../../src/commands/serve-pages.ts";
import { makeServices } from "../../src/services.ts";

const [url = ""] = process.argv.slice(2);
const services = makeServices({
  db: connect(url, { connections: 4 }).db,
  clock: stoppedClock("2010-06-24T12:00:00Z"),
  config: readConfig({ LOG_LEVEL: "error" }),
  words: loadWords(sourceFolder),
});
const server = pageServer(await createApp(services));
console.log(`port ${await listen(server, "127.0.0.1", 0)}.`);
