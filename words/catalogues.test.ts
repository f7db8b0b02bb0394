import { parse, TYPE, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";
import { describe, expect, it } from "vitest";
import { LANGUAGES, type Language } from "@/domain/language";
import { catalogueOf, CATALOGUES } from "./catalogues";

type Tree = { [key: string]: string | Tree };

/** "team.nav.label" → its message. */
function flatten(tree: Tree, path = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const here = path === "" ? key : `${path}.${key}`;
    if (typeof value === "string") found.set(here, value);
    else for (const [inner, message] of flatten(value, here)) found.set(inner, message);
  }
  return found;
}

/** What a message is given: `count`, `<time>`. */
function listValues(elements: readonly MessageFormatElement[]): Set<string> {
  const values = new Set<string>();
  const visit = (element: MessageFormatElement): void => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return;
    values.add(element.type === TYPE.tag ? `<${element.value}>` : element.value);
    if (element.type === TYPE.tag) element.children.forEach(visit);
    if (element.type === TYPE.plural || element.type === TYPE.select)
      for (const option of Object.values(element.options)) option.value.forEach(visit);
  };
  elements.forEach(visit);
  return values;
}

/** The plurals of a message, each as the forms that it has. */
function listPlurals(elements: readonly MessageFormatElement[]): string[][] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.tag) return listPlurals(element.children);
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return [];
    const options = Object.entries(element.options);
    return [
      ...(element.type === TYPE.plural ? [options.map(([form]) => form)] : []),
      ...options.flatMap(([, { value }]) => listPlurals(value)),
    ];
  });
}

/** The forms that whole numbers up to a thousand take. */
function formsOf(language: Language): string[] {
  const rules = new Intl.PluralRules(language);
  return [...new Set(Array.from({ length: 1_001 }, (_, number) => rules.select(number)))];
}

/** The texts that stand in a message, in all of its forms. */
function listLiterals(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal) return [element.value];
    if (element.type === TYPE.tag) return listLiterals(element.children);
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return [];
    return Object.values(element.options).flatMap(({ value }) => listLiterals(value));
  });
}

const english = flatten(CATALOGUES.en);

describe.each(LANGUAGES)("the catalogue in %s", (language) => {
  const messages = flatten(CATALOGUES[language]);

  it("has every message, and no other", () => {
    expect([...messages.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it("gives each message the values that it has in English", () => {
    for (const [key, message] of messages) {
      const expected = listValues(parse(english.get(key) ?? ""));
      expect([key, [...listValues(parse(message))].sort()]).toEqual([key, [...expected].sort()]);
    }
  });

  it("has every form of each plural", () => {
    const wanted = formsOf(language);
    for (const [key, message] of messages) {
      for (const forms of listPlurals(parse(message)))
        expect([key, wanted.filter((form) => !forms.includes(form))]).toEqual([key, []]);
    }
  });

  it("leaves no message empty", () => {
    expect([...messages].filter(([, message]) => message.trim() === "")).toEqual([]);
  });
});

it("an accented message keeps its values, plurals and tags, and has no English letter of its own", () => {
  const accented = flatten(catalogueOf("en-XA"));
  expect([...accented.keys()]).toEqual([...english.keys()]);
  for (const [key, message] of accented) {
    const [was, is] = [parse(english.get(key) ?? ""), parse(message)];
    expect([key, listValues(is)]).toEqual([key, listValues(was)]);
    expect([key, listPlurals(is)]).toEqual([key, listPlurals(was)]);
    expect(listLiterals(is).filter((text) => /[a-z]/iu.test(text))).toEqual([]);
  }
  expect(accented.get("team.nav.label") ?? "").toMatch(/^⟦.+⟧$/u);
});

it("French has its apostrophes, and spaces that no line is broken at", () => {
  const wrong = [...flatten(CATALOGUES.fr)].filter(([, message]) => / [;:!?»]|« |'/u.test(message));
  expect(wrong).toEqual([]);
});
