import type { Words } from "#kernel/language/words.ts";
import type { FormState } from "#kernel/web/form-state.ts";
import { type Html, html } from "#kernel/web/html.ts";
import { type ButtonOptions, button } from "./button.ts";
import { type Keep, keepNote, keepOffer } from "./keep.ts";
import { attr, type Slot } from "./slot.ts";

export interface FormView {
  readonly action: string;
  readonly method?: "post" | "get";
  /** Not allowed: the button is drawn disabled with the reason beside it, in the reader's language. */
  readonly allowed?: true | { readonly reason: Slot };
  /** Whether the fields are shown, disabled, to one who may not send them. */
  readonly showRefused?: boolean;
  readonly enctype?: "multipart/form-data";
  readonly hidden?: Readonly<Record<string, string>>;
  readonly body?: Slot;
  /** Words on the button, or a whole button of one's own. */
  readonly submit: string | { readonly buttons: Slot };
  readonly look?: ButtonOptions;
  /** Who will see it: the note from `publishing`, above the button. */
  readonly publishing?: Slot;
  /** Beside the button: a link back, a second button. */
  readonly beside?: Slot;
  /** Guards signed-in forms; signed-out ones have none. */
  readonly token?: string;
  readonly id?: string;
  /** On one line: search, small choices. */
  readonly inline?: boolean;
  /** The browser keeps what is typed until it is sent; the page brings `keepScripts`. Never where secrets are typed. */
  readonly keep?: Keep;
  /** With it the browser forgets all that it has kept: signing out. */
  readonly endsKeeping?: boolean;
}

export function form(view: FormView): Html {
  const { allowed = true, hidden = {} } = view;
  const keep = allowed === true ? view.keep : undefined;
  const sent = Object.entries(view.token === undefined ? hidden : { ...hidden, token: view.token });
  const body =
    allowed === true
      ? (view.body ?? "")
      : view.showRefused && view.body
        ? html`<fieldset class="bare" disabled>${view.body}</fieldset>`
        : "";
  return html`<form class="${view.inline ? "form inline" : "form"}" action="${view.action}" method="${view.method ?? "post"}"${attr("enctype", view.enctype)}${attr("id", view.id)}${attr("data-keep", keep?.owner)}${attr("data-keep-end", view.endsKeeping)} novalidate>${
    allowed === true ? sent.map(([key, value]) => html`<input type="hidden" name="${key}" value="${value}">`) : ""
  }${keep ? keepOffer(keep) : ""}${body}${allowed === true ? (view.publishing ?? "") : ""}<div class="actions">${buttons(view, allowed)}</div>${keep ? keepNote(keep, `keep${fieldId(view.action)}`) : ""}</form>`;
}

function buttons(view: FormView, allowed: true | { readonly reason: Slot }): Html {
  if (allowed === true) {
    const main = typeof view.submit === "string" ? button(view.submit, view.look) : view.submit.buttons;
    return html`${main}${view.beside ?? ""}`;
  }
  const label = typeof view.submit === "string" ? button(view.submit, { ...view.look, disabled: true }) : "";
  return html`${label}<span class="reason">${allowed.reason}</span>`;
}

/**
 * What was wrong, on top of the page, each reason a link to its field. `labels` by field name; an error of a name
 * without label stands without link. Empty when nothing was wrong.
 */
export function errorSummary(t: Words, state: FormState, labels: Readonly<Record<string, string>>): Slot {
  const errors = Object.entries(state.errors);
  if (errors.length === 0) return "";
  return html`<div class="notice error errors" tabindex="-1"><div role="alert"><h2 class="notice-title">${t("design-errors", { count: errors.length })}</h2><ul>${errors.map(
    ([field, error]) => {
      const label = Object.hasOwn(labels, field) ? labels[field] : undefined;
      const why = t(error.id, error.facts);
      return html`<li>${label === undefined ? why : html`<a href="#${fieldId(field)}">${label}</a>: ${why}`}</li>`;
    },
  )}</ul></div></div>`;
}

/** The id of a field's control, for links to it. */
export const fieldId = (name: string): string => `field-${name.replace(/[^\w-]/gu, "-")}`;
