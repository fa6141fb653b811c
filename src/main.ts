import { enableCompileCache } from "node:module";

enableCompileCache();
const { run } = await import("./commands/run.ts");
await run(process.argv.slice(2));
