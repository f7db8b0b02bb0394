import type { ReportId, TeamId, UserId } from "@/domain/ids";
import type { RoomData } from "@/features/reading-room/kernel/room-data";
import { RoomKernel, type RoomPart } from "@/features/reading-room/kernel/room-kernel";
import { speak } from "../browser/words";

/** A room of these parts that nobody has opened: it asks for nothing. Ana owns it, and it knows of nobody else. */
export function createQuietRoom(parts: readonly RoomPart[] = []): RoomKernel {
  const me = { id: "user00000001" as UserId, name: "Ana", colour: "blue", role: "owner" } as const;
  const data: RoomData = {
    report: {
      id: "report000001" as ReportId,
      title: "A report",
      publisher: "",
      published: "",
      sourceUrl: "",
      archived: false,
      language: "en",
      edition: 1,
      newest: 1,
    },
    team: { id: "team00000001" as TeamId, name: "A team" },
    length: 0,
    beginning: { start: 0, end: 0, text: "", blocks: [], marks: [] },
    titled: false,
    labels: [],
    people: [me],
    me: { ...me, settings: {} },
    carried: [],
    reads: null,
  };
  return new RoomKernel(data, parts, { speak, locale: "en-GB" });
}
