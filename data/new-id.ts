import { customAlphabet } from "nanoid";
import { ID_ALPHABET, ID_LENGTH, type Id } from "@/domain/ids";

const draw = customAlphabet(ID_ALPHABET, ID_LENGTH);

/** A fresh id from the system's secure source of chance. */
export function newId<Noun extends string>(): Id<Noun> {
  return draw() as Id<Noun>;
}
