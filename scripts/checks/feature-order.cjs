/** The features from the ground up. Each may import those before it, so no two can need each other. */
const FEATURES = [
  "upgrade",
  "api",
  "accounts",
  "language",
  "actors",
  "jobs",
  "reports",
  "editions",
  "team",
  "reading-room",
];

/**
 * Imports that break this order today: a feature, and the file it takes from a later one. The check fails if one of
 * them is no longer needed, so the list only shrinks.
 */
const AGAINST_THE_ORDER = [
  ["accounts", "^features/reading-room/shortcuts[.]ts$"],
  ["reports", "^features/editions/add-edition-dialog[.]tsx$"],
];

/** Which files of features a feature may import, as patterns. */
function allowedTo(feature) {
  const before = FEATURES.slice(0, FEATURES.indexOf(feature) + 1);
  const exceptions = AGAINST_THE_ORDER.filter(([from]) => from === feature);
  return [`^features/(${before.join("|")})/`, ...exceptions.map(([, target]) => target)];
}

module.exports = { FEATURES, AGAINST_THE_ORDER, allowedTo };
