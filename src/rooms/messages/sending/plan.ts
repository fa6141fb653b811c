import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import type { MessageClass } from "./due.ts";

export interface Planned {
  readonly subscriber: string;
  readonly key: string;
  readonly programme: string;
  readonly enrolment?: string | null;
  readonly slot?: number | null;
  readonly class: MessageClass;
  readonly priority: number;
  readonly content?: unknown;
  readonly language: string;
  readonly notBefore: Temporal.Instant;
  readonly notAfter: Temporal.Instant;
  readonly consent?: string | null;
  /** Parts it will have, where that is known already. */
  readonly parts?: number | null;
}

/** Plans messages; what was planned before under the same key stays as it is. How many are new. */
export async function planMessages(tx: Tx | Db, rows: readonly Planned[], at: Temporal.Instant): Promise<number> {
  if (rows.length === 0) return 0;
  const column = (of: (row: Planned) => unknown) => sql.val(rows.map(of));
  const { numAffectedRows } = await sql`
    insert into message (subscriber, key, programme, enrolment, slot, class, priority, content, language, not_before,
      not_after, consent, parts, made_at, state_at)
    select *, ${at.toString()}::timestamptz, ${at.toString()}::timestamptz from unnest(
      ${column((row) => row.subscriber)}::uuid[], ${column((row) => row.key)}::text[],
      ${column((row) => row.programme)}::uuid[], ${column((row) => row.enrolment ?? null)}::uuid[],
      ${column((row) => row.slot ?? null)}::int[], ${column((row) => row.class)}::text[],
      ${column((row) => row.priority)}::smallint[],
      ${column((row) => (row.content === undefined ? null : JSON.stringify(row.content)))}::jsonb[],
      ${column((row) => row.language)}::text[], ${column((row) => row.notBefore.toString())}::timestamptz[],
      ${column((row) => row.notAfter.toString())}::timestamptz[], ${column((row) => row.consent ?? null)}::uuid[],
      ${column((row) => row.parts ?? null)}::smallint[])
    on conflict do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

const replyHours = 24;

/** Plans the one answer to what a phone has written. The same `inbound` again changes nothing. */
export async function sendReply(
  tx: Tx,
  reply: {
    readonly subscriber: string;
    readonly inbound: string;
    /** 0 for words of danger, else 1. */
    readonly priority: number;
    readonly content: unknown;
    readonly language: string;
    readonly programme: string;
    readonly consent?: string | null;
    readonly enrolment?: string | null;
  },
  at: Temporal.Instant,
): Promise<void> {
  await planMessages(
    tx,
    [
      {
        subscriber: reply.subscriber,
        key: `reply:${reply.inbound}`,
        programme: reply.programme,
        enrolment: reply.enrolment ?? null,
        class: "reply",
        priority: reply.priority,
        content: reply.content,
        language: reply.language,
        notBefore: at,
        notAfter: at.add({ hours: replyHours }),
        consent: reply.consent ?? null,
      },
    ],
    at,
  );
}
