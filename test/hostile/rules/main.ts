/*
 * `npm run test:rules -- [--only TEXT]... [--write]`: switches every rule off, one at a time, in a copy of the project, and
 * expects a test to fail each time. `--only` takes those whose file or words hold one of the texts. `--write` puts the list, with
 * the test that failed, into test/hostile/RULES.md; the lines of rules that were not tried stay.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { allTrials, cell, lineStart, PAGE, ROOT, type Trial } from "./trials.ts";

const ATTEMPTS = 10;
const TIMEOUT_MS = 300_000;
const MAX_OUTPUT_BYTES = 64 * 2 ** 20;
const WIDER = [
  "test/hostile/corpus.test",
  "test/vectors/golden",
  "test/hostile/claims",
  "test/hostile/cuts",
  "test/hostile/part",
  "test/hostile/builder",
  "test/unit/bundle/(tar|zstd|sidecars|ends|canonical|random-access)",
  "test/unit/model",
  "test/unit/flows/verify",
];
const PARTS = [
  "src",
  "test",
  "scripts",
  "docs",
  "dist",
  "package.json",
  "jest.config.js",
  "tsconfig.json",
  "action.yml",
];

/** What came of it. */
interface Result {
  readonly trial: Trial;
  /** The first test that failed. */
  readonly noticed: string | undefined;
}

const { values } = parseArgs({
  options: { only: { type: "string", multiple: true, default: [""] }, write: { type: "boolean", default: false } },
});
const copy = realpathSync(mkdtempSync(join(tmpdir(), "memsnap-rules-")));
try {
  for (const part of PARTS) cpSync(join(ROOT, part), join(copy, part), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(copy, "node_modules"), "junction");
  const all = allTrials();
  const trials = all.filter(({ rule, file }) => values.only.some((text) => `${file} ${rule}`.includes(text)));
  const results = trials.map((trial) => ({ trial, noticed: attempt(trial) }));
  const survivors = results.filter(({ noticed }) => noticed === undefined);
  process.stdout.write(`${results.length} rules, ${survivors.length} that no test notices\n`);
  if (values.write) writeFileSync(PAGE, page(all, results));
  process.exitCode = survivors.length === 0 ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}

/** The name of the first test that fails, or `undefined`. */
function attempt({ file, rule, from, to, replacement, tests }: Trial): string | undefined {
  const place = join(copy, file);
  const source = readFileSync(place, "utf8");
  writeFileSync(place, source.slice(0, from) + replacement + source.slice(to));
  try {
    const noticed =
      tests === undefined
        ? (corpusFailure() ?? firstFailure([testsBeside(file)]) ?? firstFailure(WIDER))
        : firstFailure(tests);
    process.stdout.write(
      `${noticed === undefined ? "NOT NOTICED" : "noticed"}  ${file}: ${rule}\n             ${noticed ?? ""}\n`,
    );
    return noticed;
  } finally {
    writeFileSync(place, source);
  }
}

function corpusFailure(): string | undefined {
  return failureOf([join(copy, "test", "hostile", "rules", "corpus.ts")]);
}

/** Those of the same file or folder, if there are any, notice soonest. */
function testsBeside(file: string): string {
  return file.replace("src/", "test/unit/").replace(/(\/(?:tar|zstd)\/).*|\.ts$/, "$1");
}

function firstFailure(tests: readonly string[]): string | undefined {
  const jest = join(copy, "node_modules", "jest", "bin", "jest.js");
  const options = ["--maxWorkers=1", "--bail", "--passWithNoTests", "--reporters=default"];
  return failureOf(["--experimental-vm-modules", jest, ...tests, ...options]);
}

/** The first test that fails, by what the program says of it. */
function failureOf(args: readonly string[]): string | undefined {
  const options = { cwd: copy, encoding: "utf8", timeout: TIMEOUT_MS, maxBuffer: MAX_OUTPUT_BYTES } as const;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { status, signal, stderr, error } = spawnSync(process.execPath, args, options);
    if (status === 0) return undefined;
    // Somebody ended it from outside: that says nothing.
    if (signal !== null && error === undefined) continue;
    return /●\s+(.+)/.exec(stderr)?.[1] ?? "the tests do not end";
  }
  throw new Error(`the tests were ended from outside, ${ATTEMPTS} times`);
}

/** A line for every rule that was tried, and the old one for every other that has one. */
function page(all: readonly Trial[], results: readonly Result[]): string {
  const old = readFileSync(PAGE, "utf8").split("\n");
  const rows = all.flatMap((trial) => {
    const start = lineStart(trial);
    const result = results.find((one) => one.trial === trial);
    if (result === undefined) return old.filter((line) => line.startsWith(start));
    return [`${start}${cell(result.noticed ?? "**none**")} |`];
  });
  return `# Rules and the tests that fail without them

Written by \`npm run test:rules -- --write\`, which switches every rule off, one at a time, and runs the tests. A rule is a guard
in a reader, in its own words, or one of the edits in test/hostile/rules.

| file | rule | first test that fails without it |
|---|---|---|
${[...new Set(rows)].join("\n")}
`;
}
