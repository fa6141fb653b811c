import { badge } from "#design/badge.ts";
import { empty } from "#design/empty.ts";
import { form } from "#design/form.ts";
import { notice } from "#design/notice.ts";
import { paragraphs } from "#design/passage.ts";
import { name } from "#design/slot.ts";
import type { WaitingMail } from "#kernel/mail/waiting.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import { coordinatorTabs } from "../settings/pages.ts";

/** Mail that has not gone out, as its readers would get it, without the links that act for them. */
export function waitingMailPage(call: Call, mails: readonly WaitingMail[]): Page {
  const { t, token } = call;
  return {
    title: t("coordinators-mail"),
    private: true,
    body: html`${coordinatorTabs(call, "/coordinators/mail")}<h1>${t("coordinators-mail")}</h1>${
      call.config.mail ? "" : notice({ kind: "warm", body: t("mail-no-server") })
    }${
      mails.length === 0
        ? empty({ title: t("mail-none") })
        : mails.map(
            (mail) =>
              html`<article class="card"><h2 lang="${mail.language}">${mail.subject}</h2><p class="meta"><span>${mail.to ? name(mail.to.name) : t("mail-no-account")}</span><span>${t.languageName(mail.language)}</span><time datetime="${mail.at}">${t.moment(mail.at, call.actor.zone)}</time>${badge(t(`mail-state-${mail.state}`), mail.state === "failed" ? "warm" : "waiting")}</p>${
                mail.problem
                  ? html`<p class="small">${t("mail-problem", { attempts: mail.attempts })} <code>${mail.problem}</code></p>`
                  : ""
              }<details><summary>${t("mail-text")}</summary><div lang="${mail.language}">${paragraphs(mail.text)}</div></details>${
                mail.state === "failed"
                  ? form({
                      action: `/coordinators/mail/${mail.id}/retry`,
                      submit: t("mail-retry"),
                      look: { quiet: true },
                      inline: true,
                      ...(token !== null && { token }),
                    })
                  : ""
              }</article>`,
          )
    }`,
  };
}
