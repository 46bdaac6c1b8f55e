"use strict";
exports.id = 8841;
exports.ids = [8841];
exports.modules = {

/***/ 58841:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checksumText: () => (/* reexport */ checksumText),
  fileSource: () => (/* reexport */ fileSource),
  generateIdentity: () => (/* reexport */ generateIdentity),
  hashFile: () => (/* reexport */ hashFile),
  makeReceipt: () => (/* reexport */ makeReceipt),
  openBundle: () => (/* reexport */ openBundle),
  parseIdentities: () => (/* reexport */ parseIdentities),
  parseRecipient: () => (/* reexport */ parseRecipient),
  parseRecipients: () => (/* reexport */ parseRecipients),
  probeBundle: () => (/* reexport */ probeBundle),
  readChecksum: () => (/* reexport */ readChecksum),
  readReceipt: () => (/* reexport */ readReceipt),
  readReceiptFile: () => (/* reexport */ readReceiptFile),
  readSignature: () => (/* reexport */ readSignature),
  servePass: () => (/* reexport */ servePass),
  sidecarPaths: () => (/* reexport */ sidecarPaths),
  stateDigest: () => (/* reexport */ stateDigest),
  writeBundle: () => (/* reexport */ writeBundle)
});

// EXTERNAL MODULE: ./build/model/index.js + 27 modules
var model = __webpack_require__(61040);
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

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
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
    const { generateHybridIdentity, generateX25519Identity, identityToRecipient } = await Promise.all(/* import() */[__webpack_require__.e(9792), __webpack_require__.e(4607)]).then(__webpack_require__.bind(__webpack_require__, 14607));
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
    const { identityToRecipient } = await Promise.all(/* import() */[__webpack_require__.e(9792), __webpack_require__.e(4607)]).then(__webpack_require__.bind(__webpack_require__, 14607));
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
const SALT_BYTES = 16;
const WRAPPED_FILE_KEY_BYTES = 32;
const passphrase_TAG_BYTES = 16;
const ZERO_NONCE = Buffer.alloc(12);
function passphraseRecipient(passphrase, logN = DEFAULT_SCRYPT_LOG_N) {
    if (!Number.isInteger(logN) || logN < 1 || logN > MAX_SCRYPT_LOG_N)
        throw new RangeError(`scrypt work factor ${logN}`);
    return {
        async wrapFileKey(fileKey) {
            const { Stanza } = await Promise.all(/* import() */[__webpack_require__.e(9792), __webpack_require__.e(4607)]).then(__webpack_require__.bind(__webpack_require__, 14607));
            const salt = (0,external_node_crypto_.randomBytes)(SALT_BYTES);
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
        salt.length === SALT_BYTES &&
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
        (0,external_node_crypto_.scrypt)(passphrase, labelledSalt, 32, { N, r, p: 1, maxmem }, (cause, key) => cause ? reject(tooLarge(128 * r * N, cause)) : resolve(key));
    });
}
function tooLarge(bytes, cause) {
    const what = `the passphrase of the bundle takes ${Math.ceil(bytes / 2 ** 20)} MiB of memory (scrypt)`;
    return new model/* AppError */.uV("not-enough-ram", `${what}, more than the system gives`, { cause });
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
    const { Encrypter } = await Promise.all(/* import() */[__webpack_require__.e(9792), __webpack_require__.e(4607)]).then(__webpack_require__.bind(__webpack_require__, 14607));
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
    const { Encrypter } = await Promise.all(/* import() */[__webpack_require__.e(9792), __webpack_require__.e(4607)]).then(__webpack_require__.bind(__webpack_require__, 14607));
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
    const { Decrypter } = await Promise.all(/* import() */[__webpack_require__.e(9792), __webpack_require__.e(4607)]).then(__webpack_require__.bind(__webpack_require__, 14607));
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
    if (unique.length > model/* MAX_RECIPIENTS */.Cv) {
        throw new model/* AppError */.uV("bad-recipient", `there are ${unique.length} recipients; at most ${model/* MAX_RECIPIENTS */.Cv} are possible`);
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
    if (stanzas.length > model/* MAX_RECIPIENTS */.Cv) {
        throw new model/* AppError */.uV("bundle-corrupt", `the age header has ${stanzas.length} recipients; at most ${model/* MAX_RECIPIENTS */.Cv} are accepted`);
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
    #piece = Buffer.alloc(0);
    #ended = false;
    constructor(source) {
        this.#source = source[Symbol.asyncIterator]();
    }
    async take(sizeBytes) {
        if (await this.isAtEnd())
            return this.#cut(0);
        if (this.#piece.length >= sizeBytes)
            return this.#cut(sizeBytes);
        const bytes = Buffer.allocUnsafe(sizeBytes);
        return bytes.subarray(0, await this.takeInto(bytes));
    }
    async takeInto(target) {
        let filled = 0;
        while (filled < target.length && !(await this.isAtEnd()))
            filled += this.#cut(target.length - filled).copy(target, filled);
        return filled;
    }
    async takeSome(maxBytes) {
        if (maxBytes > 0)
            await this.isAtEnd();
        return this.#cut(maxBytes);
    }
    async peek(sizeBytes) {
        const bytes = await this.take(sizeBytes);
        this.#piece = Buffer.concat([bytes, this.#piece]);
        return this.#piece.subarray(0, bytes.length);
    }
    async isAtEnd() {
        while (this.#piece.length === 0 && !this.#ended) {
            const next = await this.#source.next();
            if (next.done === true)
                this.#ended = true;
            else
                this.#piece = next.value;
        }
        return this.#piece.length === 0;
    }
    async close() {
        if (!this.#ended)
            await this.#source.return?.();
        this.#ended = true;
    }
    #cut(maxBytes) {
        const cut = this.#piece.subarray(0, maxBytes);
        this.#piece = this.#piece.subarray(cut.length);
        return cut;
    }
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
const PIECE_LENGTH = 64 * 1024;
function canonicalJson(value) {
    return Buffer.concat([...canonicalPieces(value)]);
}
function* canonicalPieces(value) {
    let text = "";
    for (const part of canonicalParts(value)) {
        text += part;
        if (text.length < PIECE_LENGTH)
            continue;
        yield Buffer.from(text, "utf8");
        text = "";
    }
    yield Buffer.from(text, "utf8");
}
function* canonicalParts(value) {
    if (Array.isArray(value)) {
        yield "[";
        for (const [index, element] of value.entries()) {
            if (index > 0)
                yield ",";
            yield* canonicalParts(element);
        }
        yield "]";
    }
    else if (isObject(value) && Object.values(value).some(isObject)) {
        yield "{";
        let before = "";
        for (const [key, member] of Object.entries(value).sort(byKey)) {
            if (member === undefined)
                continue;
            yield `${before}${canonicalText(key)}:`;
            yield* canonicalParts(member);
            before = ",";
        }
        yield "}";
    }
    else
        yield canonicalText(value);
}
function isObject(value) {
    return typeof value === "object" && value !== null;
}
function byKey([a], [b]) {
    return a < b ? -1 : 1;
}
function canonicalText(value) {
    const text = (0,canonicalize/* default */.A)(value);
    if (text === undefined)
        throw new Error("this value has no JSON form");
    return text;
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
    let at = 0;
    try {
        for (const piece of canonicalPieces(value)) {
            if (!piece.equals(bytes.subarray(at, at + piece.length)))
                return false;
            at += piece.length;
        }
        return at === bytes.length;
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

const BLOCK_BYTES = 512;
const END_BYTES = 2 * BLOCK_BYTES;
const NAME_BYTES = 100;
const PREFIX_BYTES = 155;
const PAX_SIZE = 8 ** 11;
function padded(bytes) {
    return Math.ceil(bytes / BLOCK_BYTES) * BLOCK_BYTES;
}
function paxRecords(name, sizeBytes) {
    const large = sizeBytes >= PAX_SIZE;
    if (fitsUstar(name) && !large)
        return undefined;
    return large ? { path: name, size: String(sizeBytes) } : { path: name };
}
function headerBytes(pax) {
    if (pax === undefined)
        return BLOCK_BYTES;
    const records = Object.entries(pax).reduce((sum, [key, value]) => sum + recordBytes(key, value), 0);
    return BLOCK_BYTES + padded(records) + BLOCK_BYTES;
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
const ZEROS = Buffer.alloc(BLOCK_BYTES);
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
    for (let at = 0; at < BLOCK_BYTES; at++)
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
        const block = await this.take(BLOCK_BYTES);
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
        if (isZeros(await this.take(BLOCK_BYTES)) && (await this.#pieces.isAtEnd()))
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
        const bytes = await this.#pieces.take(sizeBytes);
        this.#moveOn(bytes.length, sizeBytes);
        return bytes;
    }
    async takeInto(target) {
        this.#moveOn(await this.#pieces.takeInto(target), target.length);
    }
    isAtEnd() {
        return this.#pieces.isAtEnd();
    }
    close() {
        return this.#pieces.close();
    }
    #moveOn(takenBytes, sizeBytes) {
        this.#position += takenBytes;
        if (takenBytes === sizeBytes)
            return;
        throw new model/* AppError */.uV("bundle-truncated", `the compressed stream ends at byte ${this.#position}, in the middle of a frame`);
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
const BLOCK_HEADER_BYTES = 3;
const CHECKSUM_BYTES = 4;
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
async function takeFrame(source, offset, memory = Buffer.allocUnsafeSlow) {
    const descriptor = (await source.take(1)).readUInt8(0);
    const single = (descriptor & FLAG.singleSegment) !== 0;
    const rest = await source.take((single ? 0 : 1) + sizeFieldBytes(descriptor));
    const header = Buffer.concat([frame_MAGIC, Buffer.of(descriptor), rest]);
    const contentBytes = parseContentBytes(header, offset);
    const limit = maxFrameBytes(contentBytes);
    const bytes = memory(limit);
    let size = header.copy(bytes);
    const takeNext = async (sizeBytes) => {
        if (size + sizeBytes + CHECKSUM_BYTES > limit)
            throw new model/* AppError */.uV("bundle-corrupt", `the frame at byte ${offset} is larger than its content allows`);
        const next = bytes.subarray(size, size + sizeBytes);
        await source.takeInto(next);
        size += sizeBytes;
        return next;
    };
    for (let last = false; !last;) {
        const word = (await takeNext(BLOCK_HEADER_BYTES)).readUIntLE(0, BLOCK_HEADER_BYTES);
        last = (word & 1) === 1;
        await takeNext(blockLength(word, offset));
    }
    await source.takeInto(bytes.subarray(size, size + CHECKSUM_BYTES));
    return { bytes: bytes.subarray(0, size + CHECKSUM_BYTES), contentBytes };
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
        return await __webpack_require__.e(/* import() */ 3216).then(__webpack_require__.t.bind(__webpack_require__, 73216, 19));
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
        chunks.push(Buffer.from(chunk));
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

;// CONCATENATED MODULE: ./build/bundle/memory.js
const MAX_LEFT_BYTES = 16;
class ReusedMemory {
    #free = [];
    #allocate;
    constructor(allocate = (sizeBytes) => Buffer.allocUnsafeSlow(sizeBytes).buffer) {
        this.#allocate = allocate;
    }
    take(sizeBytes) {
        const memory = this.#free.pop();
        const fits = memory !== undefined && memory.byteLength >= sizeBytes;
        return Buffer.from(fits ? memory : this.#allocate(sizeBytes), 0, sizeBytes);
    }
    giveBack({ buffer }) {
        this.#free.push(buffer);
    }
}
function release(bytes) {
    const { buffer, byteLength } = bytes;
    const isAlone = byteLength >= Buffer.poolSize && buffer.byteLength - byteLength <= MAX_LEFT_BYTES;
    if (isAlone && buffer instanceof ArrayBuffer)
        buffer.transfer(0);
}
async function* lent(pieces, giveBack = (piece) => release(piece)) {
    let last;
    for await (const piece of pieces) {
        yield piece;
        if (last !== undefined)
            giveBack(last);
        last = piece;
    }
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
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







async function comparePass(tar, expected, extraction) {
    await compareEach(readTar(tar), expectations(expected), extraction);
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
function* expectations({ headerBytes, manifestBytes, entries }) {
    yield (found) => expectBytes(found, model/* HEADER_PATH */.sC, headerBytes);
    yield* expectationsOf(entries);
    yield (found) => expectBytes(found, model/* MANIFEST_PATH */.U4, manifestBytes);
}
function* expectationsOf(entries) {
    for (const entry of entries)
        yield (found, extraction) => expectEntry(found, entry, extraction);
}
async function expectBytes(found, path, bytes) {
    const same = found.path === path && found.type === "file" && found.mode === OWN_ENTRY_MODE && found.sizeBytes === bytes.length;
    if (!same)
        throw violation(`${JSON.stringify(found.path)} is not the ${path} that is expected at its place`);
    let at = 0;
    for await (const piece of found.content) {
        if (!piece.equals(bytes.subarray(at, at + piece.length)))
            throw new model/* AppError */.uV("digest-mismatch", `${path} differs from what was read before`, { path });
        at += piece.length;
    }
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
        if (place !== undefined)
            extraction?.arrived?.(entry.path);
        return;
    }
    const sha256 = (0,external_node_crypto_.createHash)("sha256");
    await consume(found.content, sha256, place);
    if (sha256.digest("hex") !== entry.sha256)
        throw new model/* AppError */.uV("digest-mismatch", `${entry.path} does not have the SHA-256 of the manifest`, {
            path: entry.path,
        });
    if (place !== undefined)
        extraction?.arrived?.(entry.path);
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
    const memory = new ReusedMemory();
    const contents = inOrder(framesIn(fetched), async ({ place, bytes }) => ({
        start: place.start,
        content: await decodeFrame(bytes, place, memory),
    }));
    yield* lent(contents, ({ content }) => release(content));
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
async function decodeFrame(bytes, { offset, contentBytes }, memory) {
    const reader = new ByteReader(inMemory(bytes));
    if (bytes.length < 4 || !startsFrame(await reader.take(4)))
        throw misfit(offset);
    const frame = await takeFrame(reader, offset, (sizeBytes) => memory.take(sizeBytes)).catch((error) => {
        throw error instanceof model/* AppError */.uV && error.code === "bundle-truncated" ? misfit(offset) : error;
    });
    if (frame.bytes.length !== bytes.length || frame.contentBytes !== contentBytes)
        throw misfit(offset);
    const content = await decompressFrame(frame.bytes, contentBytes);
    memory.giveBack(frame.bytes);
    return content;
}
function misfit(offset) {
    return new model/* AppError */.uV("bundle-corrupt", `the seek table does not fit the frame at byte ${offset}`);
}

;// CONCATENATED MODULE: ./build/bundle/part.js






const MAX_HEADERS_BYTES = BLOCK_BYTES + padded(MAX_PAX_BYTES) + BLOCK_BYTES;
function planPart(ends, wanted) {
    const table = parseSeekTable(ends.seekTable).slice(0, -1);
    const runs = runsOf(ends, { firstOffset: table[0]?.contentBytes ?? 0, wanted });
    const frames = framesOver(table, runs);
    return { runs, frames, sizeBytes: frames.reduce((sum, frame) => sum + frame.compressedBytes, 0) };
}
async function readPart(stream, { runs, frames }, { onBytes, ...extraction }) {
    const pieces = readFramesAt(stream, frames, onBytes);
    try {
        const tar = new TarCut(pieces);
        for (const run of runs)
            await compareRun(tar.archive(run), run, extraction);
    }
    finally {
        await pieces.return(undefined);
    }
}
function runsOf({ manifest, manifestOffset }, { firstOffset, wanted }) {
    const runs = [];
    let start = firstOffset;
    for (const entry of manifest.entries) {
        const headersBytes = entry.offset - start;
        if (headersBytes < BLOCK_BYTES || headersBytes > MAX_HEADERS_BYTES || headersBytes % BLOCK_BYTES !== 0)
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

// EXTERNAL MODULE: external "node:worker_threads"
var external_node_worker_threads_ = __webpack_require__(75919);
// EXTERNAL MODULE: ./build/os/index.js + 4 modules
var os = __webpack_require__(83191);
;// CONCATENATED MODULE: ./build/bundle/plain-error.js

function toPlain(error) {
    if (error instanceof model/* AppError */.uV) {
        const { problems, layer } = error;
        return { problems: problems, ...(layer && { layer }) };
    }
    const { message, code } = error;
    return { message: message ?? String(error), ...(code === undefined ? {} : { code }) };
}
function fromPlain(plain) {
    if (!("problems" in plain))
        return Object.assign(new Error(plain.message), { code: plain.code });
    return Object.assign(model/* AppError */.uV.of(plain.problems), plain.layer && { layer: plain.layer });
}

;// CONCATENATED MODULE: ./build/bundle/pass-apart.js





const MAX_UNDER_WAY = 4;
async function passApart(frames, expected, extraction) {
    const thread = new PassThread(expected, extraction);
    try {
        for await (const frame of frames((sizeBytes) => thread.memory.take(sizeBytes)))
            await thread.send(frame);
        await thread.end("whole");
    }
    catch (error) {
        await thread.end("broken");
        throw error;
    }
    finally {
        await thread.close();
    }
}
class PassThread {
    memory = new ReusedMemory((sizeBytes) => new SharedArrayBuffer(sizeBytes));
    #worker;
    #outcome = Promise.withResolvers();
    #coming;
    #underWay = 0;
    constructor({ headerBytes, manifestBytes, entries }, extraction) {
        const task = { expected: { headerBytes, manifestBytes }, into: extraction?.into ?? null };
        this.#coming = new Coming(entries, extraction?.wanted);
        this.#outcome.promise.catch(() => { });
        this.#worker = new external_node_worker_threads_.Worker((0,os/* ownProgram */.DX)(), { workerData: { pass: task }, stdout: true, stderr: true })
            .on("message", (said) => this.#hear(said, extraction))
            .on("error", (error) => this.#outcome.reject(error))
            .on("exit", () => this.#outcome.reject(new Error("the thread that compares has ended without a word")));
    }
    async send({ bytes, contentBytes }) {
        const memory = bytes.buffer;
        this.#tell({ memory, sizeBytes: bytes.length, contentBytes, ...this.#coming.in(contentBytes) });
        this.#underWay += 1;
        while (this.#underWay >= MAX_UNDER_WAY)
            await Promise.race([(0,external_node_events_.once)(this.#worker, "message"), this.#outcome.promise]);
    }
    end(end) {
        this.#tell({ end });
        return this.#outcome.promise;
    }
    async close() {
        await this.#worker.terminate();
    }
    #tell(message) {
        this.#worker.postMessage(message);
    }
    #hear(said, extraction) {
        if ("free" in said) {
            this.memory.giveBack({ buffer: said.free });
            this.#underWay -= 1;
        }
        else if ("arrived" in said)
            extraction?.arrived?.(said.arrived);
        else if ("failure" in said)
            this.#outcome.reject(fromPlain(said.failure));
        else
            this.#outcome.resolve();
    }
}
class Coming {
    #entries;
    #wanted;
    #contentBytes = 0;
    #toldOffset = 0;
    constructor(entries, wanted) {
        this.#entries = entries[Symbol.iterator]();
        this.#wanted = wanted;
    }
    in(contentBytes) {
        this.#contentBytes += contentBytes;
        const entries = [];
        while (this.#toldOffset <= this.#contentBytes) {
            const { done, value } = this.#entries.next();
            if (done === true)
                break;
            entries.push(value);
            this.#toldOffset = value.offset;
        }
        const paths = entries.map(({ path }) => path);
        return { entries, unwanted: paths.filter((path) => this.#wanted?.(path) === false) };
    }
}

;// CONCATENATED MODULE: ./build/bundle/source.js



const source_READ_BYTES = 1024 * 1024;
const HELD_BYTES = 320 * 1024;
function fileSource(path) {
    return {
        name: path,
        open: () => openFile(path),
        stream: () => filePieces(path),
    };
}
async function* filePieces(path) {
    const file = await (0,promises_.open)(path);
    const { size } = await file.stat();
    const memory = [0, 1].map(() => Buffer.allocUnsafeSlow(Math.min(size + 1, source_READ_BYTES)));
    try {
        for (;;)
            for (const room of memory) {
                const { bytesRead } = await file.read(room);
                if (bytesRead === 0)
                    return;
                yield room.subarray(0, bytesRead);
            }
    }
    finally {
        await file.close();
    }
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

;// CONCATENATED MODULE: ./build/bundle/zstd/decode.js


function decode_decodeFrames(frames, done) {
    return inOrder(frames, async ({ bytes, contentBytes }) => {
        const content = await decompressFrame(bytes, contentBytes);
        done(bytes);
        return content;
    });
}

;// CONCATENATED MODULE: ./build/bundle/zstd/reader.js








function readFrames(stream, done, maxFrames = MAX_FRAMES) {
    const memory = new ReusedMemory();
    const frames = walkFrames(stream, { memory: (sizeBytes) => memory.take(sizeBytes), done, maxFrames });
    return decode_decodeFrames(frames, (bytes) => memory.giveBack(bytes));
}
async function* walkFrames(stream, { memory, done, maxFrames = MAX_FRAMES }) {
    const reader = new ByteReader(stream);
    const met = new FramesMet();
    try {
        for (;;) {
            const offset = reader.position;
            const magic = Buffer.from(await reader.take(4));
            if (!startsFrame(magic)) {
                done(await met.expectEnd(reader, magic));
                return;
            }
            if (met.count === maxFrames - 1)
                throw new model/* AppError */.uV("bundle-corrupt", `the compressed stream has more than ${maxFrames} frames`);
            const frame = await takeFrame(reader, offset, memory);
            met.add(frame, offset);
            yield frame;
        }
    }
    finally {
        await reader.close();
    }
}
class FramesMet {
    #sha256 = (0,external_node_crypto_.createHash)("sha256");
    #found = [];
    #starts = new Map();
    #tarBytes = 0;
    get count() {
        return this.#found.length;
    }
    add({ bytes, contentBytes }, offset) {
        this.#starts.set(this.#tarBytes, offset);
        this.#tarBytes += contentBytes;
        this.#found.push({ compressedBytes: bytes.length, contentBytes });
        this.#sha256.update(bytes);
    }
    async expectEnd(reader, magic) {
        const sealBytes = Buffer.concat([magic, await reader.take(SEAL_BYTES - 4)]);
        const seal = parseSeal(sealBytes);
        const whole = this.#sha256.copy().update(sealBytes);
        if (!seal.sha256.equals(this.#sha256.digest()))
            throw new model/* AppError */.uV("bundle-corrupt", "the compressed stream does not have the SHA-256 of its seal");
        if (this.#starts.get(seal.manifestTarOffset) !== seal.manifestFrameOffset)
            throw new model/* AppError */.uV("bundle-corrupt", "the seal names a start of the manifest where no frame starts");
        const expected = [...this.#found, { compressedBytes: SEAL_BYTES, contentBytes: 0 }];
        const tableBytes = await reader.take(seekTableBytes(expected.length));
        const entries = parseSeekTable(tableBytes);
        const same = entries.every((entry, index) => entry.compressedBytes === expected[index]?.compressedBytes &&
            entry.contentBytes === expected[index]?.contentBytes);
        if (!same || entries.length !== expected.length)
            throw new model/* AppError */.uV("bundle-corrupt", "the seek table does not fit the frames before it");
        whole.update(tableBytes);
        if (!(await reader.isAtEnd()))
            throw new model/* AppError */.uV("bundle-corrupt", "bytes follow the seek table, which must be the end");
        if (seal.tarBytes !== this.#tarBytes)
            throw new model/* AppError */.uV("bundle-corrupt", `the seal says that the tar has ${seal.tarBytes} bytes, found ${this.#tarBytes}`);
        return { seal, frames: this.#found.length, sha256: whole.digest("hex") };
    }
}

;// CONCATENATED MODULE: ./build/bundle/open.js











const WORTHWHILE_BYTES = 32 * 1024 * 1024;
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
                    readInto: (into, onBytes, arrived) => withOpen(source, async (again) => readPart(await openPayload(again, opened), plan, { into, ...(0,model/* given */.gI)({ onBytes, arrived }) })),
                };
            },
        };
    });
}
async function readWhole(source, { opened, ends, extraction, onBytes, hear }) {
    const file = opened && (0,external_node_crypto_.createHash)("sha256");
    const bytes = tee(allBytes(source), (chunk) => {
        file?.update(chunk);
        hear?.(chunk);
        onBytes?.(chunk.length);
    });
    const stream = opened === undefined ? bytes : streamInEncryption(lent(decryptStream(bytes, opened)));
    let found;
    const done = (all) => {
        found = all;
    };
    const { headerBytes, manifestBytes, manifest } = ends;
    const expected = { headerBytes, manifestBytes, entries: manifest.entries };
    if (ends.manifestOffset < WORTHWHILE_BYTES)
        await comparePass(lent(readFrames(stream, done)), expected, extraction);
    else
        await passApart((memory) => walkFrames(stream, { memory, done }), expected, extraction);
    if (found === undefined)
        throw new Error("what a stream held is known when its tar was read to the end");
    return { sha256: file?.digest("hex") ?? found.sha256, frames: found.frames };
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

;// CONCATENATED MODULE: ./build/bundle/pass-thread.js





async function servePass(port, { expected, into }) {
    const tell = (message) => port.postMessage(message);
    const told = new Told();
    const contents = decode_decodeFrames(told.frames(port), ({ buffer }) => tell({ free: buffer }));
    const headerBytes = Buffer.from(expected.headerBytes);
    const manifestBytes = Buffer.from(expected.manifestBytes);
    const arrived = (path) => tell({ arrived: path });
    try {
        await comparePass(lent(contents), { headerBytes, manifestBytes, entries: told.entries() }, into === null ? undefined : { into, wanted: (path) => told.isWanted(path), arrived });
        tell({ passed: true });
    }
    catch (error) {
        tell(error === BROKEN ? { passed: true } : { failure: toPlain(error) });
    }
}
const BROKEN = new Error("the frames end too early");
class Told {
    #entries = [];
    #unwanted = new Set();
    async *frames(port) {
        for await (const [told] of (0,external_node_events_.on)(port, "message")) {
            if ("end" in told) {
                if (told.end === "broken")
                    throw BROKEN;
                return;
            }
            this.#entries.push(told.entries);
            for (const path of told.unwanted)
                this.#unwanted.add(path);
            yield { bytes: Buffer.from(told.memory, 0, told.sizeBytes), contentBytes: told.contentBytes };
        }
    }
    *entries() {
        for (let next = this.#entries.shift(); next !== undefined; next = this.#entries.shift())
            yield* next;
    }
    isWanted(path) {
        return !this.#unwanted.delete(path);
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
    const frameBytes = frameContentBytes(level);
    const memory = new ReusedMemory();
    const frames = inOrder(cut(tar, frameBytes, memory), async (content) => {
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
async function* cut(tar, frameBytes, memory) {
    let content = memory.take(frameBytes);
    let filled = 0;
    let position = 0;
    for await (const chunk of tar) {
        for (let at = 0; at < chunk.length;) {
            const full = filled === frameBytes || (filled > 0 && tar.cuts.has(position));
            if (full) {
                yield content.subarray(0, filled);
                content = memory.take(frameBytes);
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
        for await (const pieces of batches(age === null ? frames : encryptStream(lent(frames), age))) {
            for (const piece of pieces)
                sha256.update(piece);
            const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
            await writeAll(file, pieces, bytes);
            sizeBytes += bytes;
            options.onBytes?.(bytes);
            for (const piece of pieces)
                release(piece);
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
async function writeAll(file, pieces, bytes) {
    const { bytesWritten } = await file.writev(pieces);
    if (bytesWritten === bytes)
        return;
    const rest = Buffer.concat(pieces).subarray(bytesWritten);
    for (let at = 0; at < rest.length;)
        at += (await file.write(rest, at)).bytesWritten;
}

;// CONCATENATED MODULE: ./build/bundle/index.js









/***/ }),

/***/ 83191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  vK: () => (/* reexport */ SyncAhead),
  DX: () => (/* reexport */ ownProgram),
  gD: () => (/* reexport */ syncFile),
  Yw: () => (/* reexport */ syncFolder),
  SP: () => (/* reexport */ syncTree),
  HJ: () => (/* reexport */ takeLock)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./build/model/index.js + 27 modules
var model = __webpack_require__(61040);
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
    const { default: Database } = await __webpack_require__.e(/* import() */ 4918).then(__webpack_require__.t.bind(__webpack_require__, 4918, 19));
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

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
;// CONCATENATED MODULE: ./build/os/own-program.js


function ownProgram() {
    const here = (0,external_node_url_.fileURLToPath)(require("url").pathToFileURL(__filename).href);
    return (0,external_node_path_.join)((0,external_node_path_.dirname)(here), "..", "child", `start${(0,external_node_path_.extname)(here)}`);
}

// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
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

;// CONCATENATED MODULE: ./build/os/sync-ahead.js

class SyncAhead {
    #last = Promise.resolve();
    add(path) {
        this.#last = this.#last.then(() => syncFile(path));
        this.#last.catch(() => { });
    }
    done() {
        return this.#last;
    }
}

;// CONCATENATED MODULE: ./build/os/index.js






/***/ })

};
;