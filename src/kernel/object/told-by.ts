import { Refusal } from "#kernel/refusal.ts";
import { type Actor, speaksFor } from "#kernel/rights/actor.ts";

/** By whom something is told: a side always, and an organisation or a person of it where they want to be named. */
export interface ToldBy {
  readonly side: string;
  readonly author: string | null;
  readonly organisation: string | null;
  readonly source?: { readonly name: string; readonly key: string };
  readonly example?: boolean;
}

/** Who tells, out of who is signed in. Refusal 409 right-side for a person who belongs to none. */
export function toldBy(actor: Actor): ToldBy {
  const side = speaksFor(actor);
  if (!side) throw new Refusal(409, "right-side");
  return { side, author: actor.person, organisation: actor.actingFor };
}
