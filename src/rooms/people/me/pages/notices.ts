import { badge } from "#design/badge.ts";
import { empty } from "#design/empty.ts";
import { form } from "#design/form.ts";
import { pagination } from "#design/pagination.ts";
import { sentence } from "#design/sentence.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { type Html, html } from "#kernel/web/html.ts";
import { noticesLength, type OwnNotice } from "../queries.ts";
import { kindWord, thingTitle } from "../titles.ts";

/** What a reader is told of, newest first. A button opens a notice, since reading it changes something. */
export function noticesPage(call: Call, rows: readonly OwnNotice[], before: string | null): Page {
  const { t, actor, token } = call;
  const shown = rows.slice(0, noticesLength);
  const last = shown.at(-1);
  return {
    title: t("me-notices"),
    private: true,
    breadcrumb: [{ href: "/me", label: t("design-my-page") }],
    body: html`<h1>${t("me-notices")}</h1>${
      shown.length === 0
        ? empty({ title: t("notices-none"), body: t("notices-none-next") })
        : html`${actor.unread > 0 ? form({ action: "/me/notices", submit: t("notices-read-all"), look: { quiet: true }, ...(token !== null && { token }) }) : ""}<ul class="cards">${shown.map((one) => html`<li>${noticeCard(call, one)}</li>`)}</ul>`
    }<p class="small">${t("me-mail")}: <a href="/me/mail">${t("me-mail-choose")}</a></p>${pagination(t, { newer: before ? "/me/notices" : null, older: rows.length > noticesLength && last ? `/me/notices?before=${last.id}` : null })}`,
  };
}

function noticeCard(call: Call, one: OwnNotice): Html {
  const { t, actor, token } = call;
  const title = html`<b>${thingTitle(call, one)}</b>`;
  const told = !one.shown
    ? t("notice-gone")
    : sentence(t, t.has(`notice-${one.verb}`) ? `notice-${one.verb}` : "notice-something-new", {}, { title });
  return html`<article class="card"><p>${one.read ? "" : html`${badge(t("notice-new"), "warm")} `}${told}</p><div class="meta"><span>${kindWord(call, one.kind)}</span><time datetime="${one.at}">${t.moment(one.at, actor.zone)}</time></div>${
    one.shown
      ? form({
          action: `/me/notices/${one.id}`,
          submit: t("notice-open"),
          look: { quiet: true },
          inline: true,
          ...(token !== null && { token }),
        })
      : ""
  }</article>`;
}
