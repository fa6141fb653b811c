import { notice } from "#design/notice.ts";
import { sentence } from "#design/sentence.ts";
import { name, type Slot } from "#design/slot.ts";
import type { Call } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import { type PassageFacts, pathOf } from "../domain.ts";
import type { TranslateView } from "../queries.ts";
import { press } from "./parts.ts";

/**
 * "Let the machine translate this": only where a service is configured, everybody may read the text anyway and no
 * person has translated it; with who receives the text, and what became of the last asking.
 */
export function machinePart(
  call: Call<PassageFacts>,
  { view, into, receiver }: { view: TranslateView; into: string; receiver: string | null },
): Slot {
  const { t, facts } = call;
  const { translation, request } = view;
  if (receiver === null || !facts.everybodys) return "";
  if (translation && (translation.state !== "machine" || translation.fresh)) return "";
  const path = pathOf({ object: facts.id, field: facts.field, position: facts.position });
  const ask = html`<p>${sentence(t, "translate-machine-receiver", {}, { receiver: name(receiver) })}</p>${press(call, `${path}/machine`, t(request?.failed ? "translate-machine-again" : "translate-machine-ask"), { language: into })}`;
  return html`<section id="machine"><h2>${t("translate-machine-title")}</h2>${
    request === null
      ? ask
      : request.failed === null
        ? html`<p>${t("translate-machine-waits")} <a href="${pathOf({ object: facts.id, field: facts.field, position: facts.position }, into)}">${t("translate-machine-look")}</a></p>`
        : html`${notice({ kind: "warm", body: t(`translate-machine-${request.failed}`) })}${ask}`
  }</section>`;
}
