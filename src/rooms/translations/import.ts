import { nobody } from "#kernel/events/change.ts";
import { instant, languageCode, line, oneOf, text, whole } from "#kernel/import/cells.ts";
import { type Importer, type Row, RowFault, type Take } from "#kernel/import/importer.ts";
import { actorOfPerson } from "#kernel/sign-in/sign-in.ts";
import { putTranslationIn } from "./commands.ts";

const kinds = ["problem", "hope", "experience", "group", "organisation", "comment"] as const;

/** Translations by people of what the same source has brought; made of the originals as they are now. */
export const translationImporter: Importer = {
  name: "translations",
  columns: {
    key: "the same key of the same source is the same translation",
    kind: kinds.join(", "),
    of: "key of the thing",
    field: "title, text, about, did, cost, outcome, wrong, ask or evidence",
    position: "paragraph or piece of evidence, from 0; 0 when empty",
    language: "language of this translation",
    text: "the translation",
    by: "key of the translator; empty for one who is not named",
    reviewed_by: "key of another person who compared it with the original",
    at: "instant at which it was made",
  },
  needed: ["kind", "of", "field", "language", "text"],
  kind: () => "translation",
  read,
};

function read(row: Row): Take {
  const kind = oneOf(row, "kind", kinds);
  const of = line(row, "of", 200, 1);
  const field = oneOf(row, "field", ["title", "text", "about", "did", "cost", "outcome", "wrong", "ask", "evidence"]);
  const words = {
    field,
    position: whole(row, "position", 1000) ?? 0,
    language: languageCode(row),
    text: text(row, "text", 60_000, 1),
  };
  const [by, reviewedBy] = [line(row, "by", 200), line(row, "reviewed_by", 200)];
  if (by !== "" && by === reviewedBy) throw new RowFault("by and reviewed_by are the same person");
  const at = instant(row);
  return async (tx, context) => {
    const when = at ?? context.now;
    const object = await context.find(kind, of);
    const author = by === "" ? null : await context.find("person", by);
    const reviewer = reviewedBy === "" ? null : await context.find("person", reviewedBy);
    const before = await tx
      .selectFrom("translation")
      .select("version")
      .where("object", "=", object)
      .where("field", "=", field)
      .where("position", "=", words.position)
      .where("language", "=", words.language)
      .where("current", "=", true)
      .executeTakeFirst();
    const actor = author === null ? null : await actorOfPerson(tx, author, when, null);
    const event = await putTranslationIn(
      tx,
      context.tell(actor ?? nobody, when),
      { object, ...words, author, reviewer },
      when,
    );
    return { outcome: event === null ? "same" : before ? "changed" : "made", object };
  };
}
