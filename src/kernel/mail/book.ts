import type { Room } from "#kernel/rooms.ts";
import { digestLateFacts, digestTemplate } from "./digest.ts";
import type { LateFacts, MailTemplate, NoticeMail } from "./template.ts";
import { type MailStream, unsubscribePath } from "./unsubscribe.ts";

/** Every mail that the house can write. */
export interface MailBook {
  readonly templates: ReadonlyMap<string, MailTemplate>;
  readonly lateFacts: ReadonlyMap<string, LateFacts>;
  readonly noticeMails: ReadonlyMap<string, NoticeMail>;
  /** Mails that one can do without, by template, with what one press stops. */
  readonly optional: ReadonlyMap<string, MailStream>;
  /** Whether there is a page on which a reader chooses them, and an address that stops them. */
  readonly hasWishes: boolean;
}

export const wishesPath = "/me/mail";
export const digest = "notices";

/** Collects what the rooms bring; two that bring the same are a bug. */
export function mailBookOf(rooms: readonly Room[]): MailBook {
  const templates = gather<MailTemplate>([{ [digest]: digestTemplate }, ...rooms.map((room) => room.mails)]);
  const lateFacts = gather<LateFacts>([{ [digest]: digestLateFacts }, ...rooms.map((room) => room.lateFacts)]);
  const noticeMails = gather<NoticeMail>(rooms.map((room) => room.noticeMails));
  const posts = rooms.flatMap((room) => room.routes).filter((route) => route.method === "POST");
  return {
    templates,
    lateFacts,
    noticeMails,
    optional: new Map<string, MailStream>([
      [digest, "notices"],
      ...[...noticeMails.values()].map((mail) => [mail.template, "notices"] as const),
      ...rooms.flatMap((room) => Object.entries(room.optionalMails ?? {})),
    ]),
    hasWishes: [wishesPath, `${unsubscribePath}:token`].every((path) => posts.some((route) => route.path === path)),
  };
}

function gather<T>(parts: readonly (Readonly<Record<string, T>> | undefined)[]): ReadonlyMap<string, T> {
  const all = new Map<string, T>();
  for (const [name, one] of parts.flatMap((part) => Object.entries(part ?? {}))) {
    if (all.has(name)) throw new Error(`Two rooms bring a mail called ${name}`);
    all.set(name, one);
  }
  return all;
}

let known: MailBook | null = null;

/** Told once by the composition root, so that whoever shows or sends mails need not be handed the book. */
export function knowMails(rooms: readonly Room[]): void {
  known = mailBookOf(rooms);
}

export function mailBook(): MailBook {
  if (!known) throw new Error("Mails are written only after the rooms are known");
  return known;
}
