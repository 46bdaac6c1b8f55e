"use strict";
// Starts a child process of ours; only this program starts it, so this Node is new enough.

const { start } = require("../launch.js");

start(() => require("../memsnap/index.js").child(Number(process.argv[2])));
