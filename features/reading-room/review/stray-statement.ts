import { showToast } from "@/components/overlay/toast-store";
import type { DecidedStatement } from "@/domain/statements/statement";
import type { TextRange } from "@/domain/text/range";
import type { RoomKernel } from "../kernel/room-kernel";
import { decideAgain } from "../statements/model/decisions";
import { statementsOf } from "../statements/models";
import { decideAll } from "../statements/model/decide-all";

/** Reads the confirmed statement under that id whose place in this edition a person must say; `null` for all others. */
export function strayOf(room: RoomKernel): (id: string) => DecidedStatement | null {
  return (id) => {
    const stray = statementsOf(room)
      .strays.get()
      .find(({ decided }) => decided.id === id);
    return stray?.decided ?? null;
  };
}

/** It stands there in this edition, as confirmed as it was. */
export function takeInto(room: RoomKernel, stray: DecidedStatement, range: TextRange): void {
  decideAll(room, [decideAgain(stray, { edition: room.data.report.edition, range })]);
}

/** It is no statement of the report any more. */
export function dropStray(room: RoomKernel, stray: DecidedStatement): void {
  decideAll(room, [decideAgain(stray, { verdict: "rejected" })]);
  showToast(room.words("statements.rejected", { actor: stray.actor }), {
    action: {
      label: room.words("statements.undo"),
      run: () => decideAll(room, [decideAgain(stray, {})]),
    },
  });
}
