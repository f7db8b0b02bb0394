import { strToU8, zipSync, type Zippable } from "fflate";

/** A ZIP archive of texts and bytes; the order is that of the keys. */
export function archiveOf(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const entries: Zippable = {};
  for (const [name, content] of Object.entries(files)) {
    entries[name] = typeof content === "string" ? strToU8(content) : content;
  }
  return zipSync(entries);
}
