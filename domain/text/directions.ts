/**
 * The marks that set the direction of the text after them until another mark ends it (UAX #9, embeddings, overrides and
 * isolates). One that nobody ends turns round whatever a page shows behind it.
 */
const MARKS = /[\u202a-\u202e\u2066-\u2069]/u;

/** Where a paragraph ends, every mark ends with it (UAX #9, class B). */
const PARAGRAPHS = /([\n\r\u2029]+)/u;

const POP_EMBEDDING = "\u202c";
const POP_ISOLATE = "\u2069";

/** Whether, in each paragraph, every mark is ended, or stands in an isolate that is, and none ends what did not begin. */
export function closesDirections(text: string): boolean {
  return !MARKS.test(text) || closeDirections(text) === text;
}

/** The text with every mark ended, and without ends of nothing. Longer by no more than it has marks. */
export function closeDirections(text: string): string {
  if (!MARKS.test(text)) return text;
  return text.split(PARAGRAPHS).map(closeParagraph).join("");
}

function closeParagraph(paragraph: string): string {
  const open: string[] = [];
  let closed = "";
  for (const unit of paragraph) {
    if (unit === POP_EMBEDDING) {
      if (open.at(-1) !== POP_EMBEDDING) continue;
      open.pop();
    } else if (unit === POP_ISOLATE) {
      const isolate = open.lastIndexOf(POP_ISOLATE);
      if (isolate === -1) continue;
      open.length = isolate;
    } else if (unit >= "\u202a" && unit <= "\u202e") {
      open.push(POP_EMBEDDING);
    } else if (unit >= "\u2066" && unit <= "\u2068") {
      open.push(POP_ISOLATE);
    }
    closed += unit;
  }
  return closed + open.toReversed().join("");
}
