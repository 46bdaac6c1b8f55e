"use strict";
exports.id = 2631;
exports.ids = [2631];
exports.modules = {

/***/ 22631:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  GW: () => (/* binding */ KINDS),
  Jh: () => (/* reexport */ MEMORY_WORD),
  Iy: () => (/* reexport */ RULE_PARTS),
  cY: () => (/* reexport */ Screener),
  n3: () => (/* binding */ TASKS),
  C_: () => (/* reexport */ addedUp),
  D2: () => (/* reexport */ captureStores),
  Eb: () => (/* reexport */ compilePattern),
  z3: () => (/* reexport */ extractedStores),
  el: () => (/* reexport */ findUsages),
  Xu: () => (/* reexport */ fullTextSearch),
  Dx: () => (/* reexport */ lines_linesOf),
  dR: () => (/* binding */ kinds_locateReplaced),
  RS: () => (/* binding */ kinds_locateStores),
  Jg: () => (/* reexport */ lookAtFile),
  zc: () => (/* reexport */ lookAtRepository),
  _Z: () => (/* reexport */ openExaminer),
  MY: () => (/* reexport */ openUpRestored),
  Mc: () => (/* reexport */ queryDatabase),
  nQ: () => (/* binding */ restoreOrder),
  le: () => (/* reexport */ restoredStores),
  i8: () => (/* reexport */ screenTask),
  sq: () => (/* reexport */ withSlashes)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/model/index.js + 27 modules
var model = __webpack_require__(61040);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./build/kinds/turn.js

const SLICE_MS = 15;
function takeTurns() {
    let since = performance.now();
    return () => {
        if (performance.now() - since < SLICE_MS)
            return undefined;
        return (0,promises_.setImmediate)().then(() => {
            since = performance.now();
        });
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./build/kinds/reading.js

const BUFFER_BYTES = 1024 * 1024;
let buffer;
async function readContent(fd, options) {
    const { hash, turn, copyTo, limitBytes = Number.POSITIVE_INFINITY } = options;
    buffer ??= Buffer.allocUnsafeSlow(BUFFER_BYTES);
    let sizeBytes = 0;
    while (sizeBytes < limitBytes) {
        const count = (0,external_node_fs_.readSync)(fd, buffer, 0, Math.min(buffer.length, limitBytes - sizeBytes), sizeBytes);
        if (count === 0)
            break;
        const piece = buffer.subarray(0, count);
        hash.update(piece);
        if (copyTo !== undefined)
            writeAll(copyTo, piece, sizeBytes);
        sizeBytes += count;
        const others = turn();
        if (others !== undefined)
            await others;
    }
    return sizeBytes;
}
function writeAll(fd, bytes, position) {
    for (let done = 0; done < bytes.length;)
        done += (0,external_node_fs_.writeSync)(fd, bytes, done, bytes.length - done, position + done);
}

;// CONCATENATED MODULE: ./build/kinds/unfollowed.js

const FLAGS = external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NOFOLLOW ?? 0) | (external_node_fs_.constants.O_NONBLOCK ?? 0);
function openUnfollowed(path) {
    return (0,external_node_fs_.openSync)(path, FLAGS);
}

;// CONCATENATED MODULE: ./build/kinds/file/content.js




const LINE_FEED = 0x0a;
async function hashFile(path, turn) {
    const fd = openUnfollowed(path);
    try {
        const hash = (0,external_node_crypto_.createHash)("sha256");
        await readContent(fd, { hash, turn });
        return hash.digest("hex");
    }
    finally {
        (0,external_node_fs_.closeSync)(fd);
    }
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
function endsWithinRecord(tail) {
    const last = tail.subarray(tail.lastIndexOf(LINE_FEED) + 1).toString("utf8");
    if (last === "")
        return false;
    try {
        JSON.parse(last);
        return false;
    }
    catch {
        return true;
    }
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
const FINE_STEP_MS = 20;
const COARSE_STEP_MS = 2000;
function timeStepMs({ modifiedNs, changedNs }) {
    const inSeconds = [modifiedNs, changedNs].every((timeNs) => timeNs % 1000000000n === 0n);
    return inSeconds ? COARSE_STEP_MS : FINE_STEP_MS;
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
        const ends = isLog ? readEnds(fd, sizeBytes) : null;
        const content = isSmall ? readSteady(fd, sizeBytes) : null;
        return isPinned() ? { content, ends } : undefined;
    }
    finally {
        (0,external_node_fs_.closeSync)(fd);
    }
}
function readEnds(fd, sizeBytes) {
    const length = Math.min(SAMPLE_BYTES, sizeBytes);
    return { head: readAt(fd, 0, length), tail: readAt(fd, sizeBytes - length, length) };
}
function tryOpen(path) {
    try {
        return openUnfollowed(path);
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
const REWRITE_MS = 1000;
const KEPT_BYTES = 16 * 1024 * 1024;
function emptyMembers(members, location) {
    const files = members.filter(({ type }) => type === "file");
    const isEmpty = (member) => (0,external_node_fs_.lstatSync)(placeOf(member, location), { throwIfNoEntry: false })?.size === 0;
    return new Set(files.filter(isEmpty).map(({ path }) => path));
}
function lookAhead(members, location) {
    const atMs = Date.now();
    const found = identifyAll(members, location, new Map());
    const witnesses = readWitnesses(found, new Map());
    return new Map(found.map(({ member, identity, isHot }, at) => [member.path, { identity, witness: witnesses[at], isHot, atMs }]));
}
function pinMembers(members, location, { look, empty }) {
    const atMs = Date.now();
    const found = identifyAll(members, location, look);
    if (found.length === 0 && members.length > 0)
        throw keptChanging(location, "lost all that was found there");
    for (const { member, path, identity } of found)
        if (isBeingRewritten(identity) && !empty.has(member.path))
            throw keptChanging(path, "was being rewritten");
    const witnesses = readWitnesses(found, look);
    return found.map(({ member, path, identity, isOfBefore }, at) => ({
        ...{ member, path, identity, isOfBefore },
        witness: witnesses[at],
        isSettled: isSettled({ identity, atMs }),
    }));
}
function isAsPinned({ member, path, identity }) {
    const stat = (0,external_node_fs_.lstatSync)(path, { bigint: true, throwIfNoEntry: false });
    if (stat === undefined)
        return false;
    const now = identityOf(stat);
    return member.type === "folder" ? now.type === "folder" : isSameState(identity, now);
}
function identifyAll(members, location, look) {
    const found = members.flatMap((member) => {
        const path = placeOf(member, location);
        const seen = look.get(member.path);
        const isOfBefore = seen?.isHot === false;
        const identity = isOfBefore ? seen.identity : identify(member, path);
        return identity === undefined ? [] : [{ member, path, identity, isOfBefore }];
    });
    const isAmongNewest = newestFiles(found.map(({ identity }) => identity));
    return found.map((one) => ({ ...one, isHot: isAmongNewest(one.identity) }));
}
function readWitnesses(found, look) {
    let budgetBytes = KEPT_BYTES;
    return found.map(({ member, path, identity, isHot, isOfBefore }) => {
        const seen = look.get(member.path);
        const isKnown = seen !== undefined && (isOfBefore || (isSameState(seen.identity, identity) && isSettled(seen)));
        const witness = isKnown ? seen.witness : isHot ? readWitness(path, identity, budgetBytes) : undefined;
        budgetBytes -= witness?.content?.length ?? 0;
        return witness;
    });
}
function isSettled({ identity, atMs }) {
    return lastChangeMs(identity) + timeStepMs(identity) < atMs;
}
function standingOf({ identity, witness }, fd) {
    const now = identityOf((0,external_node_fs_.fstatSync)(fd, { bigint: true }));
    if (isSameState(identity, now))
        return "unchanged";
    if (!witness?.ends || !isSameFile(identity, now) || now.sizeBytes <= identity.sizeBytes)
        return "changed";
    const { head, tail } = readEnds(fd, identity.sizeBytes);
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
function isBeingRewritten(identity) {
    return identity.type === "file" && identity.sizeBytes === 0 && Date.now() - lastChangeMs(identity) < REWRITE_MS;
}
function placeOf(member, location) {
    if (member.path === ".")
        return location;
    return (location.endsWith(external_node_path_.sep) ? location : location + external_node_path_.sep) + pin_native(member.path);
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









const RECORD_MS = 1000;
const PAUSE_MS = 10;
async function copyPinned(pinned, copy, turn) {
    const { witness, isSettled } = pinned;
    const target = (0,external_node_fs_.openSync)(copy, external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL, 0o600);
    try {
        if (witness?.content && !witness.ends && !isSettled)
            return copyKept(witness.content, target);
        return await copySource(pinned, target, turn);
    }
    catch (error) {
        if (!witness?.content || !(error instanceof model/* AppError */.uV) || error.code !== "kept-changing")
            throw error;
        return copyKept(witness.content, target);
    }
    finally {
        (0,external_node_fs_.closeSync)(target);
    }
}
function copyKept(content, target) {
    (0,external_node_fs_.ftruncateSync)(target, 0);
    (0,external_node_fs_.writeFileSync)(target, content);
    return { sizeBytes: content.length, sha256: (0,external_node_crypto_.createHash)("sha256").update(content).digest("hex") };
}
async function copyAsIs(path, copy, turn) {
    const source = openIfThere(path);
    if (source === undefined)
        return { copied: undefined, isSteady: true };
    const target = (0,external_node_fs_.openSync)(copy, external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_TRUNC);
    try {
        const before = identityOf((0,external_node_fs_.fstatSync)(source, { bigint: true }));
        const hash = (0,external_node_crypto_.createHash)("sha256");
        const sizeBytes = await readContent(source, { hash, turn, copyTo: target, limitBytes: before.sizeBytes });
        const isSteady = isSameState(before, identityOf((0,external_node_fs_.fstatSync)(source, { bigint: true })));
        return { copied: { sizeBytes, sha256: hash.digest("hex") }, isSteady };
    }
    finally {
        (0,external_node_fs_.closeSync)(source);
        (0,external_node_fs_.closeSync)(target);
    }
}
async function copySource(pinned, target, turn) {
    await outwaitTimeStep(pinned.identity);
    const source = openSource(pinned.path);
    try {
        await outwaitRecord(pinned, source);
        let lengthBytes = pinnedLengthBytes(pinned, source);
        for (;;) {
            const hash = (0,external_node_crypto_.createHash)("sha256");
            const sizeBytes = await readContent(source, { hash, turn, copyTo: target, limitBytes: lengthBytes });
            const confirmedBytes = pinnedLengthBytes(pinned, source);
            if (confirmedBytes === sizeBytes)
                return { sizeBytes, sha256: hash.digest("hex") };
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
    const stepMs = timeStepMs(identity);
    const leftMs = lastChangeMs(identity) + stepMs - Date.now();
    if (leftMs > 0 && leftMs <= stepMs)
        await (0,promises_.setTimeout)(leftMs);
}
async function outwaitRecord({ identity, witness }, source) {
    if (!witness?.ends || !endsWithinRecord(witness.ends.tail))
        return;
    const restsAtMs = Math.min(lastChangeMs(identity), Date.now()) + RECORD_MS;
    while ((0,external_node_fs_.fstatSync)(source).size === identity.sizeBytes && Date.now() < restsAtMs)
        await (0,promises_.setTimeout)(PAUSE_MS);
}
function openSource(path) {
    const fd = openIfThere(path);
    if (fd === undefined)
        throw keptChanging(path, "vanished");
    return fd;
}
function openIfThere(path) {
    try {
        return openUnfollowed(path);
    }
    catch (error) {
        const { code } = error;
        if (code === "ENOENT" || code === "ELOOP" || code === "ENOTDIR" || code === "ENXIO")
            return undefined;
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

;// CONCATENATED MODULE: ./build/kinds/file/unsteady.js


const ATTEMPTS = 5;
async function copyUnsteady(pinned, copy, turn) {
    try {
        return await copyPinned(pinned, copy, turn);
    }
    catch (error) {
        if (!(error instanceof model/* AppError */.uV) || error.code !== "kept-changing")
            throw error;
    }
    for (let attempt = 1;; attempt++) {
        const { copied, isSteady } = await copyAsIs(pinned.path, copy, turn);
        if (isSteady || attempt === ATTEMPTS)
            return copied;
    }
}

;// CONCATENATED MODULE: ./build/kinds/file/capture.js







async function openFiles(store, options) {
    return new FileCapture(store, options);
}
class FileCapture {
    store;
    #options;
    #empty;
    #members;
    #look = new Map();
    #pinned = [];
    #moved = new Set();
    #unknown;
    constructor(store, options) {
        this.store = store;
        this.#options = options;
        this.#members = store.members ?? [];
        this.#empty = emptyMembers(this.#members, store.location);
    }
    async lock() {
        const { files } = this.#newcomers();
        this.#members = [...(this.store.members ?? []), ...files].sort((a, b) => (0,model/* compareBytewise */.GV)(a.path, b.path));
        this.#look = lookAhead(this.#members, this.store.location);
    }
    pin() {
        this.#pinned = pinMembers(this.#members, this.store.location, { look: this.#look, empty: this.#empty });
    }
    unlock() {
        if (this.#pinned.length === 0)
            return;
        const { files, others } = this.#newcomers();
        const known = new Set(this.#members.map(({ path }) => path));
        this.#unknown = [...files.map(({ path }) => path), ...others].find((path) => !known.has(path));
        const isDoubtful = this.#options.alone ? ({ isOfBefore }) => isOfBefore : () => true;
        for (const pinned of this.#pinned)
            if (isDoubtful(pinned) && !isAsPinned(pinned))
                this.#moved.add(pinned);
    }
    async stage(dir) {
        if (this.#unknown !== undefined && !this.#options.anyMoment)
            throw keptChanging((0,external_node_path_.join)(this.store.location, this.#unknown), "appeared");
        const turn = takeTurns();
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
                const copied = await this.#copy(pinned, file, turn);
                if (copied === undefined)
                    continue;
                entries.push({ path, type, mode, sizeBytes: copied.sizeBytes, file });
                digested.push({ path: member, type, executable: isExecutable(mode), sha256: copied.sha256 });
            }
        }
        const files = entries.filter((entry) => entry.type === "file").length;
        return {
            entries,
            summary: { kind: "file", files, folders: entries.length - files },
            digest: filesDigest(digested),
            consistency: "fenced",
            leftOut: [],
        };
    }
    close() {
        this.#pinned = [];
    }
    #newcomers() {
        return this.store.newcomers?.() ?? { files: [], others: [] };
    }
    async #copy(pinned, file, turn) {
        if (this.#options.anyMoment)
            return copyUnsteady(pinned, file, turn);
        if (this.#moved.has(pinned))
            throw keptChanging(pinned.path, "changed");
        return copyPinned(pinned, file, turn);
    }
}
function portableMode({ identity, member }) {
    if (process.platform === "win32")
        return member.type === "file" ? 0o644 : 0o755;
    return identity.mode;
}

;// CONCATENATED MODULE: ./build/kinds/kind.js
const MAX_FINDINGS = 100;

;// CONCATENATED MODULE: ./build/kinds/file/check.js







async function checkFiles(extracted) {
    const findings = [];
    const digested = [];
    const turn = takeTurns();
    for (const path of extracted.paths) {
        const why = whyNotOfStore(path, extracted);
        if (why === undefined)
            digested.push(await examine(path, extracted, turn));
        else
            findings.push({ code: "archive-violation", path, message: `${JSON.stringify(path)} ${why}` });
    }
    if (findings.length > 0)
        return findings.slice(0, MAX_FINDINGS);
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
    return (0,external_node_fs_.lstatSync)(file).isDirectory() ? undefined : hashFile(file, turn);
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

;// CONCATENATED MODULE: ./build/kinds/file/compare/known-files.js




async function knownFiles(store) {
    const { content, facts, digests, summary } = store;
    if (content !== undefined)
        return { files: byPath([...(await readEntries(store, content)), ...unreadFiles(store)]) };
    if (facts?.kind === "file") {
        const files = facts.files.map(({ path, sizeBytes, sha256 }) => ({ path, sizeBytes, id: sha256, ...NOT_AT_HAND }));
        return { files: byPath(files), values: facts.values };
    }
    const isWhole = summary?.kind === "file" && Object.keys(digests ?? {}).length === summary.files;
    if (digests === undefined || !isWhole)
        return undefined;
    const files = Object.entries(digests).map(([path, id]) => ({
        path: known_files_placeOf(store, path),
        sizeBytes: id === EMPTY_SHA256 ? 0 : null,
        id,
        ...NOT_AT_HAND,
    }));
    return { files: byPath(files) };
}
const EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const NOT_AT_HAND = { executable: null, file: null };
async function readEntries(store, content) {
    const turn = takeTurns();
    const files = [];
    for (const entry of content) {
        if (entry.type === "folder")
            continue;
        const { path, sizeBytes, mode, file } = entry;
        const id = store.digests?.[path] ?? (await hashFile(file, turn));
        files.push({ path: known_files_placeOf(store, path), sizeBytes, id, executable: isExecutable(mode), file });
    }
    return files;
}
function unreadFiles(store) {
    return (store.unread ?? []).map(({ path, sizeBytes, mode, sha256 }) => ({
        path: known_files_placeOf(store, path),
        sizeBytes,
        id: sha256,
        executable: isExecutable(mode),
        file: null,
    }));
}
function known_files_placeOf({ path }, archivePath) {
    return (0,model/* restoredPath */.iq)(path ?? ".", (0,model/* storeOfArchivePath */.UV)(archivePath)?.rest ?? archivePath);
}
function byPath(files) {
    return new Map(files.map((file) => [file.path, file]));
}

;// CONCATENATED MODULE: ./build/kinds/file/compare/alike.js

async function alikeFiles({ base, current }) {
    const [before, after] = [await knownFiles(base), await knownFiles(current)];
    return { base: pathsOfSame(base, after), current: pathsOfSame(current, before) };
}
function pathsOfSame(store, other) {
    const digests = Object.entries(store.digests ?? {});
    return new Set(digests.filter(([path, id]) => other?.files.get(known_files_placeOf(store, path))?.id === id).map(([path]) => path));
}

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
;// CONCATENATED MODULE: ./build/kinds/clip.js
const MAX_SHOWN = 200;
function clip(text) {
    if (text.length <= MAX_SHOWN)
        return text;
    return `${text.slice(0, MAX_SHOWN - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

;// CONCATENATED MODULE: ./build/kinds/documents/alignment.js
const MAX_EDITS = 2500;
const MAX_STEPS = 60_000_000;
const MAX_ROUNDS = 6;
function startBudget() {
    return { steps: MAX_STEPS };
}
function align(sequences, budget = startBudget()) {
    const matches = [];
    const whole = { fromBefore: 0, toBefore: sequences.before.length, fromAfter: 0, toAfter: sequences.after.length };
    alignRange(whole, MAX_ROUNDS, { ...sequences, matches, budget });
    return matches;
}
function alignRange(range, rounds, work) {
    const { before, after, matches } = work;
    let { fromBefore, toBefore, fromAfter, toAfter } = range;
    while (fromBefore < toBefore && fromAfter < toAfter && before[fromBefore] === after[fromAfter])
        matches.push([fromBefore++, fromAfter++]);
    let tail = 0;
    while (fromBefore < toBefore && fromAfter < toAfter && before[toBefore - 1] === after[toAfter - 1]) {
        toBefore--;
        toAfter--;
        tail++;
    }
    const middle = { fromBefore, toBefore, fromAfter, toAfter };
    if (fromBefore < toBefore && fromAfter < toAfter)
        alignMiddle(middle, rounds, work);
    for (let at = 0; at < tail; at++)
        matches.push([toBefore + at, toAfter + at]);
}
function alignMiddle(range, rounds, work) {
    const shortest = shortestEdit(range, work);
    if (shortest !== undefined) {
        for (const match of shortest)
            work.matches.push(match);
        return;
    }
    if (rounds === 0)
        return;
    let { fromBefore, fromAfter } = range;
    for (const [atBefore, atAfter] of alignment_anchors(range, work)) {
        alignRange({ fromBefore, toBefore: atBefore, fromAfter, toAfter: atAfter }, rounds - 1, work);
        work.matches.push([atBefore, atAfter]);
        fromBefore = atBefore + 1;
        fromAfter = atAfter + 1;
    }
    const hadAnchors = fromBefore !== range.fromBefore;
    if (hadAnchors)
        alignRange({ ...range, fromBefore, fromAfter }, rounds - 1, work);
}
function shortestEdit(range, { before, after, budget }) {
    const { fromBefore, fromAfter } = range;
    const [n, m] = [range.toBefore - fromBefore, range.toAfter - fromAfter];
    const most = Math.min(n + m, MAX_EDITS);
    if (Math.abs(n - m) > most)
        return undefined;
    const middle = most + 1;
    const furthest = new Int32Array(2 * middle + 1).fill(-1);
    furthest[middle + 1] = 0;
    const trace = [];
    for (let edits = 0; edits <= most && budget.steps > 0; edits++) {
        trace.push(furthest.slice(middle - edits - 1, middle + edits + 2));
        const lowest = -(edits - 2 * Math.max(0, edits - m));
        const highest = edits - 2 * Math.max(0, edits - n);
        for (let k = lowest; k <= highest; k += 2) {
            let x = stepTo(k, edits, (diagonal) => furthest[middle + diagonal] ?? -1).x;
            const start = x;
            while (x < n && x - k < m && before[fromBefore + x] === after[fromAfter + x - k])
                x++;
            furthest[middle + k] = x;
            budget.steps -= x - start + 1;
            if (x >= n && x - k >= m)
                return matchesOf(trace, range);
        }
    }
    return undefined;
}
function stepTo(k, edits, furthest) {
    const [below, above] = [furthest(k - 1), furthest(k + 1)];
    const isDown = k === -edits || (k !== edits && below < above);
    return isDown ? { x: above, from: k + 1 } : { x: below + 1, from: k - 1 };
}
function matchesOf(trace, range) {
    const { fromBefore, fromAfter } = range;
    let [x, y] = [range.toBefore - fromBefore, range.toAfter - fromAfter];
    const matches = [];
    for (let edits = trace.length - 1; edits >= 0; edits--) {
        const furthest = trace[edits];
        const { from } = stepTo(x - y, edits, (diagonal) => furthest[diagonal + edits + 1] ?? -1);
        const start = edits === 0 ? 0 : (furthest[from + edits + 1] ?? 0);
        const startAfter = edits === 0 ? 0 : start - from;
        while (x > start && y > startAfter)
            matches.push([fromBefore + --x, fromAfter + --y]);
        x = start;
        y = startAfter;
    }
    return matches.reverse();
}
function alignment_anchors(range, { before, after }) {
    const inBefore = placesOfUnique(before, range.fromBefore, range.toBefore);
    const inAfter = placesOfUnique(after, range.fromAfter, range.toAfter);
    const candidates = [];
    for (const [value, place] of inBefore) {
        const other = inAfter.get(value);
        if (place !== TWICE && other !== undefined && other !== TWICE)
            candidates.push([place, other]);
    }
    return longestRising(candidates.sort((a, b) => a[0] - b[0]));
}
const TWICE = -1;
function placesOfUnique(values, from, to) {
    const places = new Map();
    for (let at = from; at < to; at++) {
        const value = values[at];
        places.set(value, places.has(value) ? TWICE : at);
    }
    return places;
}
function longestRising(matches) {
    const ends = [];
    const previous = new Int32Array(matches.length).fill(-1);
    matches.forEach(([, after], at) => {
        let [low, high] = [0, ends.length];
        while (low < high) {
            const half = (low + high) >> 1;
            if (matches[ends[half]][1] < after)
                low = half + 1;
            else
                high = half;
        }
        if (low > 0)
            previous[at] = ends[low - 1];
        ends[low] = at;
    });
    const chosen = [];
    for (let at = ends.at(-1) ?? -1; at !== -1; at = previous[at])
        chosen.push(matches[at]);
    return chosen.reverse();
}

;// CONCATENATED MODULE: ./build/kinds/documents/json-value.js
class ExactNumber {
    text;
    constructor(text) {
        this.text = text;
    }
}
const MAX_DEPTH = 256;
const LONG_NUMBER = /(?<![\d.])\d{16}|[eE]\+?\d{3}/;
const MAX_VALUES = 2_000_000;
function parseJson(text) {
    const plain = text.startsWith("\ufeff") ? text.slice(1) : text;
    if (isBeyond(plain))
        return "beyond";
    try {
        return { value: LONG_NUMBER.test(plain) ? JSON.parse(plain, keepExact) : JSON.parse(plain) };
    }
    catch {
        return "no-json";
    }
}
function isContainer(value) {
    return typeof value === "object" && value !== null && !(value instanceof ExactNumber);
}
function isList(value) {
    return Array.isArray(value);
}
function countLeaves(value) {
    if (!isContainer(value))
        return 1;
    let leaves = 0;
    for (const part of isList(value) ? value : Object.values(value))
        leaves += countLeaves(part);
    return Math.max(1, leaves);
}
function canonicalText(value) {
    if (value instanceof ExactNumber)
        return value.text;
    if (!isContainer(value))
        return JSON.stringify(value);
    if (isList(value))
        return `[${value.map(canonicalText).join(",")}]`;
    const pairs = Object.keys(value)
        .sort()
        .map((key) => `${JSON.stringify(key)}:${canonicalText(value[key])}`);
    return `{${pairs.join(",")}}`;
}
function numberOf(value) {
    const number = value instanceof ExactNumber ? Number(value.text) : value;
    return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}
function pointerTo(parent, key) {
    if (typeof key === "number")
        return `${parent}/${key}`;
    return `${parent}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
function keepExact(_key, value, context) {
    const source = context?.source;
    if (typeof value !== "number" || source === undefined || Number.isSafeInteger(value))
        return value;
    if (!Number.isFinite(value))
        return new ExactNumber(source);
    return /^-?\d+$/.test(source) && BigInt(source) !== BigInt(value) ? new ExactNumber(source) : value;
}
function isBeyond(text) {
    if (text.length <= 2 * MAX_DEPTH)
        return false;
    let [depth, values] = [0, 0];
    for (let at = 0; at < text.length; at++) {
        const unit = text.charCodeAt(at);
        if (unit === QUOTE)
            at = endOfString(text, at);
        else if (unit === COMMA)
            values++;
        else if (unit === OPEN_LIST || unit === OPEN_OBJECT)
            depth++;
        else if (unit === CLOSE_LIST || unit === CLOSE_OBJECT)
            depth--;
        if (depth > MAX_DEPTH || values > MAX_VALUES)
            return true;
    }
    return false;
}
const [QUOTE, COMMA, BACKSLASH] = [0x22, 0x2c, 0x5c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
function endOfString(text, start) {
    for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
        let escapes = end;
        while (text.charCodeAt(escapes - 1) === BACKSLASH)
            escapes--;
        if ((end - escapes) % 2 === 0)
            return end;
    }
    return text.length;
}

;// CONCATENATED MODULE: ./build/kinds/documents/sameness.js

class Sameness {
    #numbers = new Map();
    #known = new Map();
    of(value) {
        if (!isContainer(value))
            return this.#numberOf(keyOfLeaf(value));
        const known = this.#known.get(value);
        if (known !== undefined)
            return known;
        const number = this.#numberOf(this.#keyOf(value));
        this.#known.set(value, number);
        return number;
    }
    #keyOf(value) {
        if (isList(value))
            return `[${value.map((part) => this.of(part)).join()}`;
        const pairs = Object.keys(value)
            .sort()
            .map((key) => `${JSON.stringify(key)}:${this.of(value[key])}`);
        return `{${pairs.join()}`;
    }
    #numberOf(key) {
        const known = this.#numbers.get(key);
        if (known !== undefined)
            return known;
        const number = this.#numbers.size;
        this.#numbers.set(key, number);
        return number;
    }
}
function keyOfLeaf(value) {
    if (typeof value === "string")
        return `"${value}`;
    return value instanceof ExactNumber ? `#${value.text}` : value;
}

;// CONCATENATED MODULE: ./build/kinds/documents/compare-lines.js



function compareLines({ path, before, after }, options) {
    const [old, now] = [linesOf(before), linesOf(after)];
    const sameness = new Sameness();
    const numbersOf = (lines) => Int32Array.from(lines, (line) => sameness.of(line));
    const matches = align({ before: numbersOf(old), after: numbersOf(now) });
    const linesAdded = now.length - matches.length;
    const linesRemoved = old.length - matches.length;
    return {
        code: "file-changed",
        place: { path },
        numbers: {
            lines: Math.max(linesAdded, linesRemoved),
            linesAdded,
            linesRemoved,
            before: old.length,
            after: now.length,
        },
        samples: hunks({ old, now }, matches, options),
    };
}
function linesOf(text) {
    const all = text.toString("latin1");
    const lines = [];
    for (let start = 0; start < all.length;) {
        const feed = all.indexOf("\n", start);
        const end = feed === -1 ? all.length : feed + 1;
        lines.push(all.slice(start, end));
        start = end;
    }
    return lines;
}
function hunks({ old, now }, matches, { samples, showContent }) {
    const found = [];
    let [i, j] = [0, 0];
    for (const [before, after] of [...matches, [old.length, now.length]]) {
        if (found.length >= samples)
            break;
        if (before > i || after > j) {
            const content = showContent
                ? { ...shown("before", old.slice(i, before)), ...shown("after", now.slice(j, after)) }
                : {};
            found.push({ key: `line ${after > j ? j + 1 : i + 1}`, ...content });
        }
        i = before + 1;
        j = after + 1;
    }
    return found;
}
function shown(side, lines) {
    const text = Buffer.from(lines.join(""), "latin1").toString("utf8");
    return lines.length === 0 ? {} : { [side]: clip(text.replace(/\n$/, "")) };
}

;// CONCATENATED MODULE: ./build/kinds/documents/pointer.js


function valueAt(value, pointer) {
    return (0,model/* atPointer */.ZS)(value, pointer).value;
}
function without(value, isIgnored, at = "") {
    if (!isContainer(value))
        return value;
    if (isList(value))
        return value.map((element, index) => {
            const pointer = pointerTo(at, index);
            return isIgnored(pointer) ? null : without(element, isIgnored, pointer);
        });
    const kept = Object.create(null);
    for (const [key, part] of Object.entries(value)) {
        const pointer = pointerTo(at, key);
        if (!isIgnored(pointer))
            kept[key] = without(part, isIgnored, pointer);
    }
    return kept;
}

;// CONCATENATED MODULE: ./build/kinds/documents/record-digest.js




class RecordDigester {
    #salt = (0,external_node_crypto_.randomBytes)(16).toString("hex");
    #rules;
    constructor(rules) {
        this.#rules = rules;
    }
    digest(line) {
        if ("digest" in line)
            return this.#whole(`=${line.digest}`, false);
        if (isBlank(line.bytes))
            return undefined;
        const text = line.bytes.toString((0,external_node_buffer_.isUtf8)(line.bytes) ? "utf8" : "latin1");
        const parsed = (0,external_node_buffer_.isUtf8)(line.bytes) ? parseJson(text) : "no-json";
        if (parsed === "no-json")
            return this.#whole(`!${text}`, true);
        if (parsed === "beyond")
            return this.#whole(`=${text}`, false);
        const { isIgnored } = this.#rules;
        const record = isIgnored === undefined ? parsed.value : without(parsed.value, isIgnored);
        const value = `=${canonicalText(record)}`;
        const key = keyOf(parsed.value, this.#rules);
        if (key === undefined)
            return this.#whole(value, false);
        return { key: this.#hash(`#${canonicalText(key)}`), value: this.#hash(value), invalid: false };
    }
    #whole(text, invalid) {
        const key = this.#hash(text);
        return { key, value: key, invalid };
    }
    #hash(text) {
        return (0,external_node_crypto_.hash)("sha256", this.#salt + text, "buffer");
    }
}
function isBlank(bytes) {
    return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}
function keyOf(record, { keys }) {
    if (!isContainer(record))
        return undefined;
    for (const pointer of keys) {
        const key = valueAt(record, pointer);
        if (key !== undefined && !isContainer(key))
            return key;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/kinds/documents/record-lines.js



const MAX_LINE_BYTES = 16 * 1024 * 1024;
const PIECE_BYTES = 1024 * 1024;
const record_lines_LINE_FEED = 0x0a;
function* readLines(file) {
    const fd = openUnfollowed(file);
    const piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
    const open = new OpenLine();
    try {
        for (let count = (0,external_node_fs_.readSync)(fd, piece); count > 0; count = (0,external_node_fs_.readSync)(fd, piece)) {
            let start = 0;
            for (let feed = piece.indexOf(record_lines_LINE_FEED); feed !== -1 && feed < count; feed = piece.indexOf(record_lines_LINE_FEED, start)) {
                yield open.end(piece.subarray(start, feed));
                start = feed + 1;
            }
            open.add(piece.subarray(start, count));
        }
        if (!open.isEmpty)
            yield open.end(Buffer.alloc(0));
    }
    finally {
        (0,external_node_fs_.closeSync)(fd);
    }
}
class OpenLine {
    #pieces = [];
    #sizeBytes = 0;
    #hash;
    get isEmpty() {
        return this.#sizeBytes === 0;
    }
    add(piece) {
        this.#sizeBytes += piece.length;
        if (this.#hash === undefined && this.#sizeBytes <= MAX_LINE_BYTES)
            this.#pieces.push(Buffer.from(piece));
        else {
            this.#hash ??= (0,external_node_crypto_.createHash)("sha256").update(Buffer.concat(this.#pieces));
            this.#hash.update(piece);
            this.#pieces = [];
        }
    }
    end(last) {
        if (this.#sizeBytes === 0)
            return { bytes: last };
        this.add(last);
        const line = this.#hash ? { digest: this.#hash.digest("hex") } : { bytes: Buffer.concat(this.#pieces) };
        this.#pieces = [];
        this.#sizeBytes = 0;
        this.#hash = undefined;
        return line;
    }
}

;// CONCATENATED MODULE: ./build/kinds/documents/record-table.js
const MAX_ENTRIES = 12_000_000;
const START_ENTRIES = 1024;
const TWO_TO_52 = 2 ** 52;
class RecordTable {
    #capacity = START_ENTRIES;
    #size = 0;
    #slots = new Int32Array(START_ENTRIES * 2);
    #high = new Uint32Array(START_ENTRIES);
    #low = new Uint32Array(START_ENTRIES);
    #counts = { before: new Uint32Array(START_ENTRIES), after: new Uint32Array(START_ENTRIES) };
    #lines = { before: new Uint32Array(START_ENTRIES), after: new Uint32Array(START_ENTRIES) };
    #values = new Float64Array(START_ENTRIES);
    #invalid = new Uint8Array(START_ENTRIES);
    add(key, value, { side, line, invalid }) {
        const at = this.#find(key.readUInt32LE(0), key.readUInt32LE(4));
        if (at === -1)
            return false;
        this.#counts[side][at] = this.#counts[side][at] + 1;
        this.#lines[side][at] ||= line;
        this.#invalid[at] = invalid ? 1 : 0;
        const number = value.readUIntLE(0, 6) * 16 + (value.readUInt8(6) & 15);
        const sum = this.#values[at] + (side === "before" ? number : TWO_TO_52 - number);
        this.#values[at] = sum % TWO_TO_52;
        return true;
    }
    *[Symbol.iterator]() {
        for (let at = 0; at < this.#size; at++) {
            const [before, after] = [this.#counts.before[at], this.#counts.after[at]];
            yield {
                before,
                after,
                lineBefore: this.#lines.before[at],
                lineAfter: this.#lines.after[at],
                invalid: this.#invalid[at] === 1,
                changed: before === after && this.#values[at] !== 0,
            };
        }
    }
    #find(high, low) {
        for (;;) {
            const mask = this.#slots.length - 1;
            let slot = low & mask;
            for (let at = this.#slots[slot]; at !== 0; at = this.#slots[slot]) {
                if (this.#low[at - 1] === low && this.#high[at - 1] === high)
                    return at - 1;
                slot = (slot + 1) & mask;
            }
            if (this.#size >= MAX_ENTRIES)
                return -1;
            if (this.#size < this.#capacity) {
                this.#high[this.#size] = high;
                this.#low[this.#size] = low;
                this.#slots[slot] = ++this.#size;
                return this.#size - 1;
            }
            this.#grow();
        }
    }
    #grow() {
        this.#capacity *= 2;
        this.#high = larger(this.#high);
        this.#low = larger(this.#low);
        this.#counts = { before: larger(this.#counts.before), after: larger(this.#counts.after) };
        this.#lines = { before: larger(this.#lines.before), after: larger(this.#lines.after) };
        const values = new Float64Array(this.#capacity);
        values.set(this.#values);
        this.#values = values;
        const invalid = new Uint8Array(this.#capacity);
        invalid.set(this.#invalid);
        this.#invalid = invalid;
        this.#slots = new Int32Array(this.#capacity * 2);
        const mask = this.#slots.length - 1;
        for (let at = 0; at < this.#size; at++) {
            let slot = this.#low[at] & mask;
            while (this.#slots[slot] !== 0)
                slot = (slot + 1) & mask;
            this.#slots[slot] = at + 1;
        }
    }
}
function larger(array) {
    const twice = new Uint32Array(array.length * 2);
    twice.set(array);
    return twice;
}

;// CONCATENATED MODULE: ./build/kinds/documents/record-tally.js
function tally(table, samples) {
    const tallies = Object.fromEntries(["json-invalid", "records-added", "records-removed", "records-changed", "records-duplicated"].map((code) => [code, { records: 0, lines: [] }]));
    for (const entry of table)
        for (const [code, records] of countsOf(entry)) {
            const { lines } = tallies[code];
            tallies[code].records += records;
            lines.push({ before: entry.lineBefore, after: entry.lineAfter });
            if (lines.length > 64 + samples)
                lines.sort(byLine).splice(samples);
        }
    for (const each of Object.values(tallies))
        each.lines.sort(byLine).splice(samples);
    return tallies;
}
function* countsOf({ before, after, invalid, changed }) {
    if (invalid) {
        if (after > before)
            yield ["json-invalid", after - before];
        return;
    }
    if (after > before)
        yield ["records-added", after - before];
    if (before > after)
        yield ["records-removed", before - after];
    if (changed)
        yield ["records-changed", before];
    const twice = Math.max(0, after - 1) - Math.max(0, before - 1);
    if (twice > 0)
        yield ["records-duplicated", twice];
}
function byLine(a, b) {
    return (a.after || a.before) - (b.after || b.before) || a.before - b.before;
}

;// CONCATENATED MODULE: ./build/kinds/documents/compare-records.js







async function compareRecords(files, rules, options) {
    const table = new RecordTable();
    const digester = new RecordDigester(rules);
    const before = await count(files.before, "before", { table, digester });
    const after = before === undefined ? undefined : await count(files.after, "after", { table, digester });
    if (before === undefined || after === undefined)
        return undefined;
    const tallies = tally(table, options.samples);
    const isKeyed = rules.keys.length > 0;
    const found = Object.entries(tallies).filter(([, { records }]) => records > 0);
    return found.map(([code, { records, lines }]) => ({
        code,
        place: { path: files.path },
        numbers: { [code === "json-invalid" ? "lines" : "records"]: records, before, after },
        samples: samplesOf(lines, { files, rules, isKeyed, showContent: options.showContent }),
    }));
}
async function count(file, side, { table, digester }) {
    const turn = takeTurns();
    let [line, records] = [0, 0];
    for (const content of readLines(file)) {
        line++;
        const digested = digester.digest(content);
        if (digested !== undefined) {
            records++;
            if (!table.add(digested.key, digested.value, { side, line, invalid: digested.invalid }))
                return undefined;
        }
        const others = turn();
        if (others !== undefined)
            await others;
    }
    return records;
}
function samplesOf(places, { files, rules, isKeyed, showContent }) {
    const textsOf = (side) => isKeyed || showContent ? textsAt(files[side], new Set(places.map((place) => place[side]))) : NO_TEXTS;
    const [before, after] = [textsOf("before"), textsOf("after")];
    return places.map((place) => {
        const [old, now] = [before.get(place.before), after.get(place.after)];
        const key = isKeyed ? nameOf(now ?? old ?? "", rules) : undefined;
        return {
            key: clip(key ?? `line ${place.after || place.before}`),
            ...(showContent && old !== undefined ? { before: clip(old) } : {}),
            ...(showContent && now !== undefined ? { after: clip(now) } : {}),
        };
    });
}
function nameOf(text, rules) {
    const parsed = parseJson(text);
    const key = typeof parsed === "string" ? undefined : keyOf(parsed.value, rules);
    return key === undefined || typeof key === "string" ? key : canonicalText(key);
}
const NO_TEXTS = new Map();
function textsAt(file, numbers) {
    const texts = new Map();
    const last = Math.max(0, ...numbers);
    let at = 0;
    if (last === 0)
        return texts;
    for (const line of readLines(file)) {
        if (++at > last)
            break;
        if (numbers.has(at) && "bytes" in line)
            texts.set(at, line.bytes.toString("utf8"));
    }
    return texts;
}

;// CONCATENATED MODULE: ./build/kinds/documents/compare-values.js





function compareValues(before, after, options) {
    const walk = { ...options, sameness: new Sameness(), budget: startBudget() };
    compareAt({ before, after }, { before: "", after: "" }, walk);
}
function compareAt({ before, after }, at, walk) {
    if (walk.sameness.of(before) === walk.sameness.of(after))
        return;
    if (isContainer(before) && isContainer(after) && isList(before) === isList(after)) {
        if (isList(before) && isList(after))
            compareLists({ before, after }, at, walk);
        else
            compareObjects(before, after, { at, walk });
    }
    else if (isContainer(before) && Object.keys(before).length > 0) {
        reportRemoved(before, at.before, walk);
        reportAdded(after, at.after, walk);
    }
    else
        walk.report({ what: "changed", pointer: at.after, values: countLeaves(after), before, after });
}
function compareObjects(before, after, { at, walk }) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    for (const key of [...keys].sort(model/* compareBytewise */.GV)) {
        const pointers = { before: pointerTo(at.before, key), after: pointerTo(at.after, key) };
        if (!Object.hasOwn(before, key))
            reportAdded(after[key], pointers.after, walk);
        else if (!Object.hasOwn(after, key))
            reportRemoved(before[key], pointers.before, walk);
        else
            compareAt({ before: before[key], after: after[key] }, pointers, walk);
    }
}
function compareLists(lists, at, walk) {
    const keyed = matchByKey(lists, walk.keys);
    if (keyed !== undefined)
        compareKeyed(lists, keyed, { at, walk });
    else
        compareOrdered(lists, at, walk);
}
function compareOrdered({ before, after }, at, walk) {
    const ids = (list) => Int32Array.from(list, (element) => walk.sameness.of(element));
    const matches = align({ before: ids(before), after: ids(after) }, walk.budget);
    let [i, j] = [0, 0];
    for (const [endBefore, endAfter] of [...matches, [before.length, after.length]]) {
        for (; i < endBefore && j < endAfter; i++, j++) {
            const pointers = { before: pointerTo(at.before, i), after: pointerTo(at.after, j) };
            compareAt({ before: before[i], after: after[j] }, pointers, walk);
        }
        for (; i < endBefore; i++)
            reportRemoved(before[i], pointerTo(at.before, i), walk);
        for (; j < endAfter; j++)
            reportAdded(after[j], pointerTo(at.after, j), walk);
        i = endBefore + 1;
        j = endAfter + 1;
    }
}
function compareKeyed({ before, after }, places, { at, walk }) {
    for (const [key, i] of places.before)
        if (!places.after.has(key))
            reportRemoved(before[i], pointerTo(at.before, i), walk);
    for (const [key, j] of places.after) {
        const i = places.before.get(key);
        const pointer = pointerTo(at.after, j);
        if (i === undefined)
            reportAdded(after[j], pointer, walk);
        else
            compareAt({ before: before[i], after: after[j] }, { before: pointerTo(at.before, i), after: pointer }, walk);
    }
}
function matchByKey(lists, keys) {
    for (const pointer of keys) {
        const before = placesByKey(lists.before, pointer);
        const after = before && placesByKey(lists.after, pointer);
        if (before && after)
            return { before, after };
    }
    return undefined;
}
function placesByKey(list, pointer) {
    const places = new Map();
    for (const [place, element] of list.entries()) {
        const key = isContainer(element) && !isList(element) ? valueAt(element, pointer) : undefined;
        if (key === undefined || isContainer(key))
            return undefined;
        places.set(canonicalText(key), place);
    }
    return places.size === list.length ? places : undefined;
}
function reportAdded(after, pointer, walk) {
    walk.report({ what: "added", pointer, values: countLeaves(after), after });
}
function reportRemoved(before, pointer, walk) {
    walk.report({ what: "removed", pointer, values: countLeaves(before), before });
}

;// CONCATENATED MODULE: ./build/kinds/documents/json-differences.js




const MAX_POINTERS = 50;
const MAX_POINTER_LENGTH = 1000;
const CODES = { added: "values-added", removed: "values-removed", changed: "values-changed" };
function compareJson({ path, before, after }, rules, options) {
    const values = { before: relevant(before, rules), after: relevant(after, rules) };
    const collected = { added: new Changes(), removed: new Changes(), changed: new Changes() };
    compareValues(values.before, values.after, {
        keys: rules.keys,
        report(change) {
            if (!rules.monotonic.includes(change.pointer))
                collected[change.what].add(change);
        },
    });
    if (Object.values(collected).every((changes) => changes.isEmpty))
        return [];
    const totals = { before: countLeaves(values.before), after: countLeaves(values.after) };
    return Object.entries(collected).flatMap(([what, changes]) => changes.differences({ code: CODES[what], path, totals }, options));
}
function relevant(value, { isIgnored }) {
    return isIgnored === undefined ? value : without(value, isIgnored);
}
class Changes {
    #first = [];
    #beyond = [];
    #valuesBeyond = 0;
    get isEmpty() {
        return this.#first.length + this.#beyond.length === 0;
    }
    add(change) {
        const isShort = change.pointer.length <= MAX_POINTER_LENGTH;
        if (isShort && this.#first.length < MAX_POINTERS)
            this.#first.push(change);
        else {
            if (this.#beyond.length < MAX_POINTERS)
                this.#beyond.push(change);
            this.#valuesBeyond += change.values;
        }
    }
    differences({ code, path, totals }, options) {
        const each = this.#first.map((change) => {
            const place = { path, pointer: change.pointer };
            const samples = options.samples > 0 ? [sampleOf(change, options)] : [];
            return { code, place, numbers: { values: change.values, ...totals }, samples };
        });
        if (this.#beyond.length === 0)
            return each;
        const samples = this.#beyond.slice(0, options.samples).map((change) => sampleOf(change, options));
        return [...each, { code, place: { path }, numbers: { values: this.#valuesBeyond, ...totals }, samples }];
    }
}
function sampleOf({ pointer, before, after }, { showContent }) {
    return {
        key: clip(pointer),
        ...(showContent && before !== undefined ? { before: clip(canonicalText(before)) } : {}),
        ...(showContent && after !== undefined ? { after: clip(canonicalText(after)) } : {}),
    };
}

;// CONCATENATED MODULE: ./build/kinds/documents/compare-document.js






const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;
const MAX_LINES = 2_000_000;
const LOOKED_AT_BYTES = 8000;
function isReadable(path, sizes) {
    const { before, after } = sizes;
    return isRecordFile(path) || Math.max(before ?? Infinity, after ?? Infinity) <= MAX_DOCUMENT_BYTES;
}
async function compareDocument(document, rules, options) {
    const { path, before, after, sizesBytes } = document;
    if (before === null || after === null || !isReadable(path, sizesBytes))
        return [changedAsWhole(document)];
    const files = { path, before, after };
    if (isRecordFile(path))
        return (await compareRecords(files, rules, options)) ?? [changedAsWhole(document)];
    const sides = { path, before: (0,external_node_fs_.readFileSync)(before), after: (0,external_node_fs_.readFileSync)(after) };
    if (sides.before.equals(sides.after))
        return [];
    const asJson = compareAsJson(sides, rules, options);
    if (asJson !== undefined)
        return asJson;
    const asRecords = holdsRecords(sides.before) && holdsRecords(sides.after);
    if (asRecords)
        return (await compareRecords(files, rules, options)) ?? [changedAsWhole(document)];
    if (!isText(sides.before) || !isText(sides.after))
        return [changedAsWhole(document)];
    return [compareLines(sides, options)];
}
function compareAsJson({ path, before, after }, rules, options) {
    const isNamed = /\.json$/i.test(path);
    const [old, now] = [parseBytes(before), parseBytes(after)];
    if (typeof old === "string")
        return undefined;
    if (now === "no-json" && isNamed)
        return [{ code: "json-invalid", place: { path }, numbers: { lines: 1 }, samples: [] }];
    if (typeof now === "string")
        return undefined;
    if (!isNamed && !(isContainer(old.value) && isContainer(now.value)))
        return undefined;
    return compareJson({ path, before: old.value, after: now.value }, rules, options);
}
function parseBytes(bytes) {
    return (0,external_node_buffer_.isUtf8)(bytes) ? parseJson(bytes.toString("utf8")) : "no-json";
}
function isRecordFile(path) {
    return /\.(jsonl|ndjson)$/i.test(path);
}
function holdsRecords(bytes) {
    if (!(0,external_node_buffer_.isUtf8)(bytes))
        return false;
    const lines = bytes.toString("utf8").split("\n");
    const filled = lines.filter((line) => line.trim() !== "");
    if (filled.length === 0 || !filled.every((line) => /^\s*[{[]/.test(line)))
        return false;
    return filled.every((line) => {
        const parsed = parseJson(line);
        return typeof parsed !== "string" && isContainer(parsed.value);
    });
}
function isText(bytes) {
    if (bytes.subarray(0, LOOKED_AT_BYTES).includes(0))
        return false;
    let lines = 0;
    for (let feed = bytes.indexOf("\n"); feed !== -1 && lines <= MAX_LINES; feed = bytes.indexOf("\n", feed + 1))
        lines++;
    return lines <= MAX_LINES;
}
function changedAsWhole({ path, sizesBytes: { before, after } }) {
    const numbers = before === null || after === null ? {} : { bytes: Math.abs(after - before), before, after };
    return { code: "file-changed", place: { path }, numbers, samples: [] };
}

;// CONCATENATED MODULE: ./build/kinds/documents/growing-values.js






function readGrowing(path, file, pointers) {
    if (pointers.length === 0)
        return [];
    const bytes = (0,external_node_fs_.statSync)(file).size > MAX_DOCUMENT_BYTES ? undefined : (0,external_node_fs_.readFileSync)(file);
    const parsed = bytes !== undefined && (0,external_node_buffer_.isUtf8)(bytes) ? parseJson(bytes.toString("utf8")) : "no-json";
    return [...new Set(pointers)].sort(model/* compareBytewise */.GV).map((pointer) => {
        const value = typeof parsed === "string" ? undefined : numberOf(valueAt(parsed.value, pointer));
        return { path, pointer, value: value ?? null };
    });
}
function decreases(base, current) {
    const now = new Map(current.map((value) => [`${value.path}#${value.pointer}`, value.value]));
    return base.flatMap(({ path, pointer, value: before }) => {
        const after = now.get(`${path}#${pointer}`);
        if (before === null || after === undefined || (after !== null && after >= before))
            return [];
        const numbers = after === null ? { before } : { before, after };
        return [{ code: "value-decreased", place: { path, pointer }, numbers, samples: [] }];
    });
}

;// CONCATENATED MODULE: ./build/kinds/documents/pair-files.js

function pairFiles(base, current, samples) {
    const added = sorted(current, (path) => !base.has(path));
    const removed = sorted(base, (path) => !current.has(path));
    const origins = renames(removed, added);
    const kept = new Set(origins.values());
    const differences = [
        ...added.map((file) => addedFile(file, samples > 0 ? origins.get(file.path) : undefined)),
        ...removed.filter(({ path }) => !kept.has(path)).map(removedFile),
    ];
    const changed = [];
    for (const before of sorted(base, (path) => current.has(path))) {
        const after = current.get(before.path);
        if (isKnown(before.executable) && isKnown(after.executable) && before.executable !== after.executable)
            differences.push(modeOf(before, after));
        if (before.id === after.id)
            continue;
        if (after.sizeBytes === 0)
            differences.push(emptied(before));
        else if (before.sizeBytes === 0)
            differences.push(filled(after));
        else
            changed.push({ before, after });
    }
    return { differences: [...differences, ...duplicated(base, current, samples)], changed };
}
function sorted(files, isWanted) {
    return [...files.values()].filter((file) => isWanted(file.path)).sort((a, b) => (0,model/* compareBytewise */.GV)(a.path, b.path));
}
function renames(removed, added) {
    const waiting = Map.groupBy(removed.filter((file) => file.sizeBytes !== 0), (file) => file.id);
    const origins = new Map();
    for (const { path, id } of added) {
        const origin = waiting.get(id)?.shift();
        if (origin !== undefined)
            origins.set(path, origin.path);
    }
    return origins;
}
function addedFile({ path, sizeBytes }, origin) {
    const numbers = { ...(sizeBytes === null ? {} : { bytes: sizeBytes, before: 0, after: sizeBytes }) };
    if (origin === undefined)
        return { code: "file-added", place: { path }, numbers, samples: [] };
    return { code: "file-added", place: { path }, numbers: { ...numbers, renamed: 1 }, samples: [{ key: origin }] };
}
function removedFile({ path, sizeBytes }) {
    const numbers = sizeBytes === null ? {} : { bytes: sizeBytes, before: sizeBytes, after: 0 };
    return { code: "file-removed", place: { path }, numbers, samples: [] };
}
function emptied({ path, sizeBytes }) {
    const numbers = sizeBytes === null ? {} : { bytes: sizeBytes, before: sizeBytes, after: 0 };
    return { code: "file-emptied", place: { path }, numbers, samples: [] };
}
function filled({ path, sizeBytes }) {
    const numbers = sizeBytes === null ? {} : { bytes: sizeBytes, before: 0, after: sizeBytes };
    return { code: "file-changed", place: { path }, numbers, samples: [] };
}
function modeOf({ path, executable }, after) {
    const numbers = { before: Number(executable), after: Number(after.executable) };
    return { code: "file-mode-changed", place: { path }, numbers, samples: [] };
}
function duplicated(base, current, samples) {
    const before = byContent(base);
    let files = 0;
    const paths = [];
    for (const [id, same] of byContent(current)) {
        const more = same.length - Math.max(1, before.get(id)?.length ?? 0);
        if (more <= 0)
            continue;
        files += more;
        const fresh = same.map(({ path }) => path).filter((path) => base.get(path)?.id !== id);
        for (const path of fresh.sort(model/* compareBytewise */.GV).slice(-more))
            paths.push(path);
    }
    if (files === 0)
        return [];
    const shown = paths.sort(model/* compareBytewise */.GV).slice(0, samples);
    const numbers = { files, before: base.size, after: current.size };
    return [{ code: "files-duplicated", place: {}, numbers, samples: shown.map((key) => ({ key })) }];
}
function byContent(files) {
    return Map.groupBy([...files.values()].filter((file) => file.sizeBytes !== 0), (file) => file.id);
}
function isKnown(flag) {
    return flag !== null;
}

;// CONCATENATED MODULE: ./build/kinds/documents/rules.js

function compileRules({ ignored, keys, monotonic }) {
    const ofFiles = ignored
        .filter(({ table, column }) => table === undefined && column === undefined)
        .map(({ path = "**", pointer }) => ({
        isPath: (0,model/* compileGlob */.SO)(path),
        ...(pointer === undefined ? {} : { isPointer: (0,model/* compileGlob */.SO)(pointer) }),
    }));
    const keyed = keys.flatMap((rule) => ("path" in rule ? [{ ...rule, isPath: (0,model/* compileGlob */.SO)(rule.path) }] : []));
    const growing = monotonic.map((rule) => ({ ...rule, isPath: (0,model/* compileGlob */.SO)(rule.path) }));
    return {
        isIgnored: (path) => ofFiles.some(({ isPath, isPointer }) => isPointer === undefined && isPath(path)),
        forFile(path) {
            const pointers = ofFiles.flatMap(({ isPath, isPointer }) => (isPointer && isPath(path) ? [isPointer] : []));
            const pointersOf = (rules) => rules.filter((rule) => rule.isPath(path)).map((rule) => rule.pointer);
            return {
                ...(pointers.length === 0 ? {} : { isIgnored: (pointer) => pointers.some((is) => is(pointer)) }),
                keys: pointersOf(keyed),
                monotonic: pointersOf(growing),
            };
        },
    };
}

;// CONCATENATED MODULE: ./build/kinds/documents/index.js





;// CONCATENATED MODULE: ./build/kinds/compared-files.js

async function compareFiles(compared, options) {
    const rules = compileRules(options);
    const base = withoutIgnored(compared.base.files, rules);
    const current = withoutIgnored(compared.current.files, rules);
    const { differences, changed } = pairFiles(base, current, options.samples);
    const found = [...differences];
    const { readable = [], other = [] } = Object.groupBy(changed, (file) => isWorthReading(file) ? "readable" : "other");
    for (const file of other)
        found.push(...(await compareDocument(documentOf({ file, before: null, after: null }), NO_RULES, options)));
    for await (const contents of compared.contents(readable)) {
        const ofFile = rules.forFile(contents.file.after.path);
        found.push(...(await compareDocument(documentOf(contents), ofFile, options)));
        const before = growing(compared.base, contents.before, { ...contents, pointers: ofFile.monotonic });
        const after = growing(compared.current, contents.after, { ...contents, pointers: ofFile.monotonic });
        found.push(...decreases(before, after));
    }
    return found;
}
function growingValues(path, file, options) {
    return readGrowing(path, file, compileRules(options).forFile(path).monotonic);
}
const NO_RULES = { keys: [], monotonic: [] };
function withoutIgnored(files, { isIgnored }) {
    return new Map([...files].filter(([path]) => !isIgnored(path)));
}
function isWorthReading({ before, after }) {
    return isReadable(after.path, { before: before.sizeBytes, after: after.sizeBytes });
}
function documentOf({ file, before, after }) {
    const sizesBytes = { before: file.before.sizeBytes, after: file.after.sizeBytes };
    return { path: file.after.path, before, after, sizesBytes };
}
function growing(side, content, { file, pointers }) {
    const { path } = file.after;
    if (content !== null)
        return readGrowing(path, content, pointers);
    return (side.values ?? []).filter((value) => value.path === path && pointers.includes(value.pointer));
}

;// CONCATENATED MODULE: ./build/kinds/difference-list.js

const MAX_OF_A_CODE = 2000;
function orderDifferences(differences, samples) {
    const groups = Map.groupBy(inOrder(differences), (difference) => difference.code);
    const listed = [...groups.values()].flatMap((group) => {
        const rest = group.slice(MAX_OF_A_CODE);
        return rest.length === 0 ? group : [...group.slice(0, MAX_OF_A_CODE), summedUp(rest, samples)];
    });
    return inOrder(listed).map((each) => ({ ...each, samples: each.samples.slice(0, samples) }));
}
function inOrder(differences) {
    const keyed = differences.map((difference) => ({
        difference,
        place: (0,model/* placeText */.Z9)(difference.place),
        code: model/* DIFFERENCE_CODES */.N5.indexOf(difference.code),
    }));
    keyed.sort((a, b) => (0,model/* compareBytewise */.GV)(a.place, b.place) || a.code - b.code);
    return keyed.map(({ difference }) => difference);
}
function summedUp(rest, samples) {
    const { code } = rest[0];
    const entry = model/* DIFFERENCES */.dz[code];
    const amount = rest.reduce((sum, { numbers }) => sum + (numbers[entry.amount ?? ""] ?? 0), 0);
    const numbers = { ...(entry.amount === undefined ? {} : { [entry.amount]: amount }), others: rest.length };
    return { code, place: {}, numbers, samples: rest.slice(0, samples).map(({ place }) => ({ key: (0,model/* placeText */.Z9)(place) })) };
}

;// CONCATENATED MODULE: ./build/kinds/file/compare/compare.js



async function compareFileStores({ base, current }, options) {
    const [before, after] = [await knownFiles(base), await knownFiles(current)];
    if (before === undefined || after === undefined)
        return compareCounts(base, current);
    return orderDifferences(await compareFiles({ base: before, current: after, contents }, options), options.samples);
}
async function* contents(files) {
    for (const file of files)
        yield { file, before: file.before.file, after: file.after.file };
}
function compareCounts(base, current) {
    const [before, after] = [filesOf(base), filesOf(current)];
    if (before === undefined || after === undefined || before === after)
        return [{ code: "store-changed", place: {}, numbers: {}, samples: [] }];
    const code = before < after ? "file-added" : "file-removed";
    return [{ code, place: {}, numbers: { files: Math.abs(after - before), before, after }, samples: [] }];
}
function filesOf({ summary, facts }) {
    if (facts?.kind === "file")
        return facts.files.length;
    return summary?.kind === "file" ? summary.files : undefined;
}

;// CONCATENATED MODULE: ./build/kinds/file/compare/describe.js



async function describeFiles(store, options) {
    const known = [...((await knownFiles(store))?.files.values() ?? [])];
    const files = known
        .map(({ path, sizeBytes, id }) => ({ path, sizeBytes: sizeBytes ?? 0, sha256: id }))
        .sort((a, b) => (0,model/* compareBytewise */.GV)(a.path, b.path));
    const at = new Map(known.map(({ path, file }) => [path, file]));
    const values = files.flatMap(({ path }) => {
        const file = at.get(path);
        return file ? growingValues(path, file, options) : [];
    });
    return { kind: "file", files, values };
}

;// CONCATENATED MODULE: ./build/kinds/file/compare/index.js



const MEMORY_BYTES = 2 * 2 ** 30;
const BYTES_A_SECOND = 5 * 2 ** 20;
function comparisonLimits(sizeBytes) {
    return { memoryBytes: MEMORY_BYTES, timeoutMs: Math.ceil(60_000 + (sizeBytes / BYTES_A_SECOND) * 1000) };
}

;// CONCATENATED MODULE: ./build/kinds/secret-tally.js

const MAX_PLACE = 1024;
class SecretTally {
    #store;
    #findings = new Map();
    #rules = new Map();
    #unlisted = new Set();
    #omitted = 0;
    constructor({ store }) {
        this.#store = { store: store.name, kind: store.kind };
    }
    add({ rule, in: where, place, fingerprint, at, count = 1 }) {
        if (count === 0)
            return;
        this.#rules.set(rule, (this.#rules.get(rule) ?? 0) + count);
        const finding = this.#findingAt(`${where}\0${place}\0${rule}`, { rule, in: where, place });
        if (finding === undefined)
            return;
        finding.count += count;
        if (at !== undefined && finding.at.length < model/* MAX_SECRET_SAMPLES */.y1)
            finding.at.push(at());
        if (fingerprint === undefined || finding.fingerprints.length === model/* MAX_SECRET_SAMPLES */.y1)
            return;
        if (!finding.fingerprints.includes(fingerprint))
            finding.fingerprints.push(fingerprint);
    }
    get found() {
        const rules = Array.from(this.#rules, ([rule, count]) => ({ rule, count }));
        const place = (finding) => `${finding.place}\0${finding.rule}\0${finding.in}`;
        return {
            rules: rules.sort((a, b) => (0,model/* compareBytewise */.GV)(a.rule, b.rule)),
            findings: [...this.#findings.values()].sort((a, b) => (0,model/* compareBytewise */.GV)(place(a), place(b))),
            omitted: this.#omitted,
        };
    }
    #findingAt(key, about) {
        const known = this.#findings.get(key);
        if (known !== undefined)
            return known;
        if (this.#findings.size < model/* MAX_SECRET_FINDINGS */.H5) {
            const finding = {
                ...this.#store,
                ...about,
                place: clipped(about.place),
                count: 0,
                at: [],
                fingerprints: [],
            };
            this.#findings.set(key, finding);
            return finding;
        }
        if (this.#unlisted.has(key))
            return undefined;
        if (this.#unlisted.size < model/* MAX_SECRET_FINDINGS */.H5)
            this.#unlisted.add(key);
        this.#omitted++;
        return undefined;
    }
}
function clipped(place) {
    return place.slice(0, MAX_PLACE).toWellFormed();
}
function shownName(name, matcher) {
    let shown = "";
    let end = 0;
    for (const hit of matcher.search(name)) {
        shown += name.slice(end, hit.start) + (0,model/* redactionMark */.HA)(hit.rule);
        end = hit.end;
    }
    return shown + name.slice(end);
}
function addedUp(all) {
    const rules = new Map();
    for (const { rule, count } of all.flatMap((found) => found.rules))
        rules.set(rule, (rules.get(rule) ?? 0) + count);
    const findings = new Map();
    for (const finding of all.flatMap((found) => found.findings)) {
        const key = [finding.store, finding.in, finding.place, finding.rule].join("\0");
        const known = findings.get(key);
        findings.set(key, known === undefined ? finding : together(known, finding));
    }
    const listed = [...findings.values()].slice(0, model/* MAX_SECRET_FINDINGS */.H5);
    return {
        rules: Array.from(rules, ([rule, count]) => ({ rule, count })).sort((a, b) => (0,model/* compareBytewise */.GV)(a.rule, b.rule)),
        findings: listed,
        omitted: all.reduce((sum, { omitted }) => sum + omitted, findings.size - listed.length),
    };
}
function together(one, other) {
    const first = (texts) => [...new Set(texts)].slice(0, model/* MAX_SECRET_SAMPLES */.y1);
    return {
        ...one,
        count: one.count + other.count,
        at: first([...one.at, ...other.at]),
        fingerprints: first([...one.fingerprints, ...other.fingerprints]),
    };
}

;// CONCATENATED MODULE: ./build/kinds/path-rules.js


const MAX_COMPARED = 10_000;
class PathRules {
    #rules;
    #reached = new Set();
    #followed = new Set();
    #paths = [];
    constructor(redactions) {
        this.#rules = redactions.map((redaction) => ({ redaction, fits: (0,model/* compileGlob */.SO)(redaction.path ?? "") }));
    }
    about(path) {
        if (this.#paths.length < MAX_COMPARED)
            this.#paths.push(path);
        const about = this.#rules.filter(({ fits }) => fits(path)).map(({ redaction }) => redaction);
        for (const redaction of about)
            this.#reached.add(redaction);
        return about;
    }
    followed(redaction) {
        this.#followed.add(redaction);
    }
    missed(matcher) {
        return this.#rules.flatMap(({ redaction }) => {
            if (!this.#reached.has(redaction)) {
                const near = (0,model/* nearestWord */.zZ)(redaction.path ?? "", this.#paths);
                return [{ redaction, part: "path", near: near && shownName(near, matcher) }];
            }
            const isMissed = redaction.pointer !== undefined && !this.#followed.has(redaction);
            return isMissed ? [{ redaction, part: "pointer" }] : [];
        });
    }
}
function isDropped(about) {
    return about.some(({ pointer }) => pointer === undefined);
}

;// CONCATENATED MODULE: ./build/kinds/json-members.js

const json_members_QUOTE = '"';
const BLANK = /\s*/y;
const WORD = /[^\s,\]}]*/y;
function containerAt(text, at) {
    const isList = text[at] === "[";
    if (!isList && text[at] !== "{")
        return undefined;
    const members = [];
    const close = isList ? "]" : "}";
    for (let start = json_members_valueAt(text, at + 1); text[start] !== close;) {
        const member = isList ? elementAt(text, start) : memberAt(text, start);
        members.push(member);
        const next = json_members_valueAt(text, member.end);
        start = text[next] === "," ? json_members_valueAt(text, next + 1) : next;
    }
    return { isList, members };
}
function json_members_valueAt(text, at) {
    return endOf(BLANK, text, at);
}
function elementAt(text, start) {
    return { start, valueStart: start, end: valueEnd(text, start) };
}
function memberAt(text, start) {
    const keyEnd = endOfString(text, start) + 1;
    const valueStart = json_members_valueAt(text, json_members_valueAt(text, keyEnd) + 1);
    const key = JSON.parse(text.slice(start, keyEnd));
    return { key, start, valueStart, end: valueEnd(text, valueStart) };
}
function valueEnd(text, start) {
    if (text[start] === json_members_QUOTE)
        return endOfString(text, start) + 1;
    if (text[start] !== "{" && text[start] !== "[")
        return endOf(WORD, text, start);
    let depth = 0;
    for (let at = start; at < text.length; at++) {
        const char = text[at];
        if (char === json_members_QUOTE)
            at = endOfString(text, at);
        else if (char === "{" || char === "[")
            depth++;
        else if ((char === "}" || char === "]") && --depth === 0)
            return at + 1;
    }
    return text.length;
}
function endOf(pattern, text, at) {
    pattern.lastIndex = at;
    pattern.test(text);
    return pattern.lastIndex;
}

;// CONCATENATED MODULE: ./build/kinds/redacted-value.js
function masked(value, how, pseudonym) {
    return how === "mask" ? "***" : `hash:${pseudonym(value)}`;
}

;// CONCATENATED MODULE: ./build/kinds/redacted-json.js





const MAX_BYTES = 128 * 1024 * 1024;
const { rawJSON } = JSON;
function redactMembers({ file, path, about }, to, { matcher, rules, tally }) {
    const place = shownName(path, matcher);
    if ((0,external_node_fs_.statSync)(file).size > MAX_BYTES)
        throw unreadable(place, `is larger than ${MAX_BYTES} bytes`);
    const text = (0,external_node_fs_.readFileSync)(file, "utf8");
    const redact = (json) => {
        JSON.parse(json);
        let text = json;
        for (const redaction of about) {
            const how = { what: redaction.do, pseudonym: matcher.pseudonym.bind(matcher) };
            const at = { start: json_members_valueAt(text, 0), tokens: tokensOf(redaction.pointer ?? "") };
            const { count, edits } = editsAt(text, at, how);
            if (count > 0)
                rules.followed(redaction);
            tally.add({ rule: redaction.do, in: "content", place, count });
            text = edited(text, edits);
        }
        return text;
    };
    (0,external_node_fs_.writeFileSync)(to, isLines(path) ? lineByLine(text, redact, place) : whole(text, redact, place), {
        flag: "wx",
        mode: 0o600,
    });
}
function whole(text, redact, place) {
    try {
        return redact(text);
    }
    catch {
        throw unreadable(place, "is no JSON");
    }
}
function lineByLine(text, redact, place) {
    const lines = text.split("\n").map((line, index) => {
        try {
            return line.trim() === "" ? line : redact(line);
        }
        catch {
            throw unreadable(place, `has a line ${index + 1} that is no JSON`);
        }
    });
    return lines.join("\n");
}
function editsAt(text, { start, tokens: [token, ...rest] }, how) {
    const container = containerAt(text, start);
    if (container === undefined)
        return { count: 0, edits: [] };
    const isNamed = ({ key }, index) => token === "*" || token === (key ?? `${index}`);
    const named = container.members.filter(isNamed);
    if (rest.length > 0) {
        const inner = named.map((member) => editsAt(text, { start: member.valueStart, tokens: rest }, how));
        return { count: inner.reduce((sum, { count }) => sum + count, 0), edits: inner.flatMap(({ edits }) => edits) };
    }
    const isRemoved = how.what === "drop" && !container.isList;
    return {
        count: named.length,
        edits: isRemoved ? removed(container.members, new Set(named)) : named.map((member) => replaced(text, member, how)),
    };
}
function replaced(text, { valueStart: start, end }, { what, pseudonym }) {
    if (what === "drop")
        return { start, end, text: "null" };
    return { start, end, text: JSON.stringify(masked(plain(parse(text.slice(start, end))), what, pseudonym)) };
}
function removed(members, gone) {
    const lastKept = members.findLastIndex((member) => !gone.has(member));
    const edits = members
        .slice(0, lastKept)
        .flatMap((member, index) => gone.has(member) ? [{ start: member.start, end: members[index + 1]?.start ?? member.end, text: "" }] : []);
    const end = members.at(-1)?.end ?? 0;
    const start = members[lastKept]?.end ?? members[0]?.start ?? end;
    return start < end ? [...edits, { start, end, text: "" }] : edits;
}
function edited(text, edits) {
    if (edits.length === 0)
        return text;
    const kept = edits.map(({ start, text: instead }, index) => text.slice(edits[index - 1]?.end ?? 0, start) + instead);
    return kept.join("") + text.slice(edits.at(-1)?.end);
}
function plain(value) {
    return typeof value === "string" ? value : JSON.stringify(value);
}
function tokensOf(pointer) {
    return pointer
        .split("/")
        .slice(1)
        .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}
function parse(json) {
    const reviver = (_key, value, context) => typeof value === "number" && context?.source !== undefined && context.source !== String(value)
        ? rawJSON(context.source)
        : value;
    return JSON.parse(json, reviver);
}
function isLines(path) {
    return /\.(jsonl|ndjson)$/i.test(path);
}
function unreadable(place, why) {
    return new model/* AppError */.uV("secrets-found", `${place} ${why}, so a pointer cannot be redacted in it`, { path: place });
}

;// CONCATENATED MODULE: ./build/kinds/searched-file.js



const BLOCK_BYTES = 1024 * 1024;
const searched_file_LINE_FEED = 0x0a;
function* searchFile(file, matcher) {
    const { before, after } = matcher.reach;
    const buffer = Buffer.allocUnsafeSlow(before + BLOCK_BYTES + after);
    const fd = (0,external_node_fs_.openSync)(file, "r");
    try {
        let searchedTo = 0;
        for (let start = 0;; start += BLOCK_BYTES) {
            const first = Math.max(0, start - before);
            const window = buffer.subarray(0, readFully(fd, buffer.subarray(0, start - first + BLOCK_BYTES + after), first));
            const from = start - first;
            if (window.length <= from)
                return;
            const to = Math.min(from + BLOCK_BYTES, window.length);
            const hits = matcher
                .search(window, { from, to })
                .map((hit) => ({ ...hit, start: Math.max(searchedTo, first + hit.start), end: first + hit.end }))
                .filter((hit) => hit.end > hit.start);
            searchedTo = hits.at(-1)?.end ?? searchedTo;
            yield { bytes: window.subarray(from, to), start, hits };
        }
    }
    finally {
        (0,external_node_fs_.closeSync)(fd);
    }
}
function tallyFile({ file, path }, matcher, tally) {
    const inName = matcher.search(path);
    const place = inName.length === 0 ? path : shownName(path, matcher);
    for (const { rule, fingerprint } of inName)
        tally.add({ rule, fingerprint, in: "name", place });
    const found = [];
    const counts = new Map();
    for (const { hits } of searchFile(file, matcher))
        for (const hit of hits) {
            const count = (counts.get(hit.rule) ?? 0) + 1;
            counts.set(hit.rule, count);
            if (count <= model/* MAX_SECRET_SAMPLES */.y1)
                found.push(hit);
            else
                tally.add({ rule: hit.rule, fingerprint: hit.fingerprint, in: "content", place });
        }
    const lines = lineNumbers(file, found.map(({ start }) => start));
    for (const [index, { rule, fingerprint }] of found.entries())
        tally.add({ rule, fingerprint, in: "content", place, at: () => `line ${lines[index]}` });
}
function lineNumbers(file, places) {
    const numbers = [];
    if (places.length === 0)
        return numbers;
    const fd = (0,external_node_fs_.openSync)(file, "r");
    try {
        const block = Buffer.allocUnsafe(64 * 1024);
        let line = 1;
        for (let at = 0; numbers.length < places.length; at += block.length) {
            const count = readFully(fd, block, at);
            for (let index = 0; index < count; index++) {
                while (places[numbers.length] === at + index)
                    numbers.push(line);
                if (block[index] === searched_file_LINE_FEED)
                    line++;
            }
            if (count < block.length)
                break;
        }
    }
    finally {
        (0,external_node_fs_.closeSync)(fd);
    }
    return numbers;
}
function readFully(fd, buffer, position) {
    let done = 0;
    while (done < buffer.length) {
        const count = (0,external_node_fs_.readSync)(fd, buffer, done, buffer.length - done, position + done);
        if (count === 0)
            break;
        done += count;
    }
    return done;
}

;// CONCATENATED MODULE: ./build/kinds/spelt-mark.js
const STAR = "*";
function speltMark(hit, mark, content) {
    const encoding = hit.encoding ?? "utf-8";
    if (encoding === content)
        return encode(mark, encoding);
    return Buffer.alloc(hit.end - hit.start, encode(STAR, encoding));
}
function encode(text, encoding) {
    if (encoding === "utf-8")
        return Buffer.from(text);
    const bytes = Buffer.from(text, "utf16le");
    return encoding === "utf-16le" ? bytes : bytes.swap16();
}

;// CONCATENATED MODULE: ./build/kinds/redacted-file.js






const redacted_file_LOOKED_AT_BYTES = 64 * 1024;
function redactFile(source, to, redacting) {
    const { matcher } = redacting;
    if (source.about.length === 0)
        return strikeOut(source.file, to, matcher);
    const between = `${to}.members`;
    redactMembers(source, between, redacting);
    const redacted = strikeOut(between, to, matcher);
    (0,external_node_fs_.rmSync)(between);
    return redacted;
}
function strikeOut(file, to, matcher) {
    const encoding = (0,model/* textEncodingOf */.wi)(startOf(file));
    const hash = (0,external_node_crypto_.createHash)("sha256");
    const target = (0,external_node_fs_.openSync)(to, "wx", 0o600);
    const put = (bytes) => {
        hash.update(bytes);
        for (let done = 0; done < bytes.length;)
            done += (0,external_node_fs_.writeSync)(target, bytes, done);
    };
    try {
        let at = 0;
        for (const { bytes, start, hits } of searchFile(file, matcher)) {
            const keepTo = (end) => {
                if (end > at)
                    put(bytes.subarray(at - start, end - start));
            };
            for (const hit of hits) {
                keepTo(hit.start);
                put(speltMark(hit, (0,model/* redactionMark */.HA)(hit.rule), encoding));
                at = hit.end;
            }
            keepTo(start + bytes.length);
            at = Math.max(at, start + bytes.length);
        }
    }
    finally {
        (0,external_node_fs_.closeSync)(target);
    }
    return { file: to, sizeBytes: (0,external_node_fs_.statSync)(to).size, sha256: hash.digest("hex") };
}
function startOf(file) {
    const fd = (0,external_node_fs_.openSync)(file, "r");
    try {
        const bytes = Buffer.alloc(redacted_file_LOOKED_AT_BYTES);
        return bytes.subarray(0, (0,external_node_fs_.readSync)(fd, bytes));
    }
    finally {
        (0,external_node_fs_.closeSync)(fd);
    }
}

;// CONCATENATED MODULE: ./build/kinds/file/redact.js







async function redactFiles(copy, { matcher, redactions, dir }) {
    const rules = new PathRules(redactions);
    const tally = new SecretTally(copy);
    const entries = [];
    const digested = [];
    const leftOut = [...copy.staged.leftOut];
    (0,external_node_fs_.mkdirSync)(dir, { recursive: true, mode: 0o700 });
    for (const [index, entry] of copy.staged.entries.entries()) {
        const member = (0,model/* storeOfArchivePath */.UV)(entry.path)?.rest ?? entry.path;
        const path = (0,model/* restoredPath */.iq)(copy.store.path, member);
        if (entry.type === "folder") {
            entries.push(entry);
            digested.push({ path: member, type: "folder" });
            continue;
        }
        const about = rules.about(path);
        if (isDropped(about)) {
            tally.add({ rule: "drop", in: "content", place: shownName(path, matcher) });
            leftOut.push({ path, reason: "excluded" });
        }
        else {
            const to = (0,external_node_path_.join)(dir, String(index));
            const { file, sizeBytes, sha256 } = redactFile({ file: entry.file, path, about }, to, { matcher, rules, tally });
            entries.push({ ...entry, file, sizeBytes });
            digested.push({ path: member, type: "file", executable: isExecutable(entry.mode), sha256 });
        }
    }
    const files = entries.filter((entry) => entry.type === "file").length;
    const summary = { kind: "file", files, folders: entries.length - files };
    const staged = { ...copy.staged, entries, leftOut, summary, digest: filesDigest(digested) };
    return { staged, applied: tally.found, missed: rules.missed(matcher) };
}

;// CONCATENATED MODULE: ./build/kinds/extracted.js

function extracted_modeOf({ modes }, path) {
    const mode = modes.get(path);
    if (mode === undefined)
        throw new model/* AppError */.uV("internal", `the manifest gives no mode for ${path}`, { path });
    return mode;
}
function extractedStores(manifest, extracted) {
    const paths = new Map();
    for (const { path } of manifest.entries) {
        const owner = (0,model/* storeOfArchivePath */.UV)(path);
        if (owner === undefined)
            continue;
        const key = (0,model/* storeKey */.LN)(owner);
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
        paths: paths.get((0,model/* storeKey */.LN)(store)) ?? [],
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
    const turn = takeTurns();
    const folders = new FolderMaker(tree);
    for (const archivePath of extracted.paths) {
        const from = (0,external_node_path_.join)(extracted.extracted, archivePath);
        const path = (0,model/* restoredPath */.iq)(extracted.store.path, (0,model/* storeOfArchivePath */.UV)(archivePath)?.rest ?? "");
        const mode = extracted_modeOf(extracted, archivePath);
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

;// CONCATENATED MODULE: ./build/kinds/file/secrets.js



async function findInFiles(copy, matcher) {
    const tally = new SecretTally(copy);
    for (const entry of copy.staged.entries) {
        const path = (0,model/* restoredPath */.iq)(copy.store.path, (0,model/* storeOfArchivePath */.UV)(entry.path)?.rest ?? entry.path);
        if (entry.type === "file")
            tallyFile({ file: entry.file, path }, matcher, tally);
        else
            for (const { rule, fingerprint } of matcher.search(path))
                tally.add({ rule, fingerprint, in: "name", place: shownName(path, matcher) });
    }
    return tally.found;
}

;// CONCATENATED MODULE: ./build/kinds/file/look.js





const MAX_TEXT_BYTES = 64 * 1024 * 1024;
function lookAtFile(tree, path) {
    const parts = path.split("/");
    for (let depth = 1; depth < parts.length; depth++) {
        const above = (0,external_node_fs_.lstatSync)((0,external_node_path_.join)(tree, ...parts.slice(0, depth)), { throwIfNoEntry: false });
        if (above === undefined)
            return { type: "nothing" };
        if (!above.isDirectory())
            return { type: "other", what: `${parts.slice(0, depth).join("/")} is no folder` };
    }
    const file = (0,external_node_path_.join)(tree, ...parts);
    const stat = (0,external_node_fs_.lstatSync)(file, { throwIfNoEntry: false });
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
        const { size } = (0,external_node_fs_.fstatSync)(fd);
        if (size > MAX_TEXT_BYTES)
            throw new RangeError(`it is larger than ${MAX_TEXT_BYTES} bytes`);
        const content = Buffer.alloc(size);
        let done = 0;
        for (let count = -1; count !== 0 && done < size; done += count)
            count = (0,external_node_fs_.readSync)(fd, content, done, size - done, done);
        return content.toString("utf8");
    }
    finally {
        (0,external_node_fs_.closeSync)(fd);
    }
}

;// CONCATENATED MODULE: ./build/kinds/file/index.js






const fileKind = {
    name: "file",
    open: openFiles,
    check: checkFiles,
    restore: restoreFiles,
    describe: describeFiles,
    compare: compareFileStores,
    alike: alikeFiles,
    comparing: { limitsFor: comparisonLimits },
    secrets: { find: findInFiles, redact: redactFiles },
};


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






const turn = takeTurns();
async function blobName(path, format) {
    return withFile(path, async (fd) => {
        const sizeBytes = (0,external_node_fs_.fstatSync)(fd).size;
        const hash = (0,external_node_crypto_.createHash)(format).update(`blob ${sizeBytes}\0`);
        if ((await readContent(fd, { hash, turn })) !== sizeBytes)
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
        const sizeBytes = await withFile(from, (fd) => readContent(fd, { hash, turn, copyTo: target }));
        return { sizeBytes, sha256: hash.digest("hex") };
    }
    finally {
        (0,external_node_fs_.closeSync)(target);
    }
}
async function sha256Of(path) {
    const hash = (0,external_node_crypto_.createHash)("sha256");
    await withFile(path, (fd) => readContent(fd, { hash, turn }));
    return hash.digest("hex");
}
function systemCode(error) {
    return typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
}
async function withFile(path, use) {
    let fd;
    try {
        fd = openUnfollowed(path);
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

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./build/kinds/git/git.js



class GitFailed extends Error {
    exitCode;
    constructor(exitCode, stderr) {
        super(firstLine(stderr) || `git ended with exit code ${exitCode}`);
        this.name = "GitFailed";
        this.exitCode = exitCode;
    }
}
const SILENCE_MS = 15 * 60 * 1000;
const MAX_ANSWER_BYTES = 128 * 1024 * 1024;
const MAX_ALLOCATION = "1g";
const NO_SPACE = /No space left on device|Disk quota exceeded|Out of diskspace|failed to write new configuration file|unable to write (loose object )?file/;
const SCANT_BYTES = 1024 * 1024;
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
async function git(place, args, options = {}) {
    const environment = environmentFor(place);
    const flood = new AbortController();
    let fault;
    const { simpleGit } = await Promise.all(/* import() */[__webpack_require__.e(2830), __webpack_require__.e(4724)]).then(__webpack_require__.bind(__webpack_require__, 74724));
    const runner = simpleGit({
        baseDir: (0,external_node_os_.tmpdir)(),
        config: CONFIG,
        unsafe: SWITCHED_OFF,
        allowEnvironment: Object.keys(environment).filter((name) => name.startsWith("GIT_")),
        completion: { onClose: true, onExit: false },
        timeout: { block: SILENCE_MS },
        abort: flood.signal,
        errors: (error, result) => {
            fault = faultOf(result, place, options);
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
        throw fault ?? new GitFailed(-1, error instanceof Error ? error.message : String(error));
    }
}
function faultOf(result, place, options) {
    const stderr = Buffer.concat(result.stdErr).toString("utf8");
    if (result.exitCode < 0 && /\bENOENT\b/.test(stderr))
        return new model/* AppError */.uV("git-missing", "git was not found");
    if (result.exitCode !== 0 && !options.answers?.includes(result.exitCode)) {
        if (NO_SPACE.test(stderr) || isScant(place))
            return new model/* AppError */.uV("disk-full", `no space left for git: ${firstLine(stderr)}`);
        return new GitFailed(result.exitCode, stderr);
    }
    if (stderr !== "")
        options.warned?.(stderr);
    return undefined;
}
function isScant({ gitDir }) {
    try {
        const { bavail, bsize } = (0,external_node_fs_.statfsSync)(gitDir);
        return bavail * bsize < SCANT_BYTES;
    }
    catch {
        return false;
    }
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
        GIT_ALLOC_LIMIT: MAX_ALLOCATION,
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
    const format = await readSource(location, () => git({ gitDir }, ["rev-parse", "--show-object-format=storage"]));
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
        if (!(error instanceof GitFailed))
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
        for (const below of lookInto({ root, folder, skips }, found))
            waiting.push(below);
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






const MAX_STASHES = 10_000;
const OWN_REFS = "refs/memsnap/";
async function readNames(location, layout) {
    return readSource(location, async () => {
        const refs = await readRefs(location, layout);
        const head = await readHead(layout, refs);
        const hasStash = refs.some((ref) => ref.name === "refs/stash");
        const stashes = hasStash
            ? lines(await git({ gitDir: layout.gitDir }, ["rev-list", "--walk-reflogs", "refs/stash"]))
            : [];
        if (stashes.length > MAX_STASHES)
            throw new model/* AppError */.uV("source-unsupported", `${location} has more than ${MAX_STASHES} stashes; drop the oldest`);
        return { head, refs, olderStashes: stashes.slice(1) };
    });
}
async function readRefs(location, layout) {
    const warnings = [];
    const answer = await git({ gitDir: layout.gitDir }, ["for-each-ref", "--format=%(objectname) %(refname)"], {
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
    const branch = (await git({ gitDir: layout.gitDir }, ["symbolic-ref", "-q", "HEAD"], { answers: [1] })).trim();
    if (branch !== "")
        return { branch, oid: refs.find((ref) => ref.name === branch)?.oid ?? null };
    return { branch: null, oid: (await git({ gitDir: layout.gitDir }, ["rev-parse", "--verify", "HEAD"])).trim() };
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




const OPERATIONS = [
    "MERGE_HEAD",
    "CHERRY_PICK_HEAD",
    "REVERT_HEAD",
    "BISECT_LOG",
    "rebase-merge",
    "rebase-apply",
    "sequencer",
];
function leftOutOf(storePath, layout, changes) {
    const gitDir = layout.workTree === null ? "" : ".git/";
    const isThere = (name) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(layout.gitDir, name));
    const ofRepository = [
        ...because("worktree", otherWorktrees(layout).map((id) => `worktrees/${id}`)),
        ...because("operation", OPERATIONS.filter(isThere)),
        ...because("reflog", isThere((0,external_node_path_.join)("logs", "HEAD")) ? ["logs"] : []),
    ].map(({ path, reason }) => ({ path: gitDir + path, reason }));
    return [...ofRepository, ...(changes === null ? [] : ofWorkTree(changes))]
        .map(({ path, reason }) => ({ path: storePath === "." ? path : `${storePath}/${path}`, reason }))
        .sort((a, b) => (0,model/* compareBytewise */.GV)(a.path, b.path));
}
function ofWorkTree(changes) {
    return [
        ...because("ignored", changes.ignored),
        ...because("link", changes.links),
        ...changes.special,
        ...because("submodule", [...changes.submodules, ...changes.nestedRepositories]),
    ];
}
function because(reason, paths) {
    return paths.map((path) => ({ path, reason }));
}

// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
;// CONCATENATED MODULE: ./build/kinds/git/bundle-file.js



const SIGNATURE = { sha1: "# v2 git bundle\n", sha256: "# v3 git bundle\n@object-format=sha256\n" };
const MAX_HEADER_BYTES = 64 * 1024 * 1024;
const bundle_file_PIECE_BYTES = 64 * 1024;
async function writeBundle(file, header, pack) {
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
    const handle = await (0,external_node_fs_promises_.open)(file, "r");
    try {
        let header = Buffer.alloc(0);
        while (header.length < MAX_HEADER_BYTES) {
            const { bytesRead, buffer } = await handle.read({ buffer: Buffer.alloc(bundle_file_PIECE_BYTES), position: header.length });
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
    const answer = await git(place, ["ls-tree", "-r", "-z", "--full-tree", oid]);
    const entries = new Map();
    for (const record of records(answer)) {
        const [facts, path] = splitAtTab(record);
        const [mode = "", , entryOid = ""] = facts.split(" ");
        entries.set(path, { mode, oid: entryOid });
    }
    return entries;
}
async function readIndex(place) {
    const entries = records(await git(place, ["ls-files", "--stage", "-z"])).map((record) => {
        const [facts, path] = splitAtTab(record);
        const [mode = "", oid = "", stage = ""] = facts.split(" ");
        return { mode, oid, stage, path };
    });
    return entries;
}
async function readAnnounced(place) {
    return new Set(records(await git(place, ["diff-files", "--name-only", "--diff-filter=A", "-z"])));
}
async function readIgnored(place) {
    const answer = await git(place, ["ls-files", "--others", "--ignored", "--exclude-standard", "--directory", "-z"]);
    return records(answer).map((path) => path.replace(/\/$/, ""));
}
function records(answer) {
    return answer.split("\0").filter((record) => record !== "");
}
function splitAtTab(record) {
    const tab = record.indexOf("\t");
    return [record.slice(0, tab), record.slice(tab + 1)];
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
    await git({ gitDir }, ["init", "-q", "--template=", `--object-format=${options.format}`, ...bare]);
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
    await git(place, ["bundle", "unbundle", bundle]);
}
async function setNames(place, names) {
    const { head, refs } = names;
    const input = refs.map(({ name, oid }) => `create ${name}\0${oid}\0`).join("");
    if (input !== "")
        await git(place, ["update-ref", "--stdin", "-z"], { input });
    if (head.branch !== null)
        await git(place, ["symbolic-ref", "HEAD", head.branch]);
    else
        await git(place, ["update-ref", "--no-deref", "HEAD", head.oid]);
}
const TOLERATED = ["zeroPaddedFilemode", "badTimezone", "missingSpaceBeforeDate", "missingNameBeforeEmail"];
async function fsck(place) {
    const tolerate = TOLERATED.flatMap((id) => ["-c", `fsck.${id}=ignore`]);
    try {
        await git(place, [...tolerate, "fsck", "--strict", "--full", "--no-dangling", "--no-progress"]);
        return [];
    }
    catch (error) {
        if (error instanceof GitFailed)
            return [error.message];
        throw error;
    }
}
async function countCommits(place, oids) {
    if (oids.length === 0)
        return 0;
    return Number(await git(place, ["rev-list", "--count", "--stdin"], { input: `${[...new Set(oids)].join("\n")}\n` }));
}

;// CONCATENATED MODULE: ./build/kinds/git/view.js




const OWN_TREES = "trees";
async function openView(layout, scratch = (0,external_node_os_.tmpdir)()) {
    const gitDir = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(scratch, "memsnap-git-"));
    const close = () => (0,external_node_fs_.rmSync)(gitDir, { recursive: true, force: true, maxRetries: 3 });
    const refresh = () => copyState(layout, gitDir);
    try {
        await initRepository(gitDir, { format: layout.objectFormat, bare: true });
        const own = (0,external_node_path_.join)(gitDir, OWN_TREES, "objects");
        const info = (0,external_node_path_.join)(gitDir, "objects", "info");
        for (const folder of [own, info])
            (0,external_node_fs_.mkdirSync)(folder, { recursive: true });
        (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(info, "alternates"), [layout.objects, own].map((path) => `${quoted(path)}\n`).join(""));
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

;// CONCATENATED MODULE: ./build/kinds/git/index-tree.js





function indexDiffers(index, head) {
    if (index.length !== head.size)
        return true;
    return index.some(({ path, mode, oid, stage }) => {
        const entry = head.get(path);
        return stage !== "0" || entry?.mode !== mode || entry.oid !== oid;
    });
}
async function writeIndexTree({ gitDir }, index, format) {
    const place = await initRepository((0,external_node_path_.join)(gitDir, OWN_TREES), { format, bare: true });
    await fillIndex(place, index.map((entry) => ({ ...entry, stage: "0", path: `${entry.stage}/${entry.path}` })));
    return (await git(place, ["write-tree", "--missing-ok"])).trim();
}
async function readIndexTree(place, tree) {
    const entries = await readTree(place, tree);
    return [...entries].map(([path, entry]) => {
        const slash = path.indexOf("/");
        return { ...entry, stage: path.slice(0, slash), path: path.slice(slash + 1) };
    });
}
async function fillIndex(place, index) {
    await git(place, ["read-tree", "--empty"]);
    const input = index.map(({ mode, oid, stage, path }) => `${mode} ${oid} ${stage}\t${path}\0`).join("");
    if (input !== "")
        await git(place, ["update-index", "-z", "--index-info"], { input });
}

;// CONCATENATED MODULE: ./build/kinds/git/pack.js






async function packState(source, state, dir) {
    const kept = await listKept(source, state);
    const { head, refs } = state.names;
    const all = [...(head.oid === null ? [] : [{ name: "HEAD", oid: head.oid }]), ...refs, ...kept];
    if (all.length === 0)
        return { bundle: null, kept };
    const base = (0,external_node_path_.join)(source.view.gitDir, "state");
    const options = ["--revs", "--delta-base-offset", "--threads=1", "-q"];
    const input = `${[...new Set(all.map((ref) => ref.oid))].join("\n")}\n`;
    const name = (await git(source.view, ["pack-objects", ...options, base], { input })).trim();
    const bundle = (0,external_node_path_.join)(dir, "repository.bundle");
    await writeBundle(bundle, { objectFormat: source.layout.objectFormat, refs: all }, `${base}-${name}.pack`);
    for (const suffix of ["pack", "idx", "rev"])
        (0,external_node_fs_.rmSync)(`${base}-${name}.${suffix}`, { force: true });
    return { bundle, kept };
}
async function listKept({ view, layout }, { names, index, head }) {
    const kept = [];
    if (indexDiffers(index, head))
        kept.push({ name: KEPT.index, oid: await writeIndexTree(view, index, layout.objectFormat) });
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
    const roots = await git(view, ["rev-list", "--max-parents=0", "--stdin"], { input: `${tips.join("\n")}\n` });
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
        const faults = await fsck(place);
        if (faults.length > 0)
            return { ...NOTHING, faults };
        const tips = [...refs.map((ref) => ref.oid), ...(head.oid === null ? [] : [head.oid])];
        const commits = await countCommits(place, tips);
        const index = claims.kept.find((ref) => ref.name === KEPT.index);
        return {
            faults,
            commits,
            head: head.oid === null ? new Map() : await readTree(place, head.oid),
            index: index === undefined ? [] : await readIndexTree(place, index.oid),
        };
    }
    catch (error) {
        if (!(error instanceof GitFailed))
            throw error;
        return { ...NOTHING, faults: [`is damaged: ${error.message}`] };
    }
    finally {
        (0,external_node_fs_.rmSync)(gitDir, { recursive: true, force: true, maxRetries: 3 });
    }
}

;// CONCATENATED MODULE: ./build/kinds/git/withheld.js

function withoutWithheld(index, head, withholds) {
    const isWithheld = ({ path, oid, mode, stage }) => {
        const committed = head.get(path);
        const isCommitted = stage === "0" && committed?.oid === oid && committed.mode === mode;
        return !isCommitted && withholds(path) !== undefined;
    };
    const withheld = [...new Set(index.filter(isWithheld).map(({ path }) => path))];
    if (withheld.length === 0)
        return { index, withheld };
    const committed = withheld.flatMap((path) => {
        const entry = head.get(path);
        return entry === undefined ? [] : [{ ...entry, path, stage: "0" }];
    });
    const kept = index.filter((entry) => !isWithheld(entry));
    return { index: [...kept, ...committed].sort((a, b) => (0,model/* compareBytewise */.GV)(a.path, b.path)), withheld };
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
    const isInRepository = repositoriesBelow(root);
    for (const [path, entry] of head) {
        if (!skips(path))
            continue;
        const gone = isInRepository(path) || isGone((0,external_node_path_.join)(root, path), statBelow(root, path), { entry, baseline });
        if (gone)
            files.deleted.push(path);
    }
    for (const [path, stat] of walked.files)
        if (!tracked.has(path) && isOurs(path))
            files.add(path, stat);
    return {
        ...files.sorted(),
        ignored: worktree_sorted(baseline.ignored.filter((path) => !baseline.isElsewhere(path))),
        submodules: worktree_sorted(gitlinks.filter((path) => statBelow(root, path)?.isDirectory())),
        nestedRepositories: worktree_sorted(walked.repositories.filter(isOurs)),
        emptyFolders: worktree_sorted(walked.emptyFolders.filter(isOurs)),
        misspelt: worktree_sorted([...walked.misspelt.filter(isOurs), ...tracked].filter((path) => path.includes(NOT_UTF8))),
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
        return { changed: worktree_sorted(this.changed), deleted: worktree_sorted(this.deleted), links: worktree_sorted(this.links), special };
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
function repositoriesBelow(root) {
    const known = new Map();
    return function isInRepository(path) {
        const folder = path.slice(0, Math.max(0, path.lastIndexOf("/")));
        if (folder === "")
            return false;
        const isIn = known.get(folder) ?? (looksLikeRepository((0,external_node_path_.join)(root, folder)) || isInRepository(folder));
        known.set(folder, isIn);
        return isIn;
    };
}
function worktree_sorted(paths) {
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
async function state_openSource(location, options) {
    const { exclude, withholds = () => undefined, scratch } = options;
    const layout = await findLayout(location);
    const view = await readSource(location, () => openView(layout, scratch));
    const isElsewhere = besides(exclude);
    const skips = (path) => isElsewhere(path) || withholds(path) !== undefined;
    return { location, layout, view, skips, isElsewhere, withholds };
}
async function readIgnoredOf({ layout, view }) {
    return layout.workTree === null ? [] : readIgnored(view);
}
async function readState(source, walked) {
    const { location, layout, view, skips, isElsewhere } = source;
    return readSource(location, async () => {
        view.refresh();
        const names = await readNames(location, layout);
        const head = names.head.oid === null || walked === null ? new Map() : await readTree(view, names.head.oid);
        if (walked === null)
            return { names, head, index: [], withheld: [], changes: null };
        const { index, withheld } = withoutWithheld(await readStagedIndex(view, head), head, source.withholds);
        const ignored = await readIgnored(view);
        const baseline = { root: location, objectFormat: layout.objectFormat, head, index, ignored, skips, isElsewhere };
        return { names, head, index, withheld, changes: await compareWorktree(walked, baseline) };
    });
}
async function readStagedIndex(view, head) {
    const index = await readIndex(view);
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












const LOOK_LASTS_MS = 500;
async function openRepository(store, { scratch, anyMoment = false }) {
    const source = await state_openSource(store.location, {
        exclude: store.exclude ?? [],
        withholds: store.withholds,
        scratch,
    });
    try {
        const ignored = await readSource(store.location, () => readIgnoredOf(source));
        return new RepositoryCapture(store, source, { ignored, anyMoment });
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
    #anyMoment;
    #pinned;
    #lookedAtMs = Number.NEGATIVE_INFINITY;
    constructor(store, source, about) {
        this.store = store;
        this.#source = source;
        this.#ignored = about.ignored;
        this.#anyMoment = about.anyMoment;
    }
    async lock() {
        this.#pinned = this.#look();
        this.#lookedAtMs = performance.now();
    }
    pin() {
        if (performance.now() - this.#lookedAtMs > LOOK_LASTS_MS)
            this.#pinned = this.#look();
    }
    unlock() { }
    async stage(dir) {
        try {
            return await this.#stage(dir);
        }
        catch (error) {
            await this.#compare();
            throw error;
        }
    }
    async #compare() {
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
        const { bundle, kept } = await readSource(this.store.location, () => packState(this.#source, state, dir));
        const copied = changes === null ? [] : await copyWorktree(this.store, changes, (0,external_node_path_.join)(dir, "worktree"));
        if (!this.#anyMoment)
            await this.#compare();
        const packed = await this.#prove(bundle, { state, kept, dir });
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
            digest: repositoryDigest({ summary, kept, changes: copied.map(({ change }) => change) }),
            consistency: "fenced",
            leftOut: [...leftOutOf(this.store.path, layout, changes), ...this.#withheld(state)],
        };
    }
    #withheld({ withheld }) {
        const { path: folder } = this.store;
        return withheld.map((path) => ({
            path: folder === "." ? path : `${folder}/${path}`,
            reason: this.store.withholds?.(path) ?? "excluded",
        }));
    }
    async #prove(bundle, { state, kept, dir }) {
        if (bundle === null)
            return { entries: [], commits: 0 };
        const { location, name } = this.store;
        const { objectFormat } = this.#source.layout;
        const summary = { objectFormat, head: state.names.head, refs: [...state.names.refs] };
        const { faults, commits } = await proveBundle(bundle, { summary, kept }, dir);
        if (faults.length > 0)
            throw new model/* AppError */.uV("source-damaged", `${location}: git finds a fault: ${faults.join("; ")}`);
        const { size: sizeBytes } = (0,external_node_fs_.statSync)(bundle);
        const path = model/* archivePaths */.rY.gitBundle(name);
        return { entries: [{ path, type: "file", mode: 0o644, sizeBytes, file: bundle }], commits };
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
    if (!refs.every((ref) => ref.name.startsWith("refs/")))
        faults.push("has a ref outside of refs/");
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
    if (kept.filter(({ name }) => name.startsWith(KEPT.stash)).length >= MAX_STASHES)
        faults.push(`keeps more stashes than ${MAX_STASHES}`);
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
        .slice(0, MAX_FINDINGS)
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
        await git({ gitDir: scratch }, ["check-ref-format", head.branch]);
        return head.branch.startsWith("refs/") ? [] : ["has a HEAD outside of refs/"];
    }
    catch (error) {
        if (error instanceof GitFailed)
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
            const executable = (extracted_modeOf(from, archivePath) & 0o100) !== 0;
            changes.push({ path, type: "file", executable, sha256: await sha256Of(file) });
        }
    }
    return changes;
}
function findings(path, faults) {
    return faults
        .slice(0, MAX_FINDINGS)
        .map((fault) => ({ code: "repository-damaged", path, message: `${path} ${fault}` }));
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./build/kinds/git/compare/effective-files.js






async function effectiveFiles({ store, summary }, place) {
    const files = new Map();
    const at = (path) => (0,model/* restoredPath */.iq)(store.path ?? ".", path);
    if (summary.head.oid !== null)
        for (const file of await committedFiles(place, summary.head.oid))
            files.set(file.path, file);
    for (const path of summary.deleted)
        files.delete(path);
    for (const entry of store.content ?? []) {
        const owner = (0,model/* storeOfArchivePath */.UV)(entry.path);
        if (entry.type === "folder" || owner === undefined || owner.rest === "")
            continue;
        const { file, sizeBytes, mode } = entry;
        const oid = await blobName(file, summary.objectFormat);
        files.set(owner.rest, { path: owner.rest, sizeBytes, id: oid, oid, executable: (mode & 0o100) !== 0, file });
    }
    return new Map([...files.values()].map((file) => [at(file.path), { ...file, path: at(file.path) }]));
}
async function committedFiles(place, commit) {
    const rows = records(await git(place, ["ls-tree", "-r", "-z", "-l", "--full-tree", commit]));
    return rows.map((row) => {
        const tab = row.indexOf("\t");
        const [mode = "", , oid = "", size = ""] = row.slice(0, tab).split(/ +/);
        const isSubmodule = mode === MODE.submodule;
        return {
            path: row.slice(tab + 1),
            sizeBytes: isSubmodule ? null : Number(size),
            id: oid,
            oid: isSubmodule ? null : oid,
            executable: mode === MODE.executable,
            file: null,
        };
    });
}
async function writeObjects(place, oids, folder) {
    (0,external_node_fs_.mkdirSync)(folder, { recursive: true });
    const work = { ...place, workTree: folder, indexFile: (0,external_node_path_.join)(folder, "index") };
    const input = [...new Set(oids)].map((oid) => `100644 ${oid}\t${oid}\0`).join("");
    if (input === "")
        return;
    await git(work, ["update-index", "-z", "--index-info"], { input });
    await git(work, ["checkout-index", "-a", "-q"]);
    (0,external_node_fs_.rmSync)(work.indexFile);
}

;// CONCATENATED MODULE: ./build/kinds/git/compare/changed-contents.js



const BATCH_BYTES = 64 * 1024 * 1024;
async function* changedContents(files, place, folder) {
    for (const batch of batches(files)) {
        const objects = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(folder, "files-"));
        const pathOf = ({ file, oid }) => file ?? (oid === null ? null : (0,external_node_path_.join)(objects, oid));
        const asked = batch.flatMap(({ before, after }) => [before, after]).filter(({ file }) => file === null);
        await writeObjects(place, asked.flatMap(({ oid }) => oid ?? []), objects);
        for (const file of batch)
            yield { file, before: pathOf(file.before), after: pathOf(file.after) };
        (0,external_node_fs_.rmSync)(objects, { recursive: true, force: true, maxRetries: 3 });
    }
}
function* batches(files) {
    let batch = [];
    let sizeBytes = 0;
    for (const file of files) {
        const added = (file.before.sizeBytes ?? 0) + (file.after.sizeBytes ?? 0);
        if (batch.length > 0 && sizeBytes + added > BATCH_BYTES) {
            yield batch;
            batch = [];
            sizeBytes = 0;
        }
        batch.push(file);
        sizeBytes += added;
    }
    if (batch.length > 0)
        yield batch;
}

;// CONCATENATED MODULE: ./build/kinds/git/compare/commits.js

async function countIn(place, range) {
    if (range.from.length === 0)
        return 0;
    return Number(await git(place, ["rev-list", "--count", "--stdin"], { input: inputOf(range) }));
}
async function listIn(place, range, limit) {
    if (range.from.length === 0 || limit === 0)
        return [];
    const args = ["rev-list", "--no-commit-header", "--format=%H %s", `--max-count=${limit}`, "--topo-order", "--stdin"];
    const answer = await git(place, args, { input: inputOf(range) });
    return answer
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => {
        const space = line.indexOf(" ");
        return { oid: line.slice(0, space), subject: line.slice(space + 1) };
    });
}
async function present(place, oids) {
    const input = [...new Set(oids)].map((oid) => `${oid}\n`).join("");
    if (input === "")
        return new Set();
    const answer = await git(place, ["cat-file", "--batch-check=%(objectname)"], { input });
    return new Set(answer.split("\n").filter((line) => /^[0-9a-f]+$/.test(line)));
}
function inputOf({ from, without }) {
    const lines = [...new Set(from), ...[...new Set(without)].map((oid) => `^${oid}`)];
    return lines.map((line) => `${line}\n`).join("");
}

;// CONCATENATED MODULE: ./build/kinds/git/compare/repository.js




function asRepository(store) {
    return store.summary?.kind === "git" ? { store, summary: store.summary } : undefined;
}
async function unpackTogether(repositories, gitDir) {
    const format = repositories[0]?.summary.objectFormat ?? "sha1";
    const place = await initRepository(gitDir, { format, bare: true });
    disregardAttributes(gitDir);
    const unpacked = new Map();
    const bundles = repositories.flatMap(({ store }) => {
        const file = bundleOf(store);
        return file === undefined ? [] : [{ store, file }];
    });
    for (const { store, file } of bundles)
        unpacked.set(store, await keptBy(store, file));
    const kept = [...unpacked.values()].flat();
    for (const { file } of bundles)
        await unpackObjects(place, file, kept);
    return { place, kept: unpacked };
}
function bundleOf({ name, content = [] }) {
    const entry = content.find(({ path }) => path === model/* archivePaths */.rY.gitBundle(name));
    return entry?.type === "file" ? entry.file : undefined;
}
async function keptBy({ name }, file) {
    const header = await readBundleHeader(file);
    if ("fault" in header)
        throw new model/* AppError */.uV("repository-damaged", `${name} ${header.fault}`, { path: name });
    return splitRefs(header.refs).kept;
}
function withKept({ store, summary }, kept) {
    const own = kept.get(store) ?? [];
    const oidsOf = (refs, prefix) => refs.filter((ref) => ref.name.startsWith(prefix)).map((ref) => ref.oid);
    const latest = summary.refs.filter((ref) => ref.name === STASH).map((ref) => ref.oid);
    return { summary, stashes: [...latest, ...oidsOf(own, KEPT.stash)], ends: oidsOf(own, KEPT.shallow) };
}
const STASH = "refs/stash";
async function readRepository({ name }, read) {
    try {
        return await read();
    }
    catch (error) {
        if (!(error instanceof GitFailed))
            throw error;
        const message = `${name}: git cannot read what its bundle holds: ${error.message}`;
        throw new model/* AppError */.uV("repository-damaged", message, { path: name, cause: error });
    }
}

;// CONCATENATED MODULE: ./build/kinds/git/compare/names.js

const DETACHED = "detached";
function compareNames(base, current) {
    const [before, after] = [refsOf(base), refsOf(current)];
    const differences = [];
    for (const name of before.keys())
        if (!after.has(name))
            differences.push(ofRef("ref-removed", name));
    for (const [name, oid] of after) {
        const old = before.get(name);
        if (old === undefined)
            differences.push(ofRef("ref-added", name));
        else if (old !== oid && !isBranch(name))
            differences.push(ofRef("ref-changed", name, [`${old}..${oid}`]));
    }
    const [was, is] = [base.head.branch ?? DETACHED, current.head.branch ?? DETACHED];
    if (was !== is)
        differences.push({ code: "head-changed", place: {}, numbers: {}, samples: [{ key: `${was} -> ${is}` }] });
    return differences;
}
function compareDepth(base, current, samples) {
    const [before, after] = [base.summary.commits, current.summary.commits];
    const fresh = names_without(current.ends, base.ends);
    if (fresh.length === 0 || after >= before)
        return [];
    const shown = fresh.slice(0, samples).map((key) => ({ key }));
    return [
        { code: "history-rewritten", place: {}, numbers: { commits: before - after, before, after }, samples: shown },
    ];
}
function compareStashes(base, current, samples) {
    const totals = { before: base.stashes.length, after: current.stashes.length };
    const differing = {
        "ref-removed": names_without(base.stashes, current.stashes),
        "ref-added": names_without(current.stashes, base.stashes),
    };
    return ["ref-removed", "ref-added"].flatMap((code) => {
        const oids = differing[code];
        if (oids.length === 0)
            return [];
        const shown = oids.slice(0, samples).map((key) => ({ key }));
        return [{ code, place: { ref: STASH }, numbers: { stashes: oids.length, ...totals }, samples: shown }];
    });
}
function names_without(oids, others) {
    const known = new Set(others);
    return oids.filter((oid) => !known.has(oid));
}
function isBranch(name) {
    return /^refs\/(heads|remotes|notes)\//.test(name);
}
function refsOf({ refs }) {
    return new Map(refs.filter(({ name }) => name !== STASH).map(({ name, oid }) => [name, oid]));
}
function ofRef(code, ref, keys = []) {
    return { code, place: { ref }, numbers: {}, samples: keys.map((key) => ({ key })) };
}

;// CONCATENATED MODULE: ./build/kinds/git/compare/compare-history.js




const MAX_BRANCHES = 500;
const HEAD = "HEAD";
const BRANCHES = "refs/heads/";
async function compareHistory(compared, options) {
    const { base, current, place } = compared;
    const tips = { before: tipsOf(base), after: tipsOf(current) };
    const known = await present(place, tips.before);
    const totals = { before: base.summary.commits, after: current.summary.commits };
    const fresh = { from: tips.after, without: tips.before.filter((oid) => known.has(oid)) };
    const isComplete = fresh.without.length === tips.before.length;
    const commits = isComplete ? await countIn(place, fresh) : Math.max(0, totals.after - totals.before);
    const samples = commits > 0 ? await commitSamples(place, fresh, { ...options, side: "after" }) : [];
    return [
        ...(commits > 0 ? [{ code: "commits-added", place: {}, numbers: { commits, ...totals }, samples }] : []),
        ...(await rewritten(compared, { known, tips: tips.after }, options)),
    ];
}
async function rewritten({ base, current, place }, { known, tips }, options) {
    const after = refsOf(current.summary);
    const moved = [...refsOf(base.summary)].filter(([name, oid]) => isBranch(name) && after.has(name) && after.get(name) !== oid);
    const questions = moved.map(([name, oid]) => ({ name, from: [oid], without: [after.get(name) ?? ""] }));
    const { branch, oid } = base.summary.head;
    if (branch === null)
        questions.unshift({ name: HEAD, from: [oid], without: [...tips] });
    const differences = [];
    for (const { name, ...range } of bounded(questions)) {
        const isKnown = range.from.every((one) => known.has(one));
        const commits = isKnown ? await countIn(place, range) : undefined;
        if (commits === 0)
            continue;
        const samples = isKnown
            ? await commitSamples(place, range, { ...options, side: "before" })
            : range.from.map((key) => ({ key }));
        const numbers = commits === undefined ? {} : await lost(place, range, commits);
        differences.push({
            code: "history-rewritten",
            place: { ref: name },
            numbers,
            samples: samples.slice(0, options.samples),
        });
    }
    return differences;
}
function bounded(questions) {
    const rest = questions.slice(MAX_BRANCHES);
    if (rest.length === 0)
        return questions;
    const without = rest.flatMap((question) => question.without);
    return [...questions.slice(0, MAX_BRANCHES), { name: BRANCHES, from: rest.flatMap(({ from }) => from), without }];
}
async function lost(place, { from, without }, commits) {
    const before = await countIn(place, { from, without: [] });
    return { commits, before, after: await countIn(place, { from: without, without: [] }) };
}
function tipsOf({ summary }) {
    const { head, refs } = summary;
    const named = refs.filter(({ name }) => name !== STASH).map((ref) => ref.oid);
    return [...new Set([...named, ...(head.oid === null ? [] : [head.oid])])];
}
async function commitSamples(place, range, { samples, showContent, side }) {
    const commits = await listIn(place, range, samples);
    return commits.map(({ oid, subject }) => ({ key: oid, ...(showContent ? { [side]: clip(subject) } : {}) }));
}

;// CONCATENATED MODULE: ./build/kinds/git/compare/compare.js











async function compareRepositories({ base, current }, options, scratch) {
    const [before, after] = [asRepository(base), asRepository(current)];
    if (before === undefined || after === undefined)
        return [UNKNOWN];
    const differences = await inScratch(scratch, (folder) => readRepository(current, () => compareKnown({ before, after, folder }, options)));
    return orderDifferences(differences, options.samples);
}
async function describeRepository(store, _, scratch) {
    const repository = asRepository(store);
    if (repository === undefined)
        throw new model/* AppError */.uV("internal", `${store.name} is to be described, but has no content`);
    const files = await inScratch(scratch, (folder) => readRepository(store, () => countFiles(repository, folder)));
    return { kind: "git", files };
}
const UNKNOWN = { code: "store-changed", place: {}, numbers: {}, samples: [] };
async function compareKnown(sides, options) {
    const { before, after } = sides;
    const names = compareNames(before.summary, after.summary);
    const isOneFormat = before.summary.objectFormat === after.summary.objectFormat;
    if (after.store.content === undefined || !isOneFormat) {
        const commits = countedCommits(sides);
        const counted = [...names, ...namedStashes(sides, options), ...commits, ...(await countedFiles(sides))];
        const isUntold = (commits.length === 0 && haveMoved(sides)) || isTreeUntold(sides, counted);
        return isUntold || !isOneFormat ? [...counted, UNKNOWN] : counted;
    }
    const known = before.store.content === undefined ? [after] : [before, after];
    const { place, kept } = await unpackTogether(known, (0,external_node_path_.join)(sides.folder, "objects.git"));
    const [base, current] = [withKept(before, kept), withKept(after, kept)];
    const history = await compareHistory({ base, current, place }, options);
    if (known.length === 1) {
        const found = [...names, ...history, ...namedStashes(sides, options), ...(await countedFiles(sides))];
        return isTreeUntold(sides, found) ? [...found, UNKNOWN] : found;
    }
    const others = [...compareDepth(base, current, options.samples), ...compareStashes(base, current, options.samples)];
    return [...names, ...history, ...others, ...(await comparedFiles(sides, place, options))];
}
async function comparedFiles(sides, place, options) {
    const base = { files: await effectiveFiles(sides.before, place) };
    const current = { files: await effectiveFiles(sides.after, place) };
    const contents = (files) => changedContents(files, place, sides.folder);
    return compareFiles({ base, current, contents }, options);
}
function haveMoved({ before, after }) {
    const now = refsOf(after.summary);
    return [...refsOf(before.summary)].some(([name, oid]) => isBranch(name) && oid !== (now.get(name) ?? oid));
}
function isTreeUntold({ before, after }, found) {
    if (found.length === 0)
        return true;
    const [base, current] = [before.summary, after.summary];
    const isSame = (0,external_node_util_.isDeepStrictEqual)([base.changed, base.deleted], [current.changed, current.deleted]);
    return !isSame && base.head.oid === current.head.oid && !found.some(({ code }) => code.startsWith("file-"));
}
function namedStashes({ before, after }, { samples }) {
    const [base, current] = [withKept(before, new Map()), withKept(after, new Map())];
    return base.stashes.length === current.stashes.length ? [] : compareStashes(base, current, samples);
}
function countedCommits({ before, after }) {
    const totals = { before: before.summary.commits, after: after.summary.commits };
    if (totals.before === totals.after)
        return [];
    const code = totals.before < totals.after ? "commits-added" : "history-rewritten";
    return [{ code, place: {}, numbers: { commits: Math.abs(totals.after - totals.before), ...totals }, samples: [] }];
}
async function countedFiles(sides) {
    const before = await knownCount(sides.before, sides.folder);
    const after = await knownCount(sides.after, sides.folder);
    if (before === undefined || after === undefined || before === after)
        return [];
    const code = before < after ? "file-added" : "file-removed";
    return [{ code, place: {}, numbers: { files: Math.abs(after - before), before, after }, samples: [] }];
}
async function knownCount(side, folder) {
    const { facts, content } = side.store;
    if (facts?.kind === "git")
        return facts.files;
    return content === undefined ? undefined : countFiles(side, (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(folder, "count-")));
}
async function countFiles(repository, folder) {
    const { place } = await unpackTogether([repository], (0,external_node_path_.join)(folder, "objects.git"));
    return (await effectiveFiles(repository, place)).size;
}
async function inScratch(scratch, work) {
    const folder = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(scratch, "compare-"));
    try {
        return await work(folder);
    }
    finally {
        (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true, maxRetries: 3 });
    }
}

;// CONCATENATED MODULE: ./build/kinds/git/compare/index.js


// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
;// CONCATENATED MODULE: ./build/kinds/git/stream.js





const MAX_WORDS_BYTES = 4096;
async function* streamGit(place, args, input = "") {
    const settings = CONFIG.flatMap((setting) => ["-c", setting]);
    const options = { cwd: (0,external_node_os_.tmpdir)(), env: environmentFor(place), windowsHide: true };
    const child = (0,external_node_child_process_.spawn)("git", [...settings, ...args], { ...options, stdio: ["pipe", "pipe", "pipe"] });
    let words = "";
    child.stderr.setEncoding("utf8").on("data", (text) => {
        words = (words + text).slice(0, MAX_WORDS_BYTES);
    });
    const { promise: ended, resolve, reject } = Promise.withResolvers();
    child.on("close", resolve);
    child.on("error", (cause) => reject(new model/* AppError */.uV("git-missing", "git was not found", { cause })));
    ended.catch(() => { });
    child.stdin.on("error", () => { });
    external_node_stream_.Readable.from([input]).pipe(child.stdin);
    try {
        yield* child.stdout;
        const code = await ended;
        if (code !== 0)
            throw new GitFailed(code ?? -1, words);
    }
    finally {
        child.kill("SIGKILL");
    }
}

;// CONCATENATED MODULE: ./build/kinds/git/searched-objects.js


const searched_objects_BLOCK_BYTES = 4 * 1024 * 1024;
const searched_objects_MAX_HEADER_BYTES = 1024;
async function* searchObjects(place, matcher) {
    const objects = new ObjectStream(matcher);
    const pieces = streamGit(place, ["cat-file", "--batch", "--batch-all-objects", "--unordered"]);
    for await (const piece of pieces)
        yield* objects.take(piece);
}
class ObjectStream {
    #matcher;
    #object;
    #rest = Buffer.alloc(0);
    constructor(matcher) {
        this.#matcher = matcher;
    }
    *take(piece) {
        this.#rest = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
        for (let object = this.#current(); object !== undefined; object = this.#current()) {
            this.#rest = this.#rest.subarray(object.take(this.#rest));
            if (!object.isWhole || this.#rest.length === 0)
                return;
            this.#rest = this.#rest.subarray(1);
            this.#object = undefined;
            if (object.hits.length > 0)
                yield object;
        }
    }
    #current() {
        if (this.#object !== undefined)
            return this.#object;
        const end = this.#rest.indexOf("\n");
        if (end < 0 && this.#rest.length > searched_objects_MAX_HEADER_BYTES)
            throw new GitFailed(-1, "git gave an object without a header");
        if (end < 0)
            return undefined;
        this.#object = new SearchedObject(this.#rest.toString("latin1", 0, end), this.#matcher);
        this.#rest = this.#rest.subarray(end + 1);
        return this.#object;
    }
}
class SearchedObject {
    oid;
    type;
    hits = [];
    #matcher;
    #leftBytes;
    #pieces = [];
    #gatheredBytes = 0;
    #searchedBytes = 0;
    constructor(header, matcher) {
        const [oid = "", type = "", size = ""] = header.split(" ");
        if (!/^[0-9]+$/.test(size))
            throw new GitFailed(-1, "git gave an object without a size");
        this.oid = oid;
        this.type = type;
        this.#matcher = matcher;
        this.#leftBytes = Number(size);
    }
    get isWhole() {
        return this.#leftBytes === 0;
    }
    take(bytes) {
        const mine = bytes.subarray(0, this.#leftBytes);
        this.#leftBytes -= mine.length;
        if (this.type === "tree")
            return mine.length;
        this.#pieces.push(mine);
        this.#gatheredBytes += mine.length;
        if (this.isWhole || this.#gatheredBytes > searched_objects_BLOCK_BYTES)
            this.#search();
        return mine.length;
    }
    #search() {
        const { before, after } = this.#matcher.reach;
        const bytes = Buffer.concat(this.#pieces);
        const to = this.isWhole ? bytes.length : Math.max(this.#searchedBytes, bytes.length - after);
        const hits = this.#matcher.search(bytes, { from: this.#searchedBytes, to });
        this.hits.push(...hits);
        const searchedTo = Math.max(to, hits.at(-1)?.end ?? 0);
        const kept = bytes.subarray(Math.max(0, Math.min(searchedTo, bytes.length) - before));
        this.#searchedBytes = searchedTo - (bytes.length - kept.length);
        this.#pieces = [kept];
        this.#gatheredBytes = kept.length;
    }
}

;// CONCATENATED MODULE: ./build/kinds/lines.js
async function* lines_linesOf(stream, maxBytes, end = "\n") {
    let pieces = [];
    let sizeBytes = 0;
    for await (const chunk of stream) {
        let rest = chunk;
        for (let at = rest.indexOf(end); at !== -1; at = rest.indexOf(end)) {
            refuseLong(sizeBytes + at, maxBytes);
            yield Buffer.concat([...pieces, rest.subarray(0, at)]).toString("utf8");
            pieces = [];
            sizeBytes = 0;
            rest = rest.subarray(at + 1);
        }
        pieces.push(rest);
        sizeBytes += rest.length;
        refuseLong(sizeBytes, maxBytes);
    }
}
function refuseLong(sizeBytes, maxBytes) {
    if (sizeBytes > maxBytes)
        throw new RangeError(`a line is longer than ${maxBytes} bytes`);
}

;// CONCATENATED MODULE: ./build/kinds/git/unpacked.js





async function withObjects(copy, use) {
    const { summary, entries } = copy.staged;
    if (summary.kind !== "git")
        throw new model/* AppError */.uV("internal", "a staged repository has the summary of another kind");
    const bundle = entries.find(({ path }) => path === model/* archivePaths */.rY.gitBundle(copy.store.name));
    if (bundle?.type !== "file")
        return use(null);
    const header = await readBundleHeader(bundle.file);
    if ("fault" in header)
        throw new model/* AppError */.uV("internal", `the bundle of ${copy.store.name} ${header.fault}`);
    const folder = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)((0,external_node_path_.dirname)(bundle.file), "objects-"));
    try {
        const gitDir = (0,external_node_path_.join)(folder, "git");
        const place = await initRepository(gitDir, { format: summary.objectFormat, bare: true });
        disregardAttributes(gitDir);
        const { kept } = splitRefs(header.refs);
        await unpackObjects(place, bundle.file, kept);
        return await use({ place, summary, refs: header.refs, kept });
    }
    finally {
        (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true, maxRetries: 3 });
    }
}

;// CONCATENATED MODULE: ./build/kinds/git/secrets.js









const MAX_NAMED_OBJECTS = 10_000;
const secrets_MAX_LINE_BYTES = 1024 * 1024;
const SHOWN_DIGITS = 12;
async function findInRepository(copy, matcher) {
    const tally = new SecretTally(copy);
    for (const entry of copy.staged.entries) {
        const rest = (0,model/* storeOfArchivePath */.UV)(entry.path)?.rest;
        if (rest === undefined || rest === "" || entry.type !== "file")
            continue;
        tallyFile({ file: entry.file, path: (0,model/* restoredPath */.iq)(copy.store.path, rest) }, matcher, tally);
    }
    await withObjects(copy, async (unpacked) => {
        if (unpacked !== null)
            await tallyHistory(unpacked, { copy, matcher, tally });
    });
    return tally.found;
}
async function* placedObjects({ place, refs }) {
    const tips = secrets_tipsOf(refs);
    if (tips !== "")
        for await (const line of lines_linesOf(streamGit(place, ["rev-list", "--objects", "--stdin"], tips), secrets_MAX_LINE_BYTES)) {
            const space = line.indexOf(" ");
            if (space > 0 && space < line.length - 1)
                yield { oid: line.slice(0, space), path: line.slice(space + 1) };
        }
    for (const { name, oid } of refs)
        if (name === KEPT.index)
            yield* await readIndexTree(place, oid);
}
async function* pathsEver(unpacked) {
    for await (const { path } of placedObjects(unpacked))
        yield path;
    const tips = secrets_tipsOf(unpacked.refs);
    if (tips === "")
        return;
    const changes = ["log", "--stdin", "-m", "--root", "--no-renames", "--name-only", "-z", "--format="];
    for await (const path of lines_linesOf(streamGit(unpacked.place, changes, tips), secrets_MAX_LINE_BYTES, "\0"))
        if (path !== "")
            yield path;
}
function secrets_tipsOf(refs) {
    const tips = new Set(refs.filter(({ name }) => name !== KEPT.index).map(({ oid }) => `${oid}\n`));
    return [...tips].join("");
}
async function tallyHistory(unpacked, { copy, matcher, tally }) {
    const { path: root } = copy.store;
    const shown = (path) => shownName((0,model/* restoredPath */.iq)(root, path), matcher);
    for (const { name } of unpacked.refs)
        for (const { rule, fingerprint } of matcher.search(name))
            tally.add({ rule, fingerprint, in: "history", place: shown(name) });
    const waiting = new Map();
    for await (const object of searchObjects(unpacked.place, matcher))
        if (waiting.size < MAX_NAMED_OBJECTS)
            waiting.set(object.oid, object);
        else
            addObject(object, root, tally);
    for await (const { oid, path } of placedObjects(unpacked)) {
        const object = waiting.get(oid);
        if (object !== undefined)
            addObject(object, shown(path), tally);
        waiting.delete(oid);
    }
    for (const object of waiting.values())
        addObject(object, root, tally);
    await tallyPaths(unpacked, { copy, matcher, tally });
}
async function tallyPaths(unpacked, { copy, matcher, tally }) {
    const known = new Set();
    for await (const path of pathsEver(unpacked))
        for (const { rule, fingerprint, end } of matcher.search(path)) {
            const name = path.slice(0, path.indexOf("/", end) < 0 ? path.length : path.indexOf("/", end));
            const key = `${rule} ${end} ${name}`;
            if (known.has(key))
                continue;
            known.add(key);
            tally.add({ rule, fingerprint, in: "history", place: shownName((0,model/* restoredPath */.iq)(copy.store.path, name), matcher) });
        }
}
function addObject({ oid, type, hits }, place, tally) {
    for (const { rule, fingerprint } of hits)
        tally.add({ rule, fingerprint, in: "history", place, at: () => `${type} ${oid.slice(0, SHOWN_DIGITS)}` });
}

;// CONCATENATED MODULE: ./build/kinds/git/without-history.js













const AUTHOR = "memsnap <memsnap@localhost>";
async function dropHistory({ place, summary }, copy, redacting) {
    redacting.tally.add({ rule: "drop", in: "history", place: shownName(copy.store.path, redacting.matcher) });
    const { head } = summary;
    if (head.oid === null)
        return { bundle: [], summary: { ...summary, refs: [], commits: 0 } };
    const files = await redactedTree(place, head.oid, { copy, redacting });
    const index = { ...place, indexFile: (0,external_node_path_.join)(place.gitDir, "redacted.index") };
    await fillIndex(index, Array.from(files, ([path, entry]) => ({ ...entry, stage: "0", path })));
    const tree = (await git(index, ["write-tree"])).trim();
    const oid = await commit(place, tree, head.oid);
    const refs = head.branch === null ? [] : [{ name: head.branch, oid }];
    const file = (0,external_node_path_.join)(redacting.dir, "repository.bundle");
    await pack(place, file, { objectFormat: summary.objectFormat, refs: [{ name: "HEAD", oid }, ...refs] });
    const bundle = { path: model/* archivePaths */.rY.gitBundle(copy.store.name), type: "file", mode: 0o644 };
    const deleted = summary.deleted.filter((path) => files.has(path));
    return {
        bundle: [{ ...bundle, sizeBytes: (0,external_node_fs_.statSync)(file).size, file }],
        summary: { ...summary, head: { ...head, oid }, refs, commits: 1, deleted },
    };
}
async function redactedTree(place, head, { copy, redacting }) {
    const { matcher, dir, rules, tally } = redacting;
    const hit = new Set();
    for await (const { oid } of searchObjects(place, matcher))
        hit.add(oid);
    const files = new Map();
    for (const [path, entry] of await readTree(place, head)) {
        const restored = (0,model/* restoredPath */.iq)(copy.store.path, path);
        const about = rules.about(restored);
        if (isDropped(about)) {
            tally.add({ rule: "drop", in: "content", place: shownName(restored, matcher) });
            continue;
        }
        const isPlain = entry.mode !== MODE.submodule;
        const isRedacted = hit.has(entry.oid) || about.length > 0;
        files.set(path, isPlain && isRedacted ? { ...entry, oid: await rewrite(entry.oid, { path: restored, about }) } : entry);
    }
    return files;
    async function rewrite(oid, source) {
        const [from, to] = [(0,external_node_path_.join)(dir, "object"), (0,external_node_path_.join)(dir, "object.redacted")];
        await (0,external_node_stream_promises_.pipeline)(streamGit(place, ["cat-file", "blob", oid]), (0,external_node_fs_.createWriteStream)(from, { mode: 0o600 }));
        redactFile({ file: from, ...source }, to, { matcher, rules, tally });
        const redacted = (await git(place, ["hash-object", "-w", "--no-filters", to])).trim();
        for (const file of [from, to])
            (0,external_node_fs_.rmSync)(file);
        return redacted;
    }
}
async function commit(place, tree, head) {
    const time = (await git(place, ["show", "-s", "--format=%ct", head])).trim();
    const lines = [`tree ${tree}`, `author ${AUTHOR} ${time} +0000`, `committer ${AUTHOR} ${time} +0000`];
    const input = `${lines.join("\n")}\n\nMemory without its history, which held secrets\n`;
    return (await git(place, ["hash-object", "-t", "commit", "-w", "--stdin"], { input })).trim();
}
async function pack(place, file, header) {
    const base = (0,external_node_path_.join)(place.gitDir, "redacted");
    const input = `${header.refs[0]?.oid}\n`;
    const options = ["--revs", "--delta-base-offset", "--threads=1", "-q"];
    const name = (await git(place, ["pack-objects", ...options, base], { input })).trim();
    await writeBundle(file, header, `${base}-${name}.pack`);
}

;// CONCATENATED MODULE: ./build/kinds/git/redact.js












async function redactRepository(copy, redacting) {
    const tally = new SecretTally(copy);
    (0,external_node_fs_.mkdirSync)(redacting.dir, { recursive: true, mode: 0o700 });
    const rules = new PathRules(redacting.redactions);
    const worktree = redactWorktree(copy, { ...redacting, rules, tally });
    const named = copy.staged.entries.filter(({ path }) => path === model/* archivePaths */.rY.gitBundle(copy.store.name));
    try {
        return await withObjects(copy, async (unpacked) => {
            if (unpacked === null || !(await concernsHistory(unpacked, copy, { ...redacting, rules })))
                return {
                    staged: redact_rewritten(copy, { ...worktree, bundle: named, kept: unpacked?.kept ?? [] }),
                    applied: tally.found,
                    missed: rules.missed(redacting.matcher),
                };
            if (redacting.git !== "drop-history")
                throw committed(shownName(copy.store.path, redacting.matcher));
            const { bundle, summary } = await dropHistory(unpacked, copy, { ...redacting, rules, tally });
            return {
                staged: redact_rewritten({ ...copy, staged: { ...copy.staged, summary } }, { ...worktree, bundle, kept: [] }),
                applied: tally.found,
                missed: rules.missed(redacting.matcher),
            };
        });
    }
    catch (error) {
        if (!(error instanceof GitFailed))
            throw error;
        throw new model/* AppError */.uV("internal", `git cannot rewrite ${copy.store.path}: ${error.message}`, { cause: error });
    }
}
function redactWorktree(copy, { matcher, dir, rules, tally }) {
    const entries = [];
    const changes = [];
    for (const [index, entry] of copy.staged.entries.entries()) {
        const rest = (0,model/* storeOfArchivePath */.UV)(entry.path)?.rest ?? "";
        if (rest === "")
            continue;
        const path = (0,model/* restoredPath */.iq)(copy.store.path, rest);
        if (entry.type === "folder") {
            entries.push(entry);
            changes.push({ path: rest, type: "folder" });
            continue;
        }
        const about = rules.about(path);
        if (isDropped(about))
            tally.add({ rule: "drop", in: "content", place: shownName(path, matcher) });
        else {
            const source = { file: entry.file, path, about };
            const to = (0,external_node_path_.join)(dir, `worktree-${index}`);
            const { file, sizeBytes, sha256 } = redactFile(source, to, { matcher, rules, tally });
            entries.push({ ...entry, file, sizeBytes });
            changes.push({ path: rest, type: "file", executable: (entry.mode & 0o100) !== 0, sha256 });
        }
    }
    return { entries, changes };
}
async function concernsHistory(unpacked, copy, { matcher, redactions, git, rules }) {
    let isNamed = false;
    if (redactions.length > 0)
        for await (const path of pathsEver(unpacked))
            if (rules.about((0,model/* restoredPath */.iq)(copy.store.path, path)).length > 0)
                isNamed = true;
    if (isNamed)
        return true;
    if (git !== "drop-history")
        return false;
    for await (const _ of searchObjects(unpacked.place, matcher))
        return true;
    return false;
}
function redact_rewritten({ staged }, { entries, changes, bundle, kept, }) {
    if (staged.summary.kind !== "git")
        throw new model/* AppError */.uV("internal", "a staged repository has the summary of another kind");
    const summary = { ...staged.summary, changed: changes.map(({ path }) => path) };
    return { ...staged, entries: [...bundle, ...entries], summary, digest: repositoryDigest({ summary, kept, changes }) };
}
function committed(place) {
    const message = `${place}: a rule says to redact what was committed to this repository, and a history cannot be edited; say --git-secrets drop-history`;
    return new model/* AppError */.uV("secrets-found", message, { path: place });
}

;// CONCATENATED MODULE: ./build/kinds/git/checkout.js








async function checkOut(worktree, summary) {
    const { gitDir, workTree } = worktree;
    const commit = summary.head.oid ?? "";
    await git(worktree, ["read-tree", commit]);
    const partial = { ...worktree, indexFile: (0,external_node_path_.join)(gitDir, "unchanged.index") };
    await git(partial, ["read-tree", commit]);
    const absent = new Set([...summary.changed, ...summary.deleted]);
    if ((0,external_node_fs_.readdirSync)(workTree).some((name) => name !== ".git"))
        for (const path of records(await git(partial, ["ls-files", "-z"])))
            if (isThere((0,external_node_path_.join)(workTree, path)))
                absent.add(path);
    const input = [...absent].map((path) => `${path}\0`).join("");
    if (input !== "")
        await git(partial, ["update-index", "--force-remove", "-z", "--stdin"], { input });
    await git(partial, ["checkout-index", "-a", "-q"]);
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
        (0,external_node_fs_.chmodSync)(target, extracted_modeOf(from, archivePath));
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
        if (!(error instanceof GitFailed))
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
    await setNames(place, { head, refs: refs.filter((ref) => ref.name !== restore_STASH) });
    const latest = refs.filter((ref) => ref.name === restore_STASH);
    await restoreStashes(place, [...latest, ...keptInOrder(kept, KEPT.stash)]);
    return kept;
}
async function restoreStashes(place, latestFirst) {
    for (const { oid } of latestFirst.toReversed()) {
        const show = ["rev-list", "--no-walk", "--no-commit-header", "--format=%s", oid];
        const message = (await git(place, show)).trim() || "stash";
        await git(place, ["update-ref", "--create-reflog", "-m", message, restore_STASH, oid]);
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
    await git(worktree, ["update-index", "-q", "--refresh"], { answers: [1] });
    regardAttributes();
}
function repositoryUnits({ path, summary }) {
    return [summary.kind === "git" && summary.bare ? path : (0,model/* restoredPath */.iq)(path, ".git")];
}
const restore_STASH = "refs/stash";
function keptInOrder(kept, prefix) {
    const number = (ref) => Number(ref.name.slice(prefix.length));
    return kept.filter((ref) => ref.name.startsWith(prefix)).sort((a, b) => number(a) - number(b));
}

;// CONCATENATED MODULE: ./build/kinds/git/look.js




async function lookAtRepository(location, question) {
    const dotGit = (0,external_node_path_.join)(location, ".git");
    const place = { gitDir: (0,external_node_fs_.existsSync)(dotGit) ? dotGit : location };
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
    describe: describeRepository,
    compare: compareRepositories,
    secrets: { find: findInRepository, redact: redactRepository },
};




;// CONCATENATED MODULE: ./build/kinds/sources/never-memory.js
const CREDENTIAL_NAMES = new Set([
    ".claude.json",
    ".credentials.json",
    "auth.json",
    "auth-profiles.json",
    "oauth_creds.json",
    "application_default_credentials.json",
    ".git-credentials",
    ".netrc",
    "_netrc",
    ".npmrc",
    ".pypirc",
    ".pgpass",
]);
const CREDENTIAL_PATHS = [
    ".claude-mem/settings.json",
    ".aws/credentials",
    ".docker/config.json",
    ".kube/config",
    ".config/gh/hosts.yml",
    ".cargo/credentials.toml",
];
const ENVIRONMENT = /^(.*\.)?env$|^\.env(rc$|\.)/;
const ENVIRONMENT_EXAMPLE = /\.(example|sample|template|dist)$/;
const KEY_NAME = /^id_(rsa|dsa|ecdsa|ed25519)(_sk)?$|\.(pem|key|p8|p12|pfx|jks|keystore|ppk|kdbx)$/;
const LOCK = /^\.lock$|^\.~lock\..*#$/;
const HALF_WRITTEN = /^\.tmp-|\.(tmp|temp)$/;
const OF_EDITORS = /~$|^\..*\.sw[a-px]$|^#.*#$|^\.#|^~\$/;
const OF_DESKTOPS = /^(\.ds_store|thumbs\.db|desktop\.ini)$/;
function whyNeverMemory(path) {
    const lower = path.replaceAll("\\", "/").toLowerCase();
    const name = lower.slice(lower.lastIndexOf("/") + 1);
    const isEnvironment = ENVIRONMENT.test(name) && !ENVIRONMENT_EXAMPLE.test(name);
    const isCredential = CREDENTIAL_NAMES.has(name) || CREDENTIAL_PATHS.some((end) => lower.endsWith(`/${end}`));
    if (isEnvironment || isCredential || KEY_NAME.test(name))
        return "sensitive";
    const isPassing = [LOCK, HALF_WRITTEN, OF_EDITORS, OF_DESKTOPS].some((pattern) => pattern.test(name));
    return isPassing ? "temporary" : undefined;
}
const KEY_START_BYTES = 4096;
const KEY_STARTS = [
    /^-----BEGIN ([A-Z0-9]+ )*PRIVATE KEY( BLOCK)?-----/,
    /^AGE-SECRET-KEY-/,
    /^PuTTY-User-Key-File-/,
    /^untrusted comment:[^\n]*\n(RWRTY0Iy|RWRCS)/,
];
function startsLikeKey(firstBytes) {
    const text = Buffer.from(firstBytes.buffer, firstBytes.byteOffset, firstBytes.length).toString("latin1");
    const key = text.replace(/^(?:[^\S\n]*(?:#[^\n]*)?\n)*[^\S\n]*/, "");
    return KEY_STARTS.some((pattern) => pattern.test(key));
}

;// CONCATENATED MODULE: ./build/kinds/sources/content.js



const SIDE_FILE = /-(wal|shm|journal)$/;
class Contents {
    #survey;
    #isDatabase;
    #header = Buffer.alloc(KEY_START_BYTES);
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
        const fd = openUnfollowed(path);
        try {
            const start = this.#header.subarray(0, (0,external_node_fs_.readSync)(fd, this.#header, 0, KEY_START_BYTES, 0));
            if (this.#isDatabase(start))
                return "database";
            return !this.#survey.takesKeys && startsLikeKey(start) ? "key" : "plain";
        }
        finally {
            (0,external_node_fs_.closeSync)(fd);
        }
    }
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

;// CONCATENATED MODULE: ./build/kinds/sources/stores.js






function databaseStore(place) {
    const name = stores_nameOf(place.relative);
    const store = { kind: "sqlite", name, location: place.absolute, path: place.relative };
    return { store, entries: [{ archived: model/* archivePaths */.rY.sqlite(name), restored: place.relative }] };
}
function repositoryStore(place, { exclude, withholds, worktree }) {
    const name = stores_nameOf(place.relative);
    const about = { name, location: place.absolute, path: place.relative };
    const store = { kind: "git", ...about, exclude, withholds };
    const files = worktree.map((path) => ({
        archived: model/* archivePaths */.rY.gitWorktree(name, path),
        restored: joinPath(place.relative, path),
    }));
    return { store, entries: [{ archived: model/* archivePaths */.rY.gitBundle(name), restored: place.relative }, ...files] };
}
function folderStore(place, members, newcomers) {
    const { store, entries } = fileStore(stores_nameOf(place.relative), place, members);
    return { store: newcomers === undefined ? store : { ...store, newcomers }, entries };
}
function singleFileStore(file, survey) {
    const path = file.relative.slice(file.relative.lastIndexOf("/") + 1);
    return fileStore(stores_nameOf(file.relative), survey.place((0,external_node_path_.dirname)(file.absolute)), [{ path, type: "file" }]);
}
function globStore(glob, files) {
    const { base, rest } = glob;
    const skip = base.relative === "." ? 0 : base.relative.length + 1;
    const members = files.map((file) => ({ path: file.relative.slice(skip), type: "file" }));
    return fileStore(stores_nameOf(joinPath(base.relative, rest)), base, members);
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
    return [...problems, ...sideFileProblems(planned), ...doubleNames(planned), ...doubleDatabases(planned)];
}
function doubleDatabases(planned) {
    const problems = [];
    const seen = new Map();
    for (const { store } of planned.filter((one) => one.store.kind === "sqlite")) {
        const stat = (0,external_node_fs_.lstatSync)(store.location, { bigint: true, throwIfNoEntry: false });
        const file = `${stat?.dev} ${stat?.ino}`;
        const other = seen.get(file);
        if (stat !== undefined && other !== undefined) {
            const message = `${JSON.stringify(store.path)} and ${JSON.stringify(other)} are one database with two names; name one`;
            problems.push({ code: "source-unsupported", message, path: store.path });
        }
        seen.set(file, store.path);
    }
    return problems;
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
        const key = (0,model/* caseFoldKey */.Bk)((0,model/* storeKey */.LN)(store));
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
function stores_nameOf(path) {
    return (0,model/* storeName */.Hz)(path, (text) => (0,external_node_crypto_.createHash)("sha256").update(text).digest("hex"));
}

;// CONCATENATED MODULE: ./build/kinds/replaced.js






async function locateReplaced(request, finder) {
    const finding = new Finding(request, finder);
    for (const path of [...request.paths].sort(model/* compareBytewise */.GV))
        await finding.look(path);
    return finding.result();
}
class Finding {
    #request;
    #finder;
    #databases = [];
    #members = [];
    #links = [];
    #located = [];
    #problems = [];
    constructor(request, finder) {
        this.#request = request;
        this.#finder = finder;
    }
    async look(path) {
        const stat = (0,external_node_fs_.lstatSync)(this.#at(path), { throwIfNoEntry: false });
        if (stat?.isSymbolicLink())
            this.#links.push({ path, to: (0,external_node_fs_.readlinkSync)(this.#at(path)) });
        else if (stat?.isFile())
            await this.#lookAtFile(path, stat);
        else if (stat?.isDirectory())
            await this.#lookAtFolder(path);
        else if (stat !== undefined)
            this.#problem(path, "is a device, a pipe or a socket");
    }
    result() {
        const files = this.#members.length === 0 ? [] : [folderStore(this.#place("."), this.#members)];
        const planned = [...this.#databases, ...files];
        const own = [...planned.map(({ store }) => store.path), ...this.#members.map(({ path }) => path)];
        const stores = this.#located.map((store) => (store.kind === "git" ? passBy(store, own) : store));
        return {
            stores: [...stores, ...planned.map(({ store }) => store)],
            links: this.#links,
            problems: [...this.#problems, ...nameProblems(planned)],
        };
    }
    async #lookAtFile(path, { size }) {
        const database = path.replace(SIDE_FILE, "");
        if (database !== path && (await this.#isDatabase(database)))
            return;
        if (path === ".git" || path.endsWith("/.git"))
            this.#problem(path, "is a link to a repository elsewhere");
        else if (size > 0 && (await this.#isDatabase(path)))
            this.#databases.push(databaseStore(this.#place(path)));
        else
            this.#members.push({ path, type: "file" });
    }
    async #lookAtFolder(path) {
        const isGit = path === ".git" || path.endsWith("/.git");
        const folder = isGit ? parentOf(path) : path;
        const { target, scratch } = this.#request;
        const located = await this.#finder.locate({
            sources: [isGit ? `git:./${folder}` : `./${folder}`],
            root: target,
            cwd: target,
            links: isGit ? "skip" : "refuse",
            includeSensitive: true,
            scratch,
        });
        const isMeant = (store) => !isGit || (store.kind === "git" && store.path === folder);
        this.#located.push(...located.stores.filter(isMeant));
        for (const problem of located.problems)
            this.#problems.push(problem);
        if (isGit)
            return;
        for (const { path: lost } of located.leftOut)
            this.#problem(lost, "is in no snapshot, and its folder goes");
    }
    async #isDatabase(path) {
        try {
            return (0,external_node_fs_.lstatSync)(this.#at(path)).isFile() && (await this.#finder.isDatabase(this.#at(path)));
        }
        catch {
            return false;
        }
    }
    #problem(path, what) {
        this.#problems.push({ code: "source-unsupported", message: `${JSON.stringify(path)} ${what}`, path });
    }
    #place(path) {
        return { absolute: path === "." ? this.#request.target : this.#at(path), relative: path };
    }
    #at(path) {
        return (0,external_node_path_.join)(this.#request.target, path);
    }
}
function passBy(repository, paths) {
    const prefix = repository.path === "." ? "" : `${repository.path}/`;
    const inside = paths
        .filter((path) => path !== "." && path.startsWith(prefix))
        .map((path) => path.slice(prefix.length));
    const exclude = [...new Set([...(repository.exclude ?? []), ...inside])].sort(model/* compareBytewise */.GV);
    return { ...repository, exclude };
}

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

// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(14006);
;// CONCATENATED MODULE: ./build/kinds/sources/pattern.js


const MAGIC = /[*?[\]{}]/;
const FOREIGN = /[()|^$+]/g;
function isPattern(text) {
    return MAGIC.test(text);
}
function withSlashes(text) {
    return external_node_path_.sep === "\\" ? text.replaceAll("\\", "/") : text;
}
function splitPattern(text) {
    const parts = withSlashes(text).split("/");
    const magic = parts.findIndex((part) => MAGIC.test(part) || part.includes("\\"));
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
const NEVER = {
    sensitive: "holds keys or credentials, which are no memory",
    temporary: "is a lock, temporary or editor file, which is no memory",
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
        const why = this.whyOut(place, isFolder);
        if (why !== undefined)
            this.leaveOut(place, why);
        return why !== undefined;
    }
    whyOut(place, isFolder) {
        if (this.#isIgnored(place.absolute) || this.#isExcluded(place.relative, isFolder))
            return "excluded";
        return isFolder ? undefined : this.whyNever(place);
    }
    whyNever(place) {
        return this.#rules.includeSensitive ? undefined : whyNeverMemory(place.absolute);
    }
    get takesKeys() {
        return this.#rules.includeSensitive;
    }
    excludes(place, isFolder) {
        for (const path of pathAndFolders(place.relative)) {
            if (!this.#isExcluded(path, isFolder || path !== place.relative))
                continue;
            this.#leftOut.set(path, { path, reason: "excluded" });
            return true;
        }
        return false;
    }
    #isIgnored(path) {
        const { ignored } = this.#rules;
        return ignored.has(path) || (ignored.has((0,external_node_path_.dirname)(path)) && (0,model/* isBundleName */.aR)((0,external_node_path_.basename)(path)));
    }
    #isExcluded(path, isFolder) {
        return (0,model/* isOwnName */.sJ)(path.slice(path.lastIndexOf("/") + 1)) || this.#rules.excludes(path, isFolder);
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
    refuse(place, why, isNamed) {
        if (isNamed)
            this.problem("source-sensitive", place, NEVER[why]);
        else
            this.leaveOut(place, why);
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
    const found = { members: [], databases: [], repositories: [], seen: new Set() };
    const turn = takeTurns();
    const open = [{ place: start, path: "." }];
    for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
        const listed = walk_listFolder(folder.place, around.survey);
        if (listed === undefined)
            continue;
        for (const { name } of listed)
            found.seen.add(joinPath(folder.path, name));
        const entries = kept(listed, folder.place, around.survey);
        if (!raw && folder.place !== start && (await takeRepository(folder.place, entries, { found, around })))
            continue;
        if (entries.length < listed.length)
            noteSkipped(listed, folder.place, around.survey);
        found.members.push({ path: folder.path, type: "folder" });
        for (const entry of entries)
            look(entry, folder, { open, found, raw, around });
        await turn();
    }
    return found;
}
function keptEntries(folder, survey) {
    const entries = walk_listFolder(folder, survey);
    return entries && kept(entries, folder, survey);
}
function kept(entries, folder, survey) {
    return entries.filter((entry) => {
        const place = childOf(folder, entry.name);
        const why = survey.whyOut(place, entry.isDirectory());
        if (why === "excluded")
            survey.leaveOut(place, why);
        return why === undefined;
    });
}
function noteSkipped(entries, folder, survey) {
    for (const entry of entries)
        survey.skips(childOf(folder, entry.name), entry.isDirectory());
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
    else if (around.contents.databaseOf(place.absolute) === undefined)
        take({ place, path }, { found, raw, around });
    else if (raw)
        around.survey.leaveOut(place, "excluded");
}
function take({ place, path }, { found, raw, around }) {
    const content = around.contents.of(place);
    if (content === "key")
        around.survey.leaveOut(place, "sensitive");
    else if (content === "database" && !raw)
        found.databases.push(place);
    else if (content !== undefined)
        found.members.push({ path, type: "file" });
}

;// CONCATENATED MODULE: ./build/kinds/sources/glob.js





async function expandGlob(source, glob, survey) {
    const expansion = new Expansion(source, glob, survey);
    const turn = takeTurns();
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

;// CONCATENATED MODULE: ./build/kinds/sources/newcomers.js




function findNewcomers(walked, around, databases) {
    const files = [];
    const others = [];
    for (const { path, place, entry } of unknownEntries(walked, around)) {
        const isNew = entry.isFile() && !databases.has(fileIdentity(place.absolute));
        const content = isNew ? around.contents.of(place) : "other";
        if (content === "plain")
            files.push({ path, type: "file" });
        else if (content !== undefined && content !== "key")
            others.push(path);
    }
    return { files, others };
}
function fileIdentity(file) {
    const stat = (0,external_node_fs_.lstatSync)(file, { bigint: true, throwIfNoEntry: false });
    return `${stat?.dev} ${stat?.ino}`;
}
function* unknownEntries({ start, members, seen }, { survey }) {
    for (const folder of members.filter(({ type }) => type === "folder")) {
        const parent = folder.path === "." ? start : childOf(start, folder.path);
        for (const entry of walk_listFolder(parent, survey) ?? []) {
            const path = joinPath(folder.path, entry.name);
            const place = childOf(parent, entry.name);
            if (!newcomers_isKnown(path, seen) && survey.whyOut(place, entry.isDirectory()) === undefined)
                yield { path, place, entry };
        }
    }
}
function newcomers_isKnown(path, seen) {
    return seen.has(path) || (SIDE_FILE.test(path) && seen.has(path.replace(SIDE_FILE, "")));
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
        for (const problem of error.problems)
            around.survey.problems.push(problem);
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
        const { contents, survey } = this.#around;
        const isSideFile = contents.databaseOf(place.absolute) !== undefined;
        const content = isSideFile ? undefined : contents.of(place);
        if (content === "key")
            survey.leaveOut(place, "sensitive");
        if (content === "database")
            this.#takeDatabase(path);
        else if (isSideFile || content === "key")
            this.#exclude.add(path);
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
            withholds: (path) => this.#whyWithheld(path),
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
    #whyWithheld(path) {
        for (const above of pathAndFolders(path)) {
            const why = this.#around.survey.whyOut(this.#placeOf(above), above !== path);
            if (why !== undefined)
                return why;
        }
        return undefined;
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
    #databases = new Set();
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
        const never = survey.whyNever(place);
        if (never !== undefined) {
            survey.refuse(place, never, glob === undefined);
            return;
        }
        const isSideFile = contents.databaseOf(place.absolute) !== undefined;
        const content = isSideFile ? undefined : contents.of(place);
        if (source.kind === "git")
            survey.problem("bad-option", place, "is a file, not a git repository");
        else if (isSideFile && glob === undefined)
            survey.problem("bad-option", place, "belongs to the database beside it; name that instead");
        else if (content === "key")
            survey.refuse(place, "sensitive", glob === undefined);
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
        for (const { store } of this.#planned)
            if (store.kind === "sqlite")
                this.#databases.add(fileIdentity(store.location));
        return [...this.#planned, ...[...this.#globs.values()].map(({ glob, files }) => globStore(glob, files))];
    }
    async #addPlainFolder(place, raw) {
        const found = await walkFolder(place, raw, this.#around);
        const walked = { start: place, members: found.members, seen: found.seen };
        const newcomers = () => findNewcomers(walked, this.#around, this.#databases);
        this.#planned.push(folderStore(place, found.members, newcomers), ...found.databases.map(databaseStore));
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
        includeSensitive: request.includeSensitive ?? false,
        excludes: compileExclusions(parsed.exclusions, { root, cwd }),
        ignored: new Set((request.ignore ?? []).map(realPath)),
    });
    survey.problems.push(...parsed.problems, ...choice.problems, ...looked.filter((one) => "code" in one));
    const claims = settleClaims(await claimAll(resolved, root, survey), survey);
    const planned = await planStores({ survey, contents: new Contents(survey, recognition), recognition, claims });
    const stores = planned.map(({ store }) => store).sort(locate_byPath);
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
            for (const claim of await expandGlob(source, glob, survey))
                claims.push(claim);
        }
        else {
            claims.push({ place: survey.place(absolute), type: one.type, source });
        }
    }
    return claims;
}
function locate_byPath(a, b) {
    return (0,model/* compareBytewise */.GV)(a.path, b.path) || (0,model/* compareBytewise */.GV)(a.kind, b.kind) || (0,model/* compareBytewise */.GV)(a.name, b.name);
}

;// CONCATENATED MODULE: ./build/kinds/sources/index.js



// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
;// CONCATENATED MODULE: ./build/kinds/sqlite/connection.js

const HARDENING = ["trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "ignore_check_constraints = ON"];
const SIDE_FILES = ["-wal", "-shm", "-journal"];
let library;
async function connect(file, access) {
    library ??= __webpack_require__.e(/* import() */ 4918).then(__webpack_require__.t.bind(__webpack_require__, 4918, 19)).then((module) => module.default);
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
    await Promise.all(SIDE_FILES.map((suffix) => (0,external_node_fs_promises_.rm)(file + suffix, { force: true })));
}
function quoteName(name) {
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
function isFull(error) {
    return /^(SQLITE_(FULL|IOERR_(WRITE|SHM\w*|FSYNC|TRUNCATE))|ENOSPC|EDQUOT)/.test(failureCode(error));
}
function isForeign(error) {
    return /^SQLITE_ERROR/.test(failureCode(error));
}
const failure_CODES = [
    [isBusy, "busy"],
    [isDamage, "source-damaged"],
    [isFull, "disk-full"],
    [(error) => failureCode(error) === "ENOENT", "source-missing"],
    [(error) => /^(SQLITE_|EACCES|EPERM|EIO|EISDIR)/.test(failureCode(error)), "source-unreadable"],
];
function captureFailure(error, path) {
    const code = failure_CODES.find(([is]) => is(error))?.[1];
    if (error instanceof model/* AppError */.uV || code === undefined)
        return error;
    const what = code === "disk-full" ? `no space left for the copy of database ${path}` : `database ${path}`;
    return new model/* AppError */.uV(code, `${what}: ${failureMessage(error)}`, { path, cause: error });
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/header.js

const header_MAGIC = Buffer.from("SQLite format 3\0", "latin1");
const HEADER_BYTES = 100;
const WRITE_VERSION = 18;
const READ_VERSION = 19;
const SCHEMA_COOKIE = 40;
const WAL_VERSION = 2;
function isSqliteFile(firstBytes) {
    return firstBytes.length >= header_MAGIC.length && header_MAGIC.equals(firstBytes.subarray(0, header_MAGIC.length));
}
async function readHeader(file) {
    const handle = await (0,external_node_fs_promises_.open)(file, "r");
    try {
        return await readFacts(handle);
    }
    finally {
        await handle.close();
    }
}
async function writeHeader(file, facts) {
    const handle = await (0,external_node_fs_promises_.open)(file, "r+");
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
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
    if (bytesRead < HEADER_BYTES || !isSqliteFile(buffer))
        return undefined;
    return { wal: buffer[READ_VERSION] === WAL_VERSION, schemaVersion: buffer.readInt32BE(SCHEMA_COOKIE) };
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/virtual-table.js
const TOKEN = /\s+|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|'(?:[^']|'')*'|[\w$\u0080-\uffff]+|[\s\S]/g;
const virtual_table_BLANK = /^(?:\s|--|\/\*)/;
function sqlTokens(sql) {
    return (sql.match(TOKEN) ?? []).filter((token) => !virtual_table_BLANK.test(token));
}
function parseVirtualTable(name, sql) {
    const [module, ...parts] = moduleOf(sql);
    if (module === undefined)
        return { name, module: "", content: "own" };
    return { name, module: unquote(module), content: contentOption(splitAtCommas(parts.slice(1, -1))) };
}
function moduleArguments(sql) {
    return splitAtCommas(moduleOf(sql).slice(2, -1));
}
function moduleOf(sql) {
    const tokens = sqlTokens(sql);
    const using = tokens.findIndex((token) => token.toUpperCase() === "USING");
    return using < 0 ? [] : tokens.slice(using + 1);
}
function contentOption(options) {
    for (const [key, equals, ...value] of options) {
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
function readRoots(connection) {
    const sql = "SELECT name, min(rootpage) FROM sqlite_schema WHERE type = 'table' GROUP BY name HAVING count(*) = 1";
    return new Map(connection.prepare(sql).raw().all());
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
function readColumns(connection, table) {
    return connection.pragma(`main.table_xinfo(${quoteName(table)})`);
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/integrity.js



const MAX_PROBLEMS = 20;
const integrity_UNKNOWN = /^unable to validate .*: SQL logic error$/;
function integrityProblems(connection) {
    try {
        return wholeProblems(connection);
    }
    catch (error) {
        if (isDamage(error))
            return [failureMessage(error)];
        throw error;
    }
}
function wholeProblems(connection) {
    try {
        return check(connection, String(MAX_PROBLEMS));
    }
    catch (error) {
        if (!isForeign(error))
            throw error;
        return readTables(connection).ordinary.flatMap((table) => tableProblems(connection, table));
    }
}
function tableProblems(connection, table) {
    try {
        return check(connection, quoteName(table));
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
    return rows.map((row) => row.integrity_check).filter((message) => message !== "ok" && !integrity_UNKNOWN.test(message));
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/value-hash.js

const value_hash_BUFFER_BYTES = 256 * 1024;
const MAX_GATHERED_BYTES = value_hash_BUFFER_BYTES / 4;
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
    integerHalves(high, low) {
        this.#reserve(MAX_PREFIX_BYTES);
        this.#buffer[this.#used] = TAG.integer;
        this.#view.setInt32(this.#used + 1, high);
        this.#view.setUint32(this.#used + 5, low);
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
    within(type, bytes, { start, end }) {
        if (end - start > MAX_GATHERED_BYTES)
            return this.#bytes(TAG[type], bytes.subarray(start, end));
        this.#reserve(MAX_PREFIX_BYTES + end - start);
        this.#prefix(TAG[type], end - start);
        this.#used += bytes.copy(this.#buffer, this.#used, start, end);
        return this;
    }
    digest() {
        this.#flush();
        return this.#hash.digest("hex");
    }
    #bytes(tag, value) {
        this.#reserve(MAX_PREFIX_BYTES);
        this.#prefix(tag, value.length);
        if (value.length > MAX_GATHERED_BYTES) {
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
    const hash = startOfRows(request);
    const columns = request.columns.map(quoteName);
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
                await (0,promises_.setImmediate)();
            }
        }
    }
    finally {
        texts?.return?.();
    }
    return { rows, digest: hash.integer(BigInt(rows)).digest() };
}
function startOfRows({ table, columns }) {
    const hash = new ValueHash().text(table).integer(BigInt(columns.length));
    for (const column of columns)
        hash.text(column);
    return hash;
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
    const sql = `SELECT ${columns.join(", ")} FROM ${quoteName(request.table)}${where}${order}`;
    return connection.prepare(sql).raw().safeIntegers().iterate();
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/page-file.js

const HEADER = { pageSize: 16, reserved: 20, bytes: 100 };
const RUN_BYTES = 64 * 1024;
const KEPT_RUNS = 8;
class PageFile {
    pageBytes;
    reservedBytes;
    sizeBytes;
    #fd;
    #runBytes;
    #runs;
    #next = 0;
    constructor(file) {
        this.#fd = (0,external_node_fs_.openSync)(file, "r");
        this.sizeBytes = (0,external_node_fs_.fstatSync)(this.#fd).size;
        const header = Buffer.alloc(HEADER.bytes);
        (0,external_node_fs_.readSync)(this.#fd, header, 0, HEADER.bytes, 0);
        const size = header.readUInt16BE(HEADER.pageSize);
        this.pageBytes = size === 1 ? 65_536 : size;
        this.reservedBytes = header.readUInt8(HEADER.reserved);
        this.#runBytes = Math.max(RUN_BYTES, this.pageBytes);
        this.#runs = Array.from({ length: KEPT_RUNS }, () => ({ number: -1, bytes: Buffer.alloc(0), length: 0 }));
    }
    page(number) {
        const offset = (number - 1) * this.pageBytes;
        if (number < 1 || offset + this.pageBytes > this.sizeBytes)
            return undefined;
        const run = this.#run(Math.floor(offset / this.#runBytes));
        const start = offset % this.#runBytes;
        return start + this.pageBytes <= run.length ? run.bytes.subarray(start, start + this.pageBytes) : undefined;
    }
    [Symbol.dispose]() {
        (0,external_node_fs_.closeSync)(this.#fd);
    }
    #run(number) {
        const kept = this.#runs.find((run) => run.number === number);
        if (kept !== undefined)
            return kept;
        const run = this.#runs[this.#next++ % KEPT_RUNS];
        if (run.bytes.length === 0)
            run.bytes = Buffer.allocUnsafeSlow(this.#runBytes);
        run.number = number;
        run.length = (0,external_node_fs_.readSync)(this.#fd, run.bytes, 0, this.#runBytes, number * this.#runBytes);
        return run;
    }
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/page.js
const TYPES = { 2: "index interior", 5: "table interior", 10: "index leaf", 13: "table leaf" };
function readShape(page, start) {
    const type = TYPES[page[start]];
    if (type === undefined)
        return undefined;
    const isInterior = type.endsWith("interior");
    const count = page.readUInt16BE(start + 3);
    const pointers = start + (isInterior ? 12 : 8);
    const cells = Array.from({ length: count }, (_, index) => page.readUInt16BE(pointers + 2 * index));
    const content = page.readUInt16BE(start + 5) || 65_536;
    const children = isInterior ? [...cells.map((cell) => page.readUInt32BE(cell)), page.readUInt32BE(start + 8)] : [];
    return { type, cells, children, unused: [[pointers + 2 * count, content], ...freeBlocks(page, start)] };
}
function freeBlocks(page, start) {
    const blocks = [];
    for (let block = page.readUInt16BE(start + 1); block !== 0; block = page.readUInt16BE(block)) {
        const last = blocks.at(-1)?.[1] ?? 0;
        if (block < last)
            break;
        blocks.push([block + 4, block + page.readUInt16BE(block + 2)]);
    }
    return blocks;
}
function overflowOf(page, cell, type) {
    if (type === "table interior")
        return undefined;
    const payload = readVarint(page, type === "index interior" ? cell + 4 : cell);
    const start = type === "table leaf" ? readVarint(page, payload.end).end : payload.end;
    const localBytes = localBytesOf(payload.value, page.length, type);
    if (localBytes === payload.value)
        return undefined;
    return { first: page.readUInt32BE(start + localBytes), bytes: payload.value - localBytes };
}
function localBytesOf(payloadBytes, usableBytes, type) {
    const most = type === "table leaf" ? usableBytes - 35 : Math.floor(((usableBytes - 12) * 64) / 255) - 23;
    if (payloadBytes <= most)
        return payloadBytes;
    const least = Math.floor(((usableBytes - 12) * 32) / 255) - 23;
    const local = least + ((payloadBytes - least) % (usableBytes - 4));
    return local <= most ? local : least;
}
function readVarint(bytes, start) {
    let value = 0;
    for (let at = start; at < start + 8; at++) {
        const byte = bytes[at] ?? 0;
        value = value * 128 + (byte & 0x7f);
        if (byte < 0x80)
            return { value, end: at + 1 };
    }
    return { value: value * 256 + (bytes[start + 8] ?? 0), end: start + 9 };
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/stored-table.js

const INTERIOR = 5;
const LEAF = 13;
const FILE_HEADER_BYTES = 100;
class NotPlain extends Error {
}
class Cursor {
    bytes = Buffer.alloc(0);
    at = 0;
    end = 0;
    high = 0;
    low = 0;
    varint() {
        let value = 0;
        for (let count = 0; count < 8; count++) {
            const byte = this.bytes[this.at++];
            value = value * 128 + (byte & 0x7f);
            if (byte < 0x80)
                return value;
        }
        return value * 256 + this.bytes[this.at++];
    }
    rowid() {
        this.high = 0;
        this.low = 0;
        for (let count = 0; count < 9; count++) {
            const byte = this.bytes[this.at++];
            const bits = count === 8 ? 8 : 7;
            this.high = (this.high << bits) | (this.low >>> (32 - bits));
            this.low = ((this.low << bits) | (bits === 8 ? byte : byte & 0x7f)) >>> 0;
            if (byte < 0x80)
                return;
        }
    }
}
function* storedRows(file, rootPage) {
    const cursor = new Cursor();
    const leaf = Buffer.allocUnsafeSlow(file.pageBytes);
    const longRow = { bytes: Buffer.alloc(0) };
    const waiting = [rootPage];
    let leftPages = Math.ceil(file.sizeBytes / file.pageBytes);
    for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
        const page = file.page(number);
        if (page === undefined || leftPages-- === 0)
            throw new NotPlain();
        const start = number === 1 ? FILE_HEADER_BYTES : 0;
        if (page[start] === INTERIOR)
            waiting.push(...childrenOf(page, start).reverse());
        else if (page[start] === LEAF) {
            page.copy(leaf);
            const count = leaf.readUInt16BE(start + 3);
            for (let index = 0; index < count; index++) {
                cursor.bytes = leaf;
                cursor.at = leaf.readUInt16BE(start + 8 + 2 * index);
                toRecord(cursor, file, longRow);
                yield cursor;
            }
        }
        else
            throw new NotPlain();
    }
}
function childrenOf(page, start) {
    const count = page.readUInt16BE(start + 3);
    const cells = Array.from({ length: count }, (_, index) => page.readUInt16BE(start + 12 + 2 * index));
    return [...cells.map((cell) => page.readUInt32BE(cell)), page.readUInt32BE(start + 8)];
}
function toRecord(cursor, file, longRow) {
    const payloadBytes = cursor.varint();
    cursor.rowid();
    const localBytes = localBytesOf(payloadBytes, file.pageBytes, "table leaf");
    if (cursor.at + localBytes > file.pageBytes || payloadBytes > file.sizeBytes)
        throw new NotPlain();
    cursor.end = cursor.at + payloadBytes;
    if (localBytes === payloadBytes)
        return;
    if (longRow.bytes.length < payloadBytes)
        longRow.bytes = Buffer.allocUnsafeSlow(payloadBytes);
    cursor.bytes.copy(longRow.bytes, 0, cursor.at, cursor.at + localBytes);
    let next = cursor.bytes.readUInt32BE(cursor.at + localBytes);
    for (let filled = localBytes; filled < payloadBytes;) {
        const page = file.page(next);
        if (page === undefined)
            throw new NotPlain();
        filled += page.copy(longRow.bytes, filled, 4, Math.min(file.pageBytes, 4 + payloadBytes - filled));
        next = page.readUInt32BE(0);
    }
    cursor.bytes = longRow.bytes;
    cursor.at = 0;
    cursor.end = payloadBytes;
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/stored-rows.js
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







const INTEGER_BYTES = [0, 1, 2, 3, 4, 6, 8];
const REAL = 7;
const ZERO = 8;
const ONE = 9;
const FIRST_BLOB = 12;
async function hashStoredRows(connection, request, roots) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const columns = plainColumns(connection, request);
        const rootPage = roots.get(request.table);
        if (columns === undefined || rootPage === undefined || !isAllInFile(connection))
            return undefined;
        const file = __addDisposableResource(env_1, new PageFile(connection.name), false);
        if (file.reservedBytes !== 0)
            return undefined;
        try {
            return await hashPlainRows(storedRows(file, rootPage), columns, startOfRows(request));
        }
        catch (error) {
            if (error instanceof NotPlain || error instanceof RangeError)
                return undefined;
            throw error;
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
async function hashPlainRows(rows, columns, hash) {
    let count = 0;
    let turnBytes = TURN_BYTES;
    for (const row of rows) {
        hashRecord(hash, row, columns);
        count++;
        if (hash.bytes <= turnBytes)
            continue;
        turnBytes = hash.bytes + TURN_BYTES;
        await (0,promises_.setImmediate)();
    }
    return { rows: count, digest: hash.integer(BigInt(count)).digest() };
}
function hashRecord(hash, row, columns) {
    const start = row.at;
    const { end } = row;
    let at = start + row.varint();
    const valuesAt = at;
    for (const column of columns) {
        if (row.at >= valuesAt)
            throw new NotPlain();
        const type = row.varint();
        const sizeBytes = sizeOf(type);
        if (at + sizeBytes > end)
            throw new NotPlain();
        if (column.isRowid)
            hash.integerHalves(row.high, row.low);
        else if (type >= FIRST_BLOB)
            hash.within(type % 2 === 0 ? "blob" : "text", row.bytes, { start: at, end: at + sizeBytes });
        else
            hashNumber(hash, row.bytes, { at, type, isReal: column.isReal });
        at += sizeBytes;
    }
    if (row.at !== valuesAt || at !== end)
        throw new NotPlain();
}
function sizeOf(type) {
    if (type >= FIRST_BLOB)
        return Math.floor((type - FIRST_BLOB) / 2);
    if (type === REAL)
        return 8;
    if (type > ONE)
        throw new NotPlain();
    return INTEGER_BYTES[type] ?? 0;
}
function hashNumber(hash, bytes, { at, type, isReal }) {
    if (type === 0)
        hash.null();
    else if (type === REAL) {
        const value = bytes.readDoubleBE(at);
        if (Number.isNaN(value))
            hash.null();
        else
            hash.real(value);
    }
    else {
        const [high, low] = halves(bytes, at, type);
        if (isReal)
            hash.real(high * 2 ** 32 + low);
        else
            hash.integerHalves(high, low);
    }
}
function halves(bytes, at, type) {
    if (type === ZERO || type === ONE)
        return [0, type - ZERO];
    const sizeBytes = INTEGER_BYTES[type] ?? 0;
    if (sizeBytes > 4)
        return [bytes.readIntBE(at, sizeBytes - 4), bytes.readUInt32BE(at + sizeBytes - 4)];
    const value = bytes.readIntBE(at, sizeBytes);
    return [value < 0 ? -1 : 0, value >>> 0];
}
function plainColumns(connection, { table, order }) {
    if (connection.pragma("encoding", { simple: true }) !== "UTF-8")
        return undefined;
    const columns = readColumns(connection, table);
    const keys = columns.filter(({ pk }) => pk > 0);
    const [key] = keys;
    const isByRowid = order.length === keys.length + 1 && (key === undefined || isRowid(connection, table, keys));
    if (!isByRowid || columns.some(({ hidden }) => hidden !== 0))
        return undefined;
    return columns.map((column) => ({ isRowid: column === key, isReal: isReal(column) }));
}
function isRowid(connection, table, keys) {
    if (keys.length !== 1 || keys[0]?.type.toUpperCase() !== "INTEGER")
        return false;
    const indexes = connection.pragma(`index_list(${quoteName(table)})`);
    return indexes.every(({ origin }) => origin !== "pk");
}
function isReal({ type }) {
    return /real|floa|doub/i.test(type) && !/int|char|clob|text|blob/i.test(type);
}
function isAllInFile({ name }) {
    return ((0,external_node_fs_.statSync)(`${name}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0;
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
        virtualTables: Array.from(tables.virtual, ({ name, module }) => ({ name, module })),
    };
}
function stateDigest(summary) {
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
    const roots = readRoots(connection);
    for (const name of names) {
        const request = rowsOf(connection, name);
        const { rows, digest } = (await hashStoredRows(connection, request, roots)) ?? (await hashRows(connection, request));
        if (name !== SEQUENCE_TABLE || rows > 0)
            summaries.push({ name, rows, digest });
    }
    return summaries;
}
function rowsOf(connection, table) {
    const all = readColumns(connection, table);
    const columns = all.filter(({ hidden }) => hidden === 0).map(({ name }) => name);
    const keys = all.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
    const order = keys.map(({ name }) => `${quoteName(name)} COLLATE BINARY`);
    if (table === SEQUENCE_TABLE)
        return { table, columns, order: ["name", "seq"] };
    const rowid = rowidName(connection, table, all.map(({ name }) => name.toLowerCase()));
    return { table, columns, order: rowid === undefined ? order : [...order, rowid] };
}
function rowidName(connection, table, columns) {
    const free = ROWID_NAMES.find((name) => !columns.includes(name));
    if (free === undefined)
        return undefined;
    try {
        connection.prepare(`SELECT ${free} FROM ${quoteName(table)}`);
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
const MAX_MESSAGE = 500;
async function checkDatabase(from) {
    return (await findingsOf(from))
        .slice(0, MAX_FINDINGS)
        .map((finding) => ({ ...finding, message: finding.message.slice(0, MAX_MESSAGE) }));
}
async function findingsOf({ store, extracted, paths }) {
    const path = model/* archivePaths */.rY.sqlite(store.name);
    const finding = (code, message) => ({ code, path, message });
    const expected = store.summary;
    const file = (0,external_node_path_.join)(extracted, path);
    if (expected.kind !== "sqlite" || paths.length !== 1 || paths[0] !== path)
        return [finding("manifest-invalid", `store ${store.name} has to be the one file ${path}`)];
    if (await hasSideFiles(file))
        return [finding("archive-violation", "has a WAL or journal beside it, which SQLite would take for its own")];
    try {
        if ((await readHeader(file)) === undefined)
            return [finding("database-damaged", "is no SQLite database")];
        return await readPrivate(file, async (connection) => {
            connection.pragma("temp_store = MEMORY");
            const problems = integrityProblems(connection);
            if (problems.length > 0)
                return problems.map((problem) => finding("database-damaged", problem));
            connection.pragma("temp_store = DEFAULT");
            const found = await summarise(connection, expected.compacted);
            const messages = check_differences(expected, found);
            if (messages.length === 0 && stateDigest(found) !== store.digest)
                messages.push("the digest of the store is not the one over its summary");
            return messages.map((message) => finding("digest-mismatch", message));
        });
    }
    catch (error) {
        if (isFull(error))
            throw new model/* AppError */.uV("disk-full", `no space left to examine ${path}`, { path, cause: error });
        if (!failureCode(error).startsWith("SQLITE_"))
            throw error;
        return [finding("database-damaged", failureMessage(error))];
    }
}
async function hasSideFiles(file) {
    const found = SIDE_FILES.map((suffix) => (0,external_node_fs_promises_.lstat)(file + suffix).then(() => true, () => false));
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

;// CONCATENATED MODULE: ./build/kinds/sqlite/apart.js




const MIB = 1024 * 1024;
const apart_MEMORY_BYTES = 512 * MIB;
const MAX_VALUE_BYTES = 1_000_000_000;
const COPIES = 5;
const TIME_MS = 60_000;
const BYTES_PER_MS = MIB / 1000;
const apart_CODES = Object.keys(model/* ERRORS */.Sr);
const APART = {
    check: {
        name: "check-database",
        run: checkDatabase,
        answer: schemas/* array */.YOg(schemas/* strictObject */.rej({ code: schemas/* enum */.k5n(apart_CODES), path: schemas/* string */.YjP(), message: schemas/* string */.YjP() })).max(MAX_FINDINGS),
    },
    limitsFor: (sizeBytes) => ({
        memoryBytes: apart_MEMORY_BYTES + COPIES * Math.min(sizeBytes, MAX_VALUE_BYTES),
        timeoutMs: TIME_MS + sizeBytes / BYTES_PER_MS,
    }),
};

;// CONCATENATED MODULE: ./build/kinds/sqlite/patience.js



const MAX_PAUSE_MS = 10;
const LOOK_MS = 0.3;
const COMMITS_MS = 200;
async function patiently(path, timeoutMs, attempt) {
    const deadline = performance.now() + timeoutMs;
    for (let pauseMs = 1;; pauseMs = Math.min(pauseMs + 1, MAX_PAUSE_MS)) {
        const busy = patience_look(attempt);
        if (busy === undefined)
            return;
        if (performance.now() + pauseMs >= deadline)
            throw new model/* AppError */.uV("busy", `database ${path} was locked for ${timeoutMs / 1000} s`, { path, cause: busy });
        await (0,promises_.setTimeout)(pauseMs);
    }
}
function outwaitCommits(sinceMs) {
    return (0,promises_.setTimeout)(Math.max(0, sinceMs + COMMITS_MS - performance.now()));
}
function patience_look(attempt) {
    const end = performance.now() + LOOK_MS;
    for (;;) {
        try {
            attempt();
            return undefined;
        }
        catch (error) {
            if (!isBusy(error))
                throw error;
            if (performance.now() >= end)
                return error;
        }
    }
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/source.js






const FINGERPRINT_BYTES = 100;
async function find(location, path) {
    const file = await (0,external_node_fs_promises_.realpath)(location);
    const header = await readHeader(file);
    if (header === undefined)
        throw new model/* AppError */.uV("source-damaged", `${path} is no SQLite database: its header is missing`, { path });
    const walIdentity = identity(`${file}-wal`);
    const hasWal = walIdentity !== source_ABSENT;
    return {
        file,
        path,
        mode: (await (0,external_node_fs_promises_.lstat)(file)).mode & 0o777,
        wal: header.wal || hasWal,
        hasWal,
        walIdentity,
        hasShm: await exists(`${file}-shm`),
        writable: await isWritable(file),
        folderWritable: await isWritable((0,external_node_path_.dirname)(file)),
    };
}
function source_fingerprint(file) {
    return ["", "-wal", "-journal"].map((suffix) => fingerprintFile(file + suffix)).join("\n");
}
const source_ABSENT = "absent";
function identity(file) {
    const stat = (0,external_node_fs_.lstatSync)(file, { bigint: true, throwIfNoEntry: false });
    return stat === undefined ? source_ABSENT : `${stat.dev}:${stat.ino}`;
}
function fingerprintFile(file) {
    const stat = (0,external_node_fs_.lstatSync)(file, { bigint: true, throwIfNoEntry: false });
    if (stat === undefined)
        return source_ABSENT;
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
        await (0,external_node_fs_promises_.lstat)(file);
        return true;
    }
    catch (error) {
        if (failureCode(error) === "ENOENT")
            return false;
        throw error;
    }
}
async function isWritable(path) {
    return (0,external_node_fs_promises_.access)(path, external_node_fs_.constants.W_OK).then(() => true, () => false);
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/super-journal.js



const super_journal_MAGIC = Buffer.from("d9d505f920a163d7", "hex");
const PAGE_NUMBER_BYTES = 4;
const TAIL_BYTES = 4 + 4 + super_journal_MAGIC.length;
const MAX_NAME_BYTES = 4096;
const NAME = /-mj[0-9a-f]{6}9[0-9a-f]{2}$/i;
function readSuperJournal(journal) {
    if (!(0,external_node_fs_.existsSync)(journal))
        return undefined;
    const fd = (0,external_node_fs_.openSync)(journal, "r");
    try {
        const { size } = (0,external_node_fs_.fstatSync)(fd);
        const tail = super_journal_readAt(fd, size - TAIL_BYTES, TAIL_BYTES);
        if (tail.length < TAIL_BYTES || !tail.subarray(8).equals(super_journal_MAGIC))
            return undefined;
        const length = tail.readUInt32BE(0);
        const start = size - TAIL_BYTES - length;
        if (length === 0 || length > MAX_NAME_BYTES || start < PAGE_NUMBER_BYTES)
            return undefined;
        const name = super_journal_readAt(fd, start, length);
        const path = name.toString("utf8");
        if (!NAME.test(path) || !sumsOf(name).includes(tail.readUInt32BE(4)))
            return undefined;
        return { path, offset: start - PAGE_NUMBER_BYTES };
    }
    finally {
        (0,external_node_fs_.closeSync)(fd);
    }
}
function isPending({ path }, database) {
    return (0,external_node_fs_.existsSync)(path) || (0,external_node_fs_.existsSync)((0,external_node_path_.join)((0,external_node_path_.dirname)(database), (0,external_node_path_.basename)(path)));
}
async function detachJournal(journal, pending) {
    const superJournal = readSuperJournal(journal);
    if (superJournal === undefined)
        return;
    if (pending)
        await (0,external_node_fs_promises_.truncate)(journal, superJournal.offset);
    else
        await (0,external_node_fs_promises_.rm)(journal);
}
function sumsOf(name) {
    const signed = name.reduce((total, byte) => (total + ((byte << 24) >> 24)) >>> 0, 0);
    const unsigned = name.reduce((total, byte) => (total + byte) >>> 0, 0);
    return [signed, unsigned];
}
function super_journal_readAt(fd, position, length) {
    if (position < 0)
        return Buffer.alloc(0);
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, (0,external_node_fs_.readSync)(fd, bytes, 0, length, position));
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/copied.js








class CopiedSource {
    consistency = "optimistic";
    stageEarly = true;
    #found;
    #options;
    #pinned = "";
    #pinnedAtMs = 0;
    constructor(found, options) {
        this.#found = found;
        this.#options = options;
    }
    async lock() { }
    pin() {
        this.#pinned = this.#fingerprint();
        this.#pinnedAtMs = performance.now();
    }
    unlock() { }
    async copyCompact() {
        return undefined;
    }
    requireIntact() { }
    async copyPages(file) {
        const pending = this.#isPending();
        for (const suffix of ["", "-wal", "-journal"])
            await copyIfThere(this.#found.file + suffix, file + suffix);
        await this.#settle();
        if (this.#fingerprint() !== this.#pinned) {
            const { path } = this.#found;
            throw new model/* AppError */.uV("kept-changing", `database ${path} changed while it was copied`, { path });
        }
        await detachJournal(`${file}-journal`, pending);
        await recover(file);
    }
    close() { }
    async #settle() {
        const { alone, anyMoment } = this.#options;
        const { file } = this.#found;
        const isShown = (0,external_node_fs_.existsSync)(`${file}-wal`) || (0,external_node_fs_.existsSync)(`${file}-journal`);
        if (!anyMoment && !(alone && isShown))
            await outwaitCommits(this.#pinnedAtMs);
    }
    #fingerprint() {
        try {
            return `${source_fingerprint(this.#found.file)} ${this.#isPending()}`;
        }
        catch (error) {
            throw captureFailure(error, this.#found.path);
        }
    }
    #isPending() {
        const { file } = this.#found;
        const superJournal = readSuperJournal(`${file}-journal`);
        return superJournal !== undefined && isPending(superJournal, file);
    }
}
async function copyIfThere(from, to) {
    try {
        await (0,external_node_fs_promises_.copyFile)(from, to);
        await (0,external_node_fs_promises_.chmod)(to, 0o600);
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

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: external "node:worker_threads"
var external_node_worker_threads_ = __webpack_require__(75919);
// EXTERNAL MODULE: ./build/os/index.js + 4 modules
var os = __webpack_require__(83191);
;// CONCATENATED MODULE: ./build/kinds/task-thread.js



async function doInThread(task, input) {
    const workerData = { task: task.name, input };
    const worker = new external_node_worker_threads_.Worker((0,os/* ownProgram */.DX)(), { workerData, stdout: true, stderr: true });
    try {
        const [message] = await Promise.race([(0,external_node_events_.once)(worker, "message"), (0,external_node_events_.once)(worker, "exit")]);
        return task.answer.parse(message.answer);
    }
    catch {
        return undefined;
    }
    finally {
        await worker.terminate();
    }
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/copy-summary.js





const WORTHWHILE_BYTES = 32 * 1024 * 1024;
const SUMMARY = {
    name: "summarise-database",
    run: ({ file, compacted }) => readPrivate(file, (connection) => summarise(connection, compacted)),
    answer: model/* SqliteSummary */.FN,
};
async function summariseBeside(copy, meanwhile) {
    const isWorthwhile = (0,external_node_fs_.statSync)(copy.file).size >= WORTHWHILE_BYTES;
    const found = isWorthwhile ? doInThread(SUMMARY, copy) : undefined;
    try {
        meanwhile();
    }
    catch (error) {
        await found;
        throw error;
    }
    return (await found) ?? SUMMARY.run(copy);
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/connections.js



async function connectAll(found) {
    const opened = [];
    try {
        const open = async (access) => {
            const connection = await connect(found.file, access);
            opened.push(connection);
            return connection;
        };
        return {
            reader: await open("read"),
            copier: await open("read"),
            writer: found.writable ? await open("write") : undefined,
        };
    }
    catch (error) {
        for (const connection of opened)
            connection.close();
        throw error;
    }
}
function closeAll(found, { reader, copier, writer }) {
    const closeReaders = [() => copier.close(), () => reader.close()];
    const closeWriter = () => writer?.close();
    const steps = isOurWal(found)
        ? [...closeReaders, () => writer?.pragma("schema_version"), closeWriter]
        : [closeWriter, ...closeReaders];
    for (const step of steps) {
        try {
            step();
        }
        catch {
        }
    }
}
function isOurWal({ file, hasWal, walIdentity }) {
    const wal = `${file}-wal`;
    const isEmpty = (0,external_node_fs_.lstatSync)(wal, { throwIfNoEntry: false })?.size === 0;
    return isEmpty && !(hasWal && identity(wal) === walIdentity);
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/vacuum.js
const MOST_OBJECTS = 4_000;
function vacuumInto(connection, file) {
    const objects = connection.prepare("SELECT count(*) FROM sqlite_schema").pluck().get() ?? 0;
    if (objects > MOST_OBJECTS)
        return false;
    connection.pragma("synchronous = OFF");
    connection.prepare("VACUUM INTO ?").run(file);
    return true;
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/live.js










const PAGES_PER_STEP = 4_096;
class LiveSource {
    #found;
    #options;
    #identity;
    #connections;
    #takeLock;
    #giveBack;
    #beginReading;
    #dataVersion;
    #locked = false;
    #fenced = false;
    #pinnedAtMs = 0;
    #version;
    #moved = false;
    constructor(found, options, opened) {
        this.#found = found;
        this.#options = options;
        this.#identity = opened.inode;
        this.#connections = opened.connections;
        const { reader, copier, writer } = opened.connections;
        const lock = writer?.prepare("BEGIN IMMEDIATE");
        const rollback = writer?.prepare("ROLLBACK");
        this.#takeLock = lock && (() => lock.run());
        this.#giveBack = () => rollback?.run();
        const begin = reader.prepare("BEGIN");
        const touch = reader.prepare("SELECT 1 FROM sqlite_schema LIMIT 1");
        const version = copier.prepare("PRAGMA data_version").pluck();
        this.#beginReading = () => {
            begin.run();
            touch.get();
        };
        this.#dataVersion = () => version.get();
    }
    static async open(found, options) {
        if (leavesTrace(found))
            return undefined;
        const inode = identity(found.file);
        const connections = await connectAll(found);
        try {
            const read = () => connections.reader.prepare("SELECT count(*) FROM sqlite_schema").get();
            await patiently(found.path, options.lockTimeoutMs, read);
            return new LiveSource(found, options, { connections, inode });
        }
        catch (error) {
            closeAll(found, connections);
            if (isUnwritable(error) || (error instanceof model/* AppError */.uV && error.code === "busy"))
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
        if (this.#takeLock === undefined)
            return;
        try {
            await patiently(this.#found.path, timeoutMs, this.#takeLock);
            this.#locked = true;
        }
        catch (error) {
            if (!isUnwritable(error))
                throw captureFailure(error, this.#found.path);
        }
    }
    pin() {
        this.#fenced = this.#locked;
        try {
            this.#version = this.#dataVersion();
            this.#beginReading();
        }
        catch (error) {
            throw captureFailure(error, this.#found.path);
        }
        this.#pinnedAtMs = performance.now();
    }
    unlock() {
        if (this.#locked)
            this.#giveBack();
        else if (this.#version !== undefined && !this.#options.anyMoment)
            this.#moved ||= this.#hasCommits();
        this.#locked = false;
    }
    async copyCompact(file) {
        await this.#settle();
        this.#requirePinned();
        if (this.stageEarly)
            return undefined;
        return (await this.#vacuumInto(file)) ? this.#headerFacts() : undefined;
    }
    requireIntact() {
        requireIntact(this.#connections.reader, this.#found.path);
    }
    async copyPages(file) {
        await this.#settle();
        this.#requirePinned();
        const facts = this.#headerFacts();
        await this.#connections.reader.backup(file, { progress: () => PAGES_PER_STEP });
        await writeHeader(file, facts);
    }
    close() {
        closeAll(this.#found, this.#connections);
    }
    async #vacuumInto(file) {
        const { copier } = this.#connections;
        try {
            if (vacuumInto(copier, file) && !this.#hasCommits())
                return true;
        }
        catch {
        }
        await (0,external_node_fs_promises_.rm)(file, { force: true });
        await removeSideFiles(file);
        return false;
    }
    async #settle() {
        if (this.#fenced || this.#options.alone || this.stageEarly)
            return;
        await outwaitCommits(this.#pinnedAtMs);
        this.#moved ||= this.#hasCommits();
    }
    #requirePinned() {
        if (!this.#moved && identity(this.#found.file) === this.#identity)
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
        return this.#connections.reader.pragma(name, { simple: true });
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

;// CONCATENATED MODULE: ./build/kinds/sqlite/scrub.js




const scrub_HEADER = { pageSize: 16, reserved: 20, firstTrunk: 32, bytes: 100 };
async function scrub(file, { roots, path }) {
    const fd = (0,external_node_fs_.openSync)(file, "r+");
    try {
        const pages = new Pages(fd, path);
        if (pages.hasReserved)
            return false;
        const turn = takeTurns();
        await scrubFreePages(pages, turn);
        await scrubTrees(pages, [1, ...roots], turn);
        return true;
    }
    finally {
        (0,external_node_fs_.closeSync)(fd);
    }
}
class Pages {
    hasReserved;
    firstTrunk;
    sizeBytes;
    #fd;
    #path;
    #met;
    constructor(fd, path) {
        this.#fd = fd;
        this.#path = path;
        const header = Buffer.alloc(scrub_HEADER.bytes);
        (0,external_node_fs_.readSync)(fd, header, 0, scrub_HEADER.bytes, 0);
        const size = header.readUInt16BE(scrub_HEADER.pageSize);
        this.sizeBytes = size === 1 ? 65_536 : size;
        this.hasReserved = header[scrub_HEADER.reserved] !== 0;
        this.firstTrunk = header.readUInt32BE(scrub_HEADER.firstTrunk);
        this.#met = new Uint8Array(Math.ceil((0,external_node_fs_.fstatSync)(fd).size / this.sizeBytes / 8) + 1);
    }
    read(number, lengthBytes = this.sizeBytes) {
        const bytes = Buffer.alloc(lengthBytes);
        if (!this.#meet(number) || (0,external_node_fs_.readSync)(this.#fd, bytes, 0, lengthBytes, (number - 1) * this.sizeBytes) < lengthBytes)
            throw this.damaged(`page ${number} is not where it should be`);
        return bytes;
    }
    clear(number, start, end = this.sizeBytes) {
        if (start > end || end > this.sizeBytes)
            throw this.damaged(`page ${number} has impossible bounds`);
        if (start < end)
            (0,external_node_fs_.writeSync)(this.#fd, Buffer.alloc(end - start), 0, end - start, (number - 1) * this.sizeBytes + start);
    }
    #meet(number) {
        const [byte, bit] = [number >>> 3, 1 << (number & 7)];
        const known = this.#met[byte];
        if (number === 0 || known === undefined || (known & bit) !== 0)
            return false;
        this.#met[byte] = known | bit;
        return true;
    }
    damaged(what) {
        return new model/* AppError */.uV("source-damaged", `database ${this.#path}: ${what}`, { path: this.#path });
    }
}
async function scrubFreePages(pages, turn) {
    for (let trunk = pages.firstTrunk; trunk !== 0;) {
        const page = pages.read(trunk);
        const count = page.readUInt32BE(4);
        pages.clear(trunk, 8 + 4 * count);
        for (let index = 0; index < count; index++) {
            const leaf = page.readUInt32BE(8 + 4 * index);
            pages.read(leaf, 0);
            pages.clear(leaf, 0);
        }
        trunk = page.readUInt32BE(0);
        await turn();
    }
}
async function scrubTrees(pages, roots, turn) {
    const waiting = [...roots];
    for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
        const page = pages.read(number);
        const shape = readShape(page, number === 1 ? scrub_HEADER.bytes : 0);
        if (shape === undefined)
            throw pages.damaged(`page ${number} is of no known type`);
        for (const [start, end] of shape.unused)
            pages.clear(number, start, end);
        for (const cell of shape.cells)
            await scrubOverflow(pages, { page, cell, shape }, turn);
        waiting.push(...shape.children);
        await turn();
    }
}
async function scrubOverflow(pages, { page, cell, shape }, turn) {
    const overflow = overflowOf(page, cell, shape.type);
    if (overflow === undefined)
        return;
    const roomBytes = pages.sizeBytes - 4;
    let { first: number, bytes: leftBytes } = overflow;
    for (; leftBytes > roomBytes; leftBytes -= roomBytes) {
        number = pages.read(number, 4).readUInt32BE(0);
        await turn();
    }
    pages.read(number, 4);
    pages.clear(number, 4 + leftBytes);
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/capture.js














const OPEN_TIMEOUT_MS = 5_000;
const LOOKS = 5;
const LOOK_PAUSE_MS = 5;
async function openCapture(store, options) {
    try {
        const found = await findSettled(store);
        const how = sourceOptions(options);
        const source = (await LiveSource.open(found, how)) ?? new CopiedSource(found, how);
        return new SqliteCapture(store, { found, source }, options.rawPages === true);
    }
    catch (error) {
        throw captureFailure(error, store.path);
    }
}
async function findSettled({ location, path }) {
    for (let look = 1;; look++) {
        const found = await find(location, path);
        if (found.hasWal === found.hasShm || look === LOOKS)
            return found;
        await (0,promises_.setTimeout)(LOOK_PAUSE_MS);
    }
}
function sourceOptions({ lockTimeoutMs = OPEN_TIMEOUT_MS, alone, anyMoment }) {
    return { lockTimeoutMs, alone: alone === true, anyMoment: anyMoment === true };
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
            const summary = (await this.#copyCompact(file)) ?? (await this.#copyPages(file, (0,external_node_path_.join)(dir, "pages.sqlite")));
            const { mode } = this.#found;
            const path = model/* archivePaths */.rY.sqlite(this.store.name);
            return {
                entries: [{ path, type: "file", mode, sizeBytes: (await (0,external_node_fs_promises_.stat)(file)).size, file }],
                summary,
                digest: stateDigest(summary),
                consistency: this.#source.consistency,
                leftOut: [],
            };
        }
        catch (error) {
            throw captureFailure(error, this.store.path);
        }
    }
    close() {
        this.#source.close();
    }
    async #copyCompact(file) {
        const lacking = this.#rawPages ? undefined : await this.#source.copyCompact(file);
        if (lacking === undefined)
            return undefined;
        await writeHeader(file, lacking);
        const summary = await summariseBeside({ file, compacted: true }, () => this.#source.requireIntact());
        this.#source.close();
        return summary;
    }
    async #copyPages(file, pages) {
        await this.#source.copyPages(pages);
        this.#source.close();
        await readPrivate(pages, (connection) => requireIntact(connection, this.store.path));
        const compacted = await this.#withoutRemains(pages, file);
        return readPrivate(file, (connection) => summarise(connection, compacted));
    }
    async #withoutRemains(pages, file) {
        if (!this.#rawPages && (await compact(pages, file)))
            return true;
        const isScrubbed = !this.#rawPages && (await scrub(pages, { roots: await rootPages(pages), path: this.store.path }));
        await (0,external_node_fs_promises_.rename)(pages, file);
        return isScrubbed;
    }
}
function rootPages(file) {
    const sql = "SELECT rootpage FROM sqlite_schema WHERE rootpage > 0";
    return readPrivate(file, (connection) => connection.prepare(sql).pluck().all());
}
async function compact(pages, file) {
    const facts = await readHeader(pages);
    try {
        if (!(await readPrivate(pages, (connection) => vacuumInto(connection, file))))
            return false;
    }
    catch (error) {
        if (!isForeign(error))
            throw error;
        await (0,external_node_fs_promises_.rm)(file, { force: true });
        await (0,external_node_fs_promises_.rm)(`${file}-journal`, { force: true });
        return false;
    }
    if (facts !== undefined)
        await writeHeader(file, facts);
    await (0,external_node_fs_promises_.rm)(pages);
    return true;
}

// EXTERNAL MODULE: ./node_modules/xxhash-wasm/esm/xxhash-wasm.js
var xxhash_wasm = __webpack_require__(77261);
;// CONCATENATED MODULE: ./build/kinds/sqlite/vectors/column.js
function columnKey({ table, column }) {
    return JSON.stringify([table, column]);
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/vectors/differences.js


const MIN_DRIFT = 1e-3;
function compareVectorFacts(base, current) {
    const before = new Map(base.map((facts) => [columnKey(facts), facts]));
    return current.flatMap((after) => {
        const facts = before.get(columnKey(after));
        return facts === undefined ? [] : compareColumn(facts, after);
    });
}
function compareColumn(before, after) {
    const difference = (code, numbers) => {
        return { code, place: { table: after.table, column: after.column }, numbers, samples: [] };
    };
    const increases = (code, noun, fact) => {
        const increase = after[fact] - before[fact];
        return increase <= 0 ? [] : [difference(code, { [noun]: increase, before: before[fact], after: after[fact] })];
    };
    const dimension = dimensionChange(before, after);
    const drift = normDrift(before, after);
    const isSameLink = (0,external_node_util_.isDeepStrictEqual)(before.of, after.of);
    return [
        ...(dimension === undefined ? [] : [difference("vectors-dimension-changed", dimension)]),
        ...increases("vectors-not-finite", "vectors", "notFinite"),
        ...increases("vectors-zero", "vectors", "zero"),
        ...(drift === undefined ? [] : [difference("vectors-norm-drifted", drift)]),
        ...increases("vectors-duplicated", "vectors", "duplicated"),
        ...(isSameLink ? increases("vectors-orphaned", "vectors", "orphaned") : []),
        ...(isSameLink ? increases("vectors-missing", "rows", "missing") : []),
    ];
}
function dimensionChange(before, after) {
    if (before.dimension === 0)
        return undefined;
    const isOther = after.dimension !== 0 && after.dimension !== before.dimension;
    const misfits = isOther ? after.vectors : after.otherDimensions - before.otherDimensions;
    if (misfits <= 0)
        return undefined;
    return { vectors: misfits, before: before.dimension, after: isOther ? after.dimension : before.dimension };
}
function normDrift(before, after) {
    if (before.meanNorm === null || after.meanNorm === null)
        return undefined;
    if (before.dimension !== after.dimension || before.type !== after.type)
        return undefined;
    const drift = Math.abs(after.meanNorm / before.meanNorm - 1);
    return drift > MIN_DRIFT ? { drift, before: before.meanNorm, after: after.meanNorm } : undefined;
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/vectors/key-text.js

const KEY_SEPARATOR = "\u001f";
const MAX_LENGTH = 200;
function keyText(value) {
    const text = value instanceof Uint8Array ? Buffer.from(value).toString("hex") : String(value);
    if (text.length <= MAX_LENGTH)
        return text;
    return `${text.slice(0, MAX_LENGTH / 2)}... ${(0,external_node_crypto_.createHash)("sha256").update(text).digest("hex")}`;
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/vectors/declared.js
const DECLARED = /^\s*(?<word>\w+)\s*(?:\((?<round>[^)]*)\)|\[(?<square>[^\]]*)\])?\s*$/u;
const ANY_BRACKETS = {
    float32: "float32",
    f32_blob: "float32",
    float64: "float64",
    f64_blob: "float64",
    float16: "float16",
    f16_blob: "float16",
    vector: "float32",
    vector32: "float32",
    vector64: "float64",
};
const SQUARE_BRACKETS = {
    float: "float32",
    f32: "float32",
    int8: "int8",
    i8: "int8",
    bit: "bit",
};
function declaredVector(type) {
    const { word = "", round, square } = DECLARED.exec(type)?.groups ?? {};
    const name = word.toLowerCase();
    if (/^\d+$/u.test(square ?? "") && Object.hasOwn(SQUARE_BRACKETS, name))
        return SQUARE_BRACKETS[name];
    if (!/^\d+$/u.test(square ?? round ?? "") || !Object.hasOwn(ANY_BRACKETS, name))
        return undefined;
    return ANY_BRACKETS[name];
}
function wordsOf(name) {
    return name
        .replace(/(?<=[a-z0-9])(?=[A-Z])/gu, "_")
        .toLowerCase()
        .split(/[^a-z0-9]+/u)
        .filter((word) => word !== "");
}
const VECTOR_WORD = /^(?:embed\w*|vectors?|vecs?|emb|embs)$/u;
function isVectorWord(word) {
    return VECTOR_WORD.test(word);
}
function stemOf(name) {
    const words = wordsOf(name).filter((word) => !isVectorWord(word) && !/^(?:idx|index|vss|id|rowid)$/u.test(word));
    return words.join("_").replace(/ies$/u, "y").replace(/s$/u, "");
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/shadow-tables.js
const FTS5 = { carriers: ["content", "docsize"], others: /^(data|idx|config)$/ };
const FTS4 = { carriers: ["content", "docsize"], others: /^(segments|segdir|stat)$/ };
const RTREE = { carriers: ["rowid"], others: /^(node|parent)$/ };
const MODULES = {
    fts3: FTS4,
    fts4: FTS4,
    fts5: FTS5,
    rtree: RTREE,
    rtree_i32: RTREE,
    geopoly: RTREE,
    vec0: {
        carriers: ["rowids"],
        others: /^(chunks|info|auxiliary|(vector_chunks|metadatachunks|metadatatext)\d+)$/,
    },
};
function isShadowOf(table, { name, module }) {
    const parts = partsOf(module);
    if (parts === undefined || !table.startsWith(`${name}_`))
        return false;
    const suffix = table.slice(name.length + 1);
    return parts.carriers.includes(suffix) || parts.others.test(suffix);
}
function carriersOf({ name, module }) {
    return (partsOf(module)?.carriers ?? []).map((suffix) => `${name}_${suffix}`);
}
function partsOf(module) {
    const known = module.toLowerCase();
    return Object.hasOwn(MODULES, known) ? MODULES[known] : undefined;
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/vectors/decode.js
const MAX_VECTOR_BYTES = 512 * 1024;
const decode_MAX_TEXT_BYTES = 2 * MAX_VECTOR_BYTES;
const BITS = { float32: 32, float64: 64, float16: 16, int8: 8, bit: 1 };
const NOT_FINITE = /\b(?:NaN|Infinity)\b/gu;
class Decoder {
    #type;
    #bytes = new Uint8Array(4096);
    #numbers = new Float32Array(0);
    constructor(type) {
        this.#type = type;
    }
    decode(stored) {
        if (typeof stored === "string")
            return this.#fromText(stored);
        if (this.#type === "json")
            return undefined;
        const width = BITS[this.#type] / 8;
        const tail = width > 1 ? stored.length % width : 0;
        if (tail > 1 || stored.length - tail === 0 || stored.length > MAX_VECTOR_BYTES)
            return undefined;
        if (stored.length > this.#bytes.length)
            this.#bytes = new Uint8Array(2 ** Math.ceil(Math.log2(stored.length)));
        this.#bytes.set(stored);
        return this.#fromBytes((stored.length - tail) / width);
    }
    #fromBytes(dimension) {
        if (this.#type === "float32")
            return new Float32Array(this.#bytes.buffer, 0, dimension);
        const numbers = this.#room(dimension);
        const view = new DataView(this.#bytes.buffer);
        for (let i = 0; i < dimension; i++) {
            if (this.#type === "float64")
                numbers[i] = view.getFloat64(8 * i, true);
            else if (this.#type === "float16")
                numbers[i] = float16(view.getUint16(2 * i, true));
            else if (this.#type === "int8")
                numbers[i] = view.getInt8(i);
            else
                numbers[i] = (view.getUint8(i >> 3) >> (i & 7)) & 1 ? 1 : -1;
        }
        return numbers;
    }
    #fromText(text) {
        const values = parseArray(text);
        if (values === undefined || values.length === 0)
            return undefined;
        const numbers = this.#room(values.length);
        for (let i = 0; i < values.length; i++)
            numbers[i] = values[i] ?? Number.NaN;
        return numbers;
    }
    #room(dimension) {
        if (this.#numbers.length !== dimension)
            this.#numbers = new Float32Array(dimension);
        return this.#numbers;
    }
}
function parseArray(text) {
    if (!/^\s*\[/u.test(text))
        return undefined;
    try {
        const value = JSON.parse(text.replace(NOT_FINITE, "null").replaceAll("-null", "null"));
        const isVector = Array.isArray(value) && value.every((item) => item === null || typeof item === "number");
        return isVector ? value : undefined;
    }
    catch {
        return undefined;
    }
}
function float16(bits) {
    const sign = bits & 0x8000 ? -1 : 1;
    const exponent = (bits >> 10) & 0x1f;
    const fraction = bits & 0x3ff;
    if (exponent === 0)
        return sign * fraction * 2 ** -24;
    if (exponent === 0x1f)
        return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
    return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/vectors/plausible.js

const MIN_DIMENSION = 8;
const MIN_VALUES = 4;
const SMALLEST = 1e-8;
const LARGEST = 1e3;
const SOME_ABOVE = 1e-3;
function guessType(values, isNamed) {
    const texts = values.filter((value) => typeof value === "string");
    if (texts.length > 0) {
        const isVectors = isNamed && 2 * texts.length > values.length && looksLike(texts, "json", true);
        return isVectors ? "json" : undefined;
    }
    const types = hasEmptyHalves(values) ? ["float64", "float32"] : ["float32", "float64"];
    return types.find((type) => looksLike(values, type, isNamed));
}
function hasEmptyHalves(values) {
    const vectors = ofUsualDimension(values, "float32");
    const isEmpty = (vector) => vector.every((number, index) => index % 2 === 1 || number === 0);
    return vectors.every(isEmpty) && vectors.some((vector) => vector.some((number) => number !== 0));
}
function looksLike(values, type, isNamed) {
    const vectors = ofUsualDimension(values, type);
    if (vectors.length === 0 || (vectors[0]?.length ?? 0) < MIN_DIMENSION)
        return false;
    if (isNamed)
        return 2 * vectors.length >= values.length && isPossible(shapeOf(vectors));
    return vectors.length === values.length && values.length >= MIN_VALUES && isPlausible(shapeOf(vectors));
}
function ofUsualDimension(values, type) {
    const width = type === "float64" ? 8 : 4;
    const decoder = new Decoder(type);
    const whole = values.filter((value) => typeof value === "string" || value.length % width === 0);
    const vectors = whole.map((value) => decoder.decode(value)?.slice()).filter((vector) => vector !== undefined);
    const dimensions = Map.groupBy(vectors, ({ length }) => length);
    return [...dimensions.values()].sort((one, other) => other.length - one.length)[0] ?? [];
}
function isPlausible({ plausible, zero, negative, hasSize }) {
    return plausible + zero >= 0.98 && zero <= 0.5 && negative >= 0.02 && negative <= 0.98 && hasSize;
}
function isPossible({ plausible, zero, notFinite }) {
    return plausible + zero >= 0.9 || (plausible + zero + notFinite >= 0.98 && (notFinite >= 0.2 || zero >= 0.2));
}
function shapeOf(vectors) {
    const total = vectors.length * (vectors[0]?.length ?? 0);
    const share = (is) => vectors.reduce((sum, vector) => vector.reduce((count, number) => count + (is(number) ? 1 : 0), sum), 0) / total;
    const plausible = share(isUsual);
    return {
        plausible,
        zero: share((number) => number === 0),
        notFinite: share((number) => !Number.isFinite(number)),
        negative: plausible === 0 ? 0 : share((number) => number < 0 && isUsual(number)) / plausible,
        hasSize: vectors.some((vector) => vector.some((number) => isUsual(number) && Math.abs(number) >= SOME_ABOVE)),
    };
}
function isUsual(number) {
    const size = Math.abs(number);
    return size >= SMALLEST && size <= LARGEST;
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/vectors/vec0.js




const MAX_CHUNK_BYTES = 128 * 1024 * 1024;
const MAX_PLACES = 4096;
const PLACE_BYTES = 8;
const vec0_BITS = { float32: 32, int8: 8, bit: 1 };
const vec0_TYPES = [
    [/^(?:float|f32)/iu, "float32"],
    [/^(?:int8|i8)/iu, "int8"],
    [/^bit/iu, "bit"],
];
function vec0Columns(connection, { virtual, ordinary }) {
    const present = new Set(ordinary);
    const has = (table, ...names) => {
        const stored = readColumns(connection, table).filter(({ hidden }) => hidden === 0);
        return present.has(table) && names.every((name) => stored.some((column) => column.name === name));
    };
    const sqlOf = connection.prepare("SELECT sql FROM sqlite_schema WHERE name = ? AND type = 'table'");
    return virtual
        .filter(({ module }) => module.toLowerCase() === "vec0")
        .filter(({ name }) => has(`${name}_rowids`, "rowid", "id") && has(`${name}_chunks`, "chunk_id", "validity", "rowids"))
        .flatMap(({ name }) => columnsOf(name, moduleArguments(String(sqlOf.pluck().get(name) ?? ""))))
        .filter((column) => has(vectorsTable(column), "rowid", "vectors"));
}
function columnsOf(table, definitions) {
    const primary = definitions.find((tokens) => /\bprimary key$/iu.test(tokens.join(" ")));
    const textKey = primary?.[1]?.toLowerCase() === "text";
    const key = primary?.[0] === undefined ? {} : { key: primary[0] };
    return definitions.flatMap(parseVector).map(({ column, type, dimension }, part) => {
        return { table, column, type, storage: { in: "vec0", part, dimension, textKey, ...key } };
    });
}
function parseVector(tokens) {
    const [column, word = "", brackets = ""] = tokens;
    const type = vec0_TYPES.find(([pattern]) => pattern.test(word))?.[1];
    const dimension = Number(/^\[\s*(\d+)\s*\]$/u.exec(brackets)?.[1] ?? 0);
    return column === undefined || type === undefined || dimension === 0 ? [] : [{ column, type, dimension }];
}
function vec0Rows({ table, storage }) {
    const textKey = storage.in === "vec0" && storage.textKey;
    return { key: textKey ? "id" : "rowid", from: quoteName(`${table}_rowids`) };
}
function* readVec0(connection, column, storage) {
    const chunks = connection
        .prepare(`SELECT chunk_id, validity, rowids FROM ${quoteName(`${column.table}_chunks`)}
        WHERE octet_length(rowids) <= ${MAX_PLACES * PLACE_BYTES} AND octet_length(validity) <= ${MAX_PLACES}
          AND typeof(rowids) = 'blob' AND typeof(validity) = 'blob' ORDER BY chunk_id`)
        .raw()
        .safeIntegers();
    const vectorsOf = connection
        .prepare(`SELECT vectors FROM ${quoteName(vectorsTable(column))}
        WHERE rowid = ? AND octet_length(vectors) <= ${MAX_CHUNK_BYTES} AND typeof(vectors) = 'blob'`)
        .pluck();
    const textOf = connection
        .prepare(`SELECT id FROM ${vec0Rows(column).from} WHERE rowid = ?`)
        .pluck();
    const width = (storage.dimension * vec0_BITS[column.type]) / 8;
    for (const [chunk, validity, rowids] of chunks.iterate()) {
        const vectors = vectorsOf.get(chunk) ?? Buffer.alloc(0);
        for (const place of takenPlaces(validity, Math.floor(rowids.length / PLACE_BYTES))) {
            const rowid = rowids.readBigInt64LE(place * PLACE_BYTES);
            const id = keyText(storage.textKey ? textOf.get(rowid) : rowid);
            const end = (place + 1) * width;
            yield { id, stored: end > vectors.length ? undefined : vectors.subarray(end - width, end) };
        }
    }
}
function* takenPlaces(validity, places) {
    for (let place = 0; place < places; place++)
        if (((validity[place >> 3] ?? 0) >> (place & 7)) & 1)
            yield place;
}
function vectorsTable({ table, storage }) {
    const part = storage.in === "vec0" ? storage.part : 0;
    return `${table}_vector_chunks${String(part).padStart(2, "0")}`;
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/vectors/read.js




function readVectors(connection, column) {
    const { storage } = column;
    if (storage.in === "vec0")
        return readVec0(connection, column, storage);
    return readTable(connection, column, storage.keys);
}
function* readTable(connection, { table, column }, keys) {
    const sql = `SELECT ${[boundedVector(column), ...keys].join(", ")} FROM ${quoteName(table)}`;
    const rows = connection.prepare(sql).raw().safeIntegers().iterate();
    for (const [value, ...key] of rows)
        yield { id: key.map(keyText).join(KEY_SEPARATOR), stored: storedOf(value) };
}
function boundedVector(column) {
    const name = quoteName(column);
    return `CASE typeof(${name}) WHEN 'null' THEN NULL
    WHEN 'blob' THEN CASE WHEN octet_length(${name}) <= ${MAX_VECTOR_BYTES} THEN ${name} ELSE 0 END
    WHEN 'text' THEN CASE WHEN octet_length(${name}) <= ${decode_MAX_TEXT_BYTES} THEN ${name} ELSE 0 END ELSE 0 END`;
}
function storedOf(value) {
    return value === null || value instanceof Uint8Array || typeof value === "string" ? value : undefined;
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/vectors/row-key.js



function rowKeys(connection, table, options) {
    const columns = readColumns(connection, table).filter(({ hidden }) => hidden === 0);
    const names = new Set(columns.map(({ name }) => name));
    const rule = options.keys.find((key) => "table" in key && key.table === table);
    if (rule !== undefined && "columns" in rule && rule.columns.every((name) => names.has(name)))
        return rule.columns.map(quoteName);
    const primary = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
    if (primary.length > 0)
        return primary.map(({ name }) => quoteName(name));
    const rowid = rowidTerm(connection, table);
    return rowid === undefined ? [] : [rowid];
}
function soleKey(connection, table) {
    const primary = readColumns(connection, table).filter(({ pk }) => pk > 0);
    return primary.length === 1 ? primary[0]?.name : undefined;
}
function rowidTerm(connection, table) {
    const columns = readColumns(connection, table).map(({ name }) => name.toLowerCase());
    return rowidName(connection, table, columns);
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/vectors/recognise.js










const ROWS_LOOKED_THROUGH = 256;
const VALUES = 32;
const LENGTH = 2 * 1024 * 1024;
const COLUMNS_AT_ONCE = 1000;
function recognise(connection, options, known = []) {
    const tables = readTables(connection);
    const knownByKey = new Map(known.map((column) => [columnKey(column), column]));
    const ordinary = tables.content
        .filter((table) => table !== SEQUENCE_TABLE && !isIndex(table, tables.virtual))
        .flatMap((table) => ordinaryColumns(connection, table, { options, known: knownByKey }));
    const isRefused = (column) => ruleOf(options, column)?.isVector === false;
    return [...vec0Columns(connection, tables), ...ordinary]
        .filter((column) => !isRefused(column) && !isIgnored(options, column))
        .sort((a, b) => (0,model/* compareBytewise */.GV)(a.table, b.table) || (0,model/* compareBytewise */.GV)(a.column, b.column));
}
function isIndex(table, virtual) {
    return table.endsWith("_shadow") || virtual.some((owner) => isShadowOf(table, owner));
}
function ordinaryColumns(connection, table, { options, known }) {
    const columns = readColumns(connection, table).filter(({ hidden }) => hidden === 0);
    const withBlobs = columnsWithBlobs(connection, table, columns.map(({ name }) => name));
    return columns.flatMap(({ name: column, type: declared }) => {
        const rule = ruleOf(options, { table, column });
        if (rule?.isVector === false)
            return [];
        const type = rule?.type ??
            typeOf(connection, { table, column, declared, holdsBlobs: withBlobs.has(column) }, rule !== undefined) ??
            known.get(columnKey({ table, column }))?.type ??
            (rule && "float32");
        if (type === undefined)
            return [];
        const dimension = rule?.dimension === undefined ? {} : { dimension: rule.dimension };
        return [{ table, column, type, storage: { in: "table", keys: rowKeys(connection, table, options) }, ...dimension }];
    });
}
function typeOf(connection, { table, column, declared, holdsBlobs }, isNamed) {
    const byDeclaration = declaredVector(declared);
    const isCalledSo = isNamed || wordsOf(column).some(isVectorWord);
    if (byDeclaration === undefined && !isCalledSo && !holdsBlobs)
        return undefined;
    const values = sample(connection, table, column);
    const texts = values.filter((value) => typeof value === "string").length;
    if (byDeclaration !== undefined)
        return 2 * texts > values.length ? "json" : byDeclaration;
    return guessType(values, isCalledSo);
}
function columnsWithBlobs(connection, table, columns) {
    const found = new Set();
    for (let from = 0; from < columns.length; from += COLUMNS_AT_ONCE) {
        const asked = columns.slice(from, from + COLUMNS_AT_ONCE);
        const types = asked.map((column, index) => `typeof(${quoteName(column)}) = 'blob' AS c${index}`).join(", ");
        const any = asked.map((_, index) => `max(c${index})`).join(", ");
        for (const rows of rowsAtEnds(connection, table, types)) {
            const answer = connection.prepare(`SELECT ${any} FROM (${rows})`).raw().get();
            for (const [index, column] of asked.entries())
                if (answer[index] === 1)
                    found.add(column);
        }
    }
    return found;
}
function rowsAtEnds(connection, table, terms) {
    const rowid = rowidTerm(connection, table);
    const ends = rowid === undefined ? [""] : [`ORDER BY ${rowid}`, `ORDER BY ${rowid} DESC`];
    return ends.map((order) => `SELECT ${terms} FROM ${quoteName(table)} ${order} LIMIT ${ROWS_LOOKED_THROUGH}`);
}
function sample(connection, table, column) {
    return rowsAtEnds(connection, table, `${boundedVector(column)} AS value`).flatMap((rows) => {
        const sql = `SELECT value FROM (${rows}) WHERE typeof(value) IN ('blob', 'text')`;
        return [...takeSome(connection.prepare(sql).pluck().iterate())];
    });
}
function* takeSome(values) {
    let [count, length] = [0, 0];
    for (const value of values) {
        yield value;
        count++;
        length += value.length;
        if (count === VALUES || length > LENGTH)
            return;
    }
}
function ruleOf(options, { table, column }) {
    return options.vectors.find((rule) => rule.table === table && rule.column === column);
}
function isIgnored(options, { table, column }) {
    return options.ignored.some((rule) => {
        if (rule.path !== undefined || rule.pointer !== undefined)
            return false;
        const isTable = rule.table === undefined || (0,model/* compileGlob */.SO)(rule.table)(table);
        return isTable && (rule.column === undefined || (0,model/* compileGlob */.SO)(rule.column)(column));
    });
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/vectors/link.js







function findLink(connection, column, options) {
    const { of } = ruleOf(options, column) ?? {};
    if (of !== undefined) {
        const key = foreignKeys(connection, column).find(({ table }) => table === of.table)?.key ?? null;
        const named = {
            table: of.table,
            column: of.column ?? null,
            key: key ?? keysByName(connection, column, of.table)[0] ?? null,
        };
        return canFollow(connection, column, named) ? { ...named, everyRow: true } : undefined;
    }
    const declared = isOnlyVectors(connection, column) ? foreignKeys(connection, column) : [];
    const found = declared.find((ends) => canFollow(connection, column, ends)) ??
        byName(connection, column).find((ends) => canFollow(connection, column, ends) && orphanedVectors(connection, column, ends).count() === 0);
    if (found === undefined || !hasVectors(connection, column))
        return undefined;
    return { ...found, everyRow: rowsWithout(connection, column, found).count() === 0 };
}
function canFollow(connection, column, { table, column: of, key }) {
    if (!readTables(connection).content.includes(table))
        return false;
    const has = (owner, name) => readColumns(connection, owner).some((found) => found.name === name && found.hidden === 0);
    const hasTarget = of === null ? rowidTerm(connection, table) !== undefined : has(table, of);
    if (column.storage.in === "vec0")
        return hasTarget && key === null;
    return hasTarget && (key === null ? column.storage.keys.length === 1 : has(column.table, key));
}
function hasVectors(connection, column) {
    const from = column.storage.in === "vec0" ? vec0Rows(column).from : quoteName(column.table);
    return connection.prepare(`SELECT 1 FROM ${from} LIMIT 1`).get() !== undefined;
}
function orphanedVectors(connection, column, link) {
    const { vectors, rows } = sidesOf(connection, column, link);
    return unmatched(connection, vectors, rows);
}
function rowsWithout(connection, column, link) {
    const { vectors, rows } = sidesOf(connection, column, link);
    return unmatched(connection, rows, vectors);
}
function unmatched(connection, these, those) {
    const from = `FROM ${these} WHERE k COLLATE BINARY NOT IN ${those}`;
    return {
        count: () => Number(connection.prepare(`SELECT count(*) ${from}`).pluck().get()),
        some: (limit) => {
            const sql = `SELECT k ${from} ORDER BY k COLLATE BINARY LIMIT ${limit}`;
            return limit === 0 ? [] : connection.prepare(sql).pluck().safeIntegers().all().map(keyText);
        },
    };
}
function sidesOf(connection, column, { table, column: of, key }) {
    const target = of === null ? (rowidTerm(connection, table) ?? "NULL") : quoteName(of);
    const rows = `(SELECT ${target} AS k FROM ${quoteName(table)} WHERE ${target} IS NOT NULL)`;
    if (column.storage.in === "vec0") {
        const { key: own, from } = vec0Rows(column);
        return { vectors: `(SELECT ${own} AS k FROM ${from} WHERE ${own} IS NOT NULL)`, rows };
    }
    const own = key === null ? (column.storage.keys[0] ?? "NULL") : quoteName(key);
    const there = `${quoteName(column.column)} IS NOT NULL AND ${own} IS NOT NULL`;
    return { vectors: `(SELECT ${own} AS k FROM ${quoteName(column.table)} WHERE ${there})`, rows };
}
function foreignKeys(connection, { table, storage }) {
    if (storage.in === "vec0")
        return [];
    const parts = connection.pragma(`foreign_key_list(${quoteName(table)})`);
    const sole = parts.filter(({ id }) => parts.filter((part) => part.id === id).length === 1);
    return sole
        .sort((a, b) => b.id - a.id)
        .map(({ table: parent, from, to }) => ({
        table: parent,
        column: to ?? soleKey(connection, parent) ?? null,
        key: from,
    }));
}
function isOnlyVectors(connection, column) {
    if (column.storage.in === "vec0" || wordsOf(column.table).some(isVectorWord))
        return true;
    const key = soleKey(connection, column.table);
    return foreignKeys(connection, column).some((ends) => ends.key === key);
}
function byName(connection, column) {
    if (!isOnlyVectors(connection, column))
        return [];
    return readTables(connection)
        .content.filter((table) => table !== column.table && stemOf(table) !== "")
        .flatMap((table) => {
        const keys = keysByName(connection, column, table);
        if (stemOf(column.table) === stemOf(table))
            keys.push(null);
        return keys.flatMap((key) => targets(connection, column, table).map((of) => ({ table, column: of, key })));
    });
}
function keysByName(connection, { table: own, column, storage }, table) {
    if (storage.in === "vec0")
        return [];
    const names = readColumns(connection, own).filter(({ name, hidden }) => hidden === 0 && name !== column);
    return names.filter(({ name }) => /id$/iu.test(name) && stemOf(name) === stemOf(table)).map(({ name }) => name);
}
function targets(connection, { storage }, table) {
    const key = soleKey(connection, table);
    const sameName = storage.in === "vec0" && storage.key !== undefined ? [storage.key] : [];
    const columns = new Set(readColumns(connection, table).map(({ name }) => name));
    return [...sameName.filter((name) => columns.has(name)), ...(key === undefined ? [] : [key]), null];
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/vectors/fingerprints.js
const FIRST_SLOTS = 1 << 12;
const LAST_SLOTS = 1 << 23;
const MAX_LOAD = 0.75;
class Fingerprints {
    #hash;
    #slots = new Uint32Array(2 * FIRST_SLOTS);
    #count = 0;
    constructor({ h32Raw }) {
        this.#hash = h32Raw;
    }
    seen(bytes) {
        const high = this.#hash(bytes, 1);
        const low = this.#hash(bytes, 2) || 1;
        if (this.#find(high, low))
            return true;
        if (this.#count < MAX_LOAD * LAST_SLOTS)
            this.#remember(high, low);
        return false;
    }
    #find(high, low) {
        const slot = this.#slotOf(high, low);
        return this.#slots[slot + 1] !== 0;
    }
    #remember(high, low) {
        if (this.#count + 1 > (MAX_LOAD * this.#slots.length) / 2)
            this.#grow();
        const slot = this.#slotOf(high, low);
        this.#slots[slot] = high;
        this.#slots[slot + 1] = low;
        this.#count++;
    }
    #slotOf(high, low) {
        const slots = this.#slots;
        const mask = slots.length / 2 - 1;
        for (let slot = high & mask;; slot = (slot + 1) & mask) {
            const found = slots[2 * slot + 1];
            if (found === 0 || (found === low && slots[2 * slot] === high))
                return 2 * slot;
        }
    }
    #grow() {
        const old = this.#slots;
        this.#slots = new Uint32Array(2 * old.length);
        for (let slot = 0; slot < old.length; slot += 2) {
            const [high = 0, low = 0] = [old[slot], old[slot + 1]];
            if (low === 0)
                continue;
            const place = this.#slotOf(high, low);
            this.#slots[place] = high;
            this.#slots[place + 1] = low;
        }
    }
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/vectors/norm.js
function normOf(vector) {
    let sum = 0;
    for (let i = 0; i < vector.length; i++) {
        const number = vector[i];
        sum += number * number;
    }
    return Math.sqrt(sum);
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/vectors/measure.js






async function measure(connection, column, { link, examples }) {
    const tally = new Tally(column.type, new Fingerprints(await (0,xxhash_wasm/* default */.A)()), examples);
    const decoder = new Decoder(column.type);
    let missing = 0;
    for (const { id, stored } of readVectors(connection, column)) {
        if (stored === null)
            missing++;
        else
            tally.add(id, stored === undefined ? undefined : decoder.decode(stored));
    }
    const { table, column: name, type } = column;
    const own = { table, column: name, type, ...tally.facts(column.dimension), missing, orphaned: 0 };
    if (link === undefined)
        return { facts: own, examples: tally.examples };
    const orphaned = orphanedVectors(connection, column, link);
    const without = link.everyRow ? rowsWithout(connection, column, link) : undefined;
    return {
        facts: { ...own, missing: without?.count() ?? missing, orphaned: orphaned.count(), of: link },
        examples: {
            ...tally.examples,
            "vectors-orphaned": orphaned.some(examples),
            "vectors-missing": without?.some(examples) ?? [],
        },
    };
}
const NORM_DIGITS = 9;
class Tally {
    examples = {};
    #isZero;
    #seen;
    #maxExamples;
    #groups = new Map();
    #total = 0;
    #notFinite = 0;
    #zero = 0;
    #duplicated = 0;
    constructor(type, seen, maxExamples) {
        this.#isZero = type === "bit" ? hasNoBit : isZero;
        this.#seen = seen;
        this.#maxExamples = maxExamples;
    }
    add(id, vector) {
        this.#total++;
        if (vector === undefined)
            return;
        const group = this.#groups.get(vector.length) ?? { vectors: 0, normal: 0, normSum: 0 };
        this.#groups.set(vector.length, group);
        group.vectors++;
        const norm = normOf(vector);
        if (!Number.isFinite(norm))
            this.#notFinite += this.#example("vectors-not-finite", id);
        else if (this.#isZero(norm, vector))
            this.#zero += this.#example("vectors-zero", id);
        else {
            group.normal++;
            group.normSum += norm;
            const bytes = new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength);
            if (this.#seen.seen(bytes))
                this.#duplicated += this.#example("vectors-duplicated", id);
        }
    }
    facts(dimension = this.#mostFrequent()) {
        const { vectors, normal, normSum } = this.#groups.get(dimension) ?? { vectors: 0, normal: 0, normSum: 0 };
        return {
            dimension: vectors === 0 ? 0 : dimension,
            vectors,
            otherDimensions: this.#total - vectors,
            notFinite: this.#notFinite,
            zero: this.#zero,
            duplicated: this.#duplicated,
            meanNorm: normal === 0 ? null : Number((normSum / normal).toPrecision(NORM_DIGITS)),
        };
    }
    #example(code, id) {
        const ids = this.examples[code] ?? [];
        if (ids.length < this.#maxExamples)
            this.examples[code] = [...ids, id];
        return 1;
    }
    #mostFrequent() {
        const [first] = [...this.#groups].sort(([a, one], [b, other]) => other.vectors - one.vectors || b - a);
        return first?.[0] ?? 0;
    }
}
function isZero(norm) {
    return norm === 0;
}
function hasNoBit(_, vector) {
    return vector.every((number) => number === -1);
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/vectors/search.js
const ABREAST = 8;
function searchNearest(matrix, probes, count) {
    const found = probes.map((probe) => new Ranking(count, probe.row));
    const groups = groupsOf(probes, matrix.dimension);
    const row = new Float64Array(matrix.dimension);
    const cosines = new Float64Array(ABREAST);
    for (let index = 0; index < matrix.rows; index++) {
        row.set(matrix.row(index));
        for (let group = 0; group < groups.length; group++) {
            multiply(row, groups[group], cosines);
            const first = group * ABREAST;
            for (let i = 0; i < ABREAST && first + i < found.length; i++)
                found[first + i].offer(index, cosines[i]);
        }
    }
    return found;
}
function groupsOf(probes, dimension) {
    const groups = [];
    for (let first = 0; first < probes.length; first += ABREAST)
        groups.push(Array.from({ length: ABREAST }, (_, i) => {
            const vector = probes[first + i]?.vector;
            return vector === undefined ? new Float64Array(dimension) : new Float64Array(vector);
        }));
    return groups;
}
function multiply(row, group, products) {
    const [a, b, c, d, e, f, g, h] = group;
    let [sa, sb, sc, sd, se, sf, sg, sh] = [0, 0, 0, 0, 0, 0, 0, 0];
    for (let i = 0; i < row.length; i++) {
        const number = row[i];
        sa += number * a[i];
        sb += number * b[i];
        sc += number * c[i];
        sd += number * d[i];
        se += number * e[i];
        sf += number * f[i];
        sg += number * g[i];
        sh += number * h[i];
    }
    products[0] = sa;
    products[1] = sb;
    products[2] = sc;
    products[3] = sd;
    products[4] = se;
    products[5] = sf;
    products[6] = sg;
    products[7] = sh;
}
class Ranking {
    rows = [];
    #cosines = [];
    #count;
    #except;
    constructor(count, except) {
        this.#count = count;
        this.#except = except;
    }
    get farthest() {
        return this.#cosines.at(-1) ?? -1;
    }
    offer(row, cosine) {
        const isFull = this.rows.length === this.#count;
        if (row === this.#except || (isFull && cosine <= this.#cosines[this.#count - 1]))
            return;
        let place = isFull ? this.#count - 1 : this.rows.length;
        for (; place > 0 && this.#cosines[place - 1] < cosine; place--) {
            this.rows[place] = this.rows[place - 1];
            this.#cosines[place] = this.#cosines[place - 1];
        }
        this.rows[place] = row;
        this.#cosines[place] = cosine;
    }
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/vectors/neighbours.js

const MAX_SHARE = 1 / 5;
const TOLERANCE = 1e-6;
function compareNeighbours(sample, choice, hash) {
    const { base, current, ids } = sample;
    const neighbours = Math.min(choice.neighbours, Math.floor((ids.length - 1) * MAX_SHARE));
    const rows = neighbours < 1 || isSame(base, current) ? [] : chooseRows(ids, choice.count, hash);
    if (rows.length === 0)
        return undefined;
    const probesOf = (matrix) => rows.map((row) => ({ row, vector: matrix.row(row) }));
    const probes = probesOf(base);
    const limits = searchNearest(base, probes, neighbours).map(({ farthest }) => farthest - TOLERANCE);
    const agreement = (found) => {
        const isRight = (row, probe) => base.similarity(row, probes[probe].vector) >= limits[probe];
        const right = found.map(({ rows: near }, probe) => near.filter((row) => isRight(row, probe)).length);
        return right.reduce((sum, count) => sum + count, 0) / (neighbours * probes.length);
    };
    return {
        recall: base.dimension === current.dimension ? agreement(searchNearest(current, probes, neighbours)) : undefined,
        overlap: agreement(searchNearest(current, probesOf(current), neighbours)),
        probes: rows.length,
        neighbours,
        vectors: ids.length,
    };
}
function chooseRows(ids, count, hash) {
    const ranked = ids.map((id, row) => ({ row, rank: hash(id) })).sort((a, b) => a.rank - b.rank || a.row - b.row);
    return ranked.slice(0, count).map(({ row }) => row);
}
function isSame(base, current) {
    if (base.dimension !== current.dimension)
        return false;
    for (let index = 0; index < base.rows; index++) {
        const [before, after] = [base.row(index), current.row(index)];
        for (let i = 0; i < before.length; i++)
            if (before[i] !== after[i])
                return false;
    }
    return true;
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/vectors/matrix.js

class Matrix {
    dimension;
    #numbers;
    constructor(dimension, numbers) {
        this.dimension = dimension;
        this.#numbers = numbers;
    }
    static ofRows(rows, dimension) {
        return new Matrix(dimension, new Float32Array(rows * dimension));
    }
    get rows() {
        return this.#numbers.length / this.dimension;
    }
    row(index) {
        return this.#numbers.subarray(index * this.dimension, (index + 1) * this.dimension);
    }
    first(rows) {
        return new Matrix(this.dimension, this.#numbers.subarray(0, rows * this.dimension));
    }
    set(index, vector) {
        const norm = normOf(vector);
        if (vector.length !== this.dimension || !Number.isFinite(norm) || norm === 0)
            return false;
        const row = this.row(index);
        for (let i = 0; i < row.length; i++)
            row[i] = vector[i] / norm;
        return true;
    }
    similarity(index, probe) {
        const row = this.row(index);
        let sum = 0;
        for (let i = 0; i < row.length; i++)
            sum += row[i] * probe[i];
        return sum;
    }
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/vectors/sample.js



const MAX_SAMPLE_BYTES = 32 * 1024 * 1024;
function samplePairs(base, current, hash) {
    const places = Math.floor(MAX_SAMPLE_BYTES / (4 * Math.max(base.facts.dimension, current.facts.dimension)));
    const limit = places / base.facts.vectors;
    const before = Matrix.ofRows(Math.min(places, base.facts.vectors), base.facts.dimension);
    const taken = new Map();
    for (const { id, vector } of decoded(base)) {
        if (taken.size === before.rows)
            break;
        if (taken.has(id) || (limit < 1 && hash(id) >= limit))
            continue;
        if (before.set(taken.size, vector))
            taken.set(id, taken.size);
    }
    const after = Matrix.ofRows(taken.size, current.facts.dimension);
    const common = new Map();
    for (const { id, vector } of decoded(current)) {
        const place = taken.get(id);
        if (place !== undefined && after.set(place, vector))
            common.set(id, place);
    }
    return closeRanks(common, before, after);
}
function closeRanks(common, before, after) {
    const pairs = [...common].sort(([, a], [, b]) => a - b);
    for (const [row, [, place]] of pairs.entries()) {
        before.row(row).set(before.row(place));
        after.row(row).set(after.row(place));
    }
    return {
        ids: pairs.map(([id]) => id),
        base: before.first(pairs.length),
        current: after.first(pairs.length),
    };
}
function* decoded({ connection, column }) {
    const decoder = new Decoder(column.type);
    for (const { id, stored } of readVectors(connection, column)) {
        const vector = stored === null || stored === undefined ? undefined : decoder.decode(stored);
        if (vector !== undefined)
            yield { id, vector };
    }
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/vectors/compare.js









async function describeVectors(connection, options, known = []) {
    const knownByKey = new Map(known.map((facts) => [columnKey(facts), facts]));
    const described = [];
    for (const column of recognise(connection, options, known)) {
        const facts = knownByKey.get(columnKey(column));
        const link = facts === undefined ? findLink(connection, column, options) : followed(connection, column, facts.of);
        described.push((await measure(connection, column, { link, examples: 0 })).facts);
    }
    return described;
}
async function compareVectors(sides, options) {
    const differences = [];
    for (const columns of pairColumns(sides, options)) {
        const link = findLink(sides.base, columns.base, options);
        const base = await measure(sides.base, columns.base, { link, examples: 0 });
        const current = await measure(sides.current, columns.current, {
            link: followed(sides.current, columns.current, link),
            examples: options.samples,
        });
        differences.push(...compareColumn(base.facts, current.facts).map((difference) => withSamples(difference, current)));
        const baseSide = { connection: sides.base, column: columns.base, facts: base.facts };
        const currentSide = { connection: sides.current, column: columns.current, facts: current.facts };
        differences.push(...(await neighbourDifferences(baseSide, currentSide, options.probes)));
    }
    return differences;
}
function pairColumns({ base, current }, options) {
    const currentColumns = recognise(current, options, recognise(base, options));
    const byKey = new Map(currentColumns.map((column) => [columnKey(column), column]));
    return recognise(base, options, currentColumns).flatMap((column) => {
        const partner = byKey.get(columnKey(column));
        return partner === undefined ? [] : [{ base: column, current: partner }];
    });
}
function followed(connection, column, link) {
    return link !== undefined && canFollow(connection, column, link) ? link : undefined;
}
function withSamples(difference, { examples }) {
    if (difference.numbers.before !== 0)
        return difference;
    return { ...difference, samples: (examples[difference.code] ?? []).map(compare_sampleOf) };
}
function compare_sampleOf(id) {
    return { key: id.replaceAll(KEY_SEPARATOR, ", ") };
}
async function neighbourDifferences(base, current, choice) {
    if (base.facts.vectors === 0 || current.facts.vectors === 0)
        return [];
    const { h32 } = await (0,xxhash_wasm/* default */.A)();
    const hash = (id) => h32(id, choice.seed >>> 0) / 2 ** 32;
    const agreement = compareNeighbours(samplePairs(base, current, hash), choice, hash);
    if (agreement === undefined)
        return [];
    const { recall, overlap, ...extent } = agreement;
    const place = { table: base.column.table, column: base.column.column };
    const difference = (code, numbers) => {
        return { code, place, numbers: { ...numbers, ...extent }, samples: [] };
    };
    return [
        ...(recall === undefined ? [] : [difference("vectors-recall", { recall })]),
        difference("vectors-overlap", { overlap }),
    ];
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/vectors/index.js



;// CONCATENATED MODULE: ./build/kinds/sqlite/compare/folding.js



function foldTables({ tables, virtualTables }) {
    const owned = new Map(virtualTables.map(({ name }) => [name, []]));
    const ordinary = [];
    for (const table of tables) {
        const owner = virtualTables.find((virtual) => isShadowOf(table.name, virtual));
        if (owner !== undefined)
            owned.get(owner.name)?.push(table);
        else if (table.name !== SEQUENCE_TABLE)
            ordinary.push({ name: table.name, rows: table.rows, parts: [table], carrier: table.name });
    }
    const virtual = virtualTables.map(({ name, module }) => foldVirtual(name, module, owned.get(name) ?? []));
    return [...ordinary, ...virtual].sort((a, b) => (0,model/* compareBytewise */.GV)(a.name, b.name));
}
function foldVirtual(name, module, parts) {
    const carrier = carriersOf({ name, module }).flatMap((called) => parts.filter((part) => part.name === called))[0];
    const folded = { name, rows: carrier?.rows ?? 0, parts, module };
    return carrier === undefined ? folded : { ...folded, carrier: carrier.name };
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/compare/counts.js


function pairTables(base, current, choices) {
    const before = foldTables(base).filter(({ name }) => !choices.ignoresTable(name));
    const after = foldTables(current).filter(({ name }) => !choices.ignoresTable(name));
    const old = new Map(before.map((table) => [table.name, table]));
    const now = new Map(after.map((table) => [table.name, table]));
    return {
        differences: [
            ...before.filter(({ name }) => !now.has(name)).map((table) => onlyOn("base", table)),
            ...after.filter(({ name }) => !old.has(name)).map((table) => onlyOn("current", table)),
        ],
        touched: before
            .map((table) => [table, now.get(table.name)])
            .filter((pair) => pair[1] !== undefined && digests(pair[0]) !== digests(pair[1])),
    };
}
function counts_compareCounts(base, current) {
    const before = base.rows;
    const after = current.rows;
    const place = { table: base.name };
    if (before === after)
        return { code: "table-changed", place, numbers: { before, after }, samples: [] };
    const code = after > before ? "rows-added" : "rows-removed";
    return { code, place, numbers: { rows: Math.abs(after - before), before, after }, samples: [] };
}
function compareCounters(base, current) {
    const [before, after] = [base, current].map(({ tables }) => tables.find(({ name }) => name === SEQUENCE_TABLE));
    if (before?.digest === after?.digest)
        return [];
    const numbers = { before: before?.rows ?? 0, after: after?.rows ?? 0 };
    return [{ code: "table-changed", place: { table: SEQUENCE_TABLE }, numbers, samples: [] }];
}
function onlyOn(side, { name, rows }) {
    const isGone = side === "base";
    return {
        code: isGone ? "table-removed" : "table-added",
        place: { table: name },
        numbers: { rows, before: isGone ? rows : 0, after: isGone ? 0 : rows },
        samples: [],
    };
}
function digests({ parts }) {
    return JSON.stringify(parts.map(({ name, digest }) => [name, digest]));
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/compare/facts.js





function readSchema(connection, summary) {
    const tables = foldTables(summary).map(({ name, rows, module }) => ({
        name,
        rows,
        columns: module === undefined ? readColumns(connection, name).map(columnFacts) : [],
    }));
    const known = new Set(tables.map(({ name }) => name));
    const objects = readDefinitions(connection)
        .filter(([type, name]) => type !== "table" || known.has(name))
        .map(([type, name, sql]) => ({ name: `${type} ${name}`, digest: definitionDigest(sql) }))
        .sort((a, b) => (0,model/* compareBytewise */.GV)(a.name, b.name));
    return { tables, objects };
}
function columnFacts(column) {
    return {
        name: column.name,
        type: column.type,
        notNull: column.notnull !== 0,
        default: column.dflt_value,
        key: column.pk,
        generated: column.hidden > 1,
    };
}
function readDefinitions(connection) {
    const sql = "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
    return connection.prepare(sql).raw().all();
}
function definitionDigest(sql) {
    return (0,external_node_crypto_.createHash)("sha256").update(sqlTokens(sql).join("\0")).digest("hex");
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/compare/ignored.js

function choicesOf({ ignored, keys }) {
    const rules = ignored.filter(({ path, pointer }) => path === undefined && pointer === undefined).map(compile);
    const tableKeys = keys.flatMap((rule) => (isTableKey(rule) ? [{ ...rule, matches: (0,model/* compileGlob */.SO)(rule.table) }] : []));
    return {
        ignoresTable: (table) => rules.some((rule) => rule.column === undefined && rule.table(table)),
        ignoresColumn: (table, column) => rules.some((rule) => rule.table(table) && (rule.column?.(column) ?? true)),
        keyOf: (table) => tableKeys.find(({ matches }) => matches(table))?.columns,
    };
}
function compile({ table, column }) {
    return {
        table: table === undefined ? () => true : (0,model/* compileGlob */.SO)(table),
        column: column === undefined ? undefined : (0,model/* compileGlob */.SO)(column),
    };
}
function isTableKey(rule) {
    return "table" in rule;
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/compare/column-names.js

const FTS5_COLUMN = /^c(\d+)$/;
const FTS4_COLUMN = /^c\d+(.+)$/s;
function columnNames(connection, virtual) {
    const sql = connection.prepare("SELECT sql FROM main.sqlite_schema WHERE type = 'table' AND name = ?").pluck();
    const columns = moduleArguments(`${sql.get(virtual) ?? ""}`)
        .filter(([, second]) => second !== "=")
        .map(([name = ""]) => unquote(name));
    return (column) => {
        const index = FTS5_COLUMN.exec(column)?.[1];
        if (index !== undefined)
            return columns[Number(index)] ?? column;
        const name = FTS4_COLUMN.exec(column)?.[1];
        return name !== undefined && columns.includes(name) ? name : column;
    };
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/compare/vec0-source.js



const FUNCTION = "memsnap_vec0_value";
const LENGTH_BYTES = 4;
const START_BYTES = 12;
const vec0_source_TYPES = [
    { type: "text", word: /^text$/i, bits: 8 * (LENGTH_BYTES + START_BYTES) },
    { type: "integer", word: /^int(?:eger)?(?:64)?$/i, bits: 64 },
    { type: "real", word: /^(?:float|double|float64|f64)$/i, bits: 64 },
    { type: "boolean", word: /^bool(?:ean)?$/i, bits: 1 },
];
const vec0_source_MAX_CHUNK_BYTES = 4096 * (LENGTH_BYTES + START_BYTES);
const MAX_COLUMNS = 16;
function vec0Source(connection, { name, carrier }) {
    if (!hasAll(connection, { [carrier]: ["rowid", "id", "chunk_id", "chunk_offset"] }))
        return undefined;
    connection.function(FUNCTION, { deterministic: true, directOnly: true }, metadataValue);
    const sql = connection.prepare("SELECT sql FROM main.sqlite_schema WHERE type = 'table' AND name = ?").pluck();
    const definitions = moduleArguments(`${sql.get(name) ?? ""}`).filter(([, second]) => second !== "=");
    const [keyName = "rowid", keyType = "integer"] = definitions.find((tokens) => isCalled(tokens, "primary key")) ?? [];
    const isText = keyType.toLowerCase() === "text";
    const parts = vec0_source_partsOf(name, definitions).filter(({ needs }) => hasAll(connection, needs));
    const key = `r.${isText ? "id" : "rowid"} AS ${quoteName(keyName)}`;
    const values = parts.map((part) => `${part.sql} AS ${quoteName(part.name)}`);
    return {
        from: `(SELECT ${[key, ...values].join(", ")} FROM main.${quoteName(carrier)} AS r)`,
        columns: [columnOf(keyName, isText ? "TEXT" : "INTEGER", 1), ...parts.map((part) => columnOf(part.name, "", 0))],
    };
}
function hasAll(connection, needs) {
    return Object.entries(needs).every(([table, columns]) => {
        const there = new Set(readColumns(connection, table).map(({ name }) => name));
        return columns.every((column) => there.has(column));
    });
}
function columnOf(name, type, pk) {
    return { name, type, pk, hidden: 0, notnull: 0, dflt_value: null };
}
function isCalled(tokens, words) {
    return tokens.slice(-2).join(" ").toLowerCase() === words;
}
function vec0_source_partsOf(table, definitions) {
    const metadata = definitions.filter((tokens) => tokens.length === 2);
    const partitions = definitions.filter((tokens) => isCalled(tokens, "partition key"));
    const auxiliary = definitions.filter(([sign]) => sign === "+");
    return [
        ...metadata.slice(0, MAX_COLUMNS).flatMap((tokens, index) => metadataPart(table, tokens, twoDigits(index))),
        ...partitions.slice(0, MAX_COLUMNS).map(([name = ""], index) => {
            const [chunks, column] = [`${table}_chunks`, `partition${twoDigits(index)}`];
            return { name, sql: lookUp(column, chunks, "chunk_id = +r.chunk_id"), needs: { [chunks]: ["chunk_id", column] } };
        }),
        ...auxiliary.slice(0, MAX_COLUMNS).map(([, name = ""], index) => {
            const [rows, column] = [`${table}_auxiliary`, `value${twoDigits(index)}`];
            return { name, sql: lookUp(column, rows, "rowid = +r.rowid"), needs: { [rows]: ["rowid", column] } };
        }),
    ];
}
function metadataPart(table, [name = "", word = ""], number) {
    const found = vec0_source_TYPES.find((each) => each.word.test(word));
    if (found === undefined)
        return [];
    const { type, bits } = found;
    const [chunks, texts] = [`${table}_metadatachunks${number}`, `${table}_metadatatext${number}`];
    const place = `substr(data, 1 + r.chunk_offset * ${bits} / 8, ${Math.ceil(bits / 8)})`;
    const start = lookUp(place, chunks, `rowid = +r.chunk_id AND octet_length(data) <= ${vec0_source_MAX_CHUNK_BYTES}`);
    const value = `${FUNCTION}('${type}', ${start}, r.chunk_offset)`;
    const needs = { [chunks]: ["rowid", "data"] };
    if (type !== "text")
        return [{ name, sql: value, needs }];
    const whole = lookUp("data", texts, "rowid = +r.rowid");
    return [{ name, sql: `coalesce(${whole}, ${value})`, needs: { ...needs, [texts]: ["rowid", "data"] } }];
}
function lookUp(what, table, where) {
    return `(SELECT ${what} FROM main.${quoteName(table)} WHERE ${where})`;
}
function twoDigits(index) {
    return String(index).padStart(2, "0");
}
function metadataValue(type, bytes, place) {
    const bits = vec0_source_TYPES.find((each) => each.type === type)?.bits ?? 0;
    if (!Buffer.isBuffer(bytes) || bytes.length * 8 < bits)
        return null;
    if (type === "integer")
        return bytes.readBigInt64LE();
    if (type === "real")
        return bytes.readDoubleLE();
    if (type === "boolean")
        return BigInt((bytes.readUInt8() >> (Number(place) & 7)) & 1);
    return bytes.toString("utf8", LENGTH_BYTES, LENGTH_BYTES + bytes.readUInt32LE());
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/compare/source.js




const PLACEMENT = /^(chunk_id|chunk_offset|nodeno)$/;
function sourcesOf({ base, current }, table) {
    const { name, module } = table;
    const vec0 = /^vec0$/i.test(module ?? "") ? [vec0Source(base, table), vec0Source(current, table)] : [];
    if (vec0[0] !== undefined && vec0[1] !== undefined)
        return { base: vec0[0], current: vec0[1], nameOf: asItIs, isTable: false };
    const nameOf = module === undefined ? asItIs : columnNames(base, name);
    return { base: carrierOf(base, table), current: carrierOf(current, table), nameOf, isTable: true };
}
function carrierOf(connection, { carrier, module }) {
    const stored = readColumns(connection, carrier).filter(({ hidden }) => hidden === 0);
    const columns = module === undefined ? stored : stored.filter(({ name }) => !PLACEMENT.test(name));
    return { from: `main.${quoteName(carrier)}`, columns };
}
function asItIs(column) {
    return column;
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/compare/plan.js




const NUMERIC = /INT|REAL|FLOA|DOUB|NUM|DEC|BOOL|DATE|TIME/i;
function planTable(sides, folded, choices) {
    const table = folded.carrier;
    const { nameOf, isTable, ...from } = sourcesOf(sides, folded);
    const [before, after] = [from.base.columns, from.current.columns];
    const shared = before.filter(({ name }) => after.some((other) => other.name === name));
    const isIgnored = (column) => choices.ignoresColumn(folded.name, nameOf(column));
    const compared = shared.map(({ name }) => name).filter((name) => !isIgnored(name));
    const choice = { declared: sameKey(before, after), chosen: choices.keyOf(folded.name) ?? [], compared };
    const { key, keyed } = chooseKey(choice, plan_isRowid(before, after));
    const rowid = sharedRowid(sides, table);
    const rest = compared.filter((name) => !key.includes(name));
    const repeats = (side) => repeatsKey(sides[side], from[side].from, key);
    return {
        table,
        from: { base: from.base.from, current: from.current.from },
        key,
        rest,
        keyed,
        repeatsKeys: keyed === "stored" && (repeats("base") || repeats("current")),
        hasRowid: rowid !== undefined,
        stored: !isTable ? [] : rowid === undefined ? clusteredKey(sides, table) : [rowid],
        names: [...key, ...rest].map(nameOf),
        ignoresSome: [...before, ...after].some(({ name }) => isIgnored(name)),
        twins: folded.module === undefined ? twinsOf(before, compared) : undefined,
        encoding: sides.base.pragma("main.encoding", { simple: true }),
    };
}
function chooseKey({ declared, chosen, compared }, isRowid) {
    const isKey = (columns) => columns.length > 0 && columns.every((name) => compared.includes(name));
    if (isKey(chosen))
        return { key: chosen, keyed: "chosen" };
    if (isKey(declared))
        return { key: declared, keyed: isRowid ? "rowid" : "stored" };
    return { key: compared, keyed: "none" };
}
function repeatsKey(connection, from, key) {
    const holdsRow = (end) => connection.prepare(`SELECT 1 FROM ${from} ${end} LIMIT 1`).get() !== undefined;
    if (!key.some((name) => holdsRow(`WHERE ${quoteName(name)} IS NULL`)))
        return false;
    return holdsRow(`GROUP BY ${key.map((name) => `${quoteName(name)} COLLATE BINARY`).join(", ")} HAVING count(*) > 1`);
}
function sharedRowid({ base, current }, table) {
    const [before, after] = [base, current].map((connection) => {
        const taken = readColumns(connection, table).map(({ name }) => name.toLowerCase());
        return rowidName(connection, table, taken);
    });
    return before === after ? before : undefined;
}
function clusteredKey({ base, current }, table) {
    const [before = "", after] = [base, current].map((connection) => {
        const key = plan_keyOf(readColumns(connection, table));
        const index = indexesOf(connection, table).find(({ origin }) => origin === "pk");
        const isBinary = index !== undefined && collationsOf(connection, index.name).every((name) => name === "BINARY");
        return isBinary ? JSON.stringify(key.map(({ name, type }) => [name, type])) : "";
    });
    if (before === "" || before !== after)
        return [];
    return plan_keyOf(readColumns(base, table)).map(({ name }) => quoteName(name));
}
function indexesOf(connection, table) {
    return connection.pragma(`index_list(${quoteName(table)})`);
}
function collationsOf(connection, index) {
    const columns = connection.pragma(`index_xinfo(${quoteName(index)})`);
    return columns.filter(({ key }) => key === 1).map(({ coll }) => coll);
}
function plan_keyOf(columns) {
    return columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
}
function sameKey(base, current) {
    const before = plan_keyOf(base).map(({ name }) => name);
    const after = plan_keyOf(current).map(({ name }) => name);
    return before.length === after.length && before.every((name, index) => name === after[index]) ? before : [];
}
function plan_isRowid(base, current) {
    return [plan_keyOf(base), plan_keyOf(current)].every((key) => key.length === 1 && /^integer$/i.test(key[0]?.type ?? ""));
}
const MAX_TWIN_COLUMNS = 1998;
function twinsOf(columns, compared) {
    const key = plan_keyOf(columns);
    const others = columns.filter(({ name, pk }) => pk === 0 && compared.includes(name));
    const saysSomething = others.some(({ type }) => !NUMERIC.test(type));
    if (key.length > 1 || !saysSomething || others.length > MAX_TWIN_COLUMNS)
        return undefined;
    const small = others.filter(({ type }) => !/BLOB/i.test(type));
    return { columns: others.map(({ name }) => name), small: small.map(({ name }) => name), key: key[0]?.name };
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/compare/value.js

const KEY_CHARACTERS = 60;
const CONTENT_CHARACTERS = 4000;
const UNPRINTABLE = /[^\P{Cc}\t\r\n]/u;
function value_isSame(a, b) {
    return a === b || (a instanceof Uint8Array && b instanceof Uint8Array && Buffer.compare(a, b) === 0);
}
function value_compareValues(a, b) {
    if (a === b)
        return 0;
    const byType = rank(a) - rank(b);
    if (byType !== 0)
        return byType;
    if (typeof a === "string")
        return (0,model/* compareBytewise */.GV)(a, b);
    if (a instanceof Uint8Array)
        return Buffer.compare(a, b);
    return a < b ? -1 : a > b ? 1 : 0;
}
function rank(value) {
    if (value === null)
        return 0;
    if (typeof value === "string")
        return 2;
    return typeof value === "object" ? 3 : 1;
}
function readable(row, encoding) {
    return row.map((value) => (value instanceof Uint8Array ? decode(value, encoding) : value));
}
function decode(bytes, encoding) {
    try {
        const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
        return UNPRINTABLE.test(text) ? bytes : text;
    }
    catch {
        return bytes;
    }
}
function value_keyText(values) {
    return values.map(valueText).join(", ");
}
function valueText(value) {
    if (value === null)
        return "NULL";
    if (value instanceof Uint8Array)
        return shorten(`x'${hex(value, KEY_CHARACTERS)}'`, KEY_CHARACTERS);
    return shorten(`${value}`, KEY_CHARACTERS);
}
function contentText(columns, values) {
    const cells = columns.map((column, index) => [column, cell(values[index] ?? null)]);
    return shorten(JSON.stringify(Object.fromEntries(cells)), CONTENT_CHARACTERS);
}
function cell(value) {
    if (value instanceof Uint8Array)
        return { hex: hex(value, CONTENT_CHARACTERS) };
    if (typeof value === "string")
        return shorten(value, CONTENT_CHARACTERS);
    const number = Number(value);
    if (typeof value === "bigint")
        return Number.isSafeInteger(number) ? number : { integer: `${value}` };
    return typeof value === "number" && !Number.isFinite(value) ? `${value}` : value;
}
function hex(value, characters) {
    return Buffer.from(value.buffer, value.byteOffset, Math.min(value.length, characters)).toString("hex");
}
function shorten(text, characters) {
    if (text.length <= characters)
        return text;
    return `${text
        .slice(0, characters - 1)
        .toWellFormed()
        .replace(/\ufffd$/u, "")}…`;
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/compare/merge.js

function* mergeRows(base, current, order) {
    try {
        let a = base.next();
        let b = current.next();
        while (!a.done || !b.done) {
            const place = a.done ? 1 : b.done ? -1 : order(a.value, b.value);
            if (place === 0)
                yield [a.value, b.value];
            else if (place < 0)
                yield [a.value, undefined];
            else
                yield [undefined, b.value];
            if (place <= 0)
                a = base.next();
            if (place >= 0)
                b = current.next();
        }
    }
    finally {
        base.return?.();
        current.return?.();
    }
}
function merge_byFirst(width) {
    return (a, b) => {
        for (let i = 0; i < width; i++) {
            const order = value_compareValues(a[i] ?? null, b[i] ?? null);
            if (order !== 0)
                return order;
        }
        return 0;
    };
}
function byKeyOrWhole(keyWidth, width) {
    const [byKey, byAll] = [merge_byFirst(keyWidth), merge_byFirst(width)];
    return (a, b) => byKey(a, b) || (a.slice(0, keyWidth).includes(null) ? byAll(a, b) : 0);
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/compare/select.js

const MAX_EXPRESSION_COLUMNS = 100;
const MAX_SORTED_BYTES = 1024 ** 3;
function selectRows(sides, side, { plan, exact }) {
    const { key, rest, keyed } = plan;
    const connection = sides[side];
    const columns = [...key, ...rest];
    const values = columns.map((column, index) => select_cell(column, exact && !(keyed === "rowid" && index === 0))).join(", ");
    const from = `FROM ${plan.from[side]} AS a${notInPlace(plan)}`;
    return prepareRows(connection, `SELECT ${values} ${from} ORDER BY ${orderTerms(connection, plan, exact).join(", ")}`);
}
function prepareRows(connection, sql) {
    return connection.prepare(sql).raw().safeIntegers();
}
function select_cell(column, exact) {
    const name = `a.${quoteName(column)}`;
    return exact ? `CASE typeof(${name}) WHEN 'text' THEN CAST(${name} AS BLOB) ELSE ${name} END` : name;
}
function orderTerms(connection, plan, exact) {
    const { key, rest, keyed, repeatsKeys, hasRowid } = plan;
    if (keyed === "rowid")
        return key.map((column) => `${select_cell(column, false)} COLLATE BINARY`);
    const terms = keyed === "stored" && !repeatsKeys ? key : [...key, ...rest];
    if (exact)
        return terms.map((column) => select_cell(column, true));
    const sorts = hasRowid && sizeBytes(connection) <= MAX_SORTED_BYTES;
    return terms.map((column) => `${sorts ? "+" : ""}${select_cell(column, false)} COLLATE BINARY`);
}
function sizeBytes(connection) {
    const pages = connection.pragma("main.page_count", { simple: true });
    return Number(pages) * Number(connection.pragma("main.page_size", { simple: true }));
}
function notInPlace({ table, key, rest, stored }) {
    const columns = [...key, ...rest].map(quoteName);
    if (stored.length === 0 || columns.length > MAX_EXPRESSION_COLUMNS)
        return "";
    const same = columns.map((name) => `typeof(a.${name}) = typeof(b.${name}) AND +a.${name} IS +b.${name} COLLATE BINARY`);
    const there = [...stored.map((name) => `a.${name} = b.${name}`), ...same].join(" AND ");
    return ` WHERE NOT EXISTS (SELECT 1 FROM other.${quoteName(table)} AS b WHERE ${there})`;
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/compare/tally.js



const DIGEST_DIGITS = 12;
class RowTally {
    #plan;
    #options;
    #columns;
    #counts = { added: 0, removed: 0, changed: 0 };
    #samples = { added: [], removed: [], changed: [] };
    #changes;
    constructor(plan, options) {
        this.#plan = plan;
        this.#options = options;
        this.#columns = plan.names;
        this.#changes = this.#columns.map(() => 0);
    }
    get hasNew() {
        return this.#counts.added + this.#counts.changed > 0;
    }
    add(row) {
        if (this.#counts.added++ < this.#options.samples)
            this.#samples.added.push(this.#sample({ after: row }));
    }
    remove(row) {
        if (this.#counts.removed++ < this.#options.samples)
            this.#samples.removed.push(this.#sample({ before: row }));
    }
    meet(before, after) {
        if (isSameRow(before, after))
            return;
        const changed = before.flatMap((value, index) => (value_isSame(value, after[index] ?? null) ? [] : [index]));
        if (this.#plan.keyed === "none") {
            this.remove(before);
            this.add(after);
            return;
        }
        for (const index of changed)
            this.#changes[index]++;
        if (this.#counts.changed++ < this.#options.samples)
            this.#samples.changed.push(this.#change({ before, after }, changed));
    }
    differences({ name, before, after }) {
        const told = (code, rows, samples) => rows === 0 ? [] : [{ code, place: { table: name }, numbers: { rows, before, after }, samples }];
        const { added, removed, changed } = this.#counts;
        return [
            ...told("rows-added", added, this.#samples.added),
            ...told("rows-removed", removed, this.#samples.removed),
            ...told("rows-changed", changed, this.#samples.changed).map((all) => ({ ...all, parts: this.#parts() })),
        ];
    }
    #parts() {
        return this.#columns
            .map((column, index) => ({ column, count: this.#changes[index] ?? 0 }))
            .filter(({ count }) => count > 0)
            .sort((a, b) => b.count - a.count || (0,model/* compareBytewise */.GV)(a.column, b.column));
    }
    #sample(rows) {
        const [side, found] = Object.entries(rows)[0];
        const row = this.#options.readable(found);
        const content = this.#options.showContent ? { [side]: contentText(this.#columns, row) } : {};
        return { key: rowName(this.#plan, row), ...content };
    }
    #change({ before, after }, changed) {
        const columns = changed.map((index) => this.#columns[index]);
        const content = (found) => {
            const row = this.#options.readable(found);
            const values = changed.map((index) => row[index] ?? null);
            return contentText(columns, values);
        };
        const shown = this.#options.showContent ? { before: content(before), after: content(after) } : {};
        return { key: rowName(this.#plan, this.#options.readable(before)), columns, ...shown };
    }
}
function isSameRow(a, b) {
    for (let i = 0; i < a.length; i++)
        if (!value_isSame(a[i] ?? null, b[i] ?? null))
            return false;
    return true;
}
function rowName({ key, keyed }, row) {
    return keyed === "none" ? digestOf(row) : value_keyText(row.slice(0, key.length));
}
function digestOf(row) {
    const hash = new ValueHash();
    for (const value of row) {
        if (value === null)
            hash.null();
        else if (typeof value === "bigint")
            hash.integer(value);
        else if (typeof value === "number")
            hash.real(value);
        else if (typeof value === "string")
            hash.text(value);
        else
            hash.blob(value);
    }
    return hash.digest().slice(0, DIGEST_DIGITS);
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/compare/duplicates.js





function compareTwins({ base, current }, { plan, totals, options }) {
    const { twins, table, encoding } = plan;
    if (twins === undefined || !mayHaveTwins(current, table, twins))
        return [];
    const sql = groupsSql(table, twins);
    const width = twins.columns.length;
    const numbers = { rows: 0, before: 0, after: 0 };
    const samples = [];
    const [ofBase, ofCurrent] = [prepareRows(base, sql), prepareRows(current, sql)];
    for (const [before, after] of mergeRows(ofBase.iterate(), ofCurrent.iterate(), merge_byFirst(width))) {
        const had = extraRows(before, width);
        const has = extraRows(after, width);
        numbers.before += had;
        numbers.after += has;
        if (after === undefined || has <= had || samples.length >= options.samples)
            continue;
        const row = readable(after.slice(0, width), encoding);
        const key = twins.key === undefined ? digestOf(row) : value_keyText(after.slice(width + 1));
        samples.push({ key, ...(options.showContent ? { after: contentText(twins.columns, row) } : {}) });
    }
    numbers.rows = numbers.after - numbers.before;
    return numbers.rows > 0 ? [{ code: "rows-duplicated", place: { table: totals.name }, numbers, samples }] : [];
}
function mayHaveTwins(connection, table, { small, key }) {
    if (small.length === 0)
        return true;
    const groups = prepareRows(connection, groupsSql(table, { columns: small, key })).iterate();
    const { done } = groups.next();
    groups.return?.();
    return done !== true;
}
function extraRows(group, width) {
    return group === undefined ? 0 : Number(group[width]) - 1;
}
function groupsSql(table, { columns, key }) {
    const order = columns.map((_, index) => index + 1).join(", ");
    const last = key === undefined ? "NULL" : `max(a.${quoteName(key)} COLLATE BINARY)`;
    const values = columns.map((column) => select_cell(column, true)).join(", ");
    const where = key === undefined ? "" : ` WHERE ${isMadeUp(`a.${quoteName(key)}`)}`;
    const groups = `GROUP BY ${order} HAVING count(*) > 1 ORDER BY ${order}`;
    return `SELECT ${values}, count(*), ${last} FROM main.${quoteName(table)} AS a${where} ${groups}`;
}
function isMadeUp(key) {
    return `(typeof(${key}) <> 'text' OR (length(${key}) >= 16 AND ${key} GLOB '*[0-9]*'))`;
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/compare/rows.js





const rows_REPLACEMENT = "\ufffd";
function compareRows(sides, request) {
    const isUtf8 = request.plan.encoding === "UTF-8";
    const tally = (isUtf8 ? scan(sides, request, false) : undefined) ?? scan(sides, request, true);
    const told = tally.differences(request.totals);
    return tally.hasNew ? [...told, ...compareTwins(sides, request)] : told;
}
function scan(sides, { plan, options }, exact) {
    const { samples, showContent } = options;
    const shown = (row) => (exact ? readable(row, plan.encoding) : row);
    const tally = new RowTally(plan, { samples, showContent, readable: shown });
    const before = selectRows(sides, "base", { plan, exact });
    const after = selectRows(sides, "current", { plan, exact });
    const width = plan.key.length;
    const order = plan.repeatsKeys ? byKeyOrWhole(width, plan.names.length) : merge_byFirst(width);
    for (const [a, b] of mergeRows(before.iterate(), after.iterate(), order)) {
        if (!exact && (isLossy(a) || isLossy(b)))
            return undefined;
        if (a === undefined)
            tally.add(b);
        else if (b === undefined)
            tally.remove(a);
        else
            tally.meet(a, b);
    }
    return tally;
}
function isLossy(row) {
    if (row === undefined)
        return false;
    for (const value of row)
        if (typeof value === "string" && value.includes(rows_REPLACEMENT))
            return true;
    return false;
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/compare/schema.js
const ASPECTS = [
    ["type", "type"],
    ["notNull", "NOT NULL"],
    ["default", "default"],
    ["key", "primary key"],
    ["generated", "generated"],
];
function compareSchemas(base, current, choices) {
    const tables = new Map(current.tables.map((table) => [table.name, table]));
    const pairs = base.tables
        .map((before) => [before, tables.get(before.name)])
        .filter((pair) => pair[1] !== undefined && !choices.ignoresTable(pair[0].name));
    const unmigrated = new Set(pairs.filter(([before, after]) => !isMigrated(before, after)).map(([{ name }]) => name));
    const objects = schema_compareObjects(base, current).filter(({ place: { table } }) => table === undefined || unmigrated.has(table));
    return [...pairs.flatMap(([before, after]) => compareColumns(before, after, choices)), ...objects];
}
function isMigrated(base, current) {
    const columns = (table) => JSON.stringify(table.columns.map((column) => [column.name, ...ASPECTS.map(([aspect]) => column[aspect])]).sort());
    return columns(base) !== columns(current);
}
function compareVersions(base, current) {
    const numbers = [
        ["user-version-changed", base.userVersion, current.userVersion],
        ["application-id-changed", base.applicationId, current.applicationId],
    ];
    return numbers
        .filter(([, before, after]) => before !== after)
        .map(([code, before, after]) => ({ code, place: {}, numbers: { before, after }, samples: [] }));
}
function compareColumns(base, current, choices) {
    const place = (column) => ({ table: base.name, column });
    const counts = base.columns.filter(({ name }) => !choices.ignoresColumn(base.name, name));
    const after = new Map(current.columns.map((column) => [column.name, column]));
    const known = new Set(base.columns.map(({ name }) => name));
    const added = current.columns
        .filter(({ name }) => !known.has(name) && !choices.ignoresColumn(base.name, name))
        .map(({ name }) => difference("column-added", place(name)));
    const others = counts.flatMap((column) => {
        const now = after.get(column.name);
        if (now === undefined)
            return [difference("column-removed", place(column.name))];
        const aspects = ASPECTS.filter(([aspect]) => column[aspect] !== now[aspect]).map(([, key]) => ({ key }));
        return aspects.length === 0 ? [] : [{ ...difference("column-changed", place(column.name)), samples: aspects }];
    });
    return [...added, ...others];
}
function schema_compareObjects(base, current) {
    const before = new Map(base.objects.map(({ name, digest }) => [name, digest]));
    const after = new Map(current.objects.map(({ name, digest }) => [name, digest]));
    const names = [...new Set([...before.keys(), ...after.keys()])];
    return names.flatMap((object) => {
        const code = !before.has(object) ? "object-added" : !after.has(object) ? "object-removed" : "object-changed";
        if (before.get(object) === after.get(object))
            return [];
        if (!object.startsWith("table "))
            return [difference(code, { object })];
        return code === "object-changed" ? [difference(code, { table: object.slice("table ".length), object })] : [];
    });
}
function difference(code, place) {
    return { code, place, numbers: {}, samples: [] };
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/compare/sides.js

function sideOf({ summary, facts, content }) {
    if (summary?.kind !== "sqlite")
        return undefined;
    const [entry] = content ?? [];
    return {
        summary,
        facts: facts?.kind === "sqlite" ? facts : undefined,
        file: entry?.type === "file" ? entry.file : undefined,
    };
}
async function readBoth(files, use) {
    const open = [];
    try {
        const base = await connect(files.base, "read");
        open.push(base);
        const current = await connect(files.current, "read");
        open.push(current);
        return await use({ base, current });
    }
    finally {
        for (const connection of open)
            connection.close();
        await Promise.all([removeSideFiles(files.base), removeSideFiles(files.current)]);
    }
}
function withOther({ base, current }, use) {
    const attached = [];
    try {
        for (const [connection, other] of [
            [base, current],
            [current, base],
        ]) {
            connection.prepare("ATTACH ? AS other").run(other.name);
            attached.push(connection);
        }
        return use();
    }
    finally {
        for (const connection of attached)
            connection.exec("DETACH other");
    }
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/compare/contents.js








async function compareContents(sides, request) {
    const { base, current, options } = request;
    const choices = choicesOf(options);
    const { differences, touched } = pairTables(base, current, choices);
    const schema = compareSchemas(readSchema(sides.base, base), readSchema(sides.current, current), choices);
    const vectors = await compareVectors(sides, options);
    const told = [...differences, ...schema, ...vectors];
    const toldOf = new Set(told.map(({ place }) => place.table));
    const rows = withOther(sides, () => touched.flatMap((tables) => {
        const isTold = toldOf.has(tables[0].name);
        return compareTable(sides, { tables, choices, options, isTold });
    }));
    return [...told, ...rows];
}
function compareTable(sides, { tables, choices, options, isTold }) {
    const [base, current] = tables;
    const { carrier } = base;
    const other = counts_compareCounts(base, current);
    const isAsMany = base.rows === current.rows;
    if (carrier === undefined || carrier !== current.carrier)
        return isTold && isAsMany ? [] : [other];
    const plan = planTable(sides, { ...base, carrier }, choices);
    if (plan.key.length === 0)
        return isAsMany ? [] : [other];
    const totals = { name: base.name, before: base.rows, after: current.rows };
    const rows = compareRows(sides, { plan, totals, options });
    const isBag = base.module === undefined && (plan.repeatsKeys || plan.keyed === "none" || plan.keyed === "chosen");
    const isExplained = isTold || isBag || plan.ignoresSome || rows.length > 0;
    return isExplained ? rows : [other];
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/compare/index.js









async function describeDatabase(store, options) {
    const side = sideOf(store);
    if (side?.file === undefined)
        throw new Error(`the content of store ${store.name} is not there to be described`);
    return factsOf({ ...side, facts: undefined }, options);
}
async function compareDatabases(pair, options) {
    const base = sideOf(pair.base);
    const current = sideOf(pair.current);
    if (base === undefined || current === undefined)
        return [{ code: "store-changed", place: {}, numbers: {}, samples: [] }];
    const versions = compareVersions(base.summary, current.summary);
    const differences = [...versions, ...(await compareSides(base, current, options))];
    if (differences.length > 0)
        return differences.sort(byPlaceAndCode);
    return compareCounters(base.summary, current.summary).filter(({ place: { table = "" } }) => !choicesOf(options).ignoresTable(table));
}
async function compareSides(base, current, options) {
    const request = { base: base.summary, current: current.summary, options };
    if (base.file !== undefined && current.file !== undefined && base.summary.encoding === current.summary.encoding)
        return readBoth({ base: base.file, current: current.file }, (sides) => compareContents(sides, request));
    const choices = choicesOf(options);
    const { differences, touched } = pairTables(base.summary, current.summary, choices);
    const rows = touched.map(([before, after]) => counts_compareCounts(before, after));
    return [...differences, ...rows, ...(await compareFacts(base, current, { choices, options }))];
}
async function compareFacts(base, current, { choices, options }) {
    const isKnown = [base, current].every(({ facts, file }) => facts !== undefined || file !== undefined);
    if (isKnown) {
        const before = await factsOf(base, options, current.facts);
        const after = await factsOf(current, options, before);
        return [...compareSchemas(before, after, choices), ...compareVectorFacts(before.vectors, after.vectors)];
    }
    const isSame = base.summary.schemaDigest === current.summary.schemaDigest;
    return isSame ? [] : [{ code: "schema-changed", place: {}, numbers: {}, samples: [] }];
}
async function factsOf(side, options, known) {
    const { summary, facts, file } = side;
    if (facts !== undefined || file === undefined)
        return facts;
    return readPrivate(file, async (connection) => ({
        kind: "sqlite",
        ...readSchema(connection, summary),
        vectors: await describeVectors(connection, options, known?.vectors),
    }));
}
function byPlaceAndCode(a, b) {
    return ((0,model/* compareBytewise */.GV)((0,model/* placeText */.Z9)(a.place), (0,model/* placeText */.Z9)(b.place)) ||
        model/* DIFFERENCE_CODES */.N5.indexOf(a.code) - model/* DIFFERENCE_CODES */.N5.indexOf(b.code));
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/redact-columns.js





const redact_columns_FUNCTION = "memsnap_redacted";
const FULL_TEXT = /^fts[345]$/i;
function applyRedactions(connection, { redactions, matcher, tally }) {
    const { content, virtual } = readTables(connection);
    const shown = virtual.filter((each) => each.content === "own" && FULL_TEXT.test(each.module)).map(({ name }) => name);
    const tables = [...shown, ...content.filter((name) => name !== SEQUENCE_TABLE)];
    return redactions.flatMap((redaction) => {
        const { do: what, table = "**", column } = redaction;
        if (what !== "drop")
            defineRedaction(connection, (value) => masked(value, what, (text) => matcher.pseudonym(text)));
        const named = tables.filter((0,model/* compileGlob */.SO)(table));
        const done = named.flatMap((name) => column === undefined ? [redact_columns_emptied(connection, name)] : columns(connection, name, redaction));
        for (const { place, count } of done)
            tally.add({ rule: what, in: "content", place: shownName(place, matcher), count });
        if (done.length > 0)
            return [];
        const part = named.length === 0 ? "table" : "column";
        const names = part === "table" ? tables : named.flatMap((name) => storedColumns(connection, name));
        const near = (0,model/* nearestWord */.zZ)(redaction[part] ?? "", names);
        return [{ redaction, part, near: near && shownName(near, matcher) }];
    });
}
function redact_columns_emptied(connection, table) {
    return { place: table, count: connection.prepare(`DELETE FROM ${quoteName(table)}`).run().changes };
}
function storedColumns(connection, table) {
    return readColumns(connection, table)
        .filter(({ hidden }) => hidden === 0)
        .map(({ name }) => name);
}
function columns(connection, table, { do: what, column = "" }) {
    const fits = (0,model/* compileGlob */.SO)(column);
    const stored = readColumns(connection, table).filter(({ name, hidden }) => hidden === 0 && fits(name));
    return stored.map((each) => {
        const name = quoteName(each.name);
        const value = what === "drop" ? nothing(each) : `${redact_columns_FUNCTION}(${name})`;
        const sql = `UPDATE ${quoteName(table)} SET ${name} = ${value} WHERE ${name} IS NOT NULL`;
        return { place: `${table}.${each.name}`, count: connection.prepare(sql).run().changes };
    });
}
function nothing({ notnull }) {
    return notnull === 0 ? "NULL" : "''";
}
function defineRedaction(connection, redact) {
    const text = (value) => value instanceof Uint8Array ? Buffer.from(value).toString("hex") : `${value}`;
    connection.function(redact_columns_FUNCTION, { directOnly: true, deterministic: true }, (value) => redact(text(value)));
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/secrets.js





const SAMPLES = /^sqlite_stat[34]$/i;
const secrets_TURN_ROWS = 4096;
async function findInDatabase(copy, matcher) {
    const tally = new SecretTally(copy);
    const [entry] = copy.staged.entries;
    const { path } = copy.store;
    for (const { rule, fingerprint } of matcher.search(path))
        tally.add({ rule, fingerprint, in: "name", place: shownName(path, matcher) });
    if (entry?.type === "file")
        await readPrivate(entry.file, async (connection) => {
            searchSchema(connection, matcher, tally);
            for (const table of searchedTables(connection))
                for await (const row of hitRows(connection, table, matcher))
                    tallyRow(row, matcher, tally);
        });
    return tally.found;
}
function searchSchema(connection, matcher, tally) {
    const objects = connection.prepare("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL");
    for (const [name, sql] of objects.raw().all())
        for (const { rule, fingerprint } of matcher.search(sql))
            tally.add({ rule, fingerprint, in: "schema", place: shownName(name, matcher) });
}
function searchedTables(connection) {
    const { content, ordinary } = readTables(connection);
    return [...content, ...ordinary.filter((name) => SAMPLES.test(name))].map((name) => {
        const all = readColumns(connection, name);
        const names = all.map((column) => column.name.toLowerCase());
        return {
            name,
            columns: all.filter(({ hidden }) => hidden === 0).map((column) => column.name),
            rowid: rowidName(connection, name, names),
            key: all
                .filter(({ pk }) => pk > 0)
                .sort((a, b) => a.pk - b.pk)
                .map((column) => column.name),
        };
    });
}
async function* hitRows(connection, table, matcher) {
    const by = table.rowid === undefined ? table.key.map(quoteName) : [table.rowid];
    const sql = `SELECT ${[...by, ...table.columns.map(quoteName)].join(", ")} FROM ${quoteName(table.name)}`;
    let row = 0;
    for (const values of connection.prepare(sql).raw().safeIntegers().iterate()) {
        row++;
        let isHit = false;
        const hits = [];
        for (let index = by.length; index < values.length; index++) {
            const found = searchValue(values[index], matcher);
            hits.push(found);
            isHit ||= found.length > 0;
        }
        if (isHit)
            yield { table, row, key: values.slice(0, by.length), values: values.slice(by.length), hits };
        if (row % secrets_TURN_ROWS === 0)
            await (0,promises_.setImmediate)();
    }
}
const NO_HITS = [];
function searchValue(value, matcher) {
    return typeof value === "string" || value instanceof Uint8Array ? matcher.search(value) : NO_HITS;
}
function tallyRow({ table, row, key, hits }, matcher, tally) {
    const at = () => (table.rowid === undefined ? `row ${row}` : `rowid ${key[0]}`);
    for (const [index, ofColumn] of hits.entries())
        for (const { rule, fingerprint } of ofColumn) {
            const place = shownName(`${table.name}.${table.columns[index]}`, matcher);
            tally.add({ rule, fingerprint, in: "content", place, at });
        }
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/redact-indexes.js






function rebuildIndexes(connection, matcher) {
    for (const { name, module, content } of readTables(connection).virtual) {
        if (!FULL_TEXT.test(module))
            continue;
        if (content === "none")
            throw new model/* AppError */.uV("secrets-found", `the full-text table ${shownName(name, matcher)} keeps no text, so its words cannot be redacted`);
        connection.prepare(`INSERT INTO ${quoteName(name)}(${quoteName(name)}) VALUES ('rebuild')`).run();
    }
}
function forgetSamples(connection) {
    for (const name of readTables(connection).ordinary)
        if (SAMPLES.test(name))
            connection.exec(`DELETE FROM ${quoteName(name)}`);
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/redact-rows.js






const DIGITS = 8;
async function redact_rows_strikeOut(connection, table, matcher) {
    const keys = [];
    for await (const { key } of hitRows(connection, table, matcher))
        keys.push(key);
    if (keys.length === 0)
        return;
    const columns = table.columns.map(quoteName).join(", ");
    const sql = `SELECT ${columns} FROM ${quoteName(table.name)} WHERE ${keyTerms(table)}`;
    const read = connection.prepare(sql).raw().safeIntegers();
    for (const key of keys) {
        const values = read.get(...key);
        if (values !== undefined)
            updateRow(connection, { table, key, values }, matcher);
    }
}
function keyTerms({ rowid, key }) {
    return rowid === undefined ? key.map((column) => `${quoteName(column)} IS ?`).join(" AND ") : `${rowid} = ?`;
}
function updateRow(connection, row, matcher) {
    try {
        write(connection, row, { matcher, spell: ({ rule }) => (0,model/* redactionMark */.HA)(rule) });
    }
    catch (error) {
        if (!isCollision(error))
            throw error;
        const spell = ({ rule, fingerprint }) => (0,model/* redactionMark */.HA)(`${rule}:${fingerprint.slice(0, DIGITS)}`);
        write(connection, row, { matcher, spell });
    }
}
function write(connection, { table, key, values }, { matcher, spell }) {
    const changes = values.flatMap((value, index) => {
        const hits = searchValue(value, matcher);
        const column = table.columns[index] ?? "";
        return hits.length === 0 ? [] : [{ column, value: struckOut(connection, value, { hits, spell }) }];
    });
    if (changes.length === 0)
        return;
    const set = changes.map(({ column }) => `${quoteName(column)} = ?`).join(", ");
    const sql = `UPDATE ${quoteName(table.name)} SET ${set} WHERE ${keyTerms(table)}`;
    connection.prepare(sql).run(...changes.map(({ value }) => value), ...key);
}
function isCollision(error) {
    return /^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)$/.test(failureCode(error));
}
function struckOut(connection, value, { hits, spell }) {
    if (typeof value === "string") {
        const kept = hits.map(({ start }, index) => value.slice(hits[index - 1]?.end ?? 0, start));
        return kept.map((text, index) => text + spell(hits[index])).join("") + value.slice(hits.at(-1)?.end);
    }
    const bytes = Buffer.from(value);
    const encoding = encodingOf(connection, bytes);
    const marks = (hit) => speltMark(hit, spell(hit), encoding);
    const pieces = hits.flatMap((hit, index) => [bytes.subarray(hits[index - 1]?.end ?? 0, hit.start), marks(hit)]);
    return Buffer.concat([...pieces, bytes.subarray(hits.at(-1)?.end)]);
}
function encodingOf(connection, bytes) {
    const encoding = (0,model/* textEncodingOf */.wi)(bytes);
    if (encoding !== "utf-8")
        return encoding;
    const isJson = connection.prepare("SELECT json_valid(?, 8)").pluck().get(bytes) !== 0;
    return (0,external_node_buffer_.isUtf8)(bytes) && !isJson ? encoding : undefined;
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/redact-vectors.js





const MODULE = /^vec0$/i;
const TEXTS = /_metadatatext(\d+)$/;
const TEXT_COLUMN = "data";
const VIEW_BYTES = 16;
const redact_vectors_LENGTH_BYTES = 4;
const redact_vectors_START_BYTES = VIEW_BYTES - redact_vectors_LENGTH_BYTES;
function rewriteStarts(connection, following) {
    for (const column of textColumns(connection)) {
        const redactions = following.redactions.filter(({ table = "**", column: name = TEXT_COLUMN }) => [(0,model/* compileGlob */.SO)(table)(column.texts), (0,model/* compileGlob */.SO)(name)(TEXT_COLUMN)].every(Boolean));
        for (const chunk of chunkNumbers(connection, column))
            rewriteChunk(connection, { column, chunk }, { ...following, redactions });
    }
}
function textColumns(connection) {
    const { virtual, ordinary } = readTables(connection);
    const tables = new Set(ordinary);
    return virtual
        .filter(({ module }) => MODULE.test(module))
        .flatMap(({ name }) => ordinary
        .filter((table) => TEXTS.test(table) && table.replace(TEXTS, "") === name)
        .map((texts) => ({
        texts,
        chunks: texts.replace(TEXTS, "_metadatachunks$1"),
        rowids: `${name}_rowids`,
    })))
        .filter(({ chunks, rowids }) => tables.has(chunks) && tables.has(rowids));
}
function chunkNumbers(connection, { chunks }) {
    const sql = `SELECT rowid FROM ${quoteName(chunks)} ORDER BY rowid`;
    return connection.prepare(sql).pluck().safeIntegers().all();
}
function rewriteChunk(connection, { column, chunk }, following) {
    const { chunks, rowids, texts } = column;
    const read = connection.prepare(`SELECT ${TEXT_COLUMN} FROM ${quoteName(chunks)} WHERE rowid = ?`).pluck();
    const before = read.get(chunk);
    if (!Buffer.isBuffer(before))
        return;
    const after = Buffer.alloc(before.length);
    const rows = connection
        .prepare(`SELECT each.rowid, each.chunk_offset, long.${TEXT_COLUMN} FROM ${quoteName(rowids)} each
       LEFT JOIN ${quoteName(texts)} long ON long.rowid = each.rowid WHERE each.chunk_id = ?`)
        .raw()
        .safeIntegers()
        .all(chunk);
    for (const [rowid, place, long] of rows) {
        const at = Number(place) * VIEW_BYTES;
        if (at + VIEW_BYTES > before.length)
            continue;
        const value = textOf(before.subarray(at, at + VIEW_BYTES), long, { texts, ...following });
        putText(connection, texts, { rowid, value, long });
        after.writeUInt32LE(value.length, at);
        value.copy(after, at + redact_vectors_LENGTH_BYTES, 0, redact_vectors_START_BYTES);
    }
    if (!after.equals(before))
        connection.prepare(`UPDATE ${quoteName(chunks)} SET ${TEXT_COLUMN} = ? WHERE rowid = ?`).run(after, chunk);
}
function textOf(view, long, { texts, redactions, matcher, tally }) {
    const length = view.readUInt32LE(0);
    if (length > redact_vectors_START_BYTES)
        return Buffer.from(long === null ? "" : `${long}`);
    let value = view.toString("utf8", redact_vectors_LENGTH_BYTES, redact_vectors_LENGTH_BYTES + length);
    for (const { do: what } of value === "" ? [] : redactions) {
        value = redactedBy(what, value, (text) => matcher.pseudonym(text));
        tally.add({ rule: what, in: "content", place: shownName(`${texts}.${TEXT_COLUMN}`, matcher) });
    }
    return Buffer.from(value);
}
function redactedBy(what, value, pseudonym) {
    return what === "drop" ? "" : masked(value, what, pseudonym);
}
function putText(connection, texts, { rowid, value, long }) {
    const table = quoteName(texts);
    const isLong = value.length > redact_vectors_START_BYTES;
    if (isLong && long === null)
        connection.prepare(`INSERT INTO ${table} (rowid, ${TEXT_COLUMN}) VALUES (?, ?)`).run(rowid, value.toString());
    if (!isLong)
        connection.prepare(`DELETE FROM ${table} WHERE rowid = ?`).run(rowid);
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/redact.js













const SETTINGS = ["journal_mode = DELETE", "synchronous = OFF", "foreign_keys = OFF"];
async function redactDatabase(copy, redacting) {
    const [entry] = copy.staged.entries;
    if (entry?.type !== "file")
        throw new model/* AppError */.uV("internal", "a staged database has no file");
    const tally = new SecretTally(copy);
    const { dir } = redacting;
    await (0,external_node_fs_promises_.mkdir)(dir, { recursive: true, mode: 0o700 });
    const [work, file] = [(0,external_node_path_.join)(dir, "work.sqlite"), (0,external_node_path_.join)(dir, "store.sqlite")];
    const header = await readHeader(entry.file);
    await (0,external_node_fs_promises_.copyFile)(entry.file, work);
    let missed;
    try {
        missed = await rewrite(work, file, { ...redacting, tally });
    }
    catch (error) {
        throw unredactable(error, copy, redacting.matcher);
    }
    finally {
        await (0,external_node_fs_promises_.rm)(work, { force: true });
        await removeSideFiles(work);
    }
    if (header !== undefined)
        await writeHeader(file, header);
    const summary = await readPrivate(file, (connection) => summarise(connection, true));
    const sizeBytes = (await (0,external_node_fs_promises_.stat)(file)).size;
    const staged = { ...copy.staged, entries: [{ ...entry, file, sizeBytes }], summary, digest: stateDigest(summary) };
    return { staged, applied: tally.found, missed };
}
async function rewrite(work, file, redacting) {
    const connection = await connect(work, "write");
    try {
        connection.unsafeMode(true);
        for (const setting of SETTINGS)
            connection.pragma(setting);
        const triggers = takeTriggers(connection);
        connection.exec("BEGIN");
        const missed = applyRedactions(connection, redacting);
        for (const table of searchedTables(connection))
            await redact_rows_strikeOut(connection, table, redacting.matcher);
        rewriteStarts(connection, redacting);
        forgetSamples(connection);
        rebuildIndexes(connection, redacting.matcher);
        connection.exec("COMMIT");
        putTriggers(connection, triggers);
        connection.prepare("VACUUM INTO ?").run(file);
        return missed;
    }
    finally {
        connection.close();
    }
}
function takeTriggers(connection) {
    const triggers = connection.prepare("SELECT * FROM sqlite_schema WHERE type = 'trigger'").all();
    editSchema(connection, () => connection.exec("DELETE FROM sqlite_schema WHERE type = 'trigger'"));
    return triggers;
}
function putTriggers(connection, triggers) {
    const insert = "INSERT INTO sqlite_schema VALUES (@type, @name, @tbl_name, @rootpage, @sql)";
    editSchema(connection, () => {
        for (const trigger of triggers)
            connection.prepare(insert).run(trigger);
    });
}
function editSchema(connection, edit) {
    connection.pragma("writable_schema = ON");
    edit();
    connection.pragma("writable_schema = RESET");
}
function unredactable(error, { store: { path } }, matcher) {
    const place = shownName(path, matcher);
    if (!/^SQLITE_(ERROR|CONSTRAINT|MISMATCH)/.test(failureCode(error)))
        return captureFailure(error, place);
    const said = shownName(failureMessage(error), matcher);
    const message = `database ${place} holds what has to be redacted and cannot be changed: ${said}`;
    return new model/* AppError */.uV("secrets-found", message, { path: place });
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/restore.js






async function restoreDatabase(from, tree) {
    const { store, extracted } = from;
    if (store.path === ".")
        throw new model/* AppError */.uV("manifest-invalid", `store ${store.name} is a database and cannot stand for a folder`);
    const folders = new FolderMaker(tree);
    folders.make(parentOf(store.path));
    const target = (0,external_node_path_.join)(tree, store.path);
    for (const suffix of SIDE_FILES)
        (0,external_node_fs_.rmSync)(target + suffix, { force: true });
    const archivePath = model/* archivePaths */.rY.sqlite(store.name);
    (0,external_node_fs_.renameSync)((0,external_node_path_.join)(extracted, archivePath), target);
    (0,external_node_fs_.chmodSync)(target, extracted_modeOf(from, archivePath));
    folders.finish();
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/in-use.js





async function findUsages(paths, scratch) {
    const databases = await findDatabases(paths);
    const listed = listUsers(databases);
    const usages = [];
    for (const file of databases) {
        const by = listed.get(file);
        if (by !== undefined || (await isLocked(file, scratch)))
            usages.push({ file, by });
    }
    return usages;
}
async function findDatabases(paths) {
    const databases = [];
    const waiting = [...paths].reverse();
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
        const found = lookAt(path);
        if (found?.isDirectory() && (0,external_node_path_.basename)(path) !== ".git")
            for (const name of list(path))
                waiting.push((0,external_node_path_.join)(path, name));
        else if (found?.isFile() && (await isDatabase(path)))
            databases.push(path);
    }
    return databases;
}
function lookAt(path) {
    try {
        return (0,external_node_fs_.lstatSync)(path);
    }
    catch {
        return undefined;
    }
}
async function isDatabase(file) {
    try {
        return (await readHeader(file)) !== undefined;
    }
    catch {
        return false;
    }
}
async function isLocked(file, scratch) {
    const folder = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(scratch, "in-use-"));
    const name = (0,external_node_path_.join)(folder, "database");
    try {
        (0,external_node_fs_.linkSync)(file, name);
        const connection = await connect(name, "write");
        try {
            connection.pragma("locking_mode = EXCLUSIVE");
            connection.exec("BEGIN EXCLUSIVE");
            connection.exec("ROLLBACK");
        }
        finally {
            connection.close();
        }
        return false;
    }
    catch (error) {
        return isBusy(error);
    }
    finally {
        (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true });
    }
}
function listUsers(files) {
    const users = new Map();
    if (process.platform !== "linux" || files.length === 0)
        return users;
    const owners = new Map();
    for (const file of files)
        for (const suffix of ["", ...SIDE_FILES])
            addIdentity(owners, file + suffix, file);
    for (const id of list("/proc").filter((name) => /^[0-9]+$/.test(name) && name !== `${process.pid}`))
        for (const descriptor of list(`/proc/${id}/fd`)) {
            const database = owners.get(in_use_identityOf(`/proc/${id}/fd/${descriptor}`) ?? "");
            if (database !== undefined)
                users.set(database, `process ${id}${in_use_nameOf(id)}`);
        }
    return users;
}
function addIdentity(owners, file, database) {
    const identity = in_use_identityOf(file);
    if (identity !== undefined)
        owners.set(identity, database);
}
function in_use_identityOf(path) {
    try {
        const { dev, ino } = (0,external_node_fs_.statSync)(path, { bigint: true });
        return `${dev}:${ino}`;
    }
    catch {
        return undefined;
    }
}
function in_use_nameOf(process) {
    try {
        return ` (${(0,external_node_fs_.readFileSync)(`/proc/${process}/comm`, "utf8").trim()})`;
    }
    catch {
        return "";
    }
}
function list(folder) {
    try {
        return (0,external_node_fs_.readdirSync)(folder);
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./build/kinds/task.js

function answerOf(outcome) {
    if ("answer" in outcome)
        return outcome.answer;
    const { failure, code = "" } = outcome;
    if (code in model/* ERRORS */.Sr)
        throw new model/* AppError */.uV(code, failure);
    throw Object.assign(new Error(failure), { code });
}
const MEMORY_WORD = "out of memory limit";

;// CONCATENATED MODULE: ./build/kinds/task-process.js






const task_process_MAX_ANSWER_BYTES = 16 * 1024 * 1024;
const task_process_MAX_WORDS_BYTES = 4096;
const MAX_HEAP_MIB = 4096;
class TaskProcess {
    #child;
    #isOver = false;
    async ask(task, input, limits) {
        const isFirst = this.#child === undefined;
        const outcome = await this.#askOnce(task, input, limits);
        const isSuspect = "stopped" in outcome && outcome.stopped !== "time" && !isFirst;
        return isSuspect ? this.#askOnce(task, input, limits) : outcome;
    }
    [Symbol.dispose]() {
        this.#isOver = true;
        this.#endChild();
    }
    #endChild() {
        this.#child?.kill();
        this.#child = undefined;
    }
    async #askOnce({ name, answer }, input, limits) {
        if (this.#isOver)
            throw new model/* AppError */.uV("busy", "the process that does it was ended");
        this.#child ??= new Child();
        const line = await this.#child.ask({ task: name, input, memoryBytes: limits.memoryBytes }, limits.timeoutMs);
        const outcome = typeof line === "string" ? task_process_parse(line, answer) : line;
        if ("stopped" in outcome)
            this.#endChild();
        return outcome;
    }
}
class Child {
    #process = start();
    #lines;
    #end;
    #words = "";
    constructor() {
        const { stdin, stdout, stderr } = this.#process;
        stdin?.on("error", () => { });
        stderr?.setEncoding("utf8").on("data", (text) => {
            this.#words = (this.#words + text).slice(0, task_process_MAX_WORDS_BYTES);
        });
        this.#lines = lines_linesOf(stdout ?? none(), task_process_MAX_ANSWER_BYTES);
        this.#end = ended(this.#process);
        this.#end.catch(() => { });
    }
    async ask(asked, timeoutMs) {
        this.#hold(true);
        let late = false;
        const timer = setTimeout(() => {
            late = true;
            this.kill();
        }, timeoutMs);
        try {
            this.#process.stdin?.write(`${JSON.stringify(asked)}\n`);
            const line = await this.#nextLine();
            if (line !== undefined)
                return line;
            const end = await this.#end;
            if (late)
                return { stopped: "time", message: `stopped after ${Math.round(timeoutMs / 1000)} s` };
            if (this.#words.includes(MEMORY_WORD) || /heap (limit|out of memory)/.test(this.#words))
                return { stopped: "memory", message: `stopped at ${Math.round(asked.memoryBytes / 2 ** 20)} MiB of memory` };
            if (end === "SIGKILL")
                throw new model/* AppError */.uV("busy", "a process of ours was ended from outside; try again");
            return { stopped: "fault", message: `stopped, because the process that did it ended with ${end}` };
        }
        finally {
            clearTimeout(timer);
            this.#hold(false);
        }
    }
    #hold(isHeld) {
        const { stdin, stdout, stderr } = this.#process;
        const sockets = [stdin, stdout, stderr];
        for (const held of [this.#process, ...sockets])
            isHeld ? held?.ref() : held?.unref();
    }
    async #nextLine() {
        try {
            const { done, value } = await this.#lines.next();
            return done === true ? undefined : value;
        }
        catch (error) {
            return error instanceof RangeError ? "" : undefined;
        }
    }
    kill() {
        this.#process.kill("SIGKILL");
    }
}
function start() {
    const heap = `--max-old-space-size=${MAX_HEAP_MIB}`;
    const kept = ["PATH", "SystemRoot", "TMPDIR", "TEMP", "TMP"];
    const env = Object.fromEntries(kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
    return (0,external_node_child_process_.spawn)(process.execPath, [heap, (0,os/* ownProgram */.DX)(), String(process.pid)], {
        env,
        stdio: "pipe",
        windowsHide: true,
    });
}
function ended(child) {
    const { promise, resolve, reject } = Promise.withResolvers();
    child.on("close", (code, signal) => resolve(signal ?? `${code}`));
    child.on("error", (error) => {
        reject(new model/* AppError */.uV("busy", `no process could be started for it: ${error.message}`, { cause: error }));
    });
    return promise;
}
function task_process_parse(line, answer) {
    const expected = schemas/* union */.KCZ([
        schemas/* strictObject */.rej({ answer }),
        schemas/* strictObject */.rej({ failure: schemas/* string */.YjP(), code: schemas/* string */.YjP().optional() }),
    ]);
    try {
        return expected.parse(JSON.parse(line));
    }
    catch {
        return { stopped: "fault", message: "stopped, because the process that did it gave an answer that is none" };
    }
}
async function* none() { }

;// CONCATENATED MODULE: ./build/kinds/sqlite/query.js
var query_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var query_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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



const MAX_RESULT_BYTES = 4 * 1024 * 1024;
async function queryDatabase(query, { signal, ...limits }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const process = query_addDisposableResource(env_1, new TaskProcess(), false);
        const end = () => process[Symbol.dispose]();
        signal?.addEventListener("abort", end, { once: true });
        try {
            return await process.ask(QUERY, query, limits);
        }
        finally {
            signal?.removeEventListener("abort", end);
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        query_disposeResources(env_1);
    }
}
const Value = schemas/* union */.KCZ([
    schemas/* string */.YjP(),
    schemas/* number */.aig(),
    schemas/* null */.chJ(),
    schemas/* strictObject */.rej({ hex: schemas/* string */.YjP() }),
    schemas/* strictObject */.rej({ integer: schemas/* string */.YjP() }),
]);
const QUERY = {
    name: "query",
    run: (query) => readPrivate(query.file, (connection) => readRows(connection, query)),
    answer: schemas/* strictObject */.rej({ count: schemas/* int */.Whr().min(0), rows: schemas/* array */.YOg(schemas/* array */.YOg(Value)) }),
};
function fullTextSearch(table, match) {
    const name = quoteName(table);
    return { sql: `SELECT 1 FROM ${name} WHERE ${name} MATCH ?`, parameters: [match] };
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
                sizeBytes += query_sizeOf(cell);
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
function query_sizeOf(cell) {
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
    describe: describeDatabase,
    compare: compareDatabases,
    apart: APART,
    secrets: { find: findInDatabase, redact: redactDatabase },
};





;// CONCATENATED MODULE: ./build/kinds/comparing.js


function compareTask(kinds) {
    return {
        name: "compare",
        run: ({ pair, options, scratch }) => kinds[pair.base.kind].compare(pair, options, scratch),
        answer: schemas/* array */.YOg(model/* Difference */._J),
    };
}
function describeTask(kinds) {
    return {
        name: "describe",
        run: ({ store, options, scratch }) => kinds[store.kind].describe(store, options, scratch),
        answer: model/* StoreFacts */.F4,
    };
}

;// CONCATENATED MODULE: ./build/kinds/fence.js

const GENTLE_ROUNDS = 8;
const MAX_HOLDING_MS = 250;
const GRACE_MS = 1_000;
const fence_LOOK_LASTS_MS = 1_000;
async function fence(captures, { timeoutMs, failed }) {
    const databases = captures.filter(fence_isDatabase).sort(byLocation);
    const others = captures.filter((capture) => !fence_isDatabase(capture));
    let since = 0;
    try {
        since = await lockAll({ databases, others }, timeoutMs);
        for (const capture of [...databases, ...others]) {
            try {
                capture.pin();
            }
            catch (error) {
                failed(capture, error);
            }
        }
    }
    finally {
        for (const capture of [...databases, ...others])
            capture.unlock();
    }
    return { heldMs: performance.now() - since };
}
async function lockAll({ databases, others }, timeoutMs) {
    const givenUp = new Set();
    let deadline = performance.now() + timeoutMs;
    let lookedAt = Number.NEGATIVE_INFINITY;
    let awaited;
    for (let round = 0;; round++) {
        if (performance.now() - lookedAt > fence_LOOK_LASTS_MS) {
            for (const capture of others)
                await capture.lock(0);
            lookedAt = performance.now();
        }
        const first = awaited;
        const order = databases.filter((capture) => capture !== first && !givenUp.has(capture));
        const outcome = await lockInTurn(first === undefined ? order : [first, ...order], { deadline, round });
        if (outcome.busy === undefined)
            return outcome.since;
        for (const capture of databases)
            capture.unlock();
        awaited = outcome.busy;
        if (performance.now() < deadline)
            continue;
        givenUp.add(outcome.busy);
        awaited = undefined;
        deadline = performance.now() + Math.min(GRACE_MS, timeoutMs);
    }
}
async function lockInTurn(captures, { deadline, round }) {
    const holdingMs = round < GENTLE_ROUNDS ? 0 : Math.min(2 ** (round - GENTLE_ROUNDS), MAX_HOLDING_MS);
    let since = performance.now();
    for (const [index, capture] of captures.entries()) {
        const leftMs = Math.max(0, deadline - performance.now());
        try {
            await capture.lock(index === 0 ? leftMs : Math.min(leftMs, holdingMs));
        }
        catch (error) {
            if (!(error instanceof model/* AppError */.uV) || error.code !== "busy")
                throw error;
            return { busy: capture, since };
        }
        if (index === 0)
            since = performance.now();
    }
    return { since };
}
function fence_isDatabase(capture) {
    return capture.store.kind === "sqlite";
}
function byLocation(a, b) {
    return (0,model/* compareBytewise */.GV)(a.store.location, b.store.location);
}

;// CONCATENATED MODULE: ./build/kinds/capture.js





const capture_ATTEMPTS = 6;
const FIRST_PAUSE_MS = 50;
const LATER_LOCK_TIMEOUT_MS = 500;
async function captureStores(stores, request) {
    const deadline = performance.now() + request.lockTimeoutMs;
    let located = stores;
    for (let attempt = 1;; attempt++) {
        const isLast = attempt === capture_ATTEMPTS;
        const lockTimeoutMs = Math.max(deadline - performance.now(), Math.min(LATER_LOCK_TIMEOUT_MS, request.lockTimeoutMs));
        const dir = await makeFolder(request.dir, `attempt-${attempt}`);
        const allowFuzzy = isLast && request.allowFuzzy === true;
        try {
            return await captureOnce(located, { ...request, dir, lockTimeoutMs, allowFuzzy });
        }
        catch (error) {
            await (0,external_node_fs_promises_.rm)(dir, { recursive: true, force: true });
            if (!isMoving(error) || isLast)
                throw error;
        }
        await (0,promises_.setTimeout)(FIRST_PAUSE_MS * 2 ** attempt * (0.5 + Math.random()));
        located = (await request.relocate?.()) ?? located;
    }
}
async function captureOnce(stores, request) {
    const staged = await stageTogether(stores, request);
    const captured = [];
    for (const store of stores)
        captured.push({ store, staged: staged.get(store) ?? (await captureByItself(store, request)) });
    return captured;
}
async function stageTogether(stores, request) {
    const captures = [];
    const close = () => {
        for (const capture of captures)
            capture.close();
    };
    const forget = request.atExit?.(close);
    const moved = new Set();
    const passBy = (capture, error) => {
        if (request.allowFuzzy !== true || !isMoving(error))
            throw error;
        moved.add(capture);
    };
    try {
        await openAll(stores, captures, request);
        const held = await fence(captures, { timeoutMs: request.lockTimeoutMs, failed: passBy });
        request.onFence?.(held);
        const staged = new Map();
        for (const [index, capture] of mostUrgentFirst(captures).entries()) {
            if (moved.has(capture))
                continue;
            request.onStore?.(capture.store, index);
            const dir = await makeFolder(request.dir, String(index));
            try {
                staged.set(capture.store, await capture.stage(dir));
            }
            catch (error) {
                passBy(capture, error);
                await (0,external_node_fs_promises_.rm)(dir, { recursive: true, force: true });
            }
        }
        return staged;
    }
    finally {
        close();
        forget?.();
    }
}
async function openAll(stores, captures, { kinds, options, lockTimeoutMs }) {
    for (const store of stores) {
        const alone = stores.filter((other) => capture_isDatabase(other) === capture_isDatabase(store)).length === 1;
        captures.push(await kinds[store.kind].open(store, { ...options, lockTimeoutMs, alone }));
    }
}
async function captureByItself(store, request) {
    const { relocate: _, onFence: __, ...rest } = request;
    const dir = await makeFolder(request.dir, `apart-${store.name}`);
    const options = { ...request.options, anyMoment: true };
    const captured = await captureStores([store], { ...rest, dir, options, allowFuzzy: false });
    const { staged } = captured[0];
    return { ...staged, consistency: "fuzzy" };
}
function capture_isDatabase({ kind }) {
    return kind === "sqlite";
}
function isMoving(error) {
    return error instanceof model/* AppError */.uV && (error.code === "kept-changing" || error.code === "busy");
}
function mostUrgentFirst(captures) {
    const rank = { file: 1, git: 2, sqlite: 3 };
    const urgency = (capture) => (capture.stageEarly ? 0 : rank[capture.store.kind]);
    return [...captures].sort((a, b) => urgency(a) - urgency(b));
}
async function makeFolder(parent, name) {
    const dir = (0,external_node_path_.join)(parent, name);
    await (0,external_node_fs_promises_.mkdir)(dir, { mode: 0o700 });
    return dir;
}

;// CONCATENATED MODULE: ./build/kinds/examiner.js






const LOCK_TIMEOUT_MS = 10_000;
function openExaminer(options) {
    return new Examiner(options);
}
class Examiner {
    #options;
    #process = new TaskProcess();
    #forget;
    #last = Promise.resolve();
    #sizeBytes = 0;
    #spentMs = 0;
    constructor(options) {
        this.#options = options;
        this.#forget = options.atExit(() => this.#process[Symbol.dispose]());
    }
    async check(from) {
        const { kinds, scratch } = this.#options;
        const { store, extracted, paths } = from;
        const { apart, ...kind } = kinds[store.kind];
        if (apart === undefined)
            return kind.check(from, scratch);
        const found = await this.#ask(apart.check, { store, extracted, paths }, { ...apart, sizeBytes: store.bytes });
        if (!("stopped" in found))
            return found.answer;
        return [{ code: "database-damaged", path: paths[0] ?? store.name, message: found.stopped }];
    }
    async capture(store, { dir, sizeBytes }) {
        const { kinds } = this.#options;
        const { apart } = kinds[store.kind];
        const task = captureTask(kinds);
        if (apart === undefined)
            return task.run({ store, dir });
        const found = await this.#ask(task, { store, dir }, { ...apart, sizeBytes });
        if ("stopped" in found)
            throw new model/* AppError */.uV("source-damaged", found.stopped, { path: store.path });
        return found.answer;
    }
    async compare(pair, options) {
        const { kinds, scratch } = this.#options;
        const { kind, bytes } = pair.base;
        const limited = limitsOf(kinds[kind]);
        if (limited === undefined)
            return kinds[kind].compare(pair, options, scratch);
        const sizeBytes = bytes + pair.current.bytes;
        const found = await this.#ask(compareTask(kinds), { pair, options, scratch }, { ...limited, sizeBytes });
        if (!("stopped" in found))
            return found.answer;
        return [{ code: "store-not-compared", place: {}, numbers: {}, samples: [] }];
    }
    async describe(store, options) {
        const { kinds, scratch } = this.#options;
        const limited = limitsOf(kinds[store.kind]);
        if (limited === undefined)
            return kinds[store.kind].describe(store, options, scratch);
        const limits = { ...limited, sizeBytes: store.bytes };
        const found = await this.#ask(describeTask(kinds), { store, options, scratch }, limits);
        if ("stopped" in found)
            throw new model/* AppError */.uV("busy", `store ${store.name}: ${found.stopped}`, { path: store.name });
        return found.answer;
    }
    [Symbol.dispose]() {
        this.#process[Symbol.dispose]();
        this.#forget();
    }
    async #ask(task, input, { limitsFor, sizeBytes }) {
        this.#sizeBytes += sizeBytes;
        const { memoryBytes } = limitsFor(sizeBytes);
        const { timeoutMs } = limitsFor(this.#sizeBytes);
        const late = `all stores here together may be examined for ${Math.round(timeoutMs / 1000)} s, and that is over`;
        return this.#inTurn(async () => {
            const leftMs = timeoutMs - this.#spentMs;
            if (leftMs <= 0)
                return { stopped: late };
            const start = performance.now();
            const outcome = await this.#process.ask(task, input, { memoryBytes, timeoutMs: leftMs });
            this.#spentMs += performance.now() - start;
            if (!("stopped" in outcome))
                return { answer: answerOf(outcome) };
            return { stopped: outcome.stopped === "time" ? late : `its examination was ${outcome.message}` };
        });
    }
    #inTurn(work) {
        const done = this.#last.then(work);
        this.#last = done.catch(() => { });
        return done;
    }
}
function limitsOf({ apart, comparing }) {
    return comparing ?? apart;
}
function captureTask(kinds) {
    return {
        name: "capture",
        async run({ store, dir }) {
            const options = { rawPages: true };
            const captured = await captureStores([store], { kinds, dir, lockTimeoutMs: LOCK_TIMEOUT_MS, options });
            const { digest, summary } = captured[0].staged;
            return { digest, summary };
        },
        answer: schemas/* strictObject */.rej({ digest: model/* Sha256 */.IA, summary: model/* StoreSummary */.AE }),
    };
}

;// CONCATENATED MODULE: ./build/kinds/tasks.js



function listTasks(kinds) {
    const checks = Object.values(kinds).flatMap(({ apart }) => (apart === undefined ? [] : [apart.check]));
    const own = [QUERY, SUMMARY, captureTask(kinds), compareTask(kinds), describeTask(kinds)];
    return Object.fromEntries([...own, ...checks].map((task) => [task.name, task]));
}

;// CONCATENATED MODULE: ./build/kinds/redacting.js
const RULE_PARTS = ["path", "table", "column", "pointer"];

;// CONCATENATED MODULE: ./build/kinds/restored.js




const NEEDED = { file: 0o600, folder: 0o700 };
function restoredStores(manifest, tree) {
    const types = new Map(manifest.entries.map(({ path, type }) => [path, type]));
    const placed = extractedStores(manifest, "").map(({ store, paths }) => ({
        store,
        members: paths.map((path) => ({ path: (0,model/* storeOfArchivePath */.UV)(path)?.rest ?? "", type: types.get(path) ?? "file" })),
    }));
    return placed.map(({ store, members }) => {
        const { kind, name, path } = store;
        const located = { kind, name, path, location: path === "." ? tree : (0,external_node_path_.join)(tree, path) };
        if (kind === "file")
            return { ...located, members: restored_sorted(members) };
        if (kind !== "git")
            return located;
        const others = placed.filter((other) => other.store !== store);
        return { ...located, exclude: others.flatMap((other) => pathsBelow(store, other)).sort(model/* compareBytewise */.GV) };
    });
}
function openUpRestored(manifest, tree) {
    const paths = new Map(manifest.stores.map((store) => [(0,model/* storeKey */.LN)(store), store]));
    const closed = manifest.entries.flatMap(({ path, type, mode }) => {
        const owner = (0,model/* storeOfArchivePath */.UV)(path);
        const store = owner && paths.get((0,model/* storeKey */.LN)(owner));
        const isClosed = (mode & NEEDED[type]) !== NEEDED[type];
        return store && isClosed ? [{ place: (0,model/* restoredPath */.iq)(store.path, owner.rest), needed: NEEDED[type] }] : [];
    });
    for (const { place, needed } of closed.sort((a, b) => depth(a.place) - depth(b.place))) {
        const path = (0,external_node_path_.join)(tree, place);
        const stat = (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false });
        if (stat?.isFile() || stat?.isDirectory())
            (0,external_node_fs_.chmodSync)(path, (stat.mode & 0o777) | needed);
    }
}
function pathsBelow(repository, { store, members }) {
    const prefix = repository.path === "." ? "" : `${repository.path}/`;
    const own = store.kind === "file" ? [] : [store.path];
    return [...own, ...members.map(({ path }) => (0,model/* restoredPath */.iq)(store.path, path))]
        .filter((path) => path !== "." && path !== repository.path && path.startsWith(prefix))
        .map((path) => path.slice(prefix.length));
}
function restored_sorted(members) {
    return members.toSorted((a, b) => (0,model/* compareBytewise */.GV)(a.path, b.path));
}
function depth(path) {
    return path === "." ? 0 : path.split("/").length;
}

;// CONCATENATED MODULE: ./build/kinds/redacted-whole.js


const ROUNDS = 5;
async function redactWhole(copy, secrets, { dir, ...redacting }) {
    const first = await secrets.redact(copy, { ...redacting, dir: (0,external_node_path_.join)(dir, "1") });
    const { applied, missed } = first;
    let { staged } = first;
    const later = [];
    let left = await secrets.find({ ...copy, staged }, redacting.matcher);
    for (let round = 2; round <= ROUNDS && left.findings.some((finding) => finding.in === "content"); round++) {
        later.push(inContent(left));
        const again = { ...redacting, redactions: [], dir: (0,external_node_path_.join)(dir, `${round}`) };
        ({ staged } = await secrets.redact({ ...copy, staged }, again));
        left = await secrets.find({ ...copy, staged }, redacting.matcher);
    }
    return { staged, applied, later: addedUp(later), left, missed };
}
function inContent({ findings }) {
    return addedUp(findings
        .filter((finding) => finding.in === "content")
        .map((finding) => ({ rules: [{ rule: finding.rule, count: finding.count }], findings: [finding], omitted: 0 })));
}

;// CONCATENATED MODULE: ./build/kinds/screening.js







const GIB = 1024 ** 3;
const screening_MEMORY_BYTES = GIB;
const VALUE_BYTES = 1_000_000_000;
const screening_COPIES = 6;
const screening_TIME_MS = 10 * 60_000;
const screening_BYTES_PER_MS = 1024;
const Found = schemas/* strictObject */.rej({ rules: schemas/* array */.YOg(model/* SecretCount */.G8), findings: schemas/* array */.YOg(model/* SecretFinding */.CV), omitted: model/* Count */.y_ });
const Entry = schemas/* discriminatedUnion */.gMt("type", [
    schemas/* strictObject */.rej({ path: schemas/* string */.YjP(), type: schemas/* literal */.euz("file"), mode: model/* Mode */.Kt, sizeBytes: model/* Count */.y_, file: schemas/* string */.YjP() }),
    schemas/* strictObject */.rej({ path: schemas/* string */.YjP(), type: schemas/* literal */.euz("folder"), mode: model/* Mode */.Kt }),
]);
const Staged = schemas/* strictObject */.rej({
    entries: schemas/* array */.YOg(Entry),
    summary: model/* StoreSummary */.AE,
    digest: model/* Sha256 */.IA,
    consistency: model/* Consistency */.js,
    leftOut: schemas/* array */.YOg(model/* LeftOut */.Qt),
});
const SCREEN = {
    name: "screen",
    answer: schemas/* strictObject */.rej({
        found: Found,
        redacted: schemas/* optional */.lqM(schemas/* strictObject */.rej({ staged: Staged, applied: Found, later: Found, left: Found })),
        shown: schemas/* optional */.lqM(schemas/* array */.YOg(schemas/* tuple */.PVZ([schemas/* string */.YjP(), schemas/* string */.YjP()]))),
        rules: schemas/* optional */.lqM(schemas/* array */.YOg(schemas/* strictObject */.rej({ rule: model/* Count */.y_, missed: schemas/* optional */.lqM(schemas/* enum */.k5n(RULE_PARTS)), near: schemas/* optional */.lqM(schemas/* string */.YjP()) }))),
    }),
};
function screenTask(kinds, openMatcher) {
    return {
        ...SCREEN,
        run: async (request) => screen(request, kinds[request.copy.store.kind], await openMatcher(request.settings)),
    };
}
async function screen(request, kind, matcher) {
    const { found, redacted, rules } = await screenCopy(request, kind, matcher);
    const named = (all) => withShownStore(all, request.copy, matcher);
    const told = { ...(0,model/* given */.gI)({ rules }), ...shownNames(request, matcher) };
    if (redacted === undefined)
        return { found: named(found), ...told };
    const { staged, applied, later, left } = redacted;
    return {
        found: named(found),
        redacted: { staged, applied: named(applied), later: named(later), left: named(left) },
        ...told,
    };
}
function shownNames({ copy: { store }, names = [] }, matcher) {
    const all = [store.path, ...names].map((path) => [path, shownName(path, matcher)]);
    const shown = all.filter(([path, instead]) => path !== instead);
    return shown.length === 0 ? {} : { shown };
}
function withShownStore(all, { store: { path } }, matcher) {
    const shown = shownName(path, matcher);
    if (shown === path)
        return all;
    return { ...all, findings: all.findings.map((finding) => ({ ...finding, store: shown })) };
}
async function screenCopy({ copy, settings, dir }, kind, matcher) {
    const { secrets } = kind;
    if (secrets === undefined)
        return { found: addedUp([]) };
    const found = await secrets.find(copy, matcher);
    const redactions = settings.redact.filter((redaction) => isFor(redaction, copy));
    if (settings.mode !== "redact" || (found.rules.length === 0 && redactions.length === 0))
        return { found };
    const { missed, ...redacted } = await redactWhole(copy, secrets, { matcher, redactions, git: settings.git, dir });
    const rules = redactions.map((redaction) => {
        const miss = missed.find((each) => each.redaction === redaction);
        return { rule: settings.redact.indexOf(redaction), ...(0,model/* given */.gI)({ missed: miss?.part, near: miss?.near }) };
    });
    const isInContent = found.omitted > 0 || found.findings.some((finding) => finding.in === "content");
    return isInContent || redacted.applied.rules.length > 0 ? { found, redacted, rules } : { found, rules };
}
function isFor({ store, table }, { store: { name, kind, path } }) {
    if ((table !== undefined) !== (kind === "sqlite"))
        return false;
    if (store === undefined)
        return true;
    const fits = (0,model/* compileGlob */.SO)(store);
    return fits(name) || fits(path);
}
class Screener {
    #process = new TaskProcess();
    #forget;
    constructor(atExit) {
        this.#forget = atExit(() => this.#process[Symbol.dispose]());
    }
    async screen(request) {
        const { entries } = request.copy.staged;
        const sizes = entries.map((entry) => (entry.type === "file" ? entry.sizeBytes : 0));
        const total = sizes.reduce((sum, size) => sum + size, 0);
        const largest = sizes.reduce((most, size) => Math.max(most, size), 0);
        const memoryBytes = screening_MEMORY_BYTES + screening_COPIES * Math.min(largest, VALUE_BYTES);
        const limits = { memoryBytes, timeoutMs: screening_TIME_MS + total / screening_BYTES_PER_MS };
        const outcome = await this.#process.ask(SCREEN, request, limits);
        return "stopped" in outcome ? { stopped: outcome.message } : answerOf(outcome);
    }
    [Symbol.dispose]() {
        this.#process[Symbol.dispose]();
        this.#forget();
    }
}

;// CONCATENATED MODULE: ./build/kinds/index.js



















const KINDS = { sqlite: sqliteKind, git: gitKind, file: fileKind };
const TASKS = listTasks(KINDS);
function kinds_locateStores(request) {
    return locateStores(request, {
        isDatabase: isSqliteFile,
        isRepository: isGitRepository,
        listChanges: (repository) => listWorktreeChanges(repository, request.scratch),
    });
}
function kinds_locateReplaced(request) {
    const isDatabase = async (file) => (await readHeader(file)) !== undefined;
    return locateReplaced(request, { isDatabase, locate: kinds_locateStores });
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


/***/ })

};
;