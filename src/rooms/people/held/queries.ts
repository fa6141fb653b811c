import type { Db } from "#kernel/database/database.ts";
import { localPath } from "../domain.ts";

/** A form that was sent before its writer had signed in. */
export interface HeldForm {
  readonly id: string;
  /** Where it was to go. */
  readonly path: string;
  readonly values: readonly (readonly [name: string, value: string])[];
  readonly changedAt: string;
}

/** What a person has held, newest first. */
export async function heldForms(db: Db, person: string): Promise<readonly HeldForm[]> {
  const rows = await db
    .selectFrom("draft")
    .select(["id", "content", "changed_at"])
    .where("person", "=", person)
    .where("kind", "=", "held-form")
    .orderBy("changed_at", "desc")
    .limit(20)
    .execute();
  return rows.flatMap((row) => heldFrom(row.id, row.content, row.changed_at) ?? []);
}

export async function heldForm(db: Db, person: string, id: string): Promise<HeldForm | null> {
  const row = await db
    .selectFrom("draft")
    .select(["id", "content", "changed_at"])
    .where("person", "=", person)
    .where("kind", "=", "held-form")
    .where("id", "=", id)
    .executeTakeFirst();
  return row ? heldFrom(row.id, row.content, row.changed_at) : null;
}

/** Null for what is no held form or would lead out of this house. */
function heldFrom(id: string, content: unknown, changedAt: string): HeldForm | null {
  const { path, values } = content as { path?: unknown; values?: unknown };
  if (typeof path !== "string" || localPath(path, "") === "" || !Array.isArray(values)) return null;
  const pairs = values.filter(
    (one): one is [string, string] => Array.isArray(one) && typeof one[0] === "string" && typeof one[1] === "string",
  );
  return { id, path, values: pairs, changedAt };
}
