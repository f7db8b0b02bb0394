const { featureRules } = require("./scripts/checks/feature-order.cjs");

/**
 * Who may import whom. Every rule has a planted violation in scripts/checks/check-boundaries.mjs that must be caught.
 * @type {import("dependency-cruiser").IConfiguration}
 */
const OURS =
  "^(app|features|components|domain|dom|collab|contract|data|auth|server|generated|messages|styles|words)/";
const TESTS = "[.](test|int|fuzz|contract|spec)[.]tsx?$|^(test|e2e)/";
const LOADERS = "^features/.*loaders[.]ts$";

/** Packages, however npm has nested them. */
const npm = (names) => `(^|/)node_modules/(${names})(/|$)`;
const anyNpm = "(^|/)node_modules/";
const nodeOnly = ["core"];

const forbid = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

/** `folder` may import these folders of ours and nothing else of ours. */
const onlyOurs = (name, comment, folder, allowed) =>
  forbid(name, comment, { path: folder, pathNot: TESTS }, { path: OURS, pathNot: allowed });

module.exports = {
  forbidden: [
    forbid("no-circular", "Two modules that need each other are one.", {}, { circular: true }),
    forbid(
      "no-orphans",
      "Nothing imports it and it imports nothing: dead code.",
      {
        orphan: true,
        pathNot: [
          "[.]d[.]ts$",
          "^[^/]+[.](js|cjs|mjs|ts)$",
          "^(scripts|bench|e2e|test|[.]ci)/",
          "^app/.*/?(page|layout|route|error|not-found|loading|icon|manifest|robots)[.]tsx?$",
          TESTS,
        ],
      },
      {},
    ),
    forbid(
      "no-unresolvable",
      "It names a module that is not there.",
      { pathNot: "^bench/" },
      { couldNotResolve: true },
    ),
    forbid(
      "product-needs-no-dev-dependency",
      "Move the package to dependencies.",
      { path: OURS, pathNot: TESTS },
      { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    ),
    forbid(
      "product-never-imports-tests",
      "Product code stands without its tests.",
      { path: OURS, pathNot: TESTS },
      { path: TESTS },
    ),

    onlyOurs("domain-is-pure", "Rules know rules only.", "^domain/", "^domain/"),
    forbid(
      "domain-needs-no-package",
      "Rules need no libraries, but for those named below.",
      { path: "^domain/", pathNot: [TESTS, "^domain/(edition|anchoring|recognition)/"] },
      { path: anyNpm },
    ),
    forbid(
      "domain-edition-reads-texts-only",
      "mdast, micromark, chardet and eld are pure; nothing else comes in.",
      { path: "^domain/edition/", pathNot: TESTS },
      { path: anyNpm, pathNot: npm("mdast[^/]*|micromark[^/]*|chardet|eld|@types/(mdast|unist)") },
    ),
    forbid(
      "domain-anchoring-searches-only",
      "Differences and approximate search; nothing else comes in.",
      { path: "^domain/anchoring/", pathNot: TESTS },
      { path: anyNpm, pathNot: npm("diff|approx-string-match|fastest-levenshtein") },
    ),
    forbid(
      "domain-recognition-knows-states-only",
      "The names of states in the languages of reports; nothing else comes in.",
      { path: "^domain/recognition/", pathNot: TESTS },
      { path: anyNpm, pathNot: npm("i18n-iso-countries|i18n-nationality") },
    ),
    forbid(
      "recognition-has-one-reader",
      "Whoever wants statements takes what is stored: the recogniser runs in the process that reads texts.",
      {
        pathNot: [
          "^(bench|domain/(recognition|actors))/",
          "^server/reading/reading-worker[.]ts$",
          TESTS,
        ],
      },
      { path: "^domain/recognition/" },
    ),
    forbid(
      "actors-know-names-only",
      "What states are called is asked outside of the recogniser too; how a text is read is not.",
      { path: "^domain/actors/", pathNot: TESTS },
      { path: "^domain/recognition/", pathNot: "^domain/recognition/names/" },
    ),
    forbid(
      "names-know-no-rules",
      "Names and word lists are data.",
      { path: "^domain/recognition/(names|lexicon)/", pathNot: TESTS },
      { path: "^domain/", pathNot: "^domain/recognition/(names|lexicon)/" },
    ),
    forbid(
      "domain-does-no-io",
      "No Node built-ins: the domain runs in browsers too.",
      { path: "^domain/", pathNot: TESTS },
      { dependencyTypes: nodeOnly },
    ),

    forbid(
      "facts-know-no-kind",
      "A kind of fact is one descriptor; what works on facts is given a set of them.",
      {
        path: "^(domain/facts/[^/]+|collab/(facts/fact-document|wire/(scan-update|split-update|strict-reader)))[.]ts$",
        pathNot: TESTS,
      },
      { path: "^domain/facts/[^/]+/" },
    ),

    onlyOurs("dom-knows-only-domain", "Offsets and pixels only.", "^dom/", "^(dom|domain)/"),
    forbid(
      "dom-needs-no-package",
      "No React, no Yjs: it is measured without them.",
      { path: "^dom/", pathNot: TESTS },
      { path: anyNpm },
    ),
    onlyOurs(
      "collab-knows-only-domain",
      "The document model serves browser and server alike.",
      "^collab/",
      "^(collab|domain)/",
    ),
    forbid(
      "link-knows-no-facts",
      "It joins documents of any kind to their rooms.",
      { path: "^collab/client/", pathNot: [TESTS, "^collab/client/facts-room[.]ts$"] },
      {
        path: "^domain/facts/|^collab/(facts/(commands|document-model|fact-document|undo|mend-edits|refused-edits)|wire/encode-missing|report-place)[.]ts$",
      },
    ),
    forbid(
      "collab-is-framework-free",
      "Nothing but Yjs and its kin.",
      { path: "^collab/", pathNot: TESTS },
      { path: anyNpm, pathNot: npm("yjs|y-protocols|lib0|y-indexeddb|idb-keyval|nanoid") },
    ),
    onlyOurs("contract-knows-only-domain", "Schemas of HTTP.", "^contract/", "^(contract|domain)/"),
    forbid(
      "routes-and-pages-ask-first",
      "What may be read is said by `requireReport`, `requireTeam` and `findReportAccess`.",
      { path: "^(server/api|app|features)/", pathNot: TESTS },
      { path: "^data/readable[.]ts$" },
    ),
    forbid(
      "private-rows-are-their-owners",
      "Who asks is said by a session; nobody else may claim that an owner asks.",
      { pathNot: ["^data/accounts/sessions[.]ts$", TESTS] },
      { path: "^data/readable-owner[.]ts$" },
    ),
    onlyOurs(
      "data-stores",
      "Rows in, rows out: no sessions, no headers, no rooms.",
      "^data/",
      "^(data|domain|contract|generated)/",
    ),
    forbid(
      "read-model-is-a-loop",
      "What is written, read, compared and erased of a table is made of what it says: ask report-tables.",
      { pathNot: ["^data/read-model/", TESTS] },
      { path: "^data/read-model/", pathNot: "^data/read-model/report-tables[.]ts$" },
    ),
    onlyOurs("auth-knows-people", "", "^auth/", "^(auth|data|domain|contract|words)/"),
    onlyOurs(
      "server-is-not-a-page",
      "The process knows no screens.",
      "^server/",
      "^(server|data|domain|collab|contract|auth|generated)/",
    ),
    forbid(
      "sync-knows-no-kind",
      "What a kind of room is stands in server/rooms; the sync server knows the port alone.",
      { path: "^server/sync/", pathNot: TESTS },
      {
        path: [
          "^server/rooms/",
          "^collab/(facts/(document-model|commands)|report-place)",
          "^data/(read-model|statement-rows|room-access)",
          "^domain/(facts/report|annotation|statements|edition|anchoring)/",
        ],
        pathNot: "^server/rooms/(room-kind|live-rooms)[.]ts$",
      },
    ),
    forbid(
      "jobs-know-no-kind",
      "What a kind of job does stands in server/jobs/kinds; the runner knows the port alone.",
      { path: "^server/jobs/[^/]+[.]ts$", pathNot: [TESTS, "^server/jobs/kinds[.]ts$"] },
      {
        path: "^server/(jobs/kinds([.]ts$|/)|imports?/|editions/|statements/|exchange/|reading/|rooms/)|^data/(editions|reports|teams)/",
      },
    ),
    onlyOurs(
      "components-are-generic",
      "They could ship in another product.",
      "^components/",
      "^(components|styles|words)/",
    ),
    onlyOurs(
      "app-is-thin",
      "Routes compose features: no rules, no queries.",
      "^app/",
      "^(app|features|components|auth|styles|words)/",
    ),
    onlyOurs(
      "words-know-catalogues",
      "They say what there is to say, and know nobody who says it.",
      "^words/",
      "^(words|messages|domain|generated)/",
    ),
    forbid(
      "catalogues-stay-on-the-server",
      "A page sends the browser the messages of its own features: app/words.tsx.",
      { path: OURS, pathNot: ["^(words|auth)/", LOADERS, TESTS] },
      { path: "^(messages/|words/catalogues[.]ts$)" },
    ),
    forbid(
      "words-stand-in-catalogues",
      "A module of sentences can be said in one language only; sentences stand in messages/.",
      {},
      { path: "(^|/|-)messages[.]tsx?$", pathNot: "^generated/" },
    ),
    forbid(
      "messages-have-one-door",
      "words/ is the door to the library that says messages.",
      { path: OURS, pathNot: ["^words/", TESTS] },
      { path: npm("use-intl|intl-messageformat|icu-minify") },
    ),
    forbid(
      "nobody-imports-app",
      "Routes are the outermost.",
      { pathNot: "^app/|^[.]next/|^next-env[.]d[.]ts$" },
      { path: "^app/" },
    ),

    forbid(
      "loaders-read-for-pages",
      "The server half of a feature knows no screens.",
      { path: LOADERS },
      { path: "^(dom|components|server|app|generated/prisma)/|^features/.*[.]tsx$" },
    ),
    forbid(
      "client-never-touches-data",
      "What runs in browsers asks the API; data comes in as props.",
      { path: "^features/", pathNot: [LOADERS, TESTS] },
      { path: "^(data|auth|server|generated/prisma|app)/" },
    ),
    forbid(
      "client-never-touches-loaders",
      "Routes call loaders and hand the result on; the type alone may be named.",
      { path: "^(features|components)/", pathNot: [LOADERS, TESTS] },
      { path: LOADERS, dependencyTypesNot: ["type-only"] },
    ),
    ...featureRules(forbid, TESTS),
    forbid(
      "browser-has-no-node",
      "No Node built-ins where browsers run.",
      { path: "^(features|components|dom|collab|contract)/", pathNot: [LOADERS, TESTS] },
      { dependencyTypes: nodeOnly },
    ),

    forbid(
      "yjs-has-one-door",
      "Two copies in one bundle break it; collab/ is the door.",
      { pathNot: ["^(collab|server/sync|test|e2e|bench)/", TESTS] },
      { path: npm("yjs|y-protocols|lib0|y-indexeddb|y-websocket") },
    ),
    forbid(
      "prisma-has-one-door",
      "data/ is the door to the database; migrations, copies and the embedded server stand before it.",
      {
        path: OURS,
        pathNot: ["^(data|generated)/", "^server/(postgres/|backup/|start/owner-lock)", TESTS],
      },
      { path: [npm("@prisma|[.]prisma|pg|prisma"), "^generated/prisma/"] },
    ),
    forbid(
      "next-stays-outside",
      "Only screens, loaders, authentication and the thread of the pages know Next.",
      {
        path: OURS,
        pathNot: ["^(app|features|components|auth|server/pages)/", "[.]d[.]ts$", TESTS],
      },
      { path: npm("next|next-auth") },
    ),
    forbid(
      "react-draws-screens-only",
      "",
      { path: "^(domain|dom|collab|contract|data|auth|server)/", pathNot: TESTS },
      { path: npm("react|react-dom|@types/react|@types/react-dom") },
    ),
    forbid(
      "sockets-have-one-door",
      "server/sync is the door to ws; browsers have their own.",
      { path: OURS, pathNot: ["^server/", TESTS] },
      { path: npm("ws") },
    ),
  ],
  options: require("./scripts/checks/cruise-options.cjs"),
};
