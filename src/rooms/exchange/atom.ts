import { addressOf } from "#kernel/lineage/kin.ts";
import type { Call } from "#kernel/web/call.ts";
import type { NewThing } from "./activity.ts";
import { plainOf } from "./pages/new.ts";

const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/gu, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign);

/** What is new as an Atom feed (RFC 4287), in the language of the one who asks for it. */
export function atomFeed(call: Call, origin: string, name: string, things: readonly NewThing[]): string {
  const { t } = call;
  const updated = things[0]?.at ?? call.now.toString();
  const entries = things.map((thing) => {
    const address = `${origin}${addressOf(thing.kind, thing.number)}`;
    return `<entry><id>urn:uuid:${thing.id}</id><title>${escapeXml(`${t(`event-${thing.verb}`, { kind: thing.kind })}: ${plainOf(call, thing)}`)}</title><updated>${instant(thing.at)}</updated><link href="${escapeXml(address)}"/></entry>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${t.language}"><id>${escapeXml(origin)}/new</id><title>${escapeXml(name)}</title><updated>${instant(updated)}</updated><link rel="self" href="${escapeXml(origin)}/new.atom"/><link href="${escapeXml(origin)}/new"/><author><name>${escapeXml(name)}</name></author>
${entries.join("\n")}
</feed>
`;
}

const instant = (at: string): string => Temporal.Instant.from(at).toString({ smallestUnit: "second" });
