import { readFileSync } from "node:fs";
import { Client } from "pg";
import { logins, roleOf } from "../login.ts";
import type { Passwords } from "./passwords.ts";

const grants = readFileSync(new URL("../grants.sql", import.meta.url), "utf8");

/**
 * Sees to the database `diomede` and its four logins; safe to repeat, and after being killed at any point.
 * `changed` sets the passwords of logins that exist already.
 */
export async function ensureRoles(
  urlOf: (database: string) => string,
  passwords: Passwords,
  changed: boolean,
): Promise<void> {
  await withClient(urlOf("postgres"), async (client) => {
    const { rows } = await client.query<{ rolname: string }>(
      "select rolname from pg_roles where rolname like 'diomede\\_%'",
    );
    const present = new Set(rows.map((row) => row.rolname));
    for (const login of logins) {
      const role = roleOf(login);
      const may = login === "owner" ? "login createdb" : "login";
      if (!present.has(role)) await client.query(`create role ${role} ${may} password '${passwords[login]}'`);
      else if (changed) await client.query(`alter role ${role} password '${passwords[login]}'`);
    }
    const { rowCount } = await client.query("select from pg_database where datname = 'diomede'");
    if (rowCount === 0) await client.query("create database diomede owner diomede_owner");
  });
  await withClient(urlOf("diomede"), async (client) => {
    await client.query(grants);
  });
}

async function withClient(connectionString: string, use: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await use(client);
  } finally {
    await client.end();
  }
}
