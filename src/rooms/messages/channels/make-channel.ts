import type { Clock } from "#kernel/clock.ts";
import type { Db } from "#kernel/database/database.ts";
import type { Channel } from "./channel.ts";
import { profileOf } from "./described.ts";
import { httpChannel } from "./http/channel.ts";
import type { Parts } from "./parts.ts";
import { simulatorChannel } from "./simulator/channel.ts";
import { smppChannel } from "./smpp/channel.ts";

/** What channels are made with, whatever is behind them. */
export interface ChannelDeps {
  readonly db: Db;
  readonly clock: Clock;
  /** Our address as the world knows it; null where nobody has said it. */
  readonly publicUrl: string | null;
  readonly parts: Parts;
  /** Codes and names only; never a number or a text. */
  readonly log: (what: string, facts: Readonly<Record<string, string | number>>) => void;
}

/** Secrets of a channel by name. `hook` is the secret part of the address that its gateway calls. */
export type ChannelSecrets = Readonly<Record<string, string>>;

/** A channel as its row describes it. Throws ZodError for a description that nobody checked. */
export function makeChannel(
  row: { readonly name: string; readonly profile: unknown },
  secrets: ChannelSecrets,
  deps: ChannelDeps,
): Channel {
  const profile = profileOf(row.profile);
  switch (profile.kind) {
    case "simulator":
      return simulatorChannel(row.name, profile, {
        db: deps.db,
        clock: deps.clock,
        failed: (error) =>
          deps.log("the simulator stumbled", { channel: row.name, error: error instanceof Error ? error.name : "?" }),
      });
    case "smpp":
      return smppChannel(row.name, profile, secrets["password"] ?? "", deps);
    case "http":
      return httpChannel(row.name, profile, secrets, {
        clock: deps.clock,
        addresses: hookAddresses(row.name, secrets["hook"] ?? "", profile.callbacks ?? deps.publicUrl ?? ""),
      });
  }
}

/** Where a gateway calls: the secret in it is what an unsigned call is known by. */
export const hookAddresses = (name: string, hook: string, base: string) => {
  const door = `${base.replace(/\/$/u, "")}/hooks/${name}/${hook}`;
  return { receipts: `${door}/receipts`, inbound: `${door}/inbound` };
};
