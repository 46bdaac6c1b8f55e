exports.id = 3216;
exports.ids = [3216];
exports.modules = {

/***/ 69929:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = require(__webpack_require__.ab + "zstd.linux-x64-gnu.node")

/***/ }),

/***/ 73216:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

const { existsSync, readFileSync } = __webpack_require__(79896);
const { join } = __webpack_require__(16928);

const { platform, arch } = process;

let nativeBinding = null;
let localFileExisted = false;
let loadError = null;

function isMusl() {
  // For Node 10
  if (!process.report || typeof process.report.getReport !== 'function') {
    try {
      return readFileSync('/usr/bin/ldd', 'utf8').includes('musl');
    } catch (e) {
      return true;
    }
  } else {
    const { glibcVersionRuntime } = process.report.getReport().header;
    return !glibcVersionRuntime;
  }
}

switch (platform) {
  case 'win32':
    switch (arch) {
      case 'x64':
        localFileExisted = existsSync(join(__dirname, 'zstd.win32-x64-msvc.node'));
        try {
          if (localFileExisted) {
            nativeBinding = __webpack_require__(28669);
          } else {
            nativeBinding = __webpack_require__(34242);
          }
        } catch (e) {
          loadError = e;
        }
        break;
      default:
        throw new Error(`Unsupported architecture on Windows: ${arch}`);
    }
    break;
  case 'darwin':
    switch (arch) {
      case 'x64':
        localFileExisted = existsSync(join(__dirname, 'zstd.darwin-x64.node'));
        try {
          if (localFileExisted) {
            nativeBinding = __webpack_require__(8781);
          } else {
            nativeBinding = __webpack_require__(27106);
          }
        } catch (e) {
          loadError = e;
        }
        break;
      case 'arm64':
        localFileExisted = existsSync(join(__dirname, 'zstd.darwin-arm64.node'));
        try {
          if (localFileExisted) {
            nativeBinding = __webpack_require__(44583);
          } else {
            nativeBinding = __webpack_require__(2236);
          }
        } catch (e) {
          loadError = e;
        }
        break;
      default:
        throw new Error(`Unsupported architecture on macOS: ${arch}`);
    }
    break;
  case 'linux':
    switch (arch) {
      case 'x64':
        if (isMusl()) {
          localFileExisted = existsSync(join(__dirname, 'zstd.linux-x64-musl.node'));
          try {
            if (localFileExisted) {
              nativeBinding = __webpack_require__(87240);
            } else {
              nativeBinding = __webpack_require__(34453);
            }
          } catch (e) {
            loadError = e;
          }
        } else {
          localFileExisted = existsSync(join(__dirname, 'zstd.linux-x64-gnu.node'));
          try {
            if (localFileExisted) {
              nativeBinding = __webpack_require__(69567);
            } else {
              nativeBinding = __webpack_require__(69929);
            }
          } catch (e) {
            loadError = e;
          }
        }
        break;
      case 'arm64':
        if (isMusl()) {
          localFileExisted = existsSync(join(__dirname, 'zstd.linux-arm64-musl.node'));
          try {
            if (localFileExisted) {
              nativeBinding = __webpack_require__(59310);
            } else {
              nativeBinding = __webpack_require__(12487);
            }
          } catch (e) {
            loadError = e;
          }
        } else {
          localFileExisted = existsSync(join(__dirname, 'zstd.linux-arm64-gnu.node'));
          try {
            if (localFileExisted) {
              nativeBinding = __webpack_require__(87141);
            } else {
              nativeBinding = __webpack_require__(5800);
            }
          } catch (e) {
            loadError = e;
          }
        }
        break;
      case 'arm':
        localFileExisted = existsSync(join(__dirname, 'zstd.linux-arm-gnueabihf.node'));
        try {
          if (localFileExisted) {
            nativeBinding = __webpack_require__(84890);
          } else {
            nativeBinding = __webpack_require__(68365);
          }
        } catch (e) {
          loadError = e;
        }
        break;
      default:
        throw new Error(`Unsupported architecture on Linux: ${arch}`);
    }
    break;
  default:
    throw new Error(`Unsupported OS: ${platform}, architecture: ${arch}`);
}

if (!nativeBinding) {
  if (loadError) {
    throw loadError;
  }
  throw new Error(`Failed to load native binding`);
}

const { compress, decompress } = nativeBinding;

module.exports.compress = compress;
module.exports.decompress = decompress;


/***/ }),

/***/ 44583:
/***/ ((module) => {

module.exports = eval("require")("./zstd.darwin-arm64.node");


/***/ }),

/***/ 8781:
/***/ ((module) => {

module.exports = eval("require")("./zstd.darwin-x64.node");


/***/ }),

/***/ 84890:
/***/ ((module) => {

module.exports = eval("require")("./zstd.linux-arm-gnueabihf.node");


/***/ }),

/***/ 87141:
/***/ ((module) => {

module.exports = eval("require")("./zstd.linux-arm64-gnu.node");


/***/ }),

/***/ 59310:
/***/ ((module) => {

module.exports = eval("require")("./zstd.linux-arm64-musl.node");


/***/ }),

/***/ 69567:
/***/ ((module) => {

module.exports = eval("require")("./zstd.linux-x64-gnu.node");


/***/ }),

/***/ 87240:
/***/ ((module) => {

module.exports = eval("require")("./zstd.linux-x64-musl.node");


/***/ }),

/***/ 28669:
/***/ ((module) => {

module.exports = eval("require")("./zstd.win32-x64-msvc.node");


/***/ }),

/***/ 2236:
/***/ ((module) => {

module.exports = eval("require")("@mongodb-js/zstd-darwin-arm64");


/***/ }),

/***/ 27106:
/***/ ((module) => {

module.exports = eval("require")("@mongodb-js/zstd-darwin-x64");


/***/ }),

/***/ 68365:
/***/ ((module) => {

module.exports = eval("require")("@mongodb-js/zstd-linux-arm-gnueabihf");


/***/ }),

/***/ 5800:
/***/ ((module) => {

module.exports = eval("require")("@mongodb-js/zstd-linux-arm64-gnu");


/***/ }),

/***/ 12487:
/***/ ((module) => {

module.exports = eval("require")("@mongodb-js/zstd-linux-arm64-musl");


/***/ }),

/***/ 34453:
/***/ ((module) => {

module.exports = eval("require")("@mongodb-js/zstd-linux-x64-musl");


/***/ }),

/***/ 34242:
/***/ ((module) => {

module.exports = eval("require")("@mongodb-js/zstd-win32-x64-msvc");


/***/ })

};
;