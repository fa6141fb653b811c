import type { Db, Tx } from "#kernel/database/database.ts";
import { type By, change, type Tell } from "#kernel/events/change.ts";
import { makeObject } from "#kernel/object/object.ts";
import type { ToldBy } from "#kernel/object/told-by.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import { putWording } from "#kernel/wording/wording.ts";
import { isShown, needsSecondLook, type ProblemFacts, type ProblemKind, stateWhenPublished } from "./domain.ts";

/** What the form of a problem or hope says. Texts are in `language`. */
export interface Telling {
  readonly title: string;
  readonly text: string;
  readonly language: string;
  readonly place: string;
  readonly whom: string;
  readonly howMany: number | null;
  readonly onBehalf: "own" | "consent";
  readonly accused: string;
  readonly children: boolean;
  readonly audience: "members" | "public";
  /** Ids of themes. */
  readonly themes: readonly string[];
  /** Links with what each shows, in order. */
  readonly evidence: readonly { readonly address: string; readonly shows: string }[];
}

/** Keeps a new problem as a draft of those who tell it. */
export const draftProblem = (
  db: Db,
  by: By,
  kind: ProblemKind,
  origin: ToldBy,
  telling: Telling,
  at: Temporal.Instant,
) =>
  change(db, by, at, async (tx, tell) => {
    const made = await draftIn(tx, kind, origin, telling, at);
    await tell("problem-drafted", made.id);
    return made;
  });

/** The same inside a transaction that goes on (imports). */
export async function draftIn(
  tx: Tx,
  kind: ProblemKind,
  origin: ToldBy,
  telling: Telling,
  at: Temporal.Instant,
): Promise<{ id: string; number: number }> {
  const made = await makeObject(
    tx,
    {
      kind,
      side: origin.side,
      audience: "authors",
      author: origin.author,
      organisation: origin.organisation,
      source: origin.source ?? null,
    },
    at,
  );
  await tx
    .insertInto("problem")
    .values({
      id: made.id,
      state: "draft",
      state_since: at.toString(),
      example: origin.example ?? false,
      ...columns(telling),
    })
    .execute();
  await putTelling(tx, made.id, origin.author, telling, at);
  if (origin.author) {
    await tx
      .insertInto("follow")
      .values({ person: origin.author, object: made.id, since: at.toString() })
      .onConflict((same) => same.doNothing())
      .execute();
  }
  return made;
}

const columns = (telling: Telling) => ({
  place: telling.place,
  whom: telling.whom,
  how_many: telling.howMany,
  on_behalf: telling.onBehalf,
  accused: telling.accused,
  children: telling.children,
  wanted: telling.audience,
});

/** Words, themes and evidence; the same telling again changes nothing. True when title or text are new. */
export async function putTelling(
  tx: Tx,
  id: string,
  author: string | null,
  telling: Telling,
  at: Temporal.Instant,
): Promise<boolean> {
  const before = await tx
    .selectFrom("wording")
    .select(["field", "version"])
    .where("object", "=", id)
    .where("current", "=", true)
    .where("field", "in", ["title", "text"])
    .execute();
  const words = { object: id, language: telling.language, author };
  const title = await putWording(tx, { ...words, field: "title", text: telling.title }, at);
  const text = await putWording(tx, { ...words, field: "text", text: telling.text }, at);
  await tx.deleteFrom("object_theme").where("object", "=", id).execute();
  if (telling.themes.length > 0) {
    await tx
      .insertInto("object_theme")
      .values(telling.themes.map((theme) => ({ object: id, theme })))
      .onConflict((same) => same.doNothing())
      .execute();
  }
  await tx.deleteFrom("evidence").where("object", "=", id).execute();
  for (const [position, { address, shows }] of telling.evidence.entries()) {
    await tx.insertInto("evidence").values({ object: id, position, address }).execute();
    await putWording(tx, { ...words, field: "evidence", position, text: shows }, at);
  }
  return before.some((one) => one.version !== (one.field === "title" ? title : text)) || before.length === 0;
}

/**
 * Changes what a problem says. Text that is public stays so; only where it now names a body or a matter of children
 * that it did not before, it waits for the second look again.
 */
export const editProblem = (db: Db, actor: Actor, problem: ProblemFacts, telling: Telling, at: Temporal.Instant) =>
  change(db, actor, at, async (tx, tell) => {
    const newWords = await putTelling(tx, problem.id, actor.person, telling, at);
    const looksAgain =
      problem.state === "public" && needsSecondLook(telling) && (newWords || !needsSecondLook(problem));
    await tx.updateTable("problem").set(columns(telling)).where("id", "=", problem.id).execute();
    if (looksAgain) {
      await setState(tx, problem.id, "second-look", at);
      await tx.deleteFrom("second_look").where("object", "=", problem.id).execute();
    } else if (isShown(problem.state)) {
      await tx.updateTable("object").set({ audience: telling.audience }).where("id", "=", problem.id).execute();
    }
    if (newWords)
      await tell("problem-changed", problem.id, {
        audience: !looksAgain && isShown(problem.state) ? telling.audience : "authors",
      });
  });

/** Shows a draft to its audience, or hands it to the second look. Repeating it changes nothing. */
export const publishProblem = (db: Db, by: By, problem: ProblemFacts, at: Temporal.Instant) =>
  change(db, by, at, (tx, tell) => publishIn(tx, tell, problem, at));

export async function publishIn(
  tx: Tx,
  tell: Tell,
  problem: ProblemFacts,
  at: Temporal.Instant,
): Promise<"second-look" | "public" | null> {
  if (problem.state !== "draft" && problem.state !== "withdrawn") return null;
  const state = stateWhenPublished(problem);
  await setState(tx, problem.id, state, at);
  await tell(state === "public" ? "problem-published" : "problem-waits-for-look", problem.id, {
    audience: state === "public" ? problem.wanted : "authors",
    side: problem.side,
  });
  return state;
}

/** The object's audience follows: what is not shown is its tellers' alone, in every list, search, drawing and file. */
export async function setState(tx: Tx, id: string, state: ProblemFacts["state"], at: Temporal.Instant): Promise<void> {
  const { wanted } = await tx
    .updateTable("problem")
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

/** Takes a problem back: nobody but its tellers sees it; what others built on stays without it. Undone by publishing. */
export const withdrawProblem = (db: Db, actor: Actor, problem: ProblemFacts, at: Temporal.Instant) =>
  change(db, actor, at, async (tx, tell) => {
    await setState(tx, problem.id, problem.state === "draft" ? "draft" : "withdrawn", at);
    if (problem.state !== "draft") await tell("problem-withdrawn", problem.id, { audience: "authors" });
  });

/** "It is better now": stays readable, is no longer suggested to others. The same command takes it back. */
export const resolveProblem = (db: Db, actor: Actor, problem: ProblemFacts, resolved: boolean, at: Temporal.Instant) =>
  change(db, actor, at, async (tx, tell) => {
    if (resolved ? problem.state !== "public" : problem.state !== "resolved")
      throw new Refusal(409, "problem-other-state");
    await setState(tx, problem.id, resolved ? "resolved" : "public", at);
    await tell(resolved ? "problem-resolved" : "problem-reopened", problem.id, { audience: problem.audience });
  });

export const followProblem = (db: Db, actor: Actor, id: string, follow: boolean, at: Temporal.Instant) =>
  follow && actor.person
    ? db
        .insertInto("follow")
        .values({ person: actor.person, object: id, since: at.toString() })
        .onConflict((same) => same.doNothing())
        .execute()
    : db
        .deleteFrom("follow")
        .where("person", "=", actor.person ?? "")
        .where("object", "=", id)
        .execute();
