import type { Db, Tx } from "#kernel/database/database.ts";
import { change, type Tell } from "#kernel/events/change.ts";
import { lockObject } from "#kernel/object/object.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import {
  atPlace,
  bringBackTranslation,
  currentTranslation,
  markReviewed,
  putTranslation,
  takeBackTranslation,
  translationVersions,
} from "#kernel/wording/translation.ts";
import type { PassageFacts } from "./domain.ts";
import { findPassage } from "./queries.ts";

export interface TranslationIn {
  readonly object: string;
  readonly field: string;
  readonly position: number;
  readonly language: string;
  readonly text: string;
  readonly author: string | null;
  /** Another person who has compared it with the original. */
  readonly reviewer?: string | null;
  /** Whether readers see the author's name; true unless said. */
  readonly named?: boolean;
}

/**
 * Keeps a person's translation of the original as it stands now, inside a transaction that goes on (imports). The same
 * again changes nothing and tells nobody. Returns the event, null when nothing changed. Refusals: 404
 * translation-no-original, 409 translation-same-language.
 */
export async function putTranslationIn(
  tx: Tx,
  tell: Tell,
  put: TranslationIn,
  at: Temporal.Instant,
): Promise<string | null> {
  await lockObject(tx, put.object);
  const original = await findPassage(tx, put);
  if (!original) throw new Refusal(404, "translation-no-original");
  if (original.language === put.language) throw new Refusal(409, "translation-same-language");
  const before = await currentTranslation(tx, put);
  const { author, reviewer = null, named = true } = put;
  const version = await putTranslation(
    tx,
    { ...put, madeFrom: Buffer.from(original.hash, "hex"), by: { author, reviewer, named } },
    at,
  );
  if (before?.version === version) return null;
  const thing = original.about ?? original;
  return await tell("translated", thing.id, {
    audience: thing.audience,
    data: { field: put.field, position: put.position, language: put.language },
  });
}

/** What a form was filled in from: hash of the original (hexadecimal) and version of the translation (0 for none). */
export interface Seen {
  readonly from: string;
  readonly base: number;
}
export type Outcome = "saved" | "original-changed" | "translated-meanwhile";

/**
 * Saves what a member translated, unless the original or the translation is another by now than the one he saw: then
 * nothing is changed. Tells those who wrote the original.
 */
export const translate = (
  db: Db,
  actor: Actor,
  facts: PassageFacts,
  words: { language: string; text: string; named: boolean },
  seen: Seen,
  at: Temporal.Instant,
): Promise<Outcome> =>
  change(db, actor, at, async (tx, tell) => {
    const place = { object: facts.id, field: facts.field, position: facts.position, language: words.language };
    await lockObject(tx, facts.id);
    const original = await findPassage(tx, place);
    if (original?.hash !== seen.from) return "original-changed";
    const current = await currentTranslation(tx, place);
    // The same press twice is not somebody else.
    const again = current !== undefined && current.author === actor.person && current.text === words.text.trim();
    if ((current?.version ?? 0) !== seen.base && !again) return "translated-meanwhile";
    const event = await putTranslationIn(
      tx,
      tell,
      { ...place, text: words.text, author: actor.person, named: words.named },
      at,
    );
    await tx.deleteFrom("machine_request").where(atPlace(place)).execute();
    if (event) await noticeAuthor(tx, actor, original, event, at);
    return "saved";
  });

/** One notice for a thing until it is read, however many of its passages are translated meanwhile. */
async function noticeAuthor(
  tx: Tx,
  actor: Actor,
  original: PassageFacts,
  event: string,
  at: Temporal.Instant,
): Promise<void> {
  if (!original.author || original.author === actor.person) return;
  const account = await tx.selectFrom("account").select("id").where("person", "=", original.author).executeTakeFirst();
  const waiting = await tx
    .selectFrom("notice")
    .select("id")
    .where("person", "=", original.author)
    .where("object", "=", original.id)
    .where("verb", "=", "translated")
    .where("read_at", "is", null)
    .executeTakeFirst();
  if (!account || waiting) return;
  await tx
    .insertInto("notice")
    .values({
      person: original.author,
      object: original.id,
      event,
      verb: "translated",
      reason: "author",
      at: at.toString(),
    })
    .onConflict((same) => same.doNothing())
    .execute();
}

/**
 * A second person has compared the translation with the original (or takes that back). Refusals: 409
 * translation-changed when it is another version by now or the original has changed, translation-own,
 * translation-machine, translation-told.
 */
export const checkTranslation = (
  db: Db,
  actor: Actor,
  facts: PassageFacts,
  of: { language: string; version: number; checked: boolean },
  at: Temporal.Instant,
) =>
  change(db, actor, at, async (tx, tell) => {
    const place = { object: facts.id, field: facts.field, position: facts.position, language: of.language };
    await lockObject(tx, facts.id);
    const [original, current] = [await findPassage(tx, place), await currentTranslation(tx, place)];
    if (!original || !current || current.version !== of.version) throw new Refusal(409, "translation-changed");
    if (current.state === "machine") throw new Refusal(409, "translation-machine");
    if (current.state === "told") throw new Refusal(409, "translation-told");
    if (!of.checked) {
      if (current.reviewer !== actor.person) throw new Refusal(403, "translation-not-your-check");
      await markReviewed(tx, place, current.version, null);
      return;
    }
    if (current.author === actor.person) throw new Refusal(403, "translation-own");
    if (original.hash !== current.made_from.toString("hex")) throw new Refusal(409, "translation-changed");
    if (current.state === "reviewed") return;
    await markReviewed(tx, place, current.version, actor.person);
    await tell("translation-checked", (original.about ?? original).id, {
      data: { field: place.field, position: place.position, language: place.language },
    });
  });

/** A translator takes his words back; what stood before is given again. Undone by `restoreTranslation`. */
export const withdrawTranslation = (
  db: Db,
  actor: Actor,
  facts: PassageFacts,
  language: string,
  at: Temporal.Instant,
) =>
  change(db, actor, at, async (tx, tell) => {
    const place = { object: facts.id, field: facts.field, position: facts.position, language };
    await lockObject(tx, facts.id);
    if (!actor.person || !(await takeBackTranslation(tx, place, actor.person, at)))
      throw new Refusal(409, "translation-none-of-yours");
    await tell("translation-withdrawn", (facts.about ?? facts).id, {
      data: { field: place.field, position: place.position, language },
    });
  });

/**
 * Gives an earlier version again. What another took back stays away, and a machine's words do not take a person's
 * place. Refusal 409 translation-not-to-be-had.
 */
export const restoreTranslation = (
  db: Db,
  actor: Actor,
  facts: PassageFacts,
  of: { language: string; version: number },
  at: Temporal.Instant,
) =>
  change(db, actor, at, async (tx, tell) => {
    const place = { object: facts.id, field: facts.field, position: facts.position, language: of.language };
    await lockObject(tx, facts.id);
    const wanted = (await translationVersions(tx, place)).find((one) => one.version === of.version);
    if (!wanted || wanted.state === "machine" || (wanted.withdrawn && wanted.author !== actor.person))
      throw new Refusal(409, "translation-not-to-be-had");
    if (wanted.current) return;
    await bringBackTranslation(tx, place, of.version);
    await tell("translation-restored", (facts.about ?? facts).id, {
      data: { field: place.field, position: place.position, language: of.language, version: of.version },
    });
  });
