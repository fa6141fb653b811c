import type { Words } from "#kernel/language/words.ts";
import { type Html, html } from "#kernel/web/html.ts";
import { langOf, type Slot } from "./slot.ts";

export interface DiffPart {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

/** What changed between two versions of a text, readable without colour and by ear. */
export const diff = (t: Words, parts: readonly DiffPart[], language?: string): Html =>
  html`<div class="diff"${langOf(t.language, language)}>${parts.map((part) => changed(t, part))}</div>`;

function changed(t: Words, { kind, text }: DiffPart): Slot {
  if (kind === "same") return text;
  const said = html`<span class="unseen" lang="${t.language}">[${t(`design-diff-${kind}`)}: </span>${text}<span class="unseen">]</span>`;
  return kind === "added" ? html`<ins>${said}</ins>` : html`<del>${said}</del>`;
}
