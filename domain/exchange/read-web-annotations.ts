import type { TextRange } from "@/domain/text/range";
import type { ExchangedComment, ExchangedNote, ExchangedPerson } from "./exchanged-note";

/** Why an Annotation of a foreign document is none that we can show. */
export type UnreadReason = "not-an-annotation" | "no-text-target" | "reply-to-nothing";

export type ReadAnnotations = {
  notes: ExchangedNote[];
  unread: { iri: string; why: UnreadReason }[];
};

type Json = Record<string, unknown>;

/**
 * Reads W3C Annotations: a collection with its page inside, a page, a list, or one alone. What the model allows and we
 * have no use for is passed over. `null` if it is none of these.
 */
export function readWebAnnotations(raw: unknown): ReadAnnotations | null {
  const items = listItems(raw);
  if (!items) return null;
  const unread: ReadAnnotations["unread"] = [];
  const notes = new Map<string, ExchangedNote>();
  const replies: { reply: ExchangedComment; to: string }[] = [];
  for (const item of items) {
    const iri = isJson(item) ? toText(item.id ?? item["@id"]) : "";
    if (!isJson(item) || !hasType(item, "Annotation")) {
      unread.push({ iri, why: "not-an-annotation" });
      continue;
    }
    const target = first(item.target);
    const position = isJson(target) ? readPosition(target) : null;
    const quote = isJson(target) ? readQuote(target) : null;
    if (isJson(target) && (position || quote)) {
      const note = readNote(item, iri, target, { position, quote });
      notes.set(iri === "" ? `#${notes.size}` : iri, note);
    } else if (list(item.motivation).includes("replying")) {
      const to = toText(isJson(target) ? (target.source ?? target.id) : target);
      const [comment] = readComments(item, iri);
      if (comment && to !== "") replies.push({ reply: { ...comment, iri }, to });
    } else unread.push({ iri, why: "no-text-target" });
  }
  hangReplies(notes, replies, unread);
  return { notes: [...notes.values()], unread };
}

function listItems(raw: unknown): unknown[] | null {
  if (Array.isArray(raw)) return raw as unknown[];
  if (!isJson(raw)) return null;
  if (hasType(raw, "AnnotationCollection")) {
    return raw.first === undefined ? [] : isJson(raw.first) ? listItems(raw.first) : null;
  }
  if (hasType(raw, "AnnotationPage")) {
    const { items } = raw;
    return isJson(items) ? [items] : list(items);
  }
  return hasType(raw, "Annotation") ? [raw] : null;
}

function readNote(
  item: Json,
  iri: string,
  target: Json,
  where: Pick<ExchangedNote, "position" | "quote">,
): ExchangedNote {
  return {
    iri,
    creator: readPerson(item.creator),
    created: readTime(item.created),
    source: toText(isJson(target.source) ? target.source.id : target.source),
    sha256: typeof target["schema:sha256"] === "string" ? target["schema:sha256"] : null,
    ...where,
    labels: bodiesOf(item).flatMap((body) =>
      purposeOf(body, item) === "tagging" ? [body.value] : [],
    ),
    thread: item["schema:creativeWorkStatus"] === "resolved" ? "resolved" : "open",
    comments: readComments(item, iri),
  };
}

type TextualBody = Json & { value: string };

/** A body without a purpose has that of its annotation; a lone `bodyValue` is a comment. */
function readComments(item: Json, iri: string): ExchangedComment[] {
  return bodiesOf(item).flatMap((body, index) => {
    if (purposeOf(body, item) === "tagging") return [];
    return [
      {
        iri: toText(body["schema:identifier"] ?? body.id) || `${iri}#${index}`,
        creator: readPerson(body.creator) ?? readPerson(item.creator),
        created: readTime(body.created) ?? readTime(item.created),
        edited: readTime(body.modified) ?? (isReply(item) ? readTime(item.modified) : null),
        body: body.value,
      },
    ];
  });
}

function bodiesOf(item: Json): TextualBody[] {
  const bodies = list(item.body).filter(
    (body): body is TextualBody => isJson(body) && typeof body.value === "string",
  );
  return typeof item.bodyValue === "string" ? [{ value: item.bodyValue }, ...bodies] : bodies;
}

function purposeOf(body: Json, item: Json): string {
  const [purpose] = list(body.purpose);
  if (typeof purpose === "string") return purpose;
  const motivations = list(item.motivation);
  return motivations.length === 1 && motivations[0] === "tagging" ? "tagging" : "commenting";
}

function isReply(item: Json): boolean {
  return list(item.motivation).includes("replying");
}

/** Answers to answers hang on the thread that they all belong to. */
function hangReplies(
  notes: Map<string, ExchangedNote>,
  replies: readonly { reply: ExchangedComment; to: string }[],
  unread: ReadAnnotations["unread"],
): void {
  const parents = new Map(replies.map(({ reply, to }) => [reply.iri, to]));
  for (const { reply, to } of replies) {
    let root = to;
    // A circle of answers leads nowhere, and ends after as many steps as there are answers.
    for (let step = 0; step < replies.length && !notes.has(root); step += 1) {
      root = parents.get(root) ?? root;
    }
    const note = notes.get(root);
    if (note) notes.set(root, { ...note, comments: [...note.comments, reply] });
    else unread.push({ iri: reply.iri, why: "reply-to-nothing" });
  }
}

function readPosition(target: Json): TextRange | null {
  for (const selector of list(target.selector)) {
    if (!isJson(selector) || !hasType(selector, "TextPositionSelector")) continue;
    const { start, end } = selector;
    if (
      Number.isSafeInteger(start) &&
      Number.isSafeInteger(end) &&
      (start as number) < (end as number)
    ) {
      return { start: start as number, end: end as number };
    }
  }
  return null;
}

function readQuote(target: Json): ExchangedNote["quote"] {
  for (const selector of list(target.selector)) {
    if (!isJson(selector) || !hasType(selector, "TextQuoteSelector")) continue;
    const { exact, prefix, suffix } = selector;
    if (typeof exact !== "string" || exact === "") continue;
    return { exact, prefix: toText(prefix), suffix: toText(suffix) };
  }
  return null;
}

function readPerson(raw: unknown): ExchangedPerson | null {
  const person = first(raw);
  if (typeof person === "string") return { iri: person, name: "" };
  if (!isJson(person)) return null;
  return { iri: toText(person.id), name: toText(first(person.name) ?? first(person.nickname)) };
}

function readTime(raw: unknown): number | null {
  const time = typeof raw === "string" ? Date.parse(raw) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

function isJson(raw: unknown): raw is Json {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw);
}

function hasType(json: Json, type: string): boolean {
  return list(json.type ?? json["@type"]).includes(type);
}

/** JSON-LD writes a list of one without its brackets. */
function list(raw: unknown): unknown[] {
  return raw === undefined ? [] : Array.isArray(raw) ? (raw as unknown[]) : [raw];
}

function first(raw: unknown): unknown {
  return list(raw)[0];
}

function toText(raw: unknown): string {
  return typeof raw === "string" ? raw : "";
}
