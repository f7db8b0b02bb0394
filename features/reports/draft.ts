import { MAX_FILE_BYTES } from "@/contract/imports";
import { MAX_REPORT_LENGTH } from "@/contract/reports";
import { lineOf } from "@/domain/edition/edition-title";
import { decodeFile, type DecodedFile } from "@/domain/edition/decode/decode-file";
import type { ImportRefusal } from "@/domain/edition/import-refusal";
import { importReport, type ReportFormat } from "@/domain/edition/import-report";
import { ok, refuse, type Result } from "@/domain/result";

/** How a text is to be read. */
export type DraftFormat = ReportFormat | "html";

/** A report that was chosen or pasted and not yet sent. */
export type ReportDraft =
  /** A text can be looked at and named before it is sent. */
  | {
      kind: "text";
      title: string;
      text: string;
      format: ReportFormat;
      /** Where it came from; `null` for pasted text. */
      file: { file: File; bytes: Uint8Array; encoding: DecodedFile["encoding"] } | null;
    }
  /** Pasted with its formatting; `text` is the same without. */
  | { kind: "html"; title: string; text: string; html: string }
  /** What only the server can read. */
  | { kind: "file"; file: File };

/** Refusals that the browser can decide alone. */
export type DraftRefusal =
  | Extract<
      ImportRefusal,
      "empty" | "too-large" | "too-long" | "binary" | "image-only" | "unknown-encoding"
    >
  | "unreadable";

const MAX_TITLE_LENGTH = 300;
/** The title stands at the beginning; the rest need not be read to find it. UTF-16 code units. */
const TITLE_REACH = 20_000;

/** Checks a file by its size alone. Returns the refusal, or `null`. */
export function checkFile(file: File): DraftRefusal | null {
  if (file.size === 0) return "empty";
  return file.size > MAX_FILE_BYTES ? "too-large" : null;
}

/** Reads a chosen file where its name says that it is a text; whatever else it is, the server finds out. */
export async function draftFromFile(file: File): Promise<Result<ReportDraft, DraftRefusal>> {
  const refusal = checkFile(file);
  if (refusal) return refuse(refusal);
  const format = formatOf(file.name);
  if (format === null) return ok({ kind: "file", file });
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    // Moved, deleted or locked between choosing and reading.
    return refuse("unreadable");
  }
  const decoded = decodeFile(bytes);
  if (decoded.ok) {
    const { text, encoding } = decoded.value;
    if (text.length > MAX_REPORT_LENGTH) return refuse("too-long");
    const title = guessTitle(text, format, file.name);
    return ok({ kind: "text", title, text, format, file: { file, bytes, encoding } });
  }
  switch (decoded.refusal) {
    case "empty":
    case "binary":
      return refuse(decoded.refusal);
    case "image-or-archive":
      return refuse("binary");
    case "utf-32":
      return refuse("unknown-encoding");
    case "pdf":
    case "office-document":
    case "utf-16-unmarked":
      // Its name is wrong, or its mark is missing: the server looks closer.
      return ok({ kind: "file", file });
  }
}

export function draftFromText(
  text: string,
  format: ReportFormat,
): Result<ReportDraft, DraftRefusal> {
  if (text.trim() === "") return refuse("empty");
  if (text.length > MAX_REPORT_LENGTH) return refuse("too-long");
  return ok({ kind: "text", title: guessTitle(text, format, ""), text, format, file: null });
}

/** @param text the same without formatting, which the clipboard holds beside it */
export function draftFromPage(html: string, text: string): Result<ReportDraft, DraftRefusal> {
  if (text.trim() === "") return refuse("empty");
  if (html.length > MAX_REPORT_LENGTH) return refuse("too-long");
  return ok({ kind: "html", title: guessTitle(text, "txt", ""), text, html });
}

/** `null` for the ending of a format that only the server reads. */
export function formatOf(fileName: string): ReportFormat | null {
  const ending = /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase();
  if (ending === undefined || ending === "txt" || ending === "text") return "txt";
  return ending === "md" || ending === "markdown" ? "md" : null;
}

/** A text file as one of the other format, which its name says. */
export function renameTo(file: File, format: ReportFormat): File {
  if (formatOf(file.name) === format) return file;
  return new File([file], `${file.name.replace(/\.[^./\\]+$/, "")}.${format}`);
}

/** Pasted text is Markdown where it has its headings, links or rules. */
export function guessFormat(text: string): ReportFormat {
  return /^#{1,6} \S|^\s*(---|\*\*\*)\s*$|\]\(https?:\/\/|^```/m.test(text.slice(0, TITLE_REACH))
    ? "md"
    : "txt";
}

/** Whether a clipboard's HTML says more than its plain text: editors of code wrap every line in colours. */
export function hasFormatting(html: string): boolean {
  return /<(?:h[1-6]|li|table|blockquote|strong|b|em|i|a|sup)[\s>]/i.test(html);
}

/** The text's first heading, else its first line, else the file's name without its ending. */
export function guessTitle(text: string, format: ReportFormat, fileName: string): string {
  const head = text.slice(0, TITLE_REACH);
  const named = fileName.replace(/\.[^.]+$/, "").replace(/[_]+/g, " ");
  const firstLine = head.split(/\r\n|[\n\r]/).find((line) => line.trim() !== "");
  const candidates = [importReport(head, format).title, named, firstLine];
  return shorten(candidates.map((candidate) => lineOf(candidate ?? "")).find(Boolean) ?? "");
}

/** At the end of a word, and never in the middle of a character. */
function shorten(title: string): string {
  if (title.length <= MAX_TITLE_LENGTH) return title;
  const words = title.slice(0, MAX_TITLE_LENGTH - 1).replace(/\s+\S*$/, "");
  return `${lineOf(words) ?? ""}…`;
}
