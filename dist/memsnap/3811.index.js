"use strict";
exports.id = 3811;
exports.ids = [3811,5204];
exports.modules = {

/***/ 43811:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  makeMatcher: () => (/* binding */ makeMatcher)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/model/index.js + 27 modules
var model = __webpack_require__(61040);
;// CONCATENATED MODULE: ./build/secrets/anchors.js
const ANCHORS = {
    aws: "(?:SECRET|[Ss]ecret)_?(?:ACCESS|[Aa]ccess)_?(?:KEY|[Kk]ey)",
    privatekey: "-----BEGIN",
    npm: "npm_[A-Za-z0-9_]{36}|:x-oauth-basic@|_authToken=",
    basicauth: String.raw `tps?:\\*/\\*/[-\w]{1,256}:[-\w]{1,256}@`,
    slack: String.raw `xox[bpaor]-|xapp-|[hH][oO][oO][kK][sS]\.[sS][lL][aA][cC][kK]`,
    sendgrid: String.raw `SG\.\w`,
    shopify: "shp(?:pa|ca|at|ss)_",
    github: "gh[pousr]_[A-Za-z0-9_]{36}|ghs_[0-9]{1,20}_|github_pat_",
    gitlab: "glpat-",
    grafana: "glc_|glsa_",
    openai: "T3BlbkFJ",
    anthropic: "sk-ant-api0",
    groq: "gsk_[a-zA-Z0-9]{52}",
    huggingface: "hf_[a-zA-Z]{34}",
    linear: "lin_api_",
    notion: "ntn_[0-9]{11}",
    "1password": "ops_ey",
    "database-connection-string": "(?:[oO][dD][bB](?:\\+[sS][rR][vV])?|[yY][sS][qQ][lL][xX]?|[gG][rR][eE][sS](?:[qQ][lL])?):\\\\*/\\\\*/",
    "hashicorp-vault": String.raw `hv[sbr]\.[\w-]{90}`,
    vercel: "vc[piark]_[A-Za-z0-9]{20}",
    databricks: "dapi[A-Fa-f0-9]{32}",
    docker: "dckr_pat_",
    figma: "figd_",
    stripe: "[sr]k_(?:live|test)_",
    cloudflare: "cf(?:k|ut|at)_[A-Za-z0-9]{40}",
    tailscale: "tskey-",
};
const NUMBERED = String.raw `\\u00[2-7][0-9a-fA-F]`;

;// CONCATENATED MODULE: ./build/secrets/base64.js
const MIN_LENGTH = 24;
const MIN_LINE = 60;
const GROUP = 4;
const GROUP_BYTES = 3;
const [TAB, LINE_FEED, CARRIAGE_RETURN, BLANK, PADDING, BACKSLASH, DELETE] = [9, 10, 13, 0x20, 0x3d, 0x5c, 0x7f];
const LINE_ENDS = [...Buffer.from("\r\n\"'`<")];
const NONE = -1;
const BITS = new Int8Array(256).fill(NONE);
for (const alphabet of ["+/", "-_"])
    for (const [bits, char] of [
        ..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
        ...alphabet,
    ].entries())
        BITS[char.charCodeAt(0)] = bits;
const FOLLOWS = -1;
const NO_TEXT = -2;
const UNKNOWN = -3;
const FOLLOWING = Int8Array.from({ length: 256 }, (_, byte) => {
    if (byte < BLANK)
        return byte === TAB || byte === LINE_FEED || byte === CARRIAGE_RETURN ? 0 : NO_TEXT;
    if (byte < 0x80)
        return byte === DELETE ? NO_TEXT : 0;
    if (byte < 0xc0)
        return FOLLOWS;
    return byte < 0xc2 || byte > 0xf4 ? NO_TEXT : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
});
function hasEncoded(chars) {
    for (let run = nextRun(chars, 0); run !== undefined; run = nextRun(chars, run.end))
        if (shiftOf(chars, run) !== undefined)
            return true;
    return false;
}
function* encodedIn(chars) {
    for (let run = nextRun(chars, 0); run !== undefined;) {
        const shift = shiftOf(chars, run);
        const lines = shift === undefined ? [run] : linesFrom(chars, run);
        if (shift !== undefined)
            yield decoded(chars, lines, shift);
        run = nextRun(chars, lines.at(-1)?.end ?? run.end);
    }
}
function decoded(chars, lines, shift) {
    const text = lines.map(({ start, end }) => chars.toString("latin1", start, end)).join("");
    const placeOf = (index) => {
        let left = index;
        for (const { start, end } of lines) {
            if (left < end - start)
                return start + left;
            left -= end - start;
        }
        return lines.at(-1)?.end ?? 0;
    };
    return {
        start: lines[0]?.start ?? 0,
        end: paddedEnd(chars, lines.at(-1)?.end ?? 0),
        bytes: Buffer.from(text.slice(shift), "base64"),
        groupAt: (byte) => placeOf(shift + GROUP * Math.floor(byte / GROUP_BYTES)),
        groupEnd: (byte) => placeOf(shift + GROUP * Math.ceil(byte / GROUP_BYTES) - 1) + 1,
    };
}
function nextRun(chars, from) {
    let seenTo = from;
    for (let start = from; start + MIN_LENGTH <= chars.length;) {
        let at = start + MIN_LENGTH - 1;
        while (at >= seenTo && isOfBase64(chars, at))
            at--;
        if (at < seenTo) {
            const isEscaped = start > 0 && chars[start - 1] === BACKSLASH;
            return { start: isEscaped ? start + 1 : start, end: runEnd(chars, start + MIN_LENGTH) };
        }
        seenTo = start + MIN_LENGTH;
        start = at + 1;
    }
    return undefined;
}
function isOfBase64(chars, at) {
    return BITS[chars[at]] !== NONE;
}
function runEnd(chars, from) {
    let end = from;
    while (end < chars.length && isOfBase64(chars, end))
        end++;
    return end;
}
function paddedEnd(chars, from) {
    let end = from;
    while (end < from + 2 && chars[end] === PADDING)
        end++;
    return end;
}
function linesFrom(chars, first) {
    const lines = [first];
    const length = first.end - first.start;
    if (length < MIN_LINE || length % GROUP !== 0)
        return lines;
    for (let last = first; last.end - last.start === length; lines.push(last)) {
        const start = nextLine(chars, last.end);
        const end = start === undefined ? 0 : runEnd(chars, start);
        if (start === undefined || end - start > length || !isWholeLine(chars, { start, end }))
            break;
        last = { start, end };
    }
    return lines;
}
function nextLine(chars, end) {
    let at = end;
    if (chars[at] === CARRIAGE_RETURN)
        at++;
    if (chars[at] !== LINE_FEED)
        return undefined;
    at++;
    while (chars[at] === BLANK || chars[at] === TAB)
        at++;
    return at;
}
function isWholeLine(chars, { start, end }) {
    const padded = paddedEnd(chars, end);
    if (end === start || (padded - start) % GROUP !== 0)
        return false;
    return padded === chars.length || LINE_ENDS.includes(chars[padded]);
}
function shiftOf(chars, { start, end }) {
    for (let shift = 0; shift < GROUP; shift++)
        if (isTextFrom(chars, start + shift, Math.min(end, start + shift + MIN_LENGTH)))
            return shift;
    return undefined;
}
function isTextFrom(chars, start, end) {
    let state = UNKNOWN;
    for (let at = start; at + GROUP <= end; at += GROUP) {
        const bits = bitsOf(chars, at);
        for (let shift = 16; shift >= 0; shift -= 8) {
            const byte = (bits >> shift) & 0xff;
            state = after(byte, state);
            if (state === NO_TEXT)
                return byte === 0 && isWideFrom(chars, start);
        }
    }
    return state !== UNKNOWN;
}
function after(byte, missing) {
    const following = FOLLOWING[byte];
    if (following === FOLLOWS)
        return missing > 0 ? missing - 1 : missing === UNKNOWN ? UNKNOWN : NO_TEXT;
    return missing > 0 ? NO_TEXT : following;
}
function bitsOf(chars, at) {
    let bits = 0;
    for (let index = at; index < at + GROUP; index++)
        bits = (bits << 6) | BITS[chars[index]];
    return bits;
}
function isWideFrom(chars, start) {
    const bytes = [1, 2, 3].flatMap((group) => {
        const bits = bitsOf(chars, start + GROUP * group);
        return [bits >> 16, (bits >> 8) & 0xff, bits & 0xff];
    });
    const isZero = (parity) => bytes.every((byte, index) => (byte === 0) === (index % 2 === parity));
    return isZero(0) || isZero(1);
}

;// CONCATENATED MODULE: ./build/secrets/extent.js
const END = /["'`<>\\\s]/;
const MAX_LEAD = 256;
const CLOSED = /\\*"\s*[,:\]}]/;
const QUOTE = /\\*"/;
const LEADING = { text: /^["'`\s]*/, json: /^(?:\\+"|['`\s])*/ };
const GREEDY = {
    npm: /^/,
    basicauth: /@|$/,
    "database-connection-string": /@|$/,
};
function extentOf(rule, { start: from, end }, { text, isResolved }) {
    const isJson = isResolved || isInJson(text, from);
    if (text.slice(from, end).search(CLOSED) === 0)
        return { start: from, end: from };
    const leading = rule === "npm" && !isResolved ? LEADING[isJson ? "json" : "text"] : /^/;
    const start = from + (leading.exec(text.slice(from, end))?.[0].length ?? 0);
    const secret = text.slice(start, end);
    const quoted = secret.search(isJson ? QUOTE : CLOSED);
    const least = GREEDY[rule] === undefined ? secret.length : secret.search(GREEDY[rule]);
    const rest = secret.slice(least).search(END);
    const lengths = [quoted, rest < 0 ? -1 : least + rest].filter((length) => length >= 0);
    return { start, end: start + Math.min(secret.length, ...lengths) };
}
function secretsBy({ name, find }, seen) {
    const secrets = [];
    const parts = [{ start: 0, end: seen.text.length }];
    for (let part = parts.pop(); part !== undefined; part = parts.pop())
        for (const match of find(seen.text.slice(part.start, part.end))) {
            const whole = { start: part.start + match.start, end: part.start + match.end };
            const secret = extentOf(name, whole, seen);
            if (secret.end > secret.start)
                secrets.push(secret);
            if (secret.end < whole.end)
                parts.push({ start: Math.max(secret.end, whole.start + 1), end: whole.end });
        }
    return secrets;
}
function isInJson(text, start) {
    const line = text.slice(Math.max(text.lastIndexOf("\n", start - 1) + 1, start - MAX_LEAD, 0), start);
    return /(?:^|[\s:,[{])"(?:[^"\\]|\\.)*$/.test(line);
}

// EXTERNAL MODULE: ./node_modules/@secretlint/secretlint-rule-preset-recommend/module/index.js
var secretlint_rule_preset_recommend_module = __webpack_require__(31577);
;// CONCATENATED MODULE: ./build/secrets/library.js

const PREFIX = "@secretlint/secretlint-rule-";
const LEFT_OUT = ["gcp", "filter-comments"];
const FILE_NAMES = { npm: ["package.json", ".npmrc"] };
const LIBRARY = secretlint_rule_preset_recommend_module/* rules */.a.flatMap((rule) => {
    const name = rule.meta.id.slice(PREFIX.length);
    if (LEFT_OUT.includes(name))
        return [];
    const names = FILE_NAMES[name] ?? ["text"];
    return [{ name, find: (text) => names.flatMap((filePath) => run(rule, text, filePath)) }];
});
function run(rule, content, filePath) {
    const matches = [];
    const context = {
        sharedOptions: {},
        createTranslator: () => (_id, data) => ({ data }),
        ignore: () => { },
        report: (report) => matches.push(located(report, content)),
    };
    rule.create(context, {}).file?.({ content, filePath, ext: "", contentType: "text" });
    return matches;
}
function located({ message, range: [start, end] }, content) {
    const values = Object.values(message.data).filter((value) => typeof value === "string");
    const secret = values.find((value) => value.length === end - start) ?? content.slice(start, end);
    const at = content.indexOf(secret, start);
    return at < 0 ? { start, end } : { start: at, end: at + secret.length };
}

// EXTERNAL MODULE: ./build/secrets/own-rules.js
var own_rules = __webpack_require__(55204);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
;// CONCATENATED MODULE: ./build/secrets/sources.js

const NO_ASCII = /[\x80-\xff]/g;
const WIDE_RUN = 4;
let scratch = Buffer.alloc(0);
function lowerBytes(text) {
    if (scratch.length < text.length)
        scratch = Buffer.allocUnsafeSlow(2 * text.length);
    return scratch.subarray(0, scratch.write(text, "latin1"));
}
function sourceOf(content) {
    return typeof content === "string" ? new TextSource(content) : new ByteSource(content);
}
class TextSource {
    #text;
    #readings = [this];
    constructor(text) {
        this.#text = text;
    }
    readings() {
        return this.#readings;
    }
    quick(from, to) {
        return from === 0 && to >= this.#text.length ? this.#text : this.#text.slice(from, to);
    }
    chars(from, to) {
        return lowerBytes(this.quick(from, to));
    }
    window(from, to) {
        return { text: this.quick(from, to), place: (index) => from + index };
    }
}
class ByteSource {
    #bytes;
    constructor(bytes) {
        this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    }
    readings(from, to) {
        if (!this.#bytes.subarray(from, to).includes(0))
            return [this];
        const wide = [0, 1].flatMap((parity) => {
            if (!holdsWide(this.#bytes, { from, to }, parity))
                return [];
            return [new WideSource(this.#bytes, "utf-16le", parity), new WideSource(this.#bytes, "utf-16be", 1 - parity)];
        });
        return [this, ...wide.sort((a, b) => a.first - b.first)];
    }
    quick(from, to) {
        return this.#bytes.toString("latin1", from, Math.min(to, this.#bytes.length));
    }
    chars(from, to) {
        return this.#bytes.subarray(from, to);
    }
    window(from, to) {
        const start = this.#characterAt(from);
        const end = Math.min(to, this.#bytes.length);
        const bytes = this.#bytes.subarray(start, end < this.#bytes.length ? this.#characterAt(end) : end);
        if (!(0,external_node_buffer_.isUtf8)(bytes))
            return { text: bytes.toString("latin1").replace(NO_ASCII, "\x01"), place: (index) => start + index };
        const text = bytes.toString("utf8");
        if (text.length === bytes.length)
            return { text, place: (index) => start + index };
        return { text, place: (index) => start + Buffer.byteLength(text.slice(0, index)) };
    }
    #characterAt(at) {
        let start = at;
        while (start > 0 && at - start < 3 && ((this.#bytes[start] ?? 0) & 0xc0) === 0x80)
            start--;
        return start;
    }
}
class WideSource {
    encoding;
    first;
    #bytes;
    constructor(bytes, encoding, first) {
        this.#bytes = bytes;
        this.encoding = encoding;
        this.first = first;
    }
    quick(from, to) {
        return this.window(from, to).text;
    }
    chars(from, to) {
        return lowerBytes(this.quick(from, to));
    }
    window(from, to) {
        const start = from + ((from + this.first) % 2);
        const end = Math.min(to, this.#bytes.length);
        const bytes = this.#bytes.subarray(start, Math.max(start, end - ((end - start) % 2)));
        const little = this.encoding === "utf-16le" ? bytes : Buffer.from(bytes).swap16();
        return { text: little.toString("utf16le"), place: (index) => start + 2 * index };
    }
}
function holdsWide(bytes, { from, to }, parity) {
    const end = Math.min(to, bytes.length) - 1;
    let run = 0;
    for (let at = from + ((from + parity) % 2); at < end; at += 2) {
        const byte = bytes[at];
        run =
            bytes[at + 1] === 0 && byte < 0x7f && (byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d)
                ? run + 1
                : 0;
        if (run === WIDE_RUN)
            return true;
    }
    return false;
}

;// CONCATENATED MODULE: ./build/secrets/views.js
const MAX_DEPTH = 4;
const FILLER = "\x01";
const BEYOND_ASCII = /[\u0080-\uffff]/g;
const BINARY = /[^\P{Cc}\s]/u;
const COUNTED = /(\p{Cc})[0-9A-Za-z]/gu;
const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|(["\\/bfnrt]))/g;
const MEANINGS = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };
function viewsOf(text) {
    return resolvedViews(text).flatMap((view) => [view, ...bareViews(view)]);
}
function bareViews(view) {
    const text = view.text.replace(BEYOND_ASCII, FILLER);
    const forms = BINARY.test(view.text) ? [text, text.replace(COUNTED, `$1${FILLER}`)] : [text];
    return forms.filter((form) => form !== view.text).map((form) => ({ ...view, text: form, isBare: true }));
}
function resolvedViews(text) {
    const views = [{ text, isResolved: false, isBare: false, place: (index) => index }];
    for (let depth = 0; depth < MAX_DEPTH; depth++) {
        const next = unescaped(views.at(-1));
        if (next === undefined)
            break;
        views.push(next);
    }
    return views;
}
function unescaped(view) {
    const starts = [];
    const shifts = [];
    let text = "";
    let end = 0;
    for (const { 0: spelt, 1: hex, 2: letter = "", index } of view.text.matchAll(ESCAPE)) {
        text += view.text.slice(end, index);
        text += hex === undefined ? (MEANINGS[letter] ?? letter) : String.fromCharCode(Number.parseInt(hex, 16));
        end = index + spelt.length;
        starts.push(text.length);
        shifts.push(end - text.length);
    }
    if (end === 0)
        return undefined;
    text += view.text.slice(end);
    return {
        ...view,
        text,
        isResolved: true,
        place: (index) => view.place(index + (shifts[lastAtMost(starts, index)] ?? 0)),
    };
}
function lastAtMost(sorted, limit) {
    let [low, high] = [0, sorted.length];
    while (low < high) {
        const middle = (low + high) >>> 1;
        if (sorted[middle] <= limit)
            low = middle + 1;
        else
            high = middle;
    }
    return low - 1;
}

;// CONCATENATED MODULE: ./build/secrets/matcher.js









const PIECE = 64 * 1024;
const AFTER = 24 * 1024;
const BEFORE = 1024;
const ANCHOR_WITHIN = 1024;
const FINGERPRINT_DIGITS = 16;
const matcher_NONE = [];
const MARK = (0,model/* redactionMark */.HA)("").slice(0, -1);
function makeMatcher({ key, rules, allow }) {
    const library = LIBRARY.map((finder) => ({
        name: finder.name,
        guard: guardOf(finder.name),
        find: (seen) => secretsBy(finder, seen),
    }));
    const own = rules.map(({ name, pattern }) => {
        const { find } = (0,own_rules/* ownRule */.X)(name, pattern);
        return { name, guard: undefined, find: ({ text }) => find(text) };
    });
    return new Matcher([...library, ...own], Buffer.from(key, "hex"), (0,own_rules/* coveredBy */.U)(allow));
}
function guardOf(rule) {
    const anchor = ANCHORS[rule];
    return anchor === undefined ? undefined : new RegExp(anchor);
}
class Matcher {
    reach = { before: BEFORE, after: AFTER };
    #finders;
    #anyAnchor;
    #key;
    #isAllowed;
    constructor(finders, key, isAllowed) {
        this.#finders = finders;
        const guards = finders.map(({ guard }) => guard?.source);
        this.#anyAnchor = guards.includes(undefined)
            ? undefined
            : new RegExp([...guards, NUMBERED].map((guard) => `(?:${guard})`).join("|"));
        this.#key = key;
        this.#isAllowed = isAllowed;
    }
    search(content, part = { from: 0, to: content.length }) {
        if (typeof content === "string" && content.length <= PIECE && !this.#isSuspect(content))
            return matcher_NONE;
        const source = sourceOf(content);
        const hits = [];
        for (let from = part.from; from < part.to; from += PIECE) {
            const to = Math.min(from + PIECE, part.to);
            const found = [];
            for (const reading of source.readings(from, to + ANCHOR_WITHIN)) {
                const seen = this.#searchPiece(reading, { from, to });
                found.push(...seen.filter((one) => !found.some((other) => other.encoding !== one.encoding && overlap(one, other))));
            }
            this.#addHits(found, hits);
        }
        return hits;
    }
    pseudonym(value) {
        return this.#keyed("pseudonym", value);
    }
    #isSuspect(text) {
        return this.#mayHold(text) || (text.length >= MIN_LENGTH && hasEncoded(lowerBytes(text)));
    }
    #mayHold(text) {
        return this.#anyAnchor?.test(text) !== false;
    }
    #searchPiece(reading, { from, to }) {
        const quick = reading.quick(from, to + ANCHOR_WITHIN);
        const [isSuspect, isEncoded] = [this.#mayHold(quick), hasEncoded(reading.chars(from, to + ANCHOR_WITHIN))];
        if (!isSuspect && !isEncoded)
            return [];
        const window = reading.window(Math.max(0, from - BEFORE), to + AFTER);
        const found = [...(isSuspect ? this.#find(window.text) : []), ...(isEncoded ? this.#findEncoded(window) : [])];
        return found
            .map(({ start, end, ...one }) => ({
            ...one,
            start: window.place(start),
            end: window.place(end),
            ...(0,model/* given */.gI)({ encoding: reading.encoding }),
        }))
            .filter(({ start }) => start >= from && start < to);
    }
    #addHits(found, hits) {
        for (const { secret, ...match } of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
            const last = hits.at(-1);
            if (last === undefined || match.start >= last.end)
                hits.push({ ...match, fingerprint: this.#keyed("secret", secret) });
            else if (match.end > last.end)
                hits[hits.length - 1] = { ...last, end: match.end };
        }
    }
    #find(original) {
        return viewsOf(original).flatMap((view) => this.#findIn(view));
    }
    #findEncoded(window) {
        return resolvedViews(window.text).flatMap(({ text, place }) => Array.from(encodedIn(charsOf(text)), (encoded) => {
            const [start, end] = [place(encoded.start), place(encoded.end)];
            const isSeenWhole = encoded.start > 0 || window.place(0) === 0;
            const isWhole = isSeenWhole && window.place(end) - window.place(start) <= AFTER;
            return this.#findDecoded(encoded).map(({ from, to, ...found }) => isWhole
                ? { ...found, start, end }
                : { ...found, start: place(encoded.groupAt(from)), end: place(encoded.groupEnd(to)) });
        }).flat());
    }
    #findDecoded({ bytes }) {
        return sourceOf(bytes)
            .readings(0, bytes.length)
            .flatMap((reading) => {
            const { text, place } = reading.window(0, bytes.length);
            if (!this.#mayHold(text))
                return [];
            return this.#find(text).map(({ rule, secret, start, end }) => ({
                ...{ rule, secret },
                ...{ from: place(start), to: place(end) },
            }));
        });
    }
    #findIn(view) {
        const { text, place, isBare } = view;
        const found = [];
        for (const { name, guard, find } of this.#finders) {
            if (guard === undefined ? isBare : !guard.test(text))
                continue;
            for (const { start, end: cut } of find(view)) {
                const end = characterEnd(text, cut);
                const secret = text.slice(start, end);
                if (secret.startsWith(MARK) || this.#isAllowed(secret))
                    continue;
                found.push({ rule: name, start: place(start), end: place(end), secret });
            }
        }
        return found;
    }
    #keyed(use, value) {
        return (0,external_node_crypto_.createHmac)("sha256", this.#key).update(`${use}\0${value}`).digest("hex").slice(0, FINGERPRINT_DIGITS);
    }
}
function charsOf(text) {
    return Buffer.from(text.replace(BEYOND_ASCII, " "), "latin1");
}
function characterEnd(text, end) {
    return (text.codePointAt(end - 1) ?? 0) > 0xffff ? end + 1 : end;
}
function overlap(one, other) {
    return one.start < other.end && other.start < one.end;
}


/***/ }),

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