import { useWords } from "@/words/use-words";

/** What the labels are called with which a team begins, in the language of who founds it. */
export function useFirstLabels(): readonly string[] {
  const words = useWords("app.firstLabels");
  return [words("quote"), words("commitment"), words("concern"), words("question"), words("check")];
}
