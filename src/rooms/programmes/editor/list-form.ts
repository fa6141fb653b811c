import { type TextState, textStates } from "./domain.ts";
import { type Gap, gaps, type ListWish } from "./list-query.ts";

/** How a list is narrowed, out of its address; what means nothing is left out. */
export function listWish(query: URLSearchParams): ListWish {
  const text = (name: string, most: number): string | null => (query.get(name) ?? "").trim().slice(0, most) || null;
  const number = (name: string): number | null => {
    const value = query.get(name) ?? "";
    return /^\d{1,9}$/u.test(value) ? Number(value) : null;
  };
  const code = (name: string): string | null => {
    const value = query.get(name) ?? "";
    return /^[a-z][a-z0-9-]{0,39}$/u.test(value) ? value : null;
  };
  const week = number("week");
  return {
    calendar: code("calendar"),
    week: week !== null && week <= 600 ? week : null,
    language: code("language"),
    state: textStates.find((one): one is TextState => one === query.get("state")) ?? null,
    gap: gaps.find((one): one is Gap => one === query.get("gap")) ?? null,
    source: text("source", 200),
    words: text("words", 200),
    after: number("after"),
    before: number("before"),
  };
}
