import { Refusal } from "#kernel/refusal.ts";
import type { Call } from "#kernel/web/call.ts";
import { type FormState, freshForm } from "#kernel/web/form-state.ts";
import { limits } from "#kernel/web/limits.ts";
import { arrivalOf } from "#kernel/web/origin.ts";
import { noFacts, routesOf } from "#kernel/web/room.ts";
import { seedGlossary } from "#rooms/glossary/index.ts";
import { seedThemes } from "#rooms/themes/index.ts";
import { rights } from "../rights.ts";
import { setUp } from "./commands.ts";
import { readSetUp } from "./form.ts";
import { checkSetUpLink } from "./link.ts";
import { setUpPage } from "./pages.ts";

const room = routesOf("exchange", rights);
export const setUpRoutes = room.routes;

/** The words to begin with are those of the two sides of 2009, easily written over. */
const beginning: FormState = { ...freshForm, values: { "a-languages": "en", "b-languages": "ru" } };

const draw = async (call: Call, state: FormState) => {
  await checkSetUpLink(call.db, call.params["token"] ?? "");
  return setUpPage(call, state, isSafe(call));
};

const isSafe = (call: Call): boolean => {
  const arrival = arrivalOf(call.request, call.config);
  return arrival.secure || arrival.local;
};

room.get("/setup/:token", "exchange.set-up", noFacts, (call) => draw(call, beginning), { cached: false, always: true });

room.post(
  "/setup/:token",
  "exchange.set-up",
  noFacts,
  limits.signUp,
  async (call) => {
    await checkSetUpLink(call.db, call.params["token"] ?? "");
    if (!isSafe(call)) throw new Refusal(403, "no-tls-text");
    const secret = await setUp(call.db, readSetUp(call.form), call.t.language, call.now);
    call.cookie("sign-in", secret, 30 * 86_400);
    await seed(call);
    return call.redirect("/settings", "note-set-up");
  },
  draw,
  { always: true },
);

/** Topics and words to begin with. The exchange is set up by now, and stays so when they cannot be had. */
async function seed({ db, now, log }: Call): Promise<void> {
  try {
    await seedThemes(db, now);
    await seedGlossary(db, now);
  } catch (error) {
    log(
      "error",
      "The topics or the glossary could not be brought; `diomede import themes` and `import glossary` do it by hand",
      { error: String(error) },
    );
  }
}
