"use strict";
exports.id = 3314;
exports.ids = [3314];
exports.modules = {

/***/ 67415:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ StoreChecks)
/* harmony export */ });
/* harmony import */ var _kinds_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22631);
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61040);


class StoreChecks {
    #stores;
    #context;
    #examiner;
    #coming = new Map();
    #begun = new Map();
    constructor({ stores, scratch }, context) {
        this.#stores = stores;
        this.#context = context;
        this.#examiner = (0,_kinds_index_js__WEBPACK_IMPORTED_MODULE_0__/* .openExaminer */ ._Z)({ kinds: _kinds_index_js__WEBPACK_IMPORTED_MODULE_0__/* .KINDS */ .GW, scratch, atExit: context.atExit });
        for (const store of stores.filter(({ store }) => _kinds_index_js__WEBPACK_IMPORTED_MODULE_0__/* .KINDS */ .GW[store.kind].apart !== undefined)) {
            const coming = { store, left: store.paths.length };
            for (const path of store.paths)
                this.#coming.set(path, coming);
        }
    }
    arrived(path) {
        const coming = this.#coming.get(path);
        if (coming === undefined)
            return;
        coming.left -= 1;
        if (coming.left > 0)
            return;
        const findings = this.#examiner.check(coming.store);
        findings.catch(() => { });
        this.#begun.set(coming.store, findings);
    }
    async findings(chosen = () => true) {
        const stores = this.#stores.filter(chosen);
        const found = [];
        for (const [done, store] of stores.entries()) {
            const item = store.store.name;
            this.#context.progress({ phase: "check", done, total: stores.length, unit: "stores", item });
            for (const finding of await (this.#begun.get(store) ?? this.#examiner.check(store)))
                found.push(finding);
        }
        return found;
    }
    async require() {
        (0,_model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .throwProblems */ .Jh)(await this.findings());
    }
    async [Symbol.asyncDispose]() {
        this.#examiner[Symbol.dispose]();
        await Promise.allSettled(this.#begun.values());
    }
}


/***/ }),

/***/ 61038:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b8: () => (/* binding */ checkSidecars),
  we: () => (/* binding */ planBundle),
  A3: () => (/* binding */ prepareBundle),
  IY: () => (/* binding */ prepareInPlace),
  D9: () => (/* binding */ readSidecars),
  rC: () => (/* binding */ readableFile),
  uz: () => (/* binding */ readableStored)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./build/bundle/index.js + 43 modules
var build_bundle = __webpack_require__(58841);
// EXTERNAL MODULE: ./build/model/index.js + 27 modules
var model = __webpack_require__(61040);
// EXTERNAL MODULE: ./build/flows/keys.js
var flows_keys = __webpack_require__(69252);
// EXTERNAL MODULE: ./build/flows/workspace.js
var workspace = __webpack_require__(93163);
// EXTERNAL MODULE: ./build/flows/bundles/stored.js
var bundles_stored = __webpack_require__(51333);
;// CONCATENATED MODULE: ./build/flows/bundles/stored-source.js


function storedSource(found, dir, context) {
    const { vault, stored } = found;
    let fetched;
    const file = async () => {
        fetched ??= (0,bundles_stored/* fetchStored */.oh)(found, dir, context);
        return (0,build_bundle.fileSource)(await fetched);
    };
    return {
        name: stored.name,
        async open() {
            const ranges = fetched === undefined ? await vault.open(stored) : null;
            return ranges ?? (await file()).open();
        },
        async *stream() {
            yield* (await file()).stream();
        },
    };
}

;// CONCATENATED MODULE: ./build/flows/bundles/request.js
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








async function prepareBundle(request, context, further) {
    const { file, stored, keys } = await examine(request, context, further);
    if (stored === null)
        return { ...file, name: file.path, async [Symbol.asyncDispose]() { } };
    const found = await (0,bundles_stored/* findStored */.FC)(stored, keys, context);
    return inWorkspace(context, async ({ path: folder }) => {
        const path = await (0,bundles_stored/* fetchStored */.oh)(found, folder, context);
        return { ...(await planBundle(path, keys)), name: found.reference };
    });
}
async function prepareInPlace(request, context, further) {
    const { file, stored, keys } = await examine(request, context, further);
    if (stored === null)
        return { ...file, ...readableFile(file), async [Symbol.asyncDispose]() { } };
    const found = await (0,bundles_stored/* findStored */.FC)(stored, keys, context);
    return inWorkspace(context, async ({ path }) => {
        const readable = readableStored(found, { dir: path, keys }, context);
        return { ...readable, ...(await (0,build_bundle.probeBundle)(readable.source)) };
    });
}
function readableFile(plan) {
    return { ...plan, name: plan.path, source: plan.path, sidecars: () => readSidecars(plan.path) };
}
function readableStored(found, { dir, keys }, context) {
    const { receipt } = found.stored;
    return {
        name: found.reference,
        source: storedSource(found, dir, context),
        encrypted: receipt.encrypted,
        keys,
        hasKeys: hasAny(keys),
        sidecars: async () => ({ checksum: null, receipt, signature: receipt.signature ?? null }),
    };
}
async function planBundle(path, keys) {
    return { path, ...(await (0,build_bundle.probeBundle)(path)), keys, hasKeys: hasAny(keys) };
}
function hasAny({ identities = [], passphrases = [] }) {
    return identities.length + passphrases.length > 0;
}
async function examine(request, context, further) {
    const problems = [...(request.problems ?? [])];
    const keys = await (0,flows_keys/* loadKeys */.Vc)(request, context.cwd, problems);
    await further?.(problems);
    if ((0,bundles_stored/* isStored */.mL)(request)) {
        const stored = (0,bundles_stored/* planStored */.HD)(request, problems);
        (0,model/* throwProblems */.Jh)(problems);
        return { keys, file: null, stored: (0,bundles_stored/* required */.mw)(stored) };
    }
    problems.push(...(0,bundles_stored/* pathProblems */.KV)(request.trust, request.bundle));
    let file;
    if (request.bundle !== "")
        await (0,flows_keys/* heard */.HK)(problems, async () => {
            file = await planBundle((0,external_node_path_.resolve)(context.cwd, request.bundle), keys);
        });
    (0,model/* throwProblems */.Jh)(problems);
    return { keys, file: (0,bundles_stored/* required */.mw)(file), stored: null };
}
async function inWorkspace(context, make) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const stack = __addDisposableResource(env_1, new AsyncDisposableStack(), true);
        const made = await make(stack.use(await (0,workspace/* openWorkspace */.O)(context.tempDir, context)));
        const kept = stack.move();
        return { ...made, [Symbol.asyncDispose]: () => kept.disposeAsync() };
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
async function readSidecars(path) {
    const receipt = await (0,build_bundle.readReceipt)(path);
    const signature = (await (0,build_bundle.readSignature)(path)) ?? receipt?.signature ?? null;
    return { checksum: await (0,build_bundle.readChecksum)(path), receipt, signature };
}
function checkSidecars({ checksum, receipt }, sha256, bundle) {
    if (checksum !== null && checksum !== sha256)
        throw new model/* AppError */.uV("sidecar-mismatch", "the bundle does not have the SHA-256 of the checksum file beside it");
    if (receipt === null)
        return;
    if (receipt.sha256 !== sha256)
        throw new model/* AppError */.uV("sidecar-mismatch", "the receipt beside the bundle is that of another bundle");
    if (bundle === undefined)
        return;
    const actual = (0,build_bundle.makeReceipt)({ ...bundle, sha256 }, bundle.manifest);
    const wrong = Object.keys(actual).find((key) => !(0,external_node_util_.isDeepStrictEqual)(receipt[key], actual[key]));
    if (wrong !== undefined)
        throw new model/* AppError */.uV("sidecar-mismatch", `the receipt beside the bundle gives another \`${wrong}\` than the bundle`);
}


/***/ }),

/***/ 21706:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ statementOf),
/* harmony export */   o: () => (/* binding */ proofOf)
/* harmony export */ });
/* harmony import */ var _signing_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(85356);

function proofOf({ signature }, { name, keys }) {
    const { trustedKeys } = keys;
    return trustedKeys === undefined ? undefined : (0,_signing_index_js__WEBPACK_IMPORTED_MODULE_0__/* .openProof */ .J2)(signature, { name, trustedKeys });
}
function statementOf({ snapshot, stateDigest }) {
    const { id: snapshotId, agent, createdAt } = snapshot;
    return { snapshotId, agent, stateDigest, createdAt };
}


/***/ }),

/***/ 51333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FC: () => (/* binding */ findStored),
/* harmony export */   HD: () => (/* binding */ planStored),
/* harmony export */   KV: () => (/* binding */ pathProblems),
/* harmony export */   dm: () => (/* binding */ vaultUrlOf),
/* harmony export */   mL: () => (/* binding */ isStored),
/* harmony export */   mw: () => (/* binding */ required),
/* harmony export */   oh: () => (/* binding */ fetchStored),
/* harmony export */   s0: () => (/* binding */ openVaultAt)
/* harmony export */ });
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61040);
/* harmony import */ var _vault_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76775);
/* harmony import */ var _choose_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38955);



function isStored({ bundle, vault }) {
    return vault !== undefined || (0,_vault_index_js__WEBPACK_IMPORTED_MODULE_1__.isVaultUrl)(bundle);
}
function planStored(named, problems) {
    const { bundle, vault, trust, asBaseline } = named;
    const url = vault === undefined ? undefined : (0,_model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .collect */ .Fo)(problems, () => (0,_vault_index_js__WEBPACK_IMPORTED_MODULE_1__.parseVaultUrl)(vault, "--vault"));
    const reference = bundle === "" ? undefined : (0,_model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .collect */ .Fo)(problems, () => (0,_vault_index_js__WEBPACK_IMPORTED_MODULE_1__.parseReference)(bundle));
    if (reference === undefined)
        return undefined;
    if (vault !== undefined && reference.vault !== null) {
        problems.push({
            code: "bad-option",
            message: `${bundle} names a vault, and --vault another; expected one of them`,
        });
        return undefined;
    }
    const place = reference.vault ?? url;
    if (place !== undefined && !(0,_vault_index_js__WEBPACK_IMPORTED_MODULE_1__.isShared)(place) && trust?.areAsked === true)
        problems.push(unknown(place.text, `${place.text} does not know which run has stored a bundle`));
    return place === undefined ? undefined : { url: place, wanted: reference.wanted, ...(0,_model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .given */ .gI)({ trust, asBaseline }) };
}
function pathProblems(trust, path) {
    if (trust?.areAsked !== true && trust?.maxAgeMs === undefined)
        return [];
    return [unknown(path, `${path} is in no vault, and nothing says which run has stored it, or when`)];
}
function unknown(path, message) {
    return {
        code: "bad-option",
        message: `${message}; expected a bundle in cache: or artifact:, or no such choice`,
        path,
    };
}
function openVaultAt(url, { cwd, tempDir, env = {}, now }, keeping = {}) {
    return (0,_vault_index_js__WEBPACK_IMPORTED_MODULE_1__.openVault)(url, { cwd, tempDir, env, now, ...keeping });
}
async function findStored({ url, vault: opened, ...choosing }, { trustedKeys }, context) {
    const vault = opened ?? (await openVaultAt(url, context));
    const { taken, passedOver } = await (0,_choose_js__WEBPACK_IMPORTED_MODULE_2__/* .chooseBundle */ .W8)(vault, { ...choosing, ...(0,_model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .given */ .gI)({ trustedKeys }) }, context);
    const reference = (0,_vault_index_js__WEBPACK_IMPORTED_MODULE_1__.referenceText)(vault.url, taken.name);
    context.chosen?.({ reference, key: taken.key, passedOver });
    return { vault, stored: taken, reference };
}
async function fetchStored({ vault, stored }, dir, context) {
    let done = 0;
    return vault.get(stored, dir, (bytes) => {
        done += bytes;
        const total = stored.receipt.sizeBytes;
        context.progress({ phase: "fetch", done, total, unit: "bytes", item: stored.name });
    });
}
function vaultUrlOf(vault, problems) {
    if (vault === undefined || vault === "")
        return undefined;
    return (0,_model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .collect */ .Fo)(problems, () => (0,_vault_index_js__WEBPACK_IMPORTED_MODULE_1__.parseVaultUrl)(vault, "--vault"));
}
function required(plan) {
    if (plan === undefined)
        throw new _model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV("internal", "what is missing has no problem");
    return plan;
}


/***/ }),

/***/ 69252:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HK: () => (/* binding */ heard),
/* harmony export */   Vc: () => (/* binding */ loadKeys),
/* harmony export */   ml: () => (/* binding */ readKeyFile),
/* harmony export */   t4: () => (/* binding */ loadPassphrase),
/* harmony export */   tx: () => (/* binding */ loadLocks)
/* harmony export */ });
/* harmony import */ var _bundle_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58841);
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61040);
/* harmony import */ var _signing_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85356);
/* harmony import */ var _named_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(56442);




const MAX_KEY_FILE_BYTES = 2 ** 20;
async function loadKeys(sources, cwd, problems) {
    const identities = [];
    for (const file of sources.identityFiles ?? [])
        await heard(problems, async () => {
            identities.push(...(await (0,_bundle_index_js__WEBPACK_IMPORTED_MODULE_0__.parseIdentities)(await readKeyFile(file, cwd, "bad-identity"), file)));
        });
    for (const text of sources.identities ?? [])
        await heard(problems, async () => {
            identities.push(...(await (0,_bundle_index_js__WEBPACK_IMPORTED_MODULE_0__.parseIdentities)(text, "the identity given")));
        });
    const passphrase = await loadPassphrase(sources, cwd, problems);
    const trustedKeys = await loadTrustedKeys(sources.trustedKeys ?? [], cwd, problems);
    return { identities, passphrases: passphrase === undefined ? [] : [passphrase], ...(0,_model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .given */ .gI)({ trustedKeys }) };
}
async function loadLocks(sources, cwd, problems) {
    const before = problems.length;
    const recipients = [];
    for (const text of sources.recipients ?? [])
        await heard(problems, async () => {
            recipients.push(await (0,_bundle_index_js__WEBPACK_IMPORTED_MODULE_0__.parseRecipient)(text));
        });
    for (const file of sources.recipientsFiles ?? [])
        await heard(problems, async () => {
            recipients.push(...(await (0,_bundle_index_js__WEBPACK_IMPORTED_MODULE_0__.parseRecipients)(await readKeyFile(file, cwd, "bad-recipient"), file)));
        });
    const passphrase = await loadPassphrase(sources, cwd, problems);
    if (problems.length > before || sources.encrypt === undefined)
        return null;
    const given = recipients.length > 0 || passphrase !== undefined;
    if (!sources.encrypt && given)
        problems.push({
            code: "bad-option",
            message: "a recipient or passphrase is given together with the wish not to encrypt; expected one of them",
        });
    if (sources.encrypt && !given)
        problems.push({
            code: "no-recipient",
            message: "no recipient and no passphrase is given, and a snapshot is encrypted unless the user says otherwise",
        });
    if (recipients.length > 0 && passphrase !== undefined)
        problems.push({
            code: "bad-option",
            message: "recipients and a passphrase are given; age encrypts to one or the other",
        });
    if (!sources.encrypt)
        return null;
    return passphrase === undefined ? { recipients } : { passphrase };
}
async function loadTrustedKeys(texts, cwd, problems) {
    const keys = [];
    for (const text of texts)
        await heard(problems, async () => {
            const read = (0,_signing_index_js__WEBPACK_IMPORTED_MODULE_2__/* .isPublicKeyLine */ .zf)(text) ? text : await readKeyFile(text, cwd, "bad-trusted-key");
            keys.push(...(0,_signing_index_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePublicKeys */ .V4)(read, text));
        });
    return texts.length === 0 ? undefined : keys;
}
async function loadPassphrase({ passphraseFile: file, passphrase: said }, cwd, problems) {
    if (file === undefined)
        return said;
    let passphrase;
    await heard(problems, async () => {
        passphrase = (await readKeyFile(file, cwd, "bad-option")).split(/\r?\n/, 1)[0];
        if (passphrase === "")
            throw new _model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .AppError */ .uV("bad-option", `the first line of the passphrase file ${file} is empty`, { path: file });
    });
    return passphrase;
}
async function readKeyFile(file, cwd, code) {
    const read = await (0,_named_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readNamed */ .M)(file, cwd, MAX_KEY_FILE_BYTES);
    if ("why" in read)
        throw new _model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .AppError */ .uV(code, `the key file ${file} ${read.why}`, { path: file });
    return read.toString("utf8");
}
async function heard(problems, step) {
    try {
        await step();
    }
    catch (error) {
        if (!(error instanceof _model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .AppError */ .uV))
            throw error;
        problems.push(...error.problems);
    }
}


/***/ }),

/***/ 56442:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ readNamed)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


async function readNamed(file, cwd, maxBytes) {
    const chunks = [];
    let sizeBytes = 0;
    try {
        for await (const chunk of (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, file))) {
            sizeBytes += chunk.length;
            if (sizeBytes > maxBytes)
                return { why: `is larger than ${maxBytes} bytes` };
            chunks.push(chunk);
        }
        return Buffer.concat(chunks);
    }
    catch (error) {
        return { why: error.code === "ENOENT" ? "does not exist" : "cannot be read" };
    }
}


/***/ }),

/***/ 86784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ filling)
/* harmony export */ });
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61040);

const NO_SPACE = new Set(["ENOSPC", "EDQUOT"]);
async function filling(folder, step) {
    try {
        return await step();
    }
    catch (error) {
        if (error instanceof _model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV || !NO_SPACE.has(error.code ?? ""))
            throw error;
        throw new _model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV("disk-full", `no space left in ${folder}`, { path: folder, cause: error });
    }
}


/***/ }),

/***/ 23314:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  verify: () => (/* binding */ verify)
});

// EXTERNAL MODULE: ./build/bundle/index.js + 43 modules
var build_bundle = __webpack_require__(58841);
// EXTERNAL MODULE: ./build/kinds/index.js + 199 modules
var kinds = __webpack_require__(22631);
// EXTERNAL MODULE: ./build/model/index.js + 27 modules
var model = __webpack_require__(61040);
// EXTERNAL MODULE: ./build/report/index.js + 24 modules
var report = __webpack_require__(8604);
// EXTERNAL MODULE: ./build/flows/bundles/check-stores.js
var check_stores = __webpack_require__(67415);
// EXTERNAL MODULE: ./build/flows/bundles/request.js + 1 modules
var bundles_request = __webpack_require__(61038);
// EXTERNAL MODULE: ./build/flows/space.js
var space = __webpack_require__(86784);
// EXTERNAL MODULE: ./build/flows/workspace.js
var flows_workspace = __webpack_require__(93163);
;// CONCATENATED MODULE: ./build/flows/verify/checks.js


class CheckList {
    #checks = new Map();
    findings = [];
    get ok() {
        return this.findings.length === 0 && [...this.#checks.values()].every((check) => check.status !== "failed");
    }
    has(name) {
        return this.#checks.has(name);
    }
    hasFailed(name) {
        return this.#checks.get(name)?.status === "failed";
    }
    pass(name, detail) {
        this.#checks.set(name, { name, status: "passed", detail });
    }
    skip(name, detail) {
        this.#checks.set(name, { name, status: "skipped", detail });
    }
    fail(name, error) {
        const findings = error.problems.map(({ code, message, path }) => ({ code, message, path: path ?? name }));
        this.#fail(name, findings, error.message);
    }
    conclude(name, { findings, detail }) {
        if (findings.length === 0)
            this.pass(name, detail);
        else
            this.#fail(name, findings, `${(0,report/* counted */.hS)(findings.length, "finding")}, ${detail}`);
    }
    #fail(name, findings, detail) {
        for (const finding of findings)
            this.findings.push(finding);
        this.#checks.set(name, { name, status: "failed", detail });
    }
    skipRest(detail) {
        for (const name of model/* CHECK_NAMES */.cj)
            if (!this.#checks.has(name))
                this.skip(name, detail);
    }
    list() {
        return model/* CHECK_NAMES */.cj.map((name) => this.#checks.get(name) ?? { name, status: "skipped", detail: "not made" });
    }
}
function checkOf(error) {
    if (error.layer !== undefined)
        return error.layer;
    const byCode = {
        "sidecar-mismatch": "sidecar",
        "bundle-corrupt": "frames",
        "bundle-truncated": "frames",
        "bundle-version": "archive",
        "archive-violation": "archive",
        "manifest-invalid": "manifest",
        "digest-mismatch": "digests",
        "database-damaged": "databases",
        "repository-damaged": "repositories",
    };
    return byCode[error.code] ?? "archive";
}

// EXTERNAL MODULE: ./build/flows/bundles/signature.js
var signature = __webpack_require__(21706);
;// CONCATENATED MODULE: ./build/flows/verify/signature.js



async function openSignature({ path, keys }, checks) {
    if (keys.trustedKeys === undefined) {
        checks.skip("signature", "no trusted key was named");
        return undefined;
    }
    try {
        return (0,signature/* proofOf */.o)(await (0,bundles_request/* readSidecars */.D9)(path), { name: path, keys });
    }
    catch (error) {
        failed(checks, error);
        return undefined;
    }
}
function concludeSignature(proof, checks, manifest) {
    if (proof === undefined)
        return;
    try {
        const { keyId, trustedComment } = proof.conclude(manifest && (0,signature/* statementOf */.T)(manifest));
        checks.pass("signature", `by key ${keyId}: ${trustedComment}`);
    }
    catch (error) {
        failed(checks, error);
    }
}
function failed(checks, error) {
    if (!(error instanceof model/* AppError */.uV))
        throw error;
    checks.fail("signature", error);
}

;// CONCATENATED MODULE: ./build/flows/verify/verify.js
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










const EXAMINED = { sqlite: "databases", git: "repositories" };
async function verify(request, context) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const plan = __addDisposableResource(env_1, await (0,bundles_request/* prepareBundle */.A3)(request, context), true);
        const checks = new CheckList();
        const examination = { checks, quick: request.quick ?? false, context };
        const bundle = await (0,space/* filling */.I)(context.tempDir, () => examine(plan, examination));
        return {
            ok: checks.ok,
            bundle: plan.name,
            encrypted: plan.encrypted,
            snapshotId: bundle?.header.id ?? null,
            stateDigest: bundle?.manifest.stateDigest ?? null,
            checks: checks.list(),
            findings: checks.findings,
        };
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
async function examine(plan, examination) {
    const { checks, quick, context } = examination;
    let bundle;
    if (!plan.encrypted)
        checks.skip("encryption", "the bundle is not encrypted");
    try {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            bundle = await (0,build_bundle.openBundle)(plan.path, plan.keys);
            const workspace = __addDisposableResource(env_2, await (0,flows_workspace/* openWorkspace */.O)(context.tempDir, context), true);
            const into = await workspace.folder("extracted");
            const stores = quick ? [] : (0,kinds/* extractedStores */.z3)(bundle.manifest, into);
            const contents = __addDisposableResource(env_2, new check_stores/* StoreChecks */.z({ stores, scratch: await workspace.folder("scratch") }, context), true);
            await checkBytes(bundle, plan, { ...examination, into, contents });
            if (quick)
                checks.skipRest("left out by --quick");
            else if (checks.hasFailed("signature"))
                checks.skipRest("not opened, because no trusted key has signed the bundle");
            else
                await checkContents(contents, stores, checks);
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
    catch (error) {
        if (!(error instanceof model/* AppError */.uV) || error.exitCode !== model/* EXIT */.dc.bundle)
            throw error;
        checks.fail(checkOf(error), error);
        await checkBytesAlone(plan, checks);
        checks.skipRest("not reached, because an earlier check failed");
    }
    return bundle;
}
async function checkBytes(bundle, plan, { checks, quick, context, into, contents }) {
    let done = 0;
    const wanted = (path) => EXAMINED[(0,model/* storeOfArchivePath */.UV)(path)?.kind ?? "file"] !== undefined;
    const proof = await openSignature(plan, checks);
    const arrived = proof === undefined ? (path) => contents.arrived(path) : undefined;
    const { sha256, frames } = await bundle.readAll({
        ...(quick ? {} : { extraction: { into, wanted, ...(0,model/* given */.gI)({ arrived }) } }),
        onBytes(bytes) {
            done += bytes;
            context.progress({ phase: "read", done, total: bundle.sizeBytes, unit: "bytes" });
        },
        hear: proof?.hear,
    });
    const { entries, stores } = bundle.manifest;
    concludeSignature(proof, checks, bundle.manifest);
    const files = entries.filter((entry) => entry.type === "file").length;
    if (bundle.encrypted)
        checks.pass("encryption", "every chunk is authentic");
    checks.pass("frames", `${(0,report/* counted */.hS)(frames, "frame")}, seal and seek table`);
    checks.pass("archive", (0,report/* counted */.hS)(entries.length, "entry", "entries"));
    checks.conclude("manifest", { findings: await checkClaims(bundle), detail: (0,report/* counted */.hS)(stores.length, "store") });
    checks.pass("digests", (0,report/* counted */.hS)(files, "file"));
    await checkAgainstSidecars(checks, { path: plan.path, sha256, bundle });
}
async function checkClaims({ manifest }) {
    const stores = (0,kinds/* extractedStores */.z3)(manifest, "").filter(({ store }) => EXAMINED[store.kind] === undefined);
    const findings = [];
    for (const store of stores)
        for (const finding of await kinds/* KINDS */.GW[store.store.kind].check(store, ""))
            findings.push(finding);
    return findings;
}
async function checkAgainstSidecars(checks, { path, sha256, bundle }) {
    try {
        const sidecars = await (0,bundles_request/* readSidecars */.D9)(path);
        (0,bundles_request/* checkSidecars */.b8)(sidecars, sha256, bundle);
        const found = [sidecars.checksum && "checksum", sidecars.receipt && "receipt"].filter(Boolean);
        if (found.length === 0)
            checks.skip("sidecar", "neither checksum nor receipt stands beside the bundle");
        else
            checks.pass("sidecar", `${found.join(" and ")} fit`);
    }
    catch (error) {
        if (!(error instanceof model/* AppError */.uV))
            throw error;
        checks.fail("sidecar", error);
    }
}
async function checkBytesAlone(plan, checks) {
    if (checks.has("sidecar"))
        return;
    const proof = checks.has("signature") ? undefined : await openSignature(plan, checks);
    const sha256 = await (0,build_bundle.hashFile)(plan.path, proof?.hear);
    concludeSignature(proof, checks);
    await checkAgainstSidecars(checks, { path: plan.path, sha256 });
}
async function checkContents(contents, stores, checks) {
    for (const [kind, name] of Object.entries(EXAMINED)) {
        const isOfKind = ({ store }) => store.kind === kind;
        const count = stores.filter(isOfKind).length;
        if (count === 0)
            checks.skip(name, "the bundle holds none");
        else
            checks.conclude(name, { findings: await contents.findings(isOfKind), detail: `${count} examined` });
    }
}


/***/ }),

/***/ 93163:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ openWorkspace)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _swap_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44748);



async function openWorkspace(parent, context) {
    const owned = await (0,_swap_index_js__WEBPACK_IMPORTED_MODULE_2__/* .openPrivateFolder */ .q6)(parent);
    const forget = context.atExit(() => owned.remove());
    return {
        path: owned.path,
        async folder(name) {
            const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(owned.path, name);
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(folder, { mode: 0o700 });
            return folder;
        },
        async [Symbol.asyncDispose]() {
            owned.remove();
            forget();
        },
    };
}


/***/ })

};
;