import { holds } from "#kernel/rights/actor.ts";
import { anybody, type Rule } from "#kernel/rights/rights.ts";

const editor: Rule<unknown> = (actor) =>
  holds(actor, "translator") ||
  holds(actor, "moderator") ||
  holds(actor, "coordinator") || { reason: "right-word-editor" };

export const rights = {
  "term.list": anybody,
  "term.see": anybody,
  // Words that call a concept up hold slang and slurs: those who keep the glossary see them, nobody else.
  "term.edit": editor,
};
