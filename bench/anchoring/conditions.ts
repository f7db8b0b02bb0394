import { overlaps, type TextRange } from "@/domain/text/range";
import type { Dice } from "@/test/campaigns/dice";
import {
  deleteBlocks,
  editSentences,
  editWords,
  misread,
  moveBlocks,
  type SentenceEdit,
} from "@/test/report-edits";
import type { TracedBlock } from "@/test/traced-report";

export type Edited = {
  blocks: readonly TracedBlock[];
  /** Stretches of the first edition that nobody may carry over silently. */
  touched: readonly TextRange[];
  /** Whether what is gone can be told from what is offered: not where a copy of it stands. */
  hasCopies?: boolean;
  /** Whether such a stretch concerns a quotation: a negation all that overlap, a copy what lies within. */
  isTouched?: (touched: TextRange, quotation: TextRange) => boolean;
};

export type Condition = {
  name: string;
  /** Least share, in percent, of the surviving quotations to be placed or offered rightly. */
  target?: number;
  edit: (blocks: readonly TracedBlock[], vocabulary: readonly string[], dice: Dice) => Edited;
};

const words = (share: number, target: number): Condition => ({
  name: `${share} % of words edited`,
  target,
  edit: (blocks, vocabulary, dice) => ({
    blocks: editWords(blocks, share / 100, vocabulary, dice),
    touched: [],
  }),
});

const moves = (share: number, edited: number, target: number): Condition => ({
  name: `${share} % of paragraphs moved${edited > 0 ? `, ${edited} % of words edited` : ""}`,
  target,
  edit: (blocks, vocabulary, dice) => ({
    blocks: editWords(moveBlocks(blocks, share / 100, dice), edited / 100, vocabulary, dice),
    touched: [],
  }),
});

const noise = (share: number, target: number): Condition => ({
  name: `${share} % of characters misread`,
  target,
  edit: (blocks, _, dice) => ({ blocks: misread(blocks, share / 100, dice), touched: [] }),
});

const sentences = (name: string, edit: SentenceEdit, edited = 0): Condition => ({
  name: `10 % of sentences ${name}${edited > 0 ? `, ${edited} % of words edited` : ""}`,
  edit: (blocks, vocabulary, dice) => {
    const { blocks: changed, touched } = editSentences(blocks, edit, 0.1, dice);
    // A copy is told by its words once either was edited; the gold says whether the right one was taken.
    const isTold = edit.startsWith("duplicate") && edited > 0;
    return {
      blocks: editWords(changed, edited / 100, vocabulary, dice),
      touched: isTold ? [] : touched,
      hasCopies: edit.startsWith("duplicate"),
      isTouched: edit.startsWith("duplicate") ? within : overlaps,
    };
  },
});

function within(touched: TextRange, quotation: TextRange): boolean {
  return touched.start <= quotation.start && quotation.end <= touched.end;
}

export const CONDITIONS: readonly Condition[] = [
  words(1, 99.5),
  words(5, 99),
  words(10, 98),
  words(20, 96),
  moves(10, 0, 99.5),
  moves(30, 0, 99),
  moves(30, 5, 97),
  noise(1, 99),
  noise(5, 95),
  noise(10, 91),
  {
    name: "20 % of paragraphs deleted",
    edit: (blocks, _, dice) => ({ blocks: deleteBlocks(blocks, 0.2, dice), touched: [] }),
  },
  {
    name: "20 % of paragraphs deleted, 10 % moved, 5 % of words edited",
    edit: (blocks, vocabulary, dice) => {
      const rest = moveBlocks(deleteBlocks(blocks, 0.2, dice), 0.1, dice);
      return { blocks: editWords(rest, 0.05, vocabulary, dice), touched: [] };
    },
  },
  sentences("deleted", "delete"),
  sentences("deleted", "delete", 5),
  sentences("negated", "negate"),
  sentences("duplicated beside", "duplicate-beside"),
  sentences("duplicated beside", "duplicate-beside", 5),
  sentences("duplicated elsewhere", "duplicate-elsewhere"),
  sentences("duplicated elsewhere", "duplicate-elsewhere", 5),
];
