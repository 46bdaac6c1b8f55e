import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What the binaries in `dist/` owe to works whose licences their npm packages do not carry. */
const NOTICES: Record<string, string> = {
  "better-sqlite3": `The prebuilt binaries contain SQLite (https://sqlite.org), which is in the public domain:

The author disclaims copyright to this source code. In place of a legal notice, here is a blessing:
  May you do good and not evil.
  May you find forgiveness for yourself and forgive others.
  May you share freely, never taking more than you give.`,

  "@mongodb-js/zstd-linux-x64-gnu": `The binary of @mongodb-js/zstd, whose licence is above. It contains, linked by way of the Rust crates napi, zstd,
zstd-safe, tokio and once_cell (each MIT, or MIT or Apache-2.0 at choice):

Zstandard (https://github.com/facebook/zstd), BSD License
Copyright (c) Meta Platforms, Inc. and affiliates. All rights reserved.

Redistribution and use in source and binary forms, with or without modification, are permitted provided that the
following conditions are met:

 * Redistributions of source code must retain the above copyright notice, this list of conditions and the following
   disclaimer.

 * Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following
   disclaimer in the documentation and/or other materials provided with the distribution.

 * Neither the name Facebook, nor Meta, nor the names of its contributors may be used to endorse or promote products
   derived from this software without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES,
INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL,
SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES;
LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS
SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.`,
};

/** A module that went into the bundle, as webpack describes it. */
export interface BundledModule {
  readonly resource?: string;
  readonly modules?: readonly BundledModule[];
}

/** A package that went into the bundle. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX, as its package.json says. */
  readonly license: string;
  /** Of its licence file; empty when it carries none. */
  readonly text: string;
  readonly author: string;
}

/** Licences whose text is the same for everybody, for packages that name one and carry no text. */
const STANDARD: Record<string, (author: string, known: readonly BundledPackage[]) => string | undefined> = {
  MIT: (author) => `Copyright (c) ${author}\n\n${MIT}`,
  "Apache-2.0": (_, known) => known.find(({ license, text }) => license === "Apache-2.0" && isApache(text))?.text,
};

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use,
copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom
the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/**
 * The text of `dist/licenses.txt`: of every package its own licence text, or the standard one that it names, and the notices above.
 * @throws Error when there is neither for a bundled package, so that none is shipped without
 */
export function licenseText(packages: readonly BundledPackage[]): string {
  const texts = packages.map((one) => ({ ...one, text: one.text || textOf(one, packages) }));
  const bare = texts.filter(({ name, text }) => text === undefined && NOTICES[name] === undefined);
  if (bare.length > 0) {
    const names = bare.map(({ name }) => name).join(", ");
    throw new Error(`no licence text is known for ${names}; add a notice in scripts/licenses.ts`);
  }
  const entries = texts.flatMap(({ name, version, license, text }) =>
    text === undefined ? [] : [`${name} ${version}\n${license}\n\n${text.trim()}`],
  );
  const notices = Object.entries(NOTICES).map(([name, notice]) => `${name}: notice\n${notice}`);
  return `${[...new Set(entries.toSorted()), ...notices].join("\n\n\n")}\n`;
}

function textOf({ license, author, name }: BundledPackage, known: readonly BundledPackage[]): string | undefined {
  return STANDARD[license]?.(author || `the authors of ${name}`, known);
}

function isApache(text: string): boolean {
  return /Apache License\s+Version 2\.0/.test(text);
}

/** The folders of the packages that modules come from, sorted. */
export function packageFolders(modules: Iterable<BundledModule>, found = new Set<string>()): string[] {
  for (const module of modules) {
    const folder = module.resource?.match(/^.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/)?.[0];
    if (folder !== undefined) found.add(folder);
    packageFolders(module.modules ?? [], found);
  }
  return [...found].toSorted();
}

/** Reads what a package says of its licence. */
export function readPackage(folder: string): BundledPackage {
  const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const files = readdirSync(folder)
    .filter((name) => /^licen[cs]e(\.(md|txt))?$/i.test(name))
    .toSorted();
  const text = files[0] === undefined ? "" : readFileSync(join(folder, files[0]), "utf8");
  const author = typeof about.author === "string" ? about.author : (about.author?.name ?? "");
  return {
    name: about.name,
    version: about.version,
    license: typeof about.license === "string" ? about.license : (about.license?.type ?? ""),
    text,
    author: author.replace(/\s*[<(].*$/, ""),
  };
}
