import { badge } from "#design/badge.ts";
import { empty } from "#design/empty.ts";
import { form } from "#design/form.ts";
import { notice } from "#design/notice.ts";
import { pagination } from "#design/pagination.ts";
import { name } from "#design/slot.ts";
import { table } from "#design/table.ts";
import { nameFor, sideOf } from "#kernel/exchange/exchange.ts";
import { addressOf } from "#kernel/lineage/kin.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import { coordinatorTabs } from "../settings/pages.ts";
import type { Asker, Recorded } from "./queries.ts";

const sideName = (call: Call, code: string): string =>
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

/** The record of changes to rights and settings, each row holding the hash of the one before. */
export function recordPage(
  call: Call,
  rows: readonly Recorded[],
  view: { before: number | null; full: boolean; brokenAt: number | null },
): Page {
  const { t } = call;
  return {
    title: t("coordinators-record"),
    private: true,
    wide: true,
    body: html`${coordinatorTabs(call, "/coordinators/record")}<h1>${t("coordinators-record")}</h1><p class="lead">${t("coordinators-record-lead")}</p>${
      view.brokenAt === null
        ? notice({ kind: "ok", body: t("coordinators-record-whole") })
        : notice({ kind: "error", body: t("coordinators-record-broken", { n: view.brokenAt }) })
    }${
      rows.length === 0
        ? empty({ title: t("coordinators-record-none") })
        : table({
            caption: t("coordinators-record"),
            captionHidden: true,
            columns: [
              { label: "№", numeric: true },
              { label: t("coordinators-when") },
              { label: t("coordinators-who") },
              { label: t("coordinators-what") },
              { label: t("coordinators-hash") },
            ],
            rows: rows.map((row) => [
              String(row.n),
              t.moment(row.at, call.actor.zone),
              row.actor ? name(row.actor) : t("coordinators-nobody"),
              html`<code>${row.action}</code> ${row.side ? sideName(call, row.side) : ""} ${row.kind && row.number !== null ? html`<a href="${addressOf(row.kind, row.number)}">${t(`kind-${row.kind}`)} ${row.number}</a>` : ""}`,
              html`<code>${row.hash.slice(0, 12)}</code>`,
            ]),
          })
    }${pagination(t, { newer: view.before === null ? null : "/coordinators/record", older: view.full ? `/coordinators/record?before=${rows.at(-1)?.n}` : null })}`,
  };
}
