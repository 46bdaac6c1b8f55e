"use strict";
exports.id = 4125;
exports.ids = [4125];
exports.modules = {

/***/ 4125:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
var core = __webpack_require__(33838);
// EXTERNAL MODULE: ./build/host/index.js + 5 modules
var build_host = __webpack_require__(38273);
// EXTERNAL MODULE: ./build/model/index.js + 27 modules
var model = __webpack_require__(61040);
// EXTERNAL MODULE: ./build/report/index.js + 24 modules
var report = __webpack_require__(8604);
;// CONCATENATED MODULE: ./build/action/log.js


function say(text) {
    (0,core/* info */.pq)((0,report/* logSafe */.sN)(text.trimEnd()));
}
function progressLog() {
    let phase = "";
    let item;
    return (event) => {
        if (event.phase !== phase) {
            const all = event.unit === "bytes" ? report/* humanSize */.Xe : (count) => (0,report/* counted */.hS)(count, event.unit.slice(0, -1));
            say(event.total === undefined ? event.phase : `${event.phase} (${all(event.total)})`);
        }
        if (event.item !== undefined && (event.item !== item || event.phase !== phase))
            (0,core/* debug */.Yz)((0,report/* logSafe */.sN)(`${event.phase}: ${(0,report/* printable */.g$)(event.item)}`));
        ({ phase, item } = event);
    };
}

;// CONCATENATED MODULE: ./build/action/choices.js


const MAX_LOGGED = 10;
function openChoices() {
    const keys = new Map();
    return {
        hear({ reference, key, passedOver }) {
            keys.set(reference, key);
            for (const { name, why } of passedOver.slice(0, MAX_LOGGED))
                say((0,report/* printable */.g$)(`passed over ${name}: ${why}`));
            const more = passedOver.length - MAX_LOGGED;
            if (more > 0)
                say(`passed over ${more} more`);
        },
        keyOf: (outputs) => keys.get(outputs["baseline-ref"] ?? outputs["bundle-path"] ?? outputs["vault-ref"] ?? "") ?? "",
    };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
;// CONCATENATED MODULE: ./build/action/inputs.js


const COMMAND_NAMES = [
    "snapshot",
    "verify",
    "inspect",
    "restore",
    "drill",
    "compare",
    "baseline",
    "list",
    "prune",
];
const OPENING = ["verify", "inspect", "restore", "drill"];
const LOOKING = ["snapshot", "compare", "baseline"];
const COMPARING = ["snapshot", "compare"];
const STORING = ["list", "prune"];
const TAKING = [...OPENING, ...LOOKING];
const INPUTS = {
    command: { default: "snapshot" },
    when: { of: ["snapshot"], default: "now" },
    sources: { of: LOOKING },
    root: { of: LOOKING },
    agent: { of: ["snapshot", "restore", "baseline", ...STORING] },
    label: { of: ["snapshot"] },
    "output-dir": { of: ["snapshot"] },
    recipients: { of: ["snapshot"] },
    encrypt: { of: ["snapshot"], default: `${model/* DEFAULTS */.zY.encrypt}` },
    level: { of: ["snapshot"], default: `${model/* DEFAULTS */.zY.level}` },
    links: { of: LOOKING, default: model/* DEFAULTS */.zY.links },
    "include-sensitive": { of: LOOKING, default: "false" },
    "lock-timeout": { of: LOOKING, default: `${model/* DEFAULTS */.zY.lockTimeoutSeconds}` },
    secrets: { of: ["snapshot"], default: model/* DEFAULTS */.zY.secrets },
    "git-secrets": { of: ["snapshot"] },
    "secrets-config": { of: ["snapshot"] },
    "secrets-key-file": { of: ["snapshot"] },
    "raw-pages": { of: ["snapshot"], default: "false" },
    "allow-fuzzy": { of: ["snapshot"], default: "false" },
    passphrase: {},
    "signing-key": { of: ["snapshot"] },
    "signing-passphrase": { of: ["snapshot"] },
    "trusted-key": { of: TAKING },
    identity: { of: TAKING },
    bundle: { of: [...OPENING, "compare", "baseline"] },
    baseline: { of: COMPARING },
    "github-token": { default: "${{ github.token }}" },
    "retention-days": { of: ["snapshot"] },
    vault: { of: [...TAKING, ...STORING] },
    store: { of: ["snapshot"], default: model/* DEFAULTS */.zY.store },
    "if-no-baseline": { of: COMPARING, default: "error" },
    "run-id": { of: TAKING },
    "run-branch": { of: TAKING },
    "run-events": { of: TAKING },
    "run-workflow": { of: TAKING },
    "run-commit": { of: TAKING },
    "allow-forks": { of: TAKING, default: "false" },
    policy: { of: LOOKING },
    depth: { of: ["compare"] },
    samples: { of: COMPARING, default: `${model/* COMPARE_DEFAULTS */.F$.samples}` },
    "show-content": { of: COMPARING, default: "false" },
    "junit-file": { of: COMPARING },
    "sarif-file": { of: COMPARING },
    "baseline-file": { of: ["baseline"] },
    quick: { of: ["verify"], default: "false" },
    "restore-to": { of: ["restore"] },
    "lookup-only": { of: ["restore"], default: "false" },
    "fail-on-cache-miss": { of: ["restore"] },
    only: { of: ["restore"] },
    force: { of: ["restore"], default: "false" },
    "dry-run": { of: ["restore", "prune"], default: "false" },
    "pre-snapshot": { of: ["restore"], default: "true" },
    "force-agent": { of: ["restore"], default: "false" },
    probe: { of: ["drill"] },
    "max-age": { of: TAKING },
    sentinels: { of: ["drill"] },
    "expect-agent": { of: ["drill"] },
    "keep-last": { of: ["prune"] },
    "keep-daily": { of: ["prune"] },
    "keep-weekly": { of: ["prune"] },
    "keep-monthly": { of: ["prune"] },
    "keep-within": { of: ["prune"] },
    "keep-labels": { of: ["prune"] },
    "allow-untrusted-events": { default: "false" },
    summary: { default: "true" },
};
function inputs_text(name) {
    return (0,core/* getInput */.V4)(name) || undefined;
}
function lines(name) {
    return (0,core/* getMultilineInput */.q3)(name);
}
function switched(name) {
    const said = inputs_text(name);
    if (said === undefined)
        return undefined;
    if (/^(true|True|TRUE|false|False|FALSE)$/.test(said))
        return said.toLowerCase() === "true";
    return (0,model/* parseWord */.kB)(said, ["true", "false"], named(name)) === "true";
}
function named(name) {
    return `input \`${name}\``;
}
function oddities(command, env) {
    const names = Object.keys(INPUTS);
    const spelt = new Map(names.map((name) => [variable(name), name]));
    const odd = [];
    for (const [key, value] of Object.entries(env)) {
        if (!key.startsWith("INPUT_") || value === undefined || value === "")
            continue;
        const name = spelt.get(key);
        if (name === undefined) {
            const word = key.slice("INPUT_".length).toLowerCase();
            odd.push(`there is no input ${JSON.stringify(word)}${(0,model/* didYouMean */.au)(word, names, (near) => `\`${near}\``)}`);
        }
        else if (!heeds(command, name) && value !== INPUTS[name].default)
            odd.push(`${named(name)} has no meaning for ${command}`);
    }
    return odd;
}
function variable(name) {
    return `INPUT_${name.toUpperCase()}`;
}
function heeds(command, name) {
    const { of } = INPUTS[name];
    return of === undefined || of.includes(command);
}

;// CONCATENATED MODULE: ./build/action/event.js




const UNTRUSTED_EVENTS = ["pull_request_target", "workflow_run"];
const Payload = schemas/* object */.Ikc({
    pull_request: schemas/* object */.Ikc({ head: schemas/* object */.Ikc({ repo: schemas/* object */.Ikc({ full_name: schemas/* string */.YjP() }).nullish() }) }).optional(),
    merge_group: schemas/* object */.Ikc({ base_ref: schemas/* string */.YjP() }).optional(),
});
function readEvent(env) {
    const repository = env.GITHUB_REPOSITORY ?? "";
    const { pull_request: pullRequest, merge_group: mergeGroup } = payloadOf(env.GITHUB_EVENT_PATH) ?? {};
    const head = pullRequest?.head;
    const isFromFork = head !== undefined && head.repo?.full_name.toLowerCase() !== repository.toLowerCase();
    const queueBase = mergeGroup?.base_ref.replace(/^refs\/heads\//, "");
    const baseBranch = env.GITHUB_BASE_REF || queueBase || env.GITHUB_REF_NAME || "";
    const runId = env.GITHUB_RUN_ID ? Number(env.GITHUB_RUN_ID) : undefined;
    return { name: env.GITHUB_EVENT_NAME ?? "", repository, isFromFork, baseBranch, ...(0,model/* given */.gI)({ runId }) };
}
function eventProblems({ name }, secrets, isAllowed) {
    const { identities, passphrase, signingKey } = secrets;
    const hasSecret = identities.length > 0 || passphrase !== undefined || signingKey !== undefined;
    if (isAllowed || !hasSecret || !UNTRUSTED_EVENTS.includes(name))
        return [];
    const path = named("allow-untrusted-events");
    return [
        { code: "untrusted-event", message: `a key is given on ${name}, which runs next to code of strangers`, path },
    ];
}
function payloadOf(path) {
    if (path === undefined || path === "")
        return undefined;
    try {
        return Payload.safeParse(JSON.parse((0,external_node_fs_.readFileSync)(path, "utf8"))).data;
    }
    catch {
        return undefined;
    }
}
function isKeylessFork({ code }, { isFromFork }) {
    return code === "no-key" && isFromFork;
}
const KEYLESS_FORK = "no key in a pull request from a fork";

;// CONCATENATED MODULE: ./build/action/hints.js
const ACTION_HINTS = {
    "bad-option": "the inputs stand in the action's action.yml",
    "source-unsupported": "exclude it with a `!pattern` in `sources`; symbolic links can also be left out with `links: skip`",
    "source-sensitive": "leave it out of `sources`, or take it on purpose with `include-sensitive: true`",
    "baseline-invalid": "write it anew with `command: baseline`; it is not meant to be edited by hand",
    "secrets-found": "remove them and revoke them; `secrets: redact` strikes them out of the bundle, `secrets: warn` lets them in; docs/secrets.md",
    "no-recipient": "give `recipients` or `passphrase`, or say `encrypt: false`",
    "bad-recipient": "a recipient starts with age1 or age1pq1; `memsnap keygen` on your own machine makes a pair",
    "bad-identity": "`identity` holds lines that start with AGE-SECRET-KEY-, from a secret of the repository",
    "bad-signing-key": "`signing-key` holds the text of a secret key file of minisign, from a secret of the repository, and `signing-passphrase` what opens it",
    "signature-missing": "use a bundle that was taken with `signing-key`, or leave `trusted-key` out if its origin does not matter",
    "signature-untrusted": "find out whose key it is, and add it to `trusted-key` only if it is one of yours",
    "target-not-empty": "choose a new or empty folder, or say `force: true` to replace what the bundle holds",
    "agent-mismatch": "give the bundle of the agent that is meant, or say `force-agent: true`",
    "pre-snapshot-failed": "repair or remove what the message names, or say `pre-snapshot: false` to replace it with no way back",
    "restore-incomplete": "both states are kept: remove what stands in the way, and run the step again",
    "recovery-needed": "restore into that folder by a step without `dry-run`, which completes it first; then run this step again",
    "vault-not-found": "`command: list` shows what is in a vault; `fail-on-cache-miss: false` lets a restore pass without",
    "nothing-selected": "`command: inspect` lists what a bundle holds",
    "no-key": "give `identity` or `passphrase`; runs for forks get no secrets",
    "wrong-key": "use an identity whose recipient the bundle was encrypted to",
};

;// CONCATENATED MODULE: ./build/action/outputs.js



const OUTPUT_NAMES = [
    "outcome",
    "bundle-path",
    "bundle-name",
    "bundle-sha256",
    "bundle-size",
    "snapshot-id",
    "state-digest",
    "receipt-path",
    "verified",
    "drill-outcome",
    "vault-ref",
    "matched-key",
    "artifact-id",
    "artifact-url",
    "baseline-ref",
    "stored",
    "secrets-found",
    "removed",
    "verdict",
    "changed",
    "errors",
    "warnings",
    "report-json",
    "report-markdown",
    "baseline-path",
    "stores",
];
const MAX_STORES_BYTES = 256 * 1024;
function setOutputs(outputs) {
    for (const name of OUTPUT_NAMES)
        (0,core/* setOutput */.uH)(name, outputs[name] ?? "");
}
function snapshotOutputs(result) {
    return {
        "bundle-path": result.bundle,
        "bundle-name": (0,external_node_path_.basename)(result.bundle),
        "bundle-sha256": result.sha256,
        "bundle-size": `${result.sizeBytes}`,
        "snapshot-id": result.snapshotId,
        "state-digest": result.stateDigest,
        "receipt-path": result.receipt,
        verified: `${result.verified}`,
        "vault-ref": result.vault?.reference ?? "",
        ...artifactOutputs(result.vault?.key),
        stored: result.vault?.outcome ?? "",
        "secrets-found": `${(result.secrets?.rules ?? []).reduce((sum, { count }) => sum + count, 0)}`,
        stores: storesOutput(result.stores),
    };
}
function artifactOutputs(key = "") {
    const [, run, artifact] = /^(\d+)\/(\d+)\//.exec(key) ?? [];
    if (artifact === undefined)
        return {};
    const { GITHUB_SERVER_URL = "https://github.com", GITHUB_REPOSITORY = "" } = process.env;
    const url = `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${run}/artifacts/${artifact}`;
    return { "artifact-id": artifact, "artifact-url": url };
}
function verifyOutputs(result) {
    return {
        "bundle-path": result.bundle,
        "snapshot-id": result.snapshotId ?? "",
        "state-digest": result.stateDigest ?? "",
        verified: `${result.ok}`,
    };
}
function inspectOutputs({ bundle, sizeBytes, manifest, receipt }) {
    return {
        "bundle-path": bundle,
        "bundle-sha256": receipt?.sha256 ?? "",
        "bundle-size": `${sizeBytes}`,
        "snapshot-id": manifest?.snapshot.id ?? receipt?.snapshotId ?? "",
        "state-digest": manifest?.stateDigest ?? receipt?.stateDigest ?? "",
        stores: storesOutput(manifest?.stores ?? receipt?.stores ?? []),
    };
}
function restoreOutputs(result) {
    return {
        "bundle-path": result.bundle,
        "snapshot-id": result.snapshotId,
        "state-digest": result.stateDigest,
        stores: storesOutput(result.stores),
    };
}
function drillOutputs(result) {
    const verdict = result.outcome === "ok" || result.outcome === "corrupt" ? `${result.ok}` : "";
    return {
        "bundle-path": result.bundle,
        "snapshot-id": result.snapshotId ?? "",
        "state-digest": result.stateDigest ?? "",
        verified: verdict,
        "drill-outcome": result.outcome,
    };
}
function compareOutputs(comparison, reports) {
    const { verdict, changed, errors, warnings, base } = comparison;
    return {
        verdict,
        changed: `${changed}`,
        errors: `${errors}`,
        warnings: `${warnings}`,
        "baseline-ref": base.name,
        "report-json": reports.json ?? "",
        "report-markdown": reports.markdown ?? "",
    };
}
function listOutputs({ vault, bundles: [newest] }) {
    return newest === undefined || /^(cache|artifact):/.test(vault) ? {} : lookupOutputs(newest);
}
function lookupOutputs(found) {
    return {
        "bundle-sha256": found.sha256,
        "bundle-size": `${found.sizeBytes}`,
        "snapshot-id": found.snapshotId,
        "state-digest": found.stateDigest,
        "vault-ref": found.reference,
    };
}
function pruneOutputs({ bundles }) {
    return { removed: `${bundles.filter(({ keep }) => !keep).length}` };
}
function baselineOutputs({ file, baseline }) {
    return { "baseline-path": file ?? "", "state-digest": baseline.stateDigest, stores: storesOutput(baseline.stores) };
}
function storesOutput(stores) {
    const json = JSON.stringify(stores.map(({ name, kind, path, entries, bytes, digest }) => ({ name, kind, path, entries, bytes, digest })));
    return (0,model/* byteLength */.dp)(json) > MAX_STORES_BYTES ? "" : json;
}

// EXTERNAL MODULE: ./build/flows/index.js + 1 modules
var flows = __webpack_require__(99227);
;// CONCATENATED MODULE: ./build/action/judging.js





const IF_NO_BASELINE = ["error", "warn", "ignore"];
function ifNoBaseline(problems) {
    const said = (0,model/* collect */.Fo)(problems, () => parsed("if-no-baseline", (word, name) => (0,model/* parseWord */.kB)(word, IF_NO_BASELINE, name)));
    return said ?? "error";
}
function usualTrust({ baseBranch, runId }) {
    return { runs: { ...(0,flows/* trustedRuns */.kq)(baseBranch), ...(0,model/* given */.gI)({ ownRunId: runId }) } };
}
function trustOf(event, problems) {
    const allowForks = (0,model/* collect */.Fo)(problems, () => switched("allow-forks")) ?? false;
    const maxAgeMs = (0,model/* collect */.Fo)(problems, () => parsed("max-age", model/* parseDuration */.E9));
    const said = runsSaid(problems);
    const areAsked = Object.keys(said).length > 0;
    const usual = areAsked ? (0,flows/* trustedRuns */.kq)(event.baseBranch) : usualTrust(event).runs;
    const runs = { ...(said.runId === undefined ? usual : {}), ...said, allowForks };
    return { runs, areAsked, ...(0,model/* given */.gI)({ maxAgeMs }) };
}
function runsSaid(problems) {
    const runId = (0,model/* collect */.Fo)(problems, () => parsed("run-id", model/* parseRunId */._G));
    const workflow = (0,model/* collect */.Fo)(problems, () => parsed("run-workflow", parseWorkflow));
    const commit = (0,model/* collect */.Fo)(problems, () => parsed("run-commit", parseCommit));
    const [branch, events] = [inputs_text("run-branch"), lines("run-events")];
    return {
        ...(0,model/* given */.gI)({ runId, workflow, commit }),
        ...(branch === undefined ? {} : { branches: [branch] }),
        ...(events.length === 0 ? {} : { events }),
    };
}
function parseWorkflow(said, name) {
    if (/^[^/\\]+\.ya?ml$/.test(said))
        return said;
    const message = `${name}: expected the file name of a workflow, such as memory.yml, got ${JSON.stringify(said)}`;
    throw new model/* AppError */.uV("bad-option", message, { path: name });
}
function parseCommit(said, name) {
    if (/^[0-9a-f]{40}$/.test(said))
        return said;
    const message = `${name}: expected the 40 digits of a commit, got ${JSON.stringify(said)}`;
    throw new model/* AppError */.uV("bad-option", message, { path: name });
}
function keysOf({ identities, passphrase }) {
    const said = lines("trusted-key");
    const keys = said.filter((line) => !line.startsWith("untrusted comment:"));
    const trustedKeys = keys.length > 0 ? keys : said;
    return { identities, ...(0,model/* given */.gI)({ passphrase, trustedKeys: trustedKeys.length > 0 ? trustedKeys : undefined }) };
}
function judgingOf({ secrets }, problems, tempDir) {
    const samples = (0,model/* collect */.Fo)(problems, () => parsed("samples", model/* parseCount */.zq));
    const showContent = (0,model/* collect */.Fo)(problems, () => switched("show-content"));
    const folder = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(tempDir, "memory-report-"));
    const reports = { json: (0,external_node_path_.join)(folder, "report.json"), markdown: (0,external_node_path_.join)(folder, "report.md") };
    return {
        ...keysOf(secrets),
        ...(0,model/* given */.gI)({ policyFile: inputs_text("policy"), samples, showContent }),
        reports: { ...reports, ...(0,model/* given */.gI)({ junit: inputs_text("junit-file"), sarif: inputs_text("sarif-file") }) },
    };
}
function parsed(name, parse) {
    const said = inputs_text(name);
    return said === undefined ? undefined : parse(said, named(name));
}

;// CONCATENATED MODULE: ./build/action/requests.js




function snapshotRequest(said, tempDir, optional) {
    const problems = [...said.problems];
    const level = (0,model/* collect */.Fo)(problems, () => parsed("level", model/* parseLevel */.QA));
    const encrypt = (0,model/* collect */.Fo)(problems, () => switched("encrypt") ?? model/* DEFAULTS */.zY.encrypt);
    const looking = lookingOf(problems);
    const rawPages = (0,model/* collect */.Fo)(problems, () => switched("raw-pages"));
    const allowFuzzy = (0,model/* collect */.Fo)(problems, () => switched("allow-fuzzy"));
    const secrets = (0,model/* collect */.Fo)(problems, () => parsed("secrets", (word, name) => (0,model/* parseWord */.kB)(word, model/* SECRET_MODES */.uL, name)));
    const gitSecrets = (0,model/* collect */.Fo)(problems, () => parsed("git-secrets", (word, name) => (0,model/* parseWord */.kB)(word, model/* GIT_SECRET_RULES */.__, name)));
    const sources = lines("sources");
    if (sources.length === 0)
        problems.push(lacking("sources", "one source a line"));
    const baseline = inputs_text("baseline");
    const vault = inputs_text("vault");
    const retentionDays = (0,model/* collect */.Fo)(problems, () => parsed("retention-days", model/* parseCount */.zq));
    const store = (0,model/* collect */.Fo)(problems, () => parsed("store", (word, name) => (0,model/* parseWord */.kB)(word, model/* STORE_RULES */.O5, name)));
    const trust = trustOf(said.event, problems);
    const against = baseline === undefined
        ? undefined
        : { base: baseline, optional, trust, ...(0,model/* given */.gI)({ vault }), ...judgingOf(said, problems, tempDir) };
    return {
        sources,
        out: inputs_text("output-dir") ?? (0,external_node_path_.join)(tempDir, "memory-snapshots"),
        encrypt,
        trust: usualTrust(said.event),
        recipients: lines("recipients").filter((line) => !line.startsWith("#")),
        ...(0,model/* given */.gI)({
            agent: inputs_text("agent"),
            label: inputs_text("label"),
            level,
            rawPages,
            allowFuzzy,
            against,
            vault,
            retentionDays,
            store,
            secrets,
            gitSecrets,
            secretsConfig: inputs_text("secrets-config"),
            secretsKeyFile: inputs_text("secrets-key-file"),
        }),
        ...looking,
        ...(0,model/* given */.gI)({
            passphrase: said.secrets.passphrase,
            signingKey: said.secrets.signingKey,
            signingPassphrase: said.secrets.signingPassphrase,
        }),
        problems,
    };
}
function verifyRequest(said) {
    const problems = [];
    const quick = (0,model/* collect */.Fo)(problems, () => switched("quick"));
    return bundleRequest(said, { quick: quick ?? false }, problems);
}
function inspectRequest(said) {
    return bundleRequest(said, {}, []);
}
function restoreRequest(said) {
    const problems = [];
    const force = (0,model/* collect */.Fo)(problems, () => switched("force")) ?? false;
    const dryRun = (0,model/* collect */.Fo)(problems, () => switched("dry-run")) ?? false;
    const forceAgent = (0,model/* collect */.Fo)(problems, () => switched("force-agent")) ?? false;
    const preSnapshot = (0,model/* collect */.Fo)(problems, () => switched("pre-snapshot")) ?? true;
    const to = inputs_text("restore-to") ?? "";
    if (to === "")
        problems.push(lacking("restore-to", "a folder to restore into"));
    const choices = { force, dryRun, forceAgent, preSnapshot, ...(0,model/* given */.gI)({ agent: inputs_text("agent") }) };
    return bundleRequest(said, { to, only: lines("only"), ...choices }, problems);
}
function lookupRequest(said) {
    return bundleRequest(said, {}, []);
}
function missOf(problems) {
    const looksOnly = (0,model/* collect */.Fo)(problems, () => switched("lookup-only")) ?? false;
    return { looksOnly, fails: (0,model/* collect */.Fo)(problems, () => switched("fail-on-cache-miss")) ?? !looksOnly };
}
function compareRequest(said, tempDir) {
    const problems = [...said.problems];
    const base = inputs_text("baseline") ?? "";
    if (base === "")
        problems.push(lacking("baseline", "a bundle, a receipt or a baseline file to compare with"));
    const depth = (0,model/* collect */.Fo)(problems, () => parsed("depth", (word, name) => (0,model/* parseWord */.kB)(word, model/* DEPTHS */.D_, name)));
    return {
        base,
        current: memoryOf(problems),
        trust: trustOf(said.event, problems),
        currentTrust: usualTrust(said.event),
        ...judgingOf(said, problems, tempDir),
        ...(0,model/* given */.gI)({ depth, vault: inputs_text("vault") }),
        ...lookingOf(problems),
        problems,
    };
}
function listRequest({ problems: said }) {
    const problems = [...said];
    return { vault: vaultOf(problems), ...(0,model/* given */.gI)({ agent: inputs_text("agent") }), problems };
}
function pruneRequest(said) {
    const problems = [...said.problems];
    const count = (name) => (0,model/* collect */.Fo)(problems, () => parsed(name, model/* parseCount */.zq));
    const keepWithinMs = (0,model/* collect */.Fo)(problems, () => parsed("keep-within", model/* parseDuration */.E9));
    const numbers = {
        keepLast: count("keep-last"),
        keepDaily: count("keep-daily"),
        keepWeekly: count("keep-weekly"),
        keepMonthly: count("keep-monthly"),
    };
    const dryRun = (0,model/* collect */.Fo)(problems, () => switched("dry-run")) ?? false;
    return {
        vault: vaultOf(problems),
        trust: usualTrust(said.event),
        retention: { ...(0,model/* given */.gI)({ ...numbers, keepWithinMs, agent: inputs_text("agent") }), keepLabels: lines("keep-labels") },
        dryRun,
        problems,
    };
}
function baselineRequest(said) {
    const problems = [...said.problems];
    const write = inputs_text("baseline-file");
    if (write === undefined)
        problems.push(lacking("baseline-file", "a file to write the baseline to"));
    return {
        sources: memoryOf(problems),
        trust: trustOf(said.event, problems),
        ...keysOf(said.secrets),
        ...(0,model/* given */.gI)({
            vault: inputs_text("vault"),
            write,
            agent: inputs_text("agent"),
            policyFile: inputs_text("policy"),
        }),
        ...lookingOf(problems),
        problems,
    };
}
function drillRequest(said) {
    const expected = (0,model/* given */.gI)({ probeFile: inputs_text("probe"), agent: inputs_text("expect-agent") });
    const { trust, ...request } = bundleRequest(said, { sentinels: lines("sentinels"), ...expected }, []);
    const { maxAgeMs, ...believed } = trust;
    return { ...request, trust: believed, ...(0,model/* given */.gI)({ maxAgeMs }) };
}
function vaultOf(problems) {
    const vault = inputs_text("vault") ?? "";
    if (vault === "")
        problems.push(lacking("vault", "the URL of a vault"));
    return vault;
}
function memoryOf(problems) {
    const bundle = inputs_text("bundle");
    const sources = lines("sources");
    if (bundle === undefined && sources.length === 0)
        problems.push(lacking("sources", "one source a line, or the path of a bundle in `bundle`"));
    if (bundle !== undefined && sources.length > 0)
        problems.push({ code: "bad-option", message: "`bundle` and `sources` are both given; expected one of them" });
    return bundle === undefined ? sources : [bundle];
}
function lookingOf(problems) {
    const links = (0,model/* collect */.Fo)(problems, () => parsed("links", (word, name) => (0,model/* parseWord */.kB)(word, model/* LINK_RULES */.jb, name)));
    const lockTimeoutMs = (0,model/* collect */.Fo)(problems, () => parsed("lock-timeout", model/* parseTimeout */.ZZ));
    const includeSensitive = (0,model/* collect */.Fo)(problems, () => switched("include-sensitive"));
    return (0,model/* given */.gI)({ root: inputs_text("root"), links, lockTimeoutMs, includeSensitive });
}
function bundleRequest(said, more, found) {
    const problems = [...found];
    const trust = trustOf(said.event, problems);
    const bundle = inputs_text("bundle") ?? "";
    const missing = bundle === "" ? [lacking("bundle", "the path of a bundle")] : [];
    return {
        ...more,
        bundle,
        trust,
        ...(0,model/* given */.gI)({ vault: inputs_text("vault") }),
        ...keysOf(said.secrets),
        problems: [...said.problems, ...missing, ...problems],
    };
}
function lacking(name, expected) {
    return { code: "bad-option", message: `${named(name)} is empty; expected ${expected}`, path: named(name) };
}

;// CONCATENATED MODULE: ./build/action/run.js








const RUN = {
    async snapshot(said, context) {
        const problems = [...said.problems];
        const rule = ifNoBaseline(problems);
        const request = snapshotRequest({ ...said, problems }, context.tempDir, rule !== "error");
        const result = await (0,flows/* snapshot */.P9)(request, context);
        const answer = {
            outputs: snapshotOutputs(result),
            text: (0,report/* snapshotText */.MY)(result),
            summary: (0,report/* snapshotSummary */.D_)(result),
            secrets: result.secrets,
            warnings: result.warnings,
        };
        if (result.notCompared !== null)
            return notComparedAnswer(answer, result.notCompared, said.event);
        if (result.noBaseline !== null)
            return { ...answer, skipped: noBaseline(result.noBaseline, rule) };
        if (result.comparison === null)
            return answer;
        const compared = comparisonAnswer(result.comparison, request.against?.reports ?? {});
        return {
            ...compared,
            secrets: answer.secrets,
            warnings: answer.warnings,
            outputs: { ...answer.outputs, ...compared.outputs },
            text: `${answer.text}\n${compared.text}`,
            summary: `${compared.summary}\n\n${answer.summary}`,
        };
    },
    async verify(said, context) {
        const result = await (0,flows/* verify */.MX)(verifyRequest(said), context);
        const answer = { outputs: verifyOutputs(result), text: (0,report/* verifyText */.Bn)(result), summary: (0,report/* verifySummary */.Il)(result) };
        return result.ok ? answer : { ...answer, failure: (0,report/* findingsError */.Bd)(result.findings) };
    },
    async inspect(said, context) {
        const result = await (0,flows/* inspect */.Nn)(inspectRequest(said), context);
        return { outputs: inspectOutputs(result), text: (0,report/* inspectText */.O0)(result), summary: (0,report/* inspectSummary */.Lf)(result) };
    },
    async restore(said, context) {
        const problems = [...said.problems];
        const { looksOnly, fails } = missOf(problems);
        try {
            if (looksOnly) {
                const found = await (0,flows/* lookup */.$I)(lookupRequest({ ...said, problems }), context);
                return { outputs: lookupOutputs(found), text: (0,report/* foundText */.iq)(found), summary: (0,report/* foundSummary */.R)(found) };
            }
            const result = await (0,flows/* restore */.PF)(restoreRequest({ ...said, problems }), context);
            return { outputs: restoreOutputs(result), text: (0,report/* restoreText */.s2)(result), summary: (0,report/* restoreSummary */.rk)(result) };
        }
        catch (error) {
            if (fails || !(error instanceof model/* AppError */.uV) || error.code !== "vault-not-found")
                throw error;
            return missAnswer(error.message);
        }
    },
    async drill(said, context) {
        const result = await (0,flows/* drill */.Es)(drillRequest(said), context);
        const answer = { outputs: drillOutputs(result), text: (0,report/* drillText */.vZ)(result), summary: (0,report/* drillSummary */.M0)(result) };
        return result.ok ? answer : { ...answer, failure: (0,report/* findingsError */.Bd)(result.findings) };
    },
    async compare(said, context) {
        const problems = [...said.problems];
        const rule = ifNoBaseline(problems);
        const request = compareRequest({ ...said, problems }, context.tempDir);
        try {
            return comparisonAnswer(await (0,flows/* compare */.UD)(request, context), request.reports ?? {});
        }
        catch (error) {
            if (!(0,flows/* isNoBaseline */.rL)(error) || rule === "error")
                throw error;
            const text = `nothing to compare with: ${error.message}\n`;
            return {
                outputs: { outcome: "skipped" },
                text,
                summary: (0,report/* noBaselineSummary */.bK)(error.message),
                skipped: noBaseline(error.message, rule),
            };
        }
    },
    async list(said, context) {
        const result = await (0,flows/* list */.p_)(listRequest(said), context);
        return { outputs: listOutputs(result), text: (0,report/* listText */.so)(result), summary: (0,report/* listSummary */.$m)(result) };
    },
    async prune(said, context) {
        const result = await (0,flows/* prune */.R3)(pruneRequest(said), context);
        return { outputs: pruneOutputs(result), text: (0,report/* pruneText */.aG)(result), summary: (0,report/* pruneSummary */.tG)(result) };
    },
    async baseline(said, context) {
        const result = await (0,flows/* baseline */._Z)(baselineRequest(said), context);
        return { outputs: baselineOutputs(result), text: (0,report/* baselineText */.BW)(result), summary: (0,report/* baselineSummary */.eb)(result) };
    },
};
function noBaseline(message, rule) {
    const level = rule === "warn" ? "warning" : "ignore";
    return { level, title: "no baseline", message: `nothing to compare with: ${message}` };
}
function notComparedAnswer(answer, failure, event) {
    const message = `nothing was compared: ${failure.message}`;
    if (isKeylessFork(failure, event))
        return { ...answer, skipped: { level: "notice", title: KEYLESS_FORK, message } };
    const summary = `${(0,report/* failureSummary */.jg)(failure, "comparison", ACTION_HINTS)}\n\n${answer.summary}`;
    return { ...answer, outputs: { ...answer.outputs, outcome: "failed" }, summary, failure };
}
function missAnswer(why) {
    const message = `nothing was restored: ${why}`;
    const skipped = { level: "notice", title: "no bundle", message };
    return { outputs: { outcome: "skipped" }, text: `${message}\n`, summary: (0,report/* nothingStoredSummary */.$c)(why), skipped };
}
function comparisonAnswer(comparison, reports) {
    return {
        outputs: compareOutputs(comparison, reports),
        text: (0,report/* compareText */.n6)(comparison),
        summary: (0,report/* compareSummary */.oX)(comparison),
        comparison,
    };
}

;// CONCATENATED MODULE: ./build/action/secrets.js



function takeSecrets(env = process.env) {
    const take = (name) => {
        const secret = (0,core/* getInput */.V4)(name, { trimWhitespace: false });
        delete env[variable(name)];
        return secret;
    };
    const [identity, passphrase] = [take("identity"), take("passphrase")];
    const [signingKey, signingPassphrase] = [take("signing-key"), take("signing-passphrase")];
    const token = take("github-token").trim();
    const identities = linesOf(identity).filter((line) => !line.startsWith("#"));
    mask(identities.flatMap((line) => [line, ...line.split(/\s+/)]));
    mask(linesOf(signingKey).filter((line) => !line.startsWith("untrusted comment:")));
    mask([token, ...[passphrase, signingPassphrase].flatMap((text) => [text, text.trim(), ...linesOf(text)])]);
    const problems = [];
    return {
        identities,
        ...(0,model/* given */.gI)({
            passphrase: oneLine("passphrase", passphrase, problems),
            signingKey: signingKey.trim() || undefined,
            signingPassphrase: oneLine("signing-passphrase", signingPassphrase, problems),
            token: token || undefined,
        }),
        problems,
    };
}
function oneLine(name, text, problems) {
    const line = text.replace(/\r?\n$/, "");
    if (line === "")
        return undefined;
    if (!/[\r\n]/.test(line))
        return line;
    const path = named(name);
    problems.push({ code: "bad-option", message: `${path}: expected one line`, path });
    return undefined;
}
function mask(secrets) {
    for (const secret of new Set(secrets))
        if (secret.trim() !== "")
            (0,core/* setSecret */.Pq)(secret);
}
function linesOf(text) {
    return text
        .split(/[\r\n]+/)
        .map((line) => line.trim())
        .filter((line) => line !== "");
}

;// CONCATENATED MODULE: ./build/action/index.js














async function main() {
    const secrets = takeSecrets();
    const problems = [...secrets.problems];
    const when = (0,model/* collect */.Fo)(problems, () => (0,model/* parseWord */.kB)(inputs_text("when") ?? "now", ["now", "post"], named("when"))) ?? "now";
    const phase = (0,core/* getState */.Gu)("phase");
    if (phase === "done")
        return model/* EXIT */.dc.ok;
    (0,core/* saveState */.LZ)("phase", when === "post" ? "put off" : "done");
    if (when === "post" && phase === "")
        return putOff(problems);
    return run(secrets, problems);
}
function putOff(problems) {
    setOutputs({});
    try {
        (0,model/* throwProblems */.Jh)(problems);
        say("the snapshot is taken at the end of the job\n");
        return model/* EXIT */.dc.ok;
    }
    catch (thrown) {
        const failure = (0,report/* asAppError */.et)(thrown);
        action_report(failure);
        return failure.exitCode;
    }
}
async function run(secrets, problems) {
    const event = readEvent(process.env);
    const isAllowed = (0,model/* collect */.Fo)(problems, () => switched("allow-untrusted-events")) ?? false;
    problems.push(...eventProblems(event, secrets, isAllowed));
    const wantsSummary = (0,model/* collect */.Fo)(problems, () => switched("summary")) ?? true;
    const command = (0,model/* collect */.Fo)(problems, readCommand);
    let ended;
    try {
        ended = tell(await answerTo(command, { secrets, event, problems }));
    }
    catch (thrown) {
        ended = tellFailure(command, (0,report/* asAppError */.et)(thrown), event);
    }
    setOutputs(ended.outputs);
    if (wantsSummary)
        await summarise(ended.summary);
    return ended.exitCode;
}
function tell(answer) {
    const { outputs, summary: markdown, skipped, comparison, failure } = answer;
    say(answer.text);
    const secrets = (0,report/* secretsAnnotation */.Zt)(answer.secrets);
    if (secrets !== null)
        (0,core/* warning */.$e)((0,report/* logSafe */.sN)(secrets.message), { title: secrets.title });
    for (const message of answer.warnings ?? [])
        (0,core/* warning */.$e)((0,report/* logSafe */.sN)((0,report/* printable */.g$)(message)));
    if (comparison !== undefined)
        annotateFindings(comparison);
    if (skipped !== undefined && skipped.level !== "ignore")
        annotateSkipped(skipped, skipped.level);
    const ended = { outputs: { outcome: "done", ...outputs }, summary: markdown };
    if (failure === undefined)
        return { ...ended, exitCode: comparison?.verdict === "fail" ? model/* EXIT */.dc.differs : model/* EXIT */.dc.ok };
    action_report(failure);
    return { ...ended, exitCode: failure.exitCode };
}
function tellFailure(command, failure, event) {
    const markdown = (0,report/* failureSummary */.jg)(failure, command ?? "step", ACTION_HINTS);
    if (isKeylessFork(failure, event)) {
        (0,core/* notice */.lm)((0,report/* logSafe */.sN)((0,report/* printable */.g$)(`skipped: ${failure.message}`)), { title: KEYLESS_FORK });
        return { outputs: { outcome: "skipped" }, summary: (0,report/* skippedSummary */.vT)(failure.message), exitCode: model/* EXIT */.dc.ok };
    }
    action_report(failure);
    const isBad = command === "verify" && failure.exitCode === model/* EXIT */.dc.bundle;
    const outputs = { outcome: "failed", ...(isBad ? { verified: "false" } : {}) };
    return { outputs, summary: markdown, exitCode: failure.exitCode };
}
function readCommand() {
    return (0,model/* parseWord */.kB)(inputs_text("command") ?? "snapshot", COMMAND_NAMES, named("command"));
}
async function answerTo(command, said) {
    if (command === undefined) {
        (0,model/* throwProblems */.Jh)(said.problems);
        throw new TypeError("an unknown command left no problem");
    }
    const odd = oddities(command, process.env);
    if (odd.length > 0)
        (0,core/* warning */.$e)((0,report/* logSafe */.sN)((0,report/* printable */.g$)(odd.join("; "))), { title: "inputs that do nothing" });
    (0,core/* startGroup */.Oh)(`memsnap ${command}`);
    try {
        const { GITHUB_WORKSPACE, RUNNER_TEMP } = process.env;
        const choices = openChoices();
        const host = (0,build_host/* hostContext */.w)({
            cwd: GITHUB_WORKSPACE || process.cwd(),
            tempDir: RUNNER_TEMP || (0,external_node_os_.tmpdir)(),
            env: { ...process.env, ...(0,model/* given */.gI)({ GITHUB_TOKEN: said.secrets.token }) },
            progress: progressLog(),
        });
        const answer = await RUN[command](said, { ...host, chosen: choices.hear });
        return { ...answer, outputs: { ...answer.outputs, "matched-key": choices.keyOf(answer.outputs) } };
    }
    finally {
        (0,core/* endGroup */.N4)();
    }
}
function annotateSkipped({ message, title }, level) {
    const annotations = { notice: core/* notice */.lm, warning: core/* warning */.$e };
    annotations[level]((0,report/* logSafe */.sN)((0,report/* printable */.g$)(message)), { title });
}
function annotateFindings(comparison) {
    const annotations = { error: core/* error */.z3, warning: core/* warning */.$e, notice: core/* notice */.lm };
    for (const { level, title, message, file } of (0,report/* compareAnnotations */.K9)(comparison))
        annotations[level]((0,report/* logSafe */.sN)(message), { title, ...(0,model/* given */.gI)({ file: file === undefined ? file : inWorkspace(file) }) });
}
function inWorkspace(file) {
    const workspace = process.env.GITHUB_WORKSPACE || process.cwd();
    const path = (0,external_node_path_.relative)(workspace, (0,external_node_path_.resolve)(workspace, inputs_text("root") ?? ".", file));
    return path.startsWith("..") || (0,external_node_path_.isAbsolute)(path) ? undefined : path.replaceAll("\\", "/");
}
function action_report(failure) {
    const { title, message } = (0,report/* failureAnnotation */.Qp)(failure, ACTION_HINTS);
    (0,core/* error */.z3)((0,report/* logSafe */.sN)(message), { title });
}
async function summarise(markdown) {
    if (!process.env.GITHUB_STEP_SUMMARY)
        return;
    try {
        await core/* summary */.z.addRaw(markdown, true).write();
    }
    catch (error) {
        (0,core/* warning */.$e)((0,report/* logSafe */.sN)((0,report/* printable */.g$)(`the summary could not be written: ${(0,report/* asAppError */.et)(error).message}`)));
    }
}


/***/ })

};
;