/** A `Storage` as browsers have one: its keys are its own properties. */
export function createBrowserStorage(): Storage {
  const methods = {
    getItem: (key: string) => (Object.hasOwn(texts, key) ? (texts[key] ?? null) : null),
    setItem: (key: string, text: string) => {
      texts[key] = text;
    },
    removeItem: (key: string) => {
      Reflect.deleteProperty(texts, key);
    },
    clear: () => {
      for (const key of Object.keys(texts)) Reflect.deleteProperty(texts, key);
    },
  };
  const texts = Object.create(methods) as Record<string, string>;
  return texts as unknown as Storage;
}
