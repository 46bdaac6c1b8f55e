/*
 * Run as a program: lists the folder vault that its first argument names and, when the second is `prune`, removes all bundles but
 * one from it. Says how many there were.
 */
import { list, prune } from "../../../src/flows/index.ts";

const [cwd = "", what] = process.argv.slice(2);
const context = {
  now: () => new Date(),
  newId: () => "",
  cwd,
  tempDir: cwd,
  atExit: () => () => {},
  progress: () => {},
};
const vault = "folder:.";
const { bundles } =
  what === "prune" ? await prune({ vault, retention: { keepLast: 1 } }, context) : await list({ vault }, context);
process.stdout.write(`${bundles.length}\n`);
