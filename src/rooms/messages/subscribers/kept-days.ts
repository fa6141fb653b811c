export const days = (n: number) => ({ hours: 24 * n });

/** How long each thing is kept, in days. Source: our rules of retention, docs/messages.md. */
export const keptDays = {
  /** Number and dates after STOP. */
  afterStop: 30,
  /** Number and dates after the last message, where she did not stop. */
  afterLast: 90,
  /** A number that never said yes. */
  unconfirmed: 30,
  /** What somebody wrote, once it was handled. */
  writing: 30,
  /** From which number it came, once it is known whose it is. */
  sender: 3,
  receipt: 30,
  errand: 30,
  /** What was sealed in one that failed. */
  failedErrand: 3,
  optIn: 30,
  /** From what the text of a message was made. */
  content: 30,
} as const;
