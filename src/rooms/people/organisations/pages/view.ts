import { badge } from "#design/badge.ts";
import { linkButton } from "#design/button.ts";
import { empty } from "#design/empty.ts";
import { form } from "#design/form.ts";
import { notice } from "#design/notice.ts";
import { passage, passageTitle } from "#design/passage.ts";
import { langOf, name, type Slot } from "#design/slot.ts";
import { summaryList } from "#design/summary-list.ts";
import { addressOf } from "#kernel/lineage/kin.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { html, safeUrl } from "#kernel/web/html.ts";
import { pick } from "#kernel/wording/wording.ts";
import { type OrganisationFacts, roleIn } from "../../domain.ts";
import type { Brought, OrganisationView } from "../queries.ts";
import { guarded, knownBadge, ownName, pathOf, sideName, translatedName } from "./parts.ts";

/** One organisation: what it says of itself, all it brought, what it said of others, who belongs to it. */
export function viewPage(call: Call, facts: OrganisationFacts, view: OrganisationView): Page {
  const { t } = call;
  const about = pick(view.passages, "about");
  const translated = translatedName(call, pick(view.passages, "title"));
  return {
    title: facts.name,
    ...(about && { description: call.passage(about).shown.slice(0, 200) }),
    canonical: pathOf(facts.number),
    breadcrumb: [{ href: "/organisations", label: t("organisations-title") }],
    body: html`<p class="meta">${view.known.length > 0 ? knownBadge(call) : ""}<span>${t("kind-organisation")} ${facts.number}</span><span>${sideName(call, facts.side)}</span></p>
<h1>${ownName(call, facts)}</h1>${translated ? html`<p class="lead">${translated}</p>` : ""}
${view.example ? notice({ body: t("organisation-is-example") }) : ""}
${about ? passage(t, call.passage(about)) : ""}
${summaryList(told(call, facts, view))}
${acts(call, facts, view)}
${parts(call, view)}
${verdicts(call, view)}
${members(call, facts, view)}`,
  };
}

function told(call: Call, facts: OrganisationFacts, view: OrganisationView): { label: Slot; value: Slot }[] {
  const { t } = call;
  const rows: { label: Slot; value: Slot }[] = [
    { label: t("organisation-known-label"), value: known(call, facts, view) },
  ];
  if (view.place) rows.push({ label: t("organisation-place"), value: name(view.place) });
  if (view.address)
    rows.push({
      label: t("organisation-address"),
      value: html`<a href="${safeUrl(view.address)}" rel="noopener nofollow ugc">${URL.canParse(view.address) ? new URL(view.address).hostname : view.address}</a>`,
    });
  if (view.registerId) rows.push({ label: t("organisation-register"), value: view.registerId });
  rows.push({ label: t("organisation-language"), value: t.languageName(facts.language) });
  rows.push({
    label: t("organisation-since"),
    value: html`<time datetime="${view.since}">${t.day(view.since)}</time>`,
  });
  return rows;
}

/** Always said in which way it is known, or that it is not known yet. */
function known(call: Call, facts: OrganisationFacts, view: OrganisationView): Slot {
  const { t } = call;
  if (view.known.length === 0) return t("organisation-not-known");
  return html`${view.known.map((one, n) => html`${n > 0 ? html`<br>` : ""}${t(`organisation-known-${one.way}`, { side: sideName(call, one.side ?? facts.side), day: t.day(one.at) })}`)}`;
}

const thing = (call: Call, one: Brought, mark = true): Slot =>
  html`<a href="${addressOf(one.kind, one.number)}">${one.title ? passageTitle(call.t, call.passage(one.title), { mark }) : `№ ${one.number}`}</a>`;

function parts(call: Call, view: OrganisationView): Slot {
  const { t } = call;
  if (view.brought.length === 0 && view.common.length === 0) return empty({ title: t("organisation-brought-none") });
  const list = (id: string, things: readonly Brought[]): Slot =>
    things.length === 0
      ? ""
      : html`<section><h2>${t(id, { count: things.length })}</h2><ul>${things.map((one) => html`<li>${thing(call, one)}</li>`)}</ul></section>`;
  return html`${(["problem", "hope", "experience"] as const).map((kind) =>
    list(
      `organisation-${kind}s`,
      view.brought.filter((one) => one.kind === kind),
    ),
  )}${list("organisation-common", view.common)}`;
}

function verdicts(call: Call, view: OrganisationView): Slot {
  const { t } = call;
  if (view.verdicts.length === 0) return "";
  return html`<section><h2>${t("organisation-verdicts")}</h2><ul>${view.verdicts.map(
    (one) =>
      html`<li>${badge(t(`organisation-verdict-${one.verdict}`), one.verdict === "same" ? "ok" : "plain")} ${thing(call, one.first, false)} – ${thing(call, one.second, false)}${
        one.why ? html`<br><q${langOf(t.language, one.whyLanguage)}>${name(one.why)}</q>` : ""
      } <span class="small">${t.day(one.at)}</span></li>`,
  )}</ul></section>`;
}

function members(call: Call, facts: OrganisationFacts, view: OrganisationView): Slot {
  const { t, actor } = call;
  const count = view.members.length + view.unnamed;
  if (!actor.member)
    return count === 0
      ? ""
      : html`<section id="members"><h2>${t("organisation-members")}</h2><p>${t("organisation-members-count", { count })}</p></section>`;
  return html`<section id="members"><h2>${t("organisation-members")}</h2>${
    count === 0
      ? html`<p>${t("organisation-members-none")}</p>`
      : html`<ul>${view.members.map((one) => html`<li><a href="/people/${one.number}">${name(one.name)}</a> <span class="small">${t(`role-${one.role}`)}</span></li>`)}</ul>`
  }${view.unnamed > 0 ? html`<p class="small">${t("organisation-members-unnamed", { count: view.unnamed })}</p>` : ""}${
    roleIn(actor, facts.id) === "head"
      ? html`<p>${linkButton(`${pathOf(facts.number)}/members`, view.asking > 0 ? t("members-asking-wait", { count: view.asking }) : t("members-title"), { quiet: view.asking === 0 })}</p>`
      : ""
  }</section>`;
}

/** What this reader may do; asking to join says why not only where it is a question of signing in. */
function acts(call: Call, facts: OrganisationFacts, view: OrganisationView): Slot {
  const { t } = call;
  const path = pathOf(facts.number);
  const buttons: Slot[] = [];
  if (call.may("organisation.edit", facts) === true)
    buttons.push(linkButton(`${path}/edit`, t("organisation-edit"), { quiet: true }));
  if (call.may("organisation.ask-to-join", facts) === true) {
    buttons.push(
      view.asked
        ? badge(t("organisation-asked"), "waiting")
        : linkButton(`${path}/joining`, t("organisation-ask"), { quiet: true }),
    );
  }
  if (call.may("organisation.leave", facts) === true)
    buttons.push(linkButton(`${path}/leaving`, t("organisation-leave"), { quiet: true }));
  if (call.may("organisation.verify", facts) === true) {
    const is = view.known.length > 0;
    buttons.push(
      form({
        action: `${path}/verification`,
        hidden: is ? {} : { known: "yes" },
        submit: t(is ? "organisation-unverify" : "organisation-verify"),
        look: { quiet: true },
        inline: true,
        ...guarded(call),
      }),
    );
  }
  return buttons.length === 0 ? "" : html`<div class="actions">${buttons}</div>`;
}
