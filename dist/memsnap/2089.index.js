"use strict";
exports.id = 2089;
exports.ids = [2089];
exports.modules = {

/***/ 62089:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   undo: () => (/* binding */ undo)
/* harmony export */ });
/* harmony import */ var _bundle_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58841);
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61040);
/* harmony import */ var _swap_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44748);
/* harmony import */ var _bundles_request_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(61038);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(69252);
/* harmony import */ var _selection_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(99256);
/* harmony import */ var _space_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(86784);
/* harmony import */ var _guard_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(65222);
/* harmony import */ var _swap_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(77956);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(33218);
/* harmony import */ var _tree_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(36623);
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











async function undo(request, context) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const problems = [...(request.problems ?? [])];
        const target = (0,_target_js__WEBPACK_IMPORTED_MODULE_9__/* .targetOf */ .$r)(request.target, context);
        await (0,_target_js__WEBPACK_IMPORTED_MODULE_9__/* .requireTarget */ .Fm)(target, problems);
        const keys = await (0,_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .loadKeys */ .Vc)(request, context.cwd, problems);
        (0,_model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .throwProblems */ .Jh)(problems);
        const staged = __addDisposableResource(env_1, await (0,_swap_index_js__WEBPACK_IMPORTED_MODULE_2__/* .openTarget */ .Ap)(target, {
            cwd: context.cwd,
            id: context.newId(context.now()),
            atExit: context.atExit,
            lastLook: (0,_guard_js__WEBPACK_IMPORTED_MODULE_7__/* .lastLookInto */ .Ok)(target),
        }), true);
        const record = staged.record();
        const { number, found } = latestGeneration(staged);
        const { facts, stores } = await (0,_space_js__WEBPACK_IMPORTED_MODULE_6__/* .filling */ .I)(target, () => makeFormerTree(found, { staged, request, context }));
        const keeping = { recipients: found.note.recipients, keys, agent: record?.agent ?? _model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .DEFAULTS */ .zY.agent };
        const swapped = await (0,_swap_js__WEBPACK_IMPORTED_MODULE_8__/* .replaceMemory */ .c)({
            staged,
            facts: bringingBack(facts, found.note),
            keeping: request.preSnapshot === false ? null : keeping,
            recordOf: () => found.note.record,
        }, context);
        return { ...(0,_swap_js__WEBPACK_IMPORTED_MODULE_8__/* .changeOf */ .C)(staged, swapped), undone: number, bundle: found.bundle, stores };
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
function latestGeneration(staged) {
    const { target } = staged;
    const number = staged.record()?.generation ?? null;
    const found = number === null ? null : (0,_swap_index_js__WEBPACK_IMPORTED_MODULE_2__/* .readGeneration */ .Z7)(target, number);
    if (number !== null && found !== null)
        return { number, found };
    const message = number === null
        ? `the latest restore into ${target}, if there was one, has kept nothing of what was there`
        : `generation ${number} of ${target} is gone`;
    throw new _model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .AppError */ .uV("nothing-to-undo", message, { path: target });
}
async function makeFormerTree(found, { staged, request, context }) {
    let made = { facts: NO_FACTS, stores: [] };
    if (found.bundle !== null) {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const plan = __addDisposableResource(env_2, await (0,_bundles_request_js__WEBPACK_IMPORTED_MODULE_3__/* .prepareBundle */ .A3)({ ...request, bundle: found.bundle }, context), true);
            const bundle = await (0,_bundle_index_js__WEBPACK_IMPORTED_MODULE_0__.openBundle)(plan.path, plan.keys);
            const selection = (0,_selection_js__WEBPACK_IMPORTED_MODULE_5__/* .selectStores */ .z)(bundle.manifest, []);
            const facts = await (0,_tree_js__WEBPACK_IMPORTED_MODULE_10__/* .makeTree */ .T)({ bundle, selection, staged, keys: plan.keys }, context);
            const stores = selection.stores.map(({ name, kind, ...more }) => ({
                ...{ name, kind, path: more.path },
                ...{ entries: more.entries, bytes: more.bytes },
            }));
            made = { facts, stores };
        }
        catch (e_2) {
            env_2.error = e_2;
            env_2.hasError = true;
        }
        finally {
            const result_2 = __disposeResources(env_2);
            if (result_2)
                await result_2;
        }
    }
    (0,_swap_index_js__WEBPACK_IMPORTED_MODULE_2__/* .putLinks */ .Rt)(found, staged.tree);
    return made;
}
const NO_FACTS = { units: new Set(), databases: new Set() };
function bringingBack({ units, databases }, { added, databases: gone, record }) {
    const removed = record === null ? [...added, _swap_index_js__WEBPACK_IMPORTED_MODULE_2__/* .RECORD_PATH */ .Cp] : added;
    return { units, databases: new Set([...databases, ...gone]), removed: new Set(removed) };
}


/***/ })

};
;