import { createHash } from "node:crypto";
import { Transform } from "node:stream";

// gzip's own checksum is over what was compressed: some damage to the compressed bytes it cannot see. So what is not
// encrypted, and hence not authenticated, ends with a digest of all bytes before it. It is the comment of one more
// member of the gzip file, an empty one, so that gzip and tar read the file as they read any other (RFC 1952).
const MEMBER_START = Buffer.from([0x1f, 0x8b, 8, 0x10, 0, 0, 0, 0, 0, 255]);
const MEMBER_END = Buffer.from([0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
const LABEL = "sha256 ";

/** Bytes. */
export const SEAL_LENGTH = MEMBER_START.length + LABEL.length + 64 + MEMBER_END.length;

/** What belongs at the end of a file whose other bytes have this digest, in hexadecimal. */
export function makeSeal(sha256: string): Buffer {
  return Buffer.concat([MEMBER_START, Buffer.from(`${LABEL}${sha256}`, "latin1"), MEMBER_END]);
}

/** Passes bytes on and puts the seal behind them. */
export function sealing(): Transform {
  const digest = createHash("sha256");
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      digest.update(chunk);
      done(null, chunk);
    },
    flush(done) {
      done(null, makeSeal(digest.digest("hex")));
    },
  });
}

/** Passes on the bytes before the seal; fails at their end where they are not those that were sealed. */
export function unsealing(seal: Buffer): Transform {
  const digest = createHash("sha256");
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      digest.update(chunk);
      done(null, chunk);
    },
    flush(done) {
      const isWhole = makeSeal(digest.digest("hex")).equals(seal);
      done(isWhole ? null : new Error("its digest is another one"));
    },
  });
}
