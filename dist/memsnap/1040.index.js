"use strict";
exports.id = 1040;
exports.ids = [1040];
exports.modules = {

/***/ 61040:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  xQ: () => (/* reexport */ ABORT_EARLY),
  l5: () => (/* reexport */ AgentId),
  uV: () => (/* reexport */ AppError),
  cj: () => (/* reexport */ CHECK_NAMES),
  F$: () => (/* reexport */ COMPARE_DEFAULTS),
  js: () => (/* reexport */ Consistency),
  y_: () => (/* reexport */ Count),
  zY: () => (/* reexport */ DEFAULTS),
  D_: () => (/* reexport */ DEPTHS),
  dz: () => (/* reexport */ DIFFERENCES),
  N5: () => (/* reexport */ DIFFERENCE_CODES),
  _J: () => (/* reexport */ Difference),
  Sr: () => (/* reexport */ ERRORS),
  dc: () => (/* reexport */ EXIT),
  S$: () => (/* reexport */ EXIT_MEANINGS),
  Yx: () => (/* reexport */ FORMAT_NAME),
  Hp: () => (/* reexport */ FORMAT_VERSION),
  __: () => (/* reexport */ GIT_SECRET_RULES),
  sC: () => (/* reexport */ HEADER_PATH),
  kd: () => (/* reexport */ KIND_NAMES),
  A_: () => (/* reexport */ LEVELS),
  jb: () => (/* reexport */ LINK_RULES),
  JU: () => (/* reexport */ Label),
  Qt: () => (/* reexport */ LeftOut),
  U4: () => (/* reexport */ MANIFEST_PATH),
  v8: () => (/* reexport */ MAX_HEADER_BYTES),
  ZJ: () => (/* reexport */ MAX_MANIFEST_BYTES),
  Cv: () => (/* reexport */ MAX_RECIPIENTS),
  H5: () => (/* reexport */ MAX_SECRET_FINDINGS),
  y1: () => (/* reexport */ MAX_SECRET_SAMPLES),
  my: () => (/* reexport */ MAX_SIGNATURE_BYTES),
  _8: () => (/* reexport */ Manifest),
  Kt: () => (/* reexport */ Mode),
  w5: () => (/* reexport */ OWN_FOLDER),
  VQ: () => (/* reexport */ PLACE_PARTS),
  dM: () => (/* reexport */ QUERY_TIMEOUT_SECONDS),
  N1: () => (/* reexport */ REDACTIONS),
  TA: () => (/* reexport */ Receipt),
  uL: () => (/* reexport */ SECRET_MODES),
  oC: () => (/* reexport */ SEVERITIES),
  th: () => (/* reexport */ STAGING_PREFIX),
  O5: () => (/* reexport */ STORE_RULES),
  G8: () => (/* reexport */ SecretCount),
  CV: () => (/* reexport */ SecretFinding),
  QB: () => (/* reexport */ SecretRuleName),
  IA: () => (/* reexport */ Sha256),
  uw: () => (/* reexport */ SnapshotHeader),
  FN: () => (/* reexport */ SqliteSummary),
  F4: () => (/* reexport */ StoreFacts),
  F8: () => (/* reexport */ StoreName),
  BE: () => (/* reexport */ StorePath),
  AE: () => (/* reexport */ StoreSummary),
  aQ: () => (/* reexport */ VECTOR_TYPES),
  xv: () => (/* reexport */ VERSION),
  sY: () => (/* reexport */ agentProblems),
  rY: () => (/* reexport */ archivePaths),
  ZS: () => (/* reexport */ atPointer),
  u1: () => (/* reexport */ bundleName),
  dp: () => (/* reexport */ byteLength),
  Bk: () => (/* reexport */ caseFoldKey),
  nn: () => (/* reexport */ checkPaths),
  Fo: () => (/* reexport */ collect),
  GV: () => (/* reexport */ compareBytewise),
  SO: () => (/* reexport */ compileGlob),
  au: () => (/* reexport */ didYouMean),
  gI: () => (/* reexport */ given),
  aR: () => (/* reexport */ isBundleName),
  sJ: () => (/* reexport */ isOwnName),
  $9: () => (/* reexport */ isPartialName),
  zZ: () => (/* reexport */ nearestWord),
  zq: () => (/* reexport */ parseCount),
  E9: () => (/* reexport */ parseDuration),
  QA: () => (/* reexport */ parseLevel),
  _G: () => (/* reexport */ parseRunId),
  ZZ: () => (/* reexport */ parseTimeout),
  kB: () => (/* reexport */ parseWord),
  t4: () => (/* reexport */ partialName),
  Z9: () => (/* reexport */ placeText),
  UE: () => (/* reexport */ readProbes),
  IL: () => (/* reexport */ readWritten),
  HA: () => (/* reexport */ redactionMark),
  iq: () => (/* reexport */ restoredPath),
  lm: () => (/* reexport */ spelt),
  LN: () => (/* reexport */ storeKey),
  Hz: () => (/* reexport */ storeName),
  UV: () => (/* reexport */ storeOfArchivePath),
  wi: () => (/* reexport */ textEncodingOf),
  Jh: () => (/* reexport */ throwProblems),
  zR: () => (/* reexport */ whyNotPortable)
});

// UNUSED EXPORTS: ColumnFacts, Entry, FileFacts, GitFacts, GitSummary, ManifestStore, Place, PortablePath, Probe, ProbeFile, Sample, SecretReport, SqliteFacts, TableSummary, VectorFacts

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
;// CONCATENATED MODULE: ./build/model/agent.js

const AgentId = schemas/* string */.YjP().regex(/^[a-z0-9_-]{1,64}$/, "expected 1 to 64 of a-z, 0-9, _ and -");
function agentProblems(agent) {
    if (agent === undefined || AgentId.safeParse(agent).success)
        return [];
    const message = `the agent id ${JSON.stringify(agent)} is not 1 to 64 of a-z, 0-9, _ and -`;
    return [{ code: "bad-option", message, path: "agent" }];
}

;// CONCATENATED MODULE: ./build/model/exit.js
const EXIT = {
    ok: 0,
    internal: 1,
    usage: 2,
    bundle: 3,
    differs: 4,
    unreachable: 5,
    key: 6,
    busy: 7,
};
const EXIT_MEANINGS = {
    ok: "done",
    internal: "a fault of memsnap",
    usage: "wrong use or input",
    bundle: "the bundle is not what it should be: damaged, tampered with, unknown version",
    differs: "memory differs beyond what the policy allows",
    unreachable: "a vault or service is out of reach",
    key: "no key opens the bundle",
    busy: "the memory could not be captured or replaced consistently",
};

;// CONCATENATED MODULE: ./build/model/errors.js

const ERRORS = {
    internal: {
        title: "internal error",
        hint: "this is a fault of memsnap; please report it with the command and the message",
        exit: EXIT.internal,
    },
    "bad-option": {
        title: "wrong option or input",
        hint: "see `memsnap help <command>` for the options",
        exit: EXIT.usage,
    },
    "source-missing": {
        title: "source not found",
        hint: "correct the path, or exclude it with a `!pattern`",
        exit: EXIT.usage,
    },
    "source-unreadable": {
        title: "source cannot be read",
        hint: "give the user that runs memsnap permission to read it, or exclude it with a `!pattern`",
        exit: EXIT.usage,
    },
    "source-unsupported": {
        title: "source is of a type that is never captured",
        hint: "exclude it with a `!pattern`; symbolic links can also be left out with `--links skip`",
        exit: EXIT.usage,
    },
    "source-sensitive": {
        title: "source is never memory",
        hint: "leave it out of the sources, or take it on purpose with `--include-sensitive`",
        exit: EXIT.usage,
    },
    "source-damaged": {
        title: "source is damaged",
        hint: "repair the source first; a damaged memory is not captured as if it were whole",
        exit: EXIT.usage,
    },
    "git-missing": {
        title: "git is not installed",
        hint: "install git 2.38 or newer and put it on the PATH; it is needed for memory that is a git repository",
        exit: EXIT.usage,
    },
    "name-not-portable": {
        title: "name cannot be restored on every system",
        hint: "rename it, or exclude it with a `!pattern`",
        exit: EXIT.usage,
    },
    "no-recipient": {
        title: "nobody to encrypt to",
        hint: "give --recipient, --recipients-file or --passphrase-file, or say --no-encrypt",
        exit: EXIT.usage,
    },
    "bad-recipient": {
        title: "not an age recipient",
        hint: "a recipient starts with age1 or age1pq1; `memsnap keygen` makes a pair",
        exit: EXIT.usage,
    },
    "bad-identity": {
        title: "not an age identity",
        hint: "an identity file holds lines that start with AGE-SECRET-KEY-; `memsnap keygen` makes one",
        exit: EXIT.usage,
    },
    "bad-signing-key": {
        title: "not a signing key that can be used",
        hint: "give a secret key file of minisign, and its passphrase where it has one; `memsnap keygen --signing` makes one",
        exit: EXIT.usage,
    },
    "bad-trusted-key": {
        title: "not a trusted key",
        hint: "give a public key of minisign: the line that starts with RW, or the file that holds it",
        exit: EXIT.usage,
    },
    "bundle-missing": {
        title: "bundle not found",
        hint: "give the path of a file that ends in .tar.zst or .tar.zst.age",
        exit: EXIT.usage,
    },
    "output-exists": {
        title: "output exists already",
        hint: "choose another name; nothing is overwritten",
        exit: EXIT.usage,
    },
    "output-unwritable": {
        title: "output cannot be written",
        hint: "give a folder that exists, or can be made, and that can be written to",
        exit: EXIT.usage,
    },
    "target-not-empty": {
        title: "target folder is not empty",
        hint: "choose a new or empty folder, or say --force to replace what the bundle holds",
        exit: EXIT.usage,
    },
    "target-unsafe": {
        title: "target cannot be replaced safely",
        hint: "remove the symbolic link or the file that stands in the way, or choose another folder",
        exit: EXIT.usage,
    },
    "agent-mismatch": {
        title: "bundle is of another agent than the target",
        hint: "give the bundle of the agent that is meant, or say --force-agent",
        exit: EXIT.usage,
    },
    "target-notes-invalid": {
        title: "what memsnap has noted in the target cannot be trusted",
        hint: "the file that the message names was damaged, or copied or put there by somebody else: remove it if nobody needs it",
        exit: EXIT.usage,
    },
    "pre-snapshot-failed": {
        title: "what is at the target cannot be kept",
        hint: "repair or remove what the message names, or say --no-pre-snapshot to replace it with no way back",
        exit: EXIT.usage,
    },
    "nothing-to-undo": {
        title: "there is no restore that can be undone",
        hint: "earlier states lie in .memsnap/pre-restore of the target and can be restored as any bundle",
        exit: EXIT.usage,
    },
    "nothing-selected": {
        title: "nothing in the bundle fits --only",
        hint: "`memsnap inspect` lists what a bundle holds",
        exit: EXIT.usage,
    },
    "baseline-invalid": {
        title: "not a baseline file",
        hint: "write it anew with `memsnap baseline SOURCE --write FILE`; it is not meant to be edited by hand",
        exit: EXIT.usage,
    },
    "not-a-bundle": {
        title: "not a bundle",
        hint: "the file is neither age-encrypted nor zstd-compressed; check the path",
        exit: EXIT.bundle,
    },
    "bundle-version": {
        title: "bundle of an unknown format or version",
        hint: "use a newer memsnap",
        exit: EXIT.bundle,
    },
    "bundle-truncated": {
        title: "bundle is cut short",
        hint: "fetch the bundle again; the copy is not complete",
        exit: EXIT.bundle,
    },
    "bundle-corrupt": {
        title: "bundle is damaged",
        hint: "fetch the bundle again, or use an earlier one",
        exit: EXIT.bundle,
    },
    "sidecar-mismatch": {
        title: "bundle differs from its sidecar",
        hint: "bundle and sidecar do not belong together, or one was damaged; fetch both again",
        exit: EXIT.bundle,
    },
    "archive-violation": {
        title: "archive breaks the rules of the format",
        hint: "the bundle was not made by memsnap or was tampered with; do not use it",
        exit: EXIT.bundle,
    },
    "manifest-invalid": {
        title: "manifest breaks the rules of the format",
        hint: "the bundle was not made by memsnap or was tampered with; do not use it",
        exit: EXIT.bundle,
    },
    "digest-mismatch": {
        title: "content differs from the manifest",
        hint: "the bundle was damaged or tampered with; use an earlier one",
        exit: EXIT.bundle,
    },
    "database-damaged": {
        title: "database in the bundle is damaged",
        hint: "the source was damaged when it was captured, or the bundle was tampered with; use an earlier one",
        exit: EXIT.bundle,
    },
    "repository-damaged": {
        title: "repository in the bundle is damaged",
        hint: "the source was damaged when it was captured, or the bundle was tampered with; use an earlier one",
        exit: EXIT.bundle,
    },
    "signature-missing": {
        title: "bundle is not signed",
        hint: "use a bundle that was taken with --signing-key-file, or leave --trusted-key out if its origin does not matter",
        exit: EXIT.bundle,
    },
    "signature-untrusted": {
        title: "bundle is signed by a key that is not trusted",
        hint: "find out whose key it is, and name it with --trusted-key only if it is one of yours",
        exit: EXIT.bundle,
    },
    "signature-wrong": {
        title: "signature does not fit the bundle",
        hint: "the bundle or its signature was changed or exchanged, or belongs to another; do not use it",
        exit: EXIT.bundle,
    },
    "bundle-too-old": {
        title: "bundle is too old",
        hint: "take a new snapshot, and find out why there was none; or allow a greater age",
        exit: EXIT.bundle,
    },
    "bundle-from-future": {
        title: "bundle was made in the future",
        hint: "correct the clock of the machine that made the bundle, or of this one",
        exit: EXIT.bundle,
    },
    "wrong-agent": {
        title: "bundle is of another agent",
        hint: "give a bundle of the agent that is meant, or correct the agent that is expected",
        exit: EXIT.bundle,
    },
    "sentinel-missing": {
        title: "memory that must be in the bundle is missing",
        hint: "the snapshot missed it: see whether its sources still name it; use an earlier bundle",
        exit: EXIT.bundle,
    },
    "sentinel-empty": {
        title: "memory that must not be empty is empty",
        hint: "it was empty when it was captured: see what emptied it; use an earlier bundle",
        exit: EXIT.bundle,
    },
    "probe-failed": {
        title: "restored memory does not answer as expected",
        hint: "restore the bundle and look at what the probe names; correct the probe when the memory is right",
        exit: EXIT.bundle,
    },
    "baseline-missing": {
        title: "no baseline that may be trusted",
        hint: "the first run on the base branch makes one; `if-no-baseline: warn` lets runs before it pass",
        exit: EXIT.usage,
    },
    "untrusted-event": {
        title: "secrets next to untrusted code",
        hint: "run this on pull_request or push; or say `allow-untrusted-events: true` when nothing of the pull request is executed",
        exit: EXIT.usage,
    },
    "redaction-unmatched": {
        title: "rule redacts nothing",
        hint: "name a table or a column that the database has; a glob such as `visits*` may fit none; docs/secrets.md",
        exit: EXIT.usage,
    },
    "secrets-found": {
        title: "memory holds secrets",
        hint: "remove them and revoke them; `--secrets redact` strikes them out of the bundle, `--secrets warn` lets them in; docs/secrets.md",
        exit: EXIT.differs,
    },
    "vault-corrupt": {
        title: "vault gave something else than was stored",
        hint: "fetch it again; when it stays so, use an earlier bundle and find out who can write to the vault",
        exit: EXIT.bundle,
    },
    "vault-not-found": {
        title: "not in the vault",
        hint: "`memsnap list --vault URL` shows what is there",
        exit: EXIT.usage,
    },
    "vault-denied": {
        title: "vault refuses access",
        hint: "check the credentials, and whether they may read and write there",
        exit: EXIT.unreachable,
    },
    "vault-unreachable": {
        title: "vault is out of reach",
        hint: "check the address and the network, and try again",
        exit: EXIT.unreachable,
    },
    "no-key": {
        title: "bundle is encrypted and no key was given",
        hint: "give --identity or --passphrase-file",
        exit: EXIT.key,
    },
    "wrong-key": {
        title: "none of the given keys opens the bundle",
        hint: "use an identity whose recipient the bundle was encrypted to; `memsnap inspect` works without one only on the receipt",
        exit: EXIT.key,
    },
    busy: {
        title: "memory is in use",
        hint: "try again, or stop the program that holds it",
        exit: EXIT.busy,
    },
    "kept-changing": {
        title: "memory kept changing while it was captured",
        hint: "try again at a quieter moment, or stop the program that writes",
        exit: EXIT.busy,
    },
    "restore-incomplete": {
        title: "a restore could be neither completed nor taken back",
        hint: "both states are kept: remove what stands in the way, then say `memsnap restore --recover DIR`",
        exit: EXIT.busy,
    },
    "recovery-needed": {
        title: "an earlier restore into the target was cut off",
        hint: "say `memsnap restore --recover DIR`; every restore into the folder that is no dry run does so too",
        exit: EXIT.busy,
    },
    "not-enough-ram": {
        title: "too little memory in this machine",
        hint: "free as much as the message names, raise the limit of the process, or use a machine that has it; nothing was changed",
        exit: EXIT.busy,
    },
    "disk-full": {
        title: "no space left",
        hint: "free some space; nothing was changed",
        exit: EXIT.busy,
    },
};

;// CONCATENATED MODULE: ./build/model/app-error.js

class AppError extends Error {
    code;
    problems;
    layer;
    constructor(code, message, options = {}) {
        super(message, options.cause === undefined ? undefined : { cause: options.cause });
        this.name = "AppError";
        this.code = code;
        this.problems = [options.path === undefined ? { code, message } : { code, message, path: options.path }];
    }
    static of(problems) {
        const [first] = problems;
        const error = new AppError(first.code, problems.map((problem) => problem.message).join("; "));
        Object.defineProperty(error, "problems", { value: problems, enumerable: true });
        return error;
    }
    get exitCode() {
        return ERRORS[this.code].exit;
    }
    get hint() {
        return ERRORS[this.code].hint;
    }
}
function throwProblems(problems) {
    const [first, ...rest] = problems;
    if (first !== undefined)
        throw AppError.of([first, ...rest]);
}

;// CONCATENATED MODULE: ./build/model/nearest.js
const BEGINNING = 1.5;
function nearestWord(word, candidates) {
    const meant = word.toLowerCase();
    let nearest;
    let fewest = Math.max(2, Math.floor(meant.length / 3)) + 1;
    for (const candidate of candidates) {
        const known = candidate.toLowerCase();
        const begun = meant.length >= 3 && (known.startsWith(meant) || meant.startsWith(known.length < 3 ? `${known}-` : known));
        const slips = Math.min(slipsBetween(meant, known), begun ? BEGINNING : Number.POSITIVE_INFINITY);
        if (slips < fewest && slips < candidate.length)
            [nearest, fewest] = [candidate, slips];
    }
    return nearest;
}
function didYouMean(word, candidates, spell = JSON.stringify) {
    const nearest = nearestWord(word, candidates);
    return nearest === undefined ? "" : `; did you mean ${spell(nearest)}?`;
}
function slipsBetween(a, b) {
    let beforeLast = [];
    let last = Array.from({ length: b.length + 1 }, (_, column) => column);
    for (let row = 1; row <= a.length; row++) {
        const current = [row];
        for (let column = 1; column <= b.length; column++) {
            const differs = a[row - 1] === b[column - 1] ? 0 : 1;
            let slips = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + differs);
            const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
            if (swapped)
                slips = Math.min(slips, at(beforeLast, column - 2) + 1);
            current.push(slips);
        }
        [beforeLast, last] = [last, current];
    }
    return at(last, b.length);
}
function at(row, column) {
    return row[column] ?? Number.POSITIVE_INFINITY;
}

;// CONCATENATED MODULE: ./build/model/choices.js


const DEFAULTS = {
    agent: "default",
    level: 2,
    links: "refuse",
    encrypt: true,
    lockTimeoutSeconds: 60,
    secrets: "warn",
    store: "changed",
};
const LEVELS = { min: 1, max: 19 };
const LINK_RULES = ["refuse", "skip"];
const STORE_RULES = ["changed", "always"];
function parseLevel(text, name) {
    const level = Number(text);
    if (/^[0-9]{1,2}$/.test(text) && level >= LEVELS.min && level <= LEVELS.max)
        return level;
    throw wrong(name, `expected a whole number from ${LEVELS.min} to ${LEVELS.max}, got ${JSON.stringify(text)}`);
}
function parseCount(text, name) {
    if (/^(0|[1-9][0-9]{0,5}|1000000)$/.test(text))
        return Number(text);
    throw wrong(name, `expected a whole number from 0 to 1000000, got ${JSON.stringify(text)}`);
}
function parseRunId(text, name) {
    if (/^[1-9][0-9]{0,14}$/.test(text))
        return Number(text);
    throw wrong(name, `expected the id of a run, digits as in its address, got ${JSON.stringify(text)}`);
}
function parseWord(text, words, name) {
    const word = words.find((candidate) => candidate === text);
    if (word !== undefined)
        return word;
    throw wrong(name, `expected ${words.join(" or ")}, got ${JSON.stringify(text)}${didYouMean(text, words)}`);
}
function collect(problems, parse) {
    try {
        return parse();
    }
    catch (error) {
        if (!(error instanceof AppError))
            throw error;
        problems.push(...error.problems);
        return undefined;
    }
}
function given(choices) {
    const entries = Object.entries(choices).filter(([, value]) => value !== undefined);
    return Object.fromEntries(entries);
}
function wrong(name, message) {
    return new AppError("bad-option", `${name}: ${message}`, { path: name });
}

;// CONCATENATED MODULE: ./build/model/compare-options.js
const COMPARE_DEFAULTS = {
    showContent: false,
    samples: 5,
    ignored: [],
    keys: [],
    vectors: [],
    probes: { count: 200, neighbours: 10, seed: 1 },
    monotonic: [],
};

;// CONCATENATED MODULE: ./build/model/comparison.js
const DEPTHS = ["digests", "summaries", "contents"];

;// CONCATENATED MODULE: ./build/model/differences.js
const SEVERITIES = ["ignore", "notice", "warn", "error"];
const PLACE_PARTS = ["table", "column", "object", "path", "pointer", "ref"];
const DIFFERENCES = {
    "store-removed": {
        title: "store is gone",
        about: "a database, a repository or a set of files that the baseline has is not there any more",
        severity: "error",
        at: [],
    },
    "store-added": { title: "store is new", about: "the baseline does not have it", severity: "notice", at: [] },
    "store-emptied": {
        title: "store was emptied",
        about: "it held something in the baseline and holds nothing now",
        severity: "error",
        at: [],
    },
    "store-shrunk": {
        title: "store is much smaller",
        about: "its bytes fell out of proportion",
        severity: "warn",
        at: [],
        amount: "bytes",
    },
    "store-grown": {
        title: "store is much larger",
        about: "its bytes grew out of proportion",
        severity: "warn",
        at: [],
        amount: "bytes",
    },
    "store-changed": {
        title: "store changed",
        about: "its digest is another one; what changed cannot be told from what is known of the two sides",
        severity: "warn",
        at: [],
    },
    "store-not-compared": {
        title: "store could not be compared",
        about: "the comparison met a limit of time or memory, so nothing is known about it",
        severity: "error",
        at: [],
    },
    "table-added": {
        title: "table is new",
        about: "the baseline does not have it",
        severity: "notice",
        at: ["table"],
        amount: "rows",
    },
    "table-removed": {
        title: "table is gone",
        about: "a table of the baseline was dropped or renamed",
        severity: "error",
        at: ["table"],
        amount: "rows",
    },
    "table-changed": {
        title: "rows of a table changed",
        about: "as many rows, other content; which rows cannot be told without the contents of both sides",
        severity: "warn",
        at: ["table"],
    },
    "column-added": {
        title: "column is new",
        about: "the table was migrated",
        severity: "warn",
        at: ["table", "column"],
    },
    "column-removed": {
        title: "column is gone",
        about: "what it held is lost, or was renamed",
        severity: "error",
        at: ["table", "column"],
    },
    "column-changed": {
        title: "column was declared anew",
        about: "its type, default, NOT NULL or place in the key is another one",
        severity: "warn",
        at: ["table", "column"],
    },
    "object-added": {
        title: "schema object is new",
        about: "an index, a trigger or a view was made",
        severity: "warn",
        at: ["object"],
    },
    "object-removed": {
        title: "schema object is gone",
        about: "an index, a trigger or a view was dropped",
        severity: "warn",
        at: ["object"],
    },
    "object-changed": {
        title: "schema object changed",
        about: "an index, a trigger or a view is defined otherwise",
        severity: "warn",
        at: ["table", "object"],
    },
    "schema-changed": {
        title: "schema changed",
        about: "the schema is another one; what of it cannot be told without the contents of both sides",
        severity: "warn",
        at: [],
    },
    "user-version-changed": {
        title: "user_version changed",
        about: "the application counts the versions of its schema with it",
        severity: "warn",
        at: [],
    },
    "application-id-changed": {
        title: "application_id changed",
        about: "the file says that it belongs to another application",
        severity: "warn",
        at: [],
    },
    "rows-added": {
        title: "rows are new",
        about: "the agent learned something",
        severity: "notice",
        at: ["table"],
        amount: "rows",
    },
    "rows-removed": {
        title: "rows are gone",
        about: "the agent forgot something",
        severity: "error",
        at: ["table"],
        amount: "rows",
    },
    "rows-changed": {
        title: "rows changed",
        about: "the same key has other values",
        severity: "warn",
        at: ["table", "column"],
        amount: "rows",
    },
    "rows-duplicated": {
        title: "rows are there twice",
        about: "rows that differ in nothing but their key; something was learned a second time",
        severity: "warn",
        at: ["table"],
        amount: "rows",
    },
    "vectors-dimension-changed": {
        title: "embeddings have another dimension",
        about: "another embedding model was used; old and new vectors cannot be compared",
        severity: "error",
        at: ["table", "column"],
    },
    "vectors-not-finite": {
        title: "embeddings hold NaN or infinity",
        about: "no search finds such a vector, or every search does",
        severity: "error",
        at: ["table", "column"],
        amount: "vectors",
    },
    "vectors-zero": {
        title: "embeddings are zero",
        about: "the model was not asked, or gave nothing",
        severity: "error",
        at: ["table", "column"],
        amount: "vectors",
    },
    "vectors-norm-drifted": {
        title: "embeddings changed their length",
        about: "their mean norm is another one: a normalisation was added or left out, or the model changed",
        severity: "warn",
        at: ["table", "column"],
        measure: { number: "drift", limit: "maxNormDrift" },
    },
    "vectors-duplicated": {
        title: "embeddings are there twice",
        about: "exactly the same vector for several rows",
        severity: "warn",
        at: ["table", "column"],
        amount: "vectors",
    },
    "vectors-orphaned": {
        title: "embeddings without their row",
        about: "a search finds what is not there any more",
        severity: "error",
        at: ["table", "column"],
        amount: "vectors",
    },
    "vectors-missing": {
        title: "rows without their embedding",
        about: "no search finds them",
        severity: "error",
        at: ["table", "column"],
        amount: "rows",
    },
    "vectors-recall": {
        title: "searches find something else",
        about: "the baseline's own vectors, searched in both sides: falls when the embedding model was exchanged",
        severity: "error",
        at: ["table", "column"],
        measure: { number: "recall", limit: "minRecall" },
    },
    "vectors-overlap": {
        title: "embeddings have other neighbours",
        about: "the neighbours of a row within its own side: falls when vectors were shuffled or garbled",
        severity: "error",
        at: ["table", "column"],
        measure: { number: "overlap", limit: "minOverlap" },
    },
    "commits-added": {
        title: "commits are new",
        about: "the history of the baseline is continued",
        severity: "notice",
        at: [],
        amount: "commits",
    },
    "history-rewritten": {
        title: "history was rewritten",
        about: "the commit that a branch of the baseline stood at cannot be reached from it any more",
        severity: "error",
        at: ["ref"],
        amount: "commits",
    },
    "ref-added": {
        title: "branch or tag is new",
        about: "the baseline does not have it",
        severity: "notice",
        at: ["ref"],
    },
    "ref-removed": {
        title: "branch or tag is gone",
        about: "what only it reached is lost",
        severity: "error",
        at: ["ref"],
    },
    "ref-changed": { title: "tag was moved", about: "tags are meant to stay", severity: "warn", at: ["ref"] },
    "head-changed": {
        title: "another branch is checked out",
        about: "HEAD names another branch",
        severity: "warn",
        at: [],
    },
    "file-added": {
        title: "file is new",
        about: "the baseline does not have it",
        severity: "notice",
        at: ["path"],
        amount: "bytes",
    },
    "file-removed": {
        title: "file is gone",
        about: "the agent forgot what it held",
        severity: "error",
        at: ["path"],
        amount: "bytes",
    },
    "file-emptied": {
        title: "file was emptied",
        about: "it held something in the baseline and holds nothing now",
        severity: "error",
        at: ["path"],
        amount: "bytes",
    },
    "file-changed": {
        title: "file changed",
        about: "other content by the same name",
        severity: "warn",
        at: ["path"],
        amount: "lines",
    },
    "file-mode-changed": {
        title: "permission to execute changed",
        about: "memory is rarely meant to be executed",
        severity: "notice",
        at: ["path"],
    },
    "files-duplicated": {
        title: "files are there twice",
        about: "new files with exactly the content of another",
        severity: "warn",
        at: [],
        amount: "files",
    },
    "json-invalid": {
        title: "file is no JSON any more",
        about: "it was written half, or garbled",
        severity: "error",
        at: ["path"],
        amount: "lines",
    },
    "values-added": {
        title: "values are new",
        about: "in a JSON file",
        severity: "notice",
        at: ["path", "pointer"],
        amount: "values",
    },
    "values-removed": {
        title: "values are gone",
        about: "in a JSON file",
        severity: "error",
        at: ["path", "pointer"],
        amount: "values",
    },
    "values-changed": {
        title: "values changed",
        about: "in a JSON file",
        severity: "warn",
        at: ["path", "pointer"],
        amount: "values",
    },
    "value-decreased": {
        title: "value went back",
        about: "the policy says that it may only grow: a cursor that goes back makes the agent repeat itself",
        severity: "error",
        at: ["path", "pointer"],
    },
    "records-added": {
        title: "records are new",
        about: "lines of a JSONL file",
        severity: "notice",
        at: ["path"],
        amount: "records",
    },
    "records-removed": {
        title: "records are gone",
        about: "lines of a JSONL file",
        severity: "error",
        at: ["path"],
        amount: "records",
    },
    "records-changed": {
        title: "records changed",
        about: "lines of a JSONL file with the same key",
        severity: "warn",
        at: ["path"],
        amount: "records",
    },
    "records-duplicated": {
        title: "records are there twice",
        about: "lines of a JSONL file that say the same",
        severity: "warn",
        at: ["path"],
        amount: "records",
    },
};
const DIFFERENCE_CODES = Object.keys(DIFFERENCES);

;// CONCATENATED MODULE: ./build/model/difference.js


const Place = schemas/* strictObject */.rej({
    table: schemas/* optional */.lqM(schemas/* string */.YjP()),
    column: schemas/* optional */.lqM(schemas/* string */.YjP()),
    object: schemas/* optional */.lqM(schemas/* string */.YjP()),
    path: schemas/* optional */.lqM(schemas/* string */.YjP()),
    pointer: schemas/* optional */.lqM(schemas/* string */.YjP()),
    ref: schemas/* optional */.lqM(schemas/* string */.YjP()),
});
const Sample = schemas/* strictObject */.rej({
    key: schemas/* string */.YjP(),
    columns: schemas/* optional */.lqM(schemas/* array */.YOg(schemas/* string */.YjP())),
    before: schemas/* optional */.lqM(schemas/* string */.YjP()),
    after: schemas/* optional */.lqM(schemas/* string */.YjP()),
});
const Difference = schemas/* strictObject */.rej({
    code: schemas/* enum */.k5n(DIFFERENCE_CODES),
    place: Place,
    numbers: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* number */.aig()),
    parts: schemas/* optional */.lqM(schemas/* array */.YOg(schemas/* strictObject */.rej({ column: schemas/* string */.YjP(), count: schemas/* int */.Whr().min(0) }))),
    samples: schemas/* array */.YOg(Sample),
});
function placeText({ table, column, object, path, pointer, ref }) {
    if (path !== undefined)
        return pointer === undefined ? path : `${path}#${pointer}`;
    if (table !== undefined)
        return column === undefined ? table : `${table}.${column}`;
    return object ?? ref ?? "";
}

;// CONCATENATED MODULE: ./build/model/duration.js

const UNITS_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const MAX_MS = 36_525 * UNITS_MS.d;
function parseDuration(text, name) {
    const [, amount = "", unit = ""] = /^([0-9]{1,9})([smhdw])$/.exec(text) ?? [];
    const durationMs = Number(amount) * (UNITS_MS[unit] ?? 0);
    if (durationMs > 0 && durationMs <= MAX_MS)
        return durationMs;
    const message = `expected a number with its unit, such as 90m, 36h, 7d or 2w, got ${JSON.stringify(text)}`;
    throw new AppError("bad-option", `${name}: ${message}`, { path: name });
}
const SHORT_UNITS_MS = { ms: 1, "": 1_000, s: 1_000, m: 60_000, h: 3_600_000 };
const MAX_TIMEOUT_MS = 24 * 3_600_000;
function parseTimeout(text, name) {
    const [, amount, unit = ""] = /^([0-9]{1,8})(ms|s|m|h)?$/.exec(text) ?? [];
    const timeoutMs = Number(amount) * SHORT_UNITS_MS[unit];
    if (timeoutMs <= MAX_TIMEOUT_MS)
        return timeoutMs;
    const message = `expected seconds, or a number with its unit such as 500ms or 2m, of a day at most, got ${JSON.stringify(text)}`;
    throw new AppError("bad-option", `${name}: ${message}`, { path: name });
}

;// CONCATENATED MODULE: ./build/model/paths.js
const MAX_PART_BYTES = 255;
const MAX_PATH_BYTES = 1024;
const MAX_DEPTH = 32;
const GIT_FOLDER = /^(\.git|git~[0-9]+)$/i;
const HFS_IGNORED = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/gu;
const WINDOWS_DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(\.|$)/i;
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f\\:*?"<>|\ud800-\udfff]/u;
function whyNotPortable(path) {
    if (path !== path.normalize("NFC"))
        return "is not in Unicode form NFC";
    const forbidden = FORBIDDEN.exec(path);
    if (forbidden)
        return `holds the character ${JSON.stringify(forbidden[0])}`;
    if (byteLength(path) > MAX_PATH_BYTES)
        return `is longer than ${MAX_PATH_BYTES} bytes`;
    const parts = path.split("/");
    if (parts.length > MAX_DEPTH)
        return `is deeper than ${MAX_DEPTH} folders`;
    return parts.map(whyNotPart).find((why) => why !== undefined);
}
function whyNotPart(part) {
    const named = JSON.stringify(part);
    if (part === "")
        return "is empty or absolute, or has an empty part";
    if (/[. ]$/.test(part))
        return `has a part that ends with a dot or a space: ${named}`;
    if (WINDOWS_DEVICE.test(part))
        return `has a part that Windows keeps for a device: ${named}`;
    if (GIT_FOLDER.test(part.replace(HFS_IGNORED, "")))
        return "is inside a `.git` folder, which would be obeyed after a restore";
    if (byteLength(part) > MAX_PART_BYTES)
        return `has a part longer than ${MAX_PART_BYTES} bytes`;
    return undefined;
}
function caseFoldKey(path) {
    return path.normalize("NFC").toLowerCase().toUpperCase().toLowerCase().normalize("NFC");
}
function checkPaths(paths) {
    const problems = [];
    const seen = new Map();
    for (const path of paths) {
        const why = whyNotPortable(path);
        if (why !== undefined) {
            problems.push({ code: "name-not-portable", message: `${JSON.stringify(path)} ${why}`, path });
            continue;
        }
        const key = caseFoldKey(path);
        const other = seen.get(key);
        if (other !== undefined) {
            const message = other === path
                ? `${JSON.stringify(path)} is named twice`
                : `${JSON.stringify(path)} and ${JSON.stringify(other)} differ in case only`;
            problems.push({ code: "name-not-portable", message, path });
        }
        seen.set(key, path);
    }
    return problems;
}
function compareBytewise(a, b) {
    const length = Math.min(a.length, b.length);
    for (let i = 0; i < length; i++) {
        const x = a.charCodeAt(i);
        const y = b.charCodeAt(i);
        if (x !== y)
            return rank(x) - rank(y);
    }
    return a.length - b.length;
}
function rank(unit) {
    return unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit;
}
function byteLength(text) {
    let bytes = 0;
    for (const char of text) {
        const point = char.codePointAt(0) ?? 0;
        bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }
    return bytes;
}

;// CONCATENATED MODULE: ./build/model/scalars.js


const Sha256 = schemas/* string */.YjP().regex(/^[0-9a-f]{64}$/);
const ObjectId = schemas/* string */.YjP().regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/);
const Count = schemas/* int */.Whr().min(0);
const Mode = schemas/* int */.Whr().min(0).max(0o777);
const PortablePath = schemas/* string */.YjP().check((context) => {
    const why = whyNotPortable(context.value);
    if (why !== undefined)
        context.issues.push({ code: "custom", input: context.value, message: `the path ${why}` });
});
const StorePath = schemas/* string */.YjP().check((context) => {
    const why = context.value === "." ? undefined : whyNotPortable(context.value);
    if (why !== undefined)
        context.issues.push({ code: "custom", input: context.value, message: `the path ${why}` });
});
const Line = schemas/* string */.YjP()
    .max(200)
    .regex(/^[^\u0000-\u001f\u007f-\u009f]*$/, "expected one line without control characters");

;// CONCATENATED MODULE: ./build/model/facts.js


const VECTOR_TYPES = ["float32", "float64", "float16", "int8", "bit", "json"];
const VectorFacts = schemas/* strictObject */.rej({
    table: schemas/* string */.YjP(),
    column: schemas/* string */.YjP(),
    type: schemas/* enum */.k5n(VECTOR_TYPES),
    dimension: Count,
    vectors: Count,
    otherDimensions: Count,
    missing: Count,
    orphaned: Count,
    notFinite: Count,
    zero: Count,
    duplicated: Count,
    meanNorm: schemas/* nullable */.mee(schemas/* number */.aig()),
    of: schemas/* optional */.lqM(schemas/* strictObject */.rej({
        table: schemas/* string */.YjP(),
        column: schemas/* nullable */.mee(schemas/* string */.YjP()),
        key: schemas/* nullable */.mee(schemas/* string */.YjP()),
        everyRow: schemas/* boolean */.zMY(),
    })),
});
const ColumnFacts = schemas/* strictObject */.rej({
    name: schemas/* string */.YjP(),
    type: schemas/* string */.YjP(),
    notNull: schemas/* boolean */.zMY(),
    default: schemas/* nullable */.mee(schemas/* string */.YjP()),
    key: Count,
    generated: schemas/* boolean */.zMY(),
});
const SqliteFacts = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz("sqlite"),
    tables: schemas/* array */.YOg(schemas/* strictObject */.rej({ name: schemas/* string */.YjP(), rows: Count, columns: schemas/* array */.YOg(ColumnFacts) })),
    objects: schemas/* array */.YOg(schemas/* strictObject */.rej({ name: schemas/* string */.YjP(), digest: Sha256 })),
    vectors: schemas/* array */.YOg(VectorFacts),
});
const GitFacts = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz("git"),
    files: Count,
});
const FileFacts = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz("file"),
    files: schemas/* array */.YOg(schemas/* strictObject */.rej({ path: schemas/* string */.YjP(), sizeBytes: Count, sha256: Sha256 })),
    values: schemas/* array */.YOg(schemas/* strictObject */.rej({ path: schemas/* string */.YjP(), pointer: schemas/* string */.YjP(), value: schemas/* nullable */.mee(schemas/* number */.aig()) })),
});
const StoreFacts = schemas/* discriminatedUnion */.gMt("kind", [SqliteFacts, GitFacts, FileFacts]);

;// CONCATENATED MODULE: ./build/model/findings.js
const CHECK_NAMES = [
    "sidecar",
    "signature",
    "encryption",
    "frames",
    "archive",
    "manifest",
    "digests",
    "databases",
    "repositories",
];

;// CONCATENATED MODULE: ./build/model/glob.js
function compileGlob(pattern) {
    if (!/[*?]/.test(pattern))
        return (text) => text === pattern;
    const states = (pattern.match(/\*\*\/|\/\*\*$|\*+|[\s\S]/gu) ?? []).reduce(addToken, []);
    return (text) => accepts(states, text);
}
const [NOWHERE, STAY, NEXT, STAY_OR_NEXT] = [[], [0], [1], [0, 1]];
function fork(...skips) {
    return { skips, takes: () => NOWHERE };
}
const SLASH = { skips: [], takes: (char) => (char === "/" ? NEXT : NOWHERE) };
const ANY = { skips: [1], takes: () => STAY };
const ANY_OF_PART = { skips: [1], takes: (char) => (char === "/" ? NOWHERE : STAY) };
const ONE_OF_PART = { skips: [], takes: (char) => (char === "/" ? NOWHERE : NEXT) };
const FOLDERS = { skips: [], takes: (char) => (char === "/" ? STAY_OR_NEXT : STAY) };
function addToken(states, token) {
    if (token === "**/")
        states.push(fork(1, 2), FOLDERS);
    else if (token === "/**")
        states.push(fork(1, 3), SLASH, ANY);
    else if (token.startsWith("**"))
        states.push(ANY);
    else if (token === "*")
        states.push(ANY_OF_PART);
    else if (token === "?")
        states.push(ONE_OF_PART);
    else
        states.push({ skips: [], takes: (char) => (char === token ? NEXT : NOWHERE) });
    return states;
}
function accepts(states, text) {
    let at = new Set();
    reach(0, at, states);
    for (const char of text) {
        const next = new Set();
        for (const place of at)
            for (const step of states[place]?.takes(char) ?? NOWHERE)
                reach(place + step, next, states);
        if (next.size === 0)
            return false;
        at = next;
    }
    return at.has(states.length);
}
function reach(place, at, states) {
    if (at.has(place))
        return;
    at.add(place);
    for (const step of states[place]?.skips ?? NOWHERE)
        reach(place + step, at, states);
}

;// CONCATENATED MODULE: ./build/model/json-pointer.js
function atPointer(value, pointer) {
    let at = value;
    for (const token of pointer.split("/").slice(1)) {
        const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
        if (typeof at !== "object" || at === null || !Object.hasOwn(at, key))
            return { found: false };
        if (Array.isArray(at) && !/^(0|[1-9][0-9]*)$/.test(key))
            return { found: false };
        at = at[key];
    }
    return { found: true, value: at };
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
;// CONCATENATED MODULE: ./build/model/names.js

const PLAIN = /^[A-Za-z0-9.](?:[A-Za-z0-9._-]*[A-Za-z0-9.-])?$/;
const MAX_NAME = 96;
const DIGEST_ENDING = /-[0-9a-f]{8}$/;
function storeName(path, sha256Hex) {
    if (path === ".")
        return "_root";
    const parts = path.split("/");
    const joined = parts.join("__");
    const plain = parts.every((part) => PLAIN.test(part) && !part.includes("__"));
    const free = whyNotPortable(joined) === undefined && !joined.endsWith(".bundle") && !DIGEST_ENDING.test(joined);
    if (plain && free && joined.length <= MAX_NAME)
        return joined;
    const stem = joined.replace(/[^A-Za-z0-9._-]/g, "_").slice(0, MAX_NAME - 9);
    return `${stem}-${sha256Hex(path).slice(0, 8)}`;
}
function storeKey({ kind, name }) {
    return `${kind} ${name}`;
}
const archivePaths = {
    sqlite: (name) => `sqlite/${name}.sqlite`,
    gitBundle: (name) => `git/${name}.bundle`,
    gitWorktree: (name, path) => `git/${name}/worktree/${path}`,
    file: (name, path) => (path === "." ? `files/${name}` : `files/${name}/${path}`),
};
function storeOfArchivePath(path) {
    const [room, first, ...rest] = path.split("/");
    if (first === undefined || first === "")
        return undefined;
    if (room === "sqlite" && rest.length === 0 && first.endsWith(".sqlite"))
        return { kind: "sqlite", name: first.slice(0, -".sqlite".length), rest: "" };
    if (room === "git" && rest.length === 0 && first.endsWith(".bundle"))
        return { kind: "git", name: first.slice(0, -".bundle".length), rest: "" };
    if (room === "git" && rest[0] === "worktree" && rest.length > 1)
        return { kind: "git", name: first, rest: rest.slice(1).join("/") };
    if (room === "files")
        return { kind: "file", name: first, rest: rest.length === 0 ? "." : rest.join("/") };
    return undefined;
}
function restoredPath(storePath, rest) {
    if (rest === "" || rest === ".")
        return storePath;
    return storePath === "." ? rest : `${storePath}/${rest}`;
}

;// CONCATENATED MODULE: ./build/model/manifest-rules.js


const SIDE_FILE = /-(wal|shm|journal)$/;
const OBEYED = /^(head|config(\.worktree)?|commondir|gitdir|packed-refs|shallow|index|(hooks|refs)\/.+|info\/(attributes|exclude|grafts)|objects\/(info|pack)\/.+)$/;
function contradictions(manifest) {
    const { stores, entries, leftOut, recipients } = manifest;
    const tallies = new Map(stores.map((store) => [storeKey(store), { store, entries: 0, bytes: 0 }]));
    const places = { unpacked: new Places("unpacked"), restored: new Places("restored") };
    const entryMessages = entries.flatMap((entry) => entryProblems(entry, tallies, places));
    for (const { kind, path } of stores)
        if (kind === "git")
            places.restored.take(path, "repository");
    return [
        ...stores.filter(isSummarisedWrongly).map(({ name }) => `store ${quoted(name)} has the summary of another kind`),
        ...outOfOrder("store", stores.map(storeKey)),
        ...outOfOrder("entry", pathsOf(entries)),
        ...outOfOrder("recipient", recipients),
        ...(leftOut.every(isInOrder) ? [] : ["what was left out is out of order"]),
        ...entryMessages,
        ...[...tallies.values()]
            .filter(isCountedWrongly)
            .map(({ store }) => `store ${quoted(store.name)} is counted wrongly`),
        ...places.unpacked.conflicts(),
        ...places.restored.conflicts(),
        ...places.restored.sideFiles(pathsOf(stores.filter((store) => store.kind === "sqlite"))),
        ...places.restored.obeyed(pathsOf(stores.filter(({ summary }) => summary.kind === "git" && summary.bare))),
    ];
}
function isSummarisedWrongly({ kind, summary }) {
    return summary.kind !== kind;
}
function isCountedWrongly({ store, entries, bytes }) {
    return store.entries !== entries || store.bytes !== bytes;
}
function entryProblems(entry, tallies, places) {
    const owner = storeOfArchivePath(entry.path);
    const tally = owner && tallies.get(storeKey(owner));
    if (owner === undefined || tally === undefined)
        return [`entry ${quoted(entry.path)} belongs to no store`];
    tally.entries++;
    if (entry.type === "file")
        tally.bytes += entry.sizeBytes;
    places.unpacked.take(entry.path, entry.type);
    if (!isRepositoryPack(owner))
        places.restored.take(restoredPath(tally.store.path, owner.rest), entry.type);
    const type = typeFor(owner.rest);
    return type === undefined || type === entry.type ? [] : [`entry ${quoted(entry.path)} has to be a ${type}`];
}
function typeFor(rest) {
    if (rest === "")
        return "file";
    return rest === "." ? "folder" : undefined;
}
function pathsOf(entries) {
    return entries.map(({ path }) => path);
}
function isInOrder({ path, reason }, index, all) {
    const before = all[index - 1] ?? { path: "", reason };
    return (compareBytewise(before.path, path) || compareBytewise(before.reason, reason)) <= 0;
}
function outOfOrder(what, names) {
    return names
        .filter((name, index) => compareBytewise(names[index - 1] ?? "", name) >= 0)
        .map((name) => `${what} ${quoted(name)} is out of order or there twice`);
}
function quoted(text) {
    return JSON.stringify(text);
}
function isRepositoryPack({ kind, rest }) {
    return kind === "git" && rest === "";
}
class Places {
    #verb;
    #taken = new Map();
    #messages = [];
    constructor(verb) {
        this.#verb = verb;
    }
    take(path, taker) {
        const key = caseFoldKey(path);
        const other = this.#taken.get(key);
        const isOneFolder = other !== "file" && taker !== "file" && !(other === "repository" && taker === "repository");
        if (other !== undefined && !isOneFolder)
            this.#messages.push(`two things would be ${this.#verb} to ${quoted(path)}`);
        const why = path === "." ? undefined : whyNotPortable(path);
        if (why !== undefined)
            this.#messages.push(`an entry would be ${this.#verb} to a path that ${why}`);
        this.#taken.set(key, taker);
    }
    conflicts() {
        const below = [...this.#taken.keys()].filter((path) => this.#isBelowFile(path));
        return [...this.#messages, ...below.map((path) => `${quoted(path)} would be ${this.#verb} below a file`)];
    }
    sideFiles(databases) {
        const keys = new Set(databases.map(caseFoldKey));
        return [...this.#taken.keys()]
            .filter((path) => SIDE_FILE.test(path) && keys.has(path.replace(SIDE_FILE, "")))
            .map((path) => `${quoted(path)} would stand beside its database`);
    }
    obeyed(bareRepositories) {
        const starts = new Set(bareRepositories.map((path) => (path === "." ? "" : `${caseFoldKey(path)}/`)));
        const isObeyed = (path) => {
            for (let start = 0;; start = path.indexOf("/", start) + 1) {
                if (starts.has(path.slice(0, start)) && OBEYED.test(path.slice(start)))
                    return true;
                if (!path.includes("/", start))
                    return false;
            }
        };
        return (starts.size === 0 ? [] : [...this.#taken.keys()])
            .filter(isObeyed)
            .map((path) => `${quoted(path)} would be obeyed by the repository that it stands in`);
    }
    #isBelowFile(path) {
        for (let slash = path.indexOf("/"); slash !== -1; slash = path.indexOf("/", slash + 1))
            if (this.#taken.get(path.slice(0, slash)) === "file")
                return true;
        return false;
    }
}

;// CONCATENATED MODULE: ./build/model/stores.js


const KIND_NAMES = ["sqlite", "git", "file"];
const TableSummary = schemas/* strictObject */.rej({
    name: schemas/* string */.YjP(),
    rows: Count,
    digest: Sha256,
});
const SqliteSummary = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz("sqlite"),
    journalMode: schemas/* enum */.k5n(["wal", "rollback"]),
    pageSize: Count,
    encoding: schemas/* enum */.k5n(["UTF-8", "UTF-16le", "UTF-16be"]),
    userVersion: schemas/* int */.Whr(),
    applicationId: schemas/* int */.Whr(),
    schemaDigest: Sha256,
    compacted: schemas/* boolean */.zMY(),
    tables: schemas/* array */.YOg(TableSummary),
    virtualTables: schemas/* array */.YOg(schemas/* strictObject */.rej({ name: schemas/* string */.YjP(), module: schemas/* string */.YjP() })),
});
const GitSummary = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz("git"),
    objectFormat: schemas/* enum */.k5n(["sha1", "sha256"]),
    bare: schemas/* optional */.lqM(schemas/* literal */.euz(true)),
    head: schemas/* union */.KCZ([
        schemas/* strictObject */.rej({ branch: schemas/* string */.YjP(), oid: schemas/* nullable */.mee(ObjectId) }),
        schemas/* strictObject */.rej({ branch: schemas/* null */.chJ(), oid: ObjectId }),
    ]),
    refs: schemas/* array */.YOg(schemas/* strictObject */.rej({ name: schemas/* string */.YjP(), oid: ObjectId })),
    commits: Count,
    changed: schemas/* array */.YOg(schemas/* string */.YjP()),
    deleted: schemas/* array */.YOg(schemas/* string */.YjP()),
});
const FileSummary = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz("file"),
    files: Count,
    folders: Count,
});
const StoreSummary = schemas/* discriminatedUnion */.gMt("kind", [SqliteSummary, GitSummary, FileSummary]);
const LeftOut = schemas/* strictObject */.rej({
    path: schemas/* string */.YjP(),
    reason: schemas/* enum */.k5n([
        "excluded",
        "sensitive",
        "temporary",
        "ignored",
        "submodule",
        "link",
        "socket",
        "device",
        "pipe",
        "stash",
        "reflog",
        "worktree",
        "operation",
    ]),
});
const Consistency = schemas/* enum */.k5n(["fenced", "optimistic", "fuzzy"]);

;// CONCATENATED MODULE: ./build/model/secrets.js



const SECRET_MODES = ["off", "warn", "redact", "fail"];
const GIT_SECRET_RULES = ["drop-history", "allow"];
const REDACTIONS = ["drop", "mask", "hash"];
const SecretRuleName = schemas/* string */.YjP().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, "expected 1 to 64 of a-z, 0-9 and -");
const MAX_SECRET_SAMPLES = 5;
const MAX_SECRET_FINDINGS = 1000;
const MAX_RULES = 1000;
const SecretFinding = schemas/* strictObject */.rej({
    rule: SecretRuleName,
    store: schemas/* string */.YjP(),
    kind: schemas/* enum */.k5n(KIND_NAMES),
    in: schemas/* enum */.k5n(["content", "name", "schema", "history"]),
    place: schemas/* string */.YjP(),
    count: Count,
    at: schemas/* array */.YOg(Line).max(MAX_SECRET_SAMPLES),
    fingerprints: schemas/* array */.YOg(schemas/* string */.YjP().regex(/^[0-9a-f]{16}$/)).max(MAX_SECRET_SAMPLES),
});
const SecretCount = schemas/* strictObject */.rej({ rule: SecretRuleName, count: Count });
const SecretReport = schemas/* strictObject */.rej({
    mode: schemas/* enum */.k5n(["warn", "redact"]),
    key: schemas/* enum */.k5n(["given", "random"]),
    rules: schemas/* array */.YOg(SecretCount).max(MAX_RULES),
    findings: schemas/* array */.YOg(SecretFinding).max(MAX_SECRET_FINDINGS),
    omitted: Count,
    unsearched: schemas/* array */.YOg(schemas/* string */.YjP()),
});
function redactionMark(rule) {
    return `[REDACTED:${rule}]`;
}

;// CONCATENATED MODULE: ./build/model/manifest.js







const FORMAT_NAME = "agent-memory-snapshot";
const FORMAT_VERSION = 1;
const HEADER_PATH = "snapshot.json";
const MANIFEST_PATH = "manifest.json";
const MAX_HEADER_BYTES = 64 * 1024;
const MAX_MANIFEST_BYTES = 128 * 1024 * 1024;
const MAX_RECIPIENTS = 256;
const MAX_RECIPIENT_LENGTH = 4096;
const MAX_SIGNATURE_BYTES = 16 * 1024;
const Label = Line;
const SnapshotId = schemas/* uuidv7 */.nHE().lowercase();
const Time = iso/* datetime */.w$({ precision: 3 });
const SnapshotHeader = schemas/* strictObject */.rej({
    format: schemas/* literal */.euz(FORMAT_NAME),
    version: schemas/* literal */.euz(FORMAT_VERSION),
    id: SnapshotId,
    createdAt: Time,
    agent: AgentId,
    label: schemas/* nullable */.mee(Label),
    tool: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()),
});
const Entry = schemas/* discriminatedUnion */.gMt("type", [
    schemas/* strictObject */.rej({
        path: PortablePath,
        type: schemas/* literal */.euz("file"),
        sizeBytes: Count,
        mode: Mode,
        sha256: Sha256,
        offset: Count,
    }),
    schemas/* strictObject */.rej({ path: PortablePath, type: schemas/* literal */.euz("folder"), mode: Mode, offset: Count }),
]);
const StoreName = schemas/* string */.YjP()
    .regex(/^[A-Za-z0-9._-]{1,128}$/, "expected 1 to 128 of letters, digits, `.`, `_` and `-`")
    .refine((name) => whyNotPortable(name) === undefined, "expected a name that can be a folder on every system");
const ManifestStore = schemas/* strictObject */.rej({
    name: StoreName,
    kind: schemas/* enum */.k5n(KIND_NAMES),
    path: StorePath,
    entries: Count,
    bytes: Count,
    digest: Sha256,
    consistency: Consistency,
    summary: StoreSummary,
    redacted: schemas/* optional */.lqM(schemas/* literal */.euz(true)),
});
const Manifest = schemas/* strictObject */.rej({
    snapshot: SnapshotHeader,
    consistency: Consistency,
    recipients: schemas/* array */.YOg(schemas/* string */.YjP().max(MAX_RECIPIENT_LENGTH)).max(MAX_RECIPIENTS),
    stateDigest: Sha256,
    stores: schemas/* array */.YOg(ManifestStore),
    entries: schemas/* array */.YOg(Entry),
    leftOut: schemas/* array */.YOg(LeftOut),
    secrets: schemas/* optional */.lqM(SecretReport),
})
    .check((context) => {
    for (const message of contradictions(context.value))
        context.issues.push({ code: "custom", input: context.value, message });
});
const Receipt = schemas/* strictObject */.rej({
    format: schemas/* literal */.euz(`${FORMAT_NAME}/receipt`),
    version: schemas/* literal */.euz(FORMAT_VERSION),
    bundle: schemas/* string */.YjP(),
    sha256: Sha256,
    sizeBytes: Count,
    encrypted: schemas/* boolean */.zMY(),
    snapshotId: SnapshotId,
    createdAt: Time,
    agent: AgentId,
    label: schemas/* nullable */.mee(Label),
    consistency: Consistency,
    stateDigest: Sha256,
    stores: schemas/* array */.YOg(schemas/* strictObject */.rej({
        name: schemas/* string */.YjP(),
        kind: schemas/* enum */.k5n(KIND_NAMES),
        entries: Count,
        bytes: Count,
        digest: Sha256,
        redacted: schemas/* optional */.lqM(schemas/* literal */.euz(true)),
    })),
    secrets: schemas/* optional */.lqM(schemas/* strictObject */.rej({ mode: SecretReport.shape.mode, rules: schemas/* array */.YOg(SecretCount) })),
    signature: schemas/* string */.YjP().max(MAX_SIGNATURE_BYTES).optional(),
});
function bundleName(header, encrypted) {
    const time = `${header.createdAt.slice(0, 19).replace(/[-:]/g, "")}Z`;
    return `${header.agent}-${time}-${header.id.slice(-8)}.tar.zst${encrypted ? ".age" : ""}`;
}

;// CONCATENATED MODULE: ./build/model/mistake.js


function spelt(path) {
    const parts = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${part}`));
    return parts.join("").replace(/^\./, "");
}
const ABORT_EARLY = { abortEarly: true };
const NO_ALTERNATIVE = "fits no alternative";
function readWritten(schema, value, options = {}) {
    const read = schema.safeParse(value, { ...options, error: wording });
    if (read.success)
        return { value: read.data, mistakes: [] };
    const mistakes = read.error.issues.flatMap((issue) => mistakesOf(issue, schema));
    return { mistakes: mistakes };
}
function wording(issue) {
    if (issue.code === "invalid_type")
        return issue.input === undefined ? "is missing" : `expected ${issue.expected}`;
    if (issue.code === "invalid_union")
        return issue.errors.length > 0 ? NO_ALTERNATIVE : "is none that is known";
    if (issue.code !== "invalid_value")
        return undefined;
    if (issue.input === undefined)
        return "is missing";
    const words = issue.values.map(String);
    const meant = typeof issue.input === "string" ? didYouMean(issue.input, words) : "";
    const one = words.length === 1 ? "" : "one of ";
    return `expected ${one}${words.map((word) => JSON.stringify(word)).join(", ")}${meant}`;
}
function mistakesOf(issue, schema) {
    const path = issue.path.filter((part) => typeof part !== "symbol");
    if (issue.code === "invalid_union" && issue.message === NO_ALTERNATIVE)
        return ofNearest(issue.errors, path, schema);
    if (issue.code !== "unrecognized_keys")
        return [{ path, message: lowerCased(issue.message) }];
    return issue.keys.map((key) => ({
        path,
        key,
        message: `unknown key ${JSON.stringify(key)}${didYouMean(key, keysAt(schema, path))}`,
    }));
}
function ofNearest(alternatives, path, schema) {
    const isOfForm = (issues) => issues.every((issue) => issue.path.length > 0);
    const isOfType = (issues) => issues.every((issue) => issue.code !== "invalid_type");
    const meant = alternatives.find(isOfForm) ?? alternatives.find(isOfType);
    if (meant !== undefined)
        return meant.flatMap((issue) => mistakesOf({ ...issue, path: [...path, ...issue.path] }, schema));
    const messages = alternatives.flatMap((issues) => issues.map(({ message }) => lowerCased(message)));
    return [{ path, message: [...new Set(messages)].join(", or ") }];
}
function keysAt(schema, path) {
    const found = path.reduce((schemas, part) => schemas.flatMap((at) => below(at, part)), alternatives(schema));
    return found.flatMap((at) => (at instanceof schemas/* ZodObject */.bvH ? Object.keys(at.shape) : []));
}
function below(schema, part) {
    if (schema instanceof schemas/* ZodArray */.naA)
        return alternatives(schema.element);
    const inner = schema instanceof schemas/* ZodObject */.bvH ? schema.shape[part] : undefined;
    return inner === undefined ? [] : alternatives(inner);
}
function alternatives(schema) {
    if (schema instanceof schemas/* ZodOptional */.IiU)
        return alternatives(schema.unwrap());
    return schema instanceof schemas/* ZodUnion */.fZ7 ? schema.options.flatMap(alternatives) : [schema];
}
function lowerCased(message) {
    return message.charAt(0).toLowerCase() + message.slice(1);
}

;// CONCATENATED MODULE: ./build/model/own-names.js
const OWN_FOLDER = ".memsnap";
const STAGING_PREFIX = ".memsnap-restore-";
const BUNDLE = /^[a-z0-9_-]+-\d{8}T\d{6}Z-[0-9a-f]{8}\.tar\.zst(\.age)?(\.sha256|\.receipt\.json|\.minisig)?$/;
const PARTIAL = /^\..+\.tar\.zst(\.age)?\.partial$/i;
function partialName(bundle) {
    return `.${bundle}.partial`;
}
function isPartialName(name) {
    return PARTIAL.test(name);
}
function isBundleName(name) {
    return BUNDLE.test(name);
}
function isOwnName(name) {
    const lower = name.toLowerCase();
    return lower === OWN_FOLDER || lower.startsWith(STAGING_PREFIX) || isPartialName(lower);
}

;// CONCATENATED MODULE: ./build/model/probe.js



const MAX_PROBES = 1_000;
const MAX_ROWS = 10_000;
const QUERY_TIMEOUT_SECONDS = 30;
const Quantity = Count.max(1_000_000_000);
const Store = schemas/* string */.YjP().min(1).describe("Name or path of a store; `memsnap inspect` lists them.");
const Cell = schemas/* union */.KCZ([
    schemas/* null */.chJ(),
    schemas/* boolean */.zMY(),
    schemas/* number */.aig()
        .refine((value) => !Number.isInteger(value) || Number.isSafeInteger(value), 'expected { integer: "..." } for a whole number beyond 2^53'),
    schemas/* string */.YjP(),
    schemas/* strictObject */.rej({
        integer: schemas/* string */.YjP().regex(/^(0|-?[1-9][0-9]{0,18})$/, "expected the digits of a whole number"),
    }),
    schemas/* strictObject */.rej({ hex: schemas/* string */.YjP().regex(/^([0-9a-f]{2})*$/, "expected pairs of lower-case hex digits") }),
], { error: 'expected null, true, false, a number, a text, { hex: "..." }, or { integer: "..." } beyond 2^53' })
    .describe("A value: NULL, INTEGER or REAL, TEXT, an INTEGER beyond 2^53 as text, a BLOB in lower-case hex.");
const SqlProbe = schemas/* strictObject */.rej({
    store: Store,
    query: schemas/* string */.YjP().min(1).max(65_536).describe("One statement that only reads."),
    rows: schemas/* optional */.lqM(schemas/* array */.YOg(schemas/* array */.YOg(Cell)).max(MAX_ROWS)).describe("Exactly the rows that are expected, in order."),
    minRows: schemas/* optional */.lqM(Quantity).describe("Rows, at least."),
    maxRows: schemas/* optional */.lqM(Quantity).describe("Rows, at most."),
    timeoutSeconds: schemas/* optional */.lqM(schemas/* int */.Whr().min(1).max(600))
        .describe(`Seconds that the query may take (default: ${QUERY_TIMEOUT_SECONDS}).`),
})
    .check(({ value, issues }) => {
    const counted = value.minRows !== undefined || value.maxRows !== undefined;
    if (counted === (value.rows !== undefined))
        issues.push({ code: "custom", input: value, message: "expected either rows, or minRows, maxRows or both" });
    if (value.minRows !== undefined && value.maxRows !== undefined && value.minRows > value.maxRows)
        issues.push({ code: "custom", input: value, message: "minRows is larger than maxRows" });
});
const FtsProbe = schemas/* strictObject */.rej({
    store: Store,
    table: schemas/* string */.YjP().min(1).describe("A full-text table (FTS5, FTS4 or FTS3)."),
    match: schemas/* string */.YjP().min(1).max(4_096).describe("What to search for, in the query language of the table."),
    minRows: schemas/* optional */.lqM(Quantity.min(1)).describe("Rows that must be found, at least (default: 1)."),
});
const FileProbe = schemas/* strictObject */.rej({
    path: PortablePath.describe("Relative to the root of the snapshot, / between parts."),
    exists: schemas/* optional */.lqM(schemas/* boolean */.zMY()).describe("false: nothing may stand there (default: true)."),
    sha256: schemas/* optional */.lqM(Sha256).describe("SHA-256 of the whole file, in lower-case hex."),
    contains: schemas/* optional */.lqM(schemas/* string */.YjP().min(1).max(65_536)).describe("A text that must occur in it, as UTF-8."),
    minBytes: schemas/* optional */.lqM(Quantity).describe("Size in bytes, at least."),
    jsonPointer: schemas/* optional */.lqM(schemas/* string */.YjP().regex(/^(\/([^~/]|~[01])*)*$/, "expected a JSON pointer such as /cursor/offset (RFC 6901)"))
        .describe("Where in the file, read as JSON, to find what has to equal `equals` (RFC 6901)."),
    equals: schemas/* optional */.lqM(schemas/* unknown */.L5J()).describe("The JSON value that has to stand at `jsonPointer`."),
})
    .check(({ value, issues }) => {
    const wrong = (message) => issues.push({ code: "custom", input: value, message });
    if ("equals" in value !== (value.jsonPointer !== undefined))
        wrong("expected jsonPointer and equals together");
    if (value.exists === false && Object.keys(value).length > 2)
        wrong("exists: false allows no expectation but path");
});
const GitProbe = schemas/* strictObject */.rej({
    store: Store,
    fsck: schemas/* optional */.lqM(schemas/* boolean */.zMY()).describe("Let git examine every object (default: true)."),
    head: schemas/* optional */.lqM(schemas/* string */.YjP().regex(/^[0-9a-f]{7,64}$/, "expected 7 to 64 lower-case hex digits"))
        .describe("The commit of HEAD; its first digits are enough."),
    branch: schemas/* optional */.lqM(schemas/* string */.YjP().min(1).max(255)).describe("The branch that is checked out, such as main."),
    minCommits: schemas/* optional */.lqM(Quantity).describe("Commits that can be reached from any ref or HEAD, at least."),
    hasFile: schemas/* optional */.lqM(PortablePath).describe("A path that HEAD holds."),
});
const QUESTIONS = { sql: SqlProbe, fts: FtsProbe, file: FileProbe, git: GitProbe };
const QUESTION_NAMES = Object.keys(QUESTIONS);
const Probe = schemas/* strictObject */.rej({
    name: Line.min(1).describe("What the probe shows, in one line; unique."),
    sql: schemas/* optional */.lqM(SqlProbe),
    fts: schemas/* optional */.lqM(FtsProbe),
    file: schemas/* optional */.lqM(FileProbe),
    git: schemas/* optional */.lqM(GitProbe),
})
    .check(({ value, issues }) => {
    if (QUESTION_NAMES.filter((name) => value[name] !== undefined).length !== 1)
        issues.push({ code: "custom", input: value, message: "expected exactly one of sql, fts, file and git" });
})
    .meta({ oneOf: QUESTION_NAMES.map((name) => ({ required: [name] })) });
const ProbeFile = schemas/* strictObject */.rej({
    $schema: schemas/* optional */.lqM(schemas/* string */.YjP()).describe("For editors; means nothing here."),
    probes: schemas/* array */.YOg(Probe).min(1).max(MAX_PROBES),
})
    .check(({ value, issues }) => {
    const names = value.probes.map(({ name }) => name);
    for (const [index, name] of names.entries())
        if (names.indexOf(name) !== index)
            issues.push({
                code: "custom",
                input: name,
                path: ["probes", index, "name"],
                message: `two probes are called ${JSON.stringify(name)}`,
            });
})
    .meta({ title: "Probes of a restore drill", description: "Questions that `memsnap drill` asks a restored memory." });
function readProbes(value) {
    const { value: file, mistakes } = readWritten(ProbeFile, value);
    return { probes: file?.probes ?? [], mistakes };
}

;// CONCATENATED MODULE: ./build/model/text-encoding.js
const PAIRS_LOOKED_AT = 32 * 1024;
const [TAB, LINE_FEED, CARRIAGE_RETURN, BLANK, DELETE] = [0x09, 0x0a, 0x0d, 0x20, 0x7f];
function textEncodingOf(start) {
    if (!start.includes(0))
        return markOf(start) ?? "utf-8";
    return markOf(start) ?? (isPlainly(start, 0) ? "utf-16le" : isPlainly(start, 1) ? "utf-16be" : undefined);
}
function markOf([first, second, third, fourth]) {
    if (first === 0xfe && second === 0xff)
        return "utf-16be";
    return first === 0xff && second === 0xfe && (third !== 0 || fourth !== 0) ? "utf-16le" : undefined;
}
function isPlainly(bytes, low) {
    const pairs = Math.min(PAIRS_LOOKED_AT, bytes.length >> 1);
    let plain = 0;
    for (let pair = 0; pair < pairs; pair++) {
        if (bytes[2 * pair + 1 - low] !== 0)
            continue;
        if (!isOfText(bytes[2 * pair + low] ?? 0))
            return false;
        plain++;
    }
    return pairs > 0 && 2 * plain >= pairs;
}
function isOfText(unit) {
    const isBlank = unit === TAB || unit === LINE_FEED || unit === CARRIAGE_RETURN;
    return isBlank || (unit >= BLANK && unit !== DELETE);
}

;// CONCATENATED MODULE: ./build/model/version.js
const VERSION = "0.1.0";

;// CONCATENATED MODULE: ./build/model/index.js




























/***/ })

};
;