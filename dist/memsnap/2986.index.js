exports.id = 2986;
exports.ids = [2986];
exports.modules = {

/***/ 71441:
/***/ ((module) => {

function refuse() {
  throw new Error("artifacts are stored as raw files, never zipped");
}

module.exports = { create: refuse };


/***/ }),

/***/ 28826:
/***/ ((module) => {

function refuse() {
  throw new Error("archives are not unpacked here; the artifact is no raw file");
}

module.exports = { Extract: refuse, Parse: refuse };


/***/ })

};
;