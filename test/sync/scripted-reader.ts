import { writeFileEdition } from "@/data/editions/written-edition";
import { importReport } from "@/domain/edition/import-report";
import type { ImportRefusal } from "@/domain/edition/import-refusal";
import { identityMap } from "@/domain/edition/offset-map";
import type { ReadFile } from "@/server/jobs/kinds/import-job";

/**
 * Reads files that say what is to happen: `refuse <reason>` is refused, `throw` throws; what begins with `hold` is
 * held until it is let go or cancelled, and then does what else it says. Anything else is Markdown.
 */
export class ScriptedReader {
  /** The names of the files that were begun, in that order. */
  readonly begun: string[] = [];
  readonly #held = new Map<string, () => void>();

  readonly read: ReadFile = async ({ name, bytes }, { signal, onProgress }) => {
    this.begun.push(name);
    const script = new TextDecoder().decode(bytes);
    onProgress({ stage: "reading", share: 0.25, page: { at: 2, of: 8 } });
    if (script.startsWith("hold")) {
      await new Promise<void>((resolve) => {
        this.#held.set(name, resolve);
        signal.addEventListener("abort", () => resolve());
      });
      this.#held.delete(name);
    }
    if (script === "throw") throw new Error("the reader is broken");
    const [, reason] = /^(?:hold )?refuse (.+)/.exec(script) ?? [];
    if (reason !== undefined) return { ok: false, refusal: reason as ImportRefusal };
    const edition = importReport(script, "md");
    const source = { text: edition.text, map: identityMap(edition.text.length) };
    return { ok: true, value: writeFileEdition({ ...edition, format: "md", source }, "en") };
  };

  /** The names of the files that are held now. */
  get held(): string[] {
    return [...this.#held.keys()];
  }

  release(name: string): void {
    this.#held.get(name)?.();
  }
}
