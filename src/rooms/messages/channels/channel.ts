/** How a gateway's ids of one message differ between its answer and its receipts. */
export type IdFormat = "as-is" | "case" | "hex" | "decimal" | "hex-or-decimal";

/** What a gateway is known to do; what is not documented as reliable is `none`. */
export interface Promises {
  /** Whether the same reference is answered once, and for how long. */
  readonly idempotency: "none" | { readonly seconds: number };
  readonly query: "none" | "by-ref" | "by-id";
  /** Whether receipts bring our own reference back. */
  readonly refInReceipt: boolean;
  readonly idFormat: IdFormat;
  /** Messages under way at once. */
  readonly window: number;
  /** Parts a second, not messages: gateways count what the network carries. */
  readonly partsPerSecond: number;
  /** Seconds until an answer that has not come counts as not known. */
  readonly answerWithin: number;
}

/** One message on its way to a gateway. The number stands in it and nowhere else; it is never logged. */
export interface Outgoing {
  /** Signed; carries subscriber, message and attempt. */
  readonly ref: string;
  /** E.164 with the plus sign. */
  readonly to: string;
  readonly text: string;
  /** After this the gateway should not deliver any more. */
  readonly validUntil: Temporal.Instant;
}

/** What became of giving one message to a gateway. Anything that is not surely one of the others is `unknown`. */
export type Answer =
  | {
      readonly outcome: "accepted";
      /** One id for each part where the gateway gives several. */
      readonly ids: readonly string[];
    }
  /** Surely not taken, and may be tried again: refused connection, throttled, queue full. */
  | { readonly outcome: "definite-no"; readonly code: string; readonly why: string }
  /** Surely not taken, and never will be: no such number, the text is refused, the number has opted out. */
  | { readonly outcome: "failed"; readonly code: string; readonly why: string; readonly optedOut: boolean }
  | { readonly outcome: "unknown"; readonly code: string; readonly why: string };

export type ReceiptStatus = "delivered" | "undelivered" | "failed" | "accepted" | "enroute" | "opted-out";

export interface Receipt {
  /** The gateway's id as it came; it is brought into normal form before it is looked up. */
  readonly id: string;
  readonly part: number;
  readonly status: ReceiptStatus;
  /** Our own reference, where the gateway brings it back. */
  readonly ref: string | null;
  readonly code: string;
}

/** A text from a phone. */
export interface Incoming {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

/** What comes from a gateway by itself. Each resolves once it is committed; only then may the gateway be told "got it". */
export interface Arrivals {
  receipts(channel: string, receipts: readonly Receipt[]): Promise<void>;
  incoming(channel: string, incoming: Incoming, trusted: boolean): Promise<void>;
}

/** A way for messages, whatever is behind it. */
export interface Channel {
  readonly name: string;
  readonly promises: Promises;
  /** Connects, where there is a line to keep up. Comes back by itself after a lost line, with patience up to 60 s. */
  open(arrivals: Arrivals): Promise<void>;
  /** Ready to take messages now. */
  ready(): boolean;
  /** Never throws; what went wrong is an answer. */
  send(message: Outgoing): Promise<Answer>;
  /** Asks what became of a reference or id; only where `promises.query` says so. */
  query?(asked: { ref: string; ids: readonly string[] }): Promise<"found" | "not-found" | "unknown">;
  close(): Promise<void>;
}
