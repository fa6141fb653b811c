import { tabs } from "#design/filters.ts";
import type { Slot } from "#design/slot.ts";
import { nameFor, sideOf } from "#kernel/exchange/exchange.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { operates, type WorkFacts } from "../domain.ts";

export const pathOf = ({ number }: { readonly number: number }): string => `/programmes/${number}`;

export const programmeName = ({ t }: Call, programme: WorkFacts): string =>
  nameFor(programme.names, t.reads) || programme.code;

export const crumbs = (call: Call, programme: WorkFacts): NonNullable<Page["breadcrumb"]> => [
  { href: pathOf(programme), label: programmeName(call, programme) },
];

const parts = ["desk", "inbox", "messages", "review", "evaluation", "rehearsal", "team"] as const;

/** The parts of the work on a programme, each on a page of its own; what readers write, and the figures, for operators. */
export function workTabs(call: Call, programme: WorkFacts, current: (typeof parts)[number]): Slot {
  const { t } = call;
  return tabs(
    t,
    t("programme-work"),
    parts
      .filter((part) => (part !== "inbox" && part !== "evaluation") || operates(call.actor, programme))
      .map((part) => ({
        href: `${pathOf(programme)}/${part}`,
        label: t(`programme-work-${part}`),
        current: part === current,
      })),
  );
}

/** The name of a side, for a reader; of none: for everybody. */
export const sideLabel = ({ t, exchange }: Call, side: string | null): string =>
  side === null ? t("message-for-all") : nameFor(sideOf(exchange, side)?.names ?? { en: side }, t.reads);

export const guarded = ({ token }: Call): { token?: string } => (token === null ? {} : { token });
