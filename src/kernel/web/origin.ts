import { timingSafeEqual } from "node:crypto";
import { isIPv6 } from "node:net";
import type { Config } from "#kernel/config/config.ts";

/** Where a request says it was sent to, and whether the line to it is safe for a password. */
export interface Arrival {
  readonly origin: string;
  readonly secure: boolean;
  /** The address is this machine's own (localhost): nobody can listen on the way. */
  readonly local: boolean;
}

/** Forwarded headers are believed only from the proxy that the configuration names as trusted. */
export function arrivalOf(request: Request, config: Config): Arrival {
  const url = new URL(request.url);
  const forwarded = config.trustedProxy ? request.headers.get("x-forwarded-proto")?.split(",")[0]?.trim() : undefined;
  const secure =
    (forwarded ?? url.protocol.replace(":", "")) === "https" || (config.publicUrl?.startsWith("https:") ?? false);
  const local = isLocalName(url.hostname);
  const origin =
    config.publicUrl && !local
      ? config.publicUrl
      : `${secure && !local ? "https" : url.protocol.replace(":", "")}://${url.host}`;
  return { origin, secure, local };
}

export function isLocalName(hostname: string): boolean {
  const name = hostname.replace(/^\[|\]$/gu, "");
  return (
    name === "localhost" ||
    name.endsWith(".localhost") ||
    /^127(\.\d{1,3}){3}$/u.test(name) ||
    (isIPv6(name) && name === "::1")
  );
}

/**
 * Whether a form came from one of our own pages: the browser says so (Sec-Fetch-Site), or an older one names our
 * address as Origin. A form that says neither is refused.
 */
export function cameFromUs(request: Request, arrival: Arrival): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin" || site === "none";
  const origin = request.headers.get("origin") ?? request.headers.get("referer");
  if (origin === null || !URL.canParse(origin)) return false;
  return (
    new URL(origin).origin === new URL(arrival.origin).origin || new URL(origin).host === new URL(request.url).host
  );
}

export function sameToken(expected: string, given: string): boolean {
  const a = Buffer.from(expected);
  const b = Buffer.from(given);
  return a.length === b.length && timingSafeEqual(a, b);
}
