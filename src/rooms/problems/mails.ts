import { nameFor, readExchange, sideOf } from "#kernel/exchange/exchange.ts";
import type { Words } from "#kernel/language/words.ts";
import type { LateFacts, MailTemplate, NoticeMail } from "#kernel/mail/template.ts";
import { mayRead } from "#kernel/object/object.ts";
import { actorOfAccount, newSecret, secretHash } from "#kernel/sign-in/sign-in.ts";
import type { Services } from "#kernel/web/call.ts";
import { toPassage } from "#kernel/wording/wording.ts";
import { type PairSide, pairView } from "./verdicts/queries.ts";

const template = "problems-asked";
/** Long enough for somebody who looks into the mail of an organisation once in two months. */
const lasts = { hours: 60 * 24 };

/** "Is this the same as yours?", with a link by which it is answered without signing in. */
const asked: MailTemplate = (t, facts, secrets) => {
  const { mine = "", theirs = "", gist = "", where = "" } = facts;
  return {
    subject: t("mail-problems-asked-subject", { theirs }),
    paragraphs: [
      t("mail-problems-asked-text", { mine, theirs, where }),
      gist === "" ? "" : t("mail-problems-asked-gist", { words: gist }),
      t("mail-problems-asked-link"),
      String(secrets["link"] ?? ""),
      t("mail-problems-asked-after"),
    ],
  };
};

/** Both titles as the reader of the mail meets them. Nothing to ask once one of the two is not to be read any more. */
const askedFacts: LateFacts = {
  names: ["mine", "theirs", "gist", "where"],
  async load(services, { account, facts, t }, now) {
    const ids = [String(facts["mineId"]), String(facts["theirsId"])] as const;
    const [actor, exchange] = await Promise.all([
      actorOfAccount(services.db, account, now, null),
      readExchange(services.db),
    ]);
    if (!actor?.member) return null;
    const readable = await services.db
      .selectFrom("object")
      .innerJoin("problem", "problem.id", "object.id")
      .select("object.id")
      .where("object.id", "in", ids)
      .where("problem.state", "=", "public")
      .where(mayRead(actor, exchange.open))
      .execute();
    if (readable.length < 2) return null;
    const [mine, theirs] = await pairView(services.db, ...ids, t.reads);
    const side = sideOf(exchange, theirs.side);
    return {
      mine: titleFor(services, t, mine).title,
      theirs: titleFor(services, t, theirs).title,
      gist: titleFor(services, t, theirs).gist,
      where: side ? nameFor(side.names, t.reads) : theirs.side,
    };
  },
};

/** The title in the reader's language where there is one; else in its own, with what it speaks of in the reader's. */
function titleFor(services: Services, t: Words, one: PairSide): { title: string; gist: string } {
  if (!one.title) return { title: `№ ${one.number}`, gist: "" };
  const title = toPassage(one.title, t.reads, services.gist);
  const text = one.text ? toPassage(one.text, t.reads, services.gist) : null;
  return {
    title: title.shown,
    gist: title.state === "missing" ? t.list([...new Set([...title.gist, ...(text?.gist ?? [])])]) : "",
  };
}

const askedAtOnce: NoticeMail = {
  template,
  async fill(tx, { account, object, other }, { origin }, at) {
    if (!other) return null;
    const secret = newSecret();
    await tx
      .insertInto("mail_link")
      .values({
        hash: secretHash(secret),
        account,
        purpose: "same-answer",
        data: JSON.stringify({ mine: object, theirs: other }),
        expires_at: at.add(lasts).toString(),
      })
      .execute();
    return { facts: { mineId: object, theirsId: other }, secrets: { link: `${origin}/answers/${secret}` } };
  },
};

export const problemMails = {
  mails: { [template]: asked },
  lateFacts: { [template]: askedFacts },
  noticeMails: { "asked-whether-same": askedAtOnce },
};
