import type { Db } from "#kernel/database/database.ts";
import { change, nobody } from "#kernel/events/change.ts";
import { addJob } from "#kernel/jobs/add-job.ts";
import { lockObject } from "#kernel/object/object.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import type { Job } from "#kernel/rooms.ts";
import { NotTranslated, type Translator, translatorOf } from "#kernel/translate/translator.ts";
import { atPlace, currentTranslation, putTranslation, type TranslationPlace } from "#kernel/wording/translation.ts";
import type { PassageFacts } from "./domain.ts";
import { findPassage } from "./queries.ts";

const jobName = "machine-translate";
/** What is longer than this no person told in one go, and a service would take minutes for. */
const mostLetters = 40_000;

/**
 * Asks the machine for a translation, in the background. Asking twice asks once. Refusals: 409
 * translation-person-there where a person has translated it, 503 translate-machine-off.
 */
export const askMachine = (
  db: Db,
  actor: Actor,
  facts: PassageFacts,
  language: string,
  configured: boolean,
  at: Temporal.Instant,
) =>
  change(db, actor, at, async (tx) => {
    if (!configured) throw new Refusal(503, "translate-machine-off");
    const place = placeOf(facts, language);
    await lockObject(tx, facts.id);
    const current = await currentTranslation(tx, place);
    if (current && current.state !== "machine") throw new Refusal(409, "translation-person-there");
    await tx
      .insertInto("machine_request")
      .values({ ...place, asked_at: at.toString(), failed: null })
      .onConflict((same) =>
        same
          .columns(["object", "field", "position", "language"])
          .doUpdateSet({ asked_at: at.toString(), failed: null }),
      )
      .execute();
    await addJob(
      tx,
      jobName,
      { ...place },
      { key: `${jobName} ${place.object} ${place.field} ${place.position} ${language}` },
    );
  });

const placeOf = (facts: PassageFacts, language: string): TranslationPlace => ({
  object: facts.id,
  field: facts.field,
  position: facts.position,
  language,
});

export const machineTranslate: Job = {
  name: jobName,
  async run({ db, config, clock, log }, payload) {
    const place = readPlace(payload);
    await machineTranslates(
      db,
      translatorOf(config.translation),
      place,
      () => clock.now(),
      (why, detail) => log("warn", "a machine did not translate", { why, detail }),
    );
  },
};

function readPlace({ object, field, position, language }: Readonly<Record<string, unknown>>): TranslationPlace {
  return { object: String(object), field: String(field), position: Number(position), language: String(language) };
}

/**
 * Has one passage translated by the machine, unless a person was faster or nothing is left to do. No transaction is
 * open while the service works. A failure is kept as the reason that pages show; it is not tried again by itself, since
 * each try sends the text outside. Safe to repeat.
 */
export async function machineTranslates(
  db: Db,
  translator: Translator | null,
  place: TranslationPlace,
  now: () => Temporal.Instant,
  failed: (why: string, detail: string) => void,
): Promise<void> {
  const asked = await requestAt(db, place).select("failed").executeTakeFirst();
  const original = await findPassage(db, place);
  const current = await currentTranslation(db, place);
  const done = current && (current.state !== "machine" || current.made_from.toString("hex") === original?.hash);
  if (!asked || asked.failed !== null) return;
  // What was taken back since somebody asked is not sent any more.
  if (!original?.everybodys || original.language === place.language || done) {
    await change(db, nobody, now(), (tx) => forget(tx, place));
    return;
  }
  try {
    if (!translator) throw new NotTranslated("away", "no service is configured");
    if (original.text.length > mostLetters) throw new NotTranslated("too-long", "the text is too long");
    const text = await translator.translate({ text: original.text, from: original.language, to: place.language });
    await change(db, nobody, now(), async (tx) => {
      await lockObject(tx, place.object);
      // Made from the original that was sent: if that has changed meanwhile, the translation says so.
      await putTranslation(
        tx,
        {
          ...place,
          text: text.slice(0, 60_000),
          madeFrom: Buffer.from(original.hash, "hex"),
          by: { engine: translator.engine },
        },
        now(),
      );
      await forget(tx, place);
    });
  } catch (error) {
    if (!(error instanceof NotTranslated)) throw error;
    failed(error.why, error.message);
    await db.updateTable("machine_request").set({ failed: error.why }).where(atPlace(place)).execute();
  }
}

const requestAt = (db: Db, place: TranslationPlace) => db.selectFrom("machine_request").where(atPlace(place));

async function forget(tx: Db, place: TranslationPlace): Promise<void> {
  await tx.deleteFrom("machine_request").where(atPlace(place)).execute();
}
