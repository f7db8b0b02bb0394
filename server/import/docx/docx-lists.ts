import { formatNumber, ListCounter, type NumberFormat } from "../list-counter";
import { childOf, childrenOf, type XmlElement } from "../xml-tree";

type Level = { format: NumberFormat | "bullet"; text: string; start: number };

type List = { counter: ListCounter; levels: ReadonlyMap<number, Level> };

const DECIMAL: Level = { format: "decimal", text: "", start: 1 };
const BULLET = "•";

/** The lists of a document, and how far each has counted. */
export class DocxLists {
  readonly #lists = new Map<string, List>();

  constructor(numbering: XmlElement | undefined) {
    const abstracts = new Map<string, { counter: ListCounter; levels: Map<number, Level> }>();
    for (const abstract of childrenOf(numbering, "w:abstractNum")) {
      const levels = new Map<number, Level>();
      for (const level of childrenOf(abstract, "w:lvl")) addLevel(levels, level);
      const id = abstract.attributes["w:abstractNumId"] ?? "";
      abstracts.set(id, { counter: new ListCounter(), levels });
    }
    for (const list of childrenOf(numbering, "w:num")) {
      const abstract = abstracts.get(childOf(list, "w:abstractNumId")?.attributes["w:val"] ?? "");
      if (!abstract) continue;
      const overrides = childrenOf(list, "w:lvlOverride");
      // Lists of one abstract list go on counting together, unless one says where it begins.
      const counter = overrides.length > 0 ? new ListCounter() : abstract.counter;
      const levels = new Map(abstract.levels);
      for (const override of overrides) applyOverride(levels, override);
      this.#lists.set(list.attributes["w:numId"] ?? "", { counter, levels });
    }
  }

  /** The marker of the next item of a list: "•", "3.", "(a)"; "" where its level prints none. */
  next(id: string, level: number): string {
    const list = this.#lists.get(id);
    const here = list?.levels.get(level);
    if (!list || !here) return BULLET;
    if (here.format === "bullet") return bulletOf(here.text);
    list.counter.next(level, here.start);
    return here.text.replace(/%([1-9])/gu, (_, digit: string) => {
      const above = Number(digit) - 1;
      const { format, start } = list.levels.get(above) ?? DECIMAL;
      return formatNumber(list.counter.at(above, start), format === "bullet" ? "none" : format);
    });
  }
}

function addLevel(levels: Map<number, Level>, level: XmlElement): void {
  const number = Number(level.attributes["w:ilvl"] ?? 0);
  levels.set(number, {
    format: formatOf(childOf(level, "w:numFmt")?.attributes["w:val"]),
    text: childOf(level, "w:lvlText")?.attributes["w:val"] ?? "",
    start: Number(childOf(level, "w:start")?.attributes["w:val"] ?? 1) || 0,
  });
}

function applyOverride(levels: Map<number, Level>, override: XmlElement): void {
  const number = Number(override.attributes["w:ilvl"] ?? 0);
  const level = childOf(override, "w:lvl");
  if (level) addLevel(levels, level);
  const start = childOf(override, "w:startOverride")?.attributes["w:val"];
  if (start !== undefined) {
    levels.set(number, { ...(levels.get(number) ?? DECIMAL), start: Number(start) || 0 });
  }
}

export function formatOf(name: string | undefined): Level["format"] {
  switch (name) {
    case "bullet":
    case "none":
    case "lowerLetter":
    case "upperLetter":
    case "lowerRoman":
    case "upperRoman":
      return name;
    default:
      return "decimal";
  }
}

/** Symbol fonts keep their bullets where no other font has any. */
function bulletOf(text: string): string {
  return text === "" || /[\uE000-\uF8FF]/u.test(text) || text === "o" ? BULLET : text.slice(0, 3);
}
