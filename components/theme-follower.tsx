"use client";

import { useLayoutEffect } from "react";
import { followSystem } from "./theme";

/** Where the page came without its script, as one does that the server could not render: a browser runs none later. */
export function ThemeFollower() {
  useLayoutEffect(followSystem, []);
  return null;
}
