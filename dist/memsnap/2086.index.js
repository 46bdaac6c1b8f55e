"use strict";
exports.id = 2086;
exports.ids = [2086];
exports.modules = {

/***/ 12086:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  compare: () => (/* binding */ compare)
});

// EXTERNAL MODULE: ./build/flows/workspace.js
var workspace = __webpack_require__(93163);
// EXTERNAL MODULE: ./build/model/index.js + 27 modules
var model = __webpack_require__(61040);
// EXTERNAL MODULE: ./build/flows/bundles/stored.js
var stored = __webpack_require__(51333);
// EXTERNAL MODULE: ./build/flows/keys.js
var flows_keys = __webpack_require__(69252);
// EXTERNAL MODULE: ./build/flows/compare/own-files.js
var own_files = __webpack_require__(74500);
// EXTERNAL MODULE: ./build/flows/compare/policy-file.js
var policy_file = __webpack_require__(95985);
// EXTERNAL MODULE: ./build/flows/compare/reports.js
var reports = __webpack_require__(83501);
// EXTERNAL MODULE: ./build/flows/compare/side-plan.js
var side_plan = __webpack_require__(67447);
;// CONCATENATED MODULE: ./build/flows/compare/plan.js







async function prepareCompare(request, workspaces, context) {
    const problems = [...(request.problems ?? [])];
    const keys = await (0,flows_keys/* loadKeys */.Vc)(request, context.cwd, problems);
    const policy = await (0,policy_file/* loadPolicy */.t)(request.policyFile, context.cwd, problems);
    const inputs = [request.base, ...request.current, ...(request.policyFile === undefined ? [] : [request.policyFile])];
    await (0,reports/* prepareReports */.b)({ files: request.reports ?? {}, inputs }, context.cwd, problems);
    const { links, includeSensitive, lockTimeoutMs, vault } = request;
    const choices = { keys, ...(0,model/* given */.gI)({ links, includeSensitive, lockTimeoutMs, vault }) };
    const roots = await rootsOf(request, context.cwd);
    const side = async (texts, which) => {
        if (texts.every((text) => text === ""))
            return undefined;
        const scratch = await workspaces[which].folder("search");
        const trust = which === "base" ? request.trust : request.currentTrust;
        const own = { asBaseline: which === "base", ...(0,model/* given */.gI)({ root: roots[which], trust }) };
        return (0,side_plan/* planSide */.DP)({ texts, ...choices, ...own }, { scratch, problems, context });
    };
    const base = await side([request.base], "base");
    const current = await side(request.current, "current");
    if (keys.trustedKeys !== undefined)
        (0,model/* collect */.Fo)(problems, () => (0,side_plan/* requireSignedSide */.Nf)([base, current]));
    (0,model/* throwProblems */.Jh)(problems);
    const sides = [(0,stored/* required */.mw)(base), (0,stored/* required */.mw)(current)];
    const live = sides.flatMap((side) => (side.what === "sources" ? [side.capture.root] : []));
    const own = { sides, reports: request.reports, cwd: context.cwd };
    return { base: sides[0], current: sides[1], policy: (0,own_files/* ignoringOwn */.M)(policy, own, live) };
}
async function rootsOf({ base, current, root, vault }, cwd) {
    const [only = "", ...more] = current;
    const isLive = async (text) => text !== "" && (await (0,side_plan/* lookAt */.t5)({ text, vault }, cwd)) === "sources";
    const areLive = (await isLive(base)) && (more.length > 0 || (await isLive(only)));
    if (!areLive)
        return (0,model/* given */.gI)({ base: root, current: root });
    const own = more.length === 0 ? (0,side_plan/* ownRoot */.jW)(only, cwd) : undefined;
    return (0,model/* given */.gI)({ base: (0,side_plan/* ownRoot */.jW)(base, cwd), current: root ?? own });
}

// EXTERNAL MODULE: ./build/flows/compare/side-open.js
var side_open = __webpack_require__(85824);
// EXTERNAL MODULE: ./build/flows/compare/sides.js + 1 modules
var compare_sides = __webpack_require__(26034);
;// CONCATENATED MODULE: ./build/flows/compare/compare.js
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





async function compare(request, context) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const base = __addDisposableResource(env_1, await (0,workspace/* openWorkspace */.O)(context.tempDir, context), true);
        const current = __addDisposableResource(env_1, await (0,workspace/* openWorkspace */.O)(context.tempDir, context), true);
        const plan = await prepareCompare(request, { base, current }, context);
        const sides = {
            base: await (0,side_open/* openSide */.O)(plan.base, base, context),
            current: await (0,side_open/* openSide */.O)(plan.current, current, context),
        };
        const scratch = await current.folder("compare");
        const comparison = await (0,compare_sides/* compareSides */.G)(sides, { judging: request, policy: plan.policy, scratch, context });
        const root = plan.current.what === "sources" ? plan.current.capture.root : request.root;
        await (0,reports/* writeReports */.L)({ comparison, root }, request.reports ?? {}, context.cwd);
        return comparison;
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


/***/ }),

/***/ 74500:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ ignoringOwn)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _bundle_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58841);



function ignoringOwn(policy, { sides, reports = {}, cwd }, roots) {
    const paths = [...sides.flatMap(documentsOf), ...Object.values(reports)].map((path) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, path));
    const places = paths.filter((path) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path)).map((path) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(path));
    const own = roots.flatMap((root) => places.map((place) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(root, place).replaceAll(node_path__WEBPACK_IMPORTED_MODULE_1__.sep, "/")));
    return { ...policy, ignore: [...policy.ignore, ...own.map((path) => ({ path }))] };
}
function documentsOf(side) {
    if (side === undefined || side.what === "sources" || side.what === "stored")
        return [];
    return [side.name, ...(side.what === "bundle" ? Object.values((0,_bundle_index_js__WEBPACK_IMPORTED_MODULE_2__.sidecarPaths)(side.name)) : [])];
}


/***/ }),

/***/ 83501:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ writeReports),
/* harmony export */   b: () => (/* binding */ prepareReports)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _report_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8604);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(84357);




const WORDED = {
    json: (comparison) => `${JSON.stringify(comparison, null, 2)}\n`,
    markdown: (comparison) => `${(0,_report_index_js__WEBPACK_IMPORTED_MODULE_2__/* .compareSummary */ .oX)(comparison)}\n`,
    junit: _report_index_js__WEBPACK_IMPORTED_MODULE_2__/* .compareJunit */ .ag,
    sarif: _report_index_js__WEBPACK_IMPORTED_MODULE_2__/* .compareSarif */ .tw,
};
async function prepareReports({ files, inputs }, cwd, problems) {
    const taken = new Set(inputs.map((path) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, path)));
    for (const [, path] of entriesOf(files)) {
        const absolute = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, path);
        const why = taken.has(absolute) ? "it is named for something else as well" : await whyNoReport(absolute);
        taken.add(absolute);
        if (why !== undefined)
            problems.push((0,_place_js__WEBPACK_IMPORTED_MODULE_3__/* .unwritable */ .mP)(path, why));
    }
}
async function whyNoReport(path) {
    const why = await (0,_place_js__WEBPACK_IMPORTED_MODULE_3__/* .whyUnwritable */ .q9)(path);
    if (why !== undefined || (await (0,_place_js__WEBPACK_IMPORTED_MODULE_3__/* .isFree */ .xp)(path, _report_index_js__WEBPACK_IMPORTED_MODULE_2__/* .isEarlierReport */ .v$)))
        return why;
    return "another file is there; nothing is replaced but an earlier report";
}
async function writeReports({ comparison, root }, files, cwd) {
    const folder = await folderOf(root, cwd);
    for (const [form, path] of entriesOf(files))
        await (0,_place_js__WEBPACK_IMPORTED_MODULE_3__/* .replaceFile */ .fR)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, path), WORDED[form](comparison, folder));
}
async function folderOf(root, cwd) {
    const real = (path) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(path).catch(() => path);
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(await real(cwd), await real((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, root ?? ".")));
    return path === "" || path.startsWith("..") || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(path) ? "" : `${path.replaceAll("\\", "/")}/`;
}
function entriesOf(files) {
    return Object.entries(files).filter((entry) => entry[1] !== undefined);
}


/***/ }),

/***/ 26034:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G: () => (/* binding */ compareSides)
});

// EXTERNAL MODULE: ./build/baseline/index.js + 14 modules
var baseline = __webpack_require__(81189);
// EXTERNAL MODULE: ./build/kinds/index.js + 199 modules
var kinds = __webpack_require__(22631);
// EXTERNAL MODULE: ./build/model/index.js + 27 modules
var model = __webpack_require__(61040);
;// CONCATENATED MODULE: ./build/flows/compare/notes.js
function limitations(sides, stores) {
    const { base, current } = sides;
    return [...[base, current].flatMap(keyNotes), ...identityNotes(sides, stores), ...redactionNotes(sides)];
}
function redactionNotes({ base, current }) {
    return [
        [base, current],
        [current, base],
    ].flatMap(([of, other]) => {
        const others = new Set(other?.redacted);
        const alone = (of?.redacted ?? []).filter((key) => !others.has(key)).map((key) => key.slice(key.indexOf(" ") + 1));
        if (of === undefined || alone.length === 0)
            return [];
        return [
            `${of.side.name} is redacted in ${alone.join(", ")} and the other side is not: what was struck out differs`,
        ];
    });
}
function keyNotes({ side: { what, depth, name } }) {
    const isClosed = what === "bundle" && depth === "digests";
    return isClosed ? [`no key was given for ${name}, so only its receipt was read`] : [];
}
function identityNotes({ base, current }, stores) {
    const notes = [];
    const [was, is] = [base.side.agent, current.side.agent];
    if (was !== null && is !== null && was !== is)
        notes.push(`the two sides are of different agents: ${was} and ${is}`);
    const isPaired = ({ status }) => status === "same" || status === "changed";
    if (stores.length > 0 && base.stores.length > 0 && current.stores.length > 0 && !stores.some(isPaired))
        notes.push("no store of one side stands at the path of one of the other; paths are relative to the root, see --root", ...[base, current].filter(isOneFile).map(misread));
    return notes;
}
function isOneFile({ side, stores: [store, ...others] }) {
    if (side.what !== "sources" || others.length > 0 || store?.summary?.kind !== "file")
        return false;
    return store.summary.files === 1 && store.summary.folders === 0;
}
function misread({ side: { name } }) {
    return `${name} is no bundle, receipt or baseline file, so it was taken for memory itself`;
}

// EXTERNAL MODULE: ./build/flows/compare/side.js
var side = __webpack_require__(19191);
;// CONCATENATED MODULE: ./build/flows/compare/sides.js
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





async function compareSides(sides, comparing) {
    const { base, current } = sides;
    const { judging, policy } = comparing;
    const pairs = (0,baseline/* pairStores */.dv)(base.stores, current.stores).filter((pair) => (0,baseline/* isCompared */.uQ)(policy, eitherOf(pair)));
    const changed = pairs.filter(isChanged);
    const contents = await contentsOf(sides, changed, judging.depth ?? "contents");
    const found = pairs.map((pair) => ({ store: eitherOf(pair), differences: (0,baseline/* wholeDifferences */.Qt)(pair) }));
    const inside = await compareChanged(changed, contents, comparing);
    const stores = pairs.map((pair) => compared(pair, contents));
    return {
        ...(0,baseline/* judge */.S4)([...found, ...inside], policy),
        changed: base.side.stateDigest !== current.side.stateDigest,
        base: base.side,
        current: current.side,
        policy: judging.policyFile ?? null,
        notes: limitations(sides, stores),
        stores,
    };
}
const NONE_ALIKE = { base: new Set(), current: new Set() };
async function contentsOf(sides, changed, depth) {
    const isIdle = changed.length === 0 || depth !== "contents";
    if (isIdle || Object.values(sides).some(({ side }) => side.depth === "digests"))
        return { base: null, current: null };
    const alike = await Promise.all(changed.map((pair) => kinds/* KINDS */.GW[pair.base.kind].alike?.(pair) ?? NONE_ALIKE));
    const read = async (name) => {
        const wanted = changed.map((pair) => pair[name]);
        return (await sides[name].contents?.(wanted, new Set(alike.flatMap((files) => [...files[name]])))) ?? null;
    };
    return { base: await read("base"), current: await read("current") };
}
async function compareChanged(changed, contents, { judging, policy, scratch, context }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const examiner = __addDisposableResource(env_1, (0,kinds/* openExaminer */._Z)({ kinds: kinds/* KINDS */.GW, scratch, atExit: context.atExit }), false);
        const { showContent, samples } = { ...model/* COMPARE_DEFAULTS */.F$, ...judging };
        const found = [];
        for (const [index, pair] of changed.entries()) {
            const store = pair.current;
            context.progress({ phase: "compare", done: index, total: changed.length, unit: "stores", item: store.name });
            const options = (0,baseline/* optionsFor */.A5)(policy, store, { showContent, samples });
            found.push({ store, differences: await compareInside(deepest(pair, contents), { examiner, options }) });
        }
        return found;
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
async function compareInside(pair, { examiner, options }) {
    return depthOf(pair) === "digests" ? [] : examiner.compare(pair, options);
}
function deepest({ base, current }, contents) {
    return { base: (0,side/* withContent */.Q)(base, contents.base), current: (0,side/* withContent */.Q)(current, contents.current) };
}
function depthOf({ base, current }) {
    const depths = [base, current].map(({ summary, content }) => content !== undefined ? "contents" : summary !== undefined ? "summaries" : "digests");
    return model/* DEPTHS */.D_.find((depth) => depths.includes(depth)) ?? "digests";
}
function compared(pair, contents) {
    const { base, current } = pair;
    const { name, kind, path } = eitherOf(pair);
    const status = base === null ? "added" : current === null ? "removed" : isChanged(pair) ? "changed" : "same";
    const depth = isChanged(pair) ? depthOf(deepest(pair, contents)) : null;
    return {
        name,
        kind,
        path: path ?? base?.path ?? null,
        status,
        depth,
        before: numbers(base),
        after: numbers(current),
    };
}
function numbers(store) {
    if (store === null)
        return null;
    const { entries, bytes, digest, summary = null } = store;
    return { entries, bytes, digest, summary };
}
function isChanged(pair) {
    return pair.base !== null && pair.current !== null && pair.base.digest !== pair.current.digest;
}
function eitherOf({ base, current }) {
    return (current ?? base);
}


/***/ })

};
;