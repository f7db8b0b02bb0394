import type { Page } from "@playwright/test";

/** Attributes that are read out or shown. */
const ATTRIBUTES = ["aria-label", "aria-description", "title", "placeholder", "alt"];

/**
 * English that a page shows in a language in which no message has a letter of it: each text that is in no catalogue,
 * once. Words of the report are in an element of their own language, and those of people are given.
 *
 * @param people what people have written or are called, and names that are the same in every language
 */
export async function findForeignWords(page: Page, people: readonly string[]): Promise<string[]> {
  const { shown, quoted } = await page.evaluate((attributes) => {
    const found: string[] = [document.title];
    const ofReport: string[] = [];
    const isOfReport = (element: Element): boolean =>
      element.closest("[lang]") !== document.documentElement;
    for (const element of document.body.querySelectorAll("*")) {
      if (element.closest("script, style, kbd, svg")) continue;
      if (isOfReport(element)) {
        ofReport.push(element.textContent.trim());
        continue;
      }
      if (!element.checkVisibility()) continue;
      found.push(...attributes.map((name) => element.getAttribute(name) ?? ""));
      for (const node of element.childNodes) {
        if (node.nodeType === Node.TEXT_NODE) found.push(node.textContent ?? "");
      }
    }
    return { shown: found, quoted: ofReport.filter((words) => words.length > 1) };
  }, ATTRIBUTES);
  // What a message says of the report's words is a message all the same.
  const known = [...people, ...quoted].sort((a, b) => b.length - a.length);
  const foreign = shown.filter((text) => {
    const rest = known.reduce((left, word) => left.replaceAll(word, ""), text);
    return /[A-Za-z]{2}/u.test(rest);
  });
  return [...new Set(foreign)];
}

/** Messages that are cut off, or stand beyond the edge of the page; each begins and ends with a bracket. */
export async function findCutWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const cut: string[] = [];
    const isForReadersAlone = (element: Element | null): boolean =>
      element !== null &&
      (getComputedStyle(element).clipPath !== "none" || isForReadersAlone(element.parentElement));
    for (const element of document.body.querySelectorAll<HTMLElement>("*")) {
      const own = [...element.childNodes]
        .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
        .map(({ textContent }) => textContent ?? "")
        .join("");
      if (!own.includes("⟦") || !element.checkVisibility({ visibilityProperty: true })) continue;
      if (isForReadersAlone(element)) continue;
      const { overflowX } = getComputedStyle(element);
      const { left, right } = element.getBoundingClientRect();
      const isCut = overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1;
      if (isCut || left < -1 || right > width + 1) cut.push(own);
    }
    const beside = document.documentElement.scrollWidth - width;
    return [...cut, ...(beside > 0 ? [`${beside} px lie beside the page`] : [])];
  });
}
