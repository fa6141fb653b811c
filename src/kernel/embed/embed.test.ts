import assert from "node:assert/strict";
import { test } from "node:test";
import { ConfigError, readConfig } from "#kernel/config/config.ts";
import { type EmbeddingMood, embeddingService } from "#testing/embedding-service.ts";
import { embedderOf, NotEmbedded } from "./embedder.ts";

const service = await embeddingService((text) => [text.length, 3, 0, 0, 4, 0, 0, 0]);
const configured = { url: `${service.url}/v1`, model: "small", key: "the key" };

const why = async (mood: EmbeddingMood, of = configured, timeout = 2000): Promise<string | null> => {
  service.mood = mood;
  try {
    await embedderOf(of, timeout)?.embed("Зимой у ворот.");
    return null;
  } catch (error) {
    if (error instanceof NotEmbedded) {
      assert.ok(!error.message.includes("ворот"), "what fails says nothing of the text");
      return error.why;
    }
    throw error;
  } finally {
    service.mood = "well";
  }
};

test("without a configured service there is none", () => {
  assert.equal(embedderOf(null), null);
  assert.equal(readConfig({}).embeddings, null);
});

test("a service needs its model, and its address is one of the web; each fault is named", () => {
  const fault = (environment: Record<string, string>): string => {
    try {
      readConfig(environment);
      return "";
    } catch (error) {
      assert.ok(error instanceof ConfigError);
      return error.message;
    }
  };
  assert.match(
    fault({ EMBEDDINGS_URL: "http://127.0.0.1:9/v1" }),
    /^EMBEDDINGS_MODEL must be set beside EMBEDDINGS_URL/u,
  );
  assert.match(
    fault({ EMBEDDINGS_URL: "ftp://x", EMBEDDINGS_MODEL: "small" }),
    /^EMBEDDINGS_URL must begin with http/u,
  );
  assert.match(
    fault({ EMBEDDINGS_URL: "meanings", EMBEDDINGS_MODEL: "small" }),
    /^EMBEDDINGS_URL must be the address/u,
  );
  assert.match(fault({ EMBEDDINGS_MODEL: "small" }), /^EMBEDDINGS_MODEL is set without EMBEDDINGS_URL/u);
  assert.deepEqual(readConfig({ EMBEDDINGS_URL: "http://127.0.0.1:9/v1", EMBEDDINGS_MODEL: "small" }).embeddings, {
    url: "http://127.0.0.1:9/v1",
    model: "small",
    key: null,
  });
});

test("it is asked with model and key, and its numbers come back with length one", async () => {
  const embedder = embedderOf(configured);
  const vector = await embedder?.embed("12345 12345!");
  assert.deepEqual(
    [...(vector ?? [])].map((n) => Math.round(n * 13 * 1e4) / 1e4),
    [12, 3, 0, 0, 4, 0, 0, 0],
  );
  assert.deepEqual(service.heard.at(-1), {
    path: "/v1/embeddings",
    body: { model: "small", input: ["12345 12345!"] },
    key: "Bearer the key",
  });
  const { host } = new URL(service.url);
  assert.deepEqual([embedder?.receiver, embedder?.model], [host, `small ${host}`]);
});

test("an address that names the API's path already is taken as it is", async () => {
  assert.ok(await embedderOf({ ...configured, url: `${service.url}/v1/embeddings/` })?.embed("x"));
});

test("a text that the model finds too long goes again by its beginning", async () => {
  service.mostLetters = 1000;
  const before = service.heard.length;
  assert.ok(await embedderOf(configured)?.embed("слово ".repeat(2000)));
  const lengths = service.heard.slice(before).map((one) => (one.body["input"] as string[])[0]?.length ?? 0);
  assert.ok(lengths.length > 1 && (lengths.at(-1) ?? 0) <= 1000, String(lengths));
  service.mostLetters = 3;
  assert.equal(await why("well"), "too-long");
  service.mostLetters = 100_000;
});

test("every way to fail has its own reason, and a redirect is not followed", async () => {
  const moods: [EmbeddingMood, string][] = [
    ["busy", "busy"],
    ["down", "away"],
    ["elsewhere", "away"],
    ["nonsense", "no-sense"],
    ["strange", "no-sense"],
  ];
  for (const [mood, reason] of moods) assert.equal(await why(mood), reason, mood);
  assert.ok(service.heard.every((one) => one.path !== "/other"));
  assert.equal(await why("well", { ...configured, key: "another" }), "key");
  assert.equal(await why("silent", configured, 100), "away");
  assert.equal(await why("well", { ...configured, url: "http://127.0.0.1:1" }), "away");
});

test("numbers that are no meaning are not taken for one", async () => {
  const given = service.meanings;
  for (const numbers of [[], [1], Array(8).fill(0), [1, Number.NaN, 0, 0, 0, 0, 0, 0], Array(9000).fill(1)]) {
    service.meanings = () => numbers;
    assert.equal(await why("well"), "no-sense", String(numbers.length));
  }
  service.meanings = given;
});
