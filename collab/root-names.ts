import { FACT_KINDS, type FactKind } from "@/domain/facts/facts";

/** Root names are repeated in many structs, so they are one letter on the wire. */
export const ROOT_NAMES: Record<FactKind, string> = {
  annotations: "a",
  targets: "t",
  labels: "l",
  comments: "c",
  edits: "e",
  deletions: "d",
  states: "s",
  reactions: "r",
  statements: "p",
  revisions: "v",
};

/** The other way round. */
export const ROOT_KINDS: ReadonlyMap<string, FactKind> = new Map(
  FACT_KINDS.map((kind) => [ROOT_NAMES[kind], kind]),
);
