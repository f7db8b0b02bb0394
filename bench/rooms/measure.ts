import { setTimeout as pause } from "node:timers/promises";
import type { Contestant } from "../sync/contestant";
import { runJobs, stay } from "../sync/generators";
import type { Job, Place } from "../sync/job";

export const ROOMS = 1_000;
const AT_ONCE = 10;

/** Bytes. `idle` is of one room with its socket open, the socket not counted. */
export type Figures = {
  emptyUsed: number;
  emptyResident: number;
  idle: number;
  leftUsed: number;
  leftResident: number;
};

/** Every room is opened and written in, then kept open by somebody who does nothing, then left. */
export async function measure(contestant: Contestant): Promise<Figures> {
  const server = await contestant.start();
  try {
    const empty = await server.memory();
    const rooms: Place[] = [];
    while (rooms.length < ROOMS) rooms.push(await server.openRoom(`room ${rooms.length}`));
    const job = (places: readonly Place[]): Omit<Job, "end"> => ({
      places,
      seats: server.seats(ROOMS),
      atOnce: AT_ONCE,
      edits: null,
      cursors: null,
      visits: null,
      documents: 0,
    });
    await runJobs([
      {
        ...job(rooms),
        edits: { count: 1, perUpdate: 1, everyMs: 0 },
        end: { kind: "after", ms: 2_000 },
      },
    ]);
    const held = async (places: readonly Place[]): Promise<number> => {
      const leave = await stay(job(places));
      await pause(server.restMs);
      const { used } = await server.memory();
      leave();
      await pause(server.restMs);
      return used;
    };
    const apart = await held(rooms);
    const left = await server.memory();
    const together = await held(rooms.slice(0, 1));
    return {
      emptyUsed: empty.used,
      emptyResident: empty.resident,
      idle: (apart - together) / (ROOMS - 1),
      leftUsed: left.used,
      leftResident: left.resident,
    };
  } finally {
    await server.stop();
  }
}
