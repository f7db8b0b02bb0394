"use client";

import { useRef, useState } from "react";
import { FileUp } from "lucide-react";
import { Button } from "@/components/button";
import { TextArea } from "@/components/text-area";
import { guessFormat, type ReportFormat } from "../draft";
import { messages } from "../messages";
import styles from "./intake.module.css";

const text = messages.intake;

/** Where a report comes from: a file, chosen or dropped (`DropVeil` catches it), or pasted text. */
export function IntakeSource({
  onFiles,
  onText,
}: {
  onFiles: (files: File[]) => void;
  onText: (pasted: string, format: ReportFormat) => void;
}) {
  const [pasted, setPasted] = useState("");
  const fileInput = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.form}>
      <div className={styles.drop}>
        <FileUp size={26} aria-hidden="true" />
        <p>{text.drop}</p>
        <input
          ref={fileInput}
          type="file"
          accept=".txt,.text,.md,.markdown,text/plain,text/markdown"
          multiple
          hidden
          onChange={(event) => {
            onFiles([...(event.target.files ?? [])]);
            // Choosing the same file again must count as a change.
            event.target.value = "";
          }}
        />
        <Button onClick={() => fileInput.current?.click()}>{text.choose}</Button>
      </div>
      <form
        className={styles.paste}
        onSubmit={(event) => {
          event.preventDefault();
          onText(pasted, guessFormat(pasted));
        }}
      >
        <TextArea
          label={text.paste}
          placeholder={text.pastePlaceholder}
          rows={5}
          value={pasted}
          onChange={(event) => setPasted(event.target.value)}
          className={styles.pasteArea}
        />
        <div className={styles.end}>
          <Button type="submit" variant="primary" disabled={pasted.trim() === ""}>
            {text.useText}
          </Button>
        </div>
      </form>
    </div>
  );
}
