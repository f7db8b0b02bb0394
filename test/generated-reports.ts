import type { Dice } from "./campaigns/dice";
import { compose, type PlainEdition, type TracedBlock } from "./traced-report";

const STATES = [
  "Albania",
  "Benin",
  "Chad",
  "Denmark",
  "Ecuador",
  "Fiji",
  "Ghana",
  "Honduras",
  "Iceland",
  "Jordan",
  "Kenya",
  "Laos",
  "Malawi",
  "Norway",
  "Oman",
  "Peru",
  "Qatar",
  "Rwanda",
  "Spain",
  "Togo",
  "Uruguay",
  "Vanuatu",
  "Yemen",
  "Zambia",
];

/** What every state says, with its name in it or without: the second kind are the same word for word. */
const SENTENCES = [
  "{state} supports the convention and calls on all states to join it without delay.",
  "We thank the presidency for the excellent preparation of this meeting.",
  "{state} has destroyed {number} percent of its stockpile of cluster munitions.",
  "My delegation welcomes the progress report and the work of the coordinators.",
  "The government of {state} will submit its report under article 7 in the coming year.",
  "{state} condemns any use of cluster munitions by any actor.",
  "We associate ourselves with the statement of the coalition.",
  "In {state}, {number} survivors receive assistance from the national programme.",
  "The clearance of contaminated areas remains a priority for {state}.",
  "Funding for victim assistance must not be reduced.",
  "{state} is ready to host a regional meeting on universalisation.",
];

/** Country statements, one like the other: every sentence has twenty look-alikes and more. */
export function templatedReport(dice: Dice, rounds = 1): PlainEdition {
  const blocks: TracedBlock[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const state of STATES) {
      const fill = (sentence: string): string =>
        sentence
          .replaceAll("{state}", rounds > 1 ? `${state} ${round + 1}` : state)
          .replaceAll("{number}", String(10 + dice.below(80)));
      blocks.push(newBlock("heading", fill("{state}")));
      const said = SENTENCES.filter(() => !dice.isLucky(0.1)).map(fill);
      const first = 3 + dice.below(4);
      blocks.push(newBlock("paragraph", said.slice(0, first).join(" ")));
      if (said.length > first) blocks.push(newBlock("paragraph", said.slice(first).join(" ")));
    }
  }
  return compose(blocks).edition;
}

const FUNCTION_WORDS =
  "the of and to in a that for is on with as by at this was from be are which it an or not have has its their will".split(
    " ",
  );
const SYLLABLES =
  "ba con de ex fi gra hu in jo ka lo men nor o per qui re sta ti un ver wa xi yo zen tion ment ing al er ous".split(
    " ",
  );
const CHINESE = Array.from(
  "国际条约禁止集束弹药会议代表团支持反对受害者援助清除库存报告透明度合作资金",
);
const ARABIC =
  "اتفاقية الدول الأطراف تدعم الحظر الكامل للذخائر العنقودية وتقدم المساعدة للضحايا في جميع المناطق".split(
    " ",
  );
const HEBREW = "האמנה אוסרת על שימוש בתחמושת מצרר ומסייעת לנפגעים בכל המדינות".split(" ");
const EMOJI = ["🕊️", "🌍", "👩‍👧", "✅", "🇱🇧", "👍🏽", "💣"];

/** Content words by how often they come up (Zipf: the n-th 1/n as often as the first). */
export function createVocabulary(dice: Dice, size = 4_000): string[] {
  return Array.from({ length: size }, () =>
    Array.from({ length: 2 + dice.below(3) }, () => dice.pick(SYLLABLES)).join(""),
  );
}

/** Prose of about `length` code units; `mixed` with Chinese, Arabic, Hebrew and emoji. */
export function proseReport(dice: Dice, length: number, mixed = false): PlainEdition {
  const vocabulary = createVocabulary(dice);
  const word = (): string =>
    dice.isLucky(0.42)
      ? (FUNCTION_WORDS[Math.floor(FUNCTION_WORDS.length * dice.next() ** 2)] ?? "the")
      : (vocabulary[Math.floor(vocabulary.length ** dice.next()) - 1] ?? "report");
  const latin = (): string => {
    const words = Array.from({ length: 6 + dice.below(22) }, () => word());
    if (dice.isLucky(0.5)) words.splice(3, 1, `${words[3] ?? ""},`);
    if (mixed && dice.isLucky(0.3)) words.splice(4, 0, dice.pick(EMOJI));
    const sentence = words.join(" ");
    return sentence.charAt(0).toUpperCase() + sentence.slice(1) + ".";
  };
  const chinese = (): string =>
    `${Array.from({ length: 10 + dice.below(25) }, () => dice.pick(CHINESE)).join("")}。`;
  const rightToLeft = (words: readonly string[]): string =>
    `${Array.from({ length: 6 + dice.below(14) }, () => dice.pick(words)).join(" ")}.`;

  const blocks: TracedBlock[] = [];
  let made = 0;
  while (made < length) {
    const script = mixed ? dice.next() : 0;
    const sentence =
      script < 0.6
        ? latin
        : script < 0.75
          ? chinese
          : script < 0.9
            ? () => rightToLeft(ARABIC)
            : () => rightToLeft(HEBREW);
    const text = Array.from({ length: 1 + dice.below(7) }, sentence).join(
      sentence === chinese ? "" : " ",
    );
    if (dice.isLucky(0.12)) {
      blocks.push(newBlock("heading", Array.from({ length: 3 }, () => word()).join(" ")));
    }
    blocks.push(newBlock(dice.isLucky(0.15) ? "item" : "paragraph", text));
    made += text.length;
  }
  return compose(blocks).edition;
}

function newBlock(kind: TracedBlock["kind"], text: string): TracedBlock {
  return { kind, text, origins: Array.from({ length: text.length }, () => -1) };
}
