"use client";

import type { Settings } from "@/contract/people";
import { ShortcutSettings } from "@/features/accounts/components/settings/shortcut-settings";
import { COMMANDS } from "./commands";

/** The keys of the reading room among a person's settings. */
export function RoomShortcutSettings({ settings }: { settings: Settings }) {
  return <ShortcutSettings settings={settings} shortcuts={COMMANDS} />;
}
