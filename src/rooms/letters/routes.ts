import { z } from "zod";
import { mailBook } from "#kernel/mail/book.ts";
import { unsubscribePath } from "#kernel/mail/unsubscribe.ts";
import { type NoticeKind, noticeKinds } from "#kernel/mail/wishes.ts";
import { readFormInput } from "#kernel/web/form-input.ts";
import { limits, useLimit } from "#kernel/web/limits.ts";
import { readForm } from "#kernel/web/read-form.ts";
import { noFacts, routesOf } from "#kernel/web/room.ts";
import { chooseMail, stopMail } from "./commands.ts";
import { choosePage, stopPage, stoppedPage } from "./pages/pages.ts";
import { ownMail, stoppingOf } from "./queries.ts";
import { rights } from "./rights.ts";

const room = routesOf("letters", rights);
export const letterRoutes = room.routes;
/** There also while one waits to be let in. */
const door = { cached: false, always: true };

room.get(
  "/me/mail",
  "letter.choose",
  noFacts,
  async (call) => choosePage(call, await ownMail(call.db, call.actor.account ?? "")),
  door,
);
room.post(
  "/me/mail",
  "letter.choose",
  noFacts,
  limits.setting,
  async (call) => {
    const { kinds } = readForm(call.form, { kinds: z.array(z.enum(noticeKinds, "field-choose")).max(20) });
    const { noticeMails } = mailBook();
    // Who holds no office is not asked about it, and hears of it once he holds one, unless he wants nothing at all.
    const wanted: NoticeKind[] = kinds.length > 0 && call.actor.offices.length === 0 ? [...kinds, "office"] : kinds;
    const wish = { wanted, letter: call.form.get("letter") !== "" };
    await chooseMail(call.db, call.actor.account ?? "", wish, [...noticeMails.keys()], call.now);
    return call.redirect("/me/mail", "note-letters-chosen");
  },
  // There is nothing to type in it: only a form that is not ours can be wrong.
  null,
  door,
);

// Where the head of each letter leads: a mail service presses it for its reader (RFC 8058), without cookie or origin,
// and may not be sent on to another address.
room.hook(`${unsubscribePath}:token`, "letter.stop", stoppingOf, limits.unsubscribe, async (call) => {
  const { facts, request } = call;
  if (request.method !== "POST") return stopPage(call, facts);
  const form = await readFormInput(request, { parts: true });
  const again = form.get("again") !== "";
  if (!again && form.get("List-Unsubscribe") !== "One-Click") return stopPage(call, facts);
  await useLimit(call.db, limits.unsubscribe, call.from, call.now);
  await stopMail(call.db, facts, again, call.now);
  return stoppedPage(call, facts, again);
});
