"use strict";
exports.id = 5204;
exports.ids = [5204];
exports.modules = {

/***/ 55204:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ coveredBy),
/* harmony export */   X: () => (/* binding */ ownRule),
/* harmony export */   whyNoPattern: () => (/* binding */ whyNoPattern)
/* harmony export */ });
/* harmony import */ var re2js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2856);

const GROUP = "secret";
function ownRule(name, pattern) {
    const expression = re2js__WEBPACK_IMPORTED_MODULE_0__/* .RE2JS */ .L3.compile(pattern);
    const hasGroup = Object.keys(expression.namedGroups()).includes(GROUP);
    return {
        name,
        find(text) {
            const matches = [];
            const matcher = expression.matcher(text);
            while (matcher.find()) {
                const group = hasGroup && matcher.group(GROUP) !== null ? GROUP : 0;
                const match = { start: matcher.start(group), end: matcher.end(group) };
                if (match.end > match.start)
                    matches.push(match);
            }
            return matches;
        },
    };
}
function coveredBy(patterns) {
    const expressions = patterns.map((pattern) => re2js__WEBPACK_IMPORTED_MODULE_0__/* .RE2JS */ .L3.compile(pattern));
    return (text) => expressions.some((expression) => expression.matches(text));
}
function whyNoPattern(pattern) {
    try {
        re2js__WEBPACK_IMPORTED_MODULE_0__/* .RE2JS */ .L3.compile(pattern);
        return undefined;
    }
    catch (error) {
        const said = error instanceof Error ? error.message.replace(/^error parsing regexp: /, "") : "cannot be read";
        return `is no regular expression of RE2, which has no lookaround and no backreferences: ${said}`;
    }
}


/***/ })

};
;