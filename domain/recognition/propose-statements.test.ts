import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findSections } from "@/domain/edition/sections";
import type { KnownActor } from "@/domain/statements/proposal";
import type { Why } from "@/domain/statements/reason";
import { explainWhy } from "@/features/reading-room/statements/model/explain-why";
import { speak } from "@/test/browser/words";
import { readStatements } from "@/test/read-statements";

const explain = (text: string, why: Why) => explainWhy(why, text, speak("reading-room.reasons"));

describe("a sentence", () => {
  const who = (raw: string, actors: readonly KnownActor[] = []) =>
    readStatements(raw, actors).proposals.map(({ actor, speaker }) =>
      speaker ? `${actor.name}: ${speaker}` : actor.name,
    );

  it.each([
    ["South Sudan said it would accede.", ["South Sudan"]],
    ["Papua New Guinea and Equatorial Guinea said yes.", ["Papua New Guinea", "Equatorial Guinea"]],
    ["The Republic of the Congo opposed the text.", ["Republic of the Congo"]],
    ["In Geneva and in Chad, mines kill people.", []],
    ["They met in Beirut, Lebanon.", []],
    ["Norway said that Russia should leave.", ["Norway"]],
    ["Michael Jordan said that he would come.", ["Michael Jordan"]],
    ["The delegate of Jordan said that he would come.", ["Jordan"]],
    ["Responding to China, Japan said no.", ["Japan"]],
    ["China, Japan and Kenya said no.", ["China", "Japan", "Kenya"]],
    ["Ms. Lee (Canada), on behalf of the Nordic countries, said no.", ["Nordic countries: Lee"]],
    ["Le Brésil a demandé du temps au nom d’Oxfam.", ["Oxfam: Brazil"]],
    ["Chile pidió tiempo en representación de Oxfam.", ["Oxfam: Chile"]],
    ["“Never again,” said Ana Lopez of Greenpeace.", ["Greenpeace: Ana Lopez"]],
    ["Norway’s text was rejected.", []],
    ["The motion was opposed by Cuba.", ["Cuba"]],
    ["Swaziland acceded in 2011.", ["Swaziland"]],
    ["La Suisse a déclaré que la Chine se trompait.", ["Switzerland"]],
    ["El representante de México dijo que no.", ["Mexico"]],
    ["Paris and London refused. They met in Berlin, Germany.", ["France", "United Kingdom"]],
    ["The Paris Agreement requires plans.", []],
    ["Norway refused. Its foreign minister, Ana Berg, said why.", ["Norway: Ana Berg"]],
    ["Oxfam’s Ana Lopez said no.", ["Oxfam: Ana Lopez"]],
    ["Ana Lopez of Opportunity Green said no.", ["Opportunity Green: Ana Lopez"]],
    ["Ana Lopez, who runs the rights group Mwatana, said no.", ["Mwatana: Ana Lopez"]],
    ["Mr. Al Nahhas (Chad) and Ms. Lee (Canada) said no.", ["Chad: Al Nahhas", "Canada: Lee"]],
    ["Voting against were China and Cuba.", ["China", "Cuba"]],
    ["Le Réseau des femmes survivantes a dit non.", ["Réseau des femmes survivantes"]],
    ["El representante de Chile admitió retrasos y el de Perú dijo que no.", ["Chile", "Peru"]],
    ["Many praised it, with NORWAY and PERU supporting a review.", ["Norway", "Peru"]],
    ["Norway, noting the delay and the cost, could not accept this.", ["Norway"]],
    ["“We are tired,” one delegate quipped.", ["one delegate"]],
    ["A delegate from Chile said no.", ["Chile"]],
    [
      "A diplomat from a northern country, who was tired, said no.",
      ["A diplomat from a northern country"],
    ],
    [
      "Ms. Koroma (Sierra Leone), also speaking on behalf of Algeria and Guyana, said no.",
      ["Sierra Leone: Koroma", "Algeria: Koroma", "Guyana: Koroma"],
    ],
    ["Mr. van Hulst (Norway): No.", ["Norway: van Hulst"]],
    ["It passed with 2 abstentions (Algeria, China).", ["Algeria", "China"]],
    ["The Delegates spent the morning on trade.", []],
    [
      "The United Nations Educational, Scientific and Cultural Organization said no.",
      ["United Nations Educational, Scientific and Cultural Organization (UNESCO)"],
    ],
    ["Chair Ana Lopez (Peru) urged speed.", ["Chair: Ana Lopez"]],
    ["Two EU officials said no.", ["European Union"]],
    ["Thirty-seven governments support a ban.", ["Thirty-seven governments"]],
    ["In 2022 the World Bank concluded that it would cost more.", ["World Bank"]],
    ["A juicio de México, los bancos deben pagar.", ["Mexico"]],
    ["O'NEIL FRANCIS (Jamaica) said no.", ["Jamaica: O'NEIL FRANCIS"]],
    ["Ms. Kadyrova (Polygon Generation): We were born ill.", ["Polygon Generation: Kadyrova"]],
    [
      "Ms. Jetnil (Marshall Islands), on behalf of the Pacific Islands Forum: No.",
      ["Pacific Islands Forum: Jetnil"],
    ],
    ["Mr. Costa (Brazil): I speak on behalf of the African Group.", ["African Group: Costa"]],
    [
      "The Coalition of NGOs in Water and Sanitation (CONIWAS) said no.",
      ["Coalition of NGOs in Water and Sanitation (CONIWAS)"],
    ],
  ])("%j is said by %j", (raw, expected) => {
    expect(who(raw)).toEqual(expected);
  });

  it("is read with the team's own names", () => {
    const actors: KnownActor[] = [
      { name: "Viet Nam", kind: "state", isoA3: "VNM", aliases: ["Hanoi"], groups: [] },
      {
        name: "Mines Group",
        kind: "coalition",
        isoA3: null,
        aliases: ["the Ottawa friends"],
        groups: [],
      },
    ];
    expect(who("Hanoi said no. Vietnam said no again.", actors)).toEqual(["Viet Nam"]);
    expect(who("The Mines Group said no.", actors)).toEqual(["Mines Group"]);
  });

  it("takes a former name for the state, by the date of the text", () => {
    const named = (published: string) =>
      readStatements("Swaziland said no.", [], published).proposals[0]?.actor;
    expect(named("May 2011")).toMatchObject({ name: "Swaziland", isoA3: "SWZ" });
    expect(named("May 2020")).toMatchObject({ name: "Eswatini", isoA3: "SWZ" });
  });

  it("says why", () => {
    const { text, proposals } = readStatements(
      "Meeting held on 3 May 2012\n\nNorway said “this will not do, and you know it”.",
    );
    expect(explain(text, proposals[0]?.why ?? [])).toBe(
      "“Norway” is the subject of “said”. Its date is inferred from “3 May 2012”. It quotes “this will not do, and you know it”.",
    );
  });

  it("names what a group does, not what it has left undone", () => {
    const { text, proposals } = readStatements(
      "Forty countries having not yet joined attended the meeting.",
    );
    expect(explain(text, proposals[0]?.why ?? [])).toContain("is the subject of “attended”");
  });
});

describe("any text", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "Norway",
      "Norway, ",
      "the EU",
      "said ",
      "“",
      "”",
      '"',
      "‘",
      "’",
      "«",
      "»",
      "(",
      ")",
      "[",
      ",",
      ". ",
      ": ",
      "\n",
      "\n\n",
      "• ",
      "on behalf of ",
      "and ",
      "by ",
      "was opposed by ",
      "14 May 2011 ",
      "He added ",
      "many states ",
      "NORWAY: ",
      "Ms. Lee ",
      "La France a déclaré ",
      "that ",
      "who ",
      "; ",
      "— ",
      "the representative of ",
      "CMC ",
      "(CMC)",
    ),
    fc.string({ maxLength: 12 }),
    fc.string({ unit: "binary", maxLength: 6 }),
  );
  const raw = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));

  it("gives trimmed ranges within it, quotations within statements, and reasons with words of it", () => {
    fc.assert(
      fc.property(raw, (source) => {
        const { text, structure, proposals } = readStatements(source);
        const sections = findSections(structure, text).length;
        for (const one of proposals) {
          expect(one.start).toBeGreaterThanOrEqual(0);
          expect(one.end).toBeGreaterThan(one.start);
          expect(one.end).toBeLessThanOrEqual(text.length);
          expect(text.slice(one.start, one.end).trim()).toBe(text.slice(one.start, one.end));
          for (const quote of one.quotes) {
            expect(quote.start).toBeGreaterThanOrEqual(one.start);
            expect(quote.end).toBeGreaterThan(quote.start);
            expect(quote.end).toBeLessThanOrEqual(one.end);
          }
          if (one.section !== null) expect(one.section).toBeLessThan(sections);
          if (one.actor.mention) {
            expect(one.actor.mention.end).toBeGreaterThan(one.actor.mention.start);
            expect(one.actor.mention.end).toBeLessThanOrEqual(text.length);
          }
          expect(one.date === null || one.dateInferred === null).toBe(true);
          expect(one.why.length).toBeGreaterThan(0);
          for (const { words, other } of one.why) {
            for (const range of other ? [words, other] : [words]) {
              expect(text.slice(range.start, range.end).trim()).not.toBe("");
            }
          }
          expect(explain(text, one.why)).toMatch(/^\S.*\.$/u);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("is read the same twice, and in reading order", () => {
    fc.assert(
      fc.property(raw, (source) => {
        const { proposals } = readStatements(source);
        expect(readStatements(source).proposals).toEqual(proposals);
        proposals.slice(1).forEach((one, index) => {
          expect(one.start).toBeGreaterThanOrEqual(proposals[index]?.start ?? 0);
        });
      }),
      { numRuns: 60 },
    );
  });
});
