export type ToastTone = "success" | "danger";
export type Toast = {
  id: number;
  text: string;
  tone: ToastTone;
  durationMs: number;
  action?: { label: string; run: () => void };
  /** `false` while it slides out. */
  open: boolean;
};

const MAX_TOASTS = 4;
const LEAVING_MS = 300;

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

export function subscribeToToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function listToasts(): readonly Toast[] {
  return toasts;
}

/**
 * Shows a short message beside the work. With an action ("Undo") it stays longer, and hovering or focusing it stops
 * its clock; with an endless duration it stays until somebody closes it. Returns an id for `dismissToast`.
 */
export function showToast(
  text: string,
  options: {
    tone?: ToastTone;
    action?: { label: string; run: () => void };
    durationMs?: number;
  } = {},
): number {
  const { tone = "success", action } = options;
  const durationMs = options.durationMs ?? (action || tone === "danger" ? 10_000 : 5_000);
  const toast: Toast = {
    id: nextId++,
    text,
    tone,
    durationMs,
    open: true,
    ...(action && { action }),
  };
  change(keepFew([...toasts, toast]));
  return toast.id;
}

/** The oldest goes first of those that would go by themselves. */
function keepFew(all: readonly Toast[]): readonly Toast[] {
  if (all.length <= MAX_TOASTS) return all;
  const oldest = all.findIndex((toast) => Number.isFinite(toast.durationMs));
  return all.filter((_, index) => index !== Math.max(oldest, 0));
}

export function dismissToast(id: number): void {
  change(toasts.map((toast) => (toast.id === id ? { ...toast, open: false } : toast)));
  setTimeout(() => change(toasts.filter((toast) => toast.id !== id)), LEAVING_MS);
}
