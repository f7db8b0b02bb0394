import { build } from "esbuild";
import type { Page } from "@playwright/test";

/** Bundles a module of this repository and everything it imports into a script that sets a global of that name. */
export async function bundleForBrowser(entry: string, globalName: string): Promise<string> {
  const built = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    // Styles are bundled beside the script.
    outdir: "bundle",
    // As readers have it; Next's own modules ask for settings that the product does not use.
    define: { "process.env.NODE_ENV": '"production"', "process.env": "{}" },
    format: "iife",
    globalName,
    target: "es2022",
    // `const` at the top of a classic script is no property of `window`.
    footer: { js: `window.${globalName} = ${globalName};` },
  });
  return built.outputFiles.find((file) => file.path.endsWith(".js"))?.text ?? "";
}

/** An otherwise empty page of a real origin, so that storage, fonts and permissions behave as in the product. */
export async function openBlankPage(page: Page, html: string): Promise<void> {
  await page.route("http://caucus.test/", (route) =>
    route.fulfill({
      contentType: "text/html; charset=utf-8",
      body: `<!doctype html><meta charset="utf-8">${html}`,
    }),
  );
  await page.goto("http://caucus.test/");
}
