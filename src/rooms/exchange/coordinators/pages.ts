import { badge } from "#design/badge.ts";
import { empty } from "#design/empty.ts";
import { form } from "#design/form.ts";
import { notice } from "#design/notice.ts";
import { name } from "#design/slot.ts";
import { table } from "#design/table.ts";
import { nameFor, sideOf } from "#kernel/exchange/exchange.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import { coordinatorTabs } from "../settings/pages.ts";
import type { Asker } from "./queries.ts";

export const sideName = (call: Call, code: string): string =>
  nameFor(sideOf(call.exchange, code)?.names ?? { en: code }, call.t.reads);

/** Who asks to come in, and whose address nothing has confirmed yet. */
export function peoplePage(call: Call, rows: readonly Asker[]): Page {
  const { t, token } = call;
  const press = (account: string, what: "admission" | "confirmation", label: string) =>
    form({
      action: `/coordinators/people/${account}/${what}`,
      submit: label,
      look: { quiet: what === "confirmation" },
      inline: true,
      ...(token !== null && { token }),
    });
  return {
    title: t("coordinators-people"),
    private: true,
    wide: true,
    body: html`${coordinatorTabs(call, "/coordinators/people")}<h1>${t("coordinators-people")}</h1><p class="lead">${t("coordinators-people-lead")}</p>${
      call.config.mail ? "" : notice({ kind: "warm", body: t("coordinators-no-mail") })
    }${
      rows.length === 0
        ? empty({ title: t("coordinators-people-none") })
        : table({
            caption: t("coordinators-people"),
            captionHidden: true,
            columns: [
              { label: t("coordinators-who") },
              { label: t("coordinators-address") },
              { label: t("coordinators-since") },
              { label: t("coordinators-do") },
            ],
            rows: rows.map((row) => [
              html`<a href="/people/${row.person}">${name(row.name)}</a><br><small>${t.list([...row.sides.map((side) => sideName(call, side)), ...row.reads.map((code) => t.languageName(code))])}</small>`,
              html`${row.address}<br>${row.confirmed ? badge(t("coordinators-confirmed"), "ok") : badge(t("coordinators-not-confirmed"), "waiting")}`,
              t.day(row.since),
              html`<div class="actions">${row.confirmed ? press(row.account, "admission", t("coordinators-admit")) : press(row.account, "confirmation", t("coordinators-confirm"))}</div>`,
            ]),
          })
    }`,
  };
}
