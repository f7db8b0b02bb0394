/** The first language of an `Accept-Language` header that `Intl` knows; else `fallback`. */
export function pickLocale(header: string | null, fallback: string): string {
  const ranked = (header ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().split(";");
      const quality = parameters
        .map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1])
        .find(Boolean);
      return { tag, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ tag, quality }) => tag !== "" && tag !== "*" && quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { tag } of ranked) {
    try {
      const [known] = Intl.DateTimeFormat.supportedLocalesOf([tag]);
      if (known !== undefined) return known;
    } catch {
      // Not a language tag at all; headers come from anywhere.
    }
  }
  return fallback;
}
