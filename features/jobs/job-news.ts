const listeners = new Set<() => void>();

/** Says in this window that a job was begun, so that whoever lists them looks again. */
export function tellOfJob(): void {
  for (const listener of listeners) listener();
}

/** Calls the listener when a job was begun in this window. Returns the unsubscribe function. */
export function onJob(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
