import type { Config } from "#kernel/config/config.ts";

/** The address of this house as mails name it. */
export const originOf = (config: Pick<Config, "publicUrl" | "port">): string =>
  config.publicUrl ?? `http://localhost:${config.port}`;
