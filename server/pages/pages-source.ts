/** Where pages come from: those that were built, or the sources as somebody edits them (`npm run dev`). */
export type PagesSource = "built" | "edited";

/** What the thread of the pages is started with: the checkout, and what of it to show. */
export type PagesData = { folder: string; source: PagesSource };

/** Megabytes of memory that making pages may take; from sources, with the compiler's own. */
export const PAGES_HEAP: Readonly<Record<PagesSource, number>> = { built: 768, edited: 2_048 };
