import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { CopyLock } from "./copy/copy-key";

/** What copies the server makes by itself. */
export type BackupConfig = {
  /** To whom copies are written; `null` where nobody has said. */
  readonly lock: CopyLock | null;
  /** `null` makes none. */
  readonly schedule: CopyPlan | null;
  /** Whether an upgrade begins without a copy from before it. */
  readonly upgradesWithoutCopy: boolean;
};

export type CopyPlan = {
  /** Absolute. */
  readonly folder: string;
  readonly everyMs: number;
  /** How many copies stay. */
  readonly keep: number;
  /** For the shell, when a copy is made; it finds the file's path in `CAUCUS_BACKUP_FILE`. */
  readonly command: string | null;
};

const UNIT_MS = { m: 60_000, h: 60 * 60_000, d: 24 * 60 * 60_000 };
const LEAST_PASSPHRASE = 12;
const MOST_KEPT = 10_000;

const LOCKS = [
  "CAUCUS_BACKUP_PASSPHRASE",
  "CAUCUS_BACKUP_PASSPHRASE_FILE",
  "CAUCUS_BACKUP_RECIPIENT",
  "CAUCUS_BACKUP_UNENCRYPTED",
] as const;

const yes = z.literal("yes", 'must be "yes" or not set');

export const passphraseSchema = z
  .string()
  .min(LEAST_PASSPHRASE, `must have at least ${LEAST_PASSPHRASE} characters`);

export const recipientSchema = z
  .string()
  .regex(/^age1[02-9ac-hj-np-z]{58}$/, "must be a public key of age, such as age1…");

/** A file whose first line is a passphrase. */
export const passphraseFileSchema = z.string().transform((file, context) => {
  try {
    const parsed = passphraseSchema.safeParse(readFileSync(file, "utf8").split(/\r?\n/)[0]);
    if (parsed.success) return parsed.data;
    context.addIssue({
      code: "custom",
      message: `names a file whose first line ${parsed.error.issues[0]?.message ?? ""}`,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    context.addIssue({ code: "custom", message: `names a file that cannot be read (${reason})` });
  }
  return z.NEVER;
});

/** The variables, for the schema of the environment. */
export const backupVariables = {
  CAUCUS_BACKUP_FOLDER: z.string().optional(),
  CAUCUS_BACKUP_EVERY: z
    .string()
    .regex(
      /^[1-9]\d{0,3}[mhd]$/,
      "must be a number of minutes, hours or days, such as 30m, 24h or 7d",
    )
    .transform((raw) => Number(raw.slice(0, -1)) * UNIT_MS[raw.slice(-1) as "m" | "h" | "d"])
    .default(UNIT_MS.d),
  CAUCUS_BACKUP_KEEP: z
    .string()
    .regex(/^[1-9]\d{0,4}$/, `must be a number from 1 to ${MOST_KEPT}`)
    .transform(Number)
    .refine((kept) => kept <= MOST_KEPT, `must be a number from 1 to ${MOST_KEPT}`)
    .default(14),
  CAUCUS_BACKUP_COMMAND: z.string().optional(),
  CAUCUS_BACKUP_PASSPHRASE: passphraseSchema.optional(),
  CAUCUS_BACKUP_PASSPHRASE_FILE: passphraseFileSchema.optional(),
  CAUCUS_BACKUP_RECIPIENT: recipientSchema.optional(),
  CAUCUS_BACKUP_UNENCRYPTED: yes.optional(),
  CAUCUS_UPGRADE_WITHOUT_COPY: yes.optional(),
};

type BackupVariables = z.infer<z.ZodObject<typeof backupVariables>>;

/** Complains of what does not go together. */
export function checkBackupVariables(
  values: Partial<BackupVariables>,
  complain: (name: string, message: string) => void,
): void {
  const [lock, other] = LOCKS.filter((name) => values[name] !== undefined);
  if (lock && other) complain(other, `cannot be set, since ${lock} is`);
  if (values.CAUCUS_BACKUP_FOLDER === undefined || lock) return;
  complain(
    LOCKS[0],
    `must be set too, since CAUCUS_BACKUP_FOLDER is (or ${LOCKS[1]}, ${LOCKS[2]}, or ${LOCKS[3]}=yes where whoever has a copy may read everything)`,
  );
}

export function readBackupConfig(values: BackupVariables): BackupConfig {
  const folder = values.CAUCUS_BACKUP_FOLDER;
  return {
    lock: readLock(values),
    schedule:
      folder === undefined
        ? null
        : {
            folder: path.resolve(folder),
            everyMs: values.CAUCUS_BACKUP_EVERY,
            keep: values.CAUCUS_BACKUP_KEEP,
            command: values.CAUCUS_BACKUP_COMMAND ?? null,
          },
    upgradesWithoutCopy: values.CAUCUS_UPGRADE_WITHOUT_COPY !== undefined,
  };
}

function readLock(values: BackupVariables): CopyLock | null {
  const passphrase = values.CAUCUS_BACKUP_PASSPHRASE ?? values.CAUCUS_BACKUP_PASSPHRASE_FILE;
  if (passphrase !== undefined) return { kind: "passphrase", passphrase };
  const recipient = values.CAUCUS_BACKUP_RECIPIENT;
  if (recipient !== undefined) return { kind: "recipient", recipient };
  return values.CAUCUS_BACKUP_UNENCRYPTED === undefined ? null : { kind: "unencrypted" };
}
