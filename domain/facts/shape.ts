import { ID_LENGTH, isId, type Id, type UserId } from "@/domain/ids";
import { isTextRange } from "@/domain/text/range";

/**
 * One value of a fact's tuple, or one part of its key. It is data, so that bounds, signatures, and what tests make
 * are computed from it.
 */
export type Field =
  /** The user who writes the fact. */
  | { is: "signer" }
  /** When it was written: milliseconds since 1970. */
  | { is: "time" }
  | { is: "id"; noun: string }
  /** The number of an edition: 1 and up. */
  | { is: "edition" }
  /** How often: 1 and up. */
  | { is: "count" }
  /** UTF-16 offsets, half-open: an `end` stands directly behind its `start`. */
  | { is: "start" }
  | { is: "end" }
  | { is: "choice"; of: readonly (string | number)[] }
  /** Lengths in UTF-16 code units. */
  | { is: "text"; least: number; most: number; form: RegExp | null };

export const signer = { is: "signer" } as const;
export const time = { is: "time" } as const;
export const edition = { is: "edition" } as const;
export const count = { is: "count" } as const;
export const start = { is: "start" } as const;
export const end = { is: "end" } as const;

export function idOf<const Noun extends string>(noun: Noun): { is: "id"; noun: Noun } {
  return { is: "id", noun };
}

export function choice<const Values extends readonly (string | number)[]>(
  of: Values,
): { is: "choice"; of: Values } {
  return { is: "choice", of };
}

/** @param form what it must match besides its length. */
export function text(
  least: number,
  most: number,
  form: RegExp | null = null,
): { is: "text"; least: number; most: number; form: RegExp | null } {
  return { is: "text", least, most, form };
}

export type ValueOf<One extends Field> = One extends { is: "signer" }
  ? UserId
  : One extends { is: "id"; noun: infer Noun extends string }
    ? Id<Noun>
    : One extends { is: "choice"; of: readonly (infer Value)[] }
      ? Value
      : One extends { is: "text" }
        ? string
        : number;

/** The fields of a tuple, in the order in which they stand on the wire. */
export type Shape = readonly Field[];

/** The tuple of that shape. */
export type TupleOf<Of extends Shape> = { readonly [At in keyof Of]: ValueOf<Of[At]> };

/** The tuple, if `raw` has exactly that shape; otherwise `null`. */
export function parseTuple<Of extends Shape>(shape: Of, raw: unknown): TupleOf<Of> | null {
  if (!Array.isArray(raw) || raw.length !== shape.length) return null;
  const values: readonly unknown[] = raw;
  // Each reading of a fact comes here: an iterator would cost more than the fields.
  for (let at = 0; at < shape.length; at += 1) {
    const field = shape[at];
    if (!field || !fits(field, values[at], values[at + 1])) return null;
  }
  return raw as unknown as TupleOf<Of>;
}

function fits(field: Field, value: unknown, next: unknown): boolean {
  switch (field.is) {
    case "signer":
    case "id":
      return isId(value);
    case "time":
    case "edition":
    case "count":
      return Number.isSafeInteger(value) && (value as number) >= 1;
    case "start":
      return isTextRange(value, next);
    case "end":
      // Judged together with the start before it.
      return true;
    case "choice":
      return (field.of as readonly unknown[]).includes(value);
    case "text":
      return (
        typeof value === "string" &&
        value.length >= field.least &&
        value.length <= field.most &&
        (field.form?.test(value) ?? true)
      );
  }
}

/** Where the first field of that sort stands; `null` if there is none. */
export function findField(shape: Shape, is: Field["is"]): number | null {
  const at = shape.findIndex((field) => field.is === is);
  return at === -1 ? null : at;
}

/** UTF-8 bytes that a value of the field takes at most when it is a text; 0 for numbers. */
export function mostBytes(field: Field): number {
  switch (field.is) {
    case "signer":
    case "id":
      return ID_LENGTH;
    case "choice":
      return Math.max(0, ...field.of.map((one) => (typeof one === "string" ? 3 * one.length : 0)));
    case "text":
      return 3 * field.most;
    case "time":
    case "edition":
    case "count":
    case "start":
    case "end":
      return 0;
  }
}
