import { isSeenLine, withoutUnseen } from "@/domain/names/seen-line";

const MAX_TITLE_LENGTH = 300;

/** One line, of the length a title may have (UTF-16 code units); `null` if nothing is left to be seen. */
export function titleOf(raw: string): string | null {
  // The cut may have parted a surrogate pair.
  return lineOf(
    lineOf(raw)
      ?.slice(0, MAX_TITLE_LENGTH)
      .replace(/\p{Cs}$/u, "") ?? "",
  );
}

/** One line that could be a title, were it not too long; `null` if nothing is left to be seen. */
export function lineOf(raw: string): string | null {
  const line = withoutUnseen(raw.replace(/[\p{Cc}\s]+/gu, " ")).trim();
  return line !== "" && isSeenLine(line) ? line : null;
}
