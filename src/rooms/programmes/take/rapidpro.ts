import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "csv-stringify/sync";
import { z } from "zod";
import { codeOf } from "#kernel/lifecycle/cannot-start.ts";
import { dueWeek } from "../plan/dates.ts";
import { slotColumns } from "./read-slots.ts";
import { weekdays } from "./slots.ts";

// What RapidPro and TextIt write when campaigns are exported. Source: their open export format, versions 11 to 13.
const event = z.looseObject({
  event_type: z.string(),
  offset: z.int(),
  unit: z.string(),
  delivery_hour: z.int().default(-1),
  message: z.union([z.string(), z.record(z.string(), z.string())]).nullish(),
  relative_to: z.looseObject({ key: z.string() }),
  base_language: z.string().nullish(),
});
const campaigns = z.looseObject({
  campaigns: z.array(z.looseObject({ name: z.string(), events: z.array(event) })).min(1),
});

/** Their languages have three letters (ISO 639-3), ours two where there are two. */
const languageOf: Readonly<Record<string, string>> = { eng: "en", rus: "ru", spa: "es", fra: "fra", base: "en" };

export interface Converted {
  readonly calendars: number;
  readonly texts: number;
  /** What could not be taken over, and what a person has to put in before the folder can be imported. */
  readonly left: readonly string[];
}

interface TextLine {
  readonly calendar: string;
  readonly week: number;
  readonly day: string;
  readonly language: string;
  readonly text: string;
}

/**
 * Turns an export of RapidPro campaigns into the folder of a programme: each campaign is a calendar, counted from the due
 * date or from birth as its field says, each message a slot. It leaves open what RapidPro does not know and no text may
 * be without (fact, source and date, sides, numbers to call): `programme import` of the folder names each gap until it is
 * filled. Null with `left` when the file cannot be read.
 */
export async function convertCampaigns(
  path: string,
  folder: string,
): Promise<Converted | { readonly left: readonly string[]; readonly calendars: null }> {
  const read = await readJson(path);
  if (typeof read === "string") return { left: [read], calendars: null };
  const parsed = campaigns.safeParse(read);
  if (!parsed.success)
    return {
      left: parsed.error.issues.map((issue) => `${path}, ${issue.path.join(".")}: ${issue.message}`),
      calendars: null,
    };
  const left: string[] = [];
  const texts: TextLine[] = [];
  const hours = new Map<string, { calendar: string; slot: string; hours: string }>();
  const calendars = parsed.data.campaigns.map((campaign, n) => {
    const code = `campaign-${n + 1}`;
    const anchor = /due|edd|partum|delivery/iu.test(campaign.events[0]?.relative_to.key ?? "") ? "due" : "birth";
    const weeks: number[] = [];
    for (const [nth, one] of campaign.events.entries()) {
      const where = `${campaign.name}, event ${nth + 1}`;
      const day = (daysOf(one.offset, one.unit) ?? Number.NaN) + (anchor === "due" ? 7 * dueWeek : 0);
      if (one.event_type !== "M" || !one.message) left.push(`${where} starts a flow, which cannot be taken over`);
      else if (Number.isNaN(day)) left.push(`${where}: its unit ${one.unit} is neither days nor weeks`);
      else if (day < 0) left.push(`${where} lies before the beginning of its calendar`);
      else {
        const [week, weekday] = [Math.floor(day / 7), weekdays[day % 7] ?? ""];
        weeks.push(week);
        const slot = `w${String(week).padStart(2, "0")}-${weekday}`;
        if (one.delivery_hour >= 0)
          hours.set(`${code} ${slot}`, {
            calendar: code,
            slot,
            hours: `${one.delivery_hour}-${one.delivery_hour + 1}`,
          });
        for (const [said, text] of Object.entries(
          typeof one.message === "string" ? { [one.base_language ?? "base"]: one.message } : one.message,
        )) {
          const language = languageOf[said] ?? said;
          if (
            texts.some(
              (other) =>
                other.calendar === code && other.week === week && other.day === weekday && other.language === language,
            )
          )
            left.push(`${where}: another message of that day is there already`);
          else texts.push({ calendar: code, week, day: weekday, language, text });
        }
      }
    }
    return { code, anchor, names: { en: campaign.name }, weeks: [Math.min(...weeks, 600), Math.max(...weeks, 0)] };
  });
  await writeFolder(
    folder,
    calendars.filter((one) => texts.some((text) => text.calendar === one.code)),
    texts,
    [...hours.values()],
  );
  return { calendars: calendars.length, texts: texts.length, left };
}

const daysOf = (offset: number, unit: string): number | null =>
  unit === "D" ? offset : unit === "W" ? 7 * offset : null;

async function writeFolder(
  folder: string,
  calendars: readonly { readonly code: string }[],
  texts: readonly TextLine[],
  hours: readonly { calendar: string; slot: string; hours: string }[],
): Promise<void> {
  const languages = [...new Set(texts.map((text) => text.language))];
  await mkdir(folder, { recursive: true });
  const file = {
    code: "",
    names: {},
    sides: [],
    countries: [],
    languages,
    words: {},
    facts: {},
    reviews: { plain: 1, medical: 1, months: 12 },
    keywords: [],
    calendars,
  };
  await writeFile(join(folder, "programme.json"), `${JSON.stringify(file, null, 2)}\n`);
  for (const { code } of calendars)
    await writeFile(
      join(folder, `${code}.csv`),
      stringify([
        ["calendar", "week", "day", "side", "language", "text", "fact", "source", "source_date"],
        ...texts
          .filter((text) => text.calendar === code)
          .map((text) => [text.calendar, text.week, text.day, "", text.language, text.text, "", "", ""]),
      ]),
    );
  if (hours.length > 0)
    await writeFile(
      join(folder, "slots.csv"),
      stringify([slotColumns, ...hours.map((row) => [row.calendar, row.slot, row.hours, "", "", "", "", "", ""])]),
    );
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    return codeOf(error) === "ENOENT" ? `There is no file ${path}` : `${path} is not JSON`;
  }
}
