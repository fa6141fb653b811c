import type { Facts } from "#kernel/language/words.ts";
import type { FieldError } from "#kernel/web/form-state.ts";

/** Statuses an expected "no" may have: wrong form, no right, not there, gone, in the way, too much, not now. */
export type RefusalStatus = 400 | 401 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 422 | 429 | 503;

/**
 * An expected "no" with its reason as a message of the interface. It is put into the reader's language in one place,
 * where requests are answered. Everything else that is thrown is a bug.
 */
export class Refusal extends Error {
  readonly status: RefusalStatus;
  readonly messageId: string;
  readonly facts: Facts;
  /** For 422: what was wrong, field by field. */
  readonly fields: Readonly<Record<string, FieldError>>;

  constructor(status: RefusalStatus, messageId: string, facts: Facts = {}, fields: Record<string, FieldError> = {}) {
    super(`${status} ${messageId}`);
    this.name = "Refusal";
    this.status = status;
    this.messageId = messageId;
    this.facts = facts;
    this.fields = fields;
  }
}

/** A form that cannot be taken as it is: 422 with the reasons beside the fields. */
export function refuseFields(fields: Record<string, FieldError>): Refusal {
  return new Refusal(422, "form-refused", {}, fields);
}
