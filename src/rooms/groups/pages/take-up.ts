import { badge } from "#design/badge.ts";
import { linkButton } from "#design/button.ts";
import { empty } from "#design/empty.ts";
import { field } from "#design/field.ts";
import { errorSummary, form } from "#design/form.ts";
import { notice } from "#design/notice.ts";
import { publishing } from "#design/publishing.ts";
import type { Slot } from "#design/slot.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { type FormState, freshForm, typedValue } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import type { CommonToTake } from "../domain.ts";
import type { OwnTaking, TakingsView } from "../takings-view.ts";
import { guarded, plainTitle, said, sideName, stateBadges, titleOf } from "./parts.ts";

/** "Our group takes it up": for each group that the reader leads, what was said so far and what he may say. */
export function takeUpPage(call: Call, common: CommonToTake, view: TakingsView, state: FormState): Page {
  const { t } = call;
  const title = titleOf(call, view.title, common.number);
  return {
    title: t("take-up-title"),
    private: true,
    breadcrumb: [
      { href: "/common-problems", label: t("common-problems-title") },
      { href: `/common-problems/${common.number}`, label: plainTitle(call, view.title, common.number) },
    ],
    body: html`<p class="eyebrow">${t("kind-common-problem")} ${common.number}</p><h1>${t("take-up-title")}</h1><p class="lead">${title}</p>
${errorSummary(t, state, { why: t("take-up-why") })}<p>${t("take-up-lead")}</p>
${
  view.groups.length === 0
    ? empty({ title: t("take-up-no-group"), next: { href: "/groups", label: t("groups-title") } })
    : view.groups.map((group) => one(call, common, group, state))
}`,
  };
}

function one(call: Call, common: CommonToTake, group: OwnTaking, state: FormState): Slot {
  const { t } = call;
  const mine = group.words.some((word) => word.side === group.side);
  return html`<section class="card"><h2><a href="/groups/${group.number}">${titleOf(call, group.title, group.number)}</a></h2><p class="meta">${badge(t(`group-state-${group.state}`), stateBadges[group.state])}${
    group.takenAt
      ? badge(t("take-up-taken", { day: t.day(group.takenAt) }), "ok")
      : group.asked
        ? badge(t("take-up-asked"), "waiting")
        : ""
  }</p>
${group.words.length === 0 ? "" : html`<ul>${group.words.map((word) => html`<li>${sideName(call, word.side)}, ${t.day(word.at)}: ${said(call, word.why, word.whyLanguage)}</li>`)}</ul>`}
${mine ? takingBack(call, common, group) : taking(call, common, group, state)}</section>`;
}

function taking(call: Call, common: CommonToTake, group: OwnTaking, state: FormState): Slot {
  const { t } = call;
  if (common.closed) return notice({ kind: "warm", body: t("group-common-closed") });
  if (group.state !== "working")
    return html`${notice({ kind: "warm", body: t("group-not-working") })}<p>${linkButton(`/groups/${group.number}`, t("take-up-see-group"), { quiet: true })}</p>`;
  if (group.sides.length < 2) return notice({ kind: "warm", body: t("group-needs-two-sides") });
  const typed = typedValue(state, "group") === group.id ? state : freshForm;
  const open = common.audience === "public";
  return form({
    action: `/common-problems/${common.number}/takings`,
    hidden: { group: group.id },
    ...guarded(call),
    body: field(t, typed, {
      kind: "text",
      name: "why",
      ...(typed === freshForm && { id: `why-${group.number}` }),
      label: t("take-up-why"),
      hint: t("take-up-why-hint"),
      width: "long",
      lang: t.language,
    }),
    publishing: publishing(t, {
      audience: open ? "public" : "members",
      copies: open ? ["open-data", "mail"] : ["mail"],
    }),
    submit: t(group.asked ? "take-up-agree" : "take-up-propose"),
  });
}

function takingBack(call: Call, common: CommonToTake, group: OwnTaking): Slot {
  const { t } = call;
  return html`<p>${t(group.takenAt ? "take-up-give-back-lead" : "take-up-waits")}</p>${form({
    action: `/common-problems/${common.number}/takings/withdrawal`,
    hidden: { group: group.id },
    ...guarded(call),
    submit: t(group.takenAt ? "take-up-give-back" : "take-up-take-back"),
    look: { quiet: true },
  })}`;
}
