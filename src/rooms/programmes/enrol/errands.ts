import type { Tx } from "#kernel/database/database.ts";
import { type ErrandHandlers, type OpenErrand, readPhone } from "#rooms/messages/index.ts";
import { isOn } from "../domain.ts";
import { reusedErrand } from "../reused/errand.ts";
import { enrol, wouldBe } from "./enrol.ts";
import { changeNumber, secondPhone } from "./phones.ts";
import { knownProgramme } from "./programme.ts";
import { isSensible } from "./sensible.ts";
import { type EnrolOutcome, facts, secret, type Wish } from "./wish.ts";

/** What `send` does for the pages of programmes, which never see a number again. */
export const programmeErrands: ErrandHandlers = {
  enrol: async (tx, errand, { keys, at }) => {
    const wish = await wishOf(tx, errand, at);
    const outcome =
      typeof wish === "string"
        ? wish
        : wish.dry
          ? await wouldBe(tx, keys, wish)
          : await enrol(tx, keys, wish, errand.id, at);
    // Who enrolled her gets the number that stands for hers here; a stranger's form is told nothing.
    const reader =
      typeof wish === "string" || wish.dry || wish.door === "web"
        ? null
        : await readerNumber(tx, keys.phoneIndex(wish.programme.id, wish.phone.phone));
    return { outcome: { outcome, ...(reader !== null && { reader }) } };
  },
  reused: reusedErrand,
  "second-phone": async (tx, errand, { keys, at }) => ({
    outcome: { outcome: await secondPhone(tx, keys, errand, at) },
  }),
  "change-number": async (tx, errand, { keys, at }) => ({
    outcome: { outcome: await changeNumber(tx, keys, errand, at) },
  }),
};

async function readerNumber(tx: Tx, index: Buffer): Promise<number | null> {
  const row = await tx.selectFrom("subscriber").select("number").where("phone_index", "=", index).executeTakeFirst();
  return row?.number ?? null;
}

async function wishOf(tx: Tx, errand: OpenErrand, at: Temporal.Instant): Promise<Wish | EnrolOutcome> {
  const said = { ...facts.parse(errand.facts), ...secret.parse(errand.secret) };
  const programme = await knownProgramme(tx, errand.programme ?? "");
  if (!isOn(programme.state)) return "closed";
  const region = programme.sideList.find((one) => one.code === said.side)?.region ?? "ZZ";
  const phone = readPhone(said.phone, region);
  if (!phone) return "not-a-number";
  if (!programme.countries.includes(phone.country)) return "country";
  const date = said.date === null ? null : Temporal.PlainDate.from(said.date);
  if (date && !isSensible(date, said.kind, at)) return "bad-date";
  return { ...said, programme, phone, date };
}
