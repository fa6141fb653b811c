import { isGsm } from "../../counter/gsm-alphabet.ts";
import type { Outgoing } from "../channel.ts";
import type { HttpProfile, RequestShape } from "./profile.ts";

/** Where a gateway is told to call back. */
export interface CallbackAddresses {
  readonly receipts: string;
  readonly inbound: string;
}

/** A request as it goes over the line. */
export interface FilledRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

type Values = Readonly<Record<string, string>>;

/** What placeholders stand for with one message. */
export function valuesFor(
  profile: HttpProfile,
  secrets: Values,
  message: Outgoing,
  now: Temporal.Instant,
  addresses: CallbackAddresses,
): Values {
  const seconds = Math.max(60, Math.floor(message.validUntil.since(now).total("seconds")));
  return {
    ...profile.settings,
    ...secrets,
    ...addresses,
    to: message.to,
    "to-digits": message.to.replace(/^\+/u, ""),
    text: message.text,
    // Few gateways want it.
    get "text-ucs2-hex"() {
      return Buffer.from(message.text, "utf16le").swap16().toString("hex");
    },
    ref: message.ref,
    "ref-encoded": encodeURIComponent(message.ref),
    "valid-until": message.validUntil.toString({ smallestUnit: "second" }),
    "valid-seconds": String(seconds),
    "valid-minutes": String(Math.ceil(seconds / 60)),
  };
}

/** Whether a text needs more letters than the small alphabet of the network has. */
export const needsUnicode = (text: string): boolean => !isGsm(text);

/** Fills a described request. Values are encoded by where they stand; a value never becomes part of the host. */
export function fillRequest(shape: RequestShape, values: Values, unicode: boolean): FilledRequest {
  const url = new URL(fillAddress(shape.address, values));
  const fields = fillJson(unicode ? over(shape.fields, shape.unicode) : shape.fields, values);
  const headers: Record<string, string> = { accept: "*/*", "user-agent": "diomede" };
  for (const [name, value] of Object.entries(shape.headers)) headers[name] = oneLine(fillText(value, values));
  if (shape.basic) {
    const pair = `${fillText(shape.basic.user, values)}:${fillText(shape.basic.password, values)}`;
    headers["authorization"] = `Basic ${Buffer.from(pair).toString("base64")}`;
  }
  if (shape.body === "none") return { method: shape.method, url, headers, body: null };
  if (shape.body === "json")
    return {
      method: shape.method,
      url,
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(fields),
    };
  const pairs = pairsOf(fields);
  if (shape.body === "query") {
    for (const [name, value] of pairs) url.searchParams.append(name, value);
    return { method: shape.method, url, headers, body: null };
  }
  return {
    method: shape.method,
    url,
    headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8", ...headers },
    body: new URLSearchParams(pairs).toString(),
  };
}

const fillText = (template: string, values: Values): string =>
  template.replace(/\{([a-z][a-z0-9-]*)\}/gu, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? "") : whole,
  );

const fillAddress = (template: string, values: Values): string =>
  template.replace(/\{([a-z][a-z0-9-]*)\}/gu, (whole, name: string) =>
    Object.hasOwn(values, name) ? encodeURIComponent(values[name] ?? "") : whole,
  );

// biome-ignore lint/suspicious/noControlCharactersInRegex: a header ends at them.
const oneLine = (value: string): string => value.replace(/[\u0000-\u001f\u007f]/gu, " ");

function fillJson(value: unknown, values: Values): unknown {
  if (typeof value === "string") return fillText(value, values);
  if (Array.isArray(value)) return value.map((one) => fillJson(one, values));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, fillJson(one, values)]));
  return value;
}

function over(below: unknown, above: unknown): unknown {
  const plain = (value: unknown): value is Record<string, unknown> =>
    typeof value === "object" && value !== null && !Array.isArray(value);
  if (!plain(below) || !plain(above)) return above;
  const merged: Record<string, unknown> = { ...below };
  // Null takes a field away.
  for (const [name, value] of Object.entries(above))
    if (value === null) delete merged[name];
    else merged[name] = Object.hasOwn(below, name) ? over(below[name], value) : value;
  return merged;
}

function pairsOf(fields: unknown): [string, string][] {
  if (typeof fields !== "object" || fields === null || Array.isArray(fields)) return [];
  return Object.entries(fields).flatMap(([name, value]): [string, string][] =>
    Array.isArray(value)
      ? value.map((one): [string, string] => [name, String(one)])
      : value === null
        ? []
        : [[name, String(value)]],
  );
}
