import { createServer } from "node:http";
import type { Db } from "../src/kernel/database/database.ts";
import type { Receipt } from "../src/rooms/messages/channels/channel.ts";
import { arrivals } from "../src/rooms/messages/sending/arrivals.ts";

/** Takes receipts as the pages do: 200 once they are committed, 503 while the database does not take them. */
export async function startReceiver(db: () => Db): Promise<{ address: string; refused(): number; close(): void }> {
  let refused = 0;
  const server = createServer((incoming, response) => {
    const pieces: Buffer[] = [];
    incoming.on("data", (piece: Buffer) => pieces.push(piece));
    incoming.on("end", () => {
      const receipt = JSON.parse(Buffer.concat(pieces).toString("utf8")) as Receipt;
      arrivals({
        db: db(),
        seals: { from: () => Buffer.alloc(0), text: () => Buffer.alloc(0) },
        formatOf: () => "hex",
        now: () => Temporal.Now.instant(),
      })
        .receipts("gateway", [receipt])
        .then(
          () => response.end("ok"),
          () => {
            refused += 1;
            response.statusCode = 503;
            response.end();
          },
        );
    });
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await promise;
  const { port } = server.address() as { port: number };
  return {
    address: `http://127.0.0.1:${port}/`,
    refused: () => refused,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
