import type { Locator, Page } from "@playwright/test";
import { findWords } from "./find-words";

/** A stretch of the text and the style it is painted in, such as `rose-1`: its colour and its lane. */
export type Paint = { style: string; words: string };

/** What the eye sees in the text, where no element stands for it. */
export class PaintedText {
  readonly #page: Page;
  readonly #text: Locator;

  constructor(page: Page, text: Locator) {
    this.#page = page;
    this.#text = text;
  }

  all(): Promise<Paint[]> {
    return this.#page.evaluate(() =>
      [...CSS.highlights].flatMap(([name, highlight]) =>
        [...highlight].map(({ startContainer, startOffset, endContainer, endOffset }) => {
          const range = document.createRange();
          range.setStart(startContainer, startOffset);
          range.setEnd(endContainer, endOffset);
          return { style: name.replace(/^caucus-/, ""), words: range.toString() };
        }),
      ),
    );
  }

  /** The styles in which exactly these words are painted. */
  async stylesOf(words: string): Promise<string[]> {
    return (await this.all()).filter((paint) => paint.words === words).map(({ style }) => style);
  }

  /** The colour that most of the first line's ground has, as `r,g,b,a`. */
  async groundOf(words: string): Promise<string> {
    const [clip] = await findWords(this.#text, words);
    const picture = (await this.#page.screenshot({ clip })).toString("base64");
    return this.#page.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
      if (!canvas) throw new Error("No canvas to read the picture with.");
      canvas.drawImage(bitmap, 0, 0);
      const { data } = canvas.getImageData(0, 0, bitmap.width, bitmap.height);
      const counts = new Map<string, number>();
      for (let at = 0; at < data.length; at += 4) {
        const colour = data.slice(at, at + 4).join();
        counts.set(colour, (counts.get(colour) ?? 0) + 1);
      }
      return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? "";
    }, picture);
  }
}
