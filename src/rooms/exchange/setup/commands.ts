import { audit } from "#kernel/audit/audit.ts";
import type { Db, Tx } from "#kernel/database/database.ts";
import { change, nobody } from "#kernel/events/change.ts";
import { exchangeChanged } from "#kernel/exchange/exchange.ts";
import { Refusal } from "#kernel/refusal.ts";
import { hashPassword } from "#kernel/sign-in/password.ts";
import { beginSignIn } from "#kernel/sign-in/sign-in.ts";
import { createAccount, createPerson, giveOffice } from "#rooms/people/index.ts";
import type { SetUpWish, SideWish } from "./form.ts";

/**
 * Sets up a new exchange once: names, sides, and the first coordinator, who is signed in (the secret for his cookie is
 * returned). Refusal 410 when somebody was faster.
 */
export async function setUp(db: Db, wish: SetUpWish, language: string, at: Temporal.Instant): Promise<string> {
  const { coordinator } = wish;
  const passwordHash = await hashPassword(coordinator.password);
  return await change(db, nobody, at, async (tx) => {
    const taken = await tx
      .updateTable("exchange")
      .set({ names: JSON.stringify(wish.names), language, open: wish.open, state: "running", setup_hash: null })
      .where("state", "=", "new")
      .returning("id")
      .executeTakeFirst();
    if (!taken) throw new Refusal(410, "setup-link-over");
    for (const side of wish.sides) await addSide(tx, side, at);
    const own = coordinator.side === null ? null : (wish.sides[coordinator.side] ?? null);
    const person = await createPerson(
      tx,
      {
        name: coordinator.name,
        pseudonym: false,
        reads: [language],
        sides: own ? [own.code] : [],
        zone: own?.zone ?? "UTC",
      },
      at,
    );
    const account = await createAccount(
      tx,
      {
        person: person.id,
        address: coordinator.address,
        password: null,
        passwordHash,
        confirmed: true,
        admitted: true,
      },
      at,
    );
    if (!account) throw new Refusal(409, "setup-link-over");
    for (const role of ["coordinator", "moderator"] as const)
      await giveOffice(tx, { person: person.id, role, side: own?.code ?? null }, at);
    await audit(
      tx,
      { actor: person.id, action: "exchange.set-up", data: { sides: wish.sides.map((side) => side.code).join(" ") } },
      at,
    );
    await exchangeChanged(tx);
    return await beginSignIn(tx, account, at);
  });
}

/** Adds a side at the end, or changes the one with its code. */
export async function addSide(tx: Tx, side: SideWish, at: Temporal.Instant): Promise<void> {
  const { position } = await tx
    .selectFrom("side")
    .select((eb) => eb.fn.countAll<number>().as("position"))
    .executeTakeFirstOrThrow();
  const columns = {
    names: JSON.stringify(side.names),
    languages: [...side.languages],
    zone: side.zone,
    telephone_region: side.telephoneRegion,
    capital: JSON.stringify(side.capital),
  };
  await tx
    .insertInto("side")
    .values({ code: side.code, ...columns, state_since: at.toString(), position })
    .onConflict((same) => same.column("code").doUpdateSet(columns))
    .execute();
}
