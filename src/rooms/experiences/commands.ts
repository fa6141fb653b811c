import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import { type By, change, type Tell } from "#kernel/events/change.ts";
import { descend, undescend } from "#kernel/lineage/lineage.ts";
import { lockObject, makeObject } from "#kernel/object/object.ts";
import { type ToldBy, toldBy } from "#kernel/object/told-by.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import { putWording } from "#kernel/wording/wording.ts";
import { type ExperienceFacts, type ExperienceState, isShown, isWhole, tellingFields } from "./domain.ts";
import { experienceById } from "./queries.ts";

/** What the form of an experience says. Texts are in `language`; all but the title may be empty in a draft. */
export interface ExperienceWords {
  readonly title: string;
  readonly did: string;
  readonly cost: string;
  readonly outcome: string;
  readonly wrong: string;
  readonly ask: string;
  readonly language: string;
  readonly place: string;
  readonly year: number | null;
  readonly audience: "members" | "public";
  /** Ids of themes. */
  readonly themes: readonly string[];
  /** Ids of problems, hopes and common problems. */
  readonly about: readonly string[];
}

/** Keeps a new experience as a draft of those who tell it. */
export const draftExperience = (db: Db, actor: Actor, words: ExperienceWords, at: Temporal.Instant) =>
  change(db, actor, at, async (tx, tell) => {
    const made = await draftExperienceIn(tx, toldBy(actor), words, at);
    await tell("experience-drafted", made.id);
    return made;
  });

/** The same inside a transaction that goes on (imports). */
export async function draftExperienceIn(
  tx: Tx,
  by: ToldBy,
  words: ExperienceWords,
  at: Temporal.Instant,
): Promise<{ id: string; number: number }> {
  const { side, author, organisation, source = null } = by;
  const made = await makeObject(
    tx,
    { kind: "experience", side, audience: "authors", author, organisation, source },
    at,
  );
  await tx
    .insertInto("experience")
    .values({
      id: made.id,
      state: "draft",
      state_since: at.toString(),
      example: by.example ?? false,
      ...columns(words),
    })
    .execute();
  await putWords(tx, made.id, author, words, at);
  await putAbout(tx, made.id, words.about, false, at);
  if (author) await followExperience(tx, author, made.id, true, at);
  return made;
}

const columns = ({ place, year, audience }: ExperienceWords) => ({ place, year, wanted: audience });

/** Title, texts and themes; the same words again change nothing. True when one of them is new. */
async function putWords(
  tx: Tx,
  object: string,
  author: string | null,
  words: ExperienceWords,
  at: Temporal.Instant,
): Promise<boolean> {
  const versions = () =>
    tx
      .selectFrom("wording")
      .select(["field", "version"])
      .where("object", "=", object)
      .where("current", "=", true)
      .orderBy("field")
      .execute();
  const before = await versions();
  for (const field of ["title", ...tellingFields] as const)
    await putWording(tx, { object, field, language: words.language, text: words[field], author }, at);
  await tx.deleteFrom("object_theme").where("object", "=", object).execute();
  if (words.themes.length > 0) {
    await tx
      .insertInto("object_theme")
      .values(words.themes.map((theme) => ({ object, theme })))
      .onConflict((same) => same.doNothing())
      .execute();
  }
  return JSON.stringify(before) !== JSON.stringify(await versions());
}

/** What it is about; once it is shown, it stands in the line of descent of each of these. */
async function putAbout(
  tx: Tx,
  experience: string,
  about: readonly string[],
  shown: boolean,
  at: Temporal.Instant,
): Promise<void> {
  const gone = await tx
    .deleteFrom("experience_about")
    .where("experience", "=", experience)
    .$if(about.length > 0, (rows) => rows.where("object", "not in", about))
    .returning("object")
    .execute();
  for (const { object } of gone) await undescend(tx, object, experience);
  for (const object of about) {
    await tx
      .insertInto("experience_about")
      .values({ experience, object })
      .onConflict((same) => same.doNothing())
      .execute();
    if (shown) await descend(tx, object, experience, at);
  }
}

/** Changes what an experience says; what is shown stays so. Refusal 409 experience-not-whole for one that is shown. */
export const editExperience = (
  db: Db,
  actor: Actor,
  experience: ExperienceFacts,
  words: ExperienceWords,
  at: Temporal.Instant,
) => change(db, actor, at, (tx, tell) => changeExperienceIn(tx, tell, experience, actor.person, words, at));

/** The same inside a transaction that goes on (imports). */
export async function changeExperienceIn(
  tx: Tx,
  tell: Tell,
  experience: { readonly id: string },
  author: string | null,
  words: ExperienceWords,
  at: Temporal.Instant,
): Promise<void> {
  await lockObject(tx, experience.id);
  const shown = isShown((await experienceById(tx, experience.id)).state);
  if (shown && !isWhole(words)) throw new Refusal(409, "experience-not-whole");
  const fresh = await putWords(tx, experience.id, author, words, at);
  await putAbout(tx, experience.id, words.about, shown, at);
  await tx.updateTable("experience").set(columns(words)).where("id", "=", experience.id).execute();
  if (shown) await tx.updateTable("object").set({ audience: words.audience }).where("id", "=", experience.id).execute();
  if (fresh) await tell("experience-changed", experience.id, { audience: shown ? words.audience : "authors" });
}

/** Shows a draft, or what was taken back, to its audience. Repeating it changes nothing. Refusal 409 experience-not-whole. */
export const publishExperience = (db: Db, by: By, experience: { readonly id: string }, at: Temporal.Instant) =>
  change(db, by, at, (tx, tell) => publishExperienceIn(tx, tell, experience, at));

export async function publishExperienceIn(
  tx: Tx,
  tell: Tell,
  experience: { readonly id: string },
  at: Temporal.Instant,
): Promise<boolean> {
  const { id } = experience;
  await lockObject(tx, id);
  const now = await experienceById(tx, id);
  if (isShown(now.state)) return false;
  const texts = await tx
    .selectFrom("wording")
    .select(["field", "text"])
    .where("object", "=", id)
    .where("current", "=", true)
    .where("field", "in", ["did", "outcome"])
    .execute();
  const text = (field: string): string => texts.find((one) => one.field === field)?.text ?? "";
  if (!isWhole({ did: text("did"), outcome: text("outcome") })) throw new Refusal(409, "experience-not-whole");
  await setState(tx, id, "public", at);
  const about = await tx.selectFrom("experience_about").select("object").where("experience", "=", id).execute();
  for (const { object } of about) await descend(tx, object, id, at);
  const event = await tell("experience-published", id, { audience: now.wanted, side: now.side });
  await tellFollowers(tx, now, event, at);
  return true;
}

/** Those who follow what it is about hear that somebody tried something. */
async function tellFollowers(tx: Tx, experience: ExperienceFacts, event: string, at: Temporal.Instant): Promise<void> {
  await sql`
    insert into notice (person, object, event, verb, reason, at)
    select distinct follow.person, ${experience.id}::uuid, ${event}::uuid, 'experience-published', 'follow', ${at.toString()}::timestamptz
    from experience_about as about join follow on follow.object = about.object join person on person.id = follow.person
    where about.experience = ${experience.id} and person.left_at is null and person.id is distinct from ${experience.author}::uuid
    on conflict do nothing`.execute(tx);
}

/** Takes an experience back: nobody but its tellers sees it, and what others built on it stays. Undone by publishing. */
export const withdrawExperience = (db: Db, actor: Actor, experience: ExperienceFacts, at: Temporal.Instant) =>
  change(db, actor, at, async (tx, tell) => {
    await lockObject(tx, experience.id);
    if (!isShown((await experienceById(tx, experience.id)).state)) return;
    await setState(tx, experience.id, "withdrawn", at);
    await tell("experience-withdrawn", experience.id);
  });

/** The object's audience follows: what is not shown is its tellers' alone, in every list, search, drawing and file. */
async function setState(tx: Tx, id: string, state: ExperienceState, at: Temporal.Instant): Promise<void> {
  const { wanted } = await tx
    .updateTable("experience")
    .set({ state, state_since: at.toString() })
    .where("id", "=", id)
    .returning("wanted")
    .executeTakeFirstOrThrow();
  await tx
    .updateTable("object")
    .set({ audience: isShown(state) ? wanted : "authors" })
    .where("id", "=", id)
    .execute();
}

/** Whether a person hears of what comes of it. Repeating it changes nothing. */
export async function followExperience(
  db: Db | Tx,
  person: string,
  object: string,
  follow: boolean,
  at: Temporal.Instant,
): Promise<void> {
  if (follow) {
    await db
      .insertInto("follow")
      .values({ person, object, since: at.toString() })
      .onConflict((same) => same.doNothing())
      .execute();
  } else await db.deleteFrom("follow").where("person", "=", person).where("object", "=", object).execute();
}
