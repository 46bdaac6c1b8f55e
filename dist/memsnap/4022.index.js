"use strict";
exports.id = 4022;
exports.ids = [4022];
exports.modules = {

/***/ 51109:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ checkRange)
/* harmony export */ });
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61040);

function checkRange(offset, lengthBytes, sizeBytes) {
    const isRange = [offset, lengthBytes].every((number) => Number.isSafeInteger(number) && number >= 0);
    if (isRange && offset + lengthBytes <= sizeBytes)
        return;
    const message = `expected ${lengthBytes} bytes at offset ${offset}, but only ${sizeBytes} bytes are there`;
    throw new _model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV("bundle-truncated", message);
}


/***/ }),

/***/ 94022:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openS3Vault: () => (/* reexport */ openS3Vault)
});

// EXTERNAL MODULE: ./build/model/index.js + 27 modules
var model = __webpack_require__(61040);
;// CONCATENATED MODULE: ./build/vault/s3/address.js

const DEFAULT_REGION = "us-east-1";
const AMAZON = /\.amazonaws\.com(\.cn)?$/;
function completeAddress(url, env) {
    const endpoint = url.endpoint ?? endpointOf(env);
    const isAmazon = endpoint === undefined || AMAZON.test(new URL(endpoint).hostname);
    const region = url.region ?? (env.AWS_REGION || env.AWS_DEFAULT_REGION || undefined);
    return {
        bucket: url.bucket,
        prefix: url.prefix === "" ? "" : `${url.prefix}/`,
        endpoint,
        region: region ?? (isAmazon ? undefined : DEFAULT_REGION),
        pathStyle: url.pathStyle ?? !isAmazon,
        computesSha256: isAmazon,
    };
}
function endpointOf(env) {
    if (env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS?.toLowerCase() === "true")
        return undefined;
    const name = ["AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"].find((variable) => env[variable]);
    if (name === undefined)
        return undefined;
    const url = URL.parse(env[name] ?? "");
    const isEndpoint = url !== null && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "";
    if (!isEndpoint)
        throw new model/* AppError */.uV("bad-option", `${name}: expected an address such as https://s3.example.com`, { path: name });
    return url.href;
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
;// CONCATENATED MODULE: ./build/vault/s3/client.js



const PATIENCE = { attempts: 6, connectTimeoutMs: 10_000, silenceTimeoutMs: 60_000 };
const MAX_CONNECTIONS = 64;
async function makeClient(address, env, patience) {
    const { S3 } = await __webpack_require__.e(/* import() */ 3711).then(__webpack_require__.t.bind(__webpack_require__, 53711, 19));
    const agent = { keepAlive: true, maxSockets: MAX_CONNECTIONS, proxyEnv: env };
    const client = new S3({
        ...credentialsOf(env),
        ...(address.region === undefined ? {} : { region: address.region }),
        ...(address.endpoint === undefined ? {} : { endpoint: address.endpoint }),
        forcePathStyle: address.pathStyle,
        maxAttempts: Number(env.AWS_MAX_ATTEMPTS) || patience.attempts,
        retryMode: "standard",
        requestChecksumCalculation: "WHEN_REQUIRED",
        responseChecksumValidation: "WHEN_REQUIRED",
        requestHandler: {
            connectionTimeout: patience.connectTimeoutMs,
            socketTimeout: patience.silenceTimeoutMs,
            httpAgent: new external_node_http_.Agent(agent),
            httpsAgent: new external_node_https_.Agent(agent),
        },
        expectContinueHeader: false,
        customUserAgent: [["agent-memory-snapshot", model/* VERSION */.xv]],
    });
    await client.config.region().catch(() => {
        throw new model/* AppError */.uV("bad-option", `s3://${address.bucket}: no region is known; give region= or set AWS_REGION`);
    });
    return client;
}
function credentialsOf(env) {
    const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN: sessionToken, } = env;
    if (!accessKeyId || !secretAccessKey)
        return {};
    return { credentials: { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) } };
}

// EXTERNAL MODULE: ./build/vault/names.js
var names = __webpack_require__(63735);
// EXTERNAL MODULE: ./build/vault/receipts.js
var receipts = __webpack_require__(31206);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./build/vault/s3/failure.js

const NOT_FOUND = /^(NoSuch(Bucket|Key|Upload)|NotFound|InvalidBucketName)$/;
const ELSEWHERE = /^(PermanentRedirect|TemporaryRedirect|AuthorizationHeaderMalformed|IllegalLocationConstraint\w*)$/;
const BUSY = /^(SlowDown|Throttling\w*|TooManyRequests\w*|RequestTimeout|ServiceUnavailable|InternalError)$/;
const SKEWED = /^(RequestTimeTooSkewed|RequestExpired)$/;
const DAMAGED = /^(XAmzContentSHA256Mismatch|BadDigest|InvalidDigest)$/;
const NAMELESS = /^(Unknown|UnknownError|Error|TypeError|SyntaxError)$/;
const NETWORK = /\b(EAI_AGAIN|ECONN[A-Z]+|EPIPE|EPROTO|ETIMEDOUT|ENOTFOUND|E(HOST|NET)(DOWN|UNREACH)|HPE_\w+|ERR_(SSL|TLS|HTTP|PROXY)\w*|CERT_\w+|\w*SELF_SIGNED\w*|UNABLE_TO_\w+)\b/;
function failure(error, place) {
    if (error instanceof model/* AppError */.uV)
        return error;
    const answer = answerOf(error);
    if (answer !== null)
        return new model/* AppError */.uV(codeOf(answer), `${place}: ${explain(answer)}`, { path: place });
    const { name, code, message } = (error ?? {});
    if (name === "CredentialsProviderError") {
        const message = `${place}: no credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE`;
        return new model/* AppError */.uV("vault-denied", message, { path: place });
    }
    const broken = NETWORK.exec(`${code} ${message}`)?.[0] ?? (name === "TimeoutError" ? "no answer in time" : undefined);
    if (broken === undefined)
        return error;
    return new model/* AppError */.uV("vault-unreachable", `${place}: the connection failed (${broken})`, { path: place });
}
function isConflict(error) {
    const answer = answerOf(error);
    return answer?.status === 412 || answer?.word === "ConditionalRequestConflict";
}
function isUnknownToServer(error) {
    return answerOf(error)?.status === 501;
}
function isNotFound(error) {
    return answerOf(error)?.status === 404;
}
function answerOf(error) {
    const { name, message = "", Code, Region, $metadata, $response } = (error ?? {});
    const status = $metadata?.httpStatusCode ?? $response?.statusCode;
    if (status === undefined)
        return null;
    const expected = /expecting '([a-z0-9-]+)'/.exec(message)?.[1];
    const word = plain(Code ?? name) ?? "";
    return {
        word: NAMELESS.test(word) ? "" : word,
        status,
        region: plain(Region ?? $response?.headers?.["x-amz-bucket-region"] ?? expected),
        requestId: plain($metadata?.requestId),
    };
}
function plain(text) {
    return text !== undefined && /^[\w.-]{1,64}$/.test(text) ? text : undefined;
}
function codeOf({ word, status }) {
    if (isElsewhere({ word, status }) || NOT_FOUND.test(word) || status === 404)
        return "vault-not-found";
    if (status === 412 || DAMAGED.test(word))
        return "vault-corrupt";
    const isOutOfReach = BUSY.test(word) || status >= 500 || status === 408 || status === 429 || status < 300;
    return isOutOfReach ? "vault-unreachable" : "vault-denied";
}
function explain({ word, status, region, requestId }) {
    const request = requestId === undefined ? "" : `, request ${requestId}`;
    const said = `(${word === "" ? "" : `${word}, `}HTTP ${status}${request})`;
    if (isElsewhere({ word, status })) {
        const where = region === undefined ? "in another region" : `in the region ${region}; say region=${region}`;
        return `the bucket lies ${where} ${said}`;
    }
    if (SKEWED.test(word))
        return `the clock of this machine differs too much from that of the server ${said}`;
    if (status < 300)
        return `the answer is not one of S3 ${said}`;
    if (DAMAGED.test(word))
        return `it was damaged on the way ${said}`;
    if (status === 412)
        return `it was exchanged while it was read ${said}`;
    return `the server refused ${said}`;
}
function isElsewhere({ word, status }) {
    return ELSEWHERE.test(word) || (status >= 300 && status < 400);
}

;// CONCATENATED MODULE: ./build/vault/s3/bytes.js



const FRUITLESS_TRIES = 5;
const FIRST_PAUSE_MS = 100;
const ENDED_EARLY = Object.assign(new Error("the answer ended early"), { code: "ECONNRESET" });
async function* readBytes(objects, span) {
    const { name, start, endExclusive } = span;
    let at = start;
    let fruitless = 0;
    while (at < endExclusive) {
        const before = at;
        const body = await openBody(objects, { ...span, start: at });
        let broken = ENDED_EARLY;
        try {
            for await (const chunk of body) {
                at += chunk.length;
                yield chunk;
            }
        }
        catch (error) {
            broken = error;
        }
        if (at > endExclusive)
            throw exchanged(objects, name);
        fruitless = at > before ? 0 : fruitless + 1;
        if (fruitless === FRUITLESS_TRIES)
            throw failure(broken, objects.place(name));
        if (at < endExclusive)
            await (0,promises_.setTimeout)(FIRST_PAUSE_MS * 2 ** fruitless);
    }
}
async function readAllBytes(objects, span) {
    const chunks = [];
    for await (const chunk of readBytes(objects, span))
        chunks.push(chunk);
    return Buffer.concat(chunks);
}
async function openBody(objects, { name, etag, start, endExclusive }) {
    const range = { Range: `bytes=${start}-${endExclusive - 1}`, ...(etag === undefined ? {} : { IfMatch: etag }) };
    const answer = await objects.ask(name, () => objects.client.getObject({ ...objects.at(name), ...range }));
    const body = answer.Body;
    if (isAsked(answer, start, endExclusive) && (etag === undefined || answer.ETag === etag))
        return body;
    body.destroy();
    throw exchanged(objects, name);
}
function isAsked({ ContentRange, ContentLength }, start, endExclusive) {
    if (ContentRange === undefined)
        return start === 0 && ContentLength === endExclusive;
    return ContentRange.startsWith(`bytes ${start}-${endExclusive - 1}/`);
}
function exchanged(objects, name) {
    const place = objects.place(name);
    const message = `${place} was exchanged while it was read, or the server gave other bytes than it was asked for`;
    return new model/* AppError */.uV("vault-corrupt", message, { path: place });
}

;// CONCATENATED MODULE: ./build/vault/s3/list.js




const AT_ONCE = 32;
async function listBundles(objects, listing = {}, onSkipped = () => { }) {
    const entries = new Map();
    for await (const entry of objects.entries(startOf(listing)))
        entries.set(entry.name, entry);
    const found = [];
    const next = entries.values();
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
        for (const entry of next) {
            const bundle = (0,names/* bundleOfReceipt */.Yd)(entry.name);
            if (bundle === undefined)
                continue;
            const read = (0,names/* isNameOfBundle */.B7)(bundle)
                ? await readBeside(objects, { entry, bundle, isBundleThere: entries.has(bundle), listing })
                : "is of no bundle";
            if (typeof read === "string")
                onSkipped(entry.name, read);
            else if (read !== undefined)
                found.push(read);
        }
    }));
    return found.sort(receipts/* newestFirst */.ll);
}
function startOf({ name, agent }) {
    return name ?? (agent === undefined ? "" : `${agent}-`);
}
async function readBeside(objects, { entry, bundle, isBundleThere, listing }) {
    if (!(0,names/* isAskedFor */.un)(bundle, listing))
        return undefined;
    if (!isBundleThere)
        return "stands beside no bundle";
    if (entry.sizeBytes > receipts/* MAX_RECEIPT_BYTES */.cs)
        return `is larger than ${receipts/* MAX_RECEIPT_BYTES */.cs} bytes`;
    const bytes = await readReceipt(objects, entry);
    if (!Buffer.isBuffer(bytes))
        return bytes;
    const { receipt, why } = (0,receipts/* readStoredReceipt */.A0)(bundle, bytes);
    if (receipt === undefined)
        return why;
    return { name: bundle, key: bundle, receipt, storedAt: entry.storedAt.toISOString(), origin: null };
}
async function readReceipt(objects, { name, sizeBytes }) {
    try {
        return await readAllBytes(objects, { name, etag: undefined, start: 0, endExclusive: sizeBytes });
    }
    catch (error) {
        if (error instanceof model/* AppError */.uV && error.code === "vault-not-found")
            return undefined;
        if (error instanceof model/* AppError */.uV && error.code === "vault-corrupt")
            return "was exchanged while it was read";
        throw error;
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/vault/s3/objects.js


const MARK = "memsnap-write";
class Objects {
    client;
    address;
    #knowsConditions = true;
    constructor(client, address) {
        this.client = client;
        this.address = address;
    }
    place(name) {
        return `s3://${this.address.bucket}/${this.address.prefix}${name}`;
    }
    at(name) {
        return { Bucket: this.address.bucket, Key: this.address.prefix + name };
    }
    async ask(name, question) {
        try {
            return await question();
        }
        catch (error) {
            throw failure(error, this.place(name));
        }
    }
    async *entries(start) {
        const { bucket: Bucket, prefix } = this.address;
        let ContinuationToken;
        do {
            const token = ContinuationToken === undefined ? {} : { ContinuationToken };
            const page = await this.ask(start, () => this.client.listObjectsV2({ Bucket, Prefix: prefix + start, Delimiter: "/", ...token }));
            for (const { Key = "", Size = 0, LastModified = new Date(0) } of page.Contents ?? [])
                yield { name: Key.slice(prefix.length), sizeBytes: Size, storedAt: LastModified };
            ContinuationToken = page.IsTruncated ? page.NextContinuationToken : undefined;
        } while (ContinuationToken !== undefined);
    }
    head(name) {
        return this.ask(name, async () => {
            try {
                const checksum = this.address.computesSha256 ? { ChecksumMode: "ENABLED" } : {};
                const answer = await this.client.headObject({ ...this.at(name), ...checksum });
                const { ContentLength = 0, LastModified = new Date(0), ETag, ChecksumSHA256, Metadata } = answer;
                return {
                    sizeBytes: ContentLength,
                    storedAt: LastModified,
                    etag: ETag,
                    checksum: ChecksumSHA256,
                    mark: Metadata?.[MARK],
                };
            }
            catch (error) {
                if (isNotFound(error))
                    return null;
                throw error;
            }
        });
    }
    async write(name, text) {
        await this.ask(name, () => this.client.putObject({ ...this.at(name), Body: Buffer.from(text) }));
    }
    create(name, text) {
        const mark = (0,external_node_crypto_.randomUUID)();
        const request = { ...this.at(name), Body: Buffer.from(text), Metadata: { [MARK]: mark } };
        return this.ask(name, () => this.unlessThere(name, {
            write: (condition) => this.client.putObject({ ...request, ...condition }),
            isOurs: (there) => there.mark === mark,
        }));
    }
    async unlessThere(name, { write, isOurs, }) {
        const isConditional = this.#knowsConditions;
        try {
            if (!isConditional && (await this.head(name)) !== null)
                return false;
            await write(isConditional ? { IfNoneMatch: "*" } : {});
            return true;
        }
        catch (error) {
            if (isConditional && isUnknownToServer(error)) {
                this.#knowsConditions = false;
                return this.unlessThere(name, { write, isOurs });
            }
            if (!isConflict(error))
                throw error;
            const there = await this.head(name);
            return there !== null && isOurs(there);
        }
    }
    async remove(name) {
        await this.ask(name, () => this.client.deleteObject(this.at(name)));
    }
}

;// CONCATENATED MODULE: ./build/vault/s3/put-mark.js


const ENDING = ".unfinished";
function markOf(bundle) {
    return bundle + ENDING;
}
function bundleOfMark(name) {
    const bundle = name.endsWith(ENDING) ? name.slice(0, -ENDING.length) : "";
    return (0,names/* isNameOfBundle */.B7)(bundle) ? bundle : undefined;
}
async function setMark(objects, bundle) {
    const text = "This bundle is being stored, or storing it was cut off.\n";
    if (!(await objects.create(markOf(bundle), text)))
        await objects.write(markOf(bundle), text);
}
async function removeMark(objects, bundle) {
    try {
        await objects.remove(markOf(bundle));
    }
    catch (error) {
        if (!(error instanceof model/* AppError */.uV) || error.code !== "vault-denied")
            throw error;
    }
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
;// CONCATENATED MODULE: ./build/vault/s3/part-digests.js

class PartDigests {
    #partBytes;
    #whole = (0,external_node_crypto_.createHash)("sha256");
    #parts = [];
    #part = (0,external_node_crypto_.createHash)("sha256");
    #inPart = 0;
    #sizeBytes = 0;
    constructor(partBytes) {
        this.#partBytes = partBytes;
    }
    update(bytes) {
        this.#whole.update(bytes);
        this.#sizeBytes += bytes.length;
        for (let at = 0; at < bytes.length;) {
            if (this.#inPart === this.#partBytes)
                this.#endPart();
            const taken = bytes.subarray(at, at + this.#partBytes - this.#inPart);
            this.#part.update(taken);
            this.#inPart += taken.length;
            at += taken.length;
        }
    }
    end() {
        this.#endPart();
        const whole = this.#whole.digest();
        const [, ...more] = this.#parts;
        const ofParts = (0,external_node_crypto_.createHash)("sha256").update(Buffer.concat(this.#parts)).digest("base64");
        return {
            sizeBytes: this.#sizeBytes,
            sha256: whole.toString("hex"),
            checksum: more.length === 0 ? whole.toString("base64") : `${ofParts}-${this.#parts.length}`,
        };
    }
    #endPart() {
        this.#parts.push(this.#part.digest());
        this.#part = (0,external_node_crypto_.createHash)("sha256");
        this.#inPart = 0;
    }
}

;// CONCATENATED MODULE: ./build/vault/s3/upload.js






const PART_BYTES = 8 * 1024 * 1024;
const MAX_PARTS = 10_000;
const PARTS_AT_ONCE = 4;
const READ_BYTES = 1024 * 1024;
async function uploadFile(objects, file) {
    const partBytes = Math.max(PART_BYTES, Math.ceil((await sizeOf(file.path)) / MAX_PARTS));
    let sent = null;
    const write = async (condition) => {
        sent = await send(objects, file, { partBytes, condition });
    };
    const isWritten = await objects.ask(file.name, async () => {
        try {
            return await objects.unlessThere(file.name, { write, isOurs: () => false });
        }
        catch (error) {
            if (isNotFound(error) && (await objects.head(file.name)) !== null)
                return false;
            throw error;
        }
    });
    return isWritten ? sent : null;
}
async function send(objects, { path, name, onBytes = () => { } }, { partBytes, condition }) {
    const { Upload } = await Promise.all(/* import() */[__webpack_require__.e(3711), __webpack_require__.e(2358)]).then(__webpack_require__.t.bind(__webpack_require__, 22358, 19));
    const digests = new PartDigests(partBytes);
    const checksum = objects.address.computesSha256 ? { ChecksumAlgorithm: "SHA256" } : {};
    const body = external_node_stream_.Readable.from(readThrough(path, digests));
    const upload = new Upload({
        client: objects.client,
        params: { ...objects.at(name), ...condition, ...checksum, Body: body },
        partSize: partBytes,
        queueSize: PARTS_AT_ONCE,
    });
    let told = 0;
    upload.on("httpUploadProgress", ({ loaded = told }) => {
        onBytes(loaded - told);
        told = loaded;
    });
    try {
        await upload.done();
    }
    finally {
        body.destroy();
    }
    return digests.end();
}
async function* readThrough(path, digests) {
    for await (const chunk of (0,external_node_fs_.createReadStream)(path, { highWaterMark: READ_BYTES })) {
        digests.update(chunk);
        yield chunk;
    }
}
async function sizeOf(path) {
    try {
        return (await (0,external_node_fs_promises_.stat)(path)).size;
    }
    catch (cause) {
        if (cause.code !== "ENOENT")
            throw cause;
        throw new model/* AppError */.uV("bundle-missing", `${path} does not exist`, { path, cause });
    }
}

;// CONCATENATED MODULE: ./build/vault/s3/put.js







async function putBundle(objects, upload, onBytes) {
    const name = (0,receipts/* nameOfUpload */.kU)(upload);
    const beside = (0,names/* sidecarNames */.Mh)(name);
    const there = await namesThere(objects, name);
    if (there.has(beside.receipt))
        await removeOrphan(objects, name, there);
    if (!there.has(name) || there.has(markOf(name)))
        await setMark(objects, name);
    await (there.has(name) ? adopt(objects, upload.receipt) : put_send(objects, upload, onBytes));
    await objects.write(beside.checksum, (0,receipts/* checksumText */.d8)(upload.receipt));
    const isOurs = await objects.create(beside.receipt, (0,receipts/* receiptText */.ee)(upload.receipt));
    await removeMark(objects, name);
    if (!isOurs)
        throw exists(objects, name);
    return await stored(objects, upload.receipt);
}
async function removeOrphan(objects, name, there) {
    if (there.has(name))
        throw exists(objects, name);
    await objects.remove((0,names/* sidecarNames */.Mh)(name).receipt);
}
async function put_send(objects, { bundle: path, receipt }, onBytes) {
    const { bundle: name } = receipt;
    try {
        const sent = await uploadFile(objects, { path, name, onBytes });
        await (sent === null ? adopt(objects, receipt) : checkSent(objects, receipt, sent));
    }
    catch (error) {
        const isAnothers = error instanceof model/* AppError */.uV && error.code === "output-exists";
        if (isAnothers || (await objects.head(name).catch(() => undefined)) === null)
            await removeMark(objects, name).catch(() => undefined);
        throw error;
    }
}
async function checkSent(objects, receipt, sent) {
    try {
        await checkThere(objects, receipt, sent);
    }
    catch (error) {
        if (error instanceof model/* AppError */.uV && error.code === "vault-corrupt")
            await objects.remove(receipt.bundle);
        throw error;
    }
}
async function adopt(objects, receipt) {
    try {
        await checkThere(objects, receipt, null);
    }
    catch (error) {
        throw error instanceof model/* AppError */.uV && error.code === "vault-corrupt" ? exists(objects, receipt.bundle) : error;
    }
}
async function checkThere(objects, receipt, sent) {
    const { bundle: name } = receipt;
    const place = objects.place(name);
    const head = await objects.head(name);
    if (head === null)
        throw gone(objects, name);
    (0,receipts/* checkArrived */.An)(receipt, head, place);
    if (sent !== null && head.checksum !== undefined && head.checksum === sent.checksum) {
        (0,receipts/* checkArrived */.An)(receipt, sent, place);
        return;
    }
    const hash = (0,external_node_crypto_.createHash)("sha256");
    const span = { name, etag: head.etag, start: 0, endExclusive: head.sizeBytes };
    for await (const chunk of readBytes(objects, span))
        hash.update(chunk);
    (0,receipts/* checkArrived */.An)(receipt, { sizeBytes: head.sizeBytes, sha256: hash.digest("hex") }, place);
}
async function stored(objects, receipt) {
    const name = receipt.bundle;
    const beside = (0,names/* sidecarNames */.Mh)(name);
    const [bundle, made, listed] = await Promise.all([
        objects.head(name),
        objects.head(beside.receipt),
        namesThere(objects, name),
    ]);
    if (bundle === null || made === null) {
        await objects.remove(beside.receipt);
        throw gone(objects, name);
    }
    const storedAt = listed.get(beside.receipt) ?? made.storedAt;
    return { name, key: name, receipt, storedAt: storedAt.toISOString(), origin: null };
}
async function namesThere(objects, name) {
    const names = new Map();
    for await (const entry of objects.entries(name))
        names.set(entry.name, entry.storedAt);
    return names;
}
function exists(objects, name) {
    const place = objects.place(name);
    return new model/* AppError */.uV("output-exists", `${place} exists already`, { path: place });
}
function gone(objects, name) {
    const place = objects.place(name);
    return new model/* AppError */.uV("vault-not-found", `${place} has gone while it was stored`, { path: place });
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./build/vault/ranges.js
var ranges = __webpack_require__(51109);
;// CONCATENATED MODULE: ./build/vault/s3/read.js










async function getBundle(objects, { name, receipt }, { dir, onBytes = () => { } }) {
    const head = await headOf(objects, { name, receipt });
    const target = (0,external_node_path_.join)(dir, name);
    const beside = (0,names/* sidecarNames */.Mh)(target);
    const hash = (0,external_node_crypto_.createHash)("sha256");
    const made = [];
    try {
        const file = (0,external_node_fs_.createWriteStream)(target, { flags: "wx", mode: 0o600 }).once("open", () => made.push(target));
        await (0,external_node_stream_promises_.pipeline)(readBytes(objects, { name, etag: head.etag, start: 0, endExclusive: head.sizeBytes }), async function* (chunks) {
            for await (const chunk of chunks) {
                hash.update(chunk);
                onBytes(chunk.length);
                yield chunk;
            }
        }, file);
        (0,receipts/* checkArrived */.An)(receipt, { sizeBytes: head.sizeBytes, sha256: hash.digest("hex") }, objects.place(name));
        await (0,external_node_fs_promises_.writeFile)(beside.checksum, (0,receipts/* checksumText */.d8)(receipt), { flag: "wx" });
        made.push(beside.checksum);
        await (0,external_node_fs_promises_.writeFile)(beside.receipt, (0,receipts/* receiptText */.ee)(receipt), { flag: "wx" });
        return target;
    }
    catch (error) {
        for (const path of made)
            (0,external_node_fs_.rmSync)(path, { force: true });
        throw atHome(error, dir);
    }
}
async function openBytes(objects, { name, receipt }) {
    const { etag, sizeBytes } = await headOf(objects, { name, receipt });
    return {
        sizeBytes,
        async read(offset, lengthBytes) {
            (0,ranges/* checkRange */.c)(offset, lengthBytes, sizeBytes);
            return await readAllBytes(objects, { name, etag, start: offset, endExclusive: offset + lengthBytes });
        },
        async close() { },
    };
}
async function headOf(objects, { name, receipt }) {
    const place = objects.place(name);
    const head = await objects.head(name);
    if (head === null)
        throw new model/* AppError */.uV("vault-not-found", `${place} is not there`, { path: place });
    (0,receipts/* checkArrived */.An)(receipt, head, place);
    return head;
}
function atHome(error, dir) {
    const { code } = error;
    if (error instanceof model/* AppError */.uV || error.syscall === undefined)
        return error;
    if (code === "ENOSPC" || code === "EDQUOT")
        return new model/* AppError */.uV("disk-full", `${dir}: there is no space left for it (${code})`, { path: dir, cause: error });
    return new model/* AppError */.uV("output-unwritable", `${dir} cannot be written to (${code})`, { path: dir, cause: error });
}

;// CONCATENATED MODULE: ./build/vault/s3/remove.js

async function removeBundle(objects, { name }) {
    const { receipt, checksum } = (0,names/* sidecarNames */.Mh)(name);
    await objects.remove(name);
    await Promise.all([objects.remove(receipt), objects.remove(checksum)]);
}

;// CONCATENATED MODULE: ./build/vault/s3/unfinished.js

async function* unfinishedUploads(objects) {
    const { bucket: Bucket, prefix: Prefix } = objects.address;
    let marker = {};
    for (;;) {
        const page = await objects.ask("", () => objects.client.listMultipartUploads({ Bucket, Prefix, ...marker }).catch((error) => {
            if (isUnknownToServer(error))
                return null;
            throw error;
        }));
        for (const { Key = "", UploadId: id = "", Initiated } of page?.Uploads ?? [])
            yield {
                name: Key.slice(Prefix.length),
                upload: { id, startedAt: Initiated?.getTime() ?? Number.POSITIVE_INFINITY },
            };
        if (!page?.IsTruncated)
            return;
        marker = { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker };
    }
}
async function lastPartAt(objects, name, { id: UploadId, startedAt }) {
    let latest = startedAt;
    let marker = {};
    for (;;) {
        const page = await objects.ask(name, () => objects.client.listParts({ ...objects.at(name), UploadId, ...marker }).catch(nullWhenGone));
        if (page === null)
            return Number.POSITIVE_INFINITY;
        for (const { LastModified } of page.Parts ?? [])
            latest = Math.max(latest, LastModified?.getTime() ?? 0);
        if (!page.IsTruncated)
            return latest;
        marker = { PartNumberMarker: page.NextPartNumberMarker };
    }
}
async function abortUpload(objects, name, { id: UploadId }) {
    await objects.ask(name, () => objects.client.abortMultipartUpload({ ...objects.at(name), UploadId }).catch(nullWhenGone));
}
function nullWhenGone(error) {
    if (isNotFound(error))
        return null;
    throw error;
}

;// CONCATENATED MODULE: ./build/vault/s3/sweep.js



async function sweepObjects(objects, { olderThanMs, dryRun }, onUnreceipted = () => { }) {
    const before = (await serverTime(objects)) - olderThanMs;
    const swept = new Set();
    for await (const { name, upload } of unfinishedUploads(objects)) {
        if (!(0,names/* isNameOfBundle */.B7)(name) || (await lastPartAt(objects, name, upload)) >= before)
            continue;
        if (!dryRun)
            await abortUpload(objects, name, upload);
        swept.add(name);
    }
    for await (const name of leftovers(objects, before, onUnreceipted)) {
        if (!dryRun)
            await objects.remove(name);
        swept.add(name);
    }
    return [...swept].toSorted();
}
async function* leftovers(objects, before, onUnreceipted) {
    for (const [bundle, listed] of await groupsOf(objects)) {
        if (!isForgotten(bundle, listed, before))
            continue;
        const group = (await groupsOf(objects, bundle)).get(bundle) ?? new Map();
        if (!isForgotten(bundle, group, before) || (await hasReceiptNow(objects, bundle, group)))
            continue;
        if (mayBeAnybodys(bundle, group))
            onUnreceipted(bundle);
        else
            yield* unfinishedOf(bundle, group)
                .map(({ name }) => name)
                .toSorted();
    }
}
function isForgotten(bundle, group, before) {
    const unfinished = unfinishedOf(bundle, group);
    return unfinished.length > 0 && unfinished.every((entry) => entry.storedAt.getTime() < before);
}
async function groupsOf(objects, start = "") {
    const groups = new Map();
    for await (const entry of objects.entries(start)) {
        const { name } = entry;
        const bundle = (0,names/* isNameOfBundle */.B7)(name) ? name : ((0,names/* bundleOfSidecar */.nY)(name) ?? bundleOfMark(name));
        if (bundle !== undefined)
            groups.set(bundle, (groups.get(bundle) ?? new Map()).set(name, entry));
    }
    return groups;
}
function unfinishedOf(bundle, group) {
    const isWhole = group.has(bundle) && group.has((0,names/* sidecarNames */.Mh)(bundle).receipt);
    return [...group.values()].filter(({ name }) => !isWhole || name === markOf(bundle));
}
async function hasReceiptNow(objects, bundle, group) {
    const { receipt } = (0,names/* sidecarNames */.Mh)(bundle);
    return group.has(bundle) && !group.has(receipt) && (await objects.head(receipt)) !== null;
}
function mayBeAnybodys(bundle, group) {
    return group.has(bundle) && !group.has((0,names/* sidecarNames */.Mh)(bundle).receipt) && !group.has(markOf(bundle));
}
async function serverTime(objects) {
    const { ListObjectsV2Command } = await __webpack_require__.e(/* import() */ 3711).then(__webpack_require__.t.bind(__webpack_require__, 53711, 19));
    const { bucket, prefix } = objects.address;
    const command = new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, MaxKeys: 1 });
    let said;
    command.middlewareStack.add((next) => async (request) => {
        const answer = await next(request);
        said = answer.response.headers?.date;
        return answer;
    }, { step: "deserialize", name: "serverTime" });
    await objects.ask("", () => objects.client.send(command));
    return Date.parse(said ?? "") || Date.now();
}

;// CONCATENATED MODULE: ./build/vault/s3/vault.js








async function openS3Vault(url, { env }, patience = PATIENCE) {
    const address = completeAddress(url, env);
    const objects = new Objects(await makeClient(address, env, patience), address);
    return {
        kind: "s3",
        url: url.text,
        put: (upload, onBytes) => putBundle(objects, upload, onBytes),
        list: (listing, onSkipped) => listBundles(objects, listing, onSkipped),
        get: (stored, dir, onBytes) => getBundle(objects, stored, { dir, onBytes }),
        open: (stored) => openBytes(objects, stored),
        remove: (stored) => removeBundle(objects, stored),
        sweep: (options, onUnreceipted) => sweepObjects(objects, options, onUnreceipted),
    };
}

;// CONCATENATED MODULE: ./build/vault/s3/index.js



/***/ })

};
;