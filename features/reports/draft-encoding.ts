import { decodeBytes } from "@/domain/edition/decode/decode-bytes";
import type { DecodedFile } from "@/domain/edition/decode/decode-file";
import { LEGACY_ENCODINGS, type LegacyEncoding } from "@/domain/edition/decode/guess-encoding";
import { guessTitle, type ReportDraft } from "./draft";

/** Whether a file's encoding was guessed: what is not Unicode's may be another. */
export function isGuess(encoding: DecodedFile["encoding"]): encoding is LegacyEncoding {
  return LEGACY_ENCODINGS.some((one) => one === encoding);
}

/**
 * A draft as it reads in that encoding. If it is not the one that was guessed, the file is written anew as UTF-8:
 * the server guesses too, and would be as wrong.
 */
export function readAs(draft: ReportDraft, encoding: LegacyEncoding): ReportDraft {
  if (draft.kind !== "text" || !draft.file || draft.file.encoding === encoding) return draft;
  const { file, bytes } = draft.file;
  const text = decodeBytes(bytes, encoding);
  return {
    ...draft,
    text,
    title: guessTitle(text, draft.format, file.name),
    file: { file: new File([text], file.name, { type: "text/plain" }), bytes, encoding },
  };
}
