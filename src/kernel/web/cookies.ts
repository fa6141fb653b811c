import type { Arrival } from "./origin.ts";

export type CookieName = "sign-in" | "draft" | "language";

// Browsers take `__Host-` names only with Secure, which this machine's own address without TLS cannot have everywhere.
const fullName = (name: CookieName, secure: boolean): string => `${secure ? "__Host-" : ""}diomede-${name}`;

export function readCookie(header: string | null, name: CookieName, arrival: Arrival): string | null {
  const wanted = fullName(name, arrival.secure);
  for (const pair of header?.split(";") ?? []) {
    const cut = pair.indexOf("=");
    if (cut > 0 && pair.slice(0, cut).trim() === wanted) return pair.slice(cut + 1).trim() || null;
  }
  return null;
}

/** Set-Cookie of one value for `seconds`; 0 removes it. Never readable by script. */
export function writeCookie(name: CookieName, value: string, seconds: number, arrival: Arrival): string {
  const parts = [
    `${fullName(name, arrival.secure)}=${value}`,
    "Path=/",
    "HttpOnly",
    "SameSite=Lax",
    `Max-Age=${seconds}`,
  ];
  if (arrival.secure) parts.push("Secure");
  return parts.join("; ");
}
