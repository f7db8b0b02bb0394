import type { IncomingMessage } from "node:http";
import { isOwnOrigin, type OwnOrigin } from "@/auth/own-origin";
import { findSession } from "@/auth/session";
import { CloseCode } from "@/collab/wire/protocol";
import type { Database } from "@/data/database";
import { parseRoomName, type RoomName } from "@/domain/rooms/room-name";
import type { RoomKind, RoomKinds } from "../../rooms/room-kind";
import type { Peer } from "./connection";

/** `status` is for clients that read HTTP, `code` for browsers, which only see how the socket was closed. */
export type TurnedAway = {
  kind: "turned-away";
  status: 401 | 403 | 404 | 429 | 503;
  code: number;
  reason: string;
};

export type Admitted = { kind: "admitted"; room: RoomName; peer: Peer };

export type Admission = Admitted | TurnedAway;

export const SIGNED_OUT = turnAway(401, CloseCode.SignedOut, "sign in first");
const WRONG_ORIGIN = turnAway(403, CloseCode.Forbidden, "another site's page asked");
const NO_SECOND_FACTOR = turnAway(403, CloseCode.Forbidden, "the team asks for a second factor");
const NO_SUCH_ROOM = turnAway(404, CloseCode.NoSuchRoom, "no such room");

/**
 * Who asks to enter which room. One that is not theirs to enter, and one of a kind that this program has not, is
 * answered like one that does not exist.
 */
export async function admit(
  { db, kinds }: { db: Database; kinds: RoomKinds },
  request: IncomingMessage,
  own: OwnOrigin,
): Promise<Admission> {
  const url = new URL(request.url ?? "/", "http://caucus");
  const room = parseRoomName(decodeURIComponentOrEmpty(url.pathname.slice("/sync/".length)));
  const { origin, host, cookie } = request.headers;
  // Browsers always say which page opens a socket; programs say nothing, and bring no cookie by accident.
  if (origin !== undefined && !isOwnOrigin(origin, host, own)) return WRONG_ORIGIN;
  const session = await findSession(db, cookie);
  if (!session) return SIGNED_OUT;
  const kind: RoomKind | undefined = room ? kinds[room.kind] : undefined;
  const access = room && (await kind?.admit(db, room, session.user));
  if (!access) return NO_SUCH_ROOM;
  const { letIn, ...who } = access;
  if (!letIn) return NO_SECOND_FACTOR;
  const speaksCaucus = url.searchParams.get("caucus") === "1";
  return { kind: "admitted", room, peer: { ...session, ...who, speaksCaucus } };
}

function decodeURIComponentOrEmpty(raw: string): string {
  try {
    return decodeURIComponent(raw);
  } catch {
    return "";
  }
}

export function turnAway(status: TurnedAway["status"], code: number, reason: string): TurnedAway {
  return { kind: "turned-away", status, code, reason };
}
