import type { ExchangedComment, ExchangedNote, ExchangedPerson } from "./exchanged-note";

export const ANNOTATION_CONTEXT = "http://www.w3.org/ns/anno.jsonld";

/** JSON as it will be written. */
type Json = { readonly [name: string]: JsonValue | undefined };
type JsonValue = string | number | Json | readonly JsonValue[];

/** A collection in the parts that it is written in: `items` are those of its one page, which is a member of it. */
type WrittenCollection = { collection: Json; page: Json | null; items: Json[] };

/**
 * A W3C Annotation Collection with its one page inside (JSON-LD). A note is one Annotation, with its creator's own
 * first comment and its labels as bodies; every other comment is an Annotation that replies to it.
 */
export function writeWebAnnotations(
  { iri, label, modified }: { iri: string; label: string; modified: number },
  notes: readonly ExchangedNote[],
): WrittenCollection {
  const items = notes.flatMap((note) => writeNote(note));
  const total = items.length;
  return {
    collection: {
      "@context": ANNOTATION_CONTEXT,
      id: iri,
      type: "AnnotationCollection",
      label,
      total,
      modified: toTime(modified),
    },
    page:
      total === 0
        ? null
        : {
            id: `${iri}#page`,
            type: "AnnotationPage",
            // An object: as a bare address, the model's own schemas refuse it.
            partOf: { id: iri, type: "AnnotationCollection", total },
            startIndex: 0,
          },
    items,
  };
}

/** The comment that its annotation's creator has made with it is a body of it; `null` if there is none. */
function openingOf({ creator, comments }: ExchangedNote): ExchangedComment | null {
  const [first] = comments;
  return first && first.creator?.iri === creator?.iri ? first : null;
}

function writeNote(note: ExchangedNote): Json[] {
  const opening = openingOf(note);
  const tags = note.labels.map((value) => ({ type: "TextualBody", value, purpose: "tagging" }));
  const body = [...(opening ? [writeBody(opening)] : []), ...tags];
  const motivation = [
    ...(opening ? ["commenting"] : []),
    ...(tags.length > 0 ? ["tagging"] : []),
    ...(body.length === 0 ? ["highlighting"] : []),
  ];
  const [only, ...more] = motivation;
  const root: Json = {
    id: note.iri,
    type: "Annotation",
    motivation: more.length === 0 && only !== undefined ? only : motivation,
    ...writeMaking(note.creator, note.created),
    ...(note.thread === "resolved" && { "schema:creativeWorkStatus": "resolved" }),
    ...(body.length > 0 && { body }),
    target: {
      type: "SpecificResource",
      source: note.source,
      ...(note.sha256 !== null && { "schema:sha256": note.sha256 }),
      selector: writeSelectors(note),
    },
  };
  const replies = note.comments.filter((comment) => comment !== opening);
  return [root, ...replies.map((comment) => writeReply(note, comment))];
}

function writeSelectors({ position, quote }: ExchangedNote): Json[] {
  return [
    ...(position ? [{ type: "TextPositionSelector", ...position }] : []),
    ...(quote ? [{ type: "TextQuoteSelector", ...quote }] : []),
  ];
}

function writeReply(note: ExchangedNote, comment: ExchangedComment): Json {
  return {
    id: comment.iri,
    type: "Annotation",
    motivation: "replying",
    ...writeMaking(comment.creator, comment.created),
    ...(comment.edited !== null && { modified: toTime(comment.edited) }),
    body: {
      type: "TextualBody",
      value: comment.body,
      format: "text/markdown",
      purpose: "replying",
    },
    target: note.iri,
  };
}

/** Without an `id`: a body that has one is somebody else's resource, which the model gives no purpose. */
function writeBody(comment: ExchangedComment): Json {
  return {
    type: "TextualBody",
    "schema:identifier": comment.iri,
    value: comment.body,
    format: "text/markdown",
    purpose: "commenting",
    ...writeMaking(comment.creator, comment.created),
    ...(comment.edited !== null && { modified: toTime(comment.edited) }),
  };
}

function writeMaking(creator: ExchangedPerson | null, created: number | null): Json {
  return {
    ...(creator && { creator: { id: creator.iri, type: "Person", name: creator.name } }),
    ...(created !== null && { created: toTime(created) }),
  };
}

/** `xsd:dateTime` in UTC, written with a Z. */
function toTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
