/** One rule, the place that keeps it, and what that place looks like when it does not. */
export interface Edit {
  readonly rule: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  /** Tests that have to notice, beside those of the corpus. */
  readonly tests?: readonly string[];
}

const KINDS_GIT = ["test/unit/kinds/git/hostile-bundle", "test/unit/kinds/git/hostile-source"];
const KINDS_SQLITE = [
  "test/unit/kinds/sqlite/check",
  "test/unit/kinds/sqlite/hostile",
  "test/unit/kinds/sqlite/connection",
];
const TASKS = ["test/unit/kinds/task-process", "test/unit/kinds/sqlite/query", "test/unit/kinds/sqlite/hostile"];
const MODEL = ["test/unit/model"];

const TAR_HEADER = "src/bundle/tar/header.ts";
const TAR_READER = "src/bundle/tar/reader.ts";
const PAX = "src/bundle/tar/pax.ts";
const PASS = "src/bundle/pass.ts";
const FRAMES = "src/bundle/zstd/reader.ts";
const PATHS = "src/model/paths.ts";
const RULES = "src/model/manifest-rules.ts";
const GIT = "src/kinds/git/git.ts";
const CONNECTION = "src/kinds/sqlite/connection.ts";

/** Rules that are kept by more than a guard. */
export const EDITS: readonly Edit[] = [
  {
    rule: "names in the tar are UTF-8",
    file: TAR_HEADER,
    find: '"utf-8", { fatal: true',
    replace: '"utf-8", { fatal: false',
  },
  {
    rule: "numbers in the tar are octal digits and nothing else",
    file: TAR_HEADER,
    find: "/^([0-7]*)[ \\0]*$/",
    replace: "/^([0-7]*)/",
  },
  {
    rule: "a size in binary form is a number that can be held",
    file: TAR_HEADER,
    find: "Number.isSafeInteger(value) ? value : undefined",
    replace: "value",
  },
  {
    rule: "sizes in two forms agree",
    file: TAR_READER,
    find: "own.sizeBytes === sizeBytes || own.sizeBytes === 0",
    replace: "true",
  },
  {
    rule: "the second block of the end is zeros",
    file: TAR_READER,
    find: "if (isZeros(await this.take(BLOCK_BYTES)) && (",
    replace: "if ((await this.take(BLOCK_BYTES)) && (",
  },
  { rule: "nothing follows the end", file: TAR_READER, find: " && (await this.#pieces.isAtEnd())", replace: "" },
  { rule: "pax gives one path", file: PAX, find: " && records.path === undefined) records", replace: ") records" },
  { rule: "pax gives one size", file: PAX, find: " && records.sizeBytes === undefined) records", replace: ") records" },
  { rule: "pax gives a size only where ustar cannot", file: PAX, find: " && value >= PAX_SIZE", replace: "" },
  { rule: "pax gives a size in digits", file: PAX, find: "/^[1-9][0-9]*$/.test(text) && ", replace: "" },
  {
    rule: "a record of pax does not reach beyond its header",
    file: PAX,
    find: "!(end <= bytes.length) || ",
    replace: "",
  },
  { rule: "a record of pax ends with a line feed", file: PAX, find: " || bytes[end - 1] !== 0x0a", replace: "" },
  {
    rule: "the path is that of the manifest",
    file: PASS,
    find: "if (found.path !== entry.path) {",
    replace: "if (false) {",
  },
  { rule: "the type is that of the manifest", file: PASS, find: '["the type", found.type, entry.type],', replace: "" },
  {
    rule: "the mode is that of the manifest",
    file: PASS,
    find: '["the mode", found.mode.toString(8), entry.mode.toString(8)],',
    replace: "",
  },
  {
    rule: "the offset is that of the manifest",
    file: PASS,
    find: '["the offset", found.offset, entry.offset],',
    replace: "",
  },
  {
    rule: "the size is that of the manifest",
    file: PASS,
    find: '["the size", found.sizeBytes, entry.type === "file" ? entry.sizeBytes : 0],',
    replace: "",
  },
  {
    rule: "the header stands in the first entry",
    file: PASS,
    find: "found.path === path && found.type",
    replace: "found.type",
  },
  {
    rule: "a frame is as large as the seek table says",
    file: FRAMES,
    find: "entry.compressedBytes === expected[index]?.compressedBytes &&",
    replace: "",
  },
  {
    rule: "a frame holds as much as the seek table says",
    file: FRAMES,
    find: "entry.contentBytes === expected[index]?.contentBytes",
    replace: "true",
  },
  {
    rule: "a frame gives no more than it says",
    file: "src/bundle/zstd/codec.ts",
    find: "maxOutputLength: contentBytes",
    replace: "maxOutputLength: 2 ** 31",
  },
  {
    rule: "the seal has its label",
    file: "src/bundle/zstd/seal.ts",
    find: "frame.subarray(8, 16).equals(LABEL)",
    replace: "true",
  },
  {
    rule: "the seek table has its magic number",
    file: "src/bundle/zstd/seek-table.ts",
    find: "frame.readUInt32LE(0) === SEEK_TABLE_MAGIC &&",
    replace: "",
  },
  { rule: "JSON is UTF-8", file: "src/bundle/canonical.ts", find: "fatal: true, ", replace: "" },
  {
    rule: "no field is unknown",
    file: "src/model/manifest.ts",
    find: "z.strictObject",
    replace: "z.looseObject",
    tests: MODEL,
  },
  {
    rule: "an id is a UUID of version 7",
    file: "src/model/manifest.ts",
    find: "z.uuidv7().lowercase()",
    replace: "z.string()",
    tests: MODEL,
  },
  {
    rule: "a label is one line",
    file: "src/model/scalars.ts",
    find: "u007f-\\u009f]*$/",
    replace: "u007f-\\u009f]*/",
    tests: MODEL,
  },
  {
    rule: "no set-user-id bit",
    file: "src/model/scalars.ts",
    find: ".max(0o777)",
    replace: ".max(0o7777)",
    tests: MODEL,
  },
  { rule: "the short name of .git on Windows", file: PATHS, find: "|git~[0-9]+", replace: "" },
  { rule: ".git in any case", file: PATHS, find: "git~[0-9]+)$/i", replace: "git~[0-9]+)$/" },
  {
    rule: ".git with characters that HFS+ passes over",
    file: PATHS,
    find: 'part.replace(HFS_IGNORED, "")',
    replace: "part",
  },
  { rule: "devices of Windows in any case", file: PATHS, find: " *(\\.|$)/i", replace: " *(\\.|$)/" },
  { rule: "devices of Windows with an ending", file: PATHS, find: " *(\\.|$)/i", replace: "$/i" },
  { rule: "control characters in names", file: PATHS, find: "\\u0000-\\u001f\\u007f-\\u009f", replace: "" },
  { rule: "backslashes in names", file: PATHS, find: "\\u009f\\\\:*?", replace: "\\u009f:*?" },
  { rule: "colons in names", file: PATHS, find: "\\\\:*?", replace: "\\\\*?" },
  { rule: "dots and blanks at the end of names", file: PATHS, find: "/[. ]$/", replace: "/[]$/" },
  {
    rule: "names that differ in case only",
    file: PATHS,
    find: 'path.normalize("NFC").toUpperCase().toLowerCase().normalize("NFC")',
    replace: "path",
  },
  {
    rule: "names that differ in a case of two letters only",
    file: PATHS,
    find: ".toUpperCase().toLowerCase()",
    replace: ".toLowerCase()",
  },
  {
    rule: "the order of stores",
    file: RULES,
    find: '...outOfOrder("store", stores.map(storeKey)),',
    replace: "",
    tests: MODEL,
  },
  {
    rule: "the order of entries",
    file: RULES,
    find: '...outOfOrder("entry", pathsOf(entries)),',
    replace: "",
    tests: MODEL,
  },
  {
    rule: "the counts of stores",
    file: RULES,
    find: ".filter(isCountedWrongly)",
    replace: ".filter(() => false)",
    tests: MODEL,
  },
  {
    rule: "one place for one entry in the archive",
    file: RULES,
    find: "...places.unpacked.conflicts(),",
    replace: "",
    tests: MODEL,
  },
  {
    rule: "one place for one entry after a restore",
    file: RULES,
    find: "...places.restored.conflicts(),",
    replace: "",
    tests: MODEL,
  },
  {
    rule: "no side file beside a database",
    file: RULES,
    find: "...places.restored.sideFiles(",
    replace: "...[].slice(",
    tests: MODEL,
  },
  {
    rule: "every entry belongs to a store",
    file: RULES,
    find: "if (owner === undefined || tally === undefined) return [`",
    replace: "if (owner === undefined || tally === undefined) return [] ?? [`",
    tests: MODEL,
  },
  {
    rule: "databases are opened for reading only",
    file: CONNECTION,
    find: 'readonly: access === "read"',
    replace: "readonly: false",
    tests: KINDS_SQLITE,
  },
  {
    rule: "no schema is trusted",
    file: CONNECTION,
    find: '"trusted_schema = OFF", ',
    replace: "",
    tests: KINDS_SQLITE,
  },
  {
    rule: "cells are checked as they are read",
    file: CONNECTION,
    find: '"cell_size_check = ON", ',
    replace: "",
    tests: KINDS_SQLITE,
  },
  {
    rule: "nothing is mapped into memory",
    file: CONNECTION,
    find: '"mmap_size = 0", ',
    replace: '"mmap_size = 1000000", ',
    tests: KINDS_SQLITE,
  },
  {
    rule: "CHECK expressions are not evaluated",
    file: CONNECTION,
    find: ', "ignore_check_constraints = ON"',
    replace: "",
    tests: KINDS_SQLITE,
  },
  {
    rule: "generated columns are not read",
    file: "src/kinds/sqlite/summary.ts",
    find: "filter(({ hidden }) => hidden === 0)",
    replace: "filter(() => true)",
    tests: ["test/unit/kinds/sqlite"],
  },
  {
    rule: "a database has no WAL in the bundle",
    file: "src/kinds/sqlite/check.ts",
    find: "if (await hasSideFiles(file))",
    replace: "if (false)",
    tests: KINDS_SQLITE,
  },
  {
    rule: "integrity comes before any other query",
    file: "src/kinds/sqlite/check.ts",
    find: "if (problems.length > 0) return",
    replace: "if (false) return",
    tests: KINDS_SQLITE,
  },
  {
    rule: "what a view gathers counts as memory",
    file: "src/kinds/sqlite/check.ts",
    find: 'connection.pragma("temp_store = MEMORY");',
    replace: "",
    tests: KINDS_SQLITE,
  },
  {
    rule: "an examination has an end",
    file: "src/kinds/task-process.ts",
    find: "      late = true;\n      this.kill();",
    replace: "      late = true;",
    tests: TASKS,
  },
  {
    rule: "an examination has a limit of memory",
    file: "src/child/index.ts",
    find: "process.memoryUsage.rss() > limit[0]",
    replace: "false",
    tests: TASKS,
  },
  {
    rule: "a child sees nothing of our environment",
    file: "src/kinds/task-process.ts",
    find: "{ env, stdio",
    replace: "{ stdio",
    tests: TASKS,
  },
  {
    rule: "an answer has its form",
    file: "src/kinds/task-process.ts",
    find: "return expected.parse(JSON.parse(line)) as",
    replace: "return JSON.parse(line) as",
    tests: TASKS,
  },
  { rule: "git runs no hook", file: GIT, find: '"core.hooksPath=/dev/null",', replace: "", tests: KINDS_GIT },
  {
    rule: "git starts no file system monitor",
    file: GIT,
    find: '"core.fsmonitor=false",',
    replace: "",
    tests: KINDS_GIT,
  },
  { rule: "git uses no protocol", file: GIT, find: 'GIT_ALLOW_PROTOCOL: "none",', replace: "", tests: KINDS_GIT },
  {
    rule: "git reads no config of the user",
    file: GIT,
    find: 'GIT_CONFIG_GLOBAL: process.platform === "win32" ? "NUL" : devNull,',
    replace: "",
    tests: KINDS_GIT,
  },
  {
    rule: "git sees nothing of our environment",
    file: GIT,
    find: '...inherited(["PATH", "SystemRoot", "TMPDIR", "TEMP", "TMP"]),',
    replace: "...(process.env as Record<string, string>),",
    tests: KINDS_GIT,
  },
  {
    rule: "git allocates no more than it may",
    file: GIT,
    find: "GIT_ALLOC_LIMIT: MAX_ALLOCATION,",
    replace: "",
    tests: KINDS_GIT,
  },
  {
    rule: "git answers no more than it may",
    file: GIT,
    find: "if (answerBytes > MAX_ANSWER_BYTES) flood.abort();",
    replace: "",
    tests: KINDS_GIT,
  },
  {
    rule: "git examines what comes out of a bundle",
    file: "src/kinds/git/proof.ts",
    find: "const faults = await fsck(place);",
    replace: "const faults: string[] = [];",
    tests: KINDS_GIT,
  },
];
