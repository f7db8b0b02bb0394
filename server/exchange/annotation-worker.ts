import { readStructure } from "@/data/editions/stored-structure";
import type { EditionText } from "@/domain/anchoring/edition-text";
import type { ExchangedNote } from "@/domain/exchange/exchanged-note";
import { readWebAnnotations, type ReadAnnotations } from "@/domain/exchange/read-web-annotations";
import type { ReportId } from "@/domain/ids";
import { ok, refuse, type Result } from "@/domain/result";
import { isTooIntricate } from "@/domain/text/intricacy";
import { scanJson, type JsonBounds, type JsonRefusal } from "../reading/scan-json";
import { answerTasks } from "../threads/answer-tasks";
import type { TaskMessage } from "../threads/task-process";
import { ExchangeNames } from "./exchange-names";
import {
  findNamed,
  placeNotes,
  type NamedEdition,
  type PlacedNote,
  type UnplacedReason,
} from "./place-notes";

export type DocumentRefusal = JsonRefusal | "malformed" | "not-annotations";

/** An edition's text as the database hands it out. `structure` is JSON. */
export type NeededText = { number: number; text: string; structure: string };

type About = {
  origin: string;
  report: ReportId;
  /** The newest first. */
  editions: readonly NamedEdition[];
  /** The ids of the annotations that are there. */
  known: readonly string[];
};

/** What is asked of the process, in this order, for the one document that it takes in. */
export type AnnotationTasks = {
  read: {
    ask: { body: Uint8Array; bounds: JsonBounds; about: About };
    result: Result<{ needed: number[] }, DocumentRefusal>;
  };
  place: {
    ask: { texts: readonly NeededText[] };
    result: {
      placed: number;
      existing: number;
      notPlaced: { iri: string; exact: string | null; why: NotPlaced }[];
    };
  };
  take: { ask: { most: number; characters: number }; result: NumberedNote[] };
};

/** A note with its place, and where it stood in the document that was read. */
export type NumberedNote = PlacedNote & { at: number };

type NotPlaced = UnplacedReason | Unread["why"];
type Unread = ReadAnnotations["unread"][number] | { iri: string; why: "too-intricate" };

let document: {
  about: About;
  names: ExchangeNames;
  fresh: ExchangedNote[];
  /** Where each of them stood in the document. */
  places: ReadonlyMap<ExchangedNote, number>;
  existing: number;
  unread: Unread[];
} | null = null;
let placed: NumberedNote[] = [];

answerTasks<AnnotationTasks>(perform);

function perform(
  task: TaskMessage<AnnotationTasks>["task"],
): AnnotationTasks[keyof AnnotationTasks]["result"] {
  switch (task.kind) {
    case "read":
      return read(task);
    case "place":
      return place(task.texts);
    case "take":
      return take(task);
  }
}

function read({ body, bounds, about }: AnnotationTasks["read"]["ask"]) {
  const refusal = scanJson(body, bounds);
  if (refusal) return refuse(refusal);
  const json = parse(body);
  if (!json) return refuse("malformed");
  const found = readWebAnnotations(json.value);
  if (!found) return refuse("not-annotations");
  const names = new ExchangeNames(about.origin, about.report);
  const known = new Set(about.known);
  const unread: Unread[] = [...found.unread];
  const places = new Map<ExchangedNote, number>();
  const fresh = found.notes.flatMap((note, at) => {
    const id = names.readAnnotation(note.iri);
    if (id !== null && known.has(id)) return [];
    const shown = note.comments.filter(({ body: said }) => !isTooIntricate(said));
    const left = note.comments.filter((comment) => !shown.includes(comment));
    unread.push(...left.map(({ iri }) => ({ iri, why: "too-intricate" as const })));
    const kept = { ...note, comments: shown };
    places.set(kept, at);
    return [kept];
  });
  const existing = found.notes.length - fresh.length;
  document = { about, names, fresh, places, existing, unread };
  const named = fresh.flatMap((note) => findNamed(note, about.editions, names)?.number ?? []);
  return ok({ needed: [...new Set([about.editions[0]?.number ?? 1, ...named])] });
}

function parse(body: Uint8Array): { value: unknown } | null {
  try {
    return { value: JSON.parse(new TextDecoder().decode(body)) as unknown };
  } catch {
    return null;
  }
}

function place(needed: readonly NeededText[]): AnnotationTasks["place"]["result"] {
  if (!document) throw new Error("nothing was read before");
  const { about, names, fresh, places, existing, unread } = document;
  const texts = new Map(
    needed.map(({ number, text, structure }): [number, EditionText] => [
      number,
      { text, structure: readStructure(structure) },
    ]),
  );
  const found = placeNotes(fresh, about.editions, texts, names);
  placed = found.placed.map((one) => ({ ...one, at: places.get(one.note) ?? 0 }));
  const notPlaced = [
    ...unread.map(({ iri, why }) => ({ iri, why, exact: null })),
    ...found.unplaced.map(({ note, why }) => ({
      iri: note.iri,
      why,
      exact: note.quote?.exact ?? null,
    })),
  ];
  return { placed: placed.length, existing, notPlaced };
}

/** The next notes, at most so many, and no more after they have so many characters. */
function take({ most, characters }: AnnotationTasks["take"]["ask"]): NumberedNote[] {
  let count = 0;
  let length = 0;
  for (const { note } of placed.slice(0, most)) {
    if (length > characters) break;
    count += 1;
    length += note.comments.reduce((sum, { body }) => sum + body.length, 0);
  }
  return placed.splice(0, count);
}
