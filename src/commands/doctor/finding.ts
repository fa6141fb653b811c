/** What the doctor has found: all well, something that is not there and what that means, or something broken. */
export interface Finding {
  readonly state: "ok" | "missing" | "broken";
  /** One or two sentences. */
  readonly says: string;
}

export const ok = (says: string): Finding => ({ state: "ok", says });
export const missing = (says: string): Finding => ({ state: "missing", says });
export const broken = (says: string): Finding => ({ state: "broken", says });

const marks = { ok: "  ", missing: "- ", broken: "! " } as const;

export const shown = ({ state, says }: Finding): string => `${marks[state]}${says}\n`;
