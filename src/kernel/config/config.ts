import { resolve } from "node:path";
import { z } from "zod";

const address = (what: string) => z.string().refine((value) => URL.canParse(value), { message: `must be ${what}` });

const port = z.coerce
  .number({ message: "must be a number from 1 to 65535" })
  .int("must be a whole number from 1 to 65535")
  .min(1, "must be a number from 1 to 65535")
  .max(65535, "must be a number from 1 to 65535");

const shape = z.object({
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: port.default(8080),
  DIOMEDE_DATA: z.string().min(1).default("var"),
  DIOMEDE_JOURNAL: z.string().min(1).optional(),
  DATABASE_URL: address("a PostgreSQL address such as postgres://user:password@host:5432/diomede")
    .refine((value) => /^postgres(ql)?:/u.test(value), { message: "must begin with postgres://" })
    .optional(),
  DATABASE_DIRECT_URL: address("a PostgreSQL address that does not go through a pooler").optional(),
  PUBLIC_URL: address("the address people use, such as https://exchange.example.org")
    .refine((value) => /^https?:/u.test(value), { message: "must begin with https:// or http://" })
    .optional(),
  TRUSTED_PROXY: z.enum(["yes", "no"], { message: "must be yes or no" }).default("no"),
  SMTP_URL: address("a mail server such as smtp://user:password@mail.example.org:587")
    .refine((value) => /^smtps?:/u.test(value), { message: "must begin with smtp:// or smtps://" })
    .optional(),
  MAIL_FROM: z.string().min(3).optional(),
  TRANSLATE_URL: address("the address of a translation service").optional(),
  TRANSLATE_KIND: z
    .enum(["libretranslate", "openai"], { message: "must be libretranslate or openai" })
    .default("libretranslate"),
  TRANSLATE_KEY: z.string().optional(),
  TRANSLATE_MODEL: z.string().optional(),
  EMBEDDINGS_URL: address("the address of a service that says what texts mean, such as http://127.0.0.1:11434/v1")
    .refine((value) => /^https?:/u.test(value), { message: "must begin with https:// or http://" })
    .optional(),
  EMBEDDINGS_MODEL: z.string().optional(),
  EMBEDDINGS_KEY: z.string().optional(),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"], { message: "must be debug, info, warn, error or silent" })
    .default("info"),
});

export interface Config {
  readonly host: string;
  readonly port: number;
  /** Absolute path of the folder that holds the embedded database, keys and nothing else. */
  readonly dataFolder: string;
  /** Absolute path of the journal of sending, best on another disk; null: `journal` in the folder of data. */
  readonly journalFolder: string | null;
  readonly databaseUrl: string | null;
  readonly databaseDirectUrl: string | null;
  /** Without a slash at the end; null: the address of each request is believed where it is this machine's own. */
  readonly publicUrl: string | null;
  readonly trustedProxy: boolean;
  readonly mail: { readonly url: string; readonly from: string } | null;
  readonly translation: {
    readonly url: string;
    readonly kind: "libretranslate" | "openai";
    readonly key: string | null;
    readonly model: string | null;
  } | null;
  /** Any service that speaks like OpenAI's, also on this machine; null: likeness is found by words alone. */
  readonly embeddings: { readonly url: string; readonly model: string; readonly key: string | null } | null;
  readonly logLevel: "debug" | "info" | "warn" | "error" | "silent";
}

/** A setting that cannot be used; its message names each variable and what it may be. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/** Reads the environment. An empty variable counts as not set. Throws ConfigError naming every variable at fault. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.keys(shape.shape).flatMap((name) => (environment[name]?.trim() ? [[name, environment[name]?.trim()]] : [])),
  );
  const read = shape.safeParse(given);
  if (!read.success) {
    throw new ConfigError(read.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`).join("\n"));
  }
  const value = read.data;
  if (value.SMTP_URL && !value.MAIL_FROM) {
    throw new ConfigError('MAIL_FROM must be set beside SMTP_URL, such as "Our exchange <post@exchange.example.org>"');
  }
  if (value.EMBEDDINGS_URL && !value.EMBEDDINGS_MODEL) {
    throw new ConfigError("EMBEDDINGS_MODEL must be set beside EMBEDDINGS_URL: the name the service gives its model");
  }
  for (const name of ["EMBEDDINGS_MODEL", "EMBEDDINGS_KEY"] as const) {
    if (value[name] && !value.EMBEDDINGS_URL)
      throw new ConfigError(`${name} is set without EMBEDDINGS_URL: no service is asked`);
  }
  return {
    host: value.HOST,
    port: value.PORT,
    dataFolder: resolve(value.DIOMEDE_DATA),
    journalFolder: value.DIOMEDE_JOURNAL ? resolve(value.DIOMEDE_JOURNAL) : null,
    databaseUrl: value.DATABASE_URL ?? null,
    databaseDirectUrl: value.DATABASE_DIRECT_URL ?? value.DATABASE_URL ?? null,
    publicUrl: value.PUBLIC_URL?.replace(/\/+$/u, "") ?? null,
    trustedProxy: value.TRUSTED_PROXY === "yes",
    mail: value.SMTP_URL && value.MAIL_FROM ? { url: value.SMTP_URL, from: value.MAIL_FROM } : null,
    translation: value.TRANSLATE_URL
      ? {
          url: value.TRANSLATE_URL,
          kind: value.TRANSLATE_KIND,
          key: value.TRANSLATE_KEY ?? null,
          model: value.TRANSLATE_MODEL ?? null,
        }
      : null,
    embeddings:
      value.EMBEDDINGS_URL && value.EMBEDDINGS_MODEL
        ? { url: value.EMBEDDINGS_URL, model: value.EMBEDDINGS_MODEL, key: value.EMBEDDINGS_KEY ?? null }
        : null,
    logLevel: value.LOG_LEVEL,
  };
}
