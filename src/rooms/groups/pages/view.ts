import { badge } from "#design/badge.ts";
import { linkButton } from "#design/button.ts";
import { withAside } from "#design/columns.ts";
import { dateLine } from "#design/date-line.ts";
import { form } from "#design/form.ts";
import { type Kin, lineage } from "#design/lineage.ts";
import { notice } from "#design/notice.ts";
import { passage } from "#design/passage.ts";
import { sentence } from "#design/sentence.ts";
import { name, type Slot } from "#design/slot.ts";
import { summaryList } from "#design/summary-list.ts";
import { type Stage, timeline } from "#design/timeline.ts";
import { nameFor, sideOf } from "#kernel/exchange/exchange.ts";
import { addressOf } from "#kernel/lineage/kin.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import { pick } from "#kernel/wording/wording.ts";
import { commentScripts, commentsPart } from "#rooms/comments/index.ts";
import { type GroupFacts, isChair, seatOf, sidesWithChair } from "../domain.ts";
import type { GroupView, Taking } from "../view.ts";
import { below, capacityOf, guarded, personName, plainTitle, said, sideName, stateBadges, titleOf } from "./parts.ts";

export interface GroupPage {
  readonly facts: GroupFacts;
  readonly view: GroupView;
  readonly before: readonly Kin[];
  readonly after: readonly Kin[];
}

/** One group: what it works on, who sits in it on each side, what it took up, its life with dates and reasons. */
export function viewPage(call: Call, { facts, view, before, after }: GroupPage): Page {
  const { t } = call;
  const title = pick(view.passages, "title");
  const text = pick(view.passages, "text");
  const main = html`
<p class="meta">${badge(t(`group-state-${facts.state}`), stateBadges[facts.state])}<span>${t("kind-group")} ${facts.number}</span><time datetime="${view.stateSince}">${t("group-since", { day: t.day(view.stateSince) })}</time></p>
<h1>${titleOf(call, title, facts.number)}</h1>
${notices(call, facts, view)}
${text ? passage(t, call.passage(text)) : ""}
${summaryList([
  { label: t("group-who-may-sit"), value: t(facts.open ? "group-open" : "group-by-invitation") },
  ...(view.themes.length === 0
    ? []
    : [
        {
          label: t("problem-topics"),
          value: html`${view.themes.map((theme, n) => html`${n > 0 ? "\u00a0· " : ""}<a href="/topics/${theme.slug}">${theme.name ? call.passage(theme.name).shown : theme.slug}</a>`)}`,
        },
      ]),
  { label: t("group-followers"), value: t.number(view.followers) },
])}
${acts(call, facts, view)}
<h2 id="seats">${t("group-who-sits")}</h2>${dateLine(t, shores(call, facts, view), { level: 3, now: call.now })}${formerChairs(call, view)}
<h2 id="taken-up">${t("group-taken-title")}</h2>${takings(call, view)}
<h2 id="life">${t("group-life")}</h2>${timeline(t, stages(call, facts, view))}
${view.room.length === 0 ? "" : html`<h2>${t("group-room")}</h2><p class="small">${t("group-room-note")}</p><ul>${view.room.map((one) => html`<li><a href="${addressOf(one.kind, one.number)}">${titleOf(call, one.title, one.number)}</a>, ${t.day(one.at)}</li>`)}</ul>`}
${commentsPart(call, { kind: "group", ...facts, closed: facts.state === "closed" }, view.comments)}
${activity(call, facts, view)}`;
  return {
    title: plainTitle(call, title, facts.number),
    ...(text && { description: call.passage(text).shown.slice(0, 200) }),
    breadcrumb: below(call),
    scripts: commentScripts(call),
    canonical: `/groups/${facts.number}`,
    private: facts.audience !== "public",
    body: withAside(
      main,
      lineage(t, {
        before,
        here: { title: titleOf(call, title, facts.number), kind: t("kind-group") },
        after,
        level: 2,
      }),
    ),
  };
}

function notices(call: Call, facts: GroupFacts, view: GroupView): Slot {
  const { t, actor } = call;
  const path = `/groups/${facts.number}`;
  const parts: Slot[] = [];
  if (view.example) parts.push(notice({ body: t("group-is-example") }));
  if (view.offer && facts.state !== "closed")
    parts.push(
      notice({
        kind: "warm",
        body: html`<p>${sentence(t, "group-offered-you", {}, { by: name(view.offer.by ?? t("former-member")) })}</p><p>${linkButton(`${path}/offer`, t("group-offer-answer"))}</p>`,
      }),
    );
  if (isChair(actor, facts.id) && view.asking > 0)
    parts.push(
      notice({
        kind: "warm",
        body: html`<a href="${path}/seats">${t("group-asking-count", { count: view.asking })}</a>`,
      }),
    );
  if (facts.seats.some((seat) => seat.person === actor.person && seat.role === "asking"))
    parts.push(notice({ body: html`${t("group-you-ask")} <a href="${path}/leave">${t("group-stop-asking")}</a>` }));
  if (facts.state === "closed")
    parts.push(
      notice({
        kind: "warm",
        body: view.successor
          ? html`${t("group-goes-on-in")} <a href="/groups/${view.successor.number}">${titleOf(call, view.successor.title, view.successor.number)}</a>`
          : t("group-closed-note"),
      }),
    );
  else if (sidesWithChair(facts.seats).length < 2) parts.push(notice({ body: t("group-waits-for-chairs") }));
  return html`${parts}`;
}

/** What this reader may do here; what he may not is not drawn, except sitting down, which says why not. */
function acts(call: Call, facts: GroupFacts, view: GroupView): Slot {
  const { t, actor } = call;
  const path = `/groups/${facts.number}`;
  const parts: Slot[] = [];
  const join = call.may("group.join", facts);
  const mySeat = seatOf(actor, facts.id);
  if (join === true) parts.push(linkButton(`${path}/seat`, t(facts.open ? "group-sit-down" : "group-ask-seat")));
  else if (!actor.member && facts.state !== "closed")
    parts.push(linkButton(`/sign-in?next=${encodeURIComponent(path)}`, t("group-sign-in-to-sit")));
  if (call.may("group.edit", facts) === true) parts.push(linkButton(`${path}/edit`, t("edit"), { quiet: true }));
  if (call.may("group.change-state", facts) === true)
    parts.push(linkButton(`${path}/state`, t("group-change-state"), { quiet: true }));
  if (mySeat) parts.push(linkButton(`${path}/seats`, t("group-seats-title"), { quiet: true }));
  if (mySeat?.role === "member" && facts.state !== "closed" && !facts.seats.some((seat) => seat.role === "co-chair"))
    parts.push(
      form({
        action: `${path}/chair`,
        submit: t("group-take-chair"),
        look: { quiet: true },
        inline: true,
        ...guarded(call),
      }),
    );
  if (mySeat) parts.push(linkButton(`${path}/leave`, t("group-leave"), { quiet: true }));
  if (actor.member)
    parts.push(
      form({
        action: `${path}/follow`,
        submit: t(view.following ? "unfollow" : "follow"),
        hidden: view.following ? {} : { follow: "yes" },
        look: { quiet: true },
        inline: true,
        ...guarded(call),
      }),
    );
  return parts.length === 0 ? "" : html`<div class="actions">${parts}</div>`;
}

function shores(call: Call, facts: GroupFacts, view: GroupView) {
  const { t, exchange } = call;
  const codes = [...new Set([...exchange.sides.map((side) => side.code), ...facts.seats.map((seat) => seat.side)])];
  return codes.map((code) => {
    const side = sideOf(exchange, code);
    const chairs = view.chairs.filter((one) => one.side === code);
    const members = view.members.filter((one) => one.side === code);
    return {
      name: sideName(call, code),
      ...(side && { zone: side.zone, place: nameFor(side.capital, t.reads) }),
      body: html`${
        chairs.length === 0
          ? html`<p class="small">${t("group-no-chair-yet")}</p>`
          : chairs.map(
              (one) =>
                html`<p>${badge(t("group-co-chair"), "ok")} <b>${personName(call, one)}</b>${one.capacity ? html`<br>${capacityOf(call, one)}` : ""}<br><small>${t("group-since", { day: t.day(one.since, side?.zone) })}</small></p>`,
            )
      }${
        members.length === 0
          ? ""
          : call.actor.member
            ? html`<ul>${members.map((one) => html`<li>${personName(call, one)}${one.capacity ? html`, ${capacityOf(call, one)}` : ""}</li>`)}</ul>`
            : html`<p>${t("group-members-unnamed", { count: members.length })}</p>`
      }`,
    };
  });
}

function formerChairs(call: Call, view: GroupView): Slot {
  const { t } = call;
  if (view.formerChairs.length === 0) return "";
  return html`<details><summary>${t("group-former-chairs")}</summary><ul>${view.formerChairs.map((one) => html`<li>${sideName(call, one.side)}: ${personName(call, one)}${one.capacity ? html`, ${capacityOf(call, one)}` : ""} <small>${t.day(one.since)} – ${t.day(one.until)}</small></li>`)}</ul></details>`;
}

function takings(call: Call, view: GroupView): Slot {
  const { t } = call;
  if (view.takings.length === 0)
    return html`<p>${t("group-taken-none")} <a href="/common-problems">${t("common-problems-title")}</a></p>`;
  return html`<ul class="cards">${view.takings.map((one) => html`<li class="card"><h3><a href="/common-problems/${one.number}">${titleOf(call, one.title, one.number)}</a></h3><p class="meta">${takingState(call, one)}</p><ul>${one.words.map((word) => html`<li>${sideName(call, word.side)}, ${t.day(word.at)}: ${said(call, word.why, word.whyLanguage)}${word.withdrawnAt ? html` ${badge(t("common-withdrew", { day: t.day(word.withdrawnAt) }), "warm")}` : ""}</li>`)}</ul></li>`)}</ul>`;
}

function takingState({ t }: Call, one: Taking): Slot {
  if (one.withdrawnAt) return badge(t("take-up-given-back", { day: t.day(one.withdrawnAt) }), "warm");
  if (one.adoptedAt) return badge(t("take-up-taken", { day: t.day(one.adoptedAt) }), "ok");
  return badge(t("take-up-asked"), "waiting");
}

function stages(call: Call, facts: GroupFacts, view: GroupView): Stage[] {
  const { t } = call;
  return view.states.map((one, n): Stage => {
    const last = n === view.states.length - 1;
    const byItself = one.state === "resting" ? t("group-rests-without-chair") : "";
    const note = one.why === "" ? byItself : said(call, one.why, one.whyLanguage);
    return {
      label: t(`group-state-${one.state}`),
      at: one.at,
      state: !last ? "done" : facts.state === "closed" ? "stopped" : "now",
      ...(note !== "" && { note }),
    };
  });
}

function activity(call: Call, facts: GroupFacts, view: GroupView): Slot {
  const { t } = call;
  const drawn = view.activity.filter((one) => t.has(`event-${one.verb}`));
  if (drawn.length === 0) return "";
  return html`<h2 id="new">${t("group-activity")}</h2><ul>${drawn.map((one) => {
    const other =
      one.kind === "group" && one.number === facts.number
        ? ""
        : html`: <a href="${addressOf(one.kind, one.number)}">${titleOf(call, one.title, one.number, { mark: false })}</a>`;
    return html`<li><time datetime="${one.at}">${t.day(one.at)}</time>${one.side ? html`, ${sideName(call, one.side)}` : ""}: ${t(`event-${one.verb}`, { kind: "group" })}${other}</li>`;
  })}</ul>`;
}
