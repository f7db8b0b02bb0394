import { isId, type AnnotationId } from "@/domain/ids";
import { isTextRange, type TextRange } from "@/domain/text/range";
import type { Places, Presence } from "./presence";

/** Where somebody is in a report, all optional and untrusted in content. */
export type ReportPlace = {
  /** The part of the text on the screen. */
  viewport?: TextRange | null;
  selection?: TextRange | null;
  /** The thread in which this person is writing. */
  typingIn?: AnnotationId | null;
  /** `false` when the window is hidden. */
  active?: boolean;
};

export type ReportPresence = Presence<ReportPlace>;

export const REPORT_PLACES: Places<ReportPlace> = {
  nowhere: {},
  read: ({ viewport, selection, typingIn, active }) => ({
    viewport: parseRange(viewport),
    selection: parseRange(selection),
    typingIn: isId<"annotation">(typingIn) ? typingIn : null,
    active: active !== false,
  }),
};

function parseRange(raw: unknown): TextRange | null {
  if (typeof raw !== "object" || raw === null) return null;
  const { start, end } = raw as { start?: unknown; end?: unknown };
  return isTextRange(start, end) ? { start: start as number, end: end as number } : null;
}
