"use client";

import { usePresence } from "./use-presence";

/** Tells the others where this person is, for as long as the room is open. */
export function Presence() {
  usePresence();
  return null;
}
