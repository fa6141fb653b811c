import { type Exchange, readExchange } from "#kernel/exchange/exchange.ts";
import type { Services } from "./call.ts";

/** The exchange as this process knows it without asking; null before it was first asked. */
export const exchangeKnown = (db: object): Exchange | null => (exchangeKept?.of === db ? exchangeKept.exchange : null);

let exchangeKept: { of: object; exchange: Exchange } | null = null;

/** The exchange as this process keeps it, read anew when its version has moved on. */
export async function exchangeOf(services: Services, version: number): Promise<Exchange> {
  if (exchangeKept?.of !== services.db || exchangeKept.exchange.version !== version) {
    exchangeKept = { of: services.db, exchange: await readExchange(services.db) };
    await services.clock.refresh?.();
  }
  return exchangeKept.exchange;
}
