import type { Db, Tx } from "#kernel/database/database.ts";
import { change, type Tell } from "#kernel/events/change.ts";
import { lockObject, makeObject } from "#kernel/object/object.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import { putTranslation } from "#kernel/wording/translation.ts";
import { hashOf, putWording } from "#kernel/wording/wording.ts";
import type { GroupFacts } from "./domain.ts";
import { groupById } from "./queries.ts";
import { sitDown } from "./sitting.ts";

/** What the form of a group says, in `language`. */
export interface GroupWords {
  readonly title: string;
  readonly text: string;
  readonly language: string;
  /** Ids of themes. */
  readonly themes: readonly string[];
  readonly open: boolean;
  readonly audience: "members" | "public";
}

export interface NewGroup extends GroupWords {
  /** The side on which it was proposed. */
  readonly side: string;
  readonly author: string | null;
  readonly organisation?: string | null;
  /** Its title in further languages, as people of those languages call it. */
  readonly titles?: Readonly<Record<string, string>>;
  readonly example?: boolean;
  readonly source?: { readonly name: string; readonly key: string } | null;
}

/** Makes a group that forms, with nobody sitting in it yet. For those who bring groups from elsewhere too. */
export async function makeGroupIn(
  tx: Tx,
  tell: Tell,
  made: NewGroup,
  at: Temporal.Instant,
): Promise<{ id: string; number: number }> {
  const { side, audience, author, organisation = null, source = null } = made;
  const object = await makeObject(tx, { kind: "group", side, audience, author, organisation, source }, at);
  await tx
    .insertInto("working_group")
    .values({
      id: object.id,
      state: "forming",
      state_since: at.toString(),
      open: made.open,
      example: made.example ?? false,
    })
    .execute();
  await tx
    .insertInto("group_state")
    .values({
      group: object.id,
      state: "forming",
      at: at.toString(),
      why: "",
      why_language: made.language,
      person: author,
    })
    .execute();
  await putWords(tx, object.id, author, made, at);
  for (const [language, text] of Object.entries(made.titles ?? {})) {
    if (language === made.language) continue;
    await putTranslation(
      tx,
      {
        object: object.id,
        field: "title",
        position: 0,
        language,
        text,
        madeFrom: hashOf(made.title.trim()),
        by: { author },
      },
      at,
    );
  }
  await tell("group-formed", object.id, { audience, side });
  return object;
}

/** A member proposes a group and is its co-chair for his side. Refusal 403 right-side for a side that is not his. */
export const proposeGroup = (
  db: Db,
  actor: Actor,
  words: GroupWords,
  chair: { readonly side: string; readonly capacity: string },
  at: Temporal.Instant,
) =>
  change(db, actor, at, async (tx, tell) => {
    if (!actor.person || !actor.sides.includes(chair.side)) throw new Refusal(403, "right-side");
    const organisation = actor.organisations.find((own) => own.id === actor.actingFor && own.side === chair.side);
    const made = await makeGroupIn(
      tx,
      tell,
      { ...words, side: chair.side, author: actor.person, organisation: organisation?.id ?? null },
      at,
    );
    await sitDown(
      tx,
      { ...chair, group: made.id, person: actor.person, role: "co-chair", language: words.language },
      at,
    );
    await followGroup(tx, actor.person, made.id, true, at);
    return made;
  });

/** Co-chairs change what the group says of itself. Refusal 409 group-closed. */
export const editGroup = (db: Db, actor: Actor, group: GroupFacts, words: GroupWords, at: Temporal.Instant) =>
  change(db, actor, at, async (tx, tell) => {
    await lockObject(tx, group.id);
    if ((await groupById(tx, group.id)).state === "closed") throw new Refusal(409, "group-closed");
    await putWords(tx, group.id, actor.person, words, at);
    await tx.updateTable("working_group").set({ open: words.open }).where("id", "=", group.id).execute();
    await tx.updateTable("object").set({ audience: words.audience }).where("id", "=", group.id).execute();
    await tell("group-changed", group.id, { audience: words.audience });
  });

/** Title, text and topics; the same again changes nothing. */
export async function putWords(
  tx: Tx,
  object: string,
  author: string | null,
  words: GroupWords,
  at: Temporal.Instant,
): Promise<void> {
  const { language } = words;
  await putWording(tx, { object, field: "title", language, text: words.title, author }, at);
  await putWording(tx, { object, field: "text", language, text: words.text, author }, at);
  await tx.deleteFrom("object_theme").where("object", "=", object).execute();
  if (words.themes.length === 0) return;
  await tx
    .insertInto("object_theme")
    .values(words.themes.map((theme) => ({ object, theme })))
    .onConflict((same) => same.doNothing())
    .execute();
}

/** Whether a person hears of what a group does. Repeating it changes nothing. */
export async function followGroup(
  db: Db | Tx,
  person: string,
  group: string,
  follow: boolean,
  at: Temporal.Instant,
): Promise<void> {
  if (follow) {
    await db
      .insertInto("follow")
      .values({ person, object: group, since: at.toString() })
      .onConflict((same) => same.doNothing())
      .execute();
  } else await db.deleteFrom("follow").where("person", "=", person).where("object", "=", group).execute();
}
