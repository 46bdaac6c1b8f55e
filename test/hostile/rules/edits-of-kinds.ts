import { type Edit, editsOf } from "./edit.ts";

const GIT = ["test/unit/kinds/git/hostile"];
const SQLITE = ["test/unit/kinds/sqlite/(check|hostile|connection|digest)"];
const TASKS = ["test/unit/kinds/task-process", "test/unit/kinds/sqlite/(query|hostile)"];

/** Rules for databases and repositories of others, and for the processes that examine them. */
export const EDITS_OF_KINDS: readonly Edit[] = [
  ...editsOf("src/kinds/sqlite/connection.ts", SQLITE, [
    ["databases are opened for reading only", 'readonly: access === "read"', "readonly: false"],
    ["no schema is trusted", '"trusted_schema = OFF", ', ""],
    ["cells are checked as they are read", '"cell_size_check = ON", ', ""],
    ["nothing is mapped into memory", '"mmap_size = 0", ', '"mmap_size = 1000000", '],
    ["CHECK expressions are not evaluated", ', "ignore_check_constraints = ON"', ""],
  ]),
  ...editsOf("src/kinds/sqlite/summary.ts", SQLITE, [
    ["generated columns are not read", "filter(({ hidden }) => hidden === 0)", "filter(() => true)"],
  ]),
  ...editsOf("src/kinds/sqlite/check.ts", SQLITE, [
    ["a database has no WAL in the bundle", "if (await hasSideFiles(file))", "if (false)"],
    ["integrity comes before any other query", "if (problems.length > 0) return", "if (false) return"],
    ["what a view gathers counts as memory", 'connection.pragma("temp_store = MEMORY");', ""],
  ]),
  ...editsOf("src/kinds/task-process.ts", TASKS, [
    ["an examination has an end", "      late = true;\n      this.kill();", "      late = true;"],
    ["a child sees nothing of our environment", '    env,\n    stdio: "pipe",', '    stdio: "pipe",'],
    ["an answer has its form", "return expected.parse(JSON.parse(line)) as", "return JSON.parse(line) as"],
  ]),
  ...editsOf("src/child/index.ts", TASKS, [
    ["an examination has a limit of memory", "process.memoryUsage.rss() > allowed.memoryBytes", "false"],
  ]),
  ...editsOf("src/kinds/git/git.ts", GIT, [
    ["git runs no hook", '"core.hooksPath=/dev/null",', ""],
    ["git starts no file system monitor", '"core.fsmonitor=false",', ""],
    ["git uses no protocol", 'GIT_ALLOW_PROTOCOL: "none",', ""],
    ["git reads no config of the user", 'GIT_CONFIG_GLOBAL: process.platform === "win32" ? "NUL" : devNull,', ""],
    [
      "git sees nothing of our environment",
      '...inherited(["PATH", "SystemRoot", "TMPDIR", "TEMP", "TMP"]),',
      "...(process.env as Record<string, string>),",
    ],
    ["git allocates no more than it may", "GIT_ALLOC_LIMIT: MAX_ALLOCATION,", ""],
    ["git answers no more than it may", "if (answerBytes > MAX_ANSWER_BYTES) flood.abort();", ""],
  ]),
  ...editsOf("src/kinds/git/claims.ts", GIT, [["refs stand below refs/", 'ref.name.startsWith("refs/")', "true"]]),
  ...editsOf("src/kinds/git/proof.ts", GIT, [
    ["git examines what comes out of a bundle", "const faults = await fsck(place);", "const faults: string[] = [];"],
  ]),
];
