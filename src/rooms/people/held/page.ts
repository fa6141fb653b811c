import { button } from "#design/button.ts";
import { empty } from "#design/empty.ts";
import { form } from "#design/form.ts";
import { notice } from "#design/notice.ts";
import { paragraphs } from "#design/passage.ts";
import type { Slot } from "#design/slot.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { type Html, html } from "#kernel/web/html.ts";
import type { HeldForm } from "./queries.ts";

/** Name of the hidden field that says which held form is sent; no other form uses it. */
export const heldField = "held-form";

/** What was written before signing in, to read once more and send, or to throw away. */
export function heldPage(call: Call, held: readonly HeldForm[]): Page {
  const { t } = call;
  return {
    title: t("held-page-title"),
    private: true,
    body: html`<h1>${t("held-page-title")}</h1>${
      held.length === 0
        ? empty({ title: t("held-page-none"), next: { href: "/me", label: t("design-my-page") } })
        : html`<p class="lead">${t("held-page-lead", { count: held.length })}</p>${call.actor.member ? "" : notice({ kind: "warm", body: t("held-page-wait") })}${held.map((one) => heldPart(call, one))}`
    }`,
  };
}

function heldPart(call: Call, held: HeldForm): Html {
  const { t, token, actor } = call;
  const guard = token === null ? {} : { token };
  const send = html`<form class="form" action="/held" method="post" novalidate>${Object.entries({ ...guard, [heldField]: held.id }).map(hidden)}${held.values.map(hidden)}<div class="actions">${button(t("held-page-send"))}</div></form>`;
  return html`<article class="card"><p class="small">${t("held-page-written", { when: t.moment(held.changedAt, actor.zone) })}</p>${texts(held)}
${actor.member ? send : ""}
${form({ action: `/held/${held.id}/removal`, ...guard, submit: t("held-page-throw-away"), look: { quiet: true } })}</article>`;
}

const hidden = ([name, value]: readonly [string, string]): Html =>
  html`<input type="hidden" name="${name}" value="${value}">`;

/** Marks of boxes and lists say little without their form; what somebody wrote is what he wants to see again. */
function texts(held: HeldForm): Slot {
  const written = held.values.filter(([, value]) => value.length > 12 && !/^[\da-f]{8}-[\da-f-]{27}$/u.test(value));
  return html`${written.map(([, value]) => html`<div class="words" dir="auto">${paragraphs(value)}</div>`)}`;
}
