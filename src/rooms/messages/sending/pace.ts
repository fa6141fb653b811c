/** How fast a channel may be given parts, and how many messages may be under way on it at once. */
export interface Pace {
  /** Resolves when a message of so many parts may leave; false when it may not before `within` milliseconds are over. */
  turn(parts: number, within: number): Promise<boolean>;
  /** A turn that was not used after all. */
  back(): void;
  /** What came of a turn: its answer, and how long that took in milliseconds. */
  done(how: "taken" | "not-now" | "not-known", milliseconds: number): void;
  /** How many messages may be claimed now: what it takes in so many seconds, one at least; 0 while it rests. */
  room(seconds: number, most: number): number;
  /** Among how many processes what the gateway allows is shared. */
  share(processes: number): void;
  /** It rests after answers that helped nobody. */
  resting(): boolean;
  /** Messages are under way: a channel that takes no more just now is full, not down. */
  busy(): boolean;
  stop(): void;
}

interface Limits {
  readonly window: number;
  readonly partsPerSecond: number;
}

/** After so many answers in a row that helped nobody, one message alone is tried after a rest that grows to a minute. */
const badInARow = 5;
const longestRest = 60_000;
const slowest = 0.05;

export function makePace(limits: Limits, now: () => number = () => performance.now()): Pace {
  let processes = 1;
  let speed = 1;
  let allowance = 1;
  let filled = now();
  let underWay = 0;
  let bad = 0;
  let rest = 0;
  let restUntil = 0;
  let answerTime = 20;
  let stopped = false;
  const queue: { parts: number; until: number; resolve: (go: boolean) => void }[] = [];
  let timer: NodeJS.Timeout | null = null;

  const rate = (): number => Math.max(0.01, (limits.partsPerSecond / processes) * speed);
  const window = (): number => Math.max(1, Math.floor(limits.window / processes));

  const fill = (at: number): void => {
    // A tenth of a second's parts may leave together, so that timers need not be exact.
    allowance = Math.min(Math.max(1, rate() / 10), allowance + ((at - filled) / 1000) * rate());
    filled = at;
  };

  /** Lets go whoever may leave or waits in vain, and comes back when that can change by time alone. */
  const drain = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    const at = now();
    fill(at);
    for (let next = queue[0]; next; next = queue[0]) {
      if (next.until > at) {
        // A long text may take the allowance below nothing: it leaves whole, and the next one waits the longer.
        const wait = allowance > 0 ? Number.POSITIVE_INFINITY : (1000 * (1e-3 - allowance)) / rate();
        if (underWay >= window() || wait < Number.POSITIVE_INFINITY) {
          timer = setTimeout(drain, Math.max(1, Math.ceil(Math.min(wait, next.until - at))));
          return;
        }
        allowance -= next.parts;
        underWay += 1;
      }
      queue.shift();
      next.resolve(next.until > at);
    }
  };

  return {
    turn(parts, within) {
      if (stopped || within <= 0) return Promise.resolve(false);
      const { promise, resolve } = Promise.withResolvers<boolean>();
      queue.push({ parts, until: now() + within, resolve });
      if (queue.length === 1) drain();
      return promise;
    },
    back() {
      underWay -= 1;
      if (queue.length > 0) drain();
    },
    done(how, milliseconds) {
      underWay -= 1;
      answerTime += (milliseconds - answerTime) / 20;
      if (how === "taken") {
        bad = 0;
        rest = 0;
        speed = Math.min(1, speed + 0.01);
      } else {
        if (how === "not-now") speed = Math.max(slowest, speed * 0.9);
        bad += 1;
        if (bad >= badInARow) {
          rest = Math.min(longestRest, Math.max(1000, rest * 2));
          restUntil = now() + rest;
          bad = badInARow - 1;
        }
      }
      if (queue.length > 0) drain();
    },
    room(seconds, most) {
      if (stopped || now() < restUntil) return 0;
      if (rest > 0) return underWay === 0 && queue.length === 0 ? 1 : 0;
      const perSecond = Math.min(rate(), (window() / Math.max(1, answerTime)) * 1000);
      return Math.max(1, Math.min(most, Math.floor(perSecond * seconds)));
    },
    share(among) {
      processes = Math.max(1, among);
    },
    resting: () => rest > 0,
    busy: () => underWay > 0,
    stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      for (const { resolve } of queue.splice(0)) resolve(false);
    },
  };
}
