import type { Pattern } from "./lexicon.ts";

/** A word of a text with the atoms it is. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly after: "space" | "comma" | "stop";
  readonly forms: readonly string[];
  readonly atoms: ReadonlyMap<number, boolean>;
}

export interface Match {
  readonly pattern: Pattern;
  /** Places of the tokens, one for each step. */
  readonly at: readonly number[];
  /** No word was taken for another one. */
  readonly exact: boolean;
  /** How many of the steps stand there without a slip. */
  readonly exactSteps: number;
}

/** How far the steps of a pattern may be apart, and which words between them do not count. */
interface Reach {
  readonly gap: number;
  readonly light: (token: Token) => boolean;
  readonly comma: boolean;
}

/** Where a pattern stands in a text: every place where it begins. */
export function matchesOf(pattern: Pattern, tokens: readonly Token[], light: (token: Token) => boolean): Match[] {
  if (pattern.kind === "near") return nearMatches(pattern, tokens);
  const loose = pattern.kind === "phrase";
  const reach: Reach = loose ? { gap: 3, light: () => false, comma: true } : { gap: 0, light, comma: false };
  return tokens.flatMap((_, start) => {
    const at = follow(pattern.steps, 0, start, tokens, reach);
    if (!at) return [];
    const exactSteps = at.filter((place, step) => isExact(tokens[place], pattern.steps[step])).length;
    return [{ pattern, at, exact: exactSteps === at.length, exactSteps }];
  });
}

/** Steps in any order, each in its own word, within one sentence and a few words of each other. */
function nearMatches(pattern: Pattern, tokens: readonly Token[]): Match[] {
  return tokens.flatMap((_, start) => {
    const left = new Set(pattern.steps.keys());
    const at: number[] = [];
    let exactSteps = 0;
    for (let place = start; place < tokens.length && place - start < pattern.steps.length + 3; place += 1) {
      const token = tokens[place];
      if (place > start && token?.after === "stop") break;
      const step = Array.from(left).find((one) => fits(token, pattern.steps[one]));
      if (step === undefined && place === start) break;
      if (step === undefined) continue;
      left.delete(step);
      at.push(place);
      if (isExact(token, pattern.steps[step])) exactSteps += 1;
    }
    return left.size === 0 ? [{ pattern, at, exact: exactSteps === at.length, exactSteps }] : [];
  });
}

/** Where the steps stand when they follow one another at once from `start`; nothing lies between them. */
export function standsAt(pattern: Pattern, tokens: readonly Token[], start: number): boolean {
  return pattern.steps.every((step, n) => fits(tokens[start + n], step));
}

function follow(
  steps: Pattern["steps"],
  step: number,
  place: number,
  tokens: readonly Token[],
  reach: Reach,
): number[] | null {
  const token = tokens[place];
  if (!token || !fits(token, steps[step])) return null;
  if (step === steps.length - 1) return [place];
  let between = 0;
  for (let next = place + 1; next < tokens.length; next += 1) {
    const after = tokens[next]?.after;
    if (after === "stop" || (after === "comma" && !reach.comma)) return null;
    const rest = follow(steps, step + 1, next, tokens, reach);
    if (rest) return [place, ...rest];
    const skipped = tokens[next];
    if (skipped && !reach.light(skipped)) between += 1;
    if (between > reach.gap || next - place > 5) return null;
  }
  return null;
}

const fits = (token: Token | undefined, step: readonly number[] | undefined): boolean =>
  step?.some((atom) => token?.atoms.has(atom)) ?? false;

/** Whether the steps that stand there do so without a slip. */
export const isExactAt = ({ steps }: Pattern, tokens: readonly Token[], start: number): boolean =>
  steps.every((step, n) => isExact(tokens[start + n], step));

const isExact = (token: Token | undefined, step: readonly number[] | undefined): boolean =>
  step?.some((atom) => token?.atoms.get(atom) === true) ?? false;
