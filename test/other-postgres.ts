import { spawnSync } from "node:child_process";
import { accessSync, constants, realpathSync } from "node:fs";
import { chmod, chown, mkdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { readKeptSecret } from "@/server/start/data-folder";
import { SUPERUSER } from "@/server/postgres/embedded-address";
import { findPostgresAccount, readPostgresEnvironment } from "@/server/postgres/postgres-account";
import { findPostgresBinaries } from "@/server/postgres/postgres-binaries";

/** Programs that did not come with the product: `root` has a `bin`. */
export type OtherPostgres = { readonly root: string; readonly major: string };

/** The PostgreSQL of this machine, of another major version than ours; `null` where there is none. */
export async function findOtherPostgres(): Promise<OtherPostgres | null> {
  const ours = await findPostgresBinaries(findPostgresAccount());
  for (const folder of (process.env.PATH ?? "").split(path.delimiter)) {
    const program = path.join(folder, "postgres");
    if (!isExecutable(program)) continue;
    const root = path.resolve(realpathSync(program), "../..");
    const { stdout } = spawnSync(program, ["--version"], { encoding: "utf8" });
    const [, major] = /\) (\d+)/.exec(stdout) ?? [];
    if (major === undefined || major === ours.major) continue;
    if (isExecutable(path.join(root, "bin/initdb"))) return { root, major };
  }
  return null;
}

/** Files of that PostgreSQL in a data folder, and its programs beside them, as a Caucus that brought it has left them. */
export async function writeOtherCluster(
  dataFolder: string,
  { root, major }: OtherPostgres,
): Promise<void> {
  const account = findPostgresAccount();
  const place = path.join(dataFolder, "postgres");
  const kept = path.join(dataFolder, "postgres-programs", `${major}.0.0`);
  await mkdir(kept, { recursive: true });
  await symlink(root, path.join(kept, "native"));
  await mkdir(place, { mode: 0o700 });
  const password = path.join(dataFolder, "password");
  await writeFile(password, await readKeptSecret(dataFolder, "postgres-password"));
  if (account) {
    await chmod(dataFolder, 0o711);
    for (const file of [place, password]) await chown(file, account.uid, account.gid);
  }
  const made = spawnSync(
    path.join(root, "bin/initdb"),
    [
      ...["-D", place, "-U", SUPERUSER, "-E", "UTF8", "--locale=C", "--no-sync"],
      ...[`--pwfile=${password}`, "--auth=scram-sha-256"],
    ],
    { ...account, cwd: "/", env: readPostgresEnvironment(), encoding: "utf8" },
  );
  if (made.status !== 0) throw new Error(made.stderr);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
