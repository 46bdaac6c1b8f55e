"use strict";
exports.id = 7356;
exports.ids = [7356];
exports.modules = {

/***/ 38273:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  w: () => (/* reexport */ hostContext)
});

;// CONCATENATED MODULE: ./node_modules/uuid/dist-node/rng.js
const rnds8 = new Uint8Array(16);
function rng() {
    return crypto.getRandomValues(rnds8);
}

;// CONCATENATED MODULE: ./node_modules/uuid/dist-node/stringify.js

const byteToHex = [];
for (let i = 0; i < 256; ++i) {
    byteToHex.push((i + 0x100).toString(16).slice(1));
}
function unsafeStringify(arr, offset = 0) {
    return (byteToHex[arr[offset + 0]] +
        byteToHex[arr[offset + 1]] +
        byteToHex[arr[offset + 2]] +
        byteToHex[arr[offset + 3]] +
        '-' +
        byteToHex[arr[offset + 4]] +
        byteToHex[arr[offset + 5]] +
        '-' +
        byteToHex[arr[offset + 6]] +
        byteToHex[arr[offset + 7]] +
        '-' +
        byteToHex[arr[offset + 8]] +
        byteToHex[arr[offset + 9]] +
        '-' +
        byteToHex[arr[offset + 10]] +
        byteToHex[arr[offset + 11]] +
        byteToHex[arr[offset + 12]] +
        byteToHex[arr[offset + 13]] +
        byteToHex[arr[offset + 14]] +
        byteToHex[arr[offset + 15]]).toLowerCase();
}
function stringify(arr, offset = 0) {
    const uuid = unsafeStringify(arr, offset);
    if (!validate(uuid)) {
        throw TypeError('Stringified UUID is invalid');
    }
    return uuid;
}
/* harmony default export */ const dist_node_stringify = ((/* unused pure expression or super */ null && (stringify)));

;// CONCATENATED MODULE: ./node_modules/uuid/dist-node/v7.js


const _state = {};
function v7(options, buf, offset) {
    let bytes;
    if (options) {
        bytes = v7Bytes(options.random ?? options.rng?.() ?? rng(), options.msecs, options.seq, buf, offset);
    }
    else {
        const now = Date.now();
        const rnds = rng();
        updateV7State(_state, now, rnds);
        bytes = v7Bytes(rnds, _state.msecs, _state.seq, buf, offset);
    }
    return buf ?? unsafeStringify(bytes);
}
function updateV7State(state, now, rnds) {
    state.msecs ??= -Infinity;
    state.seq ??= 0;
    if (now > state.msecs) {
        state.seq = v7Sequence(rnds);
        state.msecs = now;
    }
    else {
        state.seq = (state.seq + 1) | 0;
        if (state.seq === 0) {
            state.msecs++;
        }
    }
    return state;
}
function v7Bytes(rnds, msecs, seq, buf, offset = 0) {
    if (rnds.length < 16) {
        throw new Error('Random bytes length must be >= 16');
    }
    if (!buf) {
        buf = new Uint8Array(16);
        offset = 0;
    }
    else {
        if (offset < 0 || offset + 16 > buf.length) {
            throw new RangeError(`UUID byte range ${offset}:${offset + 15} is out of buffer bounds`);
        }
    }
    msecs ??= Date.now();
    seq ??= v7Sequence(rnds);
    buf[offset++] = (msecs / 0x10000000000) & 0xff;
    buf[offset++] = (msecs / 0x100000000) & 0xff;
    buf[offset++] = (msecs / 0x1000000) & 0xff;
    buf[offset++] = (msecs / 0x10000) & 0xff;
    buf[offset++] = (msecs / 0x100) & 0xff;
    buf[offset++] = msecs & 0xff;
    buf[offset++] = 0x70 | ((seq >>> 28) & 0x0f);
    buf[offset++] = (seq >>> 20) & 0xff;
    buf[offset++] = 0x80 | ((seq >>> 14) & 0x3f);
    buf[offset++] = (seq >>> 6) & 0xff;
    buf[offset++] = ((seq << 2) & 0xff) | (rnds[10] & 0x03);
    buf[offset++] = rnds[11];
    buf[offset++] = rnds[12];
    buf[offset++] = rnds[13];
    buf[offset++] = rnds[14];
    buf[offset++] = rnds[15];
    return buf;
}
function v7Sequence(rnds) {
    return ((rnds[6] & 0x7f) << 24) | (rnds[7] << 16) | (rnds[8] << 8) | rnds[9];
}
/* harmony default export */ const dist_node_v7 = (v7);

;// CONCATENATED MODULE: ./build/host/signals.js
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
const steps = new Set();
function atExit(step) {
    if (steps.size === 0)
        for (const signal of SIGNALS)
            process.on(signal, end);
    steps.add(step);
    return () => {
        steps.delete(step);
        if (steps.size === 0)
            stopListening();
    };
}
function end(signal) {
    for (const step of [...steps].reverse()) {
        try {
            step();
        }
        catch {
        }
    }
    steps.clear();
    stopListening();
    process.kill(process.pid, signal);
}
function stopListening() {
    for (const signal of SIGNALS)
        process.off(signal, end);
}

;// CONCATENATED MODULE: ./build/host/context.js


function hostContext(own) {
    return {
        ...own,
        now: () => new Date(),
        newId: (at) => dist_node_v7({ msecs: at.getTime() }),
        atExit: atExit,
    };
}

;// CONCATENATED MODULE: ./build/host/index.js



/***/ }),

/***/ 8604:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  et: () => (/* reexport */ asAppError),
  eb: () => (/* reexport */ baselineSummary),
  BW: () => (/* reexport */ baselineText),
  K9: () => (/* reexport */ compareAnnotations),
  ag: () => (/* reexport */ compareJunit),
  tw: () => (/* reexport */ compareSarif),
  oX: () => (/* reexport */ compareSummary),
  n6: () => (/* reexport */ compareText),
  hS: () => (/* reexport */ counted),
  M0: () => (/* reexport */ drillSummary),
  vZ: () => (/* reexport */ drillText),
  Qp: () => (/* reexport */ failureAnnotation),
  uU: () => (/* reexport */ failureDocument),
  jg: () => (/* reexport */ failureSummary),
  kY: () => (/* reexport */ failureText),
  Bd: () => (/* reexport */ findingsError),
  R: () => (/* reexport */ foundSummary),
  iq: () => (/* reexport */ foundText),
  DZ: () => (/* reexport */ humanAge),
  Xe: () => (/* reexport */ humanSize),
  Lf: () => (/* reexport */ inspectSummary),
  O0: () => (/* reexport */ inspectText),
  v$: () => (/* reexport */ isEarlierReport),
  $m: () => (/* reexport */ listSummary),
  so: () => (/* reexport */ listText),
  sN: () => (/* reexport */ logSafe),
  bK: () => (/* reexport */ noBaselineSummary),
  $c: () => (/* reexport */ nothingStoredSummary),
  g$: () => (/* reexport */ printable),
  V_: () => (/* reexport */ pruneGenerationsText),
  tG: () => (/* reexport */ pruneSummary),
  aG: () => (/* reexport */ pruneText),
  Q$: () => (/* reexport */ recoverText),
  rk: () => (/* reexport */ restoreSummary),
  s2: () => (/* reexport */ restoreText),
  Zt: () => (/* reexport */ secretsAnnotation),
  vT: () => (/* reexport */ skippedSummary),
  D_: () => (/* reexport */ snapshotSummary),
  MY: () => (/* reexport */ snapshotText),
  OO: () => (/* reexport */ undoText),
  Il: () => (/* reexport */ verifySummary),
  Bn: () => (/* reexport */ verifyText),
  Pe: () => (/* reexport */ withoutKeys)
});

// EXTERNAL MODULE: ./build/model/index.js + 27 modules
var model = __webpack_require__(61040);
;// CONCATENATED MODULE: ./build/report/wording.js
const UNITS = ["KiB", "MiB", "GiB", "TiB", "PiB"];
function humanSize(sizeBytes) {
    if (sizeBytes < 1024)
        return `${sizeBytes} B`;
    let amount = sizeBytes / 1024;
    let unit = 0;
    for (; amount >= 1023.95 && unit < UNITS.length - 1; unit++)
        amount /= 1024;
    return `${amount.toFixed(1)} ${UNITS[unit]}`;
}
function grouped(count) {
    return String(count).replace(/\B(?=([0-9]{3})+$)/g, ",");
}
function counted(count, noun, plural = `${noun}s`) {
    return `${grouped(count)} ${count === 1 ? noun : plural}`;
}
function distinct(names) {
    const seen = new Map();
    return names.map((name) => {
        const nth = (seen.get(name) ?? 0) + 1;
        seen.set(name, nth);
        return nth === 1 ? name : `${name} (${nth})`;
    });
}
function humanTime(iso) {
    return `${iso.slice(0, 19).replace("T", " ")} UTC`;
}
function shortDigest(digest) {
    return digest === undefined ? "" : digest.slice(0, 12);
}
function contents(store) {
    const { facts } = store;
    if (facts === undefined)
        return counted(store.entries, "entry", "entries");
    switch (facts.kind) {
        case "sqlite": {
            const rows = facts.tables.reduce((sum, table) => sum + table.rows, 0);
            return `${counted(facts.tables.length, "table")}, ${counted(rows, "row")}`;
        }
        case "git": {
            const uncommitted = facts.changed.length + facts.deleted.length;
            const commits = counted(facts.commits, "commit");
            return uncommitted === 0 ? commits : `${commits}, ${counted(uncommitted, "uncommitted path")}`;
        }
        case "file": {
            const files = counted(facts.files, "file");
            return facts.files === 0 && facts.folders > 0 ? counted(facts.folders, "empty folder") : files;
        }
    }
}
const MOMENTS = {
    fenced: "one point in time; writers were held back while it was fixed",
    optimistic: "one point in time; nothing changed while it was copied",
    fuzzy: "not proven to be one point in time",
};
function partlyRead({ readBytes }) {
    return `what is restored was checked; the rest of the bundle (all but ${humanSize(readBytes)}) and its SHA-256 were not checked`;
}
function drillVerdict({ outcome, stores, probes, findings }) {
    switch (outcome) {
        case "ok": {
            const answers = probes.length === 0 ? "no probe was asked" : `${counted(probes.length, "probe")} passed`;
            return `the bundle restores: ${counted(stores.length, "store")} came back as captured, ${answers}`;
        }
        case "corrupt":
            return `the bundle is not what it should be: ${counted(findings.length, "finding")}`;
        case "wrong-key":
            return "no verdict: no key opens the bundle";
        case "inconclusive":
            return "no verdict: the drill could not be carried out, which says nothing about the bundle";
    }
}
function humanAge(ageSeconds) {
    const units = [
        ["day", 86_400],
        ["hour", 3_600],
        ["minute", 60],
    ];
    const seconds = Math.abs(ageSeconds);
    const [noun, unitSeconds] = units.find(([, size]) => seconds >= 2 * size) ?? ["second", 1];
    return `${counted(Math.floor(seconds / unitSeconds), noun)}${ageSeconds < 0 ? " in the future" : ""}`;
}

;// CONCATENATED MODULE: ./build/report/compare-numbers.js


const NOUNS = {
    rows: ["row", "rows"],
    vectors: ["embedding", "embeddings"],
    commits: ["commit", "commits"],
    files: ["file", "files"],
    lines: ["line", "lines"],
    values: ["value", "values"],
    records: ["record", "records"],
};
function amountOf({ code, numbers }) {
    const { amount: unit = "" } = model/* DIFFERENCES */.dz[code];
    return { unit, count: numbers[unit], before: numbers.before };
}
function quantity(count, unit) {
    if (unit === "bytes")
        return humanSize(Math.round(count));
    const [one, several] = NOUNS[unit] ?? ["", ""];
    return counted(Math.round(count), one, several).trimEnd();
}
function several(unit) {
    return NOUNS[unit]?.[1] ?? "";
}
function measure(value) {
    if (Number.isInteger(value) || Math.abs(value) >= 10_000)
        return grouped(Math.round(value));
    return String(Number(value.toPrecision(4)));
}
function ratio(value) {
    return String(Math.floor(value * 10_000) / 10_000);
}
function percent(value) {
    if (value > 0 && value < 0.1)
        return "below 0.1 %";
    return `${value >= 100 ? grouped(Math.round(value)) : String(Number(value.toFixed(1)))} %`;
}
function signed(difference, said) {
    return `${difference < 0 ? "-" : "+"}${said(Math.abs(difference))}`;
}

;// CONCATENATED MODULE: ./build/report/compare-place.js

const OBJECT = /^(index|trigger|view) (.+)$/s;
const REF = /^refs\/(heads|tags)\/(.+)$/s;
const REFS = { heads: "branch", tags: "tag" };
function placeNames({ path, pointer, table, column, object, ref }) {
    const [, type = "schema object", objectName = object] = OBJECT.exec(object ?? "") ?? [];
    const [, space = "", refName = ref] = REF.exec(ref ?? "") ?? [];
    const names = [
        ["file", path],
        ["value", pointer === "" ? undefined : pointer],
        ["table", table],
        ["column", column],
        [type, objectName],
        [REFS[space] ?? "ref", refName],
    ];
    return names.flatMap(([noun, name]) => (name === undefined ? [] : [{ noun, name }]));
}
function placeWords({ place }, show) {
    return placeNames(place)
        .map(({ noun, name }) => `${noun} ${show(name)}`)
        .join(", ");
}
function whereWords(judged, show) {
    return [show(judged.store), placeWords(judged, show)].filter((part) => part !== "").join(", ");
}
function locator(stores, folder = "") {
    const paths = new Map(stores.map((store) => [(0,model/* storeKey */.LN)(store), store.path]));
    const inFolder = (path) => (path == null ? null : `${folder}${path}`);
    return ({ kind, store, place }) => {
        const path = inFolder(place.path ?? paths.get((0,model/* storeKey */.LN)({ kind, name: store })));
        return { path, file: kind === "sqlite" ? path : inFolder(place.path) };
    };
}

;// CONCATENATED MODULE: ./build/report/compare-claims.js



const CLAIMS = {
    "store-removed": (judged) => `the store is gone${sized(judged)}`,
    "store-added": (judged) => `the store is new${sized(judged)}`,
    "store-emptied": () => "the store holds nothing any more",
    "store-shrunk": (judged) => `the store shrank${fromTo(judged, humanSize)}`,
    "store-grown": (judged) => `the store grew${fromTo(judged, humanSize)}`,
    "store-changed": () => "the store changed",
    "store-not-compared": () => "the store could not be compared: it met a limit of time or memory",
    "table-added": (judged) => `the table is new${holding(judged, "with")}`,
    "table-removed": (judged) => `the table is gone${holding(judged, "with its")}`,
    "table-changed": ({ numbers }) => `other content in as many rows${only(numbers.after ?? numbers.before)}`,
    "column-added": () => "the column is new",
    "column-removed": () => "the column is gone",
    "column-changed": () => "the column is declared anew",
    "object-added": (judged) => `the ${noun(judged)} is new`,
    "object-removed": (judged) => `the ${noun(judged)} is gone`,
    "object-changed": (judged) => `the ${noun(judged)} is defined otherwise`,
    "schema-changed": () => "the schema changed",
    "user-version-changed": (judged) => `user_version changed${fromTo(judged, measure)}`,
    "application-id-changed": (judged) => `application_id changed${fromTo(judged, measure)}`,
    "rows-added": (judged) => gained(judged),
    "rows-removed": (judged) => part(judged, "is gone", "are gone"),
    "rows-changed": (judged) => part(judged, "changed"),
    "rows-duplicated": (judged) => worse(judged, "repeats another", "repeat another"),
    "vectors-dimension-changed": (judged) => dimension(judged),
    "vectors-not-finite": (judged) => worse(judged, "holds NaN or infinity", "hold NaN or infinity"),
    "vectors-zero": (judged) => worse(judged, "is zero", "are zero"),
    "vectors-norm-drifted": (judged) => `the mean length changed${fromTo(judged, measure)}${drift(judged)}`,
    "vectors-duplicated": (judged) => worse(judged, "equals another", "equal another"),
    "vectors-orphaned": (judged) => worse(judged, "has no row", "have no row"),
    "vectors-missing": (judged) => worse(judged, "has no embedding", "have no embedding"),
    "vectors-recall": (judged) => `recall${known(judged, "recall")}${probed(judged)}`,
    "vectors-overlap": (judged) => `neighbour overlap${known(judged, "overlap")}${probed(judged)}`,
    "commits-added": (judged) => gained(judged),
    "history-rewritten": (judged) => `history was rewritten${lost(judged)}`,
    "ref-added": (judged) => `the ${noun(judged)} is new`,
    "ref-removed": (judged) => `the ${noun(judged)} is gone`,
    "ref-changed": (judged) => `the ${noun(judged)} was moved`,
    "head-changed": () => "another branch is checked out",
    "file-added": (judged) => (judged.numbers.renamed ? "the file has a new name" : `the file is new${sized(judged)}`),
    "file-removed": (judged) => `${files(judged)} gone${sized(judged)}`,
    "file-emptied": (judged) => `the file holds nothing any more${sized(judged, "before")}`,
    "file-changed": (judged) => `the content changed${lines(judged)}`,
    "file-mode-changed": () => "the permission to execute changed",
    "files-duplicated": (judged) => worse(judged, "has the content of another", "have the content of another"),
    "json-invalid": ({ numbers: { lines: count, before } }) => count === undefined || before === undefined
        ? "the file is no JSON any more"
        : `${agreeing(count, "lines", "is", "are")} no JSON any more`,
    "values-added": (judged) => gained(judged),
    "values-removed": (judged) => part(judged, "is gone", "are gone"),
    "values-changed": (judged) => part(judged, "changed"),
    "value-decreased": ({ numbers: { before, after } }) => `the value may only grow, and ${after === undefined ? "is gone" : "went back"}${between(before, after, measure)}`,
    "records-added": (judged) => gained(judged),
    "records-removed": (judged) => part(judged, "is gone", "are gone"),
    "records-changed": (judged) => part(judged, "changed"),
    "records-duplicated": (judged) => worse(judged, "repeats another", "repeat another"),
};
function part(judged, one, many = one) {
    const { unit, count, before } = amountOf(judged);
    if (count === undefined)
        return `${several(unit)} ${many}`;
    const verb = count === 1 ? one : many;
    if (before === undefined || before < count || before === 0)
        return `${quantity(count, unit)} ${verb}`;
    return `${measure(count)} of ${quantity(before, unit)} (${percent((100 * count) / before)}) ${verb}`;
}
function gained(judged) {
    const { unit, count, before } = amountOf(judged);
    if (count === undefined)
        return `${several(unit)} are new`;
    return `${agreeing(count, unit, "is", "are")} new${before === undefined ? "" : ` (${measure(before)} before)`}`;
}
function worse(judged, one, many) {
    const { unit, count } = amountOf(judged);
    if (count === undefined)
        return `more ${several(unit)} ${many}`;
    return `${quantity(count, unit).replace(" ", " more ")} ${count === 1 ? one : many}`;
}
function agreeing(count, unit, ...[one, many]) {
    return `${quantity(count, unit)} ${count === 1 ? one : many}`;
}
function fromTo({ numbers: { before, after } }, said) {
    return between(before, after, said);
}
function between(before, after, said) {
    if (before === undefined)
        return after === undefined ? "" : ` to ${said(after)}`;
    return after === undefined ? ` (${said(before)} before)` : ` from ${said(before)} to ${said(after)}`;
}
function dimension({ numbers: { before, after, vectors } }) {
    if (before !== after || before === undefined)
        return `the dimension changed${between(before, after, measure)}`;
    const subject = vectors === undefined ? "embeddings have" : agreeing(vectors, "vectors", "has", "have");
    return `${subject} another dimension than ${measure(before)}`;
}
function holding(judged, how) {
    const { unit, count } = amountOf(judged);
    return count === undefined ? "" : `, ${how} ${quantity(count, unit)}`;
}
function only(rows) {
    return rows === undefined ? " as before" : ` as before (${measure(rows)})`;
}
function drift({ numbers: { drift: by } }) {
    return by === undefined ? "" : `, by ${percent(100 * by)}`;
}
function known({ numbers }, name) {
    const value = numbers[name];
    return value === undefined ? " fell" : ` is ${ratio(value)}`;
}
function probed({ numbers: { probes, neighbours } }) {
    if (probes === undefined)
        return "";
    const each = neighbours === undefined ? "" : ` of ${counted(neighbours, "neighbour")}`;
    return ` over ${counted(probes, "probe")}${each}`;
}
function lost(judged) {
    const { unit, count } = amountOf(judged);
    return count === undefined || count === 0 ? "" : `, ${agreeing(count, unit, "is", "are")} not in it any more`;
}
function sized({ numbers }, when = "") {
    const sizeBytes = numbers.bytes;
    return sizeBytes === undefined ? "" : ` (${`${humanSize(Math.round(sizeBytes))} ${when}`.trimEnd()})`;
}
function files({ numbers }) {
    const count = numbers.files;
    return count === undefined ? "the file is" : agreeing(count, "files", "is", "are");
}
function lines({ numbers: { linesAdded, linesRemoved, bytes, before, after } }) {
    if (linesAdded !== undefined && linesRemoved !== undefined)
        return `: ${counted(linesAdded, "line")} added, ${measure(linesRemoved)} removed`;
    return bytes === undefined ? "" : between(before, after, humanSize);
}
function noun({ place }) {
    return placeNames(place).at(-1)?.noun ?? "object";
}

;// CONCATENATED MODULE: ./build/report/compare-findings.js




const MAX_COLUMNS = 10;
function sentence(judged) {
    return [CLAIMS[judged.code](judged), ...limitWords(judged)].join("; ");
}
function columnWords({ parts = [] }, show) {
    if (parts.length === 0)
        return null;
    const named = parts.slice(0, MAX_COLUMNS).map(({ column, count }) => `${show(column)} (${counted(count, "row")})`);
    return `columns: ${[...named, ...more(parts.length - named.length)].join(", ")}`;
}
function sampleLines(judged, show, max = Number.POSITIVE_INFINITY) {
    const { numbers, place } = judged;
    if (numbers.renamed)
        return judged.samples.map(({ key }) => `earlier name: ${show(key)}`);
    const told = judged.samples.filter(({ key, before, after }) => key !== place.pointer || before !== after);
    const shown = told.slice(0, max);
    const lines = shown.map(({ key, columns = [], before, after }) => {
        const content = contentWords({ before, after }, show);
        const details = content.length > 0 || columns.length === 0 ? content : [columns.map(show).join(", ")];
        return [...(key === place.pointer ? [] : [show(key)]), ...details].join(": ");
    });
    const { unit, count = 0 } = amountOf(judged);
    const all = unit === "bytes" || unit === "lines" ? told.length : Math.max(told.length, count);
    return lines.length === 0 ? [] : [...lines, ...more(all - lines.length)];
}
function byImportance(findings) {
    const seen = new Map();
    return findings
        .map((judged, index) => {
        const kind = `${judged.severity} ${judged.code}`;
        const nth = seen.get(kind) ?? 0;
        seen.set(kind, nth + 1);
        return { judged, rank: [SEVERITY_RANKS[judged.severity], nth, model/* DIFFERENCE_CODES */.N5.indexOf(judged.code), index] };
    })
        .sort((a, b) => a.rank.map((rank, place) => rank - (b.rank[place] ?? 0)).find((order) => order !== 0) ?? 0)
        .map(({ judged }) => judged);
}
const LEVELS = { error: "error", warn: "warning", notice: "notice" };
const SEVERITY_RANKS = { error: 0, warn: 1, notice: 2 };
const LIMITS = {
    max: (allowed, unit) => `at most ${quantity(allowed, unit)}`,
    maxPercent: (allowed) => `at most ${percent(allowed)}`,
    minRecall: (allowed) => `at least ${ratio(allowed)}`,
    minOverlap: (allowed) => `at least ${ratio(allowed)}`,
    maxNormDrift: (allowed) => `at most ${percent(100 * allowed)}`,
};
function limitWords(judged) {
    const { limits = [] } = judged;
    const broken = limits.filter((limit) => !limit.kept);
    const said = (broken.length > 0 ? broken : limits).map(({ name, allowed }) => LIMITS[name](allowed, amountOf(judged).unit));
    if (said.length === 0)
        return [];
    return [`${broken.length > 0 ? "allowed" : "within what is allowed"}: ${said.join(", ")}`];
}
function contentWords({ before, after }, show) {
    if (before === undefined)
        return after === undefined ? [] : [`now ${show(after)}`];
    return [after === undefined ? `was ${show(before)}` : `${show(before)} -> ${show(after)}`];
}
function more(count) {
    return count > 0 ? [`and ${counted(count, "more", "more")}`] : [];
}

;// CONCATENATED MODULE: ./build/report/printable.js
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}\u200b\u2060-\u2064\ufeff]/gu;
const SECRET_KEY = /AGE-(?:SECRET-KEY|PLUGIN)-[0-9A-Z-]+/gi;
const SIGNING_KEY = /RW(?:QAAEIy|RTY0Iy)[0-9A-Za-z+/]{64,}=*/g;
function printable(text) {
    return withoutKeys(text).replace(UNPRINTABLE, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}
function withoutKeys(text) {
    return text.replace(SECRET_KEY, "AGE-SECRET-KEY-***").replace(SIGNING_KEY, "RW***");
}
function logSafe(text) {
    return text
        .split(/\r\n|[\r\n]/)
        .map((line) => line.replace(/^([\s\u0085]*):(?=:)/, "$1:\\").replaceAll("##[", "#\\#["))
        .join("\n");
}

;// CONCATENATED MODULE: ./build/report/failure.js


const MAX_ANNOTATION = 4096;
function asAppError(thrown) {
    if (thrown instanceof model/* AppError */.uV)
        return thrown;
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    const [line = ""] = message.split("\n");
    return new model/* AppError */.uV("internal", line === "" ? "no message" : line, { cause: thrown });
}
function findingsError(findings) {
    const [first, ...rest] = findings.map(({ code, path, message }) => ({ code, path, message }));
    return first === undefined
        ? new model/* AppError */.uV("internal", "a check failed and found nothing")
        : model/* AppError */.uV.of([first, ...rest]);
}
function failureDocument(error) {
    return {
        code: error.code,
        message: withoutKeys(error.message),
        hint: error.hint,
        exitCode: error.exitCode,
        problems: error.problems.map((problem) => ({
            ...problem,
            message: withoutKeys(problem.message),
            ...(problem.path === undefined ? {} : { path: withoutKeys(problem.path) }),
            hint: model/* ERRORS */.Sr[problem.code].hint,
        })),
    };
}
function failureText(error, command) {
    const name = command === undefined ? "memsnap" : `memsnap ${command}`;
    const hint = (code) => `hint: ${model/* ERRORS */.Sr[code].hint.replace("help <command>", `help ${command ?? ""}`.trim())}`;
    const only = error.problems.length === 1 ? error.problems[0] : undefined;
    if (only !== undefined)
        return `${name}: ${printable(only.message)} [${only.code}]\n${hint(only.code)}\n`;
    const blocks = byCode(error.problems).map(([code, problems]) => [
        `${model/* ERRORS */.Sr[code].title} [${code}]`,
        ...problems.map((problem) => `  - ${printable(problem.message)}`),
        `  ${hint(code)}`,
    ].join("\n"));
    return `${[`${name}: ${error.problems.length} problems`, ...blocks].join("\n\n")}\n`;
}
function failureAnnotation(error, hints = {}) {
    const several = error.problems.length > 1;
    const blocks = byCode(error.problems).map(([code, problems]) => [
        ...problems.map((problem) => `${several ? "- " : ""}${printable(problem.message)}`),
        `hint: ${hints[code] ?? model/* ERRORS */.Sr[code].hint} [${code}]`,
    ].join("\n"));
    return { title: `${model/* ERRORS */.Sr[error.code].title} (${error.code})`, message: fittingAnnotation(blocks.join("\n")) };
}
function byCode(problems) {
    const groups = new Map();
    for (const problem of problems) {
        const group = groups.get(problem.code);
        if (group === undefined)
            groups.set(problem.code, [problem]);
        else
            group.push(problem);
    }
    return [...groups];
}
function fittingAnnotation(text) {
    if (text.length <= MAX_ANNOTATION)
        return text;
    const ending = "\n... cut here; the log and the summary hold the rest";
    return text.slice(0, MAX_ANNOTATION - ending.length).replace(/[\ud800-\udbff]$/, "") + ending;
}

;// CONCATENATED MODULE: ./build/report/compare-annotations.js






const MAX_ANNOTATIONS = 10;
function compareAnnotations({ findings, stores }) {
    const important = byImportance(findings);
    const locate = locator(stores);
    return ["error", "warn", "notice"].flatMap((severity) => {
        const all = important.filter((judged) => judged.severity === severity);
        const left = all.length - MAX_ANNOTATIONS;
        return all.slice(0, MAX_ANNOTATIONS).map((judged, index) => {
            const isLast = index === MAX_ANNOTATIONS - 1 && left > 0;
            return annotation(judged, locate(judged).file, isLast ? [`and ${counted(left, `more ${LEVELS[severity]}`)}`] : []);
        });
    });
}
function annotation(judged, file, ending) {
    const { title, about } = model/* DIFFERENCES */.dz[judged.code];
    const lines = [`${whereWords(judged, printable)}: ${sentence(judged)}`, about, ...ending];
    return {
        level: LEVELS[judged.severity],
        title: `${title} (${judged.code})`,
        message: fittingAnnotation(lines.join("\n")),
        ...(file === null ? {} : { file }),
    };
}

;// CONCATENATED MODULE: ./build/report/compare-sides.js


const SIDES = {
    bundle: "bundle",
    receipt: "receipt",
    baseline: "baseline file",
    sources: "live sources",
};
const KNOWN = {
    digests: "only digests of its stores are known",
    summaries: "only counts are known of it, not rows and lines",
};
const SHALLOW = {
    digests: "compared by digest alone, which tells that a store changed and not what of it",
    summaries: "compared by counts, which do not tell apart single rows, commits or lines",
};
function sideName({ what, name }, show) {
    return `${SIDES[what]} ${show(name)}`;
}
function sideFacts({ agent, createdAt, label, depth }, show) {
    return [
        ...(agent === null ? [] : [`agent ${show(agent)}`]),
        ...(createdAt === null ? [] : [humanTime(createdAt)]),
        ...(label === null ? [] : [`label ${show(label)}`]),
        ...(depth === "contents" ? [] : [KNOWN[depth]]),
    ];
}
function countWords({ errors, warnings, notices, ignored, changed }) {
    const counts = [
        [errors, "error"],
        [warnings, "warning"],
        [notices, "notice"],
    ];
    const said = counts.flatMap(([count, noun]) => (count === 0 ? [] : [counted(count, noun)]));
    const none = changed ? "nothing to report" : "nothing differs";
    const passed = ignored === 0 ? [] : [`${counted(ignored, "difference")} ignored by the policy`];
    return [...(said.length === 0 ? [none] : said), ...passed].join(", ");
}
function shallowStores(stores) {
    return ["digests", "summaries"].flatMap((depth) => {
        const names = stores.filter((store) => store.status === "changed" && store.depth === depth).map(({ name }) => name);
        return names.length === 0 ? [] : [[depth, names]];
    });
}
function held(store) {
    const { name, kind } = store;
    const { before, after } = alike(store);
    const said = (side) => {
        if (side === null)
            return null;
        const { entries, bytes, summary } = side;
        return contents({ name, kind, entries, bytes, ...(summary === null ? {} : { facts: summary }) });
    };
    return { before: said(before), after: said(after) };
}
function changeWords(store) {
    const { before, after } = alike(store);
    if (store.status === "same")
        return "none";
    if (before === null)
        return "new";
    if (after === null)
        return "gone";
    const [was, is] = [countsOf(before), countsOf(after)];
    const words = Object.entries(is).flatMap(([noun, count]) => {
        const change = count - (was[noun] ?? 0);
        return change === 0 ? [] : [signed(change, (size) => counted(size, noun, plural(noun)))];
    });
    const bytes = after.bytes - before.bytes;
    const all = [...words, ...(bytes === 0 ? [] : [signed(bytes, humanSize)])];
    return all.length === 0 ? "other content" : all.join(", ");
}
function alike({ before, after }) {
    if (before === null || after === null)
        return { before, after };
    if (before.summary !== null && after.summary !== null)
        return { before, after };
    return { before: { ...before, summary: null }, after: { ...after, summary: null } };
}
function countsOf({ summary, entries }) {
    return summary === null ? { entry: entries } : summaryCounts(summary);
}
function summaryCounts(summary) {
    switch (summary.kind) {
        case "sqlite":
            return { table: summary.tables.length, row: summary.tables.reduce((sum, { rows }) => sum + rows, 0) };
        case "git":
            return { commit: summary.commits, "uncommitted path": summary.changed.length + summary.deleted.length };
        case "file":
            return { file: summary.files };
    }
}
function plural(noun) {
    return noun === "entry" ? "entries" : `${noun}s`;
}

;// CONCATENATED MODULE: ./build/report/compare-junit.js






const NOT_XML = /[\ufffe\uffff]/g;
const REFERENCES = { "&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "apos" };
function compareJunit({ stores, findings }, folder = "") {
    const locate = locator(stores, folder);
    const byStore = Map.groupBy(findings, ({ kind, store }) => (0,model/* storeKey */.LN)({ kind, name: store }));
    const suites = stores.map((store) => {
        const own = byStore.get((0,model/* storeKey */.LN)(store)) ?? [];
        const grave = own.filter(({ severity }) => severity !== "notice");
        const cases = grave.length === 0 ? [passed(store, own)] : namedApart(grave.map((judged) => caseOf(judged, locate(judged))));
        return { store, cases };
    });
    const cases = suites.flatMap((suite) => suite.cases);
    return [
        `<?xml version="1.0" encoding="UTF-8"?>`,
        `<testsuites ${attributes({ name: "agent memory", ...totals(cases) })}>`,
        ...suites.flatMap(({ store, cases: own }) => suiteLines(store, own)),
        "</testsuites>",
        "",
    ].join("\n");
}
function suiteLines(store, cases) {
    const classname = `${store.kind}.${store.name.replaceAll(".", "_")}`;
    return [
        `  <testsuite ${attributes({ name: (0,model/* storeKey */.LN)(store), ...totals(cases) })}>`,
        ...cases.flatMap(({ name, file, body }) => [
            `    <testcase ${attributes({ classname, name, ...(file === null ? {} : { file }), time: "0" })}>`,
            `      ${body}`,
            "    </testcase>",
        ]),
        "  </testsuite>",
    ];
}
function caseOf(judged, { file }) {
    const { title, about } = model/* DIFFERENCES */.dz[judged.code];
    const place = placeWords(judged, printable);
    const columns = columnWords(judged, printable);
    const said = `${LEVELS[judged.severity]}: ${sentence(judged)}`;
    const text = [
        `${said} (${about})`,
        ...(columns === null ? [] : [columns]),
        ...sampleLines(judged, printable).map((line) => `- ${line}`),
    ].join("\n");
    const isFailure = judged.severity === "error";
    return {
        name: place === "" ? title : `${title}: ${place}`,
        isFailure,
        body: isFailure
            ? `<failure ${attributes({ type: judged.code, message: said })}>${escaped(text)}</failure>`
            : `<system-out>${escaped(text)}</system-out>`,
        file,
    };
}
function passed(store, notices) {
    const lines = [
        `change: ${changeWords(store)}`,
        ...notices.map((judged) => {
            const place = placeWords(judged, printable);
            return `notice: ${place === "" ? "" : `${place}: `}${sentence(judged)}`;
        }),
    ];
    const body = `<system-out>${escaped(lines.join("\n"))}</system-out>`;
    return { name: "within the policy", isFailure: false, body, file: null };
}
function namedApart(cases) {
    const names = distinct(cases.map(({ name }) => name));
    return cases.map((each, index) => ({ ...each, name: names[index] ?? each.name }));
}
function totals(cases) {
    const failures = cases.filter(({ isFailure }) => isFailure).length;
    return { tests: `${cases.length}`, failures: `${failures}`, errors: "0", time: "0" };
}
function attributes(values) {
    return Object.entries(values)
        .map(([name, value]) => `${name}="${escaped(printable(value))}"`)
        .join(" ");
}
function escaped(text) {
    return text
        .replace(NOT_XML, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`)
        .replace(/[&<>"']/g, (char) => `&${REFERENCES[char]};`);
}

;// CONCATENATED MODULE: ./build/report/compare-fingerprint.js
const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;
function fingerprint(texts) {
    let hash = OFFSET;
    for (const byte of new TextEncoder().encode(JSON.stringify(texts)))
        hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * PRIME);
    return hash.toString(16).padStart(16, "0");
}

;// CONCATENATED MODULE: ./build/report/compare-sarif.js






const MAX_RESULTS = 5000;
const SARIF_LEVELS = { ignore: "none", notice: "note", warn: "warning", error: "error" };
function compareSarif(comparison, folder = "") {
    return `${JSON.stringify(sarifLog(comparison, folder), null, 2)}\n`;
}
function sarifLog({ findings, stores, current }, folder = "") {
    const important = byImportance(findings);
    const locate = locator(stores, folder);
    const seen = new Map();
    return {
        $schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [
            {
                tool: {
                    driver: {
                        name: "agent-memory-snapshot",
                        version: model/* VERSION */.xv,
                        semanticVersion: model/* VERSION */.xv,
                        rules: model/* DIFFERENCE_CODES */.N5.map(rule),
                    },
                },
                automationDetails: { id: `agent-memory/${current.agent === null ? "" : `${uriOf(current.agent)}/`}` },
                invocations: [{ executionSuccessful: true, ...cutNotice(important.length - MAX_RESULTS) }],
                columnKind: "utf16CodeUnits",
                results: important.slice(0, MAX_RESULTS).map((judged) => result(judged, locate(judged).path, seen)),
            },
        ],
    };
}
function rule(code) {
    const { title, about, severity } = model/* DIFFERENCES */.dz[code];
    return {
        id: code,
        name: code.replace(/(?:^|-)([a-z])/g, (_, letter) => letter.toUpperCase()),
        shortDescription: { text: capital(title) },
        fullDescription: { text: `${capital(title)}: ${about}.` },
        help: { text: `${capital(about)}. Its severity and its limits are set by a policy, under the code ${code}.` },
        defaultConfiguration: { level: SARIF_LEVELS[severity] },
        properties: { tags: ["agent-memory"] },
    };
}
function result(judged, path, seen) {
    const { code, store, kind, place, severity } = judged;
    const names = placeNames(place);
    const print = fingerprint([code, kind, store, ...names.flatMap(({ noun, name }) => [noun, name])]);
    const nth = (seen.get(print) ?? 0) + 1;
    seen.set(print, nth);
    return {
        ruleId: code,
        level: SARIF_LEVELS[severity],
        message: { text: message(`${whereWords(judged, printable)}: ${sentence(judged)}.`) },
        locations: [
            {
                physicalLocation: {
                    artifactLocation: { uri: uriOf(path ?? store), uriBaseId: "%SRCROOT%" },
                    region: { startLine: 1 },
                },
                logicalLocations: [
                    {
                        name: printable(names.at(-1)?.name ?? store),
                        fullyQualifiedName: printable([store, ...names.map(({ name }) => name)].join("/")),
                        kind: names.at(-1)?.noun ?? "store",
                    },
                ],
            },
        ],
        partialFingerprints: { primaryLocationLineHash: `${print}:${nth}` },
    };
}
function cutNotice(left) {
    if (left <= 0)
        return {};
    const text = `${counted(left, "more finding is", "more findings are")} not among the results.`;
    return { toolExecutionNotifications: [{ level: "warning", message: { text } }] };
}
function uriOf(path) {
    const parts = path.split("/").filter((part) => part !== "" && part !== "." && part !== "..");
    return parts.map((part) => encodeURIComponent(part.toWellFormed())).join("/") || "memory";
}
function message(text) {
    return text.replace(/[\\[\]]/g, "\\$&").replace(/[{}]/g, "$&$&");
}
function capital(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

;// CONCATENATED MODULE: ./build/report/compare-chart.js


const MAX_BARS = 10;
const MAX_PERCENT = 200;
const MAX_LABEL = 32;
function growthChart(stores) {
    const all = stores.flatMap(barsOf).filter((bar) => bar.percent !== 100);
    if (all.length < 2)
        return "";
    const bars = [...all].sort((a, b) => Math.abs(b.percent - 100) - Math.abs(a.percent - 100)).slice(0, MAX_BARS);
    const labels = distinct(bars.map(({ label, percent: value }) => `${label} ${percent(value)}`));
    return [
        "```mermaid",
        `%%{init: ${JSON.stringify(look(bars.length))}}%%`,
        "xychart-beta horizontal",
        `  title "Rows, commits and files in percent of before"`,
        `  x-axis [${labels.map((label) => `"${label}"`).join(", ")}]`,
        `  y-axis 0 --> ${MAX_PERCENT}`,
        `  bar [${bars.map(({ percent: value }) => Math.min(value, MAX_PERCENT).toFixed(1)).join(", ")}]`,
        `  line [${bars.map(() => "100").join(", ")}]`,
        "```",
    ].join("\n");
}
function look(bars) {
    return {
        xyChart: { width: 800, height: 100 + 36 * bars },
        themeVariables: { xyChart: { plotColorPalette: "#4493f8, #d1242f" } },
    };
}
function barsOf({ name, status, before, after }) {
    if (status !== "changed")
        return [];
    const [was, is] = [before?.summary, after?.summary];
    if (was?.kind === "sqlite" && is?.kind === "sqlite") {
        const rows = new Map(is.tables.map((table) => [table.name, table.rows]));
        return was.tables.flatMap((table) => bar(`${name} ${table.name}`, table.rows, rows.get(table.name) ?? 0));
    }
    if (was?.kind === "git" && is?.kind === "git")
        return bar(`${name} commits`, was.commits, is.commits);
    if (was?.kind === "file" && is?.kind === "file")
        return bar(`${name} files`, was.files, is.files);
    return [];
}
function bar(label, before, after) {
    return before === 0 ? [] : [{ label: plain(label), percent: (100 * after) / before }];
}
function plain(label) {
    const chars = [...label.slice(-2 * MAX_LABEL).replace(/[^\p{L}\p{N} ._/-]/gu, "_")];
    return chars.length > MAX_LABEL ? `...${chars.slice(-MAX_LABEL).join("")}` : chars.join("");
}

;// CONCATENATED MODULE: ./build/report/markdown.js



const MAX_CELL = 300;
const MAX_LIST_BYTES = 100_000;
function prose(text) {
    return printable(clipped(text))
        .replace(/[^\p{L}\p{M}\p{N} /,;.()-]/gu, (char) => `&#${char.codePointAt(0)};`)
        .replace(/(?<=www)\./gi, "&#46;")
        .replaceAll("&#64;", "&#64;<!-- -->")
        .replaceAll("&#35;", "&#35;<!-- -->");
}
function code(text) {
    return `<code>${prose(text)}</code>`;
}
function markdownTable(titles, rows) {
    return [row(titles), row(titles.map(() => "---")), ...rows].join("\n");
}
function row(cells) {
    return `| ${cells.join(" | ")} |`;
}
function folded(title, body) {
    return `<details><summary>${prose(title)}</summary>\n\n${body}\n\n</details>`;
}
function fitting(items, line, maxBytes) {
    const lines = [];
    let bytes = 0;
    for (const item of items) {
        const next = line(item);
        bytes += (0,model/* byteLength */.dp)(next) + 1;
        if (bytes > maxBytes)
            break;
        lines.push(next);
    }
    return { lines, left: items.length - lines.length };
}
function list(titles, items, cells) {
    if (items.length === 0)
        return "";
    const { lines, left } = fitting(items, (item) => row(cells(item)), MAX_LIST_BYTES);
    return blocks(markdownTable(titles, lines), andMore(left));
}
function digests(entries) {
    const lines = entries.flatMap(([name, value]) => (value === null ? [] : [`- ${name}: ${code(value)}`]));
    return lines.length === 0 ? "" : folded("Identifiers", lines.join("\n"));
}
function andMore(left) {
    return left === 0 ? "" : `and ${grouped(left)} more`;
}
function blocks(...parts) {
    return parts.filter((part) => part !== "").join("\n\n");
}
function clipped(text) {
    const chars = [...text.slice(0, 2 * MAX_CELL + 2)];
    return chars.length > MAX_CELL ? `${chars.slice(0, MAX_CELL).join("")}...` : text;
}

;// CONCATENATED MODULE: ./build/report/compare-summary.js







const MAX_SAMPLES = 10;
const MAX_NAMES = 20;
const HEADINGS = {
    pass: "✅ Memory compared",
    warn: "⚠️ Memory changed",
    fail: "❌ Memory regression",
};
const ICONS = { error: "❌", warn: "⚠️", notice: "ℹ️" };
function compareSummary(comparison) {
    const { verdict, base, current, policy, notes, stores, findings } = comparison;
    const important = byImportance(findings);
    const grave = important.filter(({ severity }) => severity !== "notice");
    const notices = important.filter(({ severity }) => severity === "notice");
    return blocks(`### ${HEADINGS[verdict]}: ${countWords(comparison)}`, worst(grave), `${sideWords(base)} → ${sideWords(current)}${policy === null ? "" : ` · policy ${code(policy)}`}`, ...fitting(notes, (note) => `> ${prose(note)}`, MAX_LIST_BYTES / 4).lines, storeTable(stores), ...shallowStores(stores).map(([depth, names]) => `${nameList(names)}: ${SHALLOW[depth]}.`), findingTable(grave), notices.length === 0 ? "" : folded(counted(notices.length, "notice"), findingTable(notices)), growthChart(stores), detailList(important), digests([
        ["base snapshot", base.snapshotId],
        ["base state", base.stateDigest],
        ["current snapshot", current.snapshotId],
        ["current state", current.stateDigest],
    ]));
}
function sideWords(side) {
    const facts = sideFacts(side, code);
    return facts.length === 0 ? sideName(side, code) : `${sideName(side, code)} (${facts.join(", ")})`;
}
function worst([judged]) {
    if (judged === undefined)
        return "";
    return `${whereWords(judged, code)}: **${sentence(judged)}**. In other words: ${model/* DIFFERENCES */.dz[judged.code].about}.`;
}
function storeTable(stores) {
    const changed = stores.filter(({ status }) => status !== "same");
    const same = stores.length - changed.length;
    return blocks(list(["Store", "Kind", "Before", "After", "Change"], changed, (store) => {
        const { before, after } = held(store);
        const cells = [sideCell(before, store.before), sideCell(after, store.after)];
        return [code(store.name), store.kind, ...cells, changeWords(store)];
    }), same === 0 ? "" : `${counted(same, "store is", "stores are")} unchanged.`);
}
function sideCell(said, numbers) {
    return numbers === null ? "–" : `${said} · ${humanSize(numbers.bytes)}`;
}
function findingTable(findings) {
    return list(["", "Store", "Where", "What"], findings, (judged) => [
        ICONS[judged.severity],
        code(judged.store),
        placeWords(judged, code),
        sentence(judged),
    ]);
}
function detailList(findings) {
    const detailed = findings.filter(({ parts = [], samples }) => parts.length > 0 || samples.length > 0);
    if (detailed.length === 0)
        return "";
    const { lines, left } = fitting(detailed, detailItem, 2 * MAX_LIST_BYTES);
    return folded("Columns and samples", blocks(lines.filter((line) => line !== "").join("\n"), andMore(left)));
}
function detailItem(judged) {
    const columns = columnWords(judged, code);
    const lines = [...(columns === null ? [] : [columns]), ...sampleLines(judged, code, MAX_SAMPLES)];
    if (lines.length === 0)
        return "";
    const title = `${ICONS[judged.severity]} ${whereWords(judged, code)}: ${model/* DIFFERENCES */.dz[judged.code].title}`;
    return [`- ${title}`, ...lines.map((line) => `  - ${line}`)].join("\n");
}
function nameList(names) {
    const left = names.length - MAX_NAMES;
    return [...names.slice(0, MAX_NAMES).map(code), ...(left > 0 ? [andMore(left)] : [])].join(", ");
}

;// CONCATENATED MODULE: ./build/report/table.js
function table(titles, rows) {
    if (rows.length === 0)
        return [];
    const columns = titles.map((title) => (typeof title === "string" ? { title } : title));
    const lines = [columns.map((column) => column.title), ...rows];
    const widths = columns.map((_, index) => lines.reduce((most, cells) => Math.max(most, width(cells[index] ?? "")), 0));
    return lines.map((cells) => columns
        .map(({ align }, index) => pad(cells[index] ?? "", widths[index] ?? 0, align))
        .join("  ")
        .trimEnd());
}
function pairs(entries) {
    const said = entries.filter((entry) => entry[1] !== null);
    const nameWidth = Math.max(...said.map(([name]) => name.length));
    return said.map(([name, value]) => `${name.padEnd(nameWidth)}  ${value}`);
}
function pad(cell, to, align) {
    const gap = " ".repeat(to - width(cell));
    return align === "right" ? gap + cell : cell + gap;
}
function width(cell) {
    return [...cell].length;
}

;// CONCATENATED MODULE: ./build/report/secrets-text.js




const MAX_LISTED = 50;
const IN = {
    content: "",
    name: "in its name",
    schema: "in its schema",
    history: "in the history of git",
};
function secrets_text_totals({ rules }) {
    return rules.map(({ rule, count }) => `${count} of ${rule}`).join(", ");
}
function outcome({ mode, rules }) {
    if (rules.length === 0)
        return "none found";
    return mode === "redact" ? `redacted: ${secrets_text_totals({ rules })}` : `FOUND, and in the bundle: ${secrets_text_totals({ rules })}`;
}
function secretsAnnotation(report) {
    if (!report || (report.mode === "redact" && report.unsearched.length === 0))
        return null;
    const hint = "revoke them; `secrets: redact` strikes them out of the bundle; docs/secrets.md";
    return {
        title: "secrets in memory",
        message: fittingAnnotation([outcome(report), ...secretsList(report), `hint: ${hint}`].join("\n")),
    };
}
function secretsLine(report) {
    return report ? outcome(report) : null;
}
function secretsList(report) {
    if (!report)
        return [];
    const line = (finding) => {
        const details = [IN[finding.in], finding.at.join(", ")].filter((text) => text !== "").join("; ");
        return `  ${printable(finding.place)}: ${finding.count} of ${finding.rule}${details === "" ? "" : ` (${printable(details)})`}`;
    };
    const more = report.findings.length + report.omitted - MAX_LISTED;
    return [
        ...(report.findings.length === 0 ? [] : [report.mode === "redact" ? "redacted" : "secrets"]),
        ...report.findings.slice(0, MAX_LISTED).map(line),
        ...(more > 0 ? [`  and ${counted(more, "more place")}`] : []),
        ...report.unsearched.map((store) => `  ${printable(store)}: could not be searched`),
    ];
}
function secretsMarkdown(report) {
    if (!report)
        return "";
    const rows = list(["Place", "Rule", "Count", "Where"], report.findings.slice(0, MAX_LISTED), (finding) => [
        code(finding.place),
        finding.rule,
        `${finding.count}`,
        prose([IN[finding.in], ...finding.at].filter((text) => text !== "").join(", ")),
    ]);
    const more = andMore(Math.max(0, report.findings.length + report.omitted - MAX_LISTED));
    const icon = report.mode === "redact" ? "🧹" : "⚠️";
    return folded(`${icon} secrets ${outcome(report)}`, more === "" ? rows : `${rows}\n\n${more}`);
}

;// CONCATENATED MODULE: ./build/report/views.js
function snapshotStores(view) {
    return view.stores.map((store) => ({ ...store, facts: store }));
}
function inspectStores(view) {
    if (view.manifest !== null)
        return view.manifest.stores.map((store) => ({ ...store, facts: store.summary }));
    return [...(view.receipt?.stores ?? [])];
}

;// CONCATENATED MODULE: ./build/report/text.js






const text_MAX_LISTED = 50;
function snapshotText(view) {
    return paragraphs(pairs([
        ["bundle", printable(view.bundle)],
        ["size", `${exactSize(view.sizeBytes)}, ${sealed(view.encrypted)}`],
        ["sha256", view.sha256],
        ["signed by", signer(view)],
        ...identity(view),
        ["moment", moment(view.consistency)],
        ["verified", "the bundle was read back from disk and fits its manifest"],
        ["vault", vaultLine(view.vault)],
        ["secrets", secretsLine(view.secrets)],
    ]), text_storeTable(snapshotStores(view)), secretsList(view.secrets), (view.warnings ?? []).map((warning) => `warning: ${printable(warning)}`), leftOutList(view.leftOut));
}
function signer({ signedBy }) {
    return signedBy === null ? null : `key ${signedBy}`;
}
function vaultLine(vault) {
    if (vault === null)
        return null;
    const reference = printable(vault.reference);
    return vault.outcome === "stored" ? `stored as ${reference}` : `unchanged: ${reference} holds the same memory`;
}
function verifyText(view) {
    const skipped = view.checks.filter((check) => check.status === "skipped");
    const failed = view.checks.filter((check) => check.status === "failed").map((check) => check.name);
    const verdict = view.ok ? "ok: every check that was made has passed" : `not ok: ${failed.join(", ") || "see above"}`;
    return paragraphs(pairs([
        ["bundle", printable(view.bundle)],
        ["encrypted", view.encrypted ? "yes" : "no"],
        ["snapshot", view.snapshotId],
        ["state", view.stateDigest],
    ]), table(["CHECK", "STATUS", "DETAIL"], view.checks.map((check) => [check.name, check.status, printable(check.detail)])), findingList(view.findings), [verdict], view.ok ? listed("not checked", skipped, (check) => `${check.name}: ${printable(check.detail)}`) : []);
}
function inspectText(view) {
    const { manifest, receipt } = view;
    const header = manifest === null ? receipt : { ...manifest.snapshot, ...manifest, snapshotId: manifest.snapshot.id };
    return paragraphs(pairs([
        ["bundle", printable(view.bundle)],
        ["size", `${exactSize(view.sizeBytes)}, ${sealed(view.encrypted)}`],
        ["sha256", receipt === null ? null : `${receipt.sha256} (as the receipt says)`],
        ["signed by", signer(view)],
        ...(header === null ? [] : identity(header)),
        ["moment", header === null ? null : moment(header.consistency)],
        ["known from", origin(view)],
        ["secrets", secretsLine(manifest?.secrets)],
    ]), text_storeTable(inspectStores(view)), tablesOfDatabases(inspectStores(view)), secretsList(manifest?.secrets), leftOutList(manifest?.leftOut ?? []));
}
function drillText(view) {
    const codes = [...new Set(view.findings.map((finding) => finding.code))];
    return paragraphs(pairs([
        ["bundle", printable(view.bundle)],
        ["snapshot", view.snapshotId],
        ["created", view.createdAt === null ? null : humanTime(view.createdAt)],
        ["age", view.ageSeconds === null ? null : humanAge(view.ageSeconds)],
        ["agent", view.agent === null ? null : printable(view.agent)],
        ["state", view.stateDigest],
    ]), table(["STORE", "KIND", "MANIFEST", "RESTORED", "SAME"], view.stores.map(({ name, kind, expected, actual, same }) => [
        printable(name),
        kind,
        shortDigest(expected),
        actual === null ? "-" : shortDigest(actual),
        same ? "yes" : "no",
    ])), table(["PROBE", "STATUS", "DETAIL"], view.probes.map(({ name, status, detail }) => [printable(name), status, printable(detail)])), findingList(view.findings), codes.map((code) => `hint: ${model/* ERRORS */.Sr[code].hint} [${code}]`), [`${view.outcome}: ${drillVerdict(view)}`]);
}
function baselineText({ file, baseline }) {
    return paragraphs(pairs([
        ["baseline", file === null ? null : printable(file)],
        ["agent", printable(baseline.agent)],
        ["state", baseline.stateDigest],
    ]), text_storeTable(baseline.stores.map((store) => ({ ...store, facts: store.summary }))));
}
function right(title) {
    return { title, align: "right" };
}
function text_storeTable(stores) {
    return table(["STORE", "KIND", right("SIZE"), "DIGEST", "CONTENTS"], stores.map((store) => [
        printable(store.name),
        store.kind,
        humanSize(store.bytes),
        shortDigest(store.digest),
        contents(store),
    ]));
}
function tablesOfDatabases(stores) {
    const rows = stores.flatMap(({ name, facts }) => facts?.kind === "sqlite" ? facts.tables.map((each) => ({ store: name, ...each })) : []);
    return table(["DATABASE", "TABLE", right("ROWS"), "DIGEST"], rows.map((row) => [printable(row.store), printable(row.name), grouped(row.rows), shortDigest(row.digest)]));
}
function findingList(findings) {
    const line = ({ path, message, code }) => printable(`${path}: ${message} [${code}]`);
    return listed(counted(findings.length, "finding"), findings, line);
}
function leftOutList(leftOut) {
    return listed(`left out (${leftOut.length})`, leftOut, ({ path, reason }) => `${printable(path)}  (${reason})`);
}
function listed(title, items, line) {
    if (items.length === 0)
        return [];
    const more = items.length > text_MAX_LISTED ? [`  and ${grouped(items.length - text_MAX_LISTED)} more`] : [];
    return [title, ...items.slice(0, text_MAX_LISTED).map((item) => `  ${line(item)}`), ...more];
}
function identity(of) {
    return [
        ["snapshot", of.snapshotId],
        ["created", humanTime(of.createdAt)],
        ["agent", printable(of.agent)],
        ["label", of.label === null ? null : printable(of.label)],
        ["state", of.stateDigest],
    ];
}
function origin({ manifest, receipt }) {
    if (manifest !== null)
        return "the manifest in the bundle";
    if (receipt !== null)
        return "the receipt beside the bundle; give a key to read the bundle itself";
    return "nothing but the file: no key was given and no receipt lies beside it";
}
function exactSize(sizeBytes) {
    return sizeBytes < 1024 ? humanSize(sizeBytes) : `${humanSize(sizeBytes)} (${counted(sizeBytes, "byte")})`;
}
function moment(consistency) {
    return `${consistency}: ${MOMENTS[consistency]}`;
}
function sealed(encrypted) {
    return encrypted ? "encrypted" : "not encrypted";
}
function paragraphs(...blocks) {
    const spoken = blocks.filter((lines) => lines.length > 0);
    return `${spoken.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

;// CONCATENATED MODULE: ./build/report/compare-text.js







function compareText(comparison, limit = Number.POSITIVE_INFINITY) {
    const { verdict, base, current, policy, notes, stores, findings } = comparison;
    const shown = findings.slice(0, limit);
    const left = findings.length - shown.length;
    return paragraphs([`${verdict}: ${countWords(comparison)}`], pairs([
        ...sidePairs("base", base),
        ...sidePairs("current", current),
        ["policy", policy === null ? null : printable(policy)],
    ]), notes.map((note) => `note: ${printable(note)}`), compare_text_storeTable(comparison), ...shallowStores(stores).map(([depth, names]) => listed(SHALLOW[depth], names, printable)), ...["error", "warn", "notice"].map((severity) => group(severity, shown)), left === 0 ? [] : [`and ${counted(left, "more finding")}; --json shows all of them`]);
}
function sidePairs(name, side) {
    const facts = sideFacts(side, printable);
    return [
        [name, sideName(side, printable)],
        ...(facts.length === 0 ? [] : [["", facts.join(", ")]]),
    ];
}
function compare_text_storeTable({ stores }) {
    const changed = stores.filter(({ status }) => status !== "same");
    const same = stores.length - changed.length;
    const rows = changed.map((store) => {
        const { before, after } = held(store);
        return [printable(store.name), store.kind, before ?? "-", after ?? "-", changeWords(store)];
    });
    return [
        ...table(["STORE", "KIND", "BEFORE", "AFTER", "CHANGE"], rows),
        ...(same === 0 ? [] : [`${counted(same, "store is", "stores are")} unchanged`]),
    ];
}
function group(severity, shown) {
    const findings = shown.filter((judged) => judged.severity === severity);
    return findings.length === 0
        ? []
        : [
            LEVELS[severity] + (findings.length === 1 ? "" : "s"),
            ...findings.flatMap((judged) => compare_text_lines(judged).map((line) => `  ${line}`)),
        ];
}
function compare_text_lines(judged) {
    const columns = columnWords(judged, printable);
    return [
        `${whereWords(judged, printable)} [${judged.code}]`,
        ...[
            sentence(judged),
            ...(columns === null ? [] : [columns]),
            ...sampleLines(judged, printable).map((line) => `- ${line}`),
        ].map((line) => `  ${line}`),
    ];
}

;// CONCATENATED MODULE: ./build/report/earlier-report.js
const BEGINNINGS = [
    /^### \S+ Memory (?:compared|changed|regression): /,
    /^\{\s+"verdict": /,
    /^<\?xml [^>]*>\s*<testsuites name="agent memory" /,
    /^\{\s+"\$schema": "[^"]*sarif[^"]*",[\s\S]{0,200}"name": "agent-memory-snapshot"/,
];
function isEarlierReport(beginning) {
    return BEGINNINGS.some((begins) => begins.test(beginning));
}

;// CONCATENATED MODULE: ./build/report/restore-text.js




const RECOVERED = {
    completed: "an earlier restore that was cut off was completed",
    "rolled-back": "an earlier restore that was cut off was taken back",
};
function restoreText(view) {
    return paragraphs(pairs([
        ["bundle", printable(view.bundle)],
        ["target", printable(view.target)],
        ...identity(view),
        ["verified", verified(view)],
        ["signed by", signer(view)],
        ...keptPairs(view),
    ]), restore_text_storeTable(view.stores), listed(`${view.dryRun ? "would be replaced" : "replaced"} (${view.replaced.length})`, view.replaced, printable), view.generation === null ? [] : [`to go back: memsnap restore --undo ${printable(view.target)}`], [view.dryRun ? "dry run: nothing was written" : `restored ${counted(view.stores.length, "store")}`]);
}
function verified(view) {
    if (!view.partial)
        return "everything was checked before anything was put in place";
    return `${partlyRead(view)}: memsnap verify`;
}
function undoText(view) {
    return paragraphs(pairs([["target", printable(view.target)], ["undone", `generation ${view.undone}`], ...keptPairs(view)]), restore_text_storeTable(view.stores), listed(`replaced or removed (${view.replaced.length})`, view.replaced, printable), ["what the latest restore had replaced is back, what it had added is gone"]);
}
function recoverText(view) {
    return paragraphs(pairs([
        ["target", printable(view.target)],
        ...asidePairs(view),
        ["why", view.why === null ? null : printable(view.why)],
    ]), [view.recovered === null ? "nothing to recover: no restore was cut off" : RECOVERED[view.recovered]]);
}
function keptPairs(view) {
    return [
        ["earlier", view.recovered === null ? null : RECOVERED[view.recovered]],
        ...asidePairs(view),
        ["kept", view.preRestore === null ? null : printable(view.preRestore)],
    ];
}
function asidePairs({ setAside }) {
    return [["set aside", setAside === null ? null : `${printable(setAside)}, written after the restore was cut off`]];
}
function restore_text_storeTable(stores) {
    return table(["STORE", "KIND", "PATH", right("ENTRIES"), right("SIZE")], stores.map(({ name, kind, path, entries, bytes }) => [
        printable(name),
        kind,
        printable(path),
        grouped(entries),
        humanSize(bytes),
    ]));
}

;// CONCATENATED MODULE: ./build/report/summary.js






function snapshotSummary(view) {
    return blocks("### ✅ Memory snapshot taken and verified", [
        ...summary_identity(view),
        counted(view.stores.length, "store"),
        humanSize(view.sizeBytes),
        view.encrypted ? "encrypted" : "**not encrypted**",
        MOMENTS[view.consistency],
    ].join(" · "), view.vault === null
        ? ""
        : view.vault.outcome === "stored"
            ? `Stored as ${code(view.vault.reference)}.`
            : `Memory is unchanged: ${code(view.vault.reference)} holds it already, and nothing was stored.`, secretsMarkdown(view.secrets), (view.warnings ?? []).map((warning) => `⚠️ ${prose(warning)}`).join("\n\n"), summary_storeTable(snapshotStores(view)), summary_leftOutList(view.leftOut), digests([
        ["bundle", view.bundle],
        ["sha256", view.sha256],
        ["signed by key", view.signedBy],
        ["snapshot", view.snapshotId],
        ["state", view.stateDigest],
    ]));
}
const STATUS = { passed: "✅ passed", failed: "❌ failed", skipped: "⏭️ not made" };
function verifySummary(view) {
    return blocks(view.ok ? "### ✅ Memory bundle verified" : "### ❌ Memory bundle is not what it should be", code(view.bundle), list(["Check", "Status", "Detail"], view.checks, ({ name, status, detail }) => [
        name,
        STATUS[status],
        prose(detail),
    ]), summary_findingTable(view.findings), digests([
        ["snapshot", view.snapshotId],
        ["state", view.stateDigest],
    ]));
}
function inspectSummary(view) {
    const header = view.manifest === null ? view.receipt : view.manifest.snapshot;
    return blocks("### 🔎 Memory bundle", [
        ...(header === null ? [] : summary_identity(header)),
        humanSize(view.sizeBytes),
        view.encrypted ? "encrypted" : "**not encrypted**",
        view.manifest === null ? "**contents not read: no key was given**" : "read from the manifest",
    ].join(" · "), secretsMarkdown(view.manifest?.secrets), summary_storeTable(inspectStores(view)), summary_leftOutList(view.manifest?.leftOut ?? []), digests([
        ["bundle", view.bundle],
        ["sha256", view.receipt?.sha256 ?? null],
        ["signed by key", view.signedBy],
        ["state", view.manifest?.stateDigest ?? view.receipt?.stateDigest ?? null],
    ]));
}
function restoreSummary(view) {
    const replaced = fitting(view.replaced, (path) => `- ${code(path)}`, MAX_LIST_BYTES);
    return blocks(view.dryRun ? "### ✅ Memory can be restored (dry run, nothing was written)" : "### ✅ Memory restored", [...summary_identity(view), `to ${code(view.target)}`].join(" · "), list(["Store", "Kind", "Path", "Entries", "Size"], view.stores, ({ name, kind, path, entries, bytes }) => [
        code(name),
        kind,
        code(path),
        grouped(entries),
        humanSize(bytes),
    ]), view.replaced.length === 0
        ? ""
        : folded(`${counted(view.replaced.length, "path")} ${view.dryRun ? "would be replaced" : "replaced"}`, `${replaced.lines.join("\n")}\n\n${andMore(replaced.left)}`), view.preRestore === null ? "" : `What was there is kept in ${code(view.preRestore)}.`, view.partial ? `Read in part: ${partlyRead(view)}.` : "", digests([
        ["bundle", view.bundle],
        ["signed by key", view.signedBy],
        ["snapshot", view.snapshotId],
        ["state", view.stateDigest],
    ]));
}
const DRILLED = {
    ok: "✅ Restore drill passed",
    corrupt: "❌ Restore drill failed",
    "wrong-key": "❌ Restore drill without a fitting key",
    inconclusive: "⚠️ Restore drill inconclusive",
};
const PROBED = { ...STATUS, skipped: "⏭️ not asked" };
function drillSummary(view) {
    const facts = [
        ...(view.agent === null ? [] : [`agent ${code(view.agent)}`]),
        ...(view.createdAt === null ? [] : [humanTime(view.createdAt)]),
        ...(view.ageSeconds === null ? [] : [`age ${humanAge(view.ageSeconds)}`]),
    ];
    return blocks(`### ${DRILLED[view.outcome]}`, drillVerdict(view), summary_findingTable(view.findings), list(["Probe", "Status", "Detail"], view.probes, ({ name, status, detail }) => [
        prose(name),
        PROBED[status],
        prose(detail),
    ]), list(["Store", "Kind", "In the manifest", "Restored"], view.stores, (store) => [
        code(store.name),
        store.kind,
        code(shortDigest(store.expected)),
        store.same ? "✅ the same" : `❌ ${store.actual === null ? "nothing" : code(shortDigest(store.actual))}`,
    ]), facts.join(" · "), digests([
        ["bundle", view.bundle],
        ["snapshot", view.snapshotId],
        ["state", view.stateDigest],
    ]));
}
function skippedSummary(why) {
    return blocks("### ⏭️ Skipped in a pull request from a fork", prose(why));
}
function noBaselineSummary(why) {
    return blocks("### ⏭️ Memory not compared", `There is no baseline yet: ${prose(why)}`);
}
function nothingStoredSummary(why) {
    return blocks("### ⏭️ Memory not restored", prose(why));
}
function baselineSummary({ file, baseline }) {
    return blocks("### 📌 Memory baseline", [
        `agent ${code(baseline.agent)}`,
        counted(baseline.stores.length, "store"),
        ...(file === null ? [] : [`in ${code(file)}`]),
    ].join(" · "), summary_storeTable(baseline.stores.map((store) => ({ ...store, facts: store.summary }))), digests([["state", baseline.stateDigest]]));
}
function failureSummary(error, command, hints = {}) {
    const groups = byCode(error.problems).map(([errorCode, problems]) => {
        const { lines, left } = fitting(problems, (problem) => `- ${prose(problem.message)}`, MAX_LIST_BYTES / 4);
        const title = `**${prose(model/* ERRORS */.Sr[errorCode].title)}** (${code(errorCode)})`;
        return blocks(title, lines.join("\n"), andMore(left), hints[errorCode] ?? model/* ERRORS */.Sr[errorCode].hint);
    });
    return blocks(`### ❌ Memory ${prose(command)} failed`, ...fitting(groups, (group) => group, 4 * MAX_LIST_BYTES).lines);
}
function summary_storeTable(all) {
    return list(["Store", "Kind", "Contents", "Size", "Digest"], all, (store) => [
        code(store.name),
        store.kind,
        contents(store),
        humanSize(store.bytes),
        store.digest === undefined ? "" : code(shortDigest(store.digest)),
    ]);
}
function summary_findingTable(findings) {
    return list(["Finding", "Where", "Message"], findings, ({ code: word, path, message }) => [
        code(word),
        code(path),
        prose(message),
    ]);
}
function summary_leftOutList(leftOut) {
    if (leftOut.length === 0)
        return "";
    const paths = list(["Path", "Reason"], leftOut, ({ path, reason }) => [code(path), reason]);
    return folded(`${counted(leftOut.length, "path")} left out`, paths);
}
function summary_identity(of) {
    return [`agent ${code(of.agent)}`, ...(of.label === null ? [] : [prose(of.label)]), humanTime(of.createdAt)];
}

;// CONCATENATED MODULE: ./build/report/vault-text.js





function listText({ vault, bundles, skipped }) {
    const rows = bundles.map((bundle) => [
        humanTime(bundle.createdAt),
        printable(bundle.agent),
        humanSize(bundle.sizeBytes),
        shortDigest(bundle.stateDigest),
        printable(bundle.label ?? ""),
        printable(bundle.name),
    ]);
    return paragraphs(pairs([
        ["vault", printable(vault)],
        ["holds", `${counted(bundles.length, "bundle")}, ${humanSize(sum(bundles))}`],
    ]), table(["CREATED", "AGENT", right("SIZE"), "STATE", "LABEL", "BUNDLE"], rows), skipped.length === 0
        ? []
        : listed("is no bundle", skipped, ({ name, why }) => `${printable(name)}: ${printable(why)}`));
}
function foundText({ reference, agent, createdAt, storedAt, sizeBytes, stateDigest }) {
    return paragraphs(pairs([
        ["found", printable(reference)],
        ["agent", printable(agent)],
        ["created", humanTime(createdAt)],
        ["stored", humanTime(storedAt)],
        ["size", humanSize(sizeBytes)],
        ["state", shortDigest(stateDigest)],
    ]));
}
function pruneText({ vault, dryRun, bundles, swept, unreceipted }) {
    const removed = bundles.filter(({ keep }) => !keep);
    const rows = bundles.map(({ createdAt, agent, name, keep, reasons }) => [
        keep ? "keep" : dryRun ? "would remove" : "removed",
        humanTime(createdAt),
        printable(agent),
        printable(name),
        reasons.map(printable).join(", "),
    ]);
    const freed = `${counted(removed.length, "bundle")}, ${humanSize(sum(removed))}`;
    return paragraphs(pairs([
        ["vault", printable(vault)],
        [dryRun ? "would remove" : "removed", freed],
        ["kept", counted(bundles.length - removed.length, "bundle")],
    ]), table(["", "CREATED", "AGENT", "BUNDLE", "WHY"], rows), swept.length === 0 ? [] : listed(dryRun ? "never finished, would go" : "never finished, gone", swept, printable), listed("not believed, and judged by themselves", believedNot(bundles), ({ name, notBelieved }) => {
        return `${printable(name)} ${printable(notBelieved ?? "")}`;
    }), listed("no receipt, left alone; copy its .receipt.json beside it, or remove it", unreceipted, printable));
}
function pruneGenerationsText({ target, dryRun, generations }) {
    const removed = generations.filter(({ keep }) => !keep);
    const rows = generations.map(({ generation, createdAt, sizeBytes, keep, reasons }) => [
        keep ? "keep" : dryRun ? "would remove" : "removed",
        generation,
        humanTime(createdAt),
        humanSize(sizeBytes),
        reasons.map(printable).join(", "),
    ]);
    return paragraphs(pairs([
        ["target", printable(target)],
        [dryRun ? "would remove" : "removed", `${counted(removed.length, "generation")}, ${humanSize(sum(removed))}`],
        ["kept", counted(generations.length - removed.length, "generation")],
    ]), table(["", "GENERATION", "CREATED", right("SIZE"), "WHY"], rows));
}
function listSummary({ vault, bundles }) {
    return blocks("### 🗄️ Memory vault", [code(vault), counted(bundles.length, "bundle"), humanSize(sum(bundles))].join(" · "), list(["Created", "Agent", "Size", "State", "Label", "Bundle"], bundles, (bundle) => [
        humanTime(bundle.createdAt),
        code(bundle.agent),
        humanSize(bundle.sizeBytes),
        code(shortDigest(bundle.stateDigest)),
        prose(bundle.label ?? ""),
        code(bundle.name),
    ]));
}
function foundSummary({ reference, agent, createdAt, sizeBytes, stateDigest }) {
    return blocks("### 🔎 Memory found", code(reference), [
        `agent ${code(agent)}`,
        humanTime(createdAt),
        humanSize(sizeBytes),
        `state ${code(shortDigest(stateDigest))}`,
    ].join(" · "));
}
function pruneSummary({ vault, dryRun, bundles, swept, unreceipted }) {
    const removed = bundles.filter(({ keep }) => !keep);
    const strangers = believedNot(bundles);
    return blocks(dryRun ? "### 🧹 Memory vault (dry run, nothing was removed)" : "### 🧹 Memory vault pruned", [
        code(vault),
        `${counted(removed.length, "bundle")} ${dryRun ? "would go" : "removed"}, ${humanSize(sum(removed))}`,
        `${grouped(bundles.length - removed.length)} kept`,
        ...(strangers.length === 0 ? [] : [`${grouped(strangers.length)} not believed and judged by themselves`]),
        ...(swept.length === 0 ? [] : [`${counted(swept.length, "leftover")} swept`]),
        ...(unreceipted.length === 0 ? [] : [`${counted(unreceipted.length, "bundle")} without a receipt left alone`]),
    ].join(" · "), list(["", "Created", "Agent", "Bundle", "Why"], bundles, ({ keep, createdAt, agent, name, reasons, notBelieved }) => [
        keep ? "keep" : "🗑️",
        humanTime(createdAt),
        code(agent),
        code(name),
        prose([...reasons, ...(notBelieved === null ? [] : [`not believed: ${notBelieved}`])].join(", ")),
    ]));
}
function believedNot(bundles) {
    return bundles.filter(({ notBelieved }) => notBelieved !== null);
}
function sum(bundles) {
    return bundles.reduce((bytes, bundle) => bytes + bundle.sizeBytes, 0);
}

;// CONCATENATED MODULE: ./build/report/index.js
















/***/ })

};
;