/** The offices a person may hold; a side's office has the side, the joint coordinator's has none. */
export type OfficeRole = "coordinator" | "moderator" | "translator" | "auditor";

/** Who asks: everything that rights are decided by, loaded in one query. A stranger has no person. */
export interface Actor {
  readonly person: string | null;
  readonly account: string | null;
  /** Signed in and admitted to the exchange. */
  readonly member: boolean;
  readonly name: string;
  readonly number: number | null;
  readonly reads: readonly string[];
  readonly zone: string;
  /** The person's own sides and those of the organisations, without doubles. */
  readonly sides: readonly string[];
  readonly organisations: readonly {
    readonly id: string;
    readonly number: number;
    readonly name: string;
    readonly side: string;
    readonly role: "head" | "editor" | "member";
  }[];
  readonly offices: readonly { readonly role: OfficeRole; readonly side: string | null }[];
  /** Seats in working groups, with the group's themes; those who only asked for a seat have none. */
  readonly seats: readonly {
    readonly group: string;
    readonly side: string;
    readonly role: "co-chair" | "member";
    readonly themes: readonly string[];
  }[];
  /** The organisation in whose name one writes now; always one of `organisations` with role head or editor. */
  readonly actingFor: string | null;
  readonly unread: number;
}

export const stranger: Actor = {
  person: null,
  account: null,
  member: false,
  name: "",
  number: null,
  reads: [],
  zone: "UTC",
  sides: [],
  organisations: [],
  offices: [],
  seats: [],
  actingFor: null,
  unread: 0,
};

/** The organisation in whose name the actor writes now, if any. */
export function writingAs(actor: Actor): Actor["organisations"][number] | null {
  return actor.organisations.find((own) => own.id === actor.actingFor) ?? null;
}

/** The side for which the actor speaks now: that of the organisation, else the first of his own; null for none. */
export function speaksFor(actor: Actor): string | null {
  return writingAs(actor)?.side ?? actor.sides[0] ?? null;
}

/** Whether the actor may write in the name of an organisation. */
export function writesFor(actor: Actor, organisation: string | null): boolean {
  return actor.organisations.some((own) => own.id === organisation && own.role !== "member");
}

export function holds(actor: Actor, role: OfficeRole, side?: string | null): boolean {
  return actor.offices.some(
    (office) => office.role === role && (side === undefined || office.side === null || office.side === side),
  );
}
