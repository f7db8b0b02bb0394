import type { WireForm } from "@/domain/facts/wire-form";
import { Malformed, StrictReader } from "./strict-reader";
import { Any, Content, HAS_KEY, HAS_ORIGIN, HAS_RIGHT_ORIGIN, STRUCT_KIND } from "./update-format";

/** A Yjs id: the `clock`-th struct that `client` made. */
export type StructId = { client: number; clock: number };

/** Structs of one client, one after the other: clocks `[start, end)`. */
export type ScannedSection = { client: number; start: number; end: number };

/** Structs `[start, end)` of one client that are to be deleted. */
export type ScannedDeletion = { client: number; start: number; end: number };

/** Under which key of which root an item stands. */
export type FactPlace = { kind: string; key: string };

/**
 * One struct, of clocks `[clock, clock + length)`. Where it names no place itself, it stands where the one stands that it
 * builds on. `fact` is `null` if what it held is gone.
 */
export type ScannedStruct = StructId & {
  length: number;
  at: { kind: "place"; place: FactPlace } | { kind: "origin"; origin: StructId };
  fact: readonly (string | number)[] | null;
};

/** What an update says, before anything of it is believed. */
export type ScannedUpdate = {
  sections: readonly ScannedSection[];
  structs: readonly ScannedStruct[];
  /** Structs that others build on; they must be known, or be in the sections. */
  origins: readonly StructId[];
  deletions: readonly ScannedDeletion[];
};

/** `foreign-structure`: it is an update, but not of a document made of flat facts. */
export type ScanRefusal = "undecodable" | "foreign-structure" | "malformed" | "too-large";

export type ScanResult =
  { kind: "scanned"; update: ScannedUpdate } | { kind: "refused"; reason: ScanRefusal };

/** Yjs 13 draws client ids from 32 bits. */
const MAX_CLIENT = 2 ** 32 - 1;

/** Clocks beyond this cannot come from people. */
const MAX_CLOCK = 2 ** 31 - 1;

/** Struct and content kinds that Yjs knows besides ours: collected garbage, JSON, binary, text, embed, format, type, subdocument, skip. */
const FOREIGN_CONTENT: ReadonlySet<number> = new Set([0, 2, 3, 4, 5, 6, 7, 9, 10]);

/**
 * Reads an update (Yjs' version 1 encoding) from its first byte to its last, and refuses whatever could not have come
 * from such a document: only items in its roots, with a key, holding one fact or nothing any more. Applies
 * nothing, and takes time and memory in proportion to the bytes. How much it says is no matter here: who has been away
 * for long sends back what everybody has.
 */
export function scanUpdate(bytes: Uint8Array, form: WireForm): ScanResult {
  try {
    const update = new Scan(bytes, form).run();
    return { kind: "scanned", update };
  } catch (error) {
    if (error instanceof Refused) return { kind: "refused", reason: error.reason };
    if (error instanceof Malformed) return { kind: "refused", reason: "undecodable" };
    throw error;
  }
}

class Refused extends Error {
  readonly reason: ScanRefusal;

  constructor(reason: ScanRefusal) {
    super(reason);
    this.reason = reason;
  }
}

class Scan {
  readonly #reader: StrictReader;
  readonly #form: WireForm;
  readonly #sections: ScannedSection[] = [];
  readonly #structs: ScannedStruct[] = [];
  readonly #origins: StructId[] = [];
  readonly #deletions: ScannedDeletion[] = [];

  constructor(bytes: Uint8Array, form: WireForm) {
    this.#reader = new StrictReader(bytes);
    this.#form = form;
  }

  run(): ScannedUpdate {
    const seen = new Set<number>();
    for (let left = this.#count(); left > 0; left -= 1) this.#section(seen);
    const deleting = new Set<number>();
    for (let left = this.#count(); left > 0; left -= 1) this.#deletionsOf(deleting);
    if (!this.#reader.isAtEnd) throw new Malformed("goes on after its end");
    return {
      sections: this.#sections,
      structs: this.#structs,
      origins: this.#origins,
      deletions: this.#deletions,
    };
  }

  #section(seen: Set<number>): void {
    const count = this.#count();
    const client = this.#newClient(seen);
    const start = this.#clock();
    if (count === 0) throw new Malformed("a client without structs");
    let end = start;
    for (let left = count; left > 0; left -= 1) {
      end += this.#struct(client, end);
      if (end > MAX_CLOCK) throw new Malformed("a clock is too large");
    }
    this.#sections.push({ client, start, end });
  }

  /** Reads the struct that `client` made at `clock`, and returns how many clocks it takes. */
  #struct(client: number, clock: number): number {
    const info = this.#reader.byte();
    const kind = info & STRUCT_KIND;
    if (kind !== Content.Deleted && kind !== Content.Any) {
      if (FOREIGN_CONTENT.has(kind)) throw new Refused("foreign-structure");
      throw new Malformed("a struct of no kind");
    }
    // Whatever stands in a map has nothing to its right when it is made.
    if ((info & HAS_RIGHT_ORIGIN) > 0) throw new Refused("foreign-structure");
    const at: ScannedStruct["at"] =
      (info & HAS_ORIGIN) > 0
        ? { kind: "origin", origin: this.#origin(client, clock) }
        : { kind: "place", place: this.#place(info) };
    const isGone = kind === Content.Deleted;
    const length = isGone ? this.#clock() : 1;
    if (length === 0) throw new Malformed("a struct of no length");
    this.#structs.push({ client, clock, length, at, fact: isGone ? null : this.#fact() });
    return length;
  }

  /** Yjs looks for its client's own structs without asking whether they are there yet, and fails. */
  #origin(client: number, clock: number): StructId {
    const origin = this.#id();
    if (origin.client === client && origin.clock >= clock) {
      throw new Malformed("builds on itself, or on what comes after it");
    }
    this.#origins.push(origin);
    return origin;
  }

  /** The root and the key of the first item of that key; the others inherit them from their origin. */
  #place(info: number): FactPlace {
    const parentIsRoot = this.#reader.number();
    if (parentIsRoot === 0) this.#id();
    else if (parentIsRoot !== 1) throw new Malformed("a parent of no kind");
    if (parentIsRoot === 0 || (info & HAS_KEY) === 0) throw new Refused("foreign-structure");
    const { roots, mostKeyBytes } = this.#form;
    const kind = roots.get(this.#reader.text(mostKeyBytes));
    if (kind === undefined) throw new Refused("foreign-structure");
    return { kind, key: this.#reader.text(mostKeyBytes) };
  }

  /** One value, which is a tuple of texts and numbers; what it says is for the judge. */
  #fact(): (string | number)[] {
    if (this.#reader.number() !== 1) throw new Refused("foreign-structure");
    if (this.#reader.byte() !== Any.Array) throw new Refused("malformed");
    const count = this.#reader.number();
    if (count === 0 || count > this.#form.mostValues) throw new Refused("malformed");
    const values: (string | number)[] = [];
    for (let left = count; left > 0; left -= 1) values.push(this.#value());
    return values;
  }

  #value(): string | number {
    switch (this.#reader.byte()) {
      case Any.Text:
        return this.#reader.text(this.#form.mostTextBytes);
      case Any.Whole:
        return this.#reader.signed();
      case Any.Float:
        return this.#reader.float(8);
      case Any.ShortFloat:
        return this.#reader.float(4);
      default:
        throw new Refused("malformed");
    }
  }

  #deletionsOf(deleting: Set<number>): void {
    const client = this.#newClient(deleting);
    for (let left = this.#count(); left > 0; left -= 1) {
      const start = this.#clock();
      const length = this.#clock();
      if (length === 0) throw new Malformed("a deletion of nothing");
      this.#deletions.push({ client, start, end: start + length });
    }
  }

  #id(): StructId {
    return { client: this.#client(), clock: this.#clock() };
  }

  #newClient(seen: Set<number>): number {
    const client = this.#client();
    if (seen.has(client)) throw new Malformed("a client twice");
    seen.add(client);
    return client;
  }

  #client(): number {
    const client = this.#reader.number();
    if (client > MAX_CLIENT) throw new Malformed("a client id is too large");
    return client;
  }

  #clock(): number {
    const clock = this.#reader.number();
    if (clock > MAX_CLOCK) throw new Malformed("a clock is too large");
    return clock;
  }

  /** A count is only a claim: each of what it counts takes a byte at least, and the loop it drives ends with them. */
  #count(): number {
    const count = this.#reader.number();
    if (count > this.#reader.left) throw new Refused("too-large");
    return count;
  }
}
