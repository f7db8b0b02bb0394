/** What a card asks for, in pixels of the scrolled column: beside its passage, and this tall. */
export type CardWish = { desired: number; height: number };

export type Placing = {
  /** Least distance between two cards. */
  gap: number;
  /** No card reaches above this. */
  top: number;
  /** Index of the card that must stand exactly beside its passage; `null` where none is focused. */
  focused: number | null;
};

/**
 * The tops of cards given in reading order: in that order, never overlapping, each as near below its passage as the
 * cards above it allow. The focused card stands where it wants; those above it give way upwards and those below it
 * downwards, so that a card which grows because somebody types moves nothing on the other side of the focused one.
 * Only where the cards above it have no room left under `top` does the focused card give way, by what is missing.
 */
export function placeCards(cards: readonly CardWish[], placing: Placing): number[] {
  const { gap, top, focused } = placing;
  const tops = new Array<number>(cards.length).fill(top);
  let free = top;
  cards.forEach((card, index) => {
    const wanted = Math.max(card.desired, top);
    const y =
      index === focused
        ? Math.max(wanted, heightAbove(cards, index, placing))
        : Math.max(wanted, free);
    tops[index] = y;
    free = y + card.height + gap;
  });
  if (focused !== null) giveWayUpwards(cards, tops, placing, focused);
  return tops;
}

function heightAbove(cards: readonly CardWish[], index: number, { gap, top }: Placing): number {
  return cards.slice(0, index).reduce((y, card) => y + card.height + gap, top);
}

function giveWayUpwards(
  cards: readonly CardWish[],
  tops: number[],
  { gap }: Placing,
  focused: number,
): void {
  let ceiling = tops[focused] ?? 0;
  for (let index = focused - 1; index >= 0; index -= 1) {
    const highest = ceiling - gap - (cards[index]?.height ?? 0);
    if ((tops[index] ?? 0) <= highest) return;
    tops[index] = highest;
    ceiling = highest;
  }
}
