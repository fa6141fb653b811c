import { badge } from "#design/badge.ts";
import { button } from "#design/button.ts";
import { empty } from "#design/empty.ts";
import { type Field, field } from "#design/field.ts";
import { errorSummary, form } from "#design/form.ts";
import { sentence } from "#design/sentence.ts";
import { name, type Slot } from "#design/slot.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { type FormState, freshForm } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import { type ProgrammeRole, programmeRoles } from "../../domain.ts";
import { leads, type WorkFacts } from "../domain.ts";
import type { TeamMember } from "../queries.ts";
import { crumbs, guarded, pathOf, programmeName, workTabs } from "./around.ts";

/** Who does what in a programme; for its heads also the form that gives an office. */
export function teamPage(
  call: Call,
  programme: WorkFacts,
  team: readonly TeamMember[],
  state: FormState = freshForm,
): Page {
  const { t } = call;
  const mayGive = leads(call.actor, programme);
  const title = t("team-title");
  return {
    title: `${title} – ${programmeName(call, programme)}`,
    private: true,
    breadcrumb: crumbs(call, programme),
    body: html`${workTabs(call, programme, "team")}<h1>${title}</h1><p class="lead">${t("team-lead")}</p>
${programmeRoles.map((role) => ofRole(call, programme, role, team, mayGive))}
${mayGive ? giveForm(call, programme, state) : html`<p class="small">${t("team-heads-give")}</p>`}`,
  };
}

function ofRole(
  call: Call,
  programme: WorkFacts,
  role: ProgrammeRole,
  team: readonly TeamMember[],
  mayGive: boolean,
): Slot {
  const { t } = call;
  const holders = team.filter((one) => one.role === role);
  return html`<section><h2>${t(`team-role-${role}`)}</h2><p class="small">${t(`team-role-${role}-hint`)}</p>${
    holders.length === 0
      ? empty({ title: t(role === "medical" ? "team-no-medical" : "team-nobody") })
      : html`<ul class="cards">${holders.map((one) => html`<li>${holderCard(call, programme, one, mayGive)}</li>`)}</ul>`
  }</section>`;
}

function holderCard(call: Call, programme: WorkFacts, one: TeamMember, mayGive: boolean): Slot {
  const { t, actor } = call;
  const mine = one.person === actor.person;
  const path = `${pathOf(programme)}/team`;
  return html`<article class="card"><h3><a href="/people/${one.number}">${name(one.name)}</a></h3><div class="meta"><span>${t("team-since", { day: t.day(one.since, actor.zone) })}</span>${one.givenBy ? html`<span>${sentence(t, "team-given-by", {}, { who: name(one.givenBy) })}</span>` : ""}${one.onDuty ? badge(t("team-on-duty"), "warm") : ""}</div>${
    mayGive || mine
      ? form({
          action: mine ? `${path}/laid-down` : `${path}/ended`,
          ...guarded(call),
          hidden: { person: String(one.number), role: one.role },
          inline: true,
          submit: {
            buttons: html`${button(t(mine ? "team-lay-down" : "team-take"), { quiet: true })}${
              mayGive && one.role === "operator"
                ? button(t(one.onDuty ? "team-off-duty" : "team-to-duty"), {
                    quiet: true,
                    name: "duty",
                    value: one.onDuty ? "no" : "yes",
                    formaction: path,
                  })
                : ""
            }`,
          },
        })
      : ""
  }</article>`;
}

function giveForm(call: Call, programme: WorkFacts, state: FormState): Slot {
  const { t } = call;
  const labels: Record<string, string> = Object.create(null);
  const draw = (one: Field) => {
    labels[one.name] = one.label;
    return field(t, state, one);
  };
  const body = html`
${draw({ kind: "text", name: "person", label: t("team-person"), hint: t("team-person-hint"), width: "medium" })}
${draw({ kind: "radios", name: "role", label: t("team-role"), value: "reviewer", options: programmeRoles.map((role) => ({ value: role, label: t(`team-role-one-${role}`), hint: t(`team-role-${role}-hint`) })) })}
${draw({ kind: "checkbox", name: "duty", label: t("team-duty"), hint: t("team-duty-hint") })}`;
  return html`<section id="give"><h2>${t("team-give")}</h2>${errorSummary(t, state, labels)}${form({
    action: `${pathOf(programme)}/team`,
    ...guarded(call),
    body,
    publishing: html`<div class="publishing"><p>${t("team-who-sees")}</p></div>`,
    submit: t("team-give-do"),
  })}</section>`;
}
