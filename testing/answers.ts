import { Client, type QueryResultRow } from "pg";

/** Asks one question over a connection of its own; the rows. */
export async function answersOf(url: string, question: string, values: unknown[] = []): Promise<QueryResultRow[]> {
  const client = new Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(question, values)).rows;
  } finally {
    await client.end();
  }
}
