import type { Pattern } from "./lexicon.ts";
import { isExactAt, standsAt, type Token } from "./match-patterns.ts";
import type { Reading } from "./readings.ts";
import type { Understood } from "./understand.ts";

/** Commands, the weightier first: of "yes stop" the stop counts. */
const commands = ["stop", "pause", "start", "language", "help", "why", "no", "yes"] as const;
type Command = (typeof commands)[number];

interface Heard {
  readonly command: Command;
  readonly pattern: Pattern;
  readonly exact: boolean;
}

/** What a STOP, PAUSE or START is about. */
interface Scope {
  scope?: "all" | "child";
  child?: number;
  rest?: string;
  /** "Baby", "number": they want a command that may be about a child. */
  named?: true;
}

/** A text that is a command and nothing else but courtesy: "please stop", «стоп 2», «да, хочу». */
export function readCommand(reading: Reading): Understood | null {
  const { tokens } = reading;
  const heard: Heard[] = [];
  const scope: Scope = {};
  for (let at = 0; at < tokens.length; ) {
    const hit = commandAt(reading, at);
    if (hit) {
      heard.push(hit);
      at += hit.pattern.steps.length;
      continue;
    }
    if (!isBeside(reading, tokens[at], scope)) return null;
    at += 1;
  }
  const names = commands.filter((command) => heard.some((one) => one.command === command));
  const [intent] = names;
  if (!intent || (intent === "no" && names.includes("yes"))) return null;
  const chosen = heard.filter(({ command }) => command === intent);
  const language = heard.find(({ command }) => command === "language")?.pattern.of;
  const scoped = ["stop", "pause", "start"].includes(intent);
  const { named, ...about } = scope;
  if (!scoped && (named || about.child !== undefined || about.rest !== undefined)) return null;
  const agrees = names.every((name) => name === intent || name === "yes" || name === "language");
  const sure = agrees && chosen.every(({ exact, pattern }) => exact && !pattern.perhaps);
  return {
    intent,
    ...(scoped && about),
    ...(language !== undefined && { language }),
    word: chosen[0]?.pattern.word ?? "",
    sure,
  };
}

/** The longest command that begins here; exact ones before those with a slip. */
function commandAt({ patterns, tokens }: Reading, at: number): Heard | null {
  let best: Heard | null = null;
  for (const command of commands)
    for (const pattern of patterns.get(command) ?? []) {
      if (!standsAt(pattern, tokens, at)) continue;
      const exact = isExactAt(pattern, tokens, at);
      const longer = pattern.steps.length - (best?.pattern.steps.length ?? 0);
      if (longer > 0 || (longer === 0 && best && exact && !best.exact)) best = { command, pattern, exact };
      // A slip that may be of two commands is of neither.
      else if (longer === 0 && best && !exact && !best.exact && best.command !== command) return null;
    }
  return best;
}

/** Takes in a word that stands beside a command: which child, or courtesy. */
function isBeside(reading: Reading, token: Token | undefined, scope: Scope): boolean {
  if (!token) return false;
  if (reading.is("scope-all", token)) {
    scope.scope = "all";
    return true;
  }
  const digits = /^\p{Nd}+$/u.test(token.forms[0] ?? "") ? Number(token.forms[0]) : null;
  const ordinal = [1, 2, 3, 4].find((n) =>
    (reading.patterns.get("child") ?? []).some(
      ({ of, steps: [step] }) => Number(of) === n && step?.some((atom) => token.atoms.get(atom)),
    ),
  );
  const child = ordinal ?? digits;
  if (child !== null && child >= 1 && child <= 9) {
    scope.scope = "child";
    scope.child = child;
    return true;
  }
  if (digits !== null) {
    scope.rest = reading.text.slice(token.start, token.end);
    return true;
  }
  if (reading.is("child-word", token)) {
    scope.named = true;
    return true;
  }
  return reading.is("filler", token);
}
