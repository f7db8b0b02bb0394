import { MAX_REPORT_LENGTH } from "@/contract/reports";
import { importReport } from "@/domain/edition/import-report";
import { ok, refuse, type Result } from "@/domain/result";
import { decodeFile, type DecodedFile, type DecodeRefusal } from "@/domain/edition/decode-file";

export type ReportFormat = "txt" | "md";

/** A report that was chosen or pasted and not yet sent. */
export type ReportDraft = {
  title: string;
  text: string;
  format: ReportFormat;
  /** Where it came from; `null` for pasted text. */
  file: { name: string; encoding: DecodedFile["encoding"] } | null;
};

export type DraftRefusal = DecodeRefusal | "other-format" | "too-large" | "unreadable";

/** UTF-8 takes at most three bytes for what counts as one unit, so a larger file cannot be short enough. */
const MAX_FILE_BYTES = MAX_REPORT_LENGTH * 3;
const MAX_TITLE_LENGTH = 300;
/** The title stands at the beginning; the rest need not be read to find it. UTF-16 code units. */
const TITLE_REACH = 20_000;

/** Reads a chosen file. Its name's ending decides between plain text and Markdown; no ending is plain text. */
export async function draftFromFile(file: File): Promise<Result<ReportDraft, DraftRefusal>> {
  const format = formatOf(file.name);
  if (file.size > MAX_FILE_BYTES) return refuse("too-large");
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    // Moved, deleted or locked between choosing and reading.
    return refuse("unreadable");
  }
  const decoded = decodeFile(bytes);
  if (!decoded.ok) return decoded;
  if (format === null) return refuse("other-format");
  const { text, encoding } = decoded.value;
  if (text.length > MAX_REPORT_LENGTH) return refuse("too-large");
  return ok({
    title: guessTitle(text, format, file.name),
    text,
    format,
    file: { name: file.name, encoding },
  });
}

export function draftFromText(
  text: string,
  format: ReportFormat,
): Result<ReportDraft, DraftRefusal> {
  if (text.trim() === "") return refuse("empty");
  if (text.length > MAX_REPORT_LENGTH) return refuse("too-large");
  return ok({ title: guessTitle(text, format, ""), text, format, file: null });
}

/** `null` for the ending of a format that is not read. */
export function formatOf(fileName: string): ReportFormat | null {
  const ending = /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase();
  if (ending === undefined || ending === "txt" || ending === "text") return "txt";
  return ending === "md" || ending === "markdown" ? "md" : null;
}

/** Pasted text is Markdown where it has its headings, links or rules. */
export function guessFormat(text: string): ReportFormat {
  return /^#{1,6} \S|^\s*(---|\*\*\*)\s*$|\]\(https?:\/\/|^```/m.test(text.slice(0, TITLE_REACH))
    ? "md"
    : "txt";
}

/** The text's first heading, else its first line, else the file's name without its ending. */
export function guessTitle(text: string, format: ReportFormat, fileName: string): string {
  const head = text.slice(0, TITLE_REACH);
  const named = fileName.replace(/\.[^.]+$/, "").replace(/[_]+/g, " ");
  const firstLine = head.split(/\r\n|[\n\r]/).find((line) => line.trim() !== "");
  const candidates = [importReport(head, format).title, named, firstLine];
  return shorten(candidates.map((candidate) => oneLine(candidate ?? "")).find(Boolean) ?? "");
}

/** What the contract takes as a line of text: no control characters, no halves of characters. */
function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\s]+/gu, " ")
    .replace(/\p{Cs}/gu, "")
    .trim();
}

/** At the end of a word, and never in the middle of a character. */
function shorten(title: string): string {
  if (title.length <= MAX_TITLE_LENGTH) return title;
  const words = title.slice(0, MAX_TITLE_LENGTH - 1).replace(/\s+\S*$/, "");
  return `${oneLine(words)}…`;
}
