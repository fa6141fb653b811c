import type { Tx } from "#kernel/database/database.ts";
import { putTranslation } from "#kernel/wording/translation.ts";
import { hashOf, putWording } from "#kernel/wording/wording.ts";

/** Names of one topic by language code; the first is the wording, the others are its translations. */
export type Names = Readonly<Record<string, string>>;

/**
 * Puts down a topic's names. The language it was first named in stays that of the wording as long as it has a name;
 * a language without a name loses its translation. The same names again change nothing. True when something changed.
 */
export async function putNames(
  tx: Tx,
  theme: string,
  names: Names,
  author: string | null,
  at: Temporal.Instant,
): Promise<boolean> {
  const before = await namesOf(tx, theme);
  const given = Object.entries(names).filter(([, name]) => name !== "");
  const [original = ""] = before.languages;
  const language = given.some(([code]) => code === original) ? original : (given[0]?.[0] ?? "en");
  const text = names[language] ?? "";
  const sameNames =
    given.length === before.languages.length && given.every(([code, name]) => before.names[code] === name);
  if (sameNames && language === original) return false;
  await putWording(tx, { object: theme, field: "title", language, text, author }, at);
  const translated = given.filter(([code]) => code !== language);
  const gone = before.languages.filter((code) => !translated.some(([own]) => own === code));
  if (gone.length > 0) await end(tx, theme, gone);
  for (const [code, name] of translated) {
    const place = { object: theme, field: "title", position: 0, language: code };
    await putTranslation(tx, { ...place, text: name, madeFrom: hashOf(text.trim()), by: { author } }, at);
  }
  return true;
}

async function end(tx: Tx, theme: string, languages: readonly string[]): Promise<void> {
  await tx
    .updateTable("translation")
    .set({ current: false })
    .where("object", "=", theme)
    .where("field", "=", "title")
    .where("language", "in", languages)
    .where("current", "=", true)
    .execute();
}

/** All names of a topic as they stand; the language of the wording comes first. */
export async function namesOf(tx: Tx, theme: string): Promise<{ languages: readonly string[]; names: Names }> {
  const rows = await tx
    .selectFrom("wording")
    .select(["language", "text"])
    .where("object", "=", theme)
    .where("field", "=", "title")
    .where("current", "=", true)
    .unionAll(
      tx
        .selectFrom("translation")
        .select(["language", "text"])
        .where("object", "=", theme)
        .where("field", "=", "title")
        .where("current", "=", true),
    )
    .execute();
  return {
    languages: rows.map((row) => row.language),
    names: Object.fromEntries(rows.map((row) => [row.language, row.text])),
  };
}
