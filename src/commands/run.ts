import { ConfigError, readConfig } from "#kernel/config/config.ts";
import { CannotStart } from "#kernel/lifecycle/cannot-start.ts";

/** Exit status: 0 done, 1 failed, 2 wrong usage. */
export async function run(args: readonly string[]): Promise<void> {
  const [command = "help", ...rest] = args;
  try {
    const config = readConfig(process.env);
    if (command === "start") await (await import("./start.ts")).start(config, console.error);
    else if (command === "web") await (await import("./web.ts")).web(config, console.error);
    else if (command === "work") await (await import("./work.ts")).work(config, console.error);
    else throw new Error(`${command} ${rest.join(" ")}`);
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof CannotStart)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
