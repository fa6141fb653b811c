import type { Call, Services } from "#kernel/web/call.ts";
import type { Html } from "#kernel/web/html.ts";
import type { Route } from "#kernel/web/room.ts";
import type { Importer } from "./import/importer.ts";
import type { Kind, Kinds } from "./kinds.ts";
import type { LateFacts, MailTemplate, NoticeMail } from "./mail/template.ts";
import type { MailStream } from "./mail/unsubscribe.ts";

/** Work that is due by the clock; asked once a minute, safe to repeat, short or in pieces. */
export interface Tick {
  readonly name: string;
  /** Least time between two turns. */
  readonly every: Temporal.DurationLike;
  run(services: Services, now: Temporal.Instant): Promise<void>;
}

/** Work for now, outside of a request; its name and payload are kept in the database until it is done. */
export interface Job {
  readonly name: string;
  /** Must be safe to repeat: a worker may be killed after the work and before the note that it is done. */
  run(services: Services, payload: Readonly<Record<string, unknown>>): Promise<void>;
}

/** A door of the menu: shown once something of one of these kinds exists. */
export interface MenuEntry {
  readonly word: string;
  readonly href: string;
  readonly kinds: readonly string[];
}

/** What a room brings to the house; the composition root collects it. */
export interface Room {
  readonly name: string;
  readonly routes: readonly Route[];
  readonly rights: Readonly<Record<string, unknown>>;
  readonly kinds?: readonly Kind[];
  /** Files it takes; see `diomede import`. */
  readonly importers?: readonly Importer[];
  readonly menu?: readonly MenuEntry[];
  readonly ticks?: readonly Tick[];
  readonly jobs?: readonly Job[];
  readonly mails?: Readonly<Record<string, MailTemplate>>;
  /** Mails, beside those about notices, that one can do without: by template, what one press stops. */
  readonly optionalMails?: Readonly<Record<string, MailStream>>;
  /** By template: what it is filled with in the moment of sending. */
  readonly lateFacts?: Readonly<Record<string, LateFacts>>;
  /** By verb: notices that are mailed at once. */
  readonly noticeMails?: Readonly<Record<string, NoticeMail>>;
  /** Above every page, such as the example's bar. */
  readonly banner?: (call: Call) => Html | null;
}

/** Kinds of all rooms by name; two rooms that register one kind are a bug. */
export function kindsOf(rooms: readonly Room[]): Kinds {
  const kinds = new Map<string, Kind>();
  for (const kind of rooms.flatMap((room) => room.kinds ?? [])) {
    if (kinds.has(kind.kind)) throw new Error(`Two rooms register the kind ${kind.kind}`);
    kinds.set(kind.kind, kind);
  }
  return kinds;
}
