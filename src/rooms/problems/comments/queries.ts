import { sql } from "kysely";
import { numberOf } from "#kernel/object/object.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Call } from "#kernel/web/call.ts";
import { passageOf, type RawPassage } from "#kernel/wording/wording.ts";
import type { ProblemKind } from "../domain.ts";

export interface CommentFacts {
  readonly id: string;
  readonly number: number;
  readonly audience: "authors" | "group" | "members" | "public";
  readonly author: string | null;
  readonly circle: string | null;
  readonly hidden: boolean;
  readonly kind: ProblemKind;
  readonly aboutNumber: number;
  readonly text: RawPassage | null;
}

/** A comment under a problem or hope, by its number; 404 where there is none. */
export async function commentOf(call: Call): Promise<CommentFacts> {
  const { rows } = await sql<CommentFacts>`
    select object.id, object.number, about.audience, object.author, about.circle, comment.hidden_at is not null as hidden,
      about.kind, about.number as "aboutNumber", ${passageOf(sql`object.id`, call.t.reads, "text")} as text
    from object join comment on comment.id = object.id join object as about on about.id = comment.about
    where object.kind = 'comment' and object.number = ${numberOf(call.params.number)} and about.kind in ('problem', 'hope')`.execute(
    call.db,
  );
  const [row] = rows;
  if (!row) throw new Refusal(404, "not-found");
  return row;
}
