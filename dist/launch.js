"use strict";
// Syntax and modules of Node 12, because both launchers load this before they know which Node runs them.

/** What to say when this Node is older than `range` (like ">=24") allows; otherwise nothing. */
exports.tooOld = (range) => {
  const needed = Number(range.replace(">=", ""));
  const running = Number(process.versions.node.split(".")[0]);
  if (running >= needed) return undefined;
  return "needs Node " + needed + " or newer, but this is Node " + process.versions.node;
};

/** Runs a door and ends the process with its exit code, whatever handles are still open. */
exports.start = (door) => {
  let outputLost = false;
  // A reader that left early (`| head`) must not end a restore half way; any other error means that output was lost.
  const onError = (error) => {
    if (error.code !== "EPIPE") outputLost = true;
  };
  process.stdout.on("error", onError);
  process.stderr.on("error", onError);

  const exit = (code) => afterWriting(() => process.exit(code === 0 && outputLost ? 1 : code));
  door().then(exit, (error) => {
    process.stderr.write("memsnap: internal error: " + ((error && error.stack) || error) + "\n");
    exit(1);
  });
};

function afterWriting(then) {
  process.stdout.write("", () => process.stderr.write("", then));
}
