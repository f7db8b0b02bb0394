// `npm run read-model:rebuild`: compares what queries see of every report with what its journal says, and writes anew
// where the two differ. With the embedded PostgreSQL, stop Caucus first; with DATABASE_URL it may go on serving.

import { runBuilt } from "./run-built.mjs";

await runBuilt("read-model/rebuild");
