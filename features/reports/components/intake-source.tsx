"use client";

import { useWords } from "@/words/use-words";
import { ACCEPTED_FILES } from "../accepted-files";
import { useRef } from "react";
import { FileUp } from "lucide-react";
import { Button } from "@/components/form/button";
import type { PastedText } from "../use-intake";
import { PasteForm } from "./paste-form";
import styles from "./intake.module.css";

/** Where reports come from: files, chosen or dropped (`DropVeil` catches them), or pasted text. */
export function IntakeSource({
  onFiles,
  onText,
}: {
  onFiles: (files: File[]) => void;
  onText: (pasted: PastedText) => void;
}) {
  const text = useWords("reports.intake");
  const fileInput = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.form}>
      <div className={styles.drop}>
        <FileUp size={26} aria-hidden="true" />
        <p>{text("drop")}</p>
        <input
          ref={fileInput}
          type="file"
          accept={ACCEPTED_FILES}
          multiple
          hidden
          onChange={(event) => {
            onFiles([...(event.target.files ?? [])]);
            // Choosing the same file again must count as a change.
            event.target.value = "";
          }}
        />
        <Button onClick={() => fileInput.current?.click()}>{text("choose")}</Button>
      </div>
      <PasteForm onText={onText} />
    </div>
  );
}
