import type { Exchange } from "#kernel/exchange/exchange.ts";
import type { Words } from "#kernel/language/words.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import { can, type Reason } from "#kernel/rights/rights.ts";
import { formToken } from "#kernel/sign-in/sign-in.ts";
import { toPassage } from "#kernel/wording/wording.ts";
import type { Call, FormInput, Page, Services } from "./call.ts";
import { type CookieName, readCookie, writeCookie } from "./cookies.ts";
import { emptyForm, readFormInput, typedState } from "./form-input.ts";
import { useLimit } from "./limits.ts";
import { type Arrival, sameToken } from "./origin.ts";
import type { Route } from "./room.ts";
import type { Site } from "./site.ts";

interface Arrived {
  readonly actor: Actor;
  readonly exchange: Exchange;
  readonly t: Words;
  readonly kinds: readonly string[];
  readonly epoch: string;
  readonly now: Temporal.Instant;
  readonly secret: string | null;
}
export type Made = ReturnType<typeof newCall>;

/** One request on its way: who comes is learnt first, then the thing, the right, the limit, and last the handler. */
export function newCall(
  site: Site,
  request: Request,
  url: URL,
  params: Record<string, string>,
  arrival: Arrival,
  address: string,
) {
  const { services } = site;
  const cookies: string[] = [];
  const draftSecret = readCookie(request.headers.get("cookie"), "draft", arrival);
  let call: Call | null = null;
  let route: Route | null = null;
  const cookie = (name: CookieName, value: string, seconds: number): void => {
    cookies.push(writeCookie(name, value, seconds, arrival));
  };
  const rememberLanguage = (code: string): void => {
    if (services.words.languages.includes(code) && code !== "qps") cookie("language", code, 365 * 86_400);
  };
  return {
    request,
    url,
    arrival,
    rememberLanguage,
    setCookies: () => cookies,
    get call(): Call | null {
      return call;
    },
    arrive(arrived: Arrived): Call {
      const { actor, t, secret } = arrived;
      call = {
        ...services,
        request,
        url,
        params,
        ...arrived,
        facts: {},
        form: emptyForm,
        token: secret === null ? null : formToken(secret),
        draftSecret,
        from: addressOf(request, services, address),
        page(page) {
          return pageAnswer(site, this, page, arrived.kinds);
        },
        redirect(path, note) {
          const [before = path, ...rest] = path.split("#");
          const said = note ? `${before}${before.includes("?") ? "&" : "?"}said=${note}` : before;
          return new Response(null, {
            status: 303,
            headers: { location: [said, ...rest].join("#"), "cache-control": "no-store" },
          });
        },
        may: (action, facts) => can(site.rights.get(route?.room ?? "") ?? {}, actor, action, facts),
        passage: (raw) => toPassage(raw, t.reads, services.gist, actor.member),
        cookie,
      };
      return call;
    },
    async run(wanted: Route): Promise<Response> {
      if (!call) throw new Error("A request runs after it has arrived");
      route = wanted;
      if (url.searchParams.get("lang") !== null) rememberLanguage(url.searchParams.get("lang") ?? "");
      const asked: Call = call;
      if (!wanted.always && closedTo(asked)) {
        const mayHold = wanted.method === "POST" && asked.actor.person === null && asked.exchange.state !== "new";
        if (!mayHold) return await site.answers.closed(asked);
        // A form that was sent after the sign-in ran out is not lost, in a closed exchange either.
        call = { ...asked, form: await readFormInput(request) };
        return await site.answers.signInFirst(call, { reason: "right-sign-in" });
      }
      const form: FormInput =
        wanted.method === "POST" && !wanted.hook
          ? await readFormInput(request, asked.actor.member ? { file: wanted.file } : {})
          : emptyForm;
      call = { ...asked, form };
      if (wanted.method === "POST" && call.token !== null && !sameToken(call.token, form.get("token"))) {
        throw new Refusal(403, "form-token");
      }
      const facts = await wanted.load(call);
      call = { ...call, facts };
      const allowed: true | Reason =
        wanted.room === "" ? true : can(site.rights.get(wanted.room) ?? {}, call.actor, wanted.action, facts);
      if (allowed !== true) {
        if (allowed.hidden) throw new Refusal(404, "not-found");
        if (call.actor.person === null) return await site.answers.signInFirst(call, allowed);
        throw new Refusal(403, allowed.reason, allowed.facts);
      }
      if (wanted.limit && !wanted.hook)
        await useLimit(services.db, wanted.limit, whoUses(wanted.limit.per, call), call.now);
      try {
        const result = await wanted.handle(call as Call<never>);
        return result instanceof Response ? result : call.page(result);
      } catch (error) {
        if (!(error instanceof Refusal) || error.status !== 422 || !wanted.redraw) throw error;
        const again = await wanted.redraw(call as Call<never>, typedState(form, error.fields));
        return again instanceof Response ? again : call.page({ ...again, status: 422 });
      }
    },
  };
}

/** A closed exchange shows strangers its front door only, and one that nobody set up yet shows only that. */
function closedTo(call: Call): boolean {
  return call.exchange.state === "new" || (!call.exchange.open && !call.actor.member);
}

function whoUses(per: "person" | "address" | "everybody", call: Call): string {
  if (per === "everybody") return "everybody";
  return per === "person" && call.actor.person ? call.actor.person : call.from;
}

function addressOf(request: Request, services: Services, address: string): string {
  const forwarded = services.config.trustedProxy
    ? request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim()
    : undefined;
  return forwarded || address;
}

function pageAnswer(site: Site, call: Call, page: Page, kinds: readonly string[]): Response {
  const html = String(site.frame(call, page, kinds));
  const headers: Record<string, string> = {
    "content-type": "text/html; charset=utf-8",
    vary: "cookie, accept-language",
  };
  // What a signed-in reader saw stays out of every shared place, and out of the browser's own once he signs out.
  headers["cache-control"] =
    call.actor.person || page.private || (page.status ?? 200) >= 400 ? "no-store" : "private, no-cache";
  return new Response(html, { status: page.status ?? 200, headers });
}
