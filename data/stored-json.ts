import { z } from "zod";

/**
 * The number under which JSON is stored in its columns today. What was stored before there were numbers has none, and is
 * of the same form.
 */
export const STORED_FORMAT = 1;

/** A value was stored by a newer version of the program, in a form that this one cannot read. */
export class NewerFormat extends Error {
  constructor(column: string, format: unknown) {
    super(
      `The column ${column} was written in format ${String(format)} by a newer version of Caucus; this one reads formats up to ${STORED_FORMAT}. Start the newer version again.`,
    );
    this.name = "NewerFormat";
  }
}

/** How the values of a JSON column are written and read. `column` is "table.column". */
export type StoredForm<Value> = {
  column: string;
  /** As it is stored: plain data. */
  write(value: Value): { format: number };
  /** Throws `NewerFormat`, or if the value is none that was ever written. */
  read(raw: unknown): Value;
};

/** Throws `NewerFormat` for a number that this program does not know. @param format `null` if there is none */
export function requireKnownFormat(column: string, format: unknown): void {
  if (format === null || format === undefined || format === STORED_FORMAT) return;
  throw new NewerFormat(column, format);
}

/** Stores an object with the number beside its fields. */
export function storedObject<Value extends object>(
  column: string,
  schema: z.ZodType<Value>,
): StoredForm<Value> {
  return {
    column,
    write: (value) => ({ format: STORED_FORMAT, ...value }),
    read(raw) {
      const { format, ...value } = anyObject.parse(raw);
      requireKnownFormat(column, format);
      return schema.parse(value);
    },
  };
}

/** Stores a list as the `items` of an object with the number; before there were numbers it was stored bare. */
export function storedList<Item>(
  column: string,
  item: z.ZodType<Item>,
): StoredForm<readonly Item[]> {
  const items = z.array(item);
  return {
    column,
    write: (value) => ({ format: STORED_FORMAT, items: value }),
    read(raw) {
      if (Array.isArray(raw)) return items.parse(raw);
      const stored = anyObject.parse(raw);
      requireKnownFormat(column, stored.format);
      return items.parse(stored.items);
    },
  };
}

const anyObject = z.record(z.string(), z.unknown());

/** SQL: the list that is stored in a column, as JSON. */
export function itemsOf(column: string): string {
  return `coalesce(${column}->'items', ${column})`;
}
