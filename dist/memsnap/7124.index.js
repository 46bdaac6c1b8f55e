"use strict";
exports.id = 7124;
exports.ids = [7124];
exports.modules = {

/***/ 7124:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./build/host/index.js + 5 modules
var host = __webpack_require__(38273);
// EXTERNAL MODULE: ./build/model/index.js + 27 modules
var model = __webpack_require__(61040);
// EXTERNAL MODULE: ./build/report/index.js + 24 modules
var report = __webpack_require__(8604);
;// CONCATENATED MODULE: ./build/cli/commands.js

const COMMAND_NAMES = [
    "snapshot",
    "verify",
    "inspect",
    "restore",
    "drill",
    "compare",
    "baseline",
    "list",
    "prune",
    "keygen",
];
const EVERYWHERE = [
    { name: "json", about: "print one JSON document on standard output, also on failure" },
    { name: "help", about: "show this help" },
];
const IDENTITY = {
    name: "identity",
    value: "FILE",
    many: true,
    about: "file with age identities that may open the bundle",
};
const OPEN_PASSPHRASE = {
    name: "passphrase-file",
    value: "FILE",
    about: "file whose first line opens the bundle; - reads standard input",
};
const BUNDLE = {
    name: "BUNDLE",
    about: "a file ending in .tar.zst or .tar.zst.age; or, with --vault, latest, latest:AGENT, its name or its id",
};
const VAULT = {
    name: "vault",
    value: "URL",
    about: "where it is kept: folder:PATH, s3://BUCKET/PREFIX, cache:, artifact:; docs/vaults.md",
};
const SIGNING_PASSPHRASE = {
    name: "signing-passphrase-file",
    value: "FILE",
    about: "file whose first line opens the signing key",
};
const TRUSTED_KEY = {
    name: "trusted-key",
    value: "KEY",
    many: true,
    about: "refuse what is not signed by this public key of minisign, a line or a file; reads the whole bundle",
};
const RUNS = [
    {
        name: "run-id",
        value: "ID",
        about: "take only what this run has stored in cache: or artifact:, also where it has failed or is of a fork",
    },
    {
        name: "run-branch",
        value: "BRANCH",
        about: "take only what trusted runs on this branch have stored in cache: or artifact:; docs/vaults.md",
    },
];
const SOURCE = "folder, file, glob, !exclusion, or any of them after sqlite:, git: or file:";
const ROOT = { name: "root", value: "DIR", about: "folder that paths in the bundle are relative to" };
const LINKS = {
    name: "links",
    value: "RULE",
    about: `symbolic links, sockets, devices: ${model/* LINK_RULES */.jb.join(" or ")} (default: ${model/* DEFAULTS */.zY.links})`,
};
const INCLUDE_SENSITIVE = {
    name: "include-sensitive",
    about: "take what is no memory too: credentials, .env, private keys, lock and temporary files",
};
const LOCK_TIMEOUT = {
    name: "lock-timeout",
    value: "TIME",
    about: `how long to wait for locked databases: seconds, 500ms, 2m (default: ${model/* DEFAULTS */.zY.lockTimeoutSeconds})`,
};
const POLICY = { name: "policy", value: "FILE", about: "what matters how much, YAML or JSON; docs/policy.md" };
const SHOW_CONTENT = {
    name: "show-content",
    about: "show what changed, not only where; mind who reads the log",
};
const COMMANDS = {
    snapshot: {
        about: "Takes one point-in-time copy of all sources and seals it into a verified bundle.",
        operands: [{ name: "SOURCE", many: true, about: SOURCE }],
        options: [
            {
                name: "out",
                value: "DIR",
                required: { unless: "vault" },
                about: "folder for the bundle; made when absent",
            },
            VAULT,
            {
                name: "store",
                value: "RULE",
                about: `changed: not in the vault when its newest bundle holds the same memory; or always (default: ${model/* DEFAULTS */.zY.store})`,
            },
            { name: "agent", value: "ID", about: `whose memory it is: a-z, 0-9, _ and - (default: ${model/* DEFAULTS */.zY.agent})` },
            { name: "label", value: "TEXT", about: "a note of one line, kept in the bundle and its receipt" },
            { name: "recipient", value: "KEY", many: true, about: "age recipient (age1...) that may open the bundle" },
            { name: "recipients-file", value: "FILE", many: true, about: "file with age recipients, one a line" },
            {
                name: "passphrase-file",
                value: "FILE",
                about: "encrypt with the first line of this file; - reads standard input",
            },
            { name: "no-encrypt", about: "write a bundle that anybody can read" },
            {
                name: "signing-key-file",
                value: "FILE",
                about: "sign the bundle with this secret key of minisign; docs/signing.md",
            },
            SIGNING_PASSPHRASE,
            {
                name: "level",
                value: "N",
                about: `zstd level, ${model/* LEVELS */.A_.min} to ${model/* LEVELS */.A_.max} (default: ${model/* DEFAULTS */.zY.level})`,
            },
            ROOT,
            LINKS,
            INCLUDE_SENSITIVE,
            LOCK_TIMEOUT,
            {
                name: "secrets",
                value: "MODE",
                about: `what to do about secrets that are found: ${model/* SECRET_MODES */.uL.join(", ")} (default: ${model/* DEFAULTS */.zY.secrets}); docs/secrets.md`,
            },
            {
                name: "git-secrets",
                value: "RULE",
                about: `with --secrets redact, about those in the history of git: ${model/* GIT_SECRET_RULES */.__.join(" or ")} (default: refuse)`,
            },
            { name: "secrets-config", value: "FILE", about: "your own rules, and what else to redact; YAML or JSON" },
            { name: "secrets-key-file", value: "FILE", about: "keys the fingerprints, so that a secret is recognised again" },
            { name: "raw-pages", about: "leave the pages of databases as they are, with deleted rows in them" },
            {
                name: "allow-fuzzy",
                about: "what will not hold still may be of another moment than the rest; it is said which",
            },
            {
                name: "baseline",
                value: "REF",
                about: "compare with this bundle, receipt or baseline file; exit 4 when the policy fails",
            },
            POLICY,
            { ...IDENTITY, about: "file with age identities that may open the baseline" },
            { ...TRUSTED_KEY, about: "refuse a baseline that is not signed by this public key, a line or a file" },
            SHOW_CONTENT,
        ],
        examples: [
            "memsnap snapshot memory/ --out snapshots --recipient age1...",
            "memsnap snapshot memory/ '!memory/tmp' --out snapshots --recipients-file us",
            "memsnap snapshot sqlite:facts.db notes/ --out snapshots --no-encrypt --json",
        ],
    },
    verify: {
        about: "Examines a bundle: seals, checksums, digests, databases and repositories. Exit 3 when anything is wrong.",
        operands: [BUNDLE],
        options: [
            VAULT,
            ...RUNS,
            IDENTITY,
            OPEN_PASSPHRASE,
            TRUSTED_KEY,
            { name: "quick", about: "leave out the checks inside databases and repositories" },
        ],
        examples: ["memsnap verify snapshots/scout.tar.zst.age --identity key.txt"],
    },
    inspect: {
        about: "Shows what a bundle holds; reads only the ends of the file. Without a key, what its receipt says.",
        operands: [BUNDLE],
        options: [VAULT, ...RUNS, IDENTITY, OPEN_PASSPHRASE, TRUSTED_KEY],
        examples: ["memsnap inspect scout.tar.zst.age --identity key.txt --json"],
    },
    restore: {
        about: "Puts the memory of a bundle in place: all of it after every check has passed, or nothing.",
        operands: [BUNDLE],
        options: [
            { name: "to", value: "DIR", required: true, about: "new or empty folder to restore into" },
            VAULT,
            ...RUNS,
            IDENTITY,
            OPEN_PASSPHRASE,
            TRUSTED_KEY,
            {
                name: "only",
                value: "GLOB",
                many: true,
                about: "restore only stores whose name, or paths that, fit the pattern",
            },
            { name: "dry-run", about: "check everything and say what would be done; write nothing to the folder" },
            { name: "force", about: "allow a folder that is not empty; replaces only what the bundle holds" },
            { name: "no-pre-snapshot", about: "keep nothing of what is replaced; there is no way back then" },
            { name: "agent", value: "ID", about: "whose memory it has to be" },
            { name: "force-agent", about: "allow the memory of one agent to take the place of another's" },
            {
                name: "undo",
                value: "DIR",
                alone: { but: ["identity", "passphrase-file", "no-pre-snapshot"] },
                about: "bring back what the latest restore into this folder has replaced; takes no bundle",
            },
            {
                name: "recover",
                value: "DIR",
                alone: { but: [] },
                about: "complete a restore into this folder that was cut off, or take it back; takes no bundle",
            },
        ],
        examples: [
            "memsnap restore scout.tar.zst.age --to memory --identity key.txt",
            "memsnap restore scout.tar.zst.age --to new --identity key.txt --only '*.db'",
            "memsnap restore --undo memory --identity key.txt",
        ],
    },
    drill: {
        about: "Proves that a bundle restores: restores it into a scratch folder, compares what came back, asks it questions.",
        operands: [BUNDLE],
        options: [
            VAULT,
            ...RUNS,
            IDENTITY,
            OPEN_PASSPHRASE,
            TRUSTED_KEY,
            { name: "probe", value: "FILE", about: "questions to the restored memory, YAML or JSON; docs/drill.md" },
            { name: "max-age", value: "AGE", about: "how old the bundle may be: 90m, 36h, 7d, 2w" },
            {
                name: "sentinel",
                value: "STORE",
                many: true,
                about: "store, by name or path, or STORE:TABLE, that must be there and not empty",
            },
            { name: "agent", value: "ID", about: "whose memory it has to be" },
        ],
        examples: [
            "memsnap drill scout.tar.zst.age --identity key.txt --max-age 36h",
            "memsnap drill scout.tar.zst --probe probes.yaml --sentinel facts.db:facts",
        ],
    },
    compare: {
        about: "Compares a memory with a baseline and judges what differs by a policy. Exit 4 when it differs beyond what that allows.",
        operands: [
            { name: "BASE", about: "a bundle, a receipt, a baseline file, or a live source" },
            { name: "CURRENT", many: true, about: `one of these; or live sources: ${SOURCE}` },
        ],
        options: [
            { ...VAULT, about: "where BASE is kept, and CURRENT when it is no path" },
            ...RUNS.map((option) => ({ ...option, about: `of BASE: ${option.about}` })),
            POLICY,
            { ...IDENTITY, about: "file with age identities that may open the bundles" },
            { ...OPEN_PASSPHRASE, about: "file whose first line opens the bundles; - reads standard input" },
            { ...TRUSTED_KEY, about: "refuse sides that are not signed by this public key, a line or a file; not live ones" },
            {
                name: "depth",
                value: "DEPTH",
                about: `compare no deeper than ${model/* DEPTHS */.D_.join(", ")} (default: as deep as both sides allow)`,
            },
            SHOW_CONTENT,
            {
                name: "samples",
                value: "N",
                about: `samples of each finding (default: ${model/* COMPARE_DEFAULTS */.F$.samples})`,
            },
            { name: "limit", value: "N", about: "findings to print; all are counted, and all stand in --json" },
            { name: "markdown", value: "FILE", about: "write the report as Markdown there too" },
            { name: "junit", value: "FILE", about: "write it as JUnit XML there too" },
            { name: "sarif", value: "FILE", about: "write it as SARIF 2.1.0 there too" },
            { ...ROOT, about: "folder that paths of live sources are relative to" },
            LINKS,
            INCLUDE_SENSITIVE,
            LOCK_TIMEOUT,
        ],
        examples: [
            "memsnap compare yesterday.tar.zst.age today.tar.zst.age --identity key.txt",
            "memsnap compare memory-baseline.json memory/ --policy memory-policy.yaml",
            "memsnap compare main.tar.zst.receipt.json memory/ --json",
        ],
    },
    baseline: {
        about: "Writes what can be told of a memory - digests, counts, schemas, no content - to compare with later.",
        operands: [{ name: "SOURCE", many: true, about: `a bundle; or live sources: ${SOURCE}` }],
        options: [
            { name: "write", value: "FILE", about: "where to; replaces an earlier baseline (default: print it)" },
            { name: "agent", value: "ID", about: "whose memory it is (default: that of the bundle)" },
            { ...POLICY, about: "names embeddings and values to keep facts of; docs/policy.md" },
            VAULT,
            ...RUNS,
            IDENTITY,
            OPEN_PASSPHRASE,
            TRUSTED_KEY,
            { ...ROOT, about: "folder that paths of live sources are relative to" },
            LINKS,
            INCLUDE_SENSITIVE,
            LOCK_TIMEOUT,
        ],
        examples: [
            "memsnap baseline memory/ --write memory-baseline.json",
            "memsnap baseline main.tar.zst.age --identity key.txt --write baseline.json",
        ],
    },
    list: {
        about: "Lists the bundles of a vault, newest first; reads receipts only and needs no key.",
        operands: [],
        options: [
            { ...VAULT, required: true },
            { name: "agent", value: "ID", about: "only those of this agent" },
        ],
        examples: [
            "memsnap list --vault folder:snapshots",
            "memsnap list --vault s3://backups/memory --agent scout --json",
        ],
    },
    prune: {
        about: "Removes bundles from a vault that no rule keeps, and what was never finished. Needs no key; keeps the newest of every agent.",
        operands: [],
        options: [
            { ...VAULT, required: { unless: "pre-restore" } },
            {
                name: "pre-restore",
                value: "DIR",
                alone: {
                    but: ["keep-last", "keep-daily", "keep-weekly", "keep-monthly", "keep-within", "keep-label", "dry-run"],
                },
                about: "remove from this folder what restores have kept of what they replaced; keeps the newest, and what --undo brings back",
            },
            { name: "keep-last", value: "N", about: "keep the newest N of every agent" },
            { name: "keep-daily", value: "N", about: "keep the newest of each of the last N days that have one" },
            { name: "keep-weekly", value: "N", about: "the same for weeks" },
            { name: "keep-monthly", value: "N", about: "the same for months" },
            { name: "keep-within", value: "AGE", about: "keep all that are younger: 90m, 36h, 30d, 2w" },
            { name: "keep-label", value: "TEXT", many: true, about: "keep all with this label" },
            { name: "agent", value: "ID", about: "touch only those of this agent" },
            { name: "dry-run", about: "say what would be done; remove nothing" },
        ],
        examples: [
            "memsnap prune --vault folder:snapshots --keep-last 7 --dry-run",
            "memsnap prune --vault s3://backups --keep-within 30d --keep-label release",
            "memsnap prune --pre-restore memory --keep-last 3",
        ],
    },
    keygen: {
        about: "Makes an age identity, the secret key that opens bundles, and prints its recipient, which seals them; or a signing key.",
        operands: [],
        options: [
            {
                name: "out",
                value: "FILE",
                about: "write the secret key there, mode 0600; never overwrites (default: print it)",
            },
            { name: "pq", about: "make a post-quantum hybrid key" },
            {
                name: "signing",
                about: "make a key of minisign that signs bundles, and print its public key; docs/signing.md",
            },
            SIGNING_PASSPHRASE,
        ],
        examples: ["memsnap keygen --out key.txt", "memsnap keygen --signing --out signing.key"],
    },
};
function optionsOf(name) {
    return [...COMMANDS[name].options, ...EVERYWHERE];
}

;// CONCATENATED MODULE: ./build/cli/arguments.js


const SHOWN = ["help", "version"];
const GLOBAL = [...EVERYWHERE, { name: "version", about: "show the version" }];
const SHORT = { "-h": "--help", "-V": "--version" };
function readCommandLine(argv) {
    const at = argv.findIndex((argument) => !isOption(argument));
    const word = argv[at];
    if (word === undefined)
        return readGlobalOptions(argv);
    if (word === "help")
        return readHelp(argv.toSpliced(at, 1));
    if (!isCommand(word))
        return { ...readGlobalOptions(argv), problems: [unknownCommand(word)] };
    const read = new ArgumentReader(optionsOf(word)).read(argv.toSpliced(at, 1));
    return { ...read, command: word, problems: [...read.problems, ...missing(word, read)] };
}
function readHelp(argv) {
    const topic = argv.find((argument) => !isOption(argument));
    const help = { ...readGlobalOptions(argv), show: "help" };
    if (topic === undefined || topic === "help")
        return help;
    return isCommand(topic) ? { ...help, command: topic } : { ...help, problems: [unknownCommand(topic)] };
}
function readGlobalOptions(argv) {
    return new ArgumentReader(GLOBAL).read(argv.filter(isOption));
}
function unknownCommand(word) {
    const near = (0,model/* didYouMean */.au)(word, [...COMMAND_NAMES, "help"], (command) => `memsnap ${command}`);
    const message = `unknown command ${JSON.stringify(word)}${near || `; expected ${COMMAND_NAMES.join(", ")} or help`}`;
    return { code: "bad-option", message, path: word };
}
class ArgumentReader {
    #known;
    #operands = [];
    #options = new Map();
    #problems = [];
    #rest = [];
    constructor(known) {
        this.#known = known;
    }
    read(argv) {
        this.#rest = [...argv];
        for (let next = this.#rest.shift(); next !== undefined; next = this.#rest.shift()) {
            if (next === "--")
                this.#operands.push(...this.#rest.splice(0));
            else if (isOption(next))
                this.#readOption(SHORT[next] ?? next);
            else
                this.#operands.push(next);
        }
        const show = SHOWN.find((name) => this.#options.has(name));
        return {
            operands: this.#operands,
            options: this.#options,
            ...(show === undefined ? {} : { show }),
            problems: this.#problems,
        };
    }
    #readOption(argument) {
        const { spelling, inline } = split(argument);
        const exact = this.#known.find((option) => `--${option.name}` === spelling);
        const option = exact ?? this.#meant(spelling);
        if (exact === undefined) {
            const near = option === undefined ? "" : `; did you mean --${option.name}?`;
            this.#wrong(spelling, `unknown option ${spelling}${near}`);
        }
        if (option === undefined)
            return;
        if (option.value !== undefined)
            this.#readValue(option, inline);
        else if (inline !== undefined)
            this.#wrong(spelling, `${spelling} takes no value, got ${JSON.stringify(inline)}`);
        else if (exact !== undefined || !isShown(option.name))
            this.#options.set(option.name, [""]);
    }
    #readValue(option, inline) {
        const name = `--${option.name}`;
        const [next] = this.#rest;
        const follows = inline === undefined && next !== undefined && !isOption(next);
        const value = inline ?? (follows ? this.#rest.shift() : undefined) ?? "";
        const earlier = this.#options.get(option.name) ?? [];
        if (value === "")
            this.#wrong(name, `${name} needs a value: ${name} ${option.value}`);
        if (earlier.length > 0 && option.many !== true)
            this.#wrong(name, `${name} is given twice; expected it once`);
        this.#options.set(option.name, [...earlier, value]);
    }
    #meant(spelling) {
        const names = this.#known.map((option) => option.name);
        const nearest = (0,model/* nearestWord */.zZ)(spelling.replace(/^-+/, ""), names);
        return this.#known.find((option) => option.name === nearest);
    }
    #wrong(path, message) {
        this.#problems.push({ code: "bad-option", message, path });
    }
}
function missing(name, line) {
    const command = COMMANDS[name];
    const alone = command.options.find((option) => option.alone !== undefined && line.options.has(option.name));
    return alone === undefined ? lacking(name, command, line) : notAlone(alone, command, line);
}
function lacking(name, { operands: expectedOperands, options: known }, { operands, options }) {
    const problems = [];
    for (const [index, { name: operand, about, many }] of expectedOperands.entries()) {
        const values = many === true ? operands.slice(index) : operands.slice(index, index + 1);
        if (values.every((value) => value === ""))
            problems.push(wrong(operand, `no ${operand} given; expected ${about}`));
    }
    const isOpen = expectedOperands.at(-1)?.many === true;
    const allowed = isOpen ? Number.POSITIVE_INFINITY : expectedOperands.length;
    const names = expectedOperands.map((operand) => operand.name).join(" and ");
    const expected = names === "" ? "no argument" : `one ${names} only`;
    for (const extra of operands.slice(allowed))
        problems.push(wrong(extra, `${JSON.stringify(extra)}: ${name} takes ${expected}`));
    for (const option of known)
        if (isMissing(option, options))
            problems.push(wrong(`--${option.name}`, `--${option.name} is missing; expected --${option.name} ${option.value}${otherwise(option)}`));
    return problems;
}
function isMissing({ name, required }, options) {
    if (required === undefined || options.has(name))
        return false;
    return required === true || !options.has(required.unless);
}
function otherwise({ required }) {
    return required === undefined || required === true ? "" : `, or --${required.unless}`;
}
function notAlone(alone, { options: known }, { operands, options }) {
    const unfit = (what) => wrong(what, `${what} has no meaning together with --${alone.name}`);
    const others = known.filter(({ name }) => options.has(name) && name !== alone.name);
    const allowed = alone.alone?.but ?? [];
    return [
        ...operands.map((operand) => unfit(JSON.stringify(operand))),
        ...others.filter(({ name }) => !allowed.includes(name)).map(({ name }) => unfit(`--${name}`)),
    ];
}
function wrong(path, message) {
    return { code: "bad-option", message, path };
}
function split(argument) {
    const equals = argument.indexOf("=");
    if (equals < 0)
        return { spelling: argument };
    return { spelling: argument.slice(0, equals), inline: argument.slice(equals + 1) };
}
function isOption(argument) {
    return argument.startsWith("-") && argument !== "-";
}
function isCommand(word) {
    return COMMAND_NAMES.includes(word);
}
function isShown(name) {
    return SHOWN.includes(name);
}

;// CONCATENATED MODULE: ./build/cli/help.js


const WIDTH = 80;
function overview() {
    return `${[
        "memsnap - point-in-time snapshots of an AI agent's memory: verified,\nage-encrypted, restorable.",
        "Usage: memsnap <command> [options]",
        section("Commands", COMMAND_NAMES.map((name) => [name, COMMANDS[name].about])),
        section("Options", [
            ["--json", "print one JSON document on standard output, also on failure"],
            ["--help", "show help; memsnap help <command> for the options of a command"],
            ["--version", "show the version"],
        ]),
        section("Start", [
            ["$ memsnap keygen --out key.txt", ""],
            ["$ memsnap snapshot memory/ --out snapshots --recipient age1...", ""],
            ["$ memsnap restore snapshots/<bundle> --to restored --identity key.txt", ""],
        ]),
        section("Exit codes", Object.entries(model/* EXIT */.dc).map(([name, exit]) => [`${exit}`, model/* EXIT_MEANINGS */.S$[name]])),
        "Keys and passphrases are read from files, never from the command line.",
    ].join("\n\n")}\n`;
}
function commandHelp(name) {
    const { about, operands, options, examples } = COMMANDS[name];
    const operandText = operands.map((operand) => ` ${operand.name}${operand.many ? "..." : ""}`).join("");
    const required = options.filter((option) => option.required !== undefined).map((option) => ` ${demanded(option)}`);
    return `${[
        wrapped(about, 0),
        `Usage: memsnap ${name}${operandText}${required.join("")} [options]`,
        ...(operands.length === 0
            ? []
            : [
                section("Arguments", operands.map((operand) => [operand.name, operand.about])),
            ]),
        section("Options", [...options, ...EVERYWHERE].map((option) => [spelt(option), explained(option)])),
        section("Examples", examples.map((example) => [`$ ${example}`, ""])),
    ].join("\n\n")}\n`;
}
function explained(option) {
    const { required, many } = option;
    const unless = required === undefined || required === true ? "required" : `required without --${required.unless}`;
    const notes = [...(required === undefined ? [] : [unless]), ...(many === true ? ["repeatable"] : [])];
    return notes.length === 0 ? option.about : `${option.about} (${notes.join(", ")})`;
}
function demanded(option) {
    const { required } = option;
    if (required === undefined || required === true)
        return spelt(option);
    return `(${spelt(option)} | --${required.unless} ...)`;
}
function spelt(option) {
    return option.value === undefined ? `--${option.name}` : `--${option.name} ${option.value}`;
}
function section(title, entries) {
    const column = 4 + Math.max(...entries.filter(([, text]) => text !== "").map(([name]) => name.length), 0);
    const lines = entries.map(([name, text]) => text === "" ? `  ${name}` : `  ${name}`.padEnd(column) + wrapped(text, column));
    return [`${title}:`, ...lines].join("\n");
}
function wrapped(text, indent) {
    const lines = [""];
    for (const word of text.split(" ")) {
        const line = lines.at(-1) ?? "";
        if (line !== "" && indent + line.length + 1 + word.length > WIDTH)
            lines.push(word);
        else
            lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
    }
    return lines.join(`\n${" ".repeat(indent)}`);
}

;// CONCATENATED MODULE: ./build/cli/progress.js

const REPAINT_MS = 100;
class ProgressLine {
    #writer;
    #painted = false;
    #last = { at: Number.NEGATIVE_INFINITY, phase: "" };
    constructor(writer) {
        this.#writer = writer;
    }
    show(event, at) {
        if (this.#writer.isTTY !== true)
            return;
        if (event.phase === this.#last.phase && at - this.#last.at < REPAINT_MS)
            return;
        this.#last = { at, phase: event.phase };
        this.#painted = true;
        const width = (this.#writer.columns ?? 80) - 1;
        this.#writer.write(`\r\u001b[2K${[...progressText(event)].slice(0, width).join("")}`, () => { });
    }
    clear() {
        if (this.#painted)
            this.#writer.write("\r\u001b[2K", () => { });
        this.#painted = false;
    }
}
function progressText({ phase, done, total, unit, item }) {
    const amount = (value) => (unit === "bytes" ? (0,report/* humanSize */.Xe)(value) : (0,report/* counted */.hS)(value, unit.slice(0, -1)));
    const share = total === undefined || total === 0 ? "" : ` ${Math.floor((100 * Math.min(done, total)) / total)} %`;
    const far = total === undefined ? amount(done) : `${unit === "bytes" ? amount(done) : done} of ${amount(total)}`;
    return `${phase}${share} (${far})${item === undefined ? "" : ` ${(0,report/* printable */.g$)(item)}`}`;
}

;// CONCATENATED MODULE: ./build/cli/terminal.js
async function print(writer, text) {
    const { promise, resolve, reject } = Promise.withResolvers();
    const settle = (error) => (error == null || isClosedPipe(error) ? resolve() : reject(error));
    writer.write(text, settle);
    await promise;
}
async function readFirstLine(terminal) {
    let text = "";
    for await (const chunk of terminal.stdin) {
        text += chunk.toString();
        if (text.includes("\n"))
            break;
    }
    return (text.split("\n")[0] ?? "").replace(/\r$/, "");
}
function isClosedPipe(error) {
    const { code } = error;
    return code === "EPIPE" || code === "EOF" || code === "ERR_STREAM_DESTROYED";
}

;// CONCATENATED MODULE: ./build/cli/index.js








async function main(argv, terminal = process) {
    const line = readCommandLine(argv);
    const json = line.options.has("json");
    try {
        const answer = await answerTo(line, terminal);
        if (answer.note !== undefined && !json)
            await print(terminal.stderr, answer.note);
        await print(terminal.stdout, json ? cli_document({ ok: true, ...answer.result }) : answer.text);
        return answer.exitCode;
    }
    catch (thrown) {
        return await fail(thrown, { line, json, terminal });
    }
}
async function answerTo(line, terminal) {
    if (line.show === "version")
        return shown({ version: model/* VERSION */.xv }, `${model/* VERSION */.xv}\n`);
    if (line.show === "help" && line.command !== undefined)
        return help(commandHelp(line.command));
    if (line.command === undefined)
        (0,model/* throwProblems */.Jh)(line.problems);
    if (line.show === "help")
        return help(overview());
    if (line.command === undefined) {
        await print(terminal.stderr, overview());
        throw new model/* AppError */.uV("bad-option", "no command given; expected memsnap <command>");
    }
    const said = await heard(line, terminal);
    const { RUN } = await Promise.all(/* import() */[__webpack_require__.e(6775), __webpack_require__.e(9227), __webpack_require__.e(3462)]).then(__webpack_require__.bind(__webpack_require__, 93462));
    const progress = new ProgressLine(terminal.stderr);
    try {
        const context = (0,host/* hostContext */.w)({
            cwd: terminal.cwd(),
            tempDir: (0,external_node_os_.tmpdir)(),
            env: terminal.env,
            progress: (event) => progress.show(event, performance.now()),
        });
        return await RUN[line.command](said, context);
    }
    finally {
        progress.clear();
    }
}
async function heard(line, terminal) {
    const asked = line.options.get("passphrase-file")?.includes("-") ?? false;
    if (!asked)
        return { line, problems: line.problems };
    const unheard = (message) => {
        const problem = {
            code: "bad-option",
            message: `--passphrase-file -: ${message}`,
            path: "--passphrase-file",
        };
        return { line, problems: [...line.problems, problem] };
    };
    if (terminal.stdin.isTTY === true)
        return unheard("standard input is a terminal; expected a pipe or a file");
    const passphrase = await readFirstLine(terminal);
    if (passphrase === "")
        return unheard("the first line of standard input is empty; expected a passphrase");
    return { line, passphrase, problems: line.problems };
}
async function fail(thrown, { line, json, terminal }) {
    const error = (0,report/* asAppError */.et)(thrown);
    await print(terminal.stderr, (0,report/* failureText */.kY)(error, line.command));
    if (error.code === "internal" && terminal.env.MEMSNAP_DEBUG === "1" && thrown instanceof Error)
        await print(terminal.stderr, `${(0,report/* withoutKeys */.Pe)(thrown.stack ?? "")}\n`);
    if (json)
        await print(terminal.stdout, cli_document({ ok: false, error: (0,report/* failureDocument */.uU)(error) }));
    return error.exitCode;
}
function help(text) {
    return shown({ help: text }, text);
}
function shown(result, text) {
    return { result, text, exitCode: model/* EXIT */.dc.ok };
}
function cli_document(value) {
    return `${JSON.stringify(value, null, 2)}\n`;
}


/***/ })

};
;