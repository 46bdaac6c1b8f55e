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

/**
 * The text of `dist/licenses.txt`: what ncc collected, and the notices above.
 * @throws Error when a bundled package has neither a licence text nor a notice, so that none is shipped without
 */
export function licenseText(collected: string, modules: Iterable<BundledModule>): string {
  const entries = new Map(collected.split(ENTRY).map((entry) => [entry.slice(0, entry.indexOf("\n")), entry.trim()]));
  const bare = [...packagesOf(modules)].filter((name) => !hasText(entries.get(name)) && NOTICES[name] === undefined);
  if (bare.length > 0)
    throw new Error(`no licence text is known for ${bare.join(", ")}; add a notice in scripts/licenses.ts`);

  const notices = Object.entries(NOTICES).map(([name, notice]) => `${name}: notice\n${notice}`);
  return `${[...entries.values(), ...notices].join("\n\n\n")}\n`;
}

// An entry is a package's name, its licence's, and the text.
const ENTRY =
  /\n(?=(?:@[a-z0-9-]+\/)?[a-z0-9.-]+\n(?:MIT|Apache-2\.0|ISC|BSD-\d-Clause|BlueOak-1\.0\.0|0BSD|Unlicense)\n)/;

function hasText(entry: string | undefined): boolean {
  return entry !== undefined && entry.split("\n").length > 3;
}

function packagesOf(modules: Iterable<BundledModule>, found = new Set<string>()): Set<string> {
  for (const module of modules) {
    const name = module.resource
      ?.split(/node_modules[\\/]/)
      .at(-1)
      ?.match(/^(?:@[^\\/]+[\\/])?[^\\/]+/)?.[0];
    if (name !== undefined && module.resource?.includes("node_modules")) found.add(name.replaceAll("\\", "/"));
    packagesOf(module.modules ?? [], found);
  }
  return found;
}
