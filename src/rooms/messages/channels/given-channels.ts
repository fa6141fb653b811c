import { createHash } from "node:crypto";
import type { Keys, TextKey } from "../keys/keys.ts";
import type { GivenChannel } from "../sending/run-channel.ts";
import type { Channel } from "./channel.ts";
import { profileOf } from "./described.ts";
import { type ChannelDeps, makeChannel } from "./make-channel.ts";
import { keptParts } from "./parts.ts";
import { routesShape } from "./promises.ts";
import { openSecrets } from "./secrets.ts";

export interface GivenWish extends Omit<ChannelDeps, "parts"> {
  readonly keys: Keys;
  readonly textKey: TextKey;
}

/** Keeps its line, so that receipts and texts come in, and takes no message. */
const atRest = (channel: Channel): Channel => ({
  ...channel,
  ready: () => false,
  send: async () => ({ outcome: "definite-no", code: "paused", why: "the channel is paused" }),
});

/** A channel at rest is asked behind all that are not. */
const behindAll = 100_000;

/**
 * The channels that are on or at rest, in the order in which they are asked, for `startSending`. One whose secrets do
 * not open is left out and said so: the others go on.
 */
export async function givenChannels(wish: GivenWish): Promise<readonly GivenChannel[]> {
  const rows = await wish.db
    .selectFrom("channel")
    .select(["name", "kind", "profile", "secrets", "position", "routes", "state"])
    .where("state", "in", ["on", "paused"])
    .orderBy("position")
    .orderBy("name")
    .execute();
  const parts = keptParts(wish.db, wish.textKey, async () => wish.keys.sealer());
  return rows.flatMap((row): GivenChannel[] => {
    try {
      const secrets = openSecrets(wish.keys, row.name, row.secrets);
      profileOf(row.profile);
      const version = createHash("sha256")
        .update(JSON.stringify([row.profile, secrets, row.routes, row.position, row.state, wish.publicUrl]))
        .digest("base64url");
      return [
        {
          name: row.name,
          position: row.state === "on" ? row.position : row.position + behindAll,
          routes: routesShape.parse(row.routes),
          keepsLine: row.kind === "smpp",
          version,
          make: () => {
            const channel = makeChannel(row, secrets, { ...wish, parts });
            return row.state === "on" ? channel : atRest(channel);
          },
        },
      ];
    } catch (error) {
      wish.log("a channel cannot be used", { channel: row.name, error: error instanceof Error ? error.name : "?" });
      return [];
    }
  });
}
