import { badge } from "#design/badge.ts";
import { button } from "#design/button.ts";
import { field } from "#design/field.ts";
import { errorSummary, form } from "#design/form.ts";
import { notice } from "#design/notice.ts";
import { sentence } from "#design/sentence.ts";
import { name, type Slot } from "#design/slot.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import type { FormState } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import { type GroupFacts, hasChair, hasFreeSeat, isChair, seated, wouldRest } from "../domain.ts";
import type { Offer, SeatsView } from "../view.ts";
import { below, capacityOf, guarded, personName, plainTitle, sideName, sittingFields, whoSeesSeats } from "./parts.ts";

const frame = (
  call: Call,
  facts: GroupFacts,
  title: string,
  body: Slot,
  group = `${call.t("kind-group")} ${facts.number}`,
): Page => ({
  title,
  private: true,
  breadcrumb: below(call, { number: facts.number, title: group }),
  body: html`<h1>${title}</h1>${body}`,
});
const back = (call: Call, facts: GroupFacts): Slot =>
  html`<a href="/groups/${facts.number}">${call.t("group-back")}</a>`;

/** Sitting down, or asking for a seat. */
export function seatPage(call: Call, facts: GroupFacts, state: FormState): Page {
  const { t, actor } = call;
  const labels: Record<string, string> = Object.create(null);
  const title = t(facts.open ? "group-sit-down" : "group-ask-seat");
  if (actor.sides.length === 0)
    return frame(
      call,
      facts,
      title,
      html`<p>${t("right-side")}</p><p><a href="/me/edit">${t("group-say-your-side")}</a></p>`,
    );
  const table = seated(facts.seats);
  const free = actor.sides.filter((side) => hasFreeSeat(table, side));
  const refused = Object.keys(state.errors).length > 0;
  // A form that was sent comes back as it was, also when the last seat went while it was filled in.
  if (free.length === 0 && !refused)
    return frame(
      call,
      facts,
      title,
      html`${notice({ kind: "warm", body: t("group-side-full") })}<p>${back(call, facts)}</p>`,
    );
  const open = refused ? actor.sides : free;
  const mayLead = Object.hasOwn(state.errors, "role") || open.some((side) => !hasChair(facts.seats, side));
  const sitting = sittingFields(call, state, actor.sides, labels, { free: open });
  if (mayLead) labels["role"] = t("group-as-what");
  const role = mayLead
    ? field(t, state, {
        kind: "radios",
        name: "role",
        label: t("group-as-what"),
        value: "member",
        options: [
          {
            value: "member",
            label: t("group-as-member"),
            hint: t(facts.open ? "group-as-member-open" : "group-as-member-asks"),
          },
          { value: "co-chair", label: t("group-as-co-chair"), hint: t("group-as-co-chair-hint") },
        ],
      })
    : html`<input type="hidden" name="role" value="member">`;
  return frame(
    call,
    facts,
    title,
    html`${errorSummary(t, state, labels)}${form({
      action: `/groups/${facts.number}/seats`,
      ...guarded(call),
      body: html`${sitting}${role}`,
      publishing: whoSeesSeats(call, facts.audience),
      submit: title,
      beside: back(call, facts),
    })}`,
  );
}

/** Answering an offered seat. */
export function offerPage(call: Call, facts: GroupFacts, offer: Offer, state: FormState): Page {
  const { t, actor } = call;
  const labels: Record<string, string> = Object.create(null);
  const title = t(offer.role === "co-chair" ? "group-offer-chair-title" : "group-offer-title");
  const by = name(offer.by ?? t("former-member"));
  const lead = offer.relieves
    ? "group-offer-stead"
    : offer.role === "co-chair"
      ? "group-offer-chair"
      : "group-offer-seat";
  const own = facts.seats.find((seat) => seat.person === actor.person && seat.role !== "asking");
  const sides = own ? [own.side] : offer.side ? [offer.side] : actor.sides;
  const fixed =
    sides.length === 1 && actor.sides.length > 1
      ? html`<input type="hidden" name="side" value="${sides[0] ?? ""}">`
      : "";
  const sitting = sittingFields(call, state, sides, labels);
  return frame(
    call,
    facts,
    title,
    html`${errorSummary(t, state, labels)}<p>${sentence(t, lead, { side: sides.map((code) => sideName(call, code)).join(", ") }, { by })}</p>${offer.role === "co-chair" ? html`<p>${t("group-as-co-chair-hint")}</p>` : ""}
${form({
  action: `/groups/${facts.number}/offer`,
  ...guarded(call),
  body: html`${fixed}${sitting}`,
  publishing: whoSeesSeats(call, facts.audience),
  submit: {
    buttons: html`${button(t("group-offer-accept"), { name: "answer", value: "yes" })}${button(t("group-offer-decline"), { name: "answer", value: "no", quiet: true })}`,
  },
})}`,
  );
}

/** Who asks for a seat, who is offered one; for co-chairs, the ways to answer and to offer. */
export function seatsPage(call: Call, facts: GroupFacts, view: SeatsView, state: FormState): Page {
  const { t, actor } = call;
  const path = `/groups/${facts.number}`;
  const leads = isChair(actor, facts.id) && facts.state !== "closed";
  const press = (action: string, label: string, quiet = true): Slot =>
    form({ action, submit: label, look: { quiet }, inline: true, ...guarded(call) });
  const asking = view.asking.map(
    (one) =>
      html`<li class="card"><h3>${personName(call, one)}</h3><p>${t(one.wants === "co-chair" ? "group-asks-chair" : "group-asks-seat", { side: sideName(call, one.side) })} ${capacityOf(call, one)}</p><p class="small">${t.day(one.at, actor.zone)}</p>${
        leads
          ? html`<div class="actions">${press(`${path}/seats/${one.person}/acceptance`, t("group-seat-give"), false)}${press(`${path}/seats/${one.person}/refusal`, t("group-seat-decline"))}</div>`
          : ""
      }</li>`,
  );
  const offers = view.offers.map(
    (one) =>
      html`<li>${personName(call, one)} ${badge(t(one.relieves ? "group-offered-stead" : one.role === "co-chair" ? "group-offered-chair" : "group-offered-seat"), "waiting")} <span class="small">${t.day(one.at, actor.zone)}</span>${leads ? press(`${path}/offers/${one.person}/withdrawal`, t("group-offer-take-back")) : ""}</li>`,
  );
  return frame(
    call,
    facts,
    t("group-seats-title"),
    html`${errorSummary(t, state, { person: t("group-offer-whom") })}
<h2>${t("group-asking-title")}</h2>${asking.length === 0 ? html`<p>${t("group-asking-none")}</p>` : html`<ul class="cards">${asking}</ul>`}
<h2>${t("group-offers-title")}</h2>${offers.length === 0 ? html`<p>${t("group-offers-none")}</p>` : html`<ul>${offers}</ul>`}
${leads ? offering(call, facts, view, state) : ""}`,
    plainTitle(call, view.title, facts.number),
  );
}

function offering(call: Call, facts: GroupFacts, view: SeatsView, state: FormState): Slot {
  const { t, actor } = call;
  const mine = facts.seats.find((seat) => seat.person === actor.person);
  const near = view.seated.filter((one) => one.side === mine?.side);
  return html`<h2>${t("group-offer-do-title")}</h2>${form({
    action: `/groups/${facts.number}/offers`,
    ...guarded(call),
    body: html`${field(t, state, { kind: "text", name: "person", label: t("group-offer-whom"), hint: html`${t("group-offer-whom-hint")}${near.length > 0 ? html` ${t("group-offer-near")} ${near.map((one, n) => html`${n > 0 ? ", " : ""}${name(one.name)} (${one.number})`)}` : ""}`, width: "medium" })}${field(
      t,
      state,
      {
        kind: "radios",
        name: "as",
        label: t("group-as-what"),
        value: "member",
        options: [
          { value: "member", label: t("group-as-member") },
          { value: "co-chair", label: t("group-offer-other-chair"), hint: t("group-offer-other-chair-hint") },
          { value: "my-stead", label: t("group-offer-my-stead"), hint: t("group-offer-my-stead-hint") },
        ],
      },
    )}`,
    submit: t("group-offer-do"),
  })}`;
}

/** Giving up one's seat; a co-chair whose side is then without one says why. */
export function leavePage(call: Call, facts: GroupFacts, state: FormState): Page {
  const { t, actor } = call;
  const seat = facts.seats.find((one) => one.person === actor.person);
  const rests = wouldRest(actor, facts);
  const labels = { why: t("group-state-why") };
  const asking = seat?.role === "asking";
  return frame(
    call,
    facts,
    t(asking ? "group-stop-asking" : "group-leave"),
    html`${errorSummary(t, state, labels)}<p>${t(asking ? "group-stop-asking-lead" : rests ? "group-leave-rests" : "group-leave-lead")}</p>
${form({
  action: `/groups/${facts.number}/leave`,
  ...guarded(call),
  body: rests
    ? field(t, state, {
        kind: "textarea",
        name: "why",
        label: labels.why,
        hint: t("group-state-why-hint"),
        rows: 3,
        maxlength: 600,
        lang: t.language,
      })
    : "",
  submit: t(asking ? "group-stop-asking" : "group-leave-do"),
  beside: back(call, facts),
})}`,
  );
}
