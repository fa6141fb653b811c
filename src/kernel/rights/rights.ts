import type { Facts } from "#kernel/language/words.ts";
import type { Actor } from "./actor.ts";

/** Why not: a message of the interface; `hidden` where even the existence of the thing is nobody's business. */
export interface Reason {
  readonly reason: string;
  readonly facts?: Facts;
  readonly hidden?: boolean;
}

/** One rule of one act. Pure: what it needs to know of the thing comes as facts, of the asker as actor. */
export type Rule<F> = (actor: Actor, facts: F) => true | Reason;

/** The acts of a room, each with its rule; `problem.edit` reads as an act. */
// biome-ignore lint/suspicious/noExplicitAny: a table holds rules about different things; each route fixes its own.
export type Rights = Readonly<Record<string, Rule<any>>>;

/** Everybody, also without an account. In a closed exchange strangers are stopped before any rule is asked. */
export const anybody: Rule<unknown> = () => true;

/** Somebody with an account, admitted to the exchange. */
export const member: Rule<unknown> = (actor) => actor.member || { reason: "right-sign-in" };

export const signedIn: Rule<unknown> = (actor) => actor.person !== null || { reason: "right-sign-in" };

/** All must say yes; the first no is the reason. */
export function every<F>(...rules: readonly Rule<F>[]): Rule<F> {
  return (actor, facts) => {
    for (const rule of rules) {
      const answer = rule(actor, facts);
      if (answer !== true) return answer;
    }
    return true;
  };
}

/** One yes is enough; the last no is the reason, so the most common way comes last. */
export function some<F>(...rules: readonly Rule<F>[]): Rule<F> {
  return (actor, facts) => {
    let answer: true | Reason = { reason: "right-nobody" };
    for (const rule of rules) {
      answer = rule(actor, facts);
      if (answer === true) return true;
    }
    return answer;
  };
}

/** Decides one act; unknown acts are a bug, not a no. */
export function can(rights: Rights, actor: Actor, action: string, facts: unknown): true | Reason {
  const rule = Object.hasOwn(rights, action) ? rights[action] : undefined;
  if (!rule) throw new Error(`No rule for ${action}`);
  return rule(actor, facts);
}
