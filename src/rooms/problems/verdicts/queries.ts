import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import { Refusal } from "#kernel/refusal.ts";
import { secretHash } from "#kernel/sign-in/sign-in.ts";
import { passageOf, type RawPassage } from "#kernel/wording/wording.ts";
import type { ProblemKind } from "../domain.ts";

export interface PairSide {
  readonly kind: ProblemKind;
  readonly number: number;
  readonly side: string;
  readonly title: RawPassage | null;
  readonly text: RawPassage | null;
  readonly organisation: string | null;
  readonly place: string;
}

/** Two problems beside each other for one reader, mine first. Who may see them is decided before. */
export async function pairView(
  db: Db,
  mine: string,
  theirs: string,
  reads: readonly string[],
): Promise<readonly [PairSide, PairSide]> {
  const { rows } = await sql<PairSide & { id: string }>`
    select object.id, object.kind, object.number, object.side, problem.place, ${passageOf(sql`object.id`, reads, "title")} as title,
      ${passageOf(sql`object.id`, reads, "text")} as text,
      (select name from organisation where organisation.id = object.organisation and left_at is null) as organisation
    from object join problem on problem.id = object.id where object.id in (${mine}, ${theirs})`.execute(db);
  const one = rows.find((row) => row.id === mine);
  const other = rows.find((row) => row.id === theirs);
  if (!one || !other) throw new Refusal(404, "not-found");
  return [one, other];
}

export interface Asked {
  readonly account: string;
  readonly mine: string;
  readonly theirs: string;
}

/** What the link of a mail asks about; an unknown or old link leads nowhere, an answered one says so (410). */
export async function askedOf(db: Db, token: string, at: Temporal.Instant): Promise<Asked> {
  const link = await db
    .selectFrom("mail_link")
    .selectAll()
    .where("hash", "=", secretHash(token))
    .where("purpose", "=", "same-answer")
    .executeTakeFirst();
  if (!link) throw new Refusal(404, "not-found");
  if (link.used_at) throw new Refusal(410, "answer-given");
  if (Temporal.Instant.compare(Temporal.Instant.from(link.expires_at), at) < 0)
    throw new Refusal(410, "answer-too-late");
  const data = link.data as { mine: string; theirs: string };
  return { account: link.account, mine: data.mine, theirs: data.theirs };
}
