import type { Page } from "@playwright/test";
import type { Box } from "./bench-page";

/** Looks at screenshots, so that nobody is fast by not painting. */
export class Eye {
  readonly #page: Page;

  /** @param page any page; it is used to decode pictures. */
  constructor(page: Page) {
    this.#page = page;
  }

  /** For each list of boxes, which share (0 to 1) of their pixels differs between the two pictures. */
  async changedShares(before: Buffer, after: Buffer, all: readonly Box[][]): Promise<number[]> {
    const pictures = [before, after].map((png) => png.toString("base64"));
    return this.#page.evaluate(
      async ([pngs, lists]) => {
        const [one, two] = await Promise.all(
          pngs.map(async (png) => {
            const image = new Image();
            image.src = `data:image/png;base64,${png}`;
            await image.decode();
            const context = new OffscreenCanvas(image.width, image.height).getContext("2d")!;
            context.drawImage(image, 0, 0);
            return context.getImageData(0, 0, image.width, image.height);
          }),
        );
        return lists.map((boxes) => {
          let [seen, changed] = [0, 0];
          for (const { left, top, right, bottom } of boxes) {
            for (let y = Math.ceil(top); y < Math.floor(bottom); y += 1) {
              for (let x = Math.ceil(left); x < Math.floor(right); x += 1) {
                const at = (y * one!.width + x) * 4;
                seen += 1;
                if ([0, 1, 2].some((part) => one!.data[at + part] !== two!.data[at + part]))
                  changed += 1;
              }
            }
          }
          return seen === 0 ? 1 : changed / seen;
        });
      },
      [pictures, all] as const,
    );
  }
}
