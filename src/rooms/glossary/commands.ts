import { audit } from "#kernel/audit/audit.ts";
import type { Db } from "#kernel/database/database.ts";
import { change } from "#kernel/events/change.ts";
import { lockObject } from "#kernel/object/object.ts";
import { refuseFields } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import { wordsChanged } from "#rooms/matching/index.ts";
import type { TermWish, TermWords } from "./domain.ts";
import { type TermFacts, type TermView, termView } from "./queries.ts";
import { writeTerms } from "./write-terms.ts";

/** A new concept. On record. Refusal 422 on `key` when there is one with this key. */
export const makeTerm = (db: Db, actor: Actor, key: string, wish: TermWish, at: Temporal.Instant) =>
  change(db, actor, at, async (tx) => {
    // Two who make the same one at once come here one after the other.
    await tx.selectFrom("knowledge_version").select("n").forUpdate().execute();
    const there = await tx.selectFrom("term").select("id").where("key", "=", key).executeTakeFirst();
    if (there) throw refuseFields({ key: { id: "word-key-taken" } });
    await writeTerms(tx, [{ key, ...wish }], { source: null, author: actor.person, edited: true }, at);
    const { id } = await tx.selectFrom("term").select("id").where("key", "=", key).executeTakeFirstOrThrow();
    await wordsChanged(tx);
    await audit(
      tx,
      { actor: actor.person, action: "term.made", object: id, data: { languages: Object.keys(wish.words).join(" ") } },
      at,
    );
  });

/** Changes a concept's words; every process reads its knowledge of words anew. On record. The same again changes nothing. */
export const changeTerm = (db: Db, actor: Actor, term: TermFacts, wish: TermWish, at: Temporal.Instant) =>
  change(db, actor, at, async (tx) => {
    await lockObject(tx, term.id);
    const before = await termView(tx, term.id, [], true);
    const { near } = await tx.selectFrom("term").select("near").where("id", "=", term.id).executeTakeFirstOrThrow();
    const languages = changedLanguages(before.words, wish.words);
    if (languages.length === 0 && before.subject === wish.subject && near.join() === wish.near.join()) return;
    await writeTerms(tx, [{ key: term.key, ...wish }], { source: null, author: actor.person, edited: true }, at);
    await wordsChanged(tx);
    await audit(
      tx,
      { actor: actor.person, action: "term.changed", object: term.id, data: { languages: languages.join(" ") } },
      at,
    );
  });

function changedLanguages(before: TermView["words"], after: TermWish["words"]): readonly string[] {
  const text = (words: TermWords | undefined) => (words ? JSON.stringify([words.term, words.also, words.calls]) : "");
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((code) => text(before[code]) !== text(after[code]))
    .sort();
}
