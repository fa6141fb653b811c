import { field } from "#design/field.ts";
import { form } from "#design/form.ts";
import { phone } from "#design/phone.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import type { FormState } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import type { PhoneMessage } from "../../channels/simulator/phones.ts";
import { countText } from "../../counter/count.ts";

/** `+70001234567` as people read it. */
export const readable = (number: string): string => number.replace(/(\d{3})(\d{2})(\d{2})$/u, " $1-$2-$3");

/** What stands below one text: when, and of a message of ours its encoding and parts. */
export function noteOf(call: Call, message: Pick<PhoneMessage, "at" | "sentBy" | "text">, zone: string): string {
  const when = call.t.moment(message.at, zone);
  if (message.sentBy === "hers") return when;
  const { encoding, segments, units } = countText(message.text);
  return call.t("phones-counted", { when, encoding, parts: segments, units });
}

/** One telephone: what lies on it, and a line to write. New messages come by themselves where script runs. */
export function phonePage(
  call: Call,
  view: { number: string; texts: readonly PhoneMessage[]; state: FormState; zone: string; words: readonly string[] },
): Page {
  const { t, token } = call;
  const { number, texts, state, zone, words } = view;
  const path = `/phones/${number.slice(1)}`;
  return {
    title: t("phones-one", { number: readable(number) }),
    private: true,
    breadcrumb: [{ href: "/phones", label: t("phones") }],
    scripts: ["rooms/messages/phones/browser/ring.ts"],
    body: html`<h1>${t("phones-one", { number: readable(number) })}</h1>
<p class="lead">${words.length > 0 ? t("phones-one-lead", { words: words.join(" / ") }) : t("phones-one-lead-plain")}</p>
<div data-phone="${path}/rings" data-after="${String(texts.at(-1)?.id ?? 0)}" data-us="${t("design-phone-us")}" data-hers="${t("design-phone-hers")}">${phone(
      t,
      {
        title: readable(number),
        texts: texts.map((one) => ({ from: one.sentBy, text: one.text, note: noteOf(call, one, zone) })),
      },
    )}</div>
${texts.length === 0 ? html`<p class="quiet">${t("phones-nothing-yet")}</p>` : ""}
${form({
  action: path,
  ...(token !== null && { token }),
  body: field(t, state, { kind: "textarea", name: "text", label: t("phones-write"), rows: 2, maxlength: 600 }),
  submit: t("phones-send"),
  beside: html`<a href="${path}">${t("phones-look-again")}</a>`,
})}`,
  };
}
