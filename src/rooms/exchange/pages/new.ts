import { card } from "#design/card.ts";
import { empty } from "#design/empty.ts";
import { filters } from "#design/filters.ts";
import { pagination } from "#design/pagination.ts";
import { passage, passageTitle } from "#design/passage.ts";
import { name, type Slot } from "#design/slot.ts";
import { nameFor, sideOf } from "#kernel/exchange/exchange.ts";
import { addressOf } from "#kernel/lineage/kin.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import type { RawPassage } from "#kernel/wording/wording.ts";
import type { NewThing } from "../activity.ts";

/** A text's beginning: enough to know what it is about, cut between words. */
export function beginning(raw: RawPassage, most = 220): RawPassage {
  const cut = (text: string): string =>
    text.length <= most ? text : `${text.slice(0, text.lastIndexOf(" ", most))} …`;
  return {
    ...raw,
    text: cut(raw.text),
    translation: raw.translation && { ...raw.translation, text: cut(raw.translation.text) },
  };
}

const titleOf = (call: Call, title: RawPassage | null, other: string): Slot =>
  title ? passageTitle(call.t, call.passage(title), { mark: true }) : name(other);

export function plainOf(call: Call, thing: NewThing): string {
  return thing.title ? call.passage(thing.title).shown : (thing.name ?? `№ ${thing.number}`);
}

/** One new thing as a card: what happened, to what, when. */
export function newThing(call: Call, thing: NewThing): Slot {
  const { t, exchange, actor } = call;
  const side = sideOf(exchange, thing.side);
  const foreign = thing.text && !t.reads.includes(thing.text.language) && !thing.text.translation;
  return card({
    title: titleOf(call, thing.title, thing.name ?? `№ ${thing.number}`),
    href: addressOf(thing.kind, thing.number),
    ...(foreign && thing.text && { body: passage(t, call.passage(beginning(thing.text))) }),
    meta: [
      html`${t(`event-${thing.verb}`, { kind: thing.kind })}${thing.otherKind && thing.otherNumber ? html`: <a href="${addressOf(thing.otherKind, thing.otherNumber)}">${titleOf(call, thing.otherTitle, `№ ${thing.otherNumber}`)}</a>` : ""}`,
      ...(thing.organisation ? [name(thing.organisation)] : []),
      html`<time datetime="${thing.at}">${t.day(thing.at, side?.zone ?? actor.zone)}</time>`,
    ],
  });
}

export function newPage(
  call: Call,
  things: readonly NewThing[],
  view: { side: string | null; before: string | null; full: boolean },
): Page {
  const { t, exchange } = call;
  const at = (side: string | null, before: string | null = null): string => {
    const query = new URLSearchParams({ ...(side && { side }), ...(before && { before }) });
    return query.size > 0 ? `/new?${query}` : "/new";
  };
  return {
    title: t("new-title"),
    description: t("new-description"),
    canonical: at(view.side),
    feed: "/new.atom",
    body: html`<h1>${t("new-title")}</h1><p class="lead">${t("new-description")} <a href="/new.atom">Atom</a></p>
${filters(t, t("filter-side"), [{ href: at(null), label: t("filter-all"), current: view.side === null }, ...exchange.sides.map((side) => ({ href: at(side.code), label: nameFor(side.names, t.reads), current: view.side === side.code }))])}
${things.length === 0 ? empty({ title: t("new-none"), next: { href: "/problems/new", label: t("home-tell") } }) : things.map((thing) => newThing(call, thing))}
${pagination(t, { newer: view.before ? at(view.side) : null, older: view.full ? at(view.side, things.at(-1)?.id ?? null) : null })}`,
  };
}
