import * as Y from "yjs";
import type { Annotation } from "@/domain/annotation/annotation";
import { projectAnnotation, type CommentFacts } from "@/domain/annotation/project-annotation";
import { isFactKey, type AnyThing } from "@/domain/facts/fact-kind";
import { readThing } from "@/domain/facts/read-thing";
import { parseLabelKey } from "@/domain/facts/report/labels";
import { parseReactionKey } from "@/domain/facts/report/reactions";
import {
  REPORT_FACT_NAMES,
  REPORT_FACTS,
  type ReportFactName,
} from "@/domain/facts/report/report-facts";
import type { ReportNoun, ReportThingId, ReportThings } from "@/domain/facts/report/report-things";
import { parseTargetKey } from "@/domain/facts/report/targets";
import { isId, type AnnotationId, type CommentId } from "@/domain/ids";
import { FactDocument } from "./fact-document";
import { KeyIndex, subjectOf } from "./key-index";
import { Tellings, type Touched } from "./tellings";

/** Kinds whose facts are things by themselves. */
const ALONE = REPORT_FACT_NAMES.filter((name) => "read" in REPORT_FACTS[name]);

/** What the keys of each kind begin with: the ids of what its facts are about. */
const NOUNS: ReadonlyMap<string, ReadonlySet<string | null>> = new Map(
  REPORT_FACT_NAMES.map((name) => {
    const firsts = REPORT_FACTS[name].keys.map(([first]) => first);
    return [name, new Set(firsts.map((part) => (part?.is === "id" ? part.noun : null)))];
  }),
);

/**
 * A report's shared document, read as things: annotations, of many facts each, and what single facts make. It keeps
 * indexes from each annotation to the facts about it, so that one change costs the facts of one annotation. Facts of a
 * wrong shape, and facts about nothing, are passed over: a reader must survive any document.
 */
export class ReportDocument extends FactDocument<typeof REPORT_FACTS> {
  readonly #index = new KeyIndex(REPORT_FACTS);
  readonly #comments = new Map<AnnotationId, Set<CommentId>>();
  /** The annotation that each comment hangs on. */
  readonly #threads = new Map<CommentId, AnnotationId>();
  readonly #projected = new Map<AnnotationId, Annotation>();
  readonly #tellings = new Tellings("annotations");
  readonly #afterTransaction: (transaction: Y.Transaction) => void;

  constructor(ydoc: Y.Doc = new Y.Doc()) {
    super(REPORT_FACTS, ydoc);
    for (const name of REPORT_FACT_NAMES) {
      for (const key of this.keys(name)) this.#note(name, key);
    }
    this.#afterTransaction = (transaction) => {
      this.#follow(transaction);
    };
    ydoc.on("afterTransaction", this.#afterTransaction);
  }

  /** Every annotation, deleted ones too, in no particular order. */
  annotations(): Generator<Annotation> {
    return this.things("annotations");
  }

  /** The same object until something about it changes. */
  annotation(id: AnnotationId): Annotation | null {
    const known = this.#projected.get(id);
    if (known) return known;
    const made = this.fact("annotations", id);
    if (!made) return null;
    const annotation = projectAnnotation({
      id,
      made,
      target: this.fact("targets", id),
      reviews: [...this.#index.about("targets", id)].flatMap((key) => {
        const fact = this.fact("targets", key);
        return fact && fact[0] === parseTargetKey(key)?.edition ? [fact] : [];
      }),
      labels: [...this.#index.about("labels", id)].flatMap((key) => {
        const parsed = parseLabelKey(key);
        const fact = this.fact("labels", key);
        return parsed && fact ? [[parsed.label, fact] as const] : [];
      }),
      comments: [...(this.#comments.get(id) ?? [])].flatMap((comment) => this.#comment(comment)),
      state: this.fact("states", id),
      deletion: this.fact("deletions", id),
    });
    this.#projected.set(id, annotation);
    return annotation;
  }

  /** `null` if there is nothing of that noun and id. */
  thing<Noun extends ReportNoun>(noun: Noun, id: string): ReportThings[Noun] | null;
  thing(noun: ReportNoun, id: string): AnyThing | null {
    if (noun === "annotations") return isId<"annotation">(id) ? this.annotation(id) : null;
    return readThing(REPORT_FACTS, noun, id, this.raw(noun, id));
  }

  /** All that there is of a noun, in no particular order. */
  *things<Noun extends ReportNoun>(noun: Noun): Generator<ReportThings[Noun]> {
    for (const id of this.keys(noun)) {
      const thing = this.thing(noun, id);
      if (thing) yield thing;
    }
  }

  /**
   * Called after each transaction that touched things of that noun, with their ids. What was held back of annotations is
   * told in parts: if there is `more`, the next follows, and until the last, an empty one, has come nothing should be
   * shown. Returns the function that unsubscribes.
   */
  onThings<Noun extends ReportNoun>(
    noun: Noun,
    listener: (ids: ReadonlySet<ReportThingId<Noun>>, more: boolean) => void,
  ): () => void {
    return this.#tellings.on(noun, listener);
  }

  /** From now on nobody is told of what comes from elsewhere, until `release`. */
  holdBack(): void {
    this.#tellings.holdBack();
  }

  /** Tells what was held back, in steps. The caller may pause between them, and must take them all. */
  release(): Generator<void, void> {
    return this.#tellings.release();
  }

  destroy(): void {
    this.ydoc.off("afterTransaction", this.#afterTransaction);
    this.#tellings.clear();
  }

  #comment(id: CommentId): CommentFacts[] {
    const made = this.fact("comments", id);
    if (!made) return [];
    const reactions = [...this.#index.about("reactions", id)].flatMap((key) => {
      const parsed = parseReactionKey(key);
      const fact = this.fact("reactions", key);
      return parsed && fact ? [{ emoji: parsed.emoji, by: parsed.user, at: fact[0] }] : [];
    });
    return [
      { id, made, edit: this.fact("edits", id), deletion: this.fact("deletions", id), reactions },
    ];
  }

  #follow(transaction: Y.Transaction): void {
    const annotations = new Set<AnnotationId>();
    const touched: Touched = new Map(ALONE.map((name) => [name, new Set()]));
    touched.set("annotations", annotations);
    for (const [type, keys] of transaction.changed) {
      const name = this.kindOf(type);
      if (!name) continue;
      const alone = touched.get(name);
      for (const key of keys) {
        if (key === null) continue;
        if (alone && alone !== annotations) {
          if (isFactKey(REPORT_FACTS, name, key)) alone.add(key);
          continue;
        }
        // A comment of a document that nobody judged may have hung elsewhere before.
        for (const id of this.#annotationsOf(name, key)) annotations.add(id);
        this.#note(name, key);
        for (const id of this.#annotationsOf(name, key)) annotations.add(id);
      }
    }
    for (const id of annotations) this.#projected.delete(id);
    this.#tellings.tell(touched, transaction.local);
  }

  /** Keeps the index entries of a key; one whose fact is gone is harmless, because reading checks. */
  #note(name: ReportFactName, key: string): void {
    this.#index.add(name, key);
    if (name === "comments" && isId<"comment">(key)) this.#hang(key, this.fact(name, key)?.[0]);
  }

  #hang(comment: CommentId, annotation: AnnotationId | undefined): void {
    const before = this.#threads.get(comment);
    if (before === annotation) return;
    if (before) this.#comments.get(before)?.delete(comment);
    if (annotation) {
      this.#threads.set(comment, annotation);
      const comments = this.#comments.get(annotation) ?? new Set();
      this.#comments.set(annotation, comments.add(comment));
    } else {
      this.#threads.delete(comment);
    }
  }

  /** The annotations that a fact is about: one, unless somebody has made a comment of an annotation's id. */
  #annotationsOf(name: ReportFactName, key: string): AnnotationId[] {
    const nouns = NOUNS.get(name);
    const subject = subjectOf(key);
    const found: AnnotationId[] = [];
    const maybeOther = nouns?.has("comment") && !this.fact("annotations", subject);
    if (nouns?.has("annotation") && !maybeOther) found.push(subject as AnnotationId);
    const thread = nouns?.has("comment") ? this.#threads.get(subject as CommentId) : undefined;
    if (thread) found.push(thread);
    return found;
  }
}
