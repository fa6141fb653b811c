/**
 * Wraps a read so that all who ask while one is under way wait together for the next one: nobody is answered from a
 * read that began before he asked, and a thousand askers cost two reads.
 */
export function sharedRead<T>(read: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | null = null;
  let next: Promise<T> | null = null;
  const begin = (): Promise<T> => {
    const promise = read().finally(() => {
      if (running === promise) running = null;
    });
    running = promise;
    return promise;
  };
  return () => {
    if (!running) return begin();
    next ??= running.then(noop, noop).then(() => {
      next = null;
      return begin();
    });
    return next;
  };
}
const noop = (): void => undefined;
