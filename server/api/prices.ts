/**
 * Milliseconds of the main thread that answers take beyond what any request does: measured with five million
 * characters, ten thousand annotations and the longest comments.
 */
export const PRICES = {
  /** For each million characters of a text that is sent as it is kept. */
  sent: 1,
  /** For each million bytes of a file. */
  file: 4,
  /** For each million characters of an edition that has to be read and parsed before a part of it can be cut. */
  parsed: 30,
  /** For each million characters of an edition of which words and headings have to be read first. */
  outlined: 10,
  /** For each million characters of a report whose statements are told. */
  statements: 60,
  /** For each annotation. */
  annotation: 0.08,
  /** For each annotation that is looked through for deleted ones. */
  searched: 0.001,
  /** For each million bytes of comments. */
  comments: 12,
  /** For each annotation of which it is told whether the caller has read it. */
  read: 0.008,
  /** For each annotation, comment and decision that its author takes along. */
  own: 0.06,
  /** For each report of a list. */
  report: 0.08,
  /** For each actor of a team, whose names are looked through at every change, too. */
  actor: 0.03,
};

/** Of an answer that tells all that is somebody's own. */
export function priceOfOwn(size: { rows: number; commentBytes: number }): number {
  return size.rows * PRICES.own + (size.commentBytes / 1_000_000) * PRICES.comments;
}

/** Of an answer that tells annotations with their threads. */
export function priceOfAnnotations(size: { annotations: number; commentBytes: number }): number {
  return size.annotations * PRICES.annotation + (size.commentBytes / 1_000_000) * PRICES.comments;
}
