import type { Field } from "#design/field.ts";
import type { Slot } from "#design/slot.ts";
import { nameFor } from "#kernel/exchange/exchange.ts";
import type { Call } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";

/** How many languages one can put in order: as many as there are, three at most. */
export const languageRows = (languages: number): number => Math.min(3, languages);

type Draw = (field: Field) => Slot;

/** Name, pseudonym, sides and languages, each with who will see it. */
export function personFields(
  call: Call,
  draw: Draw,
  languages: readonly string[],
  fresh: { reads: readonly string[]; sides?: readonly string[]; name?: string; pseudonym?: boolean },
): Slot {
  const { t, exchange } = call;
  const options = languages.map((code) => ({ value: code, label: t.languageName(code) }));
  return html`
${draw({ kind: "text", name: "name", label: t("person-name"), hint: t("person-name-hint"), width: "medium", autocomplete: "name", value: fresh.name ?? "" })}
${draw({ kind: "checkbox", name: "pseudonym", label: t("person-pseudonym"), hint: t("person-pseudonym-hint"), checked: fresh.pseudonym ?? false })}
${draw({ kind: "checkboxes", name: "sides", label: t("person-sides"), hint: t("person-sides-hint"), optional: true, value: [...(fresh.sides ?? [])], options: exchange.sides.map((side) => ({ value: side.code, label: nameFor(side.names, t.reads) })) })}
${Array.from({ length: languageRows(languages.length) }, (_, n) =>
  draw({
    kind: "select",
    name: `reads${n}`,
    label: t("person-reads", { n: n + 1 }),
    ...(n === 0 ? { hint: t("person-reads-hint") } : { optional: true, nothing: t("person-reads-none") }),
    value: fresh.reads[n] ?? "",
    options,
  }),
)}`;
}
