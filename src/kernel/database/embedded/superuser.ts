import { CannotStart } from "#kernel/lifecycle/cannot-start.ts";
import type { Programs } from "./programs.ts";
import { run } from "./run.ts";
import type { ServerUser } from "./server-user.ts";

/** Sets the superuser's password while the server stands still: at the first start, or when the passwords were lost. */
export async function setSuperuserPassword(
  data: string,
  programs: Programs,
  user: ServerUser,
  password: string,
): Promise<void> {
  const statement = `alter role superuser password '${password}'\n`;
  const { ok, said } = await run(
    programs.postgres,
    ["--single", "-D", data, "-c", "log_min_error_statement=panic", "postgres"],
    user,
    statement,
  );
  if (!ok || /\b(ERROR|FATAL|PANIC):/.test(said)) {
    throw new CannotStart(`PostgreSQL could not set its password: ${said.trim().split("\n").at(-1)}`);
  }
}
