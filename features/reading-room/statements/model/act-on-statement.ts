import { newId } from "@/collab/facts/new-id";
import { showToast } from "@/components/overlay/toast-store";
import type { StatementId } from "@/domain/ids";
import type { SettledStatement } from "@/domain/statements/settle-statements";
import type { Attribution } from "@/domain/statements/statement";
import type { TextRange } from "@/domain/text/range";
import type { RoomKernel } from "../../kernel/room-kernel";
import { toRights } from "../../kernel/rights";
import { decide, decideNew, mergeStatements, splitStatement } from "./decisions";
import { findNeighbour, leaveStatement, openStatement, correctOpen } from "./open-statement";
import { statementsOf } from "../models";
import { decideAll } from "./decide-all";
import { statementOf } from "../../kernel/open";

export type StatementAction =
  "confirm" | "reject" | "reopen" | "actor" | "alias" | "range" | "split" | "merge";

/** Does something to the open statement. Answers whether there is one and this person may. */
export function actOnStatement(room: RoomKernel, action: StatementAction): boolean {
  const open = statementOf(room.ui.get());
  const statement = open && statementsOf(room).statement(open);
  if (!statement || !toRights(room.role.get(), room.data.me.id).statement) return false;
  switch (action) {
    case "confirm":
      if (statement.status === "proposed")
        decideAll(room, [decide(editionOf(room), statement, "confirmed")]);
      return true;
    case "reject":
      reject(room, statement);
      return true;
    case "reopen":
      decideAll(room, [decide(editionOf(room), statement, "open")]);
      return true;
    case "actor":
    case "alias":
      correctOpen(room, action === "alias" ? "alias" : "fields");
      return true;
    case "range":
      retarget(room, statement);
      return true;
    case "split":
      split(room, statement);
      return true;
    case "merge":
      merge(room, statement);
      return true;
  }
}

/** Confirms a statement with what was corrected of it. */
export function correct(room: RoomKernel, statement: SettledStatement, said: Attribution): void {
  decideAll(room, [decide(editionOf(room), statement, "confirmed", said)]);
}

/** Adds a statement that nobody had proposed, and opens it. */
export function addStatement(room: RoomKernel, range: TextRange, said: Attribution): void {
  const id = newId() as StatementId;
  decideAll(room, [decideNew(editionOf(room), id, range, said)]);
  room.column?.select(null);
  openStatement(room, id, { focus: true, scroll: false });
}

/** Its neighbour takes its place, as a note's does. */
function reject(room: RoomKernel, statement: SettledStatement): void {
  const neighbour = findNeighbour(room, 1) ?? findNeighbour(room, -1);
  const before = statement.status === "confirmed" ? "confirmed" : "open";
  decideAll(room, [decide(editionOf(room), statement, "rejected")]);
  showToast(room.words("statements.rejected", { actor: statement.actor }), {
    action: {
      label: room.words("statements.undo"),
      run: () => decideAll(room, [decide(editionOf(room), statement, before)]),
    },
  });
  if (neighbour) openStatement(room, neighbour.id, { focus: true });
  else leaveStatement(room);
}

function retarget(room: RoomKernel, statement: SettledStatement): void {
  const range = room.selection.get();
  if (!range) {
    showToast(room.words("statements.selectFirst"));
    return;
  }
  decideAll(room, [decide(editionOf(room), statement, "confirmed", { range })]);
  room.column?.select(null);
  showToast(room.words("statements.rangeChanged"));
}

function split(room: RoomKernel, statement: SettledStatement): void {
  const at = splitPoint(room, statement);
  const id = newId() as StatementId;
  const parts =
    at === null ? null : splitStatement(room.text.text, editionOf(room), statement, at, id);
  if (!parts?.ok) {
    showToast(room.words("statements.splitWhere"));
    return;
  }
  decideAll(room, parts.value);
  room.column?.select(null);
  showToast(room.words("statements.wasSplit"));
  openStatement(room, id, { focus: true, scroll: false });
}

/** Where the selection begins, or where it ends if it begins with the statement; else the cursor. */
function splitPoint(room: RoomKernel, { range }: SettledStatement): number | null {
  const selection = room.selection.get();
  if (!selection) return room.column?.caret() ?? null;
  return selection.start > range.start ? selection.start : selection.end;
}

function merge(room: RoomKernel, statement: SettledStatement): void {
  const next = findNeighbour(room, 1);
  if (!next) {
    showToast(room.words("statements.nothingToMerge"));
    return;
  }
  decideAll(room, mergeStatements(editionOf(room), statement, next));
  const [first, second] = [statement.actor, next.actor];
  showToast(
    first === second
      ? room.words("statements.mergedOwn", { actor: first })
      : room.words("statements.merged", { first, second }),
  );
}

function editionOf(room: RoomKernel): number {
  return room.data.report.edition;
}
