"use strict";
exports.id = 461;
exports.ids = [461];
exports.modules = {

/***/ 781:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  w: () => (/* reexport */ hostContext)
});

// EXTERNAL MODULE: ./node_modules/uuid/dist-node/v7.js + 2 modules
var v7 = __webpack_require__(3935);
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
        newId: (at) => (0,v7/* default */.A)({ msecs: at.getTime() }),
        atExit: atExit,
    };
}

;// CONCATENATED MODULE: ./build/host/index.js



/***/ }),

/***/ 6758:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  et: () => (/* reexport */ asAppError),
  hS: () => (/* reexport */ counted),
  M0: () => (/* reexport */ drillSummary),
  vZ: () => (/* reexport */ drillText),
  Qp: () => (/* reexport */ failureAnnotation),
  uU: () => (/* reexport */ failureDocument),
  jg: () => (/* reexport */ failureSummary),
  kY: () => (/* reexport */ failureText),
  Bd: () => (/* reexport */ findingsError),
  Xe: () => (/* reexport */ humanSize),
  Lf: () => (/* reexport */ inspectSummary),
  O0: () => (/* reexport */ inspectText),
  sN: () => (/* reexport */ logSafe),
  g$: () => (/* reexport */ printable),
  Q$: () => (/* reexport */ recoverText),
  rk: () => (/* reexport */ restoreSummary),
  s2: () => (/* reexport */ restoreText),
  D_: () => (/* reexport */ snapshotSummary),
  MY: () => (/* reexport */ snapshotText),
  OO: () => (/* reexport */ undoText),
  Il: () => (/* reexport */ verifySummary),
  Bn: () => (/* reexport */ verifyText),
  Pe: () => (/* reexport */ withoutKeys)
});

// EXTERNAL MODULE: ./build/model/index.js + 17 modules
var model = __webpack_require__(1756);
;// CONCATENATED MODULE: ./build/report/printable.js
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}\u200b\u2060-\u2064\ufeff]/gu;
const SECRET_KEY = /AGE-(?:SECRET-KEY|PLUGIN)-[0-9A-Z-]+/gi;
function printable(text) {
    return withoutKeys(text).replace(UNPRINTABLE, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}
function withoutKeys(text) {
    return text.replace(SECRET_KEY, "AGE-SECRET-KEY-***");
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
    return { title: `${model/* ERRORS */.Sr[error.code].title} (${error.code})`, message: fitting(blocks.join("\n")) };
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
function fitting(text) {
    if (text.length <= MAX_ANNOTATION)
        return text;
    const ending = "\n... cut here; the log and the summary hold the rest";
    return text.slice(0, MAX_ANNOTATION - ending.length).replace(/[\ud800-\udbff]$/, "") + ending;
}

;// CONCATENATED MODULE: ./build/report/table.js
function table(titles, rows) {
    if (rows.length === 0)
        return [];
    const columns = titles.map((title) => (typeof title === "string" ? { title } : title));
    const lines = [columns.map((column) => column.title), ...rows];
    const widths = columns.map((_, index) => Math.max(...lines.map((cells) => width(cells[index] ?? ""))));
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

;// CONCATENATED MODULE: ./build/report/views.js
function snapshotStores(view) {
    return view.stores.map((store) => ({ ...store, facts: store }));
}
function inspectStores(view) {
    if (view.manifest !== null)
        return view.manifest.stores.map((store) => ({ ...store, facts: store.summary }));
    return [...(view.receipt?.stores ?? [])];
}

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

;// CONCATENATED MODULE: ./build/report/text.js





const MAX_LISTED = 50;
function snapshotText(view) {
    return paragraphs(pairs([
        ["bundle", printable(view.bundle)],
        ["size", `${exactSize(view.sizeBytes)}, ${sealed(view.encrypted)}`],
        ["sha256", view.sha256],
        ...identity(view),
        ["moment", moment(view.consistency)],
        ["verified", "the bundle was read back from disk and fits its manifest"],
    ]), storeTable(snapshotStores(view)), leftOutList(view.leftOut));
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
        ...(header === null ? [] : identity(header)),
        ["moment", header === null ? null : moment(header.consistency)],
        ["known from", origin(view)],
    ]), storeTable(inspectStores(view)), tablesOfDatabases(inspectStores(view)), leftOutList(manifest?.leftOut ?? []));
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
function right(title) {
    return { title, align: "right" };
}
function storeTable(stores) {
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
    const more = items.length > MAX_LISTED ? [`  and ${grouped(items.length - MAX_LISTED)} more`] : [];
    return [title, ...items.slice(0, MAX_LISTED).map((item) => `  ${line(item)}`), ...more];
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
        ["verified", "everything was checked before anything was put in place"],
        ...keptPairs(view),
    ]), restore_text_storeTable(view.stores), listed(`${view.dryRun ? "would be replaced" : "replaced"} (${view.replaced.length})`, view.replaced, printable), view.generation === null ? [] : [`to go back: memsnap restore --undo ${printable(view.target)}`], [view.dryRun ? "dry run: nothing was written" : `restored ${counted(view.stores.length, "store")}`]);
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

;// CONCATENATED MODULE: ./build/report/markdown.js


const MAX_CELL = 300;
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
function markdown_fitting(items, line, maxBytes) {
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
function clipped(text) {
    const chars = [...text.slice(0, 2 * MAX_CELL + 2)];
    return chars.length > MAX_CELL ? `${chars.slice(0, MAX_CELL).join("")}...` : text;
}

;// CONCATENATED MODULE: ./build/report/summary.js





const MAX_LIST_BYTES = 100_000;
function snapshotSummary(view) {
    return blocks("### ✅ Memory snapshot taken and verified", [
        ...summary_identity(view),
        counted(view.stores.length, "store"),
        humanSize(view.sizeBytes),
        view.encrypted ? "encrypted" : "**not encrypted**",
        MOMENTS[view.consistency],
    ].join(" · "), summary_storeTable(snapshotStores(view)), summary_leftOutList(view.leftOut), digests([
        ["bundle", view.bundle],
        ["sha256", view.sha256],
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
    ]), findingTable(view.findings), digests([
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
    ].join(" · "), summary_storeTable(inspectStores(view)), summary_leftOutList(view.manifest?.leftOut ?? []), digests([
        ["bundle", view.bundle],
        ["sha256", view.receipt?.sha256 ?? null],
        ["state", view.manifest?.stateDigest ?? view.receipt?.stateDigest ?? null],
    ]));
}
function restoreSummary(view) {
    const replaced = markdown_fitting(view.replaced, (path) => `- ${code(path)}`, MAX_LIST_BYTES);
    return blocks(view.dryRun ? "### ✅ Memory can be restored (dry run, nothing was written)" : "### ✅ Memory restored", [...summary_identity(view), `to ${code(view.target)}`].join(" · "), list(["Store", "Kind", "Path", "Entries", "Size"], view.stores, ({ name, kind, path, entries, bytes }) => [
        code(name),
        kind,
        code(path),
        grouped(entries),
        humanSize(bytes),
    ]), view.replaced.length === 0
        ? ""
        : folded(`${counted(view.replaced.length, "path")} ${view.dryRun ? "would be replaced" : "replaced"}`, `${replaced.lines.join("\n")}\n\n${andMore(replaced.left)}`), view.preRestore === null ? "" : `What was there is kept in ${code(view.preRestore)}.`, digests([
        ["bundle", view.bundle],
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
    return blocks(`### ${DRILLED[view.outcome]}`, drillVerdict(view), findingTable(view.findings), list(["Probe", "Status", "Detail"], view.probes, ({ name, status, detail }) => [
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
function failureSummary(error, command, hints = {}) {
    const groups = byCode(error.problems).map(([errorCode, problems]) => {
        const { lines, left } = markdown_fitting(problems, (problem) => `- ${prose(problem.message)}`, MAX_LIST_BYTES / 4);
        const title = `**${prose(model/* ERRORS */.Sr[errorCode].title)}** (${code(errorCode)})`;
        return blocks(title, lines.join("\n"), andMore(left), hints[errorCode] ?? model/* ERRORS */.Sr[errorCode].hint);
    });
    return blocks(`### ❌ Memory ${prose(command)} failed`, ...markdown_fitting(groups, (group) => group, 4 * MAX_LIST_BYTES).lines);
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
function findingTable(findings) {
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
function list(titles, items, cells) {
    if (items.length === 0)
        return "";
    const { lines, left } = markdown_fitting(items, (item) => row(cells(item)), MAX_LIST_BYTES);
    return blocks(markdownTable(titles, lines), andMore(left));
}
function digests(entries) {
    const lines = entries.flatMap(([name, value]) => (value === null ? [] : [`- ${name}: ${code(value)}`]));
    return lines.length === 0 ? "" : folded("Identifiers", lines.join("\n"));
}
function summary_identity(of) {
    return [`agent ${code(of.agent)}`, ...(of.label === null ? [] : [prose(of.label)]), humanTime(of.createdAt)];
}
function andMore(left) {
    return left === 0 ? "" : `and ${grouped(left)} more`;
}
function blocks(...parts) {
    return parts.filter((part) => part !== "").join("\n\n");
}

;// CONCATENATED MODULE: ./build/report/index.js








/***/ })

};
;