import type { Migration } from "../postgres/migrate";
import type { CopyHeader } from "./copy/copy-contents";
import { CopyRefused } from "./copy/copy-refused";

/** The migrations whose shape a copy has, in the order in which they were applied, and those that came later. */
export type CopyAge = { readonly applied: Migration[]; readonly later: Migration[] };

/**
 * Whether this version can take the copy in, and what it must do to bring it up to date.
 *
 * @throws CopyRefused for one that a newer Caucus made, or one with another history.
 */
export function checkVersion(
  { program, migrations }: CopyHeader,
  known: readonly Migration[],
): CopyAge {
  const applied = migrations.map(({ name, checksum }) => {
    const migration = known.find((candidate) => candidate.name === name);
    if (!migration) {
      throw new CopyRefused(
        `The copy was made by a newer Caucus (${program}): it has the migration ${name}, which this version does not know. Restore it with that version or a newer one.`,
      );
    }
    if (migration.checksum !== checksum) {
      throw new CopyRefused(
        `The copy was made by a Caucus (${program}) with another edition of the migration ${name}. Restore it with that version.`,
      );
    }
    return migration;
  });
  return { applied, later: known.filter((migration) => !applied.includes(migration)) };
}
