"use client";

import { useMemo } from "react";
import { useWords } from "@/words/use-words";
import { createFailures, type Failures } from "./failures";

/** The same object at each render. */
export function useFailures(): Failures {
  const words = useWords("api");
  return useMemo(() => createFailures(words), [words]);
}
