import { empty } from "#design/empty.ts";
import { form } from "#design/form.ts";
import { notice } from "#design/notice.ts";
import { pagination } from "#design/pagination.ts";
import { sentence } from "#design/sentence.ts";
import { name, type Slot } from "#design/slot.ts";
import { table } from "#design/table.ts";
import type { AuditCheck, AuditState } from "#kernel/audit/check.ts";
import type { Facts } from "#kernel/language/words.ts";
import { addressOf } from "#kernel/lineage/kin.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import { coordinatorTabs } from "../settings/pages.ts";
import { sideName } from "./pages.ts";
import type { Recorded } from "./queries.ts";

export interface RecordView {
  readonly before: number | null;
  readonly full: boolean;
  /** The first line of those shown that does not fit the one before. */
  readonly brokenAt: number | null;
  readonly state: AuditState;
}

/** The record of changes to rights and settings, each row holding the hash of the one before, and what was compared. */
export function recordPage(call: Call, rows: readonly Recorded[], view: RecordView): Page {
  const { t, token } = call;
  const path = "/coordinators/record";
  return {
    title: t("coordinators-record"),
    private: true,
    wide: true,
    body: html`${coordinatorTabs(call, path)}<h1>${t("coordinators-record")}</h1><p class="lead">${t("coordinators-record-lead")}</p>${shownCompared(call, rows, view)}${wholeCompared(call, view.state)}${
      view.state.head === 0
        ? ""
        : form({
            action: `${path}/checks`,
            submit: t("coordinators-record-compare"),
            look: { quiet: true },
            ...(token !== null && { token }),
          })
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
    }${pagination(t, { newer: view.before === null ? null : path, older: view.full ? `${path}?before=${rows.at(-1)?.n}` : null })}`,
  };
}

function shownCompared({ t }: Call, rows: readonly Recorded[], { brokenAt }: RecordView): Slot {
  const [newest, oldest] = [rows[0], rows.at(-1)];
  if (!newest || !oldest) return "";
  return brokenAt === null
    ? notice({ kind: "ok", body: t("coordinators-record-shown", { from: oldest.n, to: newest.n }) })
    : notice({ kind: "error", body: t("coordinators-record-broken", { n: brokenAt }) });
}

/** What is known of the record beyond the lines shown, from the comparisons that were kept. */
function wholeCompared(call: Call, { head, last, lost }: AuditState): Slot {
  const { t } = call;
  if (lost) return notice({ kind: "error", body: told(call, "coordinators-record-lost", lost, { n: lost.upTo }) });
  if (!last) return head === 0 ? "" : notice({ body: t("coordinators-record-never") });
  if (last.brokenAt !== null)
    return notice({
      kind: "error",
      body: html`${told(call, "coordinators-record-found", last)} ${t("coordinators-record-broken", { n: last.brokenAt })}`,
    });
  const since = head - last.upTo;
  return notice({
    kind: "ok",
    body: html`${told(call, "coordinators-record-whole", last, { n: last.upTo })}${since > 0 ? html` ${t("coordinators-record-since", { count: since })}` : ""}`,
  });
}

const told = ({ t, actor }: Call, id: string, check: AuditCheck, facts: Facts = {}): Slot =>
  sentence(
    t,
    id,
    { ...facts, when: t.moment(check.at, actor.zone) },
    { by: check.by === null ? t("former-member") : name(check.by) },
  );
