import type { Db, Tx } from "#kernel/database/database.ts";

export type MessageClass = "health" | "reply" | "code" | "alert" | "digest";

/** 0 danger, 1 answers, 2 codes, 5 health, 8 digests; the lower goes out first. */
export const priorities = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** A message whose time has come, beside what is known of the one it goes to. Never her number. */
export interface Due {
  readonly subscriber: string;
  /** What it is: `slot:<enrolment>:<slot>`, `reply:<inbound>`; the part before the first colon chooses its maker. */
  readonly key: string;
  readonly programme: string;
  readonly enrolment: string | null;
  readonly slot: number | null;
  readonly class: MessageClass;
  readonly priority: number;
  readonly content: unknown;
  /** The language it was planned in; `reader_language` is what she wants now. */
  readonly language: string;
  readonly consent: string | null;
  readonly not_before: string;
  readonly not_after: string;
  readonly made_at: string;
  readonly reader_language: string;
  readonly side: string | null;
  readonly zone: string;
  readonly country: string;
  readonly discreet: boolean;
  /** The channel it is about to go through, so that what only a simulator may carry never leaves by another. */
  readonly channel: string;
}

/**
 * What became of the making: its text; or it must not go at all (she is in another stage now), with the reason; or not
 * yet, and it is looked at again a quarter of an hour later.
 */
export type Made = { readonly text: string } | { readonly cancel: string } | { readonly notYet: true };

/**
 * Makes texts at the moment of sending, inside the transaction that writes the intents and after the readers' rows were
 * locked: what it reads is what holds when the text leaves. Answers one for each message, in their order.
 */
export interface TextMaker {
  readonly prefix: string;
  make(db: Tx | Db, messages: readonly Due[]): Promise<readonly Made[]>;
}

/** What a programme may spend and where it may send; money in its own currency. */
export interface Budget {
  /** Null: no cap of that kind. */
  readonly perDay: number | null;
  readonly perWeek: number | null;
  /** Countries whose numbers it may write to; null: wherever a channel goes. */
  readonly countries: readonly string[] | null;
  /** Zone in which its days and weeks (from Monday) begin. */
  readonly zone: string;
  /** Price of one part. */
  price(channel: string, country: string): number;
}

/** Given by programmes. A programme that is not answered for sends nothing: its messages are held. */
export interface Budgets {
  budgets(tx: Tx, programmes: readonly string[]): Promise<ReadonlyMap<string, Budget>>;
}

export const makerOf = (makers: readonly TextMaker[], key: string): TextMaker | undefined => {
  const prefix = key.slice(0, key.indexOf(":"));
  return makers.find((maker) => maker.prefix === prefix);
};
