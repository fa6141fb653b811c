import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import type { Keys, Place, Sealer } from "../keys/keys.ts";
import type { ChannelSecrets } from "./make-channel.ts";

export const secretsPlace = (channel: string): Place => ({ table: "channel", column: "secrets", id: channel });
export const hookSecretsPlace = (channel: string): Place => ({ table: "channel_hook", column: "secrets", id: channel });

const shape = z.record(z.string(), z.string());

/** Secrets sealed to `send`, filled up so that their length says little. */
export function sealSecrets(sealer: Sealer, channel: string, secrets: ChannelSecrets): Buffer {
  const bytes = Buffer.from(JSON.stringify(secrets));
  return sealer.seal(
    secretsPlace(channel),
    Buffer.concat([bytes, Buffer.alloc((256 - (bytes.length % 256)) % 256, " ")]),
  );
}

/** Throws CannotOpen where the keys are not those it was sealed to. */
export function openSecrets(keys: Pick<Keys, "open">, channel: string, sealed: Buffer | null): ChannelSecrets {
  if (sealed === null) return {};
  return shape.parse(JSON.parse(keys.open(secretsPlace(channel), sealed).toString("utf8")));
}

/** The secret part of an address that gateways call: 128 bits. */
export const newHookSecret = (): string => randomBytes(16).toString("hex");

export const hookHash = (secret: string): Buffer => createHash("sha256").update(secret).digest();
