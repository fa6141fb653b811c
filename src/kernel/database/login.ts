/**
 * Who speaks to the database. `owner` changes the schema; `web` answers pages; `work` runs jobs; `send` sends messages
 * and alone holds the keys of numbers. On a service one login may stand for all four.
 */
export type Login = "owner" | "web" | "work" | "send";

export const logins: readonly Login[] = ["owner", "web", "work", "send"];

/** The database role of a login, as migrations and grants name it. */
export const roleOf = (login: Login): `diomede_${Login}` => `diomede_${login}`;
