import {
  attributeOf,
  findElements,
  hasAttribute,
  htmlTextOf,
  type HtmlElement,
  type HtmlParent,
} from "./html-tree";

/** Never text of the document, whatever stands in them. */
const NEVER = new Set(
  "script style template iframe frame frameset object embed applet noscript noframes noembed head title meta link base svg canvas audio video map datalist select option button input textarea progress meter dialog".split(
    " ",
  ),
);

/** The furniture of a page, unless it stands in an article. */
const FURNITURE = new Set(["nav", "aside", "footer", "menu", "search"]);
const FURNITURE_ROLES = new Set([
  "navigation",
  "search",
  "banner",
  "contentinfo",
  "menu",
  "menubar",
  "dialog",
  "alert",
  "toolbar",
]);
const ARTICLES = new Set(["article", "main", "section", "blockquote"]);
const HIDING = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/iu;

/** Whether an element shows nothing that belongs to the text. */
export function isDropped(
  element: HtmlElement,
  { inArticle, keepFurniture }: { inArticle: boolean; keepFurniture: boolean },
): boolean {
  if (NEVER.has(element.tagName) || hasAttribute(element, "hidden")) return true;
  if (HIDING.test(attributeOf(element, "style"))) return true;
  if (keepFurniture) return false;
  if (element.tagName === "nav") return true;
  const role = attributeOf(element, "role").toLowerCase();
  if (FURNITURE_ROLES.has(role)) return true;
  if (inArticle) return false;
  if (FURNITURE.has(element.tagName)) return true;
  // A page's own head is its logo and its menu, but an author may put the title there.
  return (
    element.tagName === "header" &&
    findElements(element, ({ tagName }) => tagName === "h1").length === 0
  );
}

export function isArticle(element: HtmlElement): boolean {
  return ARTICLES.has(element.tagName) || attributeOf(element, "role") === "main";
}

/** Where the text of a page is: its one `main` if that holds anything, else all of it. */
export function findContent(root: HtmlParent): HtmlParent {
  const mains = findElements(
    root,
    (element) => element.tagName === "main" || attributeOf(element, "role") === "main",
  );
  const [main] = mains;
  return mains.length === 1 && main && htmlTextOf(main).trim().length > 200 ? main : root;
}
