import type { ImportRefusal } from "@/domain/edition/import-refusal";

/**
 * Thrown inside of the readers alone: a parser's callback has no other way to stop it. `importFile` makes a value
 * of it.
 */
export class ImportRefused extends Error {
  readonly refusal: ImportRefusal;

  constructor(refusal: ImportRefusal, cause?: unknown) {
    super(refusal, { cause });
    this.refusal = refusal;
  }
}
