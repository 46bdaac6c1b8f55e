"use strict";
exports.id = 5467;
exports.ids = [5467];
exports.modules = {

/***/ 15467:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   baseline: () => (/* binding */ baseline)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _baseline_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81189);
/* harmony import */ var _kinds_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22631);
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(61040);
/* harmony import */ var _bundles_stored_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(51333);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(69252);
/* harmony import */ var _workspace_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(93163);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(84357);
/* harmony import */ var _policy_file_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(95985);
/* harmony import */ var _side_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(19191);
/* harmony import */ var _side_open_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(85824);
/* harmony import */ var _side_plan_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(67447);
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












async function baseline(request, context) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const workspace = __addDisposableResource(env_1, await (0,_workspace_js__WEBPACK_IMPORTED_MODULE_6__/* .openWorkspace */ .O)(context.tempDir, context), true);
        const { plan, policy } = await prepareBaseline(request, workspace, context);
        const side = await (0,_side_open_js__WEBPACK_IMPORTED_MODULE_10__/* .openSide */ .O)(plan, workspace, context);
        const made = {
            format: _baseline_index_js__WEBPACK_IMPORTED_MODULE_1__/* .BASELINE_FORMAT */ .q4,
            version: _model_index_js__WEBPACK_IMPORTED_MODULE_3__/* .FORMAT_VERSION */ .Hp,
            agent: request.agent ?? side.side.agent ?? _model_index_js__WEBPACK_IMPORTED_MODULE_3__/* .DEFAULTS */ .zY.agent,
            stateDigest: side.side.stateDigest,
            stores: await describeStores(side, { policy, workspace, context }),
        };
        const text = (0,_baseline_index_js__WEBPACK_IMPORTED_MODULE_1__/* .writeBaseline */ .B9)(made);
        const file = request.write === undefined ? null : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(context.cwd, request.write);
        if (file !== null)
            await (0,_place_js__WEBPACK_IMPORTED_MODULE_7__/* .replaceFile */ .fR)(file, text);
        return { file, baseline: made, text };
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
async function prepareBaseline(request, workspace, context) {
    const problems = [...(request.problems ?? [])];
    const { agent, write, sources: texts } = request;
    problems.push(...(0,_model_index_js__WEBPACK_IMPORTED_MODULE_3__/* .agentProblems */ .sY)(agent));
    const keys = await (0,_keys_js__WEBPACK_IMPORTED_MODULE_5__/* .loadKeys */ .Vc)(request, context.cwd, problems);
    const policy = await (0,_policy_file_js__WEBPACK_IMPORTED_MODULE_8__/* .loadPolicy */ .t)(request.policyFile, context.cwd, problems);
    if (write !== undefined)
        problems.push(...(await placeProblems(write, context.cwd)));
    const { root, links, includeSensitive, lockTimeoutMs, vault, trust } = request;
    const scratch = await workspace.folder("search");
    const isNamed = texts.some((text) => text !== "");
    const keepOut = write === undefined ? [] : [(0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(context.cwd, write)];
    const side = { texts, keys, keepOut, ...(0,_model_index_js__WEBPACK_IMPORTED_MODULE_3__/* .given */ .gI)({ root, links, includeSensitive, lockTimeoutMs, vault, trust }) };
    const plan = isNamed ? await (0,_side_plan_js__WEBPACK_IMPORTED_MODULE_11__/* .planSide */ .DP)(side, { scratch, problems, context }) : undefined;
    if (plan?.what === "receipt" || plan?.what === "baseline")
        problems.push(wrong(`${plan.name} is a ${plan.what}; expected a bundle, or live sources`, plan.name));
    (0,_model_index_js__WEBPACK_IMPORTED_MODULE_3__/* .throwProblems */ .Jh)(problems);
    return { plan: (0,_bundles_stored_js__WEBPACK_IMPORTED_MODULE_4__/* .required */ .mw)(plan), policy };
}
async function placeProblems(write, cwd) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(cwd, write);
    const why = await (0,_place_js__WEBPACK_IMPORTED_MODULE_7__/* .whyUnwritable */ .q9)(path);
    if (why !== undefined)
        return [(0,_place_js__WEBPACK_IMPORTED_MODULE_7__/* .unwritable */ .mP)(write, why)];
    if (await (0,_place_js__WEBPACK_IMPORTED_MODULE_7__/* .isFree */ .xp)(path, (start) => (0,_side_plan_js__WEBPACK_IMPORTED_MODULE_11__/* .documentIn */ .Fd)(start) === "baseline"))
        return [];
    const message = `${write} exists and is no baseline file; nothing else is replaced`;
    return [{ code: "output-exists", message, path: write }];
}
async function describeStores({ side, stores, contents, redacted = [] }, { policy, workspace, context }) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        if (contents === null)
            throw new _model_index_js__WEBPACK_IMPORTED_MODULE_3__/* .AppError */ .uV("no-key", `${side.name} is encrypted and no key was given; a baseline is made of contents`);
        const held = await contents(stores);
        const examiner = __addDisposableResource(env_2, (0,_kinds_index_js__WEBPACK_IMPORTED_MODULE_2__/* .openExaminer */ ._Z)({ kinds: _kinds_index_js__WEBPACK_IMPORTED_MODULE_2__/* .KINDS */ .GW, scratch: await workspace.folder("describe"), atExit: context.atExit }), false);
        const described = [];
        for (const [index, store] of stores.entries()) {
            context.progress({ phase: "compare", done: index, total: stores.length, unit: "stores", item: store.name });
            const options = (0,_baseline_index_js__WEBPACK_IMPORTED_MODULE_1__/* .optionsFor */ .A5)(policy, store, _model_index_js__WEBPACK_IMPORTED_MODULE_3__/* .COMPARE_DEFAULTS */ .F$);
            const facts = await examiner.describe((0,_side_js__WEBPACK_IMPORTED_MODULE_9__/* .withContent */ .Q)(store, held), options);
            described.push({ ...identityOf(store), ...(redacted.includes((0,_model_index_js__WEBPACK_IMPORTED_MODULE_3__/* .storeKey */ .LN)(store)) ? { redacted: true } : {}), facts });
        }
        return described;
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        __disposeResources(env_2);
    }
}
function identityOf({ kind, name, path, digest, entries, bytes, summary, }) {
    if (path === null || summary === undefined)
        throw new _model_index_js__WEBPACK_IMPORTED_MODULE_3__/* .AppError */ .uV("internal", `store ${name} has no summary`);
    return { kind, name, path, digest, entries, bytes, summary };
}
function wrong(message, path) {
    return { code: "bad-option", message, path };
}


/***/ })

};
;