import { nobody } from "#kernel/events/change.ts";
import { instant, languageCode, line, list, oneOf, text, yes } from "#kernel/import/cells.ts";
import { type ImportContext, type Importer, type Row, RowFault, type Take } from "#kernel/import/importer.ts";
import { objectOfSource } from "#kernel/object/object.ts";
import { actorOfPerson } from "#kernel/sign-in/sign-in.ts";
import { putTranslation } from "#kernel/wording/translation.ts";
import { hashOf } from "#kernel/wording/wording.ts";
import { told } from "#rooms/problems/index.ts";
import { themesNamed } from "#rooms/themes/index.ts";
import { groupStates } from "./domain.ts";
import { setGroupStateIn } from "./life.ts";
import { makeGroupIn, putWords } from "./making.ts";
import { seatIn } from "./seats.ts";
import { takeUpIn } from "./take-up.ts";

/** Working groups as they were proposed: each forms; its later states come in a file of their own. */
export const groupImporter: Importer = {
  name: "groups",
  columns: {
    key: "the same key of the same source is the same group",
    side: "code of the side on which it was proposed",
    language: "language of title and text",
    title: "its name: up to 140 characters",
    text: "what it is for",
    themes: "keys of topics",
    open: "yes when whoever likes may sit in it",
    state: "forming: later states come with group-states",
    audience: "public or members",
    at: "instant at which it was proposed",
    titles: "its name in other languages: ru: …; es: …",
  },
  needed: ["side", "language", "title", "text"],
  kind: () => "group",
  read: readGroup,
};

function readGroup(row: Row): Take {
  oneOf(row, "state", ["forming"], "forming");
  const words = {
    title: line(row, "title", 140, 3),
    text: text(row, "text", 8000, 10),
    language: languageCode(row),
    open: yes(row, "open"),
    audience: oneOf(row, "audience", ["public", "members"], "public"),
  };
  const side = line(row, "side", 8, 1);
  const topics = list(row, "themes");
  const titles = Object.fromEntries(list(row, "titles").map(titleIn));
  const at = instant(row);
  return async (tx, context) => {
    const themes = await themesNamed(tx, topics);
    const there = await objectOfSource(tx, "group", context.source, context.key);
    if (!there) {
      const when = at ?? context.now;
      const source = { name: context.source, key: context.key };
      const { example } = await tx.selectFrom("exchange").select("example").executeTakeFirstOrThrow();
      const made = await makeGroupIn(
        tx,
        context.tell(nobody, when),
        { ...words, themes, titles, side, author: null, example, source },
        when,
      );
      return { outcome: "made", object: made.id };
    }
    await putWords(tx, there.id, null, { ...words, themes }, context.now);
    await tx.updateTable("working_group").set({ open: words.open }).where("id", "=", there.id).execute();
    for (const [language, title] of Object.entries(titles)) {
      const place = { object: there.id, field: "title", position: 0, language };
      await putTranslation(
        tx,
        { ...place, text: title, madeFrom: hashOf(words.title), by: { author: null } },
        context.now,
      );
    }
    await context.tell(nobody, context.now)("group-changed", there.id, { audience: words.audience, side });
    return { outcome: "changed", object: there.id };
  };
}

function titleIn(value: string): [language: string, title: string] {
  const parts = /^([a-z]{2,3}):\s*(.{3,140})$/u.exec(value);
  if (!parts) throw new RowFault(`titles holds ${JSON.stringify(value.slice(0, 60))}: write ru: …; es: …`);
  return [parts[1] ?? "", parts[2] ?? ""];
}

/** Who sits in which group, for which side and in what capacity. */
export const seatImporter: Importer = {
  name: "seats",
  columns: {
    key: "the same key of the same source is the same seat",
    group: "key of the group",
    person: "key of the person",
    side: "code of the side for which the person sits",
    role: "co-chair or member",
    capacity: "in what capacity, in the person's own language",
    at: "instant at which the seat was taken",
  },
  needed: ["group", "person", "side", "role"],
  kind: () => "seat",
  read(row) {
    const seat = {
      side: line(row, "side", 8, 1),
      role: oneOf(row, "role", ["co-chair", "member"]),
      capacity: line(row, "capacity", 300),
    };
    const [group, person] = [line(row, "group", 200, 1), line(row, "person", 200, 1)];
    const at = instant(row);
    return async (tx, context) => {
      const when = at ?? context.now;
      const ids = { group: await context.find("group", group), person: await context.find("person", person) };
      const actor = await actorOfPerson(tx, ids.person, when, null);
      if (!actor) throw new RowFault(`${person} has left`);
      const before = await tx
        .selectFrom("seat")
        .select("role")
        .where("group", "=", ids.group)
        .where("person", "=", ids.person)
        .where("left_at", "is", null)
        .executeTakeFirst();
      const done = await seatIn(
        tx,
        context.tell(actor, when),
        { ...ids, ...seat, language: actor.reads[0] ?? "en" },
        when,
      );
      return { outcome: done === "made" && before ? "changed" : done, object: null };
    };
  },
};

/** When and why a group began to work, rested, or closed. */
export const groupStateImporter: Importer = {
  name: "group-states",
  columns: {
    key: "the same key of the same source is the same change",
    group: "key of the group",
    state: "working, resting or closed",
    why: "why",
    language: "language of why",
    person: "key of the co-chair who said so",
    at: "instant at which it happened",
  },
  needed: ["group", "state", "why", "language"],
  kind: () => "group-state",
  read(row) {
    const to = { state: oneOf(row, "state", groupStates), why: text(row, "why", 2000, 3), language: languageCode(row) };
    const [group, by] = [line(row, "group", 200, 1), line(row, "person", 200)];
    const at = instant(row);
    return async (tx, context) => {
      const when = at ?? context.now;
      const id = await context.find("group", group);
      const person = by === "" ? null : await context.find("person", by);
      const same = await tx
        .selectFrom("group_state")
        .select("id")
        .where("group", "=", id)
        .where("state", "=", to.state)
        .where("at", "=", when.toString())
        .executeTakeFirst();
      if (same) return { outcome: "same", object: null };
      const actor = person === null ? null : await actorOfPerson(tx, person, when, null);
      await setGroupStateIn(tx, context.tell(actor ?? nobody, when), { id }, { ...to, person }, when);
      return { outcome: "made", object: null };
    };
  },
};

/** Co-chairs who said that their group takes up a common problem; it does when those of every side have. */
export const takingImporter: Importer = {
  name: "takings",
  columns: {
    key: "the same key of the same source is the same yes",
    group: "key of the group",
    problem: "key of a problem that belongs to the common problem",
    person: "key of the co-chair",
    why: "why",
    language: "language of why",
    at: "instant at which it was said",
  },
  needed: ["group", "problem", "person", "why", "language"],
  kind: () => "taking",
  read(row) {
    const why = { why: text(row, "why", 2000, 3), language: languageCode(row) };
    const [group, problem, person] = [
      line(row, "group", 200, 1),
      line(row, "problem", 200, 1),
      line(row, "person", 200, 1),
    ];
    const at = instant(row);
    return async (tx, context) => {
      const when = at ?? context.now;
      const ids = { group: await context.find("group", group), person: await context.find("person", person) };
      const common = await commonOf(tx, context, problem);
      const before = await tx
        .selectFrom("assent")
        .innerJoin("taken_up", "taken_up.agreement", "assent.agreement")
        .select("assent.why")
        .where("taken_up.group", "=", ids.group)
        .where("taken_up.common", "=", common)
        .where("assent.person", "=", ids.person)
        .where("assent.withdrawn_at", "is", null)
        .executeTakeFirst();
      if (before?.why === why.why) return { outcome: "same", object: null };
      const actor = await actorOfPerson(tx, ids.person, when, null);
      if (!actor) throw new RowFault(`${person} has left`);
      await takeUpIn(tx, context.tell(actor, when), actor, { id: ids.group }, { id: common }, why, when);
      return { outcome: before ? "changed" : "made", object: null };
    };
  },
};

async function commonOf(tx: Parameters<Take>[0], context: ImportContext, key: string): Promise<string> {
  const problem = await told(context, key);
  const part = await tx
    .selectFrom("common_problem_part")
    .select("common")
    .where("problem", "=", problem)
    .where("left_at", "is", null)
    .executeTakeFirst();
  if (!part) throw new RowFault(`the problem ${JSON.stringify(key)} belongs to no common problem`);
  return part.common;
}
