/**
 * What a path finds in a value: `results[].status.name` goes through every one of `results`. Missing things are not
 * found; a number or truth value comes as text.
 */
export function readPath(value: unknown, path: string): readonly string[] {
  return valuesAt(value, path).flatMap((found) =>
    typeof found === "string"
      ? [found]
      : typeof found === "number" || typeof found === "boolean" || typeof found === "bigint"
        ? [String(found)]
        : [],
  );
}

/** The same as values of any kind. */
export function valuesAt(value: unknown, path: string): readonly unknown[] {
  let found: readonly unknown[] = [value];
  if (path === "") return found;
  for (const step of path.split(".")) {
    const name = step.replace(/\[\]$/u, "");
    if (name !== "")
      found = found.flatMap((one) =>
        typeof one === "object" && one !== null && Object.hasOwn(one, name)
          ? [(one as Record<string, unknown>)[name]]
          : [],
      );
    if (step.endsWith("[]")) found = found.flatMap((one) => (Array.isArray(one) ? one : []));
  }
  return found;
}
