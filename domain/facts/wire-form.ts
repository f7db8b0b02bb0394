import { mostKeyBytes, type KeyForm } from "./key-form";
import { mostBytes, type Shape } from "./shape";

/** What updates of a room may hold, before anything of them is believed. */
export type WireForm = {
  /** The name of the kind whose facts stand in each root. */
  roots: ReadonlyMap<string, string>;
  /** UTF-8 bytes of a root's name or of a key. */
  mostKeyBytes: number;
  /** UTF-8 bytes of a text in a fact. */
  mostTextBytes: number;
  /** Values in one fact. */
  mostValues: number;
};

type Formed = { root: string; keys: readonly KeyForm[]; shape: Shape };

/** The form of updates that hold facts of these kinds. */
export function wireFormOf(kinds: Readonly<Record<string, Formed>>): WireForm {
  const all = Object.values(kinds);
  return {
    roots: new Map(Object.entries(kinds).map(([name, { root }]) => [root, name])),
    mostKeyBytes: Math.max(...all.flatMap(({ keys }) => keys.map(mostKeyBytes))),
    mostTextBytes: Math.max(...all.flatMap(({ shape }) => shape.map(mostBytes))),
    mostValues: Math.max(...all.map(({ shape }) => shape.length)),
  };
}
