import type { RecogitoOptions } from "./recogito";

export type Contender = {
  name: string;
  script: "bare" | "ours" | "recogito";
  options: RecogitoOptions | null;
};

/** The text alone comes first: the others are compared with its pictures. */
export const BARE: Contender = { name: "text alone", script: "bare", options: null };
export const OURS: Contender = { name: "Caucus", script: "ours", options: null };

export const PEERS: readonly Contender[] = (["SPANS", "CSS_HIGHLIGHTS"] as const).flatMap(
  (renderer) =>
    (["offsets", "ranges"] as const).map((input) => ({
      name: `Recogito ${renderer === "SPANS" ? "spans" : "CSS"}, ${input}`,
      script: "recogito" as const,
      options: { renderer, input },
    })),
);
