"use strict";
exports.id = 1048;
exports.ids = [1048];
exports.modules = {

/***/ 81189:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q4: () => (/* reexport */ BASELINE_FORMAT),
  Uo: () => (/* reexport */ BUILT_IN_POLICY),
  Zg: () => (/* reexport */ MAX_BASELINE_BYTES),
  uQ: () => (/* reexport */ isCompared),
  S4: () => (/* reexport */ judge),
  A5: () => (/* reexport */ optionsFor),
  dv: () => (/* reexport */ pairStores),
  mF: () => (/* reexport */ readBaseline),
  T4: () => (/* reexport */ readPolicy),
  Qt: () => (/* reexport */ wholeDifferences),
  B9: () => (/* reexport */ writeBaseline)
});

// UNUSED EXPORTS: BUILT_IN_RULES, BaselineFile, PolicyFile, Rule

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./build/model/index.js + 27 modules
var model = __webpack_require__(61040);
;// CONCATENATED MODULE: ./build/baseline/readable-json.js
const UNSEEN = /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;
function readableJson(value) {
    const text = spell(value, "");
    return `${text.replace(UNSEEN, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`)}\n`;
}
function spell(value, indent) {
    if (!isNested(value))
        return JSON.stringify(value);
    const fields = Array.isArray(value)
        ? value.map((item) => ["", item])
        : Object.entries(value).map(([key, item]) => [`${JSON.stringify(key)}: `, item]);
    const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
    if (fields.length === 0)
        return `${open}${close}`;
    if (open === "{" && indent !== "" && !fields.some(([, item]) => isNested(item)))
        return `{ ${fields.map(([key, item]) => `${key}${JSON.stringify(item)}`).join(", ")} }`;
    const inner = `${indent}  `;
    const lines = fields.map(([key, item]) => `${inner}${key}${spell(item, inner)}`);
    return `${open}\n${lines.join(",\n")}\n${indent}${close}`;
}
function isNested(value) {
    return typeof value === "object" && value !== null;
}

;// CONCATENATED MODULE: ./build/baseline/baseline-file.js



const MAX_BASELINE_BYTES = 64 * 1024 * 1024;
const BASELINE_FORMAT = "agent-memory-snapshot/baseline";
const MAX_PROBLEMS = 20;
const BaselineStore = schemas/* strictObject */.rej({
    kind: schemas/* enum */.k5n(model/* KIND_NAMES */.kd),
    name: model/* StoreName */.F8,
    path: model/* StorePath */.BE.describe("Where it comes from, relative to the root."),
    entries: model/* Count */.y_.describe("Files and folders that a bundle has of it."),
    bytes: model/* Count */.y_.describe("Bytes of these files."),
    digest: model/* Sha256 */.IA.describe("Equal content gives an equal digest."),
    redacted: schemas/* optional */.lqM(schemas/* literal */.euz(true))
        .describe("Only in a baseline of a bundle out of which something of this store was struck: digests and facts lack it."),
    summary: model/* StoreSummary */.AE,
    facts: model/* StoreFacts */.F4,
});
const BaselineFile = schemas/* strictObject */.rej({
    $schema: schemas/* optional */.lqM(schemas/* string */.YjP()).describe("For editors; means nothing here."),
    format: schemas/* literal */.euz(BASELINE_FORMAT),
    version: schemas/* literal */.euz(1),
    agent: model/* AgentId */.l5,
    stateDigest: model/* Sha256 */.IA.describe("Digest over the digests of all stores."),
    stores: schemas/* array */.YOg(BaselineStore).describe("Sorted by kind and name."),
})
    .check(({ value, issues }) => {
    for (const { at, message } of contradictions(value.stores))
        issues.push({ code: "custom", input: value, path: ["stores", ...at], message });
})
    .meta({
    title: "Memory baseline",
    description: "What `memsnap baseline` keeps of a memory to compare later ones with.",
});
function writeBaseline({ agent, stateDigest, stores, }) {
    const sorted = stores.toSorted((a, b) => (0,model/* compareBytewise */.GV)((0,model/* storeKey */.LN)(a), (0,model/* storeKey */.LN)(b)));
    return readableJson(BaselineFile.parse({ format: BASELINE_FORMAT, version: 1, agent, stateDigest, stores: sorted }));
}
function readBaseline(content) {
    const value = typeof content === "string" ? parse(content) : content;
    const { format, version } = (typeof value === "object" && value !== null ? value : {});
    if (format !== BASELINE_FORMAT)
        throw invalid(`the file is no baseline: its format is not ${JSON.stringify(BASELINE_FORMAT)}`);
    if (Number.isInteger(version) && version !== 1)
        throw invalid(`the baseline is of version ${version}, and only version 1 is known; use a newer memsnap or write it anew`);
    const { value: file, mistakes } = (0,model/* readWritten */.IL)(BaselineFile, value, model/* ABORT_EARLY */.xQ);
    (0,model/* throwProblems */.Jh)(mistakes.slice(0, MAX_PROBLEMS).map(({ path, message }) => {
        const at = (0,model/* spelt */.lm)(path);
        return { code: "baseline-invalid", message: at === "" ? message : `${at}: ${message}`, path: at };
    }));
    if (file === undefined)
        throw invalid("the file is no baseline");
    return file;
}
function parse(text) {
    if (text.length > MAX_BASELINE_BYTES)
        throw invalid(`the baseline is larger than ${MAX_BASELINE_BYTES} bytes`);
    try {
        return JSON.parse(text);
    }
    catch {
        throw invalid("the file is no baseline: it is not JSON");
    }
}
function invalid(message) {
    return new model/* AppError */.uV("baseline-invalid", message);
}
function contradictions(stores) {
    const names = doubles(stores.map(model/* storeKey */.LN)).map((index) => ({
        at: [index, "name"],
        message: "two stores are called so",
    }));
    const paths = doubles(stores.map(({ kind, path, name }) => (kind === "file" ? `file ${path} ${name}` : `${path}`)));
    return [
        ...names,
        ...paths
            .filter((index) => names.every(({ at }) => at[0] !== index))
            .map((index) => ({ at: [index, "path"], message: "two stores are there" })),
        ...stores.flatMap((store, index) => contradictionsIn(store).map(({ at, message }) => ({ at: [index, ...at], message }))),
    ];
}
function contradictionsIn({ kind, summary, facts }) {
    if (summary.kind !== kind)
        return [{ at: ["summary", "kind"], message: `expected ${JSON.stringify(kind)}` }];
    if (facts.kind !== kind)
        return [{ at: ["facts", "kind"], message: `expected ${JSON.stringify(kind)}` }];
    return Object.entries(namesIn(summary, facts)).flatMap(([list, names]) => doubles(names).map((index) => ({ at: [...list.split("."), index], message: "stands there twice" })));
}
function namesIn(summary, facts) {
    const named = (items) => items.map(({ name }) => name);
    return {
        ...(summary.kind === "sqlite" ? { "summary.tables": named(summary.tables) } : {}),
        ...(summary.kind === "git" ? { "summary.refs": named(summary.refs) } : {}),
        ...(facts.kind === "sqlite" ? { "facts.tables": named(facts.tables), "facts.objects": named(facts.objects) } : {}),
        ...(facts.kind === "sqlite"
            ? { "facts.vectors": facts.vectors.map(({ table, column }) => JSON.stringify([table, column])) }
            : {}),
        ...(facts.kind === "file" ? { "facts.files": facts.files.map(({ path }) => path) } : {}),
        ...(facts.kind === "file"
            ? { "facts.values": facts.values.map(({ path, pointer }) => JSON.stringify([path, pointer])) }
            : {}),
    };
}
function doubles(keys) {
    const seen = new Set();
    return keys.flatMap((key, index) => {
        if (seen.has(key))
            return [index];
        seen.add(key);
        return [];
    });
}

;// CONCATENATED MODULE: ./build/baseline/built-in-limits.js
const BUILT_IN_LIMITS = {
    "store-shrunk": { maxPercent: 50, within: "ignore" },
    "store-grown": { maxPercent: 400, within: "ignore" },
    "vectors-norm-drifted": { maxNormDrift: 0.1, within: "ignore" },
    "vectors-recall": { minRecall: 0.8 },
    "vectors-overlap": { minOverlap: 0.5 },
};

;// CONCATENATED MODULE: ./build/baseline/built-in.js


const BUILT_IN_RULES = model/* DIFFERENCE_CODES */.N5.map((code) => ({
    code,
    severity: model/* DIFFERENCES */.dz[code].severity,
    ...BUILT_IN_LIMITS[code],
}));
const BUILT_IN_POLICY = {
    rules: [],
    ignore: [],
    keys: [],
    vectors: [],
    probes: model/* COMPARE_DEFAULTS */.F$.probes,
    monotonic: [],
};

;// CONCATENATED MODULE: ./build/baseline/options.js

function storeFits(pattern) {
    if (pattern === undefined)
        return () => true;
    const fits = (0,model/* compileGlob */.SO)(pattern);
    return ({ name, path }) => fits(name) || (path !== null && fits(path));
}
function isCompared(policy, store) {
    return !policy.ignore.some((entry) => namesNoPlace(entry) && storeFits(entry.store)(store));
}
function optionsFor(policy, store, choice) {
    const isOfStore = (entry) => storeFits(entry.store)(store);
    const isDatabase = store.kind === "sqlite";
    return {
        showContent: choice.showContent,
        samples: choice.samples,
        ignored: policy.ignore
            .filter((entry) => isOfStore(entry) && (namesNoPlace(entry) || isOfDatabase(entry) === isDatabase))
            .map(({ table, column, path, pointer }) => (0,model/* given */.gI)({ table, column, path, pointer })),
        keys: policy.keys
            .filter((key) => isOfStore(key) && "table" in key === isDatabase)
            .map(withoutStore)
            .reverse(),
        vectors: isDatabase
            ? policy.vectors
                .filter(isOfStore)
                .map(withoutStore)
                .reverse()
            : [],
        probes: policy.probes,
        monotonic: isDatabase ? [] : policy.monotonic,
    };
}
function namesNoPlace({ table, column, path, pointer }) {
    return (table ?? column ?? path ?? pointer) === undefined;
}
function isOfDatabase({ table, column }) {
    return (table ?? column) !== undefined;
}
function withoutStore({ store: _, ...rest }) {
    return rest;
}

;// CONCATENATED MODULE: ./build/baseline/fitting.js



function compileRules(rules) {
    const compiled = rules.map(compileRule).reverse();
    const builtIn = new Map(BUILT_IN_RULES.map((rule) => [rule.code, rule]));
    return (store) => {
        const ofStore = compiled.filter((one) => one.fitsStore(store));
        return (code, place) => {
            const rule = ofStore.find((one) => one.fits(code, place))?.rule ?? builtIn.get(code);
            if (rule === undefined)
                throw new TypeError(`no rule for ${code}`);
            return rule;
        };
    };
}
function compileRule(rule) {
    const parts = model/* PLACE_PARTS */.VQ.flatMap((part) => {
        const pattern = rule[part];
        return pattern === undefined ? [] : [[part, (0,model/* compileGlob */.SO)(pattern)]];
    });
    const codes = rule.code === undefined ? undefined : new Set([rule.code].flat());
    return {
        rule,
        fitsStore: storeFits(rule.store),
        fits: (code, place) => (codes === undefined || codes.has(code)) &&
            parts.every(([part, fits]) => {
                const text = place[part];
                return text !== undefined && fits(text);
            }),
    };
}

;// CONCATENATED MODULE: ./build/baseline/limits.js

const LIMIT_NAMES = ["max", "maxPercent", "minRecall", "minOverlap", "maxNormDrift"];
function limitsOf(code) {
    const { amount, measure } = model/* DIFFERENCES */.dz[code];
    return LIMIT_NAMES.filter((name) => name === "max" || name === "maxPercent" ? amount !== undefined : name === measure?.limit);
}
function givenLimits(limits) {
    return LIMIT_NAMES.filter((name) => limits[name] !== undefined);
}
function hold(code, numbers, limits) {
    const names = givenLimits(limits).filter((name) => limitsOf(code).includes(name));
    const held = names.flatMap((name) => {
        const allowed = limits[name] ?? 0;
        const actual = actualOf(name, code, numbers);
        if (actual === undefined)
            return [];
        return [{ name, allowed, actual, kept: name.startsWith("min") ? actual >= allowed : actual <= allowed }];
    });
    return { held, keptAll: held.length === names.length && held.every(({ kept }) => kept) };
}
function actualOf(name, code, numbers) {
    const { amount, measure } = model/* DIFFERENCES */.dz[code];
    if (name !== "max" && name !== "maxPercent")
        return numbers[measure?.number ?? ""];
    const counted = numbers[amount ?? ""];
    if (name === "max" || counted === undefined || counted === 0)
        return counted;
    const { before = 0 } = numbers;
    return before > 0 ? (counted / before) * 100 : undefined;
}

;// CONCATENATED MODULE: ./build/baseline/ruling.js




function rule({ code, place, numbers, parts = [] }, decide) {
    const { amount } = model/* DIFFERENCES */.dz[code];
    if (parts.length === 0 || amount === undefined)
        return weigh(decide(code, place), code, numbers);
    const shares = parts.map(({ column, count }) => ({ rule: decide(code, { ...place, column }), count }));
    const rulings = byRule(shares).map(({ rule, count }) => {
        const total = numbers[amount];
        return weigh(rule, code, { ...numbers, [amount]: Math.min(count, total ?? count) });
    });
    return rulings.reduce((worst, ruling) => (rank(ruling) > rank(worst) ? ruling : worst));
}
function byRule(shares) {
    const together = new Map();
    for (const { rule, count } of shares)
        if (rule.column === undefined)
            together.set(rule, (together.get(rule) ?? 0) + count);
    const sums = [...together].map(([rule, count]) => ({ rule, count }));
    return [...sums, ...shares.filter(({ rule }) => rule.column !== undefined)];
}
function weigh(rule, code, numbers) {
    const builtIn = BUILT_IN_LIMITS[code] ?? {};
    const severity = rule.severity ?? model/* DIFFERENCES */.dz[code].severity;
    const limits = givenLimits(rule).length > 0 ? rule : builtIn;
    const isBuiltIn = BUILT_IN_RULES.includes(rule);
    if (severity === "ignore" || givenLimits(limits).length === 0)
        return { severity, limits: [], isBuiltIn };
    const { held, keptAll } = hold(code, numbers, limits);
    const within = rule.within ?? builtIn.within ?? "notice";
    return { severity: keptAll ? milder(within, severity) : severity, limits: held, isBuiltIn };
}
function milder(a, b) {
    return model/* SEVERITIES */.oC.indexOf(a) < model/* SEVERITIES */.oC.indexOf(b) ? a : b;
}
function rank({ severity, limits, isBuiltIn }) {
    const broken = limits.some(({ kept }) => !kept);
    return model/* SEVERITIES */.oC.indexOf(severity) * 4 + (broken ? 2 : 0) + (isBuiltIn ? 0 : 1);
}

;// CONCATENATED MODULE: ./build/baseline/judge.js



function judge(found, policy) {
    const decideFor = compileRules(policy.rules);
    const findings = [];
    let ignored = 0;
    for (const { store, differences } of found) {
        const decide = decideFor(store);
        for (const difference of differences) {
            const { finding, wasIgnored } = judgeOne(difference, store, decide);
            if (finding !== undefined)
                findings.push(finding);
            if (wasIgnored)
                ignored++;
        }
    }
    findings.sort(inOrder);
    const count = (severity) => findings.filter((one) => one.severity === severity).length;
    const [errors, warnings] = [count("error"), count("warn")];
    const verdict = errors > 0 ? "fail" : warnings > 0 ? "warn" : "pass";
    return { verdict, findings, errors, warnings, notices: count("notice"), ignored };
}
function judgeOne(difference, { name, kind }, decide) {
    const { severity, limits, isBuiltIn } = rule(difference, decide);
    if (severity === "ignore")
        return { wasIgnored: !isBuiltIn };
    const { code, place, numbers, parts, samples } = difference;
    const finding = {
        code,
        severity,
        store: name,
        kind,
        path: (0,model/* placeText */.Z9)(place),
        place,
        numbers,
        ...(parts === undefined ? {} : { parts }),
        samples,
        ...(limits.length === 0 ? {} : { limits }),
    };
    return { finding, wasIgnored: false };
}
function inOrder(a, b) {
    return (model/* SEVERITIES */.oC.indexOf(b.severity) - model/* SEVERITIES */.oC.indexOf(a.severity) ||
        (0,model/* compareBytewise */.GV)((0,model/* storeKey */.LN)({ kind: a.kind, name: a.store }), (0,model/* storeKey */.LN)({ kind: b.kind, name: b.store })) ||
        model/* DIFFERENCE_CODES */.N5.indexOf(a.code) - model/* DIFFERENCE_CODES */.N5.indexOf(b.code) ||
        (0,model/* compareBytewise */.GV)(a.path, b.path));
}

;// CONCATENATED MODULE: ./build/baseline/patterns.js

const MAX_PATTERN = 1_000;
function pattern(about, form) {
    const text = schemas/* string */.YjP().min(1).max(MAX_PATTERN);
    return schemas/* optional */.lqM(form === undefined ? text : text.regex(form.fits, form.expected)).describe(about);
}
const RELATIVE = {
    fits: /^(?!\/|\.{1,2}\/|[A-Za-z]:)[^\\]*$/,
    expected: "expected a path relative to the root, with / between its parts",
};
const POINTER = { fits: /^[/*?]/, expected: "expected a JSON pointer such as /updatedAt, or a pattern of such" };
const OBJECT = {
    fits: /^((index|trigger|view|table) |[*?])/,
    expected: "expected the type and the name, such as `index facts_by_time`",
};
const REF = {
    fits: /^(refs\/|HEAD|[*?])/,
    expected: "expected a full name such as refs/heads/main, or a pattern such as **/main",
};
const STORE = pattern("Name or path of a store, as a pattern: * for any characters but /, ** for any at all, ? for one.", { ...RELATIVE, expected: "expected the name of a store, or its path relative to the root, with / between its parts" });
const PLACES = {
    table: pattern("Table of a database; a pattern."),
    column: pattern("Column of a table; a pattern. Fits changed rows by the columns that changed."),
    path: pattern("File, relative to the root; a pattern.", RELATIVE),
    pointer: pattern("JSON pointer into a file (RFC 6901); a pattern.", POINTER),
    object: pattern("Index, trigger or view with its type, such as `index facts_by_time`; a pattern.", OBJECT),
    ref: pattern("Full name of a branch or tag, such as refs/heads/main; a pattern.", REF),
};

;// CONCATENATED MODULE: ./build/baseline/rule-sense.js



function whyNeverFits(rule) {
    return [...(rule.code === undefined ? whyNotForAll(rule) : whyNotForCodes(rule)), ...whyWithoutEffect(rule)];
}
function whyNothingIgnored(entry) {
    const parts = narrowing(entry);
    if (parts.length === 0 && entry.store === undefined)
        return [{ at: [], message: "ignores everything; name at least one of store, table, column, path and pointer" }];
    return fitsAny(parts) ? [] : [{ at: [], message: noPlace(parts) }];
}
function whyNotForAll(rule) {
    const limits = givenLimits(rule).map((name) => ({ at: [name], message: "a limit needs the code that it is for" }));
    const parts = narrowing(rule);
    return fitsAny(parts) ? limits : [...limits, { at: [], message: noPlace(parts) }];
}
function whyNotForCodes(rule) {
    const codes = codesOf(rule);
    return codes.flatMap((code, index) => {
        const at = Array.isArray(rule.code) ? ["code", index] : ["code"];
        const parts = narrowing(rule).filter((part) => !partsOf(code).includes(part));
        const limits = givenLimits(rule).filter((name) => !limitsOf(code).includes(name));
        return [...parts, ...limits].map((name) => ({
            at: codes.length > 1 ? at : [name],
            message: `${code} has no ${name}${instead(code, name)}`,
        }));
    });
}
function instead(code, name) {
    const isPart = model/* PLACE_PARTS */.VQ.includes(name);
    const possible = isPart ? partsOf(code) : limitsOf(code);
    return possible.length === 0 ? "" : `; it has ${possible.join(" and ")}`;
}
function whyWithoutEffect(rule) {
    const { severity, within } = rule;
    const limits = givenLimits(rule);
    if (severity === undefined && within === undefined && limits.length === 0)
        return [{ at: [], message: "says nothing; expected a severity or a limit" }];
    const found = [];
    if (severity === "ignore" && (limits.length > 0 || within !== undefined))
        found.push({ at: ["severity"], message: "what is ignored has no limits" });
    if (within !== undefined && limits.length === 0 && !codesOf(rule).some((code) => BUILT_IN_LIMITS[code] !== undefined))
        found.push({ at: ["within"], message: "means nothing without a limit" });
    if (within !== undefined && severity !== undefined && model/* SEVERITIES */.oC.indexOf(within) > model/* SEVERITIES */.oC.indexOf(severity))
        found.push({ at: ["within"], message: "is stricter than the severity beyond the limits" });
    return found;
}
function codesOf({ code }) {
    if (code === undefined)
        return [];
    return typeof code === "string" ? [code] : code;
}
function narrowing(narrowed) {
    return model/* PLACE_PARTS */.VQ.filter((part) => narrowed[part] !== undefined);
}
function partsOf(code) {
    return model/* DIFFERENCES */.dz[code].at;
}
function fitsAny(parts) {
    return model/* DIFFERENCE_CODES */.N5.some((code) => parts.every((part) => partsOf(code).includes(part)));
}
function noPlace(parts) {
    return `nothing has ${parts.join(" and ")} at once`;
}

;// CONCATENATED MODULE: ./build/baseline/policy.js




const MAX_ITEMS = 10_000;
const Code = schemas/* enum */.k5n(model/* DIFFERENCE_CODES */.N5, {
    error: ({ input }) => typeof input === "string"
        ? `no difference has the code ${JSON.stringify(input)}${(0,model/* didYouMean */.au)(input, model/* DIFFERENCE_CODES */.N5)}`
        : "expected a code, or a list of codes",
})
    .describe("What kind of difference; docs/policy.md lists them.");
function together(why) {
    return ({ value, issues }) => {
        if (issues.some(({ code }) => code === "unrecognized_keys"))
            return;
        for (const { at, message } of why(value))
            issues.push({ code: "custom", input: value, path: [...at], message });
    };
}
const Rule = schemas/* strictObject */.rej({
    code: schemas/* optional */.lqM(schemas/* union */.KCZ([Code, schemas/* array */.YOg(Code).min(1).max(model/* DIFFERENCE_CODES */.N5.length)])),
    store: STORE,
    ...PLACES,
    severity: schemas/* optional */.lqM(schemas/* enum */.k5n(model/* SEVERITIES */.oC)).describe("How much it matters, beyond the limits when there are any."),
    max: schemas/* optional */.lqM(schemas/* number */.aig().min(0)).describe("So many rows, files, lines ... are within the limits."),
    maxPercent: schemas/* optional */.lqM(schemas/* number */.aig().min(0)).describe("The same, in percent of what the baseline has."),
    minRecall: schemas/* optional */.lqM(schemas/* number */.aig().min(0).max(1)).describe("Recall of searches, at least; for vectors-recall."),
    minOverlap: schemas/* optional */.lqM(schemas/* number */.aig().min(0).max(1)).describe("Overlap of neighbours, at least; for vectors-overlap."),
    maxNormDrift: schemas/* optional */.lqM(schemas/* number */.aig().min(0))
        .describe("Change of the mean norm, as a share of that of the baseline; for vectors-norm-drifted."),
    within: schemas/* optional */.lqM(schemas/* enum */.k5n(model/* SEVERITIES */.oC)).describe("How much it matters when it keeps all limits."),
})
    .check(together(whyNeverFits))
    .describe("How much differences matter that fit everything it names. The last rule that fits decides.");
const { table, column, path, pointer } = PLACES;
const Ignored = schemas/* strictObject */.rej({ store: STORE, table, column, path, pointer })
    .check(together(whyNothingIgnored))
    .describe("What is not compared at all.");
const Name = schemas/* string */.YjP().min(1).max(1_000);
const Key = schemas/* strictObject */.rej({ store: STORE, table, columns: schemas/* optional */.lqM(schemas/* array */.YOg(Name).min(1).max(100)), path, pointer })
    .check(together((value) => {
    const given = ["table", "columns", "path", "pointer"].filter((key) => value[key] !== undefined).join();
    const isOne = given === "table,columns" || given === "path,pointer";
    return isOne ? [] : [{ at: [], message: "expected table and columns, or path and pointer" }];
}))
    .describe("By what rows of a table, or records of a JSONL file, are told apart.")
    .meta({ oneOf: [{ required: ["table", "columns"] }, { required: ["path", "pointer"] }] });
const Vectors = schemas/* strictObject */.rej({
    store: STORE,
    table: Name.describe("Name of the table."),
    column: Name.describe("Name of the column."),
    isVector: schemas/* optional */.lqM(schemas/* boolean */.zMY())
        .describe("false: it holds no embeddings, whatever it looks like (default: true)."),
    type: schemas/* optional */.lqM(schemas/* enum */.k5n(model/* VECTOR_TYPES */.aQ)).describe("How the numbers are stored."),
    dimension: schemas/* optional */.lqM(schemas/* int */.Whr().min(1).max(65_536)).describe("Numbers in one vector."),
    of: schemas/* optional */.lqM(schemas/* strictObject */.rej({ table: Name, column: schemas/* optional */.lqM(Name) }))
        .describe("The table whose rows they belong to, and its column that equals their key (default: rowid)."),
})
    .check(together(({ isVector, type, dimension, of }) => {
    const isNone = isVector === false && (type ?? dimension ?? of) !== undefined;
    return isNone ? [{ at: ["isVector"], message: "false allows no type, dimension or of" }] : [];
}))
    .describe("A column of embeddings that is not recognised, or has to be understood otherwise.");
const Probes = schemas/* strictObject */.rej({
    count: schemas/* optional */.lqM(schemas/* int */.Whr().min(1).max(10_000)).describe("Vectors that are searched for (default: 200)."),
    neighbours: schemas/* optional */.lqM(schemas/* int */.Whr().min(1).max(100)).describe("Neighbours of each (default: 10)."),
    seed: schemas/* optional */.lqM(schemas/* int */.Whr().min(0).max(0xffff_ffff)).describe("The same seed takes the same vectors (default: 1)."),
})
    .describe("How neighbours of embeddings are compared.");
const MonotonicValue = schemas/* string */.YjP()
    .max(2_000)
    .regex(/^(?!\/|\.{1,2}\/)[^\\]+#(\/[\s\S]*)?$/, "expected the path of a JSON file, `#` and a JSON pointer: state/cursor.json#/offset")
    .describe("A number that may only grow: path of a JSON file (a pattern), `#`, JSON pointer.");
const PolicyFile = schemas/* strictObject */.rej({
    $schema: schemas/* optional */.lqM(schemas/* string */.YjP()).describe("For editors; means nothing here."),
    rules: schemas/* optional */.lqM(schemas/* array */.YOg(Rule).max(MAX_ITEMS))
        .describe("The last rule that fits decides; none: the built-in policy."),
    ignore: schemas/* optional */.lqM(schemas/* array */.YOg(Ignored).max(MAX_ITEMS)).describe("What is not compared at all."),
    keys: schemas/* optional */.lqM(schemas/* array */.YOg(Key).max(MAX_ITEMS)).describe("By what rows and records are told apart."),
    vectors: schemas/* optional */.lqM(schemas/* array */.YOg(Vectors).max(MAX_ITEMS))
        .describe("Columns of embeddings, where they are not recognised."),
    probes: schemas/* optional */.lqM(Probes),
    monotonic: schemas/* optional */.lqM(schemas/* array */.YOg(MonotonicValue).max(MAX_ITEMS)).describe("Numbers that may only grow."),
})
    .meta({
    title: "Policy of memory comparisons",
    description: "How `memsnap compare` judges what differs between two memories.",
});

;// CONCATENATED MODULE: ./build/baseline/read-policy.js


function readPolicy(value) {
    const { value: file, mistakes } = (0,model/* readWritten */.IL)(PolicyFile, value);
    return file === undefined ? { mistakes } : { policy: policyOf(file), mistakes };
}
function policyOf({ rules = [], ignore = [], keys = [], vectors = [], probes, monotonic = [] }) {
    return {
        rules,
        ignore: ignore,
        keys: keys,
        vectors: vectors,
        probes: { ...model/* COMPARE_DEFAULTS */.F$.probes, ...probes },
        monotonic: monotonic.map(monotonicOf),
    };
}
function monotonicOf(text) {
    const end = text.endsWith("#") ? text.length - 1 : text.lastIndexOf("#/");
    return { path: text.slice(0, end), pointer: text.slice(end + 1) };
}

;// CONCATENATED MODULE: ./build/baseline/stores.js

const SMALL_BYTES = 64 * 1024;
const ROW_FOR_ROW = new Set(["content", "docsize", "rowids", "rowid"]);
function pairStores(base, current) {
    const byName = pairBy(model/* storeKey */.LN, base, current);
    const byPath = pairBy(pathKey, byName.base, byName.current);
    const paired = [
        ...byName.both,
        ...byPath.both,
        ...byPath.base.map((store) => ({ base: store, current: null })),
        ...byPath.current.map((store) => ({ base: null, current: store })),
    ];
    return paired.sort((a, b) => (0,model/* compareBytewise */.GV)((0,model/* storeKey */.LN)(of(a)), (0,model/* storeKey */.LN)(of(b))));
}
function wholeDifferences(pair) {
    const { base, current } = pair;
    if (base === null)
        return [whole("store-added", sizeOf(of(pair)))];
    if (current === null)
        return [whole("store-removed", sizeOf(base))];
    if (base.digest === current.digest)
        return [];
    const unknown = base.summary === undefined || current.summary === undefined;
    return [...emptied(base, current), ...(unknown ? [whole("store-changed", {})] : [])];
}
function emptied(base, current) {
    const before = held(base);
    if (before > 0 && held(current) === 0)
        return [whole("store-emptied", { before, after: 0 })];
    return resized(base.bytes, current.bytes);
}
function resized(before, after) {
    if (after < before)
        return [whole("store-shrunk", { bytes: before - after, before, after })];
    if (after <= Math.max(before, SMALL_BYTES))
        return [];
    return [whole("store-grown", { bytes: after - before, before, after })];
}
function held({ summary, bytes }) {
    if (summary === undefined)
        return bytes;
    if (summary.kind === "sqlite")
        return rowsIn(summary);
    return summary.kind === "git" ? summary.commits + summary.changed.length : summary.files;
}
function rowsIn({ tables, virtualTables }) {
    let [own, indexed] = [0, 0];
    for (const { name, rows } of tables) {
        const owner = virtualTables.find((virtual) => name.startsWith(`${virtual.name}_`));
        if (owner === undefined)
            own += name.startsWith("sqlite_") ? 0 : rows;
        else if (ROW_FOR_ROW.has(name.slice(owner.name.length + 1)))
            indexed = Math.max(indexed, rows);
    }
    return Math.max(own, indexed);
}
function sizeOf({ entries, bytes }) {
    return { entries, bytes };
}
function whole(code, numbers) {
    return { code, place: {}, numbers, samples: [] };
}
function of({ base, current }) {
    return (current ?? base);
}
function pathKey({ kind, path }) {
    return path === null || kind === "file" ? undefined : `${kind} ${path}`;
}
function pairBy(keyOf, base, current) {
    const others = new Map(current.map((store) => [keyOf(store) ?? store, store]));
    const both = base.flatMap((store) => {
        const key = keyOf(store);
        const other = key === undefined ? undefined : others.get(key);
        if (other === undefined || key === undefined)
            return [];
        others.delete(key);
        return [{ base: store, current: other }];
    });
    const paired = new Set(both.flatMap((pair) => [pair.base, pair.current]));
    const isLeft = (store) => !paired.has(store);
    return { both, base: base.filter(isLeft), current: current.filter(isLeft) };
}

;// CONCATENATED MODULE: ./build/baseline/index.js









/***/ }),

/***/ 67415:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ StoreChecks)
/* harmony export */ });
/* harmony import */ var _kinds_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22631);
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61040);


class StoreChecks {
    #stores;
    #context;
    #examiner;
    #coming = new Map();
    #begun = new Map();
    constructor({ stores, scratch }, context) {
        this.#stores = stores;
        this.#context = context;
        this.#examiner = (0,_kinds_index_js__WEBPACK_IMPORTED_MODULE_0__/* .openExaminer */ ._Z)({ kinds: _kinds_index_js__WEBPACK_IMPORTED_MODULE_0__/* .KINDS */ .GW, scratch, atExit: context.atExit });
        for (const store of stores.filter(({ store }) => _kinds_index_js__WEBPACK_IMPORTED_MODULE_0__/* .KINDS */ .GW[store.kind].apart !== undefined)) {
            const coming = { store, left: store.paths.length };
            for (const path of store.paths)
                this.#coming.set(path, coming);
        }
    }
    arrived(path) {
        const coming = this.#coming.get(path);
        if (coming === undefined)
            return;
        coming.left -= 1;
        if (coming.left > 0)
            return;
        const findings = this.#examiner.check(coming.store);
        findings.catch(() => { });
        this.#begun.set(coming.store, findings);
    }
    async findings(chosen = () => true) {
        const stores = this.#stores.filter(chosen);
        const found = [];
        for (const [done, store] of stores.entries()) {
            const item = store.store.name;
            this.#context.progress({ phase: "check", done, total: stores.length, unit: "stores", item });
            for (const finding of await (this.#begun.get(store) ?? this.#examiner.check(store)))
                found.push(finding);
        }
        return found;
    }
    async require() {
        (0,_model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .throwProblems */ .Jh)(await this.findings());
    }
    async [Symbol.asyncDispose]() {
        this.#examiner[Symbol.dispose]();
        await Promise.allSettled(this.#begun.values());
    }
}


/***/ }),

/***/ 61038:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b8: () => (/* binding */ checkSidecars),
  we: () => (/* binding */ planBundle),
  A3: () => (/* binding */ prepareBundle),
  IY: () => (/* binding */ prepareInPlace),
  D9: () => (/* binding */ readSidecars),
  rC: () => (/* binding */ readableFile),
  uz: () => (/* binding */ readableStored)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./build/bundle/index.js + 43 modules
var build_bundle = __webpack_require__(58841);
// EXTERNAL MODULE: ./build/model/index.js + 27 modules
var model = __webpack_require__(61040);
// EXTERNAL MODULE: ./build/flows/keys.js
var flows_keys = __webpack_require__(69252);
// EXTERNAL MODULE: ./build/flows/workspace.js
var workspace = __webpack_require__(93163);
// EXTERNAL MODULE: ./build/flows/bundles/stored.js
var bundles_stored = __webpack_require__(51333);
;// CONCATENATED MODULE: ./build/flows/bundles/stored-source.js


function storedSource(found, dir, context) {
    const { vault, stored } = found;
    let fetched;
    const file = async () => {
        fetched ??= (0,bundles_stored/* fetchStored */.oh)(found, dir, context);
        return (0,build_bundle.fileSource)(await fetched);
    };
    return {
        name: stored.name,
        async open() {
            const ranges = fetched === undefined ? await vault.open(stored) : null;
            return ranges ?? (await file()).open();
        },
        async *stream() {
            yield* (await file()).stream();
        },
    };
}

;// CONCATENATED MODULE: ./build/flows/bundles/request.js
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








async function prepareBundle(request, context, further) {
    const { file, stored, keys } = await examine(request, context, further);
    if (stored === null)
        return { ...file, name: file.path, async [Symbol.asyncDispose]() { } };
    const found = await (0,bundles_stored/* findStored */.FC)(stored, keys, context);
    return inWorkspace(context, async ({ path: folder }) => {
        const path = await (0,bundles_stored/* fetchStored */.oh)(found, folder, context);
        return { ...(await planBundle(path, keys)), name: found.reference };
    });
}
async function prepareInPlace(request, context, further) {
    const { file, stored, keys } = await examine(request, context, further);
    if (stored === null)
        return { ...file, ...readableFile(file), async [Symbol.asyncDispose]() { } };
    const found = await (0,bundles_stored/* findStored */.FC)(stored, keys, context);
    return inWorkspace(context, async ({ path }) => {
        const readable = readableStored(found, { dir: path, keys }, context);
        return { ...readable, ...(await (0,build_bundle.probeBundle)(readable.source)) };
    });
}
function readableFile(plan) {
    return { ...plan, name: plan.path, source: plan.path, sidecars: () => readSidecars(plan.path) };
}
function readableStored(found, { dir, keys }, context) {
    const { receipt } = found.stored;
    return {
        name: found.reference,
        source: storedSource(found, dir, context),
        encrypted: receipt.encrypted,
        keys,
        hasKeys: hasAny(keys),
        sidecars: async () => ({ checksum: null, receipt, signature: receipt.signature ?? null }),
    };
}
async function planBundle(path, keys) {
    return { path, ...(await (0,build_bundle.probeBundle)(path)), keys, hasKeys: hasAny(keys) };
}
function hasAny({ identities = [], passphrases = [] }) {
    return identities.length + passphrases.length > 0;
}
async function examine(request, context, further) {
    const problems = [...(request.problems ?? [])];
    const keys = await (0,flows_keys/* loadKeys */.Vc)(request, context.cwd, problems);
    await further?.(problems);
    if ((0,bundles_stored/* isStored */.mL)(request)) {
        const stored = (0,bundles_stored/* planStored */.HD)(request, problems);
        (0,model/* throwProblems */.Jh)(problems);
        return { keys, file: null, stored: (0,bundles_stored/* required */.mw)(stored) };
    }
    problems.push(...(0,bundles_stored/* pathProblems */.KV)(request.trust, request.bundle));
    let file;
    if (request.bundle !== "")
        await (0,flows_keys/* heard */.HK)(problems, async () => {
            file = await planBundle((0,external_node_path_.resolve)(context.cwd, request.bundle), keys);
        });
    (0,model/* throwProblems */.Jh)(problems);
    return { keys, file: (0,bundles_stored/* required */.mw)(file), stored: null };
}
async function inWorkspace(context, make) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const stack = __addDisposableResource(env_1, new AsyncDisposableStack(), true);
        const made = await make(stack.use(await (0,workspace/* openWorkspace */.O)(context.tempDir, context)));
        const kept = stack.move();
        return { ...made, [Symbol.asyncDispose]: () => kept.disposeAsync() };
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
async function readSidecars(path) {
    const receipt = await (0,build_bundle.readReceipt)(path);
    const signature = (await (0,build_bundle.readSignature)(path)) ?? receipt?.signature ?? null;
    return { checksum: await (0,build_bundle.readChecksum)(path), receipt, signature };
}
function checkSidecars({ checksum, receipt }, sha256, bundle) {
    if (checksum !== null && checksum !== sha256)
        throw new model/* AppError */.uV("sidecar-mismatch", "the bundle does not have the SHA-256 of the checksum file beside it");
    if (receipt === null)
        return;
    if (receipt.sha256 !== sha256)
        throw new model/* AppError */.uV("sidecar-mismatch", "the receipt beside the bundle is that of another bundle");
    if (bundle === undefined)
        return;
    const actual = (0,build_bundle.makeReceipt)({ ...bundle, sha256 }, bundle.manifest);
    const wrong = Object.keys(actual).find((key) => !(0,external_node_util_.isDeepStrictEqual)(receipt[key], actual[key]));
    if (wrong !== undefined)
        throw new model/* AppError */.uV("sidecar-mismatch", `the receipt beside the bundle gives another \`${wrong}\` than the bundle`);
}


/***/ }),

/***/ 21706:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ statementOf),
/* harmony export */   o: () => (/* binding */ proofOf)
/* harmony export */ });
/* harmony import */ var _signing_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(85356);

function proofOf({ signature }, { name, keys }) {
    const { trustedKeys } = keys;
    return trustedKeys === undefined ? undefined : (0,_signing_index_js__WEBPACK_IMPORTED_MODULE_0__/* .openProof */ .J2)(signature, { name, trustedKeys });
}
function statementOf({ snapshot, stateDigest }) {
    const { id: snapshotId, agent, createdAt } = snapshot;
    return { snapshotId, agent, stateDigest, createdAt };
}


/***/ }),

/***/ 51333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FC: () => (/* binding */ findStored),
/* harmony export */   HD: () => (/* binding */ planStored),
/* harmony export */   KV: () => (/* binding */ pathProblems),
/* harmony export */   dm: () => (/* binding */ vaultUrlOf),
/* harmony export */   mL: () => (/* binding */ isStored),
/* harmony export */   mw: () => (/* binding */ required),
/* harmony export */   oh: () => (/* binding */ fetchStored),
/* harmony export */   s0: () => (/* binding */ openVaultAt)
/* harmony export */ });
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61040);
/* harmony import */ var _vault_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76775);
/* harmony import */ var _choose_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38955);



function isStored({ bundle, vault }) {
    return vault !== undefined || (0,_vault_index_js__WEBPACK_IMPORTED_MODULE_1__.isVaultUrl)(bundle);
}
function planStored(named, problems) {
    const { bundle, vault, trust, asBaseline } = named;
    const url = vault === undefined ? undefined : (0,_model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .collect */ .Fo)(problems, () => (0,_vault_index_js__WEBPACK_IMPORTED_MODULE_1__.parseVaultUrl)(vault, "--vault"));
    const reference = bundle === "" ? undefined : (0,_model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .collect */ .Fo)(problems, () => (0,_vault_index_js__WEBPACK_IMPORTED_MODULE_1__.parseReference)(bundle));
    if (reference === undefined)
        return undefined;
    if (vault !== undefined && reference.vault !== null) {
        problems.push({
            code: "bad-option",
            message: `${bundle} names a vault, and --vault another; expected one of them`,
        });
        return undefined;
    }
    const place = reference.vault ?? url;
    if (place !== undefined && !(0,_vault_index_js__WEBPACK_IMPORTED_MODULE_1__.isShared)(place) && trust?.areAsked === true)
        problems.push(unknown(place.text, `${place.text} does not know which run has stored a bundle`));
    return place === undefined ? undefined : { url: place, wanted: reference.wanted, ...(0,_model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .given */ .gI)({ trust, asBaseline }) };
}
function pathProblems(trust, path) {
    if (trust?.areAsked !== true && trust?.maxAgeMs === undefined)
        return [];
    return [unknown(path, `${path} is in no vault, and nothing says which run has stored it, or when`)];
}
function unknown(path, message) {
    return {
        code: "bad-option",
        message: `${message}; expected a bundle in cache: or artifact:, or no such choice`,
        path,
    };
}
function openVaultAt(url, { cwd, tempDir, env = {}, now }, keeping = {}) {
    return (0,_vault_index_js__WEBPACK_IMPORTED_MODULE_1__.openVault)(url, { cwd, tempDir, env, now, ...keeping });
}
async function findStored({ url, vault: opened, ...choosing }, { trustedKeys }, context) {
    const vault = opened ?? (await openVaultAt(url, context));
    const { taken, passedOver } = await (0,_choose_js__WEBPACK_IMPORTED_MODULE_2__/* .chooseBundle */ .W8)(vault, { ...choosing, ...(0,_model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .given */ .gI)({ trustedKeys }) }, context);
    const reference = (0,_vault_index_js__WEBPACK_IMPORTED_MODULE_1__.referenceText)(vault.url, taken.name);
    context.chosen?.({ reference, key: taken.key, passedOver });
    return { vault, stored: taken, reference };
}
async function fetchStored({ vault, stored }, dir, context) {
    let done = 0;
    return vault.get(stored, dir, (bytes) => {
        done += bytes;
        const total = stored.receipt.sizeBytes;
        context.progress({ phase: "fetch", done, total, unit: "bytes", item: stored.name });
    });
}
function vaultUrlOf(vault, problems) {
    if (vault === undefined || vault === "")
        return undefined;
    return (0,_model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .collect */ .Fo)(problems, () => (0,_vault_index_js__WEBPACK_IMPORTED_MODULE_1__.parseVaultUrl)(vault, "--vault"));
}
function required(plan) {
    if (plan === undefined)
        throw new _model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV("internal", "what is missing has no problem");
    return plan;
}


/***/ }),

/***/ 37796:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kq: () => (/* binding */ checkUnread),
/* harmony export */   SC: () => (/* binding */ requireSigned),
/* harmony export */   l1: () => (/* binding */ unpack)
/* harmony export */ });
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61040);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61038);
/* harmony import */ var _signature_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(21706);



const PART_OF_WHOLE = 0.5;
async function unpack(bundle, unpacking, context) {
    const { into, needs, inPart = false, keys } = unpacking;
    const sidecars = await (unpacking.sidecars ?? (() => (0,_request_js__WEBPACK_IMPORTED_MODULE_1__/* .readSidecars */ .D9)(bundle.path)))();
    const proof = (0,_signature_js__WEBPACK_IMPORTED_MODULE_2__/* .proofOf */ .o)(sidecars, { name: bundle.path, keys });
    const arrived = proof === undefined ? unpacking.arrived : undefined;
    const part = inPart && proof === undefined ? bundle.partWith(needs) : undefined;
    if (part !== undefined && part.sizeBytes < bundle.sizeBytes * PART_OF_WHOLE) {
        await part.readInto(into, reporting(part.sizeBytes, context), arrived);
        checkUnread(sidecars, bundle);
        return { partial: true, readBytes: part.sizeBytes, signedBy: null };
    }
    const extraction = { into, wanted: needs, ...(0,_model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .given */ .gI)({ arrived }) };
    const signedBy = await readWhole(bundle, { sidecars, proof, extraction }, context);
    return { partial: false, readBytes: bundle.sizeBytes, signedBy };
}
async function requireSigned(bundle, { sidecars, keys }, context) {
    const proof = (0,_signature_js__WEBPACK_IMPORTED_MODULE_2__/* .proofOf */ .o)(sidecars, { name: bundle.path, keys });
    return proof === undefined ? null : readWhole(bundle, { sidecars, proof }, context);
}
async function readWhole(bundle, { sidecars, proof, extraction }, context) {
    const { sha256 } = await bundle.readAll({
        ...(0,_model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .given */ .gI)({ extraction }),
        onBytes: reporting(bundle.sizeBytes, context),
        hear: proof?.hear,
    });
    (0,_request_js__WEBPACK_IMPORTED_MODULE_1__/* .checkSidecars */ .b8)(sidecars, sha256, bundle);
    return proof?.conclude((0,_signature_js__WEBPACK_IMPORTED_MODULE_2__/* .statementOf */ .T)(bundle.manifest)).keyId ?? null;
}
function reporting(total, context) {
    let done = 0;
    return (bytes) => {
        done += bytes;
        context.progress({ phase: "read", done, total, unit: "bytes" });
    };
}
function checkUnread(sidecars, bundle) {
    const claimed = sidecars.receipt?.sha256 ?? sidecars.checksum;
    if (claimed !== null)
        (0,_request_js__WEBPACK_IMPORTED_MODULE_1__/* .checkSidecars */ .b8)(sidecars, claimed, bundle);
}


/***/ }),

/***/ 84357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GH: () => (/* binding */ startOf),
/* harmony export */   fR: () => (/* binding */ replaceFile),
/* harmony export */   mP: () => (/* binding */ unwritable),
/* harmony export */   q9: () => (/* binding */ whyUnwritable),
/* harmony export */   xp: () => (/* binding */ isFree)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(61040);



const START_BYTES = 4096;
function unwritable(path, why) {
    return { code: "output-unwritable", message: `${path} cannot be written: ${why}`, path };
}
async function whyUnwritable(path) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path);
    if ((await statOf(folder))?.isDirectory() !== true)
        return `there is no folder ${folder}`;
    if ((await statOf(path))?.isFile() === false)
        return "it is no file";
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(folder, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.W_OK).then(() => undefined, () => "its folder cannot be written to");
}
async function isFree(path, isEarlier) {
    if ((await statOf(path)) === undefined)
        return true;
    const start = await startOf(path);
    return start === "" || (start !== undefined && isEarlier(start));
}
async function replaceFile(path, text) {
    const temporary = `${path}.${process.pid}.partial`;
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(temporary, text, { flag: "wx" });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(temporary, path);
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(temporary, { force: true });
        const { code = "" } = error;
        if (code === "ENOSPC" || code === "EDQUOT")
            throw new _model_index_js__WEBPACK_IMPORTED_MODULE_2__/* .AppError */ .uV("disk-full", `no space left to write ${path}`, { path });
        throw new _model_index_js__WEBPACK_IMPORTED_MODULE_2__/* .AppError */ .uV("output-unwritable", `${path} cannot be written (${code})`, { path, cause: error });
    }
}
async function startOf(path) {
    try {
        if (!(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path)).isFile())
            return undefined;
        const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path);
        try {
            const { buffer, bytesRead } = await file.read(Buffer.alloc(START_BYTES), 0, START_BYTES, 0);
            return buffer.subarray(0, bytesRead).toString("utf8");
        }
        finally {
            await file.close();
        }
    }
    catch {
        return undefined;
    }
}
function statOf(path) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).catch(() => undefined);
}


/***/ }),

/***/ 95985:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ loadPolicy)
/* harmony export */ });
/* harmony import */ var _baseline_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(81189);
/* harmony import */ var _yaml_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93642);


async function loadPolicy(file, cwd, problems) {
    if (file === undefined)
        return _baseline_index_js__WEBPACK_IMPORTED_MODULE_0__/* .BUILT_IN_POLICY */ .Uo;
    const read = (value) => {
        const { policy, mistakes } = (0,_baseline_index_js__WEBPACK_IMPORTED_MODULE_0__/* .readPolicy */ .T4)(value);
        return { value: policy, mistakes };
    };
    return (await (0,_yaml_file_js__WEBPACK_IMPORTED_MODULE_1__/* .loadYaml */ .y)(file, { noun: "policy file", read, cwd, problems })) ?? _baseline_index_js__WEBPACK_IMPORTED_MODULE_0__/* .BUILT_IN_POLICY */ .Uo;
}


/***/ }),

/***/ 62412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ knownStores),
/* harmony export */   s: () => (/* binding */ openBundleSide)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _bundle_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58841);
/* harmony import */ var _kinds_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22631);
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(61040);
/* harmony import */ var _bundles_check_stores_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(67415);
/* harmony import */ var _bundles_unpack_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(37796);
/* harmony import */ var _space_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(86784);
/* harmony import */ var _side_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(19191);
/* harmony import */ var _side_file_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(15474);
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









async function openBundleSide(readable, opening) {
    const { name, encrypted, hasKeys, source, keys } = readable;
    const sidecars = await readable.sidecars();
    const isAsked = keys.trustedKeys !== undefined;
    if (encrypted && !hasKeys) {
        if (sidecars.receipt !== null && !isAsked)
            return (0,_side_file_js__WEBPACK_IMPORTED_MODULE_8__/* .receiptSide */ .E)(sidecars.receipt, { what: "bundle", name });
        throw new _model_index_js__WEBPACK_IMPORTED_MODULE_3__/* .AppError */ .uV("no-key", `${name} is encrypted, no key was given, and no receipt can take its place`, {
            path: name,
        });
    }
    const bundle = await (0,_bundle_index_js__WEBPACK_IMPORTED_MODULE_1__.openBundle)(source, keys);
    if (isAsked)
        await (0,_bundles_unpack_js__WEBPACK_IMPORTED_MODULE_5__/* .requireSigned */ .SC)(bundle, { sidecars, keys }, opening.context);
    else
        (0,_bundles_unpack_js__WEBPACK_IMPORTED_MODULE_5__/* .checkUnread */ .Kq)(sidecars, bundle);
    const { id, createdAt, agent, label } = bundle.header;
    const { stateDigest } = bundle.manifest;
    return {
        side: { what: "bundle", name, depth: "contents", agent, snapshotId: id, createdAt, label, stateDigest },
        stores: knownStores(bundle.manifest),
        redacted: (0,_side_js__WEBPACK_IMPORTED_MODULE_7__/* .redactedOf */ .U)(bundle.manifest.stores),
        contents: (wanted, alike) => readContents(bundle, { wanted, ...(0,_model_index_js__WEBPACK_IMPORTED_MODULE_3__/* .given */ .gI)({ alike }), sidecars, keys }, opening),
    };
}
function knownStores(manifest) {
    return (0,_kinds_index_js__WEBPACK_IMPORTED_MODULE_2__/* .extractedStores */ .z3)(manifest, "").map(({ store, paths, digests }) => ({
        ...known(store),
        summary: store.summary,
        ...(store.kind === "sqlite" ? {} : { digests: digestsOf(paths, digests) }),
    }));
}
function known({ kind, name, path, digest, entries, bytes }) {
    return { kind, name, path, digest, entries, bytes };
}
function digestsOf(paths, digests) {
    return Object.fromEntries(paths.flatMap((path) => {
        const sha256 = digests?.get(path);
        return sha256 === undefined ? [] : [[path, sha256]];
    }));
}
async function readContents(bundle, { wanted, alike, sidecars, keys: bundleKeys }, { workspace, context }) {
    const into = await workspace.folder("extracted");
    const scratch = await workspace.folder("scratch");
    const keys = new Set(wanted.map(_model_index_js__WEBPACK_IMPORTED_MODULE_3__/* .storeKey */ .LN));
    const stores = (0,_kinds_index_js__WEBPACK_IMPORTED_MODULE_2__/* .extractedStores */ .z3)(bundle.manifest, into).filter(({ store }) => keys.has((0,_model_index_js__WEBPACK_IMPORTED_MODULE_3__/* .storeKey */ .LN)(store)));
    const needed = new Set(stores.flatMap(({ paths }) => paths.filter((path) => alike?.has(path) !== true)));
    const needs = (path) => needed.has(path);
    await (0,_space_js__WEBPACK_IMPORTED_MODULE_6__/* .filling */ .I)(workspace.path, async () => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const checks = __addDisposableResource(env_1, new _bundles_check_stores_js__WEBPACK_IMPORTED_MODULE_4__/* .StoreChecks */ .z({ stores, scratch }, context), true);
            const arrived = (path) => checks.arrived(path);
            await (0,_bundles_unpack_js__WEBPACK_IMPORTED_MODULE_5__/* .unpack */ .l1)(bundle, { into, needs, arrived, sidecars: async () => sidecars, keys: bundleKeys }, context);
            await checks.require();
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
    });
    const entries = new Map(bundle.manifest.entries.map((entry) => [entry.path, entry]));
    return new Map(stores.map(({ store, paths }) => {
        const known = paths.map((path) => entries.get(path)).filter((entry) => entry !== undefined);
        const { read = [], unread = [] } = Object.groupBy(known, ({ path }) => (needs(path) ? "read" : "unread"));
        const digests = Object.fromEntries(read.filter(isFile).map(({ path, sha256 }) => [path, sha256]));
        const content = read.map((entry) => stagedBelow(into, entry));
        return [(0,_model_index_js__WEBPACK_IMPORTED_MODULE_3__/* .storeKey */ .LN)(store), { content, unread: unread.filter(isFile), digests }];
    }));
}
function stagedBelow(into, entry) {
    return entry.type === "file" ? { ...entry, file: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(into, entry.path) } : entry;
}
function isFile(entry) {
    return entry.type === "file";
}


/***/ }),

/***/ 15474:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ receiptSide),
/* harmony export */   X: () => (/* binding */ baselineSide)
/* harmony export */ });
/* harmony import */ var _side_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19191);

function receiptSide({ agent, snapshotId, createdAt, label, stateDigest, stores }, { what, name }) {
    return {
        side: { what, name, depth: "digests", agent, snapshotId, createdAt, label, stateDigest },
        stores: stores.map(({ redacted: _, ...store }) => ({ ...store, path: null })),
        redacted: (0,_side_js__WEBPACK_IMPORTED_MODULE_0__/* .redactedOf */ .U)(stores),
        contents: null,
    };
}
function baselineSide({ agent, stateDigest, stores }, name) {
    const unsaid = { snapshotId: null, createdAt: null, label: null };
    return {
        side: { what: "baseline", name, depth: "summaries", agent, ...unsaid, stateDigest },
        stores: stores.map(({ redacted: _, ...store }) => store),
        redacted: (0,_side_js__WEBPACK_IMPORTED_MODULE_0__/* .redactedOf */ .U)(stores),
        contents: null,
    };
}


/***/ }),

/***/ 85824:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ openSide)
/* harmony export */ });
/* harmony import */ var _bundles_request_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61038);
/* harmony import */ var _bundles_stored_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51333);
/* harmony import */ var _side_bundle_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(62412);
/* harmony import */ var _side_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(15474);
/* harmony import */ var _side_sources_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(75536);





async function openSide(plan, workspace, context) {
    const { what, name } = plan;
    switch (what) {
        case "bundle":
            return (0,_side_bundle_js__WEBPACK_IMPORTED_MODULE_2__/* .openBundleSide */ .s)({ ...(0,_bundles_request_js__WEBPACK_IMPORTED_MODULE_0__/* .readableFile */ .rC)(plan.bundle), name }, { workspace, context });
        case "stored":
            return (0,_side_bundle_js__WEBPACK_IMPORTED_MODULE_2__/* .openBundleSide */ .s)(await readStored(plan, workspace, context), { workspace, context });
        case "receipt":
            return (0,_side_file_js__WEBPACK_IMPORTED_MODULE_3__/* .receiptSide */ .E)(plan.receipt, { what, name });
        case "baseline":
            return (0,_side_file_js__WEBPACK_IMPORTED_MODULE_3__/* .baselineSide */ .X)(plan.baseline, name);
        case "sources":
            return (0,_side_sources_js__WEBPACK_IMPORTED_MODULE_4__/* .openSources */ .H)(plan.capture, { name, workspace, context });
    }
}
async function readStored({ stored, keys }, workspace, context) {
    const found = await (0,_bundles_stored_js__WEBPACK_IMPORTED_MODULE_1__/* .findStored */ .FC)(stored, keys, context);
    return (0,_bundles_request_js__WEBPACK_IMPORTED_MODULE_0__/* .readableStored */ .uz)(found, { dir: await workspace.folder("fetched"), keys }, context);
}


/***/ }),

/***/ 67447:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DP: () => (/* binding */ planSide),
/* harmony export */   Fd: () => (/* binding */ documentIn),
/* harmony export */   Nf: () => (/* binding */ requireSignedSide),
/* harmony export */   jW: () => (/* binding */ ownRoot),
/* harmony export */   t5: () => (/* binding */ lookAt)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _baseline_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(81189);
/* harmony import */ var _bundle_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(58841);
/* harmony import */ var _kinds_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(22631);
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(61040);
/* harmony import */ var _vault_index_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(76775);
/* harmony import */ var _bundles_request_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(61038);
/* harmony import */ var _bundles_stored_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(51333);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(69252);
/* harmony import */ var _snapshot_cut_off_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(40675);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(84357);













const DOCUMENT = /^\s*\{[\s\S]*"format"\s*:\s*"agent-memory-snapshot\/(receipt|baseline)"/;
async function lookAt({ text, vault }, cwd) {
    const isSought = vault !== undefined && ((0,_vault_index_js__WEBPACK_IMPORTED_MODULE_7__.isReference)(text) || !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(cwd, text)));
    if ((0,_vault_index_js__WEBPACK_IMPORTED_MODULE_7__.isVaultUrl)(text) || isSought)
        return "stored";
    if (/\.tar\.zst(\.age)?$/.test(text))
        return "bundle";
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(cwd, text);
    const start = await (0,_place_js__WEBPACK_IMPORTED_MODULE_12__/* .startOf */ .GH)(path);
    if (start === undefined)
        return "sources";
    const document = documentIn(start);
    if (document !== undefined)
        return document;
    return (0,_bundle_index_js__WEBPACK_IMPORTED_MODULE_4__.probeBundle)(path).then(() => "bundle", () => "sources");
}
function documentIn(start) {
    return DOCUMENT.exec(start)?.[1];
}
async function planSide(request, planning) {
    const { texts, keys } = request;
    const { problems, context } = planning;
    const name = texts.join(" ");
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(context.cwd, texts[0] ?? "");
    const look = texts.length === 1 ? await lookAt({ text: name, vault: request.vault }, context.cwd) : "sources";
    if (look !== "stored")
        problems.push(...(0,_bundles_stored_js__WEBPACK_IMPORTED_MODULE_9__/* .pathProblems */ .KV)(request.trust, name));
    let plan;
    await (0,_keys_js__WEBPACK_IMPORTED_MODULE_10__/* .heard */ .HK)(problems, async () => {
        if (keys.trustedKeys !== undefined)
            requireSignable(look, name);
        if (look === "stored") {
            const { vault, trust, asBaseline } = request;
            const stored = (0,_bundles_stored_js__WEBPACK_IMPORTED_MODULE_9__/* .planStored */ .HD)({ bundle: name, ...(0,_model_index_js__WEBPACK_IMPORTED_MODULE_6__/* .given */ .gI)({ vault, trust, asBaseline }) }, problems);
            if (stored !== undefined)
                plan = { what: look, name, stored, keys };
        }
        else if (look === "bundle")
            plan = { what: look, name, bundle: await (0,_bundles_request_js__WEBPACK_IMPORTED_MODULE_8__/* .planBundle */ .we)(path, keys) };
        else if (look === "receipt")
            plan = { what: look, name, receipt: await receiptIn(path) };
        else if (look === "baseline")
            plan = { what: look, name, baseline: await baselineIn(path, name) };
        else
            plan = { what: look, name, capture: await planSources(request, planning) };
    });
    return plan;
}
function requireSignable(look, name) {
    if (look !== "receipt" && look !== "baseline")
        return;
    throw new _model_index_js__WEBPACK_IMPORTED_MODULE_6__/* .AppError */ .uV("signature-missing", `${name} is a ${look}, which is not signed; expected a signed bundle`, {
        path: name,
    });
}
function requireSignedSide(sides) {
    if (!sides.every((side) => side?.what === "sources"))
        return;
    const [base] = sides;
    throw new _model_index_js__WEBPACK_IMPORTED_MODULE_6__/* .AppError */ .uV("signature-missing", `${base?.name} is not signed, but live; expected a signed bundle`, {
        path: base?.name ?? "",
    });
}
function ownRoot(text, cwd) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(cwd, text);
    const found = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path, { throwIfNoEntry: false });
    return found === undefined ? undefined : found.isDirectory() ? path : (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path);
}
async function receiptIn(path) {
    const receipt = await (0,_bundle_index_js__WEBPACK_IMPORTED_MODULE_4__.readReceiptFile)(path);
    if (receipt === null)
        throw new _model_index_js__WEBPACK_IMPORTED_MODULE_6__/* .AppError */ .uV("kept-changing", `${path} has gone away`, { path });
    return receipt;
}
async function baselineIn(path, name) {
    if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path)).size > _baseline_index_js__WEBPACK_IMPORTED_MODULE_3__/* .MAX_BASELINE_BYTES */ .Zg)
        throw new _model_index_js__WEBPACK_IMPORTED_MODULE_6__/* .AppError */ .uV("baseline-invalid", `${name} is larger than ${_baseline_index_js__WEBPACK_IMPORTED_MODULE_3__/* .MAX_BASELINE_BYTES */ .Zg} bytes`, { path });
    try {
        const file = (0,_baseline_index_js__WEBPACK_IMPORTED_MODULE_3__/* .readBaseline */ .mF)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path, "utf8"));
        if ((0,_bundle_index_js__WEBPACK_IMPORTED_MODULE_4__.stateDigest)(file.stores) !== file.stateDigest)
            throw new _model_index_js__WEBPACK_IMPORTED_MODULE_6__/* .AppError */ .uV("baseline-invalid", "its state digest is not that of its stores");
        return file;
    }
    catch (error) {
        if (!(error instanceof _model_index_js__WEBPACK_IMPORTED_MODULE_6__/* .AppError */ .uV))
            throw error;
        throw new _model_index_js__WEBPACK_IMPORTED_MODULE_6__/* .AppError */ .uV(error.code, `${name}: ${error.message}`, { path, cause: error });
    }
}
async function planSources({ texts, root, links, includeSensitive, lockTimeoutMs, keepOut }, { scratch, problems, context }) {
    const locate = () => (0,_kinds_index_js__WEBPACK_IMPORTED_MODULE_5__/* .locateStores */ .RS)({
        sources: texts,
        ...(0,_model_index_js__WEBPACK_IMPORTED_MODULE_6__/* .given */ .gI)({ root, includeSensitive }),
        cwd: context.cwd,
        links: links ?? _model_index_js__WEBPACK_IMPORTED_MODULE_6__/* .DEFAULTS */ .zY.links,
        scratch,
        ...(0,_model_index_js__WEBPACK_IMPORTED_MODULE_6__/* .given */ .gI)({ ignore: keepOut }),
    });
    const located = await locate();
    for (const problem of [...located.problems, ...(0,_snapshot_cut_off_js__WEBPACK_IMPORTED_MODULE_11__/* .cutOffRestores */ .f)(located)])
        problems.push(problem);
    const { stores, leftOut } = located;
    return { root: located.root, stores, leftOut, ...(0,_model_index_js__WEBPACK_IMPORTED_MODULE_6__/* .given */ .gI)({ lockTimeoutMs }), relocate: locate };
}


/***/ }),

/***/ 75536:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ openSources),
/* harmony export */   x: () => (/* binding */ capturedContents)
/* harmony export */ });
/* harmony import */ var _bundle_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58841);
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61040);
/* harmony import */ var _snapshot_capture_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1749);
/* harmony import */ var _space_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86784);




async function openSources(plan, { name, workspace, context }) {
    const captured = await (0,_space_js__WEBPACK_IMPORTED_MODULE_3__/* .filling */ .I)(workspace.path, () => (0,_snapshot_capture_js__WEBPACK_IMPORTED_MODULE_2__/* .capture */ .F)(plan, workspace, context));
    const stores = capturedStores(captured);
    const unsaid = { agent: null, snapshotId: null, createdAt: null, label: null };
    return {
        side: { what: "sources", name, depth: "contents", ...unsaid, stateDigest: digestOf(stores) },
        stores,
        contents: capturedContents(captured),
    };
}
function capturedStores({ stores }) {
    return stores.map(({ store: { kind, name, path }, staged: { entries, summary, digest } }) => ({
        ...{ kind, name, path, digest, summary },
        entries: entries.length,
        bytes: entries.reduce((sum, entry) => sum + (entry.type === "file" ? entry.sizeBytes : 0), 0),
    }));
}
function capturedContents({ stores }) {
    return async () => new Map(stores.map(({ store, staged }) => [(0,_model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .storeKey */ .LN)(store), { content: staged.entries }]));
}
function digestOf(stores) {
    return (0,_bundle_index_js__WEBPACK_IMPORTED_MODULE_0__.stateDigest)(stores.map(({ kind, name, path, digest }) => ({ kind, name, path: path ?? ".", digest })));
}


/***/ }),

/***/ 19191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ withContent),
/* harmony export */   U: () => (/* binding */ redactedOf)
/* harmony export */ });
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61040);

function redactedOf(stores) {
    return stores.filter(({ redacted }) => redacted).map(_model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .storeKey */ .LN);
}
function withContent(store, contents) {
    return { ...store, ...contents?.get((0,_model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .storeKey */ .LN)(store)) };
}


/***/ }),

/***/ 69252:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HK: () => (/* binding */ heard),
/* harmony export */   Vc: () => (/* binding */ loadKeys),
/* harmony export */   ml: () => (/* binding */ readKeyFile),
/* harmony export */   t4: () => (/* binding */ loadPassphrase),
/* harmony export */   tx: () => (/* binding */ loadLocks)
/* harmony export */ });
/* harmony import */ var _bundle_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58841);
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61040);
/* harmony import */ var _signing_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85356);
/* harmony import */ var _named_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(56442);




const MAX_KEY_FILE_BYTES = 2 ** 20;
async function loadKeys(sources, cwd, problems) {
    const identities = [];
    for (const file of sources.identityFiles ?? [])
        await heard(problems, async () => {
            identities.push(...(await (0,_bundle_index_js__WEBPACK_IMPORTED_MODULE_0__.parseIdentities)(await readKeyFile(file, cwd, "bad-identity"), file)));
        });
    for (const text of sources.identities ?? [])
        await heard(problems, async () => {
            identities.push(...(await (0,_bundle_index_js__WEBPACK_IMPORTED_MODULE_0__.parseIdentities)(text, "the identity given")));
        });
    const passphrase = await loadPassphrase(sources, cwd, problems);
    const trustedKeys = await loadTrustedKeys(sources.trustedKeys ?? [], cwd, problems);
    return { identities, passphrases: passphrase === undefined ? [] : [passphrase], ...(0,_model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .given */ .gI)({ trustedKeys }) };
}
async function loadLocks(sources, cwd, problems) {
    const before = problems.length;
    const recipients = [];
    for (const text of sources.recipients ?? [])
        await heard(problems, async () => {
            recipients.push(await (0,_bundle_index_js__WEBPACK_IMPORTED_MODULE_0__.parseRecipient)(text));
        });
    for (const file of sources.recipientsFiles ?? [])
        await heard(problems, async () => {
            recipients.push(...(await (0,_bundle_index_js__WEBPACK_IMPORTED_MODULE_0__.parseRecipients)(await readKeyFile(file, cwd, "bad-recipient"), file)));
        });
    const passphrase = await loadPassphrase(sources, cwd, problems);
    if (problems.length > before || sources.encrypt === undefined)
        return null;
    const given = recipients.length > 0 || passphrase !== undefined;
    if (!sources.encrypt && given)
        problems.push({
            code: "bad-option",
            message: "a recipient or passphrase is given together with the wish not to encrypt; expected one of them",
        });
    if (sources.encrypt && !given)
        problems.push({
            code: "no-recipient",
            message: "no recipient and no passphrase is given, and a snapshot is encrypted unless the user says otherwise",
        });
    if (recipients.length > 0 && passphrase !== undefined)
        problems.push({
            code: "bad-option",
            message: "recipients and a passphrase are given; age encrypts to one or the other",
        });
    if (!sources.encrypt)
        return null;
    return passphrase === undefined ? { recipients } : { passphrase };
}
async function loadTrustedKeys(texts, cwd, problems) {
    const keys = [];
    for (const text of texts)
        await heard(problems, async () => {
            const read = (0,_signing_index_js__WEBPACK_IMPORTED_MODULE_2__/* .isPublicKeyLine */ .zf)(text) ? text : await readKeyFile(text, cwd, "bad-trusted-key");
            keys.push(...(0,_signing_index_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePublicKeys */ .V4)(read, text));
        });
    return texts.length === 0 ? undefined : keys;
}
async function loadPassphrase({ passphraseFile: file, passphrase: said }, cwd, problems) {
    if (file === undefined)
        return said;
    let passphrase;
    await heard(problems, async () => {
        passphrase = (await readKeyFile(file, cwd, "bad-option")).split(/\r?\n/, 1)[0];
        if (passphrase === "")
            throw new _model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .AppError */ .uV("bad-option", `the first line of the passphrase file ${file} is empty`, { path: file });
    });
    return passphrase;
}
async function readKeyFile(file, cwd, code) {
    const read = await (0,_named_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readNamed */ .M)(file, cwd, MAX_KEY_FILE_BYTES);
    if ("why" in read)
        throw new _model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .AppError */ .uV(code, `the key file ${file} ${read.why}`, { path: file });
    return read.toString("utf8");
}
async function heard(problems, step) {
    try {
        await step();
    }
    catch (error) {
        if (!(error instanceof _model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .AppError */ .uV))
            throw error;
        problems.push(...error.problems);
    }
}


/***/ }),

/***/ 56442:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ readNamed)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


async function readNamed(file, cwd, maxBytes) {
    const chunks = [];
    let sizeBytes = 0;
    try {
        for await (const chunk of (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, file))) {
            sizeBytes += chunk.length;
            if (sizeBytes > maxBytes)
                return { why: `is larger than ${maxBytes} bytes` };
            chunks.push(chunk);
        }
        return Buffer.concat(chunks);
    }
    catch (error) {
        return { why: error.code === "ENOENT" ? "does not exist" : "cannot be read" };
    }
}


/***/ }),

/***/ 1749:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ contentOf),
/* harmony export */   F: () => (/* binding */ capture)
/* harmony export */ });
/* harmony import */ var _kinds_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22631);
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61040);
/* harmony import */ var _cut_off_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(40675);



async function capture(plan, workspace, context) {
    const { relocate, lockTimeoutMs = _model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .DEFAULTS */ .zY.lockTimeoutSeconds * 1000, rawPages = false, allowFuzzy = false } = plan;
    let located = plan;
    let fencedMs = 0;
    const stores = await (0,_kinds_index_js__WEBPACK_IMPORTED_MODULE_0__/* .captureStores */ .D2)(plan.stores, {
        kinds: _kinds_index_js__WEBPACK_IMPORTED_MODULE_0__/* .KINDS */ .GW,
        dir: await workspace.folder("staged"),
        lockTimeoutMs,
        options: { rawPages, scratch: await workspace.folder("scratch") },
        allowFuzzy,
        ...(relocate !== undefined && {
            relocate: async () => {
                located = await relocate();
                return located.stores;
            },
        }),
        atExit: context.atExit,
        onStore: (store, index) => context.progress({
            phase: "capture",
            done: index,
            total: located.stores.length,
            unit: "stores",
            item: store.name,
        }),
        onFence: ({ heldMs }) => {
            fencedMs = heldMs;
        },
    });
    const leftOut = distinct([...located.leftOut, ...stores.flatMap(({ staged }) => staged.leftOut)]);
    (0,_model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .throwProblems */ .Jh)((0,_cut_off_js__WEBPACK_IMPORTED_MODULE_2__/* .cutOffRestores */ .f)({ root: located.root, stores: stores.map(({ store }) => store), leftOut }));
    return { stores, leftOut, fencedMs };
}
function contentOf({ stores, leftOut }) {
    return {
        consistency: weakest(stores.map(({ staged }) => staged.consistency)),
        leftOut: [...leftOut],
        stores: stores.map(({ store, staged, redacted }) => ({
            name: store.name,
            kind: store.kind,
            path: store.path,
            digest: staged.digest,
            consistency: staged.consistency,
            summary: staged.summary,
            entries: staged.entries,
            ...(0,_model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .given */ .gI)({ redacted }),
        })),
    };
}
function distinct(leftOut) {
    return [...new Map(leftOut.map((one) => [`${one.reason} ${one.path}`, one])).values()];
}
function weakest(all) {
    return all.includes("fuzzy") ? "fuzzy" : all.includes("optimistic") ? "optimistic" : "fenced";
}


/***/ }),

/***/ 40675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ cutOffRestores)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61040);
/* harmony import */ var _swap_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44748);



function cutOffRestores(sources) {
    return [...foldersOf(sources)].filter(isSeenCutOff).map((folder) => ({
        code: "recovery-needed",
        message: `a restore into ${folder} was cut off or is under way, so what is there may be neither the old memory nor the new; say \`memsnap restore --recover ${folder}\` first`,
        path: folder,
    }));
}
function isSeenCutOff(folder) {
    try {
        return (0,_swap_index_js__WEBPACK_IMPORTED_MODULE_2__/* .isCutOff */ .o7)(folder);
    }
    catch {
        return false;
    }
}
function foldersOf({ root, stores, leftOut }) {
    const folders = new Set();
    const addWithAllAbove = (path) => {
        for (let folder = path; !folders.has(folder); folder = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(folder))
            folders.add(folder);
    };
    for (const { location, members = [] } of stores) {
        addWithAllAbove(location);
        for (const { path } of members)
            addWithAllAbove((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(location, path)));
    }
    for (const { path } of leftOut)
        if (node_path__WEBPACK_IMPORTED_MODULE_0__.posix.basename(path) === _model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .OWN_FOLDER */ .w5)
            addWithAllAbove((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(root, path)));
    return folders;
}


/***/ }),

/***/ 86784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ filling)
/* harmony export */ });
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61040);

const NO_SPACE = new Set(["ENOSPC", "EDQUOT"]);
async function filling(folder, step) {
    try {
        return await step();
    }
    catch (error) {
        if (error instanceof _model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV || !NO_SPACE.has(error.code ?? ""))
            throw error;
        throw new _model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .AppError */ .uV("disk-full", `no space left in ${folder}`, { path: folder, cause: error });
    }
}


/***/ }),

/***/ 93163:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ openWorkspace)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _swap_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44748);



async function openWorkspace(parent, context) {
    const owned = await (0,_swap_index_js__WEBPACK_IMPORTED_MODULE_2__/* .openPrivateFolder */ .q6)(parent);
    const forget = context.atExit(() => owned.remove());
    return {
        path: owned.path,
        async folder(name) {
            const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(owned.path, name);
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(folder, { mode: 0o700 });
            return folder;
        },
        async [Symbol.asyncDispose]() {
            owned.remove();
            forget();
        },
    };
}


/***/ }),

/***/ 93642:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ loadYaml)
/* harmony export */ });
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61040);
/* harmony import */ var _named_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56442);


const MAX_FILE_BYTES = 1024 * 1024;
const MAX_SYNTAX_FAULTS = 10;
const STRAY_ALIAS = "an alias of what is named nowhere before; a text that begins with * needs quotes";
const FAULTS = {
    BAD_ALIAS: STRAY_ALIAS,
    MULTIPLE_DOCS: "a second document begins here; expected one",
};
async function loadYaml(file, { noun, read, cwd, problems }) {
    const wrong = (path, message) => problems.push({ code: "bad-option", message: `${path}: ${message}`, path });
    const bytes = await (0,_named_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readNamed */ .M)(file, cwd, MAX_FILE_BYTES);
    if ("why" in bytes) {
        wrong(file, `the ${noun} ${bytes.why}`);
        return undefined;
    }
    const text = new TextDecoder().decode(bytes);
    const { LineCounter, parseDocument, visit } = await __webpack_require__.e(/* import() */ 8815).then(__webpack_require__.t.bind(__webpack_require__, 38815, 19));
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, schema: "core", version: "1.2" });
    const { value, placed } = interpret(document, read, visit);
    for (const { offset, message } of placed.toSorted((a, b) => a.offset - b.offset)) {
        const { line, col } = lines.linePos(offset);
        wrong(`${file}:${line}:${col}`, message);
    }
    return value;
}
function interpret(document, read, visit) {
    const unread = [...document.errors, ...document.warnings].map(({ pos, code, message }) => ({
        offset: pos[0],
        message: FAULTS[code] ?? unquoted(message),
    }));
    const faults = unread.length > 0 ? unread : strayAliases(document, visit);
    if (faults.length > 0)
        return { placed: faults.slice(0, MAX_SYNTAX_FAULTS) };
    if (document.contents === null)
        return { placed: [{ offset: 0, message: "is empty; expected keys with their values" }] };
    const { plain, fault } = plainValue(document);
    if (fault !== undefined)
        return { placed: [{ offset: 0, message: fault }] };
    const { value, mistakes } = read(plain);
    const placed = mistakes.map((mistake) => place(mistake, document));
    return value === undefined ? { placed } : { value, placed };
}
function strayAliases(document, visit) {
    const anchors = new Set();
    const stray = [];
    visit(document, {
        Value(_, { anchor }) {
            if (anchor !== undefined)
                anchors.add(anchor);
        },
        Alias(_, { source, range }) {
            if (!anchors.has(source))
                stray.push({ offset: range?.[0] ?? 0, message: STRAY_ALIAS });
        },
    });
    return stray;
}
function unquoted(message) {
    const words = message.replace(/(?<=\S)[:;] .*$/s, "");
    return words.charAt(0).toLowerCase() + words.slice(1);
}
function plainValue(document) {
    try {
        return { plain: document.toJS({ maxAliasCount: 100 }) };
    }
    catch {
        return { fault: "its aliases are too many" };
    }
}
function place({ path, key, message }, document) {
    const named = path.length === 0 ? message : `${(0,_model_index_js__WEBPACK_IMPORTED_MODULE_0__/* .spelt */ .lm)(path)}: ${message}`;
    return { offset: offsetOf(path, key, document), message: named };
}
function offsetOf(path, key, document) {
    for (let length = path.length; length >= 0; length--) {
        const node = nodeAt(document, path.slice(0, length));
        if (node?.range == null)
            continue;
        const named = length === path.length && key !== undefined ? keyOf(node, key) : undefined;
        return (named ?? node).range?.[0] ?? 0;
    }
    return 0;
}
function nodeAt(document, path) {
    return (path.length === 0 ? document.contents : document.getIn(path, true));
}
function keyOf(node, key) {
    const { items } = node;
    return items?.find((item) => String(item.key?.value) === key)?.key;
}


/***/ })

};
;