// Runs a worker whose jobs called `linger` never end, over the database named by the first word, until it is killed.
import { machineClock } from "#kernel/clock.ts";
import { readConfig } from "#kernel/config/config.ts";
import { connect } from "#kernel/database/database.ts";
import { startWorker } from "#kernel/jobs/worker.ts";
import { loadWords } from "#kernel/language/load-words.ts";
import { sourceFolder } from "../../src/app.ts";
import { makeServices } from "../../src/services.ts";

const [url = ""] = process.argv.slice(2);
const services = makeServices({
  db: connect(url).db,
  clock: machineClock,
  config: readConfig({ LOG_LEVEL: "error" }),
  words: loadWords(sourceFolder),
});
await startWorker({
  directUrl: url,
  services,
  log: services.log,
  pollEvery: 100,
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
