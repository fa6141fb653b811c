import { sql } from "kysely";
import type { Budget, Budgets } from "#rooms/messages/index.ts";

interface Row {
  readonly id: string;
  readonly cap_day: number | null;
  readonly cap_week: number | null;
  readonly countries: readonly string[];
  readonly prices: Readonly<Record<string, number>>;
  readonly zone: string | null;
  readonly simulators: readonly string[];
}

/**
 * What programmes may spend. Without a cap nothing that costs is sent; a part whose price nobody put in costs more than
 * any cap allows, so it waits for a person. A simulator is free.
 */
export const programmeBudgets: Budgets = {
  async budgets(tx, programmes) {
    const { rows } = await sql<Row>`
      select id, cap_day, cap_week, countries, prices, (select zone from side where side.code = programme.sides[1]) as zone,
        (select coalesce(array_agg(name), '{}') from channel where kind = 'simulator') as simulators
      from programme where id = any(${programmes}::uuid[]) and state in ('running', 'rehearsing', 'paused')`.execute(
      tx,
    );
    return new Map(rows.map((row): [string, Budget] => [row.id, budgetOf(row)]));
  },
};

const budgetOf = (row: Row): Budget => ({
  perDay: row.cap_day ?? 0,
  perWeek: row.cap_week ?? 0,
  countries: row.countries,
  zone: row.zone ?? "UTC",
  price: (channel, country) =>
    row.simulators.includes(channel) ? 0 : (row.prices[`${channel}:${country}`] ?? row.prices[country] ?? 1_000_000),
});
