"use client";

import { useState } from "react";
import type { Result } from "@/domain/result";
import {
  draftFromFile,
  draftFromPage,
  draftFromText,
  guessFormat,
  type DraftRefusal,
  type ReportDraft,
} from "./draft";

export type Intake = {
  open: boolean;
  /** What waits to be named and sent. */
  draft: ReportDraft | null;
  /** What was chosen last and cannot be read. */
  refused: { name: string; refusal: DraftRefusal } | null;
};

/** Text as the clipboard holds it: plain, and with its formatting where it has any. */
export type PastedText = { text: string; html: string | null };

const CLOSED: Intake = { open: false, draft: null, refused: null };

/** One thing that was dropped, chosen or pasted, before it is sent. Several files are `onSeveral`'s. */
export function useIntake(pastedName: string, onSeveral: (files: readonly File[]) => void) {
  const [intake, setIntake] = useState(CLOSED);
  const take = (name: string, draft: Result<ReportDraft, DraftRefusal>) =>
    setIntake(
      draft.ok
        ? { open: true, draft: draft.value, refused: null }
        : { open: true, draft: null, refused: { name, refusal: draft.refusal } },
    );

  return {
    intake,
    openEmpty: () => setIntake({ ...CLOSED, open: true }),
    close: () => setIntake(CLOSED),
    takeFiles: async (files: readonly File[]) => {
      const [file] = files;
      if (!file) return;
      // What is being named stays; the others go on by themselves.
      if (files.length === 1 && intake.draft === null) take(file.name, await draftFromFile(file));
      else {
        onSeveral(files);
        if (intake.draft === null) setIntake(CLOSED);
      }
    },
    takeText: ({ text, html }: PastedText) => {
      if (intake.draft !== null) return;
      take(
        pastedName,
        html === null ? draftFromText(text, guessFormat(text)) : draftFromPage(html, text),
      );
    },
  };
}
