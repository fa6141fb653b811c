import { type Html, html } from "#kernel/web/html.ts";
import { attr, type Slot } from "./slot.ts";

export interface ButtonOptions {
  /** The lesser of two choices. */
  readonly quiet?: boolean;
  /** Cannot be taken back, or hurts. */
  readonly danger?: boolean;
}

const look = ({ quiet, danger }: ButtonOptions): string => `button${quiet ? " quiet" : ""}${danger ? " danger" : ""}`;

/** A button that sends the form it stands in; `name` and `value` tell which of several was pressed. */
export const button = (
  label: Slot,
  options: ButtonOptions & { name?: string; value?: string; disabled?: boolean; formaction?: string } = {},
): Html =>
  html`<button class="${look(options)}" type="submit"${attr("name", options.name)}${attr("value", options.value)}${attr("formaction", options.formaction)}${attr("disabled", options.disabled)}>${label}</button>`;

/** A link that looks like a button: it goes somewhere and changes nothing. */
export const linkButton = (href: string, label: Slot, options: ButtonOptions = {}): Html =>
  html`<a class="${look(options)}" href="${href}">${label}</a>`;

/** Buttons in a row, with space between them also where they wrap. */
export const actions = (...buttons: readonly Slot[]): Html => html`<div class="actions">${buttons}</div>`;
