"use strict";
exports.id = 7941;
exports.ids = [7941];
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

/***/ 17941:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openArtifactVault: () => (/* reexport */ openArtifactVault)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/model/index.js + 27 modules
var model = __webpack_require__(61040);
// EXTERNAL MODULE: ./build/vault/actions-context.js
var actions_context = __webpack_require__(5110);
// EXTERNAL MODULE: ./build/vault/actions-process.js + 1 modules
var actions_process = __webpack_require__(74290);
// EXTERNAL MODULE: ./build/vault/arrivals.js
var arrivals = __webpack_require__(5469);
// EXTERNAL MODULE: ./build/vault/names.js
var vault_names = __webpack_require__(63735);
// EXTERNAL MODULE: ./build/vault/receipts.js
var receipts = __webpack_require__(31206);
// EXTERNAL MODULE: ./build/vault/runs.js
var vault_runs = __webpack_require__(71053);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
;// CONCATENATED MODULE: ./build/vault/artifact/items.js






const Listed = schemas/* array */.YOg(schemas/* object */.Ikc({
    id: schemas/* number */.aig(),
    name: schemas/* string */.YjP(),
    size_in_bytes: schemas/* number */.aig(),
    created_at: schemas/* string */.YjP(),
    expired: schemas/* boolean */.zMY(),
    digest: schemas/* string */.YjP().nullish(),
    workflow_run: schemas/* object */.Ikc({ id: schemas/* number */.aig() }).nullish(),
}));
async function listItems(process, place, { names, runId } = {}) {
    if (place.repository === null)
        return runId === undefined || runId === place.runId ? itemsOfThisRun(process, place) : [];
    const ofRun = runId === undefined ? {} : { run: runId };
    const route = `GET /repos/{owner}/{repo}/actions${runId === undefined ? "" : "/runs/{run}"}/artifacts`;
    const items = [];
    for (const filter of names === undefined ? [{}] : names.map((name) => ({ name }))) {
        const request = (0,actions_context/* about */.Cv)(place.repository, route, { ...ofRun, ...filter });
        const answer = await (0,actions_context/* ask */.kA)(process, { call: "githubPages", args: [request], what: "artifacts cannot be listed" });
        items.push(...itemsIn(answer));
    }
    return items;
}
function itemsIn(answer) {
    const there = (0,vault_runs/* read */.L)(Listed, answer).filter(({ expired }) => !expired);
    return there.map(({ id, name, size_in_bytes: sizeBytes, created_at, digest, workflow_run }) => ({
        id,
        name,
        sizeBytes,
        createdAt: new Date(created_at).toISOString(),
        digest: digest ?? null,
        runId: workflow_run?.id ?? 0,
    }));
}
async function itemsOfThisRun(process, { runId }) {
    const items = await (0,actions_context/* ask */.kA)(process, { call: "listArtifacts", args: [], what: "artifacts of this run cannot be listed" });
    return items.map((item) => ({ ...item, createdAt: item.createdAt ?? new Date(0).toISOString(), runId }));
}
async function fetchItem(process, { repository }, { id, runId, sizeBytes, sha256 }) {
    const folder = (0,external_node_path_.join)(process.workspace, "artifact");
    await (0,promises_.rm)(folder, { recursive: true, force: true });
    await (0,promises_.mkdir)(folder);
    const findBy = repository && {
        token: repository.token,
        workflowRunId: runId,
        repositoryOwner: repository.owner,
        repositoryName: repository.repo,
    };
    const options = { what: `artifact ${id} cannot be fetched`, timeoutMs: (0,actions_context/* transferTimeoutMs */.L$)(sizeBytes) };
    const { digestMismatch } = await (0,actions_context/* ask */.kA)(process, {
        call: "downloadArtifact",
        args: [id, { path: folder, sha256, findBy }],
        ...options,
    });
    if (digestMismatch !== true)
        return folder;
    throw new model/* AppError */.uV("vault-corrupt", `artifact ${id} has another SHA-256 than its receipt says`);
}
async function deleteItem(process, { repository }, { id, name }) {
    const options = { what: `artifact ${name} cannot be removed` };
    try {
        if (repository === null)
            return void (await (0,actions_context/* ask */.kA)(process, { call: "deleteArtifact", args: [name], ...options }));
        const request = (0,actions_context/* about */.Cv)(repository, "DELETE /repos/{owner}/{repo}/actions/artifacts/{id}", { id });
        await (0,actions_context/* ask */.kA)(process, { call: "github", args: [request], ...options });
    }
    catch (error) {
        if (!(error instanceof model/* AppError */.uV && error.code === "vault-not-found"))
            throw error;
    }
}

;// CONCATENATED MODULE: ./build/vault/artifact/vault.js
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









function openArtifactVault({ prefix, text }, context) {
    const repository = (0,actions_context/* repositoryOf */._M)(context);
    if (repository === null)
        (0,actions_context/* mustBeInAction */.UR)(context, text);
    const place = { runId: Number(context.env.GITHUB_RUN_ID ?? 0), repository };
    const vault = new ArtifactVault(context, place, { url: text, prefix: prefix === "" ? "" : `${prefix}.` });
    return {
        kind: "artifact",
        url: text,
        put: (upload, onBytes) => vault.put(upload, onBytes),
        list: (listing, onSkipped) => vault.list(listing, onSkipped),
        get: (stored, dir, onBytes) => vault.get(stored, { dir, onBytes }),
        open: async () => null,
        remove: (stored) => vault.remove(stored),
        sweep: (options) => vault.sweep(options),
    };
}
class ArtifactVault {
    #context;
    #place;
    #url;
    #prefix;
    constructor(context, place, { url, prefix }) {
        this.#context = context;
        this.#place = place;
        this.#url = url;
        this.#prefix = prefix;
    }
    async put(upload, onBytes) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            (0,actions_context/* mustBeInAction */.UR)(this.#context, this.#url);
            const name = (0,receipts/* nameOfUpload */.kU)(upload);
            await (0,arrivals/* checkFile */.vH)(upload, onBytes);
            const process = __addDisposableResource(env_1, await actions_process/* ActionsProcess */.B.start(this.#context), true);
            if ((await this.#listBy(process, { name })).length > 0)
                throw exists(name);
            await this.#putBundle(process, upload);
            const path = await (0,arrivals/* writeReceipt */.Qz)(process.workspace, upload.receipt);
            await this.#upload(process, await (0,arrivals/* standIn */.us)(path, (0,external_node_path_.join)(process.workspace, "receipt"), this.#named((0,vault_names/* sidecarNames */.Mh)(name).receipt)));
            const stored = (await this.#listBy(process, { name })).find((one) => one.key.startsWith(`${this.#place.runId}/`));
            if (stored !== undefined)
                return stored;
            throw new model/* AppError */.uV("vault-unreachable", `${name} was uploaded and cannot be found`, { path: name });
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
    async list(listing, onSkipped) {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const process = __addDisposableResource(env_2, await actions_process/* ActionsProcess */.B.start(this.#context), true);
            return await this.#listBy(process, listing ?? {}, onSkipped);
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
    async get(stored, taking) {
        const env_3 = { stack: [], error: void 0, hasError: false };
        try {
            const [runId = 0, id = 0] = idsOf(stored);
            const { sha256, sizeBytes } = stored.receipt;
            const process = __addDisposableResource(env_3, await actions_process/* ActionsProcess */.B.start(this.#context), true);
            return await (0,arrivals/* takeBundle */.i$)(await fetchItem(process, this.#place, { id, runId, sizeBytes, sha256 }), stored, taking);
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
    async remove(stored) {
        const env_4 = { stack: [], error: void 0, hasError: false };
        try {
            const [runId, bundle = 0, receipt = 0] = idsOf(stored);
            if (this.#place.repository === null && runId !== this.#place.runId)
                throw new model/* AppError */.uV("vault-denied", `${stored.name} is of another run: removing it needs a GITHUB_TOKEN`);
            const process = __addDisposableResource(env_4, await actions_process/* ActionsProcess */.B.start(this.#context), true);
            await deleteItem(process, this.#place, { id: receipt, name: this.#named((0,vault_names/* sidecarNames */.Mh)(stored.name).receipt) });
            await deleteItem(process, this.#place, { id: bundle, name: this.#named(stored.name) });
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
    async sweep({ olderThanMs, dryRun }) {
        const env_5 = { stack: [], error: void 0, hasError: false };
        try {
            const process = __addDisposableResource(env_5, await actions_process/* ActionsProcess */.B.start(this.#context), true);
            const items = await listItems(process, this.#place);
            const whole = new Set(this.#pairs(items).flatMap(({ bundle, receipt }) => [bundle.id, receipt.id]));
            const before = this.#context.now().getTime() - olderThanMs;
            const old = items.filter((item) => this.#bundleOf(item) !== undefined && !whole.has(item.id) && Date.parse(item.createdAt) <= before);
            if (!dryRun)
                for (const item of old)
                    await deleteItem(process, this.#place, item);
            return old.map(({ name }) => name.slice(this.#prefix.length));
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
    async #listBy(process, listing, onSkipped) {
        const { name, runId } = listing;
        const names = name === undefined ? undefined : [name, (0,vault_names/* sidecarNames */.Mh)(name).receipt].map((one) => this.#named(one));
        const items = await listItems(process, this.#place, (0,model/* given */.gI)({ names, runId }));
        const runs = this.#place.repository && new vault_runs/* KnownRuns */.s(process, this.#place.repository);
        const bundles = [];
        for (const item of items) {
            const isReceipt = item.name.startsWith(this.#prefix) && (0,vault_names/* bundleOfReceipt */.Yd)(item.name) !== undefined;
            if (isReceipt && this.#bundleOf(item) === undefined)
                onSkipped?.(item.name.slice(this.#prefix.length), "is not the receipt of a bundle");
        }
        for (const { name, bundle, receipt: item } of this.#pairs(items)) {
            if (!(0,vault_names/* isAskedFor */.un)(name, listing))
                continue;
            const { receipt, why } = await this.#readReceipt(process, name, item);
            if (receipt === undefined)
                onSkipped?.((0,vault_names/* sidecarNames */.Mh)(name).receipt, why);
            else {
                const origin = (await runs?.get(item.runId, null)) ?? null;
                const key = [item.runId, bundle.id, item.id].join("/");
                bundles.push({ name, key, receipt, storedAt: item.createdAt, origin });
            }
        }
        return bundles.toSorted(receipts/* newestFirst */.ll);
    }
    async #readReceipt(process, name, item) {
        if (item.sizeBytes > receipts/* MAX_RECEIPT_BYTES */.cs)
            return { why: `is larger than ${receipts/* MAX_RECEIPT_BYTES */.cs} bytes` };
        try {
            const folder = await fetchItem(process, this.#place, { ...item, sha256: null });
            return (0,receipts/* readStoredReceipt */.A0)(name, await (0,arrivals/* arrivedReceipt */.O3)(folder, item.name));
        }
        catch (error) {
            if (error instanceof model/* AppError */.uV && error.code === "vault-not-found")
                return { why: "has expired, or was removed" };
            throw error;
        }
    }
    async #putBundle(process, { bundle, receipt }) {
        const name = this.#named(receipt.bundle);
        const file = await (0,arrivals/* standIn */.us)(bundle, (0,external_node_path_.join)(process.workspace, "bundle"), name);
        try {
            const { digest, size } = await this.#upload(process, file, receipt.sizeBytes);
            if (digest !== undefined)
                (0,receipts/* checkArrived */.An)(receipt, { sizeBytes: size ?? receipt.sizeBytes, sha256: digest }, name);
        }
        catch (error) {
            if (!(error instanceof model/* AppError */.uV && error.code === "output-exists"))
                throw error;
        }
        const item = (await itemsOfThisRun(process, this.#place)).find((one) => one.name === name);
        if (item === undefined)
            throw exists(receipt.bundle);
        const sha256 = item.digest?.replace(/^sha256:/, "");
        (0,receipts/* checkArrived */.An)(receipt, { sizeBytes: item.sizeBytes, ...(sha256 === undefined ? {} : { sha256 }) }, name);
    }
    #upload(process, file, sizeBytes = 0) {
        const options = { what: "an artifact cannot be uploaded", timeoutMs: (0,actions_context/* transferTimeoutMs */.L$)(sizeBytes) };
        return (0,actions_context/* ask */.kA)(process, { call: "uploadArtifact", args: [file, this.#context.retentionDays ?? null], ...options });
    }
    #pairs(items) {
        const byName = new Map(items.map((item) => [`${item.runId}/${item.name}`, item]));
        return items.flatMap((receipt) => {
            const name = this.#bundleOf(receipt);
            const bundle = name === undefined ? undefined : byName.get(`${receipt.runId}/${this.#named(name)}`);
            return name === undefined || bundle === undefined || bundle.id === receipt.id ? [] : [{ name, bundle, receipt }];
        });
    }
    #bundleOf({ name }) {
        if (!name.startsWith(this.#prefix))
            return undefined;
        const file = name.slice(this.#prefix.length);
        const bundle = (0,vault_names/* bundleOfReceipt */.Yd)(file) ?? file;
        return (0,vault_names/* isNameOfBundle */.B7)(bundle) ? bundle : undefined;
    }
    #named(name) {
        return `${this.#prefix}${name}`;
    }
}
function idsOf({ key }) {
    return key.split("/").map(Number);
}
function exists(name) {
    return new model/* AppError */.uV("output-exists", `${name} is an artifact already, or is being uploaded`, { path: name });
}

;// CONCATENATED MODULE: ./build/vault/artifact/index.js



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