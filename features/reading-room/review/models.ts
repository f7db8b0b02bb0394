import { createLiveValue, type WritableLiveValue } from "@/collab/facts/live-value";
import type { TextRange } from "@/domain/text/range";
import type { PartModel, RoomKernel } from "../kernel/room-kernel";
import { notesOf } from "../notes/models";
import { statementsOf } from "../statements/models";
import { ReviewQueue, type ReviewItem } from "./review-queue";

export const REVIEW: PartModel<ReviewQueue> = {
  create: (room) => new ReviewQueue(notesOf(room), statementsOf(room)),
};

/** What of the queue is before the reader. */
export type ReviewView = {
  /** While a passage is adjusted, the panel makes room. */
  panel: "closed" | "open" | "adjusting";
  reviewed: ReviewItem["id"] | null;
  /** The place that is offered for what is reviewed. */
  offer: TextRange | null;
};

export const REVIEW_VIEW: PartModel<WritableLiveValue<ReviewView>> = {
  create: () => createLiveValue<ReviewView>({ panel: "closed", reviewed: null, offer: null }),
};

export function reviewOf(room: RoomKernel): ReviewQueue {
  return room.model(REVIEW);
}

export function reviewViewOf(room: RoomKernel): WritableLiveValue<ReviewView> {
  return room.model(REVIEW_VIEW);
}
