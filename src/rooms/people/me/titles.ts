import { passageTitle } from "#design/passage.ts";
import { name, type Slot } from "#design/slot.ts";
import { addressOf } from "#kernel/lineage/kin.ts";
import type { Call } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import type { OwnThing } from "./queries.ts";

/** A thing by its title in the reader's language, its name, or its number where it has neither. */
export function thingTitle(
  call: Call,
  thing: Pick<OwnThing, "title" | "name" | "number">,
  options: { mark?: boolean } = {},
): Slot {
  if (thing.name) return name(thing.name);
  return thing.title ? passageTitle(call.t, call.passage(thing.title), options) : html`№ ${thing.number}`;
}

export const thingLink = (call: Call, thing: OwnThing): Slot =>
  html`<a href="${addressOf(thing.kind, thing.number)}">${thingTitle(call, thing, { mark: false })}</a> <span class="small">${kindWord(call, thing.kind)}</span>`;

/** The word for a thing of a kind; a room that is not there any more has none. */
export const kindWord = ({ t }: Call, kind: string): string => (t.has(`kind-${kind}`) ? t(`kind-${kind}`) : "");
