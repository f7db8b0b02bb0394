"use client";

import { useReviewLink } from "./use-review-link";

/** Follows a link that leads to the queue. */
export function ReviewLink() {
  useReviewLink();
  return null;
}
