import { languagesOf } from "#kernel/exchange/exchange.ts";
import type { Call } from "#kernel/web/call.ts";
import { cleanText } from "#kernel/web/form-input.ts";
import type { FormState } from "#kernel/web/form-state.ts";
import type { CostWish } from "./reckon.ts";

/** One figure of the form: its name, what it is before anybody has said anything, and between what it must lie. */
export interface Figure {
  readonly name: string;
  readonly usual: number;
  readonly least: number;
  readonly most: number;
  readonly step: number | "any";
}

export const figures: readonly Figure[] = [
  { name: "births", usual: 10_000, least: 1, most: 50_000_000, step: 1 },
  { name: "share", usual: 30, least: 0, most: 100, step: "any" },
  { name: "weekly", usual: 3, least: 0.5, most: 14, step: "any" },
  { name: "before", usual: 24, least: 0, most: 40, step: 1 },
  { name: "after", usual: 52, least: 0, most: 260, step: 1 },
  { name: "hours", usual: 10, least: 1, most: 24, step: 1 },
];

/** Figures of one language. Russian takes about two parts where English takes one. */
export const languageFigures = (code: string, share: number): readonly Figure[] => [
  { name: `share-${code}`, usual: share, least: 0, most: 100, step: "any" },
  { name: `parts-${code}`, usual: ["en", "es"].includes(code) ? 1 : 1.7, least: 1, most: 6, step: "any" },
  { name: `price-${code}`, usual: 0.04, least: 0, most: 1000, step: "any" },
];

/** The languages that a programme here would be in: at most four, in the order of the sides. */
export const costLanguages = (call: Call): readonly string[] => languagesOf(call.exchange).slice(0, 4);

export const evenShare = (languages: readonly string[]): number => Math.round(100 / Math.max(1, languages.length));

/** What the address asks, with the reasons beside the figures that cannot be used; null when one cannot. */
export function readWish(call: Call): { wish: CostWish | null; state: FormState; asked: boolean } {
  const query = call.url.searchParams;
  const languages = costLanguages(call);
  const all = [...figures, ...languages.flatMap((code) => languageFigures(code, evenShare(languages)))];
  const values: Record<string, string> = {};
  const errors: Record<string, FormState["errors"][string]> = {};
  const numbers = new Map<string, number>();
  for (const figure of all) {
    const typed = cleanText(query.get(figure.name) ?? "")
      .trim()
      .slice(0, 40);
    const value = typed === "" ? figure.usual : Number(typed.replace(/[\s  ]/gu, "").replace(",", "."));
    values[figure.name] = typed === "" ? String(figure.usual) : typed;
    if (Number.isFinite(value) && value >= figure.least && value <= figure.most) numbers.set(figure.name, value);
    else errors[figure.name] = { id: "cost-between", facts: { least: figure.least, most: figure.most } };
  }
  const state = { values, errors };
  const asked = [...query.keys()].some((name) => all.some((figure) => figure.name === name));
  const of = (name: string): number => numbers.get(name) ?? 0;
  if (Object.keys(errors).length > 0) return { wish: null, state, asked };
  return {
    state,
    asked,
    wish: {
      birthsAYear: of("births"),
      shareEnrolled: of("share") / 100,
      messagesAWeek: of("weekly"),
      weeksBefore: of("before"),
      weeksAfter: of("after"),
      hoursOpen: of("hours"),
      languages: languages.map((code) => ({
        code,
        share: of(`share-${code}`) / 100,
        partsPerMessage: of(`parts-${code}`),
        pricePerPart: of(`price-${code}`),
      })),
    },
  };
}
