// Runs a worker whose jobs called `linger` never end, over the database named by the first word, until it is killed.
import { machineClock } from "#kernel/clock.ts";
import { readConfig } from "#kernel/config/config.ts";
import { connect } from "#kernel/database/database.ts";
import { startWorker } from "#kernel/jobs/worker.ts";
import { wordBook } from "#kernel/language/words.ts";
import { makeServices } from "../../src/services.ts";

const [url = ""] = process.argv.slice(2);
const services = makeServices({
  db: connect(url).db,
  clock: machineClock,
  config: readConfig({ LOG_LEVEL: "error" }),
  words: wordBook({ en: [] }, { fallback: "en", strict: true }),
});
await startWorker({
  directUrl: url,
  services,
  log: services.log,
  pollEvery: 100,
  atOnce: 1,
  jobs: [
    {
      name: "linger",
      async run(_services, payload) {
        console.log(`took ${payload["name"]}`);
        await new Promise(() => {});
      },
    },
  ],
});
console.log("ready");
