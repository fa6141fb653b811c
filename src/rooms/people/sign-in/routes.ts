import { Refusal, refuseFields } from "#kernel/refusal.ts";
import { endSignIn } from "#kernel/sign-in/sign-in.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { type FormState, freshForm, typedValue } from "#kernel/web/form-state.ts";
import { limits } from "#kernel/web/limits.ts";
import { arrivalOf } from "#kernel/web/origin.ts";
import { field, readForm } from "#kernel/web/read-form.ts";
import { type Loader, noFacts, routesOf } from "#kernel/web/room.ts";
import { localPath } from "../domain.ts";
import { houseAddress, type LinkPurpose, linkBy, type MailLink } from "../links.ts";
import { interfaceLanguages, passwordFault, readNewPassword, readPerson, zoneOf } from "../person-form.ts";
import { rights } from "../rights.ts";
import { confirmByLink, forgetPassword, setPasswordByLink, signIn, signUp } from "./commands.ts";
import { inEvenTime } from "./even-time.ts";
import { confirmPage, forgottenPage, newPasswordPage, notSafePage, sentPage, signInPage, signUpPage } from "./pages.ts";

const room = routesOf("people", rights);
export const signInRoutes = room.routes;

/** Reached by strangers of a closed exchange, and never kept: what they show depends on the line they came by. */
const door = { cached: false, always: true };
const monthInSeconds = 30 * 86_400;

room.get(
  "/sign-in",
  "account.sign-in",
  noFacts,
  safely((call) => {
    const next = localPath(call.url.searchParams.get("next"));
    return call.actor.person === null ? signInPage(call, freshForm, next) : call.redirect(next === "/" ? "/me" : next);
  }),
  door,
);
room.post(
  "/sign-in",
  "account.sign-in",
  noFacts,
  limits.signIn,
  safely(async (call) => {
    const { address } = readForm(call.form, { address: field.line(254) });
    const begun = await signIn(call.db, address, call.form.get("password"), call, call.now);
    if (begun === null) throw refuseFields({ password: { id: "sign-in-wrong" } });
    call.cookie("sign-in", begun.secret, monthInSeconds);
    if (call.draftSecret) call.cookie("draft", "", 0);
    const next = localPath(call.form.get("next"));
    // One who left the form by another door than the one beside it finds it again all the same.
    const toHeld = begun.held !== null && (next === "/" || next === begun.held);
    return call.redirect(toHeld ? "/held" : next, "note-signed-in");
  }),
  (call, state) => signInPage(call, state, localPath(typedValue(state, "next"))),
  door,
);
room.post(
  "/sign-out",
  "account.sign-out",
  noFacts,
  limits.setting,
  async (call) => {
    if (call.secret) await endSignIn(call.db, call.secret);
    call.cookie("sign-in", "", 0);
    const answer = call.redirect("/", "note-signed-out");
    answer.headers.set("clear-site-data", '"cache", "storage"');
    return answer;
  },
  null,
  door,
);

room.get(
  "/sign-up",
  "account.sign-up",
  setUp,
  safely((call) => {
    const next = localPath(call.url.searchParams.get("next"));
    return call.actor.person === null
      ? signUpPage(call, freshForm, next, interfaceLanguages(call))
      : call.redirect("/me");
  }),
  door,
);
room.post(
  "/sign-up",
  "account.sign-up",
  setUp,
  limits.signUp,
  safely(async (call) => {
    const wish = readSignUp(call);
    await inEvenTime(() => signUp(call.db, { exchange: call.exchange, origin: houseAddress(call) }, wish, call.now));
    return call.redirect("/sign-up/sent");
  }),
  (call, state) => signUpPage(call, state, localPath(typedValue(state, "next")), interfaceLanguages(call)),
  door,
);
room.get("/sign-up/sent", "account.sign-up", noFacts, (call) => sentPage(call, "sign-up"), door);

room.get(
  "/forgotten",
  "account.sign-in",
  noFacts,
  safely((call) => forgottenPage(call, freshForm)),
  door,
);
room.post(
  "/forgotten",
  "account.sign-in",
  noFacts,
  limits.signUp,
  safely(async (call) => {
    const { address } = readForm(call.form, { address: field.mailAddress() });
    await inEvenTime(() =>
      forgetPassword(call.db, { exchange: call.exchange, origin: houseAddress(call) }, address, call.now),
    );
    return call.redirect("/forgotten/sent");
  }),
  forgottenPage,
  door,
);
room.get("/forgotten/sent", "account.sign-in", noFacts, (call) => sentPage(call, "forgotten"), door);

room.get("/confirm/:token", "account.use-link", link("confirm"), confirmPage, door);
room.post(
  "/confirm/:token",
  "account.use-link",
  link("confirm"),
  limits.mailLink,
  async (call) => {
    await confirmByLink(call.db, call.exchange, call.facts, call.now);
    const next = localPath(call.facts.data["next"]);
    const note = call.exchange.open ? "note-confirmed" : "note-confirmed-waits";
    return call.redirect(next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`, note);
  },
  null,
  door,
);

room.get(
  "/new-password/:token",
  "account.use-link",
  link("new-password"),
  safely((call) => newPasswordPage(call, freshForm)),
  door,
);
room.post(
  "/new-password/:token",
  "account.use-link",
  link("new-password"),
  limits.mailLink,
  safely(async (call) => {
    const password = readNewPassword(call.form);
    await setPasswordByLink(call.db, call.exchange, call.facts, password, call.now);
    return call.redirect("/sign-in", "note-password-set");
  }),
  newPasswordPage,
  door,
);

/** Draws the page that explains instead, where the line is neither safe nor this machine's own. */
function safely<F>(handle: (call: Call<F>) => Promise<Response | Page> | Response | Page) {
  return (call: Call<F>) => {
    const { secure, local } = arrivalOf(call.request, call.config);
    return secure || local ? handle(call) : notSafePage(call);
  };
}

/** There is nothing to sign up for before the first coordinator has set the exchange up. */
function setUp(call: Call): Record<never, never> {
  if (call.exchange.state === "new") throw new Refusal(403, "closed-new");
  return {};
}

function link(purpose: LinkPurpose): Loader<MailLink> {
  return (call) => linkBy(call.db, call.params["token"] ?? "", purpose, call.now);
}

function readSignUp(call: Call) {
  const password = call.form.get("password");
  const fault = passwordFault(password, call.form.get("address").trim());
  const faults: FormState["errors"][] = [];
  const take = <T>(read: () => T): T | null => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 422) throw error;
      faults.push(error.fields);
      return null;
    }
  };
  const account = take(() => readForm(call.form, { address: field.mailAddress() }));
  if (fault) faults.push({ password: fault });
  const person = take(() => readPerson(call));
  if (!account || !person || fault) throw refuseFields(Object.assign({}, ...faults));
  return {
    ...account,
    ...person,
    password,
    zone: zoneOf(call.exchange, person.sides),
    next: localPath(call.form.get("next")),
  };
}
