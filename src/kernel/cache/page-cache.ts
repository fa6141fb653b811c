import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import { sharedRead } from "./shared-read.ts";

export interface KeptPage {
  readonly epoch: string;
  readonly minute: number;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly gzip: Uint8Array<ArrayBuffer>;
}

/** State of everything that signed-out pages show, of one moment. */
export interface Epoch {
  readonly epoch: string;
  readonly exchangeVersion: number;
  readonly kinds: readonly string[];
}

/**
 * Pages of signed-out readers by language and address. A kept page is answered only after a read of the epoch that
 * began after the request came and says that nothing has changed since the page was drawn; so it is never older than
 * the newest change, whichever process made it. Pages show two clocks, so a minute ends them too. `learnt` counts what
 * this process has learnt since it began: pages drawn before that are drawn anew.
 */
export function pageCache(db: Db, { mostBytes = 12 * 1024 * 1024, learnt = (): number => 0 } = {}) {
  const kept = new Map<string, KeptPage>();
  let bytes = 0;
  const read = sharedRead<Epoch>(async () => {
    const { rows } = await sql<{ n: string; version: number; kinds: string[] | null }>`
      select (select sum(n) from page_epoch)::text as n, version,
        (select array_agg(distinct kind) from object_number) as kinds from exchange`.execute(db);
    const [row] = rows;
    return { epoch: `${row?.n} ${learnt()}`, exchangeVersion: row?.version ?? 0, kinds: row?.kinds ?? [] };
  });
  const drop = (key: string): void => {
    const page = kept.get(key);
    if (!page) return;
    bytes -= page.body.byteLength + page.gzip.byteLength;
    kept.delete(key);
  };
  return {
    epoch: read,
    /** Whether a page is kept at all, perhaps an old one: what costs nothing to ask. */
    has: (key: string): boolean => kept.has(key),
    get(key: string, epoch: string, minute: number): KeptPage | null {
      const page = kept.get(key);
      if (!page) return null;
      if (page.epoch !== epoch || page.minute !== minute) {
        drop(key);
        return null;
      }
      return page;
    },
    put(key: string, page: KeptPage): void {
      drop(key);
      kept.set(key, page);
      bytes += page.body.byteLength + page.gzip.byteLength;
      // Map keeps the order of entering, so the first is the one that was drawn longest ago.
      for (const oldest of kept.keys()) {
        if (bytes <= mostBytes) break;
        drop(oldest);
      }
    },
    get bytes(): number {
      return bytes;
    },
  };
}
export type PageCache = ReturnType<typeof pageCache>;
