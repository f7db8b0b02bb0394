import type { ReviewItem } from "./review-queue";
import type { RoomKernel } from "../kernel/room-kernel";
import { patchLive } from "../kernel/use-live";
import { reviewOf, reviewViewOf } from "./models";

/** Opens the queue, at one item if it is named, with the keyboard's focus in it. `false` where nothing is in it. */
export function openReview(room: RoomKernel, at: ReviewItem["id"] | null = null): boolean {
  const { items } = reviewOf(room).state.get();
  const { panel } = reviewViewOf(room).get();
  if (room.isOld || (items.length === 0 && panel === "closed")) return false;
  patchLive(reviewViewOf(room), { panel: "open", ...(at && { reviewed: at }) });
  patchLive(room.ui, { sheet: null, focus: { kind: "review" } });
  return true;
}

export function closeReview(room: RoomKernel): void {
  patchLive(reviewViewOf(room), { panel: "closed", offer: null });
  const button = document.querySelector<HTMLElement>("[data-review-button]");
  if (button) button.focus();
  else room.column?.focus(room.viewport.get()?.start);
}
