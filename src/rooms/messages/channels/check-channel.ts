import { lookup as systemLookup } from "node:dns";
import { connect as connectPlain, isIP, type LookupFunction } from "node:net";
import { connect as connectTls } from "node:tls";
import { type Profile, readProfile } from "./described.ts";
import { guarded } from "./guarded-lookup.ts";
import type { ChannelSecrets } from "./make-channel.ts";
import { mayReach } from "./reach.ts";
import { LineRefused } from "./smpp/connected.ts";
import { openLine } from "./smpp/line.ts";

/** One thing that was looked at: a sentence, and whether it is as it should be. `null`: it could not be looked at. */
export interface Looked {
  readonly says: string;
  readonly good: boolean | null;
}

export interface ChannelToCheck {
  readonly name: string;
  readonly profile: unknown;
  readonly state: string;
  /** Whether there is an address that its gateway calls. */
  readonly hook: boolean;
}

const withinSeconds = 10;

/**
 * Looks whether a channel can work: its description, its secrets, the way to its gateway, the way back, the price. No
 * message is sent. `secrets` null: they could not be opened here. A line that is on is not bound a second time, since a
 * gateway may then drop the first.
 */
export async function checkChannel(
  channel: ChannelToCheck,
  secrets: ChannelSecrets | null,
  publicUrl: string | null,
): Promise<readonly Looked[]> {
  const read = readProfile(JSON.stringify(channel.profile));
  if ("faults" in read)
    return read.faults.map(({ path, id }) => ({ says: `The description: ${path || "it"} (${id})`, good: false }));
  const { profile } = read;
  return [
    { says: "The description is sound", good: true },
    ...promised(profile),
    ...secretsOf(profile, secrets),
    await reached(profile, channel.state, secrets),
    ...wayBack(profile, channel, publicUrl),
    ...priced(profile),
  ];
}

function promised({ promises }: Profile): readonly Looked[] {
  const { idempotency, query, refInReceipt, idFormat, window, partsPerSecond, answerWithin } = promises;
  const says = [
    `It promises: the same reference is taken once: ${idempotency === "none" ? "no" : `for ${idempotency.seconds} s`}`,
    `it can be asked about a message: ${query === "none" ? "no" : query}`,
    `receipts bring our reference back: ${refInReceipt ? "yes" : "no"}`,
    `ids are compared ${idFormat}`,
    `${window} under way at once, ${partsPerSecond} parts a second, an answer within ${answerWithin} s`,
  ];
  return [{ says: says.join("; "), good: true }];
}

function secretsOf(profile: Profile, secrets: ChannelSecrets | null): readonly Looked[] {
  const wanted = profile.kind === "http" ? profile.secrets : profile.kind === "smpp" ? ["password"] : [];
  if (wanted.length === 0) return [];
  if (secrets === null) return [{ says: "Its secrets could not be opened by this user", good: null }];
  const missing = wanted.filter((name) => !secrets[name]);
  return [
    missing.length === 0
      ? { says: "Its secrets open and none is missing", good: true }
      : { says: `Secrets are missing: ${missing.join(", ")}`, good: false },
  ];
}

async function reached(profile: Profile, state: string, secrets: ChannelSecrets | null): Promise<Looked> {
  if (profile.kind === "simulator") return { says: "The simulator is in this database", good: true };
  const to =
    profile.kind === "smpp"
      ? { host: profile.host, port: profile.port, tls: profile.tls }
      : addressOf(new URL(profile.send.address));
  const where = `${to.host}:${to.port}`;
  if (profile.kind === "smpp" && state !== "on" && secrets?.["password"]) {
    try {
      const line = await openLine({
        ...to,
        lookup: guarded(systemLookup as LookupFunction, profile.local),
        bind: { systemId: profile.systemId, password: secrets["password"], systemType: profile.systemType },
        answerSeconds: withinSeconds,
        enquireSeconds: 60,
        delivered: () => Promise.reject(new Error("this is a trial")),
        lateAnswer: () => undefined,
        lost: () => undefined,
      });
      await line.close();
      return { says: `The gateway at ${where} lets us in`, good: true };
    } catch (error) {
      if (!(error instanceof LineRefused)) throw error;
      return { says: `The gateway at ${where} does not let us in: ${error.message}`, good: false };
    }
  }
  const refused = await knock(to, profile.local);
  return refused === null
    ? { says: `The gateway at ${where} answers${to.tls ? " and its certificate is good" : ""}`, good: true }
    : { says: `The gateway at ${where} does not answer: ${refused}`, good: false };
}

const addressOf = (url: URL) => ({
  host: url.hostname.replace(/^\[|\]$/gu, ""),
  port: Number(url.port || (url.protocol === "https:" ? 443 : 80)),
  tls: url.protocol === "https:",
});

/** Opens a line and closes it; why it did not open, or null. */
async function knock(
  to: { readonly host: string; readonly port: number; readonly tls: boolean },
  local: boolean,
): Promise<string | null> {
  if (isIP(to.host) !== 0 && !mayReach(to.host, local)) return "address-not-allowed";
  const lookup = guarded(systemLookup as LookupFunction, local);
  return await new Promise((resolve) => {
    const socket = to.tls
      ? connectTls({ ...to, lookup, ...(isIP(to.host) === 0 && { servername: to.host }) })
      : connectPlain({ ...to, lookup });
    const end = (why: string | null): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(why);
    };
    const timer = setTimeout(() => end("timeout"), withinSeconds * 1000);
    socket.once(to.tls ? "secureConnect" : "connect", () => end(null));
    socket.once("error", (error) => end("code" in error ? String(error.code) : error.message));
  });
}

function wayBack(profile: Profile, channel: ChannelToCheck, publicUrl: string | null): readonly Looked[] {
  if (profile.kind !== "http") return [];
  const base = profile.callbacks ?? publicUrl;
  const looked: Looked[] = [
    channel.hook
      ? { says: "There is an address that the gateway calls", good: true }
      : { says: "There is no address that the gateway calls: save the channel anew", good: false },
    base === null
      ? {
          says: "The house does not know its own address: set PUBLIC_URL, or callbacks in the description",
          good: false,
        }
      : { says: `Receipts come to ${base}`, good: true },
  ];
  const signed = profile.signature.kind !== "none";
  return [
    ...looked,
    { says: signed ? "What comes in is signed" : "What comes in is not signed", good: signed || null },
  ];
}

function priced({ prices }: Profile): readonly Looked[] {
  if (prices.length === 0) return [{ says: "No price is given: costs cannot be foretold", good: null }];
  return prices.map(({ country, perPart, currency }) => ({
    says: `One part to ${country} costs ${perPart} ${currency}`,
    good: true,
  }));
}
