import { createTranslator, type NamespaceKeys, type NestedKeyOf } from "use-intl/core";
import type { Messages } from "@/generated/messages";

/** A file of `messages/<language>/`. */
export type Feature = keyof Messages;
/** Messages of some features; the others are not at hand. */
export type Catalogue = Partial<Messages>;
/** A feature, or a branch of it: "team", "team.labels". */
export type Namespace = NamespaceKeys<Messages, NestedKeyOf<Messages>>;
/** Says the messages of one namespace: `words("counts.lost", { count })`. */
export type Words<Space extends Namespace> = ReturnType<typeof createTranslator<Messages, Space>>;
export type Speaker = <Space extends Namespace>(space: Space) => Words<Space>;

/**
 * Gives the words of a namespace, which are made once for all who ask. A message that is missing, or lacks a value, is
 * a bug, and throws.
 */
export function createSpeaker(locale: string, messages: Catalogue): Speaker {
  const made = new Map<Namespace, unknown>();
  return <Space extends Namespace>(space: Space) => {
    const known = made.get(space);
    if (known !== undefined) return known as Words<Space>;
    const words = createTranslator<Messages, Space>({
      locale,
      // Every caller has brought the messages of its feature.
      messages: messages as Messages,
      namespace: space,
      onError: (error) => {
        throw error;
      },
    });
    made.set(space, words);
    return words;
  };
}
