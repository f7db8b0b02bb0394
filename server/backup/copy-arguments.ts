import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { emailSchema } from "@/contract/common";
import { passphraseFileSchema, recipientSchema } from "./backup-settings";
import type { CopyKey, CopyLock } from "./copy/copy-key";
import { CopyRefused } from "./copy/copy-refused";

const BACKUP = "npm run backup -- <file> [--passphrase-file F | --recipient age1… | --unencrypted]";
const NEW_KEY = "npm run backup -- --new-key <file>";
const RESTORE =
  "npm run restore -- [--try] <file> [--passphrase-file F | --identity-file F] [--without <address>]…";

export type BackupCommand =
  | { readonly kind: "copy"; readonly file: string; readonly lock: CopyLock }
  | { readonly kind: "new key"; readonly file: string };

export type RestoreCommand = {
  readonly file: string;
  readonly key: CopyKey;
  /** Whether it is restored only to see that it can be. */
  readonly isTrial: boolean;
  /** Addresses of people who are to be in no team any more. */
  readonly without: readonly string[];
};

/** `lock` is the one of the settings. @throws CopyRefused where the command does not say what is to be done. */
export function readBackupCommand(args: readonly string[], lock: CopyLock | null): BackupCommand {
  const { values, positionals } = parse(args, BACKUP, {
    "passphrase-file": { type: "string" },
    recipient: { type: "string" },
    unencrypted: { type: "boolean" },
    "new-key": { type: "string" },
  });
  if (typeof values["new-key"] === "string") {
    return { kind: "new key", file: resolve(values["new-key"]) };
  }
  const file = readFileArgument(positionals, `${BACKUP}\n${NEW_KEY}`);
  const said = readLock(values) ?? lock;
  if (said) return { kind: "copy", file, lock: said };
  throw new CopyRefused(
    "Say who may read the copy: set CAUCUS_BACKUP_PASSPHRASE, or give --passphrase-file or --recipient. With --unencrypted, whoever has the file reads everything.",
  );
}

/** `lock` is the one of the settings. @throws CopyRefused where the command does not say what is to be done. */
export function readRestoreCommand(args: readonly string[], lock: CopyLock | null): RestoreCommand {
  const { values, positionals } = parse(args, RESTORE, {
    "passphrase-file": { type: "string" },
    "identity-file": { type: "string" },
    try: { type: "boolean" },
    without: { type: "string", multiple: true },
  });
  const file = readFileArgument(positionals, RESTORE);
  const without = check(addressesSchema, "--without", values.without ?? []);
  return { file, key: readKey(values, lock), isTrial: values.try === true, without };
}

const addressesSchema = z.array(emailSchema);

type Values = Record<string, string | boolean | (string | boolean)[] | undefined>;

function readLock(values: Values): CopyLock | null {
  if (typeof values["passphrase-file"] === "string") {
    const passphrase = check(
      passphraseFileSchema,
      "--passphrase-file",
      resolve(values["passphrase-file"]),
    );
    return { kind: "passphrase", passphrase };
  }
  if (values.recipient !== undefined) {
    return {
      kind: "recipient",
      recipient: check(recipientSchema, "--recipient", values.recipient),
    };
  }
  return values.unencrypted === true ? { kind: "unencrypted" } : null;
}

function readKey(values: Values, lock: CopyLock | null): CopyKey {
  const given = readLock(values);
  if (given?.kind === "passphrase") return given;
  if (typeof values["identity-file"] === "string") {
    return { kind: "identity", identity: readIdentity(resolve(values["identity-file"])) };
  }
  return lock?.kind === "passphrase" ? lock : { kind: "none" };
}

/** As `age-keygen` writes them: comments, and a line with the key. */
function readIdentity(file: string): string {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new CopyRefused(`--identity-file cannot be read (${String(error)}).`, { cause: error });
  }
  const identity = text.split(/\r?\n/).find((line) => line.startsWith("AGE-SECRET-KEY-1"));
  if (identity) return identity.trim();
  throw new CopyRefused(`${file} holds no secret key of age (AGE-SECRET-KEY-1…).`);
}

function parse(
  args: readonly string[],
  usage: string,
  options: NonNullable<Parameters<typeof parseArgs>[0]>["options"],
): { values: Values; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: options ?? {},
      allowPositionals: true,
    });
    return { values, positionals };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CopyRefused(`${reason}\n${usage}`, { cause: error });
  }
}

function readFileArgument(positionals: readonly string[], usage: string): string {
  const [file, more] = positionals;
  if (file === undefined || more !== undefined) throw new CopyRefused(`Name one file:\n${usage}`);
  return resolve(file);
}

function check<Read>(schema: z.ZodType<Read>, option: string, value: unknown): Read {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new CopyRefused(`${option} ${parsed.error.issues[0]?.message ?? "does not fit"}.`);
}

/** npm runs its scripts in the checkout; a file is meant from where the person stands. */
function resolve(file: string): string {
  return path.resolve(process.env.INIT_CWD ?? ".", file);
}
