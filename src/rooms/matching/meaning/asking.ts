import { type Embedder, embedderOf, NotEmbedded } from "#kernel/embed/embedder.ts";
import { addJob } from "#kernel/jobs/add-job.ts";
import type { Job, Tick } from "#kernel/rooms.ts";
import type { Services } from "#kernel/web/call.ts";
import { readAllAndSuggest } from "../suggest.ts";
import { forgetMeanings, heedModel, keepMeaning, stillToSend, type ToSend, unsent } from "./keeping.ts";

const job = "ask-meanings";
const piece = 25;
/** After so many answers in a row that make no sense the service is not what it should be, and none is asked any more. */
const mostDoubtful = 3;

/**
 * Asks the configured service what texts mean, a piece at a time, and suggests anew for those it has answered. Whatever
 * goes wrong stops nothing else: the words alone have made their suggestions already, and the next turn asks again.
 */
export const askMeanings: Job = {
  name: job,
  async run(services) {
    const embedder = embedderOf(services.config.embeddings);
    if (!embedder) return;
    const texts = await unsent(services.db, embedder.model, piece, services.clock.now());
    const { answered, whole } = await askEach(services, embedder, texts);
    await readAllAndSuggest(services.db, answered);
    if (whole && texts.length === piece) await addJob(services.db, job, {}, { key: job });
  },
};

async function askEach({ db, clock, log }: Services, embedder: Embedder, texts: readonly ToSend[]) {
  const answered: string[] = [];
  const refused: { text: ToSend; sure: boolean }[] = [];
  let doubts = 0;
  let whole = true;
  for (const text of texts) {
    if (!(await stillToSend(db, text))) continue;
    try {
      const vector = await embedder.embed(text.text);
      await keepMeaning(db, text, embedder.model, { vector }, clock.now());
      answered.push(text.id);
      doubts = 0;
    } catch (error) {
      if (!(error instanceof NotEmbedded)) throw error;
      log("warn", "a service did not say what a text means", { why: error.why, detail: error.message });
      const aboutText = error.why === "too-long" || error.why === "no-sense";
      if (aboutText) refused.push({ text, sure: error.why === "too-long" });
      if (error.why === "no-sense") doubts += 1;
      whole = aboutText && doubts < mostDoubtful;
      if (!whole) break;
    }
  }
  // While it answers others it is the text that is at fault; else it may be the service, which is asked again sooner.
  for (const { text, sure } of refused) {
    const failed = sure || answered.length > 0 ? "refused" : "doubtful";
    await keepMeaning(db, text, embedder.model, { failed }, clock.now());
  }
  return { answered, whole };
}

/** Looks once a minute for what the service has not seen yet, and for what it must not be kept of any longer. */
export const lookForUnsent: Tick = {
  name: "unsent-texts",
  every: { minutes: 1 },
  async run({ db, config }, now) {
    const embedder = embedderOf(config.embeddings);
    await heedModel(db, embedder?.model ?? null);
    await forgetMeanings(db, now);
    if (embedder && (await unsent(db, embedder.model, 1, now)).length > 0) await addJob(db, job, {}, { key: job });
  },
};
