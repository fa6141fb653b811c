/**
 * The interface language of one request: `?lang=`, then the account's first, the cookie, what the browser asks for,
 * the exchange's own. Only languages that the interface has.
 */
export function chooseLanguage(
  has: readonly string[],
  asked: {
    query: string | null;
    account: readonly string[];
    cookie: string | null;
    browser: string | null;
    exchange: string;
  },
): string {
  const known = (code: string | null | undefined): string | undefined => {
    const base = code?.trim().toLowerCase().split("-")[0];
    return base && has.includes(base) ? base : undefined;
  };
  return (
    known(asked.query) ??
    asked.account.map(known).find((code) => code !== undefined) ??
    known(asked.cookie) ??
    browserLanguages(asked.browser)
      .map(known)
      .find((code) => code !== undefined) ??
    known(asked.exchange) ??
    "en"
  );
}

/** Codes of an Accept-Language header, most wanted first; those with weight nought are left out. */
export function browserLanguages(header: string | null): readonly string[] {
  if (!header || header.length > 400) return [];
  return header
    .split(",")
    .map((part) => {
      const [code = "", ...rest] = part.trim().split(";");
      const weight = rest
        .map((one) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/u.exec(one)?.[1])
        .find((one) => one !== undefined);
      return { code, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ code, weight }) => weight > 0 && code !== "*")
    .sort((a, b) => b.weight - a.weight)
    .map(({ code }) => code);
}
