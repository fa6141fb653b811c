import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import { change } from "#kernel/events/change.ts";
import { type Exchange, nameFor } from "#kernel/exchange/exchange.ts";
import { queueMail } from "#kernel/mail/queue.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import type { Call } from "#kernel/web/call.ts";
import { type MemberRole, memberRoles, type OrganisationFacts, roleIn } from "../domain.ts";
import { linkBy, type MailLink, makeLink, spendLink } from "../links.ts";
import { joinIn } from "./joining.ts";

type Own = Actor & { readonly person: string; readonly account: string };

export interface Invited {
  readonly address: string;
  readonly role: MemberRole;
  /** Of the mail; one who has an account gets it in his own. */
  readonly language: string;
}

/** Mails a link to an address and returns it, so that the inviter may hand it over himself where no mail goes out. */
export const invite = (
  db: Db,
  house: { readonly exchange: Exchange; readonly origin: string },
  actor: Own,
  facts: OrganisationFacts,
  invited: Invited,
  at: Temporal.Instant,
) =>
  change(db, actor, at, async (tx) => {
    const secret = await makeLink(
      tx,
      { account: actor.account, purpose: "invitation", data: { organisation: facts.id, role: invited.role } },
      at,
    );
    const link = `${house.origin}/invitation/${secret}`;
    const { rows } = await sql<{ reads: string[] }>`
      select person.reads from account join person on person.id = account.person where lower(account.address) = lower(${invited.address})`.execute(
      tx,
    );
    const reads = rows[0]?.reads ?? [invited.language];
    await queueMail(
      tx,
      {
        account: null,
        template: "people-invitation",
        language: reads[0] ?? invited.language,
        facts: { exchange: nameFor(house.exchange.names, reads), organisation: facts.name, by: actor.name },
        secrets: { to: invited.address, link },
      },
      at,
    );
    return link;
  });

export interface Invitation {
  readonly link: MailLink;
  readonly organisation: OrganisationFacts;
  readonly role: MemberRole;
}

/**
 * Loader of `/invitation/:token`. To a stranger it says nothing of what it is about. Refusal 410 link-over, also when
 * the organisation has left or whoever invited is not its head any more.
 */
export async function invitationOf(call: Call): Promise<Invitation> {
  const link = await linkBy(call.db, call.params["token"] ?? "", "invitation", call.now);
  const organisation = await call.db
    .selectFrom("organisation")
    .innerJoin("object", "object.id", "organisation.id")
    .innerJoin("membership", "membership.organisation", "organisation.id")
    .innerJoin("account", "account.person", "membership.person")
    .select(["object.id", "object.number", "object.side", "organisation.name", "organisation.language"])
    .where("organisation.id", "=", link.data["organisation"] ?? "")
    .where("organisation.left_at", "is", null)
    .where("account.id", "=", link.account)
    .where("membership.role", "=", "head")
    .executeTakeFirst();
  const role = memberRoles.find((one) => one === link.data["role"]);
  if (!organisation?.side || !role) throw new Refusal(410, "link-over");
  return { link, organisation: { ...organisation, side: organisation.side }, role };
}

/** Takes an invitation up. Refusals: 410 link-over, 409 organisation-in-it-already. */
export const takeUpInvitation = (
  db: Db,
  exchange: Exchange,
  actor: Own,
  { link, organisation, role }: Invitation,
  at: Temporal.Instant,
) =>
  change(db, actor, at, async (tx, tell) => {
    if (roleIn(actor, organisation.id) !== null) throw new Refusal(409, "organisation-in-it-already");
    await spendLink(tx, link.hash, at);
    await joinIn(tx, tell, exchange, organisation, actor.person, role, at);
  });
