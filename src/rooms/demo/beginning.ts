import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Db } from "#kernel/database/database.ts";
import { change, nobody } from "#kernel/events/change.ts";
import { exchangeChanged } from "#kernel/exchange/exchange.ts";
import { addSide } from "#rooms/exchange/index.ts";
import { exampleFolder } from "./chapters.ts";

const sides = [
  {
    code: "us",
    names: { en: "United States", ru: "США", es: "Estados Unidos" },
    languages: ["en", "es"],
    zone: "America/New_York",
    telephoneRegion: "US",
    capital: { en: "Washington", ru: "Вашингтон", es: "Washington" },
  },
  {
    code: "ru",
    names: { en: "Russia", ru: "Россия", es: "Rusia" },
    languages: ["ru"],
    zone: "Europe/Moscow",
    telephoneRegion: "RU",
    capital: { en: "Moscow", ru: "Москва", es: "Moscú" },
  },
] as const;

/** Makes an empty house the example exchange, its clock standing at `at`. A house that is set up already is left alone. */
export async function beginExample(db: Db, at: Temporal.Instant): Promise<boolean> {
  return await change(db, nobody, at, async (tx) => {
    const begun = await tx
      .updateTable("exchange")
      .set({
        names: JSON.stringify({
          en: "United States – Russia civil society exchange",
          ru: "Партнёрство гражданских обществ США и России",
          es: "Intercambio de las sociedades civiles de EE. UU. y Rusia",
        }),
        abouts: JSON.stringify(
          Object.fromEntries(
            ["en", "ru", "es"].map((language) => [
              language,
              readFileSync(join(exampleFolder, `about.${language}.md`), "utf8"),
            ]),
          ),
        ),
        language: "en",
        open: true,
        example: true,
        state: "running",
      })
      .where("state", "=", "new")
      .returning("id")
      .executeTakeFirst();
    if (!begun) return false;
    for (const side of sides) await addSide(tx, side, at);
    const offset = Math.round(at.since(Temporal.Now.instant()).total("seconds"));
    await tx.updateTable("clock").set({ offset_seconds: offset }).execute();
    await exchangeChanged(tx);
    return true;
  });
}
