import type { Words } from "#kernel/language/words.ts";
import { type Html, html } from "#kernel/web/html.ts";
import { attr, type Slot } from "./slot.ts";

export interface Stage {
  readonly label: Slot;
  /** ISO instant; written as a day in `zone`. */
  readonly at?: string;
  readonly zone?: string;
  readonly note?: Slot;
  /** `stopped`: it ended here without reaching the next stage. */
  readonly state: "done" | "now" | "ahead" | "stopped";
}

/** Stages in their order, each with what it is: done, now, still to come, stopped. */
export function timeline(t: Words, stages: readonly Stage[]): Html {
  return html`<ol class="line">${stages.map(
    ({ label, at, zone, note, state }) =>
      html`<li class="${state}"${attr("aria-current", state === "now" ? "step" : null)}><b>${label}</b> <span class="unseen">(${t(`design-stage-${state}`)})</span>${
        at === undefined ? "" : html`<small><time datetime="${at}">${t.day(at, zone)}</time></small>`
      }${note ? html`<small>${note}</small>` : ""}</li>`,
  )}</ol>`;
}
