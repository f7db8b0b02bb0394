import type { PresenceIdentity } from "@/collab/presence";
import type { UserId } from "@/domain/ids";
import type { RateBudget } from "../../cost/rate-budget";
import { ClaimMemory, mayClaim } from "./claim-memory";
import {
  decodeStatements,
  encodeStatements,
  findOwnStatement,
  toState,
  type OwnStatement,
  type Statement,
} from "./presence-statements";
import { RemotePresence } from "./remote-presence";

/** Anybody who speaks; one client id each. */
export type Speaker = { readonly identity: PresenceIdentity };

/**
 * What one connection says of itself. `said` is the clock that it used last, `sent` the one that the others have seen:
 * they ignore whatever is not newer, so ours never goes back, even if a client has forgotten its own.
 */
type Entry<Who> = {
  readonly clientId: number;
  readonly speaker: Who;
  /** What it has said last and nobody has looked at yet. */
  heard: OwnStatement | null;
  said: number;
  sent: number;
  json: string | null;
};

/** Awareness updates for everybody here, and, of our own connections only, for the other nodes. */
export type PresenceChanges = { all: Uint8Array; own: Uint8Array | null };

/** An honest clock counts from 0; one that is near the end of the numbers would break its readers. */
const MAX_CLOCK = 2 ** 40;

/** More than that is nobody's own place; stock clients send back what they were told of a crowd. */
const MAX_UPDATE_BYTES = 16 * 1024;

/** What all together say again on one tick, so that nobody is sent more than can be read; the others are next. */
const MAX_TICK_BYTES = 32 * 1024;

/** What the server adds to each state, about. Bytes. */
const STAMP_BYTES = 128;

/**
 * Who is in one room, and where. A connection speaks for one client id only, its own, and who it is is stamped by the
 * server. The rest of its state is opaque, and bounded: only the last thing that a connection has said between two
 * ticks is looked at, and only as much of a person's as they may have others read.
 */
export class PresenceBoard<Who extends Speaker> {
  readonly #bySpeaker = new Map<Who, Entry<Who>>();
  readonly #byClient = new Map<number, Entry<Who>>();
  readonly #remote = new RemotePresence();
  readonly #remembered = new ClaimMemory();
  readonly #allowance: RateBudget;
  /** Those of which something was heard, who has waited longest first. */
  readonly #heard = new Set<Entry<Who>>();
  readonly #changed = new Set<Entry<Who>>();
  #left: Statement[] = [];
  #remoteNews: Statement[] = [];
  #everybody: { update: Uint8Array | null } | null = null;

  /** @param allowance bytes that a person may have others read, in all rooms. */
  constructor(allowance: RateBudget) {
    this.#allowance = allowance;
  }

  /** Takes an awareness update; what is malformed, too big or about somebody else is passed over. */
  receive(speaker: Who, update: Uint8Array): void {
    if (update.length > MAX_UPDATE_BYTES) return;
    const known = this.#bySpeaker.get(speaker);
    const said = findOwnStatement(update, known?.clientId ?? null);
    if (!said || said.clock > MAX_CLOCK) return;
    const entry = known ?? this.#bind(speaker, said.clientId);
    if (!entry || said.clock <= Math.max(entry.said, entry.heard?.clock ?? -1)) return;
    entry.heard = said;
    this.#heard.add(entry);
  }

  /** Takes what another node says of its connections. */
  hear(update: Uint8Array, now: number): void {
    this.#everybody = null;
    for (const said of this.#remote.hear(decodeStatements(update), now)) {
      const entry = this.#byClient.get(said.clientId);
      if (!entry) this.#remoteNews.push(said);
      else if (said.json === null) {
        // It has come over to us; those who believe that it has left must see something newer.
        entry.sent = Math.max(entry.sent, said.clock + 1);
        this.#changed.add(entry);
      }
    }
  }

  /** Whose that client id is, as far as presence tells. Who may not write shows a place, and claims nothing. */
  ownerOf(clientId: number): UserId | null {
    const here = this.#byClient.get(clientId)?.speaker.identity;
    if (here && mayClaim(here)) return here.id as UserId;
    return this.#remote.get(clientId)?.owner ?? this.#remembered.ownerOf(clientId);
  }

  leave(speaker: Who): void {
    const entry = this.#bySpeaker.get(speaker);
    if (!entry) return;
    this.#forget(entry);
    const clock = entry.sent + 1;
    this.#remembered.remember(entry.clientId, speaker.identity, clock);
    this.#left.push({ clientId: entry.clientId, clock, json: null });
  }

  /** Everybody, for one who has just come; `null` if nobody is here. The same bytes for all who come together. */
  everybody(): Uint8Array | null {
    this.#everybody ??= { update: this.#encodeEverybody() };
    return this.#everybody.update;
  }

  /** Our own connections, for a node that has just come; `null` if there are none. */
  ours(): Uint8Array | null {
    return encodeStatements(this.#here());
  }

  /** What has changed since the last call; `null` if nothing has. */
  takeChanges(): PresenceChanges | null {
    this.#lookAtHeard();
    const own = [...this.#left, ...[...this.#changed].map(toStatement)];
    const all = encodeStatements([...own, ...this.#remoteNews]);
    this.#left = [];
    this.#remoteNews = [];
    this.#changed.clear();
    return all ? { all, own: encodeStatements(own) } : null;
  }

  /** Says of everybody again that they are here: clients forget whom they have not heard of for 30 s. */
  renew(now: number): void {
    this.#everybody = null;
    for (const entry of this.#byClient.values()) {
      entry.sent += 1;
      this.#changed.add(entry);
    }
    this.#remoteNews.push(...this.#remote.expire(now));
  }

  /**
   * The first client id that a connection names is its own. One that is taken by somebody else stays theirs, unless
   * those may not write; one's own goes to the newer connection, because the old one may be dead and not know it.
   */
  #bind(speaker: Who, clientId: number): Entry<Who> | null {
    const { identity } = speaker;
    const holder = this.#byClient.get(clientId);
    const owner = this.ownerOf(clientId);
    if (owner !== null && owner !== identity.id) return null;
    if (holder && holder.speaker.identity.id !== identity.id && !mayClaim(identity)) return null;
    const sent =
      holder?.sent ?? this.#remote.get(clientId)?.clock ?? this.#remembered.take(clientId) ?? 0;
    if (holder) this.#forget(holder);
    const entry: Entry<Who> = { clientId, speaker, heard: null, said: -1, sent, json: null };
    this.#bySpeaker.set(speaker, entry);
    this.#byClient.set(clientId, entry);
    return entry;
  }

  #forget(entry: Entry<Who>): void {
    this.#bySpeaker.delete(entry.speaker);
    this.#byClient.delete(entry.clientId);
    this.#heard.delete(entry);
    this.#changed.delete(entry);
    this.#everybody = null;
  }

  #lookAtHeard(): void {
    let left = MAX_TICK_BYTES;
    for (const entry of [...this.#heard]) {
      const { heard } = entry;
      const bytes = STAMP_BYTES + (heard?.state?.length ?? 0);
      if (bytes > left) return;
      const user = entry.speaker.identity.id as UserId;
      if (!heard || !this.#allowance.take({ kind: "person", user }, bytes)) continue;
      left -= bytes;
      entry.heard = null;
      this.#heard.delete(entry);
      this.#take(entry, heard);
    }
  }

  #encodeEverybody(): Uint8Array | null {
    const remote = this.#remote
      .statements()
      .filter(({ clientId }) => !this.#byClient.has(clientId));
    return encodeStatements([...this.#here(), ...remote]);
  }

  #take(entry: Entry<Who>, { clock, state }: OwnStatement): void {
    const raw = state ? toState(textOf(state)) : "";
    const json = raw === null ? null : stamp(raw, entry.speaker.identity);
    // Stock clients send back what they are told about themselves, and renew what has not changed: that is no news.
    const isNews = json !== entry.json;
    entry.said = clock;
    if (!isNews) return;
    this.#everybody = null;
    entry.json = json;
    entry.sent = Math.max(clock, entry.sent + 1);
    this.#changed.add(entry);
  }

  #here(): Statement[] {
    return [...this.#byClient.values()].filter(({ json }) => json !== null).map(toStatement);
  }
}

function toStatement({ clientId, sent, json }: Entry<unknown>): Statement {
  return { clientId, clock: sent, json };
}

function textOf(state: Uint8Array): string {
  return Buffer.from(state.buffer, state.byteOffset, state.length).toString("utf8");
}

function stamp(json: string, identity: PresenceIdentity): string {
  return JSON.stringify({ ...parseObject(json), user: identity });
}

function parseObject(json: string): object {
  try {
    const raw: unknown = JSON.parse(json);
    return typeof raw === "object" && raw !== null && !Array.isArray(raw) ? raw : {};
  } catch {
    return {};
  }
}
