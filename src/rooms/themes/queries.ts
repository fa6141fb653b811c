import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import { mayRead } from "#kernel/object/object.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import type { Call } from "#kernel/web/call.ts";
import { passageOf, type RawPassage } from "#kernel/wording/wording.ts";
import { type ListedProblem, listedColumns } from "#rooms/problems/index.ts";
import type { ThemeFacts } from "./domain.ts";

/** Loader of `/topics/:slug`; the number of a topic leads to it too. Refusal 404 not-found. */
export async function themeOf({ db, params }: Call): Promise<ThemeFacts> {
  const slug = params["slug"] ?? "";
  if (!/^[a-z0-9-]{1,60}$/u.test(slug)) throw new Refusal(404, "not-found");
  const row = await db
    .selectFrom("theme")
    .innerJoin("object", "object.id", "theme.id")
    .select(["theme.id", "object.number", "theme.slug", "theme.goal"])
    .where((eb) => (/^\d{1,9}$/u.test(slug) ? eb("object.number", "=", Number(slug)) : eb("theme.slug", "=", slug)))
    .executeTakeFirst();
  if (!row) throw new Refusal(404, "not-found");
  return row;
}

export interface ListedTheme extends ThemeFacts {
  readonly name: RawPassage | null;
  readonly problems: number;
  readonly hopes: number;
  readonly common: number;
  readonly experiences: number;
  readonly groups: number;
}

/** How many things of a kind are about a topic, as far as the reader sees them; nobody's drafts count. */
const count = (kind: string, actor: Actor, open: boolean) => sql<number>`
  (select count(*)::int from object_theme join object on object.id = object_theme.object
    where object_theme.theme = theme.id and object.kind = ${kind} and object.audience <> 'authors' and ${mayRead(actor, open)})`;

/** Common problems, not ended, of which one account is about the topic of the outer query. */
const commonOfTheme = (actor: Actor, open: boolean) => sql`
  from object as common where common.kind = 'common-problem' and common.closed_at is null and ${mayRead(actor, open, "common")}
    and exists (select from common_problem_part as part join object_theme on object_theme.object = part.problem
      where part.common = common.id and part.left_at is null and object_theme.theme = theme.id)`;

/** All topics in their order with what is there about each. */
export async function themeList(
  db: Db,
  actor: Actor,
  open: boolean,
  reads: readonly string[],
): Promise<readonly ListedTheme[]> {
  const { rows } = await sql<ListedTheme>`
    select theme.id, o.number, theme.slug, theme.goal, ${passageOf(sql`theme.id`, reads, "title")} as name,
      ${count("problem", actor, open)} as problems, ${count("hope", actor, open)} as hopes, ${count("experience", actor, open)} as experiences,
      ${count("group", actor, open)} as groups,
      (select count(*)::int ${commonOfTheme(actor, open)}) as common
    from theme join object as o on o.id = theme.id order by theme.position, theme.slug`.execute(db);
  return rows;
}

export interface Titled {
  readonly kind: string;
  readonly number: number;
  readonly title: RawPassage | null;
}

export interface ThemeView {
  readonly name: RawPassage | null;
  /** Newest problems and hopes of each side, and how many there are. */
  readonly sides: readonly {
    readonly side: string;
    readonly problems: number;
    readonly newest: readonly ListedProblem[];
  }[];
  readonly common: readonly Titled[];
  readonly groups: readonly (Titled & { readonly state: string })[];
  readonly experiences: readonly (Titled & { readonly side: string })[];
}

const newest = 5;

/** Everything on a topic's page, in one round trip. */
export async function themeView(
  db: Db,
  id: string,
  actor: Actor,
  open: boolean,
  reads: readonly string[],
): Promise<ThemeView> {
  const told = sql`from object_theme join object on object.id = object_theme.object join problem on problem.id = object.id
    where object_theme.theme = theme.id and object.side = side.code and problem.state in ('public', 'resolved') and ${mayRead(actor, open)}`;
  const { rows } = await sql<ThemeView>`
    select ${passageOf(sql`theme.id`, reads, "title")} as name,
      (select coalesce(json_agg(json_build_object('side', side.code,
          'problems', (select count(*)::int ${told} and object.kind = 'problem'),
          'newest', (select coalesce(json_agg(found order by found.id desc), '[]'::json) from (
            select ${listedColumns(reads)} ${told} order by object.id desc limit ${newest}) as found)) order by side.position, side.code), '[]'::json)
        from side) as sides,
      (select coalesce(json_agg(found), '[]'::json) from (
        select common.kind, common.number, ${passageOf(sql`common.id`, reads, "title")} as title ${commonOfTheme(actor, open)}
        order by common.id desc limit 20) as found) as common,
      (select coalesce(json_agg(found), '[]'::json) from (
        select object.kind, object.number, working_group.state, ${passageOf(sql`object.id`, reads, "title")} as title
        from object_theme join object on object.id = object_theme.object join working_group on working_group.id = object.id
        where object_theme.theme = theme.id and object.audience <> 'authors' and ${mayRead(actor, open)} order by object.id limit 20) as found) as groups,
      (select coalesce(json_agg(found), '[]'::json) from (
        select object.kind, object.number, object.side, ${passageOf(sql`object.id`, reads, "title")} as title
        from object_theme join object on object.id = object_theme.object join experience on experience.id = object.id
        where object_theme.theme = theme.id and experience.state = 'public' and ${mayRead(actor, open)} order by object.id desc limit 10) as found) as experiences
    from theme where theme.id = ${id}`.execute(db);
  const [row] = rows;
  if (!row) throw new Refusal(404, "not-found");
  return row;
}

/** What the form of a topic shows: its names by language, and how many things are about it. */
export async function themeForEditing(
  db: Db,
  id: string,
): Promise<{ names: Readonly<Record<string, string>>; uses: number }> {
  const { rows } = await sql<{ names: Record<string, string> | null; uses: number }>`
    select (select json_object_agg(language, text) from (
        select language, text from wording where object = ${id} and field = 'title' and current
        union all select language, text from translation where object = ${id} and field = 'title' and current) as named) as names,
      (select count(*)::int from object_theme where theme = ${id}) as uses`.execute(db);
  return { names: rows[0]?.names ?? {}, uses: rows[0]?.uses ?? 0 };
}
