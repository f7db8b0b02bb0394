import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { Decrypter, Encrypter } from "age-encryption";
import { CopyRefused } from "./copy-refused";

/** To whom a copy is written. */
export type CopyLock =
  | { readonly kind: "passphrase"; readonly passphrase: string }
  /** A public key of age, `age1…`: whoever makes copies cannot read them. */
  | { readonly kind: "recipient"; readonly recipient: string }
  /** Whoever has the file reads everything. */
  | { readonly kind: "unencrypted" };

/** What opens a copy. */
export type CopyKey =
  | { readonly kind: "passphrase"; readonly passphrase: string }
  /** A secret key of age, `AGE-SECRET-KEY-1…`. */
  | { readonly kind: "identity"; readonly identity: string }
  | { readonly kind: "none" };

/** 2^17 rounds of scrypt: half a second and 128 MB for each guess, and once for each copy. */
const SCRYPT_LOG_ROUNDS = 17;

/** How an encrypted copy begins: the format of age, which its own command can read too. */
export const AGE_MAGIC = "age-encryption.org/";

/** Encrypts a stream, or passes it through, piece by piece. */
export async function lockStream(
  plain: Readable,
  lock: Exclude<CopyLock, { kind: "unencrypted" }>,
): Promise<Readable> {
  const encrypter = new Encrypter();
  if (lock.kind === "passphrase") {
    encrypter.setScryptWorkFactor(SCRYPT_LOG_ROUNDS);
    encrypter.setPassphrase(lock.passphrase);
  } else {
    encrypter.addRecipient(lock.recipient);
  }
  return fromWeb(await encrypter.encrypt(toWeb(plain)));
}

/**
 * Decrypts a stream piece by piece; each piece is authenticated before it is handed on, and so is the end.
 *
 * @throws CopyRefused where the key is missing or is not the one.
 */
export async function unlockStream(locked: Readable, key: CopyKey): Promise<Readable> {
  const decrypter = new Decrypter();
  if (key.kind === "none") {
    throw new CopyRefused(
      "The copy is encrypted. Say how to open it: set CAUCUS_BACKUP_PASSPHRASE, or give --passphrase-file or --identity-file.",
    );
  }
  if (key.kind === "passphrase") decrypter.addPassphrase(key.passphrase);
  else decrypter.addIdentity(key.identity);
  return fromWeb(await decrypter.decrypt(toWeb(locked)));
}

// Node and the browsers' library type the same class apart.
function toWeb(stream: Readable): globalThis.ReadableStream<Uint8Array> {
  return Readable.toWeb(stream) as globalThis.ReadableStream<Uint8Array>;
}

function fromWeb(stream: globalThis.ReadableStream<Uint8Array>): Readable {
  return Readable.fromWeb(stream as ReadableStream);
}
