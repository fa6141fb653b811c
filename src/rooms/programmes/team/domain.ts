import { type Actor, holds, writesFor } from "#kernel/rights/actor.ts";
import type { ProgrammeFacts } from "../domain.ts";

/** What the rules and pages around the work on a programme need to know of it; `offices` are his who asks. */
export interface WorkFacts extends ProgrammeFacts {
  readonly names: Readonly<Record<string, string>>;
  readonly countries: readonly string[];
  readonly languages: readonly string[];
  readonly example: boolean;
  readonly currency: string;
  /** By side: numbers to call. By language: the words that stop and pause. What texts leave open in braces. */
  readonly facts: Readonly<Record<string, Readonly<Record<string, string | undefined>>>>;
  readonly words: Readonly<Record<string, Readonly<Record<string, string | undefined>>>>;
  readonly needsMedical: number;
  readonly needsPlain: number;
  readonly reviewMonths: number;
}

const ofOrganisation = (actor: Actor, { organisation }: ProgrammeFacts): boolean =>
  organisation !== null && actor.organisations.some((own) => own.id === organisation);

/** Works on it, or belongs to the organisation that runs it. */
export const inTeam = (actor: Actor, programme: ProgrammeFacts): boolean =>
  programme.offices.length > 0 || ofOrganisation(actor, programme) || leads(actor, programme);

/** Heads of its organisation; of a programme without one the coordinators of its sides. */
export function leads(actor: Actor, programme: ProgrammeFacts): boolean {
  return programme.organisation === null
    ? programme.sides.some((side) => holds(actor, "coordinator", side))
    : actor.organisations.some((own) => own.id === programme.organisation && own.role === "head");
}

/** Writes and moves messages: operators, and those who write for the organisation. */
export const operates = (actor: Actor, programme: WorkFacts): boolean =>
  programme.offices.includes("operator") ||
  leads(actor, programme) ||
  (programme.organisation !== null && writesFor(actor, programme.organisation));

/** As what he reviews; the medical eye counts before the plain one. */
export const reviewsAs = (programme: WorkFacts): "medical" | "plain" | null =>
  programme.offices.includes("medical") ? "medical" : programme.offices.includes("reviewer") ? "plain" : null;
