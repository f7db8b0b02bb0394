import type { MetadataRoute } from "next";
import { loadLanguage, loadWords } from "@/features/language/loaders";
import { directionOf } from "@/words/languages";

/** In the language that the browser wishes for: it asks without cookies. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const words = await loadWords("app");
  const { language } = await loadLanguage();
  return {
    name: words("product"),
    short_name: words("product"),
    description: words("description"),
    lang: language,
    dir: directionOf(language),
    start_url: "/",
    display: "standalone",
    background_color: "#fbfaf7",
    theme_color: "#0f5c6e",
    icons: [
      { src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
      { src: "/apple-icon.png", sizes: "180x180", type: "image/png" },
    ],
  };
}
