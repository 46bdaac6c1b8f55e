"use strict";
exports.id = 110;
exports.ids = [110];
exports.modules = {

/***/ 5110:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  RUN: () => (/* binding */ RUN)
});

// EXTERNAL MODULE: ./build/flows/index.js + 92 modules
var flows = __webpack_require__(6160);
// EXTERNAL MODULE: ./build/model/index.js + 17 modules
var model = __webpack_require__(1756);
// EXTERNAL MODULE: ./build/report/index.js + 9 modules
var report = __webpack_require__(6758);
;// CONCATENATED MODULE: ./build/cli/requests.js

function snapshotRequest(said) {
    const problems = [...said.problems];
    const { one, many, has } = reader(said.line);
    const level = (0,model/* collect */.Fo)(problems, () => parsed(one("level"), (text) => (0,model/* parseLevel */.QA)(text, "--level")));
    const links = (0,model/* collect */.Fo)(problems, () => parsed(one("links"), (text) => (0,model/* parseWord */.kB)(text, model/* LINK_RULES */.jb, "--links")));
    const lockTimeoutMs = (0,model/* collect */.Fo)(problems, () => parsed(one("lock-timeout"), (text) => (0,model/* parseTimeout */.ZZ)(text, "--lock-timeout")));
    return {
        sources: said.line.operands,
        out: one("out") ?? "",
        encrypt: has("no-encrypt") ? false : model/* DEFAULTS */.zY.encrypt,
        recipients: many("recipient"),
        recipientsFiles: many("recipients-file"),
        rawPages: has("raw-pages"),
        allowFuzzy: has("allow-fuzzy"),
        ...(0,model/* given */.gI)({ root: one("root"), agent: one("agent"), label: one("label"), level, links, lockTimeoutMs }),
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
function keygenRequest({ line, problems }) {
    const { one, has } = reader(line);
    return { ...(0,model/* given */.gI)({ out: one("out") }), postQuantum: has("pq"), problems };
}
function bundleRequest(said) {
    const { many } = reader(said.line);
    return {
        bundle: said.line.operands[0] ?? "",
        identityFiles: many("identity"),
        ...passphraseOf(said),
        problems: said.problems,
    };
}
function passphraseOf(said) {
    const file = reader(said.line).one("passphrase-file");
    return file === "-" ? (0,model/* given */.gI)({ passphrase: said.passphrase }) : (0,model/* given */.gI)({ passphraseFile: file });
}
function reader({ options }) {
    const many = (name) => (options.get(name) ?? []).filter((value) => value !== "");
    return { many, one: (name) => many(name)[0], has: (name) => options.has(name) };
}
function parsed(text, parse) {
    return text === undefined ? undefined : parse(text);
}

;// CONCATENATED MODULE: ./build/cli/run.js




const RUN = {
    async snapshot(said, context) {
        const result = await (0,flows/* snapshot */.P9)(snapshotRequest(said), context);
        return { result, text: (0,report/* snapshotText */.MY)(result), exitCode: model/* EXIT */.dc.ok };
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
    async keygen(said, context) {
        const result = await (0,flows/* keygen */._n)(keygenRequest(said), context);
        const exitCode = model/* EXIT */.dc.ok;
        if (result.identity === null)
            return { result, text: `${result.recipient}\n`, exitCode };
        return { result, text: withLineBreak(result.identity), note: `recipient: ${result.recipient}\n`, exitCode };
    },
};
function withLineBreak(text) {
    return text.endsWith("\n") ? text : `${text}\n`;
}


/***/ })

};
;