import { useEffect, useEffectEvent } from "react";
import type { TextBlock } from "@/dom/text-map";
import type { StageRefs } from "./use-text-stage";

/** Up to this length the whole text carries marks where they are asked for everywhere; beyond, what is near the screen. */
const WHOLE_TEXT = 300_000;

/**
 * Real `<mark aria-details>` elements for screen readers: in the paragraph that has the focus, or everywhere where the
 * reader asks for them.
 */
export function useAnnotatedRuns(
  { root, stage }: StageRefs,
  { text, annotations, everywhere }: { text: string; annotations: unknown; everywhere: boolean },
): void {
  const show = useEffectEvent((focused: Element | null) => {
    if (!stage.current) return;
    const { map, runs, viewport } = stage.current;
    const own = focused && root.current?.contains(focused) ? map.blockOf(focused) : null;
    runs.show(everywhere ? findReadable() : own ? [own] : []);

    function findReadable(): readonly TextBlock[] {
      if (text.length <= WHOLE_TEXT) return map.blocks;
      return [...new Set([...map.blocksIn(viewport().near), ...(own ? [own] : [])])];
    }
  });

  useEffect(() => show(document.activeElement), [annotations, everywhere, text]);

  useEffect(() => {
    const element = root.current;
    const focusIn = (event: FocusEvent) =>
      show(event.target instanceof Element ? event.target : null);
    const focusOut = (event: FocusEvent) =>
      show(event.relatedTarget instanceof Element ? event.relatedTarget : null);
    // Marks that would follow every scroll step would disturb the reading they are for.
    const scrolled = () => show(document.activeElement);
    element?.addEventListener("focusin", focusIn);
    element?.addEventListener("focusout", focusOut);
    document.addEventListener("scrollend", scrolled, { capture: true });
    return () => {
      element?.removeEventListener("focusin", focusIn);
      element?.removeEventListener("focusout", focusOut);
      document.removeEventListener("scrollend", scrolled, { capture: true });
    };
  }, [root]);
}
