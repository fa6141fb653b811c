import { type Actor, holds } from "#kernel/rights/actor.ts";

export type MemberRole = "head" | "editor" | "member";
export const memberRoles = ["head", "editor", "member"] as const satisfies readonly MemberRole[];

/** What the rules of this room need to know of one organisation. */
export interface OrganisationFacts {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly side: string;
  readonly language: string;
}

/** What the rules need to know of a person whose page is asked for. */
export interface PersonFacts {
  readonly id: string;
  readonly number: number;
  readonly pseudonym: boolean;
  /** Confirmed and admitted, or brought by an import without an account. */
  readonly admitted: boolean;
  readonly sides: readonly string[];
}

export function roleIn(actor: Actor, organisation: string): MemberRole | null {
  return actor.organisations.find((own) => own.id === organisation)?.role ?? null;
}

/** Coordinator of one of the sides, or of all of them; of a person without a side any coordinator may take care. */
export function coordinates(actor: Actor, sides: readonly string[]): boolean {
  return sides.length === 0 ? holds(actor, "coordinator") : sides.some((side) => holds(actor, "coordinator", side));
}

/**
 * Whether an organisation keeps a head when one member takes another role or (null) leaves. One that nobody is left
 * in needs none.
 */
export function keepsHead(
  members: readonly { readonly person: string; readonly role: MemberRole }[],
  person: string,
  role: MemberRole | null,
): boolean {
  const after = members.flatMap((one) => (one.person !== person ? [one] : role ? [{ person, role }] : []));
  return after.length === 0 || after.some((one) => one.role === "head");
}

/**
 * Where to go on after signing in: a path of this house in plain ASCII, else `otherwise`. Two slashes, a backslash or
 * a control mark would lead a browser to another host.
 */
export function localPath(next: string | null | undefined, otherwise = "/"): string {
  if (!next || next.length > 1500 || !/^\/(?!\/)[\x21-\x5b\x5d-\x7e]*$/u.test(next)) return otherwise;
  // A way round that ends at signing in again would never arrive.
  return /^\/(sign-(in|up|out)|forgotten|new-password|confirm)(?![\w-])/u.test(next) ? otherwise : next;
}

/** A registration number as `<register>-<number>`, such as RU-OGRN-1027700132195; upper case, without spaces. */
export function registerId(text: string): string {
  return text.replace(/\s+/gu, "").toUpperCase();
}
export const isRegisterId = (text: string): boolean => /^[A-Z]{2,12}(-[A-Z]{2,12}){0,2}-\d[\d-]{1,30}$/u.test(text);

/** Letters as people count them, so that one flag or one accented letter is not many. */
export const lettersOf = (text: string): number => [...text].length;
