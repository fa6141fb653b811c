import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import { change, nobody, type Tell } from "#kernel/events/change.ts";
import { type Exchange, nameFor } from "#kernel/exchange/exchange.ts";
import { queueMail } from "#kernel/mail/queue.ts";
import { Refusal } from "#kernel/refusal.ts";
import { hashPassword, passwordFits } from "#kernel/sign-in/password.ts";
import { beginSignIn, endSignIn, secretHash } from "#kernel/sign-in/sign-in.ts";
import { limits, useLimit } from "#kernel/web/limits.ts";
import { type MailLink, makeLink, spendLink } from "../links.ts";
import { createAccount, createPerson, type NewPerson } from "../making.ts";
import { accountAt, mayBeMailed } from "./accounts.ts";

export interface SigningUp extends NewPerson {
  readonly address: string;
  readonly password: string;
  /** Where to go on after confirming and signing in. */
  readonly next: string;
}

/** What these commands need of the house around them. */
export interface House {
  readonly exchange: Exchange;
  /** For links: `https://exchange.example.org`. */
  readonly origin: string;
}

/**
 * Makes a person with an account and mails the link that confirms it. Where the address has an account, that one gets
 * a mail instead; the caller learns nothing of it, and the same rows are written either way.
 */
export async function signUp(db: Db, house: House, wish: SigningUp, at: Temporal.Instant): Promise<void> {
  const passwordHash = await hashPassword(wish.password);
  if (!(await mayBeMailed(db, wish.address, at))) return;
  await change(db, nobody, at, async (tx, tell) => {
    await sql`savepoint before_person`.execute(tx);
    const person = await createPerson(tx, wish, at);
    const account = await createAccount(
      tx,
      { person: person.id, address: wish.address, password: null, passwordHash, confirmed: false, admitted: false },
      at,
    );
    if (account) {
      const secret = await makeLink(tx, { account, purpose: "confirm", data: { next: wish.next } }, at);
      await queueMail(
        tx,
        letter(house, { id: account, reads: wish.reads }, "people-confirm", `/confirm/${secret}`),
        at,
      );
      await tell("person-signed-up", person.id, { side: wish.sides[0] ?? null });
      return;
    }
    await sql`rollback to savepoint before_person`.execute(tx);
    await sendNewPassword(tx, house, wish.address, "people-again", at);
  });
}

/** Mails a link by which a new password is set, where the address has an account; says nothing of it to the caller. */
export async function forgetPassword(db: Db, house: House, address: string, at: Temporal.Instant): Promise<void> {
  if (!(await mayBeMailed(db, address, at))) return;
  await db.transaction().execute((tx) => sendNewPassword(tx, house, address, "people-new-password", at));
}

async function sendNewPassword(
  tx: Tx,
  house: House,
  address: string,
  template: string,
  at: Temporal.Instant,
): Promise<void> {
  const account = await accountAt(tx, address);
  if (!account || account.disabled) return;
  const secret = await makeLink(tx, { account: account.id, purpose: "new-password" }, at);
  await queueMail(tx, letter(house, account, template, `/new-password/${secret}`), at);
}

/** A mail to an account in the first language its person reads. */
function letter(
  { exchange, origin }: House,
  account: { readonly id: string; readonly reads: readonly string[] },
  template: string,
  path: string,
) {
  return {
    account: account.id,
    template,
    language: account.reads[0] ?? exchange.language,
    facts: { exchange: nameFor(exchange.names, account.reads) || "Diomede" },
    secrets: { link: `${origin}${path}` },
  };
}

/** The mail address is the account's own: from now on it is confirmed, and in an open exchange its person is a member. */
export const confirmByLink = (db: Db, exchange: Exchange, link: MailLink, at: Temporal.Instant) =>
  change(db, nobody, at, async (tx, tell) => {
    await spendLink(tx, link.hash, at);
    await confirmIn(tx, tell, exchange, link.account, at);
  });

export async function confirmIn(
  tx: Tx,
  tell: Tell,
  exchange: Pick<Exchange, "open">,
  account: string,
  at: Temporal.Instant,
): Promise<void> {
  const row = await tx
    .selectFrom("account")
    .select(["person", "confirmed_at", "admitted_at"])
    .where("id", "=", account)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal(404, "not-found");
  if (row.confirmed_at) return;
  const admitted = row.admitted_at ?? (exchange.open ? at.toString() : null);
  await tx
    .updateTable("account")
    .set({ confirmed_at: at.toString(), admitted_at: admitted })
    .where("id", "=", account)
    .execute();
  const event = await tell(admitted ? "person-joined" : "person-asked-in", row.person);
  if (!admitted) await tellCoordinators(tx, row.person, event, at);
}

/** Those who may let somebody in: coordinators of a side of his, joint ones, and all where he has named none. */
async function tellCoordinators(tx: Tx, person: string, event: string, at: Temporal.Instant): Promise<void> {
  await sql`
    insert into notice (person, object, event, verb, reason, at)
    select distinct office.person, ${person}::uuid, ${event}::uuid, 'person-asked-in', 'coordinator', ${at.toString()}::timestamptz
    from office where office.role = 'coordinator' and (office.until is null or office.until > ${at.toString()}::timestamptz)
      and (office.side is null or office.side in (select side from person_side where person_side.person = ${person}::uuid)
        or not exists (select from person_side where person_side.person = ${person}::uuid))
    on conflict do nothing`.execute(tx);
}

/**
 * Sets a password by a mailed link and ends every sign-in. The link came to the address, so that the address counts
 * as confirmed: an account that a stranger began with it is its owner's from now on.
 */
export async function setPasswordByLink(
  db: Db,
  exchange: Exchange,
  link: MailLink,
  password: string,
  at: Temporal.Instant,
): Promise<void> {
  const hash = await hashPassword(password);
  await change(db, nobody, at, async (tx, tell) => {
    await spendLink(tx, link.hash, at);
    await tx
      .updateTable("mail_link")
      .set({ used_at: at.toString() })
      .where("account", "=", link.account)
      .where("purpose", "=", "new-password")
      .where("used_at", "is", null)
      .execute();
    await confirmIn(tx, tell, exchange, link.account, at);
    await putPassword(tx, exchange, link.account, hash, at);
    await tx.deleteFrom("sign_in").where("account", "=", link.account).execute();
  });
}

export async function putPassword(
  tx: Tx,
  exchange: Exchange,
  account: string,
  hash: string,
  at: Temporal.Instant,
): Promise<void> {
  await tx.updateTable("account").set({ password: hash }).where("id", "=", account).execute();
  const person = await tx
    .selectFrom("person")
    .innerJoin("account", "account.person", "person.id")
    .select("person.reads")
    .where("account.id", "=", account)
    .executeTakeFirstOrThrow();
  await queueMail(
    tx,
    {
      account,
      template: "people-password-changed",
      language: person.reads[0] ?? exchange.language,
      facts: { exchange: nameFor(exchange.names, person.reads) || "Diomede" },
    },
    at,
  );
}

export interface Browser {
  /** Its present sign-in, which ends. */
  readonly secret: string | null;
  /** Its drafts, which go over to the person. */
  readonly draftSecret: string | null;
}

/**
 * Begins a sign-in and returns the secret for the cookie, and where a held form was to go; null when address and password do not belong together (or
 * the account is gone), after the same work. Refusal 429 after twenty tries an hour for one address, known or not.
 */
export async function signIn(
  db: Db,
  address: string,
  password: string,
  browser: Browser,
  at: Temporal.Instant,
): Promise<{ readonly secret: string; readonly held: string | null } | null> {
  await useLimit(db, limits.signInTo, address.toLowerCase(), at);
  const account = await accountAt(db, address);
  const fits = await passwordFits(account?.password ?? null, password);
  if (!account || !fits || account.disabled) return null;
  const begun = await db.transaction().execute(async (tx) => ({
    held: await takeDraft(tx, browser.draftSecret, account.person),
    secret: await beginSignIn(tx, account.id, at),
  }));
  if (browser.secret) await endSignIn(db, browser.secret);
  return begun;
}

/** What this browser wrote before signing in goes over to the person; the path of a form that waits to be sent. */
async function takeDraft(tx: Tx, secret: string | null, person: string): Promise<string | null> {
  if (secret === null) return null;
  const taken = await tx
    .updateTable("draft")
    .set({ hash: null, person })
    .where("hash", "=", secretHash(secret))
    .returning(["kind", sql<string | null>`content->>'path'`.as("path")])
    .executeTakeFirst();
  return taken?.kind === "held-form" ? taken.path : null;
}
