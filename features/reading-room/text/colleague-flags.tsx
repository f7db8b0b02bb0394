"use client";

import { useLayoutEffect, useRef, type CSSProperties } from "react";
import { rectAt } from "@/dom/text-geometry";
import type { TextMap } from "@/dom/text-map";
import type { ColleagueSelection } from "./text-column-props";
import styles from "./colleague-flags.module.css";

/**
 * The names at colleagues' selections. For the eye only: who is here and what they do is told to screen readers
 * elsewhere, and not at every move of a mouse.
 */
export function ColleagueFlags({
  colleagues,
  layout,
  map,
}: {
  colleagues: readonly ColleagueSelection[];
  /** Changes when places have to be measured again. */
  layout: number;
  map: () => TextMap | null;
}) {
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const text = map();
    const frame = box.current?.offsetParent?.getBoundingClientRect();
    if (!text || !frame) return;
    for (const [index, { end }] of colleagues.entries()) {
      const flag = box.current?.children[index];
      const last = rectAt(text, end - 1);
      if (!(flag instanceof HTMLElement) || !last) continue;
      const left = Math.min(last.right - frame.left, frame.width - flag.offsetWidth);
      flag.style.transform = `translate(${left}px, ${last.top - frame.top - flag.offsetHeight}px)`;
    }
  }, [colleagues, layout, map]);

  return (
    <div ref={box} aria-hidden="true">
      {colleagues.map(({ key, name, colour }) => (
        <span
          key={key}
          className={styles.flag}
          style={{ "--person": `var(--person-${colour})` } as CSSProperties}
        >
          {name}
        </span>
      ))}
    </div>
  );
}
