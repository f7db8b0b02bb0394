import { expect, type Locator, type Page } from "@playwright/test";

/** The reading room as somebody finds their way in it: by roles and names. */
export class ReadingRoom {
  readonly page: Page;
  readonly text: Locator;
  readonly notes: Locator;
  readonly status: Locator;
  readonly people: Locator;

  constructor(page: Page) {
    this.page = page;
    this.text = page.getByRole("region", { name: "Text of the report" });
    this.notes = page.getByRole("complementary", { name: "Notes" });
    this.people = page.getByRole("group", { name: /colleagues? here|Nobody else/ });
    this.status = page.getByRole("button", { name: /^Saving:/ });
  }

  /** Opens the report and waits until its notes are there and live. */
  async open(report: string, hash = ""): Promise<void> {
    await this.page.goto(`/reports/${report}${hash}`);
    await this.untilSaved();
  }

  /** Everything written here is durable on the server, and the server has said so. */
  async untilSaved(): Promise<void> {
    await expect(this.status).toHaveText("Saved");
  }

  /** The card of a note, by the words it quotes. */
  note(quote: string | RegExp): Locator {
    return this.page
      .locator('[role="comment"][aria-level="1"]')
      .and(this.page.getByLabel(quote instanceof RegExp ? quote : new RegExp(escape(quote))));
  }

  /** Selects the words as somebody does with a mouse: press before the first, release behind the last. */
  async select(words: string): Promise<void> {
    const { from, to } = await this.#endsOf(words);
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
    await mouse.move(to.x, to.y);
    await mouse.up();
  }

  /** Scrolls to the words, as somebody would who knows where they stand. */
  async reveal(words: string): Promise<void> {
    await this.#endsOf(words);
  }

  /** Clicks into the middle of the words. */
  async clickWords(words: string): Promise<void> {
    const { from, to } = await this.#endsOf(words);
    await this.page.mouse.click((from.x + to.x) / 2, (from.y + to.y) / 2);
  }

  async highlight(words: string): Promise<void> {
    await this.select(words);
    await this.toolbar.getByRole("button", { name: /^Highlight/ }).click();
    await expect(this.note(words)).toBeVisible();
  }

  async comment(words: string, body: string): Promise<void> {
    await this.select(words);
    await this.toolbar.getByRole("button", { name: /^Comment/ }).click();
    const field = this.page.getByLabel("Comment on the selected passage");
    await field.fill(body);
    await this.page.getByRole("button", { name: "Send" }).click();
    await expect(this.note(words)).toContainText(body);
  }

  async reply(quote: string, body: string): Promise<void> {
    const note = this.note(quote);
    await note.click();
    await note.getByLabel("Reply", { exact: true }).fill(body);
    await note.getByRole("button", { name: "Send" }).click();
    await expect(note).toContainText(body);
  }

  get toolbar(): Locator {
    return this.page.getByRole("toolbar", { name: /selection/i });
  }

  /** Where the words begin and end on the screen; they must stand on one line of one element's text. */
  async #endsOf(words: string): Promise<{ from: Point; to: Point }> {
    return this.text.evaluate((root, sought) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = (node.nodeValue ?? "").indexOf(sought);
        if (at === -1) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + sought.length);
        node.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
        const lines = [...range.getClientRects()];
        const [first] = lines;
        const last = lines.at(-1);
        if (!first || !last) break;
        return {
          from: { x: first.left + 1, y: first.top + first.height / 2 },
          to: { x: last.right - 1, y: last.top + last.height / 2 },
        };
      }
      throw new Error(`The text does not show “${sought}”.`);
    }, words);
  }
}

type Point = { x: number; y: number };

function escape(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
