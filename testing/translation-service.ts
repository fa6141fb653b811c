import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { after } from "node:test";

/** How the stand-in behaves for the next requests. */
export type Mood = "well" | "busy" | "down" | "silent" | "elsewhere" | "nonsense" | "endless" | "cut-off" | "strange";

const languages = new Set(["en", "ru", "es"]);
const mostLetters = 5000;

/**
 * A translation service on this machine that keeps the rules of both APIs (keys, required fields, languages, limits,
 * shapes of answers and errors) and "translates" by naming the language before the text.
 */
export async function translationService(key = "the key") {
  const heard: { path: string; body: Record<string, unknown>; key: string | null }[] = [];
  const service = {
    mood: "well" as Mood,
    heard,
    url: "",
    said: (text: string, to: string): string => `[${to}] ${text}`,
  };
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const path = request.url ?? "";
    heard.push({
      path,
      body,
      key: request.headers.authorization ?? (typeof body.api_key === "string" ? body.api_key : null),
    });
    if (service.mood === "silent") return;
    if (service.mood === "elsewhere") {
      response.writeHead(307, { location: `${service.url}/elsewhere` }).end();
    } else if (service.mood === "endless") {
      endless(response);
    } else if (service.mood === "nonsense") {
      response.writeHead(200, { "content-type": "text/html" }).end("<html>Welcome</html>");
    } else {
      const { status, said } = answerTo(request, body);
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(said));
    }
  });
  const answerTo = (request: IncomingMessage, body: Record<string, unknown>): Answer => {
    if (service.mood === "strange") return answer(200, { result: "?" });
    if (service.mood === "down") return answer(500, { error: "Internal Server Error" });
    if (request.method !== "POST" || !request.headers["content-type"]?.startsWith("application/json"))
      return answer(405, { error: "Method not allowed" });
    if (request.url === "/translate") return libre(service, body, key);
    if (request.url === "/v1/chat/completions") return chat(service, body, request.headers.authorization, key);
    return answer(404, { error: "Not found" });
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  service.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return service;
}
interface Answer {
  readonly status: number;
  readonly said: unknown;
}
const answer = (status: number, said: unknown): Answer => ({ status, said });
type Service = { mood: Mood; said(text: string, to: string): string };

function libre(service: Service, body: Record<string, unknown>, key: string): Answer {
  const { q, source, target, format, api_key } = body;
  if (api_key !== key) return answer(403, { error: "Invalid API key" });
  if (service.mood === "busy") return answer(429, { error: "Slowdown: too many requests" });
  for (const [name, value] of Object.entries({ q, source, target })) {
    if (typeof value !== "string" || value === "")
      return answer(400, { error: `Invalid request: missing ${name} parameter` });
  }
  for (const code of [source, target])
    if (!languages.has(String(code))) return answer(400, { error: `${code} is not supported` });
  if (format !== "text") return answer(400, { error: `${format} format is not supported` });
  if (String(q).length > mostLetters)
    return answer(400, {
      error: `Invalid request: request (${String(q).length}) exceeds text limit (${mostLetters})`,
    });
  return answer(200, { translatedText: service.said(String(q), String(target)) });
}

function chat(service: Service, body: Record<string, unknown>, authorization: string | undefined, key: string): Answer {
  const refuse = (status: number, message: string, type: string) =>
    answer(status, { error: { message, type, param: null, code: null } });
  if (authorization !== `Bearer ${key}`) return refuse(401, "Incorrect API key provided", "invalid_request_error");
  if (service.mood === "busy") return refuse(429, "Rate limit reached", "requests");
  const { model, messages } = body;
  if (typeof model !== "string") return refuse(400, "you must provide a model parameter", "invalid_request_error");
  const list = Array.isArray(messages) ? (messages as { role: string; content: string }[]) : [];
  const user = list.findLast((one) => one.role === "user")?.content;
  const system = list.find((one) => one.role === "system")?.content ?? "";
  if (user === undefined) return refuse(400, "messages must hold what the user says", "invalid_request_error");
  const to = /into (\w+)\./u.exec(system)?.[1] ?? "?";
  return answer(200, {
    id: "chatcmpl-1",
    object: "chat.completion",
    model,
    choices: [
      {
        index: 0,
        message: { role: "assistant", content: service.said(user, to) },
        finish_reason: service.mood === "cut-off" ? "length" : "stop",
      },
    ],
  });
}

/** Two megabytes without an end: more than anybody should read. */
function endless(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "application/json" });
  response.write('{"translatedText":"');
  for (let n = 0; n < 32; n += 1) response.write("x".repeat(64 * 1024));
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  try {
    return JSON.parse(Buffer.concat(pieces).toString("utf8")) as Record<string, unknown>;
  } catch {
    return {};
  }
}
