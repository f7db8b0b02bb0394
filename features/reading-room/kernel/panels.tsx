"use client";

import type { Place } from "./part";
import { Piece } from "./piece";
import { useRoom } from "./room-context";

/** What the parts show in one place of the page. */
export function Panels({ at }: { at: Place }) {
  const { parts } = useRoom();
  const panels = parts.flatMap(({ panels: all = [] }) => all).filter(({ place }) => place === at);
  return panels.map(({ piece, View }, index) => (
    <Piece key={index} name={piece}>
      <View />
    </Piece>
  ));
}
