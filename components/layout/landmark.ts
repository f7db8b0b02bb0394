const LANDMARKS = "main, header, nav, aside, [role=dialog], [role=alertdialog], [role=region]";

/**
 * Where a menu that opens from `trigger` belongs in the page: inside the same landmark, so that whoever goes through
 * the page by its regions finds it there. `null` is the end of the page.
 */
export function findLandmark(trigger: Element | null): HTMLElement | null {
  return trigger?.closest<HTMLElement>(LANDMARKS) ?? null;
}
