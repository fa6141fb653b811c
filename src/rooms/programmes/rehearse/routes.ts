import type { Call } from "#kernel/web/call.ts";
import { cleanText } from "#kernel/web/form-input.ts";
import { freshForm } from "#kernel/web/form-state.ts";
import { limits } from "#kernel/web/limits.ts";
import { routesOf } from "#kernel/web/room.ts";
import { deskRights } from "../desk/rights.ts";
import type { WorkFacts } from "../team/domain.ts";
import { programmeOf } from "../team/queries.ts";
import { slotsToRehearse } from "./load.ts";
import { rehearsalPage } from "./page.ts";
import { type Cast, rehearse } from "./rehearse.ts";

const room = routesOf("programmes", deskRights);
export const rehearsalRoutes = room.routes;

room.get(
  "/programmes/:number/rehearsal",
  "desk.see",
  programmeOf,
  async (call) => {
    const { cast, values } = castOf(call);
    const played = cast === null ? null : rehearse(await slotsToRehearse(call.db, call.facts.id), cast);
    return rehearsalPage(call, call.facts, played, { ...freshForm, values });
  },
  { cached: false, limit: limits.check },
);

/** The invented readers that the address asks for; null when a figure cannot be used. */
function castOf(call: Call<WorkFacts>): { cast: Cast | null; values: Record<string, string> } {
  const query = call.url.searchParams;
  const values = { people: "1000", weeks: "12", leave: "1", price: "0.04" };
  const most = { people: 20_000, weeks: 104, leave: 50, price: 100 };
  let sound = true;
  const figure = (name: keyof typeof values): number => {
    values[name] =
      cleanText(query.get(name) ?? "")
        .trim()
        .slice(0, 40) || values[name];
    const value = Number(values[name].replace(",", "."));
    if (!Number.isFinite(value) || value < 0 || value > most[name]) sound = false;
    return value;
  };
  const [people, weeks, leave, price] = [figure("people"), figure("weeks"), figure("leave"), figure("price")];
  if (!sound || !Number.isInteger(people)) return { cast: null, values };
  const { languages } = call.facts;
  return {
    values,
    cast: {
      people,
      joinDays: Math.max(1, Math.round(weeks * 7)),
      from: call.now.toZonedDateTimeISO("UTC").toPlainDate(),
      languages: languages.slice(0, 2).map((code) => ({ code, share: 1 })),
      leaveAWeek: leave / 100,
      price,
      hers: { from: 9, until: 20 },
      seed: 1,
    },
  };
}
