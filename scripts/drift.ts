const most = 20;

/** What differs between two texts, in lines that only one of them has; empty when they are equal. At most 20 lines. */
export function drift(kept: string, wanted: string): string[] {
  if (kept === wanted) return [];
  const missing = linesOnlyIn(wanted, kept).map((line) => `+ ${line}`);
  const surplus = linesOnlyIn(kept, wanted).map((line) => `- ${line}`);
  const lines = [...surplus, ...missing];
  if (lines.length === 0) return ["the same lines in another order"];
  return lines.length > most ? [...lines.slice(0, most), `… and ${lines.length - most} more lines`] : lines;
}

/** Counts repeated lines: `id: string;` stands in many tables. */
function linesOnlyIn(text: string, other: string): string[] {
  const left = new Map<string, number>();
  for (const line of other.split("\n")) left.set(line, (left.get(line) ?? 0) + 1);
  return text.split("\n").filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}
