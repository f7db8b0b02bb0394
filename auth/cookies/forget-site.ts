/**
 * What an answer that signs somebody out carries besides: their browser is to drop what it has stored of the product,
 * should its page not get to do so itself. Not its cookies, which are taken back one by one.
 */
export const FORGET_SITE = { name: "clear-site-data", value: '"cache", "storage"' } as const;
