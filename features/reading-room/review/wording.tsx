import type { TextRange } from "@/domain/text/range";
import { useReportWords } from "../kernel/use-report-words";
import { contextOf, type Piece } from "./word-diff";
import styles from "./review-item.module.css";

/** A passage with what stands around it, and with what the other wording has not marked as `del` or `ins`. */
export function Wording({
  id,
  title,
  text,
  range,
  pieces,
  as: Mark,
}: {
  id: string;
  title: string;
  text: string;
  range: TextRange;
  pieces: readonly Piece[];
  as: "del" | "ins";
}) {
  const { before, after } = contextOf(text, range);
  return (
    <div className={styles.wording}>
      <h3 className={styles.which}>{title}</h3>
      <p className={styles.words} {...useReportWords()}>
        <span className={styles.context}>{before}</span>
        <b id={id} className={styles.passage}>
          {pieces.map((piece, at) =>
            piece.own ? (
              <Mark key={at} className={styles[Mark]}>
                {piece.text}
              </Mark>
            ) : (
              <span key={at}>{piece.text}</span>
            ),
          )}
        </b>
        <span className={styles.context}>{after}</span>
      </p>
    </div>
  );
}
