import type { PresenceIdentity } from "@/collab/presence";
import { MAX_PRESENCE_BYTES } from "@/collab/protocol";
import type { UserId } from "@/domain/ids";
import { decodeStatements, encodeStatements, type Statement } from "./presence-statements";
import { RemotePresence } from "./remote-presence";

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

/** Awareness updates for everybody here, and, of our own connections only, for the other nodes. */
export type PresenceChanges = { all: Uint8Array; own: Uint8Array | null };

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
  readonly #remote = new RemotePresence();
  /** Clients that are no longer here, whose they were and the clocks last sent for them, oldest first. */
  readonly #remembered = new Map<number, { owner: UserId; sent: number }>();
  readonly #heard = new Map<Who, number>();
  readonly #changed = new Set<Entry<Who>>();
  #left: Statement[] = [];
  #remoteNews: Statement[] = [];

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

  /** Takes what another node says of its connections. */
  hear(update: Uint8Array, now: number): void {
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

  /** Whose that client id is, as far as presence tells. */
  ownerOf(clientId: number): UserId | null {
    const here = this.#byClient.get(clientId)?.speaker.identity.id;
    if (here !== undefined) return here as UserId;
    return this.#remote.get(clientId)?.owner ?? this.#remembered.get(clientId)?.owner ?? null;
  }

  leave(speaker: Who): void {
    this.#heard.delete(speaker);
    const entry = this.#bySpeaker.get(speaker);
    if (!entry) return;
    this.#bySpeaker.delete(speaker);
    this.#byClient.delete(entry.clientId);
    this.#changed.delete(entry);
    const clock = entry.sent + 1;
    this.#remember(entry, clock);
    this.#left.push({ clientId: entry.clientId, clock, json: null });
  }

  /** Everybody, for one who has just come; `null` where nobody is here. */
  everybody(): Uint8Array | null {
    const remote = this.#remote
      .statements()
      .filter(({ clientId }) => !this.#byClient.has(clientId));
    return encodeStatements([...this.#here(), ...remote]);
  }

  /** Our own connections, for a node that has just come; `null` where there are none. */
  ours(): Uint8Array | null {
    return encodeStatements(this.#here());
  }

  /** What has changed since the last call; `null` where nothing has. */
  takeChanges(): PresenceChanges | null {
    this.#heard.clear();
    const own = [...this.#left, ...[...this.#changed].map(toStatement)];
    const all = encodeStatements([...own, ...this.#remoteNews]);
    this.#left = [];
    this.#remoteNews = [];
    this.#changed.clear();
    return all ? { all, own: encodeStatements(own) } : null;
  }

  /** Says of everybody again that they are here: clients forget whom they have not heard of for 30 s. */
  renew(now: number): void {
    for (const entry of this.#byClient.values()) {
      entry.sent += 1;
      this.#changed.add(entry);
    }
    this.#remoteNews.push(...this.#remote.expire(now));
  }

  /**
   * The first client id that a connection names is its own. One that is taken by somebody else stays theirs; one's own
   * goes to the newer connection, because the old one may be dead and not know it.
   */
  #bind(speaker: Who, clientId: number): Entry<Who> | null {
    const holder = this.#byClient.get(clientId);
    const owner = this.ownerOf(clientId);
    if (owner !== null && owner !== speaker.identity.id) return null;
    if (holder) this.#bySpeaker.delete(holder.speaker);
    const sent =
      holder?.sent ??
      this.#remote.get(clientId)?.clock ??
      this.#remembered.get(clientId)?.sent ??
      0;
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

  #here(): Statement[] {
    return [...this.#byClient.values()].filter(({ json }) => json !== null).map(toStatement);
  }

  #remember({ clientId, speaker }: Entry<Who>, sent: number): void {
    this.#remembered.set(clientId, { owner: speaker.identity.id as UserId, sent });
    const [oldest] = this.#remembered.keys();
    if (this.#remembered.size > MAX_REMEMBERED && oldest !== undefined) {
      this.#remembered.delete(oldest);
    }
  }
}

function toStatement({ clientId, sent, json }: Entry<unknown>): Statement {
  return { clientId, clock: sent, json };
}

function stamp(json: string, identity: PresenceIdentity): string {
  const fits = Buffer.byteLength(json) <= MAX_PRESENCE_BYTES;
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
