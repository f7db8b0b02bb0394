"use client";

import { useState } from "react";
import type { Settings } from "@/contract/people";
import { showFailure } from "@/features/api/show-failure";
import { changeMe } from "./client";

/**
 * The person's settings; a change shows at once, is sent, and goes back where the server refuses it. It resolves with
 * whether it was saved.
 */
export function useSettings(
  initial: Settings,
): [Settings, (changes: Settings) => Promise<boolean>] {
  const [settings, setSettings] = useState(initial);
  const change = async (changes: Settings): Promise<boolean> => {
    const before = settings;
    setSettings({ ...settings, ...changes });
    const saved = await changeMe({ settings: changes });
    if (saved.ok) return true;
    setSettings(before);
    showFailure(saved.failure);
    return false;
  };
  return [settings, change];
}
