"use strict";
exports.id = 40;
exports.ids = [40];
exports.modules = {

/***/ 24040:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _Z: () => (/* reexport */ baseline),
  UD: () => (/* reexport */ compare),
  Es: () => (/* reexport */ drill),
  Nn: () => (/* reexport */ inspect),
  rL: () => (/* reexport */ isNoBaseline),
  _n: () => (/* reexport */ keygen),
  p_: () => (/* reexport */ list),
  $I: () => (/* reexport */ lookup),
  R3: () => (/* reexport */ prune),
  iP: () => (/* reexport */ pruneGenerations),
  lj: () => (/* reexport */ recover_recover),
  PF: () => (/* reexport */ restore),
  d$: () => (/* reexport */ signingKeygen),
  P9: () => (/* reexport */ snapshot),
  kq: () => (/* reexport */ trustedRuns),
  tN: () => (/* reexport */ undo),
  MX: () => (/* reexport */ verify)
});

// EXTERNAL MODULE: ./build/model/index.js + 26 modules
var model = __webpack_require__(14263);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
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
    const chunks = [];
    let sizeBytes = 0;
    return {
        hear(chunk) {
            sizeBytes += chunk.length;
            if (sizeBytes > MAX_WHOLE_BYTES)
                chunks.length = 0;
            else
                chunks.push(Uint8Array.from(chunk));
        },
        end() {
            if (sizeBytes > MAX_WHOLE_BYTES)
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
        (0,external_node_crypto_.scrypt)(passphrase, salt, lengthBytes, { N, r: BLOCK, p, maxmem }, (error, bytes) => error ? reject(error) : resolve(bytes));
    });
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
    const { blake2b } = await Promise.all(/* import() */[__webpack_require__.e(411), __webpack_require__.e(149)]).then(__webpack_require__.bind(__webpack_require__, 72149));
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






// EXTERNAL MODULE: ./build/vault/index.js + 6 modules
var build_vault = __webpack_require__(28231);
;// CONCATENATED MODULE: ./build/flows/bundles/choose.js



const MAX_REASONS = 5;
async function chooseBundle(vault, choosing, context) {
    const { wanted, trust, asBaseline = false } = choosing;
    const meant = await (0,build_vault.listMeant)(vault, wanted, trust?.runs?.runId);
    let passedOver = [];
    for (const policy of policiesOf(vault, choosing, context)) {
        const choice = (0,build_vault.chooseTrusted)(meant, policy);
        if (choice.taken !== undefined)
            return { ...choice, taken: choice.taken };
        passedOver = choice.passedOver;
    }
    const isThere = meant.length > 0 || trust?.areAsked === true || (asBaseline && (0,build_vault.isShared)(vault));
    if (!isThere)
        return { taken: await (0,build_vault.findBundle)(vault, wanted), passedOver: [] };
    if (asBaseline)
        throw noneBelieved("baseline-missing", `nothing in ${vault.url} may serve as a baseline`, passedOver);
    throw noneBelieved("vault-not-found", `nothing in ${vault.url} may be taken for ${worded(wanted)}`, passedOver);
}
function trustedRuns(branch) {
    return { branches: [branch], ...build_vault.BELIEVED };
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
    const runs = asBaseline ? others : { ...others, ...(0,model/* given */.gI)({ ownRunId }) };
    const { maxAgeMs } = trust;
    return (0,model/* given */.gI)({
        runs: (0,build_vault.isShared)(vault) ? runs : undefined,
        age: maxAgeMs === undefined ? undefined : { maxAgeMs, now: context.now() },
        isSigned: trustedKeys && ((receipt) => isStated(receipt, trustedKeys)),
    });
}
function isStated({ signature, ...facts }, keys) {
    const stated = signature === undefined ? null : readStatement(signature, keys);
    return stated !== null && Object.keys(stated).every((key) => stated[key] === facts[key]);
}
function worded(wanted) {
    if (wanted.by === "latest")
        return "the latest";
    return wanted.by === "name" ? wanted.name : `snapshot ${wanted.id}`;
}
function noneBelieved(code, message, passedOver) {
    const reasons = passedOver.slice(0, MAX_REASONS).map(({ name, why }) => `${name} ${why}`);
    return new model/* AppError */.uV(code, `${message}: ${reasons.join(" | ") || "it holds no such bundle"}`);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./build/bundle/random-access.js


async function openFile(path) {
    const handle = await openRegular(path);
    const sizeBytes = (await handle.stat()).size;
    return {
        sizeBytes,
        async read(offset, lengthBytes) {
            checkRange(offset, lengthBytes, sizeBytes);
            const bytes = Buffer.allocUnsafe(lengthBytes);
            let doneBytes = 0;
            while (doneBytes < lengthBytes) {
                const { bytesRead } = await handle.read(bytes, doneBytes, lengthBytes - doneBytes, offset + doneBytes);
                if (bytesRead === 0)
                    throw new model/* AppError */.uV("bundle-truncated", `${path} became shorter while it was read`, { path });
                doneBytes += bytesRead;
            }
            return bytes;
        },
        close: () => handle.close(),
    };
}
async function openRegular(path) {
    try {
        if ((await (0,promises_.stat)(path)).isFile())
            return await (0,promises_.open)(path, "r");
    }
    catch (cause) {
        const { code } = cause;
        const reason = code === "ENOENT" || code === "ENOTDIR" ? "does not exist" : `cannot be opened (${code})`;
        throw new model/* AppError */.uV("bundle-missing", `${path} ${reason}`, { path, cause });
    }
    throw new model/* AppError */.uV("bundle-missing", `${path} is not a regular file`, { path });
}
function checkRange(offset, lengthBytes, sizeBytes) {
    const inside = Number.isSafeInteger(offset) && Number.isSafeInteger(lengthBytes) && offset >= 0 && lengthBytes >= 0;
    if (inside && offset + lengthBytes <= sizeBytes)
        return;
    throw new model/* AppError */.uV("bundle-truncated", `expected ${lengthBytes} bytes at offset ${offset}, but only ${sizeBytes} bytes are there`);
}

;// CONCATENATED MODULE: ./build/bundle/age/chunks.js


const CHUNK_BYTES = 64 * 1024;
const TAG_BYTES = 16;
const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES;
const NONCE_BYTES = 16;
class ChunkCipher {
    #key;
    constructor(fileKey, nonce) {
        this.#key = (0,external_node_crypto_.createSecretKey)(Buffer.from((0,external_node_crypto_.hkdfSync)("sha256", fileKey, nonce, "payload", 32)));
    }
    seal(chunk, place) {
        const cipher = (0,external_node_crypto_.createCipheriv)("chacha20-poly1305", this.#key, chunkNonce(place), { authTagLength: TAG_BYTES });
        const ciphertext = cipher.update(chunk);
        cipher.final();
        return [ciphertext, cipher.getAuthTag()];
    }
    open(sealed, place) {
        for (const final of sealed.length === SEALED_CHUNK_BYTES ? [place.final, !place.final] : [place.final]) {
            const plaintext = this.#tryOpen(sealed, { index: place.index, final });
            if (plaintext === null)
                continue;
            if (plaintext.length > 0 || place.index === 0)
                return { plaintext, final };
            throw new model/* AppError */.uV("bundle-corrupt", "the encrypted payload ends in an empty chunk, which age does not allow");
        }
        if (sealed.length < TAG_BYTES) {
            throw new model/* AppError */.uV("bundle-truncated", `the encrypted payload is cut short: it ends within chunk ${place.index}`);
        }
        const what = place.final ? "is damaged or cut short" : "is damaged";
        throw new model/* AppError */.uV("bundle-corrupt", `the encrypted payload ${what}: its chunk ${place.index} does not open`);
    }
    #tryOpen(sealed, place) {
        if (sealed.length < TAG_BYTES)
            return null;
        const cipher = (0,external_node_crypto_.createDecipheriv)("chacha20-poly1305", this.#key, chunkNonce(place), { authTagLength: TAG_BYTES });
        const tagStart = sealed.length - TAG_BYTES;
        cipher.setAuthTag(sealed.subarray(tagStart));
        const plaintext = cipher.update(sealed.subarray(0, tagStart));
        try {
            cipher.final();
        }
        catch {
            return null;
        }
        return plaintext;
    }
}
function checkFinality(chunk, place) {
    if (chunk.final === place.final)
        return;
    if (chunk.final)
        throw new model/* AppError */.uV("bundle-corrupt", "the encrypted payload is followed by something else");
    throw new model/* AppError */.uV("bundle-truncated", `the encrypted payload is cut short: it ends after chunk ${place.index}`);
}
function openedSize(sealedBytes) {
    const chunks = Math.max(1, Math.ceil(sealedBytes / SEALED_CHUNK_BYTES));
    const plaintextBytes = sealedBytes - chunks * TAG_BYTES;
    if (plaintextBytes < 0 || chunkCount(plaintextBytes) !== chunks) {
        throw new model/* AppError */.uV("bundle-truncated", `the encrypted payload is cut short: no payload has ${sealedBytes} bytes`);
    }
    return plaintextBytes;
}
function chunkCount(plaintextBytes) {
    return Math.max(1, Math.ceil(plaintextBytes / CHUNK_BYTES));
}
function chunkNonce({ index, final }) {
    const nonce = Buffer.alloc(12);
    nonce.writeUIntBE(index, 5, 6);
    nonce[11] = final ? 1 : 0;
    return nonce;
}

;// CONCATENATED MODULE: ./build/bundle/age/header.js

const MAX_HEADER_BYTES = 1024 * 1024;
const USUAL_HEADER_BYTES = 64 * 1024;
const FORMAT = "age-encryption.org/";
const VERSION_LINE = `${FORMAT}v1\n`;
const ARMOR = "-----BEGIN AGE ENCRYPTED FILE-----";
const AGE_MAGIC_BYTES = FORMAT.length;
function isAge(firstBytes) {
    return startsWith(firstBytes, FORMAT);
}
function isArmoredAge(firstBytes) {
    return startsWith(firstBytes, ARMOR);
}
async function readHeader(firstBytes) {
    for (const limitBytes of [USUAL_HEADER_BYTES, MAX_HEADER_BYTES]) {
        const bytes = await firstBytes(limitBytes);
        checkVersionLine(bytes);
        const endOffset = headerEnd(bytes);
        if (endOffset !== null)
            return bytes.subarray(0, endOffset);
        if (bytes.length < limitBytes)
            throw new model/* AppError */.uV("bundle-truncated", "the file ends inside its age header");
    }
    throw new model/* AppError */.uV("bundle-corrupt", `the age header is longer than ${MAX_HEADER_BYTES} bytes`);
}
function headerEnd(bytes) {
    const lineBreak = bytes.indexOf("\n---");
    if (lineBreak === -1)
        return null;
    const lineEnd = bytes.indexOf("\n", lineBreak + 1);
    return lineEnd === -1 ? null : lineEnd + 1;
}
function checkVersionLine(bytes) {
    if (startsWith(bytes, VERSION_LINE))
        return;
    if (VERSION_LINE.startsWith(bytes.toString("latin1"))) {
        throw new model/* AppError */.uV("bundle-truncated", `the file ends after ${bytes.length} bytes, inside its first line`);
    }
    if (isAge(bytes))
        throw new model/* AppError */.uV("bundle-version", "the file is age-encrypted in a version other than v1");
    if (isArmoredAge(bytes)) {
        throw new model/* AppError */.uV("not-a-bundle", "the file is age-encrypted as ASCII armor; a bundle is binary, so decode the armor first");
    }
    throw new model/* AppError */.uV("not-a-bundle", "the file is not age-encrypted");
}
function startsWith(bytes, text) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, text.length)).toString("latin1") === text;
}

;// CONCATENATED MODULE: ./build/bundle/age/key-file.js
function keyLines(fileText) {
    return fileText
        .replace(/^\uFEFF/, "")
        .split("\n")
        .map((line, index) => ({ number: index + 1, text: line.trim() }))
        .filter(({ text }) => text !== "" && !text.startsWith("#"));
}

;// CONCATENATED MODULE: ./build/bundle/age/identities.js



async function generateIdentity({ postQuantum, createdAt, }) {
    const { generateHybridIdentity, generateX25519Identity, identityToRecipient } = await Promise.all(/* import() */[__webpack_require__.e(411), __webpack_require__.e(607)]).then(__webpack_require__.bind(__webpack_require__, 14607));
    const identity = await (postQuantum ? generateHybridIdentity() : generateX25519Identity());
    const recipient = await identityToRecipient(identity);
    const created = createdAt.toISOString().replace(/\.\d+Z$/, "Z");
    return { identityFileText: `# created: ${created}\n# public key: ${recipient}\n${identity}\n`, recipient };
}
async function parseIdentity(text) {
    const trimmed = text.trim();
    const reason = await whyNoIdentity(trimmed);
    if (reason === null)
        return trimmed;
    throw new model/* AppError */.uV("bad-identity", `the identity given ${reason}`);
}
async function parseIdentities(fileText, source) {
    const lines = keyLines(fileText);
    const wholeFileReason = whyNoIdentityFile(fileText, lines.length);
    if (wholeFileReason !== null)
        throw new model/* AppError */.uV("bad-identity", `${source} ${wholeFileReason}`, { path: source });
    const problems = [];
    for (const { number, text } of lines) {
        const reason = await whyNoIdentity(text);
        if (reason !== null)
            problems.push({ code: "bad-identity", message: `line ${number} of ${source} ${reason}`, path: source });
    }
    (0,model/* throwProblems */.Jh)(problems);
    return lines.map(({ text }) => text);
}
function whyNoIdentityFile(fileText, lineCount) {
    const start = Buffer.from(fileText.trimStart().slice(0, 64));
    if (isAge(start) || isArmoredAge(start)) {
        return "is protected by a passphrase, which is not supported; decrypt it first with `age -d`";
    }
    if (start.toString().startsWith("-----BEGIN "))
        return "is an SSH or PEM key, which is not supported";
    return lineCount === 0 ? "holds no identity" : null;
}
async function whyNoIdentity(text) {
    if (text.startsWith("age1"))
        return "is a recipient, which cannot open anything; expected AGE-SECRET-KEY-...";
    if (text.startsWith("AGE-PLUGIN-"))
        return "needs an age plugin, which is not supported";
    if (!text.startsWith("AGE-SECRET-KEY-"))
        return "is not an age identity; expected AGE-SECRET-KEY-...";
    const { identityToRecipient } = await Promise.all(/* import() */[__webpack_require__.e(411), __webpack_require__.e(607)]).then(__webpack_require__.bind(__webpack_require__, 14607));
    try {
        await identityToRecipient(text);
        return null;
    }
    catch {
        return "is not a valid age identity; it may be cut or mistyped";
    }
}

;// CONCATENATED MODULE: ./build/bundle/age/passphrase.js


const DEFAULT_SCRYPT_LOG_N = 17;
const MAX_SCRYPT_LOG_N = 20;
const SALT_LABEL = "age-encryption.org/v1/scrypt";
const passphrase_SALT_BYTES = 16;
const WRAPPED_FILE_KEY_BYTES = 32;
const passphrase_TAG_BYTES = 16;
const ZERO_NONCE = Buffer.alloc(12);
function passphraseRecipient(passphrase, logN = DEFAULT_SCRYPT_LOG_N) {
    if (!Number.isInteger(logN) || logN < 1 || logN > MAX_SCRYPT_LOG_N)
        throw new RangeError(`scrypt work factor ${logN}`);
    return {
        async wrapFileKey(fileKey) {
            const { Stanza } = await Promise.all(/* import() */[__webpack_require__.e(411), __webpack_require__.e(607)]).then(__webpack_require__.bind(__webpack_require__, 14607));
            const salt = (0,external_node_crypto_.randomBytes)(passphrase_SALT_BYTES);
            const body = wrap(fileKey, await wrappingKey(passphrase, { salt, logN }));
            return [new Stanza(["scrypt", encodeBase64(salt), String(logN)], body)];
        },
    };
}
function passphraseIdentity(passphrase) {
    return {
        async unwrapFileKey(stanzas) {
            const stanza = stanzas.find(({ args }) => args[0] === "scrypt");
            if (stanza === undefined)
                return null;
            return unwrap(stanza.body, await wrappingKey(passphrase, parseStanza(stanza)));
        },
    };
}
function parseStanza({ args, body }) {
    const [, saltText = "", logNText = ""] = args;
    const salt = Buffer.from(saltText, "base64");
    const wellFormed = args.length === 3 &&
        salt.length === passphrase_SALT_BYTES &&
        encodeBase64(salt) === saltText &&
        /^[1-9][0-9]*$/.test(logNText) &&
        body.length === WRAPPED_FILE_KEY_BYTES;
    if (!wellFormed)
        throw new model/* AppError */.uV("bundle-corrupt", "the scrypt stanza of the age header is malformed");
    const logN = Number(logNText);
    if (logN > MAX_SCRYPT_LOG_N) {
        throw new model/* AppError */.uV("bundle-corrupt", `the age header asks for a scrypt work factor of ${logNText.slice(0, 8)}; at most ${MAX_SCRYPT_LOG_N} is accepted`);
    }
    return { salt, logN };
}
function wrappingKey(passphrase, { salt, logN }) {
    const N = 2 ** logN;
    const r = 8;
    const maxmem = 128 * r * (N + 1024);
    const labelledSalt = Buffer.concat([Buffer.from(SALT_LABEL), salt]);
    return new Promise((resolve, reject) => {
        (0,external_node_crypto_.scrypt)(passphrase, labelledSalt, 32, { N, r, p: 1, maxmem }, (error, key) => error ? reject(error) : resolve(key));
    });
}
function wrap(fileKey, key) {
    const cipher = (0,external_node_crypto_.createCipheriv)("chacha20-poly1305", key, ZERO_NONCE, { authTagLength: passphrase_TAG_BYTES });
    return Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()]);
}
function unwrap(body, key) {
    const cipher = (0,external_node_crypto_.createDecipheriv)("chacha20-poly1305", key, ZERO_NONCE, { authTagLength: passphrase_TAG_BYTES });
    cipher.setAuthTag(body.subarray(-passphrase_TAG_BYTES));
    const fileKey = cipher.update(body.subarray(0, -passphrase_TAG_BYTES));
    try {
        cipher.final();
    }
    catch {
        return null;
    }
    return fileKey;
}
function encodeBase64(bytes) {
    return bytes.toString("base64").replace(/=+$/, "");
}

;// CONCATENATED MODULE: ./build/bundle/age/recipients.js


async function parseRecipient(text) {
    const trimmed = text.trim();
    const reason = await whyNoRecipient(trimmed);
    if (reason === null)
        return trimmed;
    const name = trimmed.startsWith("age1") ? `recipient ${trimmed.slice(0, 16)}...` : "the recipient given";
    throw new model/* AppError */.uV("bad-recipient", `${name} ${reason}`);
}
async function parseRecipients(fileText, source) {
    const lines = keyLines(fileText);
    const problems = [];
    for (const { number, text } of lines) {
        const reason = await whyNoRecipient(text);
        if (reason !== null)
            problems.push({ code: "bad-recipient", message: `line ${number} of ${source} ${reason}`, path: source });
    }
    if (lines.length === 0)
        problems.push({ code: "bad-recipient", message: `${source} holds no recipient`, path: source });
    (0,model/* throwProblems */.Jh)(problems);
    return lines.map(({ text }) => text);
}
async function whyNoRecipient(text) {
    if (/^AGE-(SECRET-KEY|PLUGIN)-/i.test(text)) {
        return "is an identity, which is secret; give the recipient that belongs to it";
    }
    if (/^(ssh-|ecdsa-|sk-)/.test(text))
        return "is an SSH key, which is not supported; expected age1...";
    if (!text.startsWith("age1"))
        return "is not an age recipient; expected age1...";
    const type = text.slice(0, text.lastIndexOf("1"));
    if (type !== "age" && type !== "age1pq") {
        return "needs an age plugin or has a typing error; only age1... and age1pq1... keys are supported";
    }
    return (await canSealTo(text)) ? null : "is not a valid age recipient; it may be cut or mistyped";
}
async function canSealTo(recipient) {
    const { Encrypter } = await Promise.all(/* import() */[__webpack_require__.e(411), __webpack_require__.e(607)]).then(__webpack_require__.bind(__webpack_require__, 14607));
    try {
        const encrypter = new Encrypter();
        encrypter.addRecipient(recipient);
        await encrypter.encrypt(new Uint8Array(0));
        return true;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./build/bundle/age/file-key.js





const FILE_KEY_BYTES = 16;
const MAX_RECIPIENTS = 256;
async function createAgeHeader({ recipients = [], passphrase, scryptLogN }) {
    const unique = await parseAll(recipients);
    if (passphrase !== undefined && unique.length > 0) {
        throw new model/* AppError */.uV("bad-option", "age cannot seal a file to recipients and a passphrase together; give only one of them");
    }
    if (passphrase === "")
        throw new model/* AppError */.uV("bad-option", "the passphrase is empty; everybody could open the bundle");
    if (passphrase === undefined && unique.length === 0) {
        throw new model/* AppError */.uV("no-recipient", "there is neither a recipient nor a passphrase to encrypt to");
    }
    const { Encrypter } = await Promise.all(/* import() */[__webpack_require__.e(411), __webpack_require__.e(607)]).then(__webpack_require__.bind(__webpack_require__, 14607));
    const encrypter = new Encrypter();
    let fileKey;
    encrypter.addRecipient({
        wrapFileKey(key) {
            fileKey = Buffer.from(key);
            return [];
        },
    });
    if (passphrase !== undefined)
        encrypter.addRecipient(passphraseRecipient(passphrase, scryptLogN));
    for (const recipient of unique)
        encrypter.addRecipient(recipient);
    const file = Buffer.from(await encrypter.encrypt(new Uint8Array(0)));
    const header = Buffer.from(await readHeader(async (sizeBytes) => file.subarray(0, sizeBytes)));
    if (fileKey === undefined)
        throw new model/* AppError */.uV("internal", "the age library made a header without a file key");
    return { header, fileKey };
}
async function openFileKey(header, keys) {
    const { Decrypter } = await Promise.all(/* import() */[__webpack_require__.e(411), __webpack_require__.e(607)]).then(__webpack_require__.bind(__webpack_require__, 14607));
    const decrypter = new Decrypter();
    let stanzas = [];
    let allKeysFailed = false;
    decrypter.addIdentity({
        unwrapFileKey(found) {
            stanzas = checkStanzas(found);
            return null;
        },
    });
    await addKeys(decrypter, keys);
    decrypter.addIdentity({
        unwrapFileKey() {
            allKeysFailed = true;
            return null;
        },
    });
    try {
        const fileKey = Buffer.from(await decrypter.decryptHeader(header));
        if (fileKey.length !== FILE_KEY_BYTES)
            throw new Error(`file key of ${fileKey.length} bytes`);
        return fileKey;
    }
    catch (cause) {
        if (cause instanceof model/* AppError */.uV)
            throw cause;
        if (allKeysFailed)
            throw whyNotOpened(stanzas, keys);
        throw new model/* AppError */.uV("bundle-corrupt", "the age header is malformed, or its authentication code is wrong", { cause });
    }
}
async function parseAll(recipients) {
    const unique = [...new Set(recipients)];
    if (unique.length > MAX_RECIPIENTS) {
        throw new model/* AppError */.uV("bad-recipient", `there are ${unique.length} recipients; at most ${MAX_RECIPIENTS} are possible`);
    }
    return Promise.all(unique.map(parseRecipient));
}
async function addKeys(decrypter, keys) {
    const { fileKey, passphrases = [], identities = [] } = keys;
    if (fileKey !== undefined)
        decrypter.addIdentity({ unwrapFileKey: () => fileKey });
    for (const passphrase of passphrases)
        decrypter.addIdentity(passphraseIdentity(passphrase));
    for (const identity of identities)
        decrypter.addIdentity(await parseIdentity(identity));
}
function checkStanzas(stanzas) {
    if (stanzas.length > MAX_RECIPIENTS) {
        throw new model/* AppError */.uV("bundle-corrupt", `the age header has ${stanzas.length} recipients; at most ${MAX_RECIPIENTS} are accepted`);
    }
    if (stanzas.length > 1 && hasPassphrase(stanzas)) {
        throw new model/* AppError */.uV("bundle-corrupt", "the age header mixes a passphrase with other recipients, which age does not allow");
    }
    return stanzas;
}
function whyNotOpened(stanzas, { identities = [], passphrases = [] }) {
    const byPassphrase = hasPassphrase(stanzas);
    if (identities.length + passphrases.length === 0) {
        const needed = byPassphrase ? "its passphrase" : "an identity of one of its recipients";
        return new model/* AppError */.uV("no-key", `the bundle is encrypted; ${needed} is needed to open it`);
    }
    if (byPassphrase) {
        const reason = passphrases.length > 0 ? "the passphrase given does not open it" : "no passphrase was given";
        return new model/* AppError */.uV("wrong-key", `the bundle is sealed with a passphrase, and ${reason}`);
    }
    const reason = identities.length > 0
        ? `none of the ${identities.length} identities given is one of them`
        : "no identity was given";
    return new model/* AppError */.uV("wrong-key", `the bundle is sealed to recipients (${stanzas.length}), and ${reason}`);
}
function hasPassphrase(stanzas) {
    return stanzas.some(({ args }) => args[0] === "scrypt");
}

;// CONCATENATED MODULE: ./build/bundle/age/age-file.js





const KEPT_CHUNKS = 4;
async function unlock(source, keys) {
    return { fileKey: await openFileKey(await headerOf(source), keys) };
}
async function openAgeFile(source, keys) {
    const header = await headerOf(source);
    const fileKey = await openFileKey(header, keys);
    const payloadOffset = header.length + NONCE_BYTES;
    if (source.sizeBytes < payloadOffset)
        throw new model/* AppError */.uV("bundle-truncated", "the file ends right after its age header");
    const nonce = await source.read(header.length, NONCE_BYTES);
    const file = new AgeFile(source, { cipher: new ChunkCipher(fileKey, nonce), payloadOffset });
    await file.authenticateSize();
    return file;
}
function headerOf(source) {
    return readHeader((sizeBytes) => source.read(0, Math.min(sizeBytes, source.sizeBytes)));
}
class AgeFile {
    sizeBytes;
    #source;
    #cipher;
    #payloadOffset;
    #lastIndex;
    #kept = new Map();
    constructor(source, { cipher, payloadOffset }) {
        this.#source = source;
        this.#cipher = cipher;
        this.#payloadOffset = payloadOffset;
        this.sizeBytes = openedSize(source.sizeBytes - payloadOffset);
        this.#lastIndex = chunkCount(this.sizeBytes) - 1;
    }
    async authenticateSize() {
        await this.#open(this.#lastIndex, this.#lastIndex);
    }
    async read(offset, lengthBytes) {
        checkRange(offset, lengthBytes, this.sizeBytes);
        if (lengthBytes === 0)
            return Buffer.alloc(0);
        const firstIndex = Math.floor(offset / CHUNK_BYTES);
        const lastIndex = Math.floor((offset + lengthBytes - 1) / CHUNK_BYTES);
        const chunks = await this.#open(firstIndex, lastIndex);
        const result = Buffer.allocUnsafe(lengthBytes);
        for (const [position, chunk] of chunks.entries()) {
            const chunkOffset = (firstIndex + position) * CHUNK_BYTES - offset;
            chunk.copy(result, Math.max(0, chunkOffset), Math.max(0, -chunkOffset));
        }
        return result;
    }
    async #open(firstIndex, lastIndex) {
        const indices = Array.from({ length: lastIndex - firstIndex + 1 }, (_, position) => firstIndex + position);
        const opened = new Map(indices.flatMap((index) => this.#recall(index)));
        const missing = indices.filter((index) => !opened.has(index));
        const [from] = missing;
        const to = missing.at(-1);
        if (from !== undefined && to !== undefined) {
            const sealed = await this.#readSealed(from, to);
            for (const index of missing) {
                const start = (index - from) * SEALED_CHUNK_BYTES;
                const place = { index, final: index === this.#lastIndex };
                const chunk = this.#cipher.open(sealed.subarray(start, start + SEALED_CHUNK_BYTES), place);
                checkFinality(chunk, place);
                opened.set(index, chunk.plaintext);
            }
        }
        for (const index of indices.slice(-KEPT_CHUNKS))
            this.#keep(index, opened.get(index));
        return indices.flatMap((index) => opened.get(index) ?? []);
    }
    #readSealed(firstIndex, lastIndex) {
        const start = this.#payloadOffset + firstIndex * SEALED_CHUNK_BYTES;
        const end = Math.min(this.#payloadOffset + (lastIndex + 1) * SEALED_CHUNK_BYTES, this.#source.sizeBytes);
        return this.#source.read(start, end - start);
    }
    #recall(index) {
        const chunk = this.#kept.get(index);
        return chunk === undefined ? [] : [[index, chunk]];
    }
    #keep(index, chunk) {
        if (chunk === undefined)
            return;
        this.#kept.delete(index);
        this.#kept.set(index, chunk);
        const [oldest] = this.#kept.keys();
        if (this.#kept.size > KEPT_CHUNKS && oldest !== undefined)
            this.#kept.delete(oldest);
    }
}

;// CONCATENATED MODULE: ./build/bundle/piece-reader.js
class PieceReader {
    #source;
    #pieces = [];
    #heldBytes = 0;
    #ended = false;
    constructor(source) {
        this.#source = source[Symbol.asyncIterator]();
    }
    async take(sizeBytes) {
        return joined(await this.takePieces(sizeBytes));
    }
    async takePieces(sizeBytes) {
        await this.#hold(sizeBytes);
        const taken = [];
        let left = sizeBytes;
        for (const piece of this.#pieces) {
            if (piece.length > left)
                break;
            taken.push(piece);
            left -= piece.length;
        }
        this.#pieces.splice(0, taken.length);
        const [rest] = this.#pieces;
        if (left > 0 && rest !== undefined) {
            taken.push(rest.subarray(0, left));
            this.#pieces[0] = rest.subarray(left);
            left = 0;
        }
        this.#heldBytes -= sizeBytes - left;
        return taken;
    }
    async takeSome(maxBytes) {
        await this.#hold(Math.min(1, maxBytes));
        const [piece = Buffer.alloc(0)] = await this.takePieces(Math.min(maxBytes, this.#pieces[0]?.length ?? 0));
        return piece;
    }
    async peek(sizeBytes) {
        const bytes = await this.take(sizeBytes);
        if (bytes.length > 0)
            this.#pieces.unshift(bytes);
        this.#heldBytes += bytes.length;
        return bytes;
    }
    async isAtEnd() {
        await this.#hold(1);
        return this.#heldBytes === 0;
    }
    async close() {
        if (!this.#ended)
            await this.#source.return?.();
        this.#ended = true;
    }
    async #hold(sizeBytes) {
        while (this.#heldBytes < sizeBytes && !this.#ended) {
            const next = await this.#source.next();
            if (next.done === true)
                this.#ended = true;
            else if (next.value.length > 0) {
                this.#pieces.push(next.value);
                this.#heldBytes += next.value.length;
            }
        }
    }
}
function joined(pieces) {
    const [only] = pieces;
    return pieces.length === 1 && only !== undefined ? only : Buffer.concat(pieces);
}
async function* inMemory(...pieces) {
    yield* pieces;
}

;// CONCATENATED MODULE: ./build/bundle/age/decrypt.js





async function* decryptStream(source, keys) {
    const reader = new PieceReader(source);
    try {
        const header = await readHeader((sizeBytes) => reader.peek(sizeBytes));
        await reader.take(header.length);
        const fileKey = await openFileKey(header, keys);
        const cipher = new ChunkCipher(fileKey, await takeNonce(reader));
        yield* openChunks(reader, cipher);
    }
    finally {
        await reader.close();
    }
}
async function takeNonce(reader) {
    const nonce = await reader.take(NONCE_BYTES);
    if (nonce.length === NONCE_BYTES)
        return nonce;
    throw new model/* AppError */.uV("bundle-truncated", "the file ends right after its age header");
}
async function* openChunks(reader, cipher) {
    for (let index = 0, final = false; !final; index += 1) {
        const sealed = await reader.take(SEALED_CHUNK_BYTES);
        final = await reader.isAtEnd();
        const chunk = cipher.open(sealed, { index, final });
        yield chunk.plaintext;
        checkFinality(chunk, { index, final });
    }
}

;// CONCATENATED MODULE: ./build/bundle/age/encrypt.js



async function* encryptStream(source, { header, fileKey }) {
    const nonce = (0,external_node_crypto_.randomBytes)(NONCE_BYTES);
    const cipher = new ChunkCipher(fileKey, nonce);
    const reader = new PieceReader(source);
    try {
        yield header;
        yield nonce;
        for (let index = 0, final = false; !final; index += 1) {
            const chunk = await reader.take(CHUNK_BYTES);
            final = await reader.isAtEnd();
            yield* cipher.seal(chunk, { index, final });
        }
    }
    finally {
        await reader.close();
    }
}

;// CONCATENATED MODULE: ./build/bundle/age/layer.js

async function inEncryption(step) {
    try {
        return await step();
    }
    catch (error) {
        throw marked(error);
    }
}
function accessInEncryption(source) {
    const { sizeBytes } = source;
    return { sizeBytes, read: (offset, lengthBytes) => inEncryption(() => source.read(offset, lengthBytes)) };
}
async function* streamInEncryption(chunks) {
    try {
        yield* chunks;
    }
    catch (error) {
        throw marked(error);
    }
}
function marked(error) {
    if (error instanceof model/* AppError */.uV)
        error.layer = "encryption";
    return error;
}

;// CONCATENATED MODULE: ./build/bundle/age/index.js









// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./node_modules/canonicalize/lib/canonicalize.js
var canonicalize = __webpack_require__(98799);
;// CONCATENATED MODULE: ./build/bundle/canonical.js


const MAX_QUOTED = 200;
function canonicalJson(value) {
    const text = (0,canonicalize/* default */.A)(value);
    if (text === undefined)
        throw new Error("this value has no JSON form");
    return Buffer.from(text, "utf8");
}
function parseCanonical(bytes, schema, name) {
    const value = parseJson(bytes, name);
    const parsed = schema.safeParse(value, model/* ABORT_EARLY */.xQ);
    if (!parsed.success) {
        const [issue] = parsed.error.issues;
        const where = issue === undefined || issue.path.length === 0 ? name : `${name} at ${issue.path.join(".")}`;
        const what = issue?.message ?? "does not fit its schema";
        throw invalid(`${where.slice(0, MAX_QUOTED)}: ${what.slice(0, MAX_QUOTED)}`, name);
    }
    if (!isCanonicalForm(bytes, parsed.data))
        throw invalid(`${name} is not in canonical form`, name);
    return parsed.data;
}
function isCanonicalForm(bytes, value) {
    try {
        return canonicalJson(value).equals(bytes);
    }
    catch {
        return false;
    }
}
function parseJson(bytes, name) {
    try {
        return JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
    }
    catch {
        throw invalid(`${name} is not JSON in UTF-8`, name);
    }
}
function invalid(message, name) {
    return new model/* AppError */.uV("manifest-invalid", message, { path: name });
}

;// CONCATENATED MODULE: ./build/bundle/state-digest.js



function stateDigest(stores) {
    const rows = stores
        .toSorted((a, b) => (0,model/* compareBytewise */.GV)((0,model/* storeKey */.LN)(a), (0,model/* storeKey */.LN)(b)))
        .map(({ kind, name, path, digest }) => [kind, name, path, digest]);
    return (0,external_node_crypto_.createHash)("sha256").update(canonicalJson(rows)).digest("hex");
}

;// CONCATENATED MODULE: ./build/bundle/tar/layout.js

const layout_BLOCK_BYTES = 512;
const END_BYTES = 2 * layout_BLOCK_BYTES;
const NAME_BYTES = 100;
const PREFIX_BYTES = 155;
const PAX_SIZE = 8 ** 11;
function padded(bytes) {
    return Math.ceil(bytes / layout_BLOCK_BYTES) * layout_BLOCK_BYTES;
}
function paxRecords(name, sizeBytes) {
    const large = sizeBytes >= PAX_SIZE;
    if (fitsUstar(name) && !large)
        return undefined;
    return large ? { path: name, size: String(sizeBytes) } : { path: name };
}
function headerBytes(pax) {
    if (pax === undefined)
        return layout_BLOCK_BYTES;
    const records = Object.entries(pax).reduce((sum, [key, value]) => sum + recordBytes(key, value), 0);
    return layout_BLOCK_BYTES + padded(records) + layout_BLOCK_BYTES;
}
function recordBytes(key, value) {
    const rest = (0,model/* byteLength */.dp)(` ${key}=${value}\n`);
    let length = rest + 1;
    while (String(length).length + rest !== length)
        length++;
    return length;
}
function fitsUstar(name) {
    let tail = name;
    if ((0,model/* byteLength */.dp)(name) !== name.length)
        return false;
    while (tail.length > NAME_BYTES) {
        const slash = tail.indexOf("/");
        if (slash === -1)
            return false;
        tail = tail.slice(slash + 1);
    }
    const prefix = name.length - tail.length - 1;
    return prefix <= PREFIX_BYTES && tail !== "";
}

;// CONCATENATED MODULE: ./build/bundle/tar/header.js


const FIELD = {
    name: { at: 0, bytes: 100 },
    mode: { at: 100, bytes: 8 },
    size: { at: 124, bytes: 12 },
    checksum: { at: 148, bytes: 8 },
    magic: { at: 257, bytes: 8 },
    prefix: { at: 345, bytes: 155 },
};
const ZERO_NUMBERS = {
    "an owner": { at: 108, bytes: 8 },
    "a group": { at: 116, bytes: 8 },
    "a time": { at: 136, bytes: 12 },
    "a major device number": { at: 329, bytes: 8 },
    "a minor device number": { at: 337, bytes: 8 },
};
const EMPTY = {
    "a link target": { at: 157, bytes: 100 },
    "a user name": { at: 265, bytes: 32 },
    "a group name": { at: 297, bytes: 32 },
    "bytes after its prefix": { at: 500, bytes: 12 },
};
const TYPE_AT = 156;
const TYPES = new Map([
    ["0", "file"],
    ["5", "folder"],
    ["x", "pax"],
]);
const MAGIC = "ustar\x0000";
const BINARY = 0x80;
const ZEROS = Buffer.alloc(layout_BLOCK_BYTES);
const STRICT_UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
function parseHeader(block) {
    if (octal(block, FIELD.checksum) !== checksum(block))
        throw violation("a tar header has a wrong checksum");
    if (latin1(block, FIELD.magic) !== MAGIC)
        throw violation("a tar header is not of the type ustar");
    const name = fullName(block);
    const shown = JSON.stringify(name);
    const type = TYPES.get(String.fromCharCode(block.readUInt8(TYPE_AT)));
    if (type === undefined)
        throw violation(`${shown} is neither a file nor a folder`);
    for (const [what, field] of Object.entries(EMPTY))
        if (!isZeros(slice(block, field)))
            throw violation(`${shown} has ${what}`);
    for (const [what, field] of Object.entries(ZERO_NUMBERS))
        if (octal(block, field) !== 0)
            throw violation(`${shown} has ${what} other than 0`);
    const mode = octal(block, FIELD.mode);
    const isBinarySize = block.readUInt8(FIELD.size.at) === BINARY;
    const sizeBytes = isBinarySize ? binary(block, FIELD.size) : octal(block, FIELD.size);
    if (mode === undefined || sizeBytes === undefined)
        throw violation(`${shown} has a mode or a size that is no number`);
    return { name, type, mode, sizeBytes, isBinarySize };
}
function isZeros(bytes) {
    return bytes.equals(ZEROS.subarray(0, bytes.length));
}
function utf8(bytes) {
    try {
        return STRICT_UTF8.decode(bytes);
    }
    catch {
        throw violation("a name in the tar is not UTF-8");
    }
}
function violation(message) {
    return new model/* AppError */.uV("archive-violation", message);
}
function fullName(block) {
    const prefix = header_text(block, FIELD.prefix);
    const name = header_text(block, FIELD.name);
    return prefix === "" ? name : `${prefix}/${name}`;
}
function header_text(block, field) {
    const bytes = slice(block, field);
    const end = bytes.indexOf(0);
    if (end === -1)
        return utf8(bytes);
    if (!isZeros(bytes.subarray(end)))
        throw violation("a tar header hides bytes behind the end of a name");
    return utf8(bytes.subarray(0, end));
}
function octal(block, field) {
    const digits = /^([0-7]*)[ \0]*$/.exec(latin1(block, field))?.[1];
    return digits === undefined ? undefined : Number.parseInt(`0${digits}`, 8);
}
function binary(block, field) {
    return Number.parseInt(slice(block, field).subarray(1).toString("hex"), 16);
}
function checksum(block) {
    let sum = 0;
    for (let at = 0; at < layout_BLOCK_BYTES; at++)
        sum += block[at];
    for (const byte of slice(block, FIELD.checksum))
        sum += 0x20 - byte;
    return sum;
}
function latin1(block, field) {
    return slice(block, field).toString("latin1");
}
function slice(block, { at, bytes }) {
    return block.subarray(at, at + bytes);
}

;// CONCATENATED MODULE: ./build/bundle/tar/pax.js


const MAX_PAX_BYTES = 2048;
const RECORD_START = /^([1-9][0-9]{0,3}) ([^=]+)=/;
function parsePax(bytes) {
    const records = {};
    for (let at = 0; at < bytes.length;) {
        const [start, length, key] = RECORD_START.exec(bytes.toString("latin1", at, at + 64)) ?? [];
        const end = at + Number(length);
        if (start === undefined || start.length >= Number(length) || bytes[end - 1] !== 0x0a)
            throw violation("a pax header holds something that is no record");
        const value = utf8(bytes.subarray(at + start.length, end - 1));
        if (key === "path" && records.path === undefined)
            records.path = value;
        else if (key === "size" && records.sizeBytes === undefined)
            records.sizeBytes = parseSize(value);
        else
            throw violation(`a pax header holds a record ${JSON.stringify(key)}, expected one "path" and one "size" at most`);
        at = end;
    }
    return records;
}
function parseSize(text) {
    const value = Number(text);
    if (/^[1-9][0-9]*$/.test(text) && Number.isSafeInteger(value) && value >= PAX_SIZE)
        return value;
    throw violation(`a pax header gives the size ${JSON.stringify(text.slice(0, 32))}, expected one that ustar cannot hold`);
}

;// CONCATENATED MODULE: ./build/bundle/tar/reader.js




async function* readTar(source, start = 0) {
    const tar = new BlockReader(source, start);
    try {
        for (let header = await tar.header(); header !== undefined; header = await tar.header()) {
            const entry = await toEntry(header, tar);
            const content = new Content(tar, entry.sizeBytes);
            yield { ...entry, offset: tar.position, content };
            await content.finish();
        }
        await tar.expectEnd();
    }
    finally {
        await tar.close();
    }
}
async function toEntry(header, tar) {
    const pax = header.type === "pax" ? await readPax(header, tar) : undefined;
    const own = pax === undefined ? header : await tar.header();
    if (own === undefined || own.type === "pax")
        throw violation("a pax header is not followed by its entry");
    const name = pax?.path ?? own.name;
    const shown = JSON.stringify(name);
    const sizeBytes = pax?.sizeBytes ?? own.sizeBytes;
    const isOneSize = own.sizeBytes === sizeBytes || own.sizeBytes === 0;
    if (!isOneSize || (own.isBinarySize && pax?.sizeBytes === undefined))
        throw violation(`${shown} has a size in two forms`);
    const isFolder = own.type === "folder";
    if (isFolder && sizeBytes !== 0)
        throw violation(`the folder ${shown} has content`);
    if (isFolder !== name.endsWith("/"))
        throw violation(`the name and the type of ${shown} contradict each other`);
    return { path: isFolder ? name.slice(0, -1) : name, type: isFolder ? "folder" : "file", mode: own.mode, sizeBytes };
}
async function readPax({ sizeBytes, isBinarySize }, tar) {
    if (isBinarySize || sizeBytes === 0 || sizeBytes > MAX_PAX_BYTES)
        throw violation(`a pax header has ${sizeBytes} bytes, expected 1 to ${MAX_PAX_BYTES}`);
    const records = parsePax(await tar.take(sizeBytes));
    await tar.padding(sizeBytes);
    return records;
}
class BlockReader {
    #pieces;
    #position;
    constructor(source, start) {
        this.#pieces = new PieceReader(source);
        this.#position = start;
    }
    get position() {
        return this.#position;
    }
    async header() {
        const block = await this.take(layout_BLOCK_BYTES);
        return isZeros(block) ? undefined : parseHeader(block);
    }
    async take(sizeBytes) {
        const bytes = await this.#pieces.take(sizeBytes);
        this.#position += bytes.length;
        if (bytes.length === sizeBytes)
            return bytes;
        throw violation(`the tar ends at byte ${this.#position}, in the middle of an entry or before its end`);
    }
    async takeSome(maxBytes) {
        const bytes = await this.#pieces.takeSome(maxBytes);
        this.#position += bytes.length;
        if (bytes.length > 0)
            return bytes;
        throw violation(`the tar ends at byte ${this.#position}, in the middle of an entry`);
    }
    async padding(sizeBytes) {
        if (!isZeros(await this.take(padded(sizeBytes) - sizeBytes)))
            throw violation(`the block before byte ${this.#position} of the tar is not filled with zeros`);
    }
    async expectEnd() {
        if (isZeros(await this.take(layout_BLOCK_BYTES)) && (await this.#pieces.isAtEnd()))
            return;
        throw violation("the tar does not end with two blocks of zeros and nothing after them");
    }
    close() {
        return this.#pieces.close();
    }
}
class Content {
    #tar;
    #sizeBytes;
    #leftBytes;
    constructor(tar, sizeBytes) {
        this.#tar = tar;
        this.#sizeBytes = sizeBytes;
        this.#leftBytes = sizeBytes;
    }
    async *[Symbol.asyncIterator]() {
        while (this.#leftBytes > 0) {
            const piece = await this.#tar.takeSome(this.#leftBytes);
            this.#leftBytes -= piece.length;
            yield piece;
        }
    }
    async finish() {
        for await (const _ of this)
            ;
        await this.#tar.padding(this.#sizeBytes);
    }
}

;// CONCATENATED MODULE: ./build/bundle/zstd/byte-reader.js


class ByteReader {
    #pieces;
    #position = 0;
    constructor(stream) {
        this.#pieces = new PieceReader(stream);
    }
    get position() {
        return this.#position;
    }
    async take(sizeBytes) {
        return joined(await this.takePieces(sizeBytes));
    }
    async takePieces(sizeBytes) {
        const pieces = await this.#pieces.takePieces(sizeBytes);
        const takenBytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
        this.#position += takenBytes;
        if (takenBytes === sizeBytes)
            return pieces;
        throw new model/* AppError */.uV("bundle-truncated", `the compressed stream ends at byte ${this.#position}, in the middle of a frame`);
    }
    isAtEnd() {
        return this.#pieces.isAtEnd();
    }
    close() {
        return this.#pieces.close();
    }
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./node_modules/xxhash-wasm/esm/xxhash-wasm.js
var xxhash_wasm = __webpack_require__(77261);
;// CONCATENATED MODULE: ./build/bundle/zstd/frame.js

const frame_MAGIC = Buffer.from("28b52ffd", "hex");
const MAX_FRAME_CONTENT = 8 * 1024 * 1024;
const MAX_BLOCK = 128 * 1024;
const frame_CHECKSUM_BYTES = 4;
const FLAG = { checksum: 0x04, reserved: 0x08, unused: 0x10, singleSegment: 0x20, dictionary: 0x03 };
function parseContentBytes(bytes, offset) {
    const broken = (what) => new model/* AppError */.uV("bundle-corrupt", `the frame at byte ${offset} of the compressed stream ${what}`);
    const descriptor = bytes.readUInt8(4);
    if ((descriptor & (FLAG.reserved | FLAG.unused)) !== 0)
        throw broken("sets a reserved bit");
    if ((descriptor & FLAG.dictionary) !== 0)
        throw broken("wants a dictionary");
    if ((descriptor & FLAG.checksum) === 0)
        throw broken("has no content checksum");
    const single = (descriptor & FLAG.singleSegment) !== 0;
    const sizeBytes = sizeFieldBytes(descriptor);
    if (sizeBytes === 0)
        throw broken("does not say how much it holds");
    const sizeAt = single ? 5 : 6;
    if (!single && windowBytes(bytes.readUInt8(5)) > MAX_FRAME_CONTENT)
        throw broken("wants too large a window");
    const contentBytes = readSize(bytes, sizeAt, sizeBytes);
    if (contentBytes === 0 || contentBytes > MAX_FRAME_CONTENT)
        throw broken(`holds ${contentBytes} bytes, expected 1 to ${MAX_FRAME_CONTENT}`);
    return contentBytes;
}
function sizeFieldBytes(descriptor) {
    return [(descriptor & FLAG.singleSegment) !== 0 ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
}
function readSize(bytes, at, width) {
    if (width === 1)
        return bytes.readUInt8(at);
    if (width === 2)
        return bytes.readUInt16LE(at) + 256;
    if (width === 4)
        return bytes.readUInt32LE(at);
    return Number(bytes.readBigUInt64LE(at));
}
function windowBytes(descriptor) {
    const base = 2 ** (10 + (descriptor >> 3));
    return base + (base / 8) * (descriptor & 7);
}
function maxFrameBytes(contentBytes) {
    return contentBytes + (contentBytes >> 8) + 128;
}
function startsFrame(bytes) {
    return bytes.length >= frame_MAGIC.length && bytes.subarray(0, frame_MAGIC.length).equals(frame_MAGIC);
}
async function takeFrame(source, offset) {
    const descriptor = await source.take(1);
    const single = (descriptor.readUInt8(0) & FLAG.singleSegment) !== 0;
    const rest = await source.take((single ? 0 : 1) + sizeFieldBytes(descriptor.readUInt8(0)));
    const header = Buffer.concat([frame_MAGIC, descriptor, rest]);
    const contentBytes = parseContentBytes(header, offset);
    const limit = maxFrameBytes(contentBytes);
    const parts = [header];
    let size = header.length + frame_CHECKSUM_BYTES;
    for (let last = false; !last;) {
        const blockHeader = await source.take(3);
        const word = blockHeader.readUIntLE(0, 3);
        last = (word & 1) === 1;
        const blockBytes = blockLength(word, offset);
        size += 3 + blockBytes;
        if (size > limit)
            throw new model/* AppError */.uV("bundle-corrupt", `the frame at byte ${offset} is larger than its content allows`);
        parts.push(blockHeader, ...(await source.takePieces(blockBytes)));
    }
    parts.push(await source.take(frame_CHECKSUM_BYTES));
    return { bytes: Buffer.concat(parts), contentBytes };
}
function blockLength(word, offset) {
    const type = (word >> 1) & 3;
    const length = word >> 3;
    if (type === 3 || length > MAX_BLOCK)
        throw new model/* AppError */.uV("bundle-corrupt", `the frame at byte ${offset} has a block of an unknown type or size`);
    return type === 1 ? 1 : length;
}

;// CONCATENATED MODULE: ./build/bundle/zstd/codec.js





const nodeCompress = (0,external_node_util_.promisify)(external_node_zlib_.zstdCompress);
const nodeDecompress = (0,external_node_util_.promisify)(external_node_zlib_.zstdDecompress);
async function frameCompressor(level) {
    const addon = await loadAddon();
    if (addon === undefined)
        return nodeCompressor(level);
    const { h64Raw } = await (0,xxhash_wasm/* default */.A)();
    return async (content) => withSizeAndChecksum(await addon.compress(content, level), content, h64Raw(content));
}
function nodeCompressor(level) {
    return async (content) => [
        await nodeCompress(content, {
            chunkSize: Math.max(64, content.length),
            pledgedSrcSize: content.length,
            params: { [external_node_zlib_.constants.ZSTD_c_compressionLevel]: level, [external_node_zlib_.constants.ZSTD_c_checksumFlag]: 1 },
        }),
    ];
}
async function loadAddon() {
    try {
        return await __webpack_require__.e(/* import() */ 216).then(__webpack_require__.t.bind(__webpack_require__, 73216, 19));
    }
    catch {
        return undefined;
    }
}
function withSizeAndChecksum(frame, content, hash) {
    if (!startsFrame(frame) || frame.readUInt8(4) !== 0)
        throw new Error("the zstd addon wrote a frame of an unexpected form");
    const header = Buffer.alloc(10);
    frame_MAGIC.copy(header);
    header.writeUInt8(0x84, 4);
    header.writeUInt8(frame.readUInt8(5), 5);
    header.writeUInt32LE(content.length, 6);
    const checksum = Buffer.alloc(4);
    checksum.writeUInt32LE(Number(hash & 0xffffffffn));
    return [header, frame.subarray(6), checksum];
}
async function decompressFrame(frame, contentBytes) {
    const content = await nodeDecompress(frame, {
        chunkSize: Math.max(64, contentBytes + 1),
        maxOutputLength: contentBytes,
    }).catch((cause) => {
        throw new model/* AppError */.uV("bundle-corrupt", "a frame of the compressed stream does not decode", { cause });
    });
    if (content.length !== contentBytes)
        throw new model/* AppError */.uV("bundle-corrupt", `a frame decodes to ${content.length} bytes, expected ${contentBytes}`);
    return content;
}

;// CONCATENATED MODULE: ./build/bundle/zstd/seal.js

const SEAL_MAGIC = 0x184d2a5d;
const LABEL = Buffer.from("MEMSNAP1", "latin1");
const PAYLOAD_BYTES = 64;
const SEAL_BYTES = 8 + PAYLOAD_BYTES;
function encodeSeal(seal) {
    const bytes = Buffer.alloc(SEAL_BYTES);
    bytes.writeUInt32LE(SEAL_MAGIC, 0);
    bytes.writeUInt32LE(PAYLOAD_BYTES, 4);
    LABEL.copy(bytes, 8);
    bytes.writeBigUInt64LE(BigInt(seal.manifestFrameOffset), 16);
    bytes.writeBigUInt64LE(BigInt(seal.manifestTarOffset), 24);
    bytes.writeBigUInt64LE(BigInt(seal.tarBytes), 32);
    seal.sha256.copy(bytes, 40);
    return bytes;
}
function parseSeal(frame) {
    const fits = frame.length === SEAL_BYTES &&
        frame.readUInt32LE(0) === SEAL_MAGIC &&
        frame.readUInt32LE(4) === PAYLOAD_BYTES &&
        frame.subarray(8, 16).equals(LABEL);
    if (!fits)
        throw new model/* AppError */.uV("bundle-corrupt", "the compressed stream has no seal before its seek table");
    const [manifestFrameOffset, manifestTarOffset, tarBytes] = [16, 24, 32].map((at) => {
        const value = frame.readBigUInt64LE(at);
        if (value > BigInt(Number.MAX_SAFE_INTEGER))
            throw new model/* AppError */.uV("bundle-corrupt", "the seal holds an impossible offset");
        return Number(value);
    });
    return { manifestFrameOffset, manifestTarOffset, tarBytes, sha256: frame.subarray(40, 72) };
}

;// CONCATENATED MODULE: ./build/bundle/zstd/seek-table.js

const SEEK_TABLE_MAGIC = 0x184d2a5e;
const FOOTER_MAGIC = 0x8f92eab1;
const SKIPPABLE_HEADER = 8;
const ENTRY_BYTES = 8;
const FOOTER_BYTES = 9;
const MAX_FRAMES = 1 << 21;
function seekTableBytes(frames) {
    return SKIPPABLE_HEADER + frames * ENTRY_BYTES + FOOTER_BYTES;
}
function encodeSeekTable(entries) {
    const bytes = Buffer.alloc(seekTableBytes(entries.length));
    let at = bytes.writeUInt32LE(SEEK_TABLE_MAGIC, 0);
    at = bytes.writeUInt32LE(bytes.length - SKIPPABLE_HEADER, at);
    for (const entry of entries) {
        at = bytes.writeUInt32LE(entry.compressedBytes, at);
        at = bytes.writeUInt32LE(entry.contentBytes, at);
    }
    at = bytes.writeUInt32LE(entries.length, at);
    at = bytes.writeUInt8(0, at);
    bytes.writeUInt32LE(FOOTER_MAGIC, at);
    return bytes;
}
function parseSeekFooter(footer) {
    if (footer.length !== FOOTER_BYTES || footer.readUInt32LE(5) !== FOOTER_MAGIC)
        throw new model/* AppError */.uV("bundle-corrupt", "the compressed stream does not end in a seek table; it is cut short or damaged");
    if (footer.readUInt8(4) !== 0)
        throw new model/* AppError */.uV("bundle-corrupt", "the seek table has a descriptor other than 0");
    const frames = footer.readUInt32LE(0);
    if (frames < 3 || frames > MAX_FRAMES)
        throw new model/* AppError */.uV("bundle-corrupt", `the seek table counts ${frames} frames, expected 3 to ${MAX_FRAMES}`);
    return frames;
}
function parseSeekTable(frame) {
    const frames = parseSeekFooter(frame.subarray(-FOOTER_BYTES));
    const fits = frame.length === seekTableBytes(frames) &&
        frame.readUInt32LE(0) === SEEK_TABLE_MAGIC &&
        frame.readUInt32LE(4) === frame.length - SKIPPABLE_HEADER;
    if (!fits)
        throw new model/* AppError */.uV("bundle-corrupt", "the seek table does not have the size that it announces");
    return Array.from({ length: frames }, (_, index) => ({
        compressedBytes: frame.readUInt32LE(SKIPPABLE_HEADER + index * ENTRY_BYTES),
        contentBytes: frame.readUInt32LE(SKIPPABLE_HEADER + index * ENTRY_BYTES + 4),
    }));
}

;// CONCATENATED MODULE: ./build/bundle/ends.js












const END_READ_BYTES = 192 * 1024;
const TAR_ROOM_BYTES = 8 * 1024;
async function readEnds(stream) {
    const headerBytes = await ends_readHeader(stream);
    const header = ends_parseHeader(headerBytes);
    const { bytes: manifestBytes, offset: contentOffset, seekTable, manifestOffset } = await readManifest(stream);
    const manifest = parseCanonical(manifestBytes, model/* Manifest */._8, model/* MANIFEST_PATH */.U4);
    if (!canonicalJson(manifest.snapshot).equals(headerBytes))
        throw new model/* AppError */.uV("manifest-invalid", `${model/* MANIFEST_PATH */.U4} is of another snapshot than ${model/* HEADER_PATH */.sC}`);
    if (stateDigest(manifest.stores) !== manifest.stateDigest)
        throw new model/* AppError */.uV("manifest-invalid", `the state digest in ${model/* MANIFEST_PATH */.U4} does not fit its stores`);
    const beyond = manifest.entries.find((entry) => endOf(entry) > contentOffset);
    if (beyond !== undefined)
        throw new model/* AppError */.uV("archive-violation", `the archive ends before the end of ${JSON.stringify(beyond.path)}`);
    return { header, manifest, headerBytes, manifestBytes, seekTable, manifestOffset };
}
function endOf(entry) {
    return entry.offset + (entry.type === "file" ? entry.sizeBytes : 0);
}
async function ends_readHeader(stream) {
    const start = await stream.read(0, Math.min(END_READ_BYTES, stream.sizeBytes));
    const [content] = await decodeFrames(start, 0, { frames: 1, limitBytes: model/* MAX_HEADER_BYTES */.v8 + TAR_ROOM_BYTES });
    const tar = [content, Buffer.alloc(END_BYTES)];
    return (await onlyEntry(tar, { path: model/* HEADER_PATH */.sC, maxBytes: model/* MAX_HEADER_BYTES */.v8, start: 0 })).bytes;
}
function ends_parseHeader(bytes) {
    const Version = schemas/* looseObject */._H3({ format: schemas/* string */.YjP(), version: schemas/* number */.aig() });
    const claimed = Version.safeParse(looseJson(bytes));
    if (claimed.success && (claimed.data.format !== model/* FORMAT_NAME */.Yx || claimed.data.version !== model/* FORMAT_VERSION */.Hp)) {
        const { format, version } = claimed.data;
        throw new model/* AppError */.uV("bundle-version", `the bundle has format ${JSON.stringify(format.slice(0, 64))} version ${version}, expected "${model/* FORMAT_NAME */.Yx}" version ${model/* FORMAT_VERSION */.Hp}`);
    }
    return parseCanonical(bytes, model/* SnapshotHeader */.uw, model/* HEADER_PATH */.sC);
}
function looseJson(bytes) {
    try {
        return JSON.parse(bytes.toString("utf8"));
    }
    catch {
        return undefined;
    }
}
async function readManifest(stream) {
    const tail = new Tail(stream, await readTail(stream, END_READ_BYTES));
    const { table, seal, sealOffset, seekTable } = await readIndex(tail);
    const manifestBytes = seal.tarBytes - seal.manifestTarOffset;
    if (manifestBytes > model/* MAX_MANIFEST_BYTES */.ZJ + TAR_ROOM_BYTES)
        throw new model/* AppError */.uV("manifest-invalid", `${model/* MANIFEST_PATH */.U4} is larger than ${model/* MAX_MANIFEST_BYTES */.ZJ} bytes`);
    if (sealOffset - seal.manifestFrameOffset > model/* MAX_MANIFEST_BYTES */.ZJ + TAR_ROOM_BYTES)
        throw new model/* AppError */.uV("bundle-corrupt", `the frames of ${model/* MANIFEST_PATH */.U4} are larger than it may be`);
    const first = frameAt(table, seal);
    const frames = table.length - 1 - first;
    const compressed = await tail.slice(seal.manifestFrameOffset, sealOffset);
    const contents = await decodeFrames(compressed, seal.manifestFrameOffset, { frames, limitBytes: manifestBytes });
    const place = { path: model/* MANIFEST_PATH */.U4, maxBytes: model/* MAX_MANIFEST_BYTES */.ZJ, start: seal.manifestTarOffset };
    return { ...(await onlyEntry(contents, place)), seekTable, manifestOffset: seal.manifestTarOffset };
}
async function readIndex(tail) {
    const size = tail.sizeBytes;
    const frames = parseSeekFooter(await tail.slice(size - FOOTER_BYTES, size));
    const tableOffset = size - seekTableBytes(frames);
    const sealOffset = tableOffset - SEAL_BYTES;
    const index = await tail.slice(sealOffset, size);
    const seekTable = index.subarray(SEAL_BYTES);
    const table = parseSeekTable(seekTable);
    const seal = parseSeal(index.subarray(0, SEAL_BYTES));
    const compressed = table.reduce((sum, entry) => sum + entry.compressedBytes, 0);
    const content = table.reduce((sum, entry) => sum + entry.contentBytes, 0);
    if (compressed !== tableOffset || content !== seal.tarBytes || table.at(-1)?.compressedBytes !== SEAL_BYTES)
        throw new model/* AppError */.uV("bundle-corrupt", "seek table, seal and size of the bundle contradict each other");
    return { table, seal, sealOffset, seekTable };
}
function frameAt(table, seal) {
    let compressed = 0;
    let content = 0;
    for (const [index, entry] of table.entries()) {
        if (compressed === seal.manifestFrameOffset && content === seal.manifestTarOffset && index > 0)
            return index;
        compressed += entry.compressedBytes;
        content += entry.contentBytes;
    }
    throw new model/* AppError */.uV("bundle-corrupt", "the seal names a start of the manifest where no frame starts");
}
async function decodeFrames(bytes, offset, { frames, limitBytes }) {
    const reader = new ByteReader(inMemory(bytes));
    const contents = [];
    let total = 0;
    for (let index = 0; index < frames; index++) {
        if (!startsFrame(await reader.take(4)))
            throw new model/* AppError */.uV("bundle-corrupt", `byte ${offset} of the compressed stream starts no frame`);
        const frame = await takeFrame(reader, offset);
        total += frame.contentBytes;
        if (total > limitBytes)
            throw new model/* AppError */.uV("bundle-corrupt", "a frame at an end of the bundle is larger than it may be");
        contents.push(await decompressFrame(frame.bytes, frame.contentBytes));
    }
    return contents;
}
async function onlyEntry(tar, { path, maxBytes, start }) {
    let found;
    for await (const entry of readTar(inMemory(...tar), start)) {
        if (found !== undefined || entry.path !== path || entry.type !== "file")
            throw new model/* AppError */.uV("archive-violation", `${JSON.stringify(entry.path)} stands where ${path} is expected`);
        if (entry.sizeBytes > maxBytes)
            throw new model/* AppError */.uV("manifest-invalid", `${path} is larger than ${maxBytes} bytes`, { path });
        found = { bytes: await collect(entry.content), offset: entry.offset };
    }
    if (found === undefined)
        throw new model/* AppError */.uV("archive-violation", `${path} is missing`);
    return found;
}
async function collect(content) {
    const chunks = [];
    for await (const chunk of content)
        chunks.push(chunk);
    return Buffer.concat(chunks);
}
async function readTail(stream, bytes) {
    const length = Math.min(bytes, stream.sizeBytes);
    return stream.read(stream.sizeBytes - length, length);
}
class Tail {
    sizeBytes;
    #stream;
    #bytes;
    constructor(stream, bytes) {
        this.#stream = stream;
        this.#bytes = bytes;
        this.sizeBytes = stream.sizeBytes;
    }
    async slice(from, to) {
        if (from < 0)
            throw new model/* AppError */.uV("bundle-truncated", "the bundle is smaller than its seek table says");
        const have = this.sizeBytes - this.#bytes.length;
        return from >= have ? this.#bytes.subarray(from - have, to - have) : this.#stream.read(from, to - from);
    }
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(56118);
;// CONCATENATED MODULE: ./build/bundle/tar/writer.js




const EPOCH = new Date(0);
const TYPE_BITS = { file: external_node_fs_.constants.S_IFREG, directory: external_node_fs_.constants.S_IFDIR };
const MAX_WAITING_BYTES = 1024 * 1024;
class TarWriter {
    #pack = (0,tar_stream.pack)();
    #reading = new external_node_events_.EventEmitter();
    #position = 0;
    #readBytes = 0;
    #isClosed = false;
    get position() {
        return this.#position;
    }
    async folder(path, mode) {
        return this.#entry({ name: `${path}/`, type: "directory", mode, size: 0 }, []);
    }
    async file(path, { mode, sizeBytes }, content) {
        return this.#entry({ name: path, type: "file", mode, size: sizeBytes }, content);
    }
    finish() {
        this.#pack.finalize();
        this.#position += END_BYTES;
        return this.#position;
    }
    fail(error) {
        this.#pack.destroy(error instanceof Error ? error : new Error(String(error)));
    }
    async *[Symbol.asyncIterator]() {
        try {
            for await (const chunk of this.#pack) {
                yield chunk;
                this.#readBytes += chunk.length;
                this.#reading.emit("read");
            }
        }
        finally {
            this.#isClosed = true;
            this.#reading.emit("read");
        }
    }
    async #entry(entry, content) {
        const pax = paxRecords(entry.name, entry.size);
        const offset = this.#position + headerBytes(pax);
        const { path: _, ...records } = pax ?? {};
        const mode = entry.mode | TYPE_BITS[entry.type];
        const sink = this.#pack.entry({ ...entry, mode, mtime: EPOCH, uid: 0, gid: 0, ...(pax ? { pax: records } : {}) });
        const ended = new Promise((resolve, reject) => {
            sink.on("finish", resolve);
            sink.on("error", reject);
            sink.on("close", () => reject(new Error("the archive is not read any further")));
        });
        ended.catch(() => undefined);
        if (entry.type === "file") {
            for (const chunk of content)
                if (!sink.write(chunk))
                    await Promise.race([(0,external_node_events_.once)(sink, "drain"), ended]);
            sink.end(null);
            await ended;
        }
        this.#position = offset + padded(entry.size);
        await this.#notTooFarAhead();
        return offset;
    }
    async #notTooFarAhead() {
        while (this.#position - this.#readBytes > MAX_WAITING_BYTES && !this.#isClosed)
            await (0,external_node_events_.once)(this.#reading, "read");
    }
}

;// CONCATENATED MODULE: ./build/bundle/archive-writer.js






const READ_BYTES = 256 * 1024;
const OWN_ENTRY_MODE = 0o644;
class ArchiveWriter {
    cuts = new Set();
    #tar = new TarWriter();
    #content;
    #recipients;
    #free = [];
    #manifest;
    #manifestOffset = 0;
    constructor(content, recipients) {
        this.#content = content;
        this.#recipients = recipients;
    }
    manifestOffset() {
        return this.#manifestOffset;
    }
    giveBack(piece) {
        if (piece.length === READ_BYTES && piece.buffer.byteLength === READ_BYTES)
            this.#free.push(piece);
    }
    get manifest() {
        if (this.#manifest === undefined)
            throw new Error("the manifest is known only at the end of the archive");
        return this.#manifest;
    }
    async *[Symbol.asyncIterator]() {
        const written = this.#write().catch((error) => {
            this.#tar.fail(error);
            throw error;
        });
        written.catch(() => undefined);
        try {
            yield* this.#tar;
            await written;
        }
        catch (error) {
            await written;
            throw error;
        }
        finally {
            this.#tar.fail(new Error("the archive is not read any further"));
        }
    }
    async #write() {
        const { header, stores, consistency, leftOut } = this.#content;
        await this.#own(model/* HEADER_PATH */.sC, canonicalJson(header));
        this.cuts.add(this.#tar.position);
        const entries = [];
        const sorted = stores.flatMap((store) => store.entries).sort((a, b) => (0,model/* compareBytewise */.GV)(a.path, b.path));
        for (const entry of sorted)
            entries.push(await this.#entry(entry));
        const secrets = await this.#content.secrets;
        this.#manifest = {
            snapshot: header,
            consistency,
            stateDigest: stateDigest(stores),
            stores: stores.map(counted).sort((a, b) => (0,model/* compareBytewise */.GV)((0,model/* storeKey */.LN)(a), (0,model/* storeKey */.LN)(b))),
            entries,
            recipients: [...new Set(this.#recipients)].sort(),
            leftOut: leftOut.toSorted((a, b) => (0,model/* compareBytewise */.GV)(a.path, b.path) || (0,model/* compareBytewise */.GV)(a.reason, b.reason)),
            ...(0,model/* given */.gI)({ secrets }),
        };
        const manifest = canonicalJson(this.#manifest);
        if (manifest.length > model/* MAX_MANIFEST_BYTES */.ZJ)
            throw new model/* AppError */.uV("source-unsupported", "the sources hold more files than one bundle can; take several snapshots");
        this.#manifestOffset = this.#tar.position;
        this.cuts.add(this.#manifestOffset);
        await this.#own(model/* MANIFEST_PATH */.U4, manifest);
        this.#tar.finish();
    }
    async #own(path, bytes) {
        await this.#tar.file(path, { mode: OWN_ENTRY_MODE, sizeBytes: bytes.length }, [bytes]);
    }
    async #entry(entry) {
        const { path, mode } = entry;
        if (entry.type === "folder")
            return { path, type: "folder", mode, offset: await this.#tar.folder(path, mode) };
        const hash = (0,external_node_crypto_.createHash)("sha256");
        const offset = await this.#tar.file(path, entry, this.#hashed(entry, hash));
        return { path, type: "file", sizeBytes: entry.sizeBytes, mode, sha256: hash.digest("hex"), offset };
    }
    *#hashed(entry, hash) {
        const file = (0,external_node_fs_.openSync)(entry.file, "r");
        try {
            for (let left = entry.sizeBytes; left > 0;) {
                const memory = left < READ_BYTES ? Buffer.allocUnsafe(left) : this.#memory();
                const read = (0,external_node_fs_.readSync)(file, memory, 0, memory.length, null);
                if (read === 0)
                    throw new Error(`the staged copy of ${entry.path} is shorter than it was`);
                const chunk = read === memory.length ? memory : memory.subarray(0, read);
                hash.update(chunk);
                yield chunk;
                left -= read;
            }
        }
        finally {
            (0,external_node_fs_.closeSync)(file);
        }
    }
    #memory() {
        return this.#free.pop() ?? Buffer.allocUnsafeSlow(READ_BYTES);
    }
}
function counted(store) {
    const bytes = store.entries.reduce((sum, entry) => sum + (entry.type === "file" ? entry.sizeBytes : 0), 0);
    return { ...store, entries: store.entries.length, bytes };
}

;// CONCATENATED MODULE: ./build/bundle/pass.js








async function comparePass(tar, ends, extraction) {
    await compareEach(readTar(tar), expectations(ends), extraction);
}
async function compareRun(tar, { start, entries }, extraction) {
    await compareEach(readTar(tar, start), expectationsOf(entries), extraction);
}
async function compareEach(tar, expected, extraction) {
    for await (const found of tar) {
        const next = expected.next();
        if (next.done === true)
            throw violation(`${JSON.stringify(found.path)} stands in the archive and not in the manifest`);
        await next.value(found, extraction);
    }
    const missing = expected.next();
    if (missing.done !== true)
        throw violation("the archive ends before the last entry of the manifest");
}
function* expectations(ends) {
    yield (found) => expectBytes(found, model/* HEADER_PATH */.sC, ends.headerBytes);
    yield* expectationsOf(ends.manifest.entries);
    yield (found) => expectBytes(found, model/* MANIFEST_PATH */.U4, ends.manifestBytes);
}
function* expectationsOf(entries) {
    for (const entry of entries)
        yield (found, extraction) => expectEntry(found, entry, extraction);
}
async function expectBytes(found, path, bytes) {
    const same = found.path === path && found.type === "file" && found.mode === OWN_ENTRY_MODE && found.sizeBytes === bytes.length;
    if (!same)
        throw violation(`${JSON.stringify(found.path)} is not the ${path} that is expected at its place`);
    if (!(await collect(found.content)).equals(bytes))
        throw new model/* AppError */.uV("digest-mismatch", `${path} differs from what was read before`, { path });
}
async function expectEntry(found, entry, extraction) {
    if (found.path !== entry.path) {
        const where = JSON.stringify(found.path);
        throw violation(`${where} is not what the manifest lists at this place: ${JSON.stringify(entry.path)}`);
    }
    for (const [what, is, says] of factsOf(found, entry))
        if (is !== says)
            throw violation(`${JSON.stringify(entry.path)} has ${what} ${is}, the manifest says ${says}`);
    const place = extraction?.wanted?.(entry.path) === false ? undefined : extraction && (0,external_node_path_.join)(extraction.into, entry.path);
    if (entry.type === "folder") {
        if (place !== undefined)
            (0,external_node_fs_.mkdirSync)(place, { recursive: true, mode: 0o700 });
        return;
    }
    const sha256 = (0,external_node_crypto_.createHash)("sha256");
    await consume(found.content, sha256, place);
    if (sha256.digest("hex") !== entry.sha256)
        throw new model/* AppError */.uV("digest-mismatch", `${entry.path} does not have the SHA-256 of the manifest`, {
            path: entry.path,
        });
}
function factsOf(found, entry) {
    return [
        ["the type", found.type, entry.type],
        ["the mode", found.mode.toString(8), entry.mode.toString(8)],
        ["the size", found.sizeBytes, entry.type === "file" ? entry.sizeBytes : 0],
        ["the offset", found.offset, entry.offset],
    ];
}
async function consume(content, hash, place) {
    if (place !== undefined)
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(place), { recursive: true, mode: 0o700 });
    const file = place === undefined ? undefined : (0,external_node_fs_.openSync)(place, "wx", 0o600);
    try {
        for await (const chunk of content) {
            hash.update(chunk);
            for (let at = 0; file !== undefined && at < chunk.length;)
                at += (0,external_node_fs_.writeSync)(file, chunk, at);
        }
    }
    catch (error) {
        if (error.code === "ENOSPC")
            throw new model/* AppError */.uV("disk-full", "no space left to unpack the bundle", { cause: error });
        throw error;
    }
    finally {
        if (file !== undefined)
            (0,external_node_fs_.closeSync)(file);
    }
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./build/bundle/zstd/in-order.js

const POOL_THREADS = 4;
async function* inOrder(items, work) {
    const ahead = Math.min((0,external_node_os_.availableParallelism)(), POOL_THREADS) + 1;
    const running = [];
    for await (const item of items) {
        const result = work(item);
        result.catch(() => undefined);
        running.push(result);
        if (running.length >= ahead)
            yield await running.shift();
    }
    for (const result of running)
        yield await result;
}

;// CONCATENATED MODULE: ./build/bundle/zstd/frame-ranges.js






const RANGE_BYTES = 4 * 1024 * 1024;
function framesOver(table, spans) {
    const places = [];
    let offset = 0;
    let start = 0;
    let next = 0;
    for (const entry of table) {
        while ((spans[next]?.end ?? Number.POSITIVE_INFINITY) <= start)
            next++;
        const end = start + entry.contentBytes;
        if (!isPossible(entry))
            throw impossible(entry, offset);
        if ((spans[next]?.start ?? Number.POSITIVE_INFINITY) < end)
            places.push({ ...entry, offset, start });
        offset += entry.compressedBytes;
        start = end;
    }
    return places;
}
function isPossible({ contentBytes, compressedBytes }) {
    return contentBytes > 0 && contentBytes <= MAX_FRAME_CONTENT && compressedBytes <= maxFrameBytes(contentBytes);
}
function impossible({ contentBytes, compressedBytes }, offset) {
    const sizes = `${compressedBytes} bytes with ${contentBytes} of content`;
    return new model/* AppError */.uV("bundle-corrupt", `the seek table gives the frame at byte ${offset} ${sizes}, which none can have`);
}
async function* readFramesAt(stream, places, onBytes) {
    const fetched = inOrder(rangesOf(places), async (range) => {
        const bytes = await stream.read(range.offset, range.sizeBytes);
        onBytes?.(range.sizeBytes);
        return { range, bytes };
    });
    yield* inOrder(framesIn(fetched), async ({ place, bytes }) => ({
        start: place.start,
        content: await decodeFrame(bytes, place),
    }));
}
function* rangesOf(places) {
    let range;
    for (const place of places) {
        const isNext = range !== undefined &&
            range.offset + range.sizeBytes === place.offset &&
            range.sizeBytes + place.compressedBytes <= RANGE_BYTES;
        if (range !== undefined && !isNext)
            yield range;
        if (range === undefined || !isNext)
            range = { offset: place.offset, sizeBytes: 0, places: [] };
        range.places.push(place);
        range.sizeBytes += place.compressedBytes;
    }
    if (range !== undefined)
        yield range;
}
async function* framesIn(fetched) {
    for await (const { range, bytes } of fetched)
        for (const place of range.places) {
            const at = place.offset - range.offset;
            yield { place, bytes: bytes.subarray(at, at + place.compressedBytes) };
        }
}
async function decodeFrame(bytes, { offset, contentBytes }) {
    const reader = new ByteReader(inMemory(bytes));
    if (bytes.length < 4 || !startsFrame(await reader.take(4)))
        throw misfit(offset);
    const frame = await takeFrame(reader, offset).catch((error) => {
        throw error instanceof model/* AppError */.uV && error.code === "bundle-truncated" ? misfit(offset) : error;
    });
    if (frame.bytes.length !== bytes.length || frame.contentBytes !== contentBytes)
        throw misfit(offset);
    return decompressFrame(frame.bytes, contentBytes);
}
function misfit(offset) {
    return new model/* AppError */.uV("bundle-corrupt", `the seek table does not fit the frame at byte ${offset}`);
}

;// CONCATENATED MODULE: ./build/bundle/part.js






const MAX_HEADERS_BYTES = layout_BLOCK_BYTES + padded(MAX_PAX_BYTES) + layout_BLOCK_BYTES;
function planPart(ends, wanted) {
    const table = parseSeekTable(ends.seekTable).slice(0, -1);
    const runs = part_runsOf(ends, { firstOffset: table[0]?.contentBytes ?? 0, wanted });
    const frames = framesOver(table, runs);
    return { runs, frames, sizeBytes: frames.reduce((sum, frame) => sum + frame.compressedBytes, 0) };
}
async function readPart(stream, { runs, frames }, { into, onBytes }) {
    const pieces = readFramesAt(stream, frames, onBytes);
    try {
        const tar = new TarCut(pieces);
        for (const run of runs)
            await compareRun(tar.archive(run), run, { into });
    }
    finally {
        await pieces.return(undefined);
    }
}
function part_runsOf({ manifest, manifestOffset }, { firstOffset, wanted }) {
    const runs = [];
    let start = firstOffset;
    for (const entry of manifest.entries) {
        const headersBytes = entry.offset - start;
        if (headersBytes < layout_BLOCK_BYTES || headersBytes > MAX_HEADERS_BYTES || headersBytes % layout_BLOCK_BYTES !== 0)
            throw violation(`the manifest gives ${JSON.stringify(entry.path)} a place where it cannot be`);
        const end = entry.offset + padded(entry.type === "file" ? entry.sizeBytes : 0);
        const last = runs.at(-1);
        if (wanted(entry.path)) {
            if (last?.end === start) {
                last.entries.push(entry);
                last.end = end;
            }
            else
                runs.push({ start, end, entries: [entry] });
        }
        start = end;
    }
    if (start !== manifestOffset)
        throw violation("the entries of the manifest do not fill the archive up to it");
    return runs;
}
class TarCut {
    #pieces;
    #piece;
    constructor(pieces) {
        this.#pieces = pieces;
    }
    async *archive({ start, end }) {
        for (let at = start; at < end;) {
            const piece = await this.#pieceAt(at);
            const bytes = piece.content.subarray(at - piece.start, end - piece.start);
            at += bytes.length;
            yield bytes;
        }
        yield Buffer.alloc(END_BYTES);
    }
    async #pieceAt(at) {
        while (this.#piece === undefined || this.#piece.start + this.#piece.content.length <= at) {
            const next = await this.#pieces.next();
            if (next.done === true)
                throw new Error(`no frame was planned for byte ${at} of the tar`);
            this.#piece = next.value;
        }
        return this.#piece;
    }
}

;// CONCATENATED MODULE: ./build/bundle/source.js



const source_READ_BYTES = 1024 * 1024;
const HELD_BYTES = 320 * 1024;
function fileSource(path) {
    return {
        name: path,
        open: () => openFile(path),
        stream: () => (0,external_node_fs_.createReadStream)(path, { highWaterMark: source_READ_BYTES }),
    };
}
async function withOpen(source, work) {
    const bytes = await source.open();
    try {
        return await work(bytes);
    }
    finally {
        await bytes.close();
    }
}
async function* allBytes(source) {
    if (source.stream !== undefined) {
        yield* source.stream();
        return;
    }
    const bytes = await source.open();
    try {
        yield* inOrder(piecesOf(bytes.sizeBytes), ([offset, lengthBytes]) => bytes.read(offset, lengthBytes));
    }
    finally {
        await bytes.close();
    }
}
function* piecesOf(sizeBytes) {
    for (let offset = 0; offset < sizeBytes; offset += source_READ_BYTES)
        yield [offset, Math.min(source_READ_BYTES, sizeBytes - offset)];
}
function holdingEnds(bytes) {
    const { sizeBytes } = bytes;
    const heldBytes = Math.min(HELD_BYTES, sizeBytes);
    const endOffset = sizeBytes - heldBytes;
    let start;
    let end;
    return {
        sizeBytes,
        async read(offset, lengthBytes) {
            const isRange = offset >= 0 && lengthBytes >= 0 && offset + lengthBytes <= sizeBytes;
            if (isRange && offset + lengthBytes <= heldBytes) {
                start ??= bytes.read(0, heldBytes);
                return Buffer.from((await start).subarray(offset, offset + lengthBytes));
            }
            if (isRange && offset >= endOffset) {
                end ??= bytes.read(endOffset, heldBytes);
                return Buffer.from((await end).subarray(offset - endOffset, offset - endOffset + lengthBytes));
            }
            return bytes.read(offset, lengthBytes);
        },
    };
}

;// CONCATENATED MODULE: ./build/bundle/zstd/reader.js








async function* readFrames(stream, done, maxFrames = MAX_FRAMES) {
    const walk = new FrameWalk(stream, maxFrames);
    let tarBytes = 0;
    for await (const content of inOrder(walk.frames(), ({ bytes, contentBytes }) => decompressFrame(bytes, contentBytes))) {
        tarBytes += content.length;
        yield content;
    }
    const seal = walk.seal();
    if (seal.tarBytes !== tarBytes)
        throw new model/* AppError */.uV("bundle-corrupt", `the seal says that the tar has ${seal.tarBytes} bytes, found ${tarBytes}`);
    done({ seal, frames: walk.dataFrames });
}
class FrameWalk {
    #reader;
    #maxFrames;
    #sha256 = (0,external_node_crypto_.createHash)("sha256");
    #found = [];
    #starts = new Map();
    #tarBytes = 0;
    #seal;
    constructor(stream, maxFrames) {
        this.#reader = new ByteReader(stream);
        this.#maxFrames = maxFrames;
    }
    get dataFrames() {
        return this.#found.length;
    }
    seal() {
        if (this.#seal === undefined)
            throw new Error("the seal is known only after the last frame");
        return this.#seal;
    }
    async *frames() {
        try {
            for (;;) {
                const offset = this.#reader.position;
                const magic = await this.#reader.take(4);
                if (!startsFrame(magic)) {
                    await this.#end(magic);
                    return;
                }
                if (this.#found.length === this.#maxFrames - 1)
                    throw new model/* AppError */.uV("bundle-corrupt", `the compressed stream has more than ${this.#maxFrames} frames`);
                const frame = await takeFrame(this.#reader, offset);
                this.#starts.set(this.#tarBytes, offset);
                this.#tarBytes += frame.contentBytes;
                this.#found.push({ compressedBytes: frame.bytes.length, contentBytes: frame.contentBytes });
                this.#sha256.update(frame.bytes);
                yield frame;
            }
        }
        finally {
            await this.#reader.close();
        }
    }
    async #end(magic) {
        const seal = parseSeal(Buffer.concat([magic, await this.#reader.take(SEAL_BYTES - 4)]));
        if (!seal.sha256.equals(this.#sha256.digest()))
            throw new model/* AppError */.uV("bundle-corrupt", "the compressed stream does not have the SHA-256 of its seal");
        if (this.#starts.get(seal.manifestTarOffset) !== seal.manifestFrameOffset)
            throw new model/* AppError */.uV("bundle-corrupt", "the seal names a start of the manifest where no frame starts");
        const expected = [...this.#found, { compressedBytes: SEAL_BYTES, contentBytes: 0 }];
        const entries = parseSeekTable(await this.#reader.take(seekTableBytes(expected.length)));
        const same = entries.every((entry, index) => entry.compressedBytes === expected[index]?.compressedBytes &&
            entry.contentBytes === expected[index]?.contentBytes);
        if (!same || entries.length !== expected.length)
            throw new model/* AppError */.uV("bundle-corrupt", "the seek table does not fit the frames before it");
        if (!(await this.#reader.isAtEnd()))
            throw new model/* AppError */.uV("bundle-corrupt", "bytes follow the seek table, which must be the end");
        this.#seal = seal;
    }
}

;// CONCATENATED MODULE: ./build/bundle/open.js









async function probeBundle(from) {
    const source = sourceOf(from);
    return withOpen(source, async (bytes) => ({
        encrypted: await isEncrypted(bytes, source.name),
        sizeBytes: bytes.sizeBytes,
    }));
}
async function openBundle(from, keys) {
    const source = sourceOf(from);
    return withOpen(source, async (bytes) => {
        const file = holdingEnds(bytes);
        const encrypted = await isEncrypted(file, source.name);
        const opened = encrypted ? await inEncryption(() => unlock(file, keys)) : undefined;
        const ends = await readEnds(await openPayload(file, opened));
        const { header, manifest } = ends;
        return {
            path: source.name,
            sizeBytes: file.sizeBytes,
            encrypted,
            header,
            manifest,
            readAll: (options = {}) => readWhole(source, { opened, ends, ...options }),
            partWith(wanted) {
                const plan = planPart(ends, wanted);
                return {
                    sizeBytes: plan.sizeBytes,
                    readInto: (into, onBytes) => withOpen(source, async (again) => readPart(await openPayload(again, opened), plan, { into, ...(onBytes && { onBytes }) })),
                };
            },
        };
    });
}
async function readWhole(source, { opened, ends, extraction, onBytes, hear }) {
    const sha256 = (0,external_node_crypto_.createHash)("sha256");
    const bytes = tee(allBytes(source), (chunk) => {
        sha256.update(chunk);
        hear?.(chunk);
        onBytes?.(chunk.length);
    });
    const stream = opened === undefined ? bytes : streamInEncryption(decryptStream(bytes, opened));
    let frames = 0;
    const tar = readFrames(stream, (found) => {
        frames = found.frames;
    });
    await comparePass(tar, ends, extraction);
    return { sha256: sha256.digest("hex"), frames };
}
async function openPayload(file, opened) {
    if (opened === undefined)
        return file;
    return accessInEncryption(await inEncryption(() => openAgeFile(file, opened)));
}
function sourceOf(from) {
    return typeof from === "string" ? fileSource(from) : from;
}
async function hashFile(from, hear) {
    const sha256 = (0,external_node_crypto_.createHash)("sha256");
    for await (const chunk of allBytes(sourceOf(from))) {
        sha256.update(chunk);
        hear?.(chunk);
    }
    return sha256.digest("hex");
}
async function isEncrypted(file, path) {
    const start = await file.read(0, Math.min(64, file.sizeBytes));
    if (isAge(start.subarray(0, AGE_MAGIC_BYTES)))
        return true;
    if (startsFrame(start))
        return false;
    const why = file.sizeBytes === 0
        ? "is empty"
        : isArmoredAge(start)
            ? "is ASCII armor; decode it first"
            : "is neither age-encrypted nor zstd-compressed";
    throw new model/* AppError */.uV("not-a-bundle", `${path} ${why}`, { path });
}
async function* tee(chunks, hear) {
    for await (const chunk of chunks) {
        hear(chunk);
        yield chunk;
    }
}

;// CONCATENATED MODULE: ./build/bundle/sidecars.js



const MAX_CHECKSUM_BYTES = 4096;
const MAX_RECEIPT_BYTES = 16 * 1024 * 1024;
function sidecarPaths(bundle) {
    return { checksum: `${bundle}.sha256`, receipt: `${bundle}.receipt.json`, signature: `${bundle}.minisig` };
}
function checksumText(bundle, sha256) {
    return `${sha256}  ${(0,external_node_path_.basename)(bundle)}\n`;
}
function makeReceipt(bundle, manifest) {
    const { snapshot, consistency, stateDigest, stores, secrets } = manifest;
    return {
        format: `${model/* FORMAT_NAME */.Yx}/receipt`,
        version: model/* FORMAT_VERSION */.Hp,
        bundle: (0,external_node_path_.basename)(bundle.path),
        sha256: bundle.sha256,
        sizeBytes: bundle.sizeBytes,
        encrypted: bundle.encrypted,
        snapshotId: snapshot.id,
        createdAt: snapshot.createdAt,
        agent: snapshot.agent,
        label: snapshot.label,
        consistency,
        stateDigest,
        stores: stores.map(({ name, kind, entries, bytes, digest, redacted }) => ({
            ...{ name, kind, entries, bytes, digest },
            ...(0,model/* given */.gI)({ redacted }),
        })),
        ...(secrets === undefined ? {} : { secrets: { mode: secrets.mode, rules: secrets.rules } }),
        ...(0,model/* given */.gI)({ signature: bundle.signature }),
    };
}
async function readChecksum(bundle) {
    const path = sidecarPaths(bundle).checksum;
    const text = await readIfThere(path, MAX_CHECKSUM_BYTES);
    if (text === null)
        return null;
    const match = /^([0-9a-f]{64}) [ *]([^\n]+)\n?$/.exec(text);
    if (match?.[1] === undefined || match[2] !== (0,external_node_path_.basename)(bundle))
        throw new model/* AppError */.uV("sidecar-mismatch", `${path} does not hold the SHA-256 of ${(0,external_node_path_.basename)(bundle)}`, { path });
    return match[1];
}
function readReceipt(bundle) {
    return readReceiptFile(sidecarPaths(bundle).receipt);
}
async function readReceiptFile(path) {
    const text = await readIfThere(path, MAX_RECEIPT_BYTES);
    if (text === null)
        return null;
    try {
        return model/* Receipt */.TA.parse(JSON.parse(text), model/* ABORT_EARLY */.xQ);
    }
    catch (cause) {
        throw new model/* AppError */.uV("sidecar-mismatch", `${path} is not a receipt`, { path, cause });
    }
}
function readSignature(bundle) {
    return readIfThere(sidecarPaths(bundle).signature, model/* MAX_SIGNATURE_BYTES */.my);
}
async function readIfThere(path, maxBytes) {
    try {
        const found = await (0,promises_.stat)(path);
        if (!found.isFile())
            throw new model/* AppError */.uV("sidecar-mismatch", `${path} is no regular file`, { path });
        if (found.size > maxBytes)
            throw new model/* AppError */.uV("sidecar-mismatch", `${path} is larger than ${maxBytes} bytes`, { path });
        return await (0,promises_.readFile)(path, "utf8");
    }
    catch (error) {
        if (error instanceof model/* AppError */.uV)
            throw error;
        const reason = error.code;
        if (reason === "ENOENT")
            return null;
        throw new model/* AppError */.uV("sidecar-mismatch", `${path} cannot be read (${reason})`, { path, cause: error });
    }
}

;// CONCATENATED MODULE: ./build/bundle/zstd/writer.js






const HIGH_LEVEL = 10;
function frameContentBytes(level) {
    return level >= HIGH_LEVEL ? MAX_FRAME_CONTENT : MAX_FRAME_CONTENT / 2;
}
async function* writeFrames(tar, level) {
    const compress = await frameCompressor(level);
    const sha256 = (0,external_node_crypto_.createHash)("sha256");
    const table = [];
    const starts = new Map();
    let tarBytes = 0;
    let streamBytes = 0;
    const memory = new FrameMemory(frameContentBytes(level));
    const frames = inOrder(cut(tar, memory), async (content) => {
        const pieces = await compress(content);
        memory.giveBack(content);
        return { pieces, contentBytes: content.length };
    });
    for await (const { pieces, contentBytes } of frames) {
        if (tar.cuts.has(tarBytes))
            starts.set(tarBytes, streamBytes);
        const compressedBytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
        table.push({ compressedBytes, contentBytes });
        tarBytes += contentBytes;
        streamBytes += compressedBytes;
        for (const piece of pieces) {
            sha256.update(piece);
            yield piece;
        }
    }
    const manifestTarOffset = tar.manifestOffset();
    const manifestFrameOffset = starts.get(manifestTarOffset);
    if (manifestFrameOffset === undefined)
        throw new Error("the manifest does not start a frame");
    const seal = encodeSeal({ manifestFrameOffset, manifestTarOffset, tarBytes, sha256: sha256.digest() });
    table.push({ compressedBytes: seal.length, contentBytes: 0 });
    yield seal;
    yield encodeSeekTable(table);
}
class FrameMemory {
    frameBytes;
    #free = [];
    constructor(frameBytes) {
        this.frameBytes = frameBytes;
    }
    take() {
        const memory = this.#free.pop();
        return memory === undefined ? Buffer.allocUnsafeSlow(this.frameBytes) : Buffer.from(memory);
    }
    giveBack(content) {
        this.#free.push(content.buffer);
    }
}
async function* cut(tar, memory) {
    const { frameBytes } = memory;
    let content = memory.take();
    let filled = 0;
    let position = 0;
    for await (const chunk of tar) {
        for (let at = 0; at < chunk.length;) {
            const full = filled === frameBytes || (filled > 0 && tar.cuts.has(position));
            if (full) {
                yield content.subarray(0, filled);
                content = memory.take();
                filled = 0;
            }
            const room = Math.min(chunk.length - at, frameBytes - filled, distanceToCut(tar.cuts, position));
            chunk.copy(content, filled, at, at + room);
            at += room;
            filled += room;
            position += room;
        }
        tar.giveBack?.(chunk);
    }
    if (filled > 0)
        yield content.subarray(0, filled);
}
function distanceToCut(cuts, position) {
    let distance = Number.POSITIVE_INFINITY;
    for (const at of cuts)
        if (at > position)
            distance = Math.min(distance, at - position);
    return distance;
}

;// CONCATENATED MODULE: ./build/bundle/write.js






const WRITE_BYTES = 1024 * 1024;
async function writeBundle(path, content, options) {
    const age = options.locks === null ? null : await createAgeHeader(options.locks);
    const archive = new ArchiveWriter(content, options.locks?.recipients ?? []);
    const frames = writeFrames(archive, options.level);
    const sha256 = (0,external_node_crypto_.createHash)("sha256");
    let sizeBytes = 0;
    const file = await (0,promises_.open)(path, "wx", 0o600);
    try {
        for await (const pieces of batches(age === null ? frames : encryptStream(frames, age))) {
            for (const piece of pieces)
                sha256.update(piece);
            const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
            await writeAll(file, pieces, bytes);
            sizeBytes += bytes;
            options.onBytes?.(bytes);
            release(pieces);
        }
        await file.sync();
    }
    finally {
        await file.close();
    }
    return {
        manifest: archive.manifest,
        sha256: sha256.digest("hex"),
        sizeBytes,
        reopen: () => openBundle(path, age === null ? {} : { fileKey: age.fileKey }),
    };
}
async function* batches(pieces) {
    let batch = [];
    let bytes = 0;
    for await (const piece of pieces) {
        batch.push(piece);
        bytes += piece.length;
        if (bytes < WRITE_BYTES)
            continue;
        yield batch;
        batch = [];
        bytes = 0;
    }
    yield batch;
}
function release(pieces) {
    for (const { buffer, byteLength } of pieces)
        if (byteLength === buffer.byteLength && buffer instanceof ArrayBuffer)
            buffer.transfer(0);
}
async function writeAll(file, pieces, bytes) {
    const { bytesWritten } = await file.writev(pieces);
    if (bytesWritten === bytes)
        return;
    const rest = Buffer.concat(pieces).subarray(bytesWritten);
    for (let at = 0; at < rest.length;)
        at += (await file.write(rest, at)).bytesWritten;
}

;// CONCATENATED MODULE: ./build/bundle/index.js







;// CONCATENATED MODULE: ./build/flows/keys.js





const MAX_KEY_FILE_BYTES = 2 ** 20;
async function loadKeys(sources, cwd, problems) {
    const identities = [];
    for (const file of sources.identityFiles ?? [])
        await heard(problems, async () => {
            identities.push(...(await parseIdentities(await readKeyFile(file, cwd, "bad-identity"), file)));
        });
    for (const text of sources.identities ?? [])
        await heard(problems, async () => {
            identities.push(...(await parseIdentities(text, "the identity given")));
        });
    const passphrase = await loadPassphrase(sources, cwd, problems);
    const trustedKeys = await loadTrustedKeys(sources.trustedKeys ?? [], cwd, problems);
    return { identities, passphrases: passphrase === undefined ? [] : [passphrase], ...(0,model/* given */.gI)({ trustedKeys }) };
}
async function loadLocks(sources, cwd, problems) {
    const before = problems.length;
    const recipients = [];
    for (const text of sources.recipients ?? [])
        await heard(problems, async () => {
            recipients.push(await parseRecipient(text));
        });
    for (const file of sources.recipientsFiles ?? [])
        await heard(problems, async () => {
            recipients.push(...(await parseRecipients(await readKeyFile(file, cwd, "bad-recipient"), file)));
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
            const read = isPublicKeyLine(text) ? text : await readKeyFile(text, cwd, "bad-trusted-key");
            keys.push(...parsePublicKeys(read, text));
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
            throw new model/* AppError */.uV("bad-option", `the first line of the passphrase file ${file} is empty`, { path: file });
    });
    return passphrase;
}
async function readKeyFile(file, cwd, code) {
    const chunks = [];
    let sizeBytes = 0;
    try {
        for await (const chunk of (0,external_node_fs_.createReadStream)((0,external_node_path_.resolve)(cwd, file))) {
            sizeBytes += chunk.length;
            if (sizeBytes > MAX_KEY_FILE_BYTES)
                throw new model/* AppError */.uV(code, `the key file ${file} is larger than ${MAX_KEY_FILE_BYTES} bytes`, { path: file });
            chunks.push(chunk);
        }
        return Buffer.concat(chunks).toString("utf8");
    }
    catch (error) {
        if (error instanceof model/* AppError */.uV)
            throw error;
        const why = error.code === "ENOENT" ? "does not exist" : "cannot be read";
        throw new model/* AppError */.uV(code, `the key file ${file} ${why}`, { path: file });
    }
}
async function heard(problems, step) {
    try {
        await step();
    }
    catch (error) {
        if (!(error instanceof model/* AppError */.uV))
            throw error;
        problems.push(...error.problems);
    }
}

;// CONCATENATED MODULE: ./build/baseline/readable-json.js
const UNSEEN = /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;
function readableJson(value) {
    const text = spell(value, "");
    return `${text.replace(UNSEEN, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`)}\n`;
}
function spell(value, indent) {
    if (!isNested(value))
        return JSON.stringify(value);
    const fields = Array.isArray(value)
        ? value.map((item) => ["", item])
        : Object.entries(value).map(([key, item]) => [`${JSON.stringify(key)}: `, item]);
    const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
    if (fields.length === 0)
        return `${open}${close}`;
    if (open === "{" && indent !== "" && !fields.some(([, item]) => isNested(item)))
        return `{ ${fields.map(([key, item]) => `${key}${JSON.stringify(item)}`).join(", ")} }`;
    const inner = `${indent}  `;
    const lines = fields.map(([key, item]) => `${inner}${key}${spell(item, inner)}`);
    return `${open}\n${lines.join(",\n")}\n${indent}${close}`;
}
function isNested(value) {
    return typeof value === "object" && value !== null;
}

;// CONCATENATED MODULE: ./build/baseline/baseline-file.js



const MAX_BASELINE_BYTES = 64 * 1024 * 1024;
const BASELINE_FORMAT = "agent-memory-snapshot/baseline";
const MAX_PROBLEMS = 20;
const BaselineStore = schemas/* strictObject */.rej({
    kind: schemas/* enum */.k5n(model/* KIND_NAMES */.kd),
    name: model/* StoreName */.F8,
    path: model/* StorePath */.BE.describe("Where it comes from, relative to the root."),
    entries: model/* Count */.y_.describe("Files and folders that a bundle has of it."),
    bytes: model/* Count */.y_.describe("Bytes of these files."),
    digest: model/* Sha256 */.IA.describe("Equal content gives an equal digest."),
    summary: model/* StoreSummary */.AE,
    facts: model/* StoreFacts */.F4,
});
const BaselineFile = schemas/* strictObject */.rej({
    $schema: schemas/* optional */.lqM(schemas/* string */.YjP()).describe("For editors; means nothing here."),
    format: schemas/* literal */.euz(BASELINE_FORMAT),
    version: schemas/* literal */.euz(1),
    agent: model/* AgentId */.l5,
    stateDigest: model/* Sha256 */.IA.describe("Digest over the digests of all stores."),
    stores: schemas/* array */.YOg(BaselineStore).describe("Sorted by kind and name."),
})
    .check(({ value, issues }) => {
    for (const { at, message } of contradictions(value.stores))
        issues.push({ code: "custom", input: value, path: ["stores", ...at], message });
})
    .meta({
    title: "Memory baseline",
    description: "What `memsnap baseline` keeps of a memory to compare later ones with.",
});
function writeBaseline({ agent, stateDigest, stores, }) {
    const sorted = stores.toSorted((a, b) => (0,model/* compareBytewise */.GV)((0,model/* storeKey */.LN)(a), (0,model/* storeKey */.LN)(b)));
    return readableJson(BaselineFile.parse({ format: BASELINE_FORMAT, version: 1, agent, stateDigest, stores: sorted }));
}
function readBaseline(content) {
    const value = typeof content === "string" ? parse(content) : content;
    const { format, version } = (typeof value === "object" && value !== null ? value : {});
    if (format !== BASELINE_FORMAT)
        throw baseline_file_invalid(`the file is no baseline: its format is not ${JSON.stringify(BASELINE_FORMAT)}`);
    if (Number.isInteger(version) && version !== 1)
        throw baseline_file_invalid(`the baseline is of version ${version}, and only version 1 is known; use a newer memsnap or write it anew`);
    const { value: file, mistakes } = (0,model/* readWritten */.IL)(BaselineFile, value, model/* ABORT_EARLY */.xQ);
    (0,model/* throwProblems */.Jh)(mistakes.slice(0, MAX_PROBLEMS).map(({ path, message }) => {
        const at = (0,model/* spelt */.lm)(path);
        return { code: "baseline-invalid", message: at === "" ? message : `${at}: ${message}`, path: at };
    }));
    if (file === undefined)
        throw baseline_file_invalid("the file is no baseline");
    return file;
}
function parse(text) {
    if (text.length > MAX_BASELINE_BYTES)
        throw baseline_file_invalid(`the baseline is larger than ${MAX_BASELINE_BYTES} bytes`);
    try {
        return JSON.parse(text);
    }
    catch {
        throw baseline_file_invalid("the file is no baseline: it is not JSON");
    }
}
function baseline_file_invalid(message) {
    return new model/* AppError */.uV("baseline-invalid", message);
}
function contradictions(stores) {
    const names = doubles(stores.map(model/* storeKey */.LN)).map((index) => ({
        at: [index, "name"],
        message: "two stores are called so",
    }));
    const paths = doubles(stores.map(({ kind, path, name }) => (kind === "file" ? `file ${path} ${name}` : `${path}`)));
    return [
        ...names,
        ...paths
            .filter((index) => names.every(({ at }) => at[0] !== index))
            .map((index) => ({ at: [index, "path"], message: "two stores are there" })),
        ...stores.flatMap((store, index) => contradictionsIn(store).map(({ at, message }) => ({ at: [index, ...at], message }))),
    ];
}
function contradictionsIn({ kind, summary, facts }) {
    if (summary.kind !== kind)
        return [{ at: ["summary", "kind"], message: `expected ${JSON.stringify(kind)}` }];
    if (facts.kind !== kind)
        return [{ at: ["facts", "kind"], message: `expected ${JSON.stringify(kind)}` }];
    return Object.entries(namesIn(summary, facts)).flatMap(([list, names]) => doubles(names).map((index) => ({ at: [...list.split("."), index], message: "stands there twice" })));
}
function namesIn(summary, facts) {
    const named = (items) => items.map(({ name }) => name);
    return {
        ...(summary.kind === "sqlite" ? { "summary.tables": named(summary.tables) } : {}),
        ...(summary.kind === "git" ? { "summary.refs": named(summary.refs) } : {}),
        ...(facts.kind === "sqlite" ? { "facts.tables": named(facts.tables), "facts.objects": named(facts.objects) } : {}),
        ...(facts.kind === "sqlite"
            ? { "facts.vectors": facts.vectors.map(({ table, column }) => JSON.stringify([table, column])) }
            : {}),
        ...(facts.kind === "file" ? { "facts.files": facts.files.map(({ path }) => path) } : {}),
        ...(facts.kind === "file"
            ? { "facts.values": facts.values.map(({ path, pointer }) => JSON.stringify([path, pointer])) }
            : {}),
    };
}
function doubles(keys) {
    const seen = new Set();
    return keys.flatMap((key, index) => {
        if (seen.has(key))
            return [index];
        seen.add(key);
        return [];
    });
}

;// CONCATENATED MODULE: ./build/baseline/built-in-limits.js
const BUILT_IN_LIMITS = {
    "store-shrunk": { maxPercent: 50, within: "ignore" },
    "store-grown": { maxPercent: 400, within: "ignore" },
    "vectors-norm-drifted": { maxNormDrift: 0.1, within: "ignore" },
    "vectors-recall": { minRecall: 0.8 },
    "vectors-overlap": { minOverlap: 0.5 },
};

;// CONCATENATED MODULE: ./build/baseline/built-in.js


const BUILT_IN_RULES = model/* DIFFERENCE_CODES */.N5.map((code) => ({
    code,
    severity: model/* DIFFERENCES */.dz[code].severity,
    ...BUILT_IN_LIMITS[code],
}));
const BUILT_IN_POLICY = {
    rules: [],
    ignore: [],
    keys: [],
    vectors: [],
    probes: model/* COMPARE_DEFAULTS */.F$.probes,
    monotonic: [],
};

;// CONCATENATED MODULE: ./build/baseline/options.js

function storeFits(pattern) {
    if (pattern === undefined)
        return () => true;
    const fits = (0,model/* compileGlob */.SO)(pattern);
    return ({ name, path }) => fits(name) || (path !== null && fits(path));
}
function isCompared(policy, store) {
    return !policy.ignore.some((entry) => namesNoPlace(entry) && storeFits(entry.store)(store));
}
function optionsFor(policy, store, choice) {
    const isOfStore = (entry) => storeFits(entry.store)(store);
    const isDatabase = store.kind === "sqlite";
    return {
        showContent: choice.showContent,
        samples: choice.samples,
        ignored: policy.ignore
            .filter((entry) => isOfStore(entry) && (namesNoPlace(entry) || isOfDatabase(entry) === isDatabase))
            .map(({ table, column, path, pointer }) => (0,model/* given */.gI)({ table, column, path, pointer })),
        keys: policy.keys
            .filter((key) => isOfStore(key) && "table" in key === isDatabase)
            .map(withoutStore)
            .reverse(),
        vectors: isDatabase
            ? policy.vectors
                .filter(isOfStore)
                .map(withoutStore)
                .reverse()
            : [],
        probes: policy.probes,
        monotonic: isDatabase ? [] : policy.monotonic,
    };
}
function namesNoPlace({ table, column, path, pointer }) {
    return (table ?? column ?? path ?? pointer) === undefined;
}
function isOfDatabase({ table, column }) {
    return (table ?? column) !== undefined;
}
function withoutStore({ store: _, ...rest }) {
    return rest;
}

;// CONCATENATED MODULE: ./build/baseline/fitting.js



function compileRules(rules) {
    const compiled = rules.map(compileRule).reverse();
    const builtIn = new Map(BUILT_IN_RULES.map((rule) => [rule.code, rule]));
    return (store) => {
        const ofStore = compiled.filter((one) => one.fitsStore(store));
        return (code, place) => {
            const rule = ofStore.find((one) => one.fits(code, place))?.rule ?? builtIn.get(code);
            if (rule === undefined)
                throw new TypeError(`no rule for ${code}`);
            return rule;
        };
    };
}
function compileRule(rule) {
    const parts = model/* PLACE_PARTS */.VQ.flatMap((part) => {
        const pattern = rule[part];
        return pattern === undefined ? [] : [[part, (0,model/* compileGlob */.SO)(pattern)]];
    });
    const codes = rule.code === undefined ? undefined : new Set([rule.code].flat());
    return {
        rule,
        fitsStore: storeFits(rule.store),
        fits: (code, place) => (codes === undefined || codes.has(code)) &&
            parts.every(([part, fits]) => {
                const text = place[part];
                return text !== undefined && fits(text);
            }),
    };
}

;// CONCATENATED MODULE: ./build/baseline/limits.js

const LIMIT_NAMES = ["max", "maxPercent", "minRecall", "minOverlap", "maxNormDrift"];
function limitsOf(code) {
    const { amount, measure } = model/* DIFFERENCES */.dz[code];
    return LIMIT_NAMES.filter((name) => name === "max" || name === "maxPercent" ? amount !== undefined : name === measure?.limit);
}
function givenLimits(limits) {
    return LIMIT_NAMES.filter((name) => limits[name] !== undefined);
}
function hold(code, numbers, limits) {
    const names = givenLimits(limits).filter((name) => limitsOf(code).includes(name));
    const held = names.flatMap((name) => {
        const allowed = limits[name] ?? 0;
        const actual = actualOf(name, code, numbers);
        if (actual === undefined)
            return [];
        return [{ name, allowed, actual, kept: name.startsWith("min") ? actual >= allowed : actual <= allowed }];
    });
    return { held, keptAll: held.length === names.length && held.every(({ kept }) => kept) };
}
function actualOf(name, code, numbers) {
    const { amount, measure } = model/* DIFFERENCES */.dz[code];
    if (name !== "max" && name !== "maxPercent")
        return numbers[measure?.number ?? ""];
    const counted = numbers[amount ?? ""];
    if (name === "max" || counted === undefined || counted === 0)
        return counted;
    const { before = 0 } = numbers;
    return before > 0 ? (counted / before) * 100 : undefined;
}

;// CONCATENATED MODULE: ./build/baseline/ruling.js




function rule({ code, place, numbers, parts = [] }, decide) {
    const { amount } = model/* DIFFERENCES */.dz[code];
    if (parts.length === 0 || amount === undefined)
        return weigh(decide(code, place), code, numbers);
    const shares = parts.map(({ column, count }) => ({ rule: decide(code, { ...place, column }), count }));
    const rulings = byRule(shares).map(({ rule, count }) => {
        const total = numbers[amount];
        return weigh(rule, code, { ...numbers, [amount]: Math.min(count, total ?? count) });
    });
    return rulings.reduce((worst, ruling) => (rank(ruling) > rank(worst) ? ruling : worst));
}
function byRule(shares) {
    const together = new Map();
    for (const { rule, count } of shares)
        if (rule.column === undefined)
            together.set(rule, (together.get(rule) ?? 0) + count);
    const sums = [...together].map(([rule, count]) => ({ rule, count }));
    return [...sums, ...shares.filter(({ rule }) => rule.column !== undefined)];
}
function weigh(rule, code, numbers) {
    const builtIn = BUILT_IN_LIMITS[code] ?? {};
    const severity = rule.severity ?? model/* DIFFERENCES */.dz[code].severity;
    const limits = givenLimits(rule).length > 0 ? rule : builtIn;
    const isBuiltIn = BUILT_IN_RULES.includes(rule);
    if (severity === "ignore" || givenLimits(limits).length === 0)
        return { severity, limits: [], isBuiltIn };
    const { held, keptAll } = hold(code, numbers, limits);
    const within = rule.within ?? builtIn.within ?? "notice";
    return { severity: keptAll ? milder(within, severity) : severity, limits: held, isBuiltIn };
}
function milder(a, b) {
    return model/* SEVERITIES */.oC.indexOf(a) < model/* SEVERITIES */.oC.indexOf(b) ? a : b;
}
function rank({ severity, limits, isBuiltIn }) {
    const broken = limits.some(({ kept }) => !kept);
    return model/* SEVERITIES */.oC.indexOf(severity) * 4 + (broken ? 2 : 0) + (isBuiltIn ? 0 : 1);
}

;// CONCATENATED MODULE: ./build/baseline/judge.js



function judge(found, policy) {
    const decideFor = compileRules(policy.rules);
    const findings = [];
    let ignored = 0;
    for (const { store, differences } of found) {
        const decide = decideFor(store);
        for (const difference of differences) {
            const { finding, wasIgnored } = judgeOne(difference, store, decide);
            if (finding !== undefined)
                findings.push(finding);
            if (wasIgnored)
                ignored++;
        }
    }
    findings.sort(judge_inOrder);
    const count = (severity) => findings.filter((one) => one.severity === severity).length;
    const [errors, warnings] = [count("error"), count("warn")];
    const verdict = errors > 0 ? "fail" : warnings > 0 ? "warn" : "pass";
    return { verdict, findings, errors, warnings, notices: count("notice"), ignored };
}
function judgeOne(difference, { name, kind }, decide) {
    const { severity, limits, isBuiltIn } = rule(difference, decide);
    if (severity === "ignore")
        return { wasIgnored: !isBuiltIn };
    const { code, place, numbers, parts, samples } = difference;
    const finding = {
        code,
        severity,
        store: name,
        kind,
        path: (0,model/* placeText */.Z9)(place),
        place,
        numbers,
        ...(parts === undefined ? {} : { parts }),
        samples,
        ...(limits.length === 0 ? {} : { limits }),
    };
    return { finding, wasIgnored: false };
}
function judge_inOrder(a, b) {
    return (model/* SEVERITIES */.oC.indexOf(b.severity) - model/* SEVERITIES */.oC.indexOf(a.severity) ||
        (0,model/* compareBytewise */.GV)((0,model/* storeKey */.LN)({ kind: a.kind, name: a.store }), (0,model/* storeKey */.LN)({ kind: b.kind, name: b.store })) ||
        model/* DIFFERENCE_CODES */.N5.indexOf(a.code) - model/* DIFFERENCE_CODES */.N5.indexOf(b.code) ||
        (0,model/* compareBytewise */.GV)(a.path, b.path));
}

;// CONCATENATED MODULE: ./build/baseline/patterns.js

const MAX_PATTERN = 1_000;
function pattern(about, form) {
    const text = schemas/* string */.YjP().min(1).max(MAX_PATTERN);
    return schemas/* optional */.lqM(form === undefined ? text : text.regex(form.fits, form.expected)).describe(about);
}
const RELATIVE = {
    fits: /^(?!\/|\.{1,2}\/|[A-Za-z]:)[^\\]*$/,
    expected: "expected a path relative to the root, with / between its parts",
};
const POINTER = { fits: /^[/*?]/, expected: "expected a JSON pointer such as /updatedAt, or a pattern of such" };
const OBJECT = {
    fits: /^((index|trigger|view|table) |[*?])/,
    expected: "expected the type and the name, such as `index facts_by_time`",
};
const REF = {
    fits: /^(refs\/|HEAD|[*?])/,
    expected: "expected a full name such as refs/heads/main, or a pattern such as **/main",
};
const STORE = pattern("Name or path of a store, as a pattern: * for any characters but /, ** for any at all, ? for one.", { ...RELATIVE, expected: "expected the name of a store, or its path relative to the root, with / between its parts" });
const PLACES = {
    table: pattern("Table of a database; a pattern."),
    column: pattern("Column of a table; a pattern. Fits changed rows by the columns that changed."),
    path: pattern("File, relative to the root; a pattern.", RELATIVE),
    pointer: pattern("JSON pointer into a file (RFC 6901); a pattern.", POINTER),
    object: pattern("Index, trigger or view with its type, such as `index facts_by_time`; a pattern.", OBJECT),
    ref: pattern("Full name of a branch or tag, such as refs/heads/main; a pattern.", REF),
};

;// CONCATENATED MODULE: ./build/baseline/rule-sense.js



function whyNeverFits(rule) {
    return [...(rule.code === undefined ? whyNotForAll(rule) : whyNotForCodes(rule)), ...whyWithoutEffect(rule)];
}
function whyNothingIgnored(entry) {
    const parts = narrowing(entry);
    if (parts.length === 0 && entry.store === undefined)
        return [{ at: [], message: "ignores everything; name at least one of store, table, column, path and pointer" }];
    return fitsAny(parts) ? [] : [{ at: [], message: noPlace(parts) }];
}
function whyNotForAll(rule) {
    const limits = givenLimits(rule).map((name) => ({ at: [name], message: "a limit needs the code that it is for" }));
    const parts = narrowing(rule);
    return fitsAny(parts) ? limits : [...limits, { at: [], message: noPlace(parts) }];
}
function whyNotForCodes(rule) {
    const codes = codesOf(rule);
    return codes.flatMap((code, index) => {
        const at = Array.isArray(rule.code) ? ["code", index] : ["code"];
        const parts = narrowing(rule).filter((part) => !partsOf(code).includes(part));
        const limits = givenLimits(rule).filter((name) => !limitsOf(code).includes(name));
        return [...parts, ...limits].map((name) => ({
            at: codes.length > 1 ? at : [name],
            message: `${code} has no ${name}${instead(code, name)}`,
        }));
    });
}
function instead(code, name) {
    const isPart = model/* PLACE_PARTS */.VQ.includes(name);
    const possible = isPart ? partsOf(code) : limitsOf(code);
    return possible.length === 0 ? "" : `; it has ${possible.join(" and ")}`;
}
function whyWithoutEffect(rule) {
    const { severity, within } = rule;
    const limits = givenLimits(rule);
    if (severity === undefined && within === undefined && limits.length === 0)
        return [{ at: [], message: "says nothing; expected a severity or a limit" }];
    const found = [];
    if (severity === "ignore" && (limits.length > 0 || within !== undefined))
        found.push({ at: ["severity"], message: "what is ignored has no limits" });
    if (within !== undefined && limits.length === 0 && !codesOf(rule).some((code) => BUILT_IN_LIMITS[code] !== undefined))
        found.push({ at: ["within"], message: "means nothing without a limit" });
    if (within !== undefined && severity !== undefined && model/* SEVERITIES */.oC.indexOf(within) > model/* SEVERITIES */.oC.indexOf(severity))
        found.push({ at: ["within"], message: "is stricter than the severity beyond the limits" });
    return found;
}
function codesOf({ code }) {
    if (code === undefined)
        return [];
    return typeof code === "string" ? [code] : code;
}
function narrowing(narrowed) {
    return model/* PLACE_PARTS */.VQ.filter((part) => narrowed[part] !== undefined);
}
function partsOf(code) {
    return model/* DIFFERENCES */.dz[code].at;
}
function fitsAny(parts) {
    return model/* DIFFERENCE_CODES */.N5.some((code) => parts.every((part) => partsOf(code).includes(part)));
}
function noPlace(parts) {
    return `nothing has ${parts.join(" and ")} at once`;
}

;// CONCATENATED MODULE: ./build/baseline/policy.js




const MAX_ITEMS = 10_000;
const Code = schemas/* enum */.k5n(model/* DIFFERENCE_CODES */.N5, {
    error: ({ input }) => typeof input === "string"
        ? `no difference has the code ${JSON.stringify(input)}${(0,model/* didYouMean */.au)(input, model/* DIFFERENCE_CODES */.N5)}`
        : "expected a code, or a list of codes",
})
    .describe("What kind of difference; docs/policy.md lists them.");
function together(why) {
    return ({ value, issues }) => {
        if (issues.some(({ code }) => code === "unrecognized_keys"))
            return;
        for (const { at, message } of why(value))
            issues.push({ code: "custom", input: value, path: [...at], message });
    };
}
const Rule = schemas/* strictObject */.rej({
    code: schemas/* optional */.lqM(schemas/* union */.KCZ([Code, schemas/* array */.YOg(Code).min(1).max(model/* DIFFERENCE_CODES */.N5.length)])),
    store: STORE,
    ...PLACES,
    severity: schemas/* optional */.lqM(schemas/* enum */.k5n(model/* SEVERITIES */.oC)).describe("How much it matters, beyond the limits when there are any."),
    max: schemas/* optional */.lqM(schemas/* number */.aig().min(0)).describe("So many rows, files, lines ... are within the limits."),
    maxPercent: schemas/* optional */.lqM(schemas/* number */.aig().min(0)).describe("The same, in percent of what the baseline has."),
    minRecall: schemas/* optional */.lqM(schemas/* number */.aig().min(0).max(1)).describe("Recall of searches, at least; for vectors-recall."),
    minOverlap: schemas/* optional */.lqM(schemas/* number */.aig().min(0).max(1)).describe("Overlap of neighbours, at least; for vectors-overlap."),
    maxNormDrift: schemas/* optional */.lqM(schemas/* number */.aig().min(0))
        .describe("Change of the mean norm, as a share of that of the baseline; for vectors-norm-drifted."),
    within: schemas/* optional */.lqM(schemas/* enum */.k5n(model/* SEVERITIES */.oC)).describe("How much it matters when it keeps all limits."),
})
    .check(together(whyNeverFits))
    .describe("How much differences matter that fit everything it names. The last rule that fits decides.");
const { table, column, path, pointer } = PLACES;
const Ignored = schemas/* strictObject */.rej({ store: STORE, table, column, path, pointer })
    .check(together(whyNothingIgnored))
    .describe("What is not compared at all.");
const Name = schemas/* string */.YjP().min(1).max(1_000);
const Key = schemas/* strictObject */.rej({ store: STORE, table, columns: schemas/* optional */.lqM(schemas/* array */.YOg(Name).min(1).max(100)), path, pointer })
    .check(together((value) => {
    const given = ["table", "columns", "path", "pointer"].filter((key) => value[key] !== undefined).join();
    const isOne = given === "table,columns" || given === "path,pointer";
    return isOne ? [] : [{ at: [], message: "expected table and columns, or path and pointer" }];
}))
    .describe("By what rows of a table, or records of a JSONL file, are told apart.")
    .meta({ oneOf: [{ required: ["table", "columns"] }, { required: ["path", "pointer"] }] });
const Vectors = schemas/* strictObject */.rej({
    store: STORE,
    table: Name.describe("Name of the table."),
    column: Name.describe("Name of the column."),
    isVector: schemas/* optional */.lqM(schemas/* boolean */.zMY())
        .describe("false: it holds no embeddings, whatever it looks like (default: true)."),
    type: schemas/* optional */.lqM(schemas/* enum */.k5n(model/* VECTOR_TYPES */.aQ)).describe("How the numbers are stored."),
    dimension: schemas/* optional */.lqM(schemas/* int */.Whr().min(1).max(65_536)).describe("Numbers in one vector."),
    of: schemas/* optional */.lqM(schemas/* strictObject */.rej({ table: Name, column: schemas/* optional */.lqM(Name) }))
        .describe("The table whose rows they belong to, and its column that equals their key (default: rowid)."),
})
    .check(together(({ isVector, type, dimension, of }) => {
    const isNone = isVector === false && (type ?? dimension ?? of) !== undefined;
    return isNone ? [{ at: ["isVector"], message: "false allows no type, dimension or of" }] : [];
}))
    .describe("A column of embeddings that is not recognised, or has to be understood otherwise.");
const Probes = schemas/* strictObject */.rej({
    count: schemas/* optional */.lqM(schemas/* int */.Whr().min(1).max(10_000)).describe("Vectors that are searched for (default: 200)."),
    neighbours: schemas/* optional */.lqM(schemas/* int */.Whr().min(1).max(100)).describe("Neighbours of each (default: 10)."),
    seed: schemas/* optional */.lqM(schemas/* int */.Whr().min(0).max(0xffff_ffff)).describe("The same seed takes the same vectors (default: 1)."),
})
    .describe("How neighbours of embeddings are compared.");
const MonotonicValue = schemas/* string */.YjP()
    .max(2_000)
    .regex(/^(?!\/|\.{1,2}\/)[^\\]+#(\/.*)?$/s, "expected the path of a JSON file, `#` and a JSON pointer: state/cursor.json#/offset")
    .describe("A number that may only grow: path of a JSON file (a pattern), `#`, JSON pointer.");
const PolicyFile = schemas/* strictObject */.rej({
    $schema: schemas/* optional */.lqM(schemas/* string */.YjP()).describe("For editors; means nothing here."),
    rules: schemas/* optional */.lqM(schemas/* array */.YOg(Rule).max(MAX_ITEMS))
        .describe("The last rule that fits decides; none: the built-in policy."),
    ignore: schemas/* optional */.lqM(schemas/* array */.YOg(Ignored).max(MAX_ITEMS)).describe("What is not compared at all."),
    keys: schemas/* optional */.lqM(schemas/* array */.YOg(Key).max(MAX_ITEMS)).describe("By what rows and records are told apart."),
    vectors: schemas/* optional */.lqM(schemas/* array */.YOg(Vectors).max(MAX_ITEMS))
        .describe("Columns of embeddings, where they are not recognised."),
    probes: schemas/* optional */.lqM(Probes),
    monotonic: schemas/* optional */.lqM(schemas/* array */.YOg(MonotonicValue).max(MAX_ITEMS)).describe("Numbers that may only grow."),
})
    .meta({
    title: "Policy of memory comparisons",
    description: "How `memsnap compare` judges what differs between two memories.",
});

;// CONCATENATED MODULE: ./build/baseline/read-policy.js


function readPolicy(value) {
    const { value: file, mistakes } = (0,model/* readWritten */.IL)(PolicyFile, value);
    return file === undefined ? { mistakes } : { policy: policyOf(file), mistakes };
}
function policyOf({ rules = [], ignore = [], keys = [], vectors = [], probes, monotonic = [] }) {
    return {
        rules,
        ignore: ignore,
        keys: keys,
        vectors: vectors,
        probes: { ...model/* COMPARE_DEFAULTS */.F$.probes, ...probes },
        monotonic: monotonic.map(monotonicOf),
    };
}
function monotonicOf(text) {
    const end = text.endsWith("#") ? text.length - 1 : text.lastIndexOf("#/");
    return { path: text.slice(0, end), pointer: text.slice(end + 1) };
}

;// CONCATENATED MODULE: ./build/baseline/stores.js

const SMALL_BYTES = 64 * 1024;
const ROW_FOR_ROW = new Set(["content", "docsize", "rowids", "rowid"]);
function pairStores(base, current) {
    const byName = pairBy(model/* storeKey */.LN, base, current);
    const byPath = pairBy(pathKey, byName.base, byName.current);
    const paired = [
        ...byName.both,
        ...byPath.both,
        ...byPath.base.map((store) => ({ base: store, current: null })),
        ...byPath.current.map((store) => ({ base: null, current: store })),
    ];
    return paired.sort((a, b) => (0,model/* compareBytewise */.GV)((0,model/* storeKey */.LN)(of(a)), (0,model/* storeKey */.LN)(of(b))));
}
function wholeDifferences(pair) {
    const { base, current } = pair;
    if (base === null)
        return [stores_whole("store-added", sizeOf(of(pair)))];
    if (current === null)
        return [stores_whole("store-removed", sizeOf(base))];
    if (base.digest === current.digest)
        return [];
    const unknown = base.summary === undefined || current.summary === undefined;
    return [...emptied(base, current), ...(unknown ? [stores_whole("store-changed", {})] : [])];
}
function emptied(base, current) {
    const before = held(base);
    if (before > 0 && held(current) === 0)
        return [stores_whole("store-emptied", { before, after: 0 })];
    return resized(base.bytes, current.bytes);
}
function resized(before, after) {
    if (after < before)
        return [stores_whole("store-shrunk", { bytes: before - after, before, after })];
    if (after <= Math.max(before, SMALL_BYTES))
        return [];
    return [stores_whole("store-grown", { bytes: after - before, before, after })];
}
function held({ summary, bytes }) {
    if (summary === undefined)
        return bytes;
    if (summary.kind === "sqlite")
        return rowsIn(summary);
    return summary.kind === "git" ? summary.commits + summary.changed.length : summary.files;
}
function rowsIn({ tables, virtualTables }) {
    let [own, indexed] = [0, 0];
    for (const { name, rows } of tables) {
        const owner = virtualTables.find((virtual) => name.startsWith(`${virtual.name}_`));
        if (owner === undefined)
            own += name.startsWith("sqlite_") ? 0 : rows;
        else if (ROW_FOR_ROW.has(name.slice(owner.name.length + 1)))
            indexed = Math.max(indexed, rows);
    }
    return Math.max(own, indexed);
}
function sizeOf({ entries, bytes }) {
    return { entries, bytes };
}
function stores_whole(code, numbers) {
    return { code, place: {}, numbers, samples: [] };
}
function of({ base, current }) {
    return (current ?? base);
}
function pathKey({ kind, path }) {
    return path === null || kind === "file" ? undefined : `${kind} ${path}`;
}
function pairBy(keyOf, base, current) {
    const others = new Map(current.map((store) => [keyOf(store) ?? store, store]));
    const both = base.flatMap((store) => {
        const key = keyOf(store);
        const other = key === undefined ? undefined : others.get(key);
        if (other === undefined || key === undefined)
            return [];
        others.delete(key);
        return [{ base: store, current: other }];
    });
    const paired = new Set(both.flatMap((pair) => [pair.base, pair.current]));
    const isLeft = (store) => !paired.has(store);
    return { both, base: base.filter(isLeft), current: current.filter(isLeft) };
}

;// CONCATENATED MODULE: ./build/baseline/index.js








;// CONCATENATED MODULE: ./build/flows/yaml-file.js



const MAX_FILE_BYTES = 1024 * 1024;
const MAX_SYNTAX_FAULTS = 10;
async function loadYaml(file, { noun, read, cwd, problems }) {
    const wrong = (path, message) => problems.push({ code: "bad-option", message: `${path}: ${message}`, path });
    const text = await readText((0,external_node_path_.resolve)(cwd, file));
    if (typeof text !== "string") {
        wrong(file, `the ${noun} ${text.why}`);
        return undefined;
    }
    const { LineCounter, parseDocument } = await __webpack_require__.e(/* import() */ 815).then(__webpack_require__.t.bind(__webpack_require__, 38815, 19));
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, schema: "core", version: "1.2" });
    const { value, placed } = interpret(document, read);
    for (const { offset, message } of placed.toSorted((a, b) => a.offset - b.offset)) {
        const { line, col } = lines.linePos(offset);
        wrong(`${file}:${line}:${col}`, message);
    }
    return value;
}
async function readText(path) {
    try {
        const bytes = await (0,promises_.readFile)(path);
        return bytes.length > MAX_FILE_BYTES ? { why: `is larger than ${MAX_FILE_BYTES} bytes` } : bytes.toString("utf8");
    }
    catch (error) {
        return { why: error.code === "ENOENT" ? "does not exist" : "cannot be read" };
    }
}
function interpret(document, read) {
    const faults = [...document.errors, ...document.warnings].slice(0, MAX_SYNTAX_FAULTS);
    if (faults.length > 0)
        return { placed: faults.map(({ pos, message }) => ({ offset: pos[0], message: unquoted(message) })) };
    const { plain, fault } = plainValue(document);
    if (fault !== undefined)
        return { placed: [{ offset: 0, message: fault }] };
    const { value, mistakes } = read(plain);
    const placed = mistakes.map((mistake) => place(mistake, document));
    return value === undefined ? { placed } : { value, placed };
}
function unquoted(message) {
    return message.replace(/(?<=\S): .*$/s, "");
}
function plainValue(document) {
    try {
        return { plain: document.toJS({ maxAliasCount: 100 }) };
    }
    catch {
        return { fault: "its aliases cannot be resolved, or are too many" };
    }
}
function place({ path, key, message }, document) {
    const named = path.length === 0 ? message : `${(0,model/* spelt */.lm)(path)}: ${message}`;
    return { offset: offsetOf(path, key, document), message: named };
}
function offsetOf(path, key, document) {
    for (let length = path.length; length >= 0; length--) {
        const node = nodeAt(document, path.slice(0, length));
        if (node?.range == null)
            continue;
        const named = length === path.length && key !== undefined ? yaml_file_keyOf(node, key) : undefined;
        return (named ?? node).range?.[0] ?? 0;
    }
    return 0;
}
function nodeAt(document, path) {
    return (path.length === 0 ? document.contents : document.getIn(path, true));
}
function yaml_file_keyOf(node, key) {
    const { items } = node;
    return items?.find((item) => String(item.key?.value) === key)?.key;
}

;// CONCATENATED MODULE: ./build/flows/compare/policy-file.js


async function loadPolicy(file, cwd, problems) {
    if (file === undefined)
        return BUILT_IN_POLICY;
    const read = (value) => {
        const { policy, mistakes } = readPolicy(value);
        return { value: policy, mistakes };
    };
    return (await loadYaml(file, { noun: "policy file", read, cwd, problems })) ?? BUILT_IN_POLICY;
}

// EXTERNAL MODULE: ./build/report/index.js + 23 modules
var report = __webpack_require__(69008);
;// CONCATENATED MODULE: ./build/flows/compare/reports.js




const WORDED = {
    json: (comparison) => `${JSON.stringify(comparison, null, 2)}\n`,
    markdown: (comparison) => `${(0,report/* compareSummary */.oX)(comparison)}\n`,
    junit: report/* compareJunit */.ag,
    sarif: report/* compareSarif */.tw,
};
async function prepareReports({ files, inputs = [] }, cwd, problems) {
    const taken = new Set(inputs.map((path) => (0,external_node_path_.resolve)(cwd, path)));
    for (const [, path] of entriesOf(files)) {
        const absolute = (0,external_node_path_.resolve)(cwd, path);
        const why = taken.has(absolute) ? "it is named for something else as well" : await whyUnwritable(absolute);
        taken.add(absolute);
        if (why !== undefined)
            problems.push({ code: "output-unwritable", message: `${path} cannot be written: ${why}`, path });
    }
}
async function whyUnwritable(path) {
    const folder = (0,external_node_path_.dirname)(path);
    const isFolder = await (0,promises_.stat)(folder).then((found) => found.isDirectory(), () => false);
    if (!isFolder)
        return `there is no folder ${folder}`;
    const there = await (0,promises_.stat)(path).catch(() => undefined);
    if (there !== undefined && !there.isFile())
        return "it is no file";
    return (0,promises_.access)(folder, promises_.constants.W_OK).then(() => undefined, () => "its folder cannot be written to");
}
async function writeReports(comparison, files, cwd) {
    for (const [form, path] of entriesOf(files))
        await replaceFile((0,external_node_path_.resolve)(cwd, path), WORDED[form](comparison));
}
async function replaceFile(path, text) {
    const temporary = `${path}.${process.pid}.partial`;
    try {
        await (0,promises_.writeFile)(temporary, text, { flag: "wx" });
        await (0,promises_.rename)(temporary, path);
    }
    catch (error) {
        await (0,promises_.rm)(temporary, { force: true });
        const { code = "" } = error;
        if (code === "ENOSPC" || code === "EDQUOT")
            throw new model/* AppError */.uV("disk-full", `no space left to write ${path}`, { path });
        throw new model/* AppError */.uV("output-unwritable", `${path} cannot be written (${code})`, { path, cause: error });
    }
}
function entriesOf(files) {
    return Object.entries(files).filter((entry) => entry[1] !== undefined);
}

;// CONCATENATED MODULE: ./build/flows/compare/side.js

function redactedOf(stores) {
    return stores.filter(({ redacted }) => redacted).map(model/* storeKey */.LN);
}
function withContent(store, contents) {
    const content = contents?.get((0,model/* storeKey */.LN)(store));
    return content === undefined ? store : { ...store, content };
}

// EXTERNAL MODULE: ./build/kinds/index.js + 188 modules
var kinds = __webpack_require__(50560);
// EXTERNAL MODULE: ./build/os/index.js + 2 modules
var os = __webpack_require__(47478);
;// CONCATENATED MODULE: ./build/swap/folders.js


const OWNER_ALL = 0o700;
function openUp(tree) {
    const opened = [];
    const waiting = ["."];
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
        const folder = (0,external_node_path_.join)(tree, path);
        const mode = (0,external_node_fs_.lstatSync)(folder).mode & 0o777;
        if ((mode & OWNER_ALL) !== OWNER_ALL) {
            (0,external_node_fs_.chmodSync)(folder, mode | OWNER_ALL);
            opened.push({ path, mode });
        }
        for (const entry of (0,external_node_fs_.readdirSync)(folder, { withFileTypes: true }))
            if (entry.isDirectory())
                waiting.push(path === "." ? entry.name : `${path}/${entry.name}`);
    }
    return opened;
}
function removeTree(folder) {
    const remove = () => (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true, maxRetries: 3 });
    for (const step of [remove, () => openUp(folder), remove]) {
        try {
            step();
            if (!(0,external_node_fs_.existsSync)(folder))
                return;
        }
        catch {
        }
    }
}
function makeFolders(folder) {
    const missing = [];
    for (let path = folder; !(0,external_node_fs_.existsSync)(path); path = (0,external_node_path_.dirname)(path))
        missing.unshift(path);
    const made = [];
    try {
        for (const path of missing)
            if ((0,external_node_fs_.mkdirSync)(path, { recursive: true }) !== undefined)
                made.push(path);
    }
    catch (error) {
        removeEmpty(made);
        throw error;
    }
    return made;
}
function removeEmpty(made) {
    for (const folder of made.toReversed()) {
        try {
            (0,external_node_fs_.rmdirSync)(folder);
        }
        catch {
        }
    }
}

;// CONCATENATED MODULE: ./build/swap/own-folder.js



const OWN = {
    ignore: ".gitignore",
    lock: "lock",
    journal: "journal.json",
    record: "target.json",
    generations: "pre-restore",
};
const RECORD_PATH = `${model/* OWN_FOLDER */.w5}/${OWN.record}`;
const INNER_STAGING = "restore-";
const SET_ASIDE = "set-aside-";
const IGNORE_ALL = "*\n";
function ownFolder(target) {
    return (0,external_node_path_.join)(target, model/* OWN_FOLDER */.w5);
}
function hasOwnFolder(target) {
    const path = ownFolder(target);
    const found = (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false });
    if (found === undefined || found.isDirectory())
        return found !== undefined;
    throw new model/* AppError */.uV("target-unsafe", `${path} is no folder; restore keeps its journal there`, { path });
}
function isOwnPath(path) {
    return path === model/* OWN_FOLDER */.w5 || path.startsWith(`${model/* OWN_FOLDER */.w5}/`);
}

;// CONCATENATED MODULE: ./build/swap/claim.js






const LOCK_TIMEOUT_MS = 30_000;
async function claimTarget(target, timeoutMs) {
    const deadline = performance.now() + timeoutMs;
    const folder = ownFolder(target);
    for (;;) {
        const leftMs = Math.max(0, deadline - performance.now());
        const lock = await makeAndLock(target, leftMs);
        if (lock !== undefined) {
            const release = () => giveUp(folder, lock);
            try {
                writeIgnoreFile(folder);
                return { release };
            }
            catch (error) {
                release();
                throw error;
            }
        }
        if (leftMs === 0)
            throw new model/* AppError */.uV("busy", `another restore into ${target} is under way`, { path: target });
    }
}
async function makeAndLock(target, timeoutMs) {
    const folder = ownFolder(target);
    if (!hasOwnFolder(target))
        (0,external_node_fs_.mkdirSync)(folder, { recursive: true, mode: 0o700 });
    try {
        return await (0,os/* takeLock */.HJ)((0,external_node_path_.join)(folder, OWN.lock), timeoutMs);
    }
    catch (error) {
        if (error.code === "ENOENT" && (0,external_node_fs_.existsSync)(target))
            return undefined;
        removeEmpty([folder]);
        throw error;
    }
}
function writeIgnoreFile(folder) {
    const path = (0,external_node_path_.join)(folder, OWN.ignore);
    if ((0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false }) === undefined)
        (0,external_node_fs_.writeFileSync)(path, IGNORE_ALL, { flag: "wx" });
}
function giveUp(folder, lock) {
    try {
        if ((0,external_node_fs_.readdirSync)(folder).some((name) => name !== OWN.lock && name !== OWN.ignore))
            return;
        (0,external_node_fs_.rmSync)((0,external_node_path_.join)(folder, OWN.ignore), { force: true });
        lock.release({ remove: true });
        (0,external_node_fs_.rmdirSync)(folder);
    }
    catch {
    }
    finally {
        lock.release();
    }
}

;// CONCATENATED MODULE: ./build/swap/failure.js

const MEANINGS = {
    ENOSPC: ["disk-full", "there is no space left for it"],
    EDQUOT: ["disk-full", "the quota leaves no space for it"],
    EACCES: ["output-unwritable", "cannot be written to"],
    EPERM: ["output-unwritable", "cannot be written to"],
    EROFS: ["output-unwritable", "is on a file system that cannot be written to"],
    ENOTDIR: ["output-unwritable", "is below something that is no folder"],
    ENAMETOOLONG: ["output-unwritable", "is too long a name for its file system"],
    EXDEV: ["target-unsafe", "is on another file system than the target"],
    EBUSY: ["busy", "is in use"],
    ENOENT: ["busy", "has vanished meanwhile"],
    EEXIST: ["busy", "is taken by something else"],
    ENOTEMPTY: ["busy", "is taken by something else"],
};
function explained(error, place) {
    const { code, path } = error;
    const meaning = error instanceof model/* AppError */.uV || code === undefined ? undefined : MEANINGS[code];
    if (meaning === undefined)
        return error;
    const where = path ?? place;
    return new model/* AppError */.uV(meaning[0], `${where} ${meaning[1]} (${code}); nothing was changed`, {
        path: where,
        cause: error,
    });
}

;// CONCATENATED MODULE: ./build/swap/notes.js



const MAX_BYTES = 256 * 1024 * 1024;
const notes_MAX_QUOTED = 200;
function noteText(note) {
    const text = (0,canonicalize/* default */.A)(note);
    if (text === undefined)
        throw new Error("this note has no JSON form");
    return text;
}
function readNote(path, schema) {
    const found = (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false });
    if (found === undefined)
        return undefined;
    if (!found.isFile())
        throw invalidNote(path, "is no plain file");
    if (found.size > MAX_BYTES)
        throw invalidNote(path, `is larger than ${MAX_BYTES} bytes`);
    const text = (0,external_node_fs_.readFileSync)(path, "utf8");
    const parsed = schema.safeParse(notes_parseJson(text, path));
    if (!parsed.success) {
        const [issue] = parsed.error.issues;
        const where = issue?.path.join(".") || "its top";
        throw invalidNote(path, `is wrong at ${where}: ${issue?.message}`.slice(0, notes_MAX_QUOTED));
    }
    if (noteText(parsed.data) !== text)
        throw invalidNote(path, "is not in canonical form");
    return parsed.data;
}
function invalidNote(path, what) {
    return new model/* AppError */.uV("target-notes-invalid", `${path} ${what}; nothing was changed`, { path });
}
function notes_parseJson(text, path) {
    try {
        return JSON.parse(text);
    }
    catch {
        throw invalidNote(path, "is no JSON");
    }
}

;// CONCATENATED MODULE: ./build/swap/place-name.js



const GIT_FOLDER = /^(\.git|git~[0-9]+)$/i;
const GENERATION = /^[0-9]{6}$/;
const FORBIDDEN = process.platform === "win32" ? ["\0", "\\", ":"] : ["\0"];
const PlaceName = schemas/* string */.YjP().refine(isPlaceName, "expected a path that stays in the target");
function isPlaceName(path) {
    if (FORBIDDEN.some((character) => path.includes(character)))
        return false;
    const parts = path.split("/");
    if (parts.some((part) => part === "" || part === "." || part === ".."))
        return false;
    if (parts.slice(0, -1).some((part) => GIT_FOLDER.test(part)))
        return false;
    return parts[0]?.toLowerCase() !== model/* OWN_FOLDER */.w5 || isBroughtAlong(parts);
}
function isBroughtAlong([home, room, generation, ...rest]) {
    if (home !== model/* OWN_FOLDER */.w5 || rest.length > 0)
        return false;
    if (generation === undefined)
        return room === OWN.record || room === OWN.generations;
    return room === OWN.generations && GENERATION.test(generation);
}

;// CONCATENATED MODULE: ./build/swap/step.js





const Step = schemas/* discriminatedUnion */.gMt("do", [
    schemas/* strictObject */.rej({ do: schemas/* literal */.euz("take-away"), path: PlaceName }),
    schemas/* strictObject */.rej({ do: schemas/* literal */.euz("put"), path: PlaceName }),
    schemas/* strictObject */.rej({ do: schemas/* literal */.euz("set-mode"), path: PlaceName, from: model/* Mode */.Kt, to: model/* Mode */.Kt }),
]);
function takeStep(step, { tree, target, old }, disk) {
    const place = (0,external_node_path_.join)(target, step.path);
    if (step.do === "set-mode")
        disk.setMode(place, step.to);
    else if (step.do === "take-away")
        moveInto(place, (0,external_node_path_.join)(old, step.path), disk);
    else {
        if (isThere(place))
            throw new model/* AppError */.uV("busy", `${place} has appeared meanwhile; the target was left as it was`, { path: place });
        disk.rename((0,external_node_path_.join)(tree, step.path), place);
    }
}
function takeBack(step, { tree, target, old }, disk) {
    const place = (0,external_node_path_.join)(target, step.path);
    if (step.do === "set-mode")
        disk.setMode(place, step.from);
    else if (step.do === "take-away")
        disk.rename((0,external_node_path_.join)(old, step.path), place);
    else
        moveInto(place, (0,external_node_path_.join)(tree, step.path), disk);
}
function moveInto(from, to, disk) {
    if (!isThere((0,external_node_path_.dirname)(to)))
        disk.makeFolder((0,external_node_path_.dirname)(to));
    disk.rename(from, to);
}
function isThere(path) {
    return (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false }) !== undefined;
}

;// CONCATENATED MODULE: ./build/swap/journal.js








const Journal = schemas/* strictObject */.rej({
    format: schemas/* literal */.euz(`${model/* FORMAT_NAME */.Yx}/restore-journal`),
    version: schemas/* literal */.euz(1),
    staging: schemas/* string */.YjP().regex(/^restore-[0-9A-Za-z-]{1,64}$/),
    inode: schemas/* string */.YjP().regex(/^[0-9]+$/),
    databases: schemas/* array */.YOg(PlaceName),
    steps: schemas/* array */.YOg(Step),
});
const UNFINISHED_JOURNAL = `${OWN.journal}.partial`;
function stagingFolders(staging) {
    return {
        extracted: (0,external_node_path_.join)(staging, "extracted"),
        scratch: (0,external_node_path_.join)(staging, "scratch"),
        tree: (0,external_node_path_.join)(staging, "tree"),
        old: (0,external_node_path_.join)(staging, "old"),
    };
}
function writeJournal(target, { id, steps, databases, }, disk) {
    const folder = ownFolder(target);
    const staging = INNER_STAGING + id;
    const journal = {
        format: `${model/* FORMAT_NAME */.Yx}/restore-journal`,
        version: 1,
        staging,
        inode: inodeOf((0,external_node_path_.join)(folder, staging)) ?? "",
        databases: [...databases],
        steps: [...steps],
    };
    const path = (0,external_node_path_.join)(folder, OWN.journal);
    const unfinished = (0,external_node_path_.join)(folder, UNFINISHED_JOURNAL);
    try {
        disk.write(unfinished, noteText(journal));
        disk.rename(unfinished, path);
    }
    catch (error) {
        disk.remove(unfinished);
        throw error;
    }
    disk.sync(folder);
}
function removeJournal(target, disk) {
    disk.remove((0,external_node_path_.join)(ownFolder(target), OWN.journal));
    disk.sync(ownFolder(target));
}
function isCutOff(target) {
    return isThere((0,external_node_path_.join)(ownFolder(target), OWN.journal));
}
function readJournal(target) {
    const path = (0,external_node_path_.join)(ownFolder(target), OWN.journal);
    const journal = readNote(path, Journal);
    if (journal === undefined)
        return undefined;
    const staging = (0,external_node_path_.join)(ownFolder(target), journal.staging);
    const { tree, old } = stagingFolders(staging);
    if (inodeOf(staging) !== journal.inode || inodeOf(tree) === undefined || inodeOf(old) === undefined)
        throw invalidNote(path, `is about ${staging}, which is not the folder that it was written for`);
    for (const step of journal.steps)
        refuseDetours(target, step.path, path);
    return { journal, staging, folders: { tree, target, old }, writtenMs: (0,external_node_fs_.lstatSync)(path).mtimeMs };
}
function refuseDetours(target, path, journal) {
    const parts = path.split("/");
    for (let depth = 1; depth < parts.length; depth++) {
        const above = (0,external_node_path_.join)(target, ...parts.slice(0, depth));
        const found = (0,external_node_fs_.lstatSync)(above, { throwIfNoEntry: false });
        if (found === undefined)
            return;
        if (!found.isDirectory())
            throw invalidNote(journal, `leads through ${above}, which is no folder`);
    }
}
function inodeOf(folder) {
    const found = (0,external_node_fs_.lstatSync)(folder, { bigint: true, throwIfNoEntry: false });
    return found?.isDirectory() ? `${found.ino}` : undefined;
}

;// CONCATENATED MODULE: ./build/swap/records.js







const Generation = schemas/* string */.YjP().regex(/^[0-9]{6}$/);
const TargetRecord = schemas/* strictObject */.rej({
    format: schemas/* literal */.euz(`${model/* FORMAT_NAME */.Yx}/target`),
    version: schemas/* literal */.euz(1),
    agent: model/* AgentId */.l5,
    snapshotId: schemas/* uuidv7 */.nHE(),
    stateDigest: model/* Sha256 */.IA,
    whole: schemas/* boolean */.zMY(),
    generation: schemas/* nullable */.mee(Generation),
});
const GenerationNote = schemas/* strictObject */.rej({
    format: schemas/* literal */.euz(`${model/* FORMAT_NAME */.Yx}/generation`),
    version: schemas/* literal */.euz(1),
    bundle: schemas/* nullable */.mee(schemas/* string */.YjP().regex(/^[0-9A-Za-z_.-]{1,255}$/)),
    recipients: schemas/* nullable */.mee(schemas/* array */.YOg(schemas/* string */.YjP().max(4096))),
    added: schemas/* array */.YOg(PlaceName),
    databases: schemas/* array */.YOg(PlaceName),
    links: schemas/* array */.YOg(schemas/* strictObject */.rej({ path: PlaceName, to: schemas/* string */.YjP() })),
    record: schemas/* nullable */.mee(TargetRecord),
});
const GENERATION_NOTE = "generation.json";
function readRecord(target) {
    return readNote((0,external_node_path_.join)(ownFolder(target), OWN.record), TargetRecord) ?? null;
}
function readGeneration(target, generation) {
    const folder = (0,external_node_path_.join)(ownFolder(target), OWN.generations, generation);
    const note = readNote((0,external_node_path_.join)(folder, GENERATION_NOTE), GenerationNote);
    if (note === undefined)
        return null;
    return { note, bundle: note.bundle === null ? null : (0,external_node_path_.join)(folder, note.bundle) };
}
function nextGeneration(target) {
    const numbers = listGenerations(target).map(Number);
    return `${Math.max(0, ...numbers) + 1}`.padStart(6, "0");
}
function listGenerations(target) {
    try {
        return (0,external_node_fs_.readdirSync)((0,external_node_path_.join)(ownFolder(target), OWN.generations)).filter((name) => /^[0-9]{6}$/.test(name));
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./build/swap/disk.js


const DISK = {
    rename: external_node_fs_.renameSync,
    setMode: external_node_fs_.chmodSync,
    makeFolder: (path) => void (0,external_node_fs_.mkdirSync)(path, { recursive: true, mode: 0o700 }),
    write: writeDurably,
    remove: (path) => (0,external_node_fs_.rmSync)(path, { force: true }),
    sync: os/* syncFolder */.Yw,
};
function writeDurably(path, text) {
    (0,external_node_fs_.rmSync)(path, { force: true });
    const file = (0,external_node_fs_.openSync)(path, "wx", 0o600);
    try {
        (0,external_node_fs_.writeFileSync)(file, text);
        (0,external_node_fs_.fsyncSync)(file);
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}

;// CONCATENATED MODULE: ./build/swap/witness.js




function lookAtAll(target, paths) {
    const hash = (0,external_node_crypto_.createHash)("sha256");
    const waiting = [...paths].sort(model/* compareBytewise */.GV).reverse();
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
        const place = (0,external_node_path_.join)(target, path);
        const stat = (0,external_node_fs_.lstatSync)(place, { bigint: true, throwIfNoEntry: false });
        if (/-(shm|journal)$/.test(path))
            continue;
        hash.update(`${path}\0${seen(stat)}\0`);
        if (stat?.isDirectory())
            for (const name of (0,external_node_fs_.readdirSync)(place).sort())
                waiting.push(`${path}/${name}`);
    }
    return hash.digest("hex");
}
function seen(stat) {
    if (stat === undefined)
        return "absent";
    const state = stat.isDirectory() ? [] : [stat.size, stat.mtimeNs];
    return [stat.mode, stat.dev, stat.ino, ...state].join(" ");
}

;// CONCATENATED MODULE: ./build/swap/plan.js






const SIDE_FILES = ["-wal", "-shm", "-journal"];
function planMove({ opened }) {
    const closing = opened.filter(({ path }) => path === ".").map(closingStep);
    return { steps: [{ do: "put", path: "." }, ...closing], replaced: [], added: ["."], seen: "" };
}
async function planMerge(tree, target) {
    const comparison = new Comparison(tree, target, (await (0,promises_.lstat)(target)).dev);
    await comparison.refuseWholeTarget();
    await comparison.remove();
    await comparison.visit(".");
    (0,model/* throwProblems */.Jh)(comparison.problems);
    const steps = comparison.finished();
    const taken = pathsOf(steps, "take-away");
    const replaced = taken.filter((path) => !isOwnPath(path));
    const added = pathsOf(steps, "put").filter((path) => !taken.includes(path) && !isOwnPath(path));
    return { steps, replaced, added, seen: lookAtAll(target, replaced) };
}
function pathsOf(steps, what) {
    return steps.filter((step) => step.do === what).map((step) => step.path);
}
class Comparison {
    problems = [];
    #steps = [];
    #closing = [];
    #merged = new Set();
    #openedUp = new Set();
    #taken = new Set();
    #tree;
    #target;
    #device;
    constructor(tree, target, device) {
        this.#tree = tree;
        this.#target = target;
        this.#device = device;
    }
    async refuseWholeTarget() {
        if (!this.#tree.facts.units.has("."))
            return;
        const others = (await (0,promises_.readdir)(this.#target)).filter((name) => name !== model/* OWN_FOLDER */.w5);
        if (others.length > 0)
            this.#refuse(".", "the bundle replaces the folder as a whole, expected it to be empty");
    }
    async remove() {
        for (const path of [...(this.#tree.facts.removed ?? [])].sort(model/* compareBytewise */.GV)) {
            const above = foldersAbove(path);
            if (above.some((folder) => this.#taken.has(folder)) || !(await this.#canReach(above)))
                continue;
            await this.#takeAway(path);
            if (this.#tree.facts.databases.has(path))
                await this.#takeAwaySideFiles(path);
        }
    }
    async visit(folder) {
        this.#merged.add(folder);
        const entries = await (0,promises_.readdir)((0,external_node_path_.join)(this.#tree.path, folder), { withFileTypes: true });
        for (const entry of entries.sort((a, b) => (0,model/* compareBytewise */.GV)(a.name, b.name))) {
            const path = folder === "." ? entry.name : `${folder}/${entry.name}`;
            const isMerged = entry.isDirectory() && !this.#tree.facts.units.has(path);
            const there = this.#taken.has(path) ? undefined : await lookAt((0,external_node_path_.join)(this.#target, path));
            if (there === undefined)
                await this.#put(path);
            else if (isMerged)
                await this.#merge(path, there);
            else
                await this.#replace(path, there);
        }
    }
    finished() {
        const closing = this.#tree.opened.filter(({ path }) => !this.#merged.has(path)).map(closingStep);
        return [...this.#steps, ...this.#closing.toReversed(), ...closing.toReversed()];
    }
    async #merge(path, there) {
        if (!there.isDirectory())
            return this.#refuse(path, "expected a folder or nothing");
        if (there.dev !== this.#device)
            return this.#refuse(path, "it is on another file system; restore it by itself");
        this.#openUp(path, there);
        await this.visit(path);
    }
    async #replace(path, there) {
        if (there.isDirectory() && !this.#tree.facts.units.has(path))
            return this.#refuse(path, "a folder is there, expected a file or nothing");
        await this.#takeAway(path);
        await this.#put(path);
    }
    async #put(path) {
        if (this.#tree.facts.databases.has(path))
            await this.#takeAwaySideFiles(path);
        this.#steps.push({ do: "put", path });
    }
    async #takeAwaySideFiles(database) {
        for (const suffix of SIDE_FILES)
            await this.#takeAway(database + suffix);
    }
    async #takeAway(path) {
        if (this.#taken.has(path) || (await lookAt((0,external_node_path_.join)(this.#target, path))) === undefined)
            return;
        this.#taken.add(path);
        this.#steps.push({ do: "take-away", path });
    }
    async #canReach(folders) {
        for (const folder of folders) {
            const there = await lookAt((0,external_node_path_.join)(this.#target, folder));
            if (there === undefined)
                return false;
            if (!there.isDirectory()) {
                this.#refuse(folder, "expected a folder or nothing");
                return false;
            }
            this.#openUp(folder, there);
        }
        return true;
    }
    #openUp(path, there) {
        const mode = there.mode & 0o777;
        const open = mode | OWNER_ALL;
        if (mode === open || this.#openedUp.has(path))
            return;
        this.#openedUp.add(path);
        this.#steps.push({ do: "set-mode", path, from: mode, to: open });
        this.#closing.push({ do: "set-mode", path, from: open, to: mode });
    }
    #refuse(path, what) {
        this.problems.push({
            code: "target-unsafe",
            message: `${JSON.stringify(path)} at the target is in the way: ${what}`,
            path,
        });
    }
}
function foldersAbove(path) {
    const parts = path.split("/").slice(0, -1);
    return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}
function closingStep({ path, mode }) {
    return { do: "set-mode", path, from: mode | OWNER_ALL, to: mode };
}
async function lookAt(path) {
    try {
        return await (0,promises_.lstat)(path);
    }
    catch (error) {
        if (error.code === "ENOENT")
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/swap/swap.js





function runSwap(steps, folders, disk = DISK) {
    const taken = [];
    try {
        for (const step of steps) {
            takeStep(step, folders, disk);
            taken.push(step);
        }
        syncTouched(steps, folders, disk);
    }
    catch (error) {
        takeAllBack(taken.reverse(), { folders, disk, cause: error });
        throw explained(error, folders.target);
    }
}
function takeAllBack(latestFirst, { folders, disk, cause, clear }) {
    const stuck = [];
    const attempt = (name, step) => {
        try {
            step();
        }
        catch {
            stuck.push(name);
        }
    };
    for (const step of latestFirst)
        attempt(step.path, () => {
            if (step.do === "take-away")
                clear?.(step.path);
            takeBack(step, folders, disk);
        });
    attempt(".", () => syncTouched(latestFirst, folders, disk));
    if (stuck.length === 0)
        return;
    const list = stuck.map((path) => JSON.stringify(path)).join(", ");
    const message = `the restore failed, and in ${folders.target} these could not be put back: ${list}; what was there is in ${folders.old}`;
    throw new model/* AppError */.uV("restore-incomplete", message, { path: folders.old, cause });
}
function syncTouched(steps, { target }, disk) {
    const folders = new Set(steps.map((step) => (step.do === "set-mode" ? (0,external_node_path_.join)(target, step.path) : (0,external_node_path_.dirname)((0,external_node_path_.join)(target, step.path)))));
    for (const folder of folders)
        if (isThere(folder))
            disk.sync(folder);
}

;// CONCATENATED MODULE: ./build/swap/recover.js










async function recover(target, { disk, lastLook }) {
    const found = readJournal(target);
    if (found === undefined)
        return null;
    const recovering = new Recovering(found, disk);
    await lastLook(recovering.databasesToMove(), found.staging);
    const cause = recovering.goForward();
    removeJournal(target, disk);
    recovering.gatherLate();
    const setAside = keepAside(target, found.staging, disk);
    removeTree(found.staging);
    return cause === undefined ? { outcome: "completed", setAside } : { outcome: "rolled-back", cause, setAside };
}
const ASIDE = "aside";
function keepAside(target, staging, disk) {
    if (!isThere((0,external_node_path_.join)(staging, ASIDE)))
        return null;
    const kept = (0,external_node_path_.join)(ownFolder(target), SET_ASIDE + (0,external_node_path_.basename)(staging).slice(INNER_STAGING.length));
    disk.rename((0,external_node_path_.join)(staging, ASIDE), kept);
    return kept;
}
class Recovering {
    #found;
    #disk;
    #puts;
    #takeAways;
    #databases;
    constructor(found, disk) {
        this.#found = found;
        this.#disk = disk;
        this.#puts = new Set(pathsOf(found.journal.steps, "put"));
        this.#takeAways = new Set(pathsOf(found.journal.steps, "take-away"));
        this.#databases = new Set(found.journal.databases);
    }
    databasesToMove() {
        const paths = this.#found.journal.steps.map(({ path }) => path).filter((path) => this.#databases.has(path));
        const moved = paths.filter((path) => this.#isToMove(path));
        return [...new Set(moved)].map((path) => this.#at("target", path)).filter(isThere);
    }
    goForward() {
        const { journal, folders } = this.#found;
        try {
            for (const step of journal.steps)
                this.#take(step);
            syncTouched(journal.steps, folders, this.#disk);
            return undefined;
        }
        catch (error) {
            const cause = explained(error, folders.target);
            this.#goBack(cause);
            return cause;
        }
    }
    #goBack(cause) {
        const { journal, folders } = this.#found;
        const taken = journal.steps.filter((step) => this.#canBeTakenBack(step)).reverse();
        const waiting = new Set(journal.steps.filter((step) => !taken.includes(step)).map(({ path }) => path));
        for (const path of taken.map((step) => step.path).filter((path) => this.#databases.has(path)))
            this.#evadeSideFiles(path, waiting);
        const clear = (path) => {
            if (isThere(this.#at("target", path)))
                this.#evade(path);
        };
        takeAllBack(taken, { folders, disk: this.#disk, cause, clear });
    }
    gatherLate() {
        const { journal, folders, writtenMs } = this.#found;
        for (const step of journal.steps) {
            const path = (0,external_node_path_.join)(folders.old, step.path);
            const taken = step.do === "take-away" ? (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false }) : undefined;
            if (taken !== undefined && taken.mtimeMs > writtenMs)
                moveInto(path, this.#freePlace(step.path), this.#disk);
        }
    }
    #take(step) {
        const place = this.#at("target", step.path);
        if (step.do === "set-mode")
            this.#setMode(step);
        else if (step.do === "take-away") {
            if (this.#isToMove(step.path) && isThere(place))
                moveInto(place, (0,external_node_path_.join)(this.#found.folders.old, step.path), this.#disk);
        }
        else if (isThere(this.#at("tree", step.path))) {
            if (this.#databases.has(step.path))
                this.#evadeSideFiles(step.path);
            if (isThere(place))
                this.#evade(step.path);
            moveInto(this.#at("tree", step.path), place, this.#disk);
        }
        else if (!this.#isPut(step.path))
            throw new model/* AppError */.uV("restore-incomplete", `what was staged for ${place} is gone`, { path: place });
    }
    #evade(path) {
        moveInto(this.#at("target", path), this.#freePlace(path), this.#disk);
    }
    #evadeSideFiles(database, waiting = new Set()) {
        for (const path of SIDE_FILES.map((suffix) => database + suffix))
            if (isThere(this.#at("target", path)) && !waiting.has(path))
                this.#evade(path);
    }
    #freePlace(path) {
        for (let turn = 1;; turn++) {
            const place = (0,external_node_path_.join)(this.#found.staging, ASIDE, `${turn}`, path);
            if (!isThere(place))
                return place;
        }
    }
    #setMode(step) {
        const place = this.#at("target", step.path);
        if ((0,external_node_fs_.lstatSync)(place, { throwIfNoEntry: false })?.isDirectory())
            this.#disk.setMode(place, step.to);
    }
    #isToMove(path) {
        if (isThere(this.#at("old", path)))
            return false;
        const database = path.replace(/-(wal|shm|journal)$/, "");
        const put = this.#databases.has(database) ? database : path;
        return !this.#puts.has(put) || isThere(this.#at("tree", put));
    }
    #isPut(path) {
        const isMoved = !isThere(this.#at("tree", path)) && isThere(this.#at("target", path));
        return isMoved && (!this.#takeAways.has(path) || isThere(this.#at("old", path)));
    }
    #canBeTakenBack(step) {
        if (step.do === "put")
            return this.#isPut(step.path);
        if (step.do === "take-away")
            return isThere(this.#at("old", step.path));
        return (0,external_node_fs_.lstatSync)(this.#at("target", step.path), { throwIfNoEntry: false })?.isDirectory() === true;
    }
    #at(folder, path) {
        return (0,external_node_path_.join)(this.#found.folders[folder], path);
    }
}

;// CONCATENATED MODULE: ./build/swap/sweep.js








function sweepOwnFolder(target) {
    (0,external_node_fs_.rmSync)((0,external_node_path_.join)(ownFolder(target), UNFINISHED_JOURNAL), { force: true });
    for (const entry of (0,external_node_fs_.readdirSync)(ownFolder(target), { withFileTypes: true })) {
        if (!entry.isDirectory() || !entry.name.startsWith(INNER_STAGING))
            continue;
        const staging = (0,external_node_path_.join)(ownFolder(target), entry.name);
        keepAside(target, staging, DISK);
        removeTree(staging);
    }
}
async function sweepOwned(parent, isName) {
    for (const name of listFolder(parent)) {
        const folder = (0,external_node_path_.join)(parent, name);
        if (isName(name) && isOurs(folder))
            await sweep(folder).catch(() => undefined);
    }
}
async function sweep(folder) {
    const path = (0,external_node_path_.join)(folder, OWN.lock);
    if ((0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false }) === undefined) {
        (0,external_node_fs_.rmdirSync)(folder);
        return;
    }
    const lock = await (0,os/* takeLock */.HJ)(path, 0);
    if (lock !== undefined)
        removeOwned(folder, lock);
}
function removeOwned(folder, lock) {
    for (const name of listFolder(folder))
        if (name !== OWN.lock)
            removeTree((0,external_node_path_.join)(folder, name));
    lock.release({ remove: true });
    try {
        (0,external_node_fs_.rmSync)((0,external_node_path_.join)(folder, OWN.lock), { force: true });
        (0,external_node_fs_.rmdirSync)(folder);
    }
    catch {
    }
}
function listFolder(folder) {
    try {
        return (0,external_node_fs_.readdirSync)(folder);
    }
    catch {
        return [];
    }
}
function isOurs(path) {
    const found = (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false });
    return found?.isDirectory() === true && (process.getuid === undefined || found.uid === process.getuid());
}

;// CONCATENATED MODULE: ./build/swap/generations.js










class Generations {
    all;
    next;
    #folder;
    #claim;
    constructor(target, claim) {
        const numbers = listGenerations(target).toSorted().reverse();
        this.all = numbers.flatMap((number) => readStored(target, number) ?? []);
        this.next = readRecord(target)?.generation ?? null;
        this.#folder = ownFolder(target);
        this.#claim = claim;
    }
    remove(number) {
        const gone = (0,external_node_path_.join)(this.#folder, `${INNER_STAGING}pruned-${number}`);
        try {
            (0,external_node_fs_.renameSync)((0,external_node_path_.join)(this.#folder, OWN.generations, number), gone);
        }
        catch (error) {
            throw explained(error, this.#folder);
        }
        removeTree(gone);
    }
    [Symbol.dispose]() {
        this.#claim?.release();
    }
}
async function openGenerations(target, { readOnly, lockTimeoutMs = LOCK_TIMEOUT_MS }) {
    let claim;
    try {
        if (!hasOwnFolder(target))
            return new Generations(target, undefined);
        claim = readOnly ? undefined : await claimTarget(target, lockTimeoutMs);
        if (isCutOff(target))
            throw new model/* AppError */.uV("recovery-needed", `an earlier restore into ${target} was cut off`, { path: target });
        if (claim !== undefined)
            sweepOwnFolder(target);
        return new Generations(target, claim);
    }
    catch (error) {
        claim?.release();
        throw explained(error, target);
    }
}
function readStored(target, number) {
    const found = readGeneration(target, number);
    if (found === null)
        return undefined;
    const note = (0,external_node_path_.join)(ownFolder(target), OWN.generations, number, GENERATION_NOTE);
    return { ...found, number, writtenAt: (0,external_node_fs_.lstatSync)(note).mtime };
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./build/swap/owned.js










const ATTEMPTS = 20;
const PAUSE_MS = 20;
const PRIVATE_PREFIX = "memsnap-work-";
async function openPrivateFolder(parent) {
    try {
        await (0,promises_.mkdir)(parent, { recursive: true });
        await sweepOwned(parent, (name) => name.startsWith(PRIVATE_PREFIX));
        return await own(() => (0,promises_.mkdtemp)((0,external_node_path_.join)(parent, PRIVATE_PREFIX)));
    }
    catch (error) {
        throw explained(error, parent);
    }
}
async function openOwnedFolder(path, isSuch) {
    await sweepOwned((0,external_node_path_.dirname)(path), isSuch);
    return own(async () => {
        (0,external_node_fs_.mkdirSync)(path, { mode: 0o700 });
        return path;
    });
}
async function own(make) {
    for (let attempt = 1;; attempt++) {
        const path = await make();
        try {
            const lock = await lockIn(path);
            if (lock !== undefined)
                return owned(path, lock);
            if (attempt >= ATTEMPTS)
                throw new model/* AppError */.uV("busy", `${path} is taken away by others again and again`, { path });
        }
        catch (error) {
            if (error.code !== "ENOENT" || attempt >= ATTEMPTS) {
                removeTree(path);
                throw error;
            }
        }
        removeTree(path);
        await (0,external_node_timers_promises_.setTimeout)(Math.random() * PAUSE_MS);
    }
}
async function lockIn(folder) {
    try {
        return await (0,os/* takeLock */.HJ)((0,external_node_path_.join)(folder, OWN.lock), 0);
    }
    catch (error) {
        if (error instanceof model/* AppError */.uV)
            return { release() { } };
        throw error;
    }
}
function owned(path, lock) {
    return {
        path,
        remove: () => removeOwned(path, lock),
    };
}

;// CONCATENATED MODULE: ./build/swap/output.js








async function openOutput(folder, name, { atExit }) {
    const path = (0,external_node_path_.join)(folder, name);
    const madeFolders = prepareFolder(folder, path);
    const partial = await openPartial(folder, name, madeFolders);
    const madeFiles = new Set();
    const cleanUp = () => {
        for (const file of madeFiles)
            (0,external_node_fs_.rmSync)(file, { force: true });
        partial.remove();
        removeEmpty(madeFolders);
    };
    const forget = atExit(cleanUp);
    const temporaryOf = (file) => (0,external_node_path_.join)(partial.path, (0,external_node_path_.basename)(file));
    return {
        temporary: temporaryOf(path),
        path,
        async publish(companions) {
            try {
                for (const companion of companions)
                    await writeSynced(temporaryOf(companion.path), companion.text);
                for (const file of [path, ...companions.map((companion) => companion.path)]) {
                    (0,external_node_fs_.renameSync)(temporaryOf(file), file);
                    madeFiles.add(file);
                }
                for (const changed of [folder, ...madeFolders.map((made) => (0,external_node_path_.dirname)(made))])
                    (0,os/* syncFolder */.Yw)(changed);
                madeFiles.clear();
            }
            catch (error) {
                throw explained(error, folder);
            }
        },
        async [Symbol.asyncDispose]() {
            cleanUp();
            forget();
        },
    };
}
function prepareFolder(folder, path) {
    if ((0,external_node_fs_.existsSync)(path))
        throw new model/* AppError */.uV("output-exists", `${path} exists already`, { path });
    try {
        return makeFolders(folder);
    }
    catch (error) {
        throw explained(error, folder);
    }
}
async function openPartial(folder, name, madeFolders) {
    try {
        return await openOwnedFolder((0,external_node_path_.join)(folder, (0,model/* partialName */.t4)(name)), model/* isPartialName */.$9);
    }
    catch (error) {
        removeEmpty(madeFolders);
        throw explained(error, folder);
    }
}
async function writeSynced(path, text) {
    const file = await (0,promises_.open)(path, "wx", 0o644);
    try {
        await file.writeFile(text);
        await file.sync();
    }
    finally {
        await file.close();
    }
}

;// CONCATENATED MODULE: ./build/swap/journaled.js




function runJournaled({ id, steps, databases, folders }, disk) {
    try {
        writeJournal(folders.target, { id, steps, databases }, disk);
        runSwap(steps, folders, disk);
    }
    catch (error) {
        if (!(error instanceof model/* AppError */.uV && error.code === "restore-incomplete"))
            removeJournal(folders.target, disk);
        throw explained(error, folders.target);
    }
    removeJournal(folders.target, disk);
}

;// CONCATENATED MODULE: ./build/swap/staging.js








function isStagingName(name) {
    return name.startsWith(model/* STAGING_PREFIX */.th);
}
function stageInside(target, id) {
    const path = (0,external_node_path_.join)(ownFolder(target), INNER_STAGING + id);
    try {
        (0,external_node_fs_.mkdirSync)(path, { mode: 0o700 });
    }
    catch (error) {
        throw explained(error, path);
    }
    return furnished({ path, remove: () => removeTree(path) }, []);
}
async function stageBeside(folder, id) {
    const path = (0,external_node_path_.join)(folder, model/* STAGING_PREFIX */.th + id);
    const made = [];
    try {
        made.push(...makeFolders(folder));
        return furnished(await openOwnedFolder(path, isStagingName), made);
    }
    catch (error) {
        removeEmpty(made);
        throw explained(error, path);
    }
}
function furnished(owned, made) {
    const { path } = owned;
    const folders = stagingFolders(path);
    const remove = () => {
        owned.remove();
        removeEmpty(made);
    };
    try {
        for (const folder of Object.values(folders))
            (0,external_node_fs_.mkdirSync)(folder, { mode: folder === folders.tree ? 0o777 : 0o700 });
        return { path, folders, made, remove };
    }
    catch (error) {
        remove();
        throw explained(error, (0,external_node_path_.dirname)(path));
    }
}

;// CONCATENATED MODULE: ./build/swap/tree-notes.js






class TreeNotes {
    #folder;
    #target;
    #exists;
    #isMade = false;
    constructor(tree, { target, exists }) {
        this.#folder = (0,external_node_path_.join)(tree, model/* OWN_FOLDER */.w5);
        this.#target = target;
        this.#exists = exists;
    }
    requireNone() {
        if (this.#isMade || (0,external_node_fs_.lstatSync)(this.#folder, { throwIfNoEntry: false }) === undefined)
            return;
        const message = `the bundle holds ${model/* OWN_FOLDER */.w5}, where restore keeps its journal`;
        throw new model/* AppError */.uV("archive-violation", message, { path: model/* OWN_FOLDER */.w5 });
    }
    openGeneration() {
        const generation = nextGeneration(this.#target);
        const folder = (0,external_node_path_.join)(this.#made(), OWN.generations, generation);
        (0,external_node_fs_.mkdirSync)(folder, { recursive: true, mode: 0o700 });
        return { generation, folder };
    }
    closeGeneration(generation, note) {
        (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(this.#made(), OWN.generations, generation, GENERATION_NOTE), noteText(note), { flag: "wx" });
    }
    remember(record) {
        (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(this.#made(), OWN.record), noteText(record), { flag: "wx" });
    }
    #made() {
        if (this.#isMade)
            return this.#folder;
        (0,external_node_fs_.mkdirSync)(this.#folder, { mode: 0o700 });
        this.#isMade = true;
        if (!this.#exists)
            (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(this.#folder, OWN.ignore), IGNORE_ALL);
        return this.#folder;
    }
}

;// CONCATENATED MODULE: ./build/swap/target.js




















const SPARE_BYTES = 16 * 1024 * 1024;
async function openTarget(to, options) {
    const target = (0,external_node_path_.resolve)(options.cwd, to);
    const exists = isFolder(target);
    const { elsewhere, id } = options;
    let claim;
    try {
        if (elsewhere !== undefined) {
            if (exists && hasOwnFolder(target) && isCutOff(target))
                throw new model/* AppError */.uV("recovery-needed", `an earlier restore into ${target} was cut off`, { path: target });
            const staging = await stageBeside(elsewhere, id);
            return new StagedTarget({ target, exists, id, claim, recovered: null, staging }, options.atExit);
        }
        await sweepOwned((0,external_node_path_.dirname)(target), isStagingName);
        if (!exists) {
            const staging = await stageBeside((0,external_node_path_.dirname)(target), id);
            return new StagedTarget({ target, exists, id, claim, recovered: null, staging }, options.atExit);
        }
        claim = await claimTarget(target, options.lockTimeoutMs ?? LOCK_TIMEOUT_MS);
        const recovered = await tidy(target, options.lastLook);
        const staging = stageInside(target, id);
        return new StagedTarget({ target, exists, id, claim, recovered, staging }, options.atExit);
    }
    catch (error) {
        claim?.release();
        throw explained(error, target);
    }
}
async function recoverTarget(to, options) {
    const target = (0,external_node_path_.resolve)(options.cwd, to);
    const exists = isFolder(target);
    await sweepOwned((0,external_node_path_.dirname)(target), isStagingName);
    if (!exists || !hasOwnFolder(target))
        return { target, recovered: null };
    let claim;
    try {
        claim = await claimTarget(target, options.lockTimeoutMs ?? LOCK_TIMEOUT_MS);
        return { target, recovered: await tidy(target, options.lastLook) };
    }
    catch (error) {
        throw explained(error, target);
    }
    finally {
        claim?.release();
    }
}
async function tidy(target, lastLook = async () => { }) {
    const recovered = await recover(target, { disk: DISK, lastLook });
    sweepOwnFolder(target);
    await sweepOwned(target, isStagingName);
    return recovered;
}
class StagedTarget {
    target;
    exists;
    recovered;
    extracted;
    scratch;
    tree;
    notes;
    #ground;
    #forget;
    #opened = [];
    #databases = new Set();
    constructor(ground, atExit) {
        const { target, exists, recovered, staging } = ground;
        this.#ground = ground;
        this.target = target;
        this.exists = exists;
        this.recovered = recovered;
        this.extracted = staging.folders.extracted;
        this.scratch = staging.folders.scratch;
        this.tree = staging.folders.tree;
        this.notes = new TreeNotes(this.tree, { target, exists });
        this.#forget = atExit(() => this.#cleanUp());
    }
    record() {
        return this.exists && hasOwnFolder(this.target) ? readRecord(this.target) : null;
    }
    async reserve(bytes) {
        const { path } = this.#ground.staging;
        const { bavail, bsize } = await (0,promises_.statfs)(path);
        if (bytes + SPARE_BYTES > bavail * bsize)
            throw new model/* AppError */.uV("disk-full", `the restore needs ${bytes} bytes, and ${bavail * bsize} are free at ${(0,external_node_path_.dirname)(path)}`, { path: this.target });
    }
    async plan(facts) {
        const { tree, target } = this;
        this.notes.requireNone();
        try {
            this.#opened.push(...openUp(tree));
            this.#databases = facts.databases;
            const staged = { path: tree, facts, opened: this.#opened };
            return this.exists ? await planMerge(staged, target) : planMove(staged);
        }
        catch (error) {
            throw explained(error, target);
        }
    }
    async putInPlace(plan, lastLook = async () => { }) {
        const { target, tree } = this;
        const { id, staging } = this.#ground;
        const folders = { tree, target, old: staging.folders.old };
        try {
            await (0,os/* syncTree */.SP)(tree);
            await lastLook();
            if (this.exists) {
                requireUnchanged(target, plan);
                const places = new Set(plan.steps.map(({ path }) => path));
                const databases = [...this.#databases].filter((path) => places.has(path));
                runJournaled({ id, steps: plan.steps, databases, folders }, DISK);
            }
            else {
                for (const { path, mode } of this.#opened.toReversed())
                    if (path !== ".")
                        (0,external_node_fs_.chmodSync)((0,external_node_path_.join)(tree, path), mode);
                runSwap(plan.steps, folders);
            }
        }
        catch (error) {
            throw explained(error, target);
        }
        for (const folder of staging.made)
            (0,os/* syncFolder */.Yw)((0,external_node_path_.dirname)(folder));
    }
    async [Symbol.asyncDispose]() {
        this.#cleanUp();
        this.#forget();
    }
    #cleanUp() {
        const { claim, staging } = this.#ground;
        if (claim === undefined || !isCutOff(this.target))
            staging.remove();
        claim?.release();
    }
}
function requireUnchanged(target, { replaced, seen }) {
    if (lookAtAll(target, replaced) === seen)
        return;
    throw new model/* AppError */.uV("kept-changing", `somebody wrote to ${target} during the restore; nothing was changed`, {
        path: target,
    });
}
function isFolder(target) {
    const found = (0,external_node_fs_.lstatSync)(target, { throwIfNoEntry: false });
    if (found !== undefined && !found.isDirectory())
        throw new model/* AppError */.uV("target-unsafe", `the target ${target} is no folder`, { path: target });
    return found !== undefined;
}

;// CONCATENATED MODULE: ./build/swap/index.js








;// CONCATENATED MODULE: ./build/flows/workspace.js



async function openWorkspace(parent, context) {
    const owned = await openPrivateFolder(parent);
    const forget = context.atExit(() => owned.remove());
    return {
        path: owned.path,
        async folder(name) {
            const folder = (0,external_node_path_.join)(owned.path, name);
            await (0,promises_.mkdir)(folder, { mode: 0o700 });
            return folder;
        },
        async [Symbol.asyncDispose]() {
            owned.remove();
            forget();
        },
    };
}

;// CONCATENATED MODULE: ./build/flows/bundles/stored.js



function isStored({ bundle, vault }) {
    return vault !== undefined || (0,build_vault.isVaultUrl)(bundle);
}
function planStored(named, problems) {
    const { bundle, vault, trust, asBaseline } = named;
    const url = vault === undefined ? undefined : (0,model/* collect */.Fo)(problems, () => (0,build_vault.parseVaultUrl)(vault, "--vault"));
    const reference = bundle === "" ? undefined : (0,model/* collect */.Fo)(problems, () => (0,build_vault.parseReference)(bundle));
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
    if (place !== undefined && !(0,build_vault.isShared)(place) && trust?.areAsked === true)
        problems.push(unknown(place.text, `${place.text} does not know which run has stored a bundle`));
    return place === undefined ? undefined : { url: place, wanted: reference.wanted, ...(0,model/* given */.gI)({ trust, asBaseline }) };
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
    return (0,build_vault.openVault)(url, { cwd, tempDir, env, now, ...keeping });
}
async function findStored({ url, ...choosing }, { trustedKeys }, context) {
    const vault = await openVaultAt(url, context);
    const { taken, passedOver } = await chooseBundle(vault, { ...choosing, ...(0,model/* given */.gI)({ trustedKeys }) }, context);
    const reference = (0,build_vault.referenceText)(vault.url, taken.name);
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
    return (0,model/* collect */.Fo)(problems, () => (0,build_vault.parseVaultUrl)(vault, "--vault"));
}
function required(plan) {
    if (plan === undefined)
        throw new model/* AppError */.uV("internal", "what is missing has no problem");
    return plan;
}

;// CONCATENATED MODULE: ./build/flows/bundles/stored-source.js


function storedSource(found, dir, context) {
    const { vault, stored } = found;
    let fetched;
    const file = async () => {
        fetched ??= fetchStored(found, dir, context);
        return fileSource(await fetched);
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
    const found = await findStored(stored, keys, context);
    return inWorkspace(context, async ({ path: folder }) => {
        const path = await fetchStored(found, folder, context);
        return { ...(await planBundle(path, keys)), name: found.reference };
    });
}
async function prepareInPlace(request, context, further) {
    const { file, stored, keys } = await examine(request, context, further);
    if (stored === null)
        return { ...file, ...readableFile(file), async [Symbol.asyncDispose]() { } };
    const found = await findStored(stored, keys, context);
    return inWorkspace(context, async ({ path }) => {
        const readable = readableStored(found, { dir: path, keys }, context);
        return { ...readable, ...(await probeBundle(readable.source)) };
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
    return { path, ...(await probeBundle(path)), keys, hasKeys: hasAny(keys) };
}
function hasAny({ identities = [], passphrases = [] }) {
    return identities.length + passphrases.length > 0;
}
async function examine(request, context, further) {
    const problems = [...(request.problems ?? [])];
    const keys = await loadKeys(request, context.cwd, problems);
    await further?.(problems);
    if (isStored(request)) {
        const stored = planStored(request, problems);
        (0,model/* throwProblems */.Jh)(problems);
        return { keys, file: null, stored: required(stored) };
    }
    problems.push(...pathProblems(request.trust, request.bundle));
    let file;
    if (request.bundle !== "")
        await heard(problems, async () => {
            file = await planBundle((0,external_node_path_.resolve)(context.cwd, request.bundle), keys);
        });
    (0,model/* throwProblems */.Jh)(problems);
    return { keys, file: required(file), stored: null };
}
async function inWorkspace(context, make) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const stack = __addDisposableResource(env_1, new AsyncDisposableStack(), true);
        const made = await make(stack.use(await openWorkspace(context.tempDir, context)));
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
    const receipt = await readReceipt(path);
    const signature = (await readSignature(path)) ?? receipt?.signature ?? null;
    return { checksum: await readChecksum(path), receipt, signature };
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
    const actual = makeReceipt({ ...bundle, sha256 }, bundle.manifest);
    const wrong = Object.keys(actual).find((key) => !(0,external_node_util_.isDeepStrictEqual)(receipt[key], actual[key]));
    if (wrong !== undefined)
        throw new model/* AppError */.uV("sidecar-mismatch", `the receipt beside the bundle gives another \`${wrong}\` than the bundle`);
}

;// CONCATENATED MODULE: ./build/flows/bundles/signature.js

function proofOf({ signature }, { name, keys }) {
    const { trustedKeys } = keys;
    return trustedKeys === undefined ? undefined : openProof(signature, { name, trustedKeys });
}
function statementOf({ snapshot, stateDigest }) {
    const { id: snapshotId, agent, createdAt } = snapshot;
    return { snapshotId, agent, stateDigest, createdAt };
}

;// CONCATENATED MODULE: ./build/flows/bundles/unpack.js
var unpack_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var unpack_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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




const PART_OF_WHOLE = 0.5;
async function unpack(bundle, unpacking, context) {
    const { into, needs, inPart = false, keys } = unpacking;
    const sidecars = await (unpacking.sidecars ?? (() => readSidecars(bundle.path)))();
    const proof = proofOf(sidecars, { name: bundle.path, keys });
    const part = inPart && proof === undefined ? bundle.partWith(needs) : undefined;
    if (part !== undefined && part.sizeBytes < bundle.sizeBytes * PART_OF_WHOLE) {
        await part.readInto(into, reporting(part.sizeBytes, context));
        checkUnread(sidecars, bundle);
        return { partial: true, readBytes: part.sizeBytes, signedBy: null };
    }
    const signedBy = await unpack_readWhole(bundle, { sidecars, proof, extraction: { into, wanted: needs } }, context);
    return { partial: false, readBytes: bundle.sizeBytes, signedBy };
}
async function requireSigned(bundle, { sidecars, keys }, context) {
    const proof = proofOf(sidecars, { name: bundle.path, keys });
    return proof === undefined ? null : unpack_readWhole(bundle, { sidecars, proof }, context);
}
async function unpack_readWhole(bundle, { sidecars, proof, extraction, }, context) {
    const { sha256 } = await bundle.readAll({
        ...(0,model/* given */.gI)({ extraction }),
        onBytes: reporting(bundle.sizeBytes, context),
        hear: proof?.hear,
    });
    checkSidecars(sidecars, sha256, bundle);
    return proof?.conclude(statementOf(bundle.manifest)).keyId ?? null;
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
        checkSidecars(sidecars, claimed, bundle);
}
async function checkStores(stores, scratch, context) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const examiner = unpack_addDisposableResource(env_1, (0,kinds/* openExaminer */._Z)({ kinds: kinds/* KINDS */.GW, scratch, atExit: context.atExit }), false);
        const problems = [];
        for (const [index, extracted] of stores.entries()) {
            const { name } = extracted.store;
            context.progress({ phase: "check", done: index, total: stores.length, unit: "stores", item: name });
            problems.push(...(await examiner.check(extracted)));
        }
        (0,model/* throwProblems */.Jh)(problems);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        unpack_disposeResources(env_1);
    }
}

;// CONCATENATED MODULE: ./build/flows/space.js

const NO_SPACE = new Set(["ENOSPC", "EDQUOT"]);
async function filling(folder, step) {
    try {
        return await step();
    }
    catch (error) {
        if (error instanceof model/* AppError */.uV || !NO_SPACE.has(error.code ?? ""))
            throw error;
        throw new model/* AppError */.uV("disk-full", `no space left in ${folder}`, { path: folder, cause: error });
    }
}

;// CONCATENATED MODULE: ./build/flows/compare/side-file.js

function receiptSide({ agent, snapshotId, createdAt, label, stateDigest, stores }, { what, name }) {
    return {
        side: { what, name, depth: "digests", agent, snapshotId, createdAt, label, stateDigest },
        stores: stores.map(({ redacted: _, ...store }) => ({ ...store, path: null })),
        redacted: redactedOf(stores),
        contents: null,
    };
}
function baselineSide({ agent, stateDigest, stores }, name) {
    const unsaid = { snapshotId: null, createdAt: null, label: null };
    return {
        side: { what: "baseline", name, depth: "summaries", agent, ...unsaid, stateDigest },
        stores,
        contents: null,
    };
}

;// CONCATENATED MODULE: ./build/flows/compare/side-bundle.js








async function openBundleSide(readable, opening) {
    const { name, encrypted, hasKeys, source, keys } = readable;
    const sidecars = await readable.sidecars();
    const isAsked = keys.trustedKeys !== undefined;
    if (encrypted && !hasKeys) {
        if (sidecars.receipt !== null && !isAsked)
            return receiptSide(sidecars.receipt, { what: "bundle", name });
        throw new model/* AppError */.uV("no-key", `${name} is encrypted, no key was given, and no receipt can take its place`, {
            path: name,
        });
    }
    const bundle = await openBundle(source, keys);
    if (isAsked)
        await requireSigned(bundle, { sidecars, keys }, opening.context);
    else
        checkUnread(sidecars, bundle);
    const { id, createdAt, agent, label } = bundle.header;
    const { stateDigest } = bundle.manifest;
    return {
        side: { what: "bundle", name, depth: "contents", agent, snapshotId: id, createdAt, label, stateDigest },
        stores: knownStores(bundle.manifest),
        redacted: redactedOf(bundle.manifest.stores),
        contents: (wanted) => readContents(bundle, { wanted, sidecars, keys }, opening),
    };
}
function knownStores(manifest) {
    return (0,kinds/* extractedStores */.z3)(manifest, "").map(({ store, paths, digests }) => ({
        ...known(store),
        summary: store.summary,
        ...(store.kind === "sqlite" ? {} : { digests: digestsOf(paths, digests) }),
    }));
}
function known({ kind, name, path, digest, entries, bytes }) {
    return { kind, name, path, digest, entries, bytes };
}
function digestsOf(paths, digests) {
    return Object.fromEntries(paths.flatMap((path) => {
        const sha256 = digests?.get(path);
        return sha256 === undefined ? [] : [[path, sha256]];
    }));
}
async function readContents(bundle, { wanted, sidecars, keys: bundleKeys }, { workspace, context }) {
    const into = await workspace.folder("extracted");
    const scratch = await workspace.folder("scratch");
    const keys = new Set(wanted.map(model/* storeKey */.LN));
    const stores = (0,kinds/* extractedStores */.z3)(bundle.manifest, into).filter(({ store }) => keys.has((0,model/* storeKey */.LN)(store)));
    const needed = new Set(stores.flatMap(({ paths }) => paths));
    const needs = (path) => needed.has(path);
    await filling(workspace.path, async () => {
        await unpack(bundle, { into, needs, sidecars: async () => sidecars, keys: bundleKeys }, context);
        await checkStores(stores, scratch, context);
    });
    const entries = new Map(bundle.manifest.entries.map((entry) => [entry.path, entry]));
    const stagedAt = (path) => {
        const entry = entries.get(path);
        if (entry === undefined)
            return [];
        return [entry.type === "file" ? { ...entry, file: (0,external_node_path_.join)(into, path) } : entry];
    };
    return new Map(stores.map(({ store, paths }) => [(0,model/* storeKey */.LN)(store), paths.flatMap(stagedAt)]));
}

;// CONCATENATED MODULE: ./build/flows/snapshot/cut-off.js



function cutOffRestores(sources) {
    return [...foldersOf(sources)].filter(isSeenCutOff).map((folder) => ({
        code: "recovery-needed",
        message: `a restore into ${folder} was cut off or is under way, so what is there may be neither the old memory nor the new; say \`memsnap restore --recover ${folder}\` first`,
        path: folder,
    }));
}
function isSeenCutOff(folder) {
    try {
        return isCutOff(folder);
    }
    catch {
        return false;
    }
}
function foldersOf({ root, stores, leftOut }) {
    const folders = new Set();
    const addWithAllAbove = (path) => {
        for (let folder = path; !folders.has(folder); folder = (0,external_node_path_.dirname)(folder))
            folders.add(folder);
    };
    for (const { location, members = [] } of stores) {
        addWithAllAbove(location);
        for (const { path } of members)
            addWithAllAbove((0,external_node_path_.dirname)((0,external_node_path_.join)(location, path)));
    }
    for (const { path } of leftOut)
        if (external_node_path_.posix.basename(path) === model/* OWN_FOLDER */.w5)
            addWithAllAbove((0,external_node_path_.dirname)((0,external_node_path_.join)(root, path)));
    return folders;
}

;// CONCATENATED MODULE: ./build/flows/snapshot/capture.js



async function capture(plan, workspace, context) {
    const { relocate, lockTimeoutMs = model/* DEFAULTS */.zY.lockTimeoutSeconds * 1000, rawPages = false, allowFuzzy = false } = plan;
    let located = plan;
    let fencedMs = 0;
    const stores = await (0,kinds/* captureStores */.D2)(plan.stores, {
        kinds: kinds/* KINDS */.GW,
        dir: await workspace.folder("staged"),
        lockTimeoutMs,
        options: { rawPages, scratch: await workspace.folder("scratch") },
        allowFuzzy,
        ...(relocate !== undefined && {
            relocate: async () => {
                located = await relocate();
                return located.stores;
            },
        }),
        atExit: context.atExit,
        onStore: (store, index) => context.progress({
            phase: "capture",
            done: index,
            total: located.stores.length,
            unit: "stores",
            item: store.name,
        }),
        onFence: ({ heldMs }) => {
            fencedMs = heldMs;
        },
    });
    const leftOut = distinct([...located.leftOut, ...stores.flatMap(({ staged }) => staged.leftOut)]);
    (0,model/* throwProblems */.Jh)(cutOffRestores({ root: located.root, stores: stores.map(({ store }) => store), leftOut }));
    return { stores, leftOut, fencedMs };
}
function contentOf({ stores, leftOut }) {
    return {
        consistency: weakest(stores.map(({ staged }) => staged.consistency)),
        leftOut: [...leftOut],
        stores: stores.map(({ store, staged, redacted }) => ({
            name: store.name,
            kind: store.kind,
            path: store.path,
            digest: staged.digest,
            consistency: staged.consistency,
            summary: staged.summary,
            entries: staged.entries,
            ...(0,model/* given */.gI)({ redacted }),
        })),
    };
}
function distinct(leftOut) {
    return [...new Map(leftOut.map((one) => [`${one.reason} ${one.path}`, one])).values()];
}
function weakest(all) {
    return all.includes("fuzzy") ? "fuzzy" : all.includes("optimistic") ? "optimistic" : "fenced";
}

;// CONCATENATED MODULE: ./build/flows/compare/side-sources.js




async function openSources(plan, { name, workspace, context }) {
    const captured = await filling(workspace.path, () => capture(plan, workspace, context));
    const stores = capturedStores(captured);
    const unsaid = { agent: null, snapshotId: null, createdAt: null, label: null };
    return {
        side: { what: "sources", name, depth: "contents", ...unsaid, stateDigest: digestOf(stores) },
        stores,
        contents: capturedContents(captured),
    };
}
function capturedStores({ stores }) {
    return stores.map(({ store: { kind, name, path }, staged: { entries, summary, digest } }) => ({
        ...{ kind, name, path, digest, summary },
        entries: entries.length,
        bytes: entries.reduce((sum, entry) => sum + (entry.type === "file" ? entry.sizeBytes : 0), 0),
    }));
}
function capturedContents({ stores }) {
    return async () => new Map(stores.map(({ store, staged }) => [(0,model/* storeKey */.LN)(store), staged.entries]));
}
function digestOf(stores) {
    return stateDigest(stores.map(({ kind, name, path, digest }) => ({ kind, name, path: path ?? ".", digest })));
}

;// CONCATENATED MODULE: ./build/flows/compare/side-open.js





async function openSide(plan, workspace, context) {
    const { what, name } = plan;
    switch (what) {
        case "bundle":
            return openBundleSide({ ...readableFile(plan.bundle), name }, { workspace, context });
        case "stored":
            return openBundleSide(await side_open_readStored(plan, workspace, context), { workspace, context });
        case "receipt":
            return receiptSide(plan.receipt, { what, name });
        case "baseline":
            return baselineSide(plan.baseline, name);
        case "sources":
            return openSources(plan.capture, { name, workspace, context });
    }
}
async function side_open_readStored({ stored, keys }, workspace, context) {
    const found = await findStored(stored, keys, context);
    return readableStored(found, { dir: await workspace.folder("fetched"), keys }, context);
}

;// CONCATENATED MODULE: ./build/flows/compare/side-plan.js












const DOCUMENT = /^\s*\{[\s\S]*"format"\s*:\s*"agent-memory-snapshot\/(receipt|baseline)"/;
const START_BYTES = 4096;
async function side_plan_lookAt({ text, vault }, cwd) {
    const isSought = vault !== undefined && ((0,build_vault.isReference)(text) || !(0,external_node_fs_.existsSync)((0,external_node_path_.resolve)(cwd, text)));
    if ((0,build_vault.isVaultUrl)(text) || isSought)
        return "stored";
    if (/\.tar\.zst(\.age)?$/.test(text))
        return "bundle";
    const path = (0,external_node_path_.resolve)(cwd, text);
    const start = await startOf(path);
    if (start === undefined)
        return "sources";
    const document = DOCUMENT.exec(start)?.[1];
    if (document !== undefined)
        return document;
    return probeBundle(path).then(() => "bundle", () => "sources");
}
async function planSide(request, planning) {
    const { texts, keys } = request;
    const { problems, context } = planning;
    const name = texts.join(" ");
    const path = (0,external_node_path_.resolve)(context.cwd, texts[0] ?? "");
    const look = texts.length === 1 ? await side_plan_lookAt({ text: name, vault: request.vault }, context.cwd) : "sources";
    if (look !== "stored")
        problems.push(...pathProblems(request.trust, name));
    let plan;
    await heard(problems, async () => {
        if (keys.trustedKeys !== undefined)
            requireSignable(look, name);
        if (look === "stored") {
            const { vault, trust, asBaseline } = request;
            const stored = planStored({ bundle: name, ...(0,model/* given */.gI)({ vault, trust, asBaseline }) }, problems);
            if (stored !== undefined)
                plan = { what: look, name, stored, keys };
        }
        else if (look === "bundle")
            plan = { what: look, name, bundle: await planBundle(path, keys) };
        else if (look === "receipt")
            plan = { what: look, name, receipt: await receiptIn(path) };
        else if (look === "baseline")
            plan = { what: look, name, baseline: await baselineIn(path, name) };
        else
            plan = { what: look, name, capture: await planSources(request, planning) };
    });
    return plan;
}
function requireSignable(look, name) {
    if (look !== "receipt" && look !== "baseline")
        return;
    throw new model/* AppError */.uV("signature-missing", `${name} is a ${look}, which is not signed; expected a signed bundle`, {
        path: name,
    });
}
function requireSignedSide(sides) {
    if (!sides.every((side) => side?.what === "sources"))
        return;
    const [base] = sides;
    throw new model/* AppError */.uV("signature-missing", `${base?.name} is not signed, but live; expected a signed bundle`, {
        path: base?.name ?? "",
    });
}
function ownRoot(text, cwd) {
    const path = (0,external_node_path_.resolve)(cwd, text);
    const found = (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false });
    return found === undefined ? undefined : found.isDirectory() ? path : (0,external_node_path_.dirname)(path);
}
async function receiptIn(path) {
    const receipt = await readReceiptFile(path);
    if (receipt === null)
        throw new model/* AppError */.uV("kept-changing", `${path} has gone away`, { path });
    return receipt;
}
async function baselineIn(path, name) {
    if ((await (0,promises_.stat)(path)).size > MAX_BASELINE_BYTES)
        throw new model/* AppError */.uV("baseline-invalid", `${name} is larger than ${MAX_BASELINE_BYTES} bytes`, { path });
    try {
        const file = readBaseline(await (0,promises_.readFile)(path, "utf8"));
        if (stateDigest(file.stores) !== file.stateDigest)
            throw new model/* AppError */.uV("baseline-invalid", "its state digest is not that of its stores");
        return file;
    }
    catch (error) {
        if (!(error instanceof model/* AppError */.uV))
            throw error;
        throw new model/* AppError */.uV(error.code, `${name}: ${error.message}`, { path, cause: error });
    }
}
async function planSources({ texts, root, links, includeSensitive, lockTimeoutMs }, { scratch, problems, context }) {
    const locate = () => (0,kinds/* locateStores */.RS)({
        sources: texts,
        ...(0,model/* given */.gI)({ root, includeSensitive }),
        cwd: context.cwd,
        links: links ?? model/* DEFAULTS */.zY.links,
        scratch,
    });
    const located = await locate();
    problems.push(...located.problems, ...cutOffRestores(located));
    const { stores, leftOut } = located;
    return { root: located.root, stores, leftOut, ...(0,model/* given */.gI)({ lockTimeoutMs }), relocate: locate };
}
async function startOf(path) {
    try {
        if (!(await (0,promises_.stat)(path)).isFile())
            return undefined;
        const file = await (0,promises_.open)(path);
        try {
            const { buffer, bytesRead } = await file.read(Buffer.alloc(START_BYTES), 0, START_BYTES, 0);
            return buffer.subarray(0, bytesRead).toString("utf8");
        }
        finally {
            await file.close();
        }
    }
    catch {
        return undefined;
    }
}

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

;// CONCATENATED MODULE: ./build/flows/compare/sides.js
var sides_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var sides_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
    const pairs = pairStores(base.stores, current.stores).filter((pair) => isCompared(policy, eitherOf(pair)));
    const changed = pairs.filter(isChanged);
    const contents = await contentsOf(sides, changed, judging.depth ?? "contents");
    const found = pairs.map((pair) => ({ store: eitherOf(pair), differences: wholeDifferences(pair) }));
    const inside = await compareChanged(changed, contents, comparing);
    const stores = pairs.map((pair) => compared(pair, contents));
    return {
        ...judge([...found, ...inside], policy),
        changed: base.side.stateDigest !== current.side.stateDigest,
        base: base.side,
        current: current.side,
        policy: judging.policyFile ?? null,
        notes: limitations(sides, stores),
        stores,
    };
}
async function contentsOf({ base, current }, changed, depth) {
    const isIdle = changed.length === 0 || depth !== "contents";
    if (isIdle || base.side.depth === "digests" || current.side.depth === "digests")
        return { base: null, current: null };
    return {
        base: (await base.contents?.(changed.map((pair) => pair.base))) ?? null,
        current: (await current.contents?.(changed.map((pair) => pair.current))) ?? null,
    };
}
async function compareChanged(changed, contents, { judging, policy, scratch, context }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const examiner = sides_addDisposableResource(env_1, (0,kinds/* openExaminer */._Z)({ kinds: kinds/* KINDS */.GW, scratch, atExit: context.atExit }), false);
        const { showContent, samples } = { ...model/* COMPARE_DEFAULTS */.F$, ...judging };
        const found = [];
        for (const [index, pair] of changed.entries()) {
            const store = pair.current;
            context.progress({ phase: "compare", done: index, total: changed.length, unit: "stores", item: store.name });
            const options = optionsFor(policy, store, { showContent, samples });
            found.push({ store, differences: await compareInside(deepest(pair, contents), { examiner, options }) });
        }
        return found;
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        sides_disposeResources(env_1);
    }
}
async function compareInside(pair, { examiner, options }) {
    return depthOf(pair) === "digests" ? [] : examiner.compare(pair, options);
}
function deepest({ base, current }, contents) {
    return { base: withContent(base, contents.base), current: withContent(current, contents.current) };
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

;// CONCATENATED MODULE: ./build/flows/compare/against.js










async function prepareAgainst(against, planning) {
    const { problems, context } = planning;
    const keys = await loadKeys(against, context.cwd, problems);
    const policy = await loadPolicy(against.policyFile, context.cwd, problems);
    await prepareReports({ files: against.reports ?? {}, inputs: [against.base] }, context.cwd, problems);
    const base = await planSide({ texts: [against.base], keys, asBaseline: true, ...(0,model/* given */.gI)({ vault: against.vault, trust: against.trust }) }, planning);
    if (keys.trustedKeys !== undefined)
        (0,model/* collect */.Fo)(problems, () => requireSignedSide([base]));
    return base === undefined ? undefined : { base, policy, judging: against };
}
async function openAgainst({ base: plan, policy, judging }, workspace, context) {
    const [opened] = await Promise.allSettled([openSide(plan, workspace, context)]);
    return {
        async compare({ name, manifest, captured }) {
            if (opened.status === "rejected") {
                const { reason } = opened;
                if (judging.optional === true && isNoBaseline(reason))
                    return { comparison: null, noBaseline: reason.message };
                throw reason;
            }
            const { id, createdAt, agent, label } = manifest.snapshot;
            const about = { agent, snapshotId: id, createdAt, label, stateDigest: manifest.stateDigest };
            const current = {
                side: { what: "bundle", name, depth: "contents", ...about },
                stores: knownStores(manifest),
                redacted: redactedOf(manifest.stores),
                contents: capturedContents(captured),
            };
            const scratch = await workspace.folder("compare");
            const sides = { base: opened.value, current };
            const comparison = await compareSides(sides, { judging, policy, scratch, context });
            await writeReports(comparison, judging.reports ?? {}, context.cwd);
            return { comparison, noBaseline: null };
        },
    };
}
function isNoBaseline(error) {
    return error instanceof model/* AppError */.uV && (error.code === "baseline-missing" || error.code === "vault-not-found");
}

;// CONCATENATED MODULE: ./build/flows/compare/baseline.js
var baseline_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var baseline_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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













async function baseline(request, context) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const workspace = baseline_addDisposableResource(env_1, await openWorkspace(context.tempDir, context), true);
        const { plan, policy } = await prepareBaseline(request, workspace, context);
        const side = await openSide(plan, workspace, context);
        const made = {
            format: BASELINE_FORMAT,
            version: model/* FORMAT_VERSION */.Hp,
            agent: request.agent ?? side.side.agent ?? model/* DEFAULTS */.zY.agent,
            stateDigest: side.side.stateDigest,
            stores: await describeStores(side, { policy, workspace, context }),
        };
        const text = writeBaseline(made);
        const file = request.write === undefined ? null : (0,external_node_path_.resolve)(context.cwd, request.write);
        if (file !== null)
            await replaceFile(file, text);
        return { file, baseline: made, text };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = baseline_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function prepareBaseline(request, workspace, context) {
    const problems = [...(request.problems ?? [])];
    const { agent, write, sources: texts } = request;
    problems.push(...(0,model/* agentProblems */.sY)(agent));
    const keys = await loadKeys(request, context.cwd, problems);
    const policy = await loadPolicy(request.policyFile, context.cwd, problems);
    if (write !== undefined)
        await checkPlace(write, context.cwd, problems);
    const { root, links, includeSensitive, lockTimeoutMs, vault, trust } = request;
    const scratch = await workspace.folder("search");
    const isNamed = texts.some((text) => text !== "");
    const side = { texts, keys, ...(0,model/* given */.gI)({ root, links, includeSensitive, lockTimeoutMs, vault, trust }) };
    const plan = isNamed ? await planSide(side, { scratch, problems, context }) : undefined;
    if (plan?.what === "receipt" || plan?.what === "baseline")
        problems.push(wrong(`${plan.name} is a ${plan.what}; expected a bundle, or live sources`, plan.name));
    (0,model/* throwProblems */.Jh)(problems);
    return { plan: required(plan), policy };
}
async function checkPlace(write, cwd, problems) {
    await prepareReports({ files: { json: write } }, cwd, problems);
    const text = await (0,promises_.readFile)((0,external_node_path_.resolve)(cwd, write), "utf8").catch(() => undefined);
    if (text === undefined)
        return;
    try {
        readBaseline(text);
    }
    catch {
        problems.push({
            code: "output-exists",
            message: `${write} exists and is no baseline file; nothing else is replaced`,
            path: write,
        });
    }
}
async function describeStores({ side, stores, contents }, { policy, workspace, context }) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        if (contents === null)
            throw new model/* AppError */.uV("no-key", `${side.name} is encrypted and no key was given; a baseline is made of contents`);
        const held = await contents(stores);
        const examiner = baseline_addDisposableResource(env_2, (0,kinds/* openExaminer */._Z)({ kinds: kinds/* KINDS */.GW, scratch: await workspace.folder("describe"), atExit: context.atExit }), false);
        const described = [];
        for (const [index, store] of stores.entries()) {
            context.progress({ phase: "compare", done: index, total: stores.length, unit: "stores", item: store.name });
            const options = optionsFor(policy, store, model/* COMPARE_DEFAULTS */.F$);
            const facts = await examiner.describe(withContent(store, held), options);
            described.push({ ...identityOf(store), facts });
        }
        return described;
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        baseline_disposeResources(env_2);
    }
}
function identityOf({ kind, name, path, digest, entries, bytes, summary, }) {
    if (path === null || summary === undefined)
        throw new model/* AppError */.uV("internal", `store ${name} has no summary`);
    return { kind, name, path, digest, entries, bytes, summary };
}
function wrong(message, path) {
    return { code: "bad-option", message, path };
}

;// CONCATENATED MODULE: ./build/flows/compare/plan.js






async function prepareCompare(request, workspaces, context) {
    const problems = [...(request.problems ?? [])];
    const keys = await loadKeys(request, context.cwd, problems);
    const policy = await loadPolicy(request.policyFile, context.cwd, problems);
    const inputs = [request.base, ...request.current, ...(request.policyFile === undefined ? [] : [request.policyFile])];
    await prepareReports({ files: request.reports ?? {}, inputs }, context.cwd, problems);
    const { links, includeSensitive, lockTimeoutMs, vault } = request;
    const choices = { keys, ...(0,model/* given */.gI)({ links, includeSensitive, lockTimeoutMs, vault }) };
    const roots = await rootsOf(request, context.cwd);
    const side = async (texts, which) => {
        if (texts.every((text) => text === ""))
            return undefined;
        const scratch = await workspaces[which].folder("search");
        const trust = which === "base" ? request.trust : request.currentTrust;
        const own = { asBaseline: which === "base", ...(0,model/* given */.gI)({ root: roots[which], trust }) };
        return planSide({ texts, ...choices, ...own }, { scratch, problems, context });
    };
    const base = await side([request.base], "base");
    const current = await side(request.current, "current");
    if (keys.trustedKeys !== undefined)
        (0,model/* collect */.Fo)(problems, () => requireSignedSide([base, current]));
    (0,model/* throwProblems */.Jh)(problems);
    return { base: required(base), current: required(current), policy };
}
async function rootsOf({ base, current, root, vault }, cwd) {
    const [only = "", ...more] = current;
    const isLive = async (text) => text !== "" && (await side_plan_lookAt({ text, vault }, cwd)) === "sources";
    const areLive = (await isLive(base)) && (more.length > 0 || (await isLive(only)));
    if (!areLive)
        return (0,model/* given */.gI)({ base: root, current: root });
    const own = more.length === 0 ? ownRoot(only, cwd) : undefined;
    return (0,model/* given */.gI)({ base: ownRoot(base, cwd), current: root ?? own });
}

;// CONCATENATED MODULE: ./build/flows/compare/compare.js
var compare_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var compare_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
        const base = compare_addDisposableResource(env_1, await openWorkspace(context.tempDir, context), true);
        const current = compare_addDisposableResource(env_1, await openWorkspace(context.tempDir, context), true);
        const plan = await prepareCompare(request, { base, current }, context);
        const sides = {
            base: await openSide(plan.base, base, context),
            current: await openSide(plan.current, current, context),
        };
        const scratch = await current.folder("compare");
        const comparison = await compareSides(sides, { judging: request, policy: plan.policy, scratch, context });
        await writeReports(comparison, request.reports ?? {}, context.cwd);
        return comparison;
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = compare_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}

;// CONCATENATED MODULE: ./build/flows/selection.js


function selectStores(manifest, globs) {
    const wishes = globs.map(parseWish);
    const wantedEntries = new Set();
    const wantedStores = new Set();
    for (const { store, paths } of (0,kinds/* extractedStores */.z3)(manifest, "")) {
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
        throw new model/* AppError */.uV("nothing-selected", `nothing in the bundle fits ${list}`, { path: "--only" });
    }
    const stores = countWanted(manifest, wantedStores, wantedEntries);
    return {
        stores,
        isWhole: wantedEntries.size === manifest.entries.length && wantedStores.size === manifest.stores.length,
        bytes: stores.reduce((sum, store) => sum + store.bytes, 0),
        needs: (path) => wantedEntries.has(path),
        extracted: (dir) => (0,kinds/* extractedStores */.z3)(manifest, dir).filter(({ store }) => wantedStores.has(store)),
        reduced: (stores) => stores.map((store) => ({ ...store, paths: store.paths.filter((path) => wantedEntries.has(path)) })),
    };
}
function restored(store, path) {
    return (0,model/* restoredPath */.iq)(store.path, (0,model/* storeOfArchivePath */.UV)(path)?.rest ?? "");
}
function parseWish(text) {
    const parts = (0,kinds/* withSlashes */.sq)(text).split("/");
    const pattern = parts.filter((part) => part !== "" && part !== ".").join("/");
    return { text, matches: pattern === "" ? () => true : (0,kinds/* compilePattern */.Eb)(pattern), isMet: false };
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
        const owner = entries.has(entry.path) ? (0,model/* storeOfArchivePath */.UV)(entry.path) : undefined;
        if (owner === undefined)
            continue;
        const key = (0,model/* storeKey */.LN)(owner);
        const count = counts.get(key) ?? { entries: 0, bytes: 0 };
        counts.set(key, { entries: count.entries + 1, bytes: count.bytes + (entry.type === "file" ? entry.sizeBytes : 0) });
    }
    return [...stores].map((store) => ({
        ...store,
        ...(counts.get((0,model/* storeKey */.LN)(store)) ?? { entries: 0, bytes: 0 }),
    }));
}

;// CONCATENATED MODULE: ./build/flows/restore/guard.js



function requireAgent(agent, { expected, record, target }) {
    if (expected.forceAgent === true)
        return;
    const problems = [];
    const refuse = (message) => problems.push({ code: "agent-mismatch", message, path: target });
    if (expected.agent !== undefined && expected.agent !== agent)
        refuse(`the bundle is of agent ${agent}, expected ${expected.agent}`);
    if (record !== null && record.agent !== agent)
        refuse(`${target} holds the memory of agent ${record.agent}, and the bundle is of agent ${agent}`);
    (0,model/* throwProblems */.Jh)(problems);
}
async function requireUnused(paths, { target, scratch }) {
    const usages = await (0,kinds/* findUsages */.el)(paths, scratch);
    (0,model/* throwProblems */.Jh)(usages.map(({ file, by = "another program" }) => {
        const path = (0,external_node_path_.relative)(target, file).replaceAll(external_node_path_.sep, "/");
        return { code: "busy", message: `database ${JSON.stringify(path)} at the target is in use by ${by}`, path };
    }));
}
function lastLookInto(target) {
    return (databases, scratch) => requireUnused(databases, { target, scratch });
}
function requireSame(target, before, now) {
    if (before === now)
        return;
    const message = `somebody wrote to ${target} while a snapshot of it was taken; nothing was changed`;
    throw new model/* AppError */.uV("kept-changing", message, { path: target });
}

;// CONCATENATED MODULE: ./build/flows/snapshot/keep.js






async function openKeeper(url, { agent, retentionDays, trust, signingKey, store = model/* DEFAULTS */.zY.store }, context) {
    const vault = await openVaultAt(url, context, (0,model/* given */.gI)({ retentionDays }));
    const believes = (stored) => !(0,build_vault.isShared)(vault) || isBelieved(stored, trust, context);
    const newest = (await listed(vault, { agent })).find(believes);
    return {
        async keep(taken) {
            const { stateDigest, encrypted, signature } = newest?.receipt ?? {};
            const isAlike = store === "changed" && stateDigest === taken.stateDigest && encrypted === taken.encrypted;
            const isSame = isAlike && isStatedBy(signingKey, { signature, stateDigest });
            const stored = isSame && newest !== undefined ? newest : await put(vault, taken, context);
            const reference = (0,build_vault.referenceText)(vault.url, stored.name);
            const receipt = (0,build_vault.referenceText)(vault.url, sidecarPaths(stored.name).receipt);
            return { url: vault.url, reference, receipt, key: stored.key, outcome: isSame ? "unchanged" : "stored" };
        },
    };
}
function isBelieved(stored, trust, context) {
    return trust !== undefined && (0,build_vault.judge)(stored, { runs: runsOf(trust, context) }).trusted;
}
function isStatedBy(key, { signature, stateDigest }) {
    if (key === undefined)
        return true;
    const statement = signature === undefined ? null : readStatement(signature, [key.publicKey]);
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
    const receipt = await readReceiptFile(path);
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

;// CONCATENATED MODULE: ./build/flows/signing-keys.js



async function loadSigningKey(sources, cwd, problems) {
    const { signingKeyFile: file, signingKey: text, signingPassphraseFile, signingPassphrase } = sources;
    const before = problems.length;
    const named = (0,model/* given */.gI)({ passphraseFile: signingPassphraseFile, passphrase: signingPassphrase });
    const passphrase = await loadPassphrase(named, cwd, problems);
    if (file === undefined && text === undefined) {
        if (passphrase !== undefined)
            problems.push({ code: "bad-option", message: "a passphrase for a signing key is given, and no signing key" });
        return null;
    }
    if (problems.length > before)
        return null;
    let key = null;
    await heard(problems, async () => {
        const name = file ?? "the signing key given";
        const read = file === undefined ? (text ?? "") : await readKeyFile(file, cwd, "bad-signing-key");
        key = await parseSigningKey(read, { name, passphrase });
    });
    return key;
}

// EXTERNAL MODULE: ./build/secrets/index.js + 1 modules
var secrets = __webpack_require__(1006);
;// CONCATENATED MODULE: ./build/flows/snapshot/secrets-plan.js






const MIN_KEY_BYTES = 16;
const secrets_plan_KEY_BYTES = 32;
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
    const key = (given ?? (0,external_node_crypto_.randomBytes)(secrets_plan_KEY_BYTES)).toString("hex");
    return { settings: { mode, git, key, rules, allow, redact }, key: given === undefined ? "random" : "given" };
}
async function readRules(file, cwd, problems) {
    if (file === undefined)
        return undefined;
    const read = await (0,secrets/* openSecretsReader */.DJ)();
    return loadYaml(file, { noun: "file of rules about secrets", read, cwd, problems });
}
async function readKey(file, cwd, problems) {
    if (file === undefined)
        return undefined;
    const wrong = (message) => {
        problems.push({ code: "bad-option", message: `the key file ${file} ${message}`, path: file });
    };
    try {
        const text = (await (0,promises_.readFile)((0,external_node_path_.resolve)(cwd, file), "utf8")).trim();
        if (Buffer.byteLength(text) < MIN_KEY_BYTES)
            return wrong(`holds fewer than ${MIN_KEY_BYTES} bytes`);
        return (0,external_node_crypto_.createHash)("sha256").update(`memsnap secrets\0${text}`).digest();
    }
    catch {
        return wrong("cannot be read");
    }
}

;// CONCATENATED MODULE: ./build/flows/snapshot/plan.js










async function prepareSnapshot(request, places, context) {
    const { scratch } = places;
    const problems = [...(request.problems ?? [])];
    const agent = request.agent ?? model/* DEFAULTS */.zY.agent;
    problems.push(...(0,model/* agentProblems */.sY)(agent));
    const label = request.label ?? null;
    if (label !== null && !model/* Label */.JU.safeParse(label).success)
        problems.push(plan_wrong("label", "the label is not one line of at most 200 characters"));
    const level = request.level ?? model/* DEFAULTS */.zY.level;
    if (!Number.isInteger(level) || level < model/* LEVELS */.A_.min || level > model/* LEVELS */.A_.max)
        problems.push(plan_wrong("level", `level ${level} is not a whole number from ${model/* LEVELS */.A_.min} to ${model/* LEVELS */.A_.max}`));
    const locks = await loadLocks(request, context.cwd, problems);
    const signingKey = (await loadSigningKey(request, context.cwd, problems)) ?? undefined;
    const secrets = await prepareSecrets(request, context.cwd, problems);
    const vault = vaultUrlOf(request.vault, problems);
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
    (0,model/* throwProblems */.Jh)([...problems, ...located.problems, ...cutOffRestores(located)]);
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
function plan_wrong(path, message) {
    return { code: "bad-option", message, path };
}

;// CONCATENATED MODULE: ./build/flows/snapshot/screen.js




const screen_MAX_PROBLEMS = 50;
class Screening {
    #plan;
    #staging;
    #context;
    #screener;
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
    [Symbol.dispose]() {
        this.#screener[Symbol.dispose]();
    }
    async #screenAll(captured, plan) {
        const dir = await this.#staging.folder("redacted");
        const all = [];
        for (const [index, store] of captured.stores.entries()) {
            if (plan.settings.mode !== "warn")
                this.#say(index, captured);
            all.push(await this.#screenStore(store, plan, (0,external_node_path_.join)(dir, `${index}`)));
        }
        const [first, ...rest] = all.flatMap(({ problems }) => problems);
        if (first !== undefined)
            throw model/* AppError */.uV.of([first, ...rest.slice(0, screen_MAX_PROBLEMS - 1)]);
        const found = (0,kinds/* addedUp */.C_)(all.flatMap(({ seen }) => seen));
        const unsearched = all.flatMap(({ store, isSearched }) => (isSearched ? [] : [store.store.name]));
        const isClean = found.rules.length === 0 && unsearched.length === 0;
        const mode = plan.settings.mode === "redact" ? "redact" : "warn";
        return {
            captured: { ...captured, stores: all.map(({ store }) => store) },
            secrets: isClean ? undefined : { mode, key: plan.key, ...found, unsearched },
        };
    }
    async #screenStore(store, plan, dir) {
        const { kind, name, path } = store.store;
        const copy = { store: { kind, name, path }, staged: store.staged };
        const { settings } = plan;
        const screening = this.#screener.screen({ copy, settings, dir });
        const screened = await (settings.mode === "warn" ? screening.catch(stopped) : screening);
        if ("stopped" in screened) {
            const problems = settings.mode === "warn" ? [] : [notSearched(store, screened.stopped)];
            return { store, seen: [], problems, isSearched: false };
        }
        const applied = screened.redacted === undefined ? [] : [screened.redacted.applied];
        const problems = objections(screened, plan);
        return { store: await redacted(store, screened), seen: [screened.found, ...applied], problems, isSearched: true };
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

;// CONCATENATED MODULE: ./build/flows/snapshot/versions.js

function toolVersions() {
    return { memsnap: model/* VERSION */.xv, node: process.versions.node };
}

;// CONCATENATED MODULE: ./build/flows/snapshot/snapshot.js
var snapshot_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var snapshot_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
        const workspace = snapshot_addDisposableResource(env_1, await openWorkspace(context.tempDir, context), true);
        const ofBase = snapshot_addDisposableResource(env_1, await openWorkspace(context.tempDir, context), true);
        const staging = snapshot_addDisposableResource(env_1, await openWorkspace(context.tempDir, context), true);
        const places = { scratch: await workspace.folder("search"), out: await workspace.folder("bundle") };
        const plan = await filling(workspace.path, () => prepareSnapshot(request, places, context));
        const keeper = plan.vault === undefined ? null : await openKeeper(plan.vault, plan, context);
        const against = plan.against === undefined ? null : await openAgainst(plan.against, ofBase, context);
        const { result, ...staged } = await takeSnapshot(plan, staging, context);
        const vault = keeper === null ? null : await keeper.keep(result);
        const isGone = vault !== null && plan.out === places.out;
        const kept = { ...result, vault, ...(isGone ? { bundle: vault.reference, receipt: vault.receipt } : {}) };
        if (against === null)
            return kept;
        const compared = await stillKept(kept.bundle, () => against.compare({ name: kept.bundle, ...staged }));
        return { ...kept, ...compared };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = snapshot_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function takeSnapshot(plan, staging, context) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const createdAt = context.now();
        const header = makeHeader(plan, createdAt, context.newId(createdAt));
        const output = snapshot_addDisposableResource(env_2, await openOutput(plan.out, (0,model/* bundleName */.u1)(header, plan.locks !== null), context), true);
        const screening = snapshot_addDisposableResource(env_2, new Screening(plan.secrets, { staging, context }), false);
        const captured = await filling(staging.path, async () => screening.screen(await capture(plan, staging, context)));
        const content = { header, ...contentOf(captured), secrets: screening.report };
        const written = await filling(plan.out, () => write(output.temporary, content, { plan, context }));
        const signer = plan.signingKey === undefined ? undefined : openSigner(plan.signingKey);
        await readBack(written, signer, context);
        const signature = signer?.sign(statementOf(written.manifest));
        const receipt = await publish(output, written, { plan, signature });
        const { manifest } = written;
        const signedBy = plan.signingKey?.publicKey.id ?? null;
        return {
            result: snapshot_report(output.path, receipt, { manifest, fencedMs: captured.fencedMs, signedBy }),
            manifest,
            captured,
        };
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = snapshot_disposeResources(env_2);
        if (result_2)
            await result_2;
    }
}
async function stillKept(bundle, step) {
    try {
        return await step();
    }
    catch (error) {
        if (!(error instanceof model/* AppError */.uV))
            throw error;
        const [first, ...rest] = error.problems;
        if (first === undefined)
            throw error;
        throw model/* AppError */.uV.of([{ ...first, message: `${first.message}; the snapshot itself was taken: ${bundle}` }, ...rest]);
    }
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
    return writeBundle(path, content, {
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
    const receipt = makeReceipt(about, manifest);
    const paths = sidecarPaths(output.path);
    await output.publish([
        { path: paths.checksum, text: checksumText(output.path, sha256) },
        ...(signature === undefined ? [] : [{ path: paths.signature, text: signature }]),
        { path: paths.receipt, text: `${JSON.stringify(receipt, null, 2)}\n` },
    ]);
    return receipt;
}
function snapshot_report(bundle, receipt, { manifest, fencedMs, signedBy }) {
    const { sha256, sizeBytes, snapshotId, createdAt, agent, label, encrypted, consistency, stateDigest } = receipt;
    return {
        bundle,
        receipt: sidecarPaths(bundle).receipt,
        ...{ sha256, sizeBytes, snapshotId, createdAt, agent, label, encrypted, consistency, stateDigest },
        signedBy,
        fencedMs,
        verified: true,
        stores: manifest.stores.map(reportStore),
        leftOut: manifest.leftOut,
        secrets: manifest.secrets ?? null,
        vault: null,
        comparison: null,
        noBaseline: null,
    };
}
function reportStore({ name, path, entries, bytes, digest, consistency, summary, redacted, }) {
    return { name, path, entries, bytes, digest, consistency, ...summary, ...(0,model/* given */.gI)({ redacted }) };
}

;// CONCATENATED MODULE: ./build/flows/restore/pre-snapshot.js
var pre_snapshot_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var pre_snapshot_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
    const { replaced, taken } = await capturing(async () => {
        const target = await (0,promises_.realpath)(staged.target);
        const found = await (0,kinds/* locateReplaced */.dR)({ target, paths: swap.replaced, scratch: staged.scratch });
        (0,model/* throwProblems */.Jh)(found.problems);
        return { replaced: found, taken: await seal(found.stores, { root: target, folder, keeping }, context) };
    });
    const bundle = taken === null ? null : (0,external_node_path_.basename)(taken.bundle);
    staged.notes.closeGeneration(generation, {
        format: "agent-memory-snapshot/generation",
        version: 1,
        bundle,
        recipients: keeping.recipients === null ? null : [...keeping.recipients],
        added: [...swap.added],
        databases: swap.added.filter((path) => keeping.databases.has(path)),
        links: [...replaced.links],
        record: staged.record(),
    });
    const home = (0,external_node_path_.join)(staged.target, model/* OWN_FOLDER */.w5, "pre-restore", generation);
    return { generation, bundle: bundle === null ? null : (0,external_node_path_.join)(home, bundle) };
}
async function seal(stores, { root, folder, keeping }, context) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        if (stores.length === 0)
            return null;
        const { agent, keys } = keeping;
        const locks = await locksOf(keeping);
        const about = { agent, label: "before a restore", level: model/* DEFAULTS */.zY.level };
        const staging = pre_snapshot_addDisposableResource(env_1, await openWorkspace(context.tempDir, context), true);
        const plan = { root, stores, leftOut: [], out: folder, locks, ...about };
        const { result: taken } = await takeSnapshot(plan, staging, context);
        await openBundle(taken.bundle, keys);
        return taken;
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = pre_snapshot_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function locksOf({ recipients, keys }) {
    if (recipients === null)
        return null;
    if (recipients.length > 0)
        return { recipients: await Promise.all(recipients.map((text) => parseRecipient(text))) };
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
    return filling(replacement.staged.target, () => replace(replacement, context));
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
    requireSame(staged.target, first.seen, swap.seen);
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
    return requireUnused(replaced.map((path) => (0,external_node_path_.join)(target, path)), { target, scratch });
}

;// CONCATENATED MODULE: ./build/flows/restore/target.js




function targetOf(to, { cwd }) {
    return (0,external_node_path_.resolve)(cwd, to);
}
async function prepareTarget(request, context, problems) {
    const { agent, to } = request;
    problems.push(...(0,model/* agentProblems */.sY)(agent));
    const target = targetOf(to, context);
    if (to === "" || !(await target_isFolder(target, problems)))
        return;
    const entries = await (0,promises_.readdir)(target).catch(() => undefined);
    if (entries === undefined)
        problems.push({ code: "output-unwritable", message: `the target ${target} cannot be listed`, path: target });
    else if (!request.force && holdsMemory(entries) && !isCutOff(target))
        problems.push(notEmpty(target));
}
async function requireTarget(target, problems) {
    const before = problems.length;
    if ((await target_isFolder(target, problems)) || problems.length > before)
        return;
    problems.push({ code: "nothing-to-undo", message: `there is no folder ${target}`, path: target });
}
async function requireRoom({ target, exists }, { force }) {
    if (!exists || force || !holdsMemory(await (0,promises_.readdir)(target)))
        return;
    const { code, message, path } = notEmpty(target);
    throw new model/* AppError */.uV(code, message, { path });
}
async function target_isFolder(target, problems) {
    const unsafe = (what) => {
        problems.push({ code: "target-unsafe", message: `the target ${target} ${what}`, path: target });
        return false;
    };
    try {
        const found = await (0,promises_.lstat)(target);
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
    return entries.some((name) => !(0,model/* isOwnName */.sJ)(name));
}
function notEmpty(target) {
    return { code: "target-not-empty", message: `the target ${target} is not empty`, path: target };
}

;// CONCATENATED MODULE: ./build/flows/restore/tree.js




async function makeTree(making, context) {
    const { bundle, selection, staged, sidecars, keys } = making;
    const stores = selection.extracted(staged.extracted);
    refuseOwnNames(stores);
    await staged.reserve(selection.bytes);
    const reading = await filling(staged.target, async () => {
        const { isWhole } = selection;
        const needs = (path) => selection.needs(path);
        const unpacking = { into: staged.extracted, needs, inPart: !isWhole, keys, ...(sidecars && { sidecars }) };
        const found = await unpack(bundle, unpacking, context);
        await checkStores(stores, staged.scratch, context);
        await buildTree(selection.reduced(stores), staged, context);
        return found;
    });
    const units = stores.flatMap((extracted) => kinds/* KINDS */.GW[extracted.store.kind].units?.(extracted.store) ?? []);
    const databases = stores.filter(({ store }) => store.kind === "sqlite").map(({ store }) => store.path);
    return { units: new Set(units), databases: new Set(databases), reading };
}
function refuseOwnNames(stores) {
    for (const { store, paths } of stores)
        for (const path of paths) {
            const restored = (0,model/* restoredPath */.iq)(store.path, (0,model/* storeOfArchivePath */.UV)(path)?.rest ?? "");
            if (!restored.split("/").some(model/* isOwnName */.sJ))
                continue;
            const message = `the bundle holds ${JSON.stringify(restored)}, a name that only restore gives`;
            throw new model/* AppError */.uV("archive-violation", message, { path: restored });
        }
}
async function buildTree(stores, staged, context) {
    for (const [index, extracted] of (0,kinds/* restoreOrder */.nQ)(stores).entries()) {
        const { name, kind } = extracted.store;
        context.progress({ phase: "restore", done: index, total: stores.length, unit: "stores", item: name });
        await kinds/* KINDS */.GW[kind].restore(extracted, staged.tree);
    }
}

;// CONCATENATED MODULE: ./build/flows/restore/restore.js
var restore_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var restore_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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









async function restore(request, context) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const checkTarget = (problems) => prepareTarget(request, context, problems);
        const plan = restore_addDisposableResource(env_1, await prepareInPlace(request, context, checkTarget), true);
        const bundle = await openBundle(plan.source, plan.keys);
        const selection = selectStores(bundle.manifest, request.only ?? []);
        const target = targetOf(request.to, context);
        const staged = restore_addDisposableResource(env_1, await openTarget(target, {
            cwd: context.cwd,
            id: context.newId(context.now()),
            atExit: context.atExit,
            lastLook: lastLookInto(target),
            ...(request.dryRun ? { elsewhere: context.tempDir } : {}),
        }), true);
        await requireRoom(staged, request);
        const record = staged.record();
        requireAgent(bundle.header.agent, { expected: request, record, target });
        await requireUnused(databasesAt(staged, selection), staged);
        const facts = await makeTree({ bundle, selection, staged, sidecars: plan.sidecars, keys: plan.keys }, context);
        const outcome = { name: plan.name, request, staged, selection, reading: facts.reading };
        if (request.dryRun)
            return restore_report(bundle, { ...outcome, swapped: await rehearse(staged, facts) });
        const { recipients } = bundle.manifest;
        const keeping = {
            recipients: bundle.encrypted ? recipients : null,
            keys: plan.keys,
            agent: record?.agent ?? bundle.header.agent,
        };
        const swapped = await replaceMemory({
            staged,
            facts,
            keeping: request.preSnapshot === false ? null : keeping,
            recordOf: (generation) => recordOf(bundle, { selection, generation }),
        }, context);
        return restore_report(bundle, { ...outcome, swapped });
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = restore_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
function databasesAt({ target }, { stores }) {
    return stores.filter(({ kind }) => kind === "sqlite").map(({ path }) => (0,external_node_path_.join)(target, path));
}
async function rehearse(staged, facts) {
    return { swap: await staged.plan(facts), kept: null };
}
function recordOf({ header, manifest }, { selection, generation }) {
    return {
        format: "agent-memory-snapshot/target",
        version: 1,
        agent: header.agent,
        snapshotId: header.id,
        stateDigest: manifest.stateDigest,
        whole: selection.isWhole,
        generation,
    };
}
function restore_report(bundle, { name, request, staged, selection, reading, swapped }) {
    const { id, createdAt, agent, label } = bundle.header;
    return {
        bundle: name,
        ...changeOf(staged, swapped),
        dryRun: request.dryRun ?? false,
        ...reading,
        snapshotId: id,
        ...{ createdAt, agent, label },
        stateDigest: bundle.manifest.stateDigest,
        stores: selection.stores.map(({ name, kind, path, entries, bytes }) => ({ name, kind, path, entries, bytes })),
    };
}

;// CONCATENATED MODULE: ./build/flows/drill/judge.js


const CLOCK_TOLERANCE_MS = 5 * 60_000;
function judgeHeader(header, expected, now) {
    const findings = [];
    const { agent, maxAgeMs } = expected;
    const ageMs = now.getTime() - Date.parse(header.createdAt);
    const find = (code, message) => findings.push({ code, path: "snapshot.json", message });
    if (agent !== undefined && header.agent !== agent)
        find("wrong-agent", `the bundle is of agent ${header.agent}, expected ${agent}`);
    if (maxAgeMs !== undefined && ageMs > maxAgeMs)
        find("bundle-too-old", `the bundle is ${(0,report/* humanAge */.DZ)(ageMs / 1000)} old, expected ${(0,report/* humanAge */.DZ)(maxAgeMs / 1000)} at most`);
    if (maxAgeMs !== undefined && -ageMs > CLOCK_TOLERANCE_MS)
        find("bundle-from-future", `the bundle was made at ${header.createdAt}, ${(0,report/* humanAge */.DZ)(-ageMs / 1000)} after now`);
    return findings;
}
function judgeSentinel({ text, store, table }, all) {
    const find = (code, message) => ({ code, path: text, message });
    const held = storesCalled(store, all);
    if (held.length === 0)
        return find("sentinel-missing", noSuchStore(store, all));
    const words = held.map((one) => emptiness(one, table));
    const [first] = words;
    if (first === undefined || words.includes(undefined))
        return undefined;
    return find(first.code, `${store} ${first.message}`);
}
function storesCalled(text, all, kind) {
    const path = text.replace(/^(\.\/)+(?=.)/, "").replace(/(?<=.)\/+$/, "");
    const fitting = all.filter(({ store }) => kind === undefined || store.kind === kind);
    const named = fitting.filter(({ store }) => store.name === text);
    return named.length > 0 ? named : fitting.filter(({ store }) => store.path === path);
}
function noSuchStore(text, all) {
    const words = all.flatMap(({ store }) => [store.name, store.path]);
    return `the bundle holds no store ${JSON.stringify(text)}${(0,model/* didYouMean */.au)(text, [...new Set(words)])}`;
}
function emptiness({ store, summary }, table) {
    if (summary === undefined)
        return { code: "sentinel-missing", message: "did not come back" };
    if (table !== undefined && summary.kind !== "sqlite")
        return { code: "sentinel-missing", message: `is of kind ${store.kind}, which has no tables` };
    switch (summary.kind) {
        case "sqlite":
            return table === undefined ? emptyDatabase(summary) : emptyTable(summary, table);
        case "git":
            return summary.commits > 0 ? undefined : { code: "sentinel-empty", message: "holds no commit" };
        case "file":
            if (summary.files === 0)
                return { code: "sentinel-empty", message: "holds no file" };
            return store.bytes > 0 ? undefined : { code: "sentinel-empty", message: "holds no file with anything in it" };
    }
}
function emptyDatabase({ tables }) {
    const rows = tables.filter(({ name }) => !/^sqlite_/i.test(name)).reduce((sum, each) => sum + each.rows, 0);
    return rows > 0 ? undefined : { code: "sentinel-empty", message: "holds no row in any table" };
}
function emptyTable({ tables, virtualTables }, table) {
    const isMeant = ({ name }) => name.toLowerCase() === table.toLowerCase();
    const found = tables.find(isMeant);
    if (found !== undefined && found.rows > 0)
        return undefined;
    if (found !== undefined)
        return { code: "sentinel-empty", message: `holds no row in table ${found.name}` };
    if (virtualTables.some(isMeant))
        return { code: "sentinel-missing", message: `has ${table} as a virtual table only; ask for its rows with a probe` };
    const near = (0,model/* didYouMean */.au)(table, tables.map(({ name }) => name));
    return { code: "sentinel-missing", message: `has no table ${JSON.stringify(table)}${near}` };
}

;// CONCATENATED MODULE: ./build/flows/drill/probe-file.js


async function loadProbes(file, cwd, problems) {
    const read = (value) => {
        const { probes, mistakes } = (0,model/* readProbes */.UE)(value);
        return { value: probes, mistakes };
    };
    return (await loadYaml(file, { noun: "probe file", read, cwd, problems })) ?? [];
}

;// CONCATENATED MODULE: ./build/flows/drill/plan.js



async function prepareDrill(request, context) {
    let probes = [];
    let sentinels = [];
    const bundle = await prepareBundle(request, context, async (problems) => {
        const { agent, probeFile } = request;
        problems.push(...(0,model/* agentProblems */.sY)(agent));
        sentinels = (request.sentinels ?? []).flatMap((text) => parseSentinel(text, problems));
        if (probeFile !== undefined)
            probes = await loadProbes(probeFile, context.cwd, problems);
    });
    return { bundle, probes, sentinels };
}
function parseSentinel(text, problems) {
    const colon = text.indexOf(":");
    const store = colon < 0 ? text : text.slice(0, colon);
    const table = colon < 0 ? undefined : text.slice(colon + 1);
    if (store !== "" && table !== "")
        return [{ text, store, ...(table === undefined ? {} : { table }) }];
    problems.push(drill_plan_wrong("sentinel", `the sentinel ${JSON.stringify(text)} is not STORE or STORE:TABLE`));
    return [];
}
function drill_plan_wrong(path, message) {
    return { code: "bad-option", message, path };
}

;// CONCATENATED MODULE: ./build/flows/drill/probe-verdict.js

function pass(detail) {
    return { passed: true, detail };
}
function fail(detail) {
    return { passed: false, detail };
}
function verdictOf(faults, otherwise) {
    return faults.length === 0 ? pass(otherwise) : fail(faults.join("; "));
}
function discreet(value) {
    if (value === null || typeof value === "number" || typeof value === "boolean")
        return String(value);
    if (typeof value === "string")
        return `a text of ${(0,report/* counted */.hS)(value.length, "character")}`;
    if (Array.isArray(value))
        return `a list of ${value.length}`;
    if (typeof value !== "object")
        return "nothing";
    if ("integer" in value && typeof value.integer === "string")
        return value.integer;
    if ("hex" in value && typeof value.hex === "string")
        return `a blob of ${(0,report/* counted */.hS)(value.hex.length / 2, "byte")}`;
    return `an object with ${(0,report/* counted */.hS)(Object.keys(value).length, "key")}`;
}

;// CONCATENATED MODULE: ./build/flows/drill/probe-database.js




const MEMORY_BYTES = 512 * 1024 * 1024;
async function askDatabase(file, probe, signal) {
    const { query: sql, rows: expected, minRows = 0, maxRows = Number.POSITIVE_INFINITY } = probe;
    const enough = expected?.length ?? (maxRows === Number.POSITIVE_INFINITY ? minRows : maxRows);
    const tooMany = expected !== undefined || maxRows !== Number.POSITIVE_INFINITY ? 1 : 0;
    const query = { file, sql, maxRows: enough + tooMany, keepRows: expected !== undefined };
    const timeoutMs = (probe.timeoutSeconds ?? model/* QUERY_TIMEOUT_SECONDS */.dM) * 1000;
    const outcome = await (0,kinds/* queryDatabase */.Mc)(query, { timeoutMs, memoryBytes: MEMORY_BYTES, signal });
    if (!("answer" in outcome))
        return failed(outcome);
    const { count: found, rows } = outcome.answer;
    if (expected !== undefined)
        return compareRows(rows, expected);
    if (found < minRows)
        return fail(`${(0,report/* counted */.hS)(found, "row")}, expected at least ${minRows}`);
    if (found > maxRows)
        return fail(`more than ${(0,report/* counted */.hS)(maxRows, "row")}`);
    return pass(maxRows === Number.POSITIVE_INFINITY ? `at least ${(0,report/* counted */.hS)(minRows, "row")}` : (0,report/* counted */.hS)(found, "row"));
}
async function searchDatabase(file, probe, signal) {
    const minRows = probe.minRows ?? 1;
    const query = { file, ...(0,kinds/* fullTextSearch */.Xu)(probe.table, probe.match), maxRows: minRows, keepRows: false };
    const limits = { timeoutMs: model/* QUERY_TIMEOUT_SECONDS */.dM * 1000, memoryBytes: MEMORY_BYTES, signal };
    const outcome = await (0,kinds/* queryDatabase */.Mc)(query, limits);
    if ("failure" in outcome && outcome.failure.startsWith(`no such column: "${probe.table}"`))
        return fail(`${probe.table} is no full-text table`);
    if (!("answer" in outcome))
        return failed(outcome);
    const { count: found } = outcome.answer;
    return found < minRows
        ? fail(`${(0,report/* counted */.hS)(found, "row")} found, expected at least ${minRows}`)
        : pass(`at least ${(0,report/* counted */.hS)(minRows, "row")} found`);
}
function failed(outcome) {
    return fail("failure" in outcome ? outcome.failure : `the query was ${outcome.message}`);
}
function compareRows(rows, expected) {
    for (const [index, wanted] of expected.entries()) {
        const row = rows[index];
        if (row === undefined)
            return fail(`${(0,report/* counted */.hS)(rows.length, "row")}, expected ${expected.length}`);
        if (row.length !== wanted.length)
            return fail(`row ${index + 1} has ${(0,report/* counted */.hS)(row.length, "column")}, expected ${wanted.length}`);
        const column = wanted.findIndex((cell, at) => probe_database_keyOf(cell) !== probe_database_keyOf(row[at] ?? null));
        if (column === -1)
            continue;
        const [is, should] = [discreet(row[column]), discreet(wanted[column])];
        const what = is === should ? "differs from what was expected" : `is ${is}, expected ${should}`;
        return fail(`row ${index + 1}, column ${column + 1} ${what}`);
    }
    if (rows.length > expected.length)
        return fail(`more than ${(0,report/* counted */.hS)(expected.length, "row")}`);
    return pass(`${(0,report/* counted */.hS)(rows.length, "row")} as expected`);
}
function probe_database_keyOf(cell) {
    if (typeof cell === "boolean")
        return JSON.stringify(Number(cell));
    const isSmall = typeof cell === "object" && cell !== null && "integer" in cell && isSafe(cell.integer);
    return JSON.stringify(isSmall ? Number(cell.integer) : cell);
}
function isSafe(digits) {
    return Number.isSafeInteger(Number(digits));
}

;// CONCATENATED MODULE: ./build/flows/drill/probe-file-content.js





async function askFile(tree, probe) {
    const standing = (0,kinds/* lookAtFile */.Jg)(tree, probe.path);
    if (standing.type === "nothing")
        return probe.exists === false ? pass("there is none, as expected") : fail(`there is no ${probe.path}`);
    if (probe.exists === false)
        return fail(`there is a ${probe.path}, expected none`);
    if (standing.type === "other")
        return fail(`${probe.path} is not a file: ${standing.what}`);
    return verdictOf([...(await shapeFaults(standing, probe)), ...textFaults(standing, probe)], (0,report/* counted */.hS)(standing.sizeBytes, "byte"));
}
async function shapeFaults(file, { sha256, minBytes }) {
    const faults = [];
    if (minBytes !== undefined && file.sizeBytes < minBytes)
        faults.push(`${(0,report/* counted */.hS)(file.sizeBytes, "byte")}, expected at least ${minBytes}`);
    if (sha256 !== undefined && (await file.sha256()) !== sha256)
        faults.push("its SHA-256 is another one");
    return faults;
}
function textFaults(file, { contains, jsonPointer, equals }) {
    if (contains === undefined && jsonPointer === undefined)
        return [];
    try {
        const text = file.text();
        const faults = contains === undefined || text.includes(contains) ? [] : ["it does not contain the text"];
        return jsonPointer === undefined ? faults : [...faults, ...jsonFaults(text, jsonPointer, equals)];
    }
    catch (error) {
        if (error instanceof RangeError)
            return [error.message];
        throw error;
    }
}
function jsonFaults(text, pointer, equals) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return ["it is no JSON"];
    }
    const at = (0,model/* atPointer */.ZS)(value, pointer);
    if (!at.found)
        return [`nothing stands at ${pointer}`];
    if ((0,external_node_util_.isDeepStrictEqual)(at.value, equals))
        return [];
    const [is, should] = [discreet(at.value), discreet(equals)];
    return [is === should ? `what stands at ${pointer} is another` : `${pointer} is ${is}, expected ${should}`];
}

;// CONCATENATED MODULE: ./build/flows/drill/probe-repository.js



async function askRepository(location, probe) {
    const question = { fsck: probe.fsck ?? true, ...(probe.hasFile === undefined ? {} : { file: probe.hasFile }) };
    const { faults, head, branch, commits, hasFile } = await (0,kinds/* lookAtRepository */.zc)(location, question);
    const wrong = faults.map((fault) => `git finds a fault: ${fault}`);
    if (probe.head !== undefined && head?.startsWith(probe.head) !== true)
        wrong.push(`HEAD is ${head ?? "before its first commit"}, expected ${probe.head}`);
    if (probe.branch !== undefined && branch !== probe.branch)
        wrong.push(`HEAD is ${branch === null ? "detached" : `on branch ${branch}`}, expected branch ${probe.branch}`);
    if (probe.minCommits !== undefined && commits < probe.minCommits)
        wrong.push(`${(0,report/* counted */.hS)(commits, "commit")}, expected at least ${probe.minCommits}`);
    if (probe.hasFile !== undefined && !hasFile)
        wrong.push(`HEAD holds no ${probe.hasFile}`);
    return verdictOf(wrong, `${(0,report/* counted */.hS)(commits, "commit")}, HEAD at ${head?.slice(0, 12) ?? "no commit yet"}`);
}

;// CONCATENATED MODULE: ./build/flows/drill/probes.js






async function runProbes(probes, memory, context) {
    const stop = new AbortController();
    const forget = context.atExit(() => stop.abort());
    try {
        const results = [];
        for (const probe of probes) {
            const { passed, detail } = await ask(probe, memory, stop.signal);
            results.push({ name: probe.name, status: passed ? "passed" : "failed", detail });
        }
        return results;
    }
    finally {
        forget();
    }
}
function skipProbes(probes, detail) {
    return probes.map(({ name }) => ({ name, status: "skipped", detail }));
}
async function ask({ sql, fts, file, git }, memory, signal) {
    if (file !== undefined)
        return askFile(memory.tree, file);
    const place = locate((sql ?? fts ?? git)?.store ?? "", git === undefined ? "sqlite" : "git", memory);
    if ("detail" in place)
        return place;
    if (sql !== undefined)
        return askDatabase(place.path, sql, signal);
    if (fts !== undefined)
        return searchDatabase(place.path, fts, signal);
    return git === undefined ? fail("asks nothing") : askRepository(place.path, git);
}
function locate(text, kind, { tree, stores }) {
    const [found, ...more] = storesCalled(text, stores, kind);
    if (found === undefined) {
        const other = storesCalled(text, stores)[0];
        return fail(other ? `${text} is of kind ${other.store.kind}, expected ${kind}` : noSuchStore(text, stores));
    }
    if (more.length > 0)
        return fail(`several stores are called ${text}; give the name of one`);
    if (found.actual === null)
        return fail(`store ${found.store.name} did not come back whole`);
    return { path: found.store.path === "." ? tree : (0,external_node_path_.join)(tree, found.store.path) };
}

;// CONCATENATED MODULE: ./build/flows/drill/record.js



class DrillRecord {
    #bundle;
    #findings = [];
    #manifest;
    #ageSeconds = null;
    #returned = [];
    #asked = [];
    #probes;
    #stopped;
    constructor(bundle) {
        this.#bundle = bundle;
    }
    expect(probes) {
        this.#asked = probes;
    }
    named(bundle) {
        this.#bundle = bundle;
    }
    opened(manifest, now) {
        this.#manifest = manifest;
        this.#ageSeconds = Math.floor((now.getTime() - Date.parse(manifest.snapshot.createdAt)) / 1000);
    }
    find(findings) {
        this.#findings.push(...findings);
    }
    compared(manifest, returned) {
        this.#returned = returned;
        const findings = returned.flatMap(({ finding }) => finding ?? []);
        const state = stateDigest(returned.map(({ store, actual }) => ({ ...store, digest: actual ?? "" })));
        if (findings.length === 0 && state !== manifest.stateDigest)
            findings.push({ code: "digest-mismatch", path: "manifest.json", message: "the state has another digest" });
        this.find(findings);
    }
    answered(probes) {
        this.#probes = probes;
        const failed = probes.filter(({ status }) => status === "failed");
        this.find(failed.map(({ name, detail }) => ({ code: "probe-failed", path: name, message: `probe ${name}: ${detail}` })));
    }
    stopped(error) {
        if (error.exitCode === model/* EXIT */.dc.usage || error.exitCode === model/* EXIT */.dc.internal)
            throw error;
        this.#stopped = error;
    }
    result() {
        const outcome = this.#outcome();
        const header = this.#manifest?.snapshot;
        return {
            ok: outcome === "ok",
            outcome,
            bundle: this.#bundle,
            snapshotId: header?.id ?? null,
            createdAt: header?.createdAt ?? null,
            agent: header?.agent ?? null,
            ageSeconds: this.#ageSeconds,
            stateDigest: this.#manifest?.stateDigest ?? null,
            stores: this.#stores(),
            probes: this.#probes ?? skipProbes(this.#asked, "not asked: the drill did not come so far"),
            findings: [...this.#findings, ...this.#problems()],
        };
    }
    #outcome() {
        if (this.#findings.length > 0)
            return "corrupt";
        if (this.#stopped === undefined)
            return "ok";
        if (this.#stopped.exitCode === model/* EXIT */.dc.bundle)
            return "corrupt";
        return this.#stopped.exitCode === model/* EXIT */.dc.key ? "wrong-key" : "inconclusive";
    }
    #stores() {
        const actual = new Map(this.#returned.map((one) => [one.store, one.actual]));
        return (this.#manifest?.stores ?? []).map((store) => {
            const found = actual.get(store) ?? null;
            return {
                name: store.name,
                kind: store.kind,
                expected: store.digest,
                actual: found,
                same: found === store.digest,
            };
        });
    }
    #problems() {
        const problems = this.#stopped?.problems ?? [];
        return problems.map(({ code, message, path }) => ({ code, message, path: path ?? this.#bundle }));
    }
}

;// CONCATENATED MODULE: ./build/flows/drill/round-trip.js
var round_trip_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var round_trip_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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




const FAULTS_OF_THE_COPY = [
    "source-damaged",
    "source-missing",
    "source-unsupported",
    "name-not-portable",
];
async function compareStores(manifest, tree, { dir, context }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const located = (0,kinds/* restoredStores */.le)(manifest, tree);
        const examiner = round_trip_addDisposableResource(env_1, (0,kinds/* openExaminer */._Z)({ kinds: kinds/* KINDS */.GW, scratch: dir, atExit: context.atExit }), false);
        const returned = [];
        for (const [index, store] of manifest.stores.entries()) {
            context.progress({ phase: "compare", done: index, total: located.length, unit: "stores", item: store.name });
            const place = { dir: (0,external_node_path_.join)(dir, String(index)), tree, sizeBytes: store.bytes };
            const staged = await captureAgain(located[index], place, examiner);
            if (staged instanceof model/* AppError */.uV) {
                const finding = mismatch(store.name, `store ${store.name} cannot be captured again: ${staged.message}`);
                returned.push({ store, actual: null, finding });
            }
            else {
                const { digest: actual, summary } = staged;
                const differs = `store ${store.name} came back with another digest than the manifest gives`;
                const finding = actual === store.digest ? {} : { finding: mismatch(store.name, differs) };
                returned.push({ store, actual, summary, ...finding });
            }
        }
        return returned;
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        round_trip_disposeResources(env_1);
    }
}
async function captureAgain(store, { dir, tree, sizeBytes }, examiner) {
    await (0,promises_.mkdir)(dir, { mode: 0o700 });
    try {
        return await examiner.capture(store, { dir, sizeBytes });
    }
    catch (error) {
        if (!(error instanceof model/* AppError */.uV) || !FAULTS_OF_THE_COPY.includes(error.code))
            throw error;
        return new model/* AppError */.uV(error.code, error.message.replaceAll(tree + external_node_path_.sep, ""));
    }
    finally {
        await (0,promises_.rm)(dir, { recursive: true, force: true, maxRetries: 3 });
    }
}
function mismatch(path, message) {
    return { code: "digest-mismatch", path, message };
}

;// CONCATENATED MODULE: ./build/flows/drill/drill.js
var drill_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var drill_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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














async function drill(request, context) {
    const record = new DrillRecord(isStored(request) ? request.bundle : (0,external_node_path_.resolve)(context.cwd, request.bundle));
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const plan = await prepareDrill(request, context);
            const requested = drill_addDisposableResource(env_1, plan.bundle, true);
            record.named(requested.name);
            record.expect(plan.probes);
            const bundle = await openBundle(plan.bundle.path, plan.bundle.keys);
            record.opened(bundle.manifest, context.now());
            record.find(judgeHeader(bundle.header, request, context.now()));
            const workspace = drill_addDisposableResource(env_1, await openWorkspace(context.tempDir, context), true);
            await drill_rehearse(bundle, plan, { record, workspace, context });
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = drill_disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    catch (error) {
        record.stopped(stopOf(error));
    }
    return record.result();
}
async function drill_rehearse(bundle, plan, { record, workspace, context }) {
    const { manifest } = bundle;
    const tree = await restoreInto(workspace, { bundle, plan, context });
    const stores = await compareStores(manifest, tree, { dir: await workspace.folder("captured"), context });
    record.compared(manifest, stores);
    record.find(plan.sentinels.flatMap((sentinel) => judgeSentinel(sentinel, stores) ?? []));
    record.answered(await runProbes(plan.probes, { tree, stores }, context));
}
async function restoreInto(workspace, { bundle, plan, context }) {
    const { identities = [], passphrases = [], trustedKeys = [] } = plan.bundle.keys;
    const [passphrase] = passphrases;
    const to = (0,external_node_path_.join)(workspace.path, "restored");
    const keys = { identities, ...(0,model/* given */.gI)({ passphrase }), trustedKeys: trustedKeys.map(publicKeyLine) };
    const { snapshotId, stateDigest } = await restore({ bundle: plan.bundle.path, to, ...keys }, context);
    if (snapshotId !== bundle.header.id || stateDigest !== bundle.manifest.stateDigest)
        throw new model/* AppError */.uV("kept-changing", `${bundle.path} was replaced by another bundle during the drill`);
    (0,kinds/* openUpRestored */.MY)(bundle.manifest, to);
    return (0,promises_.realpath)(to);
}
function stopOf(error) {
    if (error instanceof model/* AppError */.uV)
        return error;
    const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
    if (!/^(ENOSPC|EDQUOT|SQLITE_FULL|SQLITE_IOERR_WRITE)/.test(code))
        throw error;
    return new model/* AppError */.uV("disk-full", "the scratch folder of the drill has no space left", { cause: error });
}

;// CONCATENATED MODULE: ./build/flows/inspect.js
var inspect_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var inspect_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
        const plan = inspect_addDisposableResource(env_1, await prepareInPlace(request, context), true);
        const { name, source, encrypted, sizeBytes, keys, hasKeys } = plan;
        const sidecars = await plan.sidecars();
        const { receipt } = sidecars;
        const readable = !encrypted || hasKeys;
        if (!readable && (receipt === null || keys.trustedKeys !== undefined))
            throw new model/* AppError */.uV("no-key", `${name} is encrypted, no key was given, and no receipt can take its place`, {
                path: name,
            });
        const bundle = readable ? await openBundle(source, keys) : null;
        const signedBy = bundle === null ? null : await requireSigned(bundle, { sidecars, keys }, context);
        return { bundle: name, sizeBytes, encrypted, manifest: bundle?.manifest ?? null, receipt, signedBy };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = inspect_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}

;// CONCATENATED MODULE: ./build/flows/key-file.js


async function writeKeyFile(file, text) {
    try {
        const handle = await (0,promises_.open)(file, "wx", 0o600);
        try {
            await handle.writeFile(text);
            await handle.sync();
        }
        finally {
            await handle.close();
        }
    }
    catch (cause) {
        if (cause.code === "EEXIST")
            throw new model/* AppError */.uV("output-exists", `${file} exists already; a key is never overwritten`, { path: file, cause });
        throw new model/* AppError */.uV("output-unwritable", `${file} cannot be written`, { path: file, cause });
    }
}

;// CONCATENATED MODULE: ./build/flows/keygen.js




async function keygen(request, context) {
    (0,model/* throwProblems */.Jh)(request.problems ?? []);
    const { identityFileText, recipient } = await generateIdentity({
        postQuantum: request.postQuantum ?? false,
        createdAt: context.now(),
    });
    if (request.out === undefined)
        return { recipient, file: null, identity: identityFileText };
    const file = (0,external_node_path_.resolve)(context.cwd, request.out);
    await writeKeyFile(file, identityFileText);
    return { recipient, file, identity: null };
}

;// CONCATENATED MODULE: ./build/flows/list.js



async function list(request, context) {
    const { agent } = request;
    const problems = [...(request.problems ?? [])];
    problems.push(...(0,model/* agentProblems */.sY)(agent));
    const url = vaultUrlOf(request.vault, problems);
    (0,model/* throwProblems */.Jh)(problems);
    const vault = await openVaultAt(required(url), context);
    const skipped = [];
    const bundles = await vault.list((0,model/* given */.gI)({ agent }), (name, why) => skipped.push({ name, why }));
    return { vault: vault.url, bundles: bundles.map((stored) => list_listed(vault.url, stored)), skipped };
}
function list_listed(vault, { name, storedAt, receipt }) {
    const { agent, createdAt, label, snapshotId, sizeBytes, sha256, encrypted, stateDigest } = receipt;
    const facts = { agent, createdAt, label, snapshotId, sizeBytes, sha256, encrypted, stateDigest };
    return { name, reference: (0,build_vault.referenceText)(vault, name), storedAt, ...facts };
}

;// CONCATENATED MODULE: ./build/flows/lookup.js





async function lookup(request, context) {
    const { bundle } = request;
    const problems = [...(request.problems ?? [])];
    if (bundle !== "" && !isStored(request))
        problems.push({ code: "bad-option", message: `${bundle} is a path; expected a bundle of a vault`, path: bundle });
    const keys = await loadKeys(request, context.cwd, problems);
    const plan = isStored(request) ? planStored(request, problems) : undefined;
    (0,model/* throwProblems */.Jh)(problems);
    const { vault, stored, reference } = await findStored(required(plan), keys, context);
    proofOf({ signature: stored.receipt.signature ?? null }, { name: reference, keys });
    return list_listed(vault.url, stored);
}

;// CONCATENATED MODULE: ./build/flows/prune.js





const LEFTOVER_MS = 24 * 3_600_000;
const REMOVALS_AT_ONCE = 8;
async function prune(request, context) {
    const { retention, dryRun = false } = request;
    const problems = [...(request.problems ?? []), ...(0,model/* agentProblems */.sY)(retention.agent)];
    const url = vaultUrlOf(request.vault, problems);
    (0,model/* collect */.Fo)(problems, () => (0,build_vault.requireRule)(retention));
    (0,model/* throwProblems */.Jh)(problems);
    const vault = await openVaultAt(required(url), context);
    const bundles = await vault.list(retention.agent === undefined ? {} : { agent: retention.agent });
    const parts = (0,build_vault.isShared)(vault) ? (0,build_vault.partByTrust)(bundles, prune_policiesOf(request.trust, context)) : [bundles.map(plain)];
    const decisions = parts.flatMap((part) => decideFor(part, retention, context.now()));
    if (!dryRun)
        await removeAll(vault, decisions, context);
    const unreceipted = [];
    const swept = await vault.sweep({ olderThanMs: LEFTOVER_MS, dryRun }, (name) => unreceipted.push(name));
    const judged = decisions.map((decision) => decided(vault.url, decision));
    return { vault: vault.url, dryRun, bundles: judged, swept, unreceipted };
}
function prune_policiesOf(trust, context) {
    const own = { runs: ownCode(context) };
    return trust === undefined ? [own] : [{ runs: runsOf(trust, context) }, own];
}
function decideFor(part, retention, now) {
    const reasons = new Map(part.map(({ bundle, why }) => [bundle, why]));
    const bundles = part.map(({ bundle }) => bundle);
    return (0,build_vault.decideRetention)(bundles, retention, now).map((one) => ({ ...one, why: reasons.get(one.bundle) ?? null }));
}
function plain(bundle) {
    return { bundle, why: null };
}
async function removeAll(vault, decisions, context) {
    const gone = decisions.filter(({ keep }) => !keep).reverse();
    const next = gone.entries();
    const atOnce = (0,build_vault.isShared)(vault) ? 1 : REMOVALS_AT_ONCE;
    await Promise.all(Array.from({ length: atOnce }, async () => {
        for (const [index, { bundle }] of next) {
            context.progress({ phase: "prune", done: index, total: gone.length, unit: "bundles", item: bundle.name });
            await vault.remove(bundle);
        }
    }));
}
function decided(vault, { bundle, keep, reasons, why }) {
    return { ...list_listed(vault, bundle), keep, reasons: reasons.map(build_vault.reasonText), notBelieved: why };
}

;// CONCATENATED MODULE: ./build/flows/restore/prune-generations.js
var prune_generations_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var prune_generations_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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





async function pruneGenerations(request, context) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { retention, dryRun = false } = request;
        const problems = [...(request.problems ?? [])];
        const target = targetOf(request.target, context);
        if (request.target !== "")
            await requireTarget(target, problems);
        (0,model/* collect */.Fo)(problems, () => (0,build_vault.requireRule)(retention));
        (0,model/* throwProblems */.Jh)(problems);
        const generations = prune_generations_addDisposableResource(env_1, await openGenerations(target, { readOnly: dryRun }), false);
        const decided = await decide(generations, retention, context.now());
        const gone = decided.filter(({ keep }) => !keep).reverse();
        if (!dryRun)
            for (const { generation } of gone)
                generations.remove(generation);
        return { target, dryRun, generations: decided };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        prune_generations_disposeResources(env_1);
    }
}
async function decide({ all, next }, retention, now) {
    const facts = await Promise.all(all.map(prune_generations_factsOf));
    const reasons = (0,build_vault.reasonsToKeep)(facts, retention, now);
    return facts.map(({ label: _, ...fact }, index) => {
        const isNext = fact.generation === next;
        const why = [...(isNext ? ["undo"] : []), ...(reasons[index] ?? []).map(build_vault.reasonText)];
        return { ...fact, keep: why.length > 0, reasons: why };
    });
}
async function prune_generations_factsOf({ number: generation, bundle, writtenAt }) {
    const receipt = bundle === null ? null : await readReceipt(bundle);
    const { createdAt = writtenAt.toISOString(), label = null, sizeBytes = 0 } = receipt ?? {};
    return { generation, bundle, createdAt, sizeBytes, label };
}

;// CONCATENATED MODULE: ./build/flows/restore/recover.js




async function recover_recover(request, context) {
    const problems = request.problems ?? [];
    (0,model/* throwProblems */.Jh)(problems);
    const target = targetOf(request.target, context);
    const { recovered } = await recoverTarget(target, { cwd: context.cwd, lastLook: lastLookInto(target) });
    return {
        target,
        recovered: recovered?.outcome ?? null,
        setAside: recovered?.setAside ?? null,
        why: recovered?.cause === undefined ? null : asText(recovered.cause),
    };
}
function asText(error) {
    return error instanceof Error ? error.message : String(error);
}

;// CONCATENATED MODULE: ./build/flows/restore/undo.js
var undo_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var undo_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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













async function undo(request, context) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const problems = [...(request.problems ?? [])];
        const target = targetOf(request.target, context);
        await requireTarget(target, problems);
        const keys = await loadKeys(request, context.cwd, problems);
        (0,model/* throwProblems */.Jh)(problems);
        const staged = undo_addDisposableResource(env_1, await openTarget(target, {
            cwd: context.cwd,
            id: context.newId(context.now()),
            atExit: context.atExit,
            lastLook: lastLookInto(target),
        }), true);
        const record = staged.record();
        const { number, found } = latestGeneration(staged);
        const { facts, stores } = await filling(target, () => makeFormerTree(found, { staged, request, context }));
        const keeping = { recipients: found.note.recipients, keys, agent: record?.agent ?? model/* DEFAULTS */.zY.agent };
        const swapped = await replaceMemory({
            staged,
            facts: bringingBack(facts, found.note),
            keeping: request.preSnapshot === false ? null : keeping,
            recordOf: () => found.note.record,
        }, context);
        return { ...changeOf(staged, swapped), undone: number, bundle: found.bundle, stores };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = undo_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
function latestGeneration(staged) {
    const { target } = staged;
    const number = staged.record()?.generation ?? null;
    const found = number === null ? null : readGeneration(target, number);
    if (number !== null && found !== null)
        return { number, found };
    const message = number === null
        ? `the latest restore into ${target}, if there was one, has kept nothing of what was there`
        : `generation ${number} of ${target} is gone`;
    throw new model/* AppError */.uV("nothing-to-undo", message, { path: target });
}
async function makeFormerTree({ bundle: path, note }, { staged, request, context }) {
    let made = { facts: NO_FACTS, stores: [] };
    if (path !== null) {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const plan = undo_addDisposableResource(env_2, await prepareBundle({ ...request, bundle: path }, context), true);
            const bundle = await openBundle(plan.path, plan.keys);
            const selection = selectStores(bundle.manifest, []);
            const facts = await makeTree({ bundle, selection, staged, keys: plan.keys }, context);
            const stores = selection.stores.map(({ name, kind, ...more }) => ({
                ...{ name, kind, path: more.path },
                ...{ entries: more.entries, bytes: more.bytes },
            }));
            made = { facts, stores };
        }
        catch (e_2) {
            env_2.error = e_2;
            env_2.hasError = true;
        }
        finally {
            const result_2 = undo_disposeResources(env_2);
            if (result_2)
                await result_2;
        }
    }
    for (const link of note.links) {
        const place = (0,external_node_path_.join)(staged.tree, link.path);
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(place), { recursive: true });
        (0,external_node_fs_.symlinkSync)(link.to, place);
    }
    return made;
}
const NO_FACTS = { units: new Set(), databases: new Set() };
function bringingBack({ units, databases }, { added, databases: gone, record }) {
    const removed = record === null ? [...added, RECORD_PATH] : added;
    return { units, databases: new Set([...databases, ...gone]), removed: new Set(removed) };
}

;// CONCATENATED MODULE: ./build/flows/signing-keygen.js





async function signingKeygen(request, context) {
    const problems = [...(request.problems ?? [])];
    const passphrase = await loadPassphrase(request, context.cwd, problems);
    (0,model/* throwProblems */.Jh)(problems);
    const key = generateSigningKey();
    const text = await signingKeyText(key, { passphrase });
    const made = { publicKey: publicKeyLine(key.publicKey), keyId: key.publicKey.id };
    if (request.out === undefined)
        return { ...made, file: null, secretKey: text };
    const file = (0,external_node_path_.resolve)(context.cwd, request.out);
    await writeKeyFile(file, text);
    return { ...made, file, secretKey: null };
}

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
        this.findings.push(...findings);
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

;// CONCATENATED MODULE: ./build/flows/verify/signature.js



async function openSignature({ path, keys }, checks) {
    if (keys.trustedKeys === undefined) {
        checks.skip("signature", "no trusted key was named");
        return undefined;
    }
    try {
        return proofOf(await readSidecars(path), { name: path, keys });
    }
    catch (error) {
        signature_failed(checks, error);
        return undefined;
    }
}
function concludeSignature(proof, checks, manifest) {
    if (proof === undefined)
        return;
    try {
        const { keyId, trustedComment } = proof.conclude(manifest && statementOf(manifest));
        checks.pass("signature", `by key ${keyId}: ${trustedComment}`);
    }
    catch (error) {
        signature_failed(checks, error);
    }
}
function signature_failed(checks, error) {
    if (!(error instanceof model/* AppError */.uV))
        throw error;
    checks.fail("signature", error);
}

;// CONCATENATED MODULE: ./build/flows/verify/verify.js
var verify_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var verify_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
        const plan = verify_addDisposableResource(env_1, await prepareBundle(request, context), true);
        const checks = new CheckList();
        const examination = { checks, quick: request.quick ?? false, context };
        const bundle = await filling(context.tempDir, () => verify_examine(plan, examination));
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
        const result_1 = verify_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function verify_examine(plan, examination) {
    const { checks, quick, context } = examination;
    let bundle;
    if (!plan.encrypted)
        checks.skip("encryption", "the bundle is not encrypted");
    try {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            bundle = await openBundle(plan.path, plan.keys);
            const workspace = verify_addDisposableResource(env_2, await openWorkspace(context.tempDir, context), true);
            await checkContent(bundle, plan, { ...examination, workspace });
            if (quick)
                checks.skipRest("left out by --quick");
            else if (checks.hasFailed("signature"))
                checks.skipRest("not opened, because no trusted key has signed the bundle");
            else
                await checkExtracted(bundle, { ...examination, workspace });
        }
        catch (e_2) {
            env_2.error = e_2;
            env_2.hasError = true;
        }
        finally {
            const result_2 = verify_disposeResources(env_2);
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
async function checkContent(bundle, plan, { checks, quick, context, workspace }) {
    const into = await workspace.folder("extracted");
    let done = 0;
    const wanted = (path) => EXAMINED[(0,model/* storeOfArchivePath */.UV)(path)?.kind ?? "file"] !== undefined;
    const proof = await openSignature(plan, checks);
    const { sha256, frames } = await bundle.readAll({
        ...(quick ? {} : { extraction: { into, wanted } }),
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
        findings.push(...(await kinds/* KINDS */.GW[store.store.kind].check(store, "")));
    return findings;
}
async function checkAgainstSidecars(checks, { path, sha256, bundle }) {
    try {
        const sidecars = await readSidecars(path);
        checkSidecars(sidecars, sha256, bundle);
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
    const sha256 = await hashFile(plan.path, proof?.hear);
    concludeSignature(proof, checks);
    await checkAgainstSidecars(checks, { path: plan.path, sha256 });
}
async function checkExtracted(bundle, { checks, context, workspace }) {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const scratch = await workspace.folder("scratch");
        const examiner = verify_addDisposableResource(env_3, (0,kinds/* openExaminer */._Z)({ kinds: kinds/* KINDS */.GW, scratch, atExit: context.atExit }), false);
        const stores = (0,kinds/* extractedStores */.z3)(bundle.manifest, (0,external_node_path_.join)(workspace.path, "extracted"));
        for (const [kind, name] of Object.entries(EXAMINED)) {
            const chosen = stores.filter(({ store }) => store.kind === kind);
            const findings = [];
            for (const [index, store] of chosen.entries()) {
                context.progress({ phase: "check", done: index, total: chosen.length, unit: "stores", item: store.store.name });
                findings.push(...(await examiner.check(store)));
            }
            if (chosen.length === 0)
                checks.skip(name, "the bundle holds none");
            else
                checks.conclude(name, { findings, detail: `${chosen.length} examined` });
        }
    }
    catch (e_3) {
        env_3.error = e_3;
        env_3.hasError = true;
    }
    finally {
        verify_disposeResources(env_3);
    }
}

;// CONCATENATED MODULE: ./build/flows/index.js



















/***/ }),

/***/ 47478:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gD: () => (/* reexport */ syncFile),
  Yw: () => (/* reexport */ syncFolder),
  SP: () => (/* reexport */ syncTree),
  HJ: () => (/* reexport */ takeLock)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./build/model/index.js + 26 modules
var model = __webpack_require__(14263);
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
    const { default: Database } = await __webpack_require__.e(/* import() */ 918).then(__webpack_require__.t.bind(__webpack_require__, 4918, 19));
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

// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
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

;// CONCATENATED MODULE: ./build/os/index.js




/***/ })

};
;