import { field } from "#design/field.ts";
import { form } from "#design/form.ts";
import { notice } from "#design/notice.ts";
import { table } from "#design/table.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { freshForm } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import { guarded } from "../../team/pages/around.ts";
import { reason } from "./desk.ts";

export interface BrakeView {
  readonly state: "on" | "paused" | "restored";
  readonly why: string;
  readonly since: string | null;
  readonly leaving: number;
  /** What resuming would send now, and what has become too late meanwhile. */
  readonly due: number;
  readonly tooLate: number;
  readonly held: readonly { readonly reason: string; readonly messages: number }[];
}

/** The brake of the whole house, in two steps, and how to take it off. */
export function brakePage(call: Call, view: BrakeView, asking: boolean): Page {
  const { t } = call;
  const stop = asking
    ? html`${notice({ kind: "warm", body: t("brake-sure", { due: view.due }) })}${form({
        action: "/sending/paused",
        ...guarded(call),
        body: field(t, freshForm, { kind: "text", name: "why", label: t("brake-why"), optional: true }),
        submit: t("brake-do"),
        beside: html`<a href="/sending">${t("brake-back")}</a>`,
      })}`
    : html`<p><a class="button" href="/sending?sure=yes">${t("brake-pull")}</a></p>`;
  return {
    title: t("brake"),
    private: true,
    body: html`<h1>${t("brake")}</h1><p class="lead">${t(`brake-state-${view.state}`)}${view.since ? ` ${t("brake-since", { when: t.moment(view.since, call.actor.zone) })}` : ""}</p>
${view.why ? html`<p><bdi>${view.why}</bdi></p>` : ""}${view.leaving > 0 && view.state !== "on" ? notice({ kind: "warm", body: t("brake-leaving", { n: view.leaving }) }) : ""}
${
  view.state === "on"
    ? stop
    : html`<p>${t("brake-would-go", { due: view.due, late: view.tooLate })}</p>${form({ action: "/sending/resumed", ...guarded(call), submit: t("brake-release") })}`
}
${
  view.held.length === 0
    ? ""
    : html`<h2>${t("brake-held")}</h2>${table({
        caption: t("brake-held"),
        captionHidden: true,
        columns: [
          { label: t("brake-held-why") },
          { label: t("desk-how-many"), numeric: true },
          { label: t("brake-held-do"), labelHidden: true },
        ],
        rows: view.held.map((one) => [
          reason(call, one.reason) || t("brake-held-no-reason"),
          t.number(one.messages),
          html`<div class="actions">${form({ action: "/sending/released", ...guarded(call), hidden: { reason: one.reason }, inline: true, submit: t("brake-held-release") })}${form({ action: "/sending/dropped", ...guarded(call), hidden: { reason: one.reason }, inline: true, submit: t("brake-held-drop"), look: { quiet: true } })}</div>`,
        ]),
      })}`
}`,
  };
}
