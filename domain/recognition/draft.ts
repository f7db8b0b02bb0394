import type { Reason } from "@/domain/statements/reason";
import type { StatementKind } from "@/domain/statements/statement";
import type { TextRange } from "@/domain/text/range";
import type { Named } from "./text/gazetteer";

/** The speaker, once it is settled whose name the words stand for. */
export type Actor = {
  named: Named;
  mention: TextRange | null;
  speaker: string | null;
  onBehalfOf: string | null;
  reasons: Reason[];
};

/** A statement that may still grow. Actors who share a sentence share the draft. */
export type Draft = {
  start: number;
  end: number;
  actors: Actor[];
  kind: StatementKind;
  date: { iso: string; words: TextRange } | null;
  section: number | null;
  /** The draft it is reported in. */
  parent: Draft | null;
  reasons: Reason[];
  /** A decision of the meeting, or a label, stands by itself. */
  separate: boolean;
};

export function isSameActor(a: Actor, b: Actor): boolean {
  return (
    a.named.name === b.named.name &&
    (a.speaker === b.speaker || a.speaker === null || b.speaker === null)
  );
}
