"use strict";
exports.id = 3553;
exports.ids = [3553];
exports.modules = {

/***/ 78015:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MEMORY_WORD: () => (/* reexport safe */ _kinds_index_js__WEBPACK_IMPORTED_MODULE_0__.Jh),
/* harmony export */   TASKS: () => (/* binding */ TASKS),
/* harmony export */   linesOf: () => (/* reexport safe */ _kinds_index_js__WEBPACK_IMPORTED_MODULE_0__.Dx)
/* harmony export */ });
/* harmony import */ var _kinds_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22631);
/* harmony import */ var _secrets_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1006);



const SCREEN = (0,_kinds_index_js__WEBPACK_IMPORTED_MODULE_0__/* .screenTask */ .i8)(_kinds_index_js__WEBPACK_IMPORTED_MODULE_0__/* .KINDS */ .GW, _secrets_index_js__WEBPACK_IMPORTED_MODULE_1__/* .openMatcher */ .PP);
const TASKS = { ..._kinds_index_js__WEBPACK_IMPORTED_MODULE_0__/* .TASKS */ .n3, [SCREEN.name]: SCREEN };


/***/ }),

/***/ 83191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  vK: () => (/* reexport */ SyncAhead),
  DX: () => (/* reexport */ ownProgram),
  gD: () => (/* reexport */ syncFile),
  Yw: () => (/* reexport */ syncFolder),
  SP: () => (/* reexport */ syncTree),
  HJ: () => (/* reexport */ takeLock)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./build/model/index.js + 27 modules
var model = __webpack_require__(61040);
;// CONCATENATED MODULE: ./build/os/lock.js



const PAUSE_MS = 50;
async function takeLock(path, timeoutMs) {
    const deadline = performance.now() + timeoutMs;
    for (;;) {
        const lock = await tryToLock(path);
        if (lock !== undefined)
            return lock;
        if (performance.now() >= deadline)
            return undefined;
        await (0,promises_.setTimeout)(PAUSE_MS);
    }
}
async function tryToLock(path) {
    const before = inodeOfLock(path) ?? makeLockFile(path);
    if (before === undefined)
        return undefined;
    const { default: Database } = await __webpack_require__.e(/* import() */ 4918).then(__webpack_require__.t.bind(__webpack_require__, 4918, 19));
    let database;
    try {
        database = new Database(path, { fileMustExist: true, timeout: 0 });
        database.pragma("journal_mode = MEMORY");
        database.exec("BEGIN EXCLUSIVE");
        if (inodeOfLock(path) === before)
            return lockOf(database, path);
    }
    catch (error) {
        database?.close();
        if (isHeld(error) || inodeOfLock(path) !== before)
            return undefined;
        const message = `${path} cannot be locked: ${error.message}`;
        throw new model/* AppError */.uV("output-unwritable", message, { path, cause: error });
    }
    database.close();
    return undefined;
}
function lockOf(database, path) {
    const close = () => void database.close();
    return {
        release({ remove = false } = {}) {
            if (!database.open)
                return;
            const steps = process.platform === "win32" ? [close, unlink] : [unlink, close];
            for (const step of remove ? steps : [close])
                attempt(step);
        },
    };
    function unlink() {
        (0,external_node_fs_.rmSync)(path, { force: true });
    }
}
function attempt(step) {
    try {
        step();
    }
    catch {
    }
}
function inodeOfLock(path) {
    const found = (0,external_node_fs_.lstatSync)(path, { bigint: true, throwIfNoEntry: false });
    const journals = ["-journal", "-wal"].map((suffix) => (0,external_node_fs_.lstatSync)(path + suffix, { throwIfNoEntry: false }));
    const isOurs = found === undefined || (found.isFile() && found.size === 0n);
    if (!isOurs || journals.some((journal) => journal !== undefined && journal.size > 0))
        throw new model/* AppError */.uV("target-unsafe", `${path} is no lock of memsnap; remove it`, { path });
    return found?.ino;
}
function makeLockFile(path) {
    try {
        (0,external_node_fs_.closeSync)((0,external_node_fs_.openSync)(path, "wx", 0o600));
    }
    catch (error) {
        if (error.code !== "EEXIST")
            throw error;
    }
    return inodeOfLock(path);
}
function isHeld(error) {
    return /^SQLITE_(BUSY|CANTOPEN)/.test(error.code ?? "");
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
;// CONCATENATED MODULE: ./build/os/own-program.js


function ownProgram() {
    const here = (0,external_node_url_.fileURLToPath)(require("url").pathToFileURL(__filename).href);
    return (0,external_node_path_.join)((0,external_node_path_.dirname)(here), "..", "child", `start${(0,external_node_path_.extname)(here)}`);
}

// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./build/os/sync.js



const AT_ONCE = 16;
const CANNOT_SYNC = new Set(["EINVAL", "ENOTSUP", "ENOSYS", "EBADF", "EACCES", "EPERM", "EISDIR"]);
async function syncTree(tree) {
    const files = [];
    const folders = [tree];
    for (const entry of await (0,external_node_fs_promises_.readdir)(tree, { recursive: true, withFileTypes: true })) {
        const path = (0,external_node_path_.join)(entry.parentPath, entry.name);
        if (entry.isFile())
            files.push(path);
        else if (entry.isDirectory())
            folders.push(path);
    }
    const next = files.values();
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
        for (const file of next)
            await syncFile(file);
    }));
    for (const folder of folders)
        syncFolder(folder);
}
function syncFolder(folder) {
    if (process.platform === "win32")
        return;
    try {
        const fd = (0,external_node_fs_.openSync)(folder, "r");
        try {
            (0,external_node_fs_.fsyncSync)(fd);
        }
        finally {
            (0,external_node_fs_.closeSync)(fd);
        }
    }
    catch (error) {
        if (!CANNOT_SYNC.has(error.code ?? ""))
            throw error;
    }
}
async function syncFile(path) {
    const { mode } = await (0,external_node_fs_promises_.stat)(path);
    const flags = process.platform === "win32" ? "r+" : "r";
    const needed = process.platform === "win32" ? 0o600 : 0o400;
    const isClosed = (mode & needed) !== needed;
    if (isClosed)
        await (0,external_node_fs_promises_.chmod)(path, (mode & 0o777) | needed);
    const handle = await (0,external_node_fs_promises_.open)(path, flags);
    try {
        await handle.sync();
    }
    finally {
        await handle.close();
    }
    if (isClosed)
        await (0,external_node_fs_promises_.chmod)(path, mode & 0o777);
}

;// CONCATENATED MODULE: ./build/os/sync-ahead.js

class SyncAhead {
    #last = Promise.resolve();
    add(path) {
        this.#last = this.#last.then(() => syncFile(path));
        this.#last.catch(() => { });
    }
    done() {
        return this.#last;
    }
}

;// CONCATENATED MODULE: ./build/os/index.js






/***/ }),

/***/ 1006:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  PP: () => (/* binding */ openMatcher),
  DJ: () => (/* reexport */ openSecretsReader)
});

// UNUSED EXPORTS: SecretsFile

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./build/model/index.js + 27 modules
var model = __webpack_require__(61040);
;// CONCATENATED MODULE: ./build/secrets/config.js


const MAX_RULES = 200;
const Pattern = schemas/* string */.YjP().min(1).max(1_000);
const Name = schemas/* string */.YjP().min(1).max(1_000);
const Rule = schemas/* strictObject */.rej({
    name: model/* SecretRuleName */.QB.describe("What it is called in reports, and in the place of what it finds."),
    pattern: Pattern.describe("A regular expression of RE2: no lookaround, no backreferences. A group (?P<secret>...) is the secret; otherwise all of the match."),
});
const Redaction = schemas/* strictObject */.rej({
    do: schemas/* enum */.k5n(model/* REDACTIONS */.N1)
        .describe("drop: leaves a file out, deletes the rows of a table, sets a column to NULL, removes a member of JSON; mask: ***; hash: a keyed hash, the same for the same value."),
    store: schemas/* optional */.lqM(Name).describe("Name of the store; a glob. All when absent."),
    table: schemas/* optional */.lqM(Name).describe("Name of the table; a glob."),
    column: schemas/* optional */.lqM(Name).describe("Name of the column; a glob."),
    path: schemas/* optional */.lqM(Name).describe("Path of the file, relative to the root; a glob."),
    pointer: schemas/* optional */.lqM(schemas/* string */.YjP().regex(/^(\/([^~/]|~[01])*)+$/, "expected a JSON pointer such as /user/email (RFC 6901)"))
        .describe("Where in a JSON file, or in each line of a JSONL file; * stands for any member."),
})
    .check(({ value, issues }) => {
    const wrong = (message) => issues.push({ code: "custom", input: value, message });
    if ((value.table === undefined) === (value.path === undefined))
        wrong("expected table or path");
    if (value.column !== undefined && value.table === undefined)
        wrong("column needs a table");
    if (value.pointer !== undefined && value.path === undefined)
        wrong("pointer needs a path");
    if (value.do !== "drop" && value.column === undefined && value.pointer === undefined)
        wrong(`${value.do} needs a column or a pointer; only drop takes a whole table or file`);
});
const SecretsFile = schemas/* strictObject */.rej({
    $schema: schemas/* optional */.lqM(schemas/* string */.YjP()).describe("For editors; means nothing here."),
    rules: schemas/* optional */.lqM(schemas/* array */.YOg(Rule).max(MAX_RULES)).describe("What is a secret beside what the library knows."),
    allow: schemas/* optional */.lqM(schemas/* array */.YOg(Pattern).max(MAX_RULES))
        .describe("Regular expressions of RE2: a match that one of them covers whole is no secret."),
    redact: schemas/* optional */.lqM(schemas/* array */.YOg(Redaction).max(MAX_RULES))
        .describe("What does not travel as it is, whatever it holds; for --secrets redact."),
})
    .meta({
    title: "Secrets in a memory",
    description: "What `memsnap snapshot --secrets` looks for and what it redacts.",
});
const TAKEN = model/* REDACTIONS */.N1;
async function openSecretsReader() {
    const { whyNoPattern } = await Promise.all(/* import() */[__webpack_require__.e(2856), __webpack_require__.e(5204)]).then(__webpack_require__.bind(__webpack_require__, 55204));
    return (value) => {
        const { value: file, mistakes } = (0,model/* readWritten */.IL)(SecretsFile, value);
        if (file === undefined)
            return { mistakes };
        const [first, ...rest] = [...patternMistakes(file, whyNoPattern), ...nameMistakes(file)];
        return first === undefined ? { value: file, mistakes: [] } : { mistakes: [first, ...rest] };
    };
}
function patternMistakes({ rules = [], allow = [] }, why) {
    const all = [
        ...rules.map(({ pattern }, at) => ({ pattern, path: ["rules", at, "pattern"] })),
        ...allow.map((pattern, at) => ({ pattern, path: ["allow", at] })),
    ];
    return all.flatMap(({ pattern, path }) => {
        const message = why(pattern);
        return message === undefined ? [] : [{ path, message }];
    });
}
function nameMistakes({ rules = [] }) {
    const names = rules.map(({ name }) => name);
    return names.flatMap((name, at) => {
        const path = ["rules", at, "name"];
        if (TAKEN.includes(name))
            return [{ path, message: `${name} is the name of a redaction` }];
        return names.indexOf(name) === at ? [] : [{ path, message: `two rules are called ${name}` }];
    });
}

;// CONCATENATED MODULE: ./build/secrets/index.js

async function openMatcher(settings) {
    const { makeMatcher } = await Promise.all(/* import() */[__webpack_require__.e(2856), __webpack_require__.e(1577), __webpack_require__.e(3811)]).then(__webpack_require__.bind(__webpack_require__, 43811));
    return makeMatcher(settings);
}


/***/ }),

/***/ 77261:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ e)
/* harmony export */ });
const t=new Uint8Array([0,97,115,109,1,0,0,0,1,48,8,96,3,127,127,127,1,127,96,3,127,127,127,0,96,2,127,127,0,96,1,127,1,127,96,3,127,127,126,1,126,96,3,126,127,127,1,126,96,2,127,126,0,96,1,127,1,126,3,11,10,0,0,2,1,3,4,5,6,1,7,5,3,1,0,1,7,85,9,3,109,101,109,2,0,5,120,120,104,51,50,0,0,6,105,110,105,116,51,50,0,2,8,117,112,100,97,116,101,51,50,0,3,8,100,105,103,101,115,116,51,50,0,4,5,120,120,104,54,52,0,5,6,105,110,105,116,54,52,0,7,8,117,112,100,97,116,101,54,52,0,8,8,100,105,103,101,115,116,54,52,0,9,10,251,22,10,242,1,1,4,127,32,0,32,1,106,33,3,32,1,65,16,79,4,127,32,3,65,16,107,33,6,32,2,65,168,136,141,161,2,106,33,3,32,2,65,137,235,208,208,7,107,33,4,32,2,65,207,140,162,142,6,106,33,5,3,64,32,3,32,0,40,2,0,65,247,148,175,175,120,108,106,65,13,119,65,177,243,221,241,121,108,33,3,32,4,32,0,65,4,106,34,0,40,2,0,65,247,148,175,175,120,108,106,65,13,119,65,177,243,221,241,121,108,33,4,32,2,32,0,65,4,106,34,0,40,2,0,65,247,148,175,175,120,108,106,65,13,119,65,177,243,221,241,121,108,33,2,32,5,32,0,65,4,106,34,0,40,2,0,65,247,148,175,175,120,108,106,65,13,119,65,177,243,221,241,121,108,33,5,32,6,32,0,65,4,106,34,0,79,13,0,11,32,2,65,12,119,32,5,65,18,119,106,32,4,65,7,119,106,32,3,65,1,119,106,5,32,2,65,177,207,217,178,1,106,11,32,1,106,32,0,32,1,65,15,113,16,1,11,146,1,0,32,1,32,2,106,33,2,3,64,32,1,65,4,106,32,2,75,69,4,64,32,0,32,1,40,2,0,65,189,220,202,149,124,108,106,65,17,119,65,175,214,211,190,2,108,33,0,32,1,65,4,106,33,1,12,1,11,11,3,64,32,1,32,2,79,69,4,64,32,0,32,1,45,0,0,65,177,207,217,178,1,108,106,65,11,119,65,177,243,221,241,121,108,33,0,32,1,65,1,106,33,1,12,1,11,11,32,0,32,0,65,15,118,115,65,247,148,175,175,120,108,34,0,65,13,118,32,0,115,65,189,220,202,149,124,108,34,0,65,16,118,32,0,115,11,63,0,32,0,65,8,106,32,1,65,168,136,141,161,2,106,54,2,0,32,0,65,12,106,32,1,65,137,235,208,208,7,107,54,2,0,32,0,65,16,106,32,1,54,2,0,32,0,65,20,106,32,1,65,207,140,162,142,6,106,54,2,0,11,195,4,1,6,127,32,1,32,2,106,33,6,32,0,65,24,106,33,4,32,0,65,40,106,40,2,0,33,3,32,0,32,0,40,2,0,32,2,106,54,2,0,32,0,65,4,106,34,5,32,5,40,2,0,32,2,65,16,79,32,0,40,2,0,65,16,79,114,114,54,2,0,32,2,32,3,106,65,16,73,4,64,32,3,32,4,106,32,1,32,2,252,10,0,0,32,0,65,40,106,32,2,32,3,106,54,2,0,15,11,32,3,4,64,32,3,32,4,106,32,1,65,16,32,3,107,34,2,252,10,0,0,32,0,65,8,106,34,3,32,3,40,2,0,32,4,40,2,0,65,247,148,175,175,120,108,106,65,13,119,65,177,243,221,241,121,108,54,2,0,32,0,65,12,106,34,3,32,3,40,2,0,32,4,65,4,106,40,2,0,65,247,148,175,175,120,108,106,65,13,119,65,177,243,221,241,121,108,54,2,0,32,0,65,16,106,34,3,32,3,40,2,0,32,4,65,8,106,40,2,0,65,247,148,175,175,120,108,106,65,13,119,65,177,243,221,241,121,108,54,2,0,32,0,65,20,106,34,3,32,3,40,2,0,32,4,65,12,106,40,2,0,65,247,148,175,175,120,108,106,65,13,119,65,177,243,221,241,121,108,54,2,0,32,0,65,40,106,65,0,54,2,0,32,1,32,2,106,33,1,11,32,1,32,6,65,16,107,77,4,64,32,6,65,16,107,33,8,32,0,65,8,106,40,2,0,33,2,32,0,65,12,106,40,2,0,33,3,32,0,65,16,106,40,2,0,33,5,32,0,65,20,106,40,2,0,33,7,3,64,32,2,32,1,40,2,0,65,247,148,175,175,120,108,106,65,13,119,65,177,243,221,241,121,108,33,2,32,3,32,1,65,4,106,34,1,40,2,0,65,247,148,175,175,120,108,106,65,13,119,65,177,243,221,241,121,108,33,3,32,5,32,1,65,4,106,34,1,40,2,0,65,247,148,175,175,120,108,106,65,13,119,65,177,243,221,241,121,108,33,5,32,7,32,1,65,4,106,34,1,40,2,0,65,247,148,175,175,120,108,106,65,13,119,65,177,243,221,241,121,108,33,7,32,8,32,1,65,4,106,34,1,79,13,0,11,32,0,65,8,106,32,2,54,2,0,32,0,65,12,106,32,3,54,2,0,32,0,65,16,106,32,5,54,2,0,32,0,65,20,106,32,7,54,2,0,11,32,1,32,6,73,4,64,32,4,32,1,32,6,32,1,107,34,1,252,10,0,0,32,0,65,40,106,32,1,54,2,0,11,11,97,1,1,127,32,0,65,16,106,40,2,0,33,1,32,0,65,4,106,40,2,0,4,127,32,1,65,12,119,32,0,65,20,106,40,2,0,65,18,119,106,32,0,65,12,106,40,2,0,65,7,119,106,32,0,65,8,106,40,2,0,65,1,119,106,5,32,1,65,177,207,217,178,1,106,11,32,0,40,2,0,106,32,0,65,24,106,32,0,65,40,106,40,2,0,16,1,11,255,3,2,3,126,1,127,32,0,32,1,106,33,6,32,1,65,32,79,4,126,32,6,65,32,107,33,6,32,2,66,214,235,130,238,234,253,137,245,224,0,124,33,3,32,2,66,177,169,172,193,173,184,212,166,61,125,33,4,32,2,66,249,234,208,208,231,201,161,228,225,0,124,33,5,3,64,32,3,32,0,41,3,0,66,207,214,211,190,210,199,171,217,66,126,124,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,33,3,32,4,32,0,65,8,106,34,0,41,3,0,66,207,214,211,190,210,199,171,217,66,126,124,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,33,4,32,2,32,0,65,8,106,34,0,41,3,0,66,207,214,211,190,210,199,171,217,66,126,124,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,33,2,32,5,32,0,65,8,106,34,0,41,3,0,66,207,214,211,190,210,199,171,217,66,126,124,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,33,5,32,6,32,0,65,8,106,34,0,79,13,0,11,32,2,66,12,137,32,5,66,18,137,124,32,4,66,7,137,124,32,3,66,1,137,124,32,3,66,207,214,211,190,210,199,171,217,66,126,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,133,66,135,149,175,175,152,182,222,155,158,127,126,66,157,163,181,234,131,177,141,138,250,0,125,32,4,66,207,214,211,190,210,199,171,217,66,126,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,133,66,135,149,175,175,152,182,222,155,158,127,126,66,157,163,181,234,131,177,141,138,250,0,125,32,2,66,207,214,211,190,210,199,171,217,66,126,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,133,66,135,149,175,175,152,182,222,155,158,127,126,66,157,163,181,234,131,177,141,138,250,0,125,32,5,66,207,214,211,190,210,199,171,217,66,126,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,133,66,135,149,175,175,152,182,222,155,158,127,126,66,157,163,181,234,131,177,141,138,250,0,125,5,32,2,66,197,207,217,178,241,229,186,234,39,124,11,32,1,173,124,32,0,32,1,65,31,113,16,6,11,134,2,0,32,1,32,2,106,33,2,3,64,32,2,32,1,65,8,106,79,4,64,32,1,41,3,0,66,207,214,211,190,210,199,171,217,66,126,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,32,0,133,66,27,137,66,135,149,175,175,152,182,222,155,158,127,126,66,157,163,181,234,131,177,141,138,250,0,125,33,0,32,1,65,8,106,33,1,12,1,11,11,32,1,65,4,106,32,2,77,4,64,32,0,32,1,53,2,0,66,135,149,175,175,152,182,222,155,158,127,126,133,66,23,137,66,207,214,211,190,210,199,171,217,66,126,66,249,243,221,241,153,246,153,171,22,124,33,0,32,1,65,4,106,33,1,11,3,64,32,1,32,2,73,4,64,32,0,32,1,49,0,0,66,197,207,217,178,241,229,186,234,39,126,133,66,11,137,66,135,149,175,175,152,182,222,155,158,127,126,33,0,32,1,65,1,106,33,1,12,1,11,11,32,0,32,0,66,33,136,133,66,207,214,211,190,210,199,171,217,66,126,34,0,32,0,66,29,136,133,66,249,243,221,241,153,246,153,171,22,126,34,0,32,0,66,32,136,133,11,77,0,32,0,65,8,106,32,1,66,214,235,130,238,234,253,137,245,224,0,124,55,3,0,32,0,65,16,106,32,1,66,177,169,172,193,173,184,212,166,61,125,55,3,0,32,0,65,24,106,32,1,55,3,0,32,0,65,32,106,32,1,66,249,234,208,208,231,201,161,228,225,0,124,55,3,0,11,244,4,2,3,127,4,126,32,1,32,2,106,33,5,32,0,65,40,106,33,4,32,0,65,200,0,106,40,2,0,33,3,32,0,32,0,41,3,0,32,2,173,124,55,3,0,32,2,32,3,106,65,32,73,4,64,32,3,32,4,106,32,1,32,2,252,10,0,0,32,0,65,200,0,106,32,2,32,3,106,54,2,0,15,11,32,3,4,64,32,3,32,4,106,32,1,65,32,32,3,107,34,2,252,10,0,0,32,0,65,8,106,34,3,32,3,41,3,0,32,4,41,3,0,66,207,214,211,190,210,199,171,217,66,126,124,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,55,3,0,32,0,65,16,106,34,3,32,3,41,3,0,32,4,65,8,106,41,3,0,66,207,214,211,190,210,199,171,217,66,126,124,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,55,3,0,32,0,65,24,106,34,3,32,3,41,3,0,32,4,65,16,106,41,3,0,66,207,214,211,190,210,199,171,217,66,126,124,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,55,3,0,32,0,65,32,106,34,3,32,3,41,3,0,32,4,65,24,106,41,3,0,66,207,214,211,190,210,199,171,217,66,126,124,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,55,3,0,32,0,65,200,0,106,65,0,54,2,0,32,1,32,2,106,33,1,11,32,1,65,32,106,32,5,77,4,64,32,5,65,32,107,33,2,32,0,65,8,106,41,3,0,33,6,32,0,65,16,106,41,3,0,33,7,32,0,65,24,106,41,3,0,33,8,32,0,65,32,106,41,3,0,33,9,3,64,32,6,32,1,41,3,0,66,207,214,211,190,210,199,171,217,66,126,124,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,33,6,32,7,32,1,65,8,106,34,1,41,3,0,66,207,214,211,190,210,199,171,217,66,126,124,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,33,7,32,8,32,1,65,8,106,34,1,41,3,0,66,207,214,211,190,210,199,171,217,66,126,124,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,33,8,32,9,32,1,65,8,106,34,1,41,3,0,66,207,214,211,190,210,199,171,217,66,126,124,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,33,9,32,2,32,1,65,8,106,34,1,79,13,0,11,32,0,65,8,106,32,6,55,3,0,32,0,65,16,106,32,7,55,3,0,32,0,65,24,106,32,8,55,3,0,32,0,65,32,106,32,9,55,3,0,11,32,1,32,5,73,4,64,32,4,32,1,32,5,32,1,107,34,1,252,10,0,0,32,0,65,200,0,106,32,1,54,2,0,11,11,188,2,1,5,126,32,0,65,24,106,41,3,0,33,1,32,0,41,3,0,34,2,66,32,90,4,126,32,0,65,8,106,41,3,0,34,3,66,1,137,32,0,65,16,106,41,3,0,34,4,66,7,137,124,32,1,66,12,137,32,0,65,32,106,41,3,0,34,5,66,18,137,124,124,32,3,66,207,214,211,190,210,199,171,217,66,126,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,133,66,135,149,175,175,152,182,222,155,158,127,126,66,157,163,181,234,131,177,141,138,250,0,125,32,4,66,207,214,211,190,210,199,171,217,66,126,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,133,66,135,149,175,175,152,182,222,155,158,127,126,66,157,163,181,234,131,177,141,138,250,0,125,32,1,66,207,214,211,190,210,199,171,217,66,126,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,133,66,135,149,175,175,152,182,222,155,158,127,126,66,157,163,181,234,131,177,141,138,250,0,125,32,5,66,207,214,211,190,210,199,171,217,66,126,66,31,137,66,135,149,175,175,152,182,222,155,158,127,126,133,66,135,149,175,175,152,182,222,155,158,127,126,66,157,163,181,234,131,177,141,138,250,0,125,5,32,1,66,197,207,217,178,241,229,186,234,39,124,11,32,2,124,32,0,65,40,106,32,2,66,31,131,167,16,6,11]);async function e(){return function(t){const{exports:{mem:e,xxh32:n,xxh64:r,init32:i,update32:a,digest32:o,init64:s,update64:u,digest64:c}}=t;let h=new Uint8Array(e.buffer);function g(t,n){if(e.buffer.byteLength<t+n){const r=Math.ceil((t+n-e.buffer.byteLength)/65536);e.grow(r),h=new Uint8Array(e.buffer)}}function f(t,e,n,r,i,a){g(t);const o=new Uint8Array(t);return h.set(o),n(0,e),o.set(h.subarray(0,t)),{update(e){let n;return h.set(o),"string"==typeof e?(g(3*e.length,t),n=w.encodeInto(e,h.subarray(t)).written):(g(e.byteLength,t),h.set(e,t),n=e.byteLength),r(0,t,n),o.set(h.subarray(0,t)),this},digest:()=>(h.set(o),a(i(0)))}}function y(t){return t>>>0}const b=2n**64n-1n;function d(t){return t&b}const w=new TextEncoder,l=0,p=0n;function x(t,e=l){return g(3*t.length,0),y(n(0,w.encodeInto(t,h).written,e))}function L(t,e=p){return g(3*t.length,0),d(r(0,w.encodeInto(t,h).written,e))}return{h32:x,h32ToString:(t,e=l)=>x(t,e).toString(16).padStart(8,"0"),h32Raw:(t,e=l)=>(g(t.byteLength,0),h.set(t),y(n(0,t.byteLength,e))),create32:(t=l)=>f(48,t,i,a,o,y),h64:L,h64ToString:(t,e=p)=>L(t,e).toString(16).padStart(16,"0"),h64Raw:(t,e=p)=>(g(t.byteLength,0),h.set(t),d(r(0,t.byteLength,e))),create64:(t=p)=>f(88,t,s,u,c,d)}}((await WebAssembly.instantiate(t)).instance)}
//# sourceMappingURL=xxhash-wasm.js.map


/***/ })

};
;