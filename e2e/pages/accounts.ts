import type { Page } from "@playwright/test";

type NewAccount = { name: string; email: string; password: string };

/** The pages on which somebody gets in. */
export class Accounts {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async signIn(account: { email: string; password: string }): Promise<void> {
    await this.page.getByLabel("E-mail").fill(account.email);
    await this.page.getByLabel("Password", { exact: true }).fill(account.password);
    await this.page.getByRole("button", { name: "Sign in" }).click();
  }

  async setUp(account: NewAccount, teamName: string): Promise<void> {
    await this.#fillNewAccount(account);
    await this.page.getByLabel("Team name").fill(teamName);
    await this.page.getByRole("button", { name: "Create account and team" }).click();
  }

  async join(account: NewAccount): Promise<void> {
    await this.#fillNewAccount(account);
    await this.page.getByRole("button", { name: "Create account and join" }).click();
  }

  async #fillNewAccount({ name, email, password }: NewAccount): Promise<void> {
    await this.page.getByLabel("Your name").fill(name);
    await this.page.getByLabel("E-mail").fill(email);
    await this.page.getByLabel("Password", { exact: true }).fill(password);
  }
}
