"use client";

import { useFilterInAddress } from "../filters/use-filter";
import { useDeepLink } from "../live/use-deep-link";
import { useLeaving } from "../live/use-leaving";
import { useReading } from "../live/use-reading";
import { useKeepFocus } from "../margin/use-keep-focus";

/** What the notes need for as long as the room is open. */
export function NotesEffects() {
  useFilterInAddress();
  useDeepLink();
  useReading();
  useLeaving();
  useKeepFocus();
  return null;
}
