"use client";

import { ListChecks } from "lucide-react";
import { Button } from "@/components/form/button";
import { useWords } from "@/words/use-words";
import { useRoom } from "../kernel/room-context";
import { useLive } from "../kernel/use-live";
import { openReview } from "./open-review";
import { reviewOf, reviewViewOf } from "./models";

/** In the bar while something is to be reviewed, with how much. */
export function ReviewButton({ className }: { className?: string | undefined }) {
  const words = useWords("reading-room");
  const room = useRoom();
  const count = useLive(reviewOf(room).state, ({ items }) => items.length);
  const isOpen = useLive(reviewViewOf(room), ({ panel }) => panel !== "closed");
  if (room.isOld || count === 0) return null;
  return (
    <Button
      size="small"
      className={className}
      data-review-button=""
      icon={<ListChecks size={15} aria-hidden="true" />}
      aria-label={words("review.openLabel", { count })}
      aria-expanded={isOpen}
      onClick={() => openReview(room)}
    >
      {words("review.open", { count })}
    </Button>
  );
}
