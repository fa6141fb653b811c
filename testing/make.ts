import { change, nobody } from "#kernel/events/change.ts";
import { exchangeChanged } from "#kernel/exchange/exchange.ts";
import { makeObject } from "#kernel/object/object.ts";
import { beginSignIn } from "#kernel/sign-in/sign-in.ts";
import { putWording } from "#kernel/wording/wording.ts";
import type { TestApp } from "./app.ts";

export interface MadePerson {
  readonly person: string;
  readonly account: string;
  readonly number: number;
  /** Ready for the cookie header of a request. */
  readonly cookie: string;
  /** Token for the forms of this sign-in. */
  readonly secret: string;
}

let made = 0;

/** Makers fill in everything a test does not name. All times are the test clock's. */
export function make(app: TestApp) {
  const { db, clock } = app;
  const at = () => clock.now();

  return {
    /** Two sides and an open, running exchange; `open: false` closes it. */
    async exchange(options: { open?: boolean; state?: "new" | "running" | "paused" } = {}): Promise<void> {
      await change(db, nobody, at(), async (tx) => {
        await tx
          .updateTable("exchange")
          .set({
            names: JSON.stringify({ en: "United States – Russia exchange", ru: "Партнёрство США и России" }),
            open: options.open ?? true,
            state: options.state ?? "running",
            language: "en",
          })
          .execute();
        await tx
          .insertInto("side")
          .values([
            {
              code: "us",
              names: JSON.stringify({ en: "United States", ru: "США", es: "Estados Unidos" }),
              languages: ["en", "es"],
              zone: "America/New_York",
              telephone_region: "US",
              capital: JSON.stringify({ en: "Washington", ru: "Вашингтон", es: "Washington" }),
              state_since: at().toString(),
              position: 0,
            },
            {
              code: "ru",
              names: JSON.stringify({ en: "Russia", ru: "Россия", es: "Rusia" }),
              languages: ["ru"],
              zone: "Europe/Moscow",
              telephone_region: "RU",
              capital: JSON.stringify({ en: "Moscow", ru: "Москва", es: "Moscú" }),
              state_since: at().toString(),
              position: 1,
            },
          ])
          .onConflict((same) => same.doNothing())
          .execute();
        await exchangeChanged(tx);
      });
    },

    /** A person with an admitted account, signed in. `offices`: `coordinator us`, `moderator ru` … */
    async person(
      options: {
        name?: string;
        sides?: string[];
        reads?: string[];
        offices?: string[];
        pseudonym?: boolean;
        admitted?: boolean;
      } = {},
    ): Promise<MadePerson> {
      made += 1;
      const name = options.name ?? `Person ${made}`;
      const address = `person${made}@example.org`;
      return await change(db, nobody, at(), async (tx) => {
        const object = await makeObject(
          tx,
          { kind: "person", side: options.sides?.[0] ?? null, audience: "members", author: null },
          at(),
        );
        await tx
          .insertInto("person")
          .values({
            id: object.id,
            name,
            pseudonym: options.pseudonym ?? false,
            reads: options.reads ?? ["en"],
            zone: "UTC",
          })
          .execute();
        for (const side of options.sides ?? [])
          await tx.insertInto("person_side").values({ person: object.id, side }).execute();
        for (const office of options.offices ?? []) {
          const [role = "", side = null] = office.split(" ");
          await tx.insertInto("office").values({ person: object.id, role, side, since: at().toString() }).execute();
        }
        const account = await tx
          .insertInto("account")
          .values({
            person: object.id,
            address,
            confirmed_at: at().toString(),
            created_at: at().toString(),
            admitted_at: options.admitted === false ? null : at().toString(),
          })
          .returning("id")
          .executeTakeFirstOrThrow();
        const secret = await beginSignIn(tx, account.id, at());
        return {
          person: object.id,
          account: account.id,
          number: object.number,
          cookie: `diomede-sign-in=${secret}`,
          secret,
        };
      });
    },

    /** An organisation of a side with its members; the sign-ins of heads and editors act for it from then on. */
    async organisation(
      options: {
        name?: string;
        side?: string;
        language?: string;
        members?: { person: string; role?: "head" | "editor" | "member" }[];
      } = {},
    ): Promise<{ id: string; number: number }> {
      made += 1;
      return await change(db, nobody, at(), async (tx) => {
        const object = await makeObject(
          tx,
          { kind: "organisation", side: options.side ?? "us", audience: "public", author: null },
          at(),
        );
        await tx
          .insertInto("organisation")
          .values({
            id: object.id,
            name: options.name ?? `Organisation ${made}`,
            language: options.language ?? "en",
            example: false,
          })
          .execute();
        for (const { person, role = "editor" } of options.members ?? []) {
          await tx
            .insertInto("membership")
            .values({ person, organisation: object.id, role, since: at().toString() })
            .execute();
          if (role !== "member") {
            await tx
              .updateTable("sign_in")
              .set({ acting_for: object.id })
              .where("account", "in", tx.selectFrom("account").select("id").where("person", "=", person))
              .execute();
          }
        }
        return object;
      });
    },

    /** A theme with its name in English and Russian. */
    async theme(slug: string, names: { en: string; ru: string }): Promise<{ id: string; number: number }> {
      return await change(db, nobody, at(), async (tx) => {
        const object = await makeObject(tx, { kind: "theme", side: null, audience: "public", author: null }, at());
        await tx.insertInto("theme").values({ id: object.id, slug }).execute();
        await putWording(tx, { object: object.id, field: "title", language: "en", text: names.en, author: null }, at());
        return object;
      });
    },
  };
}
export type Make = ReturnType<typeof make>;
