import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

const ALGORITHM = "aes-256-gcm";
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts what the database is to keep but not to know, with a key made of `AUTH_SECRET`: IV, tag, ciphertext. */
export function seal(plain: Uint8Array, authSecret: string): Uint8Array {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, keyFor("seal", authSecret), iv);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return new Uint8Array(Buffer.concat([iv, cipher.getAuthTag(), sealed]));
}

/** `null` where it was sealed with another secret, or was tampered with. */
export function unseal(sealed: Uint8Array, authSecret: string): Uint8Array | null {
  const iv = sealed.subarray(0, IV_BYTES);
  const tag = sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
  try {
    const decipher = createDecipheriv(ALGORITHM, keyFor("seal", authSecret), iv);
    decipher.setAuthTag(tag);
    const rest = sealed.subarray(IV_BYTES + TAG_BYTES);
    return new Uint8Array(Buffer.concat([decipher.update(rest), decipher.final()]));
  } catch {
    return null;
  }
}

/** A hash that nobody can try words against without `AUTH_SECRET`; for secrets short enough to be typed. */
export function keyedHash(text: string, authSecret: string): string {
  return createHmac("sha256", keyFor("hash", authSecret)).update(text, "utf8").digest("base64url");
}

function keyFor(purpose: string, authSecret: string): Buffer {
  return Buffer.from(hkdfSync("sha256", authSecret, "", `caucus ${purpose}`, KEY_BYTES));
}
