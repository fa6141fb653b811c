import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { Refusal } from "#kernel/refusal.ts";

const derive = promisify(argon2);

/** OWASP's floor for Argon2id: 19 MiB, two passes, one lane. Source: OWASP Password Storage Cheat Sheet. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };

// Hashing is meant to be dear; more than two at once would take both cores from everybody else.
const atOnce = 2;
const queueLimit = 20;
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) {
    if (waiting.length >= queueLimit) throw new Refusal(503, "too-busy", { seconds: 5 });
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

/** Argon2id in PHC form. Refusal 503 when more than twenty wait. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await inTurn(() => derive("argon2id", { message: password.normalize("NFC"), nonce, ...cost }));
  const b64 = (bytes: Buffer) => bytes.toString("base64").replace(/=+$/u, "");
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${b64(nonce)}$${b64(tag)}`;
}

/** Checks a password; without a stored one it takes as long and says no. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/u.exec(stored ?? "");
  const nonce = Buffer.from(parts?.[4] ?? "AAAAAAAAAAAAAAAAAAAAAA", "base64");
  const expected = Buffer.from(parts?.[5] ?? "", "base64");
  const tag = await inTurn(() =>
    derive("argon2id", {
      message: password.normalize("NFC"),
      nonce,
      memory: Number(parts?.[1] ?? cost.memory),
      passes: Number(parts?.[2] ?? cost.passes),
      parallelism: Number(parts?.[3] ?? cost.parallelism),
      tagLength: 32,
    }),
  );
  return parts !== null && expected.length === tag.length && timingSafeEqual(expected, tag);
}
