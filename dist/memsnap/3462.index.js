"use strict";
exports.id = 3462;
exports.ids = [3462];
exports.modules = {

/***/ 93462:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  RUN: () => (/* binding */ RUN)
});

// EXTERNAL MODULE: ./build/flows/index.js + 1 modules
var flows = __webpack_require__(99227);
// EXTERNAL MODULE: ./build/model/index.js + 27 modules
var model = __webpack_require__(61040);
// EXTERNAL MODULE: ./build/report/index.js + 24 modules
var report = __webpack_require__(8604);
;// CONCATENATED MODULE: ./build/cli/said.js
function reader({ options }) {
    const many = (name) => (options.get(name) ?? []).filter((value) => value !== "");
    return { many, one: (name) => many(name)[0], has: (name) => options.has(name) };
}
function parsed(text, parse) {
    return text === undefined ? undefined : parse(text);
}
function wrong(path, message) {
    return { code: "bad-option", message, path };
}

;// CONCATENATED MODULE: ./build/cli/keygen-requests.js


function keygenRequest({ line, problems: found }) {
    const { one, has } = reader(line);
    const option = "--signing-passphrase-file";
    const unfit = has("signing-passphrase-file") ? [wrong(option, `${option} has no meaning without --signing`)] : [];
    return { ...(0,model/* given */.gI)({ out: one("out") }), postQuantum: has("pq"), problems: [...found, ...unfit] };
}
function signingKeygenRequest({ line, problems: found }) {
    const { one, has } = reader(line);
    if (!has("signing"))
        return undefined;
    const unfit = has("pq") ? [wrong("--pq", "--pq has no meaning together with --signing")] : [];
    const choices = (0,model/* given */.gI)({ out: one("out"), passphraseFile: one("signing-passphrase-file") });
    return { ...choices, problems: [...found, ...unfit] };
}

;// CONCATENATED MODULE: ./build/cli/requests.js



function snapshotRequest(said) {
    const problems = [...said.problems];
    const { one, many, has } = reader(said.line);
    const level = (0,model/* collect */.Fo)(problems, () => parsed(one("level"), (text) => (0,model/* parseLevel */.QA)(text, "--level")));
    const looking = lookingOf(said.line, problems);
    const secrets = (0,model/* collect */.Fo)(problems, () => parsed(one("secrets"), (text) => (0,model/* parseWord */.kB)(text, model/* SECRET_MODES */.uL, "--secrets")));
    const gitSecrets = (0,model/* collect */.Fo)(problems, () => parsed(one("git-secrets"), (text) => (0,model/* parseWord */.kB)(text, model/* GIT_SECRET_RULES */.__, "--git-secrets")));
    const store = (0,model/* collect */.Fo)(problems, () => parsed(one("store"), (text) => (0,model/* parseWord */.kB)(text, model/* STORE_RULES */.O5, "--store")));
    if (has("store") && !has("vault"))
        problems.push(wrong("--store", "--store has no meaning without --vault"));
    const baseline = one("baseline");
    if (!has("baseline"))
        for (const option of ["policy", "identity", "trusted-key", "show-content"].filter(has))
            problems.push(wrong(`--${option}`, `--${option} has no meaning without --baseline`));
    return {
        sources: said.line.operands,
        ...(0,model/* given */.gI)({ out: one("out") ?? (has("vault") ? undefined : ""), vault: one("vault"), store }),
        encrypt: has("no-encrypt") ? false : model/* DEFAULTS */.zY.encrypt,
        ...(0,model/* given */.gI)({
            signingKeyFile: one("signing-key-file"),
            signingPassphraseFile: one("signing-passphrase-file"),
        }),
        recipients: many("recipient"),
        recipientsFiles: many("recipients-file"),
        rawPages: has("raw-pages"),
        allowFuzzy: has("allow-fuzzy"),
        ...(0,model/* given */.gI)({ agent: one("agent"), label: one("label"), level }),
        ...(0,model/* given */.gI)({
            secrets,
            gitSecrets,
            secretsConfig: one("secrets-config"),
            secretsKeyFile: one("secrets-key-file"),
        }),
        ...looking,
        ...(baseline === undefined
            ? {}
            : {
                against: {
                    base: baseline,
                    identityFiles: many("identity"),
                    ...signersOf(said.line),
                    showContent: has("show-content"),
                    ...(0,model/* given */.gI)({ policyFile: one("policy"), vault: one("vault") }),
                },
            }),
        ...passphraseOf(said),
        problems,
    };
}
function verifyRequest(said) {
    return { ...bundleRequest(said), quick: reader(said.line).has("quick") };
}
function inspectRequest(said) {
    return bundleRequest(said);
}
function restoreRequest(said) {
    const { one, many, has } = reader(said.line);
    return {
        ...bundleRequest(said),
        to: one("to") ?? "",
        only: many("only"),
        dryRun: has("dry-run"),
        force: has("force"),
        forceAgent: has("force-agent"),
        preSnapshot: !has("no-pre-snapshot"),
        ...(0,model/* given */.gI)({ agent: one("agent") }),
    };
}
function undoRequest(said) {
    const { one, has } = reader(said.line);
    if (!has("undo"))
        return undefined;
    const { bundle: _, ...keys } = bundleRequest(said);
    return { ...keys, target: one("undo") ?? "", preSnapshot: !has("no-pre-snapshot") };
}
function recoverRequest({ line, problems }) {
    const { one, has } = reader(line);
    return has("recover") ? { target: one("recover") ?? "", problems } : undefined;
}
function drillRequest(said) {
    const problems = [...said.problems];
    const { one, many } = reader(said.line);
    const maxAgeMs = (0,model/* collect */.Fo)(problems, () => parsed(one("max-age"), (text) => (0,model/* parseDuration */.E9)(text, "--max-age")));
    return {
        ...bundleRequest({ ...said, problems }),
        sentinels: many("sentinel"),
        ...(0,model/* given */.gI)({ probeFile: one("probe"), agent: one("agent"), maxAgeMs }),
    };
}
function compareRequest(said) {
    const problems = [...said.problems];
    const { one, has } = reader(said.line);
    const depth = (0,model/* collect */.Fo)(problems, () => parsed(one("depth"), (text) => (0,model/* parseWord */.kB)(text, model/* DEPTHS */.D_, "--depth")));
    const samples = (0,model/* collect */.Fo)(problems, () => parsed(one("samples"), (text) => (0,model/* parseCount */.zq)(text, "--samples")));
    const limit = (0,model/* collect */.Fo)(problems, () => parsed(one("limit"), (text) => (0,model/* parseCount */.zq)(text, "--limit")));
    const [base = "", ...current] = said.line.operands;
    return {
        base,
        current,
        ...trustOf(said.line, problems),
        ...keysOf(said),
        showContent: has("show-content"),
        reports: (0,model/* given */.gI)({ markdown: one("markdown"), junit: one("junit"), sarif: one("sarif") }),
        ...(0,model/* given */.gI)({ policyFile: one("policy"), depth, samples, limit, vault: one("vault") }),
        ...lookingOf(said.line, problems),
        problems,
    };
}
function baselineRequest(said) {
    const problems = [...said.problems];
    const { one } = reader(said.line);
    return {
        sources: said.line.operands,
        ...trustOf(said.line, problems),
        ...keysOf(said),
        ...(0,model/* given */.gI)({ write: one("write"), agent: one("agent"), policyFile: one("policy"), vault: one("vault") }),
        ...lookingOf(said.line, problems),
        problems,
    };
}
function bundleRequest(said) {
    const problems = [...said.problems];
    const { one } = reader(said.line);
    const named = { bundle: said.line.operands[0] ?? "", ...(0,model/* given */.gI)({ vault: one("vault") }) };
    return { ...named, ...trustOf(said.line, problems), ...keysOf(said), problems };
}
function keysOf(said) {
    return { identityFiles: reader(said.line).many("identity"), ...passphraseOf(said), ...signersOf(said.line) };
}
function trustOf(line, problems) {
    const { one } = reader(line);
    const runId = (0,model/* collect */.Fo)(problems, () => parsed(one("run-id"), (text) => (0,model/* parseRunId */._G)(text, "--run-id")));
    const branch = one("run-branch");
    if (runId === undefined && branch === undefined)
        return {};
    const ofBranch = branch === undefined ? {} : { branches: [branch] };
    const runs = runId === undefined ? (0,flows/* trustedRuns */.kq)(branch ?? "") : { runId, allowForks: true, ...ofBranch };
    return { trust: { runs, areAsked: true } };
}
function signersOf(line) {
    const trustedKeys = reader(line).many("trusted-key");
    return trustedKeys.length === 0 ? {} : { trustedKeys };
}
function lookingOf(line, problems) {
    const { one, has } = reader(line);
    const links = (0,model/* collect */.Fo)(problems, () => parsed(one("links"), (text) => (0,model/* parseWord */.kB)(text, model/* LINK_RULES */.jb, "--links")));
    const lockTimeoutMs = (0,model/* collect */.Fo)(problems, () => parsed(one("lock-timeout"), (text) => (0,model/* parseTimeout */.ZZ)(text, "--lock-timeout")));
    const includeSensitive = has("include-sensitive") || undefined;
    return (0,model/* given */.gI)({ root: one("root"), links, lockTimeoutMs, includeSensitive });
}
function passphraseOf(said) {
    const file = reader(said.line).one("passphrase-file");
    return file === "-" ? (0,model/* given */.gI)({ passphrase: said.passphrase }) : (0,model/* given */.gI)({ passphraseFile: file });
}

;// CONCATENATED MODULE: ./build/cli/vault-requests.js


function listRequest({ line, problems }) {
    const { one } = reader(line);
    return { vault: one("vault") ?? "", ...(0,model/* given */.gI)({ agent: one("agent") }), problems };
}
function pruneRequest(said) {
    const problems = [...said.problems];
    const { one, has } = reader(said.line);
    const retention = { ...retentionOf(said.line, problems), ...(0,model/* given */.gI)({ agent: one("agent") }) };
    return { vault: one("vault") ?? "", retention, dryRun: has("dry-run"), problems };
}
function pruneGenerationsRequest(said) {
    const problems = [...said.problems];
    const { one, has } = reader(said.line);
    if (!has("pre-restore"))
        return undefined;
    const retention = retentionOf(said.line, problems);
    return { target: one("pre-restore") ?? "", retention, dryRun: has("dry-run"), problems };
}
function retentionOf(line, problems) {
    const { one, many } = reader(line);
    const count = (name) => (0,model/* collect */.Fo)(problems, () => parsed(one(name), (text) => (0,model/* parseCount */.zq)(text, `--${name}`)));
    const keepWithinMs = (0,model/* collect */.Fo)(problems, () => parsed(one("keep-within"), (text) => (0,model/* parseDuration */.E9)(text, "--keep-within")));
    const numbers = {
        keepLast: count("keep-last"),
        keepDaily: count("keep-daily"),
        keepWeekly: count("keep-weekly"),
        keepMonthly: count("keep-monthly"),
    };
    return { ...(0,model/* given */.gI)({ ...numbers, keepWithinMs }), keepLabels: many("keep-label") };
}

;// CONCATENATED MODULE: ./build/cli/run.js






const RUN = {
    async snapshot(said, context) {
        const { notCompared, ...result } = await (0,flows/* snapshot */.P9)(snapshotRequest(said), context);
        if (notCompared !== null)
            throw notCompared;
        const { comparison } = result;
        const compared = comparison === null ? "" : `\n${(0,report/* compareText */.n6)(comparison)}`;
        const exitCode = exitOf(comparison);
        return { result: { ok: exitCode === model/* EXIT */.dc.ok, ...result }, text: `${(0,report/* snapshotText */.MY)(result)}${compared}`, exitCode };
    },
    async verify(said, context) {
        const result = await (0,flows/* verify */.MX)(verifyRequest(said), context);
        return { result, text: (0,report/* verifyText */.Bn)(result), exitCode: result.ok ? model/* EXIT */.dc.ok : model/* EXIT */.dc.bundle };
    },
    async inspect(said, context) {
        const result = await (0,flows/* inspect */.Nn)(inspectRequest(said), context);
        return { result, text: (0,report/* inspectText */.O0)(result), exitCode: model/* EXIT */.dc.ok };
    },
    async restore(said, context) {
        const [undoing, recovering] = [undoRequest(said), recoverRequest(said)];
        if (undoing !== undefined) {
            const result = await (0,flows/* undo */.tN)(undoing, context);
            return { result, text: (0,report/* undoText */.OO)(result), exitCode: model/* EXIT */.dc.ok };
        }
        if (recovering !== undefined) {
            const result = await (0,flows/* recover */.lj)(recovering, context);
            return { result, text: (0,report/* recoverText */.Q$)(result), exitCode: model/* EXIT */.dc.ok };
        }
        const result = await (0,flows/* restore */.PF)(restoreRequest(said), context);
        return { result, text: (0,report/* restoreText */.s2)(result), exitCode: model/* EXIT */.dc.ok };
    },
    async drill(said, context) {
        const result = await (0,flows/* drill */.Es)(drillRequest(said), context);
        return { result, text: (0,report/* drillText */.vZ)(result), exitCode: result.ok ? model/* EXIT */.dc.ok : (0,report/* findingsError */.Bd)(result.findings).exitCode };
    },
    async compare(said, context) {
        const request = compareRequest(said);
        const result = await (0,flows/* compare */.UD)(request, context);
        const exitCode = exitOf(result);
        return { result: { ok: exitCode === model/* EXIT */.dc.ok, ...result }, text: (0,report/* compareText */.n6)(result, request.limit), exitCode };
    },
    async baseline(said, context) {
        const { text, ...result } = await (0,flows/* baseline */._Z)(baselineRequest(said), context);
        return { result, text: result.file === null ? text : (0,report/* baselineText */.BW)(result), exitCode: model/* EXIT */.dc.ok };
    },
    async list(said, context) {
        const result = await (0,flows/* list */.p_)(listRequest(said), context);
        return { result, text: (0,report/* listText */.so)(result), exitCode: model/* EXIT */.dc.ok };
    },
    async prune(said, context) {
        const thinning = pruneGenerationsRequest(said);
        if (thinning !== undefined) {
            const result = await (0,flows/* pruneGenerations */.iP)(thinning, context);
            return { result, text: (0,report/* pruneGenerationsText */.V_)(result), exitCode: model/* EXIT */.dc.ok };
        }
        const result = await (0,flows/* prune */.R3)(pruneRequest(said), context);
        return { result, text: (0,report/* pruneText */.aG)(result), exitCode: model/* EXIT */.dc.ok };
    },
    async keygen(said, context) {
        const signing = signingKeygenRequest(said);
        if (signing !== undefined) {
            const result = await (0,flows/* signingKeygen */.d$)(signing, context);
            const { secretKey: secret, publicKey: open } = result;
            return { result, ...keysText({ secret, open, called: "public key" }), exitCode: model/* EXIT */.dc.ok };
        }
        const result = await (0,flows/* keygen */._n)(keygenRequest(said), context);
        const { identity: secret, recipient: open } = result;
        return { result, ...keysText({ secret, open, called: "recipient" }), exitCode: model/* EXIT */.dc.ok };
    },
};
function keysText({ secret, open, called }) {
    return secret === null ? { text: `${open}\n` } : { text: withLineBreak(secret), note: `${called}: ${open}\n` };
}
function exitOf(comparison) {
    return comparison?.verdict === "fail" ? model/* EXIT */.dc.differs : model/* EXIT */.dc.ok;
}
function withLineBreak(text) {
    return text.endsWith("\n") ? text : `${text}\n`;
}


/***/ })

};
;