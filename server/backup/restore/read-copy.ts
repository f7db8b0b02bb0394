import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import {
  COPY_FORMAT,
  copyHeaderSchema,
  copyManifestSchema,
  HEADER_NAME,
  MANIFEST_NAME,
  readEntryName,
  type CopyHeader,
  type CopyManifest,
} from "../copy/copy-contents";
import type { CopyKey } from "../copy/copy-key";
import { CopyRefused } from "../copy/copy-refused";
import { unpackCopy } from "./unpack-copy";

/** What a copy holds, in its order: the header first, the manifest last. */
export type CopyEntry =
  | { readonly kind: "header"; readonly header: CopyHeader }
  | { readonly kind: "rows"; readonly table: string; readonly bytes: Buffer }
  | { readonly kind: "file"; readonly file: string; readonly bytes: Buffer }
  | { readonly kind: "manifest"; readonly manifest: CopyManifest };

/**
 * Reads a copy from one end to the other, an entry at a time. Whether the whole is what was written is known when it
 * has ended and not before: whoever uses the entries must be able to take that back.
 *
 * @throws CopyRefused where it cannot be read, the key does not open it, or a byte is not as it was written.
 */
export async function* readCopy(file: string, key: CopyKey): AsyncGenerator<CopyEntry> {
  const seen: CopyManifest["entries"] = [];
  let manifest: CopyManifest | null = null;
  try {
    for await (const { name, bytes } of unpackCopy(file, key)) {
      if (manifest) throw new Error("something follows the manifest");
      if (name === MANIFEST_NAME) {
        manifest = parse(copyManifestSchema, bytes);
        continue;
      }
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      seen.push({ name, bytes: bytes.length, sha256 });
      yield readEntry(name, bytes, seen.length === 1);
    }
    if (!manifest || !isDeepStrictEqual(manifest.entries, seen)) {
      throw new Error("the manifest names other entries");
    }
  } catch (error) {
    throw asRefusal(error, file);
  }
  yield { kind: "manifest", manifest };
}

function readEntry(name: string, bytes: Buffer, isFirst: boolean): CopyEntry {
  if (isFirst !== (name === HEADER_NAME)) throw new Error("the header is not where it belongs");
  if (isFirst) return { kind: "header", header: readHeader(bytes) };
  const entry = readEntryName(name);
  if (!entry) throw new Error(`${name} is unknown`);
  return { ...entry, bytes };
}

function readHeader(bytes: Buffer): CopyHeader {
  const { format } = parse(copyHeaderSchema.pick({ format: true }), bytes);
  if (format === COPY_FORMAT) return parse(copyHeaderSchema, bytes);
  throw new CopyRefused(
    `The copy is laid out in a way that this version of Caucus does not know (${format}). Restore it with the version that made it, or a newer one.`,
  );
}

function parse<Value>(schema: z.ZodType<Value>, bytes: Buffer): Value {
  return schema.parse(JSON.parse(bytes.toString("utf8")));
}

/** Whatever a reader stumbles over, the file is not as it was written; only the system's own errors are others. */
function asRefusal(error: unknown, file: string): CopyRefused {
  if (error instanceof CopyRefused) return error;
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && "syscall" in error) {
    return new CopyRefused(`${file} cannot be read (${reason}).`, { cause: error });
  }
  if (reason.startsWith("no identity matched")) {
    return new CopyRefused(
      `This passphrase or key does not open ${file}, or the file's beginning is damaged.`,
      { cause: error },
    );
  }
  return new CopyRefused(
    `${file} is damaged or cut off (${reason}), so nothing of it was used. Take an earlier copy.`,
    { cause: error },
  );
}
