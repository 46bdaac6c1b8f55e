"use strict";
exports.id = 6500;
exports.ids = [6500,5869];
exports.modules = {

/***/ 86500:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  drill: () => (/* binding */ drill)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/bundle/index.js + 43 modules
var build_bundle = __webpack_require__(58841);
// EXTERNAL MODULE: ./build/kinds/index.js + 199 modules
var kinds = __webpack_require__(22631);
// EXTERNAL MODULE: ./build/model/index.js + 27 modules
var model = __webpack_require__(61040);
// EXTERNAL MODULE: ./build/signing/index.js + 9 modules
var signing = __webpack_require__(85356);
// EXTERNAL MODULE: ./build/flows/bundles/stored.js
var stored = __webpack_require__(51333);
// EXTERNAL MODULE: ./build/flows/restore/restore.js
var restore = __webpack_require__(45869);
// EXTERNAL MODULE: ./build/flows/workspace.js
var flows_workspace = __webpack_require__(93163);
// EXTERNAL MODULE: ./build/report/index.js + 24 modules
var report = __webpack_require__(8604);
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

// EXTERNAL MODULE: ./build/flows/bundles/request.js + 1 modules
var bundles_request = __webpack_require__(61038);
// EXTERNAL MODULE: ./build/flows/yaml-file.js
var yaml_file = __webpack_require__(93642);
;// CONCATENATED MODULE: ./build/flows/drill/probe-file.js


async function loadProbes(file, cwd, problems) {
    const read = (value) => {
        const { probes, mistakes } = (0,model/* readProbes */.UE)(value);
        return { value: probes, mistakes };
    };
    return (await (0,yaml_file/* loadYaml */.y)(file, { noun: "probe file", read, cwd, problems })) ?? [];
}

;// CONCATENATED MODULE: ./build/flows/drill/plan.js



async function prepareDrill(request, context) {
    let probes = [];
    let sentinels = [];
    const bundle = await (0,bundles_request/* prepareBundle */.A3)(request, context, async (problems) => {
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
    problems.push(wrong("sentinel", `the sentinel ${JSON.stringify(text)} is not STORE or STORE:TABLE`));
    return [];
}
function wrong(path, message) {
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
        const column = wanted.findIndex((cell, at) => keyOf(cell) !== keyOf(row[at] ?? null));
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
function keyOf(cell) {
    if (typeof cell === "boolean")
        return JSON.stringify(Number(cell));
    const isSmall = typeof cell === "object" && cell !== null && "integer" in cell && isSafe(cell.integer);
    return JSON.stringify(isSmall ? Number(cell.integer) : cell);
}
function isSafe(digits) {
    return Number.isSafeInteger(Number(digits));
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
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
        for (const finding of findings)
            this.#findings.push(finding);
    }
    compared(manifest, returned) {
        this.#returned = returned;
        const findings = returned.flatMap(({ finding }) => finding ?? []);
        const state = (0,build_bundle.stateDigest)(returned.map(({ store, actual }) => ({ ...store, digest: actual ?? "" })));
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
        const examiner = __addDisposableResource(env_1, (0,kinds/* openExaminer */._Z)({ kinds: kinds/* KINDS */.GW, scratch: dir, atExit: context.atExit }), false);
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
        __disposeResources(env_1);
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
    const record = new DrillRecord((0,stored/* isStored */.mL)(request) ? request.bundle : (0,external_node_path_.resolve)(context.cwd, request.bundle));
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const plan = await prepareDrill(request, context);
            const requested = drill_addDisposableResource(env_1, plan.bundle, true);
            record.named(requested.name);
            record.expect(plan.probes);
            const bundle = await (0,build_bundle.openBundle)(plan.bundle.path, plan.bundle.keys);
            record.opened(bundle.manifest, context.now());
            record.find(judgeHeader(bundle.header, request, context.now()));
            const workspace = drill_addDisposableResource(env_1, await (0,flows_workspace/* openWorkspace */.O)(context.tempDir, context), true);
            await rehearse(bundle, plan, { record, workspace, context });
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
async function rehearse(bundle, plan, { record, workspace, context }) {
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
    const keys = { identities, ...(0,model/* given */.gI)({ passphrase }), trustedKeys: trustedKeys.map(signing/* publicKeyLine */.Zg) };
    const { snapshotId, stateDigest } = await (0,restore.restore)({ bundle: plan.bundle.path, to, ...keys }, context);
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


/***/ }),

/***/ 45869:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   restore: () => (/* binding */ restore)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _bundle_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58841);
/* harmony import */ var _swap_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44748);
/* harmony import */ var _bundles_request_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(61038);
/* harmony import */ var _selection_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(99256);
/* harmony import */ var _guard_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(65222);
/* harmony import */ var _swap_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(77956);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(33218);
/* harmony import */ var _tree_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(36623);
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
        const checkTarget = (problems) => (0,_target_js__WEBPACK_IMPORTED_MODULE_7__/* .prepareTarget */ .zb)(request, context, problems);
        const plan = __addDisposableResource(env_1, await (0,_bundles_request_js__WEBPACK_IMPORTED_MODULE_3__/* .prepareInPlace */ .IY)(request, context, checkTarget), true);
        const bundle = await (0,_bundle_index_js__WEBPACK_IMPORTED_MODULE_1__.openBundle)(plan.source, plan.keys);
        const selection = (0,_selection_js__WEBPACK_IMPORTED_MODULE_4__/* .selectStores */ .z)(bundle.manifest, request.only ?? []);
        const target = (0,_target_js__WEBPACK_IMPORTED_MODULE_7__/* .targetOf */ .$r)(request.to, context);
        const staged = __addDisposableResource(env_1, await (0,_swap_index_js__WEBPACK_IMPORTED_MODULE_2__/* .openTarget */ .Ap)(target, {
            cwd: context.cwd,
            id: context.newId(context.now()),
            atExit: context.atExit,
            lastLook: (0,_guard_js__WEBPACK_IMPORTED_MODULE_5__/* .lastLookInto */ .Ok)(target),
            ...(request.dryRun ? { elsewhere: context.tempDir } : {}),
        }), true);
        await (0,_target_js__WEBPACK_IMPORTED_MODULE_7__/* .requireRoom */ .hr)(staged, request);
        const record = staged.record();
        (0,_guard_js__WEBPACK_IMPORTED_MODULE_5__/* .requireAgent */ .lI)(bundle.header.agent, { expected: request, record, target });
        await (0,_guard_js__WEBPACK_IMPORTED_MODULE_5__/* .requireUnused */ .IK)(databasesAt(staged, selection), staged);
        const facts = await (0,_tree_js__WEBPACK_IMPORTED_MODULE_8__/* .makeTree */ .T)({ bundle, selection, staged, sidecars: plan.sidecars, keys: plan.keys }, context);
        const outcome = { name: plan.name, request, staged, selection, reading: facts.reading };
        if (request.dryRun)
            return report(bundle, { ...outcome, swapped: await rehearse(staged, facts) });
        const { recipients } = bundle.manifest;
        const keeping = {
            recipients: bundle.encrypted ? recipients : null,
            keys: plan.keys,
            agent: record?.agent ?? bundle.header.agent,
        };
        const swapped = await (0,_swap_js__WEBPACK_IMPORTED_MODULE_6__/* .replaceMemory */ .c)({
            staged,
            facts,
            keeping: request.preSnapshot === false ? null : keeping,
            recordOf: (generation) => recordOf(bundle, { selection, generation }),
        }, context);
        return report(bundle, { ...outcome, swapped });
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
function databasesAt({ target }, { stores }) {
    return stores.filter(({ kind }) => kind === "sqlite").map(({ path }) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(target, path));
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
function report(bundle, { name, request, staged, selection, reading, swapped }) {
    const { id, createdAt, agent, label } = bundle.header;
    return {
        bundle: name,
        ...(0,_swap_js__WEBPACK_IMPORTED_MODULE_6__/* .changeOf */ .C)(staged, swapped),
        dryRun: request.dryRun ?? false,
        ...reading,
        snapshotId: id,
        ...{ createdAt, agent, label },
        stateDigest: bundle.manifest.stateDigest,
        stores: selection.stores.map(({ name, kind, path, entries, bytes }) => ({ name, kind, path, entries, bytes })),
    };
}


/***/ })

};
;