"use client";

import { useState } from "react";
import {
  draftFromFile,
  draftFromText,
  type DraftRefusal,
  type ReportDraft,
  type ReportFormat,
} from "./draft";

export type RefusedFile = { name: string; refusal: DraftRefusal };

export type Intake = {
  open: boolean;
  /** What waits to be added, the first of them shown. */
  drafts: readonly ReportDraft[];
  refused: readonly RefusedFile[];
  /** How many were taken in since the dialog opened, for "2 of 3". */
  taken: number;
  added: number;
};

const CLOSED: Intake = { open: false, drafts: [], refused: [], taken: 0, added: 0 };

/** What was dropped, chosen or pasted, and what became of it. */
export function useIntake() {
  const [intake, setIntake] = useState(CLOSED);

  const take = (drafts: readonly ReportDraft[], refused: readonly RefusedFile[]) =>
    setIntake((before) => ({
      ...before,
      open: true,
      drafts: [...before.drafts, ...drafts],
      taken: before.taken + drafts.length,
      refused,
    }));

  return {
    intake,
    openEmpty: () => setIntake({ ...CLOSED, open: true }),
    close: () => setIntake(CLOSED),
    takeFiles: async (files: readonly File[]) => {
      if (files.length === 0) return;
      const read = await Promise.all(
        files.map(async (file) => ({ file, draft: await draftFromFile(file) })),
      );
      take(
        read.flatMap(({ draft }) => (draft.ok ? [draft.value] : [])),
        read.flatMap(({ file, draft }) =>
          draft.ok ? [] : [{ name: file.name, refusal: draft.refusal }],
        ),
      );
    },
    takeText: (text: string, format: ReportFormat, name: string) => {
      const draft = draftFromText(text, format);
      if (draft.ok) take([draft.value], []);
      else take([], [{ name, refusal: draft.refusal }]);
    },
    /** The first draft is dealt with: added, or passed over. */
    next: (added: boolean) =>
      setIntake((before) => ({
        ...before,
        drafts: before.drafts.slice(1),
        added: before.added + (added ? 1 : 0),
        refused: [],
      })),
  };
}
