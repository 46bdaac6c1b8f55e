"use strict";
exports.id = 16;
exports.ids = [16];
exports.modules = {

/***/ 2016:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  GW: () => (/* binding */ KINDS),
  Jh: () => (/* reexport */ MEMORY_WORD),
  n3: () => (/* reexport */ TASKS),
  D2: () => (/* reexport */ captureStores),
  Eb: () => (/* reexport */ compilePattern),
  z3: () => (/* reexport */ extractedStores),
  Xu: () => (/* reexport */ fullTextSearch),
  RS: () => (/* binding */ kinds_locateStores),
  Jg: () => (/* reexport */ lookAtFile),
  zc: () => (/* reexport */ lookAtRepository),
  MY: () => (/* reexport */ openUpRestored),
  Mc: () => (/* reexport */ queryDatabase),
  nQ: () => (/* binding */ restoreOrder),
  le: () => (/* reexport */ restoredStores),
  sq: () => (/* reexport */ withSlashes)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/model/index.js + 14 modules
var model = __webpack_require__(9241);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
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
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
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
    const inSeconds = [identity.modifiedNs, identity.changedNs].every((timeNs) => timeNs % 1000000000n === 0n);
    const stepMs = inSeconds ? COARSE_STEP_MS : FINE_STEP_MS;
    const leftMs = lastChangeMs(identity) + stepMs - Date.now();
    if (leftMs > 0 && leftMs <= stepMs)
        await (0,promises_.setTimeout)(leftMs);
}
function openSource(path) {
    try {
        return openUnfollowed(path);
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
    const turn = takeTurns();
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

;// CONCATENATED MODULE: ./build/kinds/extracted.js

function modeOf({ modes }, path) {
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
    const turn = takeTurns();
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
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./node_modules/simple-git/dist/index.mjs + 2 modules
var dist = __webpack_require__(4724);
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
const NO_SPACE = /No space left on device|Disk quota exceeded/;
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
        throw fault ?? new GitFailed(-1, error instanceof Error ? error.message : String(error));
    }
}
function faultOf(result, options) {
    const stderr = Buffer.concat(result.stdErr).toString("utf8");
    if (result.exitCode < 0 && /\bENOENT\b/.test(stderr))
        return new model/* AppError */.uV("git-missing", "git was not found");
    if (result.exitCode !== 0 && NO_SPACE.test(stderr))
        return new model/* AppError */.uV("disk-full", `no space left for git: ${firstLine(stderr)}`);
    if (result.exitCode !== 0 && !options.answers?.includes(result.exitCode))
        return new GitFailed(result.exitCode, stderr);
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
            ? lines(await git({ gitDir: layout.gitDir }, ["rev-list", "--walk-reflogs", "refs/stash"]))
            : [];
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
    const left = otherWorktrees(layout).map((id) => ({
        path: `${gitDir}worktrees/${id}`,
        reason: "worktree",
    }));
    const isUnderWay = (name) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(layout.gitDir, name));
    left.push(...OPERATIONS.filter(isUnderWay).map((name) => ({ path: gitDir + name, reason: "operation" })));
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

// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
;// CONCATENATED MODULE: ./build/kinds/git/bundle-file.js



const SIGNATURE = { sha1: "# v2 git bundle\n", sha256: "# v3 git bundle\n@object-format=sha256\n" };
const MAX_HEADER_BYTES = 64 * 1024 * 1024;
const PIECE_BYTES = 64 * 1024;
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
    return (await git(place, ["write-tree"])).trim();
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
    await setNames(place, { head, refs: refs.filter((ref) => ref.name !== STASH) });
    const latest = refs.filter((ref) => ref.name === STASH);
    await restoreStashes(place, [...latest, ...keptInOrder(kept, KEPT.stash)]);
    return kept;
}
async function restoreStashes(place, latestFirst) {
    for (const { oid } of latestFirst.toReversed()) {
        const show = ["rev-list", "--no-walk", "--no-commit-header", "--format=%s", oid];
        const message = (await git(place, show)).trim() || "stash";
        await git(place, ["update-ref", "--create-reflog", "-m", message, STASH, oid]);
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
const STASH = "refs/stash";
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
        const fd = openUnfollowed(path);
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
    const turn = takeTurns();
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
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(header_HEADER_BYTES), 0, header_HEADER_BYTES, 0);
    if (bytesRead < header_HEADER_BYTES || !isSqliteFile(buffer))
        return undefined;
    return { wal: buffer[READ_VERSION] === WAL_VERSION, schemaVersion: buffer.readInt32BE(SCHEMA_COOKIE) };
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/source.js






const FINGERPRINT_BYTES = 100;
async function find(location, path) {
    const file = await (0,external_node_fs_promises_.realpath)(location);
    const header = await readHeader(file);
    if (header === undefined)
        throw new model/* AppError */.uV("source-damaged", `${path} is no SQLite database: its header is missing`, { path });
    const hasWal = await exists(`${file}-wal`);
    return {
        file,
        path,
        mode: (await (0,external_node_fs_promises_.lstat)(file)).mode & 0o777,
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
function readColumns(connection, table) {
    return connection.pragma(`table_xinfo(${quoteName(table)})`);
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/evaluation.js

const GROWING = /\|\||\b(zeroblob|printf|format|replace|hex|quote|char|concat\w*|unistr_quote|jsonb?_(array|object|set|insert|replace|quote|patch|pretty)\w*)\b/i;
const READS_CONTENT = /\bfts[34]\b[\s\S]*\bcontent/i;
function findEndless(connection) {
    const rows = connection
        .prepare("SELECT type, tbl_name, rootpage > 0, sql FROM sqlite_schema WHERE sql IS NOT NULL")
        .raw()
        .all();
    const endless = new Set(rows.filter((row) => evaluatesGrowing(connection, row)).map(([, table]) => table.toLowerCase()));
    const any = endless.size > 0 || rows.some(([type, , , sql]) => type === "table" && READS_CONTENT.test(sql));
    return { any, isFree: (table) => !endless.has(table.toLowerCase()) };
}
function evaluatesGrowing(connection, [type, table, hasPages, sql]) {
    if (hasPages !== 1 || !GROWING.test(sql))
        return false;
    return type === "index" || readColumns(connection, table).some(({ hidden }) => hidden > 1);
}

;// CONCATENATED MODULE: ./build/kinds/sqlite/integrity.js




const MAX_PROBLEMS = 20;
const UNKNOWN = /^unable to validate .*: SQL logic error$/;
function integrityProblems(connection, from) {
    try {
        const endless = from === "anyone" ? findEndless(connection) : NOTHING_ENDLESS;
        return endless.any ? problemsOfTables(connection, endless) : wholeProblems(connection, endless);
    }
    catch (error) {
        if (isDamage(error))
            return [failureMessage(error)];
        throw error;
    }
}
const NOTHING_ENDLESS = { any: false, isFree: () => true };
function wholeProblems(connection, endless) {
    try {
        return check(connection, String(MAX_PROBLEMS));
    }
    catch (error) {
        if (!isForeign(error))
            throw error;
        return problemsOfTables(connection, endless);
    }
}
function problemsOfTables(connection, { isFree }) {
    const tables = readTables(connection).ordinary.filter(isFree);
    return tables.flatMap((table) => tableProblems(connection, table));
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
    return rows.map((row) => row.integrity_check).filter((message) => message !== "ok" && !UNKNOWN.test(message));
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
        await (0,external_node_fs_promises_.rm)(file, { force: true });
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
    const problems = integrityProblems(connection, "source");
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
        await (0,promises_.setTimeout)(pauseMs);
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
    for (const name of names) {
        const { rows, digest } = await hashRows(connection, rowsOf(connection, name));
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
                entries: [{ path, type: "file", mode, sizeBytes: (await (0,external_node_fs_promises_.stat)(file)).size, file }],
                summary,
                digest: stateDigest(summary),
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
        await (0,external_node_fs_promises_.rename)(pages, file);
        return false;
    }
}
async function compact(pages, file) {
    const facts = await readHeader(pages);
    try {
        await readPrivate(pages, (connection) => {
            connection.pragma("synchronous = OFF");
            connection.prepare("VACUUM INTO ?").run(file);
        });
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

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
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
        if ((await readHeader(file)) === undefined)
            return [finding("database-damaged", "is no SQLite database")];
        return await readPrivate(file, async (connection) => {
            const problems = integrityProblems(connection, "anyone");
            if (problems.length > 0)
                return problems.map((problem) => finding("database-damaged", problem));
            const found = await summarise(connection, expected.compacted);
            const messages = check_differences(expected, found);
            if (messages.length === 0 && stateDigest(found) !== store.digest)
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

;// CONCATENATED MODULE: ./build/kinds/sqlite/restore.js





const PRIVATE = 0o600;
async function restoreDatabase({ store, extracted }, tree) {
    if (store.path === ".")
        throw new model/* AppError */.uV("manifest-invalid", `store ${store.name} is a database and cannot stand for a folder`);
    const folders = new FolderMaker(tree);
    folders.make(parentOf(store.path));
    const target = (0,external_node_path_.join)(tree, store.path);
    for (const suffix of SIDE_FILES)
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




const child_process_MAX_ANSWER_BYTES = 16 * 1024 * 1024;
const MAX_WORDS_BYTES = 4096;
const MEMORY_WORD = "out of memory limit";
async function askChild(task, input, limits) {
    const child = start(limits);
    let late = false;
    const timer = setTimeout(() => {
        late = true;
        child.kill("SIGKILL");
    }, limits.timeoutMs);
    try {
        child.stdin?.on("error", () => { });
        child.stdin?.end(JSON.stringify({ task, input, memoryBytes: limits.memoryBytes, parent: process.pid }));
        const [answer, words, end] = await Promise.all([
            collect(child, "stdout", child_process_MAX_ANSWER_BYTES),
            collect(child, "stderr", MAX_WORDS_BYTES),
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
    return (0,external_node_child_process_.spawn)(process.execPath, [heap, program()], { env, stdio: "pipe", windowsHide: true, ...also });
}
function program() {
    const here = (0,external_node_url_.fileURLToPath)(require("url").pathToFileURL(__filename).href);
    return (0,external_node_path_.join)((0,external_node_path_.dirname)(here), "..", "child", `start${(0,external_node_path_.extname)(here)}`);
}
async function collect(child, name, maxBytes) {
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
        reject(new model/* AppError */.uV("busy", `no process could be started for it: ${error.message}`, { cause: error }));
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
        await (0,external_node_fs_promises_.mkdir)(dir, { mode: 0o700 });
        try {
            return await captureOnce(stores, { ...request, dir });
        }
        catch (error) {
            await (0,external_node_fs_promises_.rm)(dir, { recursive: true, force: true });
            const again = error instanceof model/* AppError */.uV && error.code === "kept-changing" && attempt < ATTEMPTS;
            if (!again)
                throw error;
            await (0,promises_.setTimeout)(FIRST_PAUSE_MS * 2 ** attempt * (0.5 + Math.random()));
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
            await (0,external_node_fs_promises_.mkdir)(dir, { mode: 0o700 });
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
    await (0,promises_.setTimeout)(LOCK_PAUSE_MS * (0.5 + Math.random()));
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
    const paths = new Map(manifest.stores.map((store) => [`${store.kind} ${store.name}`, store]));
    const closed = manifest.entries.flatMap(({ path, type, mode }) => {
        const owner = (0,model/* storeOfArchivePath */.UV)(path);
        const store = owner && paths.get(`${owner.kind} ${owner.name}`);
        const isClosed = ((store?.mode ?? mode) & NEEDED[type]) !== NEEDED[type];
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


/***/ }),

/***/ 9241:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  l5: () => (/* reexport */ AgentId),
  uV: () => (/* reexport */ AppError),
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
  dM: () => (/* reexport */ QUERY_TIMEOUT_SECONDS),
  TA: () => (/* reexport */ Receipt),
  uw: () => (/* reexport */ SnapshotHeader),
  xv: () => (/* reexport */ VERSION),
  rY: () => (/* reexport */ archivePaths),
  ZS: () => (/* reexport */ atPointer),
  u1: () => (/* reexport */ bundleName),
  dp: () => (/* reexport */ byteLength),
  Bk: () => (/* reexport */ caseFoldKey),
  nn: () => (/* reexport */ checkPaths),
  Fo: () => (/* reexport */ collect),
  GV: () => (/* reexport */ compareBytewise),
  au: () => (/* reexport */ didYouMean),
  gI: () => (/* reexport */ given),
  zZ: () => (/* reexport */ nearestWord),
  E9: () => (/* reexport */ parseDuration),
  QA: () => (/* reexport */ parseLevel),
  kB: () => (/* reexport */ parseWord),
  UE: () => (/* reexport */ readProbes),
  iq: () => (/* reexport */ restoredPath),
  Hz: () => (/* reexport */ storeName),
  UV: () => (/* reexport */ storeOfArchivePath),
  Jh: () => (/* reexport */ throwProblems),
  zR: () => (/* reexport */ whyNotPortable)
});

// UNUSED EXPORTS: Consistency, Entry, FileSummary, GitSummary, LeftOut, ManifestStore, Mode, ObjectId, Probe, ProbeFile, Sha256, SqliteSummary, StoreSummary, TableSummary

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
    "bundle-too-old": {
        title: "bundle is too old",
        hint: "take a new snapshot, and find out why there was none; or allow a greater age",
        exit: EXIT.bundle,
    },
    "bundle-from-future": {
        title: "bundle was made in the future",
        hint: "set the clocks right, of the machine that made the bundle or of this one",
        exit: EXIT.bundle,
    },
    "wrong-agent": {
        title: "bundle is of another agent",
        hint: "give the bundle of the agent that is meant, or name the agent that it is of",
        exit: EXIT.bundle,
    },
    "sentinel-missing": {
        title: "memory that must be in the bundle is not",
        hint: "the snapshot missed it: see whether its sources still name it; use an earlier bundle",
        exit: EXIT.bundle,
    },
    "sentinel-empty": {
        title: "memory that must not be empty is",
        hint: "it was empty when it was captured: see what emptied it; use an earlier bundle",
        exit: EXIT.bundle,
    },
    "probe-failed": {
        title: "restored memory does not answer as expected",
        hint: "restore the bundle and look at what the probe names; correct the probe when the memory is right",
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

;// CONCATENATED MODULE: ./build/model/app-error.js

class AppError extends Error {
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
        const error = new AppError(first.code, problems.map((problem) => problem.message).join("; "));
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
        throw AppError.of([first, ...rest]);
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
function didYouMean(word, candidates, spell = JSON.stringify) {
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
    throw wrong(name, `expected ${words.join(" or ")}, got ${JSON.stringify(text)}${didYouMean(text, words)}`);
}
function collect(problems, parse) {
    try {
        return parse();
    }
    catch (error) {
        if (!(error instanceof AppError))
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
    return new AppError("bad-option", `${name}: ${message}`, { path: name });
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

;// CONCATENATED MODULE: ./build/model/json-pointer.js
function atPointer(value, pointer) {
    let at = value;
    for (const token of pointer.split("/").slice(1)) {
        const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
        if (typeof at !== "object" || at === null || !Object.hasOwn(at, key))
            return { found: false };
        if (Array.isArray(at) && !/^(0|[1-9][0-9]*)$/.test(key))
            return { found: false };
        at = at[key];
    }
    return { found: true, value: at };
}

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
const WINDOWS_DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(\.|$)/i;
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
    const type = typeFor(owner.rest);
    return type === undefined || type === entry.type ? [] : [`entry ${quoted(entry.path)} has to be a ${type}`];
}
function typeFor(rest) {
    if (rest === "")
        return "file";
    return rest === "." ? "folder" : undefined;
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
        "operation",
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
const MAX_RECIPIENT_LENGTH = 4096;
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
    recipients: schemas/* array */.YOg(schemas/* string */.YjP().max(MAX_RECIPIENT_LENGTH)),
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















/***/ })

};
;