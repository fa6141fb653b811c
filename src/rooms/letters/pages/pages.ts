import { field } from "#design/field.ts";
import { form } from "#design/form.ts";
import { notice } from "#design/notice.ts";
import { sentence } from "#design/sentence.ts";
import { name } from "#design/slot.ts";
import { noticeKinds } from "#kernel/mail/wishes.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { freshForm } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import type { OwnMail, Stopping } from "../queries.ts";

/** Which letters a reader gets, and where they go. */
export function choosePage(call: Call, own: OwnMail): Page {
  const { t, token, actor, config } = call;
  const kinds = noticeKinds.filter((kind) => kind !== "office" || actor.offices.length > 0);
  return {
    title: t("letters-title"),
    private: true,
    breadcrumb: [{ href: "/me", label: t("design-my-page") }],
    body: html`<h1>${t("letters-title")}</h1>
<p class="lead">${sentence(t, "letters-lead", {}, { address: name(own.address) })}</p>
${config.mail === null ? notice({ kind: "warm", body: t("letters-no-server") }) : ""}${actor.member ? "" : notice({ body: t("letters-not-yet") })}
${form({
  action: "/me/mail",
  ...(token !== null && { token }),
  body: html`${field(t, freshForm, {
    kind: "checkboxes",
    name: "kinds",
    label: t("letters-kinds"),
    hint: t("letters-kinds-hint"),
    optional: true,
    value: own.wanted,
    options: kinds.map((kind) => ({ value: kind, label: t(`letters-kind-${kind}`) })),
  })}${field(t, freshForm, { kind: "checkbox", name: "letter", label: t("letters-letter"), hint: t("letters-letter-hint"), checked: own.letter })}`,
  publishing: html`<div class="publishing"><p>${t("letters-who-sees")}</p></div>`,
  submit: t("save"),
})}<p class="small">${t("letters-always")}</p>`,
  };
}

const streamTitle = ({ t }: Call, { stream }: Stopping): string => t(`letters-stop-${stream}`);

/** Asks before it stops anything: a program that follows every link of a mail must not stop it for its reader. */
export function stopPage(call: Call, facts: Stopping): Page {
  const { t } = call;
  const title = streamTitle(call, facts);
  return {
    title,
    private: true,
    body: html`<h1>${title}</h1><p class="lead">${t(`letters-stop-${facts.stream}-text`)}</p>${form({
      action: call.url.pathname,
      hidden: { "List-Unsubscribe": "One-Click" },
      submit: t("letters-stop-do"),
    })}<p><a href="/me/mail">${t("letters-choose-instead")}</a></p>`,
  };
}

/** It is done, and how to take it back. */
export function stoppedPage(call: Call, facts: Stopping, again: boolean): Page {
  const { t } = call;
  const title = t(again ? "letters-come-again" : "letters-stopped");
  return {
    title,
    private: true,
    body: html`<h1>${title}</h1><p class="lead">${t(again ? `letters-come-again-${facts.stream}` : `letters-stopped-${facts.stream}`)}</p>${
      again
        ? ""
        : form({
            action: call.url.pathname,
            hidden: { again: "yes" },
            submit: t("letters-undo"),
            look: { quiet: true },
          })
    }<p><a href="/me/mail">${t("letters-choose-instead")}</a></p>`,
  };
}
