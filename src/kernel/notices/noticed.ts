/**
 * Why somebody hears of a change: he told the thing (or writes for the organisation that did), follows it, or told or
 * follows something in its line of descent.
 */
export type NoticeReason = "author" | "follow" | "descent";

const everybody = ["author", "follow", "descent"] as const;
const near = ["author", "follow"] as const;

/**
 * The changes that are worth a notice, the most telling first, and to whom. What one person did in one act is one
 * notice to each reader, of the verb that stands highest here. Verbs that are not here make none by themselves; their
 * rooms write notices to those who are asked something in the change's own transaction.
 */
export const noticed: ReadonlyMap<string, readonly NoticeReason[]> = new Map<string, readonly NoticeReason[]>([
  ["common-problem-found", everybody],
  ["common-problem-joined", everybody],
  ["common-problem-merged", everybody],
  ["common-problem-split", everybody],
  ["common-problem-ended", everybody],
  ["common-problem-left", near],
  ["group-took-up", everybody],
  ["group-gave-back", everybody],
  ["agreement-withdrawn", near],
  ["agreement-yes", near],
  ["agreement-no", near],
  ["problem-published", ["follow", "descent"]],
  ["problem-resolved", everybody],
  ["problem-reopened", everybody],
  ["experience-published", ["follow", "descent"]],
  ["group-formed", ["follow", "descent"]],
  ["group-state-forming", everybody],
  ["group-state-working", everybody],
  ["group-state-resting", everybody],
  ["group-state-closed", everybody],
  ["reply-put", everybody],
  ["verdict-same", near],
  ["verdict-related", near],
  ["verdict-different", ["author"]],
  ["commented", near],
  ["comment-hidden", ["author"]],
]);
