import type { z } from "zod";
import { httpProfile } from "./http/profile.ts";
import { simulatorProfile } from "./simulator/channel.ts";
import { smppProfile } from "./smpp/profile.ts";

/** A channel's description, whatever is behind it. */
const shapes = { http: httpProfile, smpp: smppProfile, simulator: simulatorProfile } as const;
export type ChannelKind = keyof typeof shapes;
export type Profile = z.infer<(typeof shapes)[ChannelKind]>;

/** Where in a description something is wrong (`send.address`), and what: a message id of the interface. */
export interface Fault {
  readonly path: string;
  readonly id: string;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** A description that was checked. Throws ZodError: what the database holds was checked when it was put there. */
export function profileOf(value: unknown): Profile {
  return shapes[kindOf(value) ?? "http"].parse(value);
}

const kindOf = (value: unknown): ChannelKind | null => {
  const kind = typeof value === "object" && value !== null && "kind" in value ? value.kind : null;
  return kind === "http" || kind === "smpp" || kind === "simulator" ? kind : null;
};

/** Reads a description as somebody wrote it. */
export function readProfile(
  text: string,
): { readonly profile: Profile } | { readonly faults: readonly [Fault, ...Fault[]] } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { faults: [{ path: "", id: "channel-not-json", facts: { line: lineOf(error, text) } }] };
  }
  const kind = kindOf(value);
  if (kind === null) return { faults: [{ path: "kind", id: "channel-kind-wrong", facts: {} }] };
  const read = shapes[kind].safeParse(value);
  if (read.success) return { profile: read.data };
  const [first, ...more] = read.error.issues.slice(0, 20).map(faultOf);
  return { faults: [first ?? { path: "", id: "channel-wrong", facts: {} }, ...more] };
}

/** The line at which JSON stops being JSON; 0 where the engine does not say it. */
function lineOf(error: unknown, text: string): number {
  const at = /position (\d+)/u.exec(error instanceof Error ? error.message : "")?.[1];
  return at === undefined ? 0 : text.slice(0, Number(at)).split("\n").length;
}

function faultOf(issue: z.core.$ZodIssue): Fault {
  const path = issue.path.map(String).join(".");
  if (/^channel-[a-z-]+$/u.test(issue.message)) {
    const name = issue.code === "custom" ? issue.params?.["name"] : undefined;
    return { path, id: issue.message, facts: name === undefined ? {} : { name: String(name) } };
  }
  switch (issue.code) {
    case "unrecognized_keys":
      return {
        path,
        id: path === "" ? "channel-unknown-key-on-top" : "channel-unknown-key",
        facts: { name: issue.keys.join(", ") },
      };
    case "invalid_type":
      return {
        path,
        id: /received undefined$/u.test(issue.message) ? "channel-missing" : "channel-wrong-kind",
        facts: {},
      };
    case "invalid_value":
      return { path, id: "channel-one-of", facts: { values: issue.values.map(String).join(", ") } };
    case "too_big":
      return { path, id: "channel-too-big", facts: { most: String(issue.maximum) } };
    case "too_small":
      return { path, id: "channel-too-small", facts: { least: String(issue.minimum) } };
    default:
      return { path, id: "channel-wrong", facts: {} };
  }
}
