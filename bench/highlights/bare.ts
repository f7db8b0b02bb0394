import { defineBenchPage } from "./bench-page";
import type { Side } from "./side";

/** Paints nothing: what a browser needs for the text alone is in everybody's figures. */
export function createBare(): Side {
  return {
    setUp: () => undefined,
    load: () => undefined,
    add: () => undefined,
    change: () => undefined,
    hit: () => [],
    isPainted: () => true,
  };
}

defineBenchPage(createBare);
