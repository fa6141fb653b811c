import type { Words } from "#kernel/language/words.ts";
import { type FormState, typedValue as firstValueOf, typedValues } from "#kernel/web/form-state.ts";
import { type Html, html } from "#kernel/web/html.ts";
import { fieldId } from "./form.ts";
import { attr, type Slot } from "./slot.ts";

interface FieldBase {
  readonly name: string;
  readonly label: string;
  readonly hint?: Slot;
  /** Says so in words beside the label; whatever does not say so must be filled in. */
  readonly optional?: boolean;
  /** Instead of the id made from the name, where two forms of one page share a name. */
  readonly id?: string;
}

export interface Option {
  readonly value: string;
  readonly label: Slot;
  readonly hint?: Slot;
  readonly lang?: string;
  readonly disabled?: boolean;
}

export interface InputField extends FieldBase {
  readonly kind: "text" | "email" | "password" | "url" | "tel" | "search" | "number" | "date" | "file";
  /** What a fresh form shows; what was typed goes before it. */
  readonly value?: string;
  readonly width?: "short" | "medium" | "long";
  readonly autocomplete?: string;
  readonly inputmode?: "numeric" | "decimal" | "tel" | "email" | "url";
  readonly min?: number | string;
  readonly max?: number | string;
  readonly step?: number | "any";
  readonly accept?: string;
  readonly lang?: string;
}

export interface TextareaField extends FieldBase {
  readonly kind: "textarea";
  readonly value?: string;
  readonly rows?: number;
  /**
   * Characters allowed. Said in words and counted, never given to the browser, which would cut off pasted text
   * without telling.
   */
  readonly maxlength?: number;
  readonly lang?: string;
  /** For a browser module that follows what is typed: `data-…` attributes, by name without `data-`. */
  readonly data?: Readonly<Record<string, string>>;
  /** Right below the control, such as what such a module tells. */
  readonly below?: Slot;
}

export interface SelectField extends FieldBase {
  readonly kind: "select";
  readonly options: readonly Option[];
  /** First line that chooses nothing. */
  readonly nothing?: string;
  readonly value?: string;
}

export interface ChoiceField extends FieldBase {
  readonly kind: "radios" | "checkboxes";
  readonly options: readonly Option[];
  /** Chosen on a fresh form. */
  readonly value?: string | readonly string[];
}

/** One yes or no: the label stands beside the box. Sends `yes`. */
export interface CheckboxField extends FieldBase {
  readonly kind: "checkbox";
  readonly checked?: boolean;
}

export type Field = InputField | TextareaField | SelectField | ChoiceField | CheckboxField;

/** A control with its label, hint and, beside it, what was wrong; what was typed is kept, but never a password. */
export function field(t: Words, state: FormState, field: Field): Html {
  const around = wiring(t, state, field);
  switch (field.kind) {
    case "textarea":
      return stacked(
        t,
        field,
        around,
        textarea(t, state, field, around),
        html`${field.below ?? ""}${limitHint(t, field, around)}`,
      );
    case "select":
      return stacked(t, field, around, select(state, field, around));
    case "radios":
    case "checkboxes":
      return choices(t, state, field, around);
    case "checkbox":
      return checkbox(state, field, around);
    default:
      return stacked(t, field, around, input(state, field, around));
  }
}

interface Wiring {
  readonly id: string;
  readonly described: Slot;
  readonly invalid: Slot;
  readonly error: string | null;
}

function wiring(t: Words, state: FormState, field: Field): Wiring {
  const id = field.id ?? fieldId(field.name);
  const error = Object.hasOwn(state.errors, field.name) ? state.errors[field.name] : undefined;
  const limited = field.kind === "textarea" && field.maxlength !== undefined;
  const described = [field.hint ? `${id}-hint` : "", error ? `${id}-error` : "", limited ? `${id}-limit` : ""].filter(
    Boolean,
  );
  return {
    id,
    described: attr("aria-describedby", described.length > 0 ? described.join(" ") : null),
    invalid: attr("aria-invalid", error ? "true" : null),
    error: error ? t(error.id, error.facts) : null,
  };
}

const optionalMark = (t: Words, field: Field): Slot =>
  field.optional ? html` <span class="optional">${t("design-optional")}</span>` : "";

const hintAndError = (field: Field, { id, error }: Wiring): Html =>
  html`${field.hint ? html`<div class="hint" id="${id}-hint">${field.hint}</div>` : ""}${error === null ? "" : html`<p class="field-error" id="${id}-error">${error}</p>`}`;

const stacked = (t: Words, field: Field, around: Wiring, control: Html, after: Slot = ""): Html =>
  html`<div class="${around.error === null ? "field" : "field wrong"}"><label for="${around.id}">${field.label}${optionalMark(t, field)}</label>${hintAndError(field, around)}${control}${after}</div>`;

function input(state: FormState, field: InputField, { id, described, invalid }: Wiring): Html {
  const kept = field.kind === "password" || field.kind === "file" ? "" : typed(state, field.name, field.value);
  return html`<input class="${field.width ?? "long"}" type="${field.kind}" id="${id}" name="${field.name}"${attr("value", kept === "" ? null : kept)}${described}${invalid}${attr("autocomplete", field.autocomplete)}${attr("inputmode", field.inputmode)}${attr("min", field.min)}${attr("max", field.max)}${attr("step", field.step)}${attr("accept", field.accept)}${attr("lang", field.lang)}${attr("dir", field.kind === "text" || field.kind === "search" ? "auto" : null)}>`;
}

// The line break after the opening tag is eaten by the parser; without it a text's own first one would be.
function textarea(t: Words, state: FormState, field: TextareaField, { id, described, invalid }: Wiring): Html {
  return html`<textarea id="${id}" name="${field.name}" rows="${field.rows ?? 6}"${described}${invalid}${attr("lang", field.lang)} dir="auto"${Object.entries(field.data ?? {}).map(([name, value]) => attr(`data-${name}`, value))}${attr("data-limit", field.maxlength)}${attr("data-left", field.maxlength === undefined ? null : t("design-limit-left", { count: "#" }))}${attr("data-over", field.maxlength === undefined ? null : t("design-limit-over", { count: "#" }))}>
${typed(state, field.name, field.value)}</textarea>`;
}

const limitHint = (t: Words, field: TextareaField, { id }: Wiring): Slot =>
  field.maxlength === undefined
    ? ""
    : html`<p class="hint limit" id="${id}-limit">${t("design-limit", { count: field.maxlength })}</p>`;

function select(state: FormState, field: SelectField, { id, described, invalid }: Wiring): Html {
  const chosen = typed(state, field.name, field.value);
  return html`<select id="${id}" name="${field.name}"${described}${invalid}>${
    field.nothing === undefined ? "" : html`<option value="">${field.nothing}</option>`
  }${field.options.map(
    ({ value, label, lang, disabled }) =>
      html`<option value="${value}"${attr("lang", lang)}${attr("disabled", disabled)}${attr("selected", value === chosen)}>${label}</option>`,
  )}</select>`;
}

function choices(t: Words, state: FormState, field: ChoiceField, around: Wiring): Html {
  const { id, described, error } = around;
  const fresh = field.value === undefined ? [] : typeof field.value === "string" ? [field.value] : field.value;
  const chosen = Object.hasOwn(state.values, field.name) || wasSent(state) ? typedValues(state, field.name) : fresh;
  const type = field.kind === "radios" ? "radio" : "checkbox";
  return html`<div class="${error === null ? "field" : "field wrong"}"><fieldset class="bare"${described}><legend>${field.label}${optionalMark(t, field)}</legend>${hintAndError(field, around)}${field.options.map(
    (option, index) => {
      // The first keeps the field's own id, so that the summary of errors leads to it.
      const own = index === 0 ? id : `${id}-${index + 1}`;
      return html`<div class="choice"><input type="${type}" id="${own}" name="${field.name}" value="${option.value}"${attr("checked", chosen.includes(option.value))}${attr("disabled", option.disabled)}${attr("aria-describedby", option.hint ? `${own}-note` : null)}><label for="${own}"${attr("lang", option.lang)}>${option.label}</label>${option.hint ? html`<div class="hint" id="${own}-note">${option.hint}</div>` : ""}</div>`;
    },
  )}</fieldset></div>`;
}

function checkbox(state: FormState, field: CheckboxField, around: Wiring): Html {
  const { id, described, invalid, error } = around;
  const checked = wasSent(state) ? firstValueOf(state, field.name) !== "" : field.checked;
  return html`<div class="${error === null ? "field" : "field wrong"}">${error === null ? "" : html`<p class="field-error" id="${id}-error">${error}</p>`}<div class="choice"><input type="checkbox" id="${id}" name="${field.name}" value="yes"${attr("checked", checked)}${described}${invalid}><label for="${id}">${field.label}</label>${field.hint ? html`<div class="hint" id="${id}-hint">${field.hint}</div>` : ""}</div></div>`;
}

const typed = (state: FormState, name: string, fresh: string | undefined): string =>
  Object.hasOwn(state.values, name) ? firstValueOf(state, name) : (fresh ?? "");

// A box that was unticked sends nothing: only a form that was never sent may show its first choice.
const wasSent = (state: FormState): boolean =>
  Object.keys(state.values).length > 0 || Object.keys(state.errors).length > 0;
