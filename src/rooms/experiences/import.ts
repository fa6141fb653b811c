import { nobody } from "#kernel/events/change.ts";
import { instant, languageCode, line, list, oneOf, text, whole } from "#kernel/import/cells.ts";
import { type Importer, type Row, RowFault, type Take } from "#kernel/import/importer.ts";
import { objectOfSource } from "#kernel/object/object.ts";
import { actorOfPerson } from "#kernel/sign-in/sign-in.ts";
import { readAllAndSuggest } from "#rooms/matching/index.ts";
import { told } from "#rooms/problems/index.ts";
import { themesNamed } from "#rooms/themes/index.ts";
import { changeExperienceIn, draftExperienceIn, publishExperienceIn } from "./commands.ts";
import { isWhole } from "./domain.ts";
import { experienceById } from "./queries.ts";

/** What was tried: told by an organisation, a person, or a person for an organisation. */
export const experienceImporter: Importer = {
  name: "experiences",
  columns: {
    key: "the same key of the same source is the same experience",
    side: "code of the side it is told on",
    organisation: "key of the organisation that tells it",
    person: "key of the person who wrote it",
    language: "language of all its texts",
    title: "in one sentence: 8 to 140 characters",
    did: "what was done: 30 to 8000 characters",
    cost: "what it cost",
    outcome: "what came of it: 10 to 5000 characters",
    wrong: "what went wrong",
    ask: "whom to ask, without private addresses",
    about: "keys of problems and hopes it is about",
    themes: "keys of topics; those of the problems when empty",
    place: "where",
    year: "year in which it was done",
    audience: "public or members",
    at: "instant at which it was told",
  },
  needed: ["side", "language", "title", "did", "outcome"],
  kind: () => "experience",
  read,
  after: readAllAndSuggest,
};

function read(row: Row): Take {
  const side = line(row, "side", 8, 1);
  const words = {
    title: line(row, "title", 140, 8),
    did: text(row, "did", 8000),
    cost: text(row, "cost", 3000),
    outcome: text(row, "outcome", 5000),
    wrong: text(row, "wrong", 3000),
    ask: text(row, "ask", 1000),
    language: languageCode(row),
    place: line(row, "place", 120),
    year: whole(row, "year", 9999),
    audience: oneOf(row, "audience", ["public", "members"], "public"),
  };
  if (!isWhole(words)) throw new RowFault("did needs 30 characters at least, outcome 10");
  const by = { organisation: line(row, "organisation", 200), person: line(row, "person", 200) };
  if (by.organisation === "" && by.person === "") throw new RowFault("neither an organisation nor a person tells it");
  const [about, topics] = [list(row, "about"), list(row, "themes")];
  const at = instant(row);
  return async (tx, context) => {
    const when = at ?? context.now;
    const author = by.person === "" ? null : await context.find("person", by.person);
    const organisation = by.organisation === "" ? null : await context.find("organisation", by.organisation);
    const problems: string[] = [];
    for (const key of about) problems.push(await told(context, key));
    const shared =
      topics.length > 0 || problems.length === 0
        ? []
        : await tx.selectFrom("object_theme").select("theme").distinct().where("object", "in", problems).execute();
    const themes = topics.length > 0 ? await themesNamed(tx, topics) : shared.map((row) => row.theme).slice(0, 6);
    const whole = { ...words, about: problems, themes };
    const actor = author === null ? null : await actorOfPerson(tx, author, when, organisation);
    const there = await objectOfSource(tx, "experience", context.source, context.key);
    if (there) {
      // What its tellers have taken back stays so, whatever a file says.
      if ((await experienceById(tx, there.id)).state === "withdrawn") return { outcome: "same", object: there.id };
      await changeExperienceIn(tx, context.tell(actor ?? nobody, context.now), there, author, whole, context.now);
      return { outcome: "changed", object: there.id };
    }
    const example =
      organisation === null
        ? undefined
        : await tx.selectFrom("organisation").select("example").where("id", "=", organisation).executeTakeFirst();
    const source = { name: context.source, key: context.key };
    const made = await draftExperienceIn(
      tx,
      { side, author, organisation, source, example: example?.example ?? false },
      whole,
      when,
    );
    await publishExperienceIn(tx, context.tell(actor ?? nobody, when), made, when);
    return { outcome: "made", object: made.id };
  };
}
