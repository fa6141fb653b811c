import { badge } from "#design/badge.ts";
import { type Field, field } from "#design/field.ts";
import { fold } from "#design/fold.ts";
import { notice } from "#design/notice.ts";
import { name, type Slot } from "#design/slot.ts";
import { summaryList } from "#design/summary-list.ts";
import type { Call } from "#kernel/web/call.ts";
import type { FormState } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import { countText } from "#rooms/messages/index.ts";
import type { Answer, SlotKind, TextPlace } from "../domain.ts";
import type { TextVersion } from "../slot-query.ts";
import { fieldOf, mostAnswers } from "../text-form.ts";

/** The answers that a question takes in one language: what she may write, what is counted, what she is told. */
export function answersFields(
  call: Call,
  kind: SlotKind,
  place: TextPlace,
  answers: readonly Answer[],
  state: FormState,
  labels: Record<string, string>,
  of: string,
): Slot {
  const { t } = call;
  const fault = state.errors[fieldOf("answers", place)];
  labels[fieldOf("answers", place)] = `${of}: ${t("message-answers")}`;
  const rows = Array.from({ length: mostAnswers }, (_, n) => n);
  const open = Math.max(2, answers.length);
  const row = (n: number) => {
    const draw = (one: Field) => {
      labels[one.name] = `${of}: ${t("message-answer-n", { n: n + 1 })}, ${one.label}`;
      return field(t, state, one);
    };
    const there = answers[n];
    return html`<fieldset class="bare"><legend>${t("message-answer-n", { n: n + 1 })}</legend>
${draw({ kind: "text", name: fieldOf("words", place, n), label: t("message-answer-words"), hint: t("message-answer-words-hint"), value: there?.words.join(", ") ?? "", lang: place.language })}
${draw({ kind: "text", name: fieldOf("code", place, n), label: t("message-answer-code"), hint: t("message-answer-code-hint"), value: there?.code ?? "", width: "short" })}
${draw({ kind: "textarea", name: fieldOf("reply", place, n), label: t("message-answer-reply"), optional: true, rows: 3, value: there?.reply ?? "", lang: place.language })}
${kind === "quiz" ? draw({ kind: "checkbox", name: fieldOf("right", place, n), label: t("message-answer-right"), checked: there?.correct ?? false }) : ""}</fieldset>`;
  };
  return html`<div id="field-answers-${place.language}-${place.side ?? ""}"><h3>${t("message-answers")}</h3>${fault ? notice({ kind: "error", body: t(fault.id, fault.facts) }) : ""}${rows.slice(0, open).map(row)}${
    open < mostAnswers
      ? fold(t, state, {
          title: t("message-answers-more"),
          names: rows.slice(open).flatMap((n) => [fieldOf("words", place, n), fieldOf("code", place, n)]),
          body: rows.slice(open).map(row) as unknown as Slot,
        })
      : ""
  }</div>`;
}

/** The answers as one reads them. */
export function answersRead({ t }: Call, text: Pick<TextVersion, "answers" | "language">): Slot {
  if (text.answers.length === 0) return "";
  return html`<h3>${t("message-answers")}</h3>${summaryList(
    text.answers.map((answer) => ({
      label: html`${name(answer.words.join(", "), text.language)} ${answer.correct ? badge(t("message-answer-is-right"), "ok") : ""}`,
      value: html`<code>${answer.code}</code> ${answer.reply ? html`<span lang="${text.language}" dir="auto">${answer.reply}</span> <span class="small">${t("message-parts", { parts: countText(answer.reply).segments })}</span>` : ""}`,
    })),
  )}`;
}
