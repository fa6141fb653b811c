import type { Words } from "#kernel/language/words.ts";
import { type FormState, typedValues } from "#kernel/web/form-state.ts";
import { type Html, html } from "#kernel/web/html.ts";
import { attr, type Slot } from "./slot.ts";

/**
 * Fields of a long form that most leave empty, folded away. Open when one of them holds something or was refused, so
 * that nothing typed is hidden.
 */
export function fold(
  t: Words,
  state: FormState,
  view: { readonly title: Slot; readonly names: readonly string[]; readonly body: Slot },
): Html {
  const open = view.names.some(
    (name) => Object.hasOwn(state.errors, name) || typedValues(state, name).some((value) => value !== ""),
  );
  return html`<details class="fold"${attr("open", open)}><summary>${view.title} <span class="optional">${t("design-optional")}</span></summary>${view.body}</details>`;
}
