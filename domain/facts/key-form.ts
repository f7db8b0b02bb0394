import { isId } from "@/domain/ids";
import { mostBytes, type Field, type ValueOf } from "./shape";

/** A part of a key. Parts are joined by points. */
export type KeyPart = Extract<Field, { is: "id" | "edition" | "choice" }>;

export type KeyForm = readonly KeyPart[];

/** What the parts of such a key say. */
export type KeyOf<Form extends KeyForm> = { readonly [At in keyof Form]: ValueOf<Form[At]> };

/** Digits of the number of an edition. */
const MOST_DIGITS = 6;

const EDITION = new RegExp(String.raw`^[1-9]\d{0,${MOST_DIGITS - 1}}$`);

/** `null` if the key is not of that form. */
export function readKey<Form extends KeyForm>(form: Form, key: string): KeyOf<Form> | null {
  if (form.length === 1 && form[0]?.is === "id") {
    return isId(key) ? ([key] as unknown as KeyOf<Form>) : null;
  }
  const parts = key.split(".");
  if (parts.length !== form.length) return null;
  const values = form.map((part, at) => readPart(part, parts[at] ?? ""));
  return values.includes(null) ? null : (values as unknown as KeyOf<Form>);
}

export function writeKey<Form extends KeyForm>(form: Form, values: KeyOf<Form>): string {
  return form.map((_part, at) => String(values[at])).join(".");
}

/** UTF-8 bytes of the longest key of that form. */
export function mostKeyBytes(form: KeyForm): number {
  const points = form.length - 1;
  return form.reduce(
    (sum, part) => sum + (part.is === "edition" ? MOST_DIGITS : mostBytes(part)),
    points,
  );
}

function readPart(part: KeyPart, said: string): string | number | null {
  switch (part.is) {
    case "id":
      return isId(said) ? said : null;
    case "edition":
      return EDITION.test(said) ? Number(said) : null;
    case "choice":
      return part.of.includes(said) ? said : null;
  }
}
