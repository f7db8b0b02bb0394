import type { UserId } from "@/domain/ids";
import { BrokenSealError } from "./seal";

/** An accepted update as the journal held it. `at`: milliseconds since 1970. */
export type PastUpdate = { seq: number; user: UserId; at: number; bytes: Uint8Array };

/** What one segment holds at most; an update alone may have more. Bytes before they are compressed. */
const MOST = { updates: 2_000, bytes: 1024 * 1024 };

/** Bytes of the number with which a segment begins: the length of the list that follows. */
const LENGTH_BYTES = 4;

/** Of each update: who wrote it, when, and how many bytes it has. */
type Listed = [user: UserId, at: number, bytes: number];

/** Cuts updates that follow one another into segments. */
export function* cutIntoSegments(updates: readonly PastUpdate[]): Generator<PastUpdate[]> {
  let segment: PastUpdate[] = [];
  let bytes = 0;
  for (const update of updates) {
    const isFull = segment.length === MOST.updates || bytes + update.bytes.length > MOST.bytes;
    if (isFull && segment.length > 0) {
      yield segment;
      segment = [];
      bytes = 0;
    }
    segment.push(update);
    bytes += update.bytes.length;
  }
  if (segment.length > 0) yield segment;
}

/**
 * Writes updates that follow one another: the length of a list (32 bits, big-endian), the list as JSON, and the
 * updates' bytes.
 */
export function writeSegment(updates: readonly PastUpdate[]): Buffer {
  const list: Listed[] = updates.map(({ user, at, bytes }) => [user, at, bytes.length]);
  const head = Buffer.from(JSON.stringify(list));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(head.length);
  return Buffer.concat([length, head, ...updates.map(({ bytes }) => bytes)]);
}

/**
 * @param raw what `writeSegment` wrote.
 * @param firstSeq of the first update.
 * @throws BrokenSealError if its lengths do not add up.
 */
export function readSegment(raw: Buffer, firstSeq: number): PastUpdate[] {
  let at = LENGTH_BYTES + raw.readUInt32BE();
  const list = JSON.parse(raw.toString("utf8", LENGTH_BYTES, at)) as Listed[];
  const updates = list.map(([user, time, length], index) => {
    const bytes = raw.subarray(at, at + length);
    at += length;
    return { seq: firstSeq + index, user, at: time, bytes };
  });
  if (at !== raw.length) throw new BrokenSealError();
  return updates;
}
