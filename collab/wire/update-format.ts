/** Marks of Yjs' version 1 encoding, as far as they occur in a document of flat facts. */

/** Bits of a struct's first byte. */
export const STRUCT_KIND = 0b0001_1111;
export const HAS_KEY = 0b0010_0000;
export const HAS_RIGHT_ORIGIN = 0b0100_0000;
export const HAS_ORIGIN = 0b1000_0000;

/** Numbers of Yjs' content kinds. */
export const Content = { Deleted: 1, Any: 8 } as const;

/** lib0's marks of the values that occur in facts. */
export const Any = { Array: 117, Text: 119, Float: 123, ShortFloat: 124, Whole: 125 } as const;
