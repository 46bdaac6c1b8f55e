"use strict";
exports.id = 8395;
exports.ids = [8395];
exports.modules = {

/***/ 55612:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ writeKeyFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61040);


async function writeKeyFile(file, text) {
    try {
        const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(file, "wx", 0o600);
        try {
            await handle.writeFile(text);
            await handle.sync();
        }
        catch (error) {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(file, { force: true });
            throw error;
        }
        finally {
            await handle.close();
        }
    }
    catch (cause) {
        if (cause.code === "EEXIST")
            throw new _model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .AppError */ .uV("output-exists", `${file} exists already; a key is never overwritten`, { path: file, cause });
        throw new _model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .AppError */ .uV("output-unwritable", `${file} cannot be written`, { path: file, cause });
    }
}


/***/ }),

/***/ 58395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   keygen: () => (/* binding */ keygen)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _bundle_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58841);
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(61040);
/* harmony import */ var _key_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(55612);




async function keygen(request, context) {
    (0,_model_index_js__WEBPACK_IMPORTED_MODULE_2__/* .throwProblems */ .Jh)(request.problems ?? []);
    const { identityFileText, recipient } = await (0,_bundle_index_js__WEBPACK_IMPORTED_MODULE_1__.generateIdentity)({
        postQuantum: request.postQuantum ?? false,
        createdAt: context.now(),
    });
    if (request.out === undefined)
        return { recipient, file: null, identity: identityFileText };
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(context.cwd, request.out);
    await (0,_key_file_js__WEBPACK_IMPORTED_MODULE_3__/* .writeKeyFile */ .h)(file, identityFileText);
    return { recipient, file, identity: null };
}


/***/ })

};
;