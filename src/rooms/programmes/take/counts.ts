export interface Counts {
  readonly made: number;
  readonly changed: number;
  readonly same: number;
  /** No longer in the files: nothing of it goes out any more. */
  readonly gone: number;
}

/** What cannot be taken for a reason that lies in the database; a sentence. */
export class CannotTake extends Error {
  override readonly name = "CannotTake";
}
