/**
 * Takes things one by one and does them together: what comes while one lot is being done is the next lot. Each caller
 * is told when his own is done, or why not.
 */
export function inBatches<T>(work: (things: readonly T[]) => Promise<void>, most = 500): (thing: T) => Promise<void> {
  let waiting: { readonly thing: T; readonly resolve: () => void; readonly reject: (error: unknown) => void }[] = [];
  let busy = false;
  const run = async (): Promise<void> => {
    busy = true;
    while (waiting.length > 0) {
      const lot = waiting.slice(0, most);
      waiting = waiting.slice(most);
      try {
        await work(lot.map(({ thing }) => thing));
        for (const { resolve } of lot) resolve();
      } catch (error) {
        for (const { reject } of lot) reject(error);
      }
    }
    busy = false;
  };
  return (thing) =>
    new Promise((resolve, reject) => {
      waiting.push({ thing, resolve, reject });
      if (!busy) void run();
    });
}
