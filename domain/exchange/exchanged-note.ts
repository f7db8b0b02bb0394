import type { ThreadState } from "@/domain/annotation/annotation";
import type { TextRange } from "@/domain/text/range";

/** Somebody, as a foreign document names them. */
export type ExchangedPerson = { iri: string; name: string };

export type ExchangedComment = {
  iri: string;
  creator: ExchangedPerson | null;
  /** Milliseconds since 1970, UTC. */
  created: number | null;
  edited: number | null;
  /** Markdown. */
  body: string;
};

/** An annotation between two products: everything by its name, nothing by an id that only one of them knows. */
export type ExchangedNote = {
  iri: string;
  creator: ExchangedPerson | null;
  /** Milliseconds since 1970, UTC. */
  created: number | null;
  /** The address of the text. */
  source: string;
  /** SHA-256 of that text's UTF-8 bytes, in hexadecimal. */
  sha256: string | null;
  /** Unicode code points. */
  position: TextRange | null;
  quote: { exact: string; prefix: string; suffix: string } | null;
  labels: readonly string[];
  thread: ThreadState;
  /** In the order of the thread. */
  comments: readonly ExchangedComment[];
};
