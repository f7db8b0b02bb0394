import type { Annotation } from "@/domain/annotation/annotation";
import { parseFact } from "@/domain/facts/fact-kind";
import { labelKey, parseLabelKey } from "@/domain/facts/report/labels";
import { parseReactionKey } from "@/domain/facts/report/reactions";
import {
  REPORT_FACT_NAMES,
  REPORT_FACTS,
  type ReportFactName,
  type ReportFacts,
} from "@/domain/facts/report/report-facts";
import { parseTargetKey } from "@/domain/facts/report/targets";
import { projectAnnotation } from "@/domain/annotation/project-annotation";
import type { AnnotationId, CommentId } from "@/domain/ids";

/** The facts of a shared document without the sharing: what the rules are tried on. */
export class FactTable {
  readonly #facts = new Map(REPORT_FACT_NAMES.map((kind) => [kind, new Map<string, unknown>()]));

  raw(kind: ReportFactName, key: string): unknown {
    return this.#facts.get(kind)?.get(key);
  }

  fact = <Kind extends ReportFactName>(kind: Kind, key: string): ReportFacts[Kind] | null =>
    parseFact(REPORT_FACTS, kind, this.raw(kind, key));

  /** `undefined` takes the key away. */
  put(kind: ReportFactName, key: string, fact: unknown): void {
    if (fact === undefined) this.#facts.get(kind)?.delete(key);
    else this.#facts.get(kind)?.set(key, fact);
  }

  keys(kind: ReportFactName): string[] {
    return [...(this.#facts.get(kind)?.keys() ?? [])];
  }

  annotation(id: AnnotationId): Annotation | null {
    const made = this.fact("annotations", id);
    if (!made) return null;
    return projectAnnotation({
      id,
      made,
      target: this.fact("targets", id),
      reviews: this.keys("targets").flatMap((key) => {
        const parsed = parseTargetKey(key);
        const fact = this.fact("targets", key);
        return fact && parsed?.annotation === id && parsed.edition === fact[0] ? [fact] : [];
      }),
      labels: this.keys("labels").flatMap((key) => {
        const parsed = parseLabelKey(key);
        if (parsed?.annotation !== id) return [];
        const fact = this.fact("labels", labelKey(id, parsed.label));
        return fact ? [[parsed.label, fact] as const] : [];
      }),
      comments: this.keys("comments").flatMap((key) => {
        const comment = this.fact("comments", key);
        if (comment?.[0] !== id) return [];
        return {
          id: key as CommentId,
          made: comment,
          edit: this.fact("edits", key),
          deletion: this.fact("deletions", key),
          reactions: this.#reactions(key),
        };
      }),
      state: this.fact("states", id),
      deletion: this.fact("deletions", id),
    });
  }

  /** By id. */
  annotations(): Annotation[] {
    return this.keys("annotations")
      .sort()
      .flatMap((id) => this.annotation(id as AnnotationId) ?? []);
  }

  #reactions(comment: string) {
    return this.keys("reactions").flatMap((key) => {
      const parsed = parseReactionKey(key);
      const fact = this.fact("reactions", key);
      return fact && parsed?.comment === comment
        ? [{ emoji: parsed.emoji, by: parsed.user, at: fact[0] }]
        : [];
    });
  }
}
