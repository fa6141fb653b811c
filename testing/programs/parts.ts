// Runs parts whose behaviour the words name, such as `database web:hang-stop`, until a signal.
import { createServer } from "node:net";
import { CannotStart } from "#kernel/lifecycle/cannot-start.ts";
import { listen } from "#kernel/lifecycle/listen.ts";
import { type Part, runUntilStopped } from "#kernel/lifecycle/run-until-stopped.ts";

const forEver = new Promise<void>(() => {});

const parts = process.argv.slice(2).map((word): Part => {
  const [name = "", manner] = word.split(":");
  return {
    name,
    async start() {
      console.log(`start ${name}`);
      if (manner === "refuse") throw new CannotStart("There is no paper left.");
      if (manner === "break") throw new TypeError("a bug");
      if (manner === "listen") await listen(createServer(), "127.0.0.1", Number(word.split(":")[2]));
      if (manner === "hang-start") await forEver;
      if (manner === "throw-later")
        setTimeout(() => {
          throw new TypeError("a late bug");
        }, 50);
    },
    async stop(hurry) {
      console.log(`stop ${name}`);
      if (manner === "hang-stop") await forEver;
      if (manner === "slow-stop") await new Promise((resolve) => hurry.addEventListener("abort", resolve));
      if (manner === "break-stop") throw new Error("the lid is stuck");
      console.log(`stopped ${name}`);
    },
  };
});
parts.push({ name: "sign", start: () => console.log("all started"), stop: () => undefined });
await runUntilStopped(parts, console.log);
