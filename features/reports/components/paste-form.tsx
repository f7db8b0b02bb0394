"use client";

import { useState, type ClipboardEvent } from "react";
import { Button } from "@/components/form/button";
import { TextArea } from "@/components/form/text-area";
import { useWords } from "@/words/use-words";
import { readPasted } from "../read-pasted";
import type { PastedText } from "../use-intake";
import styles from "./intake.module.css";

/** Pasted or typed text. What was pasted with formatting keeps it, unless it is edited here. */
export function PasteForm({ onText }: { onText: (pasted: PastedText) => void }) {
  const text = useWords("reports.intake");
  const [typed, setTyped] = useState("");
  const [rich, setRich] = useState<{ text: string; html: string } | null>(null);

  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const pasted = readPasted(event.clipboardData);
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const replacesAll = selectionStart === 0 && selectionEnd === value.length;
    if (pasted.html === null || !replacesAll) return;
    event.preventDefault();
    setRich({ text: pasted.text, html: pasted.html });
    setTyped(pasted.text);
  };

  return (
    <form
      className={styles.paste}
      onSubmit={(event) => {
        event.preventDefault();
        onText({ text: typed, html: rich?.text === typed ? rich.html : null });
      }}
    >
      <TextArea
        label={text("paste")}
        placeholder={text("pastePlaceholder")}
        rows={5}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onPaste={paste}
        className={styles.pasteArea}
      />
      <div className={styles.end}>
        <Button type="submit" variant="primary" disabled={typed.trim() === ""}>
          {text("useText")}
        </Button>
      </div>
    </form>
  );
}
