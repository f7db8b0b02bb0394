import type { EditionStructure, Section } from "./structure";

/** A section whose end is not known yet. */
type OpenSection = Omit<Section, "end"> & { end: number };

/** The headings and what each governs: a section reaches to the next heading of its level or above. */
export function findSections(structure: EditionStructure, text: string): Section[] {
  const headings = structure.blocks.filter((block) => block.kind === "heading");
  const sections: OpenSection[] = [];
  const open: OpenSection[] = [];
  for (const heading of headings) {
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= heading.level) {
      const closed = open.pop();
      if (closed) closed.end = heading.start;
    }
    const section = {
      title: text.slice(heading.start, heading.end).replace(/\s+/gu, " ").trim(),
      level: heading.level,
      start: heading.start,
      headingEnd: heading.end,
      end: text.length,
    };
    sections.push(section);
    open.push(section);
  }
  return sections;
}
