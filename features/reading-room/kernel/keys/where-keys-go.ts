/** Whether what is typed there goes into a field. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest("input, textarea, select") !== null)
  );
}

/**
 * Whether keys have a meaning of their own there: in menus, dialogs and on handles. The sheets of a small screen are
 * dialogs too, and part of the room.
 */
export function isElsewhere(target: EventTarget | null): boolean {
  const around =
    target instanceof Element
      ? target.closest("[role=menu], [role=dialog], [role=alertdialog], [role=listbox]")
      : null;
  return around !== null && around.querySelector("[data-room-sheet]") === null;
}

/** Whether Enter there presses a button or follows a link. */
export function isPressable(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("a, button, summary") !== null;
}
