import { useLayoutEffect, useState, type RefObject } from "react";

/** How far below the top of what scrolls the list begins, px. Measured again at each render: what is above may grow. */
export function useDistanceFromTop(
  list: RefObject<HTMLElement | null>,
  scroller: HTMLElement | null,
): number {
  const [above, setAbove] = useState(0);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- what is above grows for reasons that are not known here
  useLayoutEffect(() => {
    if (!list.current || !scroller) return;
    const top = list.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    // eslint-disable-next-line react-hooks/set-state-in-effect -- it has to come before the paint, and the same number again ends it
    setAbove(Math.round(top + scroller.scrollTop));
  });
  return above;
}
