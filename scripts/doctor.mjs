// `npm run doctor [-- --mail <address>]`: whether a running Caucus is well, and what to do where it is not.

import { runBuilt } from "./run-built.mjs";

await runBuilt("doctor/doctor");
