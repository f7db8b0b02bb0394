import type { Queryable } from "../transaction";
import { seal, unseal } from "./seal";
import { readSegment, writeSegment } from "./segment";

/** How updates and whole documents are written again; what needs no change is returned as it is. */
export type Rewriting = (bytes: Uint8Array) => Uint8Array;

/**
 * Writes a room's archive again, segment by segment in its order, each sealed again. Done twice, or begun again where it
 * was stopped, it does the same. Returns how many segments have changed.
 * @throws BrokenSealError if a segment is damaged; those before it are done.
 */
export async function rewriteArchive(
  db: Queryable,
  room: string,
  rewrite: Rewriting,
): Promise<number> {
  let changed = 0;
  const { rows: places } = await db.query<Place>(
    `SELECT kind, first_seq FROM room_segment WHERE room = $1 ORDER BY last_seq, kind DESC`,
    [room],
  );
  for (const place of places) if (await rewriteSegment(db, room, place, rewrite)) changed += 1;
  return changed;
}

type Place = { kind: "updates" | "state"; first_seq: string };

async function rewriteSegment(
  db: Queryable,
  room: string,
  { kind, first_seq: first }: Place,
  rewrite: Rewriting,
): Promise<boolean> {
  const where = "room = $1 AND kind = $2 AND first_seq = $3";
  const { rows } = await db.query<{ bytes: Buffer; sha256: string }>(
    `SELECT bytes, sha256 FROM room_segment WHERE ${where}`,
    [room, kind, first],
  );
  // Whatever is older than its team keeps goes meanwhile.
  if (!rows[0]) return false;
  const raw = await unseal(rows[0]);
  const written = kind === "state" ? rewrite(raw) : rewriteUpdates(raw, Number(first), rewrite);
  if (Buffer.compare(raw, written) === 0) return false;
  const sealed = await seal(written);
  await db.query(
    `UPDATE room_segment SET bytes = $4, sha256 = $5, raw_length = $6 WHERE ${where}`,
    [room, kind, first, sealed.bytes, sealed.sha256, written.length],
  );
  return true;
}

function rewriteUpdates(raw: Buffer, first: number, rewrite: Rewriting): Buffer {
  const updates = readSegment(raw, first);
  return writeSegment(updates.map((update) => ({ ...update, bytes: rewrite(update.bytes) })));
}
