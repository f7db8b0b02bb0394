import type { RoomPart } from "../kernel/room-kernel";
import { REVIEW_COMMANDS } from "./commands";
import { REVIEW, REVIEW_VIEW } from "./models";
import { ReviewLink } from "./review-link";
import { ReviewPanel } from "./review-panel";

/** What became unclear with a new edition, one after the other. */
export const REVIEW_PART: RoomPart = {
  models: [REVIEW, REVIEW_VIEW],
  commands: REVIEW_COMMANDS,
  panels: [
    { place: "unseen", piece: "review", View: ReviewLink },
    { place: "bottom", piece: "review", View: ReviewPanel },
  ],
};
