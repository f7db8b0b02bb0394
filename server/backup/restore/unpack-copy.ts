import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline as pipe, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { extract } from "tar-stream";
import { AGE_MAGIC, unlockStream, type CopyKey } from "../copy/copy-key";
import { CopyRefused } from "../copy/copy-refused";
import { SEAL_LENGTH, unsealing } from "../copy/plain-seal";

const GZIP_MAGIC = Buffer.from([0x1f, 0x8b]);
/** No entry is larger; what says so is damaged. */
const MOST_ENTRY_BYTES = 64 * 2 ** 20;

/**
 * The entries of the file as they stand in it, one in memory at a time.
 *
 * @throws whatever finds the file damaged; CopyRefused where it is no copy or the key does not open it.
 */
export async function* unpackCopy(
  file: string,
  key: CopyKey,
): AsyncGenerator<{ name: string; bytes: Buffer }> {
  const gunzip = createGunzip();
  const entries = extract();
  const opened = await openCopy(file, key);
  const unpacking = pipeline(opened, gunzip, entries);
  unpacking.catch((error: unknown) => entries.destroy(error as Error));
  try {
    for await (const entry of entries) {
      const { name, size = 0 } = entry.header;
      if (size > MOST_ENTRY_BYTES) throw new Error(`${name} has ${size} bytes`);
      const chunks: Buffer[] = [];
      for await (const chunk of entry) chunks.push(chunk);
      yield { name, bytes: Buffer.concat(chunks) };
    }
    await unpacking;
  } finally {
    entries.destroy();
    opened.destroy();
    await unpacking.catch(() => undefined);
  }
}

async function openCopy(file: string, key: CopyKey): Promise<Readable> {
  const { start, seal, size } = await readEnds(file);
  if (start.toString("latin1") === AGE_MAGIC) return unlockStream(createReadStream(file), key);
  if (!start.subarray(0, GZIP_MAGIC.length).equals(GZIP_MAGIC)) {
    throw new CopyRefused(`${file} is not a copy that Caucus made, or its beginning is damaged.`);
  }
  if (size <= SEAL_LENGTH) throw new Error("hardly anything is left of it");
  const sealed = createReadStream(file, { end: size - SEAL_LENGTH - 1 });
  return pipe(sealed, unsealing(seal), () => undefined);
}

/** The first bytes, and the last ones where a seal would stand. */
async function readEnds(file: string): Promise<{ start: Buffer; seal: Buffer; size: number }> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const start = await handle.read(Buffer.alloc(AGE_MAGIC.length), { position: 0 });
    const seal = await handle.read(Buffer.alloc(SEAL_LENGTH), {
      position: Math.max(0, size - SEAL_LENGTH),
    });
    return { start: start.buffer.subarray(0, start.bytesRead), seal: seal.buffer, size };
  } finally {
    await handle.close();
  }
}
