export type ProgrammeState = "draft" | "rehearsing" | "running" | "paused" | "ended";

/** What one may do in a programme: run it, look at its texts, look at them as one who knows medicine, enrol. */
export type ProgrammeRole = "operator" | "reviewer" | "medical" | "health-worker";
export const programmeRoles: readonly ProgrammeRole[] = ["operator", "reviewer", "medical", "health-worker"];

export type EnrolmentState = "asked" | "active" | "paused" | "ended";

/** A programme whose messages are planned; while it rehearses they go out over a simulator alone. */
export const isOn = (state: string): boolean => state === "running" || state === "rehearsing";

/** A keyword as it is kept and looked up: capitals, ё as е, accents off, without anything but letters and digits. */
export const foldKeyword = (word: string): string =>
  word
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/** What the right to see a programme is decided by. */
export interface ProgrammeFacts {
  readonly id: string;
  readonly number: number;
  readonly code: string;
  readonly audience: string;
  readonly state: ProgrammeState;
  readonly organisation: string | null;
  readonly sides: readonly string[];
  /** What the asker holds in it. */
  readonly offices: readonly ProgrammeRole[];
}
