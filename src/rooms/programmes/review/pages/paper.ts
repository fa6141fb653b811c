import { badge } from "#design/badge.ts";
import { button } from "#design/button.ts";
import { empty } from "#design/empty.ts";
import { type Field, field } from "#design/field.ts";
import { errorSummary, form } from "#design/form.ts";
import { langOf, type Slot } from "#design/slot.ts";
import { table } from "#design/table.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { type FormState, freshForm } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import type { WorkFacts } from "../../team/domain.ts";
import { crumbs, guarded, pathOf } from "../../team/pages/around.ts";
import type { TeamMember } from "../../team/queries.ts";
import type { PaperLine } from "../paper.ts";
import { placeOfText } from "./parts.ts";

/** Enters what was signed on paper. `lines`: what the codes mean, shown before anything is taken. */
export function paperPage(
  call: Call,
  facts: WorkFacts,
  team: readonly TeamMember[],
  state: FormState = freshForm,
  lines: readonly PaperLine[] | null = null,
): Page {
  const { t } = call;
  const reviewers = team.filter((one) => one.role === "reviewer" || one.role === "medical");
  const labels: Record<string, string> = Object.create(null);
  const draw = (one: Field) => {
    labels[one.name] = one.label;
    return field(t, state, one);
  };
  const sound = lines !== null && lines.length > 0 && lines.every((line) => line.fault === null);
  const body = html`
${draw({ kind: "text", name: "paper", label: t("paper-name"), hint: t("paper-name-hint"), width: "long" })}
${draw({ kind: "select", name: "signer", label: t("paper-signer"), nothing: t("paper-choose"), options: reviewers.map((one) => ({ value: `${one.number} ${one.role}`, label: `${one.name}, ${t(`team-role-one-${one.role}`)}` })) })}
${draw({ kind: "date", name: "day", label: t("paper-day"), width: "medium" })}
${draw({ kind: "textarea", name: "yes", label: t("paper-yes"), hint: t("paper-yes-hint"), rows: 6 })}
${draw({ kind: "textarea", name: "no", label: t("paper-no"), hint: t("paper-no-hint"), rows: 4, optional: true })}
${draw({ kind: "select", name: "language", label: t("paper-no-language"), value: t.language, options: facts.languages.map((code) => ({ value: code, label: t.languageName(code) })) })}`;
  return {
    title: t("paper-enter"),
    private: true,
    breadcrumb: [...crumbs(call, facts), { href: `${pathOf(facts)}/review`, label: t("review-title") }],
    body: html`<h1>${t("paper-enter")}</h1><p class="lead">${t("paper-lead")}</p>${errorSummary(t, state, labels)}${
      reviewers.length === 0
        ? empty({ title: t("paper-no-reviewers"), next: { href: `${pathOf(facts)}/team`, label: t("team-title") } })
        : html`${lines === null ? "" : meaning(call, lines)}${form({
            action: `${pathOf(facts)}/review/enter`,
            ...guarded(call),
            body,
            publishing: html`<div class="publishing"><p>${t("paper-who-sees")}</p></div>`,
            submit: {
              buttons: html`${sound ? button(t("paper-take"), { name: "do", value: "take" }) : ""}${button(t("paper-look"), { name: "do", value: "look", quiet: sound })}`,
            },
          })}`
    }`,
  };
}

function meaning(call: Call, lines: readonly PaperLine[]): Slot {
  const { t } = call;
  return table({
    caption: t("paper-meaning"),
    columns: [{ label: t("paper-code") }, { label: t("paper-text") }, { label: t("paper-verdict") }],
    rows: lines.map((line) => [
      html`<code>${line.typed}</code>`,
      line.text
        ? html`${placeOfText(call, line.text)}<br><span${langOf(t.language, line.text.version.language)}>${line.text.version.text}</span>`
        : "",
      html`${badge(t(`review-verdict-${line.verdict}`), line.verdict === "yes" ? "ok" : "warm")} ${line.fault ? html`<p>${badge(t(line.fault), "warm")}</p>` : ""}${line.why ? html`<q>${line.why}</q>` : ""}`,
    ]),
    empty: html`<p>${t("paper-empty")}</p>`,
  });
}
