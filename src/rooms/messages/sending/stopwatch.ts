/** Time that has passed since a moment, in milliseconds. */
export type Stopwatch = () => number;

/**
 * The larger of what the monotonic clock and the machine's clock say: the first stands still while a machine sleeps,
 * the second may be set back. Where they differ, more time has passed than the smaller one says.
 */
export function stopwatch(): Stopwatch {
  const [monotonic, wall] = [performance.now(), Date.now()];
  return () => Math.max(performance.now() - monotonic, Date.now() - wall);
}
