import { createHash, randomBytes } from "node:crypto";

/** A secret for a link: 32 random bytes. It is shown once; only its hash is stored. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** SHA-256, hexadecimal: enough for secrets of 256 random bits, which nobody can guess. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token, "utf8").digest("hex");
}
