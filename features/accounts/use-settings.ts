"use client";

import { useState } from "react";
import type { Settings } from "@/contract/people";
import { useFailures } from "@/features/api/use-failures";
import { changeMe } from "./client";

/**
 * The person's settings; a change shows at once, is sent, and goes back where the server refuses it. It resolves with
 * whether it was saved.
 */
export function useSettings(
  initial: Settings,
): [Settings, (changes: Settings) => Promise<boolean>] {
  const failures = useFailures();
  const [settings, setSettings] = useState(initial);
  const change = async (changes: Settings): Promise<boolean> => {
    const before = settings;
    setSettings({ ...settings, ...changes });
    const saved = await changeMe({ settings: changes });
    if (saved.ok) return true;
    setSettings(before);
    failures.show(saved.failure);
    return false;
  };
  return [settings, change];
}
