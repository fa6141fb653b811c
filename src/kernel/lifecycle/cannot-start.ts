/** Why the program cannot start, in one sentence for the person at the terminal; it is shown without a stack. */
export class CannotStart extends Error {
  override name = "CannotStart";
}

/** Words of an error whatever was thrown. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The `code` of a system or database error, such as ENOENT or 3D000. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
