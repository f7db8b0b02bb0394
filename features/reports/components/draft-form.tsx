"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/form/button";
import { DialogFooter } from "@/components/overlay/dialog";
import { Notice } from "@/components/layout/notice";
import { Progress } from "@/components/layout/progress";
import { showToast } from "@/components/overlay/toast-store";
import { useForm } from "@/features/api/use-form";
import { useWords } from "@/words/use-words";
import { guessFormat, renameTo, type DraftFormat, type ReportDraft } from "../draft";
import { readAs } from "../draft-encoding";
import type { ReportSource } from "../imports/report-source";
import { isUnderWay } from "../imports/tray-item";
import type { Imports } from "../imports/use-imports";
import { DetailFields, readDetails } from "./detail-fields";
import { DraftPreview } from "./draft-preview";
import styles from "./intake.module.css";

/** One report before it is sent, and while it becomes one. Closing the dialog lets it go on in the list of imports. */
export function DraftForm({
  team,
  draft: chosen,
  imports,
  onAdded,
  onAnother,
  onClose,
}: {
  team: string;
  draft: ReportDraft;
  imports: Imports;
  onAdded: (added: { id: string; title: string }) => void;
  onAnother: () => void;
  onClose: () => void;
}) {
  const text = useWords("reports.intake");
  const details = useWords("reports.details");
  const [draft, setDraft] = useState(chosen);
  const [format, setFormat] = useState<DraftFormat>(draft.kind === "text" ? draft.format : "html");
  const [sent, setSent] = useState<string | null>(null);
  const item = imports.items.find(({ key }) => key === sent);
  const phase = item?.phase;
  const underWay = phase && isUnderWay(phase) ? phase : null;
  const titleIsOptional = draft.kind === "file";

  const form = useForm(async (valueOf) => {
    const read = readDetails(valueOf, details, titleIsOptional);
    if (!read.ok) return { done: false, errors: read.errors };
    if (item) imports.dismiss(item);
    setSent(
      imports.add({ team, details: read.details, ...contentOf(draft, format, text("pasted")) }),
    );
    return { done: true };
  });

  const tell = useRef(onAdded);
  const leave = useRef<() => void>(() => undefined);
  useEffect(() => {
    tell.current = onAdded;
    leave.current = () => {
      if (item && !underWay) imports.dismiss(item);
    };
  });
  // What became of it was said here; nobody needs it in the list as well.
  useEffect(() => () => leave.current(), []);
  const added = phase?.kind === "done" ? phase.report : null;
  const title = item?.title ?? item?.name ?? "";
  useEffect(() => {
    if (added === null) return;
    leave.current();
    tell.current({ id: added, title });
  }, [added, title]);

  return (
    <form className={styles.form} {...form.props}>
      <DraftPreview
        draft={draft}
        format={format}
        onFormat={setFormat}
        onEncoding={(encoding) => setDraft(readAs(chosen, encoding))}
      />
      <fieldset className={styles.fields} disabled={underWay !== null}>
        <DetailFields
          initial={{
            title: draft.kind === "file" ? "" : draft.title,
            publisher: "",
            published: "",
            sourceUrl: "",
          }}
          errors={form.errors}
          {...(titleIsOptional && { titleHint: text("titleHint") })}
        />
      </fieldset>
      {phase?.kind === "failed" && (
        <Notice tone="danger" live>
          {phase.why}
        </Notice>
      )}
      {underWay && (
        <div className={styles.stage}>
          <p role="status">{underWay.stage}</p>
          <Progress label={underWay.stage} value={underWay.share} />
        </div>
      )}
      <DialogFooter>
        {item && underWay ? (
          <>
            <Button
              pending={underWay.kind === "ending"}
              onClick={() => {
                void imports.cancel(item).then((over) => over && showToast(text("cancelled")));
              }}
            >
              {text("cancel")}
            </Button>
            <Button variant="primary" onClick={onClose}>
              {text("background")}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onAnother}>{text("another")}</Button>
            <Button type="submit" variant="primary" pending={form.pending || added !== null}>
              {text("submit")}
            </Button>
          </>
        )}
      </DialogFooter>
    </form>
  );
}

function contentOf(
  draft: ReportDraft,
  format: DraftFormat,
  pasted: string,
): Pick<ReportSource, "name" | "content"> {
  switch (draft.kind) {
    case "file":
      return { name: draft.file.name, content: { kind: "file", file: draft.file } };
    case "html":
      return { name: pasted, content: { kind: "text", ...pastedAs(draft, format) } };
    case "text": {
      if (!draft.file) {
        return { name: pasted, content: { kind: "text", text: draft.text, format } };
      }
      const file = format === "html" ? draft.file.file : renameTo(draft.file.file, format);
      return { name: file.name, content: { kind: "file", file } };
    }
  }
}

function pastedAs(draft: ReportDraft & { kind: "html" }, format: DraftFormat) {
  return format === "html"
    ? { text: draft.html, format }
    : { text: draft.text, format: guessFormat(draft.text) };
}
