"use strict";
exports.id = 1666;
exports.ids = [1666,3028];
exports.modules = {

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

/***/ 53028:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   list: () => (/* binding */ list),
/* harmony export */   listed: () => (/* binding */ listed)
/* harmony export */ });
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61040);
/* harmony import */ var _vault_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76775);
/* harmony import */ var _bundles_stored_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51333);



async function list(request, context) {
    const { agent } = request;
    const problems = [...(request.problems ?? [])];
    problems.push(...(0,_model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .agentProblems */ .sY)(agent));
    const url = (0,_bundles_stored_js__WEBPACK_IMPORTED_MODULE_2__/* .vaultUrlOf */ .dm)(request.vault, problems);
    (0,_model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .throwProblems */ .Jh)(problems);
    const vault = await (0,_bundles_stored_js__WEBPACK_IMPORTED_MODULE_2__/* .openVaultAt */ .s0)((0,_bundles_stored_js__WEBPACK_IMPORTED_MODULE_2__/* .required */ .mw)(url), context);
    const skipped = [];
    const bundles = await vault.list((0,_model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .given */ .gI)({ agent }), (name, why) => skipped.push({ name, why }));
    return { vault: vault.url, bundles: bundles.map((stored) => listed(vault.url, stored)), skipped };
}
function listed(vault, { name, storedAt, receipt }) {
    const { agent, createdAt, label, snapshotId, sizeBytes, sha256, encrypted, stateDigest } = receipt;
    const facts = { agent, createdAt, label, snapshotId, sizeBytes, sha256, encrypted, stateDigest };
    return { name, reference: (0,_vault_index_js__WEBPACK_IMPORTED_MODULE_1__.referenceText)(vault, name), storedAt, ...facts };
}


/***/ }),

/***/ 41666:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   lookup: () => (/* binding */ lookup)
/* harmony export */ });
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61040);
/* harmony import */ var _bundles_signature_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(21706);
/* harmony import */ var _bundles_stored_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51333);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(69252);
/* harmony import */ var _list_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(53028);





async function lookup(request, context) {
    const { bundle } = request;
    const problems = [...(request.problems ?? [])];
    if (bundle !== "" && !(0,_bundles_stored_js__WEBPACK_IMPORTED_MODULE_2__/* .isStored */ .mL)(request))
        problems.push({ code: "bad-option", message: `${bundle} is a path; expected a bundle of a vault`, path: bundle });
    const keys = await (0,_keys_js__WEBPACK_IMPORTED_MODULE_3__/* .loadKeys */ .Vc)(request, context.cwd, problems);
    const plan = (0,_bundles_stored_js__WEBPACK_IMPORTED_MODULE_2__/* .isStored */ .mL)(request) ? (0,_bundles_stored_js__WEBPACK_IMPORTED_MODULE_2__/* .planStored */ .HD)(request, problems) : undefined;
    (0,_model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .throwProblems */ .Jh)(problems);
    const { vault, stored, reference } = await (0,_bundles_stored_js__WEBPACK_IMPORTED_MODULE_2__/* .findStored */ .FC)((0,_bundles_stored_js__WEBPACK_IMPORTED_MODULE_2__/* .required */ .mw)(plan), keys, context);
    (0,_bundles_signature_js__WEBPACK_IMPORTED_MODULE_1__/* .proofOf */ .o)({ signature: stored.receipt.signature ?? null }, { name: reference, keys });
    return (0,_list_js__WEBPACK_IMPORTED_MODULE_4__.listed)(vault.url, stored);
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


/***/ })

};
;