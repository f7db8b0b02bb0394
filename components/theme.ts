export type Theme = "system" | "light" | "dark";

/**
 * Puts light or dark on the root if the server could not know, and follows the system from then on, as long as the
 * root says so (`data-theme-choice="system"`), also after React wrote what the server says. Once per page. It is sent
 * to the browser as its source, so it names nothing outside of itself.
 */
export function followSystem(): void {
  const root = document.documentElement;
  if (root.dataset.themeFollows !== undefined) return;
  root.dataset.themeFollows = "";
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const follow = (): void => {
    const theme = dark.matches ? "dark" : "light";
    if (root.dataset.themeChoice === "system" && root.dataset.theme !== theme)
      root.dataset.theme = theme;
  };
  follow();
  dark.addEventListener("change", follow);
  new MutationObserver(follow).observe(root, {
    attributeFilter: ["data-theme", "data-theme-choice"],
  });
}

/** Runs before the first paint. */
export const THEME_SCRIPT = `(${followSystem.toString()})()`;

/** Shows a choice at once, without a reload. */
export function applyTheme(choice: Theme): void {
  const root = document.documentElement;
  root.dataset.themeChoice = choice;
  root.dataset.theme =
    choice === "system"
      ? matchMedia("(prefers-color-scheme: dark)").matches
        ? "dark"
        : "light"
      : choice;
}

/** The choice that the page shows now. */
export function shownTheme(): Theme {
  const choice = document.documentElement.dataset.themeChoice;
  return choice === "light" || choice === "dark" ? choice : "system";
}
