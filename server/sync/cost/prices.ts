import type { ScannedUpdate } from "@/collab/wire/scan-update";

/**
 * Milliseconds of the main thread, a little more than what was measured on a core of an AMD EPYC: the benches of the
 * gate and of sync, and `scanUpdate` and `decodeDocument` over rooms of ten and of thirty thousand annotations.
 */
const FRAME = 0.01;
const READING_BYTE = 2e-5;
const JUDGING = { update: 0.02, struct: 0.03, deletion: 0.003 };
const ANSWERING = { answer: 0.1, vectorByte: 5e-5, sentByte: 1e-6 };
const DECODING_BYTE = 1e-4;
/** Waking a document. More than `most` would keep somebody out who has only come to a large one. */
const WAKING = { struct: 0.012, byte: 1e-5, most: 1_000 };

/** A client asks for what it lacks once, when it connects; who asks again had it all already. */
const ASKED_AGAIN = 50;

/** Of a socket that wants to enter: reading its cookie, two questions to the database, and the handshake. */
export const ADMISSION = 0.4;

/** Of a socket of nobody's. */
export const TURNING_AWAY = 1;

/** Of a change that the server makes for somebody, whose request was paid for. */
export const WRITING = 1;

/** Being refused is rare for honest people, who are judged edit by edit; it is what an attack is made of. */
const REFUSAL = { seen: 50, spoilt: 250, decodings: 5 };

export function priceOfFrame(bytes: number): number {
  return FRAME + bytes * READING_BYTE;
}

/** Of applying an update and looking at each thing it changes; what was deleted before is only looked up. */
export function priceOfJudging({ sections, deletions }: ScannedUpdate): number {
  const structs = sections.reduce((sum, { start, end }) => sum + end - start, 0);
  return JUDGING.update + structs * JUDGING.struct + deletions.length * JUDGING.deletion;
}

/** @param sent bytes of the whole document, which is the most that an answer can be. */
export function priceOfAnswer(asked: { vector: number; sent: number; before: boolean }): number {
  const { answer, vectorByte, sentByte } = ANSWERING;
  return (
    answer + asked.vector * vectorByte + asked.sent * sentByte + (asked.before ? ASKED_AGAIN : 0)
  );
}

/** Of decoding a document for the first writer after it was left alone. */
export function priceOfWaking({ structs, bytes }: { structs: number; bytes: number }): number {
  return Math.min(structs * WAKING.struct + bytes * WAKING.byte, WAKING.most);
}

/**
 * Of a refused update, paid before the next one. One that spoilt the document is followed by reading it again, which
 * others in the room wait for.
 * @param stored bytes of the document.
 */
export function priceOfRefusal(isSpoilt: boolean, stored: number): number {
  if (!isSpoilt) return REFUSAL.seen;
  return REFUSAL.spoilt + REFUSAL.decodings * stored * DECODING_BYTE;
}
