import {
  parseId,
  type NoteId,
  type ReportId,
  type RoundId,
  type TeamId,
  type UserId,
} from "../ids";

/**
 * What a room is for. Read access is the room: a person who may open it may read all of it, so what only some
 * may see has its own room.
 */
export type RoomName =
  | { kind: "report"; report: ReportId }
  /** One person's coding in one round. */
  | { kind: "coding"; round: RoundId; coder: UserId }
  | { kind: "team"; team: TeamId }
  | { kind: "strategy"; team: TeamId }
  | { kind: "note"; note: NoteId };

export type RoomNameOf<Kind extends RoomName["kind"]> = Extract<RoomName, { kind: Kind }>;

/**
 * `null` if `raw` has the form of no room's name; ids have a fixed format, so nothing else gets through. Says nothing
 * about whether this program has rooms of that kind.
 */
export function parseRoomName(raw: string): RoomName | null {
  const [kind, first, second, ...rest] = raw.split(".");
  if (rest.length > 0 || (second !== undefined) !== (kind === "coding")) return null;
  switch (kind) {
    case "report": {
      const report = parseId<"report">(first);
      return report && { kind, report };
    }
    case "coding": {
      const round = parseId<"round">(first);
      const coder = parseId<"user">(second);
      return round && coder && { kind, round, coder };
    }
    case "team":
    case "strategy": {
      const team = parseId<"team">(first);
      return team && { kind, team };
    }
    case "note": {
      const note = parseId<"note">(first);
      return note && { kind, note };
    }
    default:
      return null;
  }
}

/** The name on the wire, in the journal and between nodes. */
export function writeRoomName(room: RoomName): string {
  switch (room.kind) {
    case "report":
      return `report.${room.report}`;
    case "coding":
      return `coding.${room.round}.${room.coder}`;
    case "team":
    case "strategy":
      return `${room.kind}.${room.team}`;
    case "note":
      return `note.${room.note}`;
  }
}
