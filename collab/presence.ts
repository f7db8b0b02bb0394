import { isId, type AnnotationId } from "@/domain/ids";
import { isTextRange, type TextRange } from "@/domain/text/range";

/** Stamped by the server; a client cannot choose it. */
export type PresenceIdentity = { id: string; name: string; colour: string; role: string };

/** What a client says of itself, all optional and untrusted in content. */
export type PresencePlace = {
  /** The part of the text on the screen. */
  viewport?: TextRange | null;
  selection?: TextRange | null;
  /** The thread in which this person is writing. */
  typingIn?: AnnotationId | null;
  /** `false` when the window is hidden. */
  active?: boolean;
};

/** An awareness state as it arrives from the server. */
export type Presence = PresencePlace & { user: PresenceIdentity };

/** What is understood of somebody's state; `null` if it does not even say who it is. */
export function parsePresence(raw: unknown): Presence | null {
  if (!isRecord(raw) || !isRecord(raw.user)) return null;
  const { id, name, colour, role } = raw.user;
  if (![id, name, colour, role].every((field) => typeof field === "string")) return null;
  const { viewport, selection, typingIn, active } = raw;
  return {
    user: { id, name, colour, role } as PresenceIdentity,
    viewport: parseRange(viewport),
    selection: parseRange(selection),
    typingIn: isId<"annotation">(typingIn) ? typingIn : null,
    active: active !== false,
  };
}

function parseRange(raw: unknown): TextRange | null {
  if (!isRecord(raw)) return null;
  const { start, end } = raw;
  return isTextRange(start, end) ? { start: start as number, end: end as number } : null;
}

function isRecord(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw);
}
