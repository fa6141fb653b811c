import { z } from "zod";

const code = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/u);
const language = z.string().regex(/^[a-z]{2,3}$/u);
const side = z.string().regex(/^[a-z]{2,8}$/u);
const byLanguage = z.record(language, z.string().trim().min(1).max(4000));
const hour = z.int().min(0).max(24);
const hours = z
  .strictObject({ from: hour, until: hour })
  .refine((one) => one.from < one.until, "the hours end before they begin");
const amount = z.number().min(0).max(1_000_000_000);

/** A calendar counted from a date, its slots in files named after it; or a set of texts, one after the other. */
const calendar = z
  .strictObject({
    code: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/u),
    anchor: z.enum(["due", "birth", "start"]),
    names: byLanguage.default({}),
    weeks: z.tuple([z.int().min(0).max(600), z.int().min(0).max(600)]).optional(),
    /** Which set of sets.csv it plays. */
    set: z.string().optional(),
    everyDays: z.int().min(1).max(60).default(1),
    /** A starter pack, sent to those who begin late before anything else. */
    pack: z.boolean().default(false),
    hours: hours.default({ from: 9, until: 11 }),
    validDays: z.int().min(0).max(60).default(0),
    catchUp: z.enum(["skip", "once"]).default("skip"),
    starter: z.string().optional(),
    perDay: z.int().min(1).max(10).default(2),
  })
  .refine((one) => (one.set === undefined) !== (one.weeks === undefined), "a calendar has either weeks or a set")
  .refine((one) => one.set === undefined || one.anchor === "start", "a set begins with a day: its anchor is start");

/** programme.json of a folder: everything of a programme but its texts. */
export const programmeFile = z.strictObject({
  code,
  names: byLanguage,
  abouts: byLanguage.default({}),
  sides: z.array(side).min(1),
  countries: z.array(z.string().regex(/^[A-Z]{2}$/u)).min(1),
  languages: z.array(language).min(1),
  example: z.boolean().default(false),
  adaptedFrom: code.optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/u)
    .default("USD"),
  capDay: amount.nullable().default(null),
  capWeek: amount.nullable().default(null),
  /** Price of one part by country; a channel's own by `channel:COUNTRY`. */
  prices: z.record(z.string().regex(/^([a-z][a-z0-9-]{0,39}:)?[A-Z]{2}$/u), amount).default({}),
  minimumAge: z.record(side, z.int().min(0).max(30)).default({}),
  hours: hours.default({ from: 9, until: 20 }),
  words: z.record(language, z.strictObject({ stop: z.string().min(1), pause: z.string().min(1) })),
  facts: z.record(
    side,
    z.strictObject({
      ...(Object.fromEntries(
        ["emergency", "line", "crisis"].map((name) => [name, z.string().min(1).max(40)]),
      ) as Record<"emergency" | "line" | "crisis", z.ZodString>),
      dates: z.enum(["dmy", "mdy"]).default("dmy"),
    }),
  ),
  duty: byLanguage.default({}),
  reviews: z.strictObject({
    plain: z.int().min(1).max(5),
    medical: z.int().min(1).max(5),
    months: z.int().min(1).max(60),
    /** Only of an example: every text counts as approved, over a simulator and nowhere else. */
    approvedAs: z.literal("example").optional(),
  }),
  /** Short or long numbers of its own that its readers write to, as gateways name them. */
  numbers: z.array(z.string().regex(/^\+?\d{3,15}$/u)).default([]),
  keywords: z
    .array(
      z.strictObject({
        word: z.string().min(1).max(20),
        calendar: z.string().optional(),
        language: language.optional(),
        side: side.optional(),
      }),
    )
    .default([]),
  calendars: z.array(calendar).min(1),
});
export type ProgrammeFile = z.infer<typeof programmeFile>;
export type CalendarFile = ProgrammeFile["calendars"][number];

/** What is wrong with a programme.json beyond its shape: names that lead nowhere. */
export function contradictionsIn(file: ProgrammeFile): readonly string[] {
  const codes = new Set(file.calendars.map((one) => one.code));
  const wrong: string[] = [];
  if (codes.size < file.calendars.length) wrong.push("two calendars have the same code");
  for (const one of file.calendars) {
    if (one.starter && !file.calendars.some((other) => other.code === one.starter && other.pack))
      wrong.push(`calendar ${one.code}: its starter ${one.starter} is no calendar with "pack"`);
    if (one.weeks && one.weeks[0] > one.weeks[1]) wrong.push(`calendar ${one.code}: its weeks end before they begin`);
  }
  for (const { word, calendar: of, side: on, language: speaks } of file.keywords) {
    if (of && !codes.has(of)) wrong.push(`keyword ${word}: there is no calendar ${of}`);
    if (on && !file.sides.includes(on)) wrong.push(`keyword ${word}: ${on} is not one of the sides`);
    if (speaks && !file.languages.includes(speaks))
      wrong.push(`keyword ${word}: ${speaks} is not one of the languages`);
  }
  for (const one of file.sides) if (!file.facts[one]) wrong.push(`facts: the numbers of ${one} are missing`);
  for (const one of file.languages) if (!file.words[one]) wrong.push(`words: those of ${one} are missing`);
  if (file.reviews.approvedAs && !file.example) wrong.push('reviews: "approvedAs" is for examples only');
  return wrong;
}
