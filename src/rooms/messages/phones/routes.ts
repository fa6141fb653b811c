import { sql } from "kysely";
import type { Side } from "#kernel/exchange/exchange.ts";
import { Refusal, refuseFields } from "#kernel/refusal.ts";
import type { Call } from "#kernel/web/call.ts";
import { type FormState, freshForm } from "#kernel/web/form-state.ts";
import { limits } from "#kernel/web/limits.ts";
import { routesOf } from "#kernel/web/room.ts";
import { isFictitious, putPhone, writeFromPhone } from "../channels/simulator/phones.ts";
import { phonesPage } from "./pages/list.ts";
import { phonePage } from "./pages/one.ts";
import { freeNumber, phoneLines, simulatorIsOn, textsOn } from "./queries.ts";
import { type PhonesFacts, phonesRights } from "./rights.ts";
import { rings } from "./rings.ts";

const room = routesOf("messages", phonesRights);
export const phonesRoutes = room.routes;
const mostListed = 200;
const longest = 600;

const load = async (call: Call): Promise<PhonesFacts> => ({
  example: call.exchange.example,
  simulator: await simulatorIsOn(call.db),
});

const numberIn = (call: Call): string => {
  const number = `+${call.params["number"] ?? ""}`;
  if (!isFictitious(number)) throw new Refusal(404, "not-found");
  return number;
};

const sideOfPhone = (call: Call, number: string): Side | undefined =>
  call.exchange.sides.find((side) => side.telephoneRegion === (number.startsWith("+7") ? "RU" : "US"));
const zoneOf = (call: Call, number: string): string => sideOfPhone(call, number)?.zone ?? "UTC";

/** Words by which programmes of a phone's country are joined, so that a newcomer knows what to write. */
async function joiningWords(call: Call, side: Side | undefined): Promise<readonly string[]> {
  const { rows } = await sql<{ word: string }>`
    select word from programme_keyword as one where calendar is null and (side is null or side = ${side?.code ?? null})
      -- The same letters from the other alphabet are taken too, and look like the word twice.
      and not exists (select from programme_keyword as other where other.programme = one.programme
        and other.word <> one.word and translate(other.word, 'АВЕКМНОРСТУХ', 'ABEKMHOPCTYX') = one.word)
    order by word limit 6`.execute(call.db);
  return rows.map((row) => row.word.toLocaleUpperCase());
}

async function draw(call: Call, state: FormState) {
  const number = numberIn(call);
  const [texts, words] = await Promise.all([textsOn(call.db, number), joiningWords(call, sideOfPhone(call, number))]);
  return phonePage(call, { number, texts, state, words, zone: zoneOf(call, number) });
}

room.get("/phones", "phone.see", load, async (call) => phonesPage(call, await phoneLines(call.db, mostListed)), {
  cached: false,
});
room.post("/phones", "phone.write", load, limits.demo, async (call) => {
  const number = await freeNumber(call.db, call.form.get("country") === "US" ? "US" : "RU");
  await putPhone(call.db, number, call.now);
  return call.redirect(`/phones/${number.slice(1)}`);
});
room.get("/phones/:number", "phone.see", load, (call) => draw(call, freshForm), { cached: false });
room.get(
  "/phones/:number/rings",
  "phone.see",
  load,
  (call) => {
    const number = numberIn(call);
    const last = call.request.headers.get("last-event-id") ?? call.url.searchParams.get("after") ?? "";
    return rings(call, number, /^\d{1,15}$/u.test(last) ? Number(last) : 0, zoneOf(call, number));
  },
  { cached: false },
);
room.post(
  "/phones/:number",
  "phone.write",
  load,
  limits.demo,
  async (call) => {
    const number = numberIn(call);
    const text = call.form.get("text").trim();
    if (text === "") throw refuseFields({ text: { id: "phones-empty" } });
    if (text.length > longest) throw refuseFields({ text: { id: "phones-too-long" } });
    await writeFromPhone(call.db, number, text, call.now);
    return call.redirect(`/phones/${number.slice(1)}`);
  },
  (call, state) => draw(call, state),
);
