import type { ReadableOwner } from "@/domain/access/readable";
import type { UserId } from "@/domain/ids";

/**
 * The right to rows of private rooms: who asks is who owns them. Only what has just read a session may say so, and an
 * import rule keeps everybody else from it.
 */
export function readableOwner(asking: UserId): ReadableOwner {
  return asking as ReadableOwner;
}
