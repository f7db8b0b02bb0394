import { REPORT_FACTS } from "@/domain/facts/report/report-facts";
import { sameFact } from "@/domain/facts/same-fact";
import type { Shape } from "@/domain/facts/shape";
import type { FactEdit, PendingEdit } from "./commands";
import type { ReportDocument } from "./document-model";

/**
 * What is to become of a gesture that was made on an earlier document of its room. `write`: it is written. `stands`: what
 * was wanted is so already. `changed`: somebody has set otherwise meanwhile, so it is for the person to decide.
 */
export type Return = "write" | "stands" | "changed";

/**
 * Judges gestures that have come back, in their order, against what stands: a gesture holds as a whole, and what it found
 * when it was made must stand as it stood. What an earlier one of them has written counts as found.
 */
export class ReturnedEdits {
  readonly #document: ReportDocument;
  readonly #written = new Map<string, unknown>();

  constructor(document: ReportDocument) {
    this.#document = document;
  }

  judge({ edits }: PendingEdit): Return {
    const each = edits.map((edit) => this.#judge(edit));
    if (each.includes("changed")) return "changed";
    return each.includes("write") ? "write" : "stands";
  }

  /** Of a gesture that was written. */
  wrote({ edits }: PendingEdit): void {
    for (const { kind, key, after } of edits) this.#written.set(`${kind} ${key}`, after);
  }

  #judge({ kind, key, before, after }: FactEdit): Return {
    const standing = this.#document.fact(kind, key) ?? undefined;
    if (saysTheSame(REPORT_FACTS[kind].shape, standing, after)) return "stands";
    if (sameFact(standing, before)) return "write";
    const name = `${kind} ${key}`;
    const isOwn = this.#written.has(name) && sameFact(standing, this.#written.get(name));
    return isOwn ? "write" : "changed";
  }
}

/**
 * Whether the server has taken a gesture in, though its answer never came.
 * @param taken of each client id, how many structs the server has taken in.
 */
export function isTaken({ edits }: PendingEdit, taken: ReadonlyMap<number, number>): boolean {
  return edits.some(({ after, to }) => {
    // What takes something away is no struct of its own.
    const made = after === undefined ? null : /^(\d+)\.(\d+)$/.exec(to ?? "");
    return made !== null && Number(made[2]) < (taken.get(Number(made[1])) ?? 0);
  });
}

/** Whoever signed it, and whenever. */
function saysTheSame(shape: Shape, one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return shape.every(
    ({ is }, at) => is === "signer" || is === "time" || Object.is(one[at], other[at]),
  );
}
