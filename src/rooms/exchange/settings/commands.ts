import { audit } from "#kernel/audit/audit.ts";
import type { Db } from "#kernel/database/database.ts";
import { change } from "#kernel/events/change.ts";
import { exchangeChanged } from "#kernel/exchange/exchange.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import { addSide } from "../setup/commands.ts";
import type { SideWish } from "../setup/form.ts";

export interface ExchangeWish {
  readonly names: Readonly<Record<string, string>>;
  readonly language: string;
  readonly open: boolean;
  /** Markdown by language, for the page about this place. */
  readonly abouts: Readonly<Record<string, string>>;
}

/** Changes the exchange's names, own language, and whether strangers may look in. On record. */
export const changeExchange = (db: Db, actor: Actor, wish: ExchangeWish, at: Temporal.Instant) =>
  change(db, actor, at, async (tx) => {
    await tx
      .updateTable("exchange")
      .set({
        names: JSON.stringify(wish.names),
        language: wish.language,
        open: wish.open,
        abouts: JSON.stringify(wish.abouts),
      })
      .execute();
    await audit(
      tx,
      { actor: actor.person, action: "exchange.change", data: { open: wish.open, language: wish.language } },
      at,
    );
    await exchangeChanged(tx);
  });

/** Adds a side, or changes the one whose code it has. On record. */
export const putSide = (db: Db, actor: Actor, side: SideWish, at: Temporal.Instant) =>
  change(db, actor, at, async (tx) => {
    await addSide(tx, side, at);
    await audit(
      tx,
      {
        actor: actor.person,
        action: "side.put",
        side: side.code,
        data: { zone: side.zone, languages: side.languages.join(" ") },
      },
      at,
    );
    await exchangeChanged(tx);
  });

/**
 * A side pauses, leaves or comes back; it is the side's own coordinators who say so. What it wrote stays readable; new
 * agreements with a side that is not in are refused by those who make them. Refusal 404 not-found.
 */
export const setSideState = (
  db: Db,
  actor: Actor,
  code: string,
  state: "in" | "paused" | "left",
  at: Temporal.Instant,
) =>
  change(db, actor, at, async (tx) => {
    const row = await tx
      .updateTable("side")
      .set({ state, state_since: at.toString() })
      .where("code", "=", code)
      .where("state", "<>", state)
      .returning("code")
      .executeTakeFirst();
    if (!row && !(await tx.selectFrom("side").select("code").where("code", "=", code).executeTakeFirst()))
      throw new Refusal(404, "not-found");
    if (!row) return;
    await audit(tx, { actor: actor.person, action: `side.${state}`, side: code }, at);
    await exchangeChanged(tx);
  });
