import { useRights, useRoom } from "../kernel/room-context";
import { useLive } from "../kernel/use-live";
import type { Reviewing } from "./use-review";
import { useAnnotationOrNull } from "../notes/use-annotation";

/** What this person may do with what is under review just now; `null` where it makes no sense or is not theirs to do. */
export type Decision = {
  accept: (() => void) | null;
  adjust: (() => void) | null;
  /** Takes what is selected in the text. */
  take: (() => void) | null;
  drop: (() => void) | null;
  mayReview: boolean;
  mayDrop: boolean;
};

export function useDecision(review: Reviewing): Decision {
  const room = useRoom();
  const rights = useRights();
  const { item } = review;
  const annotation = useAnnotationOrNull(item?.kind === "note" ? item.id : null);
  const mayDecide = item?.kind === "statement" && rights.statement;
  const selection = useLive(room.selection, (range) => range);
  const mayReview = mayDecide || (annotation !== null && rights.review(annotation));
  const mayDrop = mayDecide || (annotation !== null && rights.removeNote(annotation));
  const { offer, accept, adjust, drop } = review;
  const start = offer ?? selection;
  return {
    accept: mayReview && offer ? () => accept(offer) : null,
    adjust: mayReview && start ? () => adjust(start) : null,
    take:
      mayReview && selection
        ? () => {
            room.column?.select(null);
            accept(selection);
          }
        : null,
    drop: mayDrop ? drop : null,
    mayReview,
    mayDrop,
  };
}
