import type { LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import { mayReach } from "./reach.ts";

/** Resolves names as the system does and refuses those that lead where they must not. */
export function guarded(lookup: LookupFunction, local: boolean): LookupFunction {
  return (hostname, options, callback) =>
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, "", 0);
      const all = found as unknown as LookupAddress[];
      const refused = all.length === 0 || all.some(({ address }) => !mayReach(address, local));
      if (refused)
        return callback(Object.assign(new Error("address not allowed"), { code: "address-not-allowed" }), "", 0);
      if (options.all) return (callback as unknown as (e: null, a: LookupAddress[]) => void)(null, all);
      const [first] = all;
      callback(null, first?.address ?? "", first?.family ?? 0);
    });
}
