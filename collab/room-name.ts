import { parseId, type ReportId } from "@/domain/ids";

/**
 * What a room is for. Read access is the room: whoever may open it may read all of it, so what only some may see
 * has a room of its own (`coding.…`, `team.…` will follow).
 */
export type RoomName = { kind: "report"; report: ReportId };

/** `null` where `raw` names no room we know; ids have a fixed format, so nothing else gets through. */
export function parseRoomName(raw: string): RoomName | null {
  const [kind, id, ...rest] = raw.split(".");
  const report = parseId<"report">(id);
  return kind === "report" && report && rest.length === 0 ? { kind, report } : null;
}

export function toRoomName(room: RoomName): string {
  return `${room.kind}.${room.report}`;
}
