import type { Tx } from "#kernel/database/database.ts";
import { instant, languageCode, line, list, oneOf, text, webAddress, whole, yes } from "#kernel/import/cells.ts";
import {
  type ImportContext,
  type Importer,
  type Row,
  RowFault,
  type Take,
  type Taken,
} from "#kernel/import/importer.ts";
import { objectOfSource } from "#kernel/object/object.ts";
import { actorOfPerson } from "#kernel/sign-in/sign-in.ts";
import { readAllAndSuggest } from "#rooms/matching/index.ts";
import { themesNamed } from "#rooms/themes/index.ts";
import { draftIn, publishIn, putTelling, setState, type Telling } from "./commands.ts";
import { needsSecondLook, type ProblemKind } from "./domain.ts";
import { lookedAtBy } from "./import-looks.ts";
import { problemById } from "./queries.ts";

/** Problems and hopes, told by an organisation, a person, or a person for an organisation. */
export const problemImporter: Importer = {
  name: "problems",
  columns: {
    key: "the same key of the same source is the same problem",
    kind: "problem or hope",
    side: "code of the side it is told on",
    organisation: "key of the organisation that tells it",
    person: "key of the person who wrote it",
    language: "language of title, text and what evidence shows",
    title: "what is wrong, in one sentence: 8 to 140 characters",
    text: "the telling: 30 to 8000 characters",
    place: "where",
    whom: "whom it hurts",
    how_many: "how many people, a whole number",
    themes: "keys of topics, at most six",
    evidence: "links with what each shows: https://… | what it shows; https://… | …",
    on_behalf: "own, or consent when told for somebody with consent",
    accused: "the body that is said to have done wrong",
    children: "yes when it is about harm to children",
    audience: "public or members",
    looked_by: "keys of the people who took the second look, where it needs one; two of two sides make it public",
    at: "instant at which it was told; the time of the import when empty",
  },
  needed: ["side", "language", "title", "text"],
  kind: (row) => row["kind"] || "problem",
  read,
  after: readAllAndSuggest,
};

function read(row: Row): Take {
  const kind = oneOf<ProblemKind>(row, "kind", ["problem", "hope"], "problem");
  const side = line(row, "side", 8, 1);
  const telling: Omit<Telling, "themes"> = {
    title: line(row, "title", 140, 8),
    text: text(row, "text", 8000, 30),
    language: languageCode(row),
    place: line(row, "place", 120),
    whom: line(row, "whom", 300),
    howMany: whole(row, "how_many", 2_000_000_000),
    onBehalf: oneOf(row, "on_behalf", ["own", "consent"], "own"),
    accused: line(row, "accused", 300),
    children: yes(row, "children"),
    audience: oneOf(row, "audience", ["public", "members"], "public"),
    evidence: list(row, "evidence").map(evidence),
  };
  const themes = list(row, "themes");
  if (themes.length > 6) throw new RowFault("more than six topics");
  const by = { organisation: line(row, "organisation", 200), person: line(row, "person", 200) };
  if (by.organisation === "" && by.person === "") throw new RowFault("neither an organisation nor a person tells it");
  const looks = list(row, "looked_by");
  const at = instant(row);
  return async (tx, context) => {
    const full: Telling = { ...telling, themes: await themesNamed(tx, themes) };
    const author = by.person === "" ? null : await context.find("person", by.person);
    const organisation = by.organisation === "" ? null : await context.find("organisation", by.organisation);
    const when = at ?? context.now;
    const there = await objectOfSource(tx, kind, context.source, context.key);
    if (there) return await changeTold(tx, context, there.id, author, full);
    const example = organisation !== null && (await isExample(tx, organisation));
    const source = { name: context.source, key: context.key };
    const made = await draftIn(tx, kind, { side, author, organisation, source, example }, full, when);
    const tell = context.tell(await writer(tx, author, organisation, when), when);
    const state = await publishIn(tx, tell, await problemById(tx, made.id), when);
    if (state === "second-look") await lookedAtBy(tx, context, made.id, looks, example, when);
    return { outcome: "made", object: made.id };
  };
}

/** A row that says something new of a problem that is there: its words follow, its state only where it must. */
async function changeTold(
  tx: Tx,
  context: ImportContext,
  id: string,
  author: string | null,
  telling: Telling,
): Promise<Taken> {
  const before = await problemById(tx, id);
  // What its tellers have taken back stays so, whatever a file says.
  if (before.state === "withdrawn") return { outcome: "same", object: id };
  const newWords = await putTelling(tx, id, author, telling, context.now);
  const { place, whom, howMany, onBehalf, accused, children, audience } = telling;
  await tx
    .updateTable("problem")
    .set({ place, whom, how_many: howMany, on_behalf: onBehalf, accused, children, wanted: audience })
    .where("id", "=", id)
    .execute();
  const looksAgain = needsSecondLook(telling) && (newWords || !needsSecondLook(before)) && before.state === "public";
  if (looksAgain) await tx.deleteFrom("second_look").where("object", "=", id).execute();
  await setState(tx, id, looksAgain ? "second-look" : before.state, context.now);
  await context.tell(await writer(tx, author, before.organisation, context.now), context.now)("problem-changed", id, {
    audience: looksAgain || before.state !== "public" ? "authors" : audience,
    side: before.side,
  });
  return { outcome: "changed", object: id };
}

/** Whose voice the event is in; the organisation's, where one tells it without a person. */
async function writer(tx: Tx, person: string | null, organisation: string | null, at: Temporal.Instant) {
  const actor = person === null ? null : await actorOfPerson(tx, person, at, organisation);
  return actor ?? ({ person: null, actingFor: null, side: null } as const);
}

async function isExample(tx: Tx, organisation: string): Promise<boolean> {
  const row = await tx.selectFrom("organisation").select("example").where("id", "=", organisation).executeTakeFirst();
  return row?.example ?? false;
}

function evidence(value: string): { address: string; shows: string } {
  const [address = "", ...rest] = value.split("|");
  const shows = rest.join("|").trim();
  if (shows.length > 500) throw new RowFault("evidence: what a link shows is longer than 500 characters");
  return { address: webAddress(address.trim(), "evidence") ?? "", shows };
}
