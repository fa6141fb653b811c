import { gatherTick } from "#kernel/mail/notice-mails.ts";
import type { Room, Tick } from "#kernel/rooms.ts";
import { kernelTicks } from "#kernel/tick/kernel-ticks.ts";

/** What the clock sets going in the whole house, in its order. */
export const ticksOf = (rooms: readonly Room[]): readonly Tick[] => [
  ...kernelTicks,
  gatherTick,
  ...rooms.flatMap((room) => room.ticks ?? []),
];
