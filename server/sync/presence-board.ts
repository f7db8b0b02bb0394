import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { PresenceIdentity } from "@/collab/presence";
import { MAX_PRESENCE_BYTES } from "@/collab/protocol";

/** Whoever speaks; one client id each. */
export type Speaker = { readonly identity: PresenceIdentity };

/**
 * What one connection says of itself. `said` is the clock that it used last, `sent` the one that the others have seen:
 * they ignore whatever is not newer, so ours never goes back, also where a client has forgotten its own.
 */
type Entry<Who> = {
  readonly clientId: number;
  readonly speaker: Who;
  said: number;
  sent: number;
  json: string | null;
};

type Statement = { clientId: number; clock: number; json: string | null };

/** An honest clock counts from 0; one that is near the end of the numbers would break whoever reads it. */
const MAX_CLOCK = 2 ** 40;

/** Statements of one connection that are heard between two ticks; only the last one counts anyway. */
const MAX_STATEMENTS_PER_TICK = 20;

/** Client ids of people who have left, whose clocks are remembered in case they come back. */
const MAX_REMEMBERED = 1_000;

/**
 * Who is in one room, and where. A connection speaks for one client id only, its own, and who it is is stamped by the
 * server. The rest of its state is opaque, and bounded.
 */
export class PresenceBoard<Who extends Speaker> {
  readonly #bySpeaker = new Map<Who, Entry<Who>>();
  readonly #byClient = new Map<number, Entry<Who>>();
  /** Clocks last sent for clients that are no longer here, oldest first. */
  readonly #remembered = new Map<number, number>();
  readonly #heard = new Map<Who, number>();
  readonly #changed = new Set<Entry<Who>>();
  #left: Statement[] = [];

  /** Takes an awareness update; what is malformed, too much, too big or about somebody else is passed over. */
  receive(speaker: Who, update: Uint8Array): void {
    const heard = (this.#heard.get(speaker) ?? 0) + 1;
    this.#heard.set(speaker, heard);
    if (heard > MAX_STATEMENTS_PER_TICK) return;
    for (const said of decodeStatements(update)) {
      const entry = this.#bySpeaker.get(speaker) ?? this.#bind(speaker, said.clientId);
      if (entry?.clientId === said.clientId) this.#take(entry, said);
    }
  }

  leave(speaker: Who): void {
    this.#heard.delete(speaker);
    const entry = this.#bySpeaker.get(speaker);
    if (!entry) return;
    this.#bySpeaker.delete(speaker);
    this.#byClient.delete(entry.clientId);
    this.#changed.delete(entry);
    const clock = entry.sent + 1;
    this.#remember(entry.clientId, clock);
    this.#left.push({ clientId: entry.clientId, clock, json: null });
  }

  /** Everybody, for one who has just come; `null` where nobody is here. */
  everybody(): Uint8Array | null {
    const here = [...this.#byClient.values()].filter(({ json }) => json !== null);
    return encodeStatements(here.map(toStatement));
  }

  /** What has changed since the last call; `null` where nothing has. */
  takeChanges(): Uint8Array | null {
    this.#heard.clear();
    if (this.#changed.size === 0 && this.#left.length === 0) return null;
    const update = encodeStatements([...this.#left, ...[...this.#changed].map(toStatement)]);
    this.#left = [];
    this.#changed.clear();
    return update;
  }

  /** Says of everybody again that they are here: clients forget whom they have not heard of for 30 s. */
  renew(): void {
    for (const entry of this.#byClient.values()) {
      entry.sent += 1;
      this.#changed.add(entry);
    }
  }

  /**
   * The first client id that a connection names is its own. One that is taken by somebody else stays theirs; one's own
   * goes to the newer connection, because the old one may be dead and not know it.
   */
  #bind(speaker: Who, clientId: number): Entry<Who> | null {
    const holder = this.#byClient.get(clientId);
    if (holder && holder.speaker.identity.id !== speaker.identity.id) return null;
    if (holder) this.#bySpeaker.delete(holder.speaker);
    const sent = holder?.sent ?? this.#remembered.get(clientId) ?? 0;
    this.#remembered.delete(clientId);
    const entry: Entry<Who> = { clientId, speaker, said: -1, sent, json: null };
    this.#bySpeaker.set(speaker, entry);
    this.#byClient.set(clientId, entry);
    if (holder) this.#changed.delete(holder);
    return entry;
  }

  #take(entry: Entry<Who>, { clock, json: raw }: Statement): void {
    if (clock <= entry.said || clock > MAX_CLOCK) return;
    const json = raw === null ? null : stamp(raw, entry.speaker.identity);
    // Stock clients send back what they are told about themselves, and renew what has not changed: that is no news.
    const isNews = json !== entry.json;
    entry.said = clock;
    if (!isNews) return;
    entry.json = json;
    entry.sent = Math.max(clock, entry.sent + 1);
    this.#changed.add(entry);
  }

  #remember(clientId: number, clock: number): void {
    this.#remembered.set(clientId, clock);
    const [oldest] = this.#remembered.keys();
    if (this.#remembered.size > MAX_REMEMBERED && oldest !== undefined) {
      this.#remembered.delete(oldest);
    }
  }
}

/** An awareness update about nobody: the cheapest message that stock clients take as a sign of life. */
export const NOBODY: Uint8Array = Uint8Array.of(0);

function toStatement({ clientId, sent, json }: Entry<unknown>): Statement {
  return { clientId, clock: sent, json };
}

function decodeStatements(update: Uint8Array): Statement[] {
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

function encodeStatements(statements: readonly Statement[]): Uint8Array | null {
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

function stamp(json: string, identity: PresenceIdentity): string {
  const fits = new TextEncoder().encode(json).length <= MAX_PRESENCE_BYTES;
  return JSON.stringify({ ...(fits ? parseObject(json) : {}), user: identity });
}

function parseObject(json: string): object {
  try {
    const raw: unknown = JSON.parse(json);
    return typeof raw === "object" && raw !== null && !Array.isArray(raw) ? raw : {};
  } catch {
    return {};
  }
}
