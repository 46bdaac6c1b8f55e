"use strict";
exports.id = 231;
exports.ids = [231];
exports.modules = {

/***/ 5110:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BH: () => (/* binding */ mustHaveToken),
/* harmony export */   Cv: () => (/* binding */ about),
/* harmony export */   L$: () => (/* binding */ transferTimeoutMs),
/* harmony export */   TW: () => (/* binding */ ASK_TIMEOUT_MS),
/* harmony export */   UR: () => (/* binding */ mustBeInAction),
/* harmony export */   _M: () => (/* binding */ repositoryOf),
/* harmony export */   kA: () => (/* binding */ ask)
/* harmony export */ });
/* unused harmony export isInAction */
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43889);
/* harmony import */ var _actions_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76607);


const ASK_TIMEOUT_MS = 120_000;
const SLOWEST_BYTES_PER_MS = 100;
function transferTimeoutMs(sizeBytes) {
    return 10 * 60_000 + Math.ceil(sizeBytes / SLOWEST_BYTES_PER_MS);
}
function repositoryOf({ env }) {
    const token = env.GITHUB_TOKEN || env.GH_TOKEN;
    const [owner, repo] = (env.GITHUB_REPOSITORY ?? "").split("/");
    return token && owner && repo ? { owner, repo, token } : null;
}
function isInAction({ env }) {
    return Boolean((env.ACTIONS_RESULTS_URL || env.ACTIONS_CACHE_URL) && env.ACTIONS_RUNTIME_TOKEN);
}
function mustBeInAction(context, url) {
    if (isInAction(context))
        return;
    const message = `${url} is reached from an action only: a run: step and other machines get no ACTIONS_RUNTIME_TOKEN`;
    throw new _model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV("bad-option", message, { path: url });
}
function mustHaveToken(repository, what, permission) {
    if (repository !== null)
        return repository;
    throw new _model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV("vault-denied", `${what} needs GITHUB_REPOSITORY and a GITHUB_TOKEN with the permission ${permission}`);
}
async function ask(process, { call, args, what, timeoutMs = ASK_TIMEOUT_MS }) {
    const said = await process.call(call, args, timeoutMs);
    if (said.failure !== undefined)
        throw (0,_actions_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .actionsFailure */ .O)(what, said.failure);
    return said.value;
}
function about({ owner, repo, token }, route, parameters = {}) {
    return { token, route, parameters: { owner, repo, ...parameters } };
}


/***/ }),

/***/ 76607:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ actionsFailure)
/* harmony export */ });
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43889);

const SIGNS = [
    [/ENOSPC|EDQUOT|No space left/i, "disk-full"],
    [/rate limit/i, "vault-unreachable"],
    [/(read|write) denied:|does not permit (reads|writes)|not accessible by/i, "vault-denied"],
    [/another job may be (creating|finalizing)|already exists/i, "output-exists"],
    [/ArtifactNotFound|No artifacts? found|Artifact not found/i, "vault-not-found"],
    [/tar(\.exe)?"? failed with error/i, "vault-corrupt"],
];
const STATUSES = {
    401: "vault-denied",
    403: "vault-denied",
    404: "vault-not-found",
    409: "output-exists",
    410: "vault-not-found",
};
function actionsFailure(what, { message, status }) {
    const sign = SIGNS.find(([pattern]) => pattern.test(message));
    const answered = status ?? Number(/\((\d{3})\)/.exec(message)?.[1]);
    const code = sign?.[1] ?? STATUSES[answered] ?? "vault-unreachable";
    return new _model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV(code, `${what}: ${withoutSecrets(message)}`);
}
function withoutSecrets(message) {
    const [line = ""] = message.trim().split("\n");
    return line.replace(/(https?:\/\/[^\s?]+)\?\S*/g, "$1").slice(0, 500);
}


/***/ }),

/***/ 74290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ ActionsProcess)
});

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
// EXTERNAL MODULE: ./build/model/index.js + 24 modules
var model = __webpack_require__(43889);
;// CONCATENATED MODULE: ./build/vault/safe-tar.js


const WITHOUT_P = `#!/bin/sh
unset ACTIONS_RUNTIME_TOKEN
PATH=$MEMSNAP_PATH
for word do
  shift
  [ "$word" = -P ] || set -- "$@" "$word"
done
exec "\${0##*/}" "$@"
`;
const NAMES = ["gtar", "tar"];
async function safeTarFolder(parent, path) {
    if (process.platform === "win32")
        return {};
    const folder = (0,external_node_path_.join)(parent, "tools");
    await (0,promises_.mkdir)(folder, { mode: 0o700 });
    for (const name of NAMES) {
        if (await isOnPath(name, path))
            await (0,promises_.writeFile)((0,external_node_path_.join)(folder, name), WITHOUT_P, { mode: 0o700 });
    }
    return { PATH: `${folder}${external_node_path_.delimiter}${path}`, MEMSNAP_PATH: path };
}
async function isOnPath(name, path) {
    for (const folder of path.split(external_node_path_.delimiter)) {
        const isThere = await (0,promises_.access)((0,external_node_path_.join)(folder, name), promises_.constants.X_OK).then(() => true, () => false);
        if (isThere)
            return true;
    }
    return false;
}

;// CONCATENATED MODULE: ./build/vault/actions-process.js







const MAX_LOG_CHARACTERS = 64 * 1024;
const PASSED = [
    /^ACTIONS_(RUNTIME_TOKEN|RUNTIME_URL|RESULTS_URL|CACHE_URL|CACHE_SERVICE_V2|CACHE_MODE|ORCHESTRATION_ID)$/,
    /^ACTIONS_ARTIFACT_/,
    /^GITHUB_(SERVER_URL|API_URL|REPOSITORY|RUN_ID|RETENTION_DAYS)$/,
    /^(CACHE_UPLOAD|SEGMENT_DOWNLOAD)_/,
    /^(https?|no|all)_proxy$/i,
    /^(PATH|PATHEXT|HOME|USERPROFILE|SystemRoot|SystemDrive|ProgramFiles|ComSpec|NODE_EXTRA_CA_CERTS|SSL_CERT_\w+)$/i,
];
class ActionsProcess {
    workspace;
    #child;
    #folder;
    #gone;
    #log = "";
    #last = Promise.resolve();
    constructor(folder, workspace, child) {
        this.workspace = workspace;
        this.#folder = folder;
        this.#child = child;
        this.#gone = new Promise((resolve) => child.once("exit", resolve).once("error", resolve)).then(() => {
            throw new model/* AppError */.uV("vault-unreachable", "the process of GitHub's client has ended without an answer");
        });
        this.#gone.catch(() => { });
        child.on("error", () => { });
        for (const stream of [child.stdout, child.stderr]) {
            stream?.setEncoding("utf8").on("data", (text) => {
                this.#log = (this.#log + text).slice(-MAX_LOG_CHARACTERS);
            });
        }
    }
    static async start({ tempDir, env }) {
        const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(tempDir, "memsnap-vault-"));
        const workspace = await (0,promises_.mkdtemp)((0,external_node_path_.join)(folder, "work-"));
        const tools = await safeTarFolder(folder, env.PATH ?? "");
        const temporary = { TMPDIR: folder, TEMP: folder, TMP: folder };
        const child = (0,external_node_child_process_.fork)(program(), [String(process.pid)], {
            cwd: workspace,
            env: { ...passed(env), ...tools, GITHUB_WORKSPACE: workspace, RUNNER_TEMP: folder, ...temporary },
            execArgv: [],
            stdio: ["ignore", "pipe", "pipe", "ipc"],
        });
        const started = new ActionsProcess(folder, workspace, child);
        try {
            await Promise.race([(0,external_node_events_.once)(child, "message"), started.#gone]);
        }
        catch (error) {
            await started[Symbol.asyncDispose]();
            throw new model/* AppError */.uV("vault-unreachable", "no process could be started for GitHub's client", { cause: error });
        }
        return started;
    }
    call(call, args, timeoutMs) {
        const said = this.#last.then(() => this.#call(call, args, timeoutMs));
        this.#last = said.catch(() => { });
        return said;
    }
    async #call(call, args, timeoutMs) {
        this.#log = "";
        const timeout = AbortSignal.timeout(timeoutMs);
        try {
            const answer = (0,external_node_events_.once)(this.#child, "message", { signal: timeout });
            answer.catch(() => { });
            this.#child.send({ call, args });
            const [outcome] = (await Promise.race([answer, this.#gone]));
            return { ...outcome, log: this.#log };
        }
        catch (error) {
            if (error instanceof model/* AppError */.uV)
                throw error;
            this.#child.kill("SIGKILL");
            const message = timeout.aborted
                ? `GitHub's service gave no answer within ${timeoutMs / 1000} s`
                : `GitHub's client cannot be asked for ${call}`;
            throw new model/* AppError */.uV("vault-unreachable", message, { cause: error });
        }
    }
    async [Symbol.asyncDispose]() {
        if (this.#child.pid !== undefined && this.#child.exitCode === null && this.#child.signalCode === null) {
            const exit = (0,external_node_events_.once)(this.#child, "exit");
            this.#child.kill("SIGKILL");
            await exit;
        }
        await (0,promises_.rm)(this.#folder, { recursive: true, force: true, maxRetries: 3 });
    }
}
function program() {
    const here = (0,external_node_url_.fileURLToPath)(require("url").pathToFileURL(__filename).href);
    return (0,external_node_path_.join)((0,external_node_path_.dirname)(here), "..", "child", `start${(0,external_node_path_.extname)(here)}`);
}
function passed(env) {
    const entries = Object.entries(env).filter(([name]) => PASSED.some((pattern) => pattern.test(name)));
    return Object.fromEntries(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}


/***/ }),

/***/ 28231:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  VAULT_FORMS: () => (/* reexport */ VAULT_FORMS),
  decideRetention: () => (/* reexport */ decideRetention),
  findBundle: () => (/* reexport */ findBundle),
  findRuns: () => (/* reexport */ runs/* findRuns */.sj),
  isVaultUrl: () => (/* reexport */ isVaultUrl),
  judgeOrigin: () => (/* reexport */ judgeOrigin),
  openVault: () => (/* reexport */ openVault),
  parseReference: () => (/* reexport */ parseReference),
  parseVaultUrl: () => (/* reexport */ parseVaultUrl),
  referenceText: () => (/* reexport */ referenceText),
  serveCalls: () => (/* reexport */ serveCalls)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
;// CONCATENATED MODULE: ./build/vault/actions-calls.js


const CALLS = {
    saveCache: async (path, key) => (await Promise.all(/* import() */[__webpack_require__.e(119), __webpack_require__.e(838), __webpack_require__.e(147), __webpack_require__.e(91)]).then(__webpack_require__.bind(__webpack_require__, 18091))).saveCache([path], key, undefined, CROSS_OS),
    restoreCache: async ({ path, key, lookupOnly }) => (await (await Promise.all(/* import() */[__webpack_require__.e(119), __webpack_require__.e(838), __webpack_require__.e(147), __webpack_require__.e(91)]).then(__webpack_require__.bind(__webpack_require__, 18091))).restoreCache([path], key, [], { lookupOnly }, CROSS_OS)) ?? null,
    uploadArtifact: async (file, retentionDays) => {
        const retention = retentionDays === null ? {} : { retentionDays };
        return (await artifacts()).uploadArtifact("", [file], (0,external_node_path_.dirname)(file), { skipArchive: true, ...retention });
    },
    listArtifacts: async () => (await (await artifacts()).listArtifacts()).artifacts.map(plain),
    downloadArtifact: async (id, { path, sha256, findBy }) => (await artifacts()).downloadArtifact(id, {
        path,
        skipDecompress: true,
        ...(sha256 === null ? {} : { expectedHash: `sha256:${sha256}` }),
        ...(findBy === null ? {} : { findBy }),
    }),
    deleteArtifact: async (name) => (await artifacts()).deleteArtifact(name),
    github: async (request) => (await (await github(request.token)).request(request.route, { ...request.parameters })).data,
    githubPages: async (request) => (await github(request.token)).paginate(request.route, { ...request.parameters, per_page: 100 }),
};
const CROSS_OS = true;
const Asked = schemas/* strictObject */.rej({ call: schemas/* string */.YjP(), args: schemas/* array */.YOg(schemas/* unknown */.L5J()) });
async function serveCalls() {
    process.on("message", async (message) => process.send?.(await outcomeOf(message)));
    process.send?.({ ready: true });
    await new Promise((resolve) => process.once("disconnect", resolve));
    process.exit(0);
}
async function outcomeOf(message) {
    try {
        const { call, args } = Asked.parse(message);
        return { value: await CALLS[call](...args) };
    }
    catch (error) {
        const { name, message, status } = error;
        return { failure: { name: `${name}`, message: `${message}`, status: typeof status === "number" ? status : null } };
    }
}
async function artifacts() {
    const { DefaultArtifactClient } = await Promise.all(/* import() */[__webpack_require__.e(119), __webpack_require__.e(838), __webpack_require__.e(147), __webpack_require__.e(282), __webpack_require__.e(735), __webpack_require__.e(536), __webpack_require__.e(986)]).then(__webpack_require__.bind(__webpack_require__, 81536));
    return new DefaultArtifactClient();
}
async function github(token) {
    const [{ GitHub, getOctokitOptions }, { retry }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(119), __webpack_require__.e(282)]).then(__webpack_require__.bind(__webpack_require__, 48282)),
        Promise.all(/* import() */[__webpack_require__.e(735), __webpack_require__.e(15)]).then(__webpack_require__.bind(__webpack_require__, 49735)),
    ]);
    return new (GitHub.plugin(retry))(getOctokitOptions(token));
}
function plain({ name, id, size, createdAt, digest, }) {
    return { name, id, sizeBytes: size, createdAt: createdAt?.toISOString() ?? null, digest: digest ?? null };
}

;// CONCATENATED MODULE: ./build/vault/open.js
async function openVault(url, context) {
    switch (url.kind) {
        case "folder":
            return (await __webpack_require__.e(/* import() */ 289).then(__webpack_require__.bind(__webpack_require__, 13289))).openFolderVault(url, context);
        case "cache":
            return (await __webpack_require__.e(/* import() */ 331).then(__webpack_require__.bind(__webpack_require__, 19331))).openCacheVault(url, context);
        case "artifact":
            return (await __webpack_require__.e(/* import() */ 941).then(__webpack_require__.bind(__webpack_require__, 17941))).openArtifactVault(url, context);
        case "s3":
            return (await __webpack_require__.e(/* import() */ 848).then(__webpack_require__.bind(__webpack_require__, 92848))).openS3Vault(url, context);
    }
}

// EXTERNAL MODULE: ./build/model/index.js + 24 modules
var model = __webpack_require__(43889);
// EXTERNAL MODULE: ./build/vault/names.js
var vault_names = __webpack_require__(63735);
;// CONCATENATED MODULE: ./build/vault/url.js


const VAULT_FORMS = {
    folder: "folder:PATH",
    cache: "cache:[PREFIX]",
    artifact: "artifact:[NAME-PREFIX]",
    s3: "s3://BUCKET/PREFIX",
};
const KINDS = Object.keys(VAULT_FORMS);
const FORM = /^(folder|cache|artifact|s3):(.*)$/s;
const PREFIX = /^[A-Za-z0-9._-]{0,64}$/;
const BUCKET = /^[A-Za-z0-9][A-Za-z0-9._-]{1,62}$/;
const REGION = /^[A-Za-z0-9-]{1,64}$/;
const QUERY_WORDS = ["endpoint", "region", "path-style"];
const CONTROL = /[\u0000-\u001f\u007f]/;
function isVaultUrl(text) {
    return FORM.test(text);
}
function parseVaultUrl(text, name = "vault") {
    const url = readUrl(text, name);
    const { place, last } = splitLast(text);
    if ((0,vault_names/* isNameOfBundle */.B7)(last))
        throw wrong(name, `expected a vault, got a bundle in one; say ${JSON.stringify(place)}`);
    return url;
}
function splitLast(text) {
    const at = text.startsWith("s3:") && text.includes("?") ? text.indexOf("?") : text.length;
    const path = text.slice(0, at);
    const end = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"), path.indexOf(":"));
    const kept = path[end] === ":" || path[end - 1] === ":" ? end + 1 : end;
    const place = path.slice(0, kept) + text.slice(at);
    return { place: place === "folder:" ? "folder:." : place, last: path.slice(end + 1) };
}
function referenceText(vault, bundle) {
    const at = vault.startsWith("s3:") && vault.includes("?") ? vault.indexOf("?") : vault.length;
    const place = vault.slice(0, at);
    return `${place}${/[:/\\]$/.test(place) ? "" : "/"}${bundle}${vault.slice(at)}`;
}
function readUrl(text, name) {
    const [, kind, rest = ""] = FORM.exec(text) ?? [];
    if (CONTROL.test(text))
        throw wrong(name, "expected a vault of one line, without control characters");
    switch (kind) {
        case "folder":
            if (rest !== "")
                return { kind, text, path: rest };
            throw wrong(name, "expected a path behind folder:, such as folder:bundles");
        case "cache":
        case "artifact":
            if (PREFIX.test(rest))
                return { kind, text, prefix: rest };
            throw wrong(name, `expected at most 64 of letters, digits, ".", "_" and "-" behind ${kind}:`);
        case "s3":
            return readS3(text, rest, name);
        default:
            throw wrong(name, `expected ${Object.values(VAULT_FORMS).join(", ")}${meant(text)}`);
    }
}
function readS3(text, rest, name) {
    const [, place = "", query = ""] = /^\/\/([^?]*)(?:\?(.*))?$/s.exec(rest) ?? [];
    const [bucket = "", ...parts] = place.replace(/\/+$/, "").split("/");
    if (bucket.includes("@"))
        throw secret(name);
    if (!BUCKET.test(bucket))
        throw wrong(name, `expected ${VAULT_FORMS.s3} with the name of a bucket`);
    if (parts.some((part) => part === "" || part === "." || part === ".."))
        throw wrong(name, "expected a prefix without empty parts, . and ..");
    return { kind: "s3", text, bucket, prefix: parts.join("/"), ...readQuery(new URLSearchParams(query), name) };
}
function readQuery(query, name) {
    for (const word of query.keys()) {
        if (/key|secret|token|password|credential|signature|x-amz/i.test(word))
            throw secret(name);
        if (!QUERY_WORDS.includes(word))
            throw wrong(name, `unknown word ${JSON.stringify(word)} behind ?${(0,model/* didYouMean */.au)(word, QUERY_WORDS)}`);
        if (query.getAll(word).length > 1)
            throw wrong(name, `${word} is said twice`);
    }
    const [endpoint, region, style] = QUERY_WORDS.map((word) => query.get(word));
    if (typeof region === "string" && !REGION.test(region))
        throw wrong(name, "expected a name such as eu-central-1 for region");
    if (typeof style === "string" && !/^(true|false)$/.test(style))
        throw wrong(name, "expected true or false for path-style");
    return {
        endpoint: typeof endpoint === "string" ? readEndpoint(endpoint, name) : null,
        region: region ?? null,
        pathStyle: typeof style === "string" ? style === "true" : null,
    };
}
function readEndpoint(text, name) {
    const url = URL.parse(text);
    if (url === null || !/^https?:$/.test(url.protocol))
        throw wrong(name, "expected an address such as https://s3.example.com for endpoint");
    if (url.username !== "" || url.password !== "")
        throw secret(name);
    if (url.search !== "" || url.hash !== "")
        throw wrong(name, "expected an endpoint without ? and #");
    return url.href.replace(/\/$/, "");
}
function meant(text) {
    const [, scheme = ""] = /^([a-z0-9]{2,16}):/i.exec(text) ?? [];
    const kind = (0,model/* nearestWord */.zZ)(scheme, KINDS) ?? (/^(file|dir|path)$/i.test(scheme) ? "folder" : undefined);
    if (scheme !== "")
        return kind === undefined ? "" : `; did you mean ${kind}:?`;
    return /^[^@?]*$/.test(text) && text !== "" ? `, got a path; did you mean ${JSON.stringify(`folder:${text}`)}?` : "";
}
function secret(name) {
    const message = "a URL must hold no credential: it would be seen in logs; the environment and the usual files give them";
    return wrong(name, message);
}
function wrong(name, message) {
    return new model/* AppError */.uV("bad-option", `${name}: ${message}`, { path: name });
}

;// CONCATENATED MODULE: ./build/vault/reference.js



const LISTED = 5;
const ID_DIGITS = 8;
const ID = /^([0-9a-f]{8}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;
function parseReference(text, name = "bundle") {
    if (!isVaultUrl(text))
        return { vault: null, wanted: parseWanted(text, name) };
    const { place, last } = splitLast(text);
    const vault = readUrl(place, name);
    if ((0,vault_names/* isNameOfBundle */.B7)(last))
        return { vault, wanted: { by: "name", name: last } };
    throw new model/* AppError */.uV("bad-option", `${name}: expected the name of a bundle behind the vault, or --vault and latest`, {
        path: name,
    });
}
async function findBundle(vault, wanted, onSkipped) {
    const leftOut = [];
    const bundles = await vault.list(narrowed(wanted), (name, why) => {
        leftOut.push(`${name} ${why}`);
        onSkipped?.(name, why);
    });
    const [found, other] = bundles.filter((bundle) => fits(bundle, wanted));
    if (found === undefined)
        throw await notFound(vault, wanted, leftOut);
    if (other !== undefined && wanted.by === "id") {
        const message = `${wanted.id} is both ${found.name} and ${other.name}; give the name of one`;
        throw new model/* AppError */.uV("bad-option", message, { path: wanted.id });
    }
    return found;
}
function parseWanted(text, name) {
    const [word, agent, ...more] = text.split(":");
    if (word === "latest" && agent === undefined)
        return { by: "latest" };
    if (word === "latest" && more.length === 0 && model/* AgentId */.l5.safeParse(agent).success)
        return { by: "latest", agent: agent ?? "" };
    if ((0,vault_names/* isNameOfBundle */.B7)(text))
        return { by: "name", name: text };
    if (ID.test(text))
        return { by: "id", id: text.toLowerCase() };
    const forms = "latest, latest:AGENT, the name of a bundle, a snapshot id or its last 8 digits";
    const meant = (0,model/* didYouMean */.au)(word ?? "", ["latest"]);
    throw new model/* AppError */.uV("bad-option", `${name}: expected ${forms}, got ${JSON.stringify(text)}${meant}`, { path: name });
}
function narrowed(wanted) {
    if (wanted.by === "name")
        return { name: wanted.name };
    if (wanted.by === "id")
        return { idEnding: wanted.id.slice(-ID_DIGITS) };
    return wanted.by === "latest" && wanted.agent !== undefined ? { agent: wanted.agent } : {};
}
function fits({ name, receipt }, wanted) {
    switch (wanted.by) {
        case "latest":
            return wanted.agent === undefined || receipt.agent === wanted.agent;
        case "name":
            return name === wanted.name;
        case "id":
            return receipt.snapshotId.endsWith(wanted.id);
    }
}
async function notFound(vault, wanted, leftOut) {
    const bundles = await vault.list();
    const agents = [...new Set(bundles.map(({ receipt }) => receipt.agent))].toSorted();
    const agent = wanted.by === "name" ? (0,vault_names/* agentOfName */.Ci)(wanted.name) : undefined;
    const ofAgent = bundles.filter(({ receipt }) => receipt.agent === agent);
    const names = (ofAgent.length > 0 ? ofAgent : bundles).map(({ name }) => name);
    const there = bundles.length === 0
        ? "it holds no bundle"
        : wanted.by === "latest"
            ? `it holds bundles of ${shortened(agents)}`
            : `it holds ${shortened(names)}`;
    const message = `${worded(wanted)} is not in ${vault.url}: ${[there, ...leftOut.slice(0, LISTED)].join("; ")}`;
    return new model/* AppError */.uV("vault-not-found", message, { path: vault.url });
}
function worded(wanted) {
    if (wanted.by === "name")
        return wanted.name;
    if (wanted.by === "id")
        return `snapshot ${wanted.id}`;
    return wanted.agent === undefined ? "a bundle" : `a bundle of ${wanted.agent}`;
}
function shortened(words) {
    const more = words.length - LISTED;
    return words.slice(0, LISTED).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

// EXTERNAL MODULE: ./build/vault/receipts.js
var receipts = __webpack_require__(31206);
;// CONCATENATED MODULE: ./build/vault/retention.js


const DAY_MS = 86_400_000;
function decideRetention(bundles, retention) {
    if (!hasRule(retention))
        throw new model/* AppError */.uV("bad-option", "expected at least one rule of what to keep, such as --keep-last 10", {
            path: "keep-last",
        });
    const judged = bundles.filter(({ receipt }) => retention.agent === undefined || receipt.agent === retention.agent);
    const agents = Map.groupBy(judged.toSorted(receipts/* newestFirst */.ll), ({ receipt }) => receipt.agent);
    return [...agents.keys()].toSorted().flatMap((agent) => decideForAgent(agents.get(agent) ?? [], retention));
}
function hasRule({ agent: _, keepLabels = [], ...numbers }) {
    return keepLabels.length > 0 || Object.values(numbers).some((number) => number > 0);
}
function decideForAgent(bundles, retention) {
    const periods = [
        periodRule("daily", retention.keepDaily, dayOf),
        periodRule("weekly", retention.keepWeekly, weekOf),
        periodRule("monthly", retention.keepMonthly, monthOf),
    ];
    const newestAt = Date.parse(bundles[0]?.receipt.createdAt ?? "");
    const { keepLast = 0, keepWithinMs = 0, keepLabels = [] } = retention;
    return bundles.map((bundle, index) => {
        const { createdAt, label } = bundle.receipt;
        const at = new Date(createdAt);
        const reasons = [];
        if (index === 0)
            reasons.push({ rule: "newest" });
        if (index < keepLast)
            reasons.push({ rule: "last" });
        for (const rule of periods)
            reasons.push(...rule(at));
        if (keepWithinMs > 0 && newestAt - at.getTime() <= keepWithinMs)
            reasons.push({ rule: "within" });
        if (label !== null && keepLabels.includes(label))
            reasons.push({ rule: "label", label });
        return { bundle, keep: reasons.length > 0, reasons };
    });
}
function periodRule(rule, periods, periodOf) {
    let left = periods ?? 0;
    let last = "";
    return (at) => {
        const period = periodOf(at);
        if (left === 0 || period === last)
            return [];
        last = period;
        left--;
        return [{ rule, period }];
    };
}
function dayOf(at) {
    return at.toISOString().slice(0, 10);
}
function monthOf(at) {
    return at.toISOString().slice(0, 7);
}
function weekOf(at) {
    const thursday = new Date(at.getTime() + (4 - (at.getUTCDay() || 7)) * DAY_MS);
    const year = thursday.getUTCFullYear();
    const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * DAY_MS)) + 1;
    return `${year}-W${String(week).padStart(2, "0")}`;
}

// EXTERNAL MODULE: ./build/vault/runs.js
var runs = __webpack_require__(71053);
;// CONCATENATED MODULE: ./build/vault/trust.js
const BELIEVED_EVENTS = ["push", "schedule", "workflow_dispatch"];
function judgeOrigin(stored, expected) {
    const reasons = [...whyNotOrigin(stored, expected), ...whyTooOld(stored, expected)];
    return reasons.length === 0 ? { trusted: true } : { trusted: false, reasons };
}
function whyNotOrigin({ origin }, expected) {
    if (origin === null)
        return ["nothing says which run has stored it"];
    return [...whyNotCode(origin, expected), ...whyNotRun(origin, expected)];
}
function whyNotCode({ repository, headRepository, branch }, expected) {
    const { branches, allowForks = false } = expected;
    const isOwn = headRepository !== null && sameName(headRepository, expected.repository);
    const made = headRepository ?? "a repository that is gone";
    const named = branches.join(" or ") || "a branch, but none was named";
    return [
        ...when(!sameName(repository, expected.repository), `was stored by a run of ${repository}, expected ${expected.repository}`),
        ...when(!isOwn && !allowForks, `was made from code of ${made}, expected ${expected.repository}`),
        ...when(branch === null || !branches.includes(branch), `was made on ${branch ?? "no branch"}, expected ${named}`),
    ];
}
function whyNotRun({ event, workflow, conclusion }, expected) {
    const { events = BELIEVED_EVENTS, conclusion: wanted = "success" } = expected;
    const ended = conclusion === null ? "has not ended" : `ended with ${conclusion}`;
    return [
        ...when(!events.includes(event), `was set off by ${event}, expected ${events.join(", ")}`),
        ...when(workflow !== (expected.workflow ?? workflow), `was made by the workflow ${workflow}, expected ${expected.workflow}`),
        ...when(conclusion !== wanted, `its run ${ended}, expected ${wanted}`),
    ];
}
function when(isSo, reason) {
    return isSo ? [reason] : [];
}
function whyTooOld({ storedAt }, { age }) {
    if (age === undefined)
        return [];
    const isRecent = age.now.getTime() - Date.parse(storedAt) <= age.maxAgeMs;
    return isRecent ? [] : [`was stored at ${storedAt}, longer ago than is allowed`];
}
function sameName(one, other) {
    return one.toLowerCase() === other.toLowerCase();
}

;// CONCATENATED MODULE: ./build/vault/index.js









/***/ }),

/***/ 63735:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B7: () => (/* binding */ isNameOfBundle),
/* harmony export */   Ci: () => (/* binding */ agentOfName),
/* harmony export */   Mh: () => (/* binding */ sidecarNames),
/* harmony export */   Yd: () => (/* binding */ bundleOfReceipt),
/* harmony export */   nY: () => (/* binding */ bundleOfSidecar),
/* harmony export */   un: () => (/* binding */ isAskedFor)
/* harmony export */ });
const BUNDLE = /^([a-z0-9_-]{1,64})-\d{8}T\d{6}Z-([0-9a-f]{8})\.tar\.zst(?:\.age)?$/;
const RECEIPT_ENDING = ".receipt.json";
const CHECKSUM_ENDING = ".sha256";
function isNameOfBundle(name) {
    return BUNDLE.test(name);
}
function agentOfName(name) {
    return BUNDLE.exec(name)?.[1];
}
function sidecarNames(bundle) {
    return { checksum: bundle + CHECKSUM_ENDING, receipt: bundle + RECEIPT_ENDING };
}
function bundleOfReceipt(name) {
    return name.endsWith(RECEIPT_ENDING) ? name.slice(0, -RECEIPT_ENDING.length) : undefined;
}
function bundleOfSidecar(name) {
    const ending = [RECEIPT_ENDING, CHECKSUM_ENDING].find((one) => name.endsWith(one));
    const bundle = ending === undefined ? "" : name.slice(0, -ending.length);
    return isNameOfBundle(bundle) ? bundle : undefined;
}
function isAskedFor(bundle, { agent, name, idEnding } = {}) {
    const [, ofAgent, ending] = BUNDLE.exec(bundle) ?? [];
    return [
        [agent, ofAgent],
        [name, bundle],
        [idEnding, ending],
    ].every(([asked, found]) => asked === undefined || asked === found);
}


/***/ }),

/***/ 31206:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A0: () => (/* binding */ readStoredReceipt),
/* harmony export */   An: () => (/* binding */ checkArrived),
/* harmony export */   cs: () => (/* binding */ MAX_RECEIPT_BYTES),
/* harmony export */   d8: () => (/* binding */ checksumText),
/* harmony export */   ee: () => (/* binding */ receiptText),
/* harmony export */   kU: () => (/* binding */ nameOfUpload),
/* harmony export */   ll: () => (/* binding */ newestFirst)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43889);


const MAX_RECEIPT_BYTES = 16 * 1024 * 1024;
function readStoredReceipt(name, bytes) {
    if (bytes.length > MAX_RECEIPT_BYTES)
        return { why: `is larger than ${MAX_RECEIPT_BYTES} bytes` };
    let value;
    try {
        value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    }
    catch {
        return { why: "is no JSON" };
    }
    const { value: receipt, mistakes } = (0,_model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .readWritten */ .IL)(_model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .Receipt */ .TA, value, _model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .ABORT_EARLY */ .xQ);
    if (receipt !== undefined)
        return speaksOf(receipt, name) ? { receipt } : { why: "speaks of another bundle" };
    const [{ path, message }] = mistakes;
    return { why: `is no receipt: ${[...path, message].join(" ")}` };
}
function nameOfUpload({ bundle, receipt }) {
    const name = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(bundle);
    if (_model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .Receipt */ .TA.safeParse(receipt).success && speaksOf(receipt, name))
        return name;
    throw new _model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .AppError */ .uV("sidecar-mismatch", `the receipt beside ${bundle} speaks of another bundle`, { path: bundle });
}
function receiptText(receipt) {
    return `${JSON.stringify(receipt, null, 2)}\n`;
}
function checksumText({ sha256, bundle }) {
    return `${sha256}  ${bundle}\n`;
}
function checkArrived(receipt, arrived, place) {
    const { bundle, sizeBytes, sha256 } = receipt;
    const differs = (what) => new _model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .AppError */ .uV("vault-corrupt", `${place} is not what the receipt of ${bundle} says: ${what}`, { path: place });
    if (arrived.sizeBytes !== sizeBytes)
        throw differs(`expected ${sizeBytes} bytes, found ${arrived.sizeBytes}`);
    if (arrived.sha256 !== undefined && arrived.sha256 !== sha256)
        throw differs(`expected the SHA-256 ${sha256}, found ${arrived.sha256}`);
}
function newestFirst(a, b) {
    return (descending(a.receipt.createdAt, b.receipt.createdAt) ||
        descending(a.receipt.snapshotId, b.receipt.snapshotId) ||
        descending(a.name, b.name));
}
function descending(a, b) {
    return a < b ? 1 : a > b ? -1 : 0;
}
function speaksOf(receipt, name) {
    const { agent, createdAt, snapshotId: id, encrypted } = receipt;
    return receipt.bundle === name && (0,_model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .bundleName */ .u1)({ agent, createdAt, id }, encrypted) === name;
}


/***/ }),

/***/ 71053:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LF: () => (/* binding */ read),
/* harmony export */   sC: () => (/* binding */ KnownRuns),
/* harmony export */   sj: () => (/* binding */ findRuns)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(92857);
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43889);
/* harmony import */ var _actions_context_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5110);
/* harmony import */ var _actions_process_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74290);
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




const Named = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ full_name: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() });
const Run = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    id: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig(),
    run_attempt: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig().optional(),
    path: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    event: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    head_branch: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().nullable(),
    head_sha: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    conclusion: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().nullable(),
    repository: Named,
    head_repository: Named.nullish(),
});
const Runs = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ workflow_runs: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(Run) });
async function findRuns(query, context) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const repository = (0,_actions_context_js__WEBPACK_IMPORTED_MODULE_1__/* .mustHaveToken */ .BH)((0,_actions_context_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryOf */ ._M)(context), "looking for earlier runs", "actions: read");
        const { workflow, branch, event, commit, conclusion = "success", limit = 30 } = query;
        const place = workflow === undefined ? "" : "/workflows/{workflow}";
        const filter = { workflow, branch, event, head_sha: commit, status: conclusion, per_page: limit };
        const request = (0,_actions_context_js__WEBPACK_IMPORTED_MODULE_1__/* .about */ .Cv)(repository, `GET /repos/{owner}/{repo}/actions${place}/runs`, said(filter));
        const process = __addDisposableResource(env_1, await _actions_process_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionsProcess */ .B.start(context), true);
        const answer = await (0,_actions_context_js__WEBPACK_IMPORTED_MODULE_1__/* .ask */ .kA)(process, { call: "github", args: [request], what: "earlier runs cannot be listed" });
        return read(Runs, answer).workflow_runs.map(originOf);
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
class KnownRuns {
    #known = new Map();
    #process;
    #repository;
    constructor(process, repository) {
        this.#process = process;
        this.#repository = repository;
    }
    get(runId, attempt) {
        const key = `${runId}/${attempt}`;
        const run = this.#known.get(key) ?? this.#ask(runId, attempt);
        this.#known.set(key, run);
        return run;
    }
    async #ask(run, attempt) {
        const place = attempt === null ? "" : "/attempts/{attempt}";
        const request = (0,_actions_context_js__WEBPACK_IMPORTED_MODULE_1__/* .about */ .Cv)(this.#repository, `GET /repos/{owner}/{repo}/actions/runs/{run}${place}`, said({ run, attempt }));
        try {
            const answer = await (0,_actions_context_js__WEBPACK_IMPORTED_MODULE_1__/* .ask */ .kA)(this.#process, {
                call: "github",
                args: [request],
                what: `run ${run} cannot be asked for`,
            });
            return originOf(read(Run, answer));
        }
        catch (error) {
            if (error instanceof _model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV && error.code === "vault-not-found")
                return null;
            throw error;
        }
    }
}
function read(schema, answer) {
    const { success, data, error } = schema.safeParse(answer);
    if (success)
        return data;
    throw new _model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV("vault-unreachable", "GitHub answered with something that was not expected", { cause: error });
}
function originOf(run) {
    const [path = ""] = run.path.split("@");
    return {
        repository: run.repository.full_name,
        headRepository: run.head_repository?.full_name ?? null,
        runId: run.id,
        attempt: run.run_attempt ?? 1,
        workflow: path.split("/").at(-1) ?? "",
        event: run.event,
        branch: run.head_branch,
        commit: run.head_sha,
        conclusion: run.conclusion,
    };
}
function said(parameters) {
    return Object.fromEntries(Object.entries(parameters).flatMap(([name, value]) => value === undefined || value === null ? [] : [[name, value]]));
}


/***/ })

};
;