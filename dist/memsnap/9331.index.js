"use strict";
exports.id = 9331;
exports.ids = [9331];
exports.modules = {

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

/***/ 5110:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BH: () => (/* binding */ mustHaveToken),
/* harmony export */   Cv: () => (/* binding */ about),
/* harmony export */   L$: () => (/* binding */ transferTimeoutMs),
/* harmony export */   TW: () => (/* binding */ ASK_TIMEOUT_MS),
/* harmony export */   UR: () => (/* binding */ mustBeInAction),
/* harmony export */   _M: () => (/* binding */ repositoryOf),
/* harmony export */   kA: () => (/* binding */ ask)
/* harmony export */ });
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61040);
/* harmony import */ var _actions_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76607);


const ASK_TIMEOUT_MS = 120_000;
const SLOWEST_BYTES_PER_MS = 100;
function transferTimeoutMs(sizeBytes) {
    return 10 * 60_000 + Math.ceil(sizeBytes / SLOWEST_BYTES_PER_MS);
}
function repositoryOf({ env }) {
    const token = env.GITHUB_TOKEN || env.GH_TOKEN;
    const [owner, repo] = (env.GITHUB_REPOSITORY ?? "").split("/");
    return token && owner && repo ? { owner, repo, token } : null;
}
function isInAction({ env }) {
    return Boolean((env.ACTIONS_RESULTS_URL || env.ACTIONS_CACHE_URL) && env.ACTIONS_RUNTIME_TOKEN);
}
function mustBeInAction(context, url) {
    if (isInAction(context))
        return;
    const message = `${url} is reached from an action only: a run: step and other machines get no ACTIONS_RUNTIME_TOKEN`;
    throw new _model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV("bad-option", message, { path: url });
}
function mustHaveToken(repository, what, permission) {
    if (repository !== null)
        return repository;
    throw new _model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV("vault-denied", `${what} needs GITHUB_REPOSITORY and a GITHUB_TOKEN with the permission ${permission}`);
}
async function ask(process, { call, args, what, timeoutMs = ASK_TIMEOUT_MS }) {
    const said = await process.call(call, args, timeoutMs);
    if (said.failure !== undefined)
        throw (0,_actions_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .actionsFailure */ .O)(what, said.failure);
    return said.value;
}
function about({ owner, repo, token }, route, parameters = {}) {
    return { token, route, parameters: { owner, repo, ...parameters } };
}


/***/ }),

/***/ 76607:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ actionsFailure)
/* harmony export */ });
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61040);

const SIGNS = [
    [/ENOSPC|EDQUOT|No space left/i, "disk-full"],
    [/rate limit/i, "vault-unreachable"],
    [/(read|write) denied:|does not permit (reads|writes)|not accessible by/i, "vault-denied"],
    [/another job may be (creating|finalizing)|already exists/i, "output-exists"],
    [/ArtifactNotFound|No artifacts? found|Artifact not found/i, "vault-not-found"],
    [/tar(\.exe)?"? failed with error/i, "vault-corrupt"],
];
const STATUSES = {
    401: "vault-denied",
    403: "vault-denied",
    404: "vault-not-found",
    409: "output-exists",
    410: "vault-not-found",
};
const TOKENS = /\b(eyJ[\w-]+\.[\w-]+\.[\w-]+|gh[a-z]_[\w.-]+|github_pat_\w+)/g;
function actionsFailure(what, { message, status }) {
    const sign = SIGNS.find(([pattern]) => pattern.test(message));
    const answered = status ?? Number(/\((\d{3})\)/.exec(message)?.[1]);
    const code = sign?.[1] ?? STATUSES[answered] ?? "vault-unreachable";
    return new _model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV(code, `${what}: ${withoutSecrets(message)}`);
}
function withoutSecrets(message) {
    const [line = ""] = message.trim().split("\n");
    return line
        .replace(/(https?:\/\/[^\s?]+)\?\S*/g, "$1")
        .replace(TOKENS, "***")
        .slice(0, 500);
}


/***/ }),

/***/ 74290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ ActionsProcess)
});

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/model/index.js + 27 modules
var model = __webpack_require__(61040);
// EXTERNAL MODULE: ./build/os/index.js + 4 modules
var os = __webpack_require__(83191);
;// CONCATENATED MODULE: ./build/vault/safe-tar.js


const WITHOUT_P = `#!/bin/sh
unset ACTIONS_RUNTIME_TOKEN
PATH=$MEMSNAP_PATH
for word do
  shift
  [ "$word" = -P ] || set -- "$@" "$word"
done
exec "\${0##*/}" "$@"
`;
const NAMES = ["gtar", "tar"];
async function safeTarFolder(parent, path) {
    if (process.platform === "win32")
        return {};
    const folder = (0,external_node_path_.join)(parent, "tools");
    await (0,promises_.mkdir)(folder, { mode: 0o700 });
    for (const name of NAMES) {
        if (await isOnPath(name, path))
            await (0,promises_.writeFile)((0,external_node_path_.join)(folder, name), WITHOUT_P, { mode: 0o700 });
    }
    return { PATH: `${folder}${external_node_path_.delimiter}${path}`, MEMSNAP_PATH: path };
}
async function isOnPath(name, path) {
    for (const folder of path.split(external_node_path_.delimiter)) {
        const isThere = await (0,promises_.access)((0,external_node_path_.join)(folder, name), promises_.constants.X_OK).then(() => true, () => false);
        if (isThere)
            return true;
    }
    return false;
}

;// CONCATENATED MODULE: ./build/vault/actions-process.js







const MAX_LOG_CHARACTERS = 64 * 1024;
const PASSED = [
    /^ACTIONS_(RUNTIME_TOKEN|RUNTIME_URL|RESULTS_URL|CACHE_URL|CACHE_SERVICE_V2|CACHE_MODE|ORCHESTRATION_ID)$/,
    /^ACTIONS_ARTIFACT_/,
    /^GITHUB_(SERVER_URL|API_URL|REPOSITORY|RUN_ID|RETENTION_DAYS)$/,
    /^(CACHE_UPLOAD|SEGMENT_DOWNLOAD)_/,
    /^(https?|no|all)_proxy$/i,
    /^(PATH|PATHEXT|HOME|USERPROFILE|SystemRoot|SystemDrive|ProgramFiles|ComSpec|NODE_EXTRA_CA_CERTS|SSL_CERT_\w+)$/i,
];
class ActionsProcess {
    workspace;
    #child;
    #folder;
    #gone;
    #log = "";
    #last = Promise.resolve();
    constructor(folder, workspace, child) {
        this.workspace = workspace;
        this.#folder = folder;
        this.#child = child;
        this.#gone = new Promise((resolve) => child.once("exit", resolve).once("error", resolve)).then(() => {
            throw new model/* AppError */.uV("vault-unreachable", "the process of GitHub's client has ended without an answer");
        });
        this.#gone.catch(() => { });
        child.on("error", () => { });
        for (const stream of [child.stdout, child.stderr]) {
            stream?.setEncoding("utf8").on("data", (text) => {
                this.#log = (this.#log + text).slice(-MAX_LOG_CHARACTERS);
            });
        }
    }
    static async start({ tempDir, env }) {
        const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(tempDir, "memsnap-vault-"));
        const workspace = await (0,promises_.mkdtemp)((0,external_node_path_.join)(folder, "work-"));
        const tools = await safeTarFolder(folder, env.PATH ?? "");
        const temporary = { TMPDIR: folder, TEMP: folder, TMP: folder };
        const child = (0,external_node_child_process_.fork)((0,os/* ownProgram */.DX)(), [String(process.pid)], {
            cwd: workspace,
            env: { ...passed(env), ...tools, GITHUB_WORKSPACE: workspace, RUNNER_TEMP: folder, ...temporary },
            execArgv: [],
            stdio: ["ignore", "pipe", "pipe", "ipc"],
        });
        const started = new ActionsProcess(folder, workspace, child);
        try {
            await Promise.race([(0,external_node_events_.once)(child, "message"), started.#gone]);
        }
        catch (error) {
            await started[Symbol.asyncDispose]();
            throw new model/* AppError */.uV("vault-unreachable", "no process could be started for GitHub's client", { cause: error });
        }
        return started;
    }
    call(call, args, timeoutMs) {
        const said = this.#last.then(() => this.#call(call, args, timeoutMs));
        this.#last = said.catch(() => { });
        return said;
    }
    async #call(call, args, timeoutMs) {
        this.#log = "";
        const timeout = AbortSignal.timeout(timeoutMs);
        try {
            const answer = (0,external_node_events_.once)(this.#child, "message", { signal: timeout });
            answer.catch(() => { });
            this.#child.send({ call, args });
            const [outcome] = (await Promise.race([answer, this.#gone]));
            return { ...outcome, log: this.#log };
        }
        catch (error) {
            if (error instanceof model/* AppError */.uV)
                throw error;
            this.#child.kill("SIGKILL");
            const message = timeout.aborted
                ? `GitHub's service gave no answer within ${timeoutMs / 1000} s`
                : `GitHub's client cannot be asked for ${call}`;
            throw new model/* AppError */.uV("vault-unreachable", message, { cause: error });
        }
    }
    async [Symbol.asyncDispose]() {
        if (this.#child.pid !== undefined && this.#child.exitCode === null && this.#child.signalCode === null) {
            const exit = (0,external_node_events_.once)(this.#child, "exit");
            this.#child.kill("SIGKILL");
            await exit;
        }
        await (0,promises_.rm)(this.#folder, { recursive: true, force: true, maxRetries: 3 });
    }
}
function passed(env) {
    const entries = Object.entries(env).filter(([name]) => PASSED.some((pattern) => pattern.test(name)));
    return Object.fromEntries(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}


/***/ }),

/***/ 5469:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D4: () => (/* binding */ checkOnlyFile),
/* harmony export */   O3: () => (/* binding */ arrivedReceipt),
/* harmony export */   Qz: () => (/* binding */ writeReceipt),
/* harmony export */   i$: () => (/* binding */ takeBundle),
/* harmony export */   us: () => (/* binding */ standIn),
/* harmony export */   vH: () => (/* binding */ checkFile)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46466);
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(61040);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(63735);
/* harmony import */ var _receipts_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(31206);








async function standIn(bundle, folder, name) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(folder, { recursive: true });
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, name);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.link)(bundle, path).catch(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.copyFile)(bundle, path));
    return path;
}
async function onlyFile(folder, what) {
    const [name, ...others] = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readdir)(folder).catch(() => []);
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, name ?? "");
    if (name !== undefined && others.length === 0 && (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(path)).isFile())
        return path;
    throw new _model_index_js__WEBPACK_IMPORTED_MODULE_5__/* .AppError */ .uV("vault-corrupt", `${what} holds something else than one file`);
}
async function arrivedReceipt(folder, what) {
    const path = await onlyFile(folder, what);
    const { size } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(path);
    return size > _receipts_js__WEBPACK_IMPORTED_MODULE_6__/* .MAX_RECEIPT_BYTES */ .cs ? Buffer.alloc(0) : (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(path);
}
async function writeReceipt(folder, receipt) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, (0,_names_js__WEBPACK_IMPORTED_MODULE_7__/* .sidecarNames */ .Mh)(receipt.bundle).receipt);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.writeFile)(path, (0,_receipts_js__WEBPACK_IMPORTED_MODULE_6__/* .receiptText */ .ee)(receipt), { flag: "wx", mode: 0o600 });
    return path;
}
async function checkFile({ bundle, receipt }, onBytes) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
    let sizeBytes = 0;
    try {
        for await (const chunk of (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(bundle)) {
            hash.update(chunk);
            sizeBytes += chunk.length;
            onBytes?.(chunk.length);
        }
    }
    catch (error) {
        throw new _model_index_js__WEBPACK_IMPORTED_MODULE_5__/* .AppError */ .uV("bundle-missing", `${bundle} cannot be read`, { path: bundle, cause: error });
    }
    (0,_receipts_js__WEBPACK_IMPORTED_MODULE_6__/* .checkArrived */ .An)(receipt, { sizeBytes, sha256: hash.digest("hex") }, bundle);
}
async function checkOnlyFile(folder, { receipt }) {
    await checkFile({ bundle: await onlyFile(folder, receipt.bundle), receipt });
}
async function takeBundle(folder, stored, { dir, onBytes }) {
    const { name, receipt } = stored;
    const source = await onlyFile(folder, name);
    const { checksum, receipt: receiptName } = (0,_names_js__WEBPACK_IMPORTED_MODULE_7__/* .sidecarNames */ .Mh)(name);
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(dir, name);
    const written = [path, (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(dir, checksum), (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(dir, receiptName)];
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
    let sizeBytes = 0;
    try {
        const output = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createWriteStream)(path, { flags: "wx", mode: 0o600 });
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(source), counting, output);
        (0,_receipts_js__WEBPACK_IMPORTED_MODULE_6__/* .checkArrived */ .An)(receipt, { sizeBytes, sha256: hash.digest("hex") }, name);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(dir, checksum), (0,_receipts_js__WEBPACK_IMPORTED_MODULE_6__/* .checksumText */ .d8)(receipt), { flag: "wx", mode: 0o600 });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(dir, receiptName), (0,_receipts_js__WEBPACK_IMPORTED_MODULE_6__/* .receiptText */ .ee)(receipt), { flag: "wx", mode: 0o600 });
        return path;
    }
    catch (error) {
        if (error.code === "EEXIST")
            throw new _model_index_js__WEBPACK_IMPORTED_MODULE_5__/* .AppError */ .uV("output-exists", `${path} exists already`, { path, cause: error });
        await Promise.all(written.map((file) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(file, { force: true })));
        throw noSpace(error) ? new _model_index_js__WEBPACK_IMPORTED_MODULE_5__/* .AppError */ .uV("disk-full", `no space left for ${name}`, { path, cause: error }) : error;
    }
    async function* counting(chunks) {
        for await (const chunk of chunks) {
            hash.update(chunk);
            sizeBytes += chunk.length;
            onBytes?.(chunk.length);
            yield chunk;
        }
    }
}
function noSpace(error) {
    return ["ENOSPC", "EDQUOT"].includes(error.code ?? "");
}


/***/ }),

/***/ 19331:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openCacheVault: () => (/* reexport */ openCacheVault)
});

// EXTERNAL MODULE: ./build/model/index.js + 27 modules
var model = __webpack_require__(61040);
// EXTERNAL MODULE: ./build/vault/actions-context.js
var actions_context = __webpack_require__(5110);
// EXTERNAL MODULE: ./build/vault/actions-process.js + 1 modules
var actions_process = __webpack_require__(74290);
// EXTERNAL MODULE: ./build/vault/arrivals.js
var arrivals = __webpack_require__(5469);
// EXTERNAL MODULE: ./build/vault/names.js
var names = __webpack_require__(63735);
// EXTERNAL MODULE: ./build/vault/receipts.js
var receipts = __webpack_require__(31206);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/vault/actions-failure.js
var actions_failure = __webpack_require__(76607);
;// CONCATENATED MODULE: ./build/vault/cache/entry.js





const PLACES = { bundle: ".memsnap-vault/bundle", receipt: ".memsnap-vault/receipt" };
const NO_SIZE = 0;
const REASONS = [
    /^::debug::Failed to reserve cache: (.*)$/m,
    /^::(?:warning|error)[^:]*::(.*)$/m,
    /^(Cache (?:save|restore) skipped: .*)$/m,
    /^(Failed to (?:save|restore): .*)$/m,
];
async function entryFolder(process, kind) {
    await (0,promises_.rm)((0,external_node_path_.join)(process.workspace, ".memsnap-vault"), { recursive: true, force: true });
    const folder = (0,external_node_path_.join)(process.workspace, PLACES[kind]);
    await (0,promises_.mkdir)(folder, { recursive: true });
    return folder;
}
async function saveEntry(process, entry) {
    const { kind, key, sizeBytes = NO_SIZE } = entry;
    const what = `cache entry ${key} cannot be saved`;
    const said = await process.call("saveCache", [PLACES[kind], key], (0,actions_context/* transferTimeoutMs */.L$)(sizeBytes));
    if (said.failure !== undefined)
        throw (0,actions_failure/* actionsFailure */.O)(what, said.failure);
    if (said.value !== -1)
        return true;
    const reason = reasonIn(said.log) ?? "the client does not say why";
    const failure = (0,actions_failure/* actionsFailure */.O)(what, { message: reason, status: null });
    if (failure.code !== "output-exists")
        throw failure;
    if ((await findEntry(process, entry)) === key)
        return false;
    throw failure;
}
async function findEntry(process, { kind, key }) {
    const said = await process.call("restoreCache", [{ path: PLACES[kind], key, lookupOnly: true }], actions_context/* ASK_TIMEOUT_MS */.TW);
    return foundIn(said, `cache entry ${key} cannot be looked up`);
}
async function fetchEntry(process, entry) {
    const { kind, key, sizeBytes = NO_SIZE } = entry;
    await entryFolder(process, kind);
    const said = await process.call("restoreCache", [{ path: PLACES[kind], key, lookupOnly: false }], (0,actions_context/* transferTimeoutMs */.L$)(sizeBytes));
    if (foundIn(said, `cache entry ${key} cannot be fetched`) !== key)
        return null;
    const folder = (0,external_node_path_.join)(process.workspace, PLACES[kind]);
    const real = await (0,promises_.realpath)(folder).catch(() => "");
    if (real === (0,external_node_path_.join)(await (0,promises_.realpath)(process.workspace), PLACES[kind]))
        return folder;
    throw new model/* AppError */.uV("vault-corrupt", `cache entry ${key} holds something else than it was saved with`);
}
function foundIn(said, what) {
    if (said.failure !== undefined)
        throw (0,actions_failure/* actionsFailure */.O)(what, said.failure);
    const reason = said.value === null ? reasonIn(said.log) : undefined;
    if (reason !== undefined)
        throw (0,actions_failure/* actionsFailure */.O)(what, { message: reason, status: null });
    return said.value ?? null;
}
function reasonIn(log) {
    for (const pattern of REASONS) {
        const [, reason] = pattern.exec(log) ?? [];
        if (reason !== undefined)
            return reason.replaceAll("%0A", "\n").replaceAll("%0D", "").replaceAll("%25", "%");
    }
    return undefined;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/vault/cache/keys.js


const DEFAULT_PREFIX = "memsnap";
const FITS = /^[A-Za-z0-9._/~]{1,100}$/;
class Keys {
    #prefix;
    #env;
    constructor(prefix, env) {
        this.#prefix = `${prefix || DEFAULT_PREFIX}-`;
        this.#env = env;
    }
    get prefix() {
        return this.#prefix;
    }
    ofBundle(name) {
        const agent = (0,names/* agentOfName */.Ci)(name) ?? "";
        const run = `${this.#env.GITHUB_RUN_ID || 0}-${this.#env.GITHUB_RUN_ATTEMPT || 1}`;
        return `${this.#prefix}${part(agent)}-${part(this.#branch)}-${run}-${name.slice(agent.length + 1)}`;
    }
    lookUps(agent) {
        if (agent === undefined)
            return [this.#prefix];
        const ofAgent = `${this.#prefix}${part(agent)}-`;
        const branches = [this.#branch, this.#env.GITHUB_BASE_REF ?? ""].filter((branch) => branch !== "");
        return [...branches.map((branch) => `${ofAgent}${part(branch)}-`), ofAgent];
    }
    get #branch() {
        return this.#env.GITHUB_REF_NAME || "local";
    }
    read(key) {
        if (!key.startsWith(this.#prefix))
            return undefined;
        const [agent = "", _branch, run, attempt, time, end, ...more] = key.slice(this.#prefix.length).split("-");
        const file = `${agent.replaceAll("~", "-")}-${time}-${end}`;
        const bundle = (0,names/* bundleOfReceipt */.Yd)(file) ?? file;
        const numbers = [run, attempt].every((text) => /^\d{1,15}$/.test(text ?? ""));
        if (!numbers || more.length > 0 || !(0,names/* isNameOfBundle */.B7)(bundle))
            return undefined;
        return { bundle, isReceipt: bundle !== file, runId: Number(run), attempt: Number(attempt) };
    }
}
function receiptKey(key) {
    return (0,names/* sidecarNames */.Mh)(key).receipt;
}
function part(text) {
    const escaped = text.replaceAll("-", "~");
    return FITS.test(escaped) ? escaped : `sha256=${(0,external_node_crypto_.createHash)("sha256").update(text).digest("hex").slice(0, 32)}`;
}

// EXTERNAL MODULE: ./build/vault/runs.js
var vault_runs = __webpack_require__(71053);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
;// CONCATENATED MODULE: ./build/vault/cache/listed.js




const Entries = schemas/* array */.YOg(schemas/* object */.Ikc({ id: schemas/* number */.aig(), key: schemas/* string */.YjP(), ref: schemas/* string */.YjP(), created_at: schemas/* string */.YjP() }).transform((entry) => ({
    id: entry.id,
    key: entry.key,
    ref: entry.ref,
    createdAt: new Date(entry.created_at).toISOString(),
})));
async function listEntries(process, repository, prefix) {
    const request = (0,actions_context/* about */.Cv)(repository, "GET /repos/{owner}/{repo}/actions/caches", { key: prefix });
    return (0,vault_runs/* read */.L)(Entries, await (0,actions_context/* ask */.kA)(process, { call: "githubPages", args: [request], what: "the caches cannot be listed" }));
}
async function deleteEntries(process, repository, key) {
    const known = (0,actions_context/* mustHaveToken */.BH)(repository, `removing cache entry ${key}`, "actions: write");
    const request = (0,actions_context/* about */.Cv)(known, "DELETE /repos/{owner}/{repo}/actions/caches{?key}", { key });
    try {
        await (0,actions_context/* ask */.kA)(process, { call: "github", args: [request], what: `cache entry ${key} cannot be removed` });
    }
    catch (error) {
        if (!(error instanceof model/* AppError */.uV && error.code === "vault-not-found"))
            throw error;
    }
}

;// CONCATENATED MODULE: ./build/vault/cache/list.js







async function listBundles(process, { keys, repository, ownRef }, { listing = {}, onSkipped } = {}) {
    if (repository === null) {
        const found = await lookUp(process, keys, listing);
        return (await receiptsOf(process, keys, { found, onSkipped })).toSorted(receipts/* newestFirst */.ll);
    }
    const entries = await listEntries(process, repository, keys.prefix);
    for (const { key } of entries) {
        if ((0,names/* bundleOfReceipt */.Yd)(key) !== undefined && keys.read(key) === undefined)
            onSkipped?.(key.slice(keys.prefix.length), "is not the receipt of a bundle");
    }
    const found = bundlesAmong(entries, keys).filter((key) => isOfInterest(keys.read(key), listing));
    const bundles = await receiptsOf(process, keys, { found, onSkipped });
    const now = (await listEntries(process, repository, keys.prefix)).filter(({ ref }) => isInReach(ref, ownRef));
    const runs = new vault_runs/* KnownRuns */.s(process, repository);
    const known = await Promise.all(bundles.map((bundle) => withOrigin(bundle, { entries: now, keys, runs })));
    return known.toSorted(receipts/* newestFirst */.ll);
}
function bundlesAmong(entries, keys) {
    const all = new Set(entries.map(({ key }) => key));
    return [...all].filter((key) => keys.read(key)?.isReceipt === false && all.has(receiptKey(key)));
}
function isOfInterest(facts, listing) {
    return facts !== undefined && (0,names/* isAskedFor */.un)(facts.bundle, listing) && facts.runId === (listing.runId ?? facts.runId);
}
async function lookUp(process, keys, listing) {
    const exact = listing.name === undefined ? [] : [receiptKey(keys.ofBundle(listing.name))];
    const agent = listing.agent ?? (listing.name === undefined ? undefined : (0,names/* agentOfName */.Ci)(listing.name));
    const found = new Set();
    for (const key of [...exact, ...keys.lookUps(agent)]) {
        const receipt = await findEntry(process, { kind: "receipt", key });
        const facts = keys.read(receipt ?? "");
        if (receipt === null || facts?.isReceipt !== true || !isOfInterest(facts, listing))
            continue;
        const bundle = receipt.slice(0, -receiptKey("").length);
        if ((await findEntry(process, { kind: "bundle", key: bundle })) === bundle)
            found.add(bundle);
    }
    return [...found];
}
async function receiptsOf(process, keys, { found, onSkipped }) {
    const bundles = [];
    for (const key of found) {
        const name = keys.read(key)?.bundle ?? "";
        const folder = await fetchEntry(process, { kind: "receipt", key: receiptKey(key) });
        const { receipt, why } = folder === null
            ? { why: "cannot be read from this branch" }
            : (0,receipts/* readStoredReceipt */.A0)(name, await (0,arrivals/* arrivedReceipt */.O3)(folder, receiptKey(key)));
        if (receipt === undefined)
            onSkipped?.(`${name}.receipt.json`, why);
        else
            bundles.push({ name, key, receipt, storedAt: receipt.createdAt, origin: null });
    }
    return bundles;
}
function isInReach(ref, ownRef) {
    return ownRef === undefined || ref === ownRef || !ref.startsWith("refs/pull/");
}
async function withOrigin(bundle, { entries, keys, runs }) {
    const saved = entries.filter(({ key }) => key === bundle.key || key === receiptKey(bundle.key));
    const [entry] = saved.filter(({ key }) => key === receiptKey(bundle.key));
    const facts = keys.read(bundle.key);
    if (entry === undefined || facts === undefined)
        return bundle;
    const storedAt = entry.createdAt;
    if (saved.length !== 2 || saved.some(({ ref }) => ref !== entry.ref))
        return { ...bundle, storedAt };
    const run = await runs.get(facts.runId, facts.attempt);
    return { ...bundle, storedAt, origin: run !== null && isSavedBy(run, entry.ref) ? run : null };
}
function isSavedBy({ branch, event }, ref) {
    if (ref.startsWith("refs/pull/"))
        return event.startsWith("pull_request");
    return (!event.startsWith("pull_request") &&
        branch !== null &&
        [`refs/heads/${branch}`, `refs/tags/${branch}`].includes(ref));
}

;// CONCATENATED MODULE: ./build/vault/cache/vault.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});










function openCacheVault({ prefix, text }, context) {
    (0,actions_context/* mustBeInAction */.UR)(context, text);
    const { env } = context;
    const cache = { keys: new Keys(prefix, env), repository: (0,actions_context/* repositoryOf */._M)(context), ownRef: env.GITHUB_REF || undefined };
    return {
        kind: "cache",
        url: text,
        put: (upload, onBytes) => put(cache, context, { upload, onBytes }),
        list: (listing, onSkipped) => list(cache, context, { listing, onSkipped }),
        get: (stored, dir, onBytes) => get(context, stored, { dir, onBytes }),
        open: async () => null,
        remove: (stored) => remove(cache, context, stored),
        sweep: (options) => sweep(cache, context, options),
    };
}
async function list(cache, context, { listing = {}, onSkipped }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const process = __addDisposableResource(env_1, await actions_process/* ActionsProcess */.B.start(context), true);
        return await listBundles(process, cache, { listing, onSkipped });
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function put(cache, context, { upload, onBytes }) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const name = (0,receipts/* nameOfUpload */.kU)(upload);
        const key = cache.keys.ofBundle(name);
        await (0,arrivals/* checkFile */.vH)(upload, onBytes);
        const process = __addDisposableResource(env_2, await actions_process/* ActionsProcess */.B.start(context), true);
        if ((await listBundles(process, cache, { listing: { name } })).length > 0)
            throw exists(name);
        const entry = { kind: "bundle", key, sizeBytes: upload.receipt.sizeBytes };
        await (0,arrivals/* standIn */.us)(upload.bundle, await entryFolder(process, "bundle"), name);
        const isNew = await saveEntry(process, entry);
        const arrived = await fetchEntry(process, entry);
        if (arrived === null)
            throw isNew ? lost(name) : exists(name);
        await (0,arrivals/* checkOnlyFile */.D4)(arrived, upload);
        await (0,arrivals/* writeReceipt */.Qz)(await entryFolder(process, "receipt"), upload.receipt);
        if (!(await saveEntry(process, { kind: "receipt", key: receiptKey(key) })))
            throw exists(name);
        const [stored] = await listBundles(process, cache, { listing: { name } });
        if (stored === undefined)
            throw lost(name);
        return stored;
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = __disposeResources(env_2);
        if (result_2)
            await result_2;
    }
}
async function get(context, stored, taking) {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const process = __addDisposableResource(env_3, await actions_process/* ActionsProcess */.B.start(context), true);
        const folder = await fetchEntry(process, { kind: "bundle", key: stored.key, sizeBytes: stored.receipt.sizeBytes });
        if (folder === null)
            throw new model/* AppError */.uV("vault-not-found", `cache entry ${stored.key} is not there, or is of a branch out of reach`);
        return await (0,arrivals/* takeBundle */.i$)(folder, stored, taking);
    }
    catch (e_3) {
        env_3.error = e_3;
        env_3.hasError = true;
    }
    finally {
        const result_3 = __disposeResources(env_3);
        if (result_3)
            await result_3;
    }
}
async function remove({ repository }, context, { key }) {
    const env_4 = { stack: [], error: void 0, hasError: false };
    try {
        const process = __addDisposableResource(env_4, await actions_process/* ActionsProcess */.B.start(context), true);
        for (const one of [receiptKey(key), key])
            await deleteEntries(process, repository, one);
    }
    catch (e_4) {
        env_4.error = e_4;
        env_4.hasError = true;
    }
    finally {
        const result_4 = __disposeResources(env_4);
        if (result_4)
            await result_4;
    }
}
async function sweep({ keys, repository: known }, context, { olderThanMs, dryRun }) {
    const env_5 = { stack: [], error: void 0, hasError: false };
    try {
        const repository = (0,actions_context/* mustHaveToken */.BH)(known, "sweeping the cache", "actions: write");
        const process = __addDisposableResource(env_5, await actions_process/* ActionsProcess */.B.start(context), true);
        const entries = await listEntries(process, repository, keys.prefix);
        const all = new Set(entries.map(({ key }) => key));
        const before = context.now().getTime() - olderThanMs;
        const swept = [];
        for (const { key, createdAt } of entries) {
            const facts = keys.read(key);
            if (facts === undefined || Date.parse(createdAt) > before)
                continue;
            const isWhole = all.has(facts.isReceipt ? key.slice(0, -receiptKey("").length) : receiptKey(key));
            if (isWhole)
                continue;
            if (!dryRun)
                await deleteEntries(process, repository, key);
            swept.push(facts.isReceipt ? (0,names/* sidecarNames */.Mh)(facts.bundle).receipt : facts.bundle);
        }
        return swept;
    }
    catch (e_5) {
        env_5.error = e_5;
        env_5.hasError = true;
    }
    finally {
        const result_5 = __disposeResources(env_5);
        if (result_5)
            await result_5;
    }
}
function exists(name) {
    return new model/* AppError */.uV("output-exists", `${name} is in the cache already, or is being put there`, { path: name });
}
function lost(name) {
    return new model/* AppError */.uV("vault-unreachable", `${name} was saved to the cache and cannot be found there`, { path: name });
}

;// CONCATENATED MODULE: ./build/vault/cache/index.js



/***/ }),

/***/ 71053:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ read),
/* harmony export */   s: () => (/* binding */ KnownRuns)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92857);
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61040);
/* harmony import */ var _actions_context_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5110);



const Named = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ full_name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() });
const Run = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    id: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(),
    run_attempt: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().optional(),
    path: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    event: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    head_branch: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullable(),
    head_sha: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    conclusion: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullable(),
    repository: Named,
    head_repository: Named.nullish(),
});
class KnownRuns {
    #known = new Map();
    #process;
    #repository;
    constructor(process, repository) {
        this.#process = process;
        this.#repository = repository;
    }
    get(runId, attempt) {
        const key = `${runId}/${attempt}`;
        const run = this.#known.get(key) ?? this.#ask(runId, attempt);
        this.#known.set(key, run);
        return run;
    }
    async #ask(run, attempt) {
        const place = attempt === null ? "" : "/attempts/{attempt}";
        const request = (0,_actions_context_js__WEBPACK_IMPORTED_MODULE_1__/* .about */ .Cv)(this.#repository, `GET /repos/{owner}/{repo}/actions/runs/{run}${place}`, attempt === null ? { run } : { run, attempt });
        try {
            const answer = await (0,_actions_context_js__WEBPACK_IMPORTED_MODULE_1__/* .ask */ .kA)(this.#process, {
                call: "github",
                args: [request],
                what: `run ${run} cannot be asked for`,
            });
            return originOf(read(Run, answer));
        }
        catch (error) {
            if (error instanceof _model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV && error.code === "vault-not-found")
                return null;
            throw error;
        }
    }
}
function read(schema, answer) {
    const { success, data, error } = schema.safeParse(answer);
    if (success)
        return data;
    throw new _model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV("vault-unreachable", "GitHub answered with something that was not expected", { cause: error });
}
function originOf(run) {
    const [path = ""] = run.path.split("@");
    return {
        repository: run.repository.full_name,
        headRepository: run.head_repository?.full_name ?? null,
        runId: run.id,
        attempt: run.run_attempt ?? 1,
        workflow: path.split("/").at(-1) ?? "",
        event: run.event,
        branch: run.head_branch,
        commit: run.head_sha,
        conclusion: run.conclusion,
    };
}


/***/ })

};
;