import { DELETED_PART } from "./deleted/part";
import { EDITIONS_PART } from "./editions/part";
import { FIND_PART } from "./find/part";
import { HELP_PART } from "./help/part";
import { HISTORY_PART } from "./history/part";
import type { RoomPart } from "./kernel/room-kernel";
import { LIVE_PART } from "./live/part";
import { NOTES_PART } from "./notes/part";
import { OUTLINE_PART } from "./outline/part";
import { PHONE_PART } from "./phone/part";
import { REVIEW_PART } from "./review/part";
import { STATEMENTS_PART } from "./statements/part";
import { STATUS_PART } from "./status/part";
import { TEXT_PART } from "./text/part";

/** Of what the reading room consists. In one place of the page, what is earlier here stands first. */
export const PARTS: readonly RoomPart[] = [
  TEXT_PART,
  EDITIONS_PART,
  NOTES_PART,
  STATEMENTS_PART,
  OUTLINE_PART,
  FIND_PART,
  LIVE_PART,
  HISTORY_PART,
  PHONE_PART,
  REVIEW_PART,
  HELP_PART,
  DELETED_PART,
  STATUS_PART,
];
