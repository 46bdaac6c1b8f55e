"use strict";
exports.id = 654;
exports.ids = [654];
exports.modules = {

/***/ 5591:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Nn: () => (/* reexport */ inspect),
  _n: () => (/* reexport */ keygen),
  PF: () => (/* reexport */ restore),
  P9: () => (/* reexport */ snapshot),
  MX: () => (/* reexport */ verify)
});

// EXTERNAL MODULE: ./build/model/index.js + 12 modules
var model = __webpack_require__(7922);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
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
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/bundle/age/chunks.js


const CHUNK_BYTES = 64 * 1024;
const TAG_BYTES = 16;
const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES;
const NONCE_BYTES = 16;
class ChunkCipher {
    #key;
    constructor(fileKey, nonce) {
        this.#key = Buffer.from((0,external_node_crypto_.hkdfSync)("sha256", fileKey, nonce, "payload", 32));
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
function sealedSize(plaintextBytes) {
    return plaintextBytes + TAG_BYTES * chunkCount(plaintextBytes);
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
    const { generateHybridIdentity, generateX25519Identity, identityToRecipient } = await __webpack_require__.e(/* import() */ 539).then(__webpack_require__.bind(__webpack_require__, 1539));
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
    const [first, ...rest] = problems;
    if (first !== undefined)
        throw model/* AppError */.uV.of([first, ...rest]);
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
    const { identityToRecipient } = await __webpack_require__.e(/* import() */ 539).then(__webpack_require__.bind(__webpack_require__, 1539));
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
            const { Stanza } = await __webpack_require__.e(/* import() */ 539).then(__webpack_require__.bind(__webpack_require__, 1539));
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
    const [first, ...rest] = problems;
    if (first !== undefined)
        throw model/* AppError */.uV.of([first, ...rest]);
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
    const { Encrypter } = await __webpack_require__.e(/* import() */ 539).then(__webpack_require__.bind(__webpack_require__, 1539));
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
    const { Encrypter } = await __webpack_require__.e(/* import() */ 539).then(__webpack_require__.bind(__webpack_require__, 1539));
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
    const { Decrypter } = await __webpack_require__.e(/* import() */ 539).then(__webpack_require__.bind(__webpack_require__, 1539));
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
        const pieces = await this.takePieces(sizeBytes);
        const [only] = pieces;
        return pieces.length === 1 && only !== undefined ? only : Buffer.concat(pieces);
    }
    async takePieces(sizeBytes) {
        await this.#hold(sizeBytes);
        const taken = [];
        for (let left = sizeBytes; left > 0 && this.#pieces.length > 0;) {
            const piece = this.#pieces[0];
            taken.push(piece.subarray(0, left));
            if (piece.length > left)
                this.#pieces[0] = piece.subarray(left);
            else
                this.#pieces.shift();
            left -= Math.min(left, piece.length);
        }
        this.#heldBytes -= taken.reduce((sum, piece) => sum + piece.length, 0);
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










// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
// EXTERNAL MODULE: ./node_modules/canonicalize/lib/canonicalize.js
var canonicalize = __webpack_require__(8799);
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
    const parsed = schema.safeParse(value);
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
        .map(({ kind, name, path, digest }) => [kind, name, path, digest])
        .sort((a, b) => (0,model/* compareBytewise */.GV)(`${a[0]} ${a[1]}`, `${b[0]} ${b[1]}`));
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
    owner: { at: 108, bytes: 8 },
    group: { at: 116, bytes: 8 },
    time: { at: 136, bytes: 12 },
    "major device number": { at: 329, bytes: 8 },
    "minor device number": { at: 337, bytes: 8 },
};
const EMPTY = {
    "link target": { at: 157, bytes: 100 },
    "user name": { at: 265, bytes: 32 },
    "group name": { at: 297, bytes: 32 },
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
            throw violation(`${shown} has a ${what}`);
    for (const [what, field] of Object.entries(ZERO_NUMBERS))
        if (octal(block, field) !== 0)
            throw violation(`${shown} has a ${what} other than 0`);
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
    const digits = slice(block, field).subarray(1).toString("hex");
    const value = Number.parseInt(digits, 16);
    return Number.isSafeInteger(value) ? value : undefined;
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
        if (start === undefined || !(end <= bytes.length) || start.length >= Number(length) || bytes[end - 1] !== 0x0a)
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
        const pieces = await this.takePieces(sizeBytes);
        const [only] = pieces;
        return pieces.length === 1 && only !== undefined ? only : Buffer.concat(pieces);
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
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./node_modules/xxhash-wasm/esm/xxhash-wasm.js
var xxhash_wasm = __webpack_require__(7261);
;// CONCATENATED MODULE: ./build/bundle/zstd/frame.js

const FRAME_MAGIC = 0xfd2fb528;
const MAX_FRAME_CONTENT = 8 * 1024 * 1024;
const MAX_BLOCK = 128 * 1024;
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
async function takeFrame(source, offset) {
    const magic = Buffer.alloc(4);
    magic.writeUInt32LE(FRAME_MAGIC);
    const descriptor = await source.take(1);
    const single = (descriptor.readUInt8(0) & FLAG.singleSegment) !== 0;
    const rest = await source.take((single ? 0 : 1) + sizeFieldBytes(descriptor.readUInt8(0)));
    const header = Buffer.concat([magic, descriptor, rest]);
    const contentBytes = parseContentBytes(header, offset);
    const limit = maxFrameBytes(contentBytes);
    const parts = [header];
    let size = header.length;
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
    parts.push(await source.take(CHECKSUM_BYTES));
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
        return await __webpack_require__.e(/* import() */ 216).then(__webpack_require__.t.bind(__webpack_require__, 3216, 19));
    }
    catch {
        return undefined;
    }
}
function withSizeAndChecksum(frame, content, hash) {
    if (frame.readUInt32LE(0) !== FRAME_MAGIC || frame.readUInt8(4) !== 0)
        throw new Error("the zstd addon wrote a frame of an unexpected form");
    const header = Buffer.alloc(10);
    header.writeUInt32LE(FRAME_MAGIC, 0);
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
    const header = await ends_readHeader(stream);
    const { manifest, offset } = await readManifest(stream);
    if (!canonicalJson(manifest.snapshot).equals(canonicalJson(header)))
        throw new model/* AppError */.uV("manifest-invalid", `${model/* MANIFEST_PATH */.U4} is of another snapshot than ${model/* HEADER_PATH */.sC}`);
    if (stateDigest(manifest.stores) !== manifest.stateDigest)
        throw new model/* AppError */.uV("manifest-invalid", `the state digest in ${model/* MANIFEST_PATH */.U4} does not fit its stores`);
    return { header, manifest, manifestOffset: offset };
}
async function ends_readHeader(stream) {
    const start = await stream.read(0, Math.min(END_READ_BYTES, stream.sizeBytes));
    const [content] = await decodeFrames(start, 0, { frames: 1, limitBytes: model/* MAX_HEADER_BYTES */.v8 + TAR_ROOM_BYTES });
    const { bytes } = await onlyEntry([content, Buffer.alloc(END_BYTES)], model/* HEADER_PATH */.sC, 0);
    return ends_parseHeader(bytes);
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
    const { table, seal, sealOffset } = await readIndex(tail);
    const manifestBytes = seal.tarBytes - seal.manifestTarOffset;
    if (manifestBytes > model/* MAX_MANIFEST_BYTES */.ZJ + TAR_ROOM_BYTES)
        throw new model/* AppError */.uV("manifest-invalid", `${model/* MANIFEST_PATH */.U4} is larger than ${model/* MAX_MANIFEST_BYTES */.ZJ} bytes`);
    if (sealOffset - seal.manifestFrameOffset > model/* MAX_MANIFEST_BYTES */.ZJ + TAR_ROOM_BYTES)
        throw new model/* AppError */.uV("bundle-corrupt", `the frames of ${model/* MANIFEST_PATH */.U4} are larger than it may be`);
    const first = frameAt(table, seal);
    const frames = table.length - 1 - first;
    const compressed = await tail.slice(seal.manifestFrameOffset, sealOffset);
    const contents = await decodeFrames(compressed, seal.manifestFrameOffset, { frames, limitBytes: manifestBytes });
    const { bytes, offset } = await onlyEntry(contents, model/* MANIFEST_PATH */.U4, seal.manifestTarOffset);
    return { manifest: parseCanonical(bytes, model/* Manifest */._8, model/* MANIFEST_PATH */.U4), offset };
}
async function readIndex(tail) {
    const size = tail.sizeBytes;
    const frames = parseSeekFooter(await tail.slice(size - FOOTER_BYTES, size));
    const tableOffset = size - seekTableBytes(frames);
    const sealOffset = tableOffset - SEAL_BYTES;
    if (sealOffset <= 0)
        throw new model/* AppError */.uV("bundle-truncated", "the bundle is smaller than its seek table says");
    const index = await tail.slice(sealOffset, size);
    const table = parseSeekTable(index.subarray(SEAL_BYTES));
    const seal = parseSeal(index.subarray(0, SEAL_BYTES));
    const compressed = table.reduce((sum, entry) => sum + entry.compressedBytes, 0);
    const content = table.reduce((sum, entry) => sum + entry.contentBytes, 0);
    if (compressed !== tableOffset || content !== seal.tarBytes || table.at(-1)?.compressedBytes !== SEAL_BYTES)
        throw new model/* AppError */.uV("bundle-corrupt", "seek table, seal and size of the bundle contradict each other");
    return { table, seal, sealOffset };
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
    const reader = new ByteReader(only(bytes));
    const contents = [];
    let total = 0;
    for (let index = 0; index < frames; index++) {
        const magic = (await reader.take(4)).readUInt32LE(0);
        if (magic !== FRAME_MAGIC)
            throw new model/* AppError */.uV("bundle-corrupt", `byte ${offset} of the compressed stream starts no frame`);
        const frame = await takeFrame(reader, offset);
        total += frame.contentBytes;
        if (total > limitBytes)
            throw new model/* AppError */.uV("bundle-corrupt", "a frame at an end of the bundle is larger than it may be");
        contents.push(await decompressFrame(frame.bytes, frame.contentBytes));
    }
    return contents;
}
async function onlyEntry(tar, path, start) {
    let found;
    for await (const entry of readTar(only(...tar), start)) {
        if (found !== undefined || entry.path !== path || entry.type !== "file")
            throw new model/* AppError */.uV("archive-violation", `${JSON.stringify(entry.path)} stands where ${path} is expected`);
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
async function* only(...chunks) {
    yield* chunks;
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
            throw new model/* AppError */.uV("bundle-truncated", "the bundle is too short to hold a seek table");
        const have = this.sizeBytes - this.#bytes.length;
        return from >= have ? this.#bytes.subarray(from - have, to - have) : this.#stream.read(from, to - from);
    }
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(6118);
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






const READ_BYTES = 1024 * 1024;
const OWN_ENTRY_MODE = 0o644;
class ArchiveWriter {
    cuts = new Set();
    #tar = new TarWriter();
    #content;
    #manifest;
    #manifestOffset = 0;
    constructor(content) {
        this.#content = content;
    }
    manifestOffset() {
        return this.#manifestOffset;
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
        this.#manifest = {
            snapshot: header,
            consistency,
            stateDigest: stateDigest(stores),
            stores: stores.map(counted).sort((a, b) => (0,model/* compareBytewise */.GV)(`${a.kind} ${a.name}`, `${b.kind} ${b.name}`)),
            entries,
            leftOut: [...leftOut],
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
        const offset = await this.#tar.file(path, entry, hashed(entry, hash));
        return { path, type: "file", sizeBytes: entry.sizeBytes, mode, sha256: hash.digest("hex"), offset };
    }
}
function counted(store) {
    const bytes = store.entries.reduce((sum, entry) => sum + (entry.type === "file" ? entry.sizeBytes : 0), 0);
    return { ...store, entries: store.entries.length, bytes };
}
function* hashed(entry, hash) {
    const file = (0,external_node_fs_.openSync)(entry.file, "r");
    try {
        for (let left = entry.sizeBytes; left > 0;) {
            const chunk = Buffer.allocUnsafeSlow(Math.min(left, READ_BYTES));
            const read = (0,external_node_fs_.readSync)(file, chunk, 0, chunk.length, null);
            if (read === 0)
                throw new Error(`the staged copy of ${entry.path} is shorter than it was`);
            hash.update(chunk.subarray(0, read));
            yield chunk.subarray(0, read);
            left -= read;
        }
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}

;// CONCATENATED MODULE: ./build/bundle/pass.js








async function comparePass(tar, ends, extraction) {
    const expected = expectations(ends);
    for await (const found of readTar(tar)) {
        const next = expected.next();
        if (next.done === true)
            throw pass_violation(`${JSON.stringify(found.path)} stands in the archive and not in the manifest`);
        await next.value(found, extraction);
    }
    const missing = expected.next();
    if (missing.done !== true)
        throw pass_violation("the archive ends before the last entry of the manifest");
}
function* expectations({ header, manifest, manifestOffset }) {
    yield (found) => expectBytes(found, model/* HEADER_PATH */.sC, canonicalJson(header));
    for (const entry of manifest.entries)
        yield (found, extraction) => expectEntry(found, entry, extraction);
    yield async (found) => {
        if (found.offset !== manifestOffset)
            throw pass_violation(`${model/* MANIFEST_PATH */.U4} does not stand where it was read before`);
        await expectBytes(found, model/* MANIFEST_PATH */.U4, canonicalJson(manifest));
    };
}
async function expectBytes(found, path, bytes) {
    const same = found.path === path && found.type === "file" && found.mode === OWN_ENTRY_MODE && found.sizeBytes === bytes.length;
    if (!same)
        throw pass_violation(`${JSON.stringify(found.path)} is not the ${path} that is expected at its place`);
    if (!(await collect(found.content)).equals(bytes))
        throw new model/* AppError */.uV("digest-mismatch", `${path} differs from what was read before`, { path });
}
async function expectEntry(found, entry, extraction) {
    const same = found.path === entry.path &&
        found.type === entry.type &&
        found.mode === entry.mode &&
        found.offset === entry.offset &&
        (entry.type === "folder" || found.sizeBytes === entry.sizeBytes);
    if (!same) {
        const where = JSON.stringify(found.path);
        throw pass_violation(`${where} is not what the manifest lists at this place: ${JSON.stringify(entry.path)}`);
    }
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
function pass_violation(text) {
    return new model/* AppError */.uV("archive-violation", text);
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./build/bundle/zstd/writer.js






const HIGH_LEVEL = 10;
const POOL_THREADS = 4;
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

;// CONCATENATED MODULE: ./build/bundle/zstd/reader.js








async function* readFrames(stream, done) {
    const walk = new FrameWalk(stream);
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
    #sha256 = (0,external_node_crypto_.createHash)("sha256");
    #found = [];
    #starts = new Map();
    #tarBytes = 0;
    #seal;
    constructor(stream) {
        this.#reader = new ByteReader(stream);
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
                const magic = (await this.#reader.take(4)).readUInt32LE(0);
                if (magic !== FRAME_MAGIC) {
                    await this.#end(magic, offset);
                    return;
                }
                if (this.#found.length === MAX_FRAMES - 1)
                    throw new model/* AppError */.uV("bundle-corrupt", `the compressed stream has more than ${MAX_FRAMES} frames`);
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
    async #end(magic, offset) {
        if (magic !== SEAL_MAGIC)
            throw new model/* AppError */.uV("bundle-corrupt", `byte ${offset} of the compressed stream starts neither a frame nor the seal`);
        const seal = parseSeal(Buffer.concat([uint32(magic), await this.#reader.take(SEAL_BYTES - 4)]));
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
function uint32(value) {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    return bytes;
}

;// CONCATENATED MODULE: ./build/bundle/open.js









const open_READ_BYTES = 1024 * 1024;
async function probeBundle(path) {
    const file = await openFile(path);
    try {
        return { encrypted: await isEncrypted(file, path), sizeBytes: file.sizeBytes };
    }
    finally {
        await file.close();
    }
}
async function openBundle(path, keys) {
    const file = await openFile(path);
    try {
        const encrypted = await isEncrypted(file, path);
        const opened = encrypted ? await inEncryption(() => unlock(file, keys)) : undefined;
        const ends = await readEnds(opened === undefined ? file : await openPayload(file, opened));
        return {
            path,
            sizeBytes: file.sizeBytes,
            encrypted,
            header: ends.header,
            manifest: ends.manifest,
            async readAll({ extraction, onBytes } = {}) {
                const sha256 = (0,external_node_crypto_.createHash)("sha256");
                const bytes = tee((0,external_node_fs_.createReadStream)(path, { highWaterMark: open_READ_BYTES }), (chunk) => {
                    sha256.update(chunk);
                    onBytes?.(chunk.length);
                });
                const stream = opened === undefined ? bytes : streamInEncryption(decryptStream(bytes, opened));
                let frames = 0;
                const tar = readFrames(stream, (found) => {
                    frames = found.frames;
                });
                await comparePass(tar, ends, extraction);
                return { sha256: sha256.digest("hex"), frames };
            },
        };
    }
    finally {
        await file.close();
    }
}
async function openPayload(file, opened) {
    return accessInEncryption(await inEncryption(() => openAgeFile(file, opened)));
}
async function open_hashFile(path) {
    const sha256 = (0,external_node_crypto_.createHash)("sha256");
    for await (const chunk of (0,external_node_fs_.createReadStream)(path, { highWaterMark: open_READ_BYTES }))
        sha256.update(chunk);
    return sha256.digest("hex");
}
async function isEncrypted(file, path) {
    const start = await file.read(0, Math.min(64, file.sizeBytes));
    if (isAge(start.subarray(0, AGE_MAGIC_BYTES)))
        return true;
    if (start.length >= 4 && start.readUInt32LE(0) === FRAME_MAGIC)
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



const MAX_SIDECAR_BYTES = 4096;
const MAX_RECEIPT_BYTES = 16 * 1024 * 1024;
function sidecarPaths(bundle) {
    return { checksum: `${bundle}.sha256`, receipt: `${bundle}.receipt.json` };
}
function checksumText(bundle, sha256) {
    return `${sha256}  ${(0,external_node_path_.basename)(bundle)}\n`;
}
function makeReceipt(bundle, manifest) {
    const { snapshot, consistency, stateDigest, stores } = manifest;
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
        stores: stores.map(({ name, kind, entries, bytes, digest }) => ({ name, kind, entries, bytes, digest })),
    };
}
async function readChecksum(bundle) {
    const path = sidecarPaths(bundle).checksum;
    const text = await readIfThere(path, MAX_SIDECAR_BYTES, "sidecar-mismatch");
    if (text === null)
        return null;
    const match = /^([0-9a-f]{64}) [ *]([^\n]+)\n?$/.exec(text);
    if (match?.[1] === undefined || match[2] !== (0,external_node_path_.basename)(bundle))
        throw new model/* AppError */.uV("sidecar-mismatch", `${path} does not hold the SHA-256 of ${(0,external_node_path_.basename)(bundle)}`, { path });
    return match[1];
}
async function readReceipt(bundle) {
    const path = sidecarPaths(bundle).receipt;
    const text = await readIfThere(path, MAX_RECEIPT_BYTES, "sidecar-mismatch");
    if (text === null)
        return null;
    try {
        return model/* Receipt */.TA.parse(JSON.parse(text));
    }
    catch (cause) {
        throw new model/* AppError */.uV("sidecar-mismatch", `${path} is not a receipt`, { path, cause });
    }
}
async function readIfThere(path, maxBytes, code) {
    try {
        if ((await (0,promises_.stat)(path)).size > maxBytes)
            throw new model/* AppError */.uV(code, `${path} is larger than ${maxBytes} bytes`, { path });
        return await (0,promises_.readFile)(path, "utf8");
    }
    catch (error) {
        if (error instanceof model/* AppError */.uV)
            throw error;
        const reason = error.code;
        if (reason === "ENOENT")
            return null;
        throw new model/* AppError */.uV(code, `${path} cannot be read (${reason})`, { path, cause: error });
    }
}

;// CONCATENATED MODULE: ./build/bundle/write.js






const WRITE_BYTES = 1024 * 1024;
async function writeBundle(path, content, options) {
    const age = options.locks === null ? null : await createAgeHeader(options.locks);
    const archive = new ArchiveWriter(content);
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






;// CONCATENATED MODULE: ./build/flows/keys.js




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
    return { identities, passphrases: passphrase === undefined ? [] : [passphrase] };
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
    if (problems.length > before)
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
async function loadPassphrase(sources, cwd, problems) {
    const { passphraseFile: file } = sources;
    if (file === undefined)
        return sources.passphrase;
    let passphrase;
    await heard(problems, async () => {
        passphrase = (await readKeyFile(file, cwd, "bad-option")).split(/\r?\n/, 1)[0];
        if (passphrase === "")
            throw new model/* AppError */.uV("bad-option", `the first line of the passphrase file ${file} is empty`, { path: file });
    });
    return passphrase;
}
async function readKeyFile(file, cwd, code) {
    try {
        return await (0,promises_.readFile)((0,external_node_path_.resolve)(cwd, file), "utf8");
    }
    catch (error) {
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

;// CONCATENATED MODULE: ./build/flows/bundle-request.js




async function prepareBundle(request, context, further = async () => undefined) {
    const problems = [...(request.problems ?? [])];
    const keys = await loadKeys(request, context.cwd, problems);
    await further(problems);
    const path = (0,external_node_path_.resolve)(context.cwd, request.bundle);
    let probed = { encrypted: false, sizeBytes: 0 };
    if (request.bundle !== "")
        await heard(problems, async () => {
            probed = await probeBundle(path);
        });
    (0,model/* throwProblems */.Jh)(problems);
    return { path, ...probed, keys, hasKeys: (keys.identities?.length ?? 0) + (keys.passphrases?.length ?? 0) > 0 };
}
async function readSidecars(path) {
    return { checksum: await readChecksum(path), receipt: await readReceipt(path) };
}
function checkSidecars({ checksum, receipt }, actual) {
    if (checksum !== null && checksum !== actual.sha256)
        throw new model/* AppError */.uV("sidecar-mismatch", "the bundle does not have the SHA-256 of the checksum file beside it");
    if (receipt === null)
        return;
    const wrong = receipt.sha256 !== actual.sha256 ||
        (actual.snapshotId !== undefined && receipt.snapshotId !== actual.snapshotId) ||
        (actual.stateDigest !== undefined && receipt.stateDigest !== actual.stateDigest);
    if (wrong)
        throw new model/* AppError */.uV("sidecar-mismatch", "the receipt beside the bundle is that of another bundle");
}

;// CONCATENATED MODULE: ./build/flows/inspect.js



async function inspect(request, context) {
    const { path, encrypted, sizeBytes, keys, hasKeys } = await prepareBundle(request, context);
    const { receipt } = await readSidecars(path);
    const readable = !encrypted || hasKeys;
    if (!readable && receipt === null)
        throw new model/* AppError */.uV("no-key", `${path} is encrypted, no key was given, and no receipt stands beside it`, { path });
    const manifest = readable ? (await openBundle(path, keys)).manifest : null;
    return { bundle: path, sizeBytes, encrypted, manifest, receipt };
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
    await writeNew(file, identityFileText);
    return { recipient, file, identity: null };
}
async function writeNew(file, text) {
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
            throw new model/* AppError */.uV("output-exists", `${file} exists already; an identity is never overwritten`, {
                path: file,
                cause,
            });
        throw new model/* AppError */.uV("output-unwritable", `${file} cannot be written`, { path: file, cause });
    }
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./build/kinds/turn.js

const SLICE_MS = 15;
function turn_takeTurns() {
    let since = performance.now();
    return () => {
        if (performance.now() - since < SLICE_MS)
            return undefined;
        return (0,external_node_timers_promises_.setImmediate)().then(() => {
            since = performance.now();
        });
    };
}

;// CONCATENATED MODULE: ./build/kinds/unfollowed.js

const FLAGS = external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NOFOLLOW ?? 0) | (external_node_fs_.constants.O_NONBLOCK ?? 0);
function unfollowed_openUnfollowed(path) {
    return (0,external_node_fs_.openSync)(path, FLAGS);
}

;// CONCATENATED MODULE: ./build/kinds/file/content.js



const BUFFER_BYTES = 1024 * 1024;
const LINE_FEED = 0x0a;
let buffer;
async function content_hashFile(path, turn) {
    const fd = unfollowed_openUnfollowed(path);
    try {
        return (await readContent(fd, Number.POSITIVE_INFINITY, { turn })).sha256;
    }
    finally {
        (0,external_node_fs_.closeSync)(fd);
    }
}
async function readContent(fd, limitBytes, options) {
    buffer ??= Buffer.allocUnsafeSlow(BUFFER_BYTES);
    const hash = (0,external_node_crypto_.createHash)("sha256");
    let sizeBytes = 0;
    while (sizeBytes < limitBytes) {
        const count = (0,external_node_fs_.readSync)(fd, buffer, 0, Math.min(buffer.length, limitBytes - sizeBytes), sizeBytes);
        if (count === 0)
            break;
        const piece = buffer.subarray(0, count);
        hash.update(piece);
        if (options.copyTo !== undefined)
            content_writeAll(options.copyTo, piece, sizeBytes);
        sizeBytes += count;
        const others = options.turn();
        if (others !== undefined)
            await others;
    }
    return { sizeBytes, sha256: hash.digest("hex") };
}
function wholeLinesBytes(fd, sizeBytes) {
    const next = Buffer.alloc(1);
    if ((0,external_node_fs_.fstatSync)(fd).size > sizeBytes && (0,external_node_fs_.readSync)(fd, next, 0, 1, sizeBytes) === 1 && next[0] === LINE_FEED)
        return sizeBytes;
    const block = Buffer.alloc(64 * 1024);
    for (let end = sizeBytes; end > 0; end = Math.max(0, end - block.length)) {
        const start = Math.max(0, end - block.length);
        const count = (0,external_node_fs_.readSync)(fd, block, 0, end - start, start);
        const at = block.subarray(0, count).lastIndexOf(LINE_FEED);
        if (at !== -1)
            return start + at + 1;
    }
    return 0;
}
function content_writeAll(fd, bytes, position) {
    for (let done = 0; done < bytes.length;)
        done += (0,external_node_fs_.writeSync)(fd, bytes, done, bytes.length - done, position + done);
}

;// CONCATENATED MODULE: ./build/kinds/file/identity.js
function identityOf(stat) {
    return {
        type: stat.isFile() ? "file" : stat.isDirectory() ? "folder" : "other",
        mode: Number(stat.mode) & 0o777,
        sizeBytes: Number(stat.size),
        device: stat.dev,
        inode: stat.ino,
        modifiedNs: stat.mtimeNs,
        changedNs: stat.ctimeNs,
    };
}
function isSameFile(a, b) {
    return a.type === "file" && b.type === "file" && a.inode === b.inode && a.device === b.device;
}
function isSameState(a, b) {
    return (isSameFile(a, b) && a.sizeBytes === b.sizeBytes && a.modifiedNs === b.modifiedNs && a.changedNs === b.changedNs);
}
function lastChangeMs({ changedNs }) {
    return Number(changedNs) / 1e6;
}

;// CONCATENATED MODULE: ./build/kinds/file/witness.js



const APPENDED = /\.(jsonl|ndjson)$/i;
const SAMPLE_BYTES = 4096;
const KEPT_FILE_BYTES = 256 * 1024;
function readWitness(path, identity, budgetBytes) {
    const { sizeBytes } = identity;
    const isLog = APPENDED.test(path);
    const isSmall = sizeBytes > 0 && sizeBytes <= Math.min(KEPT_FILE_BYTES, budgetBytes);
    const fd = isLog || isSmall ? tryOpen(path) : undefined;
    if (fd === undefined)
        return undefined;
    try {
        const isPinned = () => isSameState(identity, identityOf((0,external_node_fs_.fstatSync)(fd, { bigint: true })));
        if (!isPinned())
            return undefined;
        const ends = isLog ? witness_readEnds(fd, sizeBytes) : null;
        const content = isSmall ? readSteady(fd, sizeBytes) : null;
        return isPinned() ? { content, ends } : undefined;
    }
    finally {
        (0,external_node_fs_.closeSync)(fd);
    }
}
function witness_readEnds(fd, sizeBytes) {
    const length = Math.min(SAMPLE_BYTES, sizeBytes);
    return { head: readAt(fd, 0, length), tail: readAt(fd, sizeBytes - length, length) };
}
function tryOpen(path) {
    try {
        return unfollowed_openUnfollowed(path);
    }
    catch {
        return undefined;
    }
}
function readSteady(fd, sizeBytes) {
    const first = readAt(fd, 0, sizeBytes);
    return readAt(fd, 0, sizeBytes).equals(first) ? first : null;
}
function readAt(fd, position, length) {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, (0,external_node_fs_.readSync)(fd, bytes, 0, length, position));
}

;// CONCATENATED MODULE: ./build/kinds/file/pin.js





const WITNESSED_FILES = 1000;
const KEPT_BYTES = 16 * 1024 * 1024;
function pinMembers(members, location) {
    const base = location.endsWith(external_node_path_.sep) ? location : location + external_node_path_.sep;
    const pinned = members.flatMap((member) => {
        const path = member.path === "." ? location : base + pin_native(member.path);
        const identity = identify(member, path);
        return identity === undefined ? [] : [{ member, path, identity }];
    });
    if (pinned.length === 0 && members.length > 0)
        throw keptChanging(location, "lost all that was found there");
    const isAmongNewest = newestFiles(pinned.map(({ identity }) => identity));
    let budgetBytes = KEPT_BYTES;
    return pinned.map((one) => {
        const witness = isAmongNewest(one.identity) ? readWitness(one.path, one.identity, budgetBytes) : undefined;
        budgetBytes -= witness?.content?.length ?? 0;
        return { ...one, witness };
    });
}
function standingOf({ identity, witness }, fd) {
    const now = identityOf((0,external_node_fs_.fstatSync)(fd, { bigint: true }));
    if (isSameState(identity, now))
        return "unchanged";
    if (!witness?.ends || !isSameFile(identity, now) || now.sizeBytes <= identity.sizeBytes)
        return "changed";
    const { head, tail } = witness_readEnds(fd, identity.sizeBytes);
    return head.equals(witness.ends.head) && tail.equals(witness.ends.tail) ? "grown" : "changed";
}
function keptChanging(path, what) {
    return new model/* AppError */.uV("kept-changing", `${JSON.stringify(path)} ${what} while it was captured`, { path });
}
function identify(member, path) {
    const stat = (0,external_node_fs_.lstatSync)(path, { bigint: true, throwIfNoEntry: false });
    if (stat === undefined && member.path === ".")
        throw keptChanging(path, "vanished");
    if (stat === undefined)
        return undefined;
    const identity = identityOf(stat);
    if (identity.type !== member.type)
        throw keptChanging(path, `turned from a ${member.type} into something else`);
    return identity;
}
function newestFiles(identities) {
    const files = identities.filter(({ type }) => type === "file");
    const changedMs = Float64Array.from(files, lastChangeMs).sort();
    const from = changedMs[Math.max(0, changedMs.length - WITNESSED_FILES)] ?? 0;
    let left = WITNESSED_FILES;
    return (identity) => identity.type === "file" && lastChangeMs(identity) >= from && left-- > 0;
}
function pin_native(path) {
    return external_node_path_.sep === "/" ? path : path.replaceAll("/", external_node_path_.sep);
}

;// CONCATENATED MODULE: ./build/kinds/file/copy.js








const FINE_STEP_MS = 20;
const COARSE_STEP_MS = 2000;
async function copyPinned(pinned, copy, turn) {
    const target = (0,external_node_fs_.openSync)(copy, external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL, 0o600);
    try {
        return await copySource(pinned, target, turn);
    }
    catch (error) {
        const content = pinned.witness?.content;
        if (!content || !(error instanceof model/* AppError */.uV) || error.code !== "kept-changing")
            throw error;
        (0,external_node_fs_.ftruncateSync)(target, 0);
        (0,external_node_fs_.writeFileSync)(target, content);
        return { sizeBytes: content.length, sha256: (0,external_node_crypto_.createHash)("sha256").update(content).digest("hex") };
    }
    finally {
        (0,external_node_fs_.closeSync)(target);
    }
}
async function copySource(pinned, target, turn) {
    await outwaitTimeStep(pinned.identity);
    const source = openSource(pinned.path);
    try {
        let lengthBytes = pinnedLengthBytes(pinned, source);
        for (;;) {
            const copied = await readContent(source, lengthBytes, { turn, copyTo: target });
            const confirmedBytes = pinnedLengthBytes(pinned, source);
            if (confirmedBytes === copied.sizeBytes)
                return copied;
            if (confirmedBytes >= lengthBytes)
                throw keptChanging(pinned.path, "shrank");
            lengthBytes = confirmedBytes;
            (0,external_node_fs_.ftruncateSync)(target, lengthBytes);
        }
    }
    finally {
        (0,external_node_fs_.closeSync)(source);
    }
}
function pinnedLengthBytes(pinned, source) {
    const standing = standingOf(pinned, source);
    if (standing === "changed")
        throw keptChanging(pinned.path, "changed");
    const { sizeBytes } = pinned.identity;
    return standing === "grown" ? wholeLinesBytes(source, sizeBytes) : sizeBytes;
}
async function outwaitTimeStep(identity) {
    const inSeconds = [identity.modifiedNs, identity.changedNs].every((timeNs) => timeNs % 1000000000n === 0n);
    const stepMs = inSeconds ? COARSE_STEP_MS : FINE_STEP_MS;
    const leftMs = lastChangeMs(identity) + stepMs - Date.now();
    if (leftMs > 0 && leftMs <= stepMs)
        await (0,external_node_timers_promises_.setTimeout)(leftMs);
}
function openSource(path) {
    try {
        return unfollowed_openUnfollowed(path);
    }
    catch (error) {
        const { code } = error;
        if (code === "ENOENT" || code === "ELOOP" || code === "ENOTDIR" || code === "ENXIO")
            throw keptChanging(path, "vanished");
        throw new model/* AppError */.uV("source-unreadable", `${JSON.stringify(path)} cannot be read (${code})`, { path, cause: error });
    }
}

;// CONCATENATED MODULE: ./build/kinds/file/digest.js


function filesDigest(members) {
    const hash = (0,external_node_crypto_.createHash)("sha256");
    for (const member of [...members].sort((a, b) => (0,model/* compareBytewise */.GV)(a.path, b.path)))
        hash.update(line(member));
    return hash.digest("hex");
}
function line(member) {
    if (member.type === "folder")
        return `/ ${member.path}\n`;
    return `${member.executable ? "x" : "-"} ${member.sha256} ${member.path}\n`;
}
function isExecutable(mode) {
    return (mode & 0o100) !== 0;
}

;// CONCATENATED MODULE: ./build/kinds/file/capture.js






async function openFiles(store, _options) {
    return new FileCapture(store);
}
class FileCapture {
    store;
    #pinned = [];
    constructor(store) {
        this.store = store;
    }
    async lock() { }
    pin() {
        this.#pinned = pinMembers(this.store.members ?? [], this.store.location);
    }
    unlock() { }
    async stage(dir) {
        const turn = turn_takeTurns();
        const entries = [];
        const digested = [];
        for (const [index, pinned] of this.#pinned.entries()) {
            const { path: member, type } = pinned.member;
            const path = model/* archivePaths */.rY.file(this.store.name, member);
            const mode = portableMode(pinned);
            if (type === "folder") {
                entries.push({ path, type, mode });
                digested.push({ path: member, type });
            }
            else {
                const file = (0,external_node_path_.join)(dir, String(index));
                const { sizeBytes, sha256 } = await copyPinned(pinned, file, turn);
                entries.push({ path, type, mode, sizeBytes, file });
                digested.push({ path: member, type, executable: isExecutable(mode), sha256 });
            }
        }
        const files = entries.filter((entry) => entry.type === "file").length;
        return {
            entries,
            summary: { kind: "file", files, folders: entries.length - files },
            digest: filesDigest(digested),
            consistency: "fenced",
            leftOut: [],
            mode: null,
        };
    }
    async confirm() { }
    close() {
        this.#pinned = [];
    }
}
function portableMode({ identity, member }) {
    if (process.platform === "win32")
        return member.type === "file" ? 0o644 : 0o755;
    return identity.mode;
}

;// CONCATENATED MODULE: ./build/kinds/file/check.js






async function checkFiles(extracted) {
    const findings = [];
    const digested = [];
    const turn = turn_takeTurns();
    for (const path of extracted.paths) {
        const why = whyNotOfStore(path, extracted);
        if (why === undefined)
            digested.push(await examine(path, extracted, turn));
        else
            findings.push({ code: "archive-violation", path, message: `${JSON.stringify(path)} ${why}` });
    }
    if (findings.length > 0)
        return findings;
    return [...countFindings(digested, extracted), ...digestFindings(digested, extracted)];
}
function whyNotOfStore(path, { store }) {
    const owner = (0,model/* storeOfArchivePath */.UV)(path);
    if (owner?.kind !== "file" || owner.name !== store.name)
        return `does not belong to store ${store.name}`;
    return (0,model/* whyNotPortable */.zR)(path);
}
async function examine(path, extracted, turn) {
    const { digests, modes } = extracted;
    const sha256 = digests === undefined ? await digestOnDisk(path, extracted, turn) : digests.get(path);
    const member = (0,model/* storeOfArchivePath */.UV)(path)?.rest ?? path;
    if (sha256 === undefined)
        return { path: member, type: "folder" };
    return { path: member, type: "file", executable: isExecutable(modes.get(path) ?? 0), sha256 };
}
async function digestOnDisk(path, { extracted }, turn) {
    const file = (0,external_node_path_.join)(extracted, path);
    return (0,external_node_fs_.lstatSync)(file).isDirectory() ? undefined : content_hashFile(file, turn);
}
function countFindings(digested, { store }) {
    const files = digested.filter((member) => member.type === "file").length;
    const folders = digested.length - files;
    const { summary } = store;
    if (summary.kind === "file" && summary.files === files && summary.folders === folders)
        return [];
    const message = `store ${store.name} holds ${files} files and ${folders} folders, which is not what its summary says`;
    return [{ code: "manifest-invalid", path: store.name, message }];
}
function digestFindings(digested, { store }) {
    if (filesDigest(digested) === store.digest)
        return [];
    const message = `files of store ${store.name} do not have the digest that the manifest gives`;
    return [{ code: "digest-mismatch", path: store.name, message }];
}

;// CONCATENATED MODULE: ./build/kinds/extracted.js

function modeOf({ modes }, path) {
    const mode = modes.get(path);
    if (mode === undefined)
        throw new model/* AppError */.uV("internal", `the manifest gives no mode for ${path}`, { path });
    return mode;
}
function extracted_extractedStores(manifest, extracted) {
    const paths = new Map();
    for (const { path } of manifest.entries) {
        const owner = (0,model/* storeOfArchivePath */.UV)(path);
        if (owner === undefined)
            continue;
        const key = `${owner.kind} ${owner.name}`;
        const list = paths.get(key);
        if (list === undefined)
            paths.set(key, [path]);
        else
            list.push(path);
    }
    const modes = new Map(manifest.entries.map(({ path, mode }) => [path, mode]));
    const digests = new Map(manifest.entries.flatMap((entry) => (entry.type === "file" ? [[entry.path, entry.sha256]] : [])));
    return manifest.stores.map((store) => ({
        store,
        extracted,
        paths: paths.get(`${store.kind} ${store.name}`) ?? [],
        modes,
        digests,
    }));
}

;// CONCATENATED MODULE: ./build/kinds/folders.js



const OWNER_ALL = 0o700;
class FolderMaker {
    #tree;
    #made = new Set(["."]);
    #modes = new Map();
    constructor(tree) {
        this.#tree = tree;
    }
    make(path) {
        if (this.#made.has(path))
            return;
        this.make(parentOf(path));
        const folder = (0,external_node_path_.join)(this.#tree, path);
        try {
            (0,external_node_fs_.mkdirSync)(folder);
        }
        catch (error) {
            if (error.code !== "EEXIST")
                throw error;
            this.#open(path, folder);
        }
        this.#made.add(path);
    }
    setMode(path, mode) {
        this.#modes.set(path, mode);
    }
    finish() {
        const deepestFirst = [...this.#modes].sort(([a], [b]) => b.split("/").length - a.split("/").length);
        for (const [path, mode] of deepestFirst)
            (0,external_node_fs_.chmodSync)((0,external_node_path_.join)(this.#tree, path), mode);
    }
    #open(path, folder) {
        const stat = (0,external_node_fs_.lstatSync)(folder);
        if (!stat.isDirectory())
            throw new model/* AppError */.uV("archive-violation", `${JSON.stringify(path)} is needed as a folder and is none`, { path });
        if ((stat.mode & OWNER_ALL) === OWNER_ALL)
            return;
        (0,external_node_fs_.chmodSync)(folder, (stat.mode & 0o777) | OWNER_ALL);
        this.#modes.set(path, stat.mode & 0o777);
    }
}
function parentOf(path) {
    const slash = path.lastIndexOf("/");
    return slash === -1 ? "." : path.slice(0, slash);
}

;// CONCATENATED MODULE: ./build/kinds/file/restore.js






async function restoreFiles(extracted, tree) {
    const turn = turn_takeTurns();
    const folders = new FolderMaker(tree);
    for (const archivePath of extracted.paths) {
        const from = (0,external_node_path_.join)(extracted.extracted, archivePath);
        const path = (0,model/* restoredPath */.iq)(extracted.store.path, (0,model/* storeOfArchivePath */.UV)(archivePath)?.rest ?? "");
        const mode = modeOf(extracted, archivePath);
        if ((0,external_node_fs_.lstatSync)(from).isDirectory()) {
            folders.make(path);
            folders.setMode(path, mode);
        }
        else {
            folders.make(parentOf(path));
            (0,external_node_fs_.renameSync)(from, (0,external_node_path_.join)(tree, path));
            (0,external_node_fs_.chmodSync)((0,external_node_path_.join)(tree, path), mode);
        }
        await turn();
    }
    folders.finish();
}

;// CONCATENATED MODULE: ./build/kinds/file/look.js





const MAX_TEXT_BYTES = (/* unused pure expression or super */ null && (64 * 1024 * 1024));
function lookAtFile(tree, path) {
    const parts = path.split("/");
    for (let depth = 1; depth < parts.length; depth++) {
        const above = lstatSync(join(tree, ...parts.slice(0, depth)), { throwIfNoEntry: false });
        if (above === undefined)
            return { type: "nothing" };
        if (!above.isDirectory())
            return { type: "other", what: `${parts.slice(0, depth).join("/")} is no folder` };
    }
    const file = join(tree, ...parts);
    const stat = lstatSync(file, { throwIfNoEntry: false });
    if (stat === undefined)
        return { type: "nothing" };
    if (stat.isDirectory())
        return { type: "other", what: "it is a folder" };
    if (!stat.isFile())
        return { type: "other", what: "it is no plain file" };
    return {
        type: "file",
        sizeBytes: stat.size,
        sha256: () => hashFile(file, takeTurns()),
        text: () => readText(file),
    };
}
function readText(file) {
    const fd = openUnfollowed(file);
    try {
        const { size } = fstatSync(fd);
        if (size > MAX_TEXT_BYTES)
            throw new RangeError(`it is larger than ${MAX_TEXT_BYTES} bytes`);
        const content = Buffer.alloc(size);
        let done = 0;
        for (let count = -1; count !== 0 && done < size; done += count)
            count = readSync(fd, content, done, size - done, done);
        return content.toString("utf8");
    }
    finally {
        closeSync(fd);
    }
}

;// CONCATENATED MODULE: ./build/kinds/file/index.js



const fileKind = { name: "file", open: openFiles, check: checkFiles, restore: restoreFiles };


;// CONCATENATED MODULE: ./build/kinds/git/digest.js


function repositoryDigest({ summary, kept, changes }) {
    const refs = [...summary.refs, ...kept].map(({ name, oid }) => [name, oid]);
    const rows = changes.map((change) => change.type === "folder" ? [change.path, "/"] : [change.path, change.executable ? "x" : "-", change.sha256]);
    const state = [
        summary.objectFormat,
        summary.bare === true,
        [summary.head.branch, summary.head.oid],
        refs.sort(byFirst),
        [...summary.deleted].sort(model/* compareBytewise */.GV),
        rows.sort(byFirst),
    ];
    return (0,external_node_crypto_.createHash)("sha256").update(JSON.stringify(state)).digest("hex");
}
function byFirst(a, b) {
    return (0,model/* compareBytewise */.GV)(a[0], b[0]);
}

;// CONCATENATED MODULE: ./build/kinds/git/content.js





const content_BUFFER_BYTES = 1024 * 1024;
async function blobName(path, format) {
    return withFile(path, async (fd) => {
        const sizeBytes = (0,external_node_fs_.fstatSync)(fd).size;
        const hash = (0,external_node_crypto_.createHash)(format).update(`blob ${sizeBytes}\0`);
        if ((await readInto(fd, hash)) !== sizeBytes)
            throw new model/* AppError */.uV("kept-changing", `${path} changed while it was read`);
        return hash.digest("hex");
    });
}
function linkName(path, format) {
    const target = (0,external_node_fs_.readlinkSync)(path, "buffer");
    return (0,external_node_crypto_.createHash)(format).update(`blob ${target.length}\0`).update(target).digest("hex");
}
async function copyContent(from, to) {
    const target = (0,external_node_fs_.openSync)(to, "wx", 0o600);
    try {
        const hash = (0,external_node_crypto_.createHash)("sha256");
        const sizeBytes = await withFile(from, (fd) => readInto(fd, hash, target));
        return { sizeBytes, sha256: hash.digest("hex") };
    }
    finally {
        (0,external_node_fs_.closeSync)(target);
    }
}
async function sha256Of(path) {
    const hash = (0,external_node_crypto_.createHash)("sha256");
    await withFile(path, (fd) => readInto(fd, hash));
    return hash.digest("hex");
}
function systemCode(error) {
    return typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
}
async function withFile(path, use) {
    let fd;
    try {
        fd = unfollowed_openUnfollowed(path);
    }
    catch (error) {
        throw new model/* AppError */.uV("source-unreadable", `${path}: expected a file that can be read`, { path, cause: error });
    }
    try {
        return await use(fd);
    }
    finally {
        (0,external_node_fs_.closeSync)(fd);
    }
}
let content_buffer;
const othersTurn = turn_takeTurns();
async function readInto(fd, hash, copyTo) {
    let sizeBytes = 0;
    for (;;) {
        content_buffer ??= Buffer.allocUnsafeSlow(content_BUFFER_BYTES);
        const count = (0,external_node_fs_.readSync)(fd, content_buffer, 0, content_buffer.length, sizeBytes);
        if (count === 0)
            return sizeBytes;
        const piece = content_buffer.subarray(0, count);
        hash.update(piece);
        if (copyTo !== undefined)
            git_content_writeAll(copyTo, piece);
        sizeBytes += count;
        const others = othersTurn();
        if (others !== undefined)
            await others;
    }
}
function git_content_writeAll(fd, bytes) {
    for (let done = 0; done < bytes.length;)
        done += (0,external_node_fs_.writeSync)(fd, bytes, done);
}

// EXTERNAL MODULE: ./node_modules/simple-git/dist/index.mjs + 2 modules
var dist = __webpack_require__(4724);
;// CONCATENATED MODULE: ./build/kinds/git/git.js



class git_GitFailed extends Error {
    exitCode;
    constructor(exitCode, stderr) {
        super(firstLine(stderr) || `git ended with exit code ${exitCode}`);
        this.name = "GitFailed";
        this.exitCode = exitCode;
    }
}
const SILENCE_MS = 15 * 60 * 1000;
const MAX_ANSWER_BYTES = 128 * 1024 * 1024;
const CONFIG = [
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "core.untrackedCache=false",
    "core.attributesFile=/dev/null",
    "core.excludesFile=/dev/null",
    "core.commitGraph=false",
    "core.multiPackIndex=false",
    "core.autocrlf=false",
    "core.protectHFS=true",
    "core.protectNTFS=true",
    "core.logAllRefUpdates=false",
    "core.bigFileThreshold=32m",
    "core.sparseCheckout=false",
    "pack.threads=1",
    "pack.windowMemory=64m",
    "pack.useBitmaps=false",
    "protocol.allow=never",
    "safe.directory=*",
    "gc.auto=0",
    "maintenance.auto=false",
];
const SWITCHED_OFF = {
    allowUnsafeHooksPath: true,
    allowUnsafeFsMonitor: true,
    allowUnsafeProtocolOverride: true,
    allowUnsafeConfigPaths: true,
    allowUnsafeTemplateDir: true,
};
async function git_git(place, args, options = {}) {
    const environment = environmentFor(place);
    const flood = new AbortController();
    let fault;
    const runner = (0,dist/* simpleGit */.Lp)({
        baseDir: (0,external_node_os_.tmpdir)(),
        config: CONFIG,
        unsafe: SWITCHED_OFF,
        allowEnvironment: Object.keys(environment).filter((name) => name.startsWith("GIT_")),
        completion: { onClose: true, onExit: false },
        timeout: { block: SILENCE_MS },
        abort: flood.signal,
        errors: (error, result) => {
            fault = faultOf(result, options);
            return fault ?? (options.answers?.includes(result.exitCode) ? undefined : error);
        },
        input: () => options.input,
    });
    runner.outputHandler((_command, stdout) => {
        let answerBytes = 0;
        setImmediate(() => stdout.emit("data", Buffer.alloc(0)));
        stdout.on("data", (piece) => {
            answerBytes += piece.length;
            if (answerBytes > MAX_ANSWER_BYTES)
                flood.abort();
        });
    });
    try {
        return await runner.env(environment).raw([...args]);
    }
    catch (error) {
        throw fault ?? new git_GitFailed(-1, error instanceof Error ? error.message : String(error));
    }
}
function faultOf(result, options) {
    const stderr = Buffer.concat(result.stdErr).toString("utf8");
    if (result.exitCode < 0 && /\bENOENT\b/.test(stderr))
        return new model/* AppError */.uV("git-missing", "git was not found");
    if (result.exitCode !== 0 && !options.answers?.includes(result.exitCode))
        return new git_GitFailed(result.exitCode, stderr);
    if (stderr !== "")
        options.warned?.(stderr);
    return undefined;
}
function environmentFor(place) {
    return {
        ...inherited(["PATH", "SystemRoot", "TMPDIR", "TEMP", "TMP"]),
        LC_ALL: "C",
        GIT_DIR: place.gitDir,
        ...(place.workTree === undefined ? {} : { GIT_WORK_TREE: place.workTree }),
        ...(place.indexFile === undefined ? {} : { GIT_INDEX_FILE: place.indexFile }),
        GIT_CONFIG_NOSYSTEM: "1",
        GIT_CONFIG_GLOBAL: process.platform === "win32" ? "NUL" : external_node_os_.devNull,
        GIT_ATTR_NOSYSTEM: "1",
        GIT_TERMINAL_PROMPT: "0",
        GIT_OPTIONAL_LOCKS: "0",
        GIT_LITERAL_PATHSPECS: "1",
        GIT_NO_REPLACE_OBJECTS: "1",
        GIT_NO_LAZY_FETCH: "1",
        GIT_ALLOW_PROTOCOL: "none",
        GIT_COMMITTER_NAME: "memsnap",
        GIT_COMMITTER_EMAIL: "memsnap@localhost",
    };
}
function inherited(names) {
    return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}
function firstLine(text) {
    const line = text.split("\n").find((candidate) => candidate.trim() !== "") ?? "";
    return line.trim().slice(0, 300);
}

;// CONCATENATED MODULE: ./build/kinds/git/layout.js




async function isGitRepository(dir) {
    return looksLikeRepository(dir);
}
function looksLikeRepository(dir) {
    return isGitLink((0,external_node_path_.join)(dir, ".git")) || isGitDir((0,external_node_path_.join)(dir, ".git")) || isGitDir(dir);
}
function isGitDir(dir) {
    return ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(dir, "HEAD")) &&
        ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(dir, "commondir")) || ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(dir, "objects")) && (0,external_node_fs_.existsSync)((0,external_node_path_.join)(dir, "refs")))));
}
function isGitLink(path) {
    const stat = (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false });
    return stat?.isFile() === true && stat.size < 64 * 1024 && (0,external_node_fs_.readFileSync)(path, "utf8").startsWith("gitdir:");
}
async function findLayout(location) {
    const dotGit = (0,external_node_path_.join)(location, ".git");
    const isBare = !(0,external_node_fs_.existsSync)(dotGit);
    const gitDir = isBare ? location : followLink(dotGit);
    const commonDir = (0,external_node_fs_.existsSync)((0,external_node_path_.join)(gitDir, "commondir"))
        ? (0,external_node_path_.resolve)(gitDir, (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(gitDir, "commondir"), "utf8").trimEnd())
        : gitDir;
    const format = await readSource(location, () => git_git({ gitDir }, ["rev-parse", "--show-object-format=storage"]));
    return {
        workTree: isBare ? null : location,
        gitDir,
        commonDir,
        objects: (0,external_node_path_.join)(commonDir, "objects"),
        index: (0,external_node_path_.join)(gitDir, "index"),
        shallow: (0,external_node_path_.join)(commonDir, "shallow"),
        infoExclude: (0,external_node_path_.join)(commonDir, "info", "exclude"),
        objectFormat: format.trim() === "sha256" ? "sha256" : "sha1",
    };
}
function followLink(dotGit) {
    if (!isGitLink(dotGit))
        return dotGit;
    const target = (0,external_node_fs_.readFileSync)(dotGit, "utf8").slice("gitdir:".length).trim();
    return (0,external_node_path_.resolve)((0,external_node_path_.dirname)(dotGit), target);
}
async function readSource(location, read) {
    try {
        return await read();
    }
    catch (error) {
        if (!(error instanceof git_GitFailed))
            throw error;
        throw new model/* AppError */.uV("source-damaged", `${location}: expected a whole git repository; git says: ${error.message}`, {
            cause: error,
        });
    }
}

;// CONCATENATED MODULE: ./build/kinds/git/walk.js





const NOT_UTF8 = "\ufffd";
function walk(root, skips) {
    const found = { files: new Map(), emptyFolders: [], repositories: [], misspelt: [] };
    const waiting = [""];
    for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop())
        waiting.push(...lookInto({ root, folder, skips }, found));
    return found;
}
function lookInto(at, found) {
    const { root, folder, skips } = at;
    const entries = listFolder((0,external_node_path_.join)(root, folder));
    if (folder !== "" && entries.length === 0)
        found.emptyFolders.push(folder);
    if (folder !== "" && hasTraceOfGit(entries) && looksLikeRepository((0,external_node_path_.join)(root, folder))) {
        found.repositories.push(folder);
        return [];
    }
    const folders = [];
    for (const entry of entries) {
        const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
        if (path === ".git" || skips(path))
            continue;
        if (entry.name.includes(NOT_UTF8))
            found.misspelt.push(path);
        else if (entry.isDirectory())
            folders.push(path);
        else
            addFile(found.files, root, path);
    }
    return folders;
}
function coveredBy(paths) {
    const covered = new Set(paths);
    return (path) => {
        if (covered.size === 0)
            return false;
        for (let end = path.length; end > 0; end = path.lastIndexOf("/", end - 1))
            if (covered.has(path.slice(0, end)))
                return true;
        return false;
    };
}
function hasTraceOfGit(entries) {
    return entries.some((entry) => entry.name === ".git" || entry.name === "HEAD");
}
function addFile(files, root, path) {
    const stat = (0,external_node_fs_.lstatSync)((0,external_node_path_.join)(root, path), { bigint: true, throwIfNoEntry: false });
    if (stat !== undefined)
        files.set(path, stat);
}
function listFolder(folder) {
    try {
        return (0,external_node_fs_.readdirSync)(folder, { withFileTypes: true });
    }
    catch (error) {
        const code = systemCode(error);
        if (code === "ENOENT" || code === "ENOTDIR")
            return [];
        throw new model/* AppError */.uV("source-unreadable", `${folder}: expected a folder that can be listed`, { cause: error });
    }
}

;// CONCATENATED MODULE: ./build/kinds/git/fingerprint.js



const FILES = ["HEAD", "index", "packed-refs", "shallow", "info/exclude", "logs/refs/stash"];
const FOLDERS = ["refs", "reftable"];
function fingerprint(layout, skips) {
    const names = new Map();
    for (const dir of new Set([layout.commonDir, layout.gitDir])) {
        for (const file of FILES) {
            const stat = (0,external_node_fs_.lstatSync)((0,external_node_path_.join)(dir, file), { bigint: true, throwIfNoEntry: false });
            if (stat !== undefined)
                names.set((0,external_node_path_.join)(dir, file), mark(stat));
        }
        for (const folder of FOLDERS)
            for (const [path, stat] of walk((0,external_node_path_.join)(dir, folder), isLock).files)
                names.set((0,external_node_path_.join)(dir, folder, path), mark(stat));
    }
    return { names, worktree: layout.workTree === null ? null : walk(layout.workTree, skips) };
}
function differences(before, after) {
    return { names: differing(before.names, after.names), worktree: differing(marks(before), marks(after)) };
}
function marks({ worktree }) {
    const all = new Map();
    for (const [path, stat] of worktree?.files ?? [])
        all.set(path, mark(stat));
    for (const path of worktree?.emptyFolders ?? [])
        all.set(path, "empty folder");
    for (const path of worktree?.repositories ?? [])
        all.set(path, "repository");
    return all;
}
function differing(before, after) {
    return [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path));
}
function mark(stat) {
    return [stat.ino, stat.size, stat.mtimeNs, stat.ctimeNs, stat.mode].join(" ");
}
function isLock(path) {
    return path.endsWith(".lock");
}

;// CONCATENATED MODULE: ./build/kinds/git/refs.js






const OWN_REFS = "refs/memsnap/";
async function readNames(location, layout) {
    return readSource(location, async () => {
        const refs = await readRefs(location, layout);
        const head = await readHead(layout, refs);
        const hasStash = refs.some((ref) => ref.name === "refs/stash");
        const stashes = hasStash
            ? lines(await git_git({ gitDir: layout.gitDir }, ["rev-list", "--walk-reflogs", "refs/stash"]))
            : [];
        return { head, refs, olderStashes: stashes.slice(1) };
    });
}
async function readRefs(location, layout) {
    const warnings = [];
    const answer = await git_git({ gitDir: layout.gitDir }, ["for-each-ref", "--format=%(objectname) %(refname)"], {
        warned: (text) => warnings.push(text),
    });
    if (warnings.length > 0)
        throw new model/* AppError */.uV("source-damaged", `${location}: git cannot read every ref: ${warnings.join("").trim()}`);
    const refs = lines(answer).map((line) => {
        const space = line.indexOf(" ");
        return { oid: line.slice(0, space), name: line.slice(space + 1) };
    });
    for (const { name } of refs)
        refuseUnusable(location, name);
    return refs.sort((a, b) => (0,model/* compareBytewise */.GV)(a.name, b.name));
}
function refuseUnusable(location, name) {
    if (name.includes(NOT_UTF8))
        throw new model/* AppError */.uV("name-not-portable", `${location}: the ref ${JSON.stringify(name)} is not spelt in UTF-8`);
    if (name.startsWith(OWN_REFS))
        throw new model/* AppError */.uV("source-unsupported", `${location}: ${name} is below ${OWN_REFS}, which is reserved; rename it`);
}
async function readHead(layout, refs) {
    const branch = (await git_git({ gitDir: layout.gitDir }, ["symbolic-ref", "-q", "HEAD"], { answers: [1] })).trim();
    if (branch !== "")
        return { branch, oid: refs.find((ref) => ref.name === branch)?.oid ?? null };
    return { branch: null, oid: (await git_git({ gitDir: layout.gitDir }, ["rev-parse", "--verify", "HEAD"])).trim() };
}
function otherWorktrees(layout) {
    const folder = (0,external_node_path_.join)(layout.commonDir, "worktrees");
    return refs_listFolder(folder).filter((id) => (0,external_node_path_.join)(folder, id) !== layout.gitDir);
}
function refs_listFolder(path) {
    try {
        return (0,external_node_fs_.readdirSync)(path).sort(model/* compareBytewise */.GV);
    }
    catch {
        return [];
    }
}
function lines(text) {
    return text.split("\n").filter((line) => line !== "");
}

;// CONCATENATED MODULE: ./build/kinds/git/left-out.js




function leftOutOf(storePath, layout, changes) {
    const gitDir = layout.workTree === null ? "" : ".git/";
    const left = otherWorktrees(layout).map((id) => ({
        path: `${gitDir}worktrees/${id}`,
        reason: "worktree",
    }));
    if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(layout.gitDir, "logs", "HEAD")))
        left.push({ path: `${gitDir}logs`, reason: "reflog" });
    if (changes !== null) {
        left.push(...changes.ignored.map((path) => ({ path, reason: "ignored" })));
        left.push(...changes.links.map((path) => ({ path, reason: "link" })));
        left.push(...changes.special);
        const repositories = [...changes.submodules, ...changes.nestedRepositories];
        left.push(...repositories.map((path) => ({ path, reason: "submodule" })));
    }
    return left
        .map(({ path, reason }) => ({ path: storePath === "." ? path : `${storePath}/${path}`, reason }))
        .sort((a, b) => (0,model/* compareBytewise */.GV)(a.path, b.path));
}

// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
;// CONCATENATED MODULE: ./build/kinds/git/bundle-file.js



const SIGNATURE = { sha1: "# v2 git bundle\n", sha256: "# v3 git bundle\n@object-format=sha256\n" };
const bundle_file_MAX_HEADER_BYTES = 64 * 1024 * 1024;
const PIECE_BYTES = 64 * 1024;
async function bundle_file_writeBundle(file, header, pack) {
    const lines = header.refs.map(({ name, oid }) => `${oid} ${name}\n`);
    const text = `${SIGNATURE[header.objectFormat]}${lines.join("")}\n`;
    const target = (0,external_node_fs_.createWriteStream)(file, { flags: "wx", mode: 0o600 });
    target.write(text);
    await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(pack), target);
}
async function readBundleHeader(file) {
    const text = await readHeaderText(file);
    if (text === undefined)
        return { fault: "is no git bundle: its header has no end" };
    const objectFormat = text.startsWith(SIGNATURE.sha1) ? "sha1" : "sha256";
    if (!text.startsWith(SIGNATURE[objectFormat]))
        return { fault: "is no git bundle of version 2 or 3" };
    const line = objectFormat === "sha1" ? /^([0-9a-f]{40}) ([^ ]+)$/ : /^([0-9a-f]{64}) ([^ ]+)$/;
    const refs = [];
    for (const row of text.slice(SIGNATURE[objectFormat].length, -1).split("\n").slice(0, -1)) {
        if (row.startsWith("-"))
            return { fault: "is not complete: it builds on objects of another repository" };
        const [, oid, name] = line.exec(row) ?? [];
        if (oid === undefined || name === undefined)
            return { fault: `has a line that is no ref: ${JSON.stringify(row.slice(0, 100))}` };
        refs.push({ oid, name });
    }
    if (new Set(refs.map((ref) => ref.name)).size !== refs.length)
        return { fault: "names a ref twice" };
    return { objectFormat, refs };
}
async function readHeaderText(file) {
    const handle = await (0,promises_.open)(file, "r");
    try {
        let header = Buffer.alloc(0);
        while (header.length < bundle_file_MAX_HEADER_BYTES) {
            const { bytesRead, buffer } = await handle.read({ buffer: Buffer.alloc(PIECE_BYTES), position: header.length });
            if (bytesRead === 0)
                return undefined;
            const searchFrom = Math.max(0, header.length - 1);
            header = Buffer.concat([header, buffer.subarray(0, bytesRead)]);
            const end = header.indexOf("\n\n", searchFrom);
            if (end !== -1)
                return header.toString("utf8", 0, end + 2);
        }
        return undefined;
    }
    finally {
        await handle.close();
    }
}

;// CONCATENATED MODULE: ./build/kinds/git/trees.js

const MODE = { link: "120000", submodule: "160000", executable: "100755" };
async function readTree(place, oid) {
    const answer = await git_git(place, ["ls-tree", "-r", "-z", "--full-tree", oid]);
    const entries = new Map();
    for (const record of records(answer)) {
        const [facts, path] = splitAtTab(record);
        const [mode = "", , entryOid = ""] = facts.split(" ");
        entries.set(path, { mode, oid: entryOid });
    }
    return entries;
}
async function trees_readIndex(place) {
    const entries = records(await git_git(place, ["ls-files", "--stage", "-z"])).map((record) => {
        const [facts, path] = splitAtTab(record);
        const [mode = "", oid = "", stage = ""] = facts.split(" ");
        return { mode, oid, stage, path };
    });
    return entries;
}
async function readAnnounced(place) {
    return new Set(records(await git_git(place, ["diff-files", "--name-only", "--diff-filter=A", "-z"])));
}
async function readIgnored(place) {
    const answer = await git_git(place, ["ls-files", "--others", "--ignored", "--exclude-standard", "--directory", "-z"]);
    return records(answer).map((path) => path.replace(/\/$/, ""));
}
function records(answer) {
    return answer.split("\0").filter((record) => record !== "");
}
function splitAtTab(record) {
    const tab = record.indexOf("\t");
    return [record.slice(0, tab), record.slice(tab + 1)];
}

;// CONCATENATED MODULE: ./build/kinds/git/index-tree.js



function indexDiffers(index, head) {
    if (index.length !== head.size)
        return true;
    return index.some(({ path, mode, oid, stage }) => {
        const entry = head.get(path);
        return stage !== "0" || entry?.mode !== mode || entry.oid !== oid;
    });
}
async function writeIndexTree(view, index) {
    const place = { ...view, indexFile: (0,external_node_path_.join)(view.gitDir, "stages.index") };
    await fillIndex(place, index.map((entry) => ({ ...entry, stage: "0", path: `${entry.stage}/${entry.path}` })));
    return (await git_git(place, ["write-tree"])).trim();
}
async function readIndexTree(place, tree) {
    const entries = await readTree(place, tree);
    return [...entries].map(([path, entry]) => {
        const slash = path.indexOf("/");
        return { ...entry, stage: path.slice(0, slash), path: path.slice(slash + 1) };
    });
}
async function fillIndex(place, index) {
    await git_git(place, ["read-tree", "--empty"]);
    const input = index.map(({ mode, oid, stage, path }) => `${mode} ${oid} ${stage}\t${path}\0`).join("");
    if (input !== "")
        await git_git(place, ["update-index", "-z", "--index-info"], { input });
}

;// CONCATENATED MODULE: ./build/kinds/git/unpack.js




const KEPT = {
    index: `${OWN_REFS}index`,
    stash: `${OWN_REFS}stash/`,
    shallow: `${OWN_REFS}shallow/`,
};
function splitRefs(all) {
    const named = all.filter((ref) => ref.name !== "HEAD");
    const isKept = (ref) => ref.name.startsWith(OWN_REFS);
    return { refs: named.filter((ref) => !isKept(ref)), kept: named.filter(isKept) };
}
async function initRepository(gitDir, options) {
    (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(gitDir), { recursive: true });
    const bare = options.bare ? ["--bare"] : [];
    await git_git({ gitDir }, ["init", "-q", "--template=", `--object-format=${options.format}`, ...bare]);
    return { gitDir };
}
function disregardAttributes(gitDir) {
    const info = (0,external_node_path_.join)(gitDir, "info");
    (0,external_node_fs_.mkdirSync)(info, { recursive: true });
    (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(info, "attributes"), "* -text -ident !eol !crlf !filter !working-tree-encoding\n");
    return () => (0,external_node_fs_.rmSync)(info, { recursive: true });
}
async function unpackObjects(place, bundle, kept) {
    const ends = kept.filter((ref) => ref.name.startsWith(KEPT.shallow)).map((ref) => `${ref.oid}\n`);
    if (ends.length > 0)
        (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(place.gitDir, "shallow"), [...new Set(ends)].sort().join(""));
    await git_git(place, ["bundle", "unbundle", bundle]);
}
async function setNames(place, names) {
    const { head, refs } = names;
    const input = refs.map(({ name, oid }) => `create ${name}\0${oid}\0`).join("");
    if (input !== "")
        await git_git(place, ["update-ref", "--stdin", "-z"], { input });
    if (head.branch !== null)
        await git_git(place, ["symbolic-ref", "HEAD", head.branch]);
    else
        await git_git(place, ["update-ref", "--no-deref", "HEAD", head.oid]);
}
const TOLERATED = ["zeroPaddedFilemode", "badTimezone", "missingSpaceBeforeDate", "missingNameBeforeEmail"];
async function unpack_fsck(place) {
    const tolerate = TOLERATED.flatMap((id) => ["-c", `fsck.${id}=ignore`]);
    try {
        await git_git(place, [...tolerate, "fsck", "--strict", "--full", "--no-dangling", "--no-progress"]);
        return [];
    }
    catch (error) {
        if (error instanceof git_GitFailed)
            return [error.message];
        throw error;
    }
}
async function unpack_countCommits(place, oids) {
    if (oids.length === 0)
        return 0;
    return Number(await git_git(place, ["rev-list", "--count", "--stdin"], { input: `${[...new Set(oids)].join("\n")}\n` }));
}

;// CONCATENATED MODULE: ./build/kinds/git/pack.js






async function packState(source, state, dir) {
    const kept = await listKept(source, state);
    const { head, refs } = state.names;
    const all = [...(head.oid === null ? [] : [{ name: "HEAD", oid: head.oid }]), ...refs, ...kept];
    if (all.length === 0)
        return { bundle: null, kept };
    const base = (0,external_node_path_.join)(dir, "objects");
    const options = ["--revs", "--delta-base-offset", "--threads=1", "-q"];
    const input = `${[...new Set(all.map((ref) => ref.oid))].join("\n")}\n`;
    const name = (await git_git(source.view, ["pack-objects", ...options, base], { input })).trim();
    const bundle = (0,external_node_path_.join)(dir, "repository.bundle");
    await bundle_file_writeBundle(bundle, { objectFormat: source.layout.objectFormat, refs: all }, `${base}-${name}.pack`);
    for (const suffix of ["pack", "idx", "rev"])
        (0,external_node_fs_.rmSync)(`${base}-${name}.${suffix}`, { force: true });
    return { bundle, kept };
}
async function listKept({ view }, { names, index, head }) {
    const kept = [];
    if (indexDiffers(index, head))
        kept.push({ name: KEPT.index, oid: await writeIndexTree(view, index) });
    const tips = [
        ...names.refs.map((ref) => ref.oid),
        ...names.olderStashes,
        ...(names.head.oid ? [names.head.oid] : []),
    ];
    const ends = await shallowEnds(view, tips);
    for (const [at, oid] of ends.entries())
        kept.push({ name: `${KEPT.shallow}${at + 1}`, oid });
    for (const [at, oid] of names.olderStashes.entries())
        kept.push({ name: `${KEPT.stash}${at + 1}`, oid });
    return kept;
}
async function shallowEnds(view, tips) {
    const file = (0,external_node_path_.join)(view.gitDir, "shallow");
    if (!(0,external_node_fs_.existsSync)(file) || tips.length === 0)
        return [];
    const listed = new Set((0,external_node_fs_.readFileSync)(file, "utf8").split("\n"));
    const roots = await git_git(view, ["rev-list", "--max-parents=0", "--stdin"], { input: `${tips.join("\n")}\n` });
    return roots
        .split("\n")
        .filter((oid) => oid !== "" && listed.has(oid))
        .sort();
}

;// CONCATENATED MODULE: ./build/kinds/git/proof.js






const NOTHING = { commits: 0, head: new Map(), index: [] };
async function proveBundle(bundle, claims, scratch) {
    const { objectFormat, head, refs } = claims.summary;
    const gitDir = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(scratch, "repository-"));
    try {
        const place = await initRepository(gitDir, { format: objectFormat, bare: true });
        await unpackObjects(place, bundle, claims.kept);
        await setNames(place, { head, refs: [...refs, ...claims.kept] });
        const faults = await unpack_fsck(place);
        if (faults.length > 0)
            return { ...NOTHING, faults };
        const tips = [...refs.map((ref) => ref.oid), ...(head.oid === null ? [] : [head.oid])];
        const commits = await unpack_countCommits(place, tips);
        const index = claims.kept.find((ref) => ref.name === KEPT.index);
        return {
            faults,
            commits,
            head: head.oid === null ? new Map() : await readTree(place, head.oid),
            index: index === undefined ? [] : await readIndexTree(place, index.oid),
        };
    }
    catch (error) {
        if (!(error instanceof git_GitFailed))
            throw error;
        return { ...NOTHING, faults: [`is damaged: ${error.message}`] };
    }
    finally {
        (0,external_node_fs_.rmSync)(gitDir, { recursive: true, force: true, maxRetries: 3 });
    }
}

;// CONCATENATED MODULE: ./build/kinds/git/view.js




async function openView(layout, scratch = (0,external_node_os_.tmpdir)()) {
    const gitDir = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(scratch, "memsnap-git-"));
    const close = () => (0,external_node_fs_.rmSync)(gitDir, { recursive: true, force: true, maxRetries: 3 });
    const refresh = () => copyState(layout, gitDir);
    try {
        await initRepository(gitDir, { format: layout.objectFormat, bare: true });
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.join)(gitDir, "objects", "info"), { recursive: true });
        (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(gitDir, "objects", "info", "alternates"), `${quoted(layout.objects)}\n`);
        disregardAttributes(gitDir);
        refresh();
    }
    catch (error) {
        close();
        throw error;
    }
    const workTree = layout.workTree ?? gitDir;
    return { gitDir, workTree, indexFile: (0,external_node_path_.join)(gitDir, "index"), refresh, close };
}
function copyState(layout, gitDir) {
    replace(layout.infoExclude, (0,external_node_path_.join)(gitDir, "info", "exclude"));
    replace(layout.shallow, (0,external_node_path_.join)(gitDir, "shallow"));
    replace(layout.index, (0,external_node_path_.join)(gitDir, "index"));
    const shared = (0,external_node_fs_.readdirSync)(layout.gitDir).filter((name) => name.startsWith("sharedindex."));
    for (const name of shared)
        replace((0,external_node_path_.join)(layout.gitDir, name), (0,external_node_path_.join)(gitDir, name));
}
function replace(from, to) {
    (0,external_node_fs_.rmSync)(to, { force: true });
    if ((0,external_node_fs_.existsSync)(from))
        (0,external_node_fs_.copyFileSync)(from, to);
}
function quoted(path) {
    return `"${path.replace(/["\\]/g, "\\$&").replace(/\n/g, "\\n")}"`;
}

;// CONCATENATED MODULE: ./build/kinds/git/worktree.js






async function compareWorktree(walked, baseline) {
    const { root, head, index, skips } = baseline;
    const isIgnored = coveredBy(baseline.ignored);
    const tracked = new Set([...head.keys(), ...index.map((entry) => entry.path)].filter((path) => !skips(path)));
    const gitlinks = [...head, ...index.map((entry) => [entry.path, entry])]
        .filter(([path, entry]) => entry.mode === MODE.submodule && tracked.has(path))
        .map(([path]) => path);
    const isInSubmodule = coveredBy(gitlinks);
    const isOurs = (path) => !isIgnored(path) && !isInSubmodule(path);
    const files = new Files();
    for (const path of tracked)
        await compareTracked(path, { walked, baseline, files });
    for (const [path, entry] of head)
        if (skips(path) && isGone((0,external_node_path_.join)(root, path), statBelow(root, path), { entry, baseline }))
            files.deleted.push(path);
    for (const [path, stat] of walked.files)
        if (!tracked.has(path) && isOurs(path))
            files.add(path, stat);
    return {
        ...files.sorted(),
        ignored: sorted(baseline.ignored.filter((path) => !skips(path))),
        submodules: sorted(gitlinks.filter((path) => statBelow(root, path)?.isDirectory())),
        nestedRepositories: sorted(walked.repositories.filter(isOurs)),
        emptyFolders: sorted(walked.emptyFolders.filter(isOurs)),
        misspelt: sorted([...walked.misspelt.filter(isOurs), ...tracked].filter((path) => path.includes(NOT_UTF8))),
    };
}
async function compareTracked(path, { walked, baseline, files }) {
    const { root, head } = baseline;
    const file = (0,external_node_path_.join)(root, path);
    const stat = walked.files.get(path) ?? statBelow(root, path);
    const compared = { entry: head.get(path), baseline };
    if (isGone(file, stat, compared))
        files.deleted.push(path);
    if (stat !== undefined && !(await isAsInHead(file, stat, compared)))
        files.add(path, stat);
}
function isGone(file, stat, { entry, baseline }) {
    if (entry === undefined || stat?.isFile())
        return false;
    if (entry.mode === MODE.submodule)
        return !stat?.isDirectory();
    return !stat?.isSymbolicLink() || !isLinkOf(file, entry, baseline);
}
class Files {
    changed = [];
    deleted = [];
    links = [];
    special = [];
    add(path, stat) {
        if (stat.isFile())
            this.changed.push(path);
        else if (stat.isSymbolicLink())
            this.links.push(path);
        else if (stat.isSocket())
            this.special.push({ path, reason: "socket" });
        else if (stat.isFIFO())
            this.special.push({ path, reason: "pipe" });
        else if (!stat.isDirectory())
            this.special.push({ path, reason: "device" });
    }
    sorted() {
        const special = this.special.toSorted((a, b) => (0,model/* compareBytewise */.GV)(a.path, b.path));
        return { changed: sorted(this.changed), deleted: sorted(this.deleted), links: sorted(this.links), special };
    }
}
async function isAsInHead(file, stat, { entry, baseline }) {
    if (entry === undefined || entry.mode === MODE.submodule)
        return false;
    if (stat.isSymbolicLink())
        return isLinkOf(file, entry, baseline);
    return stat.isFile() && hasModeOf(stat, entry) && (await blobName(file, baseline.objectFormat)) === entry.oid;
}
function isLinkOf(file, entry, { objectFormat }) {
    return entry.mode === MODE.link && linkName(file, objectFormat) === entry.oid;
}
function hasModeOf(stat, entry) {
    if (process.platform === "win32")
        return true;
    return entry.mode !== MODE.link && ((stat.mode & 64n) !== 0n) === (entry.mode === MODE.executable);
}
function statBelow(root, path) {
    for (let slash = path.indexOf("/"); slash !== -1; slash = path.indexOf("/", slash + 1))
        if (!(0,external_node_fs_.lstatSync)((0,external_node_path_.join)(root, path.slice(0, slash)), { throwIfNoEntry: false })?.isDirectory())
            return undefined;
    return (0,external_node_fs_.lstatSync)((0,external_node_path_.join)(root, path), { bigint: true, throwIfNoEntry: false });
}
function sorted(paths) {
    return [...new Set(paths)].sort(model/* compareBytewise */.GV);
}

;// CONCATENATED MODULE: ./build/kinds/git/state.js






async function listWorktreeChanges(location, scratch) {
    const source = await state_openSource(location, { exclude: [], scratch });
    try {
        const ignored = await readSource(location, () => readIgnoredOf(source));
        const { changes } = await readState(source, walk(location, coveredBy(ignored)));
        return changes ?? NO_CHANGES;
    }
    finally {
        source.view.close();
    }
}
async function state_openSource(location, { exclude, scratch }) {
    const layout = await findLayout(location);
    const view = await readSource(location, () => openView(layout, scratch));
    return { location, layout, view, skips: besides(exclude) };
}
async function readIgnoredOf({ layout, view }) {
    return layout.workTree === null ? [] : readIgnored(view);
}
async function readState(source, walked) {
    const { location, layout, view, skips } = source;
    return readSource(location, async () => {
        view.refresh();
        const names = await readNames(location, layout);
        const head = names.head.oid === null || walked === null ? new Map() : await readTree(view, names.head.oid);
        const index = walked === null ? [] : await readStagedIndex(view, head);
        if (walked === null)
            return { names, head, index, changes: null };
        const ignored = await readIgnored(view);
        const baseline = { root: location, objectFormat: layout.objectFormat, head, index, ignored, skips };
        return { names, head, index, changes: await compareWorktree(walked, baseline) };
    });
}
async function readStagedIndex(view, head) {
    const index = await trees_readIndex(view);
    if (index.every((entry) => head.has(entry.path)))
        return index;
    const announced = await readAnnounced(view);
    return index.filter((entry) => !announced.has(entry.path));
}
function besides(exclude) {
    const covers = coveredBy(exclude);
    return (path) => covers(path) || covers(path.replace(/-(wal|shm|journal)$/, ""));
}
const NO_CHANGES = {
    changed: [],
    deleted: [],
    ignored: [],
    submodules: [],
    nestedRepositories: [],
    links: [],
    special: [],
    emptyFolders: [],
    misspelt: [],
};

;// CONCATENATED MODULE: ./build/kinds/git/worktree-copy.js




async function copyWorktree(store, changes, folder) {
    (0,external_node_fs_.mkdirSync)(folder);
    const copied = changes.emptyFolders.map((path) => ({
        entry: { path: model/* archivePaths */.rY.gitWorktree(store.name, path), type: "folder", mode: 0o755 },
        change: { path, type: "folder" },
    }));
    for (const [at, path] of changes.changed.entries()) {
        const source = (0,external_node_path_.join)(store.location, path);
        const file = (0,external_node_path_.join)(folder, String(at));
        const mode = process.platform === "win32" ? 0o644 : (0,external_node_fs_.lstatSync)(source).mode & 0o777;
        const { sizeBytes, sha256 } = await copyContent(source, file);
        copied.push({
            entry: { path: model/* archivePaths */.rY.gitWorktree(store.name, path), type: "file", mode, sizeBytes, file },
            change: { path, type: "file", executable: (mode & 0o100) !== 0, sha256 },
        });
    }
    return copied.sort((a, b) => (0,model/* compareBytewise */.GV)(a.change.path, b.change.path));
}
function unusableNames(store, changes) {
    const problems = (0,model/* checkPaths */.nn)([...changes.changed, ...changes.emptyFolders]);
    for (const path of changes.misspelt)
        problems.push({ code: "name-not-portable", message: `${JSON.stringify(path)} is not spelt in UTF-8`, path });
    return problems.map(({ path = "", ...problem }) => ({
        ...problem,
        path: store.path === "." ? path : `${store.path}/${path}`,
    }));
}

;// CONCATENATED MODULE: ./build/kinds/git/capture.js












async function openRepository(store, { scratch }) {
    const source = await state_openSource(store.location, { exclude: store.exclude ?? [], scratch });
    try {
        const ignored = await readSource(store.location, () => readIgnoredOf(source));
        return new RepositoryCapture(store, source, ignored);
    }
    catch (error) {
        source.view.close();
        throw error;
    }
}
class RepositoryCapture {
    store;
    #source;
    #ignored;
    #pinned;
    constructor(store, source, ignored) {
        this.store = store;
        this.#source = source;
        this.#ignored = ignored;
    }
    async lock() { }
    pin() {
        this.#pinned = this.#look();
    }
    unlock() { }
    async stage(dir) {
        try {
            return await this.#stage(dir);
        }
        catch (error) {
            await this.confirm();
            throw error;
        }
    }
    async confirm() {
        const moved = differences(this.#state, this.#look());
        const [name] = moved.names;
        if (name !== undefined)
            throw capture_keptChanging(this.store, "its refs or its index");
        if (moved.worktree.length === 0)
            return;
        const isIgnored = coveredBy(await readSource(this.store.location, () => readIgnoredOf(this.#source)));
        const [path] = moved.worktree.filter((candidate) => !isIgnored(candidate));
        if (path !== undefined)
            throw capture_keptChanging(this.store, JSON.stringify(path));
    }
    close() {
        this.#source.view.close();
    }
    get #state() {
        if (this.#pinned === undefined)
            throw new model/* AppError */.uV("internal", "a repository was staged before it was pinned");
        return this.#pinned;
    }
    #look() {
        const isIgnored = coveredBy(this.#ignored);
        return fingerprint(this.#source.layout, (path) => isIgnored(path) || this.#source.skips(path));
    }
    async #stage(dir) {
        const { layout } = this.#source;
        const state = await readState(this.#source, this.#state.worktree);
        const { changes } = state;
        if (changes !== null)
            (0,model/* throwProblems */.Jh)(unusableNames(this.store, changes));
        const packed = await this.#pack(state, dir);
        const copied = changes === null ? [] : await copyWorktree(this.store, changes, (0,external_node_path_.join)(dir, "worktree"));
        const summary = {
            kind: "git",
            objectFormat: layout.objectFormat,
            ...(changes === null ? { bare: true } : {}),
            head: state.names.head,
            refs: [...state.names.refs],
            commits: packed.commits,
            changed: copied.map(({ change }) => change.path),
            deleted: [...(changes?.deleted ?? [])],
        };
        return {
            entries: [...packed.entries, ...copied.map(({ entry }) => entry)],
            summary,
            digest: repositoryDigest({ summary, kept: packed.kept, changes: copied.map(({ change }) => change) }),
            consistency: "fenced",
            leftOut: leftOutOf(this.store.path, layout, changes),
            mode: null,
        };
    }
    async #pack(state, dir) {
        const { location, name } = this.store;
        const { objectFormat } = this.#source.layout;
        const { bundle, kept } = await readSource(location, () => packState(this.#source, state, dir));
        if (bundle === null)
            return { entries: [], kept, commits: 0 };
        const summary = { objectFormat, head: state.names.head, refs: [...state.names.refs] };
        const { faults, commits } = await proveBundle(bundle, { summary, kept }, dir);
        if (faults.length > 0)
            throw new model/* AppError */.uV("source-damaged", `${location}: git finds a fault: ${faults.join("; ")}`);
        const { size: sizeBytes } = (0,external_node_fs_.statSync)(bundle);
        const path = model/* archivePaths */.rY.gitBundle(name);
        return { entries: [{ path, type: "file", mode: 0o644, sizeBytes, file: bundle }], kept, commits };
    }
}
function capture_keptChanging(store, what) {
    return new model/* AppError */.uV("kept-changing", `${store.location}: ${what} changed while the repository was captured`);
}

;// CONCATENATED MODULE: ./build/kinds/git/claims.js


function faultsOfSummary(summary) {
    const faults = [];
    const { head, refs } = summary;
    if (head.branch !== null && (refs.find((ref) => ref.name === head.branch)?.oid ?? null) !== head.oid)
        faults.push("has a HEAD that is not at the end of its branch");
    const lists = { refs: refs.map((ref) => ref.name), changed: summary.changed, deleted: summary.deleted };
    for (const [name, list] of Object.entries(lists))
        if (!isSorted(list))
            faults.push(`has a list "${name}" that is not sorted or names something twice`);
    if (summary.bare && (summary.changed.length > 0 || summary.deleted.length > 0))
        faults.push("is bare, yet has changes in a work tree");
    return faults;
}
function faultsOfEntries(name, paths, summary) {
    const bundle = model/* archivePaths */.rY.gitBundle(name);
    const expected = new Set(summary.changed.map((path) => model/* archivePaths */.rY.gitWorktree(name, path)));
    const present = paths.filter((path) => path !== bundle);
    const faults = [];
    if (present.length !== expected.size || present.some((path) => !expected.has(path)))
        faults.push("has other files of the work tree than its summary lists");
    if (!paths.includes(bundle) && (summary.head.oid !== null || summary.refs.length > 0 || summary.commits > 0))
        faults.push("has refs but no git bundle");
    return faults;
}
function faultsOfHeader(header, summary) {
    const faults = [];
    const { refs, kept } = splitRefs(header.refs);
    if (header.objectFormat !== summary.objectFormat)
        faults.push(`is not of object format ${summary.objectFormat}`);
    if (!isSameRefs(refs, summary.refs))
        faults.push("holds other refs than the summary");
    if ((header.refs.find((ref) => ref.name === "HEAD")?.oid ?? null) !== summary.head.oid)
        faults.push("has another HEAD than the summary");
    const unknown = kept.find(({ name }) => name !== KEPT.index && !/^(stash|shallow)\/[1-9][0-9]{0,8}$/.test(rest(name)));
    if (unknown !== undefined)
        faults.push(`keeps ${unknown.name}, which this version does not know`);
    return faults;
}
function faultsOfIndex(index) {
    const isSound = index.every(({ stage, path }) => /^[0-3]$/.test(stage) && path !== "");
    return isSound ? [] : ["keeps an index with entries that no index can have"];
}
function faultsOfChanges(changes, deleted, head) {
    const gone = new Set([...deleted, ...changes.map((change) => change.path)]);
    const files = new Set(changes.filter((change) => change.type === "file").map((change) => change.path));
    const remaining = new Set([...head.keys()].filter((path) => !gone.has(path)));
    const faults = deleted
        .filter((path) => !head.has(path) || files.has(path))
        .map((path) => `lists ${JSON.stringify(path)} as deleted, yet HEAD has no such path or the bundle holds it`);
    for (const { path } of changes)
        if (parents(path).some((parent) => remaining.has(parent) || files.has(parent)))
            faults.push(`has ${JSON.stringify(path)} below something that is no folder`);
    for (const path of remaining)
        if (parents(path).some((parent) => files.has(parent)))
            faults.push(`has a file in the place of the folder of ${JSON.stringify(path)}`);
    return faults;
}
function parents(path) {
    const parts = path.split("/").slice(0, -1);
    return parts.map((_, at) => parts.slice(0, at + 1).join("/"));
}
function rest(name) {
    return name.split("/").slice(2).join("/");
}
function isSorted(list) {
    return list.every((item, at) => at === 0 || (0,model/* compareBytewise */.GV)(list[at - 1] ?? "", item) < 0);
}
function isSameRefs(a, b) {
    const line = ({ name, oid }) => `${oid} ${name}`;
    return a.map(line).sort().join("\n") === b.map(line).sort().join("\n");
}

;// CONCATENATED MODULE: ./build/kinds/git/check.js











async function checkRepository(extracted, scratch) {
    const { name, summary, digest } = extracted.store;
    if (summary.kind !== "git")
        return findings(name, ["has the summary of another kind"]);
    const claimFaults = [
        ...faultsOfSummary(summary),
        ...faultsOfEntries(name, extracted.paths, summary),
        ...(await faultsOfBranch(summary, scratch)),
    ];
    if (claimFaults.length > 0)
        return findings(name, claimFaults);
    const bundle = model/* archivePaths */.rY.gitBundle(name);
    const { faults, kept, proof } = await examineBundle(extracted, summary, scratch);
    if (faults.length > 0)
        return findings(bundle, faults);
    const changes = await readChanges(extracted, summary.changed);
    const changeFaults = faultsOfChanges(changes, summary.deleted, proof.head);
    if (changeFaults.length > 0)
        return findings(name, changeFaults);
    if (repositoryDigest({ summary, kept, changes }) === digest)
        return [];
    const message = `${name}: the state of the repository has another digest than the manifest`;
    return [{ code: "digest-mismatch", path: name, message }];
}
async function examineBundle({ store, extracted, paths }, summary, scratch) {
    const path = model/* archivePaths */.rY.gitBundle(store.name);
    const nothing = { faults: [], kept: [], proof: { head: new Map() } };
    if (!paths.includes(path))
        return nothing;
    const file = (0,external_node_path_.join)(extracted, path);
    const header = await readBundleHeader(file);
    if ("fault" in header)
        return { ...nothing, faults: [header.fault] };
    const nameFaults = faultsOfHeader(header, summary);
    if (nameFaults.length > 0)
        return { ...nothing, faults: nameFaults };
    const { kept } = splitRefs(header.refs);
    const proof = await proveBundle(file, { summary, kept }, scratch);
    const faults = [...proof.faults, ...faultsOfIndex(proof.index)];
    if (faults.length === 0 && proof.commits !== summary.commits)
        faults.push(`holds ${proof.commits} commits, expected ${summary.commits}`);
    return { faults, kept, proof };
}
async function faultsOfBranch({ head }, scratch) {
    if (head.branch === null)
        return [];
    try {
        await git_git({ gitDir: scratch }, ["check-ref-format", head.branch]);
        return head.branch.startsWith("refs/") ? [] : ["has a HEAD outside of refs/"];
    }
    catch (error) {
        if (error instanceof git_GitFailed)
            return ["has a HEAD with a name that no branch can have"];
        throw error;
    }
}
async function readChanges(from, changed) {
    const { store, extracted } = from;
    const changes = [];
    for (const path of changed) {
        const archivePath = model/* archivePaths */.rY.gitWorktree(store.name, path);
        const file = (0,external_node_path_.join)(extracted, archivePath);
        if ((0,external_node_fs_.lstatSync)(file).isDirectory())
            changes.push({ path, type: "folder" });
        else {
            const executable = (modeOf(from, archivePath) & 0o100) !== 0;
            changes.push({ path, type: "file", executable, sha256: await sha256Of(file) });
        }
    }
    return changes;
}
function findings(path, faults) {
    return faults.map((fault) => ({ code: "repository-damaged", path, message: `${path} ${fault}` }));
}

;// CONCATENATED MODULE: ./build/kinds/git/checkout.js








async function checkOut(worktree, summary) {
    const { gitDir, workTree } = worktree;
    const commit = summary.head.oid ?? "";
    await git_git(worktree, ["read-tree", commit]);
    const partial = { ...worktree, indexFile: (0,external_node_path_.join)(gitDir, "unchanged.index") };
    await git_git(partial, ["read-tree", commit]);
    const absent = new Set([...summary.changed, ...summary.deleted]);
    if ((0,external_node_fs_.readdirSync)(workTree).some((name) => name !== ".git"))
        for (const path of records(await git_git(partial, ["ls-files", "-z"])))
            if (isThere((0,external_node_path_.join)(workTree, path)))
                absent.add(path);
    const input = [...absent].map((path) => `${path}\0`).join("");
    if (input !== "")
        await git_git(partial, ["update-index", "--force-remove", "-z", "--stdin"], { input });
    await git_git(partial, ["checkout-index", "-a", "-q"]);
    (0,external_node_fs_.rmSync)(partial.indexFile);
}
function placeChanges(from, changed, tree) {
    const { store, extracted } = from;
    const folders = new FolderMaker(tree);
    for (const path of changed) {
        const archivePath = model/* archivePaths */.rY.gitWorktree(store.name, path);
        const copy = (0,external_node_path_.join)(extracted, archivePath);
        const place = (0,model/* restoredPath */.iq)(store.path, path);
        const isFolder = (0,external_node_fs_.lstatSync)(copy).isDirectory();
        folders.make(isFolder ? place : parentOf(place));
        if (isFolder)
            continue;
        const target = (0,external_node_path_.join)(tree, place);
        if (isThere(target))
            throw new model/* AppError */.uV("repository-damaged", `${place}: two stores hold this file`, { path: place });
        move(copy, target);
        (0,external_node_fs_.chmodSync)(target, modeOf(from, archivePath));
    }
    folders.finish();
}
function isThere(path) {
    return (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false }) !== undefined;
}
function move(from, to) {
    try {
        (0,external_node_fs_.renameSync)(from, to);
    }
    catch (error) {
        if (systemCode(error) !== "EXDEV")
            throw error;
        (0,external_node_fs_.copyFileSync)(from, to, external_node_fs_.constants.COPYFILE_EXCL);
        (0,external_node_fs_.unlinkSync)(from);
    }
}

;// CONCATENATED MODULE: ./build/kinds/git/restore.js









async function restoreRepository(extracted, tree) {
    const { name, path, summary } = extracted.store;
    if (summary.kind !== "git")
        throw new model/* AppError */.uV("internal", `${name} is to be restored as a repository, but is none`);
    const folders = new FolderMaker(tree);
    folders.make(path);
    const target = (0,external_node_path_.join)(tree, path);
    const gitDir = summary.bare ? target : (0,external_node_path_.join)(target, ".git");
    if ((0,external_node_fs_.existsSync)(summary.bare ? (0,external_node_path_.join)(target, "HEAD") : gitDir))
        throw new model/* AppError */.uV("repository-damaged", `${path}: another store has a git repository in the same place`, { path });
    try {
        const place = await initRepository(gitDir, { format: summary.objectFormat, bare: summary.bare === true });
        const kept = await fillRepository(place, extracted, summary);
        if (!summary.bare)
            await fillWorktree({ ...place, workTree: target }, { extracted, tree, summary, kept });
        folders.finish();
    }
    catch (error) {
        if (!(error instanceof git_GitFailed))
            throw error;
        throw new model/* AppError */.uV("repository-damaged", `${path}: git cannot restore it: ${error.message}`, {
            path,
            cause: error,
        });
    }
}
async function fillRepository(place, { store, extracted, paths }, { head }) {
    const path = model/* archivePaths */.rY.gitBundle(store.name);
    const header = paths.includes(path) ? await readBundleHeader((0,external_node_path_.join)(extracted, path)) : { refs: [] };
    if ("fault" in header)
        throw new model/* AppError */.uV("repository-damaged", `${path} ${header.fault}`, { path });
    const { refs, kept } = splitRefs(header.refs);
    if (header.refs.length > 0)
        await unpackObjects(place, (0,external_node_path_.join)(extracted, path), kept);
    await setNames(place, { head, refs: refs.filter((ref) => ref.name !== STASH) });
    const latest = refs.filter((ref) => ref.name === STASH);
    await restoreStashes(place, [...latest, ...keptInOrder(kept, KEPT.stash)]);
    return kept;
}
async function restoreStashes(place, latestFirst) {
    for (const { oid } of latestFirst.toReversed()) {
        const show = ["rev-list", "--no-walk", "--no-commit-header", "--format=%s", oid];
        const message = (await git_git(place, show)).trim() || "stash";
        await git_git(place, ["update-ref", "--create-reflog", "-m", message, STASH, oid]);
    }
}
async function fillWorktree(worktree, from) {
    const { extracted, tree, summary, kept } = from;
    const regardAttributes = disregardAttributes(worktree.gitDir);
    if (summary.head.oid !== null)
        await checkOut(worktree, summary);
    placeChanges(extracted, summary.changed, tree);
    const index = kept.find((ref) => ref.name === KEPT.index);
    if (index !== undefined)
        await fillIndex(worktree, await readIndexTree(worktree, index.oid));
    await git_git(worktree, ["update-index", "-q", "--refresh"], { answers: [1] });
    regardAttributes();
}
function repositoryUnits({ path, summary }) {
    return [summary.kind === "git" && summary.bare ? path : (0,model/* restoredPath */.iq)(path, ".git")];
}
const STASH = "refs/stash";
function keptInOrder(kept, prefix) {
    const number = (ref) => Number(ref.name.slice(prefix.length));
    return kept.filter((ref) => ref.name.startsWith(prefix)).sort((a, b) => number(a) - number(b));
}

;// CONCATENATED MODULE: ./build/kinds/git/look.js




async function lookAtRepository(location, question) {
    const dotGit = join(location, ".git");
    const place = { gitDir: existsSync(dotGit) ? dotGit : location };
    const head = await answer(place, ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]);
    const branch = await answer(place, ["symbolic-ref", "--quiet", "HEAD"]);
    const refs = (await git(place, ["for-each-ref", "--format=%(objectname)"])).split("\n").filter((oid) => oid !== "");
    const { file } = question;
    return {
        faults: question.fsck ? await fsck(place) : [],
        head,
        branch: branch?.replace(/^refs\/heads\//, "") ?? null,
        commits: await countCommits(place, head === null ? refs : [...refs, head]),
        hasFile: file !== undefined && head !== null && (await answer(place, ["cat-file", "-t", `HEAD:${file}`])) !== null,
    };
}
async function answer(place, args) {
    try {
        return (await git(place, args, { answers: [1] })).trim() || null;
    }
    catch (error) {
        if (error instanceof GitFailed)
            return null;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/kinds/git/index.js



const gitKind = {
    name: "git",
    open: openRepository,
    check: checkRepository,
    restore: restoreRepository,
    units: repositoryUnits,
};




;// CONCATENATED MODULE: ./build/kinds/sources/claims.js

function settleClaims(claims, survey) {
    const settled = new Map();
    const refused = new Set();
    for (const claim of claims) {
        const { absolute } = claim.place;
        const other = settled.get(absolute);
        if (other !== undefined && contradict(claim, other) && !refused.has(absolute)) {
            refused.add(absolute);
            survey.problem("bad-option", claim.place, `is asked for as two kinds, ${kindsOf(claim, other)}; choose one`);
        }
        if (other === undefined || precedence(claim, other) < 0)
            settled.set(absolute, claim);
    }
    return new Map([...settled].sort(([a], [b]) => (0,model/* compareBytewise */.GV)(a, b)));
}
function contradict(a, b) {
    const [kind, other] = [a.source.kind, b.source.kind];
    return (kind !== undefined && other !== undefined && kind !== other && (a.glob === undefined) === (b.glob === undefined));
}
function kindsOf(a, b) {
    return [a.source.kind, b.source.kind].sort().join(" and ");
}
function precedence(a, b) {
    return (Number(a.glob !== undefined) - Number(b.glob !== undefined) ||
        Number(a.source.kind === undefined) - Number(b.source.kind === undefined) ||
        (b.glob?.base.absolute.length ?? 0) - (a.glob?.base.absolute.length ?? 0) ||
        (0,model/* compareBytewise */.GV)(a.glob?.rest ?? "", b.glob?.rest ?? ""));
}

;// CONCATENATED MODULE: ./build/kinds/sources/content.js


const HEADER_BYTES = 16;
const SIDE_FILE = /-(wal|shm|journal)$/;
class Contents {
    #survey;
    #isDatabase;
    #header = Buffer.alloc(HEADER_BYTES);
    constructor(survey, { isDatabase }) {
        this.#survey = survey;
        this.#isDatabase = isDatabase;
    }
    of(place) {
        try {
            return this.#read(place.absolute);
        }
        catch (error) {
            this.#survey.unreadable(place, error);
            return undefined;
        }
    }
    databaseOf(sideFile) {
        if (!SIDE_FILE.test(sideFile))
            return undefined;
        const database = sideFile.replace(SIDE_FILE, "");
        try {
            return this.#read(database) === "database" ? database : undefined;
        }
        catch {
            return undefined;
        }
    }
    #read(path) {
        const fd = unfollowed_openUnfollowed(path);
        try {
            const count = (0,external_node_fs_.readSync)(fd, this.#header, 0, HEADER_BYTES, 0);
            return this.#isDatabase(this.#header.subarray(0, count)) ? "database" : "plain";
        }
        finally {
            (0,external_node_fs_.closeSync)(fd);
        }
    }
}

// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(4006);
;// CONCATENATED MODULE: ./build/kinds/sources/pattern.js


const pattern_MAGIC = /[*?[\]{}]/;
const FOREIGN = /[()|^$+]/g;
function isPattern(text) {
    return pattern_MAGIC.test(text);
}
function withSlashes(text) {
    return external_node_path_.sep === "\\" ? text.replaceAll("\\", "/") : text;
}
function splitPattern(text) {
    const parts = withSlashes(text).split("/");
    const magic = parts.findIndex((part) => pattern_MAGIC.test(part) || part.includes("\\"));
    const cut = magic === -1 ? parts.length - 1 : magic;
    const base = parts.slice(0, cut).join("/");
    const rest = parts.slice(cut).filter((part) => part !== "" && part !== ".");
    return { base: base === "" && cut > 0 ? "/" : base, rest: rest.join("/") };
}
function compilePattern(rest) {
    const matches = picomatch(rest.replace(FOREIGN, "\\$&"), {
        dot: true,
        nonegate: true,
        noextglob: true,
        windows: false,
    });
    return (path) => path === rest || matches(path);
}

;// CONCATENATED MODULE: ./build/kinds/sources/place.js


function pathBelow(folder, absolute) {
    const path = (0,external_node_path_.relative)(folder, absolute);
    if (path === "")
        return ".";
    if (path === ".." || path.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.isAbsolute)(path))
        return undefined;
    return external_node_path_.sep === "/" ? path : path.replaceAll(external_node_path_.sep, "/");
}
function childOf(folder, name) {
    return {
        absolute: folder.absolute.endsWith(external_node_path_.sep) ? folder.absolute + name : folder.absolute + external_node_path_.sep + name,
        relative: joinPath(folder.relative, name),
    };
}
function joinPath(a, b) {
    if (a === ".")
        return b;
    return b === "." ? a : `${a}/${b}`;
}
function realPath(path) {
    const absolute = (0,external_node_path_.resolve)(path);
    try {
        return external_node_fs_.realpathSync.native(absolute);
    }
    catch {
        const parent = (0,external_node_path_.resolve)(absolute, "..");
        return parent === absolute
            ? absolute
            : (0,external_node_path_.resolve)(realPath(parent), absolute.slice(parent.length).replace(/^[\\/]/, ""));
    }
}

;// CONCATENATED MODULE: ./build/kinds/sources/exclusion.js



function compileExclusions(patterns, bases) {
    const exclusions = patterns.map((pattern) => compileExclusion(pattern, bases));
    return (path, isFolder) => exclusions.some((excludes) => excludes(path, isFolder));
}
function compileExclusion(text, bases) {
    const slashed = withSlashes(text);
    const foldersOnly = slashed.endsWith("/");
    const pattern = slashed.replace(/\/+$/, "") || "/";
    const excludes = pattern.includes("/") ? pathExclusion(pattern, bases) : nameExclusion(pattern);
    return (path, isFolder) => (isFolder || !foldersOnly) && excludes(path);
}
function nameExclusion(pattern) {
    const matches = compilePattern(pattern);
    return (path) => matches(path.slice(path.lastIndexOf("/") + 1));
}
function pathExclusion(pattern, { root, cwd }) {
    const { base, rest } = splitPattern(pattern);
    const starts = (0,external_node_path_.isAbsolute)(pattern) ? [realPath(base)] : [root, cwd].map((folder) => (0,external_node_path_.resolve)(folder, base));
    const matches = compilePattern(rest);
    const subjects = [...new Set(starts)].map((start) => subjectBelow(start, root));
    return (path) => subjects.some((subjectOf) => {
        const subject = subjectOf(path);
        return subject !== undefined && matches(subject);
    });
}
function subjectBelow(start, root) {
    const rootBelow = pathBelow(start, root);
    if (rootBelow !== undefined)
        return (path) => joinPath(rootBelow, path);
    const startBelow = pathBelow(root, start);
    if (startBelow === undefined)
        return () => undefined;
    return (path) => (path.startsWith(`${startBelow}/`) ? path.slice(startBelow.length + 1) : undefined);
}

;// CONCATENATED MODULE: ./build/kinds/sources/survey.js


const TITLES = {
    link: "is a symbolic link; links are never followed",
    socket: "is a socket",
    device: "is a device",
    pipe: "is a named pipe",
};
class Survey {
    problems = [];
    #rules;
    #leftOut = new Map();
    constructor(rules) {
        this.#rules = rules;
    }
    get leftOut() {
        return [...this.#leftOut.values()].sort((a, b) => (0,model/* compareBytewise */.GV)(a.path, b.path));
    }
    place(absolute) {
        return { absolute, relative: pathBelow(this.#rules.root, absolute) ?? absolute };
    }
    skips(place, isFolder) {
        const skipped = this.#rules.ignored.has(place.absolute) || this.#rules.excludes(place.relative, isFolder);
        if (skipped)
            this.leaveOut(place, "excluded");
        return skipped;
    }
    excludes(place, isFolder) {
        for (const path of pathAndFolders(place.relative)) {
            if (!this.#rules.excludes(path, isFolder || path !== place.relative))
                continue;
            this.#leftOut.set(path, { path, reason: "excluded" });
            return true;
        }
        return false;
    }
    get ignored() {
        return [...this.#rules.ignored].map((path) => this.place(path));
    }
    leaveOut(place, reason) {
        this.#leftOut.set(place.relative, { path: place.relative, reason });
    }
    meet(place, type) {
        if (this.#rules.links === "skip")
            this.leaveOut(place, type);
        else
            this.problem("source-unsupported", place, TITLES[type]);
    }
    problem(code, place, what) {
        this.problems.push({ code, message: `${JSON.stringify(place.relative)} ${what}`, path: place.relative });
    }
    unreadable(place, error) {
        const { code } = error;
        if (code === "ENOENT" && place.relative.includes("\ufffd"))
            this.problem("name-not-portable", place, "has a name that is not UTF-8");
        else if (code !== "ENOENT")
            this.problem("source-unreadable", place, `cannot be read (${code})`);
    }
}
function pathAndFolders(path) {
    if (path === ".")
        return [];
    const parts = path.split("/");
    return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}
function specialType(entry) {
    if (entry.isSymbolicLink())
        return "link";
    if (entry.isSocket())
        return "socket";
    if (entry.isFIFO())
        return "pipe";
    return entry.isFile() || entry.isDirectory() ? undefined : "device";
}

;// CONCATENATED MODULE: ./build/kinds/sources/walk.js




const GIT_NAME = ".git";
async function walkFolder(start, raw, around) {
    const found = { members: [], databases: [], repositories: [] };
    const turn = turn_takeTurns();
    const open = [{ place: start, path: "." }];
    for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
        const entries = keptEntries(folder.place, around.survey);
        if (entries === undefined)
            continue;
        if (!raw && folder.place !== start && (await takeRepository(folder.place, entries, { found, around })))
            continue;
        found.members.push({ path: folder.path, type: "folder" });
        for (const entry of entries)
            look(entry, folder, { open, found, raw, around });
        await turn();
    }
    return found;
}
function keptEntries(folder, survey) {
    const entries = walk_listFolder(folder, survey);
    return entries?.filter((entry) => !survey.skips(childOf(folder, entry.name), entry.isDirectory()));
}
function walk_listFolder(folder, survey) {
    try {
        return (0,external_node_fs_.readdirSync)(folder.absolute, { withFileTypes: true });
    }
    catch (error) {
        survey.unreadable(folder, error);
        return undefined;
    }
}
async function isRepository(folder, entries, { survey, recognition }) {
    const names = new Set(entries.map((entry) => entry.name));
    const workTree = names.has(GIT_NAME);
    const bare = names.has("HEAD") && names.has("objects") && names.has("refs");
    if (!workTree && !bare)
        return false;
    if (await recognition.isRepository(folder.absolute))
        return true;
    if (!workTree)
        return false;
    survey.problem("source-damaged", folder, "has a `.git` that is no repository");
    return "damaged";
}
async function takeRepository(folder, entries, { found, around }) {
    const repository = await isRepository(folder, entries, around);
    if (repository === true)
        found.repositories.push(folder);
    return repository !== false;
}
function look(entry, folder, { open, found, raw, around }) {
    const place = childOf(folder.place, entry.name);
    if (around.claims.has(place.absolute))
        return;
    const path = joinPath(folder.path, entry.name);
    const special = specialType(entry);
    if (special !== undefined)
        around.survey.meet(place, special);
    else if (raw && entry.name === GIT_NAME)
        around.survey.leaveOut(place, "excluded");
    else if (entry.isDirectory())
        open.push({ place, path });
    else if (around.contents.databaseOf(place.absolute) !== undefined) {
        if (raw)
            around.survey.leaveOut(place, "excluded");
    }
    else {
        const content = around.contents.of(place);
        if (content === "database" && !raw)
            found.databases.push(place);
        else if (content !== undefined)
            found.members.push({ path, type: "file" });
    }
}

;// CONCATENATED MODULE: ./build/kinds/sources/glob.js





async function expandGlob(source, glob, survey) {
    const expansion = new Expansion(source, glob, survey);
    const turn = turn_takeTurns();
    for (let folder = expansion.next(); folder !== undefined; folder = expansion.next()) {
        for (const entry of walk_listFolder(folder.place, survey) ?? [])
            expansion.look(entry, folder);
        await turn();
    }
    if (!expansion.fits) {
        const message = `pattern ${JSON.stringify(source.text)} fits nothing`;
        survey.problems.push({ code: "source-missing", message, path: source.text });
    }
    return expansion.claims;
}
class Expansion {
    claims = [];
    fits = false;
    #source;
    #glob;
    #survey;
    #matches;
    #deepest;
    #open;
    constructor(source, glob, survey) {
        this.#source = source;
        this.#glob = glob;
        this.#survey = survey;
        this.#matches = compilePattern(glob.rest);
        this.#deepest = glob.rest.includes("**") ? Number.POSITIVE_INFINITY : glob.rest.split("/").length;
        this.#open = [{ place: glob.base, path: ".", depth: 1 }];
    }
    next() {
        return this.#open.pop();
    }
    look(entry, folder) {
        const path = joinPath(folder.path, entry.name);
        const place = childOf(folder.place, entry.name);
        const isFolder = entry.isDirectory();
        const fits = entry.name !== GIT_NAME && this.#matches(path);
        const leads = entry.name !== GIT_NAME && isFolder && folder.depth < this.#deepest;
        this.fits ||= fits;
        if (!(fits || leads) || this.#survey.skips(place, isFolder))
            return;
        const special = specialType(entry);
        if (!fits)
            this.#open.push({ place, path, depth: folder.depth + 1 });
        else if (special !== undefined)
            this.#survey.meet(place, special);
        else
            this.claims.push({ place, type: isFolder ? "folder" : "file", source: this.#source, glob: this.#glob });
    }
}

;// CONCATENATED MODULE: ./build/kinds/sources/repository.js





const WITH_CONTENT = /-(wal|journal)$/;
async function lookThrough(repository, around) {
    try {
        const changes = await around.recognition.listChanges(repository.absolute);
        const tree = new WorkTree(repository, around);
        for (const path of changes.nestedRepositories)
            tree.takeRepository(path);
        for (const path of changes.links)
            tree.meet(path, "link");
        for (const { path, reason } of changes.special)
            tree.meet(path, reason);
        for (const path of changes.changed)
            tree.takeFile(path);
        const ignored = new Set(changes.ignored);
        for (const path of [...changes.changed, ...changes.ignored])
            tree.takeDatabaseOf(path, ignored);
        return tree.contained();
    }
    catch (error) {
        if (!(error instanceof model/* AppError */.uV))
            throw error;
        around.survey.problems.push(...error.problems);
        return undefined;
    }
}
class WorkTree {
    #repository;
    #around;
    #databases = new Map();
    #repositories = [];
    #worktree = [];
    #exclude = new Set();
    constructor(repository, around) {
        this.#repository = repository;
        this.#around = around;
        for (const { place } of around.claims.values())
            this.#passBy(place);
        for (const place of around.survey.ignored)
            this.#passBy(place);
    }
    takeRepository(path) {
        const place = this.#placeOf(path);
        if (this.#staysOut(path, true))
            return;
        this.#passBy(place);
        this.#repositories.push(place);
    }
    meet(path, type) {
        if (this.#staysOut(path, false))
            return;
        this.#around.survey.meet(this.#placeOf(path), type);
        this.#exclude.add(path);
    }
    takeFile(path) {
        const place = this.#placeOf(path);
        if (this.#staysOut(path, false))
            return;
        if (this.#around.contents.databaseOf(place.absolute) !== undefined)
            this.#exclude.add(path);
        else if (this.#around.contents.of(place) === "database")
            this.#takeDatabase(path);
        else
            this.#worktree.push(path);
    }
    takeDatabaseOf(sideFile, ignored) {
        const path = sideFile.replace(WITH_CONTENT, "");
        if (path === sideFile || ignored.has(path) || this.#staysOut(path, false))
            return;
        const { absolute } = this.#placeOf(sideFile);
        const isEmpty = !(0,external_node_fs_.lstatSync)(absolute, { throwIfNoEntry: false })?.size;
        if (!isEmpty && this.#around.contents.databaseOf(absolute) !== undefined)
            this.#takeDatabase(path);
    }
    contained() {
        return {
            databases: [...this.#databases.values()],
            repositories: this.#repositories,
            worktree: this.#worktree,
            exclude: [...this.#exclude].sort(model/* compareBytewise */.GV),
        };
    }
    #placeOf(path) {
        return childOf(this.#repository, path);
    }
    #takeDatabase(path) {
        this.#databases.set(path, this.#placeOf(path));
        this.#exclude.add(path);
    }
    #passBy({ absolute }) {
        const folder = this.#repository.absolute + external_node_path_.sep;
        if (absolute.startsWith(folder))
            this.#exclude.add(absolute.slice(folder.length).replaceAll(external_node_path_.sep, "/"));
    }
    #staysOut(path, isFolder) {
        const { survey, claims } = this.#around;
        for (const above of pathAndFolders(path)) {
            const place = this.#placeOf(above);
            if (claims.has(place.absolute))
                return true;
            if (survey.skips(place, above !== path || isFolder)) {
                this.#exclude.add(above);
                return true;
            }
        }
        return false;
    }
}

;// CONCATENATED MODULE: ./build/kinds/sources/stores.js





function databaseStore(place) {
    const name = nameOf(place.relative);
    const store = { kind: "sqlite", name, location: place.absolute, path: place.relative };
    return { store, entries: [{ archived: model/* archivePaths */.rY.sqlite(name), restored: place.relative }] };
}
function repositoryStore(place, { exclude, worktree }) {
    const name = nameOf(place.relative);
    const store = { kind: "git", name, location: place.absolute, path: place.relative, exclude };
    const files = worktree.map((path) => ({
        archived: model/* archivePaths */.rY.gitWorktree(name, path),
        restored: joinPath(place.relative, path),
    }));
    return { store, entries: [{ archived: model/* archivePaths */.rY.gitBundle(name), restored: place.relative }, ...files] };
}
function folderStore(place, members) {
    return fileStore(nameOf(place.relative), place, members);
}
function singleFileStore(file, survey) {
    const path = file.relative.slice(file.relative.lastIndexOf("/") + 1);
    return fileStore(nameOf(file.relative), survey.place((0,external_node_path_.dirname)(file.absolute)), [{ path, type: "file" }]);
}
function globStore(glob, files) {
    const { base, rest } = glob;
    const skip = base.relative === "." ? 0 : base.relative.length + 1;
    const members = files.map((file) => ({ path: file.relative.slice(skip), type: "file" }));
    return fileStore(nameOf(joinPath(base.relative, rest)), base, members);
}
function nameProblems(planned) {
    const entries = planned.flatMap((plan) => plan.entries).filter(({ restored }) => restored !== ".");
    const problems = (0,model/* checkPaths */.nn)(entries.map(({ restored }) => restored));
    const known = new Set(problems.map(({ path }) => path));
    for (const { archived, restored } of entries) {
        const why = known.has(restored) ? undefined : (0,model/* whyNotPortable */.zR)(archived);
        if (why !== undefined)
            problems.push({
                code: "name-not-portable",
                message: `${JSON.stringify(restored)} ${why} in the bundle`,
                path: restored,
            });
    }
    return [...problems, ...sideFileProblems(planned), ...doubleNames(planned)];
}
function sideFileProblems(planned) {
    const databases = planned.filter(({ store }) => store.kind === "sqlite");
    const keys = new Set(databases.map(({ store }) => (0,model/* caseFoldKey */.Bk)(store.path)));
    const paths = planned.flatMap(({ entries }) => entries.map(({ restored }) => restored));
    return paths
        .filter((path) => SIDE_FILE.test(path) && keys.has((0,model/* caseFoldKey */.Bk)(path.replace(SIDE_FILE, ""))))
        .map((path) => {
        const message = `${JSON.stringify(path)} has the name of a side file of the database beside it`;
        return { code: "name-not-portable", message, path };
    });
}
function doubleNames(planned) {
    const problems = [];
    const taken = new Map();
    for (const { store } of planned) {
        const key = (0,model/* caseFoldKey */.Bk)(`${store.kind} ${store.name}`);
        const other = taken.get(key);
        if (other !== undefined) {
            const message = `${JSON.stringify(store.path)} and ${JSON.stringify(other)} get the same name ${store.name} in the bundle`;
            problems.push({ code: "name-not-portable", message, path: store.path });
        }
        taken.set(key, store.path);
    }
    return problems;
}
function fileStore(name, place, members) {
    const sorted = members.toSorted((a, b) => (0,model/* compareBytewise */.GV)(a.path, b.path));
    return {
        store: { kind: "file", name, location: place.absolute, path: place.relative, members: sorted },
        entries: sorted.map(({ path }) => ({
            archived: model/* archivePaths */.rY.file(name, path),
            restored: (0,model/* restoredPath */.iq)(place.relative, path),
        })),
    };
}
function nameOf(path) {
    return (0,model/* storeName */.Hz)(path, (text) => (0,external_node_crypto_.createHash)("sha256").update(text).digest("hex"));
}

;// CONCATENATED MODULE: ./build/kinds/sources/plan.js



async function planStores(around) {
    const plan = new Plan(around);
    for (const claim of around.claims.values()) {
        if (around.survey.excludes(claim.place, claim.type === "folder"))
            continue;
        if (claim.type === "folder")
            await plan.addFolder(claim);
        else
            plan.addFile(claim);
    }
    await plan.addRepositories();
    return plan.stores();
}
class Plan {
    #around;
    #planned = [];
    #repositories = [];
    #globs = new Map();
    constructor(around) {
        this.#around = around;
    }
    async addFolder({ place, source }) {
        const { survey } = this.#around;
        const entries = keptEntries(place, survey);
        if (entries === undefined)
            return;
        const repository = source.kind !== "file" && (await isRepository(place, entries, this.#around));
        if (source.kind === "sqlite")
            survey.problem("bad-option", place, "is a folder, not a SQLite database");
        else if (repository === true)
            this.#repositories.push(place);
        else if (repository === "damaged")
            return;
        else if (source.kind === "git")
            survey.problem("bad-option", place, "is no git repository");
        else
            await this.#addPlainFolder(place, source.kind === "file");
    }
    addFile({ place, source, glob }) {
        const { survey, contents } = this.#around;
        const isSideFile = contents.databaseOf(place.absolute) !== undefined;
        const content = isSideFile ? undefined : contents.of(place);
        if (source.kind === "git")
            survey.problem("bad-option", place, "is a file, not a git repository");
        else if (isSideFile && glob === undefined)
            survey.problem("bad-option", place, "belongs to the database beside it; name that instead");
        else if (content === "database" && source.kind !== "file")
            this.#planned.push(databaseStore(place));
        else if (content === "plain" && source.kind === "sqlite")
            survey.problem("bad-option", place, "is no SQLite database");
        else if (content !== undefined && glob === undefined)
            this.#planned.push(singleFileStore(place, survey));
        else if (content !== undefined && glob !== undefined)
            this.#addToGlob(glob, place);
    }
    async addRepositories() {
        for (let place = this.#repositories.pop(); place !== undefined; place = this.#repositories.pop()) {
            const contained = await lookThrough(place, this.#around);
            if (contained === undefined)
                continue;
            this.#planned.push(repositoryStore(place, contained), ...contained.databases.map(databaseStore));
            this.#repositories.push(...contained.repositories);
        }
    }
    stores() {
        return [...this.#planned, ...[...this.#globs.values()].map(({ glob, files }) => globStore(glob, files))];
    }
    async #addPlainFolder(place, raw) {
        const found = await walkFolder(place, raw, this.#around);
        this.#planned.push(folderStore(place, found.members), ...found.databases.map(databaseStore));
        this.#repositories.push(...found.repositories);
    }
    #addToGlob(glob, file) {
        const key = `${glob.base.absolute}\0${glob.rest}`;
        const of = this.#globs.get(key) ?? { glob, files: [] };
        of.files.push(file);
        this.#globs.set(key, of);
    }
}

;// CONCATENATED MODULE: ./build/kinds/sources/resolve.js





const ABSENT = new Set(["ENOENT", "ENOTDIR", "EINVAL", "ENAMETOOLONG"]);
function resolveSource(source, cwd) {
    const absolute = (0,external_node_path_.resolve)(cwd, source.path);
    try {
        return resolvePath(source, absolute, (0,external_node_fs_.lstatSync)(absolute));
    }
    catch (error) {
        const { code = "" } = error;
        if (!ABSENT.has(code))
            return problem("source-unreadable", source, `cannot be read (${code})`);
        return isPattern(source.path) ? resolvePattern(source, cwd) : problem("source-missing", source, "does not exist");
    }
}
function folderOf(resolved) {
    return resolved.type === "file" ? (0,external_node_path_.dirname)(resolved.absolute) : resolved.absolute;
}
function resolvePath(source, absolute, stat) {
    const special = specialType(stat);
    if (special === "link") {
        const target = JSON.stringify((0,external_node_fs_.readlinkSync)(absolute));
        return problem("source-unsupported", source, `is a symbolic link; name what it points to instead: ${target}`);
    }
    if (special !== undefined)
        return problem("source-unsupported", source, `is a ${special}; expected a file or a folder`);
    return { source, type: stat.isDirectory() ? "folder" : "file", absolute: realPath(absolute) };
}
function resolvePattern(source, cwd) {
    const { base, rest } = splitPattern(source.path);
    if (rest.split("/").includes(".."))
        return problem("bad-option", source, "has `..` after a wildcard");
    const folder = (0,external_node_path_.resolve)(cwd, base);
    if (!(0,external_node_fs_.statSync)(folder, { throwIfNoEntry: false })?.isDirectory())
        return problem("source-missing", source, `fits nothing: there is no folder ${JSON.stringify(base)}`);
    return { source, type: "pattern", absolute: realPath(folder), rest };
}
function problem(code, source, what) {
    return { code, message: `source ${JSON.stringify(source.text)} ${what}`, path: source.text };
}

;// CONCATENATED MODULE: ./build/kinds/sources/root.js



function chooseRoot({ root, cwd, folders }) {
    if (root !== undefined)
        return givenRoot(root, cwd);
    if (folders.every((folder) => pathBelow(cwd, folder) !== undefined))
        return { root: cwd, problems: [] };
    const [first = cwd, ...others] = folders;
    let common = first;
    while (!others.every((folder) => pathBelow(common, folder) !== undefined)) {
        const parent = (0,external_node_path_.dirname)(common);
        if (parent === common)
            return { root: cwd, problems: [wrong("sources lie on different drives; take a snapshot of each")] };
        common = parent;
    }
    return { root: common, problems: [] };
}
function givenRoot(root, cwd) {
    const absolute = (0,external_node_path_.resolve)(cwd, root);
    if ((0,external_node_fs_.statSync)(absolute, { throwIfNoEntry: false })?.isDirectory())
        return { root: realPath(absolute), problems: [] };
    return {
        root: cwd,
        problems: [wrong(`--root ${JSON.stringify(root)} is no folder; expected one that holds the sources`)],
    };
}
function wrong(message) {
    return { code: "bad-option", message, path: "--root" };
}

;// CONCATENATED MODULE: ./build/kinds/sources/source.js

const PREFIX = new RegExp(`^(${model/* KIND_NAMES */.kd.join("|")}):(.*)$`, "s");
function parseSources(texts) {
    const sources = [];
    const exclusions = [];
    const problems = [];
    for (const text of texts.map((line) => line.trim()).filter((line) => line !== "")) {
        const source = text.startsWith("!") ? undefined : parseSource(text);
        const path = source?.path ?? text.slice(1).trim();
        if (path === "")
            problems.push(source_wrong(text, "names nothing; expected a path or a pattern after it"));
        else if (path.includes("\0"))
            problems.push(source_wrong(text, "holds a zero byte, which no path can"));
        else if (source === undefined)
            exclusions.push(path);
        else
            sources.push(source);
    }
    if (sources.length === 0 && problems.length === 0)
        problems.push({ code: "bad-option", message: "no sources given; name at least one folder, file or pattern" });
    return { sources, exclusions, problems };
}
function parseSource(text) {
    const [, kind, path] = PREFIX.exec(text) ?? [];
    if (kind === undefined || path === undefined)
        return { text, path: text };
    return { text, path: path.trim(), kind: kind };
}
function source_wrong(text, why) {
    return { code: "bad-option", message: `source ${JSON.stringify(text)} ${why}`, path: text };
}

;// CONCATENATED MODULE: ./build/kinds/sources/locate.js












async function locateStores(request, recognition) {
    const cwd = realPath(request.cwd);
    const parsed = parseSources(request.sources);
    const looked = parsed.sources.map((source) => resolveSource(source, cwd));
    const resolved = looked.filter((one) => "source" in one);
    const choice = chooseRoot({
        ...(request.root === undefined ? {} : { root: request.root }),
        cwd,
        folders: resolved.map(folderOf),
    });
    const { root } = choice;
    const survey = new Survey({
        root,
        links: request.links,
        excludes: compileExclusions(parsed.exclusions, { root, cwd }),
        ignored: new Set((request.ignore ?? []).map(realPath)),
    });
    survey.problems.push(...parsed.problems, ...choice.problems, ...looked.filter((one) => "code" in one));
    const claims = settleClaims(await claimAll(resolved, root, survey), survey);
    const planned = await planStores({ survey, contents: new Contents(survey, recognition), recognition, claims });
    const stores = planned.map(({ store }) => store).sort(byPath);
    const problems = [...survey.problems, ...nameProblems(planned)];
    if (stores.length === 0 && problems.length === 0)
        problems.push({
            code: "source-missing",
            message: "nothing is left to capture: all that the sources name stays out",
        });
    return { root, stores, leftOut: survey.leftOut, problems };
}
async function claimAll(resolved, root, survey) {
    const claims = [];
    for (const one of resolved) {
        const { source, absolute } = one;
        if (pathBelow(root, absolute) === undefined) {
            const message = `source ${JSON.stringify(source.text)} lies outside the root ${JSON.stringify(root)}`;
            survey.problems.push({ code: "bad-option", message, path: source.text });
        }
        else if (one.type === "pattern") {
            const glob = { base: survey.place(absolute), rest: one.rest };
            claims.push(...(await expandGlob(source, glob, survey)));
        }
        else {
            claims.push({ place: survey.place(absolute), type: one.type, source });
        }
    }
    return claims;
}
function byPath(a, b) {
    return (0,model/* compareBytewise */.GV)(a.path, b.path) || (0,model/* compareBytewise */.GV)(a.kind, b.kind) || (0,model/* compareBytewise */.GV)(a.name, b.name);
}

;// CONCATENATED MODULE: ./build/kinds/sources/index.js



;// CONCATENATED MODULE: ./build/kinds/sqlite/connection.js

const HARDENING = ["trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "ignore_check_constraints = ON"];
const SIDE_FILES = ["-wal", "-shm", "-journal"];
let library;
async function connect(file, access) {
    library ??= __webpack_require__.e(/* import() */ 918).then(__webpack_require__.t.bind(__webpack_require__, 4918, 19)).then((module) => module.default);
    const Database = await library;
    const connection = new Database(file, { readonly: access === "read", fileMustExist: true, timeout: 0 });
    for (const setting of HARDENING)
        connection.pragma(setting);
    return connection;
}
async function readPrivate(file, use) {
    const connection = await connect(file, "read");
    try {
        return await use(connection);
    }
    finally {
        connection.close();
        await removeSideFiles(file);
    }
}
async function removeSideFiles(file) {
    await Promise.all(SIDE_FILES.map((suffix) => (0,promises_.rm)(file + suffix, { force: true })));
}
function connection_quoteName(name) {
    return `"${name.replaceAll('"', '""')}"`;
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/failure.js

function failureCode(error) {
    const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
    return typeof code === "string" ? code : "";
}
function failureMessage(error) {
    return typeof error === "object" && error !== null && "message" in error ? String(error.message) : String(error);
}
function isBusy(error) {
    return /^SQLITE_(BUSY|LOCKED|PROTOCOL)/.test(failureCode(error));
}
function isUnwritable(error) {
    return /^SQLITE_(READONLY|CANTOPEN|PERM|IOERR_(LOCK|SHM\w*|ACCESS))/.test(failureCode(error));
}
function isDamage(error) {
    return /^SQLITE_(CORRUPT|NOTADB|FORMAT)/.test(failureCode(error));
}
function isForeign(error) {
    return /^SQLITE_ERROR/.test(failureCode(error));
}
const CODES = [
    [/^SQLITE_(BUSY|LOCKED|PROTOCOL)/, "busy"],
    [/^SQLITE_(CORRUPT|NOTADB|FORMAT)/, "source-damaged"],
    [/^(SQLITE_(FULL|IOERR_WRITE)|ENOSPC|EDQUOT)/, "disk-full"],
    [/^ENOENT/, "source-missing"],
    [/^(SQLITE_|EACCES|EPERM|EIO|EISDIR)/, "source-unreadable"],
];
function captureFailure(error, path) {
    const code = CODES.find(([pattern]) => pattern.test(failureCode(error)))?.[1];
    if (error instanceof model/* AppError */.uV || code === undefined)
        return error;
    return new model/* AppError */.uV(code, `database ${path}: ${failureMessage(error)}`, { path, cause: error });
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/header.js

const header_MAGIC = Buffer.from("SQLite format 3\0", "latin1");
const header_HEADER_BYTES = 100;
const WRITE_VERSION = 18;
const READ_VERSION = 19;
const SCHEMA_COOKIE = 40;
const WAL_VERSION = 2;
function isSqliteFile(firstBytes) {
    return firstBytes.length >= header_MAGIC.length && header_MAGIC.equals(firstBytes.subarray(0, header_MAGIC.length));
}
async function header_readHeader(file) {
    const handle = await (0,promises_.open)(file, "r");
    try {
        return await readFacts(handle);
    }
    finally {
        await handle.close();
    }
}
async function writeHeader(file, facts) {
    const handle = await (0,promises_.open)(file, "r+");
    try {
        const cookie = Buffer.alloc(4);
        cookie.writeInt32BE(facts.schemaVersion);
        await handle.write(cookie, 0, cookie.length, SCHEMA_COOKIE);
        if (facts.wal)
            await handle.write(Buffer.of(WAL_VERSION, WAL_VERSION), 0, 2, WRITE_VERSION);
    }
    finally {
        await handle.close();
    }
}
async function readFacts(handle) {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(header_HEADER_BYTES), 0, header_HEADER_BYTES, 0);
    if (bytesRead < header_HEADER_BYTES || !isSqliteFile(buffer))
        return undefined;
    return { wal: buffer[READ_VERSION] === WAL_VERSION, schemaVersion: buffer.readInt32BE(SCHEMA_COOKIE) };
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/source.js






const FINGERPRINT_BYTES = 100;
async function find(location, path) {
    const file = await (0,promises_.realpath)(location);
    const header = await header_readHeader(file);
    if (header === undefined)
        throw new model/* AppError */.uV("source-damaged", `${path} is no SQLite database: its header is missing`, { path });
    const hasWal = await exists(`${file}-wal`);
    return {
        file,
        path,
        mode: (await (0,promises_.lstat)(file)).mode & 0o777,
        wal: header.wal || hasWal,
        hasWal,
        hasShm: await exists(`${file}-shm`),
        writable: await isWritable(file),
        folderWritable: await isWritable((0,external_node_path_.dirname)(file)),
    };
}
function source_fingerprint(file) {
    return ["", "-wal", "-journal"].map((suffix) => fingerprintFile(file + suffix)).join("\n");
}
function identity(file) {
    const stat = (0,external_node_fs_.lstatSync)(file, { bigint: true, throwIfNoEntry: false });
    return stat === undefined ? "absent" : `${stat.dev}:${stat.ino}`;
}
function fingerprintFile(file) {
    const stat = (0,external_node_fs_.lstatSync)(file, { bigint: true, throwIfNoEntry: false });
    if (stat === undefined)
        return "absent";
    const head = Buffer.alloc(FINGERPRINT_BYTES);
    const descriptor = (0,external_node_fs_.openSync)(file, "r");
    try {
        (0,external_node_fs_.readSync)(descriptor, head, 0, head.length, 0);
    }
    finally {
        (0,external_node_fs_.closeSync)(descriptor);
    }
    return `${stat.dev}:${stat.ino}:${stat.size}:${stat.mtimeNs}:${stat.ctimeNs}:${head.toString("hex")}`;
}
async function exists(file) {
    try {
        await (0,promises_.lstat)(file);
        return true;
    }
    catch (error) {
        if (failureCode(error) === "ENOENT")
            return false;
        throw error;
    }
}
async function isWritable(path) {
    return (0,promises_.access)(path, external_node_fs_.constants.W_OK).then(() => true, () => false);
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/copied.js





class CopiedSource {
    consistency = "optimistic";
    stageEarly = true;
    #found;
    #pinned = "";
    constructor(found) {
        this.#found = found;
    }
    async lock() { }
    pin() {
        this.#pinned = this.#fingerprint();
    }
    unlock() { }
    async copyCompact() {
        return undefined;
    }
    async copyPages(file) {
        for (const suffix of ["", "-wal", "-journal"])
            await copyIfThere(this.#found.file + suffix, file + suffix);
        if (this.#fingerprint() !== this.#pinned) {
            const { path } = this.#found;
            throw new model/* AppError */.uV("kept-changing", `database ${path} changed while it was copied`, { path });
        }
        await recover(file);
    }
    close() { }
    #fingerprint() {
        try {
            return source_fingerprint(this.#found.file);
        }
        catch (error) {
            throw captureFailure(error, this.#found.path);
        }
    }
}
async function copyIfThere(from, to) {
    try {
        await (0,promises_.copyFile)(from, to);
        await (0,promises_.chmod)(to, 0o600);
    }
    catch (error) {
        if (failureCode(error) !== "ENOENT")
            throw error;
    }
}
async function recover(file) {
    const connection = await connect(file, "write");
    try {
        connection.prepare("SELECT count(*) FROM sqlite_schema").get();
        connection.pragma("wal_checkpoint(TRUNCATE)");
    }
    finally {
        connection.close();
    }
    await removeSideFiles(file);
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/virtual-table.js
const TOKEN = /\s+|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|'(?:[^']|'')*'|[\w$\u0080-\uffff]+|[\s\S]/g;
const BLANK = /^(?:\s|--|\/\*)/;
function parseVirtualTable(name, sql) {
    const tokens = (sql.match(TOKEN) ?? []).filter((token) => !BLANK.test(token));
    const using = tokens.findIndex((token) => token.toUpperCase() === "USING");
    const module = using < 0 ? undefined : tokens[using + 1];
    if (module === undefined)
        return { name, module: "", content: "own" };
    return { name, module: unquote(module), content: contentOption(tokens.slice(using + 3, -1)) };
}
function contentOption(tokens) {
    for (const [key, equals, ...value] of splitAtCommas(tokens)) {
        const isContent = key !== undefined && equals === "=" && "content".startsWith(key.toLowerCase());
        if (isContent)
            return value.map(unquote).join("") === "" ? "none" : "external";
    }
    return "own";
}
function splitAtCommas(tokens) {
    const parts = [[]];
    for (const token of tokens) {
        if (token === ",")
            parts.push([]);
        else
            parts.at(-1)?.push(token);
    }
    return parts;
}
function unquote(token) {
    const quote = token[0] ?? "";
    if (quote === "[")
        return token.slice(1, -1);
    if (!['"', "'", "`"].includes(quote))
        return token;
    return token.slice(1, -1).replaceAll(quote + quote, quote);
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/schema.js


const INTERNAL = /^sqlite_/i;
const SEQUENCE_TABLE = "sqlite_sequence";
const FTS5_INDEX = ["data", "idx", "docsize", "config"];
const FTS4_INDEX = ["segments", "segdir", "docsize", "stat"];
const FTS_INDEXES = {
    fts5: FTS5_INDEX,
    fts4: FTS4_INDEX,
    fts3: FTS4_INDEX,
};
function readTables(connection) {
    const rows = connection
        .prepare("SELECT name, sql, rootpage FROM sqlite_schema WHERE type = 'table'")
        .raw()
        .all();
    const ordinary = rows.filter(([, , rootPage]) => Number(rootPage ?? 0) > 0).map(([name]) => name);
    const virtual = rows
        .filter(([, , rootPage]) => Number(rootPage ?? 0) === 0)
        .map(([name, sql]) => parseVirtualTable(name, sql ?? ""));
    const derived = new Set(virtual.flatMap(derivedTables));
    return {
        content: ordinary.filter((name) => isContent(name) && !derived.has(name)).sort(model/* compareBytewise */.GV),
        ordinary,
        virtual: virtual.toSorted((a, b) => (0,model/* compareBytewise */.GV)(a.name, b.name)),
    };
}
function isContent(name) {
    return name === SEQUENCE_TABLE || !INTERNAL.test(name);
}
function derivedTables(table) {
    const parts = FTS_INDEXES[table.module.toLowerCase()];
    if (parts === undefined || table.content === "none")
        return [];
    return parts.map((part) => `${table.name}_${part}`);
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/integrity.js



const MAX_PROBLEMS = 20;
function integrityProblems(connection) {
    try {
        return check(connection, String(MAX_PROBLEMS));
    }
    catch (error) {
        if (isDamage(error))
            return [failureMessage(error)];
        if (!isForeign(error))
            throw error;
        return readTables(connection).ordinary.flatMap((table) => tableProblems(connection, table));
    }
}
function tableProblems(connection, table) {
    try {
        return check(connection, connection_quoteName(table));
    }
    catch (error) {
        if (isDamage(error))
            return [`${table}: ${failureMessage(error)}`];
        if (!isForeign(error))
            throw error;
        return [];
    }
}
function check(connection, argument) {
    const rows = connection.pragma(`integrity_check(${argument})`);
    return rows.map((row) => row.integrity_check).filter((message) => message !== "ok");
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/live.js








const OPEN_TIMEOUT_MS = 5_000;
const MAX_PAUSE_MS = 10;
const PAGES_PER_STEP = 4_096;
class LiveSource {
    #found;
    #identity;
    #reader;
    #copier;
    #writer;
    #beginReading;
    #dataVersion;
    #locked = false;
    #fenced = false;
    #version;
    #moved = false;
    constructor(found, connections, inode) {
        this.#found = found;
        this.#identity = inode;
        this.#reader = connections.reader;
        this.#copier = connections.copier;
        this.#writer = connections.writer;
        const begin = this.#reader.prepare("BEGIN");
        const touch = this.#reader.prepare("SELECT 1 FROM sqlite_schema LIMIT 1");
        const version = this.#copier.prepare("PRAGMA data_version").pluck();
        this.#beginReading = () => {
            begin.run();
            touch.get();
        };
        this.#dataVersion = () => version.get();
    }
    static async open(found) {
        if (leavesTrace(found))
            return undefined;
        const inode = identity(found.file);
        const reader = await connect(found.file, "read");
        const copier = await connect(found.file, "read");
        const writer = found.writable ? await connect(found.file, "write") : undefined;
        const connections = { reader, copier, writer };
        try {
            await patiently(found.path, OPEN_TIMEOUT_MS, () => reader.prepare("SELECT count(*) FROM sqlite_schema").get());
            return new LiveSource(found, connections, inode);
        }
        catch (error) {
            closeAll(found, connections);
            if (isUnwritable(error))
                return undefined;
            throw captureFailure(error, found.path);
        }
    }
    get consistency() {
        return this.#fenced ? "fenced" : "optimistic";
    }
    get stageEarly() {
        return this.#pragma("journal_mode") !== "wal";
    }
    async lock(timeoutMs) {
        const writer = this.#writer;
        if (writer === undefined)
            return;
        try {
            await patiently(this.#found.path, timeoutMs, () => writer.exec("BEGIN IMMEDIATE"));
            this.#locked = true;
            this.#fenced = true;
        }
        catch (error) {
            if (!isUnwritable(error))
                throw captureFailure(error, this.#found.path);
        }
    }
    pin() {
        try {
            this.#version = this.#dataVersion();
            this.#beginReading();
        }
        catch (error) {
            throw captureFailure(error, this.#found.path);
        }
        this.#moved = identity(this.#found.file) !== this.#identity;
    }
    unlock() {
        if (this.#locked)
            this.#writer?.exec("ROLLBACK");
        else if (this.#version !== undefined)
            this.#moved ||= this.#hasCommits();
        this.#locked = false;
    }
    async copyCompact(file) {
        this.#requirePinned();
        if (this.stageEarly)
            return undefined;
        if (!(await this.#vacuumInto(file)))
            return undefined;
        requireIntact(this.#reader, this.#found.path);
        return this.#headerFacts();
    }
    async copyPages(file) {
        this.#requirePinned();
        const facts = this.#headerFacts();
        await this.#reader.backup(file, { progress: () => PAGES_PER_STEP });
        await writeHeader(file, facts);
    }
    close() {
        closeAll(this.#found, { reader: this.#reader, copier: this.#copier, writer: this.#writer });
    }
    async #vacuumInto(file) {
        try {
            this.#copier.pragma("synchronous = OFF");
            this.#copier.prepare("VACUUM INTO ?").run(file);
            if (!this.#hasCommits())
                return true;
        }
        catch {
        }
        await (0,promises_.rm)(file, { force: true });
        await removeSideFiles(file);
        return false;
    }
    #requirePinned() {
        if (!this.#moved)
            return;
        const { path } = this.#found;
        throw new model/* AppError */.uV("kept-changing", `database ${path} was written to or replaced meanwhile`, { path });
    }
    #hasCommits() {
        try {
            return this.#dataVersion() !== this.#version;
        }
        catch (error) {
            if (isBusy(error))
                return false;
            throw captureFailure(error, this.#found.path);
        }
    }
    #headerFacts() {
        return { wal: this.#pragma("journal_mode") === "wal", schemaVersion: Number(this.#pragma("schema_version")) };
    }
    #pragma(name) {
        return this.#reader.pragma(name, { simple: true });
    }
}
function closeAll(found, { reader, copier, writer }) {
    const steps = [() => copier.close(), () => reader.close()];
    if (found.hasWal)
        steps.unshift(() => writer?.close());
    else
        steps.push(() => found.wal && writer?.pragma("schema_version"), () => writer?.close());
    for (const step of steps) {
        try {
            step();
        }
        catch {
        }
    }
}
function requireIntact(connection, path) {
    const problems = integrityProblems(connection);
    if (problems.length > 0)
        throw new model/* AppError */.uV("source-damaged", `database ${path}: ${problems[0]}`, { path });
}
function leavesTrace(found) {
    if (!found.wal)
        return false;
    if (found.hasWal !== found.hasShm)
        return true;
    return !found.hasWal && !(found.writable && found.folderWritable);
}
async function patiently(path, timeoutMs, attempt) {
    const deadline = performance.now() + timeoutMs;
    for (let pauseMs = 1;; pauseMs = Math.min(pauseMs + 1, MAX_PAUSE_MS)) {
        try {
            attempt();
            return;
        }
        catch (error) {
            if (!isBusy(error))
                throw error;
            if (performance.now() >= deadline)
                throw new model/* AppError */.uV("busy", `database ${path} was locked for ${timeoutMs} ms`, { path, cause: error });
        }
        await (0,external_node_timers_promises_.setTimeout)(pauseMs);
    }
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/value-hash.js

const value_hash_BUFFER_BYTES = 256 * 1024;
const MAX_PREFIX_BYTES = 9;
const MAX_UTF8_PER_UNIT = 3;
const TAG = { null: 0, integer: 1, real: 2, text: 3, blob: 4 };
class ValueHash {
    #hash = (0,external_node_crypto_.createHash)("sha256");
    #buffer = Buffer.allocUnsafe(value_hash_BUFFER_BYTES);
    #view = new DataView(this.#buffer.buffer, this.#buffer.byteOffset, value_hash_BUFFER_BYTES);
    #used = 0;
    #flushedBytes = 0;
    get bytes() {
        return this.#flushedBytes + this.#used;
    }
    null() {
        this.#reserve(1);
        this.#buffer[this.#used++] = TAG.null;
        return this;
    }
    integer(value) {
        this.#reserve(MAX_PREFIX_BYTES);
        this.#buffer[this.#used] = TAG.integer;
        this.#view.setBigInt64(this.#used + 1, value);
        this.#used += MAX_PREFIX_BYTES;
        return this;
    }
    real(value) {
        this.#reserve(MAX_PREFIX_BYTES);
        this.#buffer[this.#used] = TAG.real;
        this.#view.setFloat64(this.#used + 1, value);
        this.#used += MAX_PREFIX_BYTES;
        return this;
    }
    text(value) {
        if (MAX_PREFIX_BYTES + value.length * MAX_UTF8_PER_UNIT > value_hash_BUFFER_BYTES)
            return this.textBytes(Buffer.from(value));
        this.#reserve(MAX_PREFIX_BYTES + value.length * MAX_UTF8_PER_UNIT);
        const sizeBytes = this.#buffer.write(value, this.#used + MAX_PREFIX_BYTES);
        this.#prefix(TAG.text, sizeBytes);
        this.#used += sizeBytes;
        return this;
    }
    textBytes(value) {
        return this.#bytes(TAG.text, value);
    }
    blob(value) {
        return this.#bytes(TAG.blob, value);
    }
    digest() {
        this.#flush();
        return this.#hash.digest("hex");
    }
    #bytes(tag, value) {
        this.#reserve(MAX_PREFIX_BYTES);
        this.#prefix(tag, value.length);
        if (value.length > value_hash_BUFFER_BYTES / 4) {
            this.#flush();
            this.#hash.update(value);
            this.#flushedBytes += value.length;
            return this;
        }
        this.#reserve(value.length);
        this.#buffer.set(value, this.#used);
        this.#used += value.length;
        return this;
    }
    #prefix(tag, sizeBytes) {
        this.#buffer[this.#used] = tag;
        this.#view.setUint32(this.#used + 1, Math.floor(sizeBytes / 2 ** 32));
        this.#view.setUint32(this.#used + 5, sizeBytes % 2 ** 32);
        this.#used += MAX_PREFIX_BYTES;
    }
    #reserve(sizeBytes) {
        if (this.#used + sizeBytes > value_hash_BUFFER_BYTES)
            this.#flush();
    }
    #flush() {
        this.#hash.update(this.#buffer.subarray(0, this.#used));
        this.#flushedBytes += this.#used;
        this.#used = 0;
    }
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/rows.js



const REPLACEMENT = "\ufffd";
const TURN_BYTES = 32 * 1024 * 1024;
const TURN_ROWS = 4096;
async function hashRows(connection, request) {
    const utf8 = connection.pragma("encoding", { simple: true }) === "UTF-8";
    const fast = utf8 ? await hashPass(connection, request, false) : undefined;
    return fast ?? (await hashPass(connection, request, true));
}
async function hashPass(connection, request, exact) {
    const hash = new ValueHash().text(request.table).integer(BigInt(request.columns.length));
    for (const column of request.columns)
        hash.text(column);
    const columns = request.columns.map(connection_quoteName);
    const texts = exact
        ? rows_select(connection, request, columns.map((column) => `CAST(${column} AS BLOB)`))
        : undefined;
    let rows = 0;
    let turnBytes = TURN_BYTES;
    try {
        for (const row of rows_select(connection, request, columns)) {
            if (!hashRow(hash, row, texts?.next().value))
                return undefined;
            rows++;
            if (rows % TURN_ROWS === 0 && hash.bytes > turnBytes) {
                turnBytes = hash.bytes + TURN_BYTES;
                await (0,external_node_timers_promises_.setImmediate)();
            }
        }
    }
    finally {
        texts?.return?.();
    }
    return { rows, digest: hash.integer(BigInt(rows)).digest() };
}
function hashRow(hash, row, texts) {
    for (let i = 0; i < row.length; i++) {
        const value = row[i];
        if (typeof value === "string") {
            if (texts !== undefined)
                hash.textBytes(texts[i]);
            else if (value.includes(REPLACEMENT))
                return false;
            else
                hash.text(value);
        }
        else if (typeof value === "bigint")
            hash.integer(value);
        else if (typeof value === "number")
            hash.real(value);
        else if (value === null)
            hash.null();
        else
            hash.blob(value);
    }
    return true;
}
function rows_select(connection, request, columns) {
    const where = request.where === undefined ? "" : ` WHERE ${request.where}`;
    const order = request.order.length === 0 ? "" : ` ORDER BY ${request.order.join(", ")}`;
    const sql = `SELECT ${columns.join(", ")} FROM ${connection_quoteName(request.table)}${where}${order}`;
    return connection.prepare(sql).raw().safeIntegers().iterate();
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/summary.js





const ROWID_NAMES = ["rowid", "oid", "_rowid_"];
async function summarise(connection, compacted) {
    const tables = readTables(connection);
    const schema = await hashSchema(connection);
    return {
        kind: "sqlite",
        journalMode: pragma(connection, "journal_mode") === "wal" ? "wal" : "rollback",
        pageSize: Number(pragma(connection, "page_size")),
        encoding: pragma(connection, "encoding"),
        userVersion: Number(pragma(connection, "user_version")),
        applicationId: Number(pragma(connection, "application_id")),
        schemaDigest: schema.digest,
        compacted,
        tables: await summariseTables(connection, tables.content),
        virtualTables: tables.virtual.map(({ name, module }) => ({ name, module })),
    };
}
function summary_stateDigest(summary) {
    const hash = new ValueHash().text(summary.schemaDigest).integer(BigInt(summary.tables.length));
    for (const table of summary.tables)
        hash.text(table.name).integer(BigInt(table.rows)).text(table.digest);
    return hash.integer(BigInt(summary.userVersion)).integer(BigInt(summary.applicationId)).digest();
}
function hashSchema(connection) {
    return hashRows(connection, {
        table: "sqlite_schema",
        columns: ["type", "name", "tbl_name", "sql"],
        where: "name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
        order: ["name", "type"],
    });
}
async function summariseTables(connection, names) {
    const summaries = [];
    for (const name of names) {
        const { rows, digest } = await hashRows(connection, rowsOf(connection, name));
        if (name !== SEQUENCE_TABLE || rows > 0)
            summaries.push({ name, rows, digest });
    }
    return summaries;
}
function rowsOf(connection, table) {
    const all = connection.prepare("SELECT name, pk, hidden FROM pragma_table_xinfo(?)").raw().all(table);
    const columns = all.filter(([, , hidden]) => hidden === 0).map(([name]) => name);
    const keys = all.filter(([, pk]) => pk > 0).sort((a, b) => a[1] - b[1]);
    const order = keys.map(([name]) => `${connection_quoteName(name)} COLLATE BINARY`);
    if (table === SEQUENCE_TABLE)
        return { table, columns, order: ["name", "seq"] };
    const rowid = rowidName(connection, table, all.map(([name]) => name.toLowerCase()));
    return { table, columns, order: rowid === undefined ? order : [...order, rowid] };
}
function rowidName(connection, table, columns) {
    const free = ROWID_NAMES.find((name) => !columns.includes(name));
    if (free === undefined)
        return undefined;
    try {
        connection.prepare(`SELECT ${free} FROM ${connection_quoteName(table)}`);
        return free;
    }
    catch (error) {
        if (isForeign(error))
            return undefined;
        throw error;
    }
}
function pragma(connection, name) {
    return connection.pragma(name, { simple: true });
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/capture.js










async function openCapture(store, options) {
    try {
        const found = await find(store.location, store.path);
        const source = (await LiveSource.open(found)) ?? new CopiedSource(found);
        return new SqliteCapture(store, { found, source }, options.rawPages === true);
    }
    catch (error) {
        throw captureFailure(error, store.path);
    }
}
class SqliteCapture {
    store;
    #found;
    #source;
    #rawPages;
    constructor(store, place, rawPages) {
        this.store = store;
        this.#found = place.found;
        this.#source = place.source;
        this.#rawPages = rawPages;
    }
    get stageEarly() {
        return this.#source.stageEarly;
    }
    lock(timeoutMs) {
        return this.#source.lock(timeoutMs);
    }
    pin() {
        this.#source.pin();
    }
    unlock() {
        this.#source.unlock();
    }
    async stage(dir) {
        try {
            const file = (0,external_node_path_.join)(dir, "store.sqlite");
            const compacted = await this.#copy(file, (0,external_node_path_.join)(dir, "pages.sqlite"));
            const summary = await readPrivate(file, (connection) => summarise(connection, compacted));
            const { mode } = this.#found;
            const path = model/* archivePaths */.rY.sqlite(this.store.name);
            return {
                entries: [{ path, type: "file", mode, sizeBytes: (await (0,promises_.stat)(file)).size, file }],
                summary,
                digest: summary_stateDigest(summary),
                consistency: this.#source.consistency,
                leftOut: [],
                mode,
            };
        }
        catch (error) {
            throw captureFailure(error, this.store.path);
        }
    }
    async confirm() { }
    close() {
        this.#source.close();
    }
    async #copy(file, pages) {
        const lacking = this.#rawPages ? undefined : await this.#source.copyCompact(file);
        if (lacking === undefined)
            await this.#source.copyPages(pages);
        this.#source.close();
        if (lacking !== undefined) {
            await writeHeader(file, lacking);
            return true;
        }
        await readPrivate(pages, (connection) => requireIntact(connection, this.store.path));
        if (!this.#rawPages && (await compact(pages, file)))
            return true;
        await (0,promises_.rename)(pages, file);
        return false;
    }
}
async function compact(pages, file) {
    const facts = await header_readHeader(pages);
    try {
        await readPrivate(pages, (connection) => {
            connection.pragma("synchronous = OFF");
            connection.prepare("VACUUM INTO ?").run(file);
        });
    }
    catch (error) {
        if (!isForeign(error))
            throw error;
        await (0,promises_.rm)(file, { force: true });
        await (0,promises_.rm)(`${file}-journal`, { force: true });
        return false;
    }
    if (facts !== undefined)
        await writeHeader(file, facts);
    await (0,promises_.rm)(pages);
    return true;
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/check.js









const FACTS = [
    "journalMode",
    "pageSize",
    "encoding",
    "userVersion",
    "applicationId",
    "schemaDigest",
    "virtualTables",
];
async function checkDatabase({ store, extracted, paths }) {
    const path = model/* archivePaths */.rY.sqlite(store.name);
    const finding = (code, message) => ({ code, path, message });
    const expected = store.summary;
    const file = (0,external_node_path_.join)(extracted, path);
    if (expected.kind !== "sqlite" || paths.length !== 1 || paths[0] !== path)
        return [finding("manifest-invalid", `store ${store.name} has to be the one file ${path}`)];
    if (await hasSideFiles(file))
        return [finding("archive-violation", "has a WAL or journal beside it, which SQLite would take for its own")];
    try {
        if ((await header_readHeader(file)) === undefined)
            return [finding("database-damaged", "is no SQLite database")];
        return await readPrivate(file, async (connection) => {
            const problems = integrityProblems(connection);
            if (problems.length > 0)
                return problems.map((problem) => finding("database-damaged", problem));
            const found = await summarise(connection, expected.compacted);
            const messages = check_differences(expected, found);
            if (messages.length === 0 && summary_stateDigest(found) !== store.digest)
                messages.push("the digest of the store is not the one over its summary");
            return messages.map((message) => finding("digest-mismatch", message));
        });
    }
    catch (error) {
        if (!failureCode(error).startsWith("SQLITE_"))
            throw error;
        return [finding("database-damaged", failureMessage(error))];
    }
}
async function hasSideFiles(file) {
    const found = SIDE_FILES.map((suffix) => (0,promises_.lstat)(file + suffix).then(() => true, () => false));
    return (await Promise.all(found)).includes(true);
}
function check_differences(expected, found) {
    const messages = [];
    for (const fact of FACTS) {
        if ((0,external_node_util_.isDeepStrictEqual)(found[fact], expected[fact]))
            continue;
        messages.push(`${fact} is ${JSON.stringify(found[fact])}, the manifest says ${JSON.stringify(expected[fact])}`);
    }
    const tables = new Map(found.tables.map((table) => [table.name, table]));
    for (const { name, rows, digest } of expected.tables) {
        const table = tables.get(name);
        tables.delete(name);
        if (table === undefined)
            messages.push(`table ${name} is missing`);
        else if (table.rows !== rows)
            messages.push(`table ${name} has ${table.rows} rows, the manifest says ${rows}`);
        else if (table.digest !== digest)
            messages.push(`the rows of table ${name} differ from the manifest`);
    }
    for (const name of tables.keys())
        messages.push(`table ${name} is not in the manifest`);
    return messages;
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/restore.js




const PRIVATE = 0o600;
const restore_SIDE_FILES = ["-wal", "-shm", "-journal"];
async function restoreDatabase({ store, extracted }, tree) {
    if (store.path === ".")
        throw new model/* AppError */.uV("manifest-invalid", `store ${store.name} is a database and cannot stand for a folder`);
    const folders = new FolderMaker(tree);
    folders.make(parentOf(store.path));
    const target = (0,external_node_path_.join)(tree, store.path);
    for (const suffix of restore_SIDE_FILES)
        (0,external_node_fs_.rmSync)(target + suffix, { force: true });
    (0,external_node_fs_.renameSync)((0,external_node_path_.join)(extracted, model/* archivePaths */.rY.sqlite(store.name)), target);
    (0,external_node_fs_.chmodSync)(target, store.mode ?? PRIVATE);
    folders.finish();
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
;// CONCATENATED MODULE: ./build/kinds/child-process.js




const child_process_MAX_ANSWER_BYTES = (/* unused pure expression or super */ null && (16 * 1024 * 1024));
const MAX_WORDS_BYTES = 4096;
const MEMORY_WORD = "out of memory limit";
async function child_process_askChild(task, input, limits) {
    const child = start(limits);
    let late = false;
    const timer = setTimeout(() => {
        late = true;
        child.kill("SIGKILL");
    }, limits.timeoutMs);
    try {
        child.stdin?.on("error", () => { });
        child.stdin?.end(JSON.stringify({ task, input, memoryBytes: limits.memoryBytes }));
        const [answer, words, end] = await Promise.all([
            child_process_collect(child, "stdout", child_process_MAX_ANSWER_BYTES),
            child_process_collect(child, "stderr", MAX_WORDS_BYTES),
            ended(child),
        ]);
        if (late)
            return { stopped: "time", message: `stopped after ${limits.timeoutMs / 1000} s` };
        if (words.includes(MEMORY_WORD) || /heap (limit|out of memory)/.test(words))
            return { stopped: "memory", message: `stopped at ${limits.memoryBytes / 1024 / 1024} MiB of memory` };
        if (end !== "0")
            return { stopped: "fault", message: `the process that did it ended with ${end}` };
        return JSON.parse(answer);
    }
    finally {
        clearTimeout(timer);
        child.kill("SIGKILL");
    }
}
function start({ memoryBytes, signal }) {
    const heap = `--max-old-space-size=${Math.ceil(memoryBytes / 1024 / 1024)}`;
    const kept = ["SystemRoot", "TMPDIR", "TEMP", "TMP"];
    const env = Object.fromEntries(kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
    const also = signal === undefined ? {} : { signal, killSignal: "SIGKILL" };
    return spawn(process.execPath, [heap, program()], { env, stdio: "pipe", windowsHide: true, ...also });
}
function program() {
    const here = fileURLToPath(require("url").pathToFileURL(__filename).href);
    return join(dirname(here), "..", "child", `start${extname(here)}`);
}
async function child_process_collect(child, name, maxBytes) {
    const pieces = [];
    let sizeBytes = 0;
    for await (const piece of child[name] ?? []) {
        sizeBytes += piece.length;
        if (sizeBytes > maxBytes)
            child.kill("SIGKILL");
        else
            pieces.push(piece);
    }
    return Buffer.concat(pieces).toString("utf8");
}
function ended(child) {
    const { promise, resolve, reject } = Promise.withResolvers();
    child.on("exit", (code, signal) => resolve(signal ?? `${code}`));
    child.on("error", (error) => {
        reject(new AppError("busy", `no process could be started for it: ${error.message}`, { cause: error }));
    });
    return promise;
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/query.js


const MAX_RESULT_BYTES = 4 * 1024 * 1024;
function queryDatabase(query, limits) {
    return askChild("query", query, limits);
}
function fullTextSearch(table, match) {
    const name = quoteName(table);
    return { sql: `SELECT 1 FROM ${name} WHERE ${name} MATCH ?`, parameters: [match] };
}
function runQuery(query) {
    return readPrivate(query.file, (connection) => readRows(connection, query));
}
function readRows(connection, { sql, parameters = [], maxRows, keepRows }) {
    connection.pragma("query_only = ON");
    connection.pragma("temp_store = MEMORY");
    const statement = connection.prepare(sql);
    if (!statement.reader || !statement.readonly)
        throw new Error("expected a statement that only reads and returns rows");
    const rows = [];
    let count = 0;
    let sizeBytes = 0;
    if (maxRows === 0)
        return { count, rows };
    for (const row of statement
        .raw()
        .safeIntegers()
        .iterate(...parameters)) {
        count++;
        if (keepRows) {
            const cells = row.map(toCell);
            for (const cell of cells)
                sizeBytes += sizeOf(cell);
            if (sizeBytes > MAX_RESULT_BYTES)
                throw new Error(`the rows hold more than ${MAX_RESULT_BYTES} bytes`);
            rows.push(cells);
        }
        if (count >= maxRows)
            break;
    }
    return { count, rows };
}
function toCell(value) {
    if (typeof value === "bigint") {
        const number = Number(value);
        return Number.isSafeInteger(number) ? number : { integer: `${value}` };
    }
    if (value instanceof Uint8Array)
        return { hex: Buffer.from(value).toString("hex") };
    if (typeof value === "number" && !Number.isFinite(value))
        return `${value}`;
    return value;
}
function sizeOf(cell) {
    if (typeof cell === "string")
        return cell.length;
    return typeof cell === "object" && cell !== null && "hex" in cell ? cell.hex.length / 2 : 8;
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/index.js



const sqliteKind = {
    name: "sqlite",
    open: openCapture,
    check: checkDatabase,
    restore: restoreDatabase,
};



;// CONCATENATED MODULE: ./build/kinds/capture.js




const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 50;
const HOLDING_MS = 250;
const LOCK_PAUSE_MS = 50;
async function captureStores(stores, request) {
    for (let attempt = 1;; attempt++) {
        const dir = (0,external_node_path_.join)(request.dir, `attempt-${attempt}`);
        await (0,promises_.mkdir)(dir, { mode: 0o700 });
        try {
            return await captureOnce(stores, { ...request, dir });
        }
        catch (error) {
            await (0,promises_.rm)(dir, { recursive: true, force: true });
            const again = error instanceof model/* AppError */.uV && error.code === "kept-changing" && attempt < ATTEMPTS;
            if (!again)
                throw error;
            await (0,external_node_timers_promises_.setTimeout)(FIRST_PAUSE_MS * 2 ** attempt * (0.5 + Math.random()));
        }
    }
}
async function captureOnce(stores, request) {
    const captures = [];
    const close = () => {
        for (const capture of captures)
            capture.close();
    };
    const forget = request.atExit?.(close);
    try {
        for (const store of stores)
            captures.push(await request.kinds[store.kind].open(store, request.options));
        await fence(captures, request.lockTimeoutMs);
        const staged = new Map();
        for (const [index, capture] of mostUrgentFirst(captures).entries()) {
            request.onStore?.(capture.store, index);
            const dir = (0,external_node_path_.join)(request.dir, String(index));
            await (0,promises_.mkdir)(dir, { mode: 0o700 });
            staged.set(capture.store, await capture.stage(dir));
            await capture.confirm();
        }
        return stores.map((store) => ({ store, staged: staged.get(store) }));
    }
    finally {
        close();
        forget?.();
    }
}
async function fence(captures, lockTimeoutMs) {
    const ordered = [...captures].sort((a, b) => (0,model/* compareBytewise */.GV)(a.store.location, b.store.location));
    const deadline = performance.now() + lockTimeoutMs;
    const locked = [];
    try {
        for (;;) {
            const busy = await lockAll(ordered, locked, deadline);
            if (busy === undefined)
                break;
            for (const capture of locked.splice(0).reverse())
                capture.unlock();
            await waitFor(busy, deadline, lockTimeoutMs);
        }
        for (const capture of ordered)
            capture.pin();
    }
    finally {
        for (const capture of locked.reverse())
            capture.unlock();
    }
}
async function lockAll(captures, locked, deadline) {
    for (const capture of captures) {
        const leftMs = Math.max(0, deadline - performance.now());
        try {
            await capture.lock(locked.length === 0 ? leftMs : Math.min(leftMs, HOLDING_MS));
        }
        catch (error) {
            if (!capture_isBusy(error))
                throw error;
            return capture;
        }
        locked.push(capture);
    }
    return undefined;
}
async function waitFor(capture, deadline, timeoutMs) {
    const { path } = capture.store;
    try {
        await capture.lock(Math.max(0, deadline - performance.now()));
        capture.unlock();
    }
    catch (cause) {
        if (!capture_isBusy(cause))
            throw cause;
        const message = `database ${path} stayed locked by another program for ${timeoutMs / 1000} s`;
        throw new model/* AppError */.uV("busy", message, { path, cause });
    }
    await (0,external_node_timers_promises_.setTimeout)(LOCK_PAUSE_MS * (0.5 + Math.random()));
}
function capture_isBusy(error) {
    return error instanceof model/* AppError */.uV && error.code === "busy";
}
function mostUrgentFirst(captures) {
    const rank = { file: 1, git: 2, sqlite: 3 };
    const urgency = (capture) => (capture.stageEarly ? 0 : rank[capture.store.kind]);
    return [...captures].sort((a, b) => urgency(a) - urgency(b));
}

;// CONCATENATED MODULE: ./build/kinds/restored.js




const NEEDED = { file: 0o600, folder: 0o700 };
function restoredStores(manifest, tree) {
    const types = new Map(manifest.entries.map(({ path, type }) => [path, type]));
    const placed = extractedStores(manifest, "").map(({ store, paths }) => ({
        store,
        members: paths.map((path) => ({ path: storeOfArchivePath(path)?.rest ?? "", type: types.get(path) ?? "file" })),
    }));
    return placed.map(({ store, members }) => {
        const { kind, name, path } = store;
        const located = { kind, name, path, location: path === "." ? tree : join(tree, path) };
        if (kind === "file")
            return { ...located, members: restored_sorted(members) };
        if (kind !== "git")
            return located;
        const others = placed.filter((other) => other.store !== store);
        return { ...located, exclude: others.flatMap((other) => pathsBelow(store, other)).sort(compareBytewise) };
    });
}
function openUpRestored(manifest, tree) {
    const paths = new Map(manifest.stores.map((store) => [`${store.kind} ${store.name}`, store]));
    const closed = manifest.entries.flatMap(({ path, type, mode }) => {
        const owner = storeOfArchivePath(path);
        const store = owner && paths.get(`${owner.kind} ${owner.name}`);
        const isClosed = ((store?.mode ?? mode) & NEEDED[type]) !== NEEDED[type];
        return store && isClosed ? [{ place: restoredPath(store.path, owner.rest), needed: NEEDED[type] }] : [];
    });
    for (const { place, needed } of closed.sort((a, b) => depth(a.place) - depth(b.place))) {
        const path = join(tree, place);
        const stat = lstatSync(path, { throwIfNoEntry: false });
        if (stat?.isFile() || stat?.isDirectory())
            chmodSync(path, (stat.mode & 0o777) | needed);
    }
}
function pathsBelow(repository, { store, members }) {
    const prefix = repository.path === "." ? "" : `${repository.path}/`;
    const own = store.kind === "file" ? [] : [store.path];
    return [...own, ...members.map(({ path }) => restoredPath(store.path, path))]
        .filter((path) => path !== "." && path !== repository.path && path.startsWith(prefix))
        .map((path) => path.slice(prefix.length));
}
function restored_sorted(members) {
    return members.toSorted((a, b) => compareBytewise(a.path, b.path));
}
function depth(path) {
    return path === "." ? 0 : path.split("/").length;
}

;// CONCATENATED MODULE: ./build/kinds/tasks.js

const TASKS = {
    query: (input) => runQuery(input),
};

;// CONCATENATED MODULE: ./build/kinds/index.js













const KINDS = { sqlite: sqliteKind, git: gitKind, file: fileKind };
function kinds_locateStores(request) {
    return locateStores(request, {
        isDatabase: isSqliteFile,
        isRepository: isGitRepository,
        listChanges: (repository) => listWorktreeChanges(repository, request.scratch),
    });
}
const RESTORE_ORDER = { git: 0, sqlite: 1, file: 2 };
function restoreOrder(stores) {
    return stores.toSorted(({ store: a }, { store: b }) => {
        const byKind = RESTORE_ORDER[a.kind] - RESTORE_ORDER[b.kind];
        const byDepth = depthOf(a.path) - depthOf(b.path);
        return byKind || (a.kind === "file" ? -byDepth : byDepth);
    });
}
function depthOf(path) {
    return path === "." ? 0 : path.split("/").length;
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

;// CONCATENATED MODULE: ./build/swap/folders.js


const folders_OWNER_ALL = 0o700;
function openUp(tree) {
    const opened = [];
    const waiting = ["."];
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
        const folder = (0,external_node_path_.join)(tree, path);
        const mode = (0,external_node_fs_.lstatSync)(folder).mode & 0o777;
        if ((mode & folders_OWNER_ALL) !== folders_OWNER_ALL) {
            (0,external_node_fs_.chmodSync)(folder, mode | folders_OWNER_ALL);
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

;// CONCATENATED MODULE: ./build/swap/sync.js



const AT_ONCE = 16;
const CANNOT_SYNC = new Set(["EINVAL", "ENOTSUP", "ENOSYS", "EBADF", "EACCES", "EPERM", "EISDIR"]);
async function syncTree(tree) {
    const files = [];
    const folders = [tree];
    for (const entry of await (0,promises_.readdir)(tree, { recursive: true, withFileTypes: true })) {
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
    const { mode } = await (0,promises_.stat)(path);
    const flags = process.platform === "win32" ? "r+" : "r";
    const needed = process.platform === "win32" ? 0o600 : 0o400;
    const isClosed = (mode & needed) !== needed;
    if (isClosed)
        await (0,promises_.chmod)(path, (mode & 0o777) | needed);
    const handle = await (0,promises_.open)(path, flags);
    try {
        await handle.sync();
    }
    finally {
        await handle.close();
    }
    if (isClosed)
        await (0,promises_.chmod)(path, mode & 0o777);
}

;// CONCATENATED MODULE: ./build/swap/output.js







async function openOutput(folder, name, { atExit }) {
    const path = (0,external_node_path_.join)(folder, name);
    const temporary = temporaryOf(path);
    const madeFolders = prepareFolder(folder, path);
    const madeFiles = new Set();
    const cleanUp = () => {
        for (const file of madeFiles)
            (0,external_node_fs_.rmSync)(file, { force: true });
        removeEmpty(madeFolders);
    };
    const forget = atExit(cleanUp);
    const output = {
        temporary,
        path,
        async publish(companions) {
            try {
                for (const companion of companions) {
                    madeFiles.add(temporaryOf(companion.path));
                    await writeSynced(temporaryOf(companion.path), companion.text);
                }
                for (const file of [path, ...companions.map((companion) => companion.path)]) {
                    (0,external_node_fs_.renameSync)(temporaryOf(file), file);
                    madeFiles.add(file);
                }
                for (const changed of [folder, ...madeFolders.map((made) => (0,external_node_path_.dirname)(made))])
                    syncFolder(changed);
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
    try {
        await tryToWrite(temporary);
        madeFiles.add(temporary);
        return output;
    }
    catch (error) {
        await output[Symbol.asyncDispose]();
        throw explained(error, folder);
    }
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
async function tryToWrite(temporary) {
    await (await (0,promises_.open)(temporary, "wx", 0o600)).close();
    await (0,promises_.rm)(temporary);
}
function temporaryOf(path) {
    return (0,external_node_path_.join)((0,external_node_path_.dirname)(path), `.${(0,external_node_path_.basename)(path)}.partial`);
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

;// CONCATENATED MODULE: ./build/swap/plan.js




const plan_SIDE_FILES = ["-wal", "-shm", "-journal"];
function planMove({ opened }) {
    return { steps: [{ do: "put", path: "." }, ...opened.map(closingStep).reverse()], replaced: [] };
}
async function planMerge(tree, target, ours) {
    const comparison = new Comparison(tree, target, (await (0,promises_.lstat)(target)).dev);
    await comparison.refuseWholeTarget(ours);
    await comparison.visit(".");
    (0,model/* throwProblems */.Jh)(comparison.problems);
    const steps = comparison.finished();
    return { steps, replaced: steps.filter((step) => step.do === "take-away").map((step) => step.path) };
}
class Comparison {
    problems = [];
    #steps = [];
    #closing = [];
    #merged = new Set();
    #tree;
    #target;
    #device;
    constructor(tree, target, device) {
        this.#tree = tree;
        this.#target = target;
        this.#device = device;
    }
    async refuseWholeTarget(ours) {
        if (!this.#tree.facts.units.has("."))
            return;
        const others = (await (0,promises_.readdir)(this.#target)).filter((name) => name !== ours);
        if (others.length > 0)
            this.#refuse(".", "the bundle replaces the folder as a whole, expected it to be empty");
    }
    async visit(folder) {
        this.#merged.add(folder);
        const entries = await (0,promises_.readdir)((0,external_node_path_.join)(this.#tree.path, folder), { withFileTypes: true });
        for (const entry of entries.sort((a, b) => (0,model/* compareBytewise */.GV)(a.name, b.name))) {
            const path = folder === "." ? entry.name : `${folder}/${entry.name}`;
            const isMerged = entry.isDirectory() && !this.#tree.facts.units.has(path);
            const there = await lookAt((0,external_node_path_.join)(this.#target, path));
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
        const mode = there.mode & 0o777;
        const open = mode | folders_OWNER_ALL;
        if (mode !== open) {
            this.#steps.push({ do: "set-mode", path, from: mode, to: open });
            this.#closing.push({ do: "set-mode", path, from: open, to: mode });
        }
        await this.visit(path);
    }
    async #replace(path, there) {
        if (there.isDirectory() && !this.#tree.facts.units.has(path))
            return this.#refuse(path, "a folder is there, expected a file or nothing");
        this.#steps.push({ do: "take-away", path });
        await this.#put(path);
    }
    async #put(path) {
        if (this.#tree.facts.databases.has(path))
            await this.#takeAwaySideFiles(path);
        this.#steps.push({ do: "put", path });
    }
    async #takeAwaySideFiles(database) {
        for (const suffix of plan_SIDE_FILES) {
            const path = database + suffix;
            if ((await lookAt((0,external_node_path_.join)(this.#target, path))) !== undefined)
                this.#steps.push({ do: "take-away", path });
        }
    }
    #refuse(path, what) {
        this.problems.push({
            code: "target-unsafe",
            message: `${JSON.stringify(path)} at the target is in the way: ${what}`,
            path,
        });
    }
}
function closingStep({ path, mode }) {
    return { do: "set-mode", path, from: mode | folders_OWNER_ALL, to: mode };
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

;// CONCATENATED MODULE: ./build/swap/step.js



function takeStep(step, { tree, target, old }) {
    const place = (0,external_node_path_.join)(target, step.path);
    if (step.do === "set-mode")
        (0,external_node_fs_.chmodSync)(place, step.to);
    else if (step.do === "take-away")
        moveInto(place, (0,external_node_path_.join)(old, step.path));
    else {
        if ((0,external_node_fs_.lstatSync)(place, { throwIfNoEntry: false }) !== undefined)
            throw new model/* AppError */.uV("busy", `${place} has appeared meanwhile; the target was left as it was`, { path: place });
        (0,external_node_fs_.renameSync)((0,external_node_path_.join)(tree, step.path), place);
    }
}
function takeBack(step, { tree, target, old }) {
    const place = (0,external_node_path_.join)(target, step.path);
    if (step.do === "set-mode")
        (0,external_node_fs_.chmodSync)(place, step.from);
    else if (step.do === "take-away")
        (0,external_node_fs_.renameSync)((0,external_node_path_.join)(old, step.path), place);
    else
        (0,external_node_fs_.renameSync)(place, (0,external_node_path_.join)(tree, step.path));
}
function moveInto(from, to) {
    (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(to), { recursive: true, mode: 0o700 });
    (0,external_node_fs_.renameSync)(from, to);
}

;// CONCATENATED MODULE: ./build/swap/swap.js





function runSwap(plan, folders) {
    const taken = [];
    try {
        for (const step of plan.steps) {
            takeStep(step, folders);
            taken.push(step);
        }
        for (const folder of touched(plan, folders.target))
            syncFolder(folder);
    }
    catch (error) {
        takeAllBack(taken.reverse(), folders, error);
        throw explained(error, folders.target);
    }
}
function takeAllBack(latestFirst, folders, cause) {
    const stuck = [];
    for (const step of latestFirst) {
        try {
            takeBack(step, folders);
        }
        catch {
            stuck.push(step.path);
        }
    }
    if (stuck.length === 0)
        return;
    const list = stuck.map((path) => JSON.stringify(path)).join(", ");
    const message = `the restore failed, and in ${folders.target} these could not be put back: ${list}; what was there is in ${folders.old}`;
    throw new model/* AppError */.uV("restore-incomplete", message, { path: folders.old, cause });
}
function touched({ steps }, target) {
    return new Set(steps.map((step) => (step.do === "set-mode" ? (0,external_node_path_.join)(target, step.path) : (0,external_node_path_.dirname)((0,external_node_path_.join)(target, step.path)))));
}

;// CONCATENATED MODULE: ./build/swap/target.js









const SPARE_BYTES = 16 * 1024 * 1024;
const STAGING_PREFIX = ".memsnap-restore-";
async function openTarget(to, options) {
    const target = (0,external_node_path_.resolve)(options.cwd, to);
    const exists = isFolder(target);
    const staging = (0,external_node_path_.join)(options.elsewhere ?? (exists ? target : (0,external_node_path_.dirname)(target)), STAGING_PREFIX + options.id);
    const folders = {
        extracted: (0,external_node_path_.join)(staging, "extracted"),
        scratch: (0,external_node_path_.join)(staging, "scratch"),
        tree: (0,external_node_path_.join)(staging, "tree"),
        old: (0,external_node_path_.join)(staging, "old"),
    };
    const made = makeStaging(staging, folders);
    let keepsOld = false;
    const cleanUp = () => {
        if (!keepsOld)
            removeTree(staging);
        removeEmpty(made);
    };
    const forget = options.atExit(cleanUp);
    return {
        target,
        ...folders,
        async reserve(bytes) {
            const { bavail, bsize } = await (0,promises_.statfs)(staging);
            if (bytes + SPARE_BYTES > bavail * bsize)
                throw new model/* AppError */.uV("disk-full", `the restore needs ${bytes} bytes, and ${bavail * bsize} are free at ${(0,external_node_path_.dirname)(staging)}`, { path: target });
        },
        async plan(facts) {
            try {
                const tree = { path: folders.tree, facts, opened: openUp(folders.tree) };
                return exists ? await planMerge(tree, target, STAGING_PREFIX + options.id) : planMove(tree);
            }
            catch (error) {
                throw explained(error, target);
            }
        },
        async putInPlace(plan) {
            try {
                await syncTree(folders.tree);
                runSwap(plan, { tree: folders.tree, target, old: folders.old });
            }
            catch (error) {
                keepsOld = error instanceof model/* AppError */.uV && error.code === "restore-incomplete";
                throw explained(error, target);
            }
            for (const folder of made)
                syncFolder((0,external_node_path_.dirname)(folder));
        },
        async [Symbol.asyncDispose]() {
            cleanUp();
            forget();
        },
    };
}
function isFolder(target) {
    const found = (0,external_node_fs_.lstatSync)(target, { throwIfNoEntry: false });
    if (found !== undefined && !found.isDirectory())
        throw new model/* AppError */.uV("target-unsafe", `the target ${target} is no folder`, { path: target });
    return found !== undefined;
}
function makeStaging(staging, folders) {
    const made = [];
    try {
        made.push(...makeFolders((0,external_node_path_.dirname)(staging)));
        (0,external_node_fs_.mkdirSync)(staging, { mode: 0o700 });
        for (const folder of Object.values(folders))
            (0,external_node_fs_.mkdirSync)(folder, { mode: folder === folders.tree ? 0o777 : 0o700 });
        return made;
    }
    catch (error) {
        if ((0,external_node_fs_.existsSync)(staging))
            removeTree(staging);
        removeEmpty(made);
        throw explained(error, staging);
    }
}

;// CONCATENATED MODULE: ./build/swap/index.js



;// CONCATENATED MODULE: ./build/flows/restore-target.js


async function prepareTarget(request, context, problems) {
    if (request.to === "")
        return;
    const target = (0,external_node_path_.resolve)(context.cwd, request.to);
    const found = await (0,promises_.lstat)(target).catch((error) => {
        if (error.code !== "ENOENT")
            problems.push({
                code: "target-unsafe",
                message: `the target ${target} cannot be looked at (${error.code})`,
                path: target,
            });
        return undefined;
    });
    if (found === undefined)
        return;
    if (!found.isDirectory()) {
        const what = found.isSymbolicLink() ? "a symbolic link" : "not a folder";
        problems.push({
            code: "target-unsafe",
            message: `the target ${target} is ${what}, expected a folder or nothing`,
            path: target,
        });
        return;
    }
    const entries = await (0,promises_.readdir)(target).catch(() => undefined);
    if (entries === undefined)
        problems.push({ code: "output-unwritable", message: `the target ${target} cannot be listed`, path: target });
    else if (entries.length > 0 && request.force !== true)
        problems.push({ code: "target-not-empty", message: `the target ${target} is not empty`, path: target });
}

;// CONCATENATED MODULE: ./build/flows/selection.js


function selectStores(manifest, globs) {
    const wishes = globs.map(parseWish);
    const wantedEntries = new Set();
    const wantedStores = new Set();
    for (const { store, paths } of extracted_extractedStores(manifest, "")) {
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
    const keys = new Set([...wantedStores].map((store) => `${store.kind} ${store.name}`));
    const needs = (path) => {
        const owner = (0,model/* storeOfArchivePath */.UV)(path);
        return owner !== undefined && keys.has(`${owner.kind} ${owner.name}`);
    };
    return {
        stores: countWanted(manifest, wantedStores, wantedEntries),
        bytes: [...wantedStores].reduce((sum, store) => sum + store.bytes, 0),
        needs,
        extracted: (dir) => extracted_extractedStores(manifest, dir).filter(({ store }) => wantedStores.has(store)),
        reduced: (stores) => stores.map((store) => ({ ...store, paths: store.paths.filter((path) => wantedEntries.has(path)) })),
    };
}
function restored(store, path) {
    return (0,model/* restoredPath */.iq)(store.path, (0,model/* storeOfArchivePath */.UV)(path)?.rest ?? "");
}
function parseWish(text) {
    const parts = withSlashes(text).split("/");
    const pattern = parts.filter((part) => part !== "" && part !== ".").join("/");
    return { text, matches: pattern === "" ? () => true : compilePattern(pattern), isMet: false };
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
        if (!entries.has(entry.path))
            continue;
        const owner = (0,model/* storeOfArchivePath */.UV)(entry.path);
        const key = `${owner?.kind} ${owner?.name}`;
        const count = counts.get(key) ?? { entries: 0, bytes: 0 };
        counts.set(key, { entries: count.entries + 1, bytes: count.bytes + (entry.type === "file" ? entry.sizeBytes : 0) });
    }
    return [...stores].map((store) => ({
        ...store,
        ...(counts.get(`${store.kind} ${store.name}`) ?? { entries: 0, bytes: 0 }),
    }));
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

;// CONCATENATED MODULE: ./build/flows/restore.js
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








async function restore(request, context) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const checkTarget = (problems) => prepareTarget(request, context, problems);
        const plan = await prepareBundle(request, context, checkTarget);
        const bundle = await openBundle(plan.path, plan.keys);
        const selection = selectStores(bundle.manifest, request.only ?? []);
        const staged = __addDisposableResource(env_1, await openTarget(request.to, {
            cwd: context.cwd,
            id: context.newId(context.now()),
            atExit: context.atExit,
            ...(request.dryRun ? { elsewhere: context.tempDir } : {}),
        }), true);
        await staged.reserve(selection.bytes);
        const stores = selection.extracted(staged.extracted);
        await filling(staged.target, async () => {
            await unpack(bundle, plan, { staged, selection, context });
            await checkStores(stores, staged, context);
            await buildTree(selection.reduced(stores), staged, context);
        });
        const swap = await staged.plan(treeFacts(stores));
        if (!request.dryRun)
            await staged.putInPlace(swap);
        return report(bundle, { request, staged, selection, swap });
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
async function unpack(bundle, plan, { staged, selection, context }) {
    const sidecars = await readSidecars(plan.path);
    let done = 0;
    const { sha256 } = await bundle.readAll({
        extraction: { into: staged.extracted, wanted: (path) => selection.needs(path) },
        onBytes(bytes) {
            done += bytes;
            context.progress({ phase: "read", done, total: bundle.sizeBytes, unit: "bytes" });
        },
    });
    checkSidecars(sidecars, { sha256, snapshotId: bundle.header.id, stateDigest: bundle.manifest.stateDigest });
}
async function checkStores(stores, staged, context) {
    const problems = [];
    for (const [index, extracted] of stores.entries()) {
        const { name, kind } = extracted.store;
        context.progress({ phase: "check", done: index, total: stores.length, unit: "stores", item: name });
        problems.push(...(await KINDS[kind].check(extracted, staged.scratch)));
    }
    (0,model/* throwProblems */.Jh)(problems);
}
async function buildTree(stores, staged, context) {
    for (const [index, extracted] of restoreOrder(stores).entries()) {
        const { name, kind } = extracted.store;
        context.progress({ phase: "restore", done: index, total: stores.length, unit: "stores", item: name });
        await KINDS[kind].restore(extracted, staged.tree);
    }
}
function treeFacts(stores) {
    const units = stores.flatMap((extracted) => KINDS[extracted.store.kind].units?.(extracted.store) ?? []);
    const databases = stores.filter(({ store }) => store.kind === "sqlite").map(({ store }) => store.path);
    return { units: new Set(units), databases: new Set(databases) };
}
function report(bundle, { request, staged, selection, swap, }) {
    const { id, createdAt, agent, label } = bundle.header;
    return {
        bundle: bundle.path,
        target: staged.target,
        dryRun: request.dryRun ?? false,
        snapshotId: id,
        ...{ createdAt, agent, label },
        stateDigest: bundle.manifest.stateDigest,
        stores: selection.stores.map(({ name, kind, path, entries, bytes }) => ({ name, kind, path, entries, bytes })),
        replaced: swap.replaced,
    };
}

;// CONCATENATED MODULE: ./build/flows/snapshot-plan.js





async function prepareSnapshot(request, context) {
    const problems = [...(request.problems ?? [])];
    const agent = request.agent ?? model/* DEFAULTS */.zY.agent;
    if (!model/* AgentId */.l5.safeParse(agent).success)
        problems.push(snapshot_plan_wrong("agent", `the agent id ${JSON.stringify(agent)} is not 1 to 64 of a-z, 0-9, _ and -`));
    const label = request.label ?? null;
    if (label !== null && !model/* Label */.JU.safeParse(label).success)
        problems.push(snapshot_plan_wrong("label", "the label is not one line of at most 200 characters"));
    const level = request.level ?? model/* DEFAULTS */.zY.level;
    if (!Number.isInteger(level) || level < model/* LEVELS */.A_.min || level > model/* LEVELS */.A_.max)
        problems.push(snapshot_plan_wrong("level", `level ${level} is not a whole number from ${model/* LEVELS */.A_.min} to ${model/* LEVELS */.A_.max}`));
    const locks = await loadLocks(request, context.cwd, problems);
    const out = (0,external_node_path_.resolve)(context.cwd, request.out);
    if (request.out !== "")
        await checkOutput(out, problems);
    const located = await kinds_locateStores({
        sources: request.sources,
        ...(request.root === undefined ? {} : { root: request.root }),
        cwd: context.cwd,
        links: request.links ?? model/* DEFAULTS */.zY.links,
        ignore: request.out === "" ? [] : [out],
    });
    (0,model/* throwProblems */.Jh)([...problems, ...located.problems]);
    return { stores: located.stores, leftOut: located.leftOut, out, agent, label, locks, level };
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
function snapshot_plan_wrong(path, message) {
    return { code: "bad-option", message, path };
}

;// CONCATENATED MODULE: ./build/flows/versions.js

function toolVersions() {
    return { memsnap: model/* VERSION */.xv, node: process.versions.node };
}

;// CONCATENATED MODULE: ./build/flows/workspace.js



async function openWorkspace(parent, context) {
    await (0,promises_.mkdir)(parent, { recursive: true });
    const path = await (0,promises_.mkdtemp)((0,external_node_path_.join)(parent, "memsnap-"));
    const forget = context.atExit(() => (0,external_node_fs_.rmSync)(path, { recursive: true, force: true }));
    return {
        path,
        async folder(name) {
            const folder = (0,external_node_path_.join)(path, name);
            await (0,promises_.mkdir)(folder, { mode: 0o700 });
            return folder;
        },
        async [Symbol.asyncDispose]() {
            await (0,promises_.rm)(path, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
            forget();
        },
    };
}

;// CONCATENATED MODULE: ./build/flows/snapshot.js
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








const LOCK_TIMEOUT_MS = 60_000;
async function snapshot(request, context) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const plan = await prepareSnapshot(request, context);
        const createdAt = context.now();
        const header = makeHeader(plan, createdAt, context.newId(createdAt));
        const output = snapshot_addDisposableResource(env_1, await openOutput(plan.out, (0,model/* bundleName */.u1)(header, plan.locks !== null), context), true);
        const workspace = snapshot_addDisposableResource(env_1, await openWorkspace(context.tempDir, context), true);
        const captured = await filling(workspace.path, () => capture(plan, workspace, context));
        const content = makeContent(header, plan, captured);
        const written = await filling(plan.out, () => write(output.temporary, content, { plan, context }));
        await readBack(written, context);
        const receipt = await publish(output, written, plan);
        return snapshot_report(output.path, receipt, written.manifest);
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
async function capture(plan, workspace, context) {
    return captureStores(plan.stores, {
        kinds: KINDS,
        dir: await workspace.folder("staged"),
        lockTimeoutMs: LOCK_TIMEOUT_MS,
        options: {},
        atExit: context.atExit,
        onStore: (store, index) => context.progress({ phase: "capture", done: index, total: plan.stores.length, unit: "stores", item: store.name }),
    });
}
function makeContent(header, plan, captured) {
    return {
        header,
        consistency: weakest(captured.map(({ staged }) => staged.consistency)),
        leftOut: [...plan.leftOut, ...captured.flatMap(({ staged }) => staged.leftOut)],
        stores: captured.map(({ store, staged }) => ({
            name: store.name,
            kind: store.kind,
            path: store.path,
            mode: staged.mode,
            digest: staged.digest,
            consistency: staged.consistency,
            summary: staged.summary,
            entries: staged.entries,
        })),
    };
}
function weakest(all) {
    return all.includes("fuzzy") ? "fuzzy" : all.includes("optimistic") ? "optimistic" : "fenced";
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
async function readBack(written, context) {
    const bundle = await written.reopen();
    let done = 0;
    const { sha256 } = await bundle.readAll({
        onBytes(bytes) {
            done += bytes;
            context.progress({ phase: "read back", done, total: bundle.sizeBytes, unit: "bytes" });
        },
    });
    if (sha256 !== written.sha256)
        throw new model/* AppError */.uV("bundle-corrupt", "the bundle read back from disk is not what was written; the disk may be failing");
}
async function publish(output, written, plan) {
    const { sha256, sizeBytes, manifest } = written;
    const receipt = makeReceipt({ path: output.path, sha256, sizeBytes, encrypted: plan.locks !== null }, manifest);
    const paths = sidecarPaths(output.path);
    await output.publish([
        { path: paths.checksum, text: checksumText(output.path, sha256) },
        { path: paths.receipt, text: `${JSON.stringify(receipt, null, 2)}\n` },
    ]);
    return receipt;
}
function snapshot_report(bundle, receipt, manifest) {
    const { sha256, sizeBytes, snapshotId, createdAt, agent, label, encrypted, consistency, stateDigest } = receipt;
    return {
        bundle,
        receipt: sidecarPaths(bundle).receipt,
        ...{ sha256, sizeBytes, snapshotId, createdAt, agent, label, encrypted, consistency, stateDigest },
        verified: true,
        stores: manifest.stores.map(reportStore),
        leftOut: manifest.leftOut,
    };
}
function reportStore({ name, path, entries, bytes, digest, consistency, summary, }) {
    return { name, path, entries, bytes, digest, consistency, ...summary };
}

;// CONCATENATED MODULE: ./build/flows/checks.js

class CheckList {
    #checks = new Map();
    findings = [];
    get ok() {
        return this.findings.length === 0 && [...this.#checks.values()].every((check) => check.status !== "failed");
    }
    has(name) {
        return this.#checks.has(name);
    }
    pass(name, detail) {
        this.#checks.set(name, { name, status: "passed", detail });
    }
    skip(name, detail) {
        this.#checks.set(name, { name, status: "skipped", detail });
    }
    fail(name, error) {
        const findings = error.problems.map(({ code, message, path }) => ({ code, message, path: path ?? name }));
        this.conclude(name, { findings, detail: error.message });
    }
    conclude(name, { findings, detail }) {
        this.findings.push(...findings);
        this.#checks.set(name, { name, status: findings.length === 0 ? "passed" : "failed", detail });
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

;// CONCATENATED MODULE: ./build/flows/verify.js
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
    const plan = await prepareBundle(request, context);
    const checks = new CheckList();
    const examination = { checks, quick: request.quick ?? false, context };
    const bundle = await filling(context.tempDir, () => verify_examine(plan, examination));
    return {
        ok: checks.ok,
        bundle: plan.path,
        encrypted: plan.encrypted,
        snapshotId: bundle?.header.id ?? null,
        stateDigest: bundle?.manifest.stateDigest ?? null,
        checks: checks.list(),
        findings: checks.findings,
    };
}
async function verify_examine(plan, examination) {
    const { checks, quick, context } = examination;
    let bundle;
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            bundle = await openBundle(plan.path, plan.keys);
            const workspace = verify_addDisposableResource(env_1, await openWorkspace(context.tempDir, context), true);
            await checkContent(bundle, plan, { ...examination, workspace });
            if (quick)
                checks.skipRest("left out by --quick");
            else
                await checkExtracted(bundle, { ...examination, workspace });
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
    catch (error) {
        if (!(error instanceof model/* AppError */.uV) || error.exitCode !== model/* EXIT */.dc.bundle)
            throw error;
        checks.fail(checkOf(error), error);
        await checkSidecarsAlone(plan, checks);
        checks.skipRest("not reached, because an earlier check failed");
    }
    return bundle;
}
async function checkContent(bundle, plan, { checks, quick, context, workspace }) {
    const into = await workspace.folder("extracted");
    let done = 0;
    const wanted = (path) => EXAMINED[(0,model/* storeOfArchivePath */.UV)(path)?.kind ?? "file"] !== undefined;
    const { sha256, frames } = await bundle.readAll({
        ...(quick ? {} : { extraction: { into, wanted } }),
        onBytes(bytes) {
            done += bytes;
            context.progress({ phase: "read", done, total: bundle.sizeBytes, unit: "bytes" });
        },
    });
    const { entries, stores } = bundle.manifest;
    const files = entries.filter((entry) => entry.type === "file").length;
    if (bundle.encrypted)
        checks.pass("encryption", "every chunk is authentic");
    else
        checks.skip("encryption", "the bundle is not encrypted");
    checks.pass("frames", `${frames} frames, seal and seek table`);
    checks.pass("archive", `${entries.length} entries`);
    checks.conclude("manifest", { findings: await checkClaims(bundle), detail: `${stores.length} stores` });
    checks.pass("digests", `${files} files`);
    const actual = { sha256, snapshotId: bundle.header.id, stateDigest: bundle.manifest.stateDigest };
    await checkAgainstSidecars(plan, checks, actual);
}
async function checkClaims({ manifest }) {
    const stores = extracted_extractedStores(manifest, "").filter(({ store }) => EXAMINED[store.kind] === undefined);
    const findings = [];
    for (const store of stores)
        findings.push(...(await examineStore(store, "")));
    return findings;
}
async function checkAgainstSidecars(plan, checks, actual) {
    try {
        const sidecars = await readSidecars(plan.path);
        checkSidecars(sidecars, actual);
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
async function checkSidecarsAlone(plan, checks) {
    if (!checks.has("sidecar"))
        await checkAgainstSidecars(plan, checks, { sha256: await open_hashFile(plan.path) });
}
async function checkExtracted(bundle, { checks, context, workspace }) {
    const scratch = await workspace.folder("scratch");
    const stores = extracted_extractedStores(bundle.manifest, (0,external_node_path_.join)(workspace.path, "extracted"));
    for (const [kind, name] of Object.entries(EXAMINED)) {
        const chosen = stores.filter(({ store }) => store.kind === kind);
        const findings = [];
        for (const [index, store] of chosen.entries()) {
            context.progress({ phase: "check", done: index, total: chosen.length, unit: "stores", item: store.store.name });
            findings.push(...(await examineStore(store, scratch)));
        }
        if (chosen.length === 0)
            checks.skip(name, "the bundle holds none");
        else
            checks.conclude(name, { findings, detail: `${chosen.length} examined` });
    }
}
function examineStore(extracted, scratch) {
    return KINDS[extracted.store.kind].check(extracted, scratch);
}

;// CONCATENATED MODULE: ./build/flows/index.js







/***/ }),

/***/ 781:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  w: () => (/* reexport */ hostContext)
});

// EXTERNAL MODULE: ./node_modules/uuid/dist-node/v7.js + 2 modules
var v7 = __webpack_require__(3935);
;// CONCATENATED MODULE: ./build/host/signals.js
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
const steps = new Set();
function atExit(step) {
    if (steps.size === 0)
        for (const signal of SIGNALS)
            process.on(signal, end);
    steps.add(step);
    return () => {
        steps.delete(step);
        if (steps.size === 0)
            stopListening();
    };
}
function end(signal) {
    for (const step of [...steps].reverse()) {
        try {
            step();
        }
        catch {
        }
    }
    steps.clear();
    stopListening();
    process.kill(process.pid, signal);
}
function stopListening() {
    for (const signal of SIGNALS)
        process.off(signal, end);
}

;// CONCATENATED MODULE: ./build/host/context.js


function hostContext(own) {
    return {
        ...own,
        now: () => new Date(),
        newId: (at) => (0,v7/* default */.A)({ msecs: at.getTime() }),
        atExit: atExit,
    };
}

;// CONCATENATED MODULE: ./build/host/index.js



/***/ }),

/***/ 7922:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  l5: () => (/* reexport */ AgentId),
  uV: () => (/* reexport */ errors_AppError),
  cj: () => (/* reexport */ CHECK_NAMES),
  zY: () => (/* reexport */ DEFAULTS),
  Sr: () => (/* reexport */ ERRORS),
  dc: () => (/* reexport */ EXIT),
  S$: () => (/* reexport */ EXIT_MEANINGS),
  Yx: () => (/* reexport */ FORMAT_NAME),
  Hp: () => (/* reexport */ FORMAT_VERSION),
  sC: () => (/* reexport */ HEADER_PATH),
  kd: () => (/* reexport */ KIND_NAMES),
  A_: () => (/* reexport */ LEVELS),
  jb: () => (/* reexport */ LINK_RULES),
  JU: () => (/* reexport */ Label),
  U4: () => (/* reexport */ MANIFEST_PATH),
  v8: () => (/* reexport */ MAX_HEADER_BYTES),
  ZJ: () => (/* reexport */ MAX_MANIFEST_BYTES),
  _8: () => (/* reexport */ Manifest),
  TA: () => (/* reexport */ Receipt),
  uw: () => (/* reexport */ SnapshotHeader),
  xv: () => (/* reexport */ VERSION),
  rY: () => (/* reexport */ archivePaths),
  u1: () => (/* reexport */ bundleName),
  dp: () => (/* reexport */ byteLength),
  Bk: () => (/* reexport */ caseFoldKey),
  nn: () => (/* reexport */ checkPaths),
  Fo: () => (/* reexport */ collect),
  GV: () => (/* reexport */ compareBytewise),
  au: () => (/* reexport */ nearest_didYouMean),
  gI: () => (/* reexport */ given),
  zZ: () => (/* reexport */ nearestWord),
  QA: () => (/* reexport */ parseLevel),
  kB: () => (/* reexport */ parseWord),
  iq: () => (/* reexport */ restoredPath),
  Hz: () => (/* reexport */ storeName),
  UV: () => (/* reexport */ storeOfArchivePath),
  Jh: () => (/* reexport */ throwProblems),
  zR: () => (/* reexport */ whyNotPortable)
});

// UNUSED EXPORTS: Consistency, Entry, FileSummary, GitSummary, LeftOut, ManifestStore, Mode, ObjectId, Probe, ProbeFile, QUERY_TIMEOUT_SECONDS, Sha256, SqliteSummary, StoreSummary, TableSummary, parseDuration, readProbes

;// CONCATENATED MODULE: ./build/model/errors.js
const EXIT = {
    ok: 0,
    internal: 1,
    usage: 2,
    bundle: 3,
    differs: 4,
    unreachable: 5,
    key: 6,
    busy: 7,
};
const EXIT_MEANINGS = {
    ok: "done",
    internal: "a fault of memsnap",
    usage: "wrong use or input",
    bundle: "the bundle is not what it should be: damaged, tampered with, unknown version",
    differs: "memory differs beyond what the policy allows",
    unreachable: "a vault or service is out of reach",
    key: "no key opens the bundle",
    busy: "the memory could not be captured or replaced consistently",
};
const ERRORS = {
    internal: {
        title: "internal error",
        hint: "this is a fault of memsnap; please report it with the command and the message",
        exit: EXIT.internal,
    },
    "bad-option": {
        title: "wrong option or input",
        hint: "see `memsnap help <command>` for the options",
        exit: EXIT.usage,
    },
    "source-missing": {
        title: "source not found",
        hint: "correct the path, or exclude it with a `!pattern`",
        exit: EXIT.usage,
    },
    "source-unreadable": {
        title: "source cannot be read",
        hint: "give the user that runs memsnap permission to read it, or exclude it with a `!pattern`",
        exit: EXIT.usage,
    },
    "source-unsupported": {
        title: "source is of a type that is never captured",
        hint: "exclude it with a `!pattern`; symbolic links can also be left out with `--links skip`",
        exit: EXIT.usage,
    },
    "source-damaged": {
        title: "source is damaged",
        hint: "repair the source first; a damaged memory is not captured as if it were whole",
        exit: EXIT.usage,
    },
    "git-missing": {
        title: "git is not installed",
        hint: "install git 2.38 or newer and put it on the PATH; it is needed for memory that is a git repository",
        exit: EXIT.usage,
    },
    "name-not-portable": {
        title: "name cannot be restored on every system",
        hint: "rename it, or exclude it with a `!pattern`",
        exit: EXIT.usage,
    },
    "no-recipient": {
        title: "nobody to encrypt to",
        hint: "give --recipient, --recipients-file or --passphrase-file, or say --no-encrypt",
        exit: EXIT.usage,
    },
    "bad-recipient": {
        title: "not an age recipient",
        hint: "a recipient starts with age1 or age1pq1; `memsnap keygen` makes a pair",
        exit: EXIT.usage,
    },
    "bad-identity": {
        title: "not an age identity",
        hint: "an identity file holds lines that start with AGE-SECRET-KEY-; `memsnap keygen` makes one",
        exit: EXIT.usage,
    },
    "bundle-missing": {
        title: "bundle not found",
        hint: "give the path of a file that ends in .tar.zst or .tar.zst.age",
        exit: EXIT.usage,
    },
    "output-exists": {
        title: "output exists already",
        hint: "choose another name; nothing is overwritten",
        exit: EXIT.usage,
    },
    "output-unwritable": {
        title: "output cannot be written",
        hint: "give a folder that exists, or can be made, and that can be written to",
        exit: EXIT.usage,
    },
    "target-not-empty": {
        title: "target folder is not empty",
        hint: "choose a new or empty folder, or say --force to replace what the bundle holds",
        exit: EXIT.usage,
    },
    "target-unsafe": {
        title: "target cannot be replaced safely",
        hint: "remove the symbolic link or the file that stands in the way, or choose another folder",
        exit: EXIT.usage,
    },
    "nothing-selected": {
        title: "nothing in the bundle fits --only",
        hint: "`memsnap inspect` lists what a bundle holds",
        exit: EXIT.usage,
    },
    "not-a-bundle": {
        title: "not a bundle",
        hint: "the file is neither age-encrypted nor zstd-compressed; check the path",
        exit: EXIT.bundle,
    },
    "bundle-version": {
        title: "bundle of an unknown format or version",
        hint: "use a newer memsnap",
        exit: EXIT.bundle,
    },
    "bundle-truncated": {
        title: "bundle is cut short",
        hint: "fetch the bundle again; the copy is not complete",
        exit: EXIT.bundle,
    },
    "bundle-corrupt": {
        title: "bundle is damaged",
        hint: "fetch the bundle again, or use an earlier one; nothing was restored",
        exit: EXIT.bundle,
    },
    "sidecar-mismatch": {
        title: "bundle differs from its sidecar",
        hint: "bundle and sidecar do not belong together, or one was damaged; fetch both again",
        exit: EXIT.bundle,
    },
    "archive-violation": {
        title: "archive breaks the rules of the format",
        hint: "the bundle was not made by memsnap or was tampered with; do not use it",
        exit: EXIT.bundle,
    },
    "manifest-invalid": {
        title: "manifest breaks the rules of the format",
        hint: "the bundle was not made by memsnap or was tampered with; do not use it",
        exit: EXIT.bundle,
    },
    "digest-mismatch": {
        title: "content differs from the manifest",
        hint: "the bundle was damaged or tampered with; use an earlier one",
        exit: EXIT.bundle,
    },
    "database-damaged": {
        title: "database in the bundle is damaged",
        hint: "the source was damaged when it was captured, or the bundle was tampered with; use an earlier one",
        exit: EXIT.bundle,
    },
    "repository-damaged": {
        title: "repository in the bundle is damaged",
        hint: "the source was damaged when it was captured, or the bundle was tampered with; use an earlier one",
        exit: EXIT.bundle,
    },
    "no-key": {
        title: "bundle is encrypted and no key was given",
        hint: "give --identity or --passphrase-file",
        exit: EXIT.key,
    },
    "wrong-key": {
        title: "none of the given keys opens the bundle",
        hint: "use an identity whose recipient the bundle was encrypted to; `memsnap inspect` works without one only on the receipt",
        exit: EXIT.key,
    },
    busy: {
        title: "memory is in use",
        hint: "try again, or stop the program that holds it",
        exit: EXIT.busy,
    },
    "kept-changing": {
        title: "memory kept changing while it was captured",
        hint: "try again at a quieter moment, or stop the program that writes",
        exit: EXIT.busy,
    },
    "restore-incomplete": {
        title: "a failed restore could not be taken back",
        hint: "what was at the target is kept in the folder that the message names; move it back before anything else",
        exit: EXIT.busy,
    },
    "disk-full": {
        title: "no space left",
        hint: "free some space; nothing was changed",
        exit: EXIT.busy,
    },
};
class errors_AppError extends Error {
    code;
    problems;
    layer;
    constructor(code, message, options = {}) {
        super(message, options.cause === undefined ? undefined : { cause: options.cause });
        this.name = "AppError";
        this.code = code;
        this.problems = [options.path === undefined ? { code, message } : { code, message, path: options.path }];
    }
    static of(problems) {
        const [first] = problems;
        const error = new errors_AppError(first.code, problems.map((problem) => problem.message).join("; "));
        Object.defineProperty(error, "problems", { value: problems, enumerable: true });
        return error;
    }
    get exitCode() {
        return ERRORS[this.code].exit;
    }
    get hint() {
        return ERRORS[this.code].hint;
    }
}
function throwProblems(problems) {
    const [first, ...rest] = problems;
    if (first !== undefined)
        throw errors_AppError.of([first, ...rest]);
}

;// CONCATENATED MODULE: ./build/model/nearest.js
function nearestWord(word, candidates) {
    const meant = word.toLowerCase();
    let nearest;
    let fewest = Math.max(2, Math.floor(meant.length / 3)) + 1;
    for (const candidate of candidates) {
        const begun = meant.length >= 3 && (candidate.startsWith(meant) || meant.startsWith(`${candidate}-`));
        const slips = begun ? 1 : slipsBetween(meant, candidate);
        if (slips < fewest && slips < candidate.length)
            [nearest, fewest] = [candidate, slips];
    }
    return nearest;
}
function nearest_didYouMean(word, candidates, spell = JSON.stringify) {
    const nearest = nearestWord(word, candidates);
    return nearest === undefined ? "" : `; did you mean ${spell(nearest)}?`;
}
function slipsBetween(a, b) {
    let beforeLast = [];
    let last = Array.from({ length: b.length + 1 }, (_, column) => column);
    for (let row = 1; row <= a.length; row++) {
        const current = [row];
        for (let column = 1; column <= b.length; column++) {
            const differs = a[row - 1] === b[column - 1] ? 0 : 1;
            let slips = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + differs);
            const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
            if (swapped)
                slips = Math.min(slips, at(beforeLast, column - 2) + 1);
            current.push(slips);
        }
        [beforeLast, last] = [last, current];
    }
    return at(last, b.length);
}
function at(row, column) {
    return row[column] ?? Number.POSITIVE_INFINITY;
}

;// CONCATENATED MODULE: ./build/model/choices.js


const DEFAULTS = { agent: "default", level: 3, links: "refuse", encrypt: true };
const LEVELS = { min: 1, max: 19 };
const LINK_RULES = ["refuse", "skip"];
function parseLevel(text, name) {
    const level = Number(text);
    if (/^[0-9]{1,2}$/.test(text) && level >= LEVELS.min && level <= LEVELS.max)
        return level;
    throw wrong(name, `expected a whole number from ${LEVELS.min} to ${LEVELS.max}, got ${JSON.stringify(text)}`);
}
function parseWord(text, words, name) {
    const word = words.find((candidate) => candidate === text);
    if (word !== undefined)
        return word;
    throw wrong(name, `expected ${words.join(" or ")}, got ${JSON.stringify(text)}${nearest_didYouMean(text, words)}`);
}
function collect(problems, parse) {
    try {
        return parse();
    }
    catch (error) {
        if (!(error instanceof errors_AppError))
            throw error;
        problems.push(...error.problems);
        return undefined;
    }
}
function given(choices) {
    const entries = Object.entries(choices).filter(([, value]) => value !== undefined);
    return Object.fromEntries(entries);
}
function wrong(name, message) {
    return new errors_AppError("bad-option", `${name}: ${message}`, { path: name });
}

;// CONCATENATED MODULE: ./build/model/duration.js

const UNITS_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const MAX_MS = 36_525 * UNITS_MS.d;
function parseDuration(text, name) {
    const [, amount = "", unit = ""] = /^([0-9]{1,9})([smhdw])$/.exec(text) ?? [];
    const durationMs = Number(amount) * (UNITS_MS[unit] ?? 0);
    if (durationMs > 0 && durationMs <= MAX_MS)
        return durationMs;
    const message = `expected a number with its unit, such as 90m, 36h, 7d or 2w, got ${JSON.stringify(text)}`;
    throw new AppError("bad-option", `${name}: ${message}`, { path: name });
}

;// CONCATENATED MODULE: ./build/model/findings.js
const CHECK_NAMES = [
    "sidecar",
    "encryption",
    "frames",
    "archive",
    "manifest",
    "digests",
    "databases",
    "repositories",
];

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(4377);
;// CONCATENATED MODULE: ./build/model/paths.js
const MAX_PART_BYTES = 255;
const MAX_PATH_BYTES = 1024;
const MAX_DEPTH = 32;
const GIT_FOLDER = /^(\.git|git~[0-9]+)$/i;
const HFS_IGNORED = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/gu;
const WINDOWS_DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\.|$)/i;
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f\\:*?"<>|\ud800-\udfff]/u;
function whyNotPortable(path) {
    if (path === "")
        return "is empty";
    if (path !== path.normalize("NFC"))
        return "is not in Unicode form NFC";
    const forbidden = FORBIDDEN.exec(path);
    if (forbidden)
        return `holds the character ${JSON.stringify(forbidden[0])}`;
    if (byteLength(path) > MAX_PATH_BYTES)
        return `is longer than ${MAX_PATH_BYTES} bytes`;
    const parts = path.split("/");
    if (parts.length > MAX_DEPTH)
        return `is deeper than ${MAX_DEPTH} folders`;
    return parts.map(whyNotPart).find((why) => why !== undefined);
}
function whyNotPart(part) {
    const named = JSON.stringify(part);
    if (part === "")
        return "is absolute or has an empty part";
    if (part === "." || part === "..")
        return `has a part ${named}`;
    if (/[. ]$/.test(part))
        return `has a part that ends with a dot or a space: ${named}`;
    if (WINDOWS_DEVICE.test(part))
        return `has a part that Windows keeps for a device: ${named}`;
    if (GIT_FOLDER.test(part.replace(HFS_IGNORED, "")))
        return "is inside a `.git` folder, which would be obeyed after a restore";
    if (byteLength(part) > MAX_PART_BYTES)
        return `has a part longer than ${MAX_PART_BYTES} bytes`;
    return undefined;
}
function caseFoldKey(path) {
    return path.normalize("NFC").toUpperCase().toLowerCase().normalize("NFC");
}
function checkPaths(paths) {
    const problems = [];
    const seen = new Map();
    for (const path of paths) {
        const why = whyNotPortable(path);
        if (why !== undefined) {
            problems.push({ code: "name-not-portable", message: `${JSON.stringify(path)} ${why}`, path });
            continue;
        }
        const key = caseFoldKey(path);
        const other = seen.get(key);
        if (other !== undefined) {
            const message = other === path
                ? `${JSON.stringify(path)} is named twice`
                : `${JSON.stringify(path)} and ${JSON.stringify(other)} differ in case only`;
            problems.push({ code: "name-not-portable", message, path });
        }
        seen.set(key, path);
    }
    return problems;
}
function compareBytewise(a, b) {
    const length = Math.min(a.length, b.length);
    for (let i = 0; i < length; i++) {
        const x = a.charCodeAt(i);
        const y = b.charCodeAt(i);
        if (x !== y)
            return rank(x) - rank(y);
    }
    return a.length - b.length;
}
function rank(unit) {
    return unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit;
}
function byteLength(text) {
    let bytes = 0;
    for (const char of text) {
        const point = char.codePointAt(0) ?? 0;
        bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }
    return bytes;
}

;// CONCATENATED MODULE: ./build/model/names.js

const PLAIN = /^[A-Za-z0-9.](?:[A-Za-z0-9._-]*[A-Za-z0-9.-])?$/;
const MAX_NAME = 96;
const DIGEST_ENDING = /-[0-9a-f]{8}$/;
function storeName(path, sha256Hex) {
    if (path === ".")
        return "_root";
    const parts = path.split("/");
    const joined = parts.join("__");
    const plain = parts.every((part) => PLAIN.test(part) && !part.includes("__"));
    const free = whyNotPortable(joined) === undefined && !joined.endsWith(".bundle") && !DIGEST_ENDING.test(joined);
    if (plain && free && joined.length <= MAX_NAME)
        return joined;
    const stem = joined.replace(/[^A-Za-z0-9._-]/g, "_").slice(0, MAX_NAME - 9);
    return `${stem}-${sha256Hex(path).slice(0, 8)}`;
}
const archivePaths = {
    sqlite: (name) => `sqlite/${name}.sqlite`,
    gitBundle: (name) => `git/${name}.bundle`,
    gitWorktree: (name, path) => `git/${name}/worktree/${path}`,
    file: (name, path) => (path === "." ? `files/${name}` : `files/${name}/${path}`),
};
function storeOfArchivePath(path) {
    const [room, first, ...rest] = path.split("/");
    if (first === undefined || first === "")
        return undefined;
    if (room === "sqlite" && rest.length === 0 && first.endsWith(".sqlite"))
        return { kind: "sqlite", name: first.slice(0, -".sqlite".length), rest: "" };
    if (room === "git" && rest.length === 0 && first.endsWith(".bundle"))
        return { kind: "git", name: first.slice(0, -".bundle".length), rest: "" };
    if (room === "git" && rest[0] === "worktree" && rest.length > 1)
        return { kind: "git", name: first, rest: rest.slice(1).join("/") };
    if (room === "files")
        return { kind: "file", name: first, rest: rest.length === 0 ? "." : rest.join("/") };
    return undefined;
}
function restoredPath(storePath, rest) {
    if (rest === "" || rest === ".")
        return storePath;
    return storePath === "." ? rest : `${storePath}/${rest}`;
}

;// CONCATENATED MODULE: ./build/model/manifest-rules.js


const SIDE_FILE = /-(wal|shm|journal)$/;
function contradictions(manifest) {
    const { stores, entries } = manifest;
    const tallies = new Map(stores.map((store) => [keyOf(store), { store, entries: 0, bytes: 0 }]));
    const places = { unpacked: new Places("unpacked"), restored: new Places("restored") };
    return [
        ...stores.flatMap(storeProblems),
        ...outOfOrder("store", stores.map(keyOf)),
        ...outOfOrder("entry", entries.map((entry) => entry.path)),
        ...entries.flatMap((entry) => entryProblems(entry, tallies, places)),
        ...[...tallies.values()]
            .filter(isCountedWrongly)
            .map(({ store }) => `store ${quoted(store.name)} is counted wrongly`),
        ...places.unpacked.conflicts(),
        ...places.restored.conflicts(),
        ...places.restored.sideFiles(stores.filter((store) => store.kind === "sqlite").map((store) => store.path)),
    ];
}
function isCountedWrongly({ store, entries, bytes }) {
    return store.entries !== entries || store.bytes !== bytes;
}
function entryProblems(entry, tallies, places) {
    const owner = storeOfArchivePath(entry.path);
    const tally = owner && tallies.get(keyOf(owner));
    if (owner === undefined || tally === undefined)
        return [`entry ${quoted(entry.path)} belongs to no store`];
    tally.entries++;
    if (entry.type === "file")
        tally.bytes += entry.sizeBytes;
    places.unpacked.take(entry.path, entry.type);
    if (!isRepositoryPack(owner))
        places.restored.take(restoredPath(tally.store.path, owner.rest), entry.type);
    return owner.rest === "" && entry.type !== "file" ? [`entry ${quoted(entry.path)} has to be a file`] : [];
}
function storeProblems(store) {
    const name = quoted(store.name);
    const messages = [];
    if (store.summary.kind !== store.kind)
        messages.push(`store ${name} has the summary of another kind`);
    if ((store.kind === "sqlite") !== (store.mode !== null))
        messages.push(`store ${name} has to have a mode if it is a database, and else none`);
    return messages;
}
function outOfOrder(what, names) {
    return names
        .filter((name, index) => compareBytewise(names[index - 1] ?? "", name) >= 0)
        .map((name) => `${what} ${quoted(name)} is out of order or there twice`);
}
function quoted(text) {
    return JSON.stringify(text);
}
function keyOf({ kind, name }) {
    return `${kind} ${name}`;
}
function isRepositoryPack({ kind, rest }) {
    return kind === "git" && rest === "";
}
class Places {
    #verb;
    #taken = new Map();
    #messages = [];
    constructor(verb) {
        this.#verb = verb;
    }
    take(path, type) {
        const key = caseFoldKey(path);
        const other = this.#taken.get(key);
        if (other !== undefined && (other === "file" || type === "file"))
            this.#messages.push(`two entries would be ${this.#verb} to ${quoted(path)}`);
        const why = path === "." ? undefined : whyNotPortable(path);
        if (why !== undefined)
            this.#messages.push(`an entry would be ${this.#verb} to a path that ${why}`);
        this.#taken.set(key, type);
    }
    conflicts() {
        const below = [...this.#taken.keys()].filter((path) => this.#isBelowFile(path));
        return [...this.#messages, ...below.map((path) => `${quoted(path)} would be ${this.#verb} below a file`)];
    }
    sideFiles(databases) {
        const keys = new Set(databases.map(caseFoldKey));
        return [...this.#taken.keys()]
            .filter((path) => SIDE_FILE.test(path) && keys.has(path.replace(SIDE_FILE, "")))
            .map((path) => `${quoted(path)} would stand beside its database`);
    }
    #isBelowFile(path) {
        for (let slash = path.indexOf("/"); slash !== -1; slash = path.indexOf("/", slash + 1))
            if (this.#taken.get(path.slice(0, slash)) === "file")
                return true;
        return false;
    }
}

;// CONCATENATED MODULE: ./build/model/stores.js

const KIND_NAMES = ["sqlite", "git", "file"];
const Sha256 = schemas/* string */.YjP().regex(/^[0-9a-f]{64}$/);
const Count = schemas/* int */.Whr().min(0);
const Mode = schemas/* int */.Whr().min(0).max(0o777);
const TableSummary = schemas/* strictObject */.rej({
    name: schemas/* string */.YjP(),
    rows: Count,
    digest: Sha256,
});
const SqliteSummary = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz("sqlite"),
    journalMode: schemas/* enum */.k5n(["wal", "rollback"]),
    pageSize: Count,
    encoding: schemas/* enum */.k5n(["UTF-8", "UTF-16le", "UTF-16be"]),
    userVersion: schemas/* int */.Whr(),
    applicationId: schemas/* int */.Whr(),
    schemaDigest: Sha256,
    compacted: schemas/* boolean */.zMY(),
    tables: schemas/* array */.YOg(TableSummary),
    virtualTables: schemas/* array */.YOg(schemas/* strictObject */.rej({ name: schemas/* string */.YjP(), module: schemas/* string */.YjP() })),
});
const ObjectId = schemas/* string */.YjP().regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/);
const GitSummary = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz("git"),
    objectFormat: schemas/* enum */.k5n(["sha1", "sha256"]),
    bare: schemas/* optional */.lqM(schemas/* literal */.euz(true)),
    head: schemas/* union */.KCZ([
        schemas/* strictObject */.rej({ branch: schemas/* string */.YjP(), oid: schemas/* nullable */.mee(ObjectId) }),
        schemas/* strictObject */.rej({ branch: schemas/* null */.chJ(), oid: ObjectId }),
    ]),
    refs: schemas/* array */.YOg(schemas/* strictObject */.rej({ name: schemas/* string */.YjP(), oid: ObjectId })),
    commits: Count,
    changed: schemas/* array */.YOg(schemas/* string */.YjP()),
    deleted: schemas/* array */.YOg(schemas/* string */.YjP()),
});
const FileSummary = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz("file"),
    files: Count,
    folders: Count,
});
const StoreSummary = schemas/* discriminatedUnion */.gMt("kind", [SqliteSummary, GitSummary, FileSummary]);
const LeftOut = schemas/* strictObject */.rej({
    path: schemas/* string */.YjP(),
    reason: schemas/* enum */.k5n([
        "excluded",
        "ignored",
        "submodule",
        "link",
        "socket",
        "device",
        "pipe",
        "stash",
        "reflog",
        "worktree",
    ]),
});
const Consistency = schemas/* enum */.k5n(["fenced", "optimistic", "fuzzy"]);

;// CONCATENATED MODULE: ./build/model/manifest.js




const FORMAT_NAME = "agent-memory-snapshot";
const FORMAT_VERSION = 1;
const HEADER_PATH = "snapshot.json";
const MANIFEST_PATH = "manifest.json";
const MAX_HEADER_BYTES = 64 * 1024;
const MAX_MANIFEST_BYTES = 128 * 1024 * 1024;
const Size = schemas/* int */.Whr().min(0);
const AgentId = schemas/* string */.YjP().regex(/^[a-z0-9_-]{1,64}$/, "expected 1 to 64 of a-z, 0-9, _ and -");
const Label = schemas/* string */.YjP()
    .max(200)
    .regex(/^[^\u0000-\u001f\u007f-\u009f]*$/u, "expected one line without control characters");
const SnapshotHeader = schemas/* strictObject */.rej({
    format: schemas/* literal */.euz(FORMAT_NAME),
    version: schemas/* literal */.euz(FORMAT_VERSION),
    id: schemas/* uuidv7 */.nHE(),
    createdAt: iso/* datetime */.w$({ precision: 3 }),
    agent: AgentId,
    label: schemas/* nullable */.mee(Label),
    tool: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()),
});
const PortablePath = schemas/* string */.YjP().check((context) => {
    const why = whyNotPortable(context.value);
    if (why !== undefined)
        context.issues.push({ code: "custom", input: context.value, message: `path ${why}` });
});
const Entry = schemas/* discriminatedUnion */.gMt("type", [
    schemas/* strictObject */.rej({
        path: PortablePath,
        type: schemas/* literal */.euz("file"),
        sizeBytes: Size,
        mode: Mode,
        sha256: Sha256,
        offset: Size,
    }),
    schemas/* strictObject */.rej({ path: PortablePath, type: schemas/* literal */.euz("folder"), mode: Mode, offset: Size }),
]);
const StoreName = schemas/* string */.YjP()
    .regex(/^[A-Za-z0-9._-]{1,128}$/, "expected 1 to 128 of letters, digits, `.`, `_` and `-`")
    .refine((name) => whyNotPortable(name) === undefined, "expected a name that can be a folder on every system");
const ManifestStore = schemas/* strictObject */.rej({
    name: StoreName,
    kind: schemas/* enum */.k5n(KIND_NAMES),
    path: schemas/* union */.KCZ([schemas/* literal */.euz("."), PortablePath]),
    mode: schemas/* nullable */.mee(Mode),
    entries: Size,
    bytes: Size,
    digest: Sha256,
    consistency: Consistency,
    summary: StoreSummary,
});
const Manifest = schemas/* strictObject */.rej({
    snapshot: SnapshotHeader,
    consistency: Consistency,
    stateDigest: Sha256,
    stores: schemas/* array */.YOg(ManifestStore),
    entries: schemas/* array */.YOg(Entry),
    leftOut: schemas/* array */.YOg(LeftOut),
})
    .check((context) => {
    for (const message of contradictions(context.value))
        context.issues.push({ code: "custom", input: context.value, message });
});
const Receipt = schemas/* strictObject */.rej({
    format: schemas/* literal */.euz(`${FORMAT_NAME}/receipt`),
    version: schemas/* literal */.euz(FORMAT_VERSION),
    bundle: schemas/* string */.YjP(),
    sha256: Sha256,
    sizeBytes: Size,
    encrypted: schemas/* boolean */.zMY(),
    snapshotId: schemas/* uuidv7 */.nHE(),
    createdAt: iso/* datetime */.w$({ precision: 3 }),
    agent: AgentId,
    label: schemas/* nullable */.mee(Label),
    consistency: Consistency,
    stateDigest: Sha256,
    stores: schemas/* array */.YOg(schemas/* strictObject */.rej({
        name: schemas/* string */.YjP(),
        kind: schemas/* enum */.k5n(KIND_NAMES),
        entries: Size,
        bytes: Size,
        digest: Sha256,
    })),
});
function bundleName(header, encrypted) {
    const time = `${header.createdAt.slice(0, 19).replace(/[-:]/g, "")}Z`;
    return `${header.agent}-${time}-${header.id.slice(-8)}.tar.zst${encrypted ? ".age" : ""}`;
}

;// CONCATENATED MODULE: ./build/model/probe.js




const MAX_PROBES = 1_000;
const MAX_ROWS = 10_000;
const QUERY_TIMEOUT_SECONDS = 30;
const Line = schemas/* string */.YjP()
    .min(1)
    .max(200)
    .regex(/^[^\u0000-\u001f\u007f-\u009f]*$/, "expected one line without control characters");
const probe_Count = schemas/* int */.Whr().min(0).max(1_000_000_000);
const Store = schemas/* string */.YjP().min(1).describe("Name or path of a store; `memsnap inspect` lists them.");
const RelativePath = schemas/* string */.YjP().check((context) => {
    const why = whyNotPortable(context.value);
    if (why !== undefined)
        context.issues.push({ code: "custom", input: context.value, message: `the path ${why}` });
});
const Cell = schemas/* union */.KCZ([
    schemas/* null */.chJ(),
    schemas/* boolean */.zMY(),
    schemas/* number */.aig().refine((value) => !Number.isInteger(value) || Number.isSafeInteger(value)),
    schemas/* string */.YjP(),
    schemas/* strictObject */.rej({
        integer: schemas/* string */.YjP().regex(/^(0|-?[1-9][0-9]{0,18})$/, "expected the digits of a whole number"),
    }),
    schemas/* strictObject */.rej({ hex: schemas/* string */.YjP().regex(/^([0-9a-f]{2})*$/, "expected pairs of lower-case hex digits") }),
], { error: 'expected null, true, false, a number, a text, { hex: "..." }, or { integer: "..." } beyond 2^53' })
    .describe("A value: NULL, INTEGER or REAL, TEXT, an INTEGER beyond 2^53 as text, a BLOB in lower-case hex.");
const SqlProbe = schemas/* strictObject */.rej({
    store: Store,
    query: schemas/* string */.YjP().min(1).max(65_536).describe("One statement that only reads."),
    rows: schemas/* optional */.lqM(schemas/* array */.YOg(schemas/* array */.YOg(Cell)).max(MAX_ROWS)).describe("Exactly the rows that are expected, in order."),
    minRows: schemas/* optional */.lqM(probe_Count).describe("Rows, at least."),
    maxRows: schemas/* optional */.lqM(probe_Count).describe("Rows, at most."),
    timeoutSeconds: schemas/* optional */.lqM(schemas/* int */.Whr().min(1).max(600))
        .describe(`Seconds that the query may take (default: ${QUERY_TIMEOUT_SECONDS}).`),
})
    .check(({ value, issues }) => {
    const counted = value.minRows !== undefined || value.maxRows !== undefined;
    if (counted === (value.rows !== undefined))
        issues.push({ code: "custom", input: value, message: "expected either rows, or minRows, maxRows or both" });
    if (value.minRows !== undefined && value.maxRows !== undefined && value.minRows > value.maxRows)
        issues.push({ code: "custom", input: value, message: "minRows is larger than maxRows" });
});
const FtsProbe = schemas/* strictObject */.rej({
    store: Store,
    table: schemas/* string */.YjP().min(1).describe("A full-text table (FTS5, FTS4 or FTS3)."),
    match: schemas/* string */.YjP().min(1).max(4_096).describe("What to search for, in the query language of the table."),
    minRows: schemas/* optional */.lqM(probe_Count.min(1)).describe("Rows that must be found, at least (default: 1)."),
});
const FileProbe = schemas/* strictObject */.rej({
    path: RelativePath.describe("Relative to the root of the snapshot, / between parts."),
    exists: schemas/* optional */.lqM(schemas/* boolean */.zMY()).describe("false: nothing may stand there (default: true)."),
    sha256: schemas/* optional */.lqM(Sha256).describe("SHA-256 of the whole file, in lower-case hex."),
    contains: schemas/* optional */.lqM(schemas/* string */.YjP().min(1).max(65_536)).describe("A text that must occur in it, as UTF-8."),
    minBytes: schemas/* optional */.lqM(probe_Count).describe("Size in bytes, at least."),
    jsonPointer: schemas/* optional */.lqM(schemas/* string */.YjP().regex(/^(\/([^~/]|~[01])*)*$/, "expected a JSON pointer such as /cursor/offset (RFC 6901)"))
        .describe("Where in the file, read as JSON, to find what has to equal `equals` (RFC 6901)."),
    equals: schemas/* optional */.lqM(schemas/* unknown */.L5J()).describe("The JSON value that has to stand at `jsonPointer`."),
})
    .check(({ value, issues }) => {
    const wrong = (message) => issues.push({ code: "custom", input: value, message });
    if ("equals" in value !== (value.jsonPointer !== undefined))
        wrong("expected jsonPointer and equals together");
    if (value.exists === false && Object.keys(value).length > 2)
        wrong("exists: false allows no expectation but path");
});
const GitProbe = schemas/* strictObject */.rej({
    store: Store,
    fsck: schemas/* optional */.lqM(schemas/* boolean */.zMY()).describe("Let git examine every object (default: true)."),
    head: schemas/* optional */.lqM(schemas/* string */.YjP().regex(/^[0-9a-f]{7,64}$/, "expected 7 to 64 lower-case hex digits"))
        .describe("The commit of HEAD; its first digits are enough."),
    branch: schemas/* optional */.lqM(schemas/* string */.YjP().min(1).max(255)).describe("The branch that is checked out, such as main."),
    minCommits: schemas/* optional */.lqM(probe_Count).describe("Commits that can be reached from any ref or HEAD, at least."),
    hasFile: schemas/* optional */.lqM(RelativePath).describe("A path that HEAD holds."),
});
const QUESTIONS = { sql: SqlProbe, fts: FtsProbe, file: FileProbe, git: GitProbe };
const QUESTION_NAMES = Object.keys(QUESTIONS);
const Probe = schemas/* strictObject */.rej({
    name: Line.describe("What the probe shows, in one line; unique."),
    sql: schemas/* optional */.lqM(SqlProbe),
    fts: schemas/* optional */.lqM(FtsProbe),
    file: schemas/* optional */.lqM(FileProbe),
    git: schemas/* optional */.lqM(GitProbe),
})
    .check(({ value, issues }) => {
    if (QUESTION_NAMES.filter((name) => value[name] !== undefined).length !== 1)
        issues.push({ code: "custom", input: value, message: "expected exactly one of sql, fts, file and git" });
})
    .meta({ oneOf: QUESTION_NAMES.map((name) => ({ required: [name] })) });
const ProbeFile = schemas/* strictObject */.rej({
    $schema: schemas/* optional */.lqM(schemas/* string */.YjP()).describe("For editors; means nothing here."),
    probes: schemas/* array */.YOg(Probe).min(1).max(MAX_PROBES),
})
    .check(({ value, issues }) => {
    const names = value.probes.map(({ name }) => name);
    for (const [index, name] of names.entries())
        if (names.indexOf(name) !== index)
            issues.push({
                code: "custom",
                input: name,
                path: ["probes", index, "name"],
                message: `two probes are called ${JSON.stringify(name)}`,
            });
})
    .meta({ title: "Probes of a restore drill", description: "Questions that `memsnap drill` asks a restored memory." });
function readProbes(value) {
    const read = ProbeFile.safeParse(value, {
        error: (issue) => {
            if (issue.code !== "invalid_type")
                return undefined;
            return issue.input === undefined ? "is missing" : `expected ${issue.expected}`;
        },
    });
    if (read.success)
        return { probes: read.data.probes, mistakes: [] };
    return { probes: [], mistakes: read.error.issues.flatMap(mistakesOf) };
}
function mistakesOf(issue) {
    const path = issue.path.filter((part) => typeof part !== "symbol");
    if (issue.code !== "unrecognized_keys")
        return [{ path, message: lowerCased(issue.message) }];
    return issue.keys.map((key) => ({
        path,
        key,
        message: `unknown key ${JSON.stringify(key)}${didYouMean(key, keysAt(path))}`,
    }));
}
function keysAt(path) {
    if (path.length === 0)
        return Object.keys(ProbeFile.shape);
    const question = path.length === 3 ? QUESTIONS[path[2]] : undefined;
    return Object.keys(question === undefined ? Probe.shape : question.shape);
}
function lowerCased(message) {
    return message.charAt(0).toLowerCase() + message.slice(1);
}

;// CONCATENATED MODULE: ./build/model/version.js
const VERSION = "0.1.0";

;// CONCATENATED MODULE: ./build/model/index.js













/***/ }),

/***/ 528:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  et: () => (/* reexport */ asAppError),
  hS: () => (/* reexport */ counted),
  Qp: () => (/* reexport */ failureAnnotation),
  uU: () => (/* reexport */ failureDocument),
  jg: () => (/* reexport */ failureSummary),
  kY: () => (/* reexport */ failureText),
  Xe: () => (/* reexport */ humanSize),
  Lf: () => (/* reexport */ inspectSummary),
  O0: () => (/* reexport */ inspectText),
  sN: () => (/* reexport */ logSafe),
  g$: () => (/* reexport */ printable),
  rk: () => (/* reexport */ restoreSummary),
  s2: () => (/* reexport */ restoreText),
  D_: () => (/* reexport */ snapshotSummary),
  MY: () => (/* reexport */ snapshotText),
  Il: () => (/* reexport */ verifySummary),
  Bn: () => (/* reexport */ verifyText),
  Pe: () => (/* reexport */ withoutKeys)
});

// UNUSED EXPORTS: humanTime

// EXTERNAL MODULE: ./build/model/index.js + 12 modules
var model = __webpack_require__(7922);
;// CONCATENATED MODULE: ./build/report/printable.js
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}\u200b\u2060-\u2064\ufeff]/gu;
const SECRET_KEY = /AGE-(?:SECRET-KEY|PLUGIN)-[0-9A-Z-]+/gi;
function printable(text) {
    return withoutKeys(text).replace(UNPRINTABLE, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}
function withoutKeys(text) {
    return text.replace(SECRET_KEY, "AGE-SECRET-KEY-***");
}
function logSafe(text) {
    return text
        .split(/\r\n|[\r\n]/)
        .map((line) => line.replace(/^([\s\u0085]*):(?=:)/, "$1:\\").replaceAll("##[", "#\\#["))
        .join("\n");
}

;// CONCATENATED MODULE: ./build/report/failure.js


const MAX_ANNOTATION = 4096;
function asAppError(thrown) {
    if (thrown instanceof model/* AppError */.uV)
        return thrown;
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    const [line = ""] = message.split("\n");
    return new model/* AppError */.uV("internal", line === "" ? "no message" : line, { cause: thrown });
}
function failureDocument(error) {
    return {
        code: error.code,
        message: withoutKeys(error.message),
        hint: error.hint,
        exitCode: error.exitCode,
        problems: error.problems.map((problem) => ({
            ...problem,
            message: withoutKeys(problem.message),
            ...(problem.path === undefined ? {} : { path: withoutKeys(problem.path) }),
            hint: model/* ERRORS */.Sr[problem.code].hint,
        })),
    };
}
function failureText(error, command) {
    const name = command === undefined ? "memsnap" : `memsnap ${command}`;
    const hint = (code) => `hint: ${model/* ERRORS */.Sr[code].hint.replace("help <command>", `help ${command ?? ""}`.trim())}`;
    const only = error.problems.length === 1 ? error.problems[0] : undefined;
    if (only !== undefined)
        return `${name}: ${printable(only.message)} [${only.code}]\n${hint(only.code)}\n`;
    const blocks = byCode(error.problems).map(([code, problems]) => [
        `${model/* ERRORS */.Sr[code].title} [${code}]`,
        ...problems.map((problem) => `  - ${printable(problem.message)}`),
        `  ${hint(code)}`,
    ].join("\n"));
    return `${[`${name}: ${error.problems.length} problems`, ...blocks].join("\n\n")}\n`;
}
function failureAnnotation(error, hints = {}) {
    const several = error.problems.length > 1;
    const blocks = byCode(error.problems).map(([code, problems]) => [
        ...problems.map((problem) => `${several ? "- " : ""}${printable(problem.message)}`),
        `hint: ${hints[code] ?? model/* ERRORS */.Sr[code].hint} [${code}]`,
    ].join("\n"));
    return { title: `${model/* ERRORS */.Sr[error.code].title} (${error.code})`, message: fitting(blocks.join("\n")) };
}
function byCode(problems) {
    const groups = new Map();
    for (const problem of problems) {
        const group = groups.get(problem.code);
        if (group === undefined)
            groups.set(problem.code, [problem]);
        else
            group.push(problem);
    }
    return [...groups];
}
function fitting(text) {
    if (text.length <= MAX_ANNOTATION)
        return text;
    const ending = "\n... cut here; the log and the summary hold the rest";
    return text.slice(0, MAX_ANNOTATION - ending.length).replace(/[\ud800-\udbff]$/, "") + ending;
}

;// CONCATENATED MODULE: ./build/report/markdown.js


const MAX_CELL = 300;
function prose(text) {
    return printable(clipped(text))
        .replace(/[^\p{L}\p{M}\p{N} /,;.()-]/gu, (char) => `&#${char.codePointAt(0)};`)
        .replace(/(?<=www)\./gi, "&#46;")
        .replaceAll("&#64;", "&#64;<!-- -->")
        .replaceAll("&#35;", "&#35;<!-- -->");
}
function code(text) {
    return `<code>${prose(text)}</code>`;
}
function markdownTable(titles, rows) {
    return [row(titles), row(titles.map(() => "---")), ...rows].join("\n");
}
function row(cells) {
    return `| ${cells.join(" | ")} |`;
}
function folded(title, body) {
    return `<details><summary>${prose(title)}</summary>\n\n${body}\n\n</details>`;
}
function markdown_fitting(items, line, maxBytes) {
    const lines = [];
    let bytes = 0;
    for (const item of items) {
        const next = line(item);
        bytes += (0,model/* byteLength */.dp)(next) + 1;
        if (bytes > maxBytes)
            break;
        lines.push(next);
    }
    return { lines, left: items.length - lines.length };
}
function clipped(text) {
    const chars = [...text.slice(0, 2 * MAX_CELL + 2)];
    return chars.length > MAX_CELL ? `${chars.slice(0, MAX_CELL).join("")}...` : text;
}

;// CONCATENATED MODULE: ./build/report/views.js
function snapshotStores(view) {
    return view.stores.map((store) => ({ ...store, facts: store }));
}
function inspectStores(view) {
    if (view.manifest !== null)
        return view.manifest.stores.map((store) => ({ ...store, facts: store.summary }));
    return [...(view.receipt?.stores ?? [])];
}

;// CONCATENATED MODULE: ./build/report/wording.js
const UNITS = ["KiB", "MiB", "GiB", "TiB", "PiB"];
function humanSize(sizeBytes) {
    if (sizeBytes < 1024)
        return `${sizeBytes} B`;
    let amount = sizeBytes / 1024;
    let unit = 0;
    for (; amount >= 1023.95 && unit < UNITS.length - 1; unit++)
        amount /= 1024;
    return `${amount.toFixed(1)} ${UNITS[unit]}`;
}
function counted(count, noun, plural = `${noun}s`) {
    return `${count.toLocaleString("en-US")} ${count === 1 ? noun : plural}`;
}
function humanTime(iso) {
    return `${iso.slice(0, 19).replace("T", " ")} UTC`;
}
function shortDigest(digest) {
    return digest === undefined ? "" : digest.slice(0, 12);
}
function contents(store) {
    const { facts } = store;
    if (facts === undefined)
        return counted(store.entries, "entry", "entries");
    switch (facts.kind) {
        case "sqlite": {
            const rows = facts.tables.reduce((sum, table) => sum + table.rows, 0);
            return `${counted(facts.tables.length, "table")}, ${counted(rows, "row")}`;
        }
        case "git": {
            const uncommitted = facts.changed.length + facts.deleted.length;
            const commits = counted(facts.commits, "commit");
            return uncommitted === 0 ? commits : `${commits}, ${uncommitted.toLocaleString("en-US")} uncommitted`;
        }
        case "file": {
            const files = counted(facts.files, "file");
            return facts.files === 0 && facts.folders > 0 ? counted(facts.folders, "empty folder") : files;
        }
    }
}
const MOMENTS = {
    fenced: "one point in time; writers were held back while it was fixed",
    optimistic: "one point in time; nothing changed while it was copied",
    fuzzy: "not proven to be one point in time",
};

;// CONCATENATED MODULE: ./build/report/summary.js





const MAX_LIST_BYTES = 100_000;
function snapshotSummary(view) {
    return blocks("### ✅ Memory snapshot taken and verified", [
        ...identity(view),
        counted(view.stores.length, "store"),
        humanSize(view.sizeBytes),
        view.encrypted ? "encrypted" : "**not encrypted**",
        MOMENTS[view.consistency],
    ].join(" · "), storeTable(snapshotStores(view)), leftOutList(view.leftOut), digests([
        ["bundle", view.bundle],
        ["sha256", view.sha256],
        ["snapshot", view.snapshotId],
        ["state", view.stateDigest],
    ]));
}
const STATUS = { passed: "✅ passed", failed: "❌ failed", skipped: "⏭️ not made" };
function verifySummary(view) {
    const findings = markdown_fitting(view.findings, (finding) => row([code(finding.code), code(finding.path), prose(finding.message)]), MAX_LIST_BYTES);
    return blocks(view.ok ? "### ✅ Memory bundle verified" : "### ❌ Memory bundle is not what it should be", code(view.bundle), markdownTable(["Check", "Status", "Detail"], view.checks.map((check) => row([check.name, STATUS[check.status], prose(check.detail)]))), view.findings.length === 0 ? "" : markdownTable(["Finding", "Path", "Message"], findings.lines), andMore(findings.left), digests([
        ["snapshot", view.snapshotId],
        ["state", view.stateDigest],
    ]));
}
function inspectSummary(view) {
    const header = view.manifest === null ? view.receipt : view.manifest.snapshot;
    return blocks("### 🔎 Memory bundle", [
        ...(header === null ? [] : identity(header)),
        humanSize(view.sizeBytes),
        view.encrypted ? "encrypted" : "**not encrypted**",
        view.manifest === null ? "**contents not read: no key was given**" : "read from the manifest",
    ].join(" · "), storeTable(inspectStores(view)), leftOutList(view.manifest?.leftOut ?? []), digests([
        ["bundle", view.bundle],
        ["sha256", view.receipt?.sha256 ?? null],
        ["state", view.manifest?.stateDigest ?? view.receipt?.stateDigest ?? null],
    ]));
}
function restoreSummary(view) {
    const replaced = markdown_fitting(view.replaced, (path) => `- ${code(path)}`, MAX_LIST_BYTES);
    const stores = markdown_fitting(view.stores, (store) => row([
        code(store.name),
        store.kind,
        code(store.path),
        store.entries.toLocaleString("en-US"),
        humanSize(store.bytes),
    ]), MAX_LIST_BYTES);
    return blocks(view.dryRun ? "### ✅ Memory can be restored (dry run, nothing was written)" : "### ✅ Memory restored", [...identity(view), `to ${code(view.target)}`].join(" · "), markdownTable(["Store", "Kind", "Path", "Entries", "Size"], stores.lines), andMore(stores.left), view.replaced.length === 0
        ? ""
        : folded(`${counted(view.replaced.length, "path")} ${view.dryRun ? "would be replaced" : "replaced"}`, `${replaced.lines.join("\n")}\n\n${andMore(replaced.left)}`), digests([
        ["bundle", view.bundle],
        ["snapshot", view.snapshotId],
        ["state", view.stateDigest],
    ]));
}
function failureSummary(error, command, hints = {}) {
    const groups = byCode(error.problems).map(([errorCode, problems]) => {
        const { lines, left } = markdown_fitting(problems, (problem) => `- ${prose(problem.message)}`, MAX_LIST_BYTES / 4);
        const title = `**${prose(model/* ERRORS */.Sr[errorCode].title)}** (${code(errorCode)})`;
        return blocks(title, lines.join("\n"), andMore(left), hints[errorCode] ?? model/* ERRORS */.Sr[errorCode].hint);
    });
    return blocks(`### ❌ Memory ${prose(command)} failed`, ...markdown_fitting(groups, (group) => group, 4 * MAX_LIST_BYTES).lines);
}
function storeTable(all) {
    if (all.length === 0)
        return "";
    const stores = markdown_fitting(all, (store) => row([
        code(store.name),
        store.kind,
        contents(store),
        humanSize(store.bytes),
        store.digest === undefined ? "" : code(shortDigest(store.digest)),
    ]), MAX_LIST_BYTES);
    return blocks(markdownTable(["Store", "Kind", "Contents", "Size", "Digest"], stores.lines), andMore(stores.left));
}
function leftOutList(leftOut) {
    if (leftOut.length === 0)
        return "";
    const { lines, left } = markdown_fitting(leftOut, ({ path, reason }) => row([code(path), reason]), MAX_LIST_BYTES);
    return folded(`${counted(leftOut.length, "path")} left out`, blocks(markdownTable(["Path", "Reason"], lines), andMore(left)));
}
function digests(entries) {
    const lines = entries.flatMap(([name, value]) => (value === null ? [] : [`- ${name}: ${code(value)}`]));
    return lines.length === 0 ? "" : folded("Identifiers", lines.join("\n"));
}
function identity(of) {
    return [`agent ${code(of.agent)}`, ...(of.label === null ? [] : [prose(of.label)]), humanTime(of.createdAt)];
}
function andMore(left) {
    return left === 0 ? "" : `and ${left.toLocaleString("en-US")} more`;
}
function blocks(...parts) {
    return parts.filter((part) => part !== "").join("\n\n");
}

;// CONCATENATED MODULE: ./build/report/table.js
function table(columns, rows) {
    const lines = [columns.map((column) => column.title), ...rows];
    const widths = columns.map((_, index) => Math.max(...lines.map((cells) => width(cells[index] ?? ""))));
    return lines.map((cells) => columns
        .map((column, index) => pad(cells[index] ?? "", widths[index] ?? 0, column.align))
        .join("  ")
        .trimEnd());
}
function pairs(entries) {
    const said = entries.filter((entry) => entry[1] !== null);
    const nameWidth = Math.max(...said.map(([name]) => name.length));
    return said.map(([name, value]) => `${name.padEnd(nameWidth)}  ${value}`);
}
function pad(cell, to, align) {
    const gap = " ".repeat(to - width(cell));
    return align === "right" ? gap + cell : cell + gap;
}
function width(cell) {
    return [...cell].length;
}

;// CONCATENATED MODULE: ./build/report/text.js




const MAX_LISTED = 50;
function snapshotText(view) {
    return paragraphs(pairs([
        ["bundle", printable(view.bundle)],
        ["size", `${exactSize(view.sizeBytes)}, ${sealed(view.encrypted)}`],
        ["sha256", view.sha256],
        ...text_identity(view),
        ["moment", moment(view.consistency)],
        ["verified", "the bundle was read back from disk and fits its manifest"],
    ]), text_storeTable(snapshotStores(view)), text_leftOutList(view.leftOut));
}
function verifyText(view) {
    const skipped = view.checks.filter((check) => check.status === "skipped");
    const failed = view.checks.filter((check) => check.status === "failed").map((check) => check.name);
    const verdict = view.ok ? "ok: every check that was made has passed" : `not ok: ${failed.join(", ") || "see above"}`;
    return paragraphs(pairs([
        ["bundle", printable(view.bundle)],
        ["encrypted", view.encrypted ? "yes" : "no"],
        ["snapshot", view.snapshotId],
        ["state", view.stateDigest],
    ]), table([{ title: "CHECK" }, { title: "STATUS" }, { title: "DETAIL" }], view.checks.map((check) => [check.name, check.status, printable(check.detail)])), listed(counted(view.findings.length, "finding"), view.findings, (finding) => printable(`${finding.path}: ${finding.message} [${finding.code}]`)), [verdict], view.ok ? listed("not checked", skipped, (check) => `${check.name}: ${printable(check.detail)}`) : []);
}
function inspectText(view) {
    const { manifest, receipt } = view;
    const header = manifest === null ? receipt : { ...manifest.snapshot, ...manifest, snapshotId: manifest.snapshot.id };
    return paragraphs(pairs([
        ["bundle", printable(view.bundle)],
        ["size", `${exactSize(view.sizeBytes)}, ${sealed(view.encrypted)}`],
        ["sha256", receipt === null ? null : `${receipt.sha256} (as the receipt says)`],
        ...(header === null ? [] : text_identity(header)),
        ["moment", header === null ? null : moment(header.consistency)],
        ["known from", origin(view)],
    ]), text_storeTable(inspectStores(view)), tablesOfDatabases(inspectStores(view)), text_leftOutList(manifest?.leftOut ?? []));
}
function restoreText(view) {
    return paragraphs(pairs([
        ["bundle", printable(view.bundle)],
        ["target", printable(view.target)],
        ...text_identity(view),
        ["verified", "everything was checked before anything was put in place"],
    ]), table([{ title: "STORE" }, { title: "KIND" }, { title: "PATH" }, { title: "ENTRIES", align: "right" }, SIZE], view.stores.map((store) => [
        printable(store.name),
        store.kind,
        printable(store.path),
        store.entries.toLocaleString("en-US"),
        humanSize(store.bytes),
    ])), listed(`${view.dryRun ? "would be replaced" : "replaced"} (${view.replaced.length})`, view.replaced, printable), [view.dryRun ? "dry run: nothing was written" : `restored ${counted(view.stores.length, "store")}`]);
}
const SIZE = { title: "SIZE", align: "right" };
function text_storeTable(stores) {
    if (stores.length === 0)
        return [];
    return table([{ title: "STORE" }, { title: "KIND" }, SIZE, { title: "DIGEST" }, { title: "CONTENTS" }], stores.map((store) => [
        printable(store.name),
        store.kind,
        humanSize(store.bytes),
        shortDigest(store.digest),
        contents(store),
    ]));
}
function tablesOfDatabases(stores) {
    const rows = stores.flatMap(({ name, facts }) => facts?.kind === "sqlite" ? facts.tables.map((each) => ({ store: name, ...each })) : []);
    if (rows.length === 0)
        return [];
    return table([{ title: "DATABASE" }, { title: "TABLE" }, { title: "ROWS", align: "right" }, { title: "DIGEST" }], rows.map((row) => [
        printable(row.store),
        printable(row.name),
        row.rows.toLocaleString("en-US"),
        shortDigest(row.digest),
    ]));
}
function text_leftOutList(leftOut) {
    return listed(`left out (${leftOut.length})`, leftOut, ({ path, reason }) => `${printable(path)}  (${reason})`);
}
function listed(title, items, line) {
    if (items.length === 0)
        return [];
    const more = items.length > MAX_LISTED ? [`  and ${(items.length - MAX_LISTED).toLocaleString("en-US")} more`] : [];
    return [title, ...items.slice(0, MAX_LISTED).map((item) => `  ${line(item)}`), ...more];
}
function text_identity(of) {
    return [
        ["snapshot", of.snapshotId],
        ["created", humanTime(of.createdAt)],
        ["agent", printable(of.agent)],
        ["label", of.label === null ? null : printable(of.label)],
        ["state", of.stateDigest],
    ];
}
function origin({ manifest, receipt }) {
    if (manifest !== null)
        return "the manifest in the bundle";
    if (receipt !== null)
        return "the receipt beside the bundle; give a key to read the bundle itself";
    return "nothing but the file: no key was given and no receipt lies beside it";
}
function exactSize(sizeBytes) {
    return sizeBytes < 1024 ? humanSize(sizeBytes) : `${humanSize(sizeBytes)} (${counted(sizeBytes, "byte")})`;
}
function moment(consistency) {
    return `${consistency}: ${MOMENTS[consistency]}`;
}
function sealed(encrypted) {
    return encrypted ? "encrypted" : "not encrypted";
}
function paragraphs(...blocks) {
    const spoken = blocks.filter((lines) => lines.length > 0);
    return `${spoken.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

;// CONCATENATED MODULE: ./build/report/index.js







/***/ })

};
;