import * as prng from "lib0/prng";
import * as Y from "yjs";
import { FactDocument } from "@/collab/facts/fact-document";
import { parseFact } from "@/domain/facts/fact-kind";
import { ID_ALPHABET, ID_LENGTH, type UserId } from "@/domain/ids";
import type { Crowd, CrowdFrame, RoomTrial } from "./fuzzed-room";
import { openPrivately, PRIVATE_FACTS, PRIVATE_ROOM } from "./private-room";

/** The gate of the private kind, which knows nothing of who was admitted: here several people write. */
export const PRIVATE_TRIAL: RoomTrial = {
  kinds: PRIVATE_FACTS,
  shared: new Set(),
  scan: (bytes) => PRIVATE_ROOM.scan(bytes),
  open: (ydoc) => openPrivately(new FactDocument(PRIVATE_FACTS, ydoc)),
  gather: (...crowd) => new CodingCrowd(...crowd),
  signersIn: () => (_kind, _key, raw) => parseFact(PRIVATE_FACTS, "codes", raw)?.[0],
};

type Window = { user: UserId; ydoc: Y.Doc; isOnline: boolean; inbox: Uint8Array[] };

/** People who code, change their minds, go offline and come back. Everything follows from the seed. */
class CodingCrowd implements Crowd {
  readonly #dice: prng.PRNG;
  readonly #server: Y.Doc;
  readonly #now: () => number;
  readonly #windows: Window[] = [];

  constructor(seed: number, server: Y.Doc, people: readonly UserId[], now: () => number) {
    this.#dice = prng.create(seed);
    this.#server = server;
    this.#now = now;
    for (const user of [...people, ...people]) {
      this.#windows.push({ user, ydoc: new Y.Doc(), isOnline: true, inbox: [] });
    }
  }

  step(): CrowdFrame[] {
    const window = this.#pick(this.#windows);
    const what = this.#roll(40);
    if (what === 0) return this.#toggle(window);
    if (what < 8 && window.isOnline) read(window);
    if (what < 8) return [];
    const before = Y.encodeStateVector(window.ydoc);
    window.ydoc.transact(() => this.#code(window));
    const bytes = Y.encodeStateAsUpdate(window.ydoc, before);
    return window.isOnline ? [{ user: window.user, bytes }] : [];
  }

  hear(update: Uint8Array): void {
    for (const { isOnline, inbox } of this.#windows) if (isOnline) inbox.push(update);
  }

  *settle(): Generator<CrowdFrame, readonly { ydoc: Y.Doc }[]> {
    for (const window of this.#windows) if (!window.isOnline) yield* this.#toggle(window);
    this.#windows.forEach(read);
    return this.#windows;
  }

  #code({ user, ydoc }: Window): void {
    const codes = ydoc.getMap<readonly unknown[]>("k");
    const own = [...codes].filter(([, fact]) => fact[0] === user).map(([key]) => key);
    const key = own.length > 0 && this.#roll(3) > 0 ? this.#pick(own) : this.#id();
    if (own.includes(key) && this.#roll(3) === 0) codes.delete(key);
    else codes.set(key, [user, this.#now(), `For the ${this.#roll(9)}th time.`]);
  }

  #toggle(window: Window): CrowdFrame[] {
    window.isOnline = !window.isOnline;
    window.inbox = [];
    if (!window.isOnline) return [];
    const bytes = Y.encodeStateAsUpdate(window.ydoc, Y.encodeStateVector(this.#server));
    Y.applyUpdate(window.ydoc, Y.encodeStateAsUpdate(this.#server));
    return [{ user: window.user, bytes }];
  }

  #id(): string {
    return Array.from({ length: ID_LENGTH }, () => ID_ALPHABET[this.#roll(36)]).join("");
  }

  #pick<Item>(items: readonly Item[]): Item {
    return items[this.#roll(items.length)] as Item;
  }

  #roll(sides: number): number {
    return prng.int32(this.#dice, 0, sides - 1);
  }
}

function read({ ydoc, inbox }: Window): void {
  for (const update of inbox.splice(0)) Y.applyUpdate(ydoc, update);
}
