/**
 * Wraps a read of many keys so that those who ask for one key each while `lanes` reads are under way are gathered
 * into the next one: nobody is answered from a read that began before he asked, and forty askers cost a few reads.
 * `read` gives one answer for each key, in their order. At most `most` keys go into one read.
 */
export function gatheredRead<K, V>(
  read: (keys: readonly K[]) => Promise<readonly V[]>,
  { lanes = 2, most = 50 } = {},
): (key: K) => Promise<V> {
  let waiting: { key: K; answer: PromiseWithResolvers<V> }[] = [];
  let running = 0;
  const begin = (): void => {
    const asked = waiting.slice(0, most);
    waiting = waiting.slice(most);
    running += 1;
    read(asked.map(({ key }) => key))
      .then(
        (answers) =>
          asked.forEach(({ answer }, n) => {
            answer.resolve(answers[n] as V);
          }),
        (error: unknown) => {
          for (const { answer } of asked) answer.reject(error);
        },
      )
      .finally(() => {
        running -= 1;
        if (waiting.length > 0) begin();
      });
  };
  return (key) => {
    const answer = Promise.withResolvers<V>();
    waiting.push({ key, answer });
    if (running < lanes) begin();
    return answer.promise;
  };
}
