"use strict";
exports.id = 9227;
exports.ids = [9227];
exports.modules = {

/***/ 38955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W8: () => (/* binding */ chooseBundle),
/* harmony export */   kq: () => (/* binding */ trustedRuns),
/* harmony export */   ky: () => (/* binding */ runsOf),
/* harmony export */   m1: () => (/* binding */ ownCode)
/* harmony export */ });
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61040);
/* harmony import */ var _signing_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85356);
/* harmony import */ var _vault_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76775);



const MAX_REASONS = 5;
async function chooseBundle(vault, choosing, context) {
    const { wanted, trust, asBaseline = false } = choosing;
    const meant = await (0,_vault_index_js__WEBPACK_IMPORTED_MODULE_2__.listMeant)(vault, wanted, trust?.runs?.runId);
    let passedOver = [];
    for (const policy of policiesOf(vault, choosing, context)) {
        const choice = (0,_vault_index_js__WEBPACK_IMPORTED_MODULE_2__.chooseTrusted)(meant, policy);
        if (choice.taken !== undefined)
            return { ...choice, taken: choice.taken };
        passedOver = choice.passedOver;
    }
    const isThere = meant.length > 0 || trust?.areAsked === true || (asBaseline && (0,_vault_index_js__WEBPACK_IMPORTED_MODULE_2__.isShared)(vault));
    if (!isThere)
        return { taken: await (0,_vault_index_js__WEBPACK_IMPORTED_MODULE_2__.findBundle)(vault, wanted), passedOver: [] };
    if (asBaseline)
        throw noneBelieved("baseline-missing", `nothing in ${vault.url} may serve as a baseline`, passedOver);
    throw noneBelieved("vault-not-found", `nothing in ${vault.url} may be taken for ${worded(wanted)}`, passedOver);
}
function trustedRuns(branch) {
    return { branches: [branch], ..._vault_index_js__WEBPACK_IMPORTED_MODULE_2__.BELIEVED };
}
function ownCode({ env = {} }) {
    return { repository: env.GITHUB_REPOSITORY ?? "" };
}
function runsOf({ runs }, context) {
    return { ...ownCode(context), ...runs };
}
function policiesOf(vault, choosing, context) {
    const { wanted, trust, asBaseline = false } = choosing;
    const expected = expectedOf(vault, choosing, context);
    const { isSigned, ...unsigned } = expected;
    const { runs: _, ...ofAnybody } = unsigned;
    const isFree = wanted.by !== "latest" && trust?.areAsked !== true && !(asBaseline && trust !== undefined);
    return [expected, ...(isSigned === undefined ? [] : [unsigned]), ...(isFree ? [ofAnybody] : [])];
}
function expectedOf(vault, { trust = {}, asBaseline = false, trustedKeys }, context) {
    const { ownRunId, ...others } = runsOf(trust, context);
    const runs = asBaseline ? others : { ...others, ...(0,_model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .given */ .gI)({ ownRunId }) };
    const { maxAgeMs } = trust;
    return (0,_model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .given */ .gI)({
        runs: (0,_vault_index_js__WEBPACK_IMPORTED_MODULE_2__.isShared)(vault) ? runs : undefined,
        age: maxAgeMs === undefined ? undefined : { maxAgeMs, now: context.now() },
        isSigned: trustedKeys && ((receipt) => isStated(receipt, trustedKeys)),
    });
}
function isStated({ signature, ...facts }, keys) {
    const stated = signature === undefined ? null : (0,_signing_index_js__WEBPACK_IMPORTED_MODULE_1__/* .readStatement */ .cO)(signature, keys);
    return stated !== null && Object.keys(stated).every((key) => stated[key] === facts[key]);
}
function worded(wanted) {
    if (wanted.by === "latest")
        return "the latest";
    return wanted.by === "name" ? wanted.name : `snapshot ${wanted.id}`;
}
function noneBelieved(code, message, passedOver) {
    const reasons = passedOver.slice(0, MAX_REASONS).map(({ name, why }) => `${name} ${why}`);
    return new _model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV(code, `${message}: ${reasons.join(" | ") || "it holds no such bundle"}`);
}


/***/ }),

/***/ 71951:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ isNoBaseline)
/* harmony export */ });
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61040);

function isNoBaseline(error) {
    return error instanceof _model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV && (error.code === "baseline-missing" || error.code === "vault-not-found");
}


/***/ }),

/***/ 99227:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _Z: () => (/* reexport */ baseline),
  UD: () => (/* reexport */ compare),
  Es: () => (/* reexport */ drill),
  Nn: () => (/* reexport */ inspect),
  rL: () => (/* reexport */ no_baseline/* isNoBaseline */.r),
  _n: () => (/* reexport */ keygen),
  p_: () => (/* reexport */ list),
  $I: () => (/* reexport */ lookup),
  R3: () => (/* reexport */ prune),
  iP: () => (/* reexport */ pruneGenerations),
  lj: () => (/* reexport */ recover),
  PF: () => (/* reexport */ restore),
  d$: () => (/* reexport */ signingKeygen),
  P9: () => (/* reexport */ snapshot),
  kq: () => (/* reexport */ choose/* trustedRuns */.kq),
  tN: () => (/* reexport */ undo),
  MX: () => (/* reexport */ verify)
});

// EXTERNAL MODULE: ./build/flows/bundles/choose.js
var choose = __webpack_require__(38955);
;// CONCATENATED MODULE: ./build/flows/commands.js
function whenRun(load) {
    return async (request, context) => (await load())(request, context);
}
const baseline = whenRun(async () => (await Promise.all(/* import() */[__webpack_require__.e(5376), __webpack_require__.e(4006), __webpack_require__.e(8841), __webpack_require__.e(4748), __webpack_require__.e(2631), __webpack_require__.e(1048), __webpack_require__.e(5467)]).then(__webpack_require__.bind(__webpack_require__, 15467))).baseline);
const compare = whenRun(async () => (await Promise.all(/* import() */[__webpack_require__.e(5376), __webpack_require__.e(4006), __webpack_require__.e(8841), __webpack_require__.e(4748), __webpack_require__.e(2631), __webpack_require__.e(1048), __webpack_require__.e(2086)]).then(__webpack_require__.bind(__webpack_require__, 12086))).compare);
const drill = whenRun(async () => (await Promise.all(/* import() */[__webpack_require__.e(5376), __webpack_require__.e(4006), __webpack_require__.e(8841), __webpack_require__.e(4748), __webpack_require__.e(2631), __webpack_require__.e(1048), __webpack_require__.e(3931), __webpack_require__.e(9768), __webpack_require__.e(6500)]).then(__webpack_require__.bind(__webpack_require__, 86500))).drill);
const inspect = whenRun(async () => (await Promise.all(/* import() */[__webpack_require__.e(5376), __webpack_require__.e(8841), __webpack_require__.e(4748), __webpack_require__.e(6866)]).then(__webpack_require__.bind(__webpack_require__, 76866))).inspect);
const keygen = whenRun(async () => (await Promise.all(/* import() */[__webpack_require__.e(5376), __webpack_require__.e(8841), __webpack_require__.e(8395)]).then(__webpack_require__.bind(__webpack_require__, 58395))).keygen);
const list = whenRun(async () => (await __webpack_require__.e(/* import() */ 3028).then(__webpack_require__.bind(__webpack_require__, 53028))).list);
const lookup = whenRun(async () => (await Promise.all(/* import() */[__webpack_require__.e(5376), __webpack_require__.e(8841), __webpack_require__.e(1666)]).then(__webpack_require__.bind(__webpack_require__, 41666))).lookup);
const prune = whenRun(async () => (await __webpack_require__.e(/* import() */ 7334).then(__webpack_require__.bind(__webpack_require__, 67334))).prune);
const pruneGenerations = whenRun(async () => (await Promise.all(/* import() */[__webpack_require__.e(5376), __webpack_require__.e(8841), __webpack_require__.e(4748), __webpack_require__.e(701)]).then(__webpack_require__.bind(__webpack_require__, 90701))).pruneGenerations);
const recover = whenRun(async () => (await Promise.all(/* import() */[__webpack_require__.e(4006), __webpack_require__.e(4748), __webpack_require__.e(2631), __webpack_require__.e(4007)]).then(__webpack_require__.bind(__webpack_require__, 27619))).recover);
const restore = whenRun(async () => (await Promise.all(/* import() */[__webpack_require__.e(5376), __webpack_require__.e(4006), __webpack_require__.e(8841), __webpack_require__.e(4748), __webpack_require__.e(2631), __webpack_require__.e(1048), __webpack_require__.e(3931), __webpack_require__.e(9768), __webpack_require__.e(5869)]).then(__webpack_require__.bind(__webpack_require__, 45869))).restore);
const signingKeygen = whenRun(async () => (await Promise.all(/* import() */[__webpack_require__.e(5376), __webpack_require__.e(8841), __webpack_require__.e(1549)]).then(__webpack_require__.bind(__webpack_require__, 1549))).signingKeygen);
const snapshot = whenRun(async () => (await Promise.all(/* import() */[__webpack_require__.e(5376), __webpack_require__.e(4006), __webpack_require__.e(8841), __webpack_require__.e(4748), __webpack_require__.e(2631), __webpack_require__.e(1048), __webpack_require__.e(3931)]).then(__webpack_require__.bind(__webpack_require__, 13931))).snapshot);
const undo = whenRun(async () => (await Promise.all(/* import() */[__webpack_require__.e(5376), __webpack_require__.e(4006), __webpack_require__.e(8841), __webpack_require__.e(4748), __webpack_require__.e(2631), __webpack_require__.e(1048), __webpack_require__.e(3931), __webpack_require__.e(9768), __webpack_require__.e(2089)]).then(__webpack_require__.bind(__webpack_require__, 62089))).undo);
const verify = whenRun(async () => (await Promise.all(/* import() */[__webpack_require__.e(5376), __webpack_require__.e(4006), __webpack_require__.e(8841), __webpack_require__.e(4748), __webpack_require__.e(2631), __webpack_require__.e(3314)]).then(__webpack_require__.bind(__webpack_require__, 23314))).verify);

// EXTERNAL MODULE: ./build/flows/compare/no-baseline.js
var no_baseline = __webpack_require__(71951);
;// CONCATENATED MODULE: ./build/flows/index.js





/***/ }),

/***/ 85356:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ID: () => (/* reexport */ generateSigningKey),
  zf: () => (/* reexport */ isPublicKeyLine),
  J2: () => (/* reexport */ openProof),
  Hs: () => (/* reexport */ openSigner),
  V4: () => (/* reexport */ parsePublicKeys),
  UG: () => (/* reexport */ parseSigningKey),
  Zg: () => (/* reexport */ publicKeyLine),
  cO: () => (/* reexport */ readStatement),
  gj: () => (/* reexport */ signingKeyText)
});

// UNUSED EXPORTS: publicKeyText

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/model/index.js + 27 modules
var model = __webpack_require__(61040);
;// CONCATENATED MODULE: ./build/signing/ed25519.js

const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;
const PKCS8_START = Buffer.from("302e020100300506032b657004220420", "hex");
function newSeed() {
    const { privateKey } = (0,external_node_crypto_.generateKeyPairSync)("ed25519");
    return privateKey.export({ format: "der", type: "pkcs8" }).subarray(PKCS8_START.length);
}
function publicKeyOf(seed) {
    const { x = "" } = (0,external_node_crypto_.createPublicKey)(privateKey(seed)).export({ format: "jwk" });
    return Buffer.from(x, "base64url");
}
function signMessage(message, seed) {
    return (0,external_node_crypto_.sign)(null, message, privateKey(seed));
}
function isSigned(message, signature, publicKey) {
    const x = Buffer.from(publicKey).toString("base64url");
    return (0,external_node_crypto_.verify)(null, message, (0,external_node_crypto_.createPublicKey)({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" }), signature);
}
function privateKey(seed) {
    return (0,external_node_crypto_.createPrivateKey)({ key: Buffer.concat([PKCS8_START, seed]), format: "der", type: "pkcs8" });
}

;// CONCATENATED MODULE: ./build/signing/fields.js
const ED25519 = "Ed";
const KEY_ID_BYTES = 8;
const fields_UNTRUSTED = "untrusted comment: ";
function decodeField(line, lengthBytes) {
    const bytes = Buffer.from(line, "base64");
    return bytes.length === lengthBytes && bytes.toString("base64") === line ? bytes : undefined;
}
function linesOf(text) {
    const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
    return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}
function shownId(bytes) {
    return Buffer.from(bytes).reverse().toString("hex").toUpperCase();
}
function idBytes(shown) {
    return Buffer.from(shown, "hex").reverse();
}

;// CONCATENATED MODULE: ./build/signing/signature.js



const PREHASHED = "ED";
const TRUSTED = "trusted comment: ";
const LISTED_KEYS = 5;
const HEAD_BYTES = ED25519.length + KEY_ID_BYTES;
function parseSignature(text, name) {
    const [untrusted = "", signature = "", trusted = "", global = "", ...more] = linesOf(text);
    const fields = decodeField(signature, HEAD_BYTES + SIGNATURE_BYTES);
    const overComment = decodeField(global, SIGNATURE_BYTES);
    const algorithm = fields?.toString("latin1", 0, ED25519.length);
    const isPrehashed = algorithm === PREHASHED;
    const isNamed = untrusted.startsWith(fields_UNTRUSTED) && trusted.startsWith(TRUSTED) && more.length === 0;
    const isKnown = isPrehashed || algorithm === ED25519;
    const isReadable = !/[\p{Cc}\p{Cs}]/u.test(trusted.replaceAll("\t", " "));
    const fits = Buffer.byteLength(text) <= model/* MAX_SIGNATURE_BYTES */.my;
    if (fields === undefined || overComment === undefined || !(isNamed && isKnown && isReadable && fits))
        throw new model/* AppError */.uV("signature-wrong", `${name} is no signature of minisign`, { path: name });
    return {
        isPrehashed,
        keyId: shownId(fields.subarray(ED25519.length, HEAD_BYTES)),
        overMessage: fields.subarray(HEAD_BYTES),
        trustedComment: trusted.slice(TRUSTED.length),
        overComment,
    };
}
function signatureText({ keyId, overMessage, trustedComment, overComment, }) {
    const fields = Buffer.concat([Buffer.from(PREHASHED), idBytes(keyId), overMessage]);
    return [
        `${fields_UNTRUSTED}signature of agent-memory-snapshot by key ${keyId}`,
        fields.toString("base64"),
        TRUSTED + trustedComment,
        overComment.toString("base64"),
        "",
    ].join("\n");
}
function commentMessage({ overMessage, trustedComment, }) {
    return Buffer.concat([overMessage, Buffer.from(trustedComment)]);
}
function signerOf(signature, trustedKeys, name) {
    const { keyId, overComment } = signature;
    const meant = trustedKeys.filter(({ id }) => id === keyId);
    if (meant.length === 0) {
        const more = trustedKeys.length > LISTED_KEYS ? ", ..." : "";
        const trusted = trustedKeys
            .slice(0, LISTED_KEYS)
            .map(({ id }) => id)
            .join(", ") + more;
        throw new model/* AppError */.uV("signature-untrusted", `${name} is by key ${keyId}; expected ${trusted}`, { path: name });
    }
    const message = commentMessage(signature);
    const signer = meant.find(({ bytes }) => isSigned(message, overComment, bytes));
    if (signer !== undefined)
        return signer;
    throw new model/* AppError */.uV("signature-wrong", `${name} was not made with the key ${keyId} that it names`, { path: name });
}

;// CONCATENATED MODULE: ./build/signing/statement.js

const START = "agent-memory-snapshot ";
const COMMENT = /^agent-memory-snapshot snapshot=(\S+) agent=(\S+) state=(\S+) time=(\S+)$/;
function statementText({ snapshotId, agent, stateDigest, createdAt }) {
    return `${START}snapshot=${snapshotId} agent=${agent} state=${stateDigest} time=${createdAt}`;
}
function contradiction(trustedComment, facts) {
    if (!trustedComment.startsWith(START))
        return undefined;
    const stated = parseStatement(trustedComment);
    if (stated === null)
        return "comment";
    return Object.keys(stated).find((key) => stated[key] !== facts[key]);
}
function readStatement(signature, keys) {
    try {
        const parsed = parseSignature(signature, "signature");
        signerOf(parsed, keys, "signature");
        return parseStatement(parsed.trustedComment);
    }
    catch {
        return null;
    }
}
function parseStatement(trustedComment) {
    const [, snapshotId, agent, stateDigest, createdAt] = COMMENT.exec(trustedComment) ?? [];
    if (snapshotId === undefined || agent === undefined || stateDigest === undefined || createdAt === undefined)
        return null;
    return { snapshotId, agent, stateDigest, createdAt };
}

;// CONCATENATED MODULE: ./build/signing/proof.js





const MAX_WHOLE_BYTES = 64 * 2 ** 20;
function openProof(text, { name, trustedKeys }) {
    if (text === null)
        throw new model/* AppError */.uV("signature-missing", `${name} is not signed; expected a signature by a trusted key`, {
            path: name,
        });
    const what = `the signature of ${name}`;
    const wrong = (why) => new model/* AppError */.uV("signature-wrong", `${what} ${why}`, { path: name });
    const signature = parseSignature(text, what);
    const signer = signerOf(signature, trustedKeys, what);
    const { isPrehashed, overMessage, trustedComment } = signature;
    const message = isPrehashed
        ? hashed()
        : whole(() => wrong(`is in the old form, for ${MAX_WHOLE_BYTES} bytes at most`));
    return {
        hear: message.hear,
        conclude(facts) {
            if (!isSigned(message.end(), overMessage, signer.bytes))
                throw wrong("was made over other bytes");
            const contradicted = facts && contradiction(trustedComment, facts);
            if (contradicted !== undefined)
                throw wrong(`says something else of \`${contradicted}\` than the bundle`);
            return { keyId: signer.id, trustedComment };
        },
    };
}
function hashed() {
    const hash = (0,external_node_crypto_.createHash)("blake2b512");
    return { hear: (chunk) => void hash.update(chunk), end: () => hash.digest() };
}
function whole(tooLarge) {
    let chunks = [];
    let sizeBytes = 0;
    return {
        hear(chunk) {
            sizeBytes += chunk.length;
            if (sizeBytes > MAX_WHOLE_BYTES)
                chunks = undefined;
            chunks?.push(Uint8Array.from(chunk));
        },
        end() {
            if (chunks === undefined)
                throw tooLarge();
            return Buffer.concat(chunks);
        },
    };
}

;// CONCATENATED MODULE: ./build/signing/public-key.js



const LINE = /^RW[QRST][A-Za-z0-9+/]{53}$/;
function isPublicKeyLine(text) {
    return LINE.test(text);
}
function parsePublicKeys(text, name) {
    const lines = linesOf(text)
        .map((line) => line.trim())
        .filter((line) => line !== "" && !line.startsWith("#") && !line.startsWith(fields_UNTRUSTED));
    const keys = lines.map(parseLine);
    const bad = keys.indexOf(undefined);
    if (keys.length > 0 && bad < 0)
        return keys.filter((key) => key !== undefined);
    const why = bad < 0 ? "holds no public key" : `holds something else than public keys of minisign`;
    throw new model/* AppError */.uV("bad-trusted-key", `${name} ${why}; expected lines that start with RW`, { path: name });
}
function publicKeyLine({ id, bytes }) {
    return Buffer.concat([Buffer.from(ED25519), idBytes(id), bytes]).toString("base64");
}
function publicKeyText(key) {
    return `${UNTRUSTED}minisign public key ${key.id}\n${publicKeyLine(key)}\n`;
}
function parseLine(line) {
    const fields = decodeField(line, ED25519.length + KEY_ID_BYTES + KEY_BYTES);
    if (fields?.toString("latin1", 0, ED25519.length) !== ED25519)
        return undefined;
    const keyAt = ED25519.length + KEY_ID_BYTES;
    return { id: shownId(fields.subarray(ED25519.length, keyAt)), bytes: fields.subarray(keyAt) };
}

;// CONCATENATED MODULE: ./build/signing/key-stream.js


const SENSITIVE = { operations: 2 ** 25, memoryBytes: 2 ** 30 };
const LEAST = { operations: 2 ** 15, memoryBytes: 2 ** 24 };
const BLOCK = 8;
const BLOCK_BYTES = 128 * BLOCK;
function isPayable({ operations, memoryBytes }) {
    const isBetween = (value, least, most) => value >= least && value <= most;
    return (isBetween(operations, LEAST.operations, SENSITIVE.operations) &&
        isBetween(memoryBytes, LEAST.memoryBytes, SENSITIVE.memoryBytes));
}
function keyStream(passphrase, { salt, cost, lengthBytes }) {
    const { N, p } = parametersOf(cost);
    const maxmem = BLOCK_BYTES * (N + p + 1024);
    return new Promise((resolve, reject) => {
        (0,external_node_crypto_.scrypt)(passphrase, salt, lengthBytes, { N, r: BLOCK, p, maxmem }, (cause, bytes) => cause ? reject(tooLarge(N * BLOCK_BYTES, cause)) : resolve(bytes));
    });
}
function tooLarge(bytes, cause) {
    const what = `the passphrase of a signing key takes ${Math.ceil(bytes / 2 ** 20)} MiB of memory (scrypt)`;
    return new model/* AppError */.uV("not-enough-ram", `${what}, more than the system gives`, { cause });
}
function parametersOf({ operations, memoryBytes }) {
    if (operations < memoryBytes / 32)
        return { N: powerAbove(operations / (BLOCK * 4) / 2), p: 1 };
    const N = powerAbove(memoryBytes / BLOCK_BYTES / 2);
    return { N, p: Math.floor(Math.floor(operations / 4 / N) / BLOCK) };
}
function powerAbove(bound) {
    let power = 2;
    while (power <= bound)
        power *= 2;
    return power;
}

;// CONCATENATED MODULE: ./build/signing/secret-key.js





const SCRYPT = "Sc";
const PLAIN = "\0\0";
const BLAKE2B = "B2";
const SALT_BYTES = 32;
const CHECKSUM_BYTES = 32;
const HIDDEN_BYTES = KEY_ID_BYTES + 2 * KEY_BYTES + CHECKSUM_BYTES;
const SALT_AT = 6;
const COST_AT = SALT_AT + SALT_BYTES;
const HIDDEN_AT = COST_AT + 16;
const FILE_BYTES = HIDDEN_AT + HIDDEN_BYTES;
function generateSigningKey() {
    const seed = newSeed();
    return { seed, publicKey: { id: shownId((0,external_node_crypto_.randomBytes)(KEY_ID_BYTES)), bytes: publicKeyOf(seed) } };
}
async function parseSigningKey(text, { name, passphrase }) {
    const bad = (what) => new model/* AppError */.uV("bad-signing-key", `${name} ${what}`, { path: name });
    const fields = fieldsOf(text);
    if (fields === undefined)
        throw bad("is no secret key of minisign; expected the file that `minisign -G` writes");
    const method = fields.toString("latin1", 2, 4);
    if (method === PLAIN) {
        const hidden = fields.subarray(HIDDEN_AT);
        const isUnchecked = hidden.subarray(-CHECKSUM_BYTES).every((byte) => byte === 0);
        const key = await keyOf(hidden, { isUnchecked });
        if (key === undefined)
            throw bad("is damaged: its parts do not fit together");
        return key;
    }
    if (passphrase === undefined)
        throw bad("has a passphrase, and none was given with it");
    const cost = costOf(fields);
    if (!isPayable(cost))
        throw bad("asks for more, or less, work to open it than minisign ever does");
    const key = await keyOf(await hide(fields.subarray(HIDDEN_AT), passphrase, { salt: saltOf(fields), cost }));
    if (key === undefined)
        throw bad("is not opened by the passphrase given, or is damaged");
    return key;
}
async function signingKeyText({ publicKey, seed }, { passphrase, cost = SENSITIVE } = {}) {
    const open = Buffer.concat([idBytes(publicKey.id), seed, publicKey.bytes]);
    const whole = Buffer.concat([open, await checksumOf(open)]);
    const fields = Buffer.alloc(FILE_BYTES);
    fields.write(ED25519 + (passphrase === undefined ? PLAIN : SCRYPT) + BLAKE2B, "latin1");
    if (passphrase === undefined) {
        whole.copy(fields, HIDDEN_AT);
    }
    else {
        const salt = (0,external_node_crypto_.randomBytes)(SALT_BYTES);
        salt.copy(fields, SALT_AT);
        fields.writeBigUInt64LE(BigInt(cost.operations), COST_AT);
        fields.writeBigUInt64LE(BigInt(cost.memoryBytes), COST_AT + 8);
        (await hide(whole, passphrase, { salt, cost })).copy(fields, HIDDEN_AT);
    }
    return `${fields_UNTRUSTED}minisign encrypted secret key\n${fields.toString("base64")}\n`;
}
function fieldsOf(text) {
    const lines = linesOf(text.trim()).map((line) => line.trim());
    const [first = "", second] = lines;
    const isNamed = lines.length === 2 && first.startsWith(fields_UNTRUSTED);
    if (!isNamed && lines.length !== 1)
        return undefined;
    const fields = decodeField(second ?? first, FILE_BYTES);
    const kind = fields?.toString("latin1", 0, SALT_AT);
    return kind === ED25519 + PLAIN + BLAKE2B || kind === ED25519 + SCRYPT + BLAKE2B ? fields : undefined;
}
function saltOf(fields) {
    return fields.subarray(SALT_AT, COST_AT);
}
function costOf(fields) {
    const [operations, memoryBytes] = [fields.readBigUInt64LE(COST_AT), fields.readBigUInt64LE(COST_AT + 8)].map(Number);
    return { operations: operations, memoryBytes: memoryBytes };
}
async function hide(bytes, passphrase, { salt, cost }) {
    const stream = await keyStream(passphrase, { salt, cost, lengthBytes: bytes.length });
    return Buffer.from(bytes.map((byte, index) => byte ^ stream[index]));
}
async function keyOf(hidden, { isUnchecked = false } = {}) {
    const open = hidden.subarray(0, -CHECKSUM_BYTES);
    const id = open.subarray(0, KEY_ID_BYTES);
    const seed = Buffer.from(open.subarray(KEY_ID_BYTES, KEY_ID_BYTES + KEY_BYTES));
    const bytes = Buffer.from(open.subarray(-KEY_BYTES));
    const isWhole = isUnchecked || (0,external_node_crypto_.timingSafeEqual)(hidden.subarray(-CHECKSUM_BYTES), await checksumOf(open));
    return isWhole && publicKeyOf(seed).equals(bytes) ? { seed, publicKey: { id: shownId(id), bytes } } : undefined;
}
async function checksumOf(open) {
    const { blake2b } = await Promise.all(/* import() */[__webpack_require__.e(9792), __webpack_require__.e(2149)]).then(__webpack_require__.bind(__webpack_require__, 72149));
    return Buffer.from(blake2b(Buffer.concat([Buffer.from(ED25519), open]), { dkLen: CHECKSUM_BYTES }));
}

;// CONCATENATED MODULE: ./build/signing/signer.js




function openSigner({ seed, publicKey }) {
    const hash = (0,external_node_crypto_.createHash)("blake2b512");
    return {
        hear: (chunk) => void hash.update(chunk),
        sign(facts) {
            const overMessage = signMessage(hash.digest(), seed);
            const trustedComment = statementText(facts);
            const overComment = signMessage(commentMessage({ overMessage, trustedComment }), seed);
            return signatureText({ keyId: publicKey.id, overMessage, trustedComment, overComment });
        },
    };
}

;// CONCATENATED MODULE: ./build/signing/index.js







/***/ })

};
;