import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import { change } from "#kernel/events/change.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import type { WorkFacts } from "../team/domain.ts";
import { missingTexts, type SlotKind, type TextPlace, type TextState } from "./domain.ts";
import { faultsBeforeReview } from "./ready.ts";
import { type TextVersion, versionJson } from "./slot-query.ts";

interface Drafted {
  readonly slot: number;
  readonly kind: SlotKind;
  readonly draft: TextVersion;
  readonly there: readonly (TextPlace & { readonly state: TextState })[];
  readonly none: readonly TextPlace[];
}

/**
 * Sends every draft of a programme (or of one calendar, one language) that is ready to its reviewers, as if each had been
 * sent by itself; those that are not ready, or whose message lacks a language, are left and counted.
 */
export const sendDrafts = (
  db: Db,
  actor: Actor,
  programme: WorkFacts,
  wish: { readonly calendar: string | null; readonly language: string | null },
  wanted: readonly TextPlace[],
  at: Temporal.Instant,
) =>
  change(db, actor, at, async (tx, tell) => {
    const { rows } = await sql<Drafted>`
      select slot.id as slot, slot.kind, ${versionJson} as draft,
        (select json_agg(json_build_object('language', language, 'side', side, 'state', state))
          from slot_text as other where other.slot = slot.id and other.current) as there,
        (select coalesce(json_agg(json_build_object('language', none.language, 'side', none.side)), '[]'::json)
          from slot_text_none as none where none.slot = slot.id) as none
      from slot_text as written join slot on slot.id = written.slot join calendar on calendar.id = slot.calendar
      where calendar.programme = ${programme.id} and slot.retired_at is null and written.current and written.state = 'draft'
        ${wish.calendar ? sql`and calendar.code = ${wish.calendar}` : sql``}
        ${wish.language ? sql`and written.language = ${wish.language}` : sql``}
      order by written.id for update of written`.execute(tx);
    const ready = rows.filter(
      ({ draft, kind, there, none }) =>
        missingTexts(wanted, there, none).length === 0 &&
        Object.keys(faultsBeforeReview(draft, kind, programme)).length === 0,
    );
    if (ready.length > 0) {
      await sql`update slot_text set state = 'in-review', state_at = ${at.toString()}
        where id = any(${ready.map((one) => one.draft.id)}::uuid[])`.execute(tx);
      await tell("messages-sent-to-review", programme.id, { data: { texts: ready.length } });
    }
    return { sent: ready.length, left: rows.length - ready.length };
  });
