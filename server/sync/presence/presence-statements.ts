import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { MAX_PRESENCE_BYTES } from "@/collab/wire/protocol";

/** What is said of one client; `json` is `null` if it has left. Awareness' own terms. */
export type Statement = { clientId: number; clock: number; json: string | null };

/** What a connection says of its own client, not decoded yet; `state` is `null` if it is too large to be heard. */
export type OwnStatement = { clientId: number; clock: number; state: Uint8Array | null };

/** An awareness update about nobody: the cheapest message that stock clients take as a sign of life. */
export const NOBODY: Uint8Array = Uint8Array.of(0);

/** Nothing if the bytes are malformed. For statements of other nodes, which have measured them. */
export function decodeStatements(update: Uint8Array): Statement[] {
  const statements: Statement[] = [];
  try {
    const decoder = decoding.createDecoder(update);
    // The count is only a claim: the loop ends with the bytes.
    for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
      const clientId = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      const json = decoding.readVarString(decoder);
      statements.push({ clientId, clock, json: toState(json) });
    }
    return decoding.hasContent(decoder) ? [] : statements;
  } catch {
    return [];
  }
}

/**
 * The last that an awareness update says of one client, measured and copied, but not decoded: stock clients send back
 * what they were told of everybody. `null` if it says nothing of it, or is malformed.
 * @param clientId the connection's own; the first that it names if it has none yet.
 */
export function findOwnStatement(update: Uint8Array, clientId: number | null): OwnStatement | null {
  try {
    const decoder = decoding.createDecoder(update);
    let own: OwnStatement | null = null;
    let wanted = clientId;
    for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
      const named = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      const state = decoding.readVarUint8Array(decoder);
      wanted ??= named;
      if (named !== wanted) continue;
      own = {
        clientId: named,
        clock,
        state: state.length <= MAX_PRESENCE_BYTES ? state.slice() : null,
      };
    }
    return decoding.hasContent(decoder) ? null : own;
  } catch {
    return null;
  }
}

/** As JSON; `null` if the client has left. */
export function toState(json: string): string | null {
  return json === "null" ? null : json;
}

/** `null` if there is nothing to say. */
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
