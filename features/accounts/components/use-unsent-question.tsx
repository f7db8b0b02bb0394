"use client";

import { useState, type ReactNode } from "react";
import { AlertDialog } from "@/components/overlay/alert-dialog";
import type { UnsentWork } from "@/collab/client/unsent-work";
import type { UserId } from "@/domain/ids";
import { useWords } from "@/words/use-words";

/**
 * Stands before what clears the device: where that would lose work of the person, they are told how much and asked.
 * `question` goes into the page; `ask` runs what was meant at once, or when they have said so.
 */
export function useUnsentQuestion(user: UserId): {
  ask: (then: () => void) => Promise<void>;
  question: ReactNode;
} {
  const text = useWords("account-menu.unsent");
  const [asked, setAsked] = useState<{ work: UnsentWork; then: () => void } | null>(null);
  const ask = async (then: () => void): Promise<void> => {
    const { countUnsent } = await import("@/collab/client/unsent-work");
    // A device that cannot say what it keeps does not keep anybody in.
    const work = await countUnsent(user).catch(() => ({ edits: 0, drafts: 0 }));
    if (work.edits + work.drafts === 0) then();
    else setAsked({ work, then });
  };
  const describe = ({ edits, drafts }: UnsentWork): string => {
    if (drafts === 0) return text("edits", { edits });
    return edits === 0 ? text("drafts", { drafts }) : text("text", { edits, drafts });
  };
  return {
    ask,
    question: (
      <AlertDialog
        open={asked !== null}
        onOpenChange={(open) => !open && setAsked(null)}
        title={text("title")}
        description={asked === null ? "" : describe(asked.work)}
        confirmLabel={text("confirm")}
        onConfirm={() => {
          setAsked(null);
          asked?.then();
        }}
      />
    ),
  };
}
