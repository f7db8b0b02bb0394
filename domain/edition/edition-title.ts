import { withoutUnseen } from "@/domain/names/seen-line";

const MAX_TITLE_LENGTH = 300;

/** One line, of the length a title may have (UTF-16 code units); `null` where nothing is left. */
export function titleOf(raw: string): string | null {
  const line = withoutUnseen(raw.replace(/\s+/gu, " ")).trim().slice(0, MAX_TITLE_LENGTH).trim();
  // The cut may have parted a surrogate pair.
  return line === "" ? null : line.replace(/\p{Cs}$/u, "");
}
