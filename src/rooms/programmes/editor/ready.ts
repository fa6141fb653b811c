import type { FieldError } from "#kernel/web/form-state.ts";
import type { WorkFacts } from "../team/domain.ts";
import { fill, ofMoment, ofProgramme, ofVisit, variablesFor, variablesIn } from "../texts/variables.ts";
import { type SlotKind, wrongAnswers } from "./domain.ts";
import type { TextVersion } from "./slot-query.ts";

type Checked = Pick<TextVersion, "text" | "fact" | "source" | "side" | "language" | "answers">;
type Filling = Pick<WorkFacts, "facts" | "words" | "sides">;

/**
 * Why a text cannot be shown to reviewers yet, by the field that is at fault; nothing when it can. What teaches rests
 * on a fact with its source; a reminder or a question of opinion need not.
 */
export function faultsBeforeReview(text: Checked, kind: SlotKind, programme: Filling): Record<string, FieldError> {
  const faults: Record<string, FieldError> = {};
  const open = openPlaces(text, kind, programme);
  if (open) faults["text"] = open;
  if (kind === "text" || kind === "quiz") {
    if (text.fact === "") faults["fact"] = { id: "message-needs-fact" };
    if (text.source === "") faults["source"] = { id: "message-needs-source" };
  }
  const answers = wrongAnswers(kind, text.answers);
  if (answers) faults["answers"] = { id: answers };
  return faults;
}

/** A brace that nothing fills, or that nothing fills for readers of a side that gets this text: it would never be sent. */
function openPlaces(text: Checked, kind: SlotKind, programme: Filling): FieldError | null {
  const known: readonly string[] = kind === "reminder" ? [...ofProgramme, ...ofVisit] : ofProgramme;
  const all = [text.text, ...text.answers.map((one) => one.reply)];
  const strange = all.flatMap(variablesIn).find((name) => !known.includes(name));
  if (strange) return { id: "message-unknown-place", facts: { place: `{${strange}}` } };
  const moment = Object.fromEntries(ofMoment.map((name) => [name, "…"]));
  for (const side of text.side === null ? programme.sides : [text.side]) {
    const variables = { ...variablesFor(programme, side, text.language), ...moment };
    if (all.some((one) => fill(one, variables) === null)) {
      const empty = all.flatMap(variablesIn).find((name) => !variables[name]);
      return { id: "message-empty-place", facts: { place: `{${empty}}`, side } };
    }
  }
  return null;
}
