import type { Browser, Page } from "@playwright/test";
import { bundleForBrowser, openBlankPage } from "./browser-bundle";
import type * as domModules from "./dom-modules";
import { launchChromium } from "./chromium";

/** The modules of `dom/`, as the tests' pages hold them. */
export type DomModules = typeof domModules;

declare global {
  // Only inside functions that a page evaluates.
  var dom: DomModules;
}

/** One browser and one bundle for a test file. */
export async function launchDomBrowser(): Promise<{
  open: (html: string) => Promise<Page>;
  close: () => Promise<void>;
}> {
  const [browser, script]: [Browser, string] = await Promise.all([
    launchChromium(),
    bundleForBrowser("test/browser/dom-modules.ts", "dom"),
  ]);
  return {
    async open(html) {
      const page = await browser.newPage({ viewport: { width: 900, height: 600 } });
      await openBlankPage(page, html);
      await page.evaluate(script);
      return page;
    },
    close: () => browser.close(),
  };
}

/** Paragraphs with a blank line between them, as an edition's text and as the page that shows it. */
export function toParagraphs(paragraphs: readonly string[]): { text: string; html: string } {
  const text = paragraphs.join("\n\n");
  let start = 0;
  const html = paragraphs.map((paragraph) => {
    const end = start + paragraph.length;
    const element = `<p data-start="${start}" data-end="${end}">${escapeHtml(paragraph)}</p>`;
    start = end + 2;
    return element;
  });
  return { text, html: `<div id="text">${html.join("")}</div>` };
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
