import { readdirSync } from "node:fs";
import { join } from "node:path";
import { CannotStart, codeOf } from "#kernel/lifecycle/cannot-start.ts";

/** A file that cannot be opened is said in a sentence. */
export async function readable<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENOENT") throw new CannotStart(`There is no file ${path}.`);
    if (code === "EISDIR")
      throw new CannotStart(
        `${path} is a folder; it holds ${
          readdirSync(path)
            .slice(0, 5)
            .map((name) => join(path, name))
            .join(", ") || "nothing"
        }.`,
      );
    if (code === "EACCES") throw new CannotStart(`${path} may not be read by this user.`);
    throw error;
  }
}
