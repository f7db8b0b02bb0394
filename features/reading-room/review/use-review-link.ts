import { useEffect } from "react";
import { useRoom } from "../kernel/room-context";
import { openReview } from "./open-review";
import { reviewOf } from "./models";

const NAME = "review";

/** `?review=1` opens the queue as soon as something is in it. */
export function useReviewLink(): void {
  const room = useRoom();
  useEffect(() => {
    const query = new URLSearchParams(location.search);
    if (!query.has(NAME)) return;
    let done = false;
    const look = (): void => {
      if (done || !openReview(room)) return;
      done = true;
      query.delete(NAME);
      const rest = query.toString();
      history.replaceState(null, "", `${location.pathname}${rest && `?${rest}`}${location.hash}`);
    };
    look();
    return reviewOf(room).state.subscribe(look);
  }, [room]);
}
