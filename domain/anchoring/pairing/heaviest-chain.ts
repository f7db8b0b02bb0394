import type { Run } from "./common-runs";

/**
 * Which runs stand in the same order in both texts and are, taken together, the longest: the flow of the text, from
 * which the others moved away. Indices into `runs`, which must be in the order of `from`. Takes O(n log n), with a
 * tree of prefix maxima (Fenwick 1994).
 */
export function heaviestChain(runs: readonly Run[]): number[] {
  const order = runs.map((_, index) => index).sort((x, y) => targetOf(runs, x) - targetOf(runs, y));
  const rank = new Int32Array(runs.length);
  order.forEach((run, place) => (rank[run] = place + 1));

  const weights = new Float64Array(runs.length);
  const before = new Int32Array(runs.length).fill(-1);
  const tree = new Int32Array(runs.length + 1).fill(-1);
  const weightOf = (run: number): number => (run < 0 ? 0 : (weights[run] ?? 0));
  let best = -1;
  runs.forEach(({ length }, run) => {
    let previous = -1;
    for (let place = (rank[run] ?? 1) - 1; place > 0; place -= place & -place) {
      const other = tree[place] ?? -1;
      if (weightOf(other) > weightOf(previous)) previous = other;
    }
    before[run] = previous;
    weights[run] = weightOf(previous) + length;
    for (let place = rank[run] ?? 1; place < tree.length; place += place & -place) {
      if (weightOf(run) > weightOf(tree[place] ?? -1)) tree[place] = run;
    }
    if (weightOf(run) > weightOf(best)) best = run;
  });

  const chain: number[] = [];
  for (let run = best; run >= 0; run = before[run] ?? -1) chain.push(run);
  return chain.reverse();
}

function targetOf(runs: readonly Run[], index: number): number {
  return runs[index]?.to ?? 0;
}
