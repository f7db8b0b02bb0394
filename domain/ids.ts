/**
 * Ids are opaque: twelve characters of `[0-9a-z]`, about 62 random bits. One fixed format keeps them safe
 * in room names, document keys and addresses, and short in the shared document.
 */
export type Id<Noun extends string> = string & { readonly __noun: Noun };

export type UserId = Id<"user">;
export type TeamId = Id<"team">;
export type ReportId = Id<"report">;
export type AnnotationId = Id<"annotation">;
export type CommentId = Id<"comment">;
export type StatementId = Id<"statement">;
export type ActorId = Id<"actor">;
export type JobId = Id<"job">;
export type LabelId = Id<"label">;
export type InvitationId = Id<"invitation">;
export type RoundId = Id<"round">;
export type NoteId = Id<"note">;

export const ID_LENGTH = 12;
export const ID_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";

const ID_PATTERN = /^[0-9a-z]{12}$/;

export function isId<Noun extends string>(raw: unknown): raw is Id<Noun> {
  return typeof raw === "string" && ID_PATTERN.test(raw);
}

/** `null` if `raw` is not of an id's form. It says nothing about whether the thing exists. */
export function parseId<Noun extends string>(raw: unknown): Id<Noun> | null {
  return isId<Noun>(raw) ? raw : null;
}
