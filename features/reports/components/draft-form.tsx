"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/button";
import { DialogFooter } from "@/components/dialog";
import { useLocale } from "@/components/locale";
import { Notice } from "@/components/notice";
import { Progress } from "@/components/progress";
import { Segmented } from "@/components/segmented";
import { showToast } from "@/components/toast-store";
import { toSubmission, useForm } from "@/features/api/use-form";
import type { ReportDraft, ReportFormat } from "../draft";
import { messages } from "../messages";
import { uploadReport, type UploadStage } from "../upload-report";
import { DETAIL_NAMES, DetailFields, readDetails } from "./detail-fields";
import styles from "./intake.module.css";

const text = messages.intake;
const PREVIEW_LENGTH = 700;
const FORMATS = (["txt", "md"] as const).map((value) => ({ value, label: text.formats[value] }));

/** One report before it is sent, and while it is. */
export function DraftForm({
  team,
  draft,
  isOnly,
  onAdded,
  onSkip,
}: {
  team: string;
  draft: ReportDraft;
  isOnly: boolean;
  onAdded: (added: { id: string; title: string }) => void;
  onSkip: () => void;
}) {
  const { locale } = useLocale();
  const [format, setFormat] = useState<ReportFormat>(draft.format);
  const [stage, setStage] = useState<UploadStage | null>(null);
  const sending = useRef<AbortController | null>(null);
  // Closing the dialog is taking it back.
  useEffect(() => () => sending.current?.abort(), []);

  const form = useForm(async (valueOf) => {
    const read = readDetails(valueOf);
    if (!read.ok) return { done: false, errors: read.errors };
    const controller = new AbortController();
    sending.current = controller;
    const made = await uploadReport(
      { team, text: draft.text, format, ...read.details },
      { onStage: setStage, signal: controller.signal },
    );
    sending.current = null;
    setStage(null);
    if (made.ok) {
      onAdded({ id: made.value.id, title: read.details.title });
      return { done: true };
    }
    if (made.failure.kind === "cancelled") {
      showToast(text.cancelled);
      return { done: true };
    }
    return toSubmission(made.failure, DETAIL_NAMES);
  });

  return (
    <form className={styles.form} {...form.props}>
      <p className={styles.source}>
        <b>{draft.file?.name ?? text.pasted}</b>
        <span>
          {text.characters(
            draft.text.length,
            new Intl.NumberFormat(locale).format(draft.text.length),
          )}
        </span>
        <Segmented<ReportFormat>
          label={text.format}
          options={FORMATS}
          value={format}
          onChange={setFormat}
        />
      </p>
      {draft.file?.encoding === "windows-1252" && <Notice tone="warning">{text.guessed}</Notice>}
      <DetailFields
        initial={{ title: draft.title, publisher: "", published: "", sourceUrl: "" }}
        errors={form.errors}
      />
      <figure className={styles.previewBox}>
        <figcaption>{text.preview}</figcaption>
        {/* Scrolls, so the keyboard must reach it. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <pre className={styles.preview} tabIndex={0} aria-label={text.preview} dir="auto">
          {draft.text.slice(0, PREVIEW_LENGTH).trim()}
        </pre>
      </figure>
      {form.message !== null && (
        <Notice tone="danger" live>
          {form.message}
        </Notice>
      )}
      {stage && (
        <div className={styles.stage} role="status">
          <p>{stage.kind === "sending" ? text.sending : text.storing}</p>
          <Progress
            label={stage.kind === "sending" ? text.sending : text.storing}
            value={stage.kind === "sending" ? stage.share : null}
          />
        </div>
      )}
      <DialogFooter>
        {stage ? (
          <Button onClick={() => sending.current?.abort()}>{text.cancel}</Button>
        ) : (
          <Button onClick={onSkip}>{isOnly ? text.another : text.skip}</Button>
        )}
        <Button type="submit" variant="primary" pending={form.pending}>
          {text.submit}
        </Button>
      </DialogFooter>
    </form>
  );
}
