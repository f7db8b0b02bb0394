import type { Section } from "@/domain/edition/structure";

/** Whether the text begins with the report's own title, so that the page need not say it again. */
export function isTitled(first: Section | undefined, title: string): boolean {
  return first?.start === 0 && toWords(first.title) === toWords(title);
}

function toWords(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
