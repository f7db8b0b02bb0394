import lists from "./verbs.json" with { type: "json" };
import { wordsOf } from "./word-lists";

/**
 * What a verb tells: that somebody spoke (`say`: a word of saying; `stance`: a view is put forward), wrote, did
 * something, or was there.
 */
const VERB_CLASSES = ["say", "stance", "write", "act", "attend"] as const;
export type VerbClass = (typeof VERB_CLASSES)[number];

/** `past` and `present` are finite; `base` is present after a plural; `participle` ends in -ing. */
const VERB_FORMS = ["past", "present", "base", "participle"] as const;
export type VerbForm = (typeof VERB_FORMS)[number];

/** `romance`: a finite form or a participle of French or Spanish. */
export type Verb = { class: VerbClass; form: VerbForm; romance: boolean };

function collect(): Map<string, Verb> {
  const verbs = new Map<string, Verb>();
  const add = (form: string, kind: VerbClass, tense: VerbForm, romance: boolean) => {
    const known = verbs.get(form);
    if (!known) verbs.set(form, { class: kind, form: tense, romance });
    // "declare" is English of many and French of one: both have to be allowed.
    else if (romance && !known.romance) verbs.set(form, { ...known, romance });
  };
  const { english, french, spanish } = lists;
  for (const kind of VERB_CLASSES) {
    for (const tense of VERB_FORMS) {
      for (const form of wordsOf(english.irregular[kind][tense])) add(form, kind, tense, false);
    }
  }
  for (const kind of VERB_CLASSES) {
    for (const base of wordsOf(english.infinitives[kind])) {
      for (const [form, tense] of inflect(base)) add(form, kind, tense, false);
    }
    for (const verb of wordsOf(french.infinitives[kind])) {
      for (const [form, tense] of inflectFrench(verb)) add(fold(form), kind, tense, true);
    }
    for (const verb of wordsOf(spanish.infinitives[kind])) {
      for (const [form, tense] of inflectSpanish(verb)) add(fold(form), kind, tense, true);
    }
    for (const form of wordsOf([...french.forms[kind], ...spanish.forms[kind]])) {
      add(fold(form), kind, "past", true);
    }
  }
  return verbs;
}

function fold(form: string): string {
  return form.normalize("NFD").replace(/\p{M}/gu, "");
}

/** Participle, and present of one and of many. */
function inflectFrench(infinitive: string): [string, VerbForm][] {
  const stem = infinitive.slice(0, -2);
  const open = stem.replace(/é([^aeiouéè]{1,2})$/u, "è$1").replace(/uy$/u, "ui");
  return [
    [`${stem}é`, "past"],
    [`${stem}ée`, "past"],
    [`${stem}és`, "past"],
    [`${stem}ées`, "past"],
    [`${open}e`, "present"],
    [`${open}ent`, "present"],
    [`${stem}ait`, "past"],
    [`${stem}aient`, "past"],
    [`${infinitive}a`, "present"],
    [`${infinitive}ont`, "present"],
    // "appelle", "rejette".
    ...(/[^aeiou]?e[lt]$/u.test(stem)
      ? ([
          [`${stem}${stem.slice(-1)}e`, "present"],
          [`${stem}${stem.slice(-1)}ent`, "present"],
        ] satisfies [string, VerbForm][])
      : []),
    [`${stem}ant`, "participle"],
  ];
}

/** Preterite, present and participle, third persons. */
function inflectSpanish(infinitive: string): [string, VerbForm][] {
  const stem = infinitive.slice(0, -2);
  if (infinitive.endsWith("ar")) {
    return [
      [`${stem}ó`, "past"],
      [`${stem}aron`, "past"],
      [`${stem}ado`, "past"],
      [`${stem}a`, "present"],
      [`${stem}an`, "present"],
      [`${stem}aba`, "past"],
      [`${stem}aban`, "past"],
      [`${infinitive}á`, "present"],
      [`${infinitive}án`, "present"],
      [`${stem}ando`, "participle"],
    ];
  }
  return [
    [`${stem}ió`, "past"],
    [`${stem}ieron`, "past"],
    [`${stem}ido`, "past"],
    [`${stem}e`, "present"],
    [`${stem}en`, "present"],
    [`${stem}ía`, "past"],
    [`${stem}ían`, "past"],
    [`${infinitive}á`, "present"],
    [`${infinitive}án`, "present"],
    [`${stem}iendo`, "participle"],
  ];
}

const DOUBLED = wordsOf(lists.english.doubled);

function inflect(base: string): [string, VerbForm][] {
  const stem = DOUBLED.has(base) ? base + base.slice(-1) : base.replace(/e$/u, "");
  const past = base.endsWith("e")
    ? `${base}d`
    : /[^aeiou]y$/u.test(base)
      ? `${base.slice(0, -1)}ied`
      : `${stem}ed`;
  const third = /[^aeiou]y$/u.test(base)
    ? `${base.slice(0, -1)}ies`
    : /(?:s|sh|ch|x|o)$/u.test(base)
      ? `${base}es`
      : `${base}s`;
  const forms: [string, VerbForm][] = [
    [base, "base"],
    [past, "past"],
    [third, "present"],
    [`${stem}ing`, "participle"],
  ];
  // "signalled" and "signaled", "cancelled" and "canceled".
  if (/[^aeiou][ae]l$/u.test(base))
    forms.push([`${base}led`, "past"], [`${base}ling`, "participle"]);
  return forms;
}

const VERBS: ReadonlyMap<string, Verb> = collect();

/** What a folded word tells as a verb; `null` if it is none that matters here. */
export function readVerb(word: string): Verb | null {
  return VERBS.get(word) ?? null;
}
