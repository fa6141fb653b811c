import type { Words } from "#kernel/language/words.ts";
import { type FormState, typedValue } from "#kernel/web/form-state.ts";
import type { Html } from "#kernel/web/html.ts";
import type { ChoiceField } from "./field.ts";
import { type CopyPlace, publishing } from "./publishing.ts";
import type { Slot } from "./slot.ts";

/** The question who may see what one tells here. */
export const audienceField = (t: Words): ChoiceField => ({
  kind: "radios",
  name: "audience",
  label: t("design-whom"),
  value: "public",
  options: [
    { value: "public", label: t("design-whom-public") },
    { value: "members", label: t("design-whom-members") },
  ],
});

/**
 * What stands above the button of a form with that question, by what is chosen so far. `meanings`: a service
 * outside is asked for its meaning, so that it can be compared with what others tell.
 */
export function tellsWhom(
  t: Words,
  state: FormState,
  { meanings = false, more }: { meanings?: boolean; more?: Slot } = {},
): Html {
  const audience = typedValue(state, "audience") === "members" ? "members" : "public";
  const open: CopyPlace[] = ["search", "open-data", "feed", "translators"];
  if (meanings) open.push("meanings");
  return publishing(t, {
    audience,
    copies: audience === "public" ? open : ["mail"],
    ...(more !== undefined && { more }),
  });
}
