"use client";

import { useState, type Dispatch, type SetStateAction } from "react";

/** State that starts from `loaded` and starts again whenever the page brings another one. */
export function useSyncedState<Value>(loaded: Value): [Value, Dispatch<SetStateAction<Value>>] {
  const [value, setValue] = useState(loaded);
  const [from, setFrom] = useState(loaded);
  if (from !== loaded) {
    setFrom(loaded);
    setValue(loaded);
    return [loaded, setValue];
  }
  return [value, setValue];
}
