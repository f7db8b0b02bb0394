import type { TextBlock, TextMap } from "./text-map";

/**
 * Lets the keyboard into the text: one block at a time is a tab stop. A click never focuses a block, since its arrow
 * keys would then no longer scroll the page.
 */
export type BlockFocus = {
  /** The block that is the tab stop. */
  current: () => TextBlock | null;
  /** The block that has the focus. */
  focused: () => TextBlock | null;
  /** Makes a block the tab stop. While the text has the focus, that stays where it is. */
  setStop: (block: TextBlock) => void;
  focus: (block: TextBlock, options?: FocusOptions) => void;
  destroy: () => void;
};

export function createBlockFocus(map: TextMap): BlockFocus {
  let stop: TextBlock | null = null;

  function focused(): TextBlock | null {
    const { activeElement } = document;
    return activeElement && map.root.contains(activeElement) ? map.blockOf(activeElement) : null;
  }

  function setStop(block: TextBlock): void {
    if (stop?.element !== block.element) stop?.element.removeAttribute("tabindex");
    stop = block;
    block.element.tabIndex = 0;
  }

  function suspend(): void {
    stop?.element.removeAttribute("tabindex");
  }

  function resume(event: PointerEvent): void {
    const target =
      event.target instanceof Node && map.root.contains(event.target) ? event.target : null;
    const block = (target && map.blockOf(target)) ?? stop;
    if (block) setStop(block);
  }

  map.root.addEventListener("pointerdown", suspend);
  document.addEventListener("pointerup", resume);
  document.addEventListener("pointercancel", resume);
  if (map.blocks[0]) setStop(map.blocks[0]);

  return {
    current: () => stop,
    focused,
    setStop(block) {
      if (!focused()) setStop(block);
    },
    focus(block, options) {
      setStop(block);
      block.element.focus(options);
    },
    destroy() {
      suspend();
      map.root.removeEventListener("pointerdown", suspend);
      document.removeEventListener("pointerup", resume);
      document.removeEventListener("pointercancel", resume);
    },
  };
}
