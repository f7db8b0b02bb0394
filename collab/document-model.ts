import * as Y from "yjs";
import type { Annotation } from "@/domain/annotation/annotation";
import { labelKey, parseLabelKey } from "@/domain/facts/report/labels";
import { parseReactionKey } from "@/domain/facts/report/reactions";
import {
  REPORT_FACT_NAMES,
  REPORT_FACTS,
  type ReportFactName,
} from "@/domain/facts/report/report-facts";
import { parseRevisionKey } from "@/domain/facts/report/revisions";
import { readStatementFact } from "@/domain/facts/report/statements";
import { parseTargetKey, targetKey } from "@/domain/facts/report/targets";
import { projectAnnotation, type CommentFacts } from "@/domain/annotation/project-annotation";
import {
  isId,
  type AnnotationId,
  type CommentId,
  type LabelId,
  type StatementId,
} from "@/domain/ids";
import type { DecidedStatement } from "@/domain/statements/statement";
import { FactDocument } from "./fact-document";

type StatementListener = (touched: ReadonlySet<StatementId>) => void;
type Listener = (touched: ReadonlySet<AnnotationId>, more: boolean) => void;

/** What changed and is not told yet. */
type Untold = {
  annotations: Set<AnnotationId>;
  statements: Set<StatementId>;
  hasRevisions: boolean;
};

const nothing = (): Untold => ({
  annotations: new Set(),
  statements: new Set(),
  hasRevisions: false,
});

/** Annotations of which listeners are told in one go when what was held back is told. */
const TOLD_AT_ONCE = 250;

/**
 * A report's shared document, read as annotations. It keeps indexes from each annotation to the facts about it, so
 * that one change costs the facts of one annotation. Facts of a wrong shape, and facts about nothing, are passed over:
 * a reader must survive any document.
 */
export class ReportDocument extends FactDocument<typeof REPORT_FACTS> {
  readonly #labels = new Map<AnnotationId, Set<LabelId>>();
  /** The editions for which somebody who reviews has said where it stands. */
  readonly #reviews = new Map<AnnotationId, Set<number>>();
  readonly #comments = new Map<AnnotationId, Set<CommentId>>();
  /** The annotation that each comment hangs on. */
  readonly #threads = new Map<CommentId, AnnotationId>();
  readonly #reactions = new Map<CommentId, Set<string>>();
  readonly #projected = new Map<AnnotationId, Annotation>();
  readonly #listeners = new Set<Listener>();
  readonly #statementListeners = new Set<StatementListener>();
  readonly #revisionListeners = new Set<() => void>();
  readonly #afterTransaction: (transaction: Y.Transaction) => void;
  #heldBack: Untold | null = null;

  constructor(ydoc: Y.Doc = new Y.Doc()) {
    super(REPORT_FACTS, ydoc);
    for (const name of REPORT_FACT_NAMES) {
      for (const key of this.keys(name)) this.#index(name, key);
    }
    this.#afterTransaction = (transaction) => {
      this.#follow(transaction);
    };
    ydoc.on("afterTransaction", this.#afterTransaction);
  }

  /** Every annotation, deleted ones too, in no particular order. */
  *annotations(): Generator<Annotation> {
    for (const id of this.keys("annotations")) {
      const annotation = isId<"annotation">(id) ? this.annotation(id) : null;
      if (annotation) yield annotation;
    }
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
      reviews: [...(this.#reviews.get(id) ?? [])].flatMap((edition) => {
        const fact = this.fact("targets", targetKey(id, edition));
        return fact?.[0] === edition ? [fact] : [];
      }),
      labels: [...(this.#labels.get(id) ?? [])].flatMap((label) => {
        const fact = this.fact("labels", labelKey(id, label));
        return fact ? [[label, fact] as const] : [];
      }),
      comments: [...(this.#comments.get(id) ?? [])].flatMap((comment) => this.#comment(comment)),
      state: this.fact("states", id),
      deletion: this.fact("deletions", id),
    });
    this.#projected.set(id, annotation);
    return annotation;
  }

  /**
   * Called after each transaction that touched annotations, with their ids. What was held back is told in parts: where
   * there is `more`, the next follows, and until the last, an empty one, has come nothing should be shown. Returns the
   * way to stop.
   */
  onChange(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** From now on nobody is told of what comes from elsewhere, until `release`. */
  holdBack(): void {
    this.#heldBack ??= nothing();
  }

  /** Tells what was held back, in steps that whoever takes them may interrupt; none must be left out. */
  *release(): Generator<void, void> {
    const untold = this.#heldBack;
    this.#heldBack = null;
    if (!untold) return;
    const { annotations, statements, hasRevisions } = untold;
    const touched = [...annotations];
    for (let at = 0; at < touched.length; at += TOLD_AT_ONCE) {
      const some = new Set(touched.slice(at, at + TOLD_AT_ONCE));
      for (const tell of [...this.#listeners]) tell(some, true);
      yield;
    }
    if (touched.length > 0) for (const tell of [...this.#listeners]) tell(new Set(), false);
    yield;
    this.#tell({ ...nothing(), statements, hasRevisions });
  }

  /** What somebody has decided about that statement; `null` where nobody has. */
  statement(id: StatementId): DecidedStatement | null {
    const fact = this.fact("statements", id);
    return fact && { id, ...readStatementFact(fact) };
  }

  /** Every statement that somebody has decided about, in no particular order. */
  *statements(): Generator<DecidedStatement> {
    for (const id of this.keys("statements")) {
      const statement = isId<"statement">(id) ? this.statement(id) : null;
      if (statement) yield statement;
    }
  }

  /** How often statements were proposed, by the number of the edition: editions that came since are named too. */
  revisions(): ReadonlyMap<number, number> {
    return new Map(
      [...this.keys("revisions")].flatMap((key) => {
        const edition = parseRevisionKey(key);
        const fact = this.fact("revisions", key);
        return edition !== null && fact ? [[edition, fact[0]] as const] : [];
      }),
    );
  }

  /** Called after each transaction in which somebody decided about statements. Returns the way to stop. */
  onStatements(listener: StatementListener): () => void {
    this.#statementListeners.add(listener);
    return () => this.#statementListeners.delete(listener);
  }

  /** Called after each transaction that told of new editions or proposals. Returns the way to stop. */
  onRevisions(listener: () => void): () => void {
    this.#revisionListeners.add(listener);
    return () => this.#revisionListeners.delete(listener);
  }

  destroy(): void {
    this.ydoc.off("afterTransaction", this.#afterTransaction);
    this.#listeners.clear();
    this.#statementListeners.clear();
    this.#revisionListeners.clear();
  }

  #comment(id: CommentId): CommentFacts[] {
    const made = this.fact("comments", id);
    if (!made) return [];
    const reactions = [...(this.#reactions.get(id) ?? [])].flatMap((key) => {
      const parsed = parseReactionKey(key);
      const fact = this.fact("reactions", key);
      return parsed && fact ? [{ emoji: parsed.emoji, by: parsed.user, at: fact[0] }] : [];
    });
    return [
      { id, made, edit: this.fact("edits", id), deletion: this.fact("deletions", id), reactions },
    ];
  }

  #follow(transaction: Y.Transaction): void {
    const changed = nothing();
    const { annotations, statements } = changed;
    for (const [type, keys] of transaction.changed) {
      const kind = this.kindOf(type);
      if (kind === "revisions") changed.hasRevisions = true;
      if (!kind || kind === "revisions") continue;
      for (const key of keys) {
        if (key === null) continue;
        if (kind === "statements") {
          if (isId<"statement">(key)) statements.add(key);
          continue;
        }
        // A comment of a document that nobody judged may have hung elsewhere before.
        for (const id of this.#subjects(kind, key)) annotations.add(id);
        this.#index(kind, key);
        for (const id of this.#subjects(kind, key)) annotations.add(id);
      }
    }
    for (const id of annotations) this.#projected.delete(id);
    if (this.#heldBack && !transaction.local) hold(this.#heldBack, changed);
    else this.#tell(changed);
  }

  #tell({ annotations, statements, hasRevisions }: Untold): void {
    if (statements.size > 0) for (const tell of [...this.#statementListeners]) tell(statements);
    if (hasRevisions) for (const tell of [...this.#revisionListeners]) tell();
    if (annotations.size > 0) for (const tell of [...this.#listeners]) tell(annotations, false);
  }

  /** Keeps the index entry of a key; an entry whose fact is gone is harmless, because reading checks. */
  #index(kind: ReportFactName, key: string): void {
    if (kind === "labels") {
      const parsed = parseLabelKey(key);
      if (parsed) entry(this.#labels, parsed.annotation).add(parsed.label);
    } else if (kind === "targets") {
      const parsed = parseTargetKey(key);
      if (parsed && parsed.edition !== null) {
        entry(this.#reviews, parsed.annotation).add(parsed.edition);
      }
    } else if (kind === "comments") {
      if (isId<"comment">(key)) this.#hang(key, this.fact("comments", key)?.[0]);
    } else if (kind === "reactions") {
      const parsed = parseReactionKey(key);
      if (parsed) entry(this.#reactions, parsed.comment).add(key);
    }
  }

  #hang(comment: CommentId, annotation: AnnotationId | undefined): void {
    const before = this.#threads.get(comment);
    if (before === annotation) return;
    if (before) this.#comments.get(before)?.delete(comment);
    if (annotation) {
      this.#threads.set(comment, annotation);
      entry(this.#comments, annotation).add(comment);
    } else {
      this.#threads.delete(comment);
    }
  }

  /** The annotations that a fact is about: one, unless somebody has made a comment of an annotation's id. */
  #subjects(kind: ReportFactName, key: string): AnnotationId[] {
    switch (kind) {
      case "annotations":
      case "states":
        return [key as AnnotationId];
      case "targets":
        return present(parseTargetKey(key)?.annotation);
      case "labels":
        return present(parseLabelKey(key)?.annotation);
      case "comments":
      case "edits":
        return present(this.#threads.get(key as CommentId));
      case "reactions":
        return this.#subjects("comments", parseReactionKey(key)?.comment ?? "");
      case "deletions":
        return [
          ...(this.fact("annotations", key) ? [key as AnnotationId] : []),
          ...this.#subjects("comments", key),
        ];
      case "statements":
      case "revisions":
        return [];
    }
  }
}

function hold(held: Untold, changed: Untold): void {
  for (const id of changed.annotations) held.annotations.add(id);
  for (const id of changed.statements) held.statements.add(id);
  held.hasRevisions ||= changed.hasRevisions;
}

function present<Item>(item: Item | undefined): Item[] {
  return item === undefined ? [] : [item];
}

function entry<Key, Item>(index: Map<Key, Set<Item>>, key: Key): Set<Item> {
  let items = index.get(key);
  if (!items) index.set(key, (items = new Set()));
  return items;
}
