import { migrate } from "#kernel/database/migrate.ts";
import { temporaryServer } from "#testing/temporary-server.ts";

/** Runs `use` over a database made for it from the migrations, and takes the database away again. */
export async function withScratchDatabase<T>(migrations: string, use: (url: string) => Promise<T>): Promise<T> {
  const { server, remove } = await temporaryServer();
  try {
    await migrate({ url: server.url("owner"), folder: migrations });
    return await use(server.url("owner"));
  } finally {
    await remove();
  }
}
