/**
 * PostgreSQL takes neither NUL nor half a surrogate pair, which a quotation may begin or end with. One such character
 * must not make a room unable to save.
 */
export function storable(text: string): string {
  return text.replace(/\0|\p{Surrogate}/gu, "\ufffd");
}

/** SQL: milliseconds since 1970 in a column of the rows `r`, as the timestamp without a zone that Prisma reads as UTC. */
export function toTimestamp(column: string): string {
  return `to_timestamp(r.${column} / 1000) AT TIME ZONE 'UTC'`;
}

/** SQL: the other way round. */
export function toMilliseconds(column: string): string {
  return `(extract(epoch FROM ${column}) * 1000)::float8`;
}
