"use strict";
exports.id = 3931;
exports.ids = [3931];
exports.modules = {

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


/***/ }),

/***/ 13931:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  snapshot: () => (/* binding */ snapshot),
  takeSnapshot: () => (/* binding */ takeSnapshot)
});

// EXTERNAL MODULE: ./build/bundle/index.js + 43 modules
var build_bundle = __webpack_require__(58841);
// EXTERNAL MODULE: ./build/model/index.js + 27 modules
var model = __webpack_require__(61040);
// EXTERNAL MODULE: ./build/signing/index.js + 9 modules
var signing = __webpack_require__(85356);
// EXTERNAL MODULE: ./build/swap/index.js + 23 modules
var swap = __webpack_require__(44748);
// EXTERNAL MODULE: ./build/flows/bundles/signature.js
var bundles_signature = __webpack_require__(21706);
// EXTERNAL MODULE: ./build/flows/keys.js
var flows_keys = __webpack_require__(69252);
// EXTERNAL MODULE: ./build/flows/workspace.js
var flows_workspace = __webpack_require__(93163);
// EXTERNAL MODULE: ./build/flows/compare/no-baseline.js
var no_baseline = __webpack_require__(71951);
// EXTERNAL MODULE: ./build/flows/compare/own-files.js
var own_files = __webpack_require__(74500);
// EXTERNAL MODULE: ./build/flows/compare/policy-file.js
var policy_file = __webpack_require__(95985);
// EXTERNAL MODULE: ./build/flows/compare/reports.js
var reports = __webpack_require__(83501);
// EXTERNAL MODULE: ./build/flows/compare/side.js
var side = __webpack_require__(19191);
// EXTERNAL MODULE: ./build/flows/compare/side-bundle.js
var side_bundle = __webpack_require__(62412);
// EXTERNAL MODULE: ./build/flows/compare/side-open.js
var side_open = __webpack_require__(85824);
// EXTERNAL MODULE: ./build/flows/compare/side-plan.js
var side_plan = __webpack_require__(67447);
// EXTERNAL MODULE: ./build/flows/compare/side-sources.js
var side_sources = __webpack_require__(75536);
// EXTERNAL MODULE: ./build/flows/compare/sides.js + 1 modules
var compare_sides = __webpack_require__(26034);
;// CONCATENATED MODULE: ./build/flows/compare/against.js













async function prepareAgainst(against, planning) {
    const { problems, context } = planning;
    const keys = await (0,flows_keys/* loadKeys */.Vc)(against, context.cwd, problems);
    const policy = await (0,policy_file/* loadPolicy */.t)(against.policyFile, context.cwd, problems);
    await (0,reports/* prepareReports */.b)({ files: against.reports ?? {}, inputs: [against.base] }, context.cwd, problems);
    const base = await (0,side_plan/* planSide */.DP)({ texts: [against.base], keys, asBaseline: true, ...(0,model/* given */.gI)({ vault: against.vault, trust: against.trust }) }, planning);
    if (keys.trustedKeys !== undefined)
        (0,model/* collect */.Fo)(problems, () => (0,side_plan/* requireSignedSide */.Nf)([base]));
    return base === undefined ? undefined : { base, policy, judging: against };
}
async function openAgainst({ base: plan, policy, judging }, context) {
    const workspace = await (0,flows_workspace/* openWorkspace */.O)(context.tempDir, context);
    const [opened] = await Promise.allSettled([(0,side_open/* openSide */.O)(plan, workspace, context)]);
    return {
        async compare({ name, manifest, captured, root }) {
            if (opened.status === "rejected") {
                const { reason } = opened;
                if (judging.optional === true && (0,no_baseline/* isNoBaseline */.r)(reason))
                    return { comparison: null, noBaseline: reason.message };
                throw reason;
            }
            const { id, createdAt, agent, label } = manifest.snapshot;
            const about = { agent, snapshotId: id, createdAt, label, stateDigest: manifest.stateDigest };
            const current = {
                side: { what: "bundle", name, depth: "contents", ...about },
                stores: (0,side_bundle/* knownStores */.W)(manifest),
                redacted: (0,side/* redactedOf */.U)(manifest.stores),
                contents: (0,side_sources/* capturedContents */.x)(captured),
            };
            const scratch = await workspace.folder("compare");
            const sides = { base: opened.value, current };
            const own = { sides: [plan], reports: judging.reports, cwd: context.cwd };
            const ignoring = (0,own_files/* ignoringOwn */.M)(policy, own, [root]);
            const comparison = await (0,compare_sides/* compareSides */.G)(sides, { judging, policy: ignoring, scratch, context });
            await (0,reports/* writeReports */.L)({ comparison, root }, judging.reports ?? {}, context.cwd);
            return { comparison, noBaseline: null };
        },
        [Symbol.asyncDispose]: () => workspace[Symbol.asyncDispose](),
    };
}

// EXTERNAL MODULE: ./build/flows/space.js
var space = __webpack_require__(86784);
// EXTERNAL MODULE: ./build/flows/snapshot/capture.js
var capture = __webpack_require__(1749);
// EXTERNAL MODULE: ./build/vault/index.js + 7 modules
var build_vault = __webpack_require__(76775);
// EXTERNAL MODULE: ./build/flows/bundles/choose.js
var choose = __webpack_require__(38955);
;// CONCATENATED MODULE: ./build/flows/snapshot/keep.js





async function openKeeper(vault, { agent, trust, signingKey, store = model/* DEFAULTS */.zY.store }, context) {
    const believes = (stored) => !(0,build_vault.isShared)(vault) || isBelieved(stored, trust, context);
    const newest = (await listed(vault, { agent })).find(believes);
    return {
        async keep(taken) {
            const { stateDigest, encrypted, signature } = newest?.receipt ?? {};
            const isAlike = store === "changed" && stateDigest === taken.stateDigest && encrypted === taken.encrypted;
            const isSame = isAlike && isStatedBy(signingKey, { signature, stateDigest });
            const stored = isSame && newest !== undefined ? newest : await put(vault, taken, context);
            const reference = (0,build_vault.referenceText)(vault.url, stored.name);
            const receipt = (0,build_vault.referenceText)(vault.url, (0,build_bundle.sidecarPaths)(stored.name).receipt);
            return { url: vault.url, reference, receipt, key: stored.key, outcome: isSame ? "unchanged" : "stored" };
        },
    };
}
function isBelieved(stored, trust, context) {
    return trust !== undefined && (0,build_vault.judge)(stored, { runs: (0,choose/* runsOf */.ky)(trust, context) }).trusted;
}
function isStatedBy(key, { signature, stateDigest }) {
    if (key === undefined)
        return true;
    const statement = signature === undefined ? null : (0,signing/* readStatement */.cO)(signature, [key.publicKey]);
    return statement !== null && statement.stateDigest === stateDigest;
}
async function listed(vault, listing) {
    try {
        return await vault.list(listing);
    }
    catch (error) {
        if (error instanceof model/* AppError */.uV && error.code === "vault-not-found")
            return [];
        throw error;
    }
}
async function put(vault, { bundle, receipt: path }, context) {
    const receipt = await (0,build_bundle.readReceiptFile)(path);
    if (receipt === null)
        throw new model/* AppError */.uV("internal", `${bundle} has no receipt`);
    let done = 0;
    const [there] = vault.kind === "folder" ? await listed(vault, { name: receipt.bundle }) : [];
    if (there?.receipt.sha256 === receipt.sha256)
        return there;
    return vault.put({ bundle, receipt }, (bytes) => {
        done += bytes;
        context.progress({ phase: "store", done, total: receipt.sizeBytes, unit: "bytes", item: receipt.bundle });
    });
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/kinds/index.js + 199 modules
var kinds = __webpack_require__(22631);
// EXTERNAL MODULE: ./build/flows/bundles/stored.js
var stored = __webpack_require__(51333);
;// CONCATENATED MODULE: ./build/flows/signing-keys.js



async function loadSigningKey(sources, cwd, problems) {
    const { signingKeyFile: file, signingKey: text, signingPassphraseFile, signingPassphrase } = sources;
    const before = problems.length;
    const named = (0,model/* given */.gI)({ passphraseFile: signingPassphraseFile, passphrase: signingPassphrase });
    const passphrase = await (0,flows_keys/* loadPassphrase */.t4)(named, cwd, problems);
    if (file === undefined && text === undefined) {
        if (passphrase !== undefined)
            problems.push({ code: "bad-option", message: "a passphrase for a signing key is given, and no signing key" });
        return null;
    }
    if (problems.length > before)
        return null;
    let key = null;
    await (0,flows_keys/* heard */.HK)(problems, async () => {
        const name = file ?? "the signing key given";
        const read = file === undefined ? (text ?? "") : await (0,flows_keys/* readKeyFile */.ml)(file, cwd, "bad-signing-key");
        key = await (0,signing/* parseSigningKey */.UG)(read, { name, passphrase });
    });
    return key;
}

// EXTERNAL MODULE: ./build/flows/snapshot/cut-off.js
var cut_off = __webpack_require__(40675);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/secrets/index.js + 1 modules
var secrets = __webpack_require__(1006);
// EXTERNAL MODULE: ./build/flows/yaml-file.js
var yaml_file = __webpack_require__(93642);
;// CONCATENATED MODULE: ./build/flows/snapshot/secrets-plan.js





const MIN_KEY_BYTES = 16;
const KEY_BYTES = 32;
async function prepareSecrets({ rawPages, ...request }, cwd, problems) {
    const { secrets: mode = model/* DEFAULTS */.zY.secrets, gitSecrets: git } = request;
    const file = await readRules(request.secretsConfig, cwd, problems);
    const given = await readKey(request.secretsKeyFile, cwd, problems);
    const wrong = (path, message) => problems.push({ code: "bad-option", message, path });
    if (git !== undefined && mode !== "redact")
        wrong("git-secrets", "git-secrets has no meaning unless secrets are redacted");
    if ((file?.redact ?? []).length > 0 && mode !== "redact")
        wrong("secrets-config", "the rules say what to redact; that needs the mode redact");
    if (mode === "redact" && rawPages === true)
        wrong("raw-pages", "raw pages keep what was struck out; expected either them or the mode redact");
    if (mode === "off")
        return undefined;
    const { rules = [], allow = [], redact = [] } = file ?? {};
    const key = (given ?? (0,external_node_crypto_.randomBytes)(KEY_BYTES)).toString("hex");
    return { settings: { mode, git, key, rules, allow, redact }, key: given === undefined ? "random" : "given" };
}
async function readRules(file, cwd, problems) {
    if (file === undefined)
        return undefined;
    const read = await (0,secrets/* openSecretsReader */.DJ)();
    return (0,yaml_file/* loadYaml */.y)(file, { noun: "file of rules about secrets", read, cwd, problems });
}
async function readKey(file, cwd, problems) {
    if (file === undefined)
        return undefined;
    let key;
    await (0,flows_keys/* heard */.HK)(problems, async () => {
        const text = (await (0,flows_keys/* readKeyFile */.ml)(file, cwd, "bad-option")).trim();
        if (Buffer.byteLength(text) < MIN_KEY_BYTES) {
            const message = `the key file ${file} holds fewer than ${MIN_KEY_BYTES} bytes`;
            throw new model/* AppError */.uV("bad-option", message, { path: file });
        }
        key = (0,external_node_crypto_.createHash)("sha256").update(`memsnap secrets\0${text}`).digest();
    });
    return key;
}

;// CONCATENATED MODULE: ./build/flows/snapshot/plan.js










async function prepareSnapshot(request, places, context) {
    const { scratch } = places;
    const problems = [...(request.problems ?? [])];
    const agent = request.agent ?? model/* DEFAULTS */.zY.agent;
    problems.push(...(0,model/* agentProblems */.sY)(agent));
    const label = request.label ?? null;
    if (label !== null && !model/* Label */.JU.safeParse(label).success)
        problems.push(wrong("label", "the label is not one line of at most 200 characters"));
    const level = request.level ?? model/* DEFAULTS */.zY.level;
    if (!Number.isInteger(level) || level < model/* LEVELS */.A_.min || level > model/* LEVELS */.A_.max)
        problems.push(wrong("level", `level ${level} is not a whole number from ${model/* LEVELS */.A_.min} to ${model/* LEVELS */.A_.max}`));
    const locks = await (0,flows_keys/* loadLocks */.tx)(request, context.cwd, problems);
    const signingKey = (await loadSigningKey(request, context.cwd, problems)) ?? undefined;
    const secrets = await prepareSecrets(request, context.cwd, problems);
    const vault = (0,stored/* vaultUrlOf */.dm)(request.vault, problems);
    const out = request.out === undefined ? places.out : (0,external_node_path_.resolve)(context.cwd, request.out);
    if (request.out !== "")
        await checkOutput(out, problems);
    const locate = () => (0,kinds/* locateStores */.RS)({
        sources: request.sources,
        ...(0,model/* given */.gI)({ root: request.root }),
        cwd: context.cwd,
        links: request.links ?? model/* DEFAULTS */.zY.links,
        ...(0,model/* given */.gI)({ includeSensitive: request.includeSensitive }),
        scratch,
        ignore: request.out === "" ? [] : [out],
    });
    const located = await locate();
    const against = request.against && (await prepareAgainst(request.against, { scratch, problems, context }));
    (0,model/* throwProblems */.Jh)([...problems, ...located.problems, ...(0,cut_off/* cutOffRestores */.f)(located)]);
    const { root, stores, leftOut } = located;
    const { lockTimeoutMs, rawPages, allowFuzzy, retentionDays, trust, store } = request;
    const choices = (0,model/* given */.gI)({
        lockTimeoutMs,
        rawPages,
        allowFuzzy,
        against,
        vault,
        retentionDays,
        trust,
        store,
        signingKey,
        secrets,
    });
    return { root, stores, leftOut, out, agent, label, locks, level, ...choices, relocate: () => flawless(locate()) };
}
async function flawless(finding) {
    const located = await finding;
    (0,model/* throwProblems */.Jh)(located.problems);
    return located;
}
async function checkOutput(out, problems) {
    for (let folder = out;; folder = (0,external_node_path_.dirname)(folder)) {
        const found = await (0,promises_.stat)(folder).catch(() => undefined);
        if (found === undefined && (0,external_node_path_.dirname)(folder) !== folder)
            continue;
        const writable = found?.isDirectory() &&
            (await (0,promises_.access)(folder, promises_.constants.W_OK).then(() => true, () => false));
        if (!writable)
            problems.push({
                code: "output-unwritable",
                message: `the output folder ${out} cannot be written to or made`,
                path: out,
            });
        return;
    }
}
function wrong(path, message) {
    return { code: "bad-option", message, path };
}

;// CONCATENATED MODULE: ./build/flows/snapshot/result.js


function report(bundle, receipt, { manifest, shownPath, fencedMs, signedBy, warnings }) {
    const { sha256, sizeBytes, snapshotId, createdAt, agent, label, encrypted, consistency, stateDigest } = receipt;
    return {
        bundle,
        receipt: (0,build_bundle.sidecarPaths)(bundle).receipt,
        ...{ sha256, sizeBytes, snapshotId, createdAt, agent, label, encrypted, consistency, stateDigest },
        signedBy,
        fencedMs,
        verified: true,
        stores: manifest.stores.map(reportStore),
        leftOut: manifest.leftOut.map((one) => ({ ...one, path: shownPath(one.path) })),
        secrets: manifest.secrets ?? null,
        warnings,
        vault: null,
        comparison: null,
        noBaseline: null,
        notCompared: null,
    };
}
function reportStore({ name, path, entries, bytes, digest, consistency, summary, redacted, }) {
    return { name, path, entries, bytes, digest, consistency, ...summary, ...(0,model/* given */.gI)({ redacted }) };
}

;// CONCATENATED MODULE: ./build/flows/snapshot/rule-outcomes.js


function unmatchedRules(redactions, { outcomes, stores }) {
    const problems = [];
    const warnings = [];
    for (const [index, redaction] of redactions.entries()) {
        const own = outcomes.filter(({ rule }) => rule === index);
        if (own.some(({ missed }) => missed === undefined))
            continue;
        const message = `the rule ${spelt(redaction)} redacts nothing: ${why(redaction, own, stores)}`;
        const part = innermost(own);
        const isNamed = (part === "table" || part === "column") && !/[*?]/.test(redaction[part] ?? "*");
        if (isNamed)
            problems.push({ code: "redaction-unmatched", message, path: "secrets-config" });
        else
            warnings.push(message);
    }
    return { problems, warnings };
}
function innermost(outcomes) {
    return kinds/* RULE_PARTS */.Iy.findLast((part) => outcomes.some(({ missed }) => missed === part));
}
function why(redaction, outcomes, stores) {
    const part = innermost(outcomes);
    if (part === undefined) {
        const kind = redaction.table === undefined ? "file" : "database";
        return redaction.store === undefined
            ? `there is no ${kind} to look into`
            : `no ${kind} fits its store${(0,model/* didYouMean */.au)(redaction.store, stores)}`;
    }
    const near = outcomes.find(({ missed, near }) => missed === part && near !== undefined)?.near;
    return `nothing fits its ${part}${near === undefined ? "" : `; did you mean ${JSON.stringify(near)}?`}`;
}
function spelt(redaction) {
    const parts = ["do", "store", "table", "column", "path", "pointer"].flatMap((key) => redaction[key] === undefined ? [] : [`${key}: ${redaction[key]}`]);
    return `{${parts.join(", ")}}`;
}

;// CONCATENATED MODULE: ./build/flows/snapshot/screen.js





const MAX_PROBLEMS = 50;
class Screening {
    #plan;
    #staging;
    #context;
    #screener;
    #warnings = [];
    #shown = new Map();
    #report = Promise.resolve(undefined);
    constructor(plan, { staging, context }) {
        this.#plan = plan;
        this.#staging = staging;
        this.#context = context;
        this.#screener = new kinds/* Screener */.cY(context.atExit);
    }
    async screen(captured) {
        const plan = this.#plan;
        if (plan === undefined)
            return captured;
        const screening = this.#screenAll(captured, plan);
        this.#report = screening.then(({ secrets }) => secrets);
        this.#report.catch(() => { });
        return plan.settings.mode === "warn" ? captured : (await screening).captured;
    }
    get report() {
        return this.#report;
    }
    get warnings() {
        return this.#warnings;
    }
    shownPath = (path) => this.#shown.get(path) ?? path;
    [Symbol.dispose]() {
        this.#screener[Symbol.dispose]();
    }
    async #screenAll(captured, plan) {
        const dir = await this.#staging.folder("redacted");
        const all = [];
        for (const [index, store] of captured.stores.entries()) {
            if (plan.settings.mode !== "warn")
                this.#say(index, captured);
            const names = index === 0 ? captured.leftOut.map(({ path }) => path) : undefined;
            all.push(await this.#screenStore(store, plan, { dir: (0,external_node_path_.join)(dir, `${index}`), names }));
        }
        const unmatched = unmatchedRules(plan.settings.mode === "redact" ? plan.settings.redact : [], {
            outcomes: all.flatMap(({ rules }) => rules),
            stores: captured.stores.map(({ store }) => store.name),
        });
        this.#warnings = unmatched.warnings;
        const [first, ...rest] = [...all.flatMap(({ problems }) => problems), ...unmatched.problems];
        if (first !== undefined)
            throw model/* AppError */.uV.of([first, ...rest.slice(0, MAX_PROBLEMS - 1)]);
        const found = (0,kinds/* addedUp */.C_)(all.flatMap(({ seen }) => seen));
        const unsearched = all.flatMap(({ store, isSearched }) => (isSearched ? [] : [store.store.name]));
        const isClean = found.rules.length === 0 && unsearched.length === 0;
        const mode = plan.settings.mode === "redact" ? "redact" : "warn";
        return {
            captured: { ...captured, stores: all.map(({ store }) => store) },
            secrets: isClean ? undefined : { mode, key: plan.key, ...found, unsearched },
        };
    }
    async #screenStore(store, plan, { dir, names }) {
        const { kind, name, path } = store.store;
        const copy = { store: { kind, name, path }, staged: store.staged };
        const { settings } = plan;
        const screening = this.#screener.screen({ copy, settings, dir, ...(0,model/* given */.gI)({ names }) });
        const screened = await (settings.mode === "warn" ? screening.catch(stopped) : screening);
        if ("stopped" in screened) {
            const problems = settings.mode === "warn" ? [] : [notSearched(store, screened.stopped)];
            return { store, seen: [], problems, isSearched: false, rules: [] };
        }
        const shown = new Map(screened.shown);
        for (const [path, instead] of shown)
            this.#shown.set(path, instead);
        const struckOut = screened.redacted === undefined ? [] : [screened.redacted.applied, screened.redacted.later];
        return {
            store: await redacted(store, screened),
            seen: [screened.found, ...struckOut],
            problems: [...objections(screened, plan), ...publicName(shown.get(path), plan)],
            isSearched: true,
            rules: screened.rules ?? [],
        };
    }
    #say(index, { stores }) {
        const item = stores[index]?.store.name ?? "";
        this.#context.progress({ phase: "search", done: index, total: stores.length, unit: "stores", item });
    }
}
function objections({ found, redacted }, { settings: { mode, git } }) {
    if (mode === "warn")
        return [];
    const left = mode === "fail" ? found : (redacted?.left ?? found);
    const isAccepted = (finding) => finding.in === "history" && git === "allow";
    const why = mode === "fail" ? "" : "cannot be redacted: ";
    return left.findings.filter((finding) => !isAccepted(finding)).map((finding) => problemOf(finding, why));
}
function publicName(shown, { settings: { mode } }) {
    if (shown === undefined || mode !== "warn")
        return [];
    const message = `${shown}: a secret in the path of a store, which receipts tell everybody; rename it or leave it out`;
    return [{ code: "secrets-found", message, path: shown }];
}
function problemOf({ rule, in: where, place, count, at, store }, why) {
    const places = at.length === 0 ? "" : ` (${at.join(", ")}${count > at.length ? ", ..." : ""})`;
    const what = { content: "", name: " in its name", schema: " in its schema", history: " in the history of git" }[where];
    const message = `${place}: ${why}${count === 1 ? "a secret" : `${count} secrets`} of rule ${rule}${what}${places}`;
    return { code: "secrets-found", message, path: store };
}
function stopped(error) {
    return { stopped: error instanceof Error ? error.message : "" };
}
function notSearched({ store: { name } }, stopped) {
    return { code: "secrets-found", message: `${name} could not be searched for secrets: it was ${stopped}`, path: name };
}
async function redacted(store, { redacted }) {
    if (redacted === undefined)
        return store;
    const kept = new Set(redacted.staged.entries.map((entry) => (entry.type === "file" ? entry.file : "")));
    for (const entry of store.staged.entries)
        if (entry.type === "file" && !kept.has(entry.file))
            await (0,promises_.rm)(entry.file, { force: true });
    return { ...store, staged: redacted.staged, redacted: true };
}

;// CONCATENATED MODULE: ./build/flows/snapshot/vaults.js



async function openVaults({ vault: url, against, agent, retentionDays }, context) {
    if (url === undefined)
        return (0,model/* given */.gI)({ against });
    const vault = await (0,stored/* openVaultAt */.s0)(url, context, (0,model/* given */.gI)({ retentionDays }));
    if (against?.base.what !== "stored")
        return { vault, ...(0,model/* given */.gI)({ against }) };
    const { base } = against;
    const { wanted } = base.stored;
    const isAgent = wanted.by === "latest" && (wanted.agent ?? agent) === agent;
    if (base.stored.url.text !== url.text || !isAgent)
        return { vault, against };
    const once = (0,build_vault.listingOnce)(vault, wanted);
    return { vault: once, against: { ...against, base: { ...base, stored: { ...base.stored, vault: once } } } };
}

;// CONCATENATED MODULE: ./build/flows/snapshot/versions.js

function toolVersions() {
    return { memsnap: model/* VERSION */.xv, node: process.versions.node };
}

;// CONCATENATED MODULE: ./build/flows/snapshot/snapshot.js
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















async function snapshot(request, context) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const workspace = __addDisposableResource(env_1, await (0,flows_workspace/* openWorkspace */.O)(context.tempDir, context), true);
        const staging = __addDisposableResource(env_1, await (0,flows_workspace/* openWorkspace */.O)(context.tempDir, context), true);
        const places = { scratch: await workspace.folder("search"), out: await workspace.folder("bundle") };
        const plan = await (0,space/* filling */.I)(workspace.path, () => prepareSnapshot(request, places, context));
        const { vault: keeping, against: base } = await openVaults(plan, context);
        const keeper = keeping === undefined ? null : await openKeeper(keeping, plan, context);
        const against = __addDisposableResource(env_1, base === undefined ? null : await openAgainst(base, context), true);
        const { result, ...staged } = await takeSnapshot(plan, staging, context);
        const vault = keeper === null ? null : await keeper.keep(result);
        const isGone = vault !== null && plan.out === places.out;
        const kept = { ...result, vault, ...(isGone ? { bundle: vault.reference, receipt: vault.receipt } : {}) };
        if (against === null)
            return kept;
        try {
            return { ...kept, ...(await against.compare({ name: kept.bundle, root: plan.root, ...staged })) };
        }
        catch (error) {
            if (!(error instanceof model/* AppError */.uV))
                throw error;
            return { ...kept, notCompared: stillKept(error, kept.bundle) };
        }
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
async function takeSnapshot(plan, staging, context) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const createdAt = context.now();
        const header = makeHeader(plan, createdAt, context.newId(createdAt));
        const output = __addDisposableResource(env_2, await (0,swap/* openOutput */.c1)(plan.out, (0,model/* bundleName */.u1)(header, plan.locks !== null), context), true);
        const unsearched = plan.secrets === undefined ? context : withoutNames(context);
        const screening = __addDisposableResource(env_2, new Screening(plan.secrets, { staging, context: unsearched }), false);
        const captured = await (0,space/* filling */.I)(staging.path, async () => screening.screen(await (0,capture/* capture */.F)(plan, staging, unsearched)));
        const content = { header, ...(0,capture/* contentOf */.$)(captured), secrets: screening.report };
        const written = await (0,space/* filling */.I)(plan.out, () => write(output.temporary, content, { plan, context }));
        const signer = plan.signingKey === undefined ? undefined : (0,signing/* openSigner */.Hs)(plan.signingKey);
        await readBack(written, signer, context);
        const signature = signer?.sign((0,bundles_signature/* statementOf */.T)(written.manifest));
        const receipt = await publish(output, written, { plan, signature });
        const { manifest } = written;
        const signedBy = plan.signingKey?.publicKey.id ?? null;
        const { fencedMs } = captured;
        const { warnings, shownPath } = screening;
        return {
            result: report(output.path, receipt, { manifest, fencedMs, signedBy, warnings, shownPath }),
            manifest,
            captured,
        };
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
function stillKept({ problems: [first, ...rest] }, bundle) {
    if (first === undefined)
        throw new TypeError("a failure without a problem");
    return model/* AppError */.uV.of([{ ...first, message: `${first.message}; the snapshot itself was taken: ${bundle}` }, ...rest]);
}
function withoutNames(context) {
    return { ...context, progress: ({ item, ...event }) => context.progress(event) };
}
function makeHeader(plan, createdAt, id) {
    return {
        format: model/* FORMAT_NAME */.Yx,
        version: model/* FORMAT_VERSION */.Hp,
        id,
        createdAt: createdAt.toISOString(),
        agent: plan.agent,
        label: plan.label,
        tool: toolVersions(),
    };
}
async function write(path, content, { plan, context }) {
    let done = 0;
    return (0,build_bundle.writeBundle)(path, content, {
        locks: plan.locks,
        level: plan.level,
        onBytes(bytes) {
            done += bytes;
            context.progress({ phase: "write", done, unit: "bytes" });
        },
    });
}
async function readBack(written, signer, context) {
    const bundle = await written.reopen();
    let done = 0;
    const { sha256 } = await bundle.readAll({
        onBytes(bytes) {
            done += bytes;
            context.progress({ phase: "read back", done, total: bundle.sizeBytes, unit: "bytes" });
        },
        hear: signer?.hear,
    });
    if (sha256 !== written.sha256)
        throw new model/* AppError */.uV("bundle-corrupt", "the bundle read back from disk is not what was written; the disk may be failing");
}
async function publish(output, written, { plan, signature }) {
    const { sha256, sizeBytes, manifest } = written;
    const about = { path: output.path, sha256, sizeBytes, encrypted: plan.locks !== null, signature };
    const receipt = (0,build_bundle.makeReceipt)(about, manifest);
    const paths = (0,build_bundle.sidecarPaths)(output.path);
    await output.publish([
        { path: paths.checksum, text: (0,build_bundle.checksumText)(output.path, sha256) },
        ...(signature === undefined ? [] : [{ path: paths.signature, text: signature }]),
        { path: paths.receipt, text: `${JSON.stringify(receipt, null, 2)}\n` },
    ]);
    return receipt;
}


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


/***/ })

};
;