/**
 * Wraps a read so that those who ask at the same time share one: nobody is answered from a read that began before he
 * asked. All who ask within one turn of the event loop are gathered, and no more than `lanes` reads are under way, so
 * a thousand askers cost a few reads.
 */
export function sharedRead<T>(read: () => Promise<T>, { lanes = 2 } = {}): () => Promise<T> {
  let next: PromiseWithResolvers<T> | null = null;
  let running = 0;
  const begin = (): void => {
    if (!next || running >= lanes) return;
    const { resolve, reject } = next;
    next = null;
    running += 1;
    read()
      .then(resolve, reject)
      .finally(() => {
        running -= 1;
        begin();
      });
  };
  return () => {
    if (!next) {
      next = Promise.withResolvers<T>();
      setImmediate(begin);
    }
    return next.promise;
  };
}
