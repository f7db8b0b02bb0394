import { WebSocket } from "ws";
import { CloseCode } from "@/collab/wire/protocol";
import { DISK_FULL } from "../web/probes";
import { bad, good, reasonOf, warning, type Finding } from "./finding";

const PATIENCE_MS = 10_000;
const ABOUT = "address";
const SOCKETS = "sockets";

/**
 * Whether people reach the server where they are told to, through all that stands before it: by HTTP, and with the
 * sockets that live work needs and proxies often stop.
 *
 * @param origin without a slash at its end
 * @param isNamed whether `CAUCUS_URL` names it
 */
export async function checkAddress(origin: string, isNamed: boolean): Promise<Finding[]> {
  const page = await askForHealth(origin);
  if (page.verdict === "bad") return [page];
  const named = isNamed
    ? page
    : warning(ABOUT, `${page.words} CAUCUS_URL is not set: set it to the address that people use.`);
  return [named, await openSocket(origin)];
}

async function askForHealth(origin: string): Promise<Finding> {
  try {
    const answer = await fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (answer.ok && (await answer.text()).startsWith(DISK_FULL)) {
      return bad(ABOUT, `${origin} can only be read: the disk of its database is full.`);
    }
    if (answer.ok) return good(ABOUT, `${origin} answers.`);
    return bad(ABOUT, `${origin} answers with ${answer.status}. Does Caucus run, and only there?`);
  } catch (error) {
    return bad(
      ABOUT,
      `${origin} cannot be reached (${reasonOf(error)}). Does Caucus run, and does CAUCUS_URL name it?`,
    );
  }
}

/** A server that answers a stranger as it should has been reached by a socket. */
function openSocket(origin: string): Promise<Finding> {
  const socket = new WebSocket(`${origin.replace(/^http/, "ws")}/sync/none?caucus=1`, {
    handshakeTimeout: PATIENCE_MS,
    origin,
  });
  const passes = good(SOCKETS, "They pass.");
  const fails = (how: string): Finding =>
    bad(
      SOCKETS,
      `${how} Live work needs WebSockets: let the proxy before Caucus pass "Upgrade" for /sync/.`,
    );
  return new Promise<Finding>((settle) => {
    socket.once("close", (code) =>
      settle(code === CloseCode.SignedOut ? passes : fails(`One was closed with ${code}.`)),
    );
    socket.once("unexpected-response", (_, answer) =>
      settle(fails(`One was answered with ${answer.statusCode}.`)),
    );
    socket.once("error", (error) => settle(fails(`One failed (${reasonOf(error)}).`)));
  }).finally(() => socket.terminate());
}
