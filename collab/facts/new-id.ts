import { customAlphabet } from "nanoid";
import { ID_ALPHABET, ID_LENGTH } from "@/domain/ids";

/** A fresh id for something made in this browser, from its secure source of chance. */
export const newId: () => string = customAlphabet(ID_ALPHABET, ID_LENGTH);
