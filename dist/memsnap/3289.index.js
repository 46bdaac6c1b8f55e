"use strict";
exports.id = 3289;
exports.ids = [3289];
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

/***/ 13289:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openFolderVault: () => (/* reexport */ openFolderVault)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/vault/names.js
var vault_names = __webpack_require__(63735);
// EXTERNAL MODULE: ./build/vault/receipts.js
var receipts = __webpack_require__(31206);
// EXTERNAL MODULE: ./build/model/index.js + 27 modules
var model = __webpack_require__(61040);
;// CONCATENATED MODULE: ./build/vault/folder/failure.js

const FULL = {
    ENOSPC: ["disk-full", "finds no space left on its disk"],
    EDQUOT: ["disk-full", "finds no space left within the quota"],
};
const IN_VAULT = {
    ...FULL,
    ENOENT: ["vault-not-found", "does not exist"],
    ENOTDIR: ["vault-not-found", "is below something that is no folder, or is none"],
    EEXIST: ["vault-not-found", "is no folder"],
    ELOOP: ["vault-not-found", "is a symbolic link, which is not followed"],
    EACCES: ["vault-denied", "may not be read or written by this user"],
    EPERM: ["vault-denied", "may not be read or written by this user"],
    EROFS: ["vault-denied", "is on a file system that cannot be written to"],
    ...Object.fromEntries(["EIO", "ENODEV", "ENXIO", "ESTALE", "ETIMEDOUT", "EHOSTDOWN", "EHOSTUNREACH", "ENETUNREACH", "ENOTCONN"].map((code) => [code, ["vault-unreachable", "is on a disk or a share that does not answer"]])),
};
const AT_HOME = {
    ...FULL,
    EACCES: ["output-unwritable", "cannot be written to"],
    EPERM: ["output-unwritable", "cannot be written to"],
    EROFS: ["output-unwritable", "is on a file system that cannot be written to"],
    ENOENT: ["output-unwritable", "does not exist"],
    EEXIST: ["output-exists", "holds a bundle of this name already"],
};
function inVault(error, place) {
    return explained(error, place, IN_VAULT);
}
function atHome(error, place) {
    return explained(error, place, AT_HOME);
}
function codeOf(error) {
    return error.code;
}
function explained(error, place, meanings) {
    const code = codeOf(error);
    const meaning = error instanceof model/* AppError */.uV || code === undefined ? undefined : meanings[code];
    if (meaning === undefined)
        return error;
    return new model/* AppError */.uV(meaning[0], `${place} ${meaning[1]} (${code})`, { path: place, cause: error });
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./build/vault/folder/files.js




const READ_BYTES = 1024 * 1024;
const SAFE_TO_READ = external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NOFOLLOW ?? 0) | (external_node_fs_.constants.O_NONBLOCK ?? 0);
const NO_LINKS = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"]);
async function openRegular(path) {
    try {
        if (!(await (0,promises_.lstat)(path)).isFile())
            return undefined;
        const handle = await (0,promises_.open)(path, SAFE_TO_READ);
        if ((await handle.stat()).isFile())
            return handle;
        await handle.close();
    }
    catch (error) {
        if (!["ENOENT", "ELOOP"].includes(codeOf(error) ?? ""))
            throw error;
    }
    return undefined;
}
async function digestOf(handle, onBytes) {
    const hash = (0,external_node_crypto_.createHash)("sha256");
    const buffer = Buffer.allocUnsafe(READ_BYTES);
    let sizeBytes = 0;
    for (;;) {
        const { bytesRead } = await handle.read(buffer, 0, buffer.length, sizeBytes);
        if (bytesRead === 0)
            return { sha256: hash.digest("hex"), sizeBytes };
        hash.update(buffer.subarray(0, bytesRead));
        sizeBytes += bytesRead;
        onBytes?.(bytesRead);
    }
}
function claimName(from, to) {
    try {
        (0,external_node_fs_.linkSync)(from, to);
        return true;
    }
    catch (error) {
        if (codeOf(error) === "EEXIST")
            return false;
        if (!NO_LINKS.has(codeOf(error) ?? ""))
            throw error;
    }
    if ((0,external_node_fs_.existsSync)(to))
        return false;
    (0,external_node_fs_.renameSync)(from, to);
    return true;
}

;// CONCATENATED MODULE: ./build/vault/folder/list.js
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






const AT_ONCE = 8;
async function listBundles(folder, listing = {}, onSkipped = () => { }) {
    try {
        const names = new Set(await (0,promises_.readdir)(folder));
        const found = [];
        const next = [...names].values();
        await Promise.all(Array.from({ length: AT_ONCE }, async () => {
            for (const name of next) {
                const bundle = (0,vault_names/* bundleOfReceipt */.Yd)(name);
                if (bundle === undefined)
                    continue;
                const read = (0,vault_names/* isNameOfBundle */.B7)(bundle)
                    ? await readBeside({ folder, bundle, names, listing })
                    : "is of no bundle";
                if (typeof read === "string")
                    onSkipped(name, read);
                else if (read !== undefined)
                    found.push(read);
            }
        }));
        return found.sort(receipts/* newestFirst */.ll);
    }
    catch (error) {
        throw inVault(error, folder);
    }
}
async function readBeside({ folder, bundle, names, listing }) {
    if (!(0,vault_names/* isAskedFor */.un)(bundle, listing))
        return undefined;
    if (!names.has(bundle))
        return "stands beside no bundle";
    const path = (0,external_node_path_.join)(folder, (0,vault_names/* sidecarNames */.Mh)(bundle).receipt);
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const file = __addDisposableResource(env_1, await openRegular(path), true);
            if (file === undefined)
                return "is no regular file, or has just gone";
            const { receipt, why } = (0,receipts/* readStoredReceipt */.A0)(bundle, await readBounded(file));
            if (receipt === undefined)
                return why;
            const storedAt = (await file.stat()).mtime.toISOString();
            return { name: bundle, key: bundle, receipt, storedAt, origin: null };
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
    catch (error) {
        throw inVault(error, path);
    }
}
async function readBounded(file) {
    const { size } = await file.stat();
    const bytes = Buffer.alloc(Math.min(size, receipts/* MAX_RECEIPT_BYTES */.cs + 1));
    let at = 0;
    while (at < bytes.length) {
        const { bytesRead } = await file.read(bytes, at, bytes.length - at, at);
        if (bytesRead === 0)
            break;
        at += bytesRead;
    }
    return bytes.subarray(0, at);
}

// EXTERNAL MODULE: ./build/os/index.js + 4 modules
var os = __webpack_require__(83191);
;// CONCATENATED MODULE: ./build/vault/folder/lock.js




const LOCK_NAME = "lock";
async function holdFolder(folder) {
    const lock = await ifLockable((0,external_node_path_.join)(folder, LOCK_NAME));
    return () => lock?.release();
}
async function isHeld(folder) {
    const path = (0,external_node_path_.join)(folder, LOCK_NAME);
    if (isAbsent(path))
        return false;
    const lock = await ifLockable(path).catch(() => undefined);
    lock?.release();
    return lock === undefined;
}
function isAbsent(path) {
    try {
        return (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false }) === undefined;
    }
    catch {
        return false;
    }
}
async function ifLockable(path) {
    try {
        return await (0,os/* takeLock */.HJ)(path, 0);
    }
    catch (error) {
        if (error instanceof model/* AppError */.uV)
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/vault/folder/remove.js





async function removeBundle(folder, { name }) {
    if (!(0,external_node_fs_.existsSync)(folder))
        return;
    const { checksum, receipt, signature } = (0,vault_names/* sidecarNames */.Mh)(name);
    try {
        removeDurably(folder, [name, receipt, checksum, signature]);
    }
    catch (error) {
        throw inVault(error, folder);
    }
}
function removeDurably(folder, names) {
    for (const name of names)
        (0,external_node_fs_.rmSync)((0,external_node_path_.join)(folder, name), { force: true });
    (0,os/* syncFolder */.Yw)(folder);
}

;// CONCATENATED MODULE: ./build/vault/folder/put.js
var put_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var put_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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












async function putBundle(folder, upload, onBytes) {
    const name = (0,receipts/* nameOfUpload */.kU)(upload);
    const places = placesOf(folder, name);
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const made = await (0,promises_.mkdir)(folder, { recursive: true });
            if (isThere(places.receipt))
                removeOrphan(folder, name, places);
            const partial = put_addDisposableResource(env_1, await openPartial(folder, name), true);
            const finished = placesOf(partial.path, name);
            await fill(finished, upload, onBytes);
            await publish(finished, places, upload.receipt);
            if (made !== undefined)
                syncMade(made, folder);
            const storedAt = (0,external_node_fs_.lstatSync)(places.receipt).mtime.toISOString();
            return { name, key: name, receipt: upload.receipt, storedAt, origin: null };
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = put_disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    catch (error) {
        throw inVault(error, folder);
    }
}
function placesOf(folder, name) {
    return { bundle: (0,external_node_path_.join)(folder, name), ...(0,vault_names/* sidecarNames */.Mh)((0,external_node_path_.join)(folder, name)) };
}
function removeOrphan(folder, name, places) {
    if (isThere(places.bundle))
        throw exists(places.bundle);
    removeDurably(folder, [(0,vault_names/* sidecarNames */.Mh)(name).receipt]);
}
async function openPartial(folder, name) {
    const path = (0,external_node_path_.join)(folder, (0,model/* partialName */.t4)(`${(0,external_node_crypto_.randomBytes)(4).toString("hex")}-${name}`));
    const remove = () => (0,external_node_fs_.rmSync)(path, { recursive: true, force: true, maxRetries: 3 });
    (0,external_node_fs_.mkdirSync)(path, { mode: 0o700 });
    try {
        const release = await holdFolder(path);
        return {
            path,
            async [Symbol.asyncDispose]() {
                release();
                remove();
            },
        };
    }
    catch (error) {
        remove();
        throw error;
    }
}
async function fill(places, { bundle, receipt }, onBytes) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        await copyBundle(bundle, places.bundle);
        await (0,os/* syncFile */.gD)(places.bundle);
        const copy = put_addDisposableResource(env_2, await (0,promises_.open)(places.bundle), true);
        (0,receipts/* checkArrived */.An)(receipt, await digestOf(copy, onBytes), places.bundle);
        await (0,promises_.writeFile)(places.checksum, (0,receipts/* checksumText */.d8)(receipt), { flag: "wx", flush: true, mode: 0o644 });
        if (receipt.signature !== undefined)
            await (0,promises_.writeFile)(places.signature, receipt.signature, { flag: "wx", flush: true, mode: 0o644 });
        await (0,promises_.writeFile)(places.receipt, (0,receipts/* receiptText */.ee)(receipt), { flag: "wx", flush: true, mode: 0o644 });
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = put_disposeResources(env_2);
        if (result_2)
            await result_2;
    }
}
async function copyBundle(from, to) {
    try {
        await (0,promises_.copyFile)(from, to, external_node_fs_.constants.COPYFILE_FICLONE | external_node_fs_.constants.COPYFILE_EXCL);
    }
    catch (error) {
        const code = codeOf(error) ?? "";
        if (!["ENOENT", "EACCES", "EPERM"].includes(code))
            throw error;
        throw new model/* AppError */.uV("bundle-missing", `${from} cannot be read (${code})`, { path: from, cause: error });
    }
}
async function publish(finished, places, receipt) {
    if (!claimName(finished.bundle, places.bundle))
        await adopt(places, receipt);
    (0,external_node_fs_.renameSync)(finished.checksum, places.checksum);
    if (receipt.signature !== undefined)
        (0,external_node_fs_.renameSync)(finished.signature, places.signature);
    (0,os/* syncFolder */.Yw)((0,external_node_path_.dirname)(places.bundle));
    if (!claimName(finished.receipt, places.receipt))
        throw exists(places.bundle);
    (0,os/* syncFolder */.Yw)((0,external_node_path_.dirname)(places.bundle));
}
async function adopt(places, receipt) {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const there = put_addDisposableResource(env_3, await openRegular(places.bundle), true);
        const isSame = there !== undefined && (await digestOf(there)).sha256 === receipt.sha256;
        if (!isSame)
            throw exists(places.bundle);
        (0,external_node_fs_.utimesSync)(places.bundle, new Date(), new Date());
    }
    catch (e_3) {
        env_3.error = e_3;
        env_3.hasError = true;
    }
    finally {
        const result_3 = put_disposeResources(env_3);
        if (result_3)
            await result_3;
    }
}
function syncMade(first, last) {
    for (let path = last; path.length >= first.length; path = (0,external_node_path_.dirname)(path))
        (0,os/* syncFolder */.Yw)((0,external_node_path_.dirname)(path));
}
function isThere(path) {
    return (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false }) !== undefined;
}
function exists(path) {
    return new model/* AppError */.uV("output-exists", `${path} exists already`, { path });
}

// EXTERNAL MODULE: ./build/vault/ranges.js
var ranges = __webpack_require__(51109);
;// CONCATENATED MODULE: ./build/vault/folder/read.js
var read_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var read_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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









async function getBundle(folder, stored, { dir, onBytes }) {
    const { file, path } = await openStored(folder, stored);
    await file.close();
    const target = (0,external_node_path_.join)(dir, stored.name);
    const made = [];
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            await (0,promises_.copyFile)(path, target, external_node_fs_.constants.COPYFILE_FICLONE | external_node_fs_.constants.COPYFILE_EXCL);
            made.push(target);
            const copy = read_addDisposableResource(env_1, await (0,promises_.open)(target), true);
            (0,receipts/* checkArrived */.An)(stored.receipt, await digestOf(copy, onBytes), path);
            const { checksum, receipt } = (0,vault_names/* sidecarNames */.Mh)(target);
            for (const [sidecar, text] of [
                [checksum, (0,receipts/* checksumText */.d8)(stored.receipt)],
                [receipt, (0,receipts/* receiptText */.ee)(stored.receipt)],
            ]) {
                await (0,promises_.writeFile)(sidecar, text, { flag: "wx" });
                made.push(sidecar);
            }
            return target;
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = read_disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    catch (error) {
        for (const file of made)
            (0,external_node_fs_.rmSync)(file, { force: true });
        throw atHome(error, dir);
    }
}
async function openBytes(folder, stored) {
    const { file, path } = await openStored(folder, stored);
    const { sizeBytes } = stored.receipt;
    return {
        sizeBytes,
        async read(offset, lengthBytes) {
            (0,ranges/* checkRange */.c)(offset, lengthBytes, sizeBytes);
            const bytes = Buffer.allocUnsafe(lengthBytes);
            try {
                for (let at = 0; at < lengthBytes;) {
                    const { bytesRead } = await file.read(bytes, at, lengthBytes - at, offset + at);
                    if (bytesRead === 0)
                        throw shorter(path);
                    at += bytesRead;
                }
            }
            catch (error) {
                throw inVault(error, path);
            }
            return bytes;
        },
        close: () => file.close(),
    };
}
async function openStored(folder, { name, receipt }) {
    const path = (0,external_node_path_.join)(folder, name);
    try {
        const file = await openRegular(path);
        if (file === undefined)
            throw new model/* AppError */.uV("vault-not-found", `${path} is not there, or is no regular file`, { path });
        try {
            (0,receipts/* checkArrived */.An)(receipt, { sizeBytes: (await file.stat()).size }, path);
        }
        catch (error) {
            await file.close();
            throw error;
        }
        return { file, path };
    }
    catch (error) {
        throw inVault(error, path);
    }
}
function shorter(path) {
    return new model/* AppError */.uV("vault-corrupt", `${path} became shorter while it was read`, { path });
}

;// CONCATENATED MODULE: ./build/vault/folder/sweep.js








async function sweepFolder(folder, options) {
    try {
        const names = (await (0,promises_.readdir)(folder)).toSorted();
        const partials = await deadPartials(folder, names, options.before);
        const files = leftFiles(folder, { names, partials, ...options });
        if (options.dryRun)
            return [...files, ...partials].toSorted();
        const gone = files.filter((name) => removeOld((0,external_node_path_.join)(folder, name), options.before));
        for (const name of partials)
            (0,external_node_fs_.rmSync)((0,external_node_path_.join)(folder, name), { recursive: true, force: true, maxRetries: 3 });
        if (gone.length + partials.length > 0)
            (0,os/* syncFolder */.Yw)(folder);
        return [...gone, ...partials].toSorted();
    }
    catch (error) {
        throw inVault(error, folder);
    }
}
function removeOld(path, before) {
    const found = look(path);
    if (found === undefined || touchedAt(path, found) >= before)
        return false;
    (0,external_node_fs_.rmSync)(path, { force: true, maxRetries: 3 });
    return true;
}
async function deadPartials(folder, names, before) {
    const dead = [];
    for (const name of names.filter(model/* isPartialName */.$9)) {
        const path = (0,external_node_path_.join)(folder, name);
        const found = look(path);
        if (!found?.isDirectory() || touchedAt(path, found) >= before || (await isHeld(path)))
            continue;
        dead.push(name);
    }
    return dead;
}
function leftFiles(folder, looking) {
    const { partials, onUnreceipted = () => { } } = looking;
    const left = new Set();
    for (const { name, bundle, found } of unfinishedFiles(folder, looking)) {
        const isBundle = name === bundle;
        const isOurs = isBundle
            ? partials.some((partial) => isFrom((0,external_node_path_.join)(folder, partial), bundle, found))
            : left.has(bundle) || !sweep_isThere(folder, bundle);
        if (isOurs)
            left.add(name);
        else if (isBundle)
            onUnreceipted(name);
    }
    return [...left];
}
function* unfinishedFiles(folder, { names, before }) {
    const listed = new Set(names);
    for (const name of names) {
        const bundle = (0,vault_names/* isNameOfBundle */.B7)(name) ? name : (0,vault_names/* bundleOfSidecar */.nY)(name);
        if (bundle === undefined)
            continue;
        const { receipt } = (0,vault_names/* sidecarNames */.Mh)(bundle);
        if (listed.has(bundle) && listed.has(receipt))
            continue;
        const path = (0,external_node_path_.join)(folder, name);
        const found = look(path);
        if (!found?.isFile() || touchedAt(path, found) >= before)
            continue;
        if (name !== bundle || !sweep_isThere(folder, receipt))
            yield { name, bundle, found };
    }
}
function sweep_isThere(folder, name) {
    return look((0,external_node_path_.join)(folder, name)) !== undefined;
}
function isFrom(partial, bundle, found) {
    if (!sweep_isThere(partial, (0,vault_names/* sidecarNames */.Mh)(bundle).receipt))
        return false;
    const made = look((0,external_node_path_.join)(partial, bundle));
    return made === undefined || (made.dev === found.dev && made.ino === found.ino);
}
function touchedAt(path, found) {
    const own = Math.max(found.mtimeMs, found.ctimeMs);
    const below = found.isDirectory() ? entriesOf(path) : [];
    const times = below.map((name) => {
        const inner = look((0,external_node_path_.join)(path, name));
        return inner === undefined ? own : touchedAt((0,external_node_path_.join)(path, name), inner);
    });
    return Math.max(own, ...times);
}
function entriesOf(folder) {
    return unless(["ENOENT", "EACCES", "EPERM"], () => (0,external_node_fs_.readdirSync)(folder)) ?? [];
}
function look(path) {
    return unless(["ENOENT"], () => (0,external_node_fs_.lstatSync)(path));
}
function unless(codes, ask) {
    try {
        return ask();
    }
    catch (error) {
        if (codes.includes(codeOf(error) ?? ""))
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/vault/folder/vault.js






function openFolderVault({ path, text }, { cwd, now }) {
    const folder = (0,external_node_path_.resolve)(cwd, path);
    return {
        kind: "folder",
        url: text,
        put: (upload, onBytes) => putBundle(folder, upload, onBytes),
        list: (listing, onSkipped) => listBundles(folder, listing, onSkipped),
        get: (stored, dir, onBytes) => getBundle(folder, stored, { dir, onBytes }),
        open: (stored) => openBytes(folder, stored),
        remove: (stored) => removeBundle(folder, stored),
        sweep: ({ olderThanMs, dryRun }, onUnreceipted) => sweepFolder(folder, { before: now().getTime() - olderThanMs, dryRun, onUnreceipted }),
    };
}

;// CONCATENATED MODULE: ./build/vault/folder/index.js



/***/ }),

/***/ 51109:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ checkRange)
/* harmony export */ });
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61040);

function checkRange(offset, lengthBytes, sizeBytes) {
    const isRange = [offset, lengthBytes].every((number) => Number.isSafeInteger(number) && number >= 0);
    if (isRange && offset + lengthBytes <= sizeBytes)
        return;
    const message = `expected ${lengthBytes} bytes at offset ${offset}, but only ${sizeBytes} bytes are there`;
    throw new _model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV("bundle-truncated", message);
}


/***/ })

};
;