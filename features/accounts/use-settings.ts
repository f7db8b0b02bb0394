"use client";

import { useState } from "react";
import type { Settings } from "@/contract/people";
import { showFailure } from "@/features/api/show-failure";
import { changeMe } from "./client";

/** The person's settings; a change shows at once, is sent, and goes back where the server refuses it. */
export function useSettings(initial: Settings): [Settings, (changes: Settings) => void] {
  const [settings, setSettings] = useState(initial);
  const change = (changes: Settings) => {
    const before = settings;
    setSettings({ ...settings, ...changes });
    void changeMe({ settings: changes }).then((saved) => {
      if (saved.ok) return;
      setSettings(before);
      showFailure(saved.failure);
    });
  };
  return [settings, change];
}
