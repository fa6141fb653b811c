import type { Db } from "#kernel/database/database.ts";
import { type Actor, stranger } from "#kernel/rights/actor.ts";

const most = 400;

interface Kept {
  readonly epoch: string;
  readonly value: Promise<unknown>;
}
const kept = new WeakMap<Db, Map<string, Kept>>();

/**
 * What pages show to every member alike, kept in memory until anything changes. `epoch` must have been read after the
 * request came (a call's has), so that nothing older than the newest change is shown, whichever process made it. What
 * differs from reader to reader must not be in it, and what a write decides by must not come from it.
 */
export function keptView<T>(db: Db, epoch: string, key: string, load: () => Promise<T>): Promise<T> {
  const views = kept.get(db) ?? new Map<string, Kept>();
  kept.set(db, views);
  const known = views.get(key);
  if (known?.epoch === epoch) return known.value as Promise<T>;
  const value = load();
  views.delete(key);
  views.set(key, { epoch, value });
  for (const oldest of views.keys()) {
    if (views.size <= most) break;
    views.delete(oldest);
  }
  // What failed must not be what every later reader gets.
  value.catch(() => views.get(key)?.value === value && views.delete(key));
  return value;
}

/** Stands for any member in such a view: sees what members see, and nothing that is only his own or a group's. */
export const anyMember: Actor = { ...stranger, member: true };
