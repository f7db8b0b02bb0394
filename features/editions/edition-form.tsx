"use client";

import { useRef, useState } from "react";
import { FileUp } from "lucide-react";
import { Button } from "@/components/form/button";
import { DialogClose, DialogFooter } from "@/components/overlay/dialog";
import { Notice } from "@/components/layout/notice";
import { TextArea } from "@/components/form/text-area";
import type { AddedEdition } from "@/contract/editions";
import { useForm } from "@/features/api/use-form";
import { useFailures } from "@/features/api/use-failures";
import { ACCEPTED_FILES } from "@/features/reports/accepted-files";
import { draftFromFile, guessFormat } from "@/features/reports/draft";
import { useWords } from "@/words/use-words";
import { addEdition } from "./client";
import styles from "./edition-form.module.css";

/** A file or a pasted text; what a file says stands in the field before it is sent. */
export function EditionForm({
  report,
  onAdded,
}: {
  report: string;
  onAdded: (added: AddedEdition) => void;
}) {
  const words = useWords("editions");
  const problems = useWords("api.problems");
  const failures = useFailures();
  const [text, setText] = useState("");
  const [file, setFile] = useState<{ name: string; format: "txt" | "md" } | null>(null);
  /** What only the server can read. */
  const [unread, setUnread] = useState<File | null>(null);
  const [isLate, setLate] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);

  const form = useForm(async () => {
    setLate(false);
    if (!unread && text.trim() === "") return { done: false, errors: { text: words("empty") } };
    const format = file?.format ?? guessFormat(text);
    const added = await addEdition(report, unread ?? { text, format });
    if (!added.ok) return failures.toSubmission(added.failure, ["text"]);
    if (added.value === "later") setLate(true);
    else onAdded(added.value);
    return { done: true };
  });

  async function take(chosen: File): Promise<void> {
    const draft = await draftFromFile(chosen);
    setRefused(draft.ok ? null : problems(draft.refusal));
    if (!draft.ok) return;
    if (draft.value.kind !== "text") {
      setUnread(chosen);
      setFile(null);
      setText("");
      return;
    }
    setUnread(null);
    setFile({ name: chosen.name, format: draft.value.format });
    setText(draft.value.text);
  }

  return (
    <form className={styles.form} {...form.props}>
      <input
        ref={input}
        type="file"
        accept={ACCEPTED_FILES}
        hidden
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          if (chosen) void take(chosen);
          // Choosing the same file again must count as a change.
          event.target.value = "";
        }}
      />
      <Button
        className={styles.choose}
        icon={<FileUp size={16} aria-hidden="true" />}
        onClick={() => input.current?.click()}
      >
        {words("file")}
      </Button>
      {refused !== null && (
        <Notice tone="danger" live>
          {refused}
        </Notice>
      )}
      <TextArea
        label={words("paste")}
        {...(file && { hint: words("read", { name: file.name }) })}
        {...(unread && { hint: words("chosen", { name: unread.name }) })}
        placeholder={words("placeholder")}
        rows={8}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setUnread(null);
          if (event.target.value === "") setFile(null);
        }}
        error={form.errors.text}
        className={styles.text}
      />
      {form.message !== null && (
        <Notice tone="danger" live>
          {form.message}
        </Notice>
      )}
      {form.pending && <p role="status">{words("working")}</p>}
      {isLate && (
        <Notice tone="info" live>
          {words("later")}
        </Notice>
      )}
      <DialogFooter>
        <DialogClose asChild>
          <Button>{words("cancel")}</Button>
        </DialogClose>
        <Button type="submit" variant="primary" pending={form.pending}>
          {words("submit")}
        </Button>
      </DialogFooter>
    </form>
  );
}
