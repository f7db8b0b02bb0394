"use client";

import { useLocale } from "@/words/use-locale";
import { Segmented } from "@/components/form/segmented";
import type { LegacyEncoding } from "@/domain/edition/decode/guess-encoding";
import { useWords } from "@/words/use-words";
import type { DraftFormat, ReportDraft } from "../draft";
import { isGuess } from "../draft-encoding";
import { writeSize } from "../write-size";
import { EncodingChoice } from "./encoding-choice";
import styles from "./intake.module.css";

const PREVIEW_LENGTH = 700;
const FORMATS: readonly DraftFormat[] = ["txt", "md"];
const PASTED_FORMATS: readonly DraftFormat[] = ["html", "txt"];

/** What was chosen: its name, how long it is and, of a text, how it begins. */
export function DraftPreview({
  draft,
  format,
  onFormat,
  onEncoding,
}: {
  draft: ReportDraft;
  format: DraftFormat;
  onFormat: (format: DraftFormat) => void;
  onEncoding: (encoding: LegacyEncoding) => void;
}) {
  const text = useWords("reports.intake");
  const locale = useLocale();
  if (draft.kind === "file") {
    return (
      <p className={styles.source}>
        <b>{draft.file.name}</b>
        <span>{writeSize(draft.file.size, locale)}</span>
      </p>
    );
  }
  const file = draft.kind === "text" ? draft.file : null;
  const { length } = draft.text;
  return (
    <>
      <p className={styles.source}>
        <b>{file?.file.name ?? text("pasted")}</b>
        <span>{text("characters", { count: length })}</span>
        <Segmented<DraftFormat>
          label={text("format")}
          options={(draft.kind === "html" ? PASTED_FORMATS : FORMATS).map((value) => ({
            value,
            label: text(`formats.${value}`),
          }))}
          value={format}
          onChange={onFormat}
        />
      </p>
      {format === "html" && <p className={styles.hint}>{text("keepHint")}</p>}
      {file && isGuess(file.encoding) && (
        <EncodingChoice value={file.encoding} onChange={onEncoding} />
      )}
      <figure className={styles.previewBox}>
        <figcaption>{text("preview")}</figcaption>
        {/* Scrolls, so the keyboard must reach it. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <pre className={styles.preview} tabIndex={0} aria-label={text("preview")} dir="auto">
          {draft.text.slice(0, PREVIEW_LENGTH).trim()}
        </pre>
      </figure>
    </>
  );
}
