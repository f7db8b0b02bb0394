// `next-env.d.ts` is written by a build; the types of `*.module.css` must stand before the first one.
/// <reference types="next" />
