import { defaultTreeAdapter, parse, type DefaultTreeAdapterMap, type TreeAdapter } from "parse5";
import type { ImportLimits } from "../import-limits";
import { ImportRefused } from "../import-refused";

export type HtmlElement = DefaultTreeAdapterMap["element"];
export type HtmlParent = DefaultTreeAdapterMap["parentNode"];

/**
 * Parses HTML into a tree of plain objects, as a browser would with scripts off. Nothing in it is carried out or
 * loaded: there is no machinery here that could.
 */
export function parseHtml(html: string, limits: ImportLimits): HtmlParent {
  let elements = 0;
  const depths = new WeakMap<object, number>();
  const adapter: TreeAdapter<DefaultTreeAdapterMap> = {
    ...defaultTreeAdapter,
    createElement(tagName, namespace, attributes) {
      elements += 1;
      // Unclosed emphasis is repeated in each paragraph after it, so a small file can have any number.
      if (elements > limits.elements) throw new ImportRefused("bomb");
      return defaultTreeAdapter.createElement(tagName, namespace, attributes);
    },
    appendChild(parent, child) {
      const depth = (depths.get(parent) ?? 0) + 1;
      // The time that the parser takes grows with the square of the depth.
      if (depth > limits.depth) throw new ImportRefused("too-deep");
      depths.set(child, depth);
      defaultTreeAdapter.appendChild(parent, child);
    },
  };
  return parse(html, { treeAdapter: adapter, scriptingEnabled: false });
}

export function htmlChildren(parent: HtmlParent): HtmlElement[] {
  return parent.childNodes.filter((node) => "tagName" in node);
}

/** Every element below `parent` that the test holds for, in the document's order. */
export function findElements(
  parent: HtmlParent,
  test: (element: HtmlElement) => boolean,
): HtmlElement[] {
  return htmlChildren(parent).flatMap((child) => [
    ...(test(child) ? [child] : []),
    ...findElements(child, test),
  ]);
}

/** "" where there is none. */
export function attributeOf({ attrs }: HtmlElement, name: string): string {
  return attrs.find((attribute) => attribute.name === name)?.value ?? "";
}

export function hasAttribute({ attrs }: HtmlElement, name: string): boolean {
  return attrs.some((attribute) => attribute.name === name);
}

/** All text below a node, scripts' and styles' too. */
export function htmlTextOf(parent: HtmlParent): string {
  return parent.childNodes
    .map((node) => {
      if (node.nodeName === "#text" && "value" in node) return node.value;
      return "childNodes" in node ? htmlTextOf(node) : "";
    })
    .join("");
}
