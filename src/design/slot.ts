import { type Html, html, raw } from "#kernel/web/html.ts";

/** What a part may be filled with: plain text, which is escaped, or HTML that a template has already escaped. */
export type Slot = Html | string;

/** A link with the words that stand on it. */
export interface Link {
  readonly href: string;
  readonly label: Slot;
}

/** One attribute with a space before it; nothing for null, undefined and false. The name must be ours, never typed. */
export function attr(name: string, value: string | number | boolean | null | undefined): Slot {
  if (value === null || value === undefined || value === false) return "";
  return value === true ? raw(` ${name}`) : html` ${raw(name)}="${value}"`;
}

/** `lang` for words in another language than the page's, with the direction left to the letters themselves. */
export function langOf(page: string, language: string | undefined): Slot {
  return language === undefined || language === page ? "" : html` lang="${language}" dir="auto"`;
}

/** Puts `between` between the parts that are there. */
export function joined(parts: readonly (Slot | null | undefined | false)[], between: Slot): readonly Slot[] {
  const there = parts.filter(
    (part): part is Slot => part !== null && part !== undefined && part !== false && String(part) !== "",
  );
  return there.flatMap((part, index) => (index === 0 ? [part] : [between, part]));
}

/** A name as its owner writes it, kept from turning the sentence around it when its letters run the other way. */
export const name = (text: string, language?: string): Html => html`<bdi${attr("lang", language)}>${text}</bdi>`;
