import pg from "pg";

// Together below the three seconds within which a page says that the database is away.
const quietFor = 1200;
const patience = 1000;
const looksEvery = 200;
/** How long a database that spoke on a fresh line is not asked again: its answers are slow, not lost. */
const trusted = 5000;

/** On a line or for one: when something was asked, and when anything was last heard. Milliseconds of this process. */
interface Asked {
  askedAt: number;
  heardAt: number;
}
type Give = (error: Error | undefined, client?: pg.PoolClient, release?: () => void) => void;

/**
 * Watches a pool for a database that is there and says nothing. When nothing at all came back on some line and a fresh
 * line is not answered either, the silent lines are cut, so that who asked hears at once that the database is away and
 * the pool never lends a dead line again; until it speaks, who asks is refused at once. While it speaks, a slow answer is
 * left to the limit of its statement. Returns what ends the watch.
 */
export function cutSilentLines(pool: pg.Pool, address: string): () => void {
  const lines = new Map<pg.PoolClient, Asked>();
  const waiting = new Set<Asked>();
  let silent = false;
  let trustedUntil = 0;
  pool.on("connect", (client) => lines.set(client, listened(client)));
  pool.on("remove", (client) => lines.delete(client));
  const lend = pool.connect.bind(pool) as (give: Give) => void;
  const lendUnlessSilent = (give?: Give): Promise<pg.PoolClient> | undefined => {
    if (!give) {
      const lent = Promise.withResolvers<pg.PoolClient>();
      lendUnlessSilent((error, client) => (client ? lent.resolve(client) : lent.reject(error)));
      return lent.promise;
    }
    if (silent) give(Object.assign(new Error("The database says nothing"), { code: "ETIMEDOUT" }), undefined, () => {});
    else {
      const asked: Asked = { askedAt: performance.now(), heardAt: 0 };
      waiting.add(asked);
      lend((error, client, release) => {
        waiting.delete(asked);
        give(error, client, release);
      });
    }
    return undefined;
  };
  pool.connect = lendUnlessSilent as typeof pool.connect;

  let looking = false;
  const look = async (): Promise<void> => {
    const now = performance.now();
    const quiet = [...lines.values(), ...waiting].some((one) => unheard(one) && now - one.askedAt > quietFor);
    if (looking || !(silent || (quiet && now > trustedUntil))) return;
    looking = true;
    silent = !(await speaks(address));
    if (!silent) trustedUntil = performance.now() + trusted;
    // Also those asked while we waited: they would wait as long again for the same silence.
    else for (const [client, line] of lines) if (unheard(line)) client.connection.stream.destroy();
    looking = false;
  };
  const timer = setInterval(look, looksEvery);
  timer.unref();
  return () => clearInterval(timer);
}

const unheard = ({ askedAt, heardAt }: Asked): boolean => heardAt < askedAt;

/** Notes when something is asked and heard on a line. */
function listened(client: pg.PoolClient): Asked {
  const line: Asked = { askedAt: 0, heardAt: 0 };
  client.connection.stream.on("data", () => {
    line.heardAt = performance.now();
  });
  const query = client.query.bind(client) as (...words: unknown[]) => unknown;
  const noted = (...words: unknown[]): unknown => {
    line.askedAt = performance.now();
    return query(...words);
  };
  client.query = noted as typeof client.query;
  return line;
}

/** Whether the database answers anything on a fresh line, be it that it takes no more of them. */
async function speaks(address: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: address, application_name: "diomede watch" });
  client.on("error", () => undefined);
  const late = Promise.withResolvers<false>();
  const timer = setTimeout(() => late.resolve(false), patience);
  const asked = client
    .connect()
    .then(() => client.query("select 1"))
    .then(
      () => true,
      (error: unknown) => error instanceof pg.DatabaseError,
    );
  const answered = await Promise.race([asked, late.promise]);
  clearTimeout(timer);
  client.connection.stream.destroy();
  return answered;
}
