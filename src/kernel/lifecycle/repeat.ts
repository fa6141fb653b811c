/** Something that is done again and again until it is told to stop. */
export interface Repeated {
  /** Waits for the turn that is under way, if there is one. */
  stop(): Promise<void>;
}

/**
 * Does `work` at once and then again, `pause` milliseconds after the turn before has ended; an error is told to
 * `failed` and ends nothing. `pause` may be asked anew before each turn.
 */
export function repeat(
  pause: number | (() => number),
  work: () => Promise<unknown>,
  failed: (error: unknown) => void,
  options: { first?: "now" | "later" } = {},
): Repeated {
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;
  let turn: Promise<void> = Promise.resolve();
  const take = (): void => {
    timer = null;
    turn = work()
      .then(() => undefined, failed)
      .then(wait);
  };
  const wait = (): void => {
    if (!stopped) timer = setTimeout(take, typeof pause === "number" ? pause : pause());
  };
  if (options.first === "later") wait();
  else take();
  return {
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      await turn;
    },
  };
}

/** Resolves when `work` has ended or when patience is at an end, whichever is first; true when it has ended. */
export async function orHurried(work: Promise<unknown>, hurry?: AbortSignal): Promise<boolean> {
  if (!hurry) return work.then(() => true);
  const { promise, resolve } = Promise.withResolvers<false>();
  if (hurry.aborted) resolve(false);
  hurry.addEventListener("abort", () => resolve(false), { once: true });
  return await Promise.race([work.then(() => true), promise]);
}
