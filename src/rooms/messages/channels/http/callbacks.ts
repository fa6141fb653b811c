import { Refusal } from "#kernel/refusal.ts";
import { readPhone } from "../../keys/keys.ts";
import { type CalledBack, rawFields, textFields } from "../called-back.ts";
import type { Incoming, Receipt } from "../channel.ts";
import type { HttpProfile } from "./profile.ts";
import { parsed } from "./read-answer.ts";
import { readPath, valuesAt } from "./read-path.ts";

type Called = NonNullable<HttpProfile["receipts"] | HttpProfile["inbound"]>;

/** One of the things that a call says, and the address it was said at. */
interface Said {
  readonly data: unknown;
  readonly query: Readonly<Record<string, string>>;
}

const mostAtOnce = 1000;

/** What a call says, thing by thing. Refusals: 400 what is no such form, 413 more than a thousand things. */
function saidBy(how: Called, call: CalledBack, charset?: string): readonly Said[] {
  const decode = (fields: ReturnType<typeof rawFields>) => {
    try {
      return textFields(fields, charset);
    } catch {
      throw new Refusal(400, "hook-unreadable");
    }
  };
  const query = decode(rawFields(call.url.search.slice(1)));
  const data =
    how.body === "query"
      ? query
      : how.body === "form"
        ? { ...query, ...decode(rawFields(call.body.toString("latin1"))) }
        : parsed(call.body.toString("utf8"));
  if (data === undefined) throw new Refusal(400, "hook-unreadable");
  const things = how.list === undefined ? [data] : valuesAt(data, how.list);
  if (things.length > mostAtOnce) throw new Refusal(413, "hook-too-large");
  return things.map((thing) => ({ data: thing, query }));
}

function one({ data, query }: Said, path: string | undefined): string {
  if (path === undefined) return "";
  if (path.startsWith("?")) return Object.hasOwn(query, path.slice(1)) ? (query[path.slice(1)] ?? "") : "";
  return readPath(data, path)[0] ?? "";
}

/** Receipts in a call; those whose status the description does not name are left out. */
export function readReceipts(profile: HttpProfile, call: CalledBack): readonly Receipt[] {
  const how = profile.receipts;
  if (!how) throw new Refusal(404, "not-found");
  return saidBy(how, call).flatMap((said): Receipt[] => {
    const id = one(said, how.id).slice(0, 200);
    const code = one(said, how.code).slice(0, 80);
    const spelt = one(said, how.status);
    const named = Object.hasOwn(how.statuses, spelt) ? how.statuses[spelt] : undefined;
    const status = code !== "" && how.optedOut.includes(code) ? "opted-out" : named;
    if (id === "" || status === undefined) return [];
    return [{ id, part: 1, status, ref: one(said, how.ref).slice(0, 200) || null, code }];
  });
}

/** A text that came, or a part of one. */
export interface Came extends Incoming {
  readonly part: { readonly ref: number; readonly total: number; readonly n: number } | null;
}

/**
 * Texts in a call. Left out: what the description does not mean, and what no telephone can have written (names of
 * firms, short numbers). A text that comes without id has none (""): the one who stores it gives one.
 */
export function readIncoming(profile: HttpProfile, call: CalledBack): readonly Came[] {
  const how = profile.inbound;
  if (!how) throw new Refusal(404, "not-found");
  const plain = saidBy(how, call);
  const charset = how.charset === undefined || !plain[0] ? "" : one(plain[0], how.charset);
  // Only the text is in those letters; numbers and ids are not.
  const recoded = charset === "" || /^utf-?8$/iu.test(charset) ? plain : saidBy(how, call, charset);
  return plain.flatMap((said, place): Came[] => {
    if (how.when && !how.when.is.includes(one(said, how.when.path))) return [];
    const from = phoneOf(one(said, how.from), profile.region);
    if (from === null) return [];
    return [
      {
        id: one(said, how.id).slice(0, 200),
        from,
        to: one(said, how.to).slice(0, 40),
        text: one(recoded[place] ?? said, how.text).slice(0, 8000),
        part: how.parts ? partOf(said, how.parts) : null,
      },
    ];
  });
}

function partOf(said: Said, how: { ref: string; total: string; n: string }): Came["part"] {
  const [ref, total, n] = [how.ref, how.total, how.n].map((path) => Number(one(said, path) || Number.NaN));
  if (ref === undefined || total === undefined || n === undefined) return null;
  const sound = [ref, total, n].every(Number.isInteger) && total > 1 && total <= 255 && n >= 1 && n <= total;
  return sound && ref >= 0 && ref < 2 ** 31 ? { ref, total, n } : null;
}

/** E.164 of a number as gateways spell it: with plus, without, or, where a region is given, as people there do. */
export function phoneOf(text: string, region: string | undefined): string | null {
  const typed = text.trim();
  if (region !== undefined && !typed.startsWith("+")) {
    const read = readPhone(typed, region);
    if (read) return read.phone;
  }
  const digits = typed.replace(/^(\+|00)/u, "").replace(/[\s()-]/gu, "");
  return /^[1-9]\d{6,14}$/u.test(digits) ? (readPhone(`+${digits}`, "ZZ")?.phone ?? null) : null;
}
