import type { Facts, Words } from "#kernel/language/words.ts";
import { type Html, html } from "#kernel/web/html.ts";
import type { Slot } from "./slot.ts";

// Private-use characters stand in for the parts while Fluent places them; what people typed is cleared of them first.
const first = 0xe000;
const places = /[\uE000-\uE00F]/u;

/**
 * An interface sentence with HTML inside it, each language in its own order:
 * `sentence(t, "seat-taken-by", { count: 2 }, { person: name(person.name) })`. At most 16 parts.
 */
export function sentence(t: Words, id: string, facts: Facts, parts: Readonly<Record<string, Slot>>): Html {
  const names = Object.keys(parts);
  const filled: Facts = {};
  for (const [key, fact] of Object.entries(facts)) {
    filled[key] = typeof fact === "string" ? fact.replace(/[\uE000-\uE00F]/gu, "") : fact;
  }
  names.forEach((key, index) => {
    filled[key] = String.fromCharCode(first + index);
  });
  const pieces = t(id, filled).split(/([\uE000-\uE00F])/u);
  return html`${pieces.map((piece) => (places.test(piece) ? (parts[names[piece.charCodeAt(0) - first] ?? ""] ?? "") : piece))}`;
}
