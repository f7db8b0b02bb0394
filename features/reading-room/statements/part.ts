import { placesOf } from "../editions/models";
import type { RoomKernel, RoomPart } from "../kernel/room-kernel";
import { STATEMENT_COMMANDS } from "./commands";
import { ACTORS, ORIGIN, READING, readingOf, STATEMENTS, statementsOf } from "./models";
import { closeStatement, isInStatementCard, leaveStatement } from "./model/open-statement";
import { currentStatement } from "./model/step-statement";
import { STATEMENTS_IN_OUTLINE } from "./in-outline/statements-in-outline";
import { StatementPanel } from "./statement-panel";

/** From inside of the card the focus goes back to where it came from. */
function close(room: RoomKernel, from: EventTarget | null): void {
  if (isInStatementCard(from)) leaveStatement(room);
  else closeStatement(room);
}

/** Who says what. */
export const STATEMENTS_PART: RoomPart = {
  models: [STATEMENTS, ACTORS, READING, ORIGIN],
  connect: (room) => {
    const statements = statementsOf(room);
    const places = placesOf(room);
    const stops = [
      statements.strays.subscribe(() => {
        if (statements.strays.get().some(({ carried }) => carried === null)) places.want();
      }),
      places.onLearnt(() => statements.refresh()),
      // What rests on words that were not there yet is found again when all of them are.
      room.text.shown.subscribe(() => {
        if (room.text.whole) statements.refresh();
      }),
      room.followDocument((document) => statements.attach(document)),
      followReading(room),
    ];
    void statements.load();
    return () => {
      for (const stop of stops) stop();
      statements.destroy();
    };
  },
  commands: STATEMENT_COMMANDS,
  cards: { statement: { close }, "new-statement": { close } },
  panels: [{ place: "card", piece: "statement", View: StatementPanel }],
  outline: STATEMENTS_IN_OUTLINE,
};

function followReading(room: RoomKernel): () => void {
  const { all } = statementsOf(room);
  const follow = (): void => {
    const view = room.viewport.get();
    readingOf(room).set((view && currentStatement(all.get().items, view)?.id) ?? null);
  };
  const stops = [room.viewport.subscribe(follow), all.subscribe(follow)];
  return () => {
    for (const stop of stops) stop();
  };
}
