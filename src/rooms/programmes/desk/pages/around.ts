import { tabs } from "#design/filters.ts";
import type { Slot } from "#design/slot.ts";
import type { Call } from "#kernel/web/call.ts";
import { operates, type WorkFacts } from "../../team/domain.ts";

/** The desk's own parts: how things stand, and for those who answer readers the inbox. */
export function deskTabs(call: Call, programme: WorkFacts, current: "desk" | "inbox" | "rehearsal"): Slot {
  const { t } = call;
  const parts = operates(call.actor, programme)
    ? (["desk", "inbox", "rehearsal"] as const)
    : (["desk", "rehearsal"] as const);
  return tabs(
    t,
    t("desk"),
    parts.map((part) => ({
      href: `/programmes/${programme.number}/${part}`,
      label: t(`desk-tab-${part}`),
      current: part === current,
    })),
  );
}
