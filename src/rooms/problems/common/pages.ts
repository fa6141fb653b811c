import { badge } from "#design/badge.ts";
import { linkButton } from "#design/button.ts";
import { cards } from "#design/card.ts";
import { withAside } from "#design/columns.ts";
import { dateLine } from "#design/date-line.ts";
import { empty } from "#design/empty.ts";
import { field } from "#design/field.ts";
import { form } from "#design/form.ts";
import { type Kin, lineage } from "#design/lineage.ts";
import { notice } from "#design/notice.ts";
import { pagination } from "#design/pagination.ts";
import { passage } from "#design/passage.ts";
import { name, type Slot } from "#design/slot.ts";
import { table } from "#design/table.ts";
import { nameFor, sideOf } from "#kernel/exchange/exchange.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { freshForm } from "#kernel/web/form-state.ts";
import { html, safeUrl } from "#kernel/web/html.ts";
import { commentScripts, commentsPart } from "#rooms/comments/index.ts";
import { isTeller } from "../domain.ts";
import { listed } from "../pages/listed.ts";
import { pathOf, plainTitle, titleOf } from "../pages/titles.ts";
import { pageLength } from "../queries.ts";
import type { CommonAgreement, CommonFacts, CommonPart, CommonView, ListedCommon } from "./queries.ts";

const sideName = (call: Call, code: string): string => {
  const side = sideOf(call.exchange, code);
  return side ? nameFor(side.names, call.t.reads) : code;
};

export function commonListPage(call: Call, rows: readonly ListedCommon[], before: string | null): Page {
  const { t } = call;
  const shown = rows.slice(0, pageLength);
  return {
    title: t("common-problems-title"),
    description: t("common-problems-description"),
    canonical: "/common-problems",
    breadcrumb: [{ href: "/problems", label: t("problems-title") }],
    body: html`<h1>${t("common-problems-title")}</h1><p class="lead">${t("common-problems-description")}</p>${
      shown.length === 0
        ? empty({
            title: t("common-problems-none"),
            body: t("common-problems-none-next"),
            next: { href: "/problems", label: t("problems-title") },
          })
        : cards(
            shown.map((one) => ({
              title: titleOf(call, one.title, one.number),
              href: `/common-problems/${one.number}`,
              body: html`<ul class="tellings">${one.parts.map((part) => html`<li><small>${sideName(call, part.side)}:</small> ${titleOf(call, part.title, one.number)}</li>`)}</ul>`,
              meta: [
                t("common-tellings", { count: one.parts.length }),
                t.day(one.since),
                ...(one.groups > 0 ? [badge(t("common-taken-up"), "ok")] : []),
              ],
            })),
            2,
          )
    }${pagination(t, { newer: before ? "/common-problems" : null, older: rows.length > pageLength ? `/common-problems?before=${shown.at(-1)?.id}` : null })}`,
  };
}

export interface CommonPage {
  readonly facts: CommonFacts;
  readonly view: CommonView;
  readonly before: readonly Kin[];
  readonly after: readonly Kin[];
  /** Forms of the room of groups: taking it up. */
  readonly more?: Slot;
}

/** "Here and there": each side's words beside each other, what shows it, who agreed and why, how it came about. */
export function commonPage(call: Call, { facts, view, before, after, more = "" }: CommonPage): Page {
  const { t, exchange, token } = call;
  const path = `/common-problems/${facts.number}`;
  const title = titleOf(call, view.title, facts.number);
  const codes = exchange.sides.map((side) => side.code).filter((code) => view.parts.some((part) => part.side === code));
  const shores = codes.map((code) => {
    const own = view.parts.filter((part) => part.side === code);
    const side = sideOf(exchange, code);
    return {
      name: sideName(call, code),
      ...(side && { zone: side.zone, place: nameFor(side.capital, t.reads) }),
      note: t("common-tellings", { count: own.length }),
      body: html`${own.map((part) => telling(call, part))}`,
    };
  });
  const evidence = view.parts.flatMap((part) => part.evidence.map((address) => ({ address, part })));
  const mine = view.parts.filter((part) =>
    isTeller(call.actor, { author: part.author, organisation: part.organisationId }),
  );
  const main = html`
<p class="meta">${facts.closed ? badge(t("common-closed"), "warm") : badge(t("common-agreed", { count: codes.length }), "ok")}<span>${t("kind-common-problem")} ${facts.number}</span><time datetime="${view.since}">${t.day(view.since)}</time></p>
<p class="eyebrow">${t("common-here-and-there")}</p><h1>${title}</h1>
${facts.closed ? notice({ kind: "warm", body: facts.mergedInto === null ? t("common-closed-note") : html`${t("common-merged-note")} <a href="/common-problems/${facts.mergedInto}">${t("kind-common-problem")} ${facts.mergedInto}</a>` }) : ""}
${view.groups.map((group) => notice({ kind: "ok", body: html`${t(group.at ? "common-in-group" : "common-asked-group")} <a href="/groups/${group.number}">${titleOf(call, group.title, group.number, { mark: false })}</a>${group.at ? html`, ${t.day(group.at)}` : ""}` }))}
${dateLine(t, shores, { level: 2, now: call.now })}
<h2>${t("common-why-title")}</h2>${agreements(
    call,
    view.agreements.filter((one) => one.kind === "same"),
  )}
${evidence.length === 0 ? "" : html`<h2>${t("problem-evidence")}</h2><ul>${evidence.map(({ address, part }) => html`<li><a href="${safeUrl(address)}" rel="noopener nofollow ugc">${URL.canParse(address) ? new URL(address).hostname : address}</a> <small>${sideName(call, part.side)}</small></li>`)}</ul>`}
${view.experiences.length === 0 ? "" : html`<h2>${t("problem-tried")}</h2><ul>${view.experiences.map((one) => html`<li><a href="/experiences/${one.number}">${titleOf(call, one.title, one.number)}</a> <small>${sideName(call, one.side)}</small></li>`)}</ul>`}
${facts.closed ? "" : html`<div class="actions">${linkButton(`/problems/new?like=common-${facts.number}`, t("same-here"))}${linkButton(`/experiences/new?about=${facts.id}`, t("tried-this"), { quiet: true })}${call.actor.seats.some((seat) => seat.role === "co-chair") ? linkButton(`${path}/take-up`, t("take-up-link"), { quiet: true }) : ""}${form({ action: `${path}/follow`, submit: t(view.following ? "unfollow" : "follow"), hidden: view.following ? {} : { follow: "yes" }, look: { quiet: true }, inline: true, ...(token !== null && { token }) })}</div>`}
${more}
${view.related.length === 0 ? "" : html`<h2>${t("common-related")}</h2>${cards(view.related.map((problem) => listed(call, problem)))}`}
${view.left.length === 0 ? "" : html`<h2>${t("common-left")}</h2><ul>${view.left.map((one) => html`<li><a href="${`/${one.kind}s/${one.number}`}">${t(`kind-${one.kind}`)} ${one.number}</a>, ${t.day(one.leftAt)}${one.why ? html`: <q lang="${one.whyLanguage ?? ""}">${name(one.why)}</q>` : ""}</li>`)}</ul>`}
${commentsPart(call, { kind: "common-problem", ...facts }, view.comments)}
${facts.closed || !call.actor.member ? "" : changes(call, facts, view, mine)}`;
  return {
    title: plainTitle(call, view.title, facts.number),
    scripts: commentScripts(call),
    canonical: path,
    breadcrumb: [
      { href: "/problems", label: t("problems-title") },
      { href: "/common-problems", label: t("common-problems-title") },
    ],
    body: withAside(main, lineage(t, { before, here: { title, kind: t("kind-common-problem") }, after, level: 2 })),
  };
}

function telling(call: Call, part: CommonPart): Slot {
  const by = part.organisation ?? part.teller;
  return html`<article class="telling"><h3><a href="${pathOf(part.kind, part.number)}">${titleOf(call, part.title, part.number)}</a></h3>${part.text ? passage(call.t, call.passage(part.text)) : ""}<p class="small">${by ? name(by) : ""}${part.place ? html`${by ? ", " : ""}${name(part.place)}` : ""}</p></article>`;
}

function agreements(call: Call, rows: readonly CommonAgreement[]): Slot {
  const { t } = call;
  return table({
    caption: t("common-who-agreed"),
    captionHidden: true,
    columns: [{ label: t("common-who") }, { label: t("common-why") }, { label: t("common-when") }],
    rows: rows.flatMap((one) =>
      one.assents.map((assent) => [
        html`${sideName(call, assent.side)}<br><small>${name(assent.organisation ?? assent.person ?? t("former-member"))}</small>`,
        html`<q lang="${assent.whyLanguage ?? ""}">${name(assent.why)}</q>`,
        html`${t.day(assent.at)}${assent.withdrawnAt ? html`<br>${badge(t("common-withdrew", { day: t.day(assent.withdrawnAt) }), "warm")}` : ""}`,
      ]),
    ),
  });
}

/** Leaving and splitting, folded away: rare, and never by accident. */
function changes(call: Call, facts: CommonFacts, view: CommonView, mine: readonly CommonPart[]): Slot {
  const { t, token } = call;
  const path = `/common-problems/${facts.number}`;
  const chairs = call.actor.seats.some(
    (seat) => seat.role === "co-chair" && seat.themes.some((theme) => facts.themes.includes(theme)),
  );
  if (mine.length === 0 && !chairs) return "";
  const open = view.agreements.find((one) => one.kind === "split" && !one.adoptedAt && !one.withdrawnAt);
  const why = (id: string) =>
    field(t, freshForm, { kind: "text", name: "why", id, label: t("verdict-why"), width: "long" });
  return html`<details class="changes"><summary>${t("common-change")}</summary>
${mine.map((part) => form({ action: `${path}/leave`, hidden: { problem: part.id }, ...(token !== null && { token }), body: html`<p>${t("common-leave-lead")} <b>${titleOf(call, part.title, part.number)}</b></p>${why(`why-leave-${part.number}`)}`, submit: t("common-leave"), look: { quiet: true } }))}
${
  view.parts.length < 4
    ? ""
    : form({
        action: `${path}/splits`,
        ...(token !== null && { token }),
        body: html`<h3>${t("common-split")}</h3><p>${t(open ? "common-split-open" : "common-split-lead")}</p>${field(t, { values: { problems: open ? [...open.problems] : [] }, errors: {} }, { kind: "checkboxes", name: "problems", label: t("common-split-which"), options: view.parts.map((part) => ({ value: part.id, label: titleOf(call, part.title, part.number), hint: sideName(call, part.side) })) })}${why("why-split")}`,
        submit: t(open ? "common-split-agree" : "common-split-propose"),
        look: { quiet: true },
      })
}</details>`;
}
