import { badge } from "#design/badge.ts";
import { langOf, type Slot } from "#design/slot.ts";
import type { Words } from "#kernel/language/words.ts";
import { html } from "#kernel/web/html.ts";
import { type Entry, type Said, type Timing, timingOf } from "../domain.ts";

/** Which of the languages that a text was written in this reader gets: the first he reads, else any. */
export function chosen(t: Words, text: Said): { readonly words: string; readonly language: string } | null {
  const language = t.reads.find((one) => Object.hasOwn(text, one)) ?? Object.keys(text)[0];
  return language === undefined ? null : { words: text[language] ?? "", language };
}

/** What somebody wrote, in a language that this reader reads where there is one, and marked as its own. */
export function said(t: Words, text: Said): Slot {
  const one = chosen(t, text);
  return one ? html`<span dir="auto"${langOf(t.language, one.language)}>${one.words}</span>` : "";
}

/** A year, a month or a day, no more exact than it is known. */
export function looseDate(t: Words, date: string): string {
  const [year = "", month, day] = date.split("-");
  if (day !== undefined) return t.day(`${date}T12:00:00Z`);
  if (month === undefined) return year;
  const locale = t.language === "en" ? "en-GB" : t.language === "qps" ? "en" : t.language;
  return new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" })
    .format(Temporal.Instant.from(`${date}-15T12:00:00Z`).epochMilliseconds)
    .replace(/\s?г\.$/u, "");
}

const looks: Readonly<Record<Exclude<Timing, "none">, "ok" | "warm" | "plain" | "waiting">> = {
  planned: "waiting",
  "in-time": "ok",
  late: "warm",
  overdue: "warm",
  done: "plain",
  unknown: "waiting",
};

/** How it stands to its plan, in words; lateness is said plainly. */
export function timingBadge(t: Words, one: Entry, today: Temporal.PlainDate): Slot {
  const timing = timingOf(one, today);
  // Of who had to agree the state says it; only lateness is to be added.
  if (one.part === "party" && timing !== "late" && timing !== "overdue") return "";
  return timing === "none" ? "" : badge(t(`origin-timing-${timing}`), looks[timing]);
}

/** Where one can look it up. */
export function sourceOf(one: Pick<Entry, "source" | "link">): Slot {
  if (one.link !== "")
    return html`<a href="${one.link}" rel="noopener nofollow">${one.source === "" ? hostOf(one.link) : one.source}</a>`;
  return one.source === "" ? "" : html`<span dir="auto">${one.source}</span>`;
}

const hostOf = (link: string): string => (URL.canParse(link) ? new URL(link).host : link);

/** A figure with its unit; what is not known is said to be so. */
export function figureOf(t: Words, one: Entry): Slot {
  if (one.figure === null) return badge(t("origin-not-known"), "waiting");
  const figure = t.number(one.figure);
  return one.unit === "people" || one.unit === "messages"
    ? t(`origin-figure-${one.unit}`, { count: one.figure, figure })
    : one.unit === "percent"
      ? t("origin-figure-percent", { figure })
      : figure;
}
