import { anybody, member, type Rule } from "#kernel/rights/rights.ts";
import { type ExperienceFacts, isShown, isTeller } from "./domain.ts";

/** Drafts and what was taken back are their tellers' alone. */
const see: Rule<ExperienceFacts> = (actor, experience) => {
  if (isTeller(actor, experience)) return true;
  if (!isShown(experience.state)) return { reason: "right-author", hidden: true };
  if (experience.audience === "public") return true;
  if (experience.audience === "members") return actor.member || { reason: "right-sign-in" };
  if (experience.audience === "group")
    return actor.seats.some((seat) => seat.group === experience.circle) || { reason: "right-author", hidden: true };
  return { reason: "right-author", hidden: true };
};

const teller: Rule<ExperienceFacts> = (actor, experience) => {
  const seen = see(actor, experience);
  if (seen !== true) return seen;
  return isTeller(actor, experience) || { reason: "right-author" };
};

export const rights = {
  "experience.list": anybody,
  "experience.begin": anybody,
  "experience.tell": member,
  "experience.see": see,
  "experience.edit": teller,
  "experience.publish": teller,
  "experience.withdraw": teller,
  "experience.follow": ((actor, experience) => {
    const seen = see(actor, experience);
    return seen === true ? member(actor, experience) : seen;
  }) as Rule<ExperienceFacts>,
};
