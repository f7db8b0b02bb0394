/** The features from the ground up. Each may import those before it, so no two can need each other. */
const FEATURES = [
  "upgrade",
  "api",
  "shortcuts",
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
const AGAINST_THE_ORDER = [["reports", "^features/editions/add-edition-dialog[.]tsx$"]];

/** Which files of features a feature may import, as patterns. */
function allowedTo(feature) {
  const before = FEATURES.slice(0, FEATURES.indexOf(feature) + 1);
  const exceptions = AGAINST_THE_ORDER.filter(([from]) => from === feature);
  return [`^features/(${before.join("|")})/`, ...exceptions.map(([, target]) => target)];
}

/**
 * The rules among features, for .dependency-cruiser.cjs.
 *
 * @param forbid makes a rule of a name, a comment, and what imports what
 * @param {string} tests a pattern of files that no rule binds
 */
function featureRules(forbid, tests) {
  return [
    ...FEATURES.map((feature) =>
      forbid(
        "features-have-an-order",
        "A feature imports those before it in scripts/checks/feature-order.cjs.",
        { path: `^features/${feature}/`, pathNot: tests },
        { path: "^features/", pathNot: allowedTo(feature) },
      ),
    ),
    forbid(
      "every-feature-has-its-place",
      "A new feature takes its place there before it imports another.",
      { path: "^features/([^/]+)/", pathNot: [tests, `^features/(${FEATURES.join("|")})/`] },
      { path: "^features/", pathNot: "^features/$1/" },
    ),
    forbid(
      "kernel-knows-no-part",
      "Parts register with the reading room's kernel, which imports none of them.",
      { path: "^features/reading-room/kernel/", pathNot: tests },
      { path: "^features/reading-room/", pathNot: "^features/reading-room/kernel/" },
    ),
  ];
}

module.exports = { AGAINST_THE_ORDER, featureRules };
