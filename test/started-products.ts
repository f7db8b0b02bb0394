import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "vitest";
import { findFreePort, findProcesses, ProductProcess } from "./product-process";

/** Products that are started on one data folder, one after the other, and of which nothing is left in the end. */
export class StartedProducts {
  readonly data: string;
  readonly #started: ProductProcess[] = [];

  private constructor(data: string) {
    this.data = data;
  }

  static async prepare(): Promise<StartedProducts> {
    return new StartedProducts(await mkdtemp(path.join(tmpdir(), "caucus-process-")));
  }

  /** @param script run by npm, if it is named */
  async start(env: Record<string, string> = {}, script?: "start"): Promise<ProductProcess> {
    const own = { CAUCUS_DATA: this.data, ...env };
    const product = new ProductProcess(await findFreePort(), own, script);
    this.#started.push(product);
    return product;
  }

  async startReady(env: Record<string, string> = {}): Promise<ProductProcess> {
    return (await this.start(env)).ready();
  }

  /** What it says on the way out, if it cannot start. */
  async refusal(env: Record<string, string> = {}): Promise<string> {
    const product = await this.start(env);
    expect(await product.ended).toBe(1);
    return product.stderr;
  }

  async dispose(): Promise<void> {
    for (const product of this.#started.splice(0)) await product.end("SIGTERM");
    // What a killed product left behind.
    for (const pid of await findProcesses(this.data)) process.kill(pid, "SIGINT");
    await expect.poll(() => findProcesses(this.data), { timeout: 10_000 }).toEqual([]);
    await rm(this.data, { recursive: true, force: true });
  }
}
