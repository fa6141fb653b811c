import { change, nobody } from "#kernel/events/change.ts";
import { makeObject } from "#kernel/object/object.ts";
import type { TestApp } from "./app.ts";
import { type MadePerson, make } from "./make.ts";

export interface MadeProgramme {
  readonly id: string;
  readonly number: number;
  /** `/programmes/1` */
  readonly path: string;
  readonly calendar: number;
  /** Two messages: week 14 on Thursday and week 15 on Tuesday. */
  readonly slots: readonly [number, number];
  readonly organisation: { readonly id: string; readonly number: number };
  readonly people: {
    readonly head: MadePerson;
    /** Operator and editor of the organisation. */
    readonly writer: MadePerson;
    readonly plain: MadePerson;
    readonly medic: MadePerson;
    readonly nurse: MadePerson;
    /** A member who has nothing to do with it. */
    readonly stranger: MadePerson;
  };
}

let made = 0;

/** A programme of two sides and two languages with a calendar of pregnancy, and its team; its messages have no text. */
export async function makeProgramme(
  app: TestApp,
  options: { example?: boolean; state?: string; languages?: string[] } = {},
): Promise<MadeProgramme> {
  const maker = make(app);
  made += 1;
  const people = {
    head: await maker.person({ name: "Hannah Head", sides: ["us"] }),
    writer: await maker.person({ name: "Wendy Writer", sides: ["us"], reads: ["en", "ru"] }),
    plain: await maker.person({ name: "Paula Plain", sides: ["us"], reads: ["en", "ru"] }),
    medic: await maker.person({ name: "Мария Медик", sides: ["ru"], reads: ["ru", "en"] }),
    nurse: await maker.person({ name: "Nora Nurse", sides: ["us"] }),
    stranger: await maker.person({ name: "Stan Stranger", sides: ["us"] }),
  };
  const organisation = await maker.organisation({
    name: `Mothers ${made}`,
    members: [
      { person: people.head.person, role: "head" },
      { person: people.writer.person, role: "editor" },
    ],
  });
  const at = app.clock.now().toString();
  return await change(app.db, nobody, app.clock.now(), async (tx) => {
    const object = await makeObject(
      tx,
      { kind: "programme", side: "us", audience: "members", author: null, organisation: organisation.id },
      app.clock.now(),
    );
    await tx
      .insertInto("programme")
      .values({
        id: object.id,
        code: `mothers-${made}`,
        names: JSON.stringify({ en: "Messages for mothers", ru: "СМС-маме" }),
        organisation: organisation.id,
        sides: ["us", "ru"],
        countries: ["US", "RU"],
        languages: options.languages ?? ["en", "ru"],
        state: options.state ?? "running",
        state_at: at,
        example: options.example ?? false,
        changed_at: at,
        facts: JSON.stringify({
          us: { emergency: "911", line: "1-800-311-2229", crisis: "988" },
          ru: { emergency: "112", line: "8-800-200-0-200", crisis: "051" },
        }),
        words: JSON.stringify({ en: { stop: "STOP", pause: "PAUSE" }, ru: { stop: "СТОП", pause: "ПАУЗА" } }),
      })
      .execute();
    const calendar = await tx
      .insertInto("calendar")
      .values({
        programme: object.id,
        code: "pregnancy",
        anchor: "due",
        names: JSON.stringify({ en: "Pregnancy", ru: "Беременность" }),
        week_from: 4,
        week_until: 41,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    const slot = (week: number, weekday: number, code: string) =>
      tx
        .insertInto("slot")
        .values({ calendar: calendar.id, code, week, weekday, day_offset: 7 * (week - 40) + weekday })
        .returning("id")
        .executeTakeFirstOrThrow();
    const [first, second] = [await slot(14, 3, "w14-thu"), await slot(15, 1, "w15-tue")];
    for (const [person, role] of [
      [people.writer, "operator"],
      [people.plain, "reviewer"],
      [people.medic, "medical"],
      [people.nurse, "health-worker"],
    ] as const)
      await tx
        .insertInto("programme_office")
        .values({ programme: object.id, person: person.person, role, since: at })
        .execute();
    return {
      ...object,
      path: `/programmes/${object.number}`,
      calendar: calendar.id,
      slots: [first.id, second.id] as const,
      organisation,
      people,
    };
  });
}
