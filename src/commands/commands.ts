import type { Command } from "./usage.ts";

const forTheExchange = "It works beside a running program too: what it changes is seen there at once.";

/** All commands; each is loaded when it is asked for. */
export const commands: Readonly<Record<string, Command>> = {
  start: {
    usage: "start",
    about: "Starts the exchange: pages, work, and PostgreSQL with its data in DIOMEDE_DATA (or over DATABASE_URL).",
    load: async () => {
      const { start } = await import("./start.ts");
      return async (_, { config, say }) => start(config(), say);
    },
  },
  web: {
    usage: "web",
    about: "Answers pages alone, any number of times over one DATABASE_URL; `work` runs beside it.",
    load: async () => {
      const { web } = await import("./web.ts");
      return async (_, { config, say }) => web(config(), say);
    },
  },
  work: {
    usage: "work",
    about: "Does the work behind the pages alone (mail, notices, jobs), any number of times over one DATABASE_URL.",
    load: async () => {
      const { work } = await import("./work.ts");
      return async (_, { config, say }) => work(config(), say);
    },
  },
  send: {
    usage: "send",
    about: "Sends messages and alone holds the keys of numbers; `start` runs it by itself when there is a channel.",
    load: async () => {
      const { send } = await import("./send.ts");
      return async (_, { config, say }) => send(config(), say);
    },
  },
  demo: {
    usage: "demo",
    about: "Starts the example exchange of two countries, in a folder of its own.",
    load: async () => {
      const { demo } = await import("./demo.ts");
      return async (_, { config, say }) => demo(config(), say);
    },
  },
  migrate: {
    usage: "migrate",
    about: "Brings the tables of the database up to date; `start` does the same by itself.",
    load: async () => (await import("./migrate.ts")).migrateCommand,
  },
  doctor: {
    usage: "doctor",
    about: "Says what is configured, what is not, and what that means. Ends with 1 when something is broken.",
    load: async () => (await import("./doctor/doctor.ts")).doctorCommand,
  },
  import: {
    usage: "import <kind> FILE [--source NAME] [--dry-run]",
    about: "Takes in a CSV or JSON Lines file, all of it or nothing.",
    more: `Kinds: themes, organisations, people, problems, experiences, groups, seats, group-states, verdicts, takings,
comments, translations, glossary, lexicon. \`import <kind> --columns\` says what a file may hold.
The same file again changes nothing: rows are known by --source (default: import) and their key.
--dry-run says what would be made, changed, or left as it is, and changes nothing.
\`import lexicon FILE.index --from en --to ru\` takes a dictionary in dictd form (FILE.index beside FILE.dict or
FILE.dict.dz), known by the file's name.
${forTheExchange}`,
    load: async () => (await import("./import.ts")).importCommand,
  },
  export: {
    usage: "export <kind> [--to FILE] [--format csv|jsonl]",
    about: "Writes everything public of a kind, to a file or to standard output.",
    more: `\`export readme\` says what the files hold. \`export glossary\` writes the whole glossary, with the everyday words that
call a concept up, in the form in which \`import glossary\` takes it.
${forTheExchange}`,
    load: async () => (await import("./export.ts")).exportCommand,
  },
  keys: {
    usage: "keys [status | rotate [--prepare]]",
    about: "Says which keys of numbers are in use, or begins a new one.",
    more: `Key files lie in DIOMEDE_DATA/keys: number.key opens numbers and dates, index.key finds a number again, text.key opens
what people wrote. Keep a copy of the three apart from copies of the database.
\`keys rotate\` adds a version to number.key; \`send\` seals everything to it, and the old one is retired when nothing is left.
With \`send\` on several machines: \`keys rotate --prepare\`, copy number.key to each, then \`keys rotate\`.
${forTheExchange}`,
    load: async () => (await import("./keys.ts")).keysCommand,
  },
  match: {
    usage: "match --pairs FILE.csv --languages en,ru [--json]",
    about: "Measures how well pairs of texts in two languages find each other. Needs no running program.",
    more: "The file has the columns key, a and b: texts that mean the same, a in the first language, b in the second.",
    load: async () => (await import("./match.ts")).matchCommand,
  },
  channel: {
    usage: "channel check NAME",
    about: "Says what a channel promises, whether its gateway answers, and what a part costs; nothing is sent.",
    more: `A line begins with + where all is well, - where something is wrong, ? where it could not be looked at. Exit status 1
when something is wrong. Secrets are looked at only by a user who may read the keys.`,
    load: async () => (await import("./channel.ts")).channelCommand,
  },
  message: {
    usage: "message count < FILE | message reused FILE [--on DATE] [--dry-run]",
    about: "Says how a text would travel; stops readers whose numbers their carriers have given to somebody else.",
    more: `\`message count\` says of a text on standard input its alphabet, units and parts, as JSON.
GSM-7 holds 160 characters in one part, 153 in each of several; UCS-2, which Russian needs, 70 and 67.
A newline at the very end, which a shell adds, is not part of the text. Needs no running program.
\`message reused\` takes a carrier's list, one number a line with its country, or a CSV with the day behind it on which it
was given back (else --on, else today). Who agreed after that day stays; the others are stopped and told nothing. It says
counts alone, and needs the keys: run it as the user who runs the sending. --dry-run stops nobody.
${forTheExchange}`,
    load: async () => (await import("./message.ts")).messageCommand,
  },
  programme: {
    usage:
      "programme import FOLDER [--dry-run] | export CODE [--to FOLDER] | plan CODE [--days N] | rehearse CODE [--readers N] [--weeks N] [--price N] [--json] | status [CODE]",
    about: "Takes in a programme of messages to phones, writes one out, says what is planned and how it stands.",
    more: `A folder holds programme.json, CSV files of texts, and slots.csv where single slots differ from their calendar. All of it
is taken or nothing, the same again changes nothing, and --dry-run says what would change. Texts that changed wait for
their reviews; the approved ones go on being sent.
\`programme import CAMPAIGNS.json --to FOLDER\` turns campaigns that RapidPro exported into such a folder.
\`programme export\` writes the same folder again, with data/ beside it: what happened, without numbers or dates.
\`programme rehearse\` plays the programme with invented readers: volume, cost, busiest day and hour; nothing is sent.
${forTheExchange}`,
    load: async () => (await import("./programme.ts")).programmeCommand,
  },
  help: {
    usage: "help [command]",
    about: "Says what the commands do.",
    load: async () => (await import("./help.ts")).helpWith(commands),
  },
};
