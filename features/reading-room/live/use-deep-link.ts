import { useEffect } from "react";
import { showToast } from "@/components/overlay/toast-store";
import type { AnnotationId } from "@/domain/ids";
import { parseDeepLink, type DeepLink } from "../notes/deep-link";
import { openLinked } from "../notes/navigate";
import { useRoom } from "../kernel/room-context";
import type { RoomKernel } from "../kernel/room-kernel";
import { patchLive } from "../kernel/use-live";
import { notesOf, notesViewOf } from "../notes/models";

const FLASH_MS = 2_600;

/** Opens what the address points at: as soon as it is there, and whenever the address changes. */
export function useDeepLink(): void {
  const room = useRoom();
  useEffect(() => {
    let wanted: DeepLink | null = parseDeepLink(location.hash);
    let timer: ReturnType<typeof setTimeout> | null = null;
    const look = (): void => {
      if (!wanted) return;
      const id = toAnnotation(room, wanted);
      if (!id) {
        // Only a room that has everything can say that something is not there.
        if (room.status.get().kind === "saved") {
          wanted = null;
          showToast(room.words("margin.linkGone"), { tone: "danger" });
        }
        return;
      }
      const link = wanted;
      wanted = null;
      if (openLinked(room, id, link)) showToast(room.words("margin.hiddenByFilter"));
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(() => patchLive(notesViewOf(room), { flashed: null }), FLASH_MS);
    };
    const follow = (): void => {
      wanted = parseDeepLink(location.hash);
      look();
    };
    look();
    const stops = [notesOf(room).subscribeToOrder(look), room.status.subscribe(look)];
    window.addEventListener("hashchange", follow);
    return () => {
      for (const stop of stops) stop();
      if (timer !== null) clearTimeout(timer);
      window.removeEventListener("hashchange", follow);
    };
  }, [room]);
}

function toAnnotation(room: RoomKernel, link: DeepLink): AnnotationId | null {
  const id =
    link.kind === "annotation"
      ? link.id
      : (room.shared.document.fact("comments", link.id)?.[0] ?? null);
  return id && notesOf(room).place(id) ? id : null;
}
