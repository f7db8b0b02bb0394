"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/form/button";
import { Notice } from "@/components/layout/notice";
import { useWords } from "@/words/use-words";

/** How many edits this device keeps for whoever was signed in here; `null` before it is known. */
export function useKeptWork(): { edits: number | null; forget: () => void } {
  const [edits, setEdits] = useState<number | null>(null);
  useEffect(() => {
    let gone = false;
    const count = async (): Promise<void> => {
      const { countUnsent } = await import("@/collab/client/unsent-work");
      const work = await countUnsent(null).catch(() => ({ edits: 0 }));
      if (!gone) setEdits(work.edits);
    };
    void count();
    return () => {
      gone = true;
    };
  }, []);
  const forget = async (): Promise<void> => {
    const { forgetDevice } = await import("@/collab/device/forget-device");
    await forgetDevice(null).catch(() => undefined);
    setEdits(0);
  };
  return { edits, forget: () => void forget() };
}

/** Says before signing in what becomes of work that was never sent. */
export function KeptWork({ edits, onForget }: { edits: number; onForget: () => void }) {
  const text = useWords("accounts.keptWork");
  return (
    <Notice tone="warning" title={text("title", { edits })}>
      <p>{text("text")}</p>
      <Button size="small" onClick={onForget}>
        {text("forget")}
      </Button>
    </Notice>
  );
}
