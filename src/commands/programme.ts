import { join } from "node:path";
import { CannotStart } from "#kernel/lifecycle/cannot-start.ts";
import {
  CannotTake,
  convertCampaigns,
  exportProgramme,
  forecast,
  type RehearsedCode,
  readFolder,
  rehearseCode,
  statusOf,
  type TakenProgramme,
  takeProgramme,
} from "#rooms/programmes/index.ts";
import { withHouse } from "./beside.ts";
import { type Run, readArgs, type Terminal, WrongUsage, words } from "./usage.ts";

/** `programme`: takes in a programme of messages, writes one out, says what is planned and how it stands. */
export const programmeCommand: Run = async (args, terminal) => {
  const [act = "", ...rest] = args;
  const known = Object.hasOwn(acts, act) ? acts[act] : undefined;
  if (!known) throw new WrongUsage(`It needs one of ${Object.keys(acts).join(", ")}.`);
  return await known(rest, terminal);
};

const acts: Readonly<Record<string, Run>> = {
  async import(args, terminal) {
    const { values, positionals } = readArgs(args, {
      "dry-run": { type: "boolean", default: false },
      to: { type: "string" },
    });
    const [path = ""] = words(positionals, "the folder of a programme, or a file of campaigns");
    if (path.endsWith(".json")) {
      if (!values.to) throw new WrongUsage("A file of campaigns is turned into a folder: say which with --to FOLDER.");
      return await convert(path, values.to, terminal);
    }
    const read = await readFolder(path);
    if (!read.folder) {
      for (const fault of read.faults) terminal.say(`${fault}.`);
      await terminal.write("Nothing was changed.\n");
      return 1;
    }
    const { folder } = read;
    return await withHouse(terminal.config(), terminal.say, async ({ services }) => {
      try {
        const taken = await takeProgramme(services.db, folder, {
          dryRun: values["dry-run"],
          now: services.clock.now(),
        });
        await terminal.write(report(folder.file.code, taken));
        return 0;
      } catch (error) {
        if (error instanceof CannotTake) throw new CannotStart(`${error.message}. Nothing was changed.`);
        throw error;
      }
    });
  },

  async export(args, terminal) {
    const { values, positionals } = readArgs(args, { to: { type: "string" } });
    const [code = ""] = words(positionals, "the code of a programme");
    const folder = values.to ?? join(process.cwd(), code);
    return await withHouse(terminal.config(), terminal.say, async ({ services }) => {
      const written = await exportProgramme(services.db, code, folder);
      if (!written) throw new CannotStart(`There is no programme ${code}.`);
      await terminal.write(`${written.map(({ name, rows }) => `${join(folder, name)}: ${rows} rows`).join("\n")}\n`);
      return 0;
    });
  },

  async plan(args, terminal) {
    const { values, positionals } = readArgs(args, { days: { type: "string", default: "7" } });
    const [code = ""] = words(positionals, "the code of a programme");
    const days = Number(values.days);
    if (!Number.isInteger(days) || days < 1 || days > 366) throw new WrongUsage("--days may be 1 to 366.");
    return await withHouse(terminal.config(), terminal.say, async ({ services }) => {
      const told = await forecast(services.db, code, services.clock.now(), days);
      if (!told) throw new CannotStart(`There is no programme ${code}.`);
      const lines = told.map(
        (day) =>
          `${day.day}: ${day.messages} messages, ${day.parts} parts${day.without > 0 ? `; ${day.without} without a text in the reader's language` : ""}`,
      );
      await terminal.write(`${lines.join("\n")}\n`);
      return 0;
    });
  },

  async rehearse(args, terminal) {
    const { values, positionals } = readArgs(args, {
      readers: { type: "string", default: "1000" },
      weeks: { type: "string", default: "12" },
      price: { type: "string" },
      json: { type: "boolean", default: false },
    });
    const [code = ""] = words(positionals, "the code of a programme");
    const wish = {
      readers: figure("--readers", values.readers, { most: 20_000, whole: true }),
      weeks: figure("--weeks", values.weeks, { most: 104, whole: true }),
      price: values.price === undefined ? null : figure("--price", values.price, { most: 100, least: 0 }),
    };
    return await withHouse(terminal.config(), terminal.say, async ({ services }) => {
      const today = services.clock.now().toZonedDateTimeISO("UTC").toPlainDate();
      const played = await rehearseCode(services.db, code, wish, today);
      if (!played) throw new CannotStart(`There is no programme ${code}.`);
      await terminal.write(values.json ? `${JSON.stringify(played)}\n` : rehearsed(wish, played));
      return 0;
    });
  },

  async status(args, terminal) {
    const { positionals } = readArgs(args, {});
    const [code = ""] = positionals.length === 0 ? [""] : words(positionals, "the code of a programme");
    return await withHouse(terminal.config(), terminal.say, async ({ services }) => {
      const programmes = await statusOf(services.db, code || null, services.clock.now());
      if (code && programmes.length === 0) throw new CannotStart(`There is no programme ${code}.`);
      await terminal.write(programmes.length === 0 ? "There is no programme yet.\n" : `${programmes.join("\n")}\n`);
      return 0;
    });
  },
};

/** A figure of the command line; a wrong one is named with what it may be. */
function figure(
  name: string,
  text: string,
  { least = 1, most, whole = false }: { least?: number; most: number; whole?: boolean },
): number {
  const value = text.trim() === "" ? Number.NaN : Number(text.replace(",", "."));
  if (!Number.isFinite(value) || value < least || value > most || (whole && !Number.isInteger(value)))
    throw new WrongUsage(`${name} may be ${least} to ${most}.`);
  return value;
}

function rehearsed({ readers, weeks }: { readers: number; weeks: number }, played: RehearsedCode): string {
  const { price, currency, peakDay } = played;
  return [
    `${readers} invented readers who join over ${weeks} weeks; ${played.left} stop on the way.`,
    `${played.messages} messages, ${played.parts} parts, on ${played.days.length} days.`,
    price === null
      ? "What it costs is not known: the programme has no price of a part; say --price."
      : `${played.cost.toFixed(2)} ${currency}, at ${price} a part.`,
    `Busiest day: ${peakDay.day}, ${peakDay.parts} parts. Busiest hour: ${played.peakHour} parts.`,
    ...(played.gaps > 0 ? [`${played.gaps} messages had no text in the reader's language.`] : []),
    "",
  ].join("\n");
}

async function convert(path: string, folder: string, { say, write }: Terminal): Promise<number> {
  const { left, ...made } = await convertCampaigns(path, folder);
  for (const one of left) say(`${one}.`);
  if (made.calendars === null) return 1;
  await write(
    `${folder}: ${made.calendars} calendars, ${made.texts} texts. Put in the sides, the numbers to call, and for each text its fact, source and date; then import the folder.\n`,
  );
  return 0;
}

function report(code: string, { counts, kept }: TakenProgramme): string {
  const lines = Object.entries(counts).map(
    ([kind, { made, changed, same, gone }]) =>
      `${kind}: ${made} made, ${changed} changed, ${same} the same${gone > 0 ? `, ${gone} gone` : ""}`,
  );
  return `${code}\n${lines.join("\n")}\n${kept ? "Kept." : "This was a rehearsal: nothing was changed."}\n`;
}
