/** `length` tokens of one text from `from` on that stand in another from `to` on, as indices into two lists. */
export type Run = { from: number; to: number; length: number };

/** A run, and the part of it, `[coreStart, coreEnd)` in steps from its start, that occurs once in either list. */
export type MarkedRun = Run & { coreStart: number; coreEnd: number };

const TWICE = -1;

/**
 * The longest common runs around sequences of `size` words that occur once in either list: the anchors of patience
 * and histogram diffs (Bram Cohen's "patience diff"), with sequences in place of lines. Runs may overlap, and are in
 * the order of `a`.
 */
export function commonRuns(a: Int32Array, b: Int32Array, size: number): MarkedRun[] {
  if (a.length < size || b.length < size) return [];
  const inA = onceOccurring(a, size);
  const inB = onceOccurring(b, size);
  const isOnce = (at: number, run: Run): boolean =>
    inB.get(hashAt(a, at, size)) === at - run.from + run.to;
  const runs: MarkedRun[] = [];
  for (let from = 0; from + size <= a.length; from += 1) {
    const hash = hashAt(a, from, size);
    if (inA.get(hash) !== from) continue;
    const to = inB.get(hash) ?? TWICE;
    if (to === TWICE || !sameWords(a, from, b, to, size)) continue;
    const run = extend(a, b, { from, to, length: size });
    let last = run.from + run.length - size;
    while (last > from && !(inA.get(hashAt(a, last, size)) === last && isOnce(last, run)))
      last -= 1;
    runs.push({ ...run, coreStart: from - run.from, coreEnd: last + size - run.from });
    // Sequences inside the run would find it again; the next that may not reaches over its end.
    from = run.from + run.length - size;
  }
  return runs;
}

/** As far as both lists go on alike. */
function extend(a: Int32Array, b: Int32Array, { from, to, length }: Run): Run {
  let before = 0;
  while (from > before && to > before && a[from - before - 1] === b[to - before - 1]) before += 1;
  let end = length;
  while (from + end < a.length && to + end < b.length && a[from + end] === b[to + end]) end += 1;
  return { from: from - before, to: to - before, length: end + before };
}

/** Where each sequence that occurs once stands, by hash; `TWICE` for the others. */
function onceOccurring(words: Int32Array, size: number): Map<number, number> {
  const places = new Map<number, number>();
  for (let at = 0; at + size <= words.length; at += 1) {
    const hash = hashAt(words, at, size);
    places.set(hash, places.has(hash) ? TWICE : at);
  }
  return places;
}

/** FNV-1a over whole words. Sequences that share a hash by chance only count as occurring twice. */
export function hashAt(words: Int32Array, at: number, size: number): number {
  let hash = 0x811c9dc5;
  for (let step = 0; step < size; step += 1) {
    hash = Math.imul(hash ^ (words[at + step] ?? 0), 0x01000193);
    hash ^= hash >>> 15;
  }
  return hash;
}

function sameWords(a: Int32Array, from: number, b: Int32Array, to: number, size: number): boolean {
  for (let step = 0; step < size; step += 1) {
    if (a[from + step] !== b[to + step]) return false;
  }
  return true;
}
