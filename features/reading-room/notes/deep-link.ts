import { parseId, type AnnotationId, type CommentId } from "@/domain/ids";

/** What a permanent link points at. */
export type DeepLink =
  { kind: "annotation"; id: AnnotationId } | { kind: "comment"; id: CommentId };

/** `null` where the fragment of the address points at nothing of ours. */
export function parseDeepLink(hash: string): DeepLink | null {
  const [, letter, raw] = /^#([ac])=(.+)$/u.exec(hash) ?? [];
  if (letter === "a") {
    const id = parseId<"annotation">(raw);
    return id && { kind: "annotation", id };
  }
  const id = parseId<"comment">(raw);
  return id && { kind: "comment", id };
}

export function toHash(link: DeepLink): string {
  return `#${link.kind === "annotation" ? "a" : "c"}=${link.id}`;
}
