import { passageTitle } from "#design/passage.ts";
import type { Slot } from "#design/slot.ts";
import type { Call } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import type { RawPassage } from "#kernel/wording/wording.ts";
import type { ProblemKind } from "../domain.ts";

export const pathOf = (kind: ProblemKind, number: number): string => `/${kind}s/${number}`;

/** A title as this reader meets it; one that is gone is called by its number. */
export function titleOf(call: Call, title: RawPassage | null, number: number, options: { mark?: boolean } = {}): Slot {
  return title ? passageTitle(call.t, call.passage(title), options) : html`№ ${number}`;
}

/** The same as plain text, for the head of the document. */
export function plainTitle(call: Call, title: RawPassage | null, number: number): string {
  return title ? call.passage(title).shown : `№ ${number}`;
}
