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
  match: {
    usage: "match --pairs FILE.csv --languages en,ru [--json]",
    about: "Measures how well pairs of texts in two languages find each other. Needs no running program.",
    more: "The file has the columns key, a and b: texts that mean the same, a in the first language, b in the second.",
    load: async () => (await import("./match.ts")).matchCommand,
  },
  help: {
    usage: "help [command]",
    about: "Says what the commands do.",
    load: async () => (await import("./help.ts")).helpWith(commands),
  },
};
