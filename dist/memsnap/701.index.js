"use strict";
exports.id = 701;
exports.ids = [701];
exports.modules = {

/***/ 90701:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   pruneGenerations: () => (/* binding */ pruneGenerations)
/* harmony export */ });
/* harmony import */ var _bundle_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58841);
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61040);
/* harmony import */ var _swap_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44748);
/* harmony import */ var _vault_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76775);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(33218);
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





async function pruneGenerations(request, context) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { retention, dryRun = false } = request;
        const problems = [...(request.problems ?? [])];
        const target = (0,_target_js__WEBPACK_IMPORTED_MODULE_4__/* .targetOf */ .$r)(request.target, context);
        if (request.target !== "")
            await (0,_target_js__WEBPACK_IMPORTED_MODULE_4__/* .requireTarget */ .Fm)(target, problems);
        (0,_model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .collect */ .Fo)(problems, () => (0,_vault_index_js__WEBPACK_IMPORTED_MODULE_3__.requireRule)(retention));
        (0,_model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .throwProblems */ .Jh)(problems);
        const generations = __addDisposableResource(env_1, await (0,_swap_index_js__WEBPACK_IMPORTED_MODULE_2__/* .openGenerations */ ._k)(target, { readOnly: dryRun }), false);
        const decided = await decide(generations, retention, context.now());
        const gone = decided.filter(({ keep }) => !keep).reverse();
        if (!dryRun)
            for (const { generation } of gone)
                generations.remove(generation);
        return { target, dryRun, generations: decided };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
async function decide({ all, next }, retention, now) {
    const facts = await Promise.all(all.map(factsOf));
    const reasons = (0,_vault_index_js__WEBPACK_IMPORTED_MODULE_3__.reasonsToKeep)(facts, retention, now);
    return facts.map(({ label: _, ...fact }, index) => {
        const isNext = fact.generation === next;
        const why = [...(isNext ? ["undo"] : []), ...(reasons[index] ?? []).map(_vault_index_js__WEBPACK_IMPORTED_MODULE_3__.reasonText)];
        return { ...fact, keep: why.length > 0, reasons: why };
    });
}
async function factsOf({ number: generation, bundle, writtenAt }) {
    const receipt = bundle === null ? null : await (0,_bundle_index_js__WEBPACK_IMPORTED_MODULE_0__.readReceipt)(bundle);
    const { createdAt = writtenAt.toISOString(), label = null, sizeBytes = 0 } = receipt ?? {};
    return { generation, bundle, createdAt, sizeBytes, label };
}


/***/ }),

/***/ 33218:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ targetOf),
/* harmony export */   Fm: () => (/* binding */ requireTarget),
/* harmony export */   hr: () => (/* binding */ requireRoom),
/* harmony export */   zb: () => (/* binding */ prepareTarget)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(61040);
/* harmony import */ var _swap_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44748);




function targetOf(to, { cwd }) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, to);
}
async function prepareTarget(request, context, problems) {
    const { agent, to } = request;
    problems.push(...(0,_model_index_js__WEBPACK_IMPORTED_MODULE_2__/* .agentProblems */ .sY)(agent));
    const target = targetOf(to, context);
    if (to === "" || !(await isFolder(target, problems)))
        return;
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(target).catch(() => undefined);
    if (entries === undefined)
        problems.push({ code: "output-unwritable", message: `the target ${target} cannot be listed`, path: target });
    else if (!request.force && holdsMemory(entries) && !(0,_swap_index_js__WEBPACK_IMPORTED_MODULE_3__/* .isCutOff */ .o7)(target))
        problems.push(notEmpty(target));
}
async function requireTarget(target, problems) {
    const before = problems.length;
    if ((await isFolder(target, problems)) || problems.length > before)
        return;
    problems.push({ code: "nothing-to-undo", message: `there is no folder ${target}`, path: target });
}
async function requireRoom({ target, exists }, { force }) {
    if (!exists || force || !holdsMemory(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(target)))
        return;
    const { code, message, path } = notEmpty(target);
    throw new _model_index_js__WEBPACK_IMPORTED_MODULE_2__/* .AppError */ .uV(code, message, { path });
}
async function isFolder(target, problems) {
    const unsafe = (what) => {
        problems.push({ code: "target-unsafe", message: `the target ${target} ${what}`, path: target });
        return false;
    };
    try {
        const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(target);
        if (found.isDirectory())
            return true;
        const what = found.isSymbolicLink() ? "a symbolic link" : "not a folder";
        return unsafe(`is ${what}, expected a folder or nothing`);
    }
    catch (error) {
        const { code } = error;
        return code === "ENOENT" ? false : unsafe(`cannot be looked at (${code})`);
    }
}
function holdsMemory(entries) {
    return entries.some((name) => !(0,_model_index_js__WEBPACK_IMPORTED_MODULE_2__/* .isOwnName */ .sJ)(name));
}
function notEmpty(target) {
    return { code: "target-not-empty", message: `the target ${target} is not empty`, path: target };
}


/***/ })

};
;