// Starts the embedded server over the folder named by the first word and runs until a signal. It tells what became of
// the database when the signal came, which it can only while the server still answers.
import { Client } from "pg";
import { type Embedded, startEmbedded } from "#kernel/database/embedded/index.ts";
import { runUntilStopped } from "#kernel/lifecycle/run-until-stopped.ts";

const [folder = ""] = process.argv.slice(2);
let server: Embedded | undefined;

await runUntilStopped([
  {
    name: "The database",
    async start() {
      server = await startEmbedded({ folder, log: (sentence) => console.log(`said: ${sentence}`), fsync: false });
      console.log(`ready ${server.url("owner")} ${server.folder}`);
    },
    stop: (hurry) => server?.stop(hurry),
  },
  {
    name: "The last query",
    start: () => undefined,
    async stop() {
      const client = new Client({ connectionString: server?.url("owner") });
      await client.connect();
      const { rows } = await client.query("select 'alive' as database");
      console.log(`the database is ${rows[0]?.database}`);
      await client.end();
    },
  },
]);
