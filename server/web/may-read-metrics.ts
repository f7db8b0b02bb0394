import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";
import { wasForwarded } from "./request-headers";

const NEAR = new BlockList();
NEAR.addSubnet("127.0.0.0", 8);
NEAR.addSubnet("10.0.0.0", 8);
NEAR.addSubnet("172.16.0.0", 12);
NEAR.addSubnet("192.168.0.0", 16);
NEAR.addSubnet("169.254.0.0", 16);
NEAR.addAddress("::1", "ipv6");
NEAR.addSubnet("fc00::", 7, "ipv6");
NEAR.addSubnet("fe80::", 10, "ipv6");

type Door = {
  /** Where browsers reach the product. */
  origin: string;
  trustedProxies: number;
  /** `METRICS_TOKEN`, where it is set. */
  metricsToken: string | null;
};

/**
 * Whether the figures may be read: by who brings the token, from anywhere. Where none was set, by who asks from this
 * machine or its private networks himself; what a proxy has passed on could come from everywhere. A proxy that does
 * not say that it is one is known by what it does for us: over TLS nobody reaches us without one.
 */
export function mayReadMetrics(request: IncomingMessage, door: Door): boolean {
  const { origin, trustedProxies, metricsToken } = door;
  if (metricsToken !== null) {
    const brought = /^Bearer (.+)$/i.exec(request.headers.authorization ?? "")?.[1];
    return brought !== undefined && timingSafeEqual(digest(brought), digest(metricsToken));
  }
  const isBehindSilentProxy = origin.startsWith("https:") && trustedProxies === 0;
  return (
    !wasForwarded(request) && !isBehindSilentProxy && isNear(request.socket.remoteAddress ?? "")
  );
}

/** Whether an address is this machine's, or in a private network. */
function isNear(address: string): boolean {
  const bare = address.replace(/%.*$/, "");
  const version = isIP(bare);
  return version !== 0 && NEAR.check(bare, version === 6 ? "ipv6" : "ipv4");
}

/** Of one length, whatever was brought. */
function digest(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}
