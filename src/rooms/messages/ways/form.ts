import { refuseFields } from "#kernel/refusal.ts";
import type { FormInput } from "#kernel/web/call.ts";
import type { FieldError } from "#kernel/web/form-state.ts";
import { type Profile, readProfile } from "../channels/described.ts";
import type { ChannelSecrets } from "../channels/make-channel.ts";
import { type ChannelRoute, routesShape } from "../channels/promises.ts";
import { type ChannelWish, secretNames } from "./commands.ts";

export const secretField = (name: string): string => `password-${name}`;

/**
 * Reads the form of a channel. `before`: the channel that is changed, whose secrets may stay; null for a new one.
 * Secrets are given all together or, for a channel that has them, not at all. Refusals: 422.
 */
export function readChannelForm(
  form: FormInput,
  before: { readonly name: string; readonly profile: Profile } | null,
): { wish: ChannelWish; secrets: ChannelSecrets | null } {
  const errors: Record<string, FieldError> = {};
  const name = before?.name ?? form.get("name").trim();
  if (!/^[a-z][a-z0-9-]{0,39}$/u.test(name) || name === "new") errors["name"] = { id: "channel-name-wrong" };
  const position = Number(form.get("position").trim() || "1");
  if (!Number.isInteger(position) || position < 0 || position > 1000) errors["position"] = { id: "field-not-number" };
  const routes = readRoutes(form.get("routes"));
  if (!routes) errors["routes"] = { id: "channel-routes-wrong" };
  const read = readProfile(form.get("profile"));
  if ("faults" in read) {
    const [fault] = read.faults;
    errors["profile"] = { id: fault.id, facts: { path: fault.path, ...fault.facts } };
    throw refuseFields(errors);
  }
  const { profile } = read;
  const secrets = readSecrets(form, profile, before, errors);
  if (Object.keys(errors).length > 0) throw refuseFields(errors);
  return { wish: { name, profile, routes: routes ?? [], position }, secrets };
}

function readSecrets(
  form: FormInput,
  profile: Profile,
  before: { readonly profile: Profile } | null,
  errors: Record<string, FieldError>,
): ChannelSecrets | null {
  const wanted = secretNames(profile);
  const given = Object.fromEntries(wanted.map((name) => [name, form.get(secretField(name))]));
  const some = Object.values(given).some((value) => value !== "") || form.get("renew") !== "";
  const asksOthers =
    before === null || secretNames(before.profile).join() !== wanted.join() || signsOtherwise(before.profile, profile);
  if (!some && !asksOthers) return null;
  for (const name of wanted) if (given[name] === "") errors[secretField(name)] = { id: "channel-secret-needed" };
  return given;
}

const signsOtherwise = (a: Profile, b: Profile): boolean =>
  a.kind !== b.kind ||
  (a.kind === "http" && b.kind === "http" && JSON.stringify(a.signature) !== JSON.stringify(b.signature));

/** A country a line, with beginnings of numbers behind a colon: `RU: 79 78`. null where a line is none. */
export function readRoutes(text: string): readonly ChannelRoute[] | null {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const read = routesShape.safeParse(
    lines.map((line) => {
      const [country = "", prefixes = ""] = line.split(":");
      return {
        country: country.trim().toUpperCase(),
        prefixes: prefixes
          .split(/[\s,;]+/u)
          .map((one) => one.replace(/^\+/u, ""))
          .filter(Boolean),
      };
    }),
  );
  return read.success ? read.data : null;
}

export const writeRoutes = (routes: readonly ChannelRoute[]): string =>
  routes
    .map(({ country, prefixes }) => (prefixes.length === 0 ? country : `${country}: ${prefixes.join(" ")}`))
    .join("\n");
