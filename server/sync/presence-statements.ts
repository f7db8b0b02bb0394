import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

/** What is said of one client; `json` is `null` where it has left. Awareness' own terms. */
export type Statement = { clientId: number; clock: number; json: string | null };

/** An awareness update about nobody: the cheapest message that stock clients take as a sign of life. */
export const NOBODY: Uint8Array = Uint8Array.of(0);

/** Nothing where the bytes are malformed. */
export function decodeStatements(update: Uint8Array): Statement[] {
  const statements: Statement[] = [];
  try {
    const decoder = decoding.createDecoder(update);
    // The count is only a claim: the loop ends with the bytes.
    for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
      const clientId = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      const json = decoding.readVarString(decoder);
      statements.push({ clientId, clock, json: json === "null" ? null : json });
    }
    return decoding.hasContent(decoder) ? [] : statements;
  } catch {
    return [];
  }
}

/** `null` where there is nothing to say. */
export function encodeStatements(statements: readonly Statement[]): Uint8Array | null {
  if (statements.length === 0) return null;
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, statements.length);
  for (const { clientId, clock, json } of statements) {
    encoding.writeVarUint(encoder, clientId);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, json ?? "null");
  }
  return encoding.toUint8Array(encoder);
}
