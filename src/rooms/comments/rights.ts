import type { Rule } from "#kernel/rights/rights.ts";
import { type Commented, type CommentFacts, mayComment, mayHide, mayTakeBack, sees, seesComment } from "./domain.ts";

export const rights = {
  "comment.list": sees as Rule<Commented>,
  "comment.write": mayComment as Rule<Commented>,
  "comment.see": seesComment as Rule<CommentFacts>,
  "comment.hide": mayHide as Rule<CommentFacts>,
  "comment.take-back": mayTakeBack as Rule<CommentFacts>,
};
