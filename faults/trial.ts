import type { Verdict } from "./verdict.ts";

export const leaseSeconds = 6;
export const fenceMilliseconds = (leaseSeconds * 1000) / 3;

export interface TrialWish {
  readonly messages: number;
  readonly kills: number;
  readonly freezes: number;
  readonly restarts: number;
  readonly restore: boolean;
  readonly fullDisk: boolean;
  readonly hostile: boolean;
  readonly gateway: "none" | "query" | "key";
  readonly seed: number;
  readonly workers: number;
  readonly say: (sentence: string) => void;
}

export interface TrialResult extends Verdict {
  readonly broken: readonly string[];
  readonly facts: Readonly<Record<string, number>>;
}
