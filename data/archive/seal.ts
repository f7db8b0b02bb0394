import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, brotliDecompress, constants } from "node:zlib";

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);

/** Beyond this, a little less room costs much more time. */
const EFFORT = 5;

/** Compressed bytes, with what proves that they still say the same. */
export type Sealed = {
  bytes: Uint8Array;
  /** SHA-256 of what they say, in hexadecimal. */
  sha256: string;
};

/** What is sealed is not what was sealed once. */
export class BrokenSealError extends Error {
  constructor(options?: ErrorOptions) {
    super("a sealed part of the archive is damaged", options);
  }
}

/**
 * Compresses bytes, off the main thread. What comes out has been opened once: the original may go.
 * @throws BrokenSealError if it could not be opened.
 */
export async function seal(raw: Uint8Array): Promise<Sealed> {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: EFFORT,
    [constants.BROTLI_PARAM_SIZE_HINT]: raw.length,
  };
  const sealed = { bytes: await compress(raw, { params }), sha256: hash(raw) };
  await unseal(sealed);
  return sealed;
}

/** @throws BrokenSealError if the bytes are damaged. */
export async function unseal({ bytes, sha256 }: Sealed): Promise<Buffer> {
  let raw: Buffer;
  try {
    raw = await decompress(bytes);
  } catch (error) {
    throw new BrokenSealError({ cause: error });
  }
  if (hash(raw) !== sha256) throw new BrokenSealError();
  return raw;
}

function hash(raw: Uint8Array): string {
  return createHash("sha256").update(raw).digest("hex");
}
