"use strict";
exports.id = 717;
exports.ids = [717];
exports.modules = {

/***/ 3717:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   main: () => (/* binding */ main)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78474);
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(75919);
/* harmony import */ var _kinds_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(50560);
/* harmony import */ var _secrets_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1006);




const SCREEN = (0,_kinds_index_js__WEBPACK_IMPORTED_MODULE_2__/* .screenTask */ .i8)(_kinds_index_js__WEBPACK_IMPORTED_MODULE_2__/* .KINDS */ .GW, _secrets_index_js__WEBPACK_IMPORTED_MODULE_3__/* .openMatcher */ .PP);
const TASKS = { ..._kinds_index_js__WEBPACK_IMPORTED_MODULE_2__/* .TASKS */ .n3, [SCREEN.name]: SCREEN };
const MAX_QUESTION_BYTES = 512 * 1024 * 1024;
async function main(parent) {
    if (node_worker_threads__WEBPACK_IMPORTED_MODULE_1__.parentPort !== null) {
        const { task, input } = node_worker_threads__WEBPACK_IMPORTED_MODULE_1__.workerData;
        node_worker_threads__WEBPACK_IMPORTED_MODULE_1__.parentPort.postMessage(await outcomeOf(task, input));
        return 0;
    }
    if (process.connected)
        return (await __webpack_require__.e(/* import() */ 231).then(__webpack_require__.bind(__webpack_require__, 28231))).serveCalls();
    const allow = await keepWatch(parent);
    for await (const line of (0,_kinds_index_js__WEBPACK_IMPORTED_MODULE_2__/* .linesOf */ .Dx)(process.stdin, MAX_QUESTION_BYTES)) {
        const { task, input, memoryBytes } = JSON.parse(line);
        allow(memoryBytes);
        process.stdout.write(`${JSON.stringify(await outcomeOf(task, input))}\n`);
    }
    return 0;
}
async function outcomeOf(name, input) {
    try {
        return { answer: await TASKS[name]?.run(input) };
    }
    catch (error) {
        const code = error instanceof Error && "code" in error ? { code: String(error.code) } : {};
        return { failure: error instanceof Error ? error.message : String(error), ...code };
    }
}
async function keepWatch(parent) {
    const limit = new Float64Array(new SharedArrayBuffer(8)).fill(Number.POSITIVE_INFINITY);
    const watcher = new node_worker_threads__WEBPACK_IMPORTED_MODULE_1__.Worker(`(${watch})()`, { eval: true, workerData: { limit, word: _kinds_index_js__WEBPACK_IMPORTED_MODULE_2__/* .MEMORY_WORD */ .Jh, parent } });
    await (0,node_events__WEBPACK_IMPORTED_MODULE_0__.once)(watcher, "online");
    watcher.unref();
    return (memoryBytes) => limit.fill(memoryBytes);
}
function watch() {
    const { writeSync } = process.getBuiltinModule("node:fs");
    const { limit, word, parent } = process.getBuiltinModule("node:worker_threads").workerData;
    const intervalMs = 20;
    const end = () => process.kill(process.pid, "SIGKILL");
    setInterval(() => {
        if (process.memoryUsage.rss() > limit[0]) {
            writeSync(2, word);
            end();
        }
        if (process.ppid !== parent)
            end();
        try {
            process.kill(parent, 0);
        }
        catch {
            end();
        }
    }, intervalMs);
}


/***/ })

};
;