import type { TextRange } from "@/domain/text/range";
import type { BlockFocus } from "./block-focus";
import { scrollToRange, type LinePlace } from "./scroll-to-range";
import type { TextMap } from "./text-map";

export type ScrollOptions = { smooth?: boolean; focus?: boolean; to?: LinePlace };

/** Goes to ranges of a text that may still be growing. */
export type TextScroll = {
  /** With `focus`, the keyboard's cursor goes there too. What has not come yet is gone to when it has. */
  to: (range: TextRange, options?: ScrollOptions) => void;
  /** To be called when text has come. */
  resume: () => void;
  destroy: () => void;
};

/** What readers do who go somewhere on their own: then nothing is gone to later. */
const OWN_WAYS = ["wheel", "touchmove", "pointerdown", "keydown"] as const;

export function createTextScroll(map: TextMap, focus: BlockFocus): TextScroll {
  let waiting: { range: TextRange; options: ScrollOptions } | null = null;

  function to(range: TextRange, options: ScrollOptions = {}): void {
    const block = map.blockAt(range.start, "start");
    waiting = block ? null : { range, options: { ...options, smooth: false } };
    if (!block) return;
    scrollToRange(map, range, {
      smooth: options.smooth ?? false,
      to: options.to ?? "comfortable",
    });
    if (options.focus === true) focus.focus(block, { preventScroll: true });
  }

  function forget(): void {
    waiting = null;
  }

  const how = { capture: true, passive: true };
  for (const way of OWN_WAYS) window.addEventListener(way, forget, how);
  return {
    to,
    resume() {
      if (waiting) to(waiting.range, waiting.options);
    },
    destroy() {
      for (const way of OWN_WAYS) window.removeEventListener(way, forget, how);
    },
  };
}
