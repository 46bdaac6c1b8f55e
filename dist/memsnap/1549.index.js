"use strict";
exports.id = 1549;
exports.ids = [1549];
exports.modules = {

/***/ 55612:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ writeKeyFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61040);


async function writeKeyFile(file, text) {
    try {
        const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(file, "wx", 0o600);
        try {
            await handle.writeFile(text);
            await handle.sync();
        }
        catch (error) {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(file, { force: true });
            throw error;
        }
        finally {
            await handle.close();
        }
    }
    catch (cause) {
        if (cause.code === "EEXIST")
            throw new _model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .AppError */ .uV("output-exists", `${file} exists already; a key is never overwritten`, { path: file, cause });
        throw new _model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .AppError */ .uV("output-unwritable", `${file} cannot be written`, { path: file, cause });
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

/***/ 1549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   signingKeygen: () => (/* binding */ signingKeygen)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61040);
/* harmony import */ var _signing_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85356);
/* harmony import */ var _key_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(55612);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(69252);





async function signingKeygen(request, context) {
    const problems = [...(request.problems ?? [])];
    const passphrase = await (0,_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .loadPassphrase */ .t4)(request, context.cwd, problems);
    (0,_model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .throwProblems */ .Jh)(problems);
    const key = (0,_signing_index_js__WEBPACK_IMPORTED_MODULE_2__/* .generateSigningKey */ .ID)();
    const text = await (0,_signing_index_js__WEBPACK_IMPORTED_MODULE_2__/* .signingKeyText */ .gj)(key, { passphrase });
    const made = { publicKey: (0,_signing_index_js__WEBPACK_IMPORTED_MODULE_2__/* .publicKeyLine */ .Zg)(key.publicKey), keyId: key.publicKey.id };
    if (request.out === undefined)
        return { ...made, file: null, secretKey: text };
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(context.cwd, request.out);
    await (0,_key_file_js__WEBPACK_IMPORTED_MODULE_3__/* .writeKeyFile */ .h)(file, text);
    return { ...made, file, secretKey: null };
}


/***/ })

};
;