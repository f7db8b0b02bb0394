import type { Config } from "../config";
import { good, warning, type Finding } from "./finding";

const PATIENCE_MS = 10_000;
const ABOUT = "proxy";
const ADVICE =
  "guesses at passwords are bounded by account alone, and floods by person alone. Set TRUST_PROXY=1.";

/**
 * Whether addresses say who asks: a proxy that `TRUST_PROXY` does not tell of hides them. Nothing where the server
 * does not answer here, or tells its figures to others alone.
 *
 * @param own where it listens, with no proxy between
 */
export async function checkProxy(
  own: string,
  {
    origin,
    trustedProxies,
    metricsToken,
  }: Pick<Config, "origin" | "trustedProxies" | "metricsToken">,
): Promise<Finding[]> {
  if (trustedProxies > 0) return [good(ABOUT, `TRUST_PROXY is ${trustedProxies}.`)];
  if (origin?.startsWith("https:")) {
    return [warning(ABOUT, `CAUCUS_URL begins with https, but TRUST_PROXY is not set: ${ADVICE}`)];
  }
  const hidden = await readHiddenProxy(own, metricsToken);
  if (hidden === null) return [];
  return hidden
    ? [warning(ABOUT, `Requests came through a proxy, but TRUST_PROXY is not set: ${ADVICE}`)]
    : [good(ABOUT, "None stands in front.")];
}

/** What the server's figures say of it; `null` where they cannot be read. */
async function readHiddenProxy(own: string, token: string | null): Promise<boolean | null> {
  try {
    const answer = await fetch(`${own}/metrics`, {
      headers: { ...(token !== null && { authorization: `Bearer ${token}` }) },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const told = /^caucus_hidden_proxy ([01])$/m.exec(await answer.text())?.[1];
    return told === undefined ? null : told === "1";
  } catch {
    return null;
  }
}
