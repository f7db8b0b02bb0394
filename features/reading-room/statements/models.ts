import { createLiveValue, type WritableLiveValue } from "@/collab/facts/live-value";
import type { StatementId } from "@/domain/ids";
import { createLocator } from "@/domain/statements/locate-statement";
import { placesOf } from "../editions/models";
import type { PartModel, RoomKernel } from "../kernel/room-kernel";
import { loadProposals } from "./client";
import { StatementStore } from "./model/statement-store";
import { TeamActors } from "./model/team-actors";

export const STATEMENTS: PartModel<StatementStore> = {
  create: (room) => {
    const { report, length } = room.data;
    return new StatementStore({
      edition: { number: report.edition, length },
      load: (signal) => loadProposals(report.id, report.edition, signal),
      locate: (range) => createLocator(room.text.text, room.text.sections)(range),
      carried: placesOf(room).find,
    });
  },
};

export const ACTORS: PartModel<TeamActors> = {
  create: ({ data }) => new TeamActors(data.team.id),
};

/** The statement that is being read. */
export const READING: PartModel<WritableLiveValue<StatementId | null>> = {
  create: () => createLiveValue<StatementId | null>(null),
};

/** What had the focus before a statement's card took it. */
export const ORIGIN: PartModel<{ element: Element | null }> = { create: () => ({ element: null }) };

export function statementsOf(room: RoomKernel): StatementStore {
  return room.model(STATEMENTS);
}

export function actorsOf(room: RoomKernel): TeamActors {
  return room.model(ACTORS);
}

export function readingOf(room: RoomKernel): WritableLiveValue<StatementId | null> {
  return room.model(READING);
}

export function originOf(room: RoomKernel): { element: Element | null } {
  return room.model(ORIGIN);
}
