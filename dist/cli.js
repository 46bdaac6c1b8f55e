#!/usr/bin/env node
"use strict";
// Syntax and modules of Node 12: an older Node must come far enough to read what is missing.

const meta = require("./package.json");
const { start, tooOld } = require("./launch.js");

const argv = process.argv.slice(2);
const complaint = tooOld(meta.engines.node);

if (complaint) {
  process.stderr.write("memsnap: " + complaint + "\n");
  process.exitCode = 1;
} else if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V")) {
  process.stdout.write(meta.version + "\n");
} else {
  start(() => require("./memsnap/index.js").cli(argv));
}
