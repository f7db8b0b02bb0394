import type { StatementId } from "@/domain/ids";
import type { SettledStatement } from "@/domain/statements/settle-statements";
import type { TextRange } from "@/domain/text/range";
import { newStatementOf, NOTHING, statementOf, type OpenStatement } from "../../kernel/open";
import type { RoomKernel } from "../../kernel/room-kernel";
import { patchLive } from "../../kernel/use-live";
import { isNarrow } from "../../kernel/use-narrow";
import { statementAt, stepStatement } from "./step-statement";
import { statementsOf, originOf } from "../models";

type Opening = {
  /** Moves the keyboard's focus to the card. */
  focus?: boolean;
  /** Brings the passage into view; `false` where the reader has just pointed at it. */
  scroll?: boolean;
};

/** Opens a statement's card beside its passage. */
export function openStatement(
  room: RoomKernel,
  id: StatementId,
  { focus = false, scroll = true }: Opening = {},
): void {
  rememberOrigin(room);
  patchLive(room.ui, {
    open: { kind: "statement", statement: id, correcting: null },
    sheet: null,
    ...(focus && !isNarrow() && { focus: { kind: "statement" } }),
  });
  const statement = statementsOf(room).statement(id);
  if (scroll && statement) room.column?.scrollTo(statement.range, { smooth: true });
}

export function closeStatement(room: RoomKernel): void {
  const ui = room.ui.get();
  if (statementOf(ui) !== null || newStatementOf(ui)) patchLive(room.ui, { open: NOTHING });
}

/** Shows the open card as one that is being corrected, or as it stands. */
export function correctOpen(room: RoomKernel, correcting: OpenStatement["correcting"]): void {
  const { open } = room.ui.get();
  if (open.kind !== "statement") return;
  patchLive(room.ui, { open: { ...open, correcting }, focus: { kind: "statement" } });
}

/** Closes the card and takes the focus back: into the outline if it came from there, else to the passage. */
export function leaveStatement(room: RoomKernel): void {
  const ui = room.ui.get();
  const statement = statementOf(ui);
  const range = newStatementOf(ui) ?? (statement && statementsOf(room).statement(statement)?.range);
  const origin = originOf(room).element;
  closeStatement(room);
  if (origin instanceof HTMLElement && origin.isConnected && origin.closest("nav")) origin.focus();
  else if (range) room.column?.scrollTo(range, { focus: true });
}

export function isInStatementCard(element: EventTarget | null): boolean {
  return element instanceof Element && element.closest("[data-statement-panel]") !== null;
}

function rememberOrigin(room: RoomKernel): void {
  const { activeElement } = document;
  if (!isInStatementCard(activeElement)) originOf(room).element = activeElement;
}

/** Begins a statement on a passage. */
export function stateAt(room: RoomKernel, range: TextRange): void {
  rememberOrigin(room);
  patchLive(room.ui, {
    open: { kind: "new-statement", range },
    sheet: null,
    ...(!isNarrow() && { focus: { kind: "statement" } }),
  });
}

/** The statement after or before the open one; without one, the next from where the reader is. */
export function openNeighbour(room: RoomKernel, step: 1 | -1, openOnly = false): boolean {
  const found = findNeighbour(room, step, openOnly);
  if (found) openStatement(room, found.id, { focus: true });
  return found !== null;
}

export function findNeighbour(
  room: RoomKernel,
  step: 1 | -1,
  openOnly = false,
): SettledStatement | null {
  const { items } = statementsOf(room).all.get();
  const from = { open: statementOf(room.ui.get()), offset: whereIs(room) };
  return stepStatement(items, from, step, openOnly);
}

/** "Who says this?": the statement at the selection, at the cursor, or at the top of what is on the screen. */
export function openHere(room: RoomKernel): boolean {
  const found = statementAt(statementsOf(room).all.get().items, whereIs(room));
  if (found) openStatement(room, found.id, { focus: true, scroll: false });
  return found !== null;
}

function whereIs(room: RoomKernel): number {
  const view = room.viewport.get();
  const caret = room.column?.caret() ?? null;
  const seen = caret !== null && view && caret >= view.start && caret <= view.end;
  return room.selection.get()?.start ?? (seen ? caret : (view?.start ?? 0));
}
