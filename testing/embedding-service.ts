import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after } from "node:test";

/** How the stand-in behaves for the next requests. */
export type EmbeddingMood = "well" | "busy" | "down" | "silent" | "elsewhere" | "nonsense" | "strange" | "too-long";

/**
 * A service on this machine that says what texts mean as OpenAI's API does: `meanings` says which numbers a text gets.
 * Beyond `mostLetters` it refuses, as models with a narrow window do.
 */
export async function embeddingService(
  meanings: (text: string) => readonly number[] | Promise<readonly number[]>,
  key = "the key",
) {
  const heard: { path: string; body: Record<string, unknown>; key: string | null }[] = [];
  const service = { mood: "well" as EmbeddingMood, mostLetters: 100_000, meanings, heard, url: "" };
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const body = JSON.parse(Buffer.concat(pieces).toString("utf8") || "{}") as Record<string, unknown>;
    const path = request.url ?? "";
    heard.push({ path, body, key: request.headers.authorization ?? null });
    const answer = (status: number, said: unknown): void =>
      void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(said));
    const refuse = (status: number, message: string): void => answer(status, { error: { message, type: "error" } });
    if (service.mood === "silent") return;
    if (service.mood === "elsewhere") return void response.writeHead(307, { location: `${service.url}/other` }).end();
    if (service.mood === "nonsense")
      return void response.writeHead(200, { "content-type": "text/html" }).end("<html>Welcome</html>");
    if (service.mood === "down") return refuse(500, "Internal Server Error");
    if (request.method !== "POST" || path !== "/v1/embeddings") return refuse(404, "Not found");
    if (request.headers.authorization !== `Bearer ${key}`) return refuse(401, "Incorrect API key provided");
    if (service.mood === "busy") return refuse(429, "Rate limit reached");
    const { model, input } = body;
    if (typeof model !== "string") return refuse(400, "you must provide a model parameter");
    const texts = Array.isArray(input) ? input.map(String) : [String(input)];
    if (texts.some((text) => text.length > service.mostLetters))
      return refuse(400, "This model's maximum context length is exceeded");
    if (service.mood === "strange") return answer(200, { object: "list", data: [{ index: 0, embedding: ["?"] }] });
    answer(200, {
      object: "list",
      model,
      data: await Promise.all(
        texts.map(async (text, index) => ({ object: "embedding", index, embedding: await service.meanings(text) })),
      ),
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  service.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return service;
}
