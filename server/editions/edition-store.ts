import type { Database } from "@/data/database";
import { findEditionSource, findHeadings, writeStructure } from "@/data/editions/edition-sources";
import { SizedCache } from "@/data/sized-cache";
import type { ReadableReport } from "@/domain/access/readable";
import { findSections } from "@/domain/edition/sections";
import type { Section } from "@/domain/edition/structure";

type Scope = { report: ReadableReport; number: number };

/** An edition's text with what is asked of it again and again. */
export type EditionOutline = { text: string; sections: Section[] };

/** Bytes: of answers that are kept as they are sent, and of outlines. */
const MOST = { answers: 64 * 1024 * 1024, outlines: 32 * 1024 * 1024 };

/** Editions as requests need them. They never change, so each is read once and kept while it is asked for. */
export class EditionStore {
  readonly #db: Database;
  readonly #answers = new SizedCache<Uint8Array<ArrayBuffer>>(MOST.answers);
  readonly #outlines = new SizedCache<EditionOutline>(MOST.outlines);

  constructor(db: Database) {
    this.#db = db;
  }

  /** The text in UTF-8; `null` where there is no such edition. */
  text(scope: Scope): Promise<Uint8Array<ArrayBuffer> | null> {
    return this.#answers.take(keyOf(scope, "text"), async () => {
      const source = await findEditionSource(this.#db, scope);
      return source && encode(source.text);
    });
  }

  /** The structure as the API tells it, JSON in UTF-8. */
  structure(scope: Scope): Promise<Uint8Array<ArrayBuffer> | null> {
    return this.#answers.take(keyOf(scope, "structure"), async () => {
      const written = await writeStructure(this.#db, scope);
      return written === null ? null : encode(written);
    });
  }

  /** Whether an outline is there for whoever asks next, or being read just now. */
  holdsOutline(scope: Scope): boolean {
    return this.#outlines.has(keyOf(scope, "outline"));
  }

  outline(scope: Scope): Promise<EditionOutline | null> {
    return this.#outlines.take(keyOf(scope, "outline"), async () => {
      const found = await findHeadings(this.#db, scope);
      if (!found) return null;
      const { text, headings } = found;
      const sections = findSections({ blocks: headings, marks: [] }, text);
      return { value: { text, sections }, size: 2 * text.length };
    });
  }
}

function keyOf({ report, number }: Scope, part: string): string {
  return `${report}.${number}.${part}`;
}

function encode(text: string): { value: Uint8Array<ArrayBuffer>; size: number } {
  const value = new TextEncoder().encode(text);
  return { value, size: value.length };
}
