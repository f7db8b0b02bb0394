import type { Label } from "@/contract/teams";

/**
 * Moves a label past its next neighbour that is not archived. `position` is where it stands afterwards among all
 * labels, archived ones included, as the API counts. `null` where there is no such neighbour.
 */
export function moveWithinActive(
  labels: readonly Label[],
  id: string,
  by: -1 | 1,
): { labels: Label[]; position: number } | null {
  const from = labels.findIndex((label) => label.id === id);
  const moving = labels[from];
  if (!moving) return null;
  let to = from + by;
  while (labels[to]?.archived) to += by;
  if (!labels[to]) return null;
  return { labels: labels.toSpliced(from, 1).toSpliced(to, 0, moving), position: to };
}
