import { execFileSync, spawnSync } from "node:child_process";

import { CannotStart } from "../cannot-start";

/** PostgreSQL refuses to run as root; a Caucus that does gives it this account. */
export type PostgresAccount = {
  readonly uid: number;
  readonly gid: number;
};

/** Where root keeps what the account must reach and cannot where it lies. */
export const SYSTEM_FOLDER = "/var/lib/caucus";

const NAME = "postgres";

/** `null` for an ordinary user, who runs PostgreSQL as themselves. Root gets the account `postgres`, made if need be. */
export function findPostgresAccount(): PostgresAccount | null {
  if (process.getuid?.() !== 0) return null;
  try {
    return readAccount() ?? makeAccount();
  } catch (error) {
    throw new CannotStart(
      `PostgreSQL does not run as root, and the account ${NAME} could not be made. Start Caucus as an ordinary user, or set DATABASE_URL.`,
      { cause: error },
    );
  }
}

function readAccount(): PostgresAccount | null {
  const [uid, gid] = ["-u", "-g"].map((flag) =>
    spawnSync("id", [flag, NAME], { encoding: "utf8" }),
  );
  if (uid?.status !== 0 || gid?.status !== 0) return null;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

function makeAccount(): PostgresAccount {
  const quiet = { stdio: "ignore" } as const;
  spawnSync("groupadd", ["--system", NAME], quiet);
  execFileSync(
    "useradd",
    ["--system", "--gid", NAME, "--no-create-home", "--shell", "/usr/sbin/nologin", NAME],
    quiet,
  );
  const account = readAccount();
  if (!account) throw new Error("The account was made and is not there.");
  return account;
}

/** Whether the account reaches the folder through all the folders above it; without an account, always. */
export function canEnter(account: PostgresAccount | null, folder: string): boolean {
  if (!account) return true;
  return (
    spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], {
      ...account,
      cwd: "/",
      env: readPostgresEnvironment(),
      stdio: "ignore",
    }).status === 0
  );
}

/** What PostgreSQL needs of the environment; the rest holds secrets, and its account is none of those who may know them. */
const NEEDED = /^(PATH|HOME|TMPDIR|TZ|LD_LIBRARY_PATH|SYSTEMROOT|TEMP|TMP|LC_.*|LANG)$/i;

/** The environment that PostgreSQL's programs are given. */
export function readPostgresEnvironment(
  environment: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  const needed = Object.entries(environment).filter(([name]) => NEEDED.test(name));
  return Object.fromEntries(needed) as NodeJS.ProcessEnv;
}
