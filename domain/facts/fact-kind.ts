import type { UserId } from "@/domain/ids";
import type { KeptText } from "./kept-text";
import { readKey, type KeyForm } from "./key-form";
import { findField, parseTuple, type Shape, type TupleOf } from "./shape";
import type { Verdict } from "./verdict";
import type { Writing } from "./writing";

/** A fact of some kind: a flat tuple, immutable. */
export type FactTuple = readonly (string | number)[];

/** Finds what stands under a key of another kind, the change and those that came with it included. */
export type FactLookup<Facts> = <Kind extends keyof Facts & string>(
  kind: Kind,
  key: string,
) => Facts[Kind] | null;

/** What a judge of one set of facts knows: `Knowledge` is what the room has read for it. */
export type JudgingOf<Facts, Knowledge = unknown> = Writing & {
  lookup: FactLookup<Facts>;
} & Knowledge;

/** One key became another tuple of the right shape, or none. `before` is `null` if nothing of that shape stood there. */
export type TupleChange<Tuple, After = Tuple | undefined> = {
  key: string;
  before: Tuple | null;
  after: After;
  /** Nothing at all stood under that key. */
  isNew: boolean;
};

/** How a person's own writing of a fact is taken back. */
export type Undo<Tuple> =
  /**
   * By writing the earlier value as today's act, signed and stamped again; if there was none, the fact is taken away,
   * or says what `withdraw` makes of it.
   */
  | { by: "restating"; withdraw?(after: Tuple): Tuple }
  /** By a fact of the kind `deletions` under the same key, unless one stands: what was made is never unmade. */
  | { by: "deleting" }
  /** Never: people do not write it by hand. */
  | { by: "nothing" };

/** What every judge knows. */
export type AnyJudging = Writing & { lookup: unknown };

/** May this person write it? The change has the right shape; its signature and its time are judged for all kinds alike. */
type Judged<Tuple, Judging> =
  /** `once`: neither overwritten nor taken away. `standing`: overwritten, never taken away. */
  | {
      written: "once" | "standing";
      judge(change: TupleChange<Tuple, Tuple>, judging: Judging): Verdict;
    }
  | { written: "freely"; judge(change: TupleChange<Tuple>, judging: Judging): Verdict };

/** Something that people and queries see. */
export type AnyThing = { id: string };

/**
 * One kind of fact: all that is known of it, in one place. Whatever lists kinds is computed from these.
 * `Of` is the shape of its tuples, `Judging` what its judge has to know, and `Thing` what a fact makes by itself.
 */
export type FactKind<
  Of extends Shape,
  Judging extends AnyJudging,
  Thing extends AnyThing = never,
> = Judged<TupleOf<Of>, Judging> & {
  /** The root on the wire: one letter, forever, because it is repeated in many structs. */
  root: string;
  /** A key has one of these forms. */
  keys: readonly KeyForm[];
  shape: Of;
  /** Whose a fact is that no field of its tuple signs; `null` if it is about nothing. */
  owner?(key: string, lookup: Judging["lookup"]): UserId | null;
  /** Whether this person could have written under that key: what was written there is gone, its trace is not. */
  judgeTrace(key: string, judging: Judging): Verdict;
  undo: Undo<TupleOf<Of>>;
  /** The thing that a fact makes by itself. Facts of kinds without this say something of what their key begins with. */
  read?(key: string, fact: TupleOf<Of>): Thing;
  /** The nearest tuple that may be written today, of one that an older program has let through. */
  mend?(fact: TupleOf<Of>): TupleOf<Of>;
  /** The words to give back to a person when it is refused; `null` if none. */
  keep?(key: string, fact: TupleOf<Of>, lookup: Judging["lookup"]): KeptText | null;
  /** Whether history keeps who changed it, when, and from what to what. What is written once says so itself. */
  hasHistory?: true;
  /** Whether writing it takes something back, however long it is. */
  takesBack?: true;
  /** What the first fact under that key replaces, in the form of such a fact. */
  replaces?(key: string, lookup: Judging["lookup"]): TupleOf<Of> | null;
};

/** What a kind of fact looks like, without who may write it. */
export type FactForm = Pick<FactKind<Shape, AnyJudging>, "root" | "keys" | "shape">;

export type FactForms = Readonly<Record<string, FactForm>>;

/** The kinds of facts that one kind of room holds, by name. */
export type FactSet<Judging extends AnyJudging> = Readonly<
  Record<string, FactKind<Shape, Judging, AnyThing>>
>;

/** The tuples of a set, by the name of their kind. */
export type FactsOf<Kinds> = {
  readonly [Kind in keyof Kinds]: Kinds[Kind] extends { shape: infer Of extends Shape }
    ? TupleOf<Of>
    : never;
};

type ThingIn<Kind> = Kind extends { read?: infer Read }
  ? NonNullable<Read> extends (...args: never[]) => infer Thing
    ? Thing
    : never
  : never;

/** The things that facts of a set make by themselves, by the name of their kind. */
export type ThingsOf<Kinds> = {
  readonly [Kind in keyof Kinds as [ThingIn<Kinds[Kind]>] extends [never] ? never : Kind]: ThingIn<
    Kinds[Kind]
  >;
};

/** The tuple, if `raw` has exactly the shape of that kind; otherwise `null`. */
export function parseFact<Kinds extends FactForms, Name extends keyof Kinds & string>(
  kinds: Kinds,
  name: Name,
  raw: unknown,
): FactsOf<Kinds>[Name] | null {
  const shape: Shape | undefined = kinds[name]?.shape;
  return shape ? (parseTuple(shape, raw) as FactsOf<Kinds>[Name] | null) : null;
}

/** Whether `key` has the form of the keys of that kind. */
export function isFactKey(kinds: FactForms, name: string, key: string): boolean {
  return kinds[name]?.keys.some((form) => readKey(form, key) !== null) ?? false;
}

/** Whose a fact of the right shape is; `null` if it is about nothing. */
export function signerOf<Judging extends AnyJudging>(
  kinds: FactSet<Judging>,
  name: string,
  key: string,
  fact: FactTuple,
  lookup: Judging["lookup"],
): UserId | null {
  const kind = kinds[name];
  if (!kind) return null;
  if (kind.owner) return kind.owner(key, lookup);
  const at = findField(kind.shape, "signer");
  return at === null ? null : (fact[at] as UserId);
}
