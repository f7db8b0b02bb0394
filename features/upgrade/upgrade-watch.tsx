"use client";

import { useEffect } from "react";
import { showToast } from "@/components/overlay/toast-store";
import { useWords } from "@/words/use-words";
import { whenUpgraded } from "./server-build";

/**
 * Tells whoever is here that the server has become another program than the one in this window, which goes on until
 * they reload it: never by itself, since they may be writing.
 *
 * @param build the window's; `null` where nobody knows.
 */
export function UpgradeWatch({ build }: { build: string | null }) {
  const words = useWords("upgrade");
  useEffect(() => {
    if (build === null) return undefined;
    return whenUpgraded(build, () => {
      showToast(words("upgraded"), {
        durationMs: Infinity,
        action: { label: words("reload"), run: () => location.reload() },
      });
    });
  }, [build, words]);
  return null;
}
