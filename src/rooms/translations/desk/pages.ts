import { badge } from "#design/badge.ts";
import { type CardView, cards } from "#design/card.ts";
import { empty } from "#design/empty.ts";
import { filters } from "#design/filters.ts";
import { listAddress } from "#design/list-page.ts";
import { notice } from "#design/notice.ts";
import { pagination } from "#design/pagination.ts";
import { langOf, name, type Slot } from "#design/slot.ts";
import { nameFor, sideOf } from "#kernel/exchange/exchange.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import { pathOf } from "../domain.ts";
import { fieldName, languageFacts, press, raised, sayYouRead, stateBadge, thingTitle } from "../pages/parts.ts";
import { deskKinds } from "./domain.ts";
import { type Credit, type DeskWish, deskLength, type Waiting } from "./queries.ts";

/** The translators' desk: what waits for somebody who reads both languages, and who has translated most. */
export function deskPage(
  call: Call,
  wish: DeskWish,
  { waiting, credits, last }: { waiting: readonly Waiting[]; credits: readonly Credit[]; last: string | null },
): Page {
  const { t, actor } = call;
  return {
    title: t("desk-title"),
    private: true,
    body: html`<h1>${t("desk-title")}</h1><p class="lead">${t("desk-lead")}</p>
${actor.reads.length < 2 ? notice({ body: html`${t("desk-two-languages")} ${sayYouRead(call)}` }) : queue(call, wish, waiting, last)}
<h2>${t("desk-credits")}</h2><p class="small">${t("desk-credits-lead")}</p>${
      credits.length === 0
        ? empty({ title: t("desk-credits-none") })
        : html`<ol>${credits.map((one) => html`<li><a href="/people/${one.number}">${name(one.name)}</a> – ${t("desk-passages", { count: one.passages })}</li>`)}</ol>`
    }`,
  };
}

function queue(call: Call, wish: DeskWish, waiting: readonly Waiting[], last: string | null): Slot {
  const { t, actor } = call;
  const at = (change: Partial<Record<"what" | "into" | "skip" | "before", string | number | null>>): string =>
    listAddress("/translations", {
      what: wish.what === "needed" ? null : wish.what,
      into: wish.into,
      before: null,
      skip: null,
      ...change,
    });
  const shown = waiting.slice(0, deskLength);
  const back = at({ skip: wish.skip, before: wish.before });
  const newer =
    wish.skip > 0
      ? at({ skip: Math.max(0, wish.skip - deskLength), before: wish.before })
      : wish.before !== null
        ? at({})
        : null;
  const older =
    waiting.length > deskLength
      ? at({ skip: wish.skip + deskLength, before: wish.before })
      : last !== null
        ? at({ before: last })
        : null;
  return html`${filters(
    t,
    t("desk-what"),
    deskKinds.map((kind) => ({
      href: at({ what: kind === "needed" ? null : kind }),
      label: t(`desk-${kind}`),
      current: wish.what === kind,
    })),
  )}
${filters(t, t("translate-languages"), [{ href: at({ into: null }), label: t("desk-all-languages"), current: wish.into === null }, ...actor.reads.map((code) => ({ href: at({ into: code }), label: t("desk-into", languageFacts(call, code)), current: wish.into === code }))])}
${shown.length === 0 ? empty({ title: t("desk-none"), body: t("desk-none-next") }) : cards(shown.map((one) => waitingCard(call, one, back)))}
${pagination(t, { newer, older })}`;
}

function waitingCard(call: Call, one: Waiting, back: string): CardView {
  const { t, exchange } = call;
  const side = sideOf(exchange, one.side);
  const [first] = one.passages;
  const begin = one.text.length < 160 ? one.text : `${one.text.slice(0, one.text.lastIndexOf(" ", 150))} …`;
  const title: Slot =
    one.title || one.name ? thingTitle(call, one, "") : html`<span${langOf(t.language, one.language)}>${begin}</span>`;
  const facts: Slot[] = [`${t(`kind-${one.kind}`)} ${one.number}`];
  if (side) facts.push(nameFor(side.names, t.reads));
  facts.push(
    `${raised(call, t("design-from", languageFacts(call, one.language)))} ${t("desk-into", languageFacts(call, one.into))}`,
  );
  if (one.common) facts.push(badge(t("desk-common"), "ok"));
  if (one.followers > 0) facts.push(t("desk-followers", { count: one.followers }));
  return {
    title,
    ...(first && { href: pathOf({ object: one.id, ...first }, one.into) }),
    level: 2,
    meta: facts,
    body: html`<ul class="bare">${one.passages.map(
      (passage) =>
        html`<li><a href="${pathOf({ object: one.id, ...passage }, one.into)}">${fieldName(call, passage.field, passage.position)}</a> ${stateBadge(call, passage.state)} <span class="small">${t("desk-letters", { count: passage.letters, written: t.number(passage.letters) })}</span></li>`,
    )}</ul>`,
    actions: claimPart(call, one, back),
  };
}

function claimPart(call: Call, { id, into, claim, passages: [first] }: Waiting, back: string): Slot {
  const { t, actor } = call;
  const hidden = { object: id, language: into };
  if (claim === null)
    return press(call, "/translations/claims", t("claim-take"), {
      ...hidden,
      act: "take",
      back: first ? pathOf({ object: id, ...first }, into) : back,
    });
  const until = t.clock(claim.until, actor.zone);
  if (!claim.mine) return html`<p class="small">${t("claim-others", { at: until })}</p>`;
  return html`<p class="small">${t("claim-yours", { at: until })}</p>${press(call, "/translations/claims", t("claim-leave"), { ...hidden, act: "leave", back })}`;
}
