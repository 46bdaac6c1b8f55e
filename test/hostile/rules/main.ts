/*
 * `npm run test:rules -- [--only TEXT] [--write]`: switches every rule off, one at a time, in a copy of the project, and expects
 * a test to fail each time. `--write` puts the list, with the test that failed, into test/hostile/RULES.md.
 */
import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { EDITS_OF_KINDS } from "./edits-of-kinds.ts";
import { EDITS_OF_READERS } from "./edits-of-readers.ts";
import { guardsOf, type Mutant } from "./guards.ts";

const ROOT = join(import.meta.dirname, "..", "..", "..");
/** Files in which every guard is a rule about what others wrote. */
const GUARDED = [
  "src/bundle/tar/",
  "src/bundle/zstd/",
  "src/bundle/ends.ts",
  "src/bundle/pass.ts",
  "src/bundle/canonical.ts",
  "src/bundle/sidecars.ts",
  "src/flows/bundle-request.ts",
  "src/model/paths.ts",
];
/** Guards over what only our own code or the machine can do wrong, and one that only finds better words. */
const OWN = new RegExp(
  [
    "^src/bundle/(tar|zstd)/writer\\.ts",
    "zstd/codec\\.ts !startsFrame",
    "zstd/reader\\.ts this\\.#seal === undefined",
    "canonical\\.ts text === undefined",
    "ends\\.ts from < 0",
    "instanceof AppError",
    "as NodeJS\\.ErrnoException",
  ].join("|"),
);
const MAX_OUTPUT_BYTES = 64 * 2 ** 20;
const WIDER = [
  "test/hostile/corpus.test",
  "test/vectors/golden",
  "test/hostile/claims",
  "test/hostile/cuts",
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
  "jest.config.json",
  "tsconfig.json",
  "action.yml",
];

/** A rule switched off, and the tests that may notice. */
interface Trial extends Mutant {
  /** Instead of the corpus and what reads bundles. */
  readonly tests?: readonly string[];
}

const { values } = parseArgs({
  options: { only: { type: "string", default: "" }, write: { type: "boolean", default: false } },
});
const copy = realpathSync(mkdtempSync(join(tmpdir(), "memsnap-rules-")));
try {
  for (const part of PARTS) cpSync(join(ROOT, part), join(copy, part), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(copy, "node_modules"), "junction");
  const trials = [...guardTrials(), ...editTrials()].filter(({ rule, file }) =>
    `${file} ${rule}`.includes(values.only),
  );
  const results = trials.map((trial) => ({ trial, noticed: attempt(trial) }));
  const survivors = results.filter(({ noticed }) => noticed === undefined);
  process.stdout.write(`${results.length} rules, ${survivors.length} that no test notices\n`);
  if (values.write) writeFileSync(join(ROOT, "test", "hostile", "RULES.md"), page(results));
  process.exitCode = survivors.length === 0 ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}

function guardTrials(): Trial[] {
  const files = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" })
    .map((path) => `src/${path.replaceAll("\\", "/")}`)
    .filter((path) => path.endsWith(".ts") && GUARDED.some((start) => path.startsWith(start)));
  return files
    .sort()
    .flatMap((file) =>
      guardsOf(file, readFileSync(join(ROOT, file), "utf8")).filter(({ rule }) => !OWN.test(`${file} ${rule}`)),
    );
}

function editTrials(): Trial[] {
  return [...EDITS_OF_READERS, ...EDITS_OF_KINDS].map(({ rule, file, find, replace, tests }) => {
    const source = readFileSync(join(ROOT, file), "utf8");
    const from = source.indexOf(find);
    if (from === -1)
      throw new Error(`${file} does not hold ${find}; say in test/hostile/rules where the rule "${rule}" is kept now`);
    const mutant = { rule, file, from, to: from + find.length, replacement: replace };
    return tests === undefined ? mutant : { ...mutant, tests };
  });
}

/** The name of the first test that fails, or `undefined`. */
function attempt({ file, rule, from, to, replacement, tests }: Trial): string | undefined {
  const place = join(copy, file);
  const source = readFileSync(place, "utf8");
  writeFileSync(place, source.slice(0, from) + replacement + source.slice(to));
  try {
    const noticed = tests === undefined ? (corpusFailure() ?? firstFailure(WIDER)) : firstFailure(tests);
    process.stdout.write(
      `${noticed === undefined ? "NOT NOTICED" : "noticed"}  ${file}: ${rule}\n             ${noticed ?? ""}\n`,
    );
    return noticed;
  } finally {
    writeFileSync(place, source);
  }
}

function corpusFailure(): string | undefined {
  const program = join(copy, "test", "hostile", "rules", "corpus.ts");
  return nameIn(
    spawnSync(process.execPath, [program], {
      cwd: copy,
      encoding: "utf8",
      timeout: 120_000,
      maxBuffer: MAX_OUTPUT_BYTES,
    }),
  );
}

function firstFailure(tests: readonly string[]): string | undefined {
  const jest = join(copy, "node_modules", "jest", "bin", "jest.js");
  const args = [
    "--experimental-vm-modules",
    jest,
    ...tests,
    "--maxWorkers=1",
    "--bail",
    "--no-cache",
    "--reporters=default",
  ];
  return nameIn(
    spawnSync(process.execPath, args, { cwd: copy, encoding: "utf8", timeout: 300_000, maxBuffer: MAX_OUTPUT_BYTES }),
  );
}

/** The first test that failed, of what a program says on standard error. */
function nameIn({ status, stderr }: { readonly status: number | null; readonly stderr: string }): string | undefined {
  if (status === 0) return undefined;
  return /●\s+(.+)/.exec(stderr)?.[1] ?? "the tests do not end";
}

function page(results: readonly { readonly trial: Trial; readonly noticed: string | undefined }[]): string {
  const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("<", "&lt;");
  const rows = results.map(
    ({ trial, noticed }) => `| \`${trial.file.slice(4)}\` | ${cell(trial.rule)} | ${cell(noticed ?? "**none**")} |`,
  );
  return `# Rules and the tests that fail without them

Written by \`npm run test:rules -- --write\`, which switches every rule off, one at a time, and runs the tests. A rule is a guard
in a reader, in its own words, or one of the edits in test/hostile/rules.

| file | rule | first test that fails without it |
|---|---|---|
${rows.join("\n")}
`;
}
