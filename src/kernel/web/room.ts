import type { Rights, Rule } from "#kernel/rights/rights.ts";
import type { Call, Page } from "./call.ts";
import type { FormState } from "./form-state.ts";
import type { Limit } from "./limits.ts";

type Answer = Response | Page;
export type Handler<F> = (call: Call<F>) => Promise<Answer> | Answer;
/** Finds what a right is decided by (and what the handler works on); refuses with 404 what is not there. */
export type Loader<F> = (call: Call) => Promise<F> | F;
/** Draws the form again with what was typed and what was wrong with it; the answer has status 422. */
export type Redraw<F> = (call: Call<F>, state: FormState) => Promise<Answer> | Answer;

export interface Route {
  readonly room: string;
  readonly method: "GET" | "POST";
  /** Resource path with `:name` parts: `/groups/:number/seats`. */
  readonly path: string;
  /** The act that the right is asked for: `group.join`. */
  readonly action: string;
  readonly load: Loader<unknown>;
  readonly handle: Handler<never>;
  readonly redraw: Redraw<never> | null;
  /** Every POST has one; a GET that costs much may. */
  readonly limit: Limit | null;
  /** A signed-out reader's answer may be kept and given to the next one. */
  readonly cached: boolean;
  /** Reached also in an exchange that is closed to strangers or not set up yet. */
  readonly always: boolean;
  /**
   * Called by programs of others (a gateway's callback), never by our own pages: where it comes from and a form token
   * are not asked for, who is signed in is not looked at, the body is left to the handler, and the limit counts what
   * the handler refuses, not what it takes. It must prove by itself who calls.
   */
  readonly hook: boolean;
  /** Takes a form with a file of at most so many bytes, from somebody who is signed in; 0: no file. */
  readonly file: number;
}

type FactsOf<R> = R extends Rule<infer F> ? F : never;
interface Options {
  readonly limit?: Limit;
  readonly cached?: boolean;
  readonly always?: boolean;
  readonly file?: number;
}

/** Declares a room's routes; each states its right, and each write its limit. Nothing is served that is not declared. */
export function routesOf<T extends Rights>(room: string, rights: T) {
  const routes: Route[] = [];
  return {
    rights,
    routes,
    get<K extends keyof T & string, F extends FactsOf<T[K]>>(
      path: string,
      action: K,
      load: Loader<F>,
      handle: Handler<F>,
      options: Options = {},
    ): void {
      routes.push({
        room,
        method: "GET",
        path,
        action,
        load,
        handle: handle as Handler<never>,
        redraw: null,
        limit: options.limit ?? null,
        cached: options.cached ?? true,
        always: options.always ?? false,
        hook: false,
        file: 0,
      });
    },
    post<K extends keyof T & string, F extends FactsOf<T[K]>>(
      path: string,
      action: K,
      load: Loader<F>,
      limit: Limit,
      handle: Handler<F>,
      redraw: Redraw<F> | null = null,
      options: Options = {},
    ): void {
      routes.push({
        room,
        method: "POST",
        path,
        action,
        load,
        handle: handle as Handler<never>,
        redraw: redraw as Redraw<never> | null,
        limit,
        cached: false,
        always: options.always ?? false,
        hook: false,
        file: options.file ?? 0,
      });
    },
    /** A door for other people's programs, by either method; see `Route.hook`. */
    hook<K extends keyof T & string, F extends FactsOf<T[K]>>(
      path: string,
      action: K,
      load: Loader<F>,
      limit: Limit,
      handle: Handler<F>,
    ): void {
      for (const method of ["GET", "POST"] as const)
        routes.push({
          room,
          method,
          path,
          action,
          load,
          handle: handle as Handler<never>,
          redraw: null,
          limit,
          cached: false,
          always: true,
          hook: true,
          file: 0,
        });
    },
  };
}

/** For routes whose right needs to know nothing but who asks. */
export const noFacts: Loader<Record<never, never>> = () => ({});
