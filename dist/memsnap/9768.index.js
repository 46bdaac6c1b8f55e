"use strict";
exports.id = 9768;
exports.ids = [9768];
exports.modules = {

/***/ 65222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IK: () => (/* binding */ requireUnused),
/* harmony export */   Ok: () => (/* binding */ lastLookInto),
/* harmony export */   lI: () => (/* binding */ requireAgent),
/* harmony export */   qb: () => (/* binding */ requireSame)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _kinds_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22631);
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(61040);



function requireAgent(agent, { expected, record, target }) {
    if (expected.forceAgent === true)
        return;
    const problems = [];
    const refuse = (message) => problems.push({ code: "agent-mismatch", message, path: target });
    if (expected.agent !== undefined && expected.agent !== agent)
        refuse(`the bundle is of agent ${agent}, expected ${expected.agent}`);
    if (record !== null && record.agent !== agent)
        refuse(`${target} holds the memory of agent ${record.agent}, and the bundle is of agent ${agent}`);
    (0,_model_index_js__WEBPACK_IMPORTED_MODULE_2__/* .throwProblems */ .Jh)(problems);
}
async function requireUnused(paths, { target, scratch }) {
    const usages = await (0,_kinds_index_js__WEBPACK_IMPORTED_MODULE_1__/* .findUsages */ .el)(paths, scratch);
    (0,_model_index_js__WEBPACK_IMPORTED_MODULE_2__/* .throwProblems */ .Jh)(usages.map(({ file, by = "another program" }) => {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(target, file).replaceAll(node_path__WEBPACK_IMPORTED_MODULE_0__.sep, "/");
        return { code: "busy", message: `database ${JSON.stringify(path)} at the target is in use by ${by}`, path };
    }));
}
function lastLookInto(target) {
    return (paths, scratch) => requireUnused(paths, { target, scratch });
}
function requireSame(target, before, now) {
    if (before === now)
        return;
    const message = `somebody wrote to ${target} while a snapshot of it was taken; nothing was changed`;
    throw new _model_index_js__WEBPACK_IMPORTED_MODULE_2__/* .AppError */ .uV("kept-changing", message, { path: target });
}


/***/ }),

/***/ 77956:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ changeOf),
  c: () => (/* binding */ replaceMemory)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/flows/space.js
var space = __webpack_require__(86784);
// EXTERNAL MODULE: ./build/flows/restore/guard.js
var guard = __webpack_require__(65222);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/bundle/index.js + 43 modules
var bundle = __webpack_require__(58841);
// EXTERNAL MODULE: ./build/kinds/index.js + 199 modules
var kinds = __webpack_require__(22631);
// EXTERNAL MODULE: ./build/model/index.js + 27 modules
var model = __webpack_require__(61040);
// EXTERNAL MODULE: ./build/flows/snapshot/snapshot.js + 10 modules
var snapshot = __webpack_require__(13931);
// EXTERNAL MODULE: ./build/flows/workspace.js
var workspace = __webpack_require__(93163);
;// CONCATENATED MODULE: ./build/flows/restore/pre-snapshot.js
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








async function keepWhatIsThere(staged, { swap, keeping }, context) {
    const { generation, folder } = staged.notes.openGeneration();
    const { replaced, bundle } = await capturing(async () => {
        const target = await (0,promises_.realpath)(staged.target);
        const found = await (0,kinds/* locateReplaced */.dR)({ target, paths: swap.replaced, scratch: staged.scratch });
        (0,model/* throwProblems */.Jh)(found.problems);
        const bundle = await seal(found.stores, { root: target, folder, keeping }, context);
        (0,model/* throwProblems */.Jh)(lossesIn(bundle?.leftOut ?? [], { target, replaced: swap.replaced }));
        return { replaced: found, bundle };
    });
    const name = bundle === null ? null : (0,external_node_path_.basename)(bundle.path);
    staged.notes.closeGeneration(generation, {
        format: "agent-memory-snapshot/generation",
        version: 1,
        bundle: name,
        recipients: keeping.recipients === null ? null : [...keeping.recipients],
        added: [...swap.added],
        databases: swap.added.filter((path) => keeping.databases.has(path)),
        links: [...replaced.links],
        record: staged.record(),
    });
    const home = (0,external_node_path_.join)(staged.target, model/* OWN_FOLDER */.w5, "pre-restore", generation);
    return { generation, bundle: name === null ? null : (0,external_node_path_.join)(home, name) };
}
async function seal(stores, { root, folder, keeping }, context) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        if (stores.length === 0)
            return null;
        const { agent, keys } = keeping;
        const locks = await locksOf(keeping);
        const about = { agent, label: "before a restore", level: model/* DEFAULTS */.zY.level };
        const staging = __addDisposableResource(env_1, await (0,workspace/* openWorkspace */.O)(context.tempDir, context), true);
        const plan = { root, stores, leftOut: [], out: folder, locks, ...about };
        const { result: taken } = await (0,snapshot.takeSnapshot)(plan, staging, context);
        const { manifest } = await (0,bundle.openBundle)(taken.bundle, keys);
        return { path: taken.bundle, leftOut: manifest.leftOut };
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
const OF_REPOSITORIES = new Set(["operation", "reflog", "stash", "worktree"]);
function lossesIn(leftOut, { target, replaced }) {
    const isLost = ({ path, reason }) => !OF_REPOSITORIES.has(reason) &&
        replaced.some((folder) => path.startsWith(`${folder}/`)) &&
        !isEmptyFolder((0,external_node_path_.join)(target, path));
    return leftOut.filter(isLost).map(({ path, reason }) => ({
        code: "source-unsupported",
        message: `${JSON.stringify(path)} goes with its folder, and no snapshot would hold it (${reason})`,
        path,
    }));
}
function isEmptyFolder(place) {
    const found = (0,external_node_fs_.lstatSync)(place, { throwIfNoEntry: false });
    return found === undefined || (found.isDirectory() && (0,external_node_fs_.readdirSync)(place).length === 0);
}
async function locksOf({ recipients, keys }) {
    if (recipients === null)
        return null;
    if (recipients.length > 0)
        return { recipients: await Promise.all(recipients.map((text) => (0,bundle.parseRecipient)(text))) };
    const [passphrase] = keys.passphrases ?? [];
    if (passphrase !== undefined)
        return { passphrase };
    throw new model/* AppError */.uV("bad-recipient", "the bundle does not say whom it is sealed to, and no passphrase is given");
}
async function capturing(step) {
    try {
        return await step();
    }
    catch (error) {
        if (!(error instanceof model/* AppError */.uV) || error.exitCode === model/* EXIT */.dc.busy || error.exitCode === model/* EXIT */.dc.internal)
            throw error;
        const [first, ...rest] = error.problems.map(({ message, path }) => ({
            code: "pre-snapshot-failed",
            message: `what is at the target cannot be captured: ${message}; --no-pre-snapshot replaces it with no way back`,
            ...(path === undefined ? {} : { path }),
        }));
        throw first === undefined ? error : model/* AppError */.uV.of([first, ...rest]);
    }
}

;// CONCATENATED MODULE: ./build/flows/restore/swap.js




function replaceMemory(replacement, context) {
    return (0,space/* filling */.I)(replacement.staged.target, () => replace(replacement, context));
}
async function replace(replacement, context) {
    const { staged, facts, recordOf } = replacement;
    const first = await staged.plan(facts);
    if (!staged.exists) {
        remember(staged, recordOf(null));
        await staged.putInPlace(first);
        return { swap: first, kept: null };
    }
    await requireFree(staged, first);
    const keeping = replacement.keeping && { ...replacement.keeping, databases: facts.databases };
    const kept = keeping && (await keepWhatIsThere(staged, { swap: first, keeping }, context));
    remember(staged, recordOf(kept?.generation ?? null));
    const swap = await staged.plan(facts);
    (0,guard/* requireSame */.qb)(staged.target, first.seen, swap.seen);
    await staged.putInPlace(swap, () => requireFree(staged, swap));
    return { swap: first, kept };
}
function changeOf(staged, { swap, kept }) {
    return {
        target: staged.target,
        replaced: swap.replaced,
        generation: kept?.generation ?? null,
        preRestore: kept?.bundle ?? null,
        recovered: staged.recovered?.outcome ?? null,
        setAside: staged.recovered?.setAside ?? null,
    };
}
function remember(staged, record) {
    if (record !== null)
        staged.notes.remember(record);
}
function requireFree({ target, scratch }, { replaced }) {
    return (0,guard/* requireUnused */.IK)(replaced.map((path) => (0,external_node_path_.join)(target, path)), { target, scratch });
}


/***/ }),

/***/ 33218:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ targetOf),
/* harmony export */   Fm: () => (/* binding */ requireTarget),
/* harmony export */   hr: () => (/* binding */ requireRoom),
/* harmony export */   zb: () => (/* binding */ prepareTarget)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(61040);
/* harmony import */ var _swap_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44748);




function targetOf(to, { cwd }) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, to);
}
async function prepareTarget(request, context, problems) {
    const { agent, to } = request;
    problems.push(...(0,_model_index_js__WEBPACK_IMPORTED_MODULE_2__/* .agentProblems */ .sY)(agent));
    const target = targetOf(to, context);
    if (to === "" || !(await isFolder(target, problems)))
        return;
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(target).catch(() => undefined);
    if (entries === undefined)
        problems.push({ code: "output-unwritable", message: `the target ${target} cannot be listed`, path: target });
    else if (!request.force && holdsMemory(entries) && !(0,_swap_index_js__WEBPACK_IMPORTED_MODULE_3__/* .isCutOff */ .o7)(target))
        problems.push(notEmpty(target));
}
async function requireTarget(target, problems) {
    const before = problems.length;
    if ((await isFolder(target, problems)) || problems.length > before)
        return;
    problems.push({ code: "nothing-to-undo", message: `there is no folder ${target}`, path: target });
}
async function requireRoom({ target, exists }, { force }) {
    if (!exists || force || !holdsMemory(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(target)))
        return;
    const { code, message, path } = notEmpty(target);
    throw new _model_index_js__WEBPACK_IMPORTED_MODULE_2__/* .AppError */ .uV(code, message, { path });
}
async function isFolder(target, problems) {
    const unsafe = (what) => {
        problems.push({ code: "target-unsafe", message: `the target ${target} ${what}`, path: target });
        return false;
    };
    try {
        const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(target);
        if (found.isDirectory())
            return true;
        const what = found.isSymbolicLink() ? "a symbolic link" : "not a folder";
        return unsafe(`is ${what}, expected a folder or nothing`);
    }
    catch (error) {
        const { code } = error;
        return code === "ENOENT" ? false : unsafe(`cannot be looked at (${code})`);
    }
}
function holdsMemory(entries) {
    return entries.some((name) => !(0,_model_index_js__WEBPACK_IMPORTED_MODULE_2__/* .isOwnName */ .sJ)(name));
}
function notEmpty(target) {
    return { code: "target-not-empty", message: `the target ${target} is not empty`, path: target };
}


/***/ }),

/***/ 36623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ makeTree)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _kinds_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22631);
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(61040);
/* harmony import */ var _bundles_check_stores_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(67415);
/* harmony import */ var _bundles_unpack_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(37796);
/* harmony import */ var _space_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(86784);
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






const SYNCED_AHEAD_BYTES = 4 * 1024 * 1024;
async function makeTree(making, context) {
    const { bundle, selection, staged, sidecars, keys } = making;
    const stores = selection.extracted(staged.extracted);
    refuseOwnNames(stores);
    await staged.reserve(selection.bytes);
    const reading = await (0,_space_js__WEBPACK_IMPORTED_MODULE_5__/* .filling */ .I)(staged.target, async () => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const { isWhole } = selection;
            const needs = (path) => selection.needs(path);
            const checks = __addDisposableResource(env_1, new _bundles_check_stores_js__WEBPACK_IMPORTED_MODULE_3__/* .StoreChecks */ .z({ stores, scratch: staged.scratch }, context), true);
            const ahead = syncingAhead(bundle, staged);
            const arrived = (path) => {
                ahead(path);
                checks.arrived(path);
            };
            const unpacking = { into: staged.extracted, needs, arrived, inPart: !isWhole, keys, ...(sidecars && { sidecars }) };
            const found = await (0,_bundles_unpack_js__WEBPACK_IMPORTED_MODULE_4__/* .unpack */ .l1)(bundle, unpacking, context);
            await checks.require();
            await staged.syncedAhead();
            await buildTree(selection.reduced(stores), staged, context);
            return found;
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
    });
    const units = stores.flatMap((extracted) => _kinds_index_js__WEBPACK_IMPORTED_MODULE_1__/* .KINDS */ .GW[extracted.store.kind].units?.(extracted.store) ?? []);
    const databases = stores.filter(({ store }) => store.kind === "sqlite").map(({ store }) => store.path);
    return { units: new Set(units), databases: new Set(databases), reading };
}
function syncingAhead({ manifest }, staged) {
    const isLarge = (entry) => entry.type === "file" && entry.sizeBytes >= SYNCED_AHEAD_BYTES;
    const paths = manifest.entries.filter(isLarge).map(({ path }) => path);
    const moved = new Set(paths.filter((path) => (0,_model_index_js__WEBPACK_IMPORTED_MODULE_2__/* .storeOfArchivePath */ .UV)(path)?.kind !== "git"));
    return (path) => {
        if (moved.has(path))
            staged.syncAhead((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(staged.extracted, path));
    };
}
function refuseOwnNames(stores) {
    for (const { store, paths } of stores)
        for (const path of paths) {
            const restored = (0,_model_index_js__WEBPACK_IMPORTED_MODULE_2__/* .restoredPath */ .iq)(store.path, (0,_model_index_js__WEBPACK_IMPORTED_MODULE_2__/* .storeOfArchivePath */ .UV)(path)?.rest ?? "");
            if (!restored.split("/").some(_model_index_js__WEBPACK_IMPORTED_MODULE_2__/* .isOwnName */ .sJ))
                continue;
            const message = `the bundle holds ${JSON.stringify(restored)}, a name that only restore gives`;
            throw new _model_index_js__WEBPACK_IMPORTED_MODULE_2__/* .AppError */ .uV("archive-violation", message, { path: restored });
        }
}
async function buildTree(stores, staged, context) {
    for (const [index, extracted] of (0,_kinds_index_js__WEBPACK_IMPORTED_MODULE_1__/* .restoreOrder */ .nQ)(stores).entries()) {
        const { name, kind } = extracted.store;
        context.progress({ phase: "restore", done: index, total: stores.length, unit: "stores", item: name });
        await _kinds_index_js__WEBPACK_IMPORTED_MODULE_1__/* .KINDS */ .GW[kind].restore(extracted, staged.tree);
    }
}


/***/ }),

/***/ 99256:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ selectStores)
/* harmony export */ });
/* harmony import */ var _kinds_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22631);
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61040);


function selectStores(manifest, globs) {
    const wishes = globs.map(parseWish);
    const wantedEntries = new Set();
    const wantedStores = new Set();
    for (const { store, paths } of (0,_kinds_index_js__WEBPACK_IMPORTED_MODULE_0__/* .extractedStores */ .z3)(manifest, "")) {
        const wholeStore = globs.length === 0 || fits(wishes, [store.name, store.path]);
        const wanted = paths.filter((path) => wholeStore || fits(wishes, [restored(store, path)]));
        const taken = store.kind === "file" ? wanted : wanted.length > 0 ? paths : [];
        for (const path of taken)
            wantedEntries.add(path);
        if (wholeStore || taken.length > 0)
            wantedStores.add(store);
    }
    const unmet = wishes.filter((wish) => !wish.isMet);
    if (unmet.length > 0) {
        const list = unmet.map(({ text }) => JSON.stringify(text)).join(", ");
        throw new _model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .AppError */ .uV("nothing-selected", `nothing in the bundle fits ${list}`, { path: "--only" });
    }
    const stores = countWanted(manifest, wantedStores, wantedEntries);
    return {
        stores,
        isWhole: wantedEntries.size === manifest.entries.length && wantedStores.size === manifest.stores.length,
        bytes: stores.reduce((sum, store) => sum + store.bytes, 0),
        needs: (path) => wantedEntries.has(path),
        extracted: (dir) => (0,_kinds_index_js__WEBPACK_IMPORTED_MODULE_0__/* .extractedStores */ .z3)(manifest, dir).filter(({ store }) => wantedStores.has(store)),
        reduced: (stores) => stores.map((store) => ({ ...store, paths: store.paths.filter((path) => wantedEntries.has(path)) })),
    };
}
function restored(store, path) {
    return (0,_model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .restoredPath */ .iq)(store.path, (0,_model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .storeOfArchivePath */ .UV)(path)?.rest ?? "");
}
function parseWish(text) {
    const parts = (0,_kinds_index_js__WEBPACK_IMPORTED_MODULE_0__/* .withSlashes */ .sq)(text).split("/");
    const pattern = parts.filter((part) => part !== "" && part !== ".").join("/");
    return { text, matches: pattern === "" ? () => true : (0,_kinds_index_js__WEBPACK_IMPORTED_MODULE_0__/* .compilePattern */ .Eb)(pattern), isMet: false };
}
function fits(wishes, names) {
    let any = false;
    for (const wish of wishes) {
        if (!names.some((name) => prefixes(name).some(wish.matches)))
            continue;
        wish.isMet = true;
        any = true;
    }
    return any;
}
function prefixes(name) {
    const parts = name.split("/");
    return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}
function countWanted(manifest, stores, entries) {
    const counts = new Map();
    for (const entry of manifest.entries) {
        const owner = entries.has(entry.path) ? (0,_model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .storeOfArchivePath */ .UV)(entry.path) : undefined;
        if (owner === undefined)
            continue;
        const key = (0,_model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .storeKey */ .LN)(owner);
        const count = counts.get(key) ?? { entries: 0, bytes: 0 };
        counts.set(key, { entries: count.entries + 1, bytes: count.bytes + (entry.type === "file" ? entry.sizeBytes : 0) });
    }
    return [...stores].map((store) => ({
        ...store,
        ...(counts.get((0,_model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .storeKey */ .LN)(store)) ?? { entries: 0, bytes: 0 }),
    }));
}


/***/ })

};
;