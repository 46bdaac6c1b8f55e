"use strict";
// Syntax and modules of Node 12: an older Node must come far enough to read what is missing.

const meta = require("./package.json");
const { start, tooOld } = require("./launch.js");

const complaint = tooOld(meta.engines.node);

if (complaint) {
  process.stdout.write("::error title=agent-memory-snapshot::" + complaint + "\n");
  process.exitCode = 1;
} else {
  start(() => require("./memsnap/index.js").action());
}
