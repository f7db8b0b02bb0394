import { formatOf } from "./docx-lists";
import { formatNumber } from "../list-counter";
import { childOf, childrenOf, descendantsOf, type XmlElement } from "../xml-tree";

export type CitedNote = { label: string; body: XmlElement };

type NoteKind = "footnote" | "endnote";

/** The notes of a document, numbered as they are cited. */
export class DocxNotes {
  readonly #bodies = new Map<string, XmlElement>();
  readonly #formats: Record<NoteKind, ReturnType<typeof formatOf>>;
  readonly #cited: Record<NoteKind, CitedNote[]> = { footnote: [], endnote: [] };
  readonly #labels = new Map<string, string>();

  constructor(document: XmlElement, parts: ReadonlyMap<string, XmlElement>) {
    for (const kind of ["footnote", "endnote"] as const) {
      for (const note of childrenOf(parts.get(`${kind}s`), `w:${kind}`)) {
        // The line above the notes is kept as a note too.
        const type = note.attributes["w:type"] ?? "normal";
        if (type === "normal") this.#bodies.set(keyOf(kind, note.attributes["w:id"]), note);
      }
    }
    const settings = parts.get("settings");
    const places = [...descendantsOf(document, "w:sectPr"), ...(settings ? [settings] : [])];
    this.#formats = {
      footnote: findFormat(places, "w:footnotePr") ?? "decimal",
      endnote: findFormat(places, "w:endnotePr") ?? "lowerRoman",
    };
  }

  /** The label of the note that a mark refers to; `null` where there is no such note. */
  cite(kind: NoteKind, id: string | undefined, ownMark: string): string | null {
    const key = keyOf(kind, id);
    const known = this.#labels.get(key);
    if (known !== undefined) return known;
    const body = this.#bodies.get(key);
    if (!body) return null;
    const format = this.#formats[kind];
    const count = this.#cited[kind].filter(({ label }) => /[\p{L}\p{N}]/u.test(label)).length + 1;
    const number = formatNumber(count, format === "bullet" ? "decimal" : format);
    const label = ownMark.trim() || number;
    this.#labels.set(key, label);
    this.#cited[kind].push({ label, body });
    return label;
  }

  /** Those that were cited, in their order: footnotes, then endnotes. Notes may cite notes, so it goes on. */
  *cited(): Generator<CitedNote> {
    yield* this.#cited.footnote;
    yield* this.#cited.endnote;
  }
}

function keyOf(kind: NoteKind, id = ""): string {
  return `${kind} ${id}`;
}

function findFormat(
  places: readonly XmlElement[],
  name: string,
): ReturnType<typeof formatOf> | null {
  for (const place of places) {
    const format = childOf(childOf(place, name), "w:numFmt")?.attributes["w:val"];
    if (format !== undefined) return formatOf(format);
  }
  return null;
}
