"use strict";
exports.id = 5869;
exports.ids = [5869];
exports.modules = {

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