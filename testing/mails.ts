import { unseal } from "#kernel/mail/seal.ts";
import type { TestApp } from "./app.ts";

export interface WaitingMail {
  readonly template: string;
  readonly language: string;
  readonly account: string | null;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly secrets: Readonly<Record<string, string>>;
}

/** All mails of a template that were ever queued, oldest first, opened as the sender opens them. */
export async function mailsOf(app: TestApp, template: string): Promise<WaitingMail[]> {
  const rows = await app.db.selectFrom("mail").selectAll().where("template", "=", template).orderBy("id").execute();
  return rows.map((row) => ({
    template: row.template,
    language: row.language,
    account: row.account,
    facts: row.facts as WaitingMail["facts"],
    secrets: row.sealed ? (JSON.parse(unseal(row.sealed).toString("utf8")) as Record<string, string>) : {},
  }));
}

/** Path of the link in the newest mail of a template. */
export async function linkIn(app: TestApp, template: string): Promise<string> {
  const link = (await mailsOf(app, template)).at(-1)?.secrets["link"];
  if (!link) throw new Error(`No mail ${template} with a link`);
  return new URL(link).pathname;
}
