"use strict";
exports.id = 717;
exports.ids = [717];
exports.modules = {

/***/ 3717:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   main: () => (/* binding */ main)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8474);
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5919);
/* harmony import */ var _kinds_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2016);



async function main() {
    const { task, input, memoryBytes, parent } = JSON.parse(await readAll());
    await keepWatch({ memoryBytes, parent });
    const answer = await answerTo(task, input);
    process.stdout.write(JSON.stringify(answer));
    return 0;
}
async function answerTo(task, input) {
    try {
        return { answer: await _kinds_index_js__WEBPACK_IMPORTED_MODULE_2__/* .TASKS */ .n3[task]?.(input) };
    }
    catch (error) {
        return { failure: error instanceof Error ? error.message : String(error) };
    }
}
async function readAll() {
    let text = "";
    process.stdin.setEncoding("utf8");
    for await (const piece of process.stdin)
        text += piece;
    return text;
}
async function keepWatch(asked) {
    const workerData = { ...asked, word: _kinds_index_js__WEBPACK_IMPORTED_MODULE_2__/* .MEMORY_WORD */ .Jh };
    const watcher = new node_worker_threads__WEBPACK_IMPORTED_MODULE_1__.Worker(`(${watch})()`, { eval: true, workerData });
    await (0,node_events__WEBPACK_IMPORTED_MODULE_0__.once)(watcher, "online");
    watcher.unref();
}
function watch() {
    const { writeSync } = process.getBuiltinModule("node:fs");
    const { memoryBytes, word, parent } = process.getBuiltinModule("node:worker_threads").workerData;
    const intervalMs = 20;
    setInterval(() => {
        const isGreedy = process.memoryUsage.rss() > memoryBytes;
        if (isGreedy)
            writeSync(2, word);
        if (isGreedy || process.ppid !== parent)
            process.kill(process.pid, "SIGKILL");
    }, intervalMs);
}


/***/ })

};
;