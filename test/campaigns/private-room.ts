import * as Y from "yjs";
import { FactDocument } from "@/collab/facts/fact-document";
import { scanUpdate } from "@/collab/wire/scan-update";
import type { RoomAccess } from "@/data/room-access";
import type { Queryable } from "@/data/transaction";
import type { FactKind, JudgingOf } from "@/domain/facts/fact-kind";
import { idOf, signer, text, time, type TupleOf } from "@/domain/facts/shape";
import { takesBack } from "@/domain/facts/takes-back";
import { judgeOwner } from "@/domain/facts/writing";
import { wireFormOf } from "@/domain/facts/wire-form";
import type { UserId } from "@/domain/ids";
import type { RoomNameOf } from "@/domain/rooms/room-name";
import { judgeFacts, lookUpIn } from "@/server/rooms/judge-facts";
import { retellFacts } from "@/server/rooms/retelling";
import type { OpenRoom, RoomKind } from "@/server/rooms/room-kind";

const CODE = [signer, time, text(1, 1_000)] as const;

type CodeJudging = JudgingOf<{ codes: TupleOf<typeof CODE> }>;

const codes: FactKind<typeof CODE, CodeJudging> = {
  root: "k",
  keys: [[idOf("code")]],
  shape: CODE,
  written: "freely",
  judge: ({ before }, judging) => judgeOwner(before?.[0] ?? judging.user, judging),
  judgeTrace: (key, judging) =>
    judgeOwner(judging.lookup("codes", key)?.[0] ?? judging.user, judging),
  undo: { by: "restating" },
};

export const PRIVATE_FACTS = { codes } as const;

const FORM = wireFormOf(PRIVATE_FACTS);

/** A kind of room for tests alone: what one person codes in a round, and nobody else ever sees. */
export const PRIVATE_ROOM: RoomKind<RoomNameOf<"coding">, FactDocument<typeof PRIVATE_FACTS>> = {
  isPrivate: true,
  admit: async (db, { coder }, user) => (coder === user ? findAccess(db.pool, coder) : null),
  findTeam: async (db, { coder }) => (await findAccess(db, coder))?.team ?? null,
  scan: (bytes) => scanUpdate(bytes, FORM),
  mostBytes: 512 * 1024,
  createDocument: () => new FactDocument(PRIVATE_FACTS, new Y.Doc()),
  retelling: retellFacts(PRIVATE_FACTS),
  open: async (_db, _room, document) => openPrivately(document),
};

export function openPrivately(document: FactDocument<typeof PRIVATE_FACTS>): OpenRoom {
  return {
    document,
    judge: (writing, known) =>
      judgeFacts(PRIVATE_FACTS, { ...writing, lookup: lookUpIn(PRIVATE_FACTS, known) }),
    takesBack: (change) => takesBack(PRIVATE_FACTS, change, document.lookup),
    refresh: async () => null,
    queries: null,
  };
}

/** Whoever codes is in one team in these tests. */
async function findAccess(db: Queryable, user: UserId): Promise<RoomAccess | null> {
  const { rows } = await db.query<RoomAccess>(
    `SELECT membership.team_id AS team, NULL AS report, membership.role, "user".name, "user".colour, true AS "letIn"
     FROM membership JOIN "user" ON "user".id = membership.user_id WHERE membership.user_id = $1`,
    [user],
  );
  return rows[0] ?? null;
}
