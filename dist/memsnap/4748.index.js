"use strict";
exports.id = 4748;
exports.ids = [4748];
exports.modules = {

/***/ 44748:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Cp: () => (/* reexport */ RECORD_PATH),
  o7: () => (/* reexport */ isCutOff),
  _k: () => (/* reexport */ openGenerations),
  c1: () => (/* reexport */ openOutput),
  q6: () => (/* reexport */ openPrivateFolder),
  Ap: () => (/* reexport */ openTarget),
  Rt: () => (/* reexport */ putLinks),
  Z7: () => (/* reexport */ readGeneration),
  q3: () => (/* reexport */ recoverTarget)
});

// UNUSED EXPORTS: Generations

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/model/index.js + 27 modules
var model = __webpack_require__(61040);
// EXTERNAL MODULE: ./build/os/index.js + 4 modules
var os = __webpack_require__(83191);
;// CONCATENATED MODULE: ./build/swap/folders.js


const OWNER_ALL = 0o700;
function listFolder(folder) {
    try {
        return (0,external_node_fs_.readdirSync)(folder);
    }
    catch {
        return [];
    }
}
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
    ENOSPC: ["disk-full", "finds no space left on its disk"],
    EDQUOT: ["disk-full", "finds no space left within the quota"],
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

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./node_modules/canonicalize/lib/canonicalize.js
var canonicalize = __webpack_require__(98799);
;// CONCATENATED MODULE: ./build/swap/notes.js



const MAX_BYTES = 256 * 1024 * 1024;
const MAX_QUOTED = 200;
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
    const parsed = schema.safeParse(parseJson(text, path));
    if (!parsed.success) {
        const [issue] = parsed.error.issues;
        const where = issue?.path.join(".") || "its top";
        throw invalidNote(path, `is wrong at ${where}: ${issue?.message}`.slice(0, MAX_QUOTED));
    }
    if (noteText(parsed.data) !== text)
        throw invalidNote(path, "is not in canonical form");
    return parsed.data;
}
function invalidNote(path, what) {
    return new model/* AppError */.uV("target-notes-invalid", `${path} ${what}; nothing was changed`, { path });
}
function parseJson(text, path) {
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
function findDetour(tree, path) {
    const parts = path.split("/");
    const above = parts.slice(1).map((_, index) => (0,external_node_path_.join)(tree, ...parts.slice(0, index + 1)));
    return above.find((folder) => (0,external_node_fs_.lstatSync)(folder, { throwIfNoEntry: false })?.isDirectory() === false);
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
function retiredJournal(staging) {
    return (0,external_node_path_.join)(staging, OWN.journal);
}
function retireJournal(target, staging, disk) {
    disk.rename((0,external_node_path_.join)(ownFolder(target), OWN.journal), retiredJournal(staging));
    disk.sync(ownFolder(target));
}
function isCutOff(target) {
    return isThere((0,external_node_path_.join)(ownFolder(target), OWN.journal));
}
function readJournal(target) {
    const path = (0,external_node_path_.join)(ownFolder(target), OWN.journal);
    const found = readJournalAt(path, target);
    for (const step of found?.journal.steps ?? []) {
        const detour = findDetour(target, step.path);
        if (detour !== undefined)
            throw invalidNote(path, `leads through ${detour}, which is no folder`);
    }
    return found;
}
function readJournalAt(path, target) {
    const journal = readNote(path, Journal);
    if (journal === undefined)
        return undefined;
    const staging = (0,external_node_path_.join)(ownFolder(target), journal.staging);
    const { tree, old } = stagingFolders(staging);
    if (inodeOf(staging) !== journal.inode || inodeOf(tree) === undefined || inodeOf(old) === undefined)
        throw invalidNote(path, `is about ${staging}, which is not the folder that it was written for`);
    return { journal, staging, folders: { tree, target, old }, writtenMs: (0,external_node_fs_.lstatSync)(path).mtimeMs };
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
    const path = (0,external_node_path_.join)(folder, GENERATION_NOTE);
    const note = readNote(path, GenerationNote);
    if (note === undefined)
        return null;
    return { note, path, bundle: note.bundle === null ? null : (0,external_node_path_.join)(folder, note.bundle) };
}
function putLinks({ note, path }, tree) {
    for (const link of note.links) {
        const place = (0,external_node_path_.join)(tree, link.path);
        if (findDetour(tree, link.path) !== undefined || isThere(place))
            throw invalidNote(path, `puts a link at ${JSON.stringify(link.path)}, where something else is`);
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(place), { recursive: true });
        (0,external_node_fs_.symlinkSync)(link.to, place);
    }
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

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/swap/witness.js





function lookAtAll(target, paths) {
    const hash = (0,external_node_crypto_.createHash)("sha256");
    const waiting = [...paths].sort(model/* compareBytewise */.GV).reverse();
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
        const place = (0,external_node_path_.join)(target, path);
        const database = place.replace(/-(shm|journal)$/, "");
        if (database !== place && isThere(database))
            continue;
        const stat = (0,external_node_fs_.lstatSync)(place, { bigint: true, throwIfNoEntry: false });
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
    comparison.refuseUnsafeNames();
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
    refuseUnsafeNames() {
        for (const { path } of this.finished())
            if (!PlaceName.safeParse(path).success) {
                const message = `${JSON.stringify(path)} cannot be put in place: only memsnap and git give such a name`;
                this.problems.push({ code: "target-unsafe", message, path });
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

;// CONCATENATED MODULE: ./build/swap/aside.js







const ASIDE = "aside";
function evade({ staging, folders }, path, disk) {
    moveInto((0,external_node_path_.join)(folders.target, path), freePlace(staging, path), disk);
}
function settle(target, staging, disk) {
    const retired = readJournalAt(retiredJournal(staging), target);
    if (retired !== undefined)
        gatherLate(retired, disk);
    const kept = isThere((0,external_node_path_.join)(staging, ASIDE))
        ? (0,external_node_path_.join)(ownFolder(target), SET_ASIDE + (0,external_node_path_.basename)(staging).slice(INNER_STAGING.length))
        : null;
    if (kept !== null)
        disk.rename((0,external_node_path_.join)(staging, ASIDE), kept);
    disk.remove(retiredJournal(staging));
    removeTree(staging);
    return kept;
}
function gatherLate({ journal, staging, folders, writtenMs }, disk) {
    const isSetAside = (path) => isThere((0,external_node_path_.join)(staging, ASIDE, "1", path));
    const isHalf = (family) => family.some(isSetAside) && !isSetAside(family.at(-1) ?? "");
    for (const [what, room] of [
        ["take-away", folders.old],
        ["put", folders.tree],
    ]) {
        const isLate = (path) => newestMs((0,external_node_path_.join)(room, path)) > writtenMs;
        const families = familiesOf(pathsOf(journal.steps, what), journal.databases);
        const late = families.filter((family) => isHalf(family) || family.some(isLate)).flat();
        for (const path of late)
            if (isThere((0,external_node_path_.join)(room, path)))
                moveInto((0,external_node_path_.join)(room, path), freePlace(staging, path), disk);
    }
}
function familiesOf(paths, databases) {
    const present = new Set(paths);
    const families = databases.map((database) => [...SIDE_FILES.map((suffix) => database + suffix), database]);
    const met = families.filter((family) => family.some((path) => present.has(path)));
    const kin = new Set(met.flat());
    return [...met, ...paths.filter((path) => !kin.has(path)).map((path) => [path])];
}
function newestMs(place) {
    let newest = -Infinity;
    const waiting = [place];
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
        const found = (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false });
        if (found === undefined)
            continue;
        newest = Math.max(newest, found.mtimeMs);
        if (found.isDirectory())
            for (const name of listFolder(path))
                waiting.push((0,external_node_path_.join)(path, name));
    }
    return newest;
}
function freePlace(staging, path) {
    for (let turn = 1;; turn++) {
        const place = (0,external_node_path_.join)(staging, ASIDE, `${turn}`, path);
        if (!isThere(place))
            return place;
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

;// CONCATENATED MODULE: ./build/swap/sweep.js








function sweepOwnFolder(target) {
    (0,external_node_fs_.rmSync)((0,external_node_path_.join)(ownFolder(target), UNFINISHED_JOURNAL), { force: true });
    for (const entry of (0,external_node_fs_.readdirSync)(ownFolder(target), { withFileTypes: true })) {
        if (!entry.isDirectory() || !entry.name.startsWith(INNER_STAGING))
            continue;
        settle(target, (0,external_node_path_.join)(ownFolder(target), entry.name), DISK);
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

;// CONCATENATED MODULE: ./build/swap/recover.js









async function recover(target, { disk, lastLook }) {
    const found = readJournal(target);
    if (found === undefined)
        return null;
    const recovering = new Recovering(found, disk);
    await lastLook(recovering.placesToMove(), found.staging);
    const cause = recovering.goForward();
    retireJournal(target, found.staging, disk);
    const setAside = settle(target, found.staging, disk);
    return cause === undefined ? { outcome: "completed", setAside } : { outcome: "rolled-back", cause, setAside };
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
    placesToMove() {
        const paths = this.#found.journal.steps.filter((step) => step.do !== "set-mode").map(({ path }) => path);
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
    #take(step) {
        const place = this.#at("target", step.path);
        if (step.do === "set-mode")
            this.#setMode(step);
        else if (step.do === "take-away") {
            if (this.#isToMove(step.path))
                this.#takeAway(step.path);
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
    #takeAway(path) {
        const place = this.#at("target", path);
        if (this.#databases.has(path))
            this.#evadeSideFiles(path, this.#takeAways);
        if (isThere(place))
            moveInto(place, this.#at("old", path), this.#disk);
        else
            this.#disk.makeFolder(this.#goneMark(path));
    }
    #evade(path) {
        evade(this.#found, path, this.#disk);
    }
    #evadeSideFiles(database, waiting = new Set()) {
        for (const path of SIDE_FILES.map((suffix) => database + suffix))
            if (isThere(this.#at("target", path)) && !waiting.has(path))
                this.#evade(path);
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
        const isTaken = isThere(this.#at("old", path)) || isThere(this.#goneMark(path));
        return isMoved && (!this.#takeAways.has(path) || isTaken);
    }
    #canBeTakenBack(step) {
        if (step.do === "put")
            return this.#isPut(step.path);
        if (step.do === "take-away")
            return isThere(this.#at("old", step.path));
        return (0,external_node_fs_.lstatSync)(this.#at("target", step.path), { throwIfNoEntry: false })?.isDirectory() === true;
    }
    #goneMark(path) {
        return (0,external_node_path_.join)(this.#found.staging, "gone", path);
    }
    #at(folder, path) {
        return (0,external_node_path_.join)(this.#found.folders[folder], path);
    }
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
            return new StagedTarget({ target, exists, id, claim, recovered: null, staging, isForUse: false }, options.atExit);
        }
        await sweepOwned((0,external_node_path_.dirname)(target), isStagingName);
        if (!exists) {
            const staging = await stageBeside((0,external_node_path_.dirname)(target), id);
            return new StagedTarget({ target, exists, id, claim, recovered: null, staging, isForUse: true }, options.atExit);
        }
        claim = await claimTarget(target, options.lockTimeoutMs ?? LOCK_TIMEOUT_MS);
        const recovered = await tidy(target, options.lastLook);
        const staging = stageInside(target, id);
        return new StagedTarget({ target, exists, id, claim, recovered, staging, isForUse: true }, options.atExit);
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
    #ahead = new os/* SyncAhead */.vK();
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
    syncAhead(path) {
        if (this.#ground.isForUse)
            this.#ahead.add(path);
    }
    async syncedAhead() {
        await this.#ahead.done().catch((error) => {
            throw explained(error, this.target);
        });
    }
    async plan(facts) {
        const { tree, target } = this;
        this.notes.requireNone();
        try {
            this.#opened = [...this.#opened, ...openUp(tree)];
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
        await this.#ahead.done().catch(() => { });
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









/***/ })

};
;