import { z } from "zod";
import { addressOf } from "#kernel/lineage/kin.ts";
import { Refusal, refuseFields } from "#kernel/refusal.ts";
import { secretHash } from "#kernel/sign-in/sign-in.ts";
import type { Call } from "#kernel/web/call.ts";
import { type FormState, freshForm } from "#kernel/web/form-state.ts";
import { limits } from "#kernel/web/limits.ts";
import { field, readForm } from "#kernel/web/read-form.ts";
import { noFacts, routesOf } from "#kernel/web/room.ts";
import { localPath } from "../domain.ts";
import { interfaceLanguages, readNewPassword, readPerson } from "../person-form.ts";
import { rights } from "../rights.ts";
import { changePassword, changePerson, endOtherSignIns, leaveExchange, own, readNotice, writeAs } from "./commands.ts";
import { noticesPage } from "./pages/notices.ts";
import { ownPageView } from "./pages/own.ts";
import { editPage, leavePage, passwordPage, signInsPage, writingAsPage } from "./pages/settings.ts";
import { noticeObject, ownNotices, ownPage, ownSignIns } from "./queries.ts";

const room = routesOf("people", rights);
export const meRoutes = room.routes;
/** One's own page is there also while one waits to be let in. */
const door = { cached: false, always: true };

const loadOwn = ({ db, actor, exchange, t }: Call) => ownPage(db, actor, exchange.open, t.reads);

room.get("/me", "me.see", noFacts, async (call) => ownPageView(call, await loadOwn(call)), door);

const edit = async (call: Call, state: FormState) =>
  editPage(call, state, await loadOwn(call), interfaceLanguages(call), zonesFor(call));
room.get("/me/edit", "me.change", noFacts, (call) => edit(call, freshForm), door);
room.post(
  "/me/edit",
  "me.change",
  noFacts,
  limits.setting,
  async (call) => {
    const words = readPerson(call);
    const { zone } = readForm(call.form, {
      zone: z.string().refine((name) => zonesFor(call).includes(name), "field-choose"),
    });
    await changePerson(call.db, own(call.actor), { ...words, zone }, call.now);
    return call.redirect("/me", "note-person-saved");
  },
  edit,
  door,
);

/** Clocks of the sides first, then all others that this machine knows. */
const zonesFor = ({ exchange, actor }: Call): readonly string[] => [
  ...new Set(["UTC", ...exchange.sides.map((side) => side.zone), actor.zone, ...Intl.supportedValuesOf("timeZone")]),
];

room.get("/me/writing-as", "me.change", noFacts, (call) => writingAsPage(call, cameFrom(call)), door);
room.post(
  "/me/writing-as",
  "me.change",
  noFacts,
  limits.setting,
  async (call) => {
    const { organisation } = readForm(call.form, { organisation: z.literal("").or(field.id()) });
    await writeAs(call.db, own(call.actor), call.secret ?? "", organisation === "" ? null : organisation);
    return call.redirect(
      localPath(call.form.get("next"), "/me"),
      organisation === "" ? "note-writing-as-self" : "note-writing-as",
    );
  },
  null,
  door,
);

/** The page from which one came here, to go back to it. */
function cameFrom({ request, url }: Call): string {
  const before = request.headers.get("referer");
  const from = before && URL.canParse(before) ? new URL(before) : null;
  return localPath(
    url.searchParams.get("next"),
    localPath(from?.host === url.host && from.pathname !== url.pathname ? from.pathname : null, "/me"),
  );
}

room.get(
  "/me/notices",
  "me.see",
  noFacts,
  async (call) => {
    const before = call.url.searchParams.get("before");
    const key = before !== null && field.id().safeParse(before).success ? before : null;
    return noticesPage(call, await ownNotices(call.db, call.actor, call.exchange.open, call.t.reads, key), key);
  },
  door,
);
room.post(
  "/me/notices",
  "me.change",
  noFacts,
  limits.setting,
  async (call) => {
    await readNotice(call.db, own(call.actor), null, call.now);
    return call.redirect("/me/notices", "note-notices-read");
  },
  null,
  door,
);
room.post(
  "/me/notices/:id",
  "me.change",
  noFacts,
  limits.ordinaryWrite,
  async (call) => {
    const id = call.params["id"] ?? "";
    const found = field.id().safeParse(id).success ? await noticeObject(call.db, own(call.actor).person, id) : null;
    if (!found) throw new Refusal(404, "not-found");
    await readNotice(call.db, own(call.actor), id, call.now);
    return call.redirect(
      `${addressOf(found.kind, found.number)}${found.comment === null ? "" : `#comment-${found.comment}`}`,
    );
  },
  null,
  door,
);

room.get("/me/password", "me.change", noFacts, (call) => passwordPage(call, freshForm), door);
room.post(
  "/me/password",
  "me.change",
  noFacts,
  limits.signIn,
  async (call) => {
    const now = call.form.get("passwordNow");
    if (now === "") throw refuseFields({ passwordNow: { id: "field-needed" } });
    const next = readNewPassword(call.form);
    await changePassword(call.db, call.exchange, call.actor.account ?? "", call.secret ?? "", { now, next }, call.now);
    return call.redirect("/me", "note-password-changed");
  },
  passwordPage,
  door,
);

room.get(
  "/me/sign-ins",
  "me.see",
  noFacts,
  async (call) => signInsPage(call, await ownSignIns(call.db, call.actor.account ?? "", secretHash(call.secret ?? ""))),
  door,
);
room.post(
  "/me/sign-ins",
  "me.change",
  noFacts,
  limits.setting,
  async (call) => {
    await endOtherSignIns(call.db, call.actor.account ?? "", call.secret ?? "");
    return call.redirect("/me/sign-ins", "note-sign-ins-ended");
  },
  null,
  door,
);

room.get("/me/leave", "me.change", noFacts, leavePage, door);
room.post(
  "/me/leave",
  "me.change",
  noFacts,
  limits.setting,
  async (call) => {
    await leaveExchange(call.db, own(call.actor), call.now);
    call.cookie("sign-in", "", 0);
    const answer = call.redirect("/", "note-left");
    answer.headers.set("clear-site-data", '"cache", "storage"');
    return answer;
  },
  null,
  door,
);
