import type { ReviewItem } from "./review-queue";
import type { RoomModel } from "../kernel/room-kernel";
import { patchLive } from "../kernel/use-live";

/** Opens the queue, at one item if it is named, with the keyboard's focus in it. `false` where nothing is in it. */
export function openReview(room: RoomModel, at: ReviewItem["id"] | null = null): boolean {
  const { items } = room.review.state.get();
  const { review } = room.ui.get();
  if (room.isOld || (items.length === 0 && review === "closed")) return false;
  patchLive(room.ui, {
    review: "open",
    sheet: null,
    focus: { kind: "review" },
    ...(at && { reviewed: at }),
  });
  return true;
}

export function closeReview(room: RoomModel): void {
  patchLive(room.ui, { review: "closed", offer: null });
  const button = document.querySelector<HTMLElement>("[data-review-button]");
  if (button) button.focus();
  else room.column?.focus(room.viewport.get()?.start);
}
