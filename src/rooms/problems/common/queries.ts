import { sql } from "kysely";
import { keptView } from "#kernel/cache/kept-views.ts";
import type { Db } from "#kernel/database/database.ts";
import { mayRead, numberOf } from "#kernel/object/object.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import type { Call } from "#kernel/web/call.ts";
import { passageOf, type RawPassage } from "#kernel/wording/wording.ts";
import { type CommentsView, commentsOf } from "#rooms/comments/index.ts";
import { type ListedProblem, listedColumns, pageLength } from "../queries.ts";

export interface CommonFacts {
  readonly id: string;
  readonly number: number;
  readonly audience: "authors" | "group" | "members" | "public";
  readonly closed: boolean;
  /** Number of the common problem it was merged into. */
  readonly mergedInto: number | null;
  readonly themes: readonly string[];
  readonly sides: readonly string[];
}

export async function commonByNumber(db: Db, number: number): Promise<CommonFacts> {
  const { rows } = await sql<CommonFacts>`
    select object.id, object.number, object.audience, object.closed_at is not null as closed,
      (select o.number from object as o where o.id = common_problem.merged_into) as "mergedInto",
      (select coalesce(json_agg(distinct theme), '[]'::json) from common_problem_part as part join object_theme on object_theme.object = part.problem
        where part.common = object.id and part.left_at is null) as themes,
      (select coalesce(json_agg(distinct o.side), '[]'::json) from common_problem_part as part join object as o on o.id = part.problem
        where part.common = object.id and part.left_at is null) as sides
    from object join common_problem on common_problem.id = object.id
    where object.kind = 'common-problem' and object.number = ${number} and object.origin = 'here'`.execute(db);
  const [row] = rows;
  if (!row) throw new Refusal(404, "not-found");
  return row;
}

export const commonOf = (call: Call) => {
  const number = numberOf(call.params.number);
  const load = () => commonByNumber(call.db, number);
  return call.request.method === "GET" ? keptView(call.db, call.epoch, `common ${number}`, load) : load();
};

export interface CommonPart extends ListedProblem {
  readonly text: RawPassage | null;
  readonly evidence: readonly string[];
  readonly joinedAt: string;
  readonly author: string | null;
  readonly organisationId: string | null;
}
export interface CommonAgreement {
  readonly id: string;
  readonly kind: string;
  readonly adoptedAt: string | null;
  readonly withdrawnAt: string | null;
  readonly parties: readonly string[];
  readonly assents: readonly {
    readonly side: string;
    readonly person: string | null;
    readonly organisation: string | null;
    readonly why: string;
    readonly whyLanguage: string | null;
    readonly at: string;
    readonly withdrawnAt: string | null;
    readonly yes: boolean;
    readonly mine: boolean;
  }[];
  readonly problems: readonly string[];
}
export interface CommonView {
  readonly title: RawPassage | null;
  readonly since: string;
  readonly parts: readonly CommonPart[];
  readonly left: readonly { kind: string; number: number; leftAt: string; why: string; whyLanguage: string | null }[];
  readonly agreements: readonly CommonAgreement[];
  readonly groups: readonly { number: number; title: RawPassage | null; at: string | null }[];
  readonly experiences: readonly { number: number; side: string; title: RawPassage | null }[];
  readonly related: readonly ListedProblem[];
  readonly comments: CommentsView;
  readonly following: boolean;
}

/** SQL list of agreements with the assents, for one `where`. Names of persons who asked not to be named are left out. */
const agreementsWhere = (actor: Actor, condition: ReturnType<typeof sql>) => sql`(
  select coalesce(json_agg(found order by found."openedAt"), '[]'::json) from (
    select agreement.id, agreement.kind, agreement.opened_at as "openedAt", agreement.adopted_at as "adoptedAt", agreement.withdrawn_at as "withdrawnAt", agreement.parties,
      (select coalesce(json_agg(problem), '[]'::json) from common_split where common_split.agreement = agreement.id) as problems,
      (select coalesce(json_agg(json_build_object('side', side, 'why', why, 'whyLanguage', why_language, 'at', at, 'withdrawnAt', withdrawn_at, 'yes', yes,
        'mine', assent.person = ${actor.person},
        'person', (select name from person where person.id = assent.person and left_at is null and assent.named and assent.organisation is null),
        'organisation', (select name from organisation where organisation.id = assent.organisation and left_at is null)) order by at), '[]'::json)
        from assent where assent.agreement = agreement.id and (withdrawn_at is null or agreement.adopted_at is not null)) as assents
    from agreement where ${condition}) as found)`;

/** Everything on a common problem's page, in one round trip. A problem the reader may not see is not among the parts. */
export async function commonView(
  db: Db,
  id: string,
  actor: Actor,
  open: boolean,
  reads: readonly string[],
): Promise<CommonView> {
  const parts = sql`select part.problem from common_problem_part as part where part.common = ${id} and part.left_at is null`;
  const { rows } = await sql<CommonView>`
    select ${passageOf(sql`common.id`, reads, "title")} as title, common.created_at as since,
      (select coalesce(json_agg(found order by found."joinedAt", found.id), '[]'::json) from (
        select ${listedColumns(reads)}, ${passageOf(sql`object.id`, reads, "text")} as text, part.joined_at as "joinedAt",
          object.author, object.organisation as "organisationId",
          (select coalesce(json_agg(address order by position), '[]'::json) from evidence where evidence.object = object.id) as evidence
        from common_problem_part as part join object on object.id = part.problem join problem on problem.id = object.id
        where part.common = ${id} and part.left_at is null and problem.state in ('public', 'resolved') and ${mayRead(actor, open)}) as found) as parts,
      (select coalesce(json_agg(json_build_object('kind', object.kind, 'number', object.number, 'leftAt', part.left_at, 'why', part.why, 'whyLanguage', part.why_language) order by part.left_at), '[]'::json)
        from common_problem_part as part join object on object.id = part.problem
        where part.common = ${id} and part.left_at is not null and ${mayRead(actor, open)}
          and not exists (select from common_problem_part as again where again.common = part.common and again.problem = part.problem and again.left_at is null)) as left,
      ${agreementsWhere(
        actor,
        sql`(agreement.kind = 'same' and agreement.adopted_at is not null and agreement.object in (${parts}) and agreement.other in (${parts}))
        or (agreement.kind = 'split' and agreement.object = ${id})`,
      )} as agreements,
      (select coalesce(json_agg(json_build_object('number', o.number, 'title', ${passageOf(sql`o.id`, reads, "title")}, 'at', taken_up.at) order by taken_up.at), '[]'::json)
        from taken_up join object as o on o.id = taken_up."group" where taken_up.common = ${id} and ${mayRead(actor, open, "o")}) as groups,
      (select coalesce(json_agg(found), '[]'::json) from (
        select distinct on (o.id) o.number, o.side, ${passageOf(sql`o.id`, reads, "title")} as title
        from experience_about as about join object as o on o.id = about.experience join experience on experience.id = o.id
        where (about.object = ${id} or about.object in (${parts})) and experience.state = 'public' and ${mayRead(actor, open, "o")} limit 30) as found) as experiences,
      (select coalesce(json_agg(found), '[]'::json) from (
        select distinct on (object.id) ${listedColumns(reads)}
        from verdict join object on object.id in (verdict.low, verdict.high) join problem on problem.id = object.id
        where verdict.current and verdict.verdict = 'related' and (verdict.low in (${parts}) or verdict.high in (${parts}))
          and object.id not in (${parts}) and problem.state = 'public' and ${mayRead(actor, open)} limit 10) as found) as related,
      ${commentsOf(sql`common.id`, actor, open, reads)} as comments,
      exists (select from follow where follow.object = ${id} and follow.person = ${actor.person}) as following
    from object as common where common.id = ${id}`.execute(db);
  const [row] = rows;
  if (!row) throw new Refusal(404, "not-found");
  return row;
}

export interface ListedCommon {
  readonly id: string;
  readonly number: number;
  readonly since: string;
  readonly title: RawPassage | null;
  /** Its tellings with their titles, oldest first. */
  readonly parts: readonly { side: string; title: RawPassage | null }[];
  readonly groups: number;
}

/** Common problems, newest first; one row more than a page when there are older ones. */
export async function commonList(
  db: Db,
  actor: Actor,
  open: boolean,
  reads: readonly string[],
  before: string | null,
): Promise<readonly ListedCommon[]> {
  const { rows } = await sql<ListedCommon>`
    select object.id, object.number, object.created_at as since, ${passageOf(sql`object.id`, reads, "title")} as title,
      (select count(*)::int from taken_up join working_group on working_group.id = taken_up."group" and working_group.state <> 'closed'
        where taken_up.common = object.id and taken_up.at is not null) as groups,
      (select coalesce(json_agg(json_build_object('side', p.side, 'title', ${passageOf(sql`p.id`, reads, "title")}) order by part.joined_at, p.id), '[]'::json)
        from common_problem_part as part join object as p on p.id = part.problem
        where part.common = object.id and part.left_at is null and ${mayRead(actor, open, "p")}) as parts
    from object join common_problem on common_problem.id = object.id
    where object.kind = 'common-problem' and object.closed_at is null and ${mayRead(actor, open)} ${before ? sql`and object.id < ${before}` : sql``}
    order by object.id desc limit ${pageLength + 1}`.execute(db);
  return rows;
}
