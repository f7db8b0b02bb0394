import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import { pipeline as pipe, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { pack, type Pack } from "tar-stream";
import { HEADER_NAME, MANIFEST_NAME, type CopyHeader, type CopyManifest } from "./copy-contents";
import { lockStream, type CopyLock } from "./copy-key";
import { sealing } from "./plain-seal";

/** What files hold is compressed already; more effort would cost time and win nothing. */
const GZIP_LEVEL = 3;

/**
 * Writes one copy: a tar of entries, compressed and encrypted on the way. The file appears when it is whole and on
 * disk; until then it has another name.
 */
export class CopyWriter {
  readonly #file: string;
  readonly #tar: Pack = pack();
  readonly #written: Promise<void>;
  readonly #entries: CopyManifest["entries"] = [];

  /** Begins with the header. The folder of `file` is there. */
  constructor(file: string, lock: CopyLock) {
    this.#file = file;
    this.#written = this.#write(lock);
    // Where nothing can be written, nothing more can be added: whoever adds or finishes hears of it.
    this.#written.catch((error: unknown) => this.#tar.destroy(error as Error));
  }

  async begin(header: CopyHeader): Promise<void> {
    await this.add(HEADER_NAME, Buffer.from(JSON.stringify(header)));
  }

  /** Returns when there is room for the next. */
  async add(name: string, bytes: Buffer): Promise<void> {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    this.#entries.push({ name, bytes: bytes.length, sha256 });
    await this.#pack(name, bytes);
  }

  /** Ends with the manifest. Returns the size of the file in bytes, when it is on disk. */
  async finish(rows: CopyManifest["rows"]): Promise<number> {
    const manifest: CopyManifest = { entries: this.#entries, rows };
    await this.#pack(MANIFEST_NAME, Buffer.from(JSON.stringify(manifest)));
    this.#tar.finalize();
    await this.#written;
    await rename(this.#half, this.#file);
    return (await stat(this.#file)).size;
  }

  /** Leaves nothing behind. */
  async abandon(): Promise<void> {
    this.#tar.destroy();
    await this.#written.catch(() => undefined);
    await rm(this.#half, { force: true });
  }

  get #half(): string {
    return `${this.#file}.part`;
  }

  async #pack(name: string, bytes: Buffer): Promise<void> {
    try {
      await new Promise<void>((resolve, reject) => {
        const done = (error?: Error | null): void => (error ? reject(error) : resolve());
        this.#tar.entry({ name, mode: 0o600 }, bytes, done);
      });
    } catch (error) {
      // The tar is closed where nothing can be written: the reason is what counts.
      await this.#written;
      throw error;
    }
  }

  async #write(lock: CopyLock): Promise<void> {
    const gzip = createGzip({ level: GZIP_LEVEL });
    const compressing = pipeline(Readable.from(this.#tar), gzip);
    const closed =
      lock.kind === "unencrypted"
        ? pipe(gzip, sealing(), () => undefined)
        : await lockStream(gzip, lock);
    const file = createWriteStream(this.#half, { flags: "wx", mode: 0o600, flush: true });
    await Promise.all([compressing, pipeline(closed, file)]);
  }
}
