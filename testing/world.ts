import { connect } from "#kernel/database/database.ts";
import { change, nobody } from "#kernel/events/change.ts";
import { unsubscribePath, unsubscribeToken } from "#kernel/mail/unsubscribe.ts";
import { makeObject } from "#kernel/object/object.ts";
import { formToken, newSecret, secretHash } from "#kernel/sign-in/sign-in.ts";
import { hashOf } from "#kernel/wording/wording.ts";
import { profileOf } from "#rooms/messages/channels/described.ts";
import type { TestApp } from "./app.ts";
import { type Reader, reader } from "./ask.ts";
import { type MadePerson, make } from "./make.ts";
import { makeTrial } from "./trial.ts";

/**
 * Those who come to every door. Things of the made world belong to the side `us`: the editor told them for an
 * organisation, the co-chair proposed the groups. `here` is that side, `there` the other.
 */
export const roles = [
  "stranger",
  "disabled",
  "waiting",
  "sideless",
  "here",
  "there",
  "editor",
  "head",
  "seat",
  "chair",
  "moderator",
  "translator",
  "coordinator",
  "coordinatorThere",
  "joint",
  "auditor",
] as const;
export type Role = (typeof roles)[number];

/** Words that only some may ever read, with those who may. */
export interface Hidden {
  readonly what: string;
  readonly word: string;
  readonly readers: readonly Role[];
}

/** What the parts of an address stand for in the world, by the name of the case. */
export interface Case {
  readonly name: string;
  readonly params: Readonly<Record<string, string>>;
}

export interface World {
  readonly people: Readonly<Record<Exclude<Role, "stranger">, MadePerson>>;
  readonly hidden: readonly Hidden[];
  readonly ids: Readonly<Record<string, string>>;
  /** Names of people and things that stand on pages as they were given. */
  readonly names: readonly string[];
  /** The language in which a role reads. */
  reads(role: Role): string;
  /** Every thing that an address of this path leads to; throws where the world has none. */
  casesOf(path: string): readonly Case[];
}

const languages: Partial<Record<Role, string>> = { there: "ru", coordinatorThere: "ru" };
const both = new Set<Role>(["translator", "there", "editor"]);
const members = roles.filter((role) => !["stranger", "disabled", "waiting"].includes(role));

const telling = {
  language: "en",
  place: "Ohio",
  whom: "",
  howMany: "1200",
  onBehalf: "own",
  accused: "",
  audience: "public",
  do: "publish",
};
const long = "When they leave prison no employer in the region will hire them because of the record that they have.";

/** One of everything the house can hold, made as far as possible by the forms that people use. */
export async function makeWorld(app: TestApp): Promise<World> {
  const made = make(app);
  await made.exchange();
  const at = app.clock.now().toString();
  const reads = (role: Role): string => languages[role] ?? "en";
  const person = (role: Role, name: string, sides: string[], offices: string[] = []) =>
    made.person({
      name,
      sides,
      offices,
      admitted: role !== "waiting",
      reads: both.has(role) ? [reads(role), reads(role) === "en" ? "ru" : "en"] : [reads(role)],
    });
  const people = {
    disabled: await person("disabled", "Dorian Shutout", ["us"]),
    waiting: await person("waiting", "Waldemar Doorstep", ["us"]),
    sideless: await person("sideless", "Sunniva Nowhere", []),
    here: await person("here", "Harriet Neighbour", ["us"]),
    there: await person("there", "Тамара Соседова", ["ru"]),
    editor: await person("editor", "Edwin Teller", ["us"]),
    head: await person("head", "Hedda Chief", ["us"]),
    seat: await person("seat", "Seamus Bench", ["us"]),
    chair: await person("chair", "Charlotte Chairs", ["us"]),
    moderator: await person("moderator", "Morris Lookover", ["us"], ["moderator us"]),
    translator: await person("translator", "Tilda Bothways", ["us"], ["translator us"]),
    coordinator: await person("coordinator", "Cora Ordway", ["us"], ["coordinator us"]),
    coordinatorThere: await person("coordinatorThere", "Клавдия Устроева", ["ru"], ["coordinator ru"]),
    joint: await person("joint", "Jonas Together", [], ["coordinator"]),
    auditor: await person("auditor", "Audrey Ledger", ["us"], ["auditor"]),
  } as const;
  const anna = await made.person({ name: "Анна Рассказова", sides: ["ru"], reads: ["ru"] });
  const organisation = await made.organisation({
    name: "Second Door",
    members: [
      { person: people.editor.person, role: "editor" },
      { person: people.head.person, role: "head" },
    ],
  });
  await made.organisation({
    name: "Второй дом",
    side: "ru",
    language: "ru",
    members: [{ person: anna.person, role: "head" }],
  });
  const theme = await made.theme("after-prison", { en: "Life after prison", ru: "Жизнь после тюрьмы" });
  const who = Object.fromEntries(
    Object.entries(people).map(([role, one]) => [role, reader(app, one, reads(role as Role))]),
  ) as Record<Exclude<Role, "stranger">, Reader>;
  const overThere = reader(app, anna, "ru");
  const ids: Record<string, string> = { theme: theme.id, organisation: organisation.id };

  await done(
    who.coordinator.post("/words", {
      key: "prison",
      subject: "",
      near: "",
      "term-en": "prison",
      "also-en": "",
      "calls-en": "quodgraw",
      "term-ru": "тюрьма",
      "also-ru": "",
      "calls-ru": "",
    }),
    "term",
  );

  const hidden: Hidden[] = [
    {
      what: "the words that only call a concept up",
      word: "quodgraw",
      readers: ["moderator", "translator", "coordinator", "coordinatorThere", "joint"],
    },
    { what: "one who has not been let in", word: "Doorstep", readers: ["waiting", "coordinator", "joint"] },
  ];
  const tellers: Role[] = ["editor", "head"];
  const hide = (what: string, word: string, readers: readonly Role[]): string => {
    hidden.push({ what, word, readers });
    return word;
  };
  const objectAt = async (answer: Response): Promise<{ id: string; number: string }> => {
    const path = (answer.headers.get("location") ?? "").replace(/[?#].*/u, "");
    const [, plural = "", number = ""] = /^\/([a-z-]+)\/(\d+)$/u.exec(path) ?? [];
    if (number === "") throw new Error(`${answer.status} ${path} ${(await answer.text()).slice(0, 3000)}`);
    const row = await app.db
      .selectFrom("object")
      .select("id")
      .where("kind", "=", plural.replace(/s$/u, ""))
      .where("number", "=", Number(number))
      .executeTakeFirstOrThrow();
    return { id: row.id, number };
  };

  // Problems and hopes in every state, of the editor's organisation; one of over there; what they have in common.
  const cases: Record<"problem" | "hope", Record<string, { id: string; number: string }>> = { problem: {}, hope: {} };
  for (const kind of ["problem", "hope"] as const) {
    const tell = async (name: string, fields: Record<string, string>, from: Reader = who.editor) => {
      const thing = await objectAt(await from.post(`/${kind}s`, { ...telling, ...fields }));
      cases[kind][name] = thing;
      ids[`${kind} ${name}`] = thing.id;
      return thing;
    };
    const of = kind === "problem" ? "P" : "H";
    await tell("shown", {
      title: `Released with nowhere to sleep ${of}`,
      text: long,
      address0: "https://example.org/report",
      shows0: "A report",
    });
    await tell("draft", {
      title: `Not yet said ${hide(`title of a draft ${kind}`, `drafttitle${of}`, tellers)}`,
      text: `${long} ${hide(`text of a draft ${kind}`, `drafttext${of}`, tellers)}`,
      do: "save",
    });
    // What is not for everybody was for everybody once, and was commented on then: a comment follows what it stands under.
    const looks: Role[] = [...tellers, "moderator"];
    const narrowed = async (
      name: string,
      short: string,
      readers: readonly Role[],
      later: (thing: { number: string }, words: Record<string, string>) => Promise<Response>,
    ) => {
      const thing = await tell(name, { title: `Somewhere in Ohio ${of}`, text: long });
      await say(name, hide(`a comment under a ${kind}, now ${name}`, `${short}comment${of}`, [...readers, "here"]));
      const words = {
        title: `Somewhere in Ohio ${hide(`title of a ${kind}, ${name}`, `${short}title${of}`, readers)}`,
        text: `${long} ${hide(`text of a ${kind}, ${name}`, `${short}text${of}`, readers)}`,
      };
      await done(later(thing, words), name);
    };
    const say = async (name: string, word: string): Promise<string> => {
      const path = `/${kind}s/${cases[kind][name]?.number}/comments`;
      const answer = await who.here.post(path, { comment: `It was so with us. ${word}`, language: "en" });
      const number = /#comment-(\d+)/u.exec(answer.headers.get("location") ?? "")?.[1];
      if (!number) throw new Error(`A comment was answered ${answer.status}: ${mainOf(await answer.text())}`);
      ids[`comment ${kind} ${word === "" ? "shown" : word.replace(/comment[PH]$/u, "")}`] = number;
      return number;
    };
    const edit = (thing: { number: string }, fields: Record<string, string>) =>
      who.editor.post(`/${kind}s/${thing.number}`, { ...telling, ...fields });
    await say("shown", "");
    const rude = await say(
      "shown",
      hide(`a hidden comment under a ${kind}`, `hiddencomment${of}`, ["here", "moderator"]),
    );
    await done(who.moderator.post(`/comments/${rude}/hidden`, { why: "It names a child." }), "hiding");
    await narrowed("members", "member", members, (thing, words) => edit(thing, { ...words, audience: "members" }));
    await narrowed("second-look", "look", looks, (thing, words) =>
      edit(thing, { ...words, accused: hide(`the body named in a ${kind}`, `Accusedbody${of}`, looks) }),
    );
    await narrowed("withdrawn", "back", tellers, async (thing, words) => {
      await done(edit(thing, words), "words");
      return who.editor.post(`/${kind}s/${thing.number}/withdrawal`, {});
    });
    const there = await objectAt(
      await overThere.post(`/${kind}s`, {
        ...telling,
        language: "ru",
        title: `После освобождения негде жить ${of}`,
        text: "Человек выходит за ворота колонии зимой, а жить ему негде: прописку он потерял.",
      }),
    );
    cases[kind]["there"] = there;
    ids[`${kind} there`] = there.id;
  }
  const pair = [cases.problem["shown"], cases.problem["there"]] as const;
  await done(
    who.editor.post(`/problems/${pair[0]?.number}/verdicts`, {
      other: pair[1]?.id ?? "",
      verdict: "same",
      why: "They have nowhere to go.",
    }),
    "verdict",
  );
  const common = await overThere.post(`/problems/${pair[1]?.number}/verdicts`, {
    other: pair[0]?.id ?? "",
    verdict: "same",
    why: "И у нас так.",
  });
  ids["common"] = (await objectAt(common)).id;

  const experiences: Record<string, string> = {};
  for (const [name, fields] of Object.entries({
    shown: { title: "A bed for the first month", did: long, outcome: "Nine of ten stayed out of prison." },
    draft: {
      title: `Half told ${hide("title of a draft experience", "drafttitleE", tellers)}`,
      did: `${long} ${hide("text of a draft experience", "drafttextE", tellers)}`,
      do: "save",
    },
    members: {
      title: `Told among us ${hide("title of a members' experience", "membertitleE", members)}`,
      did: `${long} ${hide("text of a members' experience", "membertextE", members)}`,
      outcome: "It went well enough.",
      audience: "members",
    },
  })) {
    const thing = await objectAt(
      await who.editor.post("/experiences", {
        language: "en",
        place: "Ohio",
        year: "2009",
        audience: "public",
        do: "publish",
        about: name === "shown" ? (pair[0]?.id ?? "") : [],
        ...fields,
      } as Record<string, string | string[]>),
    );
    experiences[name] = thing.number;
    ids[`experience ${name}`] = thing.id;
  }

  // An open group with co-chairs of both sides, a member, one who asks and one who was asked; a group for members.
  const groups: Record<string, string> = {};
  for (const [name, fields] of Object.entries({
    shown: { title: "Life after prison", text: long, audience: "public" },
    members: {
      title: `Quiet work ${hide("title of a members' group", "membertitleG", members)}`,
      text: `${long} ${hide("text of a members' group", "membertextG", members)}`,
      audience: "members",
    },
  })) {
    const thing = await objectAt(
      await who.chair.post("/groups", {
        language: "en",
        themes: theme.id,
        open: "open",
        capacity: "head of a night shelter",
        ...fields,
      }),
    );
    groups[name] = thing.number;
    ids[`group ${name}`] = thing.id;
    await done(who.seat.post(`/groups/${thing.number}/seats`, { role: "member", capacity: "for myself" }), "seat");
    await done(
      overThere.post(`/groups/${thing.number}/seats`, { role: "co-chair", capacity: "руководитель «Второго дома»" }),
      "seat",
    );
    await done(who.chair.post(`/groups/${thing.number}/seats/${anna.person}/acceptance`, {}), "acceptance");
  }
  await done(
    who.chair.post(`/groups/${groups["shown"]}/states`, { state: "working", why: "Both sides have a co-chair." }),
    "state",
  );
  await done(
    overThere.post(`/common-problems/1/takings`, { group: ids["group shown"] ?? "", why: "Это наша забота." }),
    "taking",
  );
  await done(
    who.chair.post(`/groups/${groups["shown"]}/offers`, { person: String(people.head.number), as: "member" }),
    "offer",
  );

  // Comments under experiences and groups: open, for members, and one that its writer took back.
  const comments: Record<string, string> = {};
  for (const [name, place, word, readers] of [
    ["experience", `/experiences/${experiences["shown"]}`, "", null],
    ["members' experience", `/experiences/${experiences["members"]}`, "membercommentE", members],
    ["members' group", `/groups/${groups["members"]}`, "membercommentG", members],
    ["taken back", `/groups/${groups["shown"]}`, "takenbackcomment", ["here"]],
  ] as const) {
    const said = readers === null ? "" : hide(`a comment, ${name}`, word, readers);
    const answer = await who.here.post(`${place}/comments`, { comment: `We saw it too. ${said}`, language: "en" });
    const number = /#comment-(\d+)/u.exec(answer.headers.get("location") ?? "")?.[1];
    if (!number) throw new Error(`A comment was answered ${answer.status}: ${mainOf(await answer.text())}`);
    comments[name] = number;
  }
  await done(who.here.post(`/comments/${comments["taken back"]}/withdrawal`, {}), "taking back");

  // Translations: of what all may read, of what members may, one over the other.
  const original = await app.db
    .selectFrom("wording")
    .select("text")
    .where("object", "=", ids["problem there"] ?? "")
    .where("field", "=", "title")
    .where("current", "=", true)
    .executeTakeFirstOrThrow();
  const translated = { language: "en", base: "0", unnamed: "" };
  await done(
    who.translator.post(`/translate/${ids["problem there"]}/title/0`, {
      ...translated,
      text: "Nowhere to live after release",
      from: hashOf(original.text).toString("hex"),
    }),
    "translation",
  );
  const quiet = await app.db
    .selectFrom("wording")
    .select("text")
    .where("object", "=", ids["problem members"] ?? "")
    .where("field", "=", "text")
    .where("current", "=", true)
    .executeTakeFirstOrThrow();
  await done(
    who.translator.post(`/translate/${ids["problem members"]}/text/0`, {
      ...translated,
      language: "ru",
      text: `Между нами ${hide("the translation of a members' problem", "membertranslated", members)}`,
      from: hashOf(quiet.text).toString("hex"),
    }),
    "translation",
  );

  // Links that come by mail, of the editor; the one for setting up is worth nothing once the exchange is set up.
  const tokens: Record<string, string> = {};
  const asking = { mine: ids["hope shown"], theirs: ids["hope there"] };
  for (const [path, purpose, data] of [
    ["confirm", "confirm", {}],
    ["new-password", "new-password", {}],
    ["invitation", "invitation", { organisation: organisation.id, role: "editor" }],
    ["answers", "same-answer", asking],
  ] as const) {
    const secret = newSecret();
    tokens[path] = secret;
    const account = purpose === "invitation" ? people.head.account : people.editor.account;
    await app.db
      .insertInto("mail_link")
      .values({
        hash: secretHash(secret),
        account,
        purpose,
        data: JSON.stringify(data),
        expires_at: "2010-06-25T12:00:00Z",
      })
      .execute();
  }
  tokens["setup"] = newSecret();

  await done(who.editor.post("/problems/1/follow", { follow: "yes" }), "follow");
  const event = await app.db
    .selectFrom("event")
    .select(["id", "verb"])
    .where("object", "=", ids["problem shown"] ?? "")
    .limit(1)
    .executeTakeFirstOrThrow();
  const { id: notice } = await app.db
    .insertInto("notice")
    .values({
      person: people.editor.person,
      object: ids["problem shown"] ?? "",
      event: event.id,
      verb: "comment-written",
      reason: "teller",
      at,
    })
    .onConflict((same) => same.columns(["person", "event"]).doUpdateSet({ at }))
    .returning("id")
    .executeTakeFirstOrThrow();
  const { id: held } = await app.db
    .insertInto("draft")
    .values({
      person: people.editor.person,
      kind: "held-form",
      content: JSON.stringify({
        path: "/problems",
        values: [["title", hide("a form that was held", "heldformtitle", ["editor"])]],
      }),
      changed_at: at,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const { id: mail } = await app.db
    .insertInto("mail")
    .values({
      account: people.here.account,
      template: "people-admitted",
      language: "en",
      facts: JSON.stringify({ exchange: "Exchange" }),
      state: "failed",
      problem: "550",
      at,
      due_at: at,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await change(app.db, nobody, app.clock.now(), async (tx) => {
    await tx.updateTable("account").set({ disabled_at: at }).where("id", "=", people.disabled.account).execute();
    await tx
      .insertInto("membership_request")
      .values({
        person: people.here.person,
        organisation: organisation.id,
        words: hide("words of one who asks to join", "askstojoin", ["head"]),
        at,
      })
      .execute();
  });

  const numbers = (things: Record<string, { number: string }>, names: readonly string[]): Case[] =>
    names.map((name) => ({ name, params: { number: things[name]?.number ?? "" } }));
  const given = (things: Record<string, string>, key: string): Case[] =>
    Object.entries(things).map(([name, value]) => ({ name, params: { [key]: value } }));
  const states = ["shown", "draft", "members", "second-look", "withdrawn"];
  const passages = (names: readonly (readonly [string, string | undefined, string])[]): Case[] =>
    names.map(([name, object = "", field]) => ({ name, params: { object, field, position: "0" } }));
  const commentId = async (number: string | undefined) =>
    (
      await app.db
        .selectFrom("object")
        .select("id")
        .where("kind", "=", "comment")
        .where("number", "=", Number(number))
        .executeTakeFirstOrThrow()
    ).id;
  const passageCases = passages([
    ["shown", ids["problem there"], "title"],
    ["ours", ids["problem shown"], "text"],
    ["members", ids["problem members"], "text"],
    ["draft", ids["problem draft"], "text"],
    ["second-look", ids["problem second-look"], "text"],
    ["hidden comment", await commentId(ids["comment problem hidden"]), "text"],
    ["comment under second look", await commentId(ids["comment problem look"]), "text"],
  ]);
  await app.db
    .insertInto("channel")
    .values({
      name: "simulator",
      kind: "simulator",
      profile: JSON.stringify(profileOf({ kind: "simulator" })),
      position: 1,
      made_at: at,
    })
    .execute();
  // A programme of messages that runs, with an operator and a nurse; one that nobody but coordinators knows of yet.
  const programmes: Record<string, string> = {};
  for (const [name, audience, state] of [
    ["shown", "public", "running"],
    ["draft", "authors", "draft"],
  ] as const) {
    const thing = await change(app.db, nobody, app.clock.now(), (tx) =>
      makeObject(tx, { kind: "programme", side: null, audience, author: null }, app.clock.now()),
    );
    const title = `Three a week${name === "draft" ? ` ${hide("a draft programme", "draftprogramme", ["coordinator", "coordinatorThere", "joint"])}` : ""}`;
    await app.db
      .insertInto("programme")
      .values({
        id: thing.id,
        code: `three-${name}`,
        names: JSON.stringify({ en: title, ru: title }),
        sides: ["us", "ru"],
        countries: ["US", "RU"],
        languages: ["en", "ru"],
        state,
        state_at: at,
        changed_at: at,
      })
      .execute();
    programmes[name] = String(thing.number);
    ids[`programme ${name}`] = thing.id;
  }
  await app.db
    .insertInto("programme_office")
    .values([
      { programme: ids["programme shown"] ?? "", person: people.editor.person, role: "operator", since: at },
      { programme: ids["programme shown"] ?? "", person: people.head.person, role: "health-worker", since: at },
      { programme: ids["programme shown"] ?? "", person: people.moderator.person, role: "medical", since: at },
    ])
    .execute();
  // A message of it that its team alone knows, and a file that the operator has brought and not taken yet.
  // Pages may not make readers: only the process that holds the keys of numbers may.
  const sender = connect(app.database.url("send"), { connections: 1 });
  const her = await sender.db
    .insertInto("subscriber")
    .values({
      programme: ids["programme shown"] ?? "",
      phone_sealed: Buffer.from("sealed"),
      country: "US",
      side: "us",
      language: "en",
      zone: "America/New_York",
      state: "active",
      state_at: at,
      created_at: at,
    })
    .returning("number")
    .executeTakeFirstOrThrow();
  await sender.close();
  const calendar = await app.db
    .insertInto("calendar")
    .values({ programme: ids["programme shown"] ?? "", code: "pregnancy", anchor: "due", week_from: 4, week_until: 41 })
    .returning("id")
    .executeTakeFirstOrThrow();
  const slot = await app.db
    .insertInto("slot")
    .values({ calendar: calendar.id, code: "w14-thu", week: 14, weekday: 3, day_offset: -179 })
    .returning("id")
    .executeTakeFirstOrThrow();
  const words = `Eat well ${hide("a message that is not approved", "draftmessage", ["editor", "head", "moderator", "coordinator", "coordinatorThere", "joint"])}`;
  await app.db
    .insertInto("slot_text")
    .values({
      slot: slot.id,
      language: "en",
      version: 1,
      text: words,
      encoding: "GSM-7",
      units: words.length,
      segments: 1,
      state: "in-review",
      state_at: at,
      written_at: at,
    })
    .execute();
  await aPublishedTrial(app, ids["programme shown"] ?? "", calendar.id);
  const file = await app.db
    .insertInto("draft")
    .values({
      person: people.editor.person,
      kind: "messages-file",
      content: JSON.stringify({ programme: ids["programme shown"], rows: [] }),
      changed_at: at,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const entry = await app.db
    .insertInto("origin_entry")
    .values({
      programme: ids["programme shown"] ?? "",
      part: "party",
      kind: "ministry",
      state: "asked",
      name: JSON.stringify({ en: "Ministry of Health", ru: "Министерство здравоохранения" }),
      written_at: at,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const things: readonly (readonly [start: string, cases: readonly Case[]])[] = [
    ["/problems/:number", numbers(cases.problem, states)],
    ["/hopes/:number", numbers(cases.hope, ["shown", "second-look"])],
    ["/common-problems/:number", [{ name: "shown", params: { number: "1" } }]],
    [
      "/comments/:number",
      [
        ...Object.entries(ids)
          .filter(([name]) => name.startsWith("comment problem"))
          .map(([name, number]) => ({ name: name.slice("comment problem ".length), params: { number } })),
        ...given(comments, "number"),
      ],
    ],
    ["/experiences/:number", given(experiences, "number")],
    ["/groups/:number", given(groups, "number")],
    ["/organisations/:number", [{ name: "shown", params: { number: String(organisation.number) } }]],
    [
      "/people/:number",
      [
        { name: "member", params: { number: String(people.editor.number) } },
        { name: "waiting", params: { number: String(people.waiting.number) } },
        { name: "there", params: { number: String(people.there.number) } },
      ],
    ],
    ["/programmes/:number", given(programmes, "number")],
    // The house is no example and its simulator is off: there are no telephones on pages.
    ["/phones/:number", [{ name: "one", params: { number: "70001234567" } }]],
    ["/channels/:name", [{ name: "simulator", params: { name: "simulator" } }]],
    // Whoever does not know the secret part of its address calls a hook in vain, whoever he is.
    ["/hooks/:channel/:secret", [{ name: "guessed", params: { channel: "simulator", secret: "0".repeat(32) } }]],
    ["/topics/:slug", [{ name: "shown", params: { slug: "after-prison" } }]],
    ["/words/:key", [{ name: "shown", params: { key: "prison" } }]],
    ["/translate/:object/:field/:position", passageCases],
    ["/translations/history/:object/:field/:position", passageCases],
    [
      "/settings/sides/:code",
      [
        { name: "us", params: { code: "us" } },
        { name: "ru", params: { code: "ru" } },
      ],
    ],
    ["/coordinators/people/:account", [{ name: "us", params: { account: people.waiting.account } }]],
    [
      "/downloads/:file",
      [
        ...[...app.kinds.values()].flatMap((kind) =>
          kind.export ? ["csv", "jsonl"].map((ending) => `${kind.kind}.${ending}`) : [],
        ),
        "readme.txt",
      ].map((file) => ({ name: file, params: { file } })),
    ],
    ["/coordinators/mail/:mail", [{ name: "failed", params: { mail } }]],
    ["/me/notices/:id", [{ name: "editor's", params: { id: notice } }]],
    ["/held/:id", [{ name: "editor's", params: { id: held } }]],
    [
      `${unsubscribePath}:token`,
      [{ name: "link", params: { token: unsubscribeToken(people.editor.account, "notices") } }],
    ],
    ...Object.entries(tokens).map(
      ([path, token]) => [`/${path}/:token`, [{ name: "link", params: { token } }]] as const,
    ),
  ];
  const further: Record<string, (path: string) => string> = {
    version: () => "1",
    slot: () => String(slot.id),
    trial: () => "1",
    reader: () => String(her.number),
    file: () => file.id,
    entry: () => entry.id,
    // Nobody has these; whoever may ask is told so.
    visit: () => "01a00000-0000-7000-8000-000000000000",
    errand: () => "01a00000-0000-7000-8000-000000000000",
    batch: () => "01900000-0000-7000-8000-000000000000",
    other: (path) => (path.startsWith("/hopes") ? ids["hope there"] : ids["problem there"]) ?? "",
    person: (path) =>
      path.startsWith("/groups")
        ? people.head.person
        : path.includes("/asking/")
          ? String(people.here.number)
          : String(people.editor.number),
  };
  return {
    people,
    hidden,
    ids,
    reads,
    names: [...(Object.keys(people).length > 0 ? await namesOf(app) : [])],
    casesOf(path) {
      const wanted = [...path.matchAll(/:([a-z]+)/gu)].map((found) => found[1] ?? "");
      if (wanted.length === 0) return [{ name: "", params: {} }];
      const [start, found] = things.find(([one]) => path === one || path.startsWith(`${one}/`)) ?? [];
      if (!start || !found) throw new Error(`The made world has nothing for ${path}: add it to testing/world.ts`);
      return found.map(({ name, params }) => {
        const filled: Record<string, string> = { ...params };
        for (const part of wanted) {
          filled[part] ??= further[part]?.(path) ?? "";
          if (filled[part] === "")
            throw new Error(`The made world has no :${part} for ${path}: add it to testing/world.ts`);
        }
        return { name, params: filled };
      });
    },
  };
}

async function namesOf(app: TestApp): Promise<string[]> {
  const people = await app.db.selectFrom("person").select("name").execute();
  const organisations = await app.db.selectFrom("organisation").select("name").execute();
  return [...people, ...organisations].map((one) => one.name);
}

async function done(answer: Promise<Response>, what: string): Promise<void> {
  const { status, headers } = await answer;
  if (status !== 303 || (headers.get("location") ?? "").startsWith("/sign-in")) {
    throw new Error(`The made world lacks a ${what}: ${status} ${mainOf(await (await answer).text())}`);
  }
}

/** What a page says between menu and footer, without mark-up. */
export const mainOf = (page: string): string =>
  (/<main[\s\S]*<\/main>/u.exec(page)?.[0] ?? page)
    .replace(/<[^>]*>/gu, " ")
    .replace(/\s+/gu, " ")
    .slice(0, 1500);

export const fill = (path: string, params: Readonly<Record<string, string>>): string =>
  path.replace(/:([a-z]+)/gu, (_, name: string) => encodeURIComponent(params[name] ?? ""));

export const base = "http://localhost:8080";

/** A request as the browser of this person sends it; `fields` make it a form of one of our own pages. */
export function requestBy(
  person: MadePerson | undefined,
  language: string,
  fields?: Readonly<Record<string, string>>,
): RequestInit {
  const headers: Record<string, string> = { "accept-language": language };
  if (person) headers["cookie"] = person.cookie;
  if (!fields) return { headers };
  const body = new URLSearchParams({ ...(person && { token: formToken(person.secret) }), ...fields });
  return {
    method: "POST",
    headers: { ...headers, origin: base, "content-type": "application/x-www-form-urlencoded" },
    body: body.toString(),
  };
}

/** A comparison of two ways of writing that is closed and shown to everybody, with what came of it. */
async function aPublishedTrial(app: TestApp, programme: string, calendar: number): Promise<void> {
  const at = app.clock.now().toString();
  const question = await app.db
    .insertInto("slot")
    .values({ calendar, code: "w20-mon", week: 20, weekday: 0, day_offset: -140, kind: "survey" })
    .returning("id")
    .executeTakeFirstOrThrow();
  const trial = await makeTrial(app.db, {
    programme,
    calendar,
    outcome: question.id,
    arms: [{ code: "b1" }, { code: "c2" }],
    at,
  });
  await app.db
    .updateTable("trial")
    .set({ state: "closed", closed_at: at, closed_why: "All are drawn.", closed_why_language: "en", published_at: at })
    .where("id", "=", trial)
    .execute();
  await app.db
    .insertInto("evaluation_release")
    .values({
      programme,
      trial,
      kind: "result",
      n: 1,
      exact: "{}",
      shown: JSON.stringify({
        stages: {
          rows: ["b1", "c2"],
          columns: ["nothing", "reached", "silent", "other", "outcome"],
          cells: [
            ["under", "held", 20, 29, 31, 90],
            ["under", "held", 14, 13, 56, 90],
            ["under", "held", 34, 42, 87, 180],
          ],
        },
        left: {
          rows: ["stopped 2010-06-14", "paused 2010-06-14", "stayed"],
          columns: ["b1", "c2"],
          cells: [
            [14, 12, 26],
            ["under", "under", 14],
            ["held", "held", 140],
            [90, 90, 180],
          ],
        },
      }),
      at,
    })
    .execute();
}
