import { formToken } from "#kernel/sign-in/sign-in.ts";
import type { TestApp } from "./app.ts";
import type { MadePerson } from "./make.ts";

const base = "http://localhost:8080";

/** One reader in front of the house: a browser without script that keeps its cookies. */
export function reader(app: TestApp, person?: MadePerson, language = "en") {
  const cookies = new Map<string, string>();
  if (person) cookies.set("diomede-sign-in", person.secret);
  const headers = (): Record<string, string> => ({
    "accept-language": language,
    ...(cookies.size > 0 && { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") }),
  });
  const keep = (response: Response): Response => {
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ""] = cookie.split(";");
      const cut = pair.indexOf("=");
      if (/max-age=0(;|$)/iu.test(cookie)) cookies.delete(pair.slice(0, cut));
      else cookies.set(pair.slice(0, cut), pair.slice(cut + 1));
    }
    return response;
  };
  return {
    cookies,
    async get(path: string, extra: Record<string, string> = {}): Promise<Response> {
      return keep(await app.request(`${base}${path}`, { headers: { ...headers(), ...extra } }));
    },
    /** The page's text; fails when the answer is not 200. */
    async page(path: string): Promise<string> {
      const response = await this.get(path);
      const text = await response.text();
      if (response.status !== 200) throw new Error(`GET ${path} answered ${response.status}: ${text.slice(0, 2000)}`);
      return text;
    },
    /** Sends a form as a browser does: from our own page, with the token of the sign-in. */
    async post(
      path: string,
      fields: Record<string, string | string[]>,
      extra: Record<string, string> = {},
    ): Promise<Response> {
      const body = new URLSearchParams();
      const secret = cookies.get("diomede-sign-in");
      if (secret) body.set("token", formToken(secret));
      for (const [name, value] of Object.entries(fields))
        for (const one of Array.isArray(value) ? value : [value]) body.append(name, one);
      return keep(
        await app.request(`${base}${path}`, {
          method: "POST",
          headers: { ...headers(), origin: base, "content-type": "application/x-www-form-urlencoded", ...extra },
          body: body.toString(),
        }),
      );
    },
  };
}
export type Reader = ReturnType<typeof reader>;
