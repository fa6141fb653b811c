import type { Db } from "#kernel/database/database.ts";
import { simulatorProfile } from "../channels/simulator/channel.ts";

/** The name of the example's own channel. */
export const simulatorName = "phones";

/** Switches on a simulator whose telephones stand on `/phones`; one that is there already stays as it is. */
export async function makeSimulator(db: Db, at: Temporal.Instant): Promise<void> {
  const profile = simulatorProfile.parse({
    kind: "simulator",
    title: { en: "Phones of the example", ru: "Телефоны примера", es: "Teléfonos del ejemplo" },
    prices: [
      { country: "US", currency: "USD", perPart: "0.008" },
      { country: "RU", currency: "USD", perPart: "0.03" },
    ],
  });
  await db
    .insertInto("channel")
    .values({
      name: simulatorName,
      kind: "simulator",
      profile: JSON.stringify(profile),
      state: "on",
      position: 1,
      made_at: at.toString(),
    })
    .onConflict((same) => same.column("name").doNothing())
    .execute();
}
