import { overlaps, type TextRange } from "@/domain/text/range";
import { Dice } from "@/test/campaigns/dice";
import { compose, createGold, trace } from "@/test/traced-report";
import type { Condition } from "./conditions";
import type { Contender } from "./contenders";
import { drawQuotations } from "./quotations";
import { count, emptyScore, type Score } from "./score";
import type { Text } from "./texts";

/** One text, edited once, and what a contender made of its quotations; the same for every contender. */
export function judge(
  text: Text,
  condition: Condition,
  seed: number,
  contenders: readonly (Contender & { quotations: number })[],
): Map<string, Score> {
  const dice = new Dice(seed * 7_919);
  const from = text.make(dice);
  const vocabulary = text.vocabulary(from, dice);
  const edited = condition.edit(trace(from), vocabulary, dice);
  const { edition: to, origins } = compose(edited.blocks);
  const gold = createGold(from, to, origins);
  const most = Math.max(...contenders.map(({ quotations }) => quotations));
  const quotations = drawQuotations(from, most, dice);
  const concerns = edited.isTouched ?? overlaps;
  const isTouched = (quotation: TextRange): boolean =>
    edited.touched.some((range) => concerns(range, quotation));
  return new Map(
    contenders.map((contender) => {
      const score = emptyScore();
      const resolve = contender.prepare(from, to);
      for (const quotation of quotations.slice(0, contender.quotations)) {
        count(score, resolve(quotation), gold(quotation), isTouched(quotation));
      }
      if (edited.hasCopies) [score.gone, score.offered] = [0, 0];
      return [contender.name, score];
    }),
  );
}
