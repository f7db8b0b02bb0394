// @ts-check
// What stands in a document of facts, said again in a fresh one. Plain JavaScript, like the worker that it belongs to.

/** @typedef {import("yjs").Doc} Doc */
/** @typedef {import("../../rooms/room-kind").Retelling} Retelling */
/** @typedef {[root: string, key: string, fact: unknown]} Place */

/**
 * Makes `fresh` say what stands in `old`, and no more. What it says already is left alone.
 * @param {Doc} old
 * @param {Doc} fresh
 * @param {Retelling} retelling
 * @param {number} cutoff what was deleted before has left; milliseconds since 1970
 * @returns {Place[]} what has left
 */
export function retell(old, fresh, retelling, cutoff) {
  const left = findLeft(old, retelling, cutoff);
  /** @type {Place[]} */
  const leaving = [];
  fresh.transact(() => {
    for (const { root } of retelling.roots) {
      const said = fresh.getMap(root);
      const standing = old.getMap(root);
      for (const [key, fact] of standing) {
        if (left.has(subjectOf(key))) leaving.push([root, key, fact]);
        else if (!isSame(said.get(key), fact)) said.set(key, fact);
      }
      for (const key of [...said.keys()]) {
        if (!standing.has(key) || left.has(subjectOf(key))) said.delete(key);
      }
    }
  });
  return leaving;
}

/**
 * The ids of what is erased, and of what was deleted before `cutoff`. Of the latter, something on which anything hangs
 * that has not left stays too.
 * @param {Doc} ydoc
 * @param {Retelling} retelling
 * @param {number} cutoff
 * @returns {Set<string>}
 */
export function findLeft(ydoc, { deletions, hangings, erased }, cutoff) {
  /** @type {Set<string>} */
  const left = new Set(erased);
  if (!deletions) return left;
  for (const [id, fact] of ydoc.getMap(deletions.root)) {
    if (Array.isArray(fact) && Number(fact[deletions.timeAt]) < cutoff) left.add(id);
  }
  for (const { root, at } of hangings) {
    for (const [id, fact] of ydoc.getMap(root)) {
      if (!left.has(id) && Array.isArray(fact)) left.delete(String(fact[at]));
    }
  }
  for (const id of erased) left.add(id);
  return left;
}

/**
 * Whether both say the same, fact by fact, for `retell` with the same cutoff.
 * @param {Doc} old
 * @param {Doc} fresh
 * @param {Retelling} retelling
 * @param {number} cutoff
 */
export function saysTheSame(old, fresh, retelling, cutoff) {
  const left = findLeft(old, retelling, cutoff);
  return retelling.roots.every(({ root }) => {
    const said = fresh.getMap(root);
    let standing = 0;
    for (const [key, fact] of old.getMap(root)) {
      if (left.has(subjectOf(key))) continue;
      standing += 1;
      if (!isSame(said.get(key), fact)) return false;
    }
    return said.size === standing;
  });
}

/** @param {string} key */
function subjectOf(key) {
  const end = key.indexOf(".");
  return end === -1 ? key : key.slice(0, end);
}

/**
 * @param {unknown} one
 * @param {unknown} other
 */
function isSame(one, other) {
  if (one === other) return true;
  return (
    Array.isArray(one) &&
    Array.isArray(other) &&
    one.length === other.length &&
    one.every((value, at) => Object.is(value, other[at]))
  );
}
