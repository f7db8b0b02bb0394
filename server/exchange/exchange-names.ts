import { isId, type AnnotationId, type CommentId, type ReportId, type UserId } from "@/domain/ids";

/** The names under which things of ours are known outside. They hold wherever the document goes. */
export class ExchangeNames {
  readonly #origin: string;
  readonly #report: ReportId;

  /** @param origin where browsers reach the product, without a slash at its end */
  constructor(origin: string, report: ReportId) {
    this.#origin = origin;
    this.#report = report;
  }

  get collection(): string {
    return `${this.#origin}/api/v1/reports/${this.#report}/annotations.jsonld`;
  }

  /** The permanent link. */
  annotation(id: AnnotationId): string {
    return `${this.#page}#a=${id}`;
  }

  comment(id: CommentId): string {
    return `${this.#page}#c=${id}`;
  }

  person(id: UserId): string {
    return `${this.#origin}/#person=${id}`;
  }

  text(edition: number): string {
    return `${this.#origin}/api/v1/reports/${this.#report}/text?edition=${edition}`;
  }

  /** `null` where it is not an annotation of this report. */
  readAnnotation(iri: string): AnnotationId | null {
    const prefix = `${this.#page}#a=`;
    const id = iri.startsWith(prefix) ? iri.slice(prefix.length) : null;
    return id !== null && isId<"annotation">(id) ? id : null;
  }

  get #page(): string {
    return `${this.#origin}/reports/${this.#report}`;
  }
}
