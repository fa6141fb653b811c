import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { type Imported, importFile } from "#kernel/import/import-file.ts";
import type { Importer } from "#kernel/import/importer.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { seedGlossary } from "#rooms/glossary/index.ts";
import type { HouseServices } from "../services.ts";
import { roomsUnasked, withHouse } from "./beside.ts";
import { importLexicon } from "./import-lexicon.ts";
import { readable } from "./readable.ts";
import { type Run, readArgs, type Terminal, WrongUsage, words } from "./usage.ts";

/** `import`: takes in a file, all of it or nothing. */
export const importCommand: Run = async (args, terminal) => {
  const { values, positionals } = readArgs(args, {
    source: { type: "string", default: "import" },
    "dry-run": { type: "boolean", default: false },
    columns: { type: "boolean", default: false },
    from: { type: "string" },
    to: { type: "string" },
  });
  const [kind = "", path = ""] = values.columns
    ? words(positionals, "the kind of file")
    : words(positionals, "the kind of file", "the file");
  if (values.source === "" || values.source.length > 100)
    throw new WrongUsage("--source may have 1 to 100 characters.");
  if (kind === "lexicon") {
    const [from, to] = [values.from, values.to];
    if (!from || !to || ![from, to].every((code) => /^[a-z]{2,3}$/u.test(code)) || from === to)
      throw new WrongUsage(
        "A lexicon needs --from and --to with the codes of two languages, such as --from en --to ru.",
      );
    return await importLexicon({ path, from, to, dryRun: values["dry-run"] }, terminal);
  }
  if (values.from || values.to) throw new WrongUsage("--from and --to are for a lexicon only.");
  const importers = roomsUnasked(terminal.config()).flatMap((room) => room.importers ?? []);
  const known = importers.find((one) => one.name === kind);
  if (!known)
    throw new WrongUsage(
      `There is no kind of file "${kind}": it may be ${[...importers.map((one) => one.name), "lexicon"].join(", ")}.`,
    );
  if (values.columns) {
    await terminal.write(columnsOf(known));
    return undefined;
  }
  await readable(path, () => access(path, constants.R_OK));
  return await withHouse(terminal.config(), terminal.say, async ({ services, rooms }) => {
    const importer = rooms.flatMap((room) => room.importers ?? []).find((one) => one.name === kind) ?? known;
    // A file of some concepts adds to the glossary that Diomede comes with; it must not take its place.
    if (kind === "glossary" && !values["dry-run"]) await seedGlossary(services.db, services.clock.now());
    return await take(path, importer, { source: values.source, dryRun: values["dry-run"] }, services, terminal);
  });
};

async function take(
  path: string,
  importer: Importer,
  how: { source: string; dryRun: boolean },
  services: HouseServices,
  { write, say }: Terminal,
): Promise<number> {
  const { db, clock, words: book } = services;
  const t = book.voice("en");
  const explain = (refusal: Refusal): string =>
    [refusal.messageId, ...Object.values(refusal.fields).map((field) => field.id)]
      .map((id) => (t.has(id) ? t(id, refusal.facts) : id))
      .join(" ")
      .replace(/\.$/u, "");
  const imported = await readable(path, () => importFile(db, { path, importer, ...how, now: clock.now(), explain }));
  for (const { line, reason } of imported.faults) say(`${path}, line ${line}: ${reason}.`);
  if (imported.bad > imported.faults.length) say(`… and ${imported.bad - imported.faults.length} more.`);
  await write(`${report(imported, importer)}\n`);
  await write(
    imported.kept
      ? "Kept.\n"
      : imported.bad > 0
        ? "Nothing was changed.\n"
        : "This was a rehearsal: nothing was changed.\n",
  );
  return imported.bad > 0 ? 1 : 0;
}

function report({ counts, bad }: Imported, importer: Importer): string {
  const lines = Object.entries(counts).map(
    ([kind, { made, changed, same }]) => `${kind}: ${made} made, ${changed} changed, ${same} the same`,
  );
  return [...lines, ...(bad > 0 ? [`${importer.name}: ${bad} bad`] : [])].join("\n");
}

function columnsOf(importer: Importer): string {
  const all = { key: "tells the rows of one source apart", ...importer.columns };
  const needed = new Set(["key", ...importer.needed]);
  const lines = Object.entries(all).map(
    ([name, meaning]) => `  ${name}${needed.has(name) ? " (needed)" : ""}: ${meaning}`,
  );
  const languages = (importer.languageColumns ?? []).map(
    (ending) => `  <language>${ending}: one for each language, such as ru${ending}`,
  );
  return `${importer.name}\n${[...lines, ...languages].join("\n")}\n`;
}
