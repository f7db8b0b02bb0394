import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

/** argon2id (the library's default algorithm) with OWASP's parameters: 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;

/** A PHC string with its own random salt. */
export async function hashPassword(password: string): Promise<string> {
  return hash(normalise(password), PARAMETERS);
}

/**
 * Whether the password is the one behind `passwordHash`. Where there is no hash, because there is no such account or
 * it has no password, it takes as long to say no: the time must not tell which accounts exist.
 */
export async function verifyPassword(
  passwordHash: string | null,
  password: string,
): Promise<boolean> {
  const right = await verify(passwordHash ?? (await dummyHash()), normalise(password));
  return passwordHash !== null && right;
}

let dummy: Promise<string> | undefined;

function dummyHash(): Promise<string> {
  dummy ??= hashPassword(randomBytes(32).toString("base64"));
  return dummy;
}

/** Keyboards differ in how they compose "é"; both forms are one password (RFC 8265). */
function normalise(password: string): string {
  return password.normalize("NFC");
}
