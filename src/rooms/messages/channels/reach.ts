import { BlockList, isIP } from "node:net";

const own = new BlockList();
for (const [network, bits] of [
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
] as const)
  own.addSubnet(network, bits, "ipv4");
own.addAddress("::1", "ipv6");
own.addSubnet("fc00::", 7, "ipv6");

/** Addresses that lead to no gateway whatever a description says: the cloud's own data, many at once, nobody. */
const never = new BlockList();
for (const [network, bits] of [
  ["0.0.0.0", 8],
  ["169.254.0.0", 16],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const)
  never.addSubnet(network, bits, "ipv4");
never.addAddress("::", "ipv6");
for (const [network, bits] of [
  ["fe80::", 10],
  ["ff00::", 8],
  ["64:ff9b::", 96],
  ["2001:db8::", 32],
  ["2002::", 16],
] as const)
  never.addSubnet(network, bits, "ipv6");

/** Whether a channel may speak to an address; `local`: also on this machine and in the own network. */
export function mayReach(address: string, local: boolean): boolean {
  const bare = address.replace(/%.*$/u, "");
  const family = isIP(bare);
  if (family === 0) return false;
  const mapped = /^::(ffff:)?(\d+\.\d+\.\d+\.\d+)$/iu.exec(family === 6 ? spelt(bare) : "");
  if (mapped) return mayReach(mapped[2] ?? "", local);
  const kind = family === 4 ? "ipv4" : "ipv6";
  if (never.check(bare, kind)) return false;
  return local || !own.check(bare, kind);
}

/** An IPv6 address that carries an IPv4 one, with that one spelt in points. */
function spelt(address: string): string {
  if (address.includes(".")) return address;
  const match = /^\[?(::(?:ffff:)?)([0-9a-f]{1,4}):([0-9a-f]{1,4})\]?$/iu.exec(address);
  if (!match) return address;
  const [, head = "", high = "0", low = "0"] = match;
  const number = Number.parseInt(high, 16) * 65_536 + Number.parseInt(low, 16);
  return `${head}${[24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join(".")}`;
}
