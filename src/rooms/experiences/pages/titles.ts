import { passageTitle } from "#design/passage.ts";
import type { Slot } from "#design/slot.ts";
import { nameFor, sideOf } from "#kernel/exchange/exchange.ts";
import type { Call } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import type { RawPassage } from "#kernel/wording/wording.ts";

/** A title as this reader meets it; one that is gone is called by its number. */
export const titleOf = (
  call: Call,
  title: RawPassage | null,
  number: number,
  options: { mark?: boolean } = {},
): Slot => (title ? passageTitle(call.t, call.passage(title), options) : html`№ ${number}`);

/** The same as plain text, for the head of the document. */
export const plainTitle = (call: Call, title: RawPassage | null, number: number): string =>
  title ? call.passage(title).shown : `№ ${number}`;

export function sideName({ exchange, t }: Call, code: string | null): string {
  const side = sideOf(exchange, code);
  return side ? nameFor(side.names, t.reads) : (code ?? "");
}
