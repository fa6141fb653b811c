import { holds } from "#kernel/rights/actor.ts";
import { member, type Rule } from "#kernel/rights/rights.ts";
import { isTeller, type ProblemFacts } from "./domain.ts";

/** Drafts and what waits for its second look are their tellers' and the moderators'. */
const see: Rule<ProblemFacts> = (actor, problem) => {
  if (isTeller(actor, problem)) return true;
  if (problem.state === "draft") return { reason: "right-author", hidden: true };
  if (problem.state === "second-look") return holds(actor, "moderator") || { reason: "right-moderator", hidden: true };
  if (problem.audience === "public") return true;
  if (problem.audience === "members") return actor.member || { reason: "right-sign-in" };
  if (problem.audience === "group")
    return actor.seats.some((seat) => seat.group === problem.circle) || { reason: "right-author", hidden: true };
  return { reason: "right-author", hidden: true };
};

const teller: Rule<ProblemFacts> = (actor, problem) => {
  const seen = see(actor, problem);
  if (seen !== true) return seen;
  return isTeller(actor, problem) || { reason: "right-author" };
};

const memberWhoSees: Rule<ProblemFacts> = (actor, problem) => {
  const seen = see(actor, problem);
  return seen === true ? member(actor, problem) : seen;
};

export const rights = {
  "problem.list": (() => true) as Rule<unknown>,
  "problem.begin": (() => true) as Rule<unknown>,
  "problem.tell": member,
  "problem.see": see,
  "problem.edit": teller,
  "problem.publish": teller,
  "problem.withdraw": teller,
  "problem.follow": memberWhoSees,
  // Who may judge depends on the other problem too; the command asks `judgesFor` and refuses with the reason.
  "problem.judge": memberWhoSees,
  "problem.look": ((actor, problem) => {
    const seen = see(actor, problem);
    if (seen !== true) return seen;
    if (problem.state !== "second-look") return { reason: "problem-no-look-needed" };
    if (isTeller(actor, problem)) return { reason: "problem-look-own" };
    return holds(actor, "moderator") || { reason: "right-moderator", hidden: true };
  }) as Rule<ProblemFacts>,
  // Word for word what the named body answered; moderators put it down, since the body may have no account here.
  "problem.reply": ((actor, problem) => {
    // What is not shown does not tell by another "no" whether it names somebody.
    const seen = see(actor, problem);
    if (seen !== true) return seen;
    if (problem.accused === "") return { reason: "reply-nobody-named" };
    return holds(actor, "moderator") || { reason: "right-moderator", hidden: true };
  }) as Rule<ProblemFacts>,
  "second-look.list": ((actor) => holds(actor, "moderator") || { reason: "right-moderator" }) as Rule<unknown>,
  "problem.answer-by-mail": (() => true) as Rule<unknown>,
};
