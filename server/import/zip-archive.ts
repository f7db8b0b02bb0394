import type { Readable } from "node:stream";
import zlib from "node:zlib";
import yauzl from "yauzl";
import type { ImportLimits } from "./import-limits";
import { ImportRefused } from "./import-refused";

/** Honest XML shrinks to a twentieth, very repetitive tables to a hundredth; DEFLATE ends at a thousandth. */
const MAX_RATIO = 250;
/** Small entries may shrink as far as they like. Bytes. */
const RATIO_COUNTS_FROM = 2_000_000;

/** The entries of an archive that was found harmless by what it says of itself; each is measured again when read. */
export class ZipArchive {
  readonly #file: yauzl.ZipFile;
  readonly #entries: ReadonlyMap<string, yauzl.Entry>;
  #left: number;

  private constructor(
    file: yauzl.ZipFile,
    entries: ReadonlyMap<string, yauzl.Entry>,
    readBytes: number,
  ) {
    this.#file = file;
    this.#entries = entries;
    this.#left = readBytes;
  }

  /** Reads the directory, and unpacks nothing. */
  static async open(bytes: Uint8Array, limits: ImportLimits): Promise<ZipArchive> {
    try {
      const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const file = await yauzl.fromBufferPromise(buffer, { lazyEntries: true, autoClose: false });
      if (file.entryCount > limits.entries) throw new ImportRefused("bomb");
      return new ZipArchive(file, await readDirectory(file, limits), limits.readBytes);
    } catch (error) {
      throw error instanceof ImportRefused ? error : new ImportRefused("malformed", error);
    }
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  names(): string[] {
    return [...this.#entries.keys()];
  }

  /** `null` where there is no such entry. */
  async read(name: string): Promise<Uint8Array | null> {
    const entry = this.#entries.get(name);
    if (!entry) return null;
    if (entry.isEncrypted()) throw new ImportRefused("encrypted");
    try {
      const bytes = await this.#collect(await this.#file.openReadStreamPromise(entry));
      if (zlib.crc32(bytes) !== entry.crc32) throw new ImportRefused("malformed");
      return bytes;
    } catch (error) {
      if (error instanceof ImportRefused) throw error;
      // More than the directory says: it lied.
      const lied = error instanceof Error && error.message.includes("too many bytes");
      throw new ImportRefused(lied ? "bomb" : "malformed", error);
    }
  }

  async #collect(stream: Readable): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      this.#left -= chunk.length;
      if (this.#left < 0) throw new ImportRefused("bomb");
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }
}

async function readDirectory(
  file: yauzl.ZipFile,
  limits: ImportLimits,
): Promise<Map<string, yauzl.Entry>> {
  const entries = new Map<string, yauzl.Entry>();
  let unpacked = 0;
  for await (const entry of file.eachEntry()) {
    unpacked += entry.uncompressedSize;
    const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
    const blownUp = entry.uncompressedSize > RATIO_COUNTS_FROM && ratio > MAX_RATIO;
    if (unpacked > limits.unpackedBytes || blownUp) throw new ImportRefused("bomb");
    if (!entries.has(entry.fileName)) entries.set(entry.fileName, entry);
  }
  return entries;
}
