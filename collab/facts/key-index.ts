import type { FactForms } from "@/domain/facts/fact-kind";
import { readKey, type KeyForm } from "@/domain/facts/key-form";

/**
 * Finds the facts about something: the keys of each kind that begin with an id and go on. A key whose fact is gone may
 * still be there, so every reader of a fact checks.
 */
export class KeyIndex {
  /** The forms of more than one part, by the kind whose keys have them. */
  readonly #forms: ReadonlyMap<string, readonly KeyForm[]>;
  readonly #keys = new Map<string, Map<string, Set<string>>>();

  constructor(kinds: FactForms) {
    this.#forms = new Map(
      Object.entries(kinds).map(([name, { keys }]) => [name, keys.filter(isComposed)]),
    );
  }

  add(name: string, key: string): void {
    const form = this.#forms.get(name)?.find((one) => readKey(one, key) !== null);
    if (!form) return;
    const subject = subjectOf(key);
    const keys = this.#keys.get(name) ?? new Map<string, Set<string>>();
    this.#keys.set(name, keys.set(subject, (keys.get(subject) ?? new Set()).add(key)));
  }

  /** The keys of that kind that begin with the id, in the order in which they were seen first. */
  about(name: string, id: string): Iterable<string> {
    return this.#keys.get(name)?.get(id) ?? [];
  }
}

/** The first part of a key: the id of what the fact is about. */
export function subjectOf(key: string): string {
  const [subject = ""] = key.split(".", 1);
  return subject;
}

function isComposed(form: KeyForm): boolean {
  return form.length > 1;
}
