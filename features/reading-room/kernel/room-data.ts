import type { PersonColour } from "@/contract/common";
import type { Settings } from "@/contract/people";
import type { Label } from "@/contract/teams";
import type { Role } from "@/domain/access/roles";
import type { CarriedPlace } from "@/domain/annotation/carried";
import type { EditionPart } from "@/domain/edition/parts";
import type { AnnotationId, LabelId, ReportId, TeamId, UserId } from "@/domain/ids";

/** Somebody whose name can appear in the room: a member, or an author who has left the team. */
export type RoomPerson = { id: UserId; name: string; colour: PersonColour; role: Role | null };

export type RoomLabel = Label & { id: LabelId };

/** What the server says of one edition: ids of annotations and statements, and where they stand in it. */
export type KnownPlaces = readonly (readonly [string, KnownPlace])[];

/** `exact`: the words as last seen, where they have no place in this edition. */
export type KnownPlace = CarriedPlace & { exact: string | null };

/** Everything that the page knows before the room is live. Plain values: it crosses from the server to the browser. */
export type RoomData = {
  report: {
    id: ReportId;
    title: string;
    publisher: string;
    published: string;
    sourceUrl: string;
    archived: boolean;
    /** Of the text that is read here (BCP 47); `null` if nobody knows it. */
    language: string | null;
    /** The edition that is read here. */
    edition: number;
    /** The newest there was when the page was made. */
    newest: number;
  };
  team: { id: TeamId; name: string };
  /** UTF-16 code units of the edition's whole text. */
  length: number;
  /** How it begins: all of it, if that is little. */
  beginning: EditionPart;
  /** Whether the text begins with the report's own title, so that it is not shown twice. */
  titled: boolean;
  labels: readonly RoomLabel[];
  people: readonly RoomPerson[];
  me: { id: UserId; name: string; colour: PersonColour; role: Role; settings: Settings };
  /** Where annotations of other editions stand in this one; none where they are many: then they are asked for. */
  carried: KnownPlaces;
  /** Until when this person has read which thread, in milliseconds since 1970; `null` where they are many. */
  reads: readonly (readonly [AnnotationId, number])[] | null;
};
