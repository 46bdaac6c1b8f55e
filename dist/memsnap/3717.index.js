"use strict";
exports.id = 3717;
exports.ids = [3717];
exports.modules = {

/***/ 3717:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   main: () => (/* binding */ main)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78474);
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(75919);


const MAX_QUESTION_BYTES = 512 * 1024 * 1024;
async function main(parent) {
    if (node_worker_threads__WEBPACK_IMPORTED_MODULE_1__.parentPort !== null) {
        if ("pass" in node_worker_threads__WEBPACK_IMPORTED_MODULE_1__.workerData) {
            await (await Promise.all(/* import() */[__webpack_require__.e(5376), __webpack_require__.e(4377), __webpack_require__.e(8841), __webpack_require__.e(1040)]).then(__webpack_require__.bind(__webpack_require__, 58841))).servePass(node_worker_threads__WEBPACK_IMPORTED_MODULE_1__.parentPort, node_worker_threads__WEBPACK_IMPORTED_MODULE_1__.workerData.pass);
            return 0;
        }
        const { task, input } = node_worker_threads__WEBPACK_IMPORTED_MODULE_1__.workerData;
        node_worker_threads__WEBPACK_IMPORTED_MODULE_1__.parentPort.postMessage(await outcomeOf(task, input));
        return 0;
    }
    if (process.connected)
        return (await Promise.all(/* import() */[__webpack_require__.e(4377), __webpack_require__.e(1040), __webpack_require__.e(6775)]).then(__webpack_require__.bind(__webpack_require__, 76775))).serveCalls();
    const [allow, { linesOf, MEMORY_WORD }] = await Promise.all([keepWatch(parent), loadTasks()]);
    for await (const line of linesOf(process.stdin, MAX_QUESTION_BYTES)) {
        const { task, input, memoryBytes } = JSON.parse(line);
        allow({ memoryBytes, word: MEMORY_WORD });
        process.stdout.write(`${JSON.stringify(await outcomeOf(task, input))}\n`);
    }
    return 0;
}
function loadTasks() {
    return Promise.all(/* import() */[__webpack_require__.e(4006), __webpack_require__.e(4377), __webpack_require__.e(2631), __webpack_require__.e(1040), __webpack_require__.e(3553)]).then(__webpack_require__.bind(__webpack_require__, 78015));
}
async function outcomeOf(name, input) {
    try {
        const { TASKS } = await loadTasks();
        return { answer: await TASKS[name]?.run(input) };
    }
    catch (error) {
        const code = error instanceof Error && "code" in error ? { code: String(error.code) } : {};
        return { failure: error instanceof Error ? error.message : String(error), ...code };
    }
}
async function keepWatch(parent) {
    const watcher = new node_worker_threads__WEBPACK_IMPORTED_MODULE_1__.Worker(`(${watch})()`, { eval: true, workerData: parent });
    await (0,node_events__WEBPACK_IMPORTED_MODULE_0__.once)(watcher, "online");
    watcher.unref();
    return (allowed) => watcher.postMessage(allowed);
}
function watch() {
    const { writeSync } = process.getBuiltinModule("node:fs");
    const { parentPort, workerData: parent } = process.getBuiltinModule("node:worker_threads");
    let allowed = { memoryBytes: Number.POSITIVE_INFINITY, word: "" };
    parentPort?.on("message", (next) => {
        allowed = next;
    });
    const intervalMs = 20;
    const end = () => process.kill(process.pid, "SIGKILL");
    setInterval(() => {
        if (process.memoryUsage.rss() > allowed.memoryBytes) {
            writeSync(2, allowed.word);
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