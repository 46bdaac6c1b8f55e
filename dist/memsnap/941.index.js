"use strict";
exports.id = 941;
exports.ids = [941];
exports.modules = {

/***/ 5469:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D4: () => (/* binding */ checkOnlyFile),
/* harmony export */   O3: () => (/* binding */ arrivedReceipt),
/* harmony export */   Qz: () => (/* binding */ writeReceipt),
/* harmony export */   i$: () => (/* binding */ takeBundle),
/* harmony export */   us: () => (/* binding */ standIn),
/* harmony export */   vH: () => (/* binding */ checkFile)
/* harmony export */ });
/* unused harmony export onlyFile */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46466);
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(43889);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(63735);
/* harmony import */ var _receipts_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(31206);








async function standIn(bundle, folder, name) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(folder, { recursive: true });
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, name);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.link)(bundle, path).catch(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.copyFile)(bundle, path));
    return path;
}
async function onlyFile(folder, what) {
    const [name, ...others] = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readdir)(folder).catch(() => []);
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, name ?? "");
    if (name !== undefined && others.length === 0 && (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(path)).isFile())
        return path;
    throw new _model_index_js__WEBPACK_IMPORTED_MODULE_5__/* .AppError */ .uV("vault-corrupt", `${what} holds something else than one file`);
}
async function arrivedReceipt(folder, what) {
    const path = await onlyFile(folder, what);
    const { size } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(path);
    return size > _receipts_js__WEBPACK_IMPORTED_MODULE_6__/* .MAX_RECEIPT_BYTES */ .cs ? Buffer.alloc(0) : (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(path);
}
async function writeReceipt(folder, receipt) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, (0,_names_js__WEBPACK_IMPORTED_MODULE_7__/* .sidecarNames */ .Mh)(receipt.bundle).receipt);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.writeFile)(path, (0,_receipts_js__WEBPACK_IMPORTED_MODULE_6__/* .receiptText */ .ee)(receipt), { flag: "wx", mode: 0o600 });
    return path;
}
async function checkFile({ bundle, receipt }, onBytes) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
    let sizeBytes = 0;
    try {
        for await (const chunk of (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(bundle)) {
            hash.update(chunk);
            sizeBytes += chunk.length;
            onBytes?.(chunk.length);
        }
    }
    catch (error) {
        throw new _model_index_js__WEBPACK_IMPORTED_MODULE_5__/* .AppError */ .uV("bundle-missing", `${bundle} cannot be read`, { path: bundle, cause: error });
    }
    (0,_receipts_js__WEBPACK_IMPORTED_MODULE_6__/* .checkArrived */ .An)(receipt, { sizeBytes, sha256: hash.digest("hex") }, bundle);
}
async function checkOnlyFile(folder, { receipt }) {
    await checkFile({ bundle: await onlyFile(folder, receipt.bundle), receipt });
}
async function takeBundle(folder, stored, { dir, onBytes }) {
    const { name, receipt } = stored;
    const source = await onlyFile(folder, name);
    const { checksum, receipt: receiptName } = (0,_names_js__WEBPACK_IMPORTED_MODULE_7__/* .sidecarNames */ .Mh)(name);
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(dir, name);
    const written = [path, (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(dir, checksum), (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(dir, receiptName)];
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
    let sizeBytes = 0;
    try {
        const output = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createWriteStream)(path, { flags: "wx", mode: 0o600 });
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(source), counting, output);
        (0,_receipts_js__WEBPACK_IMPORTED_MODULE_6__/* .checkArrived */ .An)(receipt, { sizeBytes, sha256: hash.digest("hex") }, name);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(dir, checksum), (0,_receipts_js__WEBPACK_IMPORTED_MODULE_6__/* .checksumText */ .d8)(receipt), { flag: "wx", mode: 0o600 });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(dir, receiptName), (0,_receipts_js__WEBPACK_IMPORTED_MODULE_6__/* .receiptText */ .ee)(receipt), { flag: "wx", mode: 0o600 });
        return path;
    }
    catch (error) {
        if (error.code === "EEXIST")
            throw new _model_index_js__WEBPACK_IMPORTED_MODULE_5__/* .AppError */ .uV("output-exists", `${path} exists already`, { path, cause: error });
        await Promise.all(written.map((file) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(file, { force: true })));
        throw noSpace(error) ? new _model_index_js__WEBPACK_IMPORTED_MODULE_5__/* .AppError */ .uV("disk-full", `no space left for ${name}`, { path, cause: error }) : error;
    }
    async function* counting(chunks) {
        for await (const chunk of chunks) {
            hash.update(chunk);
            sizeBytes += chunk.length;
            onBytes?.(chunk.length);
            yield chunk;
        }
    }
}
function noSpace(error) {
    return ["ENOSPC", "EDQUOT"].includes(error.code ?? "");
}


/***/ }),

/***/ 17941:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openArtifactVault: () => (/* reexport */ openArtifactVault)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/model/index.js + 24 modules
var model = __webpack_require__(43889);
// EXTERNAL MODULE: ./build/vault/actions-context.js
var actions_context = __webpack_require__(5110);
// EXTERNAL MODULE: ./build/vault/actions-process.js + 1 modules
var actions_process = __webpack_require__(74290);
// EXTERNAL MODULE: ./build/vault/arrivals.js
var arrivals = __webpack_require__(5469);
// EXTERNAL MODULE: ./build/vault/names.js
var vault_names = __webpack_require__(63735);
// EXTERNAL MODULE: ./build/vault/receipts.js
var receipts = __webpack_require__(31206);
// EXTERNAL MODULE: ./build/vault/runs.js
var vault_runs = __webpack_require__(71053);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
;// CONCATENATED MODULE: ./build/vault/artifact/items.js






const Listed = schemas/* array */.YOg(schemas/* object */.Ikc({
    id: schemas/* number */.aig(),
    name: schemas/* string */.YjP(),
    size_in_bytes: schemas/* number */.aig(),
    created_at: schemas/* string */.YjP(),
    expired: schemas/* boolean */.zMY(),
    digest: schemas/* string */.YjP().nullish(),
    workflow_run: schemas/* object */.Ikc({ id: schemas/* number */.aig() }).nullish(),
}));
async function listItems(process, place, names) {
    if (place.repository === null)
        return itemsOfThisRun(process, place);
    const items = [];
    for (const filter of names === undefined ? [{}] : names.map((name) => ({ name }))) {
        const request = (0,actions_context/* about */.Cv)(place.repository, "GET /repos/{owner}/{repo}/actions/artifacts", filter);
        const answer = await (0,actions_context/* ask */.kA)(process, { call: "githubPages", args: [request], what: "artifacts cannot be listed" });
        for (const { id, name, size_in_bytes: sizeBytes, created_at, expired, digest, workflow_run } of (0,vault_runs/* read */.LF)(Listed, answer)) {
            const createdAt = new Date(created_at).toISOString();
            if (!expired)
                items.push({ id, name, sizeBytes, createdAt, digest: digest ?? null, runId: workflow_run?.id ?? 0 });
        }
    }
    return items;
}
async function itemsOfThisRun(process, { runId }) {
    const items = await (0,actions_context/* ask */.kA)(process, { call: "listArtifacts", args: [], what: "artifacts of this run cannot be listed" });
    return items.map((item) => ({ ...item, createdAt: item.createdAt ?? new Date(0).toISOString(), runId }));
}
async function fetchItem(process, { repository }, { id, runId, sizeBytes, sha256 }) {
    const folder = (0,external_node_path_.join)(process.workspace, "artifact");
    await (0,promises_.rm)(folder, { recursive: true, force: true });
    await (0,promises_.mkdir)(folder);
    const findBy = repository && {
        token: repository.token,
        workflowRunId: runId,
        repositoryOwner: repository.owner,
        repositoryName: repository.repo,
    };
    const options = { what: `artifact ${id} cannot be fetched`, timeoutMs: (0,actions_context/* transferTimeoutMs */.L$)(sizeBytes) };
    const { digestMismatch } = await (0,actions_context/* ask */.kA)(process, {
        call: "downloadArtifact",
        args: [id, { path: folder, sha256, findBy }],
        ...options,
    });
    if (digestMismatch !== true)
        return folder;
    throw new model/* AppError */.uV("vault-corrupt", `artifact ${id} has another SHA-256 than its receipt says`);
}
async function deleteItem(process, { repository }, { id, name }) {
    const options = { what: `artifact ${name} cannot be removed` };
    try {
        if (repository === null)
            return void (await (0,actions_context/* ask */.kA)(process, { call: "deleteArtifact", args: [name], ...options }));
        const request = (0,actions_context/* about */.Cv)(repository, "DELETE /repos/{owner}/{repo}/actions/artifacts/{id}", { id });
        await (0,actions_context/* ask */.kA)(process, { call: "github", args: [request], ...options });
    }
    catch (error) {
        if (!(error instanceof model/* AppError */.uV && error.code === "vault-not-found"))
            throw error;
    }
}

;// CONCATENATED MODULE: ./build/vault/artifact/vault.js
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









function openArtifactVault({ prefix, text }, context) {
    const repository = (0,actions_context/* repositoryOf */._M)(context);
    if (repository === null)
        (0,actions_context/* mustBeInAction */.UR)(context, text);
    const place = { runId: Number(context.env.GITHUB_RUN_ID ?? 0), repository };
    const vault = new ArtifactVault(context, place, { url: text, prefix: prefix === "" ? "" : `${prefix}.` });
    return {
        kind: "artifact",
        url: text,
        put: (upload, onBytes) => vault.put(upload, onBytes),
        list: (listing, onSkipped) => vault.list(listing, onSkipped),
        get: (stored, dir, onBytes) => vault.get(stored, { dir, onBytes }),
        open: async () => null,
        remove: (stored) => vault.remove(stored),
        sweep: (options) => vault.sweep(options),
    };
}
class ArtifactVault {
    #context;
    #place;
    #url;
    #prefix;
    constructor(context, place, { url, prefix }) {
        this.#context = context;
        this.#place = place;
        this.#url = url;
        this.#prefix = prefix;
    }
    async put(upload, onBytes) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            (0,actions_context/* mustBeInAction */.UR)(this.#context, this.#url);
            const name = (0,receipts/* nameOfUpload */.kU)(upload);
            await (0,arrivals/* checkFile */.vH)(upload, onBytes);
            const process = __addDisposableResource(env_1, await actions_process/* ActionsProcess */.B.start(this.#context), true);
            if ((await this.#listBy(process, { name })).length > 0)
                throw exists(name);
            await this.#putBundle(process, upload);
            const path = await (0,arrivals/* writeReceipt */.Qz)(process.workspace, upload.receipt);
            await this.#upload(process, await (0,arrivals/* standIn */.us)(path, (0,external_node_path_.join)(process.workspace, "receipt"), this.#named((0,vault_names/* sidecarNames */.Mh)(name).receipt)));
            const stored = (await this.#listBy(process, { name })).find((one) => one.key.startsWith(`${this.#place.runId}/`));
            if (stored !== undefined)
                return stored;
            throw new model/* AppError */.uV("vault-unreachable", `${name} was uploaded and cannot be found`, { path: name });
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
    async list(listing, onSkipped) {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const process = __addDisposableResource(env_2, await actions_process/* ActionsProcess */.B.start(this.#context), true);
            return await this.#listBy(process, listing ?? {}, onSkipped);
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
    async get(stored, taking) {
        const env_3 = { stack: [], error: void 0, hasError: false };
        try {
            const [runId = 0, id = 0] = idsOf(stored);
            const { sha256, sizeBytes } = stored.receipt;
            const process = __addDisposableResource(env_3, await actions_process/* ActionsProcess */.B.start(this.#context), true);
            return await (0,arrivals/* takeBundle */.i$)(await fetchItem(process, this.#place, { id, runId, sizeBytes, sha256 }), stored, taking);
        }
        catch (e_3) {
            env_3.error = e_3;
            env_3.hasError = true;
        }
        finally {
            const result_3 = __disposeResources(env_3);
            if (result_3)
                await result_3;
        }
    }
    async remove(stored) {
        const env_4 = { stack: [], error: void 0, hasError: false };
        try {
            const [runId, bundle = 0, receipt = 0] = idsOf(stored);
            if (this.#place.repository === null && runId !== this.#place.runId)
                throw new model/* AppError */.uV("vault-denied", `${stored.name} is of another run: removing it needs a GITHUB_TOKEN`);
            const process = __addDisposableResource(env_4, await actions_process/* ActionsProcess */.B.start(this.#context), true);
            await deleteItem(process, this.#place, { id: receipt, name: this.#named((0,vault_names/* sidecarNames */.Mh)(stored.name).receipt) });
            await deleteItem(process, this.#place, { id: bundle, name: this.#named(stored.name) });
        }
        catch (e_4) {
            env_4.error = e_4;
            env_4.hasError = true;
        }
        finally {
            const result_4 = __disposeResources(env_4);
            if (result_4)
                await result_4;
        }
    }
    async sweep({ olderThanMs, dryRun }) {
        const env_5 = { stack: [], error: void 0, hasError: false };
        try {
            const process = __addDisposableResource(env_5, await actions_process/* ActionsProcess */.B.start(this.#context), true);
            const items = await listItems(process, this.#place, undefined);
            const whole = new Set(this.#pairs(items).flatMap(({ bundle, receipt }) => [bundle.id, receipt.id]));
            const before = this.#context.now().getTime() - olderThanMs;
            const old = items.filter((item) => this.#bundleOf(item) !== undefined && !whole.has(item.id) && Date.parse(item.createdAt) <= before);
            if (!dryRun)
                for (const item of old)
                    await deleteItem(process, this.#place, item);
            return old.map(({ name }) => name.slice(this.#prefix.length));
        }
        catch (e_5) {
            env_5.error = e_5;
            env_5.hasError = true;
        }
        finally {
            const result_5 = __disposeResources(env_5);
            if (result_5)
                await result_5;
        }
    }
    async #listBy(process, listing, onSkipped) {
        const { name } = listing;
        const names = name === undefined ? undefined : [name, (0,vault_names/* sidecarNames */.Mh)(name).receipt].map((one) => this.#named(one));
        const items = await listItems(process, this.#place, names);
        const runs = this.#place.repository && new vault_runs/* KnownRuns */.sC(process, this.#place.repository);
        const bundles = [];
        for (const item of items) {
            const isReceipt = item.name.startsWith(this.#prefix) && (0,vault_names/* bundleOfReceipt */.Yd)(item.name) !== undefined;
            if (isReceipt && this.#bundleOf(item) === undefined)
                onSkipped?.(item.name.slice(this.#prefix.length), "is not the receipt of a bundle");
        }
        for (const { name, bundle, receipt: item } of this.#pairs(items)) {
            if (!(0,vault_names/* isAskedFor */.un)(name, listing))
                continue;
            const { receipt, why } = await this.#readReceipt(process, name, item);
            if (receipt === undefined)
                onSkipped?.((0,vault_names/* sidecarNames */.Mh)(name).receipt, why);
            else {
                const origin = (await runs?.get(item.runId, null)) ?? null;
                const key = [item.runId, bundle.id, item.id].join("/");
                bundles.push({ name, key, receipt, storedAt: item.createdAt, origin });
            }
        }
        return bundles.toSorted(receipts/* newestFirst */.ll);
    }
    async #readReceipt(process, name, item) {
        if (item.sizeBytes > receipts/* MAX_RECEIPT_BYTES */.cs)
            return { why: `is larger than ${receipts/* MAX_RECEIPT_BYTES */.cs} bytes` };
        try {
            const folder = await fetchItem(process, this.#place, { ...item, sha256: null });
            return (0,receipts/* readStoredReceipt */.A0)(name, await (0,arrivals/* arrivedReceipt */.O3)(folder, item.name));
        }
        catch (error) {
            if (error instanceof model/* AppError */.uV && error.code === "vault-not-found")
                return { why: "has expired, or was removed" };
            throw error;
        }
    }
    async #putBundle(process, { bundle, receipt }) {
        const name = this.#named(receipt.bundle);
        const file = await (0,arrivals/* standIn */.us)(bundle, (0,external_node_path_.join)(process.workspace, "bundle"), name);
        try {
            const { digest, size } = await this.#upload(process, file, receipt.sizeBytes);
            if (digest !== undefined)
                (0,receipts/* checkArrived */.An)(receipt, { sizeBytes: size ?? receipt.sizeBytes, sha256: digest }, name);
        }
        catch (error) {
            if (!(error instanceof model/* AppError */.uV && error.code === "output-exists"))
                throw error;
        }
        const item = (await itemsOfThisRun(process, this.#place)).find((one) => one.name === name);
        if (item === undefined)
            throw exists(receipt.bundle);
        const sha256 = item.digest?.replace(/^sha256:/, "");
        (0,receipts/* checkArrived */.An)(receipt, { sizeBytes: item.sizeBytes, ...(sha256 === undefined ? {} : { sha256 }) }, name);
    }
    #upload(process, file, sizeBytes = 0) {
        const options = { what: "an artifact cannot be uploaded", timeoutMs: (0,actions_context/* transferTimeoutMs */.L$)(sizeBytes) };
        return (0,actions_context/* ask */.kA)(process, { call: "uploadArtifact", args: [file, this.#context.retentionDays ?? null], ...options });
    }
    #pairs(items) {
        const byName = new Map(items.map((item) => [`${item.runId}/${item.name}`, item]));
        return items.flatMap((receipt) => {
            const name = this.#bundleOf(receipt);
            const bundle = name === undefined ? undefined : byName.get(`${receipt.runId}/${this.#named(name)}`);
            return name === undefined || bundle === undefined || bundle.id === receipt.id ? [] : [{ name, bundle, receipt }];
        });
    }
    #bundleOf({ name }) {
        if (!name.startsWith(this.#prefix))
            return undefined;
        const file = name.slice(this.#prefix.length);
        const bundle = (0,vault_names/* bundleOfReceipt */.Yd)(file) ?? file;
        return (0,vault_names/* isNameOfBundle */.B7)(bundle) ? bundle : undefined;
    }
    #named(name) {
        return `${this.#prefix}${name}`;
    }
}
function idsOf({ key }) {
    return key.split("/").map(Number);
}
function exists(name) {
    return new model/* AppError */.uV("output-exists", `${name} is an artifact already, or is being uploaded`, { path: name });
}

;// CONCATENATED MODULE: ./build/vault/artifact/index.js



/***/ })

};
;