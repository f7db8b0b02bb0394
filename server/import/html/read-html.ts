import { titleOf } from "@/domain/edition/edition-title";
import { EditionWriter } from "@/domain/edition/edition-writer";
import { traceEdition, type TracedEdition } from "@/domain/edition/traced-edition";
import { HtmlBody } from "./html-body";
import { findContent } from "./html-content";
import { HtmlNotes } from "./html-notes";
import { findElements, htmlTextOf, parseHtml, type HtmlParent } from "./html-tree";
import type { ImportLimits } from "../import-limits";

const FRAGMENT = /<!--\s*StartFragment\s*-->([\s\S]*)<!--\s*EndFragment\s*-->/u;

/** Reads a page, or what a clipboard holds as HTML. What it would run, load or hide is not looked at. */
export function readHtml(html: string, limits: ImportLimits): TracedEdition {
  const root = parseHtml(FRAGMENT.exec(html)?.[1] ?? html, limits);
  const notes = new HtmlNotes(new Map([["", root]]));
  const content = findContent(root);
  const edition = writePage(content, notes, { keepFurniture: false });
  // A page that is nothing but furniture has no other text.
  const written = edition.text === "" ? writePage(root, notes, { keepFurniture: true }) : edition;
  const heading = written.structure.blocks.find(({ kind }) => kind === "heading");
  const title = heading ? written.title : (pageTitle(root) ?? written.title);
  return traceEdition({ ...written, title });
}

function writePage(
  root: HtmlParent,
  notes: HtmlNotes,
  options: { keepFurniture: boolean },
): TracedEdition {
  const writer = new EditionWriter();
  new HtmlBody(writer, notes, options).write(root);
  const { title, text, structure } = writer.finish();
  return traceEdition({ title, text, structure });
}

export function pageTitle(root: HtmlParent): string | null {
  const [title] = findElements(root, ({ tagName }) => tagName === "title");
  return title ? titleOf(htmlTextOf(title)) : null;
}
