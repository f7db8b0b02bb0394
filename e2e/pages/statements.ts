import type { Locator, Page } from "@playwright/test";

/** Who says what, as somebody finds their way in it: the outline, and the card of the open statement. */
export class Statements {
  readonly page: Page;
  readonly outline: Locator;
  /** The card of the open statement. */
  readonly card: Locator;

  constructor(page: Page) {
    this.page = page;
    this.outline = page.getByRole("navigation", { name: "Outline" });
    this.card = page.getByRole("region", { name: /^(Statement of|New statement)/ });
  }

  /** A row of the outline, by whose statement it is and whether somebody has confirmed it. */
  row(actor: string, state?: "proposed" | "confirmed"): Locator {
    return this.outline.getByRole("button", {
      name: state ? new RegExp(`^${actor}.*${state}$`) : new RegExp(`^${actor}`),
    });
  }

  button(name: string): Locator {
    return this.card.getByRole("button", { name });
  }

  /** Corrects the actor of the open statement and saves that. */
  async give(actor: string): Promise<void> {
    await this.button("Correct").click();
    await this.card.getByRole("combobox", { name: "Actor", exact: true }).fill(actor);
    await this.button("Save and confirm").click();
  }
}
