import type { ReportId, TeamId, UserId } from "@/domain/ids";

declare const READABLE: unique symbol;

/** A report that somebody may read, who was asked for when this was made (`data/readable.ts`). */
export type ReadableReport = ReportId & { readonly [READABLE]: true };

/** A team whose inside somebody may see; made in the same way. */
export type ReadableTeam = TeamId & { readonly [READABLE]: true };

/** Somebody who asks for what is theirs alone, as their session has just said (`data/readable-owner.ts`). */
export type ReadableOwner = UserId & { readonly [READABLE]: true };
