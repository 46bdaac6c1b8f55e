"use strict";
exports.id = 6866;
exports.ids = [6866];
exports.modules = {

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

/***/ 37796:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kq: () => (/* binding */ checkUnread),
/* harmony export */   SC: () => (/* binding */ requireSigned),
/* harmony export */   l1: () => (/* binding */ unpack)
/* harmony export */ });
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61040);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61038);
/* harmony import */ var _signature_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(21706);



const PART_OF_WHOLE = 0.5;
async function unpack(bundle, unpacking, context) {
    const { into, needs, inPart = false, keys } = unpacking;
    const sidecars = await (unpacking.sidecars ?? (() => (0,_request_js__WEBPACK_IMPORTED_MODULE_1__/* .readSidecars */ .D9)(bundle.path)))();
    const proof = (0,_signature_js__WEBPACK_IMPORTED_MODULE_2__/* .proofOf */ .o)(sidecars, { name: bundle.path, keys });
    const arrived = proof === undefined ? unpacking.arrived : undefined;
    const part = inPart && proof === undefined ? bundle.partWith(needs) : undefined;
    if (part !== undefined && part.sizeBytes < bundle.sizeBytes * PART_OF_WHOLE) {
        await part.readInto(into, reporting(part.sizeBytes, context), arrived);
        checkUnread(sidecars, bundle);
        return { partial: true, readBytes: part.sizeBytes, signedBy: null };
    }
    const extraction = { into, wanted: needs, ...(0,_model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .given */ .gI)({ arrived }) };
    const signedBy = await readWhole(bundle, { sidecars, proof, extraction }, context);
    return { partial: false, readBytes: bundle.sizeBytes, signedBy };
}
async function requireSigned(bundle, { sidecars, keys }, context) {
    const proof = (0,_signature_js__WEBPACK_IMPORTED_MODULE_2__/* .proofOf */ .o)(sidecars, { name: bundle.path, keys });
    return proof === undefined ? null : readWhole(bundle, { sidecars, proof }, context);
}
async function readWhole(bundle, { sidecars, proof, extraction }, context) {
    const { sha256 } = await bundle.readAll({
        ...(0,_model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .given */ .gI)({ extraction }),
        onBytes: reporting(bundle.sizeBytes, context),
        hear: proof?.hear,
    });
    (0,_request_js__WEBPACK_IMPORTED_MODULE_1__/* .checkSidecars */ .b8)(sidecars, sha256, bundle);
    return proof?.conclude((0,_signature_js__WEBPACK_IMPORTED_MODULE_2__/* .statementOf */ .T)(bundle.manifest)).keyId ?? null;
}
function reporting(total, context) {
    let done = 0;
    return (bytes) => {
        done += bytes;
        context.progress({ phase: "read", done, total, unit: "bytes" });
    };
}
function checkUnread(sidecars, bundle) {
    const claimed = sidecars.receipt?.sha256 ?? sidecars.checksum;
    if (claimed !== null)
        (0,_request_js__WEBPACK_IMPORTED_MODULE_1__/* .checkSidecars */ .b8)(sidecars, claimed, bundle);
}


/***/ }),

/***/ 76866:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   inspect: () => (/* binding */ inspect)
/* harmony export */ });
/* harmony import */ var _bundle_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58841);
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61040);
/* harmony import */ var _bundles_request_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(61038);
/* harmony import */ var _bundles_unpack_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(37796);
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




async function inspect(request, context) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const plan = __addDisposableResource(env_1, await (0,_bundles_request_js__WEBPACK_IMPORTED_MODULE_2__/* .prepareInPlace */ .IY)(request, context), true);
        const { name, source, encrypted, sizeBytes, keys, hasKeys } = plan;
        const sidecars = await plan.sidecars();
        const { receipt } = sidecars;
        const readable = !encrypted || hasKeys;
        if (!readable && (receipt === null || keys.trustedKeys !== undefined))
            throw new _model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .AppError */ .uV("no-key", `${name} is encrypted, no key was given, and no receipt can take its place`, {
                path: name,
            });
        const bundle = readable ? await (0,_bundle_index_js__WEBPACK_IMPORTED_MODULE_0__.openBundle)(source, keys) : null;
        const signedBy = bundle === null ? null : await (0,_bundles_unpack_js__WEBPACK_IMPORTED_MODULE_3__/* .requireSigned */ .SC)(bundle, { sidecars, keys }, context);
        return { bundle: name, sizeBytes, encrypted, manifest: bundle?.manifest ?? null, receipt, signedBy };
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