"use strict";
exports.id = 7334;
exports.ids = [7334,3028];
exports.modules = {

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

/***/ 67334:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   prune: () => (/* binding */ prune)
/* harmony export */ });
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61040);
/* harmony import */ var _vault_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76775);
/* harmony import */ var _bundles_choose_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38955);
/* harmony import */ var _bundles_stored_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(51333);
/* harmony import */ var _list_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(53028);





const LEFTOVER_MS = 24 * 3_600_000;
const REMOVALS_AT_ONCE = 8;
async function prune(request, context) {
    const { retention, dryRun = false } = request;
    const problems = [...(request.problems ?? []), ...(0,_model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .agentProblems */ .sY)(retention.agent)];
    const url = (0,_bundles_stored_js__WEBPACK_IMPORTED_MODULE_3__/* .vaultUrlOf */ .dm)(request.vault, problems);
    (0,_model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .collect */ .Fo)(problems, () => (0,_vault_index_js__WEBPACK_IMPORTED_MODULE_1__.requireRule)(retention));
    (0,_model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .throwProblems */ .Jh)(problems);
    const vault = await (0,_bundles_stored_js__WEBPACK_IMPORTED_MODULE_3__/* .openVaultAt */ .s0)((0,_bundles_stored_js__WEBPACK_IMPORTED_MODULE_3__/* .required */ .mw)(url), context);
    const bundles = await vault.list(retention.agent === undefined ? {} : { agent: retention.agent });
    const parts = (0,_vault_index_js__WEBPACK_IMPORTED_MODULE_1__.isShared)(vault) ? (0,_vault_index_js__WEBPACK_IMPORTED_MODULE_1__.partByTrust)(bundles, policiesOf(request.trust, context)) : [bundles.map(plain)];
    const decisions = parts.flatMap((part) => decideFor(part, retention, context.now()));
    if (!dryRun)
        await removeAll(vault, decisions, context);
    const unreceipted = [];
    const swept = await vault.sweep({ olderThanMs: LEFTOVER_MS, dryRun }, (name) => unreceipted.push(name));
    const judged = decisions.map((decision) => decided(vault.url, decision));
    return { vault: vault.url, dryRun, bundles: judged, swept, unreceipted };
}
function policiesOf(trust, context) {
    const own = { runs: (0,_bundles_choose_js__WEBPACK_IMPORTED_MODULE_2__/* .ownCode */ .m1)(context) };
    return trust === undefined ? [own] : [{ runs: (0,_bundles_choose_js__WEBPACK_IMPORTED_MODULE_2__/* .runsOf */ .ky)(trust, context) }, own];
}
function decideFor(part, retention, now) {
    const reasons = new Map(part.map(({ bundle, why }) => [bundle, why]));
    const bundles = part.map(({ bundle }) => bundle);
    return (0,_vault_index_js__WEBPACK_IMPORTED_MODULE_1__.decideRetention)(bundles, retention, now).map((one) => ({ ...one, why: reasons.get(one.bundle) ?? null }));
}
function plain(bundle) {
    return { bundle, why: null };
}
async function removeAll(vault, decisions, context) {
    const gone = decisions.filter(({ keep }) => !keep).reverse();
    const next = gone.entries();
    const atOnce = (0,_vault_index_js__WEBPACK_IMPORTED_MODULE_1__.isShared)(vault) ? 1 : REMOVALS_AT_ONCE;
    await Promise.all(Array.from({ length: atOnce }, async () => {
        for (const [index, { bundle }] of next) {
            context.progress({ phase: "prune", done: index, total: gone.length, unit: "bundles", item: bundle.name });
            await vault.remove(bundle);
        }
    }));
}
function decided(vault, { bundle, keep, reasons, why }) {
    return { ...(0,_list_js__WEBPACK_IMPORTED_MODULE_4__.listed)(vault, bundle), keep, reasons: reasons.map(_vault_index_js__WEBPACK_IMPORTED_MODULE_1__.reasonText), notBelieved: why };
}


/***/ })

};
;