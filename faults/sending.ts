import { parseArgs } from "node:util";
import { trySending } from "./try-sending.ts";

/** `npm run faults -- sending [--kills N] [--messages N] …`; true when nothing was twice, lost, late or out of place. */
export async function run(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      kills: { type: "string", default: "60" },
      messages: { type: "string", default: "3000" },
      seed: { type: "string" },
      freezes: { type: "string", default: "0" },
      restarts: { type: "string", default: "0" },
      workers: { type: "string", default: "3" },
      lease: { type: "string", default: "6" },
      refs: { type: "string" },
      gateway: { type: "string", default: "none" },
      hostile: { type: "boolean", default: false },
      restore: { type: "boolean", default: false },
      "full-disk": { type: "boolean", default: false },
    },
  });
  const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
  const result = await trySending({
    messages: Number(values.messages),
    kills: Number(values.kills),
    freezes: Number(values.freezes),
    restarts: Number(values.restarts),
    workers: Number(values.workers),
    leaseSeconds: Number(values.lease),
    refs: values.refs === undefined ? null : values.refs === "yes",
    gateway: values.gateway as "none" | "query" | "key",
    hostile: values.hostile,
    restore: values.restore,
    fullDisk: values["full-disk"],
    seed,
    say: (sentence) => console.error(sentence),
  });
  const { broken, facts, ...found } = result;
  console.error(JSON.stringify(facts));
  for (const one of broken) console.error(`A rule does not hold: ${one}`);
  console.log(JSON.stringify(found));
  const { unknown: _, ...bad } = found;
  return broken.length === 0 && Object.values(bad).every((n) => n === 0);
}
