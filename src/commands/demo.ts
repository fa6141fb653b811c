import { join } from "node:path";
import type { Config } from "#kernel/config/config.ts";
import type { Say } from "#kernel/lifecycle/run-until-stopped.ts";
import { beginExample, chapters } from "#rooms/demo/index.ts";
import { seedGlossary } from "#rooms/glossary/index.ts";
import { loadExamples } from "../examples.ts";
import { makeRooms } from "../rooms.ts";
import { start } from "./start.ts";

/** `demo`: the example exchange, in a folder of its own beside the real one's data. Runs until it is stopped. */
export async function demo(config: Config, say: Say): Promise<never> {
  const own = { ...config, dataFolder: join(config.dataFolder, "demo") };
  let finish: (() => Promise<void>) | null = null;
  return await start(own, say, {
    beforeListening: async ({ services }) => {
      const chapter = chapters().at(-1);
      if (!chapter || !(await beginExample(services.db, chapter.at))) return;
      say("Making the example exchange; this takes some seconds.");
      await services.clock.refresh?.();
      finish = await loadExamples(services.db, makeRooms(services), chapter.at);
    },
    afterListening: async ({ services }) => {
      // The words first: what has come in is read with them, and they are compiled once.
      await seedGlossary(services.db, services.clock.now());
      await services.matching.refresh();
      await finish?.();
    },
  });
}
