import { badge } from "#design/badge.ts";
import { empty } from "#design/empty.ts";
import { name } from "#design/slot.ts";
import { table } from "#design/table.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import type { WorkFacts } from "../../team/domain.ts";
import { crumbs, programmeName, workTabs } from "../../team/pages/around.ts";
import type { InboxLine } from "../queries.ts";

/** One line of the inbox with its text opened; null where it was forgotten. */
export type OpenLine = Omit<InboxLine, "text"> & { readonly said: string | null };

/** What waits for a person, the most urgent first, and who is on duty; below it what was answered lately. */
export function inboxPage(
  call: Call,
  programme: WorkFacts,
  { open, answered, duty }: { open: readonly OpenLine[]; answered: readonly OpenLine[]; duty: readonly string[] },
): Page {
  const { t } = call;
  const list = (lines: readonly OpenLine[], caption: string) =>
    table({
      caption,
      columns: [
        { label: t("inbox-how-soon") },
        { label: t("inbox-wrote") },
        { label: t("inbox-reader") },
        { label: t("inbox-when") },
        { label: t("inbox-who") },
      ],
      rowHeader: 1,
      rows: lines.map((line) => [
        badge(t(`inbox-urgency-${line.urgency}`), line.urgency === 0 ? "warm" : "waiting"),
        line.said === null ? html`<i>${t("inbox-forgotten")}</i>` : html`<bdi>${line.said}</bdi>`,
        line.reader === null
          ? t("inbox-stranger")
          : html`<a href="/programmes/${programme.number}/readers/${line.reader}">${t("reader-n", { n: String(line.reader) })}</a>`,
        t.moment(line.openedAt, call.actor.zone),
        line.takenBy === null ? "" : name(line.takenBy),
      ]),
    });
  return {
    title: `${t("inbox")} – ${programmeName(call, programme)}`,
    private: true,
    wide: true,
    breadcrumb: crumbs(call, programme),
    body: html`${workTabs(call, programme, "inbox")}<h1>${t("inbox")}</h1><p class="lead">${duty.length === 0 ? t("desk-nobody-on-duty") : t("desk-on-duty", { who: t.list(duty) })} <a href="/programmes/${programme.number}/team">${t("inbox-change-duty")}</a></p>
${open.length === 0 ? empty({ title: t("inbox-empty") }) : list(open, t("inbox-open"))}
${answered.length === 0 ? "" : list(answered, t("inbox-answered"))}`,
  };
}
