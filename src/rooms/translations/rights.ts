import { every, member, type Rule } from "#kernel/rights/rights.ts";
import { type PassageFacts, readsBoth } from "./domain.ts";

const readable: Rule<PassageFacts> = (_actor, passage) => passage.readable || { reason: "right-author", hidden: true };

const translator: Rule<PassageFacts> = (actor, passage) =>
  readsBoth(actor, passage.language) || { reason: "translate-both-languages" };

export const rights = {
  "translation.desk": member,
  "translation.claim": member,
  "translation.history": readable,
  "translation.begin": every<PassageFacts>(member, readable),
  "translation.make": every<PassageFacts>(member, readable, translator),
  "translation.check": every<PassageFacts>(member, readable, translator),
  // One's own words may be taken back whatever one reads by now.
  "translation.take-back": every<PassageFacts>(member, readable),
  "translation.machine": every<PassageFacts>(
    member,
    readable,
    (_actor, passage) => passage.everybodys || { reason: "translate-machine-not-public" },
  ),
};
