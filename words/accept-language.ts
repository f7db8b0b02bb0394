/** The languages of an `Accept-Language` header that `Intl` knows, the most wanted first. */
export function rankLanguages(header: string | null): string[] {
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
  return ranked.flatMap(({ tag }) => {
    try {
      return Intl.DateTimeFormat.supportedLocalesOf([tag]);
    } catch {
      // Not a language tag at all; headers come from anywhere.
      return [];
    }
  });
}
