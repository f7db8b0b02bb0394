import { useRef } from "react";

/**
 * Gives the focus back when a dialog closes: to where somebody wanted it meanwhile, such as a place on the page that was
 * chosen in the dialog, else to what had it before, else to the page's main part.
 */
export function useReturnFocus(): {
  onOpenAutoFocus: (event: Event) => void;
  onCloseAutoFocus: (event: Event) => void;
} {
  const before = useRef<Element | null>(null);
  const wanted = useRef<Element | null>(null);
  const stop = useRef<(() => void) | null>(null);
  return {
    onOpenAutoFocus({ currentTarget: content }) {
      before.current = findOrigin(document.activeElement);
      wanted.current = null;
      // An open dialog keeps the focus: whatever else gets it loses it at once, and has to be remembered.
      const remember = ({ target }: FocusEvent): void => {
        if (!(content instanceof Element) || !(target instanceof Element)) return;
        if (!content.contains(target) && !isGuard(target)) wanted.current = target;
      };
      document.addEventListener("focusin", remember);
      stop.current = () => document.removeEventListener("focusin", remember);
    },
    onCloseAutoFocus(event) {
      stop.current?.();
      const main = document.getElementById("main");
      const back = [wanted.current, before.current, main].find(isThere);
      back?.focus({ preventScroll: true });
      event.preventDefault();
    },
  };
}

/** An item of a menu goes with its menu; what opened that stays. */
function findOrigin(element: Element | null): Element | null {
  const menu = element?.closest("[role=menu]");
  return menu ? document.getElementById(menu.getAttribute("aria-labelledby") ?? "") : element;
}

function isThere(element: Element | null): element is HTMLElement {
  return element instanceof HTMLElement && element.isConnected && element !== document.body;
}

/** Radix puts these at both ends of the page. */
function isGuard(element: Element): boolean {
  return element.hasAttribute("data-radix-focus-guard");
}
