import type { Db, Tx } from "#kernel/database/database.ts";
import { Refusal } from "#kernel/refusal.ts";
import { newSecret, secretHash } from "#kernel/sign-in/sign-in.ts";
import type { Call } from "#kernel/web/call.ts";
import { arrivalOf } from "#kernel/web/origin.ts";

export type LinkPurpose = "confirm" | "new-password" | "invitation";

/** How long a link that comes by mail may be used. */
const lasts: Record<LinkPurpose, Temporal.DurationLike> = {
  confirm: { hours: 7 * 24 },
  "new-password": { hours: 1 },
  invitation: { hours: 7 * 24 },
};

export interface MailLink {
  readonly hash: Buffer;
  readonly account: string;
  readonly data: Readonly<Record<string, string>>;
}

/** Makes a link that works once and returns the secret in its address; the database has the hash only. */
export async function makeLink(
  tx: Tx,
  link: { readonly account: string; readonly purpose: LinkPurpose; readonly data?: Readonly<Record<string, string>> },
  at: Temporal.Instant,
): Promise<string> {
  const secret = newSecret();
  await tx
    .insertInto("mail_link")
    .values({
      hash: secretHash(secret),
      account: link.account,
      purpose: link.purpose,
      data: JSON.stringify(link.data ?? {}),
      expires_at: at.add(lasts[link.purpose]).toString(),
    })
    .execute();
  return secret;
}

/** The link with this secret. Refusal 410 link-over when it was used, is too old, or never was. */
export async function linkBy(
  db: Db | Tx,
  secret: string,
  purpose: LinkPurpose,
  at: Temporal.Instant,
): Promise<MailLink> {
  const row = await db
    .selectFrom("mail_link")
    .innerJoin("account", "account.id", "mail_link.account")
    .select(["mail_link.hash", "mail_link.account", "mail_link.data"])
    .where("hash", "=", secretHash(secret))
    .where("purpose", "=", purpose)
    .where("used_at", "is", null)
    .where("expires_at", ">", at.toString())
    .where("account.disabled_at", "is", null)
    .executeTakeFirst();
  if (!row) throw new Refusal(410, "link-over");
  return { hash: row.hash, account: row.account, data: row.data as Record<string, string> };
}

/** Spends a link; of two who come at once one is refused with 410. */
export async function spendLink(tx: Tx, hash: Buffer, at: Temporal.Instant): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable("mail_link")
    .set({ used_at: at.toString() })
    .where("hash", "=", hash)
    .where("used_at", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refusal(410, "link-over");
}

/**
 * The address of this house as it may stand in a mail. Whoever sends a form chooses its Host header, so that only the
 * configured address is believed, and this machine's own. Refusal 503 mail-no-address.
 */
export function houseAddress(call: Pick<Call, "request" | "config">): string {
  const { publicUrl } = call.config;
  if (publicUrl) return publicUrl;
  const arrival = arrivalOf(call.request, call.config);
  if (!arrival.local) throw new Refusal(503, "mail-no-address");
  return arrival.origin;
}
