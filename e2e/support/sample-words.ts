/** Words of the sample report, each within one paragraph and once in the text. */
export const WORDS = {
  condemned: "strongly condemned the use of cluster munitions",
  supports: "supports the spirit and the humanitarian and disarmament goals",
  humanitarian: "humanitarian and disarmament goals of the CCM",
  notYet: "in a position to accede to the Convention",
  obligations: "fulfill all obligations under the treaty",
  victims: "concerns over the fact that victims states",
  malaysia: "currently in consultation with relevant stakeholders",
  gabon: "expressed its willingness to play an active role",
  nearFuture: "in the near future",
  interpretive: "submitted a written declaration on interpretative issues",
} as const;
