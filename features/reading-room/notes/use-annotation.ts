import { useSyncExternalStore } from "react";
import type { Annotation } from "@/domain/annotation/annotation";
import type { Standing } from "@/domain/annotation/carried";
import type { AnnotationId } from "@/domain/ids";
import { useRoom } from "../kernel/room-context";
import { notesOf } from "./models";

/** Renders again only when something about this annotation changes. */
export function useAnnotation(id: AnnotationId): Annotation | null {
  return useAnnotationOrNull(id);
}

/** What became of it in the edition that is read. */
export function useStanding(id: AnnotationId): Standing | null {
  const store = notesOf(useRoom());
  const read = (): Standing | null => store.standing(id);
  return useSyncExternalStore((listener) => store.subscribe(id, listener), read, read);
}

/** The same where there may be none to look at. */
export function useAnnotationOrNull(id: AnnotationId | null): Annotation | null {
  const store = notesOf(useRoom());
  const read = (): Annotation | null => id && store.annotation(id);
  return useSyncExternalStore(
    (listener) => (id ? store.subscribe(id, listener) : () => undefined),
    read,
    read,
  );
}
