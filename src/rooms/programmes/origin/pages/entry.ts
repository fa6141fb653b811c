import { linkButton } from "#design/button.ts";
import { type Field, field } from "#design/field.ts";
import { errorSummary, form } from "#design/form.ts";
import type { Slot } from "#design/slot.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import type { FormState } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import type { WorkFacts } from "../../team/domain.ts";
import { crumbs, guarded, pathOf, programmeName, sideLabel } from "../../team/pages/around.ts";
import { type Entry, type EntryPart, evidences, partyKinds, partyStates, stepKinds, units } from "../domain.ts";
import { chosen } from "./parts.ts";

/** One line of the record, to be written: who had to agree, a step with its dates, a figure with its source. */
export function entryPage(call: Call<WorkFacts>, part: EntryPart, entry: Entry | null, state: FormState): Page {
  const { t, facts } = call;
  const title = t(entry === null ? `origin-${part}-add` : `origin-${part}-edit`);
  const path = `${pathOf(facts)}/origin`;
  const action = entry === null ? `${path}/entries` : `${path}/entries/${entry.id}`;
  const labels: Record<string, string> = Object.create(null);
  const draw = (one: Field): Slot => {
    labels[one.name] = one.label;
    return field(t, state, one);
  };
  const body = html`${draw({ kind: "text", name: "name", label: t(`origin-${part}-name`), hint: t(`origin-${part}-name-hint`), value: wordsOf(call, entry?.name) })}
${part === "party" ? ofParty(call, entry, draw) : part === "step" ? ofStep(call, entry, draw) : ofReach(call, entry, draw)}
${draw({ kind: "select", name: "side", label: t("origin-side"), optional: true, nothing: t("origin-side-none"), value: entry?.side ?? "", options: call.exchange.sides.map((side) => ({ value: side.code, label: sideLabel(call, side.code) })) })}
${draw({ kind: "textarea", name: "note", label: t(`origin-${part}-note`), optional: true, value: wordsOf(call, entry?.note), rows: 3, maxlength: 2000 })}
${draw({ kind: "text", name: "source", label: t(part === "party" ? "origin-paper" : "origin-source"), hint: t(`origin-${part}-source-hint`), optional: part !== "reach", value: entry?.source ?? "" })}
${draw({ kind: "url", name: "link", label: t("origin-link"), optional: true, value: entry?.link ?? "" })}`;
  const summary = errorSummary(t, state, labels);
  return {
    title: `${title} – ${programmeName(call, facts)}`,
    private: true,
    breadcrumb: [...crumbs(call, facts), { href: path, label: t("origin-title") }],
    body: html`<h1>${title}</h1>${summary}${form({
      action,
      ...guarded(call),
      hidden: { part },
      body,
      publishing: html`<div class="publishing"><p>${t("origin-who-sees")}</p></div>`,
      submit: t("origin-entry-save"),
      beside: linkButton(path, t("origin-entry-back"), { quiet: true }),
    })}${
      entry === null
        ? ""
        : html`<h2>${t("origin-entry-drop")}</h2><p class="small">${t("origin-entry-drop-hint")}</p>${form({ action: `${action}/gone`, ...guarded(call), inline: true, submit: t("origin-entry-drop"), look: { quiet: true, danger: true } })}`
    }`,
  };
}

const wordsOf = ({ t }: Call, text: Entry["name"] | undefined): string => (text ? (chosen(t, text)?.words ?? "") : "");

type Draw = (one: Field) => Slot;

const choice = (t: Call["t"], prefix: string, values: readonly string[]) =>
  values.map((value) => ({ value, label: t(`${prefix}-${value}`) }));

const loose = (t: Call["t"], name: string, label: string, value: string, optional = true): Field => ({
  kind: "text",
  name,
  label,
  hint: t("origin-date-hint"),
  optional,
  value,
  width: "short",
});

const ofParty = ({ t }: Call, entry: Entry | null, draw: Draw): Slot => html`
${draw({ kind: "select", name: "kind", label: t("origin-party-kind"), value: entry?.kind ?? "ministry", options: choice(t, "origin-party", partyKinds) })}
${draw({ kind: "radios", name: "state", label: t("origin-party-state"), value: entry?.state ?? "waiting", options: choice(t, "origin-state", partyStates) })}
${draw(loose(t, "planned", t("origin-planned"), entry?.planned ?? ""))}${draw(loose(t, "done", t("origin-answered"), entry?.done ?? ""))}`;

const ofStep = ({ t }: Call, entry: Entry | null, draw: Draw): Slot => html`
${draw({ kind: "select", name: "kind", label: t("origin-step-kind"), value: entry?.kind ?? "agreement", options: choice(t, "origin-step", stepKinds) })}
${draw(loose(t, "planned", t("origin-planned"), entry?.planned ?? ""))}${draw(loose(t, "done", t("origin-done"), entry?.done ?? ""))}
${draw({ kind: "checkbox", name: "unknown", label: t("origin-step-unknown"), checked: entry?.state === "unknown" })}`;

const ofReach = ({ t }: Call, entry: Entry | null, draw: Draw): Slot => html`
${draw({ kind: "text", name: "figure", label: t("origin-figure"), hint: t("origin-figure-hint"), optional: true, value: entry?.figure === null || entry === null ? "" : String(entry.figure), width: "medium", inputmode: "decimal" })}
${draw({ kind: "select", name: "unit", label: t("origin-unit"), value: entry?.unit ?? "people", options: units.map((unit) => ({ value: unit, label: t(`origin-unit-${unit}`) })) })}
${draw(loose(t, "done", t("origin-reach-date"), entry?.done ?? ""))}
${draw({ kind: "radios", name: "evidence", label: t("origin-evidence"), value: entry?.evidence ?? "own", options: evidences.map((value) => ({ value, label: t(`origin-badge-${value}`), hint: t(`origin-evidence-${value}-hint`) })) })}`;
