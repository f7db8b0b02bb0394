import { titleOf } from "@/domain/edition/edition-title";

const MAX_LENGTH = 200;
/** Line ends and their like, and what turns the direction of writing, with which an ending can be hidden. */
const HARMFUL = /[\p{Cc}\p{Cs}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu;

/** A file's name as it can be shown and stored: no folders, one line, its ending kept; "file" where nothing is left. */
export function tidyFileName(raw: string): string {
  const name = (raw.split(/[/\\]/u).at(-1) ?? "").replace(HARMFUL, "").trim();
  if (name.length <= MAX_LENGTH) return name === "" || /^\.+$/u.test(name) ? "file" : name;
  const ending = /\.[^.]{1,10}$/u.exec(name)?.[0] ?? "";
  // The cut may part a surrogate pair.
  return name.slice(0, MAX_LENGTH - ending.length).replace(/\p{Cs}$/u, "") + ending;
}

/** What a report is called whose file says no title. */
export function titleFromName(fileName: string): string {
  const stem = fileName.replace(/\.[^.]{1,10}$/u, "").replace(/_+/gu, " ");
  return titleOf(stem) ?? fileName;
}
