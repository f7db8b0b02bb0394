import type { CommentId, UserId } from "@/domain/ids";
import { refuse } from "@/domain/result";
import type { FactKind } from "../fact-kind";
import { readKey, writeKey } from "../key-form";
import { choice, idOf, time } from "../shape";
import { judgeOwner, judgePermission } from "../writing";
import type { ReportJudging } from "./report-judging";

/** The emoji that can be put under a comment. */
export const REACTION_EMOJI = ["👍", "❤️", "🎉", "🤔", "👀", "✅"] as const;

const REACTION = [time] as const;
const KEY = [idOf("comment"), idOf("user"), choice(REACTION_EMOJI)] as const;

/** Key `comment.user.emoji`: `[atMs]`; removed when the reaction is taken back. */
export const reactions: FactKind<typeof REACTION, ReportJudging> = {
  root: "r",
  keys: [KEY],
  shape: REACTION,
  written: "freely",
  owner: (key) => parseReactionKey(key)?.user ?? null,
  judge({ key }, judging) {
    const own = judgeReacting(key, judging);
    return own.ok ? judgePermission(judging, "reaction.toggle") : own;
  },
  judgeTrace: judgeReacting,
  undo: { by: "restating" },
};

function judgeReacting(key: string, judging: ReportJudging) {
  const parsed = parseReactionKey(key);
  return parsed && judging.lookup("comments", parsed.comment)
    ? judgeOwner(parsed.user, judging)
    : refuse("no-such-subject");
}

export function reactionKey(comment: CommentId, user: UserId, emoji: string): string {
  return writeKey(KEY, [comment, user, emoji as (typeof REACTION_EMOJI)[number]]);
}

export function parseReactionKey(
  key: string,
): { comment: CommentId; user: UserId; emoji: string } | null {
  const parts = readKey(KEY, key);
  return parts && { comment: parts[0], user: parts[1], emoji: parts[2] };
}
