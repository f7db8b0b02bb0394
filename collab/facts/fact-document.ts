import type * as Y from "yjs";
import { parseFact, type FactForms, type FactLookup, type FactsOf } from "@/domain/facts/fact-kind";
import type { FactChange } from "@/domain/facts/judge";

/** Names one writing of one fact, on every device the same. */
export type FactVersion = string | null;

/**
 * A shared document of facts: flat maps from a key to a small immutable tuple, one root for each kind. A fact is either
 * never overwritten (what somebody made) or last-writer-wins (what may change). Nothing is nested, so every update of the
 * document reads as a list of "this key of this root became that tuple".
 */
export class FactDocument<Kinds extends FactForms> {
  readonly ydoc: Y.Doc;
  readonly kinds: Kinds;
  protected readonly roots: ReadonlyMap<string, Y.Map<unknown>>;
  readonly #names: ReadonlyMap<unknown, keyof Kinds & string>;
  #rehearsed: FactChange[] | null = null;

  constructor(kinds: Kinds, ydoc: Y.Doc) {
    this.ydoc = ydoc;
    this.kinds = kinds;
    this.roots = new Map(
      Object.entries(kinds).map(([name, { root }]) => [name, ydoc.getMap(root)]),
    );
    this.#names = new Map([...this.roots].map(([name, root]) => [root, name]));
  }

  /** The tuple under that key, if it has the shape of its kind. */
  fact<Name extends keyof Kinds & string>(name: Name, key: string): FactsOf<Kinds>[Name] | null {
    return parseFact(this.kinds, name, this.raw(name, key));
  }

  readonly lookup: FactLookup<FactsOf<Kinds>> = (name, key) => this.fact(name, key);

  /** What stands under that key, whatever it is; `undefined` if nothing does. */
  raw(name: string, key: string): unknown {
    return this.roots.get(name)?.get(key);
  }

  /** The kind of the facts that stand in that root; `undefined` if it is none of this document's. */
  kindOf(root: unknown): (keyof Kinds & string) | undefined {
    return this.#names.get(root);
  }

  /** Every key under which something of that kind stands. */
  keys(name: keyof Kinds & string): Iterable<string> {
    return this.roots.get(name)?.keys() ?? [];
  }

  /** Which writing of the key stands; taking a fact away is a writing too. `null` if it was never written. */
  version(name: string, key: string): FactVersion {
    const item = this.roots.get(name)?._map.get(key);
    if (!item) return null;
    const { client, clock } = item.lastId;
    return `${client}.${clock}${item.deleted ? " taken away" : ""}`;
  }

  /** Writes facts, without asking whether that is allowed: the server's gate judges. Call inside a transaction. */
  set<Name extends keyof Kinds & string>(
    name: Name,
    key: string,
    fact: FactsOf<Kinds>[Name],
  ): void {
    this.restore(name, key, fact);
  }

  unset(name: keyof Kinds & string, key: string): void {
    this.restore(name, key, undefined);
  }

  /** Writes what a command has recorded; `undefined` removes the key. Call inside a transaction. */
  restore(name: string, key: string, fact: unknown): void {
    const root = this.roots.get(name);
    if (!root) throw new Error(`${name} is no kind of fact of this document`);
    if (this.#rehearsed) {
      this.#rehearsed.push({ kind: name, key, before: root.get(key), after: fact });
    } else if (fact === undefined) root.delete(key);
    else root.set(key, fact);
  }

  /** What `write` would change; nothing of it is kept, and it does not see it. */
  rehearse(write: (document: this) => void): readonly FactChange[] {
    const rehearsed: FactChange[] = [];
    this.#rehearsed = rehearsed;
    try {
      write(this);
    } finally {
      this.#rehearsed = null;
    }
    return rehearsed;
  }
}
