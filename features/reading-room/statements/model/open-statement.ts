import type { StatementId } from "@/domain/ids";
import type { SettledStatement } from "@/domain/statements/settle-statements";
import type { TextRange } from "@/domain/text/range";
import { NO_STATEMENT } from "../../kernel/open";
import type { RoomModel } from "../../kernel/room-kernel";
import { patchLive } from "../../kernel/use-live";
import { isNarrow } from "../../kernel/use-narrow";
import { statementAt, stepStatement } from "./step-statement";

type Opening = {
  /** Moves the keyboard's focus to the card. */
  focus?: boolean;
  /** Brings the passage into view; `false` where the reader has just pointed at it. */
  scroll?: boolean;
};

/** Opens a statement's card beside its passage. */
export function openStatement(
  room: RoomModel,
  id: StatementId,
  { focus = false, scroll = true }: Opening = {},
): void {
  rememberOrigin(room);
  patchLive(room.ui, {
    ...NO_STATEMENT,
    statement: id,
    active: null,
    composing: null,
    sheet: null,
    ...(focus && !isNarrow() && { focus: { kind: "statement" } }),
  });
  const statement = room.statements.statement(id);
  if (scroll && statement) room.column?.scrollTo(statement.range, { smooth: true });
}

export function closeStatement(room: RoomModel): void {
  patchLive(room.ui, NO_STATEMENT);
}

/** Closes the card and takes the focus back: into the outline if it came from there, else to the passage. */
export function leaveStatement(room: RoomModel): void {
  const { statement, stating } = room.ui.get();
  const range = stating ?? (statement && room.statements.statement(statement)?.range);
  const origin = room.statementOrigin;
  closeStatement(room);
  if (origin instanceof HTMLElement && origin.isConnected && origin.closest("nav")) origin.focus();
  else if (range) room.column?.scrollTo(range, { focus: true });
}

export function isInStatementCard(element: EventTarget | null): boolean {
  return element instanceof Element && element.closest("[data-statement-panel]") !== null;
}

function rememberOrigin(room: RoomModel): void {
  const { activeElement } = document;
  if (!isInStatementCard(activeElement)) room.statementOrigin = activeElement;
}

/** Begins a statement on a passage. */
export function stateAt(room: RoomModel, range: TextRange): void {
  rememberOrigin(room);
  patchLive(room.ui, {
    ...NO_STATEMENT,
    stating: range,
    active: null,
    composing: null,
    sheet: null,
    ...(!isNarrow() && { focus: { kind: "statement" } }),
  });
}

/** The statement after or before the open one; without one, the next from where the reader is. */
export function openNeighbour(room: RoomModel, step: 1 | -1, openOnly = false): boolean {
  const found = findNeighbour(room, step, openOnly);
  if (found) openStatement(room, found.id, { focus: true });
  return found !== null;
}

export function findNeighbour(
  room: RoomModel,
  step: 1 | -1,
  openOnly = false,
): SettledStatement | null {
  const { items } = room.statements.all.get();
  const from = { open: room.ui.get().statement, offset: whereIs(room) };
  return stepStatement(items, from, step, openOnly);
}

/** "Who says this?": the statement at the selection, at the cursor, or at the top of what is on the screen. */
export function openHere(room: RoomModel): boolean {
  const found = statementAt(room.statements.all.get().items, whereIs(room));
  if (found) openStatement(room, found.id, { focus: true, scroll: false });
  return found !== null;
}

function whereIs(room: RoomModel): number {
  const view = room.viewport.get();
  const caret = room.column?.caret() ?? null;
  const seen = caret !== null && view && caret >= view.start && caret <= view.end;
  return room.selection.get()?.start ?? (seen ? caret : (view?.start ?? 0));
}
