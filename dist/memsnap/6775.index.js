"use strict";
exports.id = 6775;
exports.ids = [6775];
exports.modules = {

/***/ 76775:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  BELIEVED: () => (/* reexport */ BELIEVED),
  chooseTrusted: () => (/* reexport */ chooseTrusted),
  decideRetention: () => (/* reexport */ decideRetention),
  findBundle: () => (/* reexport */ findBundle),
  isReference: () => (/* reexport */ isReference),
  isShared: () => (/* reexport */ isShared),
  isVaultUrl: () => (/* reexport */ isVaultUrl),
  judge: () => (/* reexport */ judge),
  listMeant: () => (/* reexport */ listMeant),
  listingOnce: () => (/* reexport */ listingOnce),
  openVault: () => (/* reexport */ openVault),
  parseReference: () => (/* reexport */ parseReference),
  parseVaultUrl: () => (/* reexport */ parseVaultUrl),
  partByTrust: () => (/* reexport */ partByTrust),
  reasonText: () => (/* reexport */ reasonText),
  reasonsToKeep: () => (/* reexport */ reasonsToKeep),
  referenceText: () => (/* reexport */ referenceText),
  requireRule: () => (/* reexport */ requireRule),
  serveCalls: () => (/* reexport */ serveCalls)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
;// CONCATENATED MODULE: ./build/vault/actions-calls.js


const CALLS = {
    saveCache: async (path, key) => (await Promise.all(/* import() */[__webpack_require__.e(4119), __webpack_require__.e(3838), __webpack_require__.e(2830), __webpack_require__.e(8147), __webpack_require__.e(8091)]).then(__webpack_require__.bind(__webpack_require__, 18091))).saveCache([path], key, undefined, CROSS_OS),
    restoreCache: async ({ path, key, lookupOnly }) => (await (await Promise.all(/* import() */[__webpack_require__.e(4119), __webpack_require__.e(3838), __webpack_require__.e(2830), __webpack_require__.e(8147), __webpack_require__.e(8091)]).then(__webpack_require__.bind(__webpack_require__, 18091))).restoreCache([path], key, [], { lookupOnly }, CROSS_OS)) ?? null,
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
    const { DefaultArtifactClient } = await Promise.all(/* import() */[__webpack_require__.e(4119), __webpack_require__.e(3838), __webpack_require__.e(2830), __webpack_require__.e(8147), __webpack_require__.e(8282), __webpack_require__.e(9735), __webpack_require__.e(1536), __webpack_require__.e(2986)]).then(__webpack_require__.bind(__webpack_require__, 81536));
    return new DefaultArtifactClient();
}
async function github(token) {
    const [{ GitHub, getOctokitOptions }, { retry }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(4119), __webpack_require__.e(8282)]).then(__webpack_require__.bind(__webpack_require__, 48282)),
        Promise.all(/* import() */[__webpack_require__.e(9735), __webpack_require__.e(1015)]).then(__webpack_require__.bind(__webpack_require__, 49735)),
    ]);
    return new (GitHub.plugin(retry))(getOctokitOptions(token));
}
function plain({ name, id, size, createdAt, digest, }) {
    return { name, id, sizeBytes: size, createdAt: createdAt?.toISOString() ?? null, digest: digest ?? null };
}

// EXTERNAL MODULE: ./build/model/index.js + 27 modules
var model = __webpack_require__(61040);
// EXTERNAL MODULE: ./build/vault/names.js
var vault_names = __webpack_require__(63735);
;// CONCATENATED MODULE: ./build/vault/listing-once.js


function listingOnce(vault, { agent }) {
    let listed;
    return {
        ...vault,
        async list(listing = {}, onSkipped) {
            const { agent: asked, ...narrower } = listing;
            const isWithin = (agent === undefined || asked === agent) && Object.keys(narrower).length === 0;
            if (!isWithin || onSkipped !== undefined)
                return vault.list(listing, onSkipped);
            listed ??= vault.list((0,model/* given */.gI)({ agent }));
            return (await listed).filter(({ name }) => (0,vault_names/* isAskedFor */.un)(name, listing));
        },
    };
}

;// CONCATENATED MODULE: ./build/vault/open.js
async function openVault(url, context) {
    switch (url.kind) {
        case "folder":
            return (await __webpack_require__.e(/* import() */ 3289).then(__webpack_require__.bind(__webpack_require__, 13289))).openFolderVault(url, context);
        case "cache":
            return (await __webpack_require__.e(/* import() */ 9331).then(__webpack_require__.bind(__webpack_require__, 19331))).openCacheVault(url, context);
        case "artifact":
            return (await __webpack_require__.e(/* import() */ 7941).then(__webpack_require__.bind(__webpack_require__, 17941))).openArtifactVault(url, context);
        case "s3":
            return (await __webpack_require__.e(/* import() */ 4022).then(__webpack_require__.bind(__webpack_require__, 94022))).openS3Vault(url, context);
    }
}

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
function isReference(text) {
    return !isVaultUrl(text) && wantedBy(text) !== undefined;
}
async function findBundle(vault, wanted, onSkipped) {
    const leftOut = [];
    const bundles = await vault.list(narrowed(wanted), (name, why) => {
        leftOut.push(`${name} ${why}`);
        onSkipped?.(name, why);
    });
    const meant = bundles.filter((bundle) => fits(bundle, wanted));
    requireOne(meant, wanted);
    const [found] = meant;
    if (found === undefined)
        throw await notFound(vault, wanted, leftOut);
    return found;
}
async function listMeant(vault, wanted, runId) {
    const bundles = await vault.list({ ...narrowed(wanted), ...(0,model/* given */.gI)({ runId }) });
    const meant = bundles.filter((bundle) => fits(bundle, wanted));
    requireOne(meant, wanted);
    return meant;
}
function requireOne(meant, wanted) {
    const [found, other] = new Set(meant.map(({ name }) => name));
    if (wanted.by !== "id" || other === undefined)
        return;
    const message = `${wanted.id} is both ${found} and ${other}; give the name of one`;
    throw new model/* AppError */.uV("bad-option", message, { path: wanted.id });
}
function wantedBy(text) {
    const [word, agent, ...more] = text.split(":");
    if (word === "latest" && agent === undefined)
        return { by: "latest" };
    if (word === "latest" && more.length === 0 && model/* AgentId */.l5.safeParse(agent).success)
        return { by: "latest", agent: agent ?? "" };
    if ((0,vault_names/* isNameOfBundle */.B7)(text))
        return { by: "name", name: text };
    return ID.test(text) ? { by: "id", id: text.toLowerCase() } : undefined;
}
function parseWanted(text, name) {
    const wanted = wantedBy(text);
    if (wanted !== undefined)
        return wanted;
    const forms = "latest, latest:AGENT, the name of a bundle, a snapshot id or its last 8 digits";
    const meant = (0,model/* didYouMean */.au)(text.split(":", 1)[0] ?? "", ["latest"]);
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
function decideRetention(bundles, retention, now) {
    requireRule(retention);
    const judged = bundles.filter(({ receipt }) => retention.agent === undefined || receipt.agent === retention.agent);
    const agents = Map.groupBy(judged.toSorted(receipts/* newestFirst */.ll), ({ receipt }) => receipt.agent);
    return [...agents.keys()].toSorted().flatMap((agent) => decideForAgent(agents.get(agent) ?? [], retention, now));
}
function requireRule({ agent: _, keepLabels = [], ...numbers }) {
    if (keepLabels.length > 0 || Object.values(numbers).some((number) => number > 0))
        return;
    throw new model/* AppError */.uV("bad-option", "expected at least one rule of what to keep, such as --keep-last 10", {
        path: "keep-last",
    });
}
function reasonText(reason) {
    if (reason.rule === "label")
        return `label ${reason.label}`;
    return "period" in reason ? `${reason.rule} ${reason.period}` : reason.rule;
}
function decideForAgent(bundles, retention, now) {
    const reasons = reasonsToKeep(bundles.map(({ receipt }) => receipt), retention, now);
    return bundles.map((bundle, index) => {
        const why = reasons[index] ?? [];
        return { bundle, keep: why.length > 0, reasons: why };
    });
}
function reasonsToKeep(things, retention, now) {
    const periods = [
        periodRule("daily", retention.keepDaily, dayOf),
        periodRule("weekly", retention.keepWeekly, weekOf),
        periodRule("monthly", retention.keepMonthly, monthOf),
    ];
    const times = things.map(({ createdAt }) => Date.parse(createdAt));
    const newestAt = times.find((time) => now === undefined || time <= now.getTime()) ?? times[0] ?? 0;
    const { keepLast = 0, keepWithinMs = 0, keepLabels = [] } = retention;
    return things.map(({ createdAt, label }, index) => {
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
        return reasons;
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

;// CONCATENATED MODULE: ./build/vault/trust.js
const BELIEVED = { events: ["push", "schedule", "workflow_dispatch"], conclusion: "success" };
function isShared({ kind }) {
    return kind === "cache" || kind === "artifact";
}
function judge(stored, expected) {
    const { runs, isSigned } = expected;
    const reasons = [
        ...(runs === undefined ? [] : whyNotOrigin(stored, runs)),
        ...whyTooOld(stored, expected),
        ...when(isSigned?.(stored.receipt) === false, "has no signature of a trusted key in its receipt"),
    ];
    return reasons.length === 0 ? { trusted: true } : { trusted: false, reasons };
}
function chooseTrusted(bundles, expected) {
    const passedOver = [];
    for (const stored of bundles) {
        const trust = judge(stored, expected);
        if (trust.trusted)
            return { taken: stored, passedOver };
        passedOver.push({ name: stored.name, why: trust.reasons.join("; ") });
    }
    return { taken: undefined, passedOver };
}
function partByTrust(bundles, policies) {
    const parts = Array.from({ length: policies.length + 1 }, () => []);
    for (const bundle of bundles) {
        const trusts = policies.map((policy) => judge(bundle, policy));
        const first = trusts.findIndex(({ trusted }) => trusted);
        const [strictest] = trusts;
        const why = strictest?.trusted === false ? strictest.reasons.join("; ") : null;
        parts.at(first)?.push({ bundle, why });
    }
    return parts;
}
function whyNotOrigin({ origin }, expected) {
    if (origin === null)
        return ["nothing says which run has stored it"];
    if (origin.runId === expected.ownRunId && sameName(origin.repository, expected.repository))
        return [];
    return [...whyNotCode(origin, expected), ...whyNotRun(origin, expected)];
}
function whyNotCode({ repository, headRepository, branch, commit }, expected) {
    const { branches, allowForks = false } = expected;
    const isOwn = headRepository !== null && sameName(headRepository, expected.repository);
    const made = headRepository ?? "a repository that is gone";
    return [
        ...when(!sameName(repository, expected.repository), `was stored by a run of ${repository}, expected ${expected.repository}`),
        ...when(!isOwn && !allowForks, `was made from code of ${made}, expected ${expected.repository}`),
        ...when(branches !== undefined && (branch === null || !branches.includes(branch)), `was made on ${branch ?? "no branch"}, expected ${branches?.join(" or ") || "a branch, but none was named"}`),
        ...when(commit !== (expected.commit ?? commit), `was made at commit ${trust_shortened(commit)}, expected ${trust_shortened(expected.commit ?? "")}`),
    ];
}
function whyNotRun({ event, workflow, conclusion, runId }, expected) {
    const { events, conclusion: wanted } = expected;
    const ended = conclusion === null ? "has not ended" : `ended with ${conclusion}`;
    return [
        ...when(events !== undefined && !events.includes(event), `was set off by ${event}, expected ${events?.join(", ") || "an event, but none was named"}`),
        ...when(workflow !== (expected.workflow ?? workflow), `was made by the workflow ${workflow}, expected ${expected.workflow}`),
        ...when(wanted !== undefined && conclusion !== wanted, `its run ${ended}, expected ${wanted}`),
        ...when(runId !== (expected.runId ?? runId), `was stored by run ${runId}, expected ${expected.runId}`),
    ];
}
function when(isSo, reason) {
    return isSo ? [reason] : [];
}
function whyTooOld({ storedAt, receipt }, { age }) {
    if (age === undefined)
        return [];
    const isTooOld = (time) => age.now.getTime() - Date.parse(time) > age.maxAgeMs;
    if (isTooOld(storedAt))
        return [`was stored at ${storedAt}, longer ago than is allowed`];
    return when(isTooOld(receipt.createdAt), `was made at ${receipt.createdAt}, longer ago than is allowed`);
}
function sameName(one, other) {
    return one.toLowerCase() === other.toLowerCase();
}
function trust_shortened(commit) {
    return commit.slice(0, 12);
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
const SIGNATURE_ENDING = ".minisig";
function isNameOfBundle(name) {
    return BUNDLE.test(name);
}
function agentOfName(name) {
    return BUNDLE.exec(name)?.[1];
}
function sidecarNames(bundle) {
    return {
        checksum: bundle + CHECKSUM_ENDING,
        receipt: bundle + RECEIPT_ENDING,
        signature: bundle + SIGNATURE_ENDING,
    };
}
function bundleOfReceipt(name) {
    return name.endsWith(RECEIPT_ENDING) ? name.slice(0, -RECEIPT_ENDING.length) : undefined;
}
function bundleOfSidecar(name) {
    const ending = [RECEIPT_ENDING, CHECKSUM_ENDING, SIGNATURE_ENDING].find((one) => name.endsWith(one));
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
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61040);


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


/***/ })

};
;