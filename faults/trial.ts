import type { Verdict } from "./verdict.ts";

export interface TrialWish {
  readonly messages: number;
  readonly kills: number;
  readonly freezes: number;
  readonly restarts: number;
  readonly restore: boolean;
  readonly fullDisk: boolean;
  readonly hostile: boolean;
  readonly gateway: "none" | "query" | "key";
  /** Receipts bring our reference back; null: the seed decides. */
  readonly refs: boolean | null;
  readonly seed: number;
  readonly workers: number;
  /** A third of it is the fence. */
  readonly leaseSeconds: number;
  readonly say: (sentence: string) => void;
}

export const fenceOf = ({ leaseSeconds }: TrialWish): number => (leaseSeconds * 1000) / 3;

export interface TrialResult extends Verdict {
  readonly broken: readonly string[];
  readonly facts: Readonly<Record<string, number>>;
}
