import type { Answer } from "../editor/domain.ts";

/** The answers of a question in one cell: a line each, `code | words, by commas | reply | right`, "right" of a quiz alone. */
export const writeAnswers = (answers: readonly Answer[]): string =>
  answers
    .map(({ code, words, reply, correct }) =>
      [code, words.join(", "), reply.replace(/\s*[|\n]\s*/gu, " "), correct ? "right" : ""]
        .join(" | ")
        .replace(/[ |]+$/u, ""),
    )
    .join("\n");

/** The answers of such a cell; null where a line is none. */
export function readAnswers(cell: string, kind: string): readonly Answer[] | null {
  const answers: Answer[] = [];
  for (const line of cell.split("\n").map((one) => one.trim())) {
    if (line === "") continue;
    const [code = "", said = "", reply = "", right = "", ...more] = line.split("|").map((part) => part.trim());
    const words = said
      .split(",")
      .map((word) => word.trim())
      .filter(Boolean);
    if (!/^[a-z0-9][a-z0-9-]{0,19}$/u.test(code) || words.length === 0 || reply.length > 1000) return null;
    if (more.length > 0 || !["", "right"].includes(right)) return null;
    answers.push({ code, words, reply, correct: kind === "quiz" ? right === "right" : null });
  }
  return answers;
}
