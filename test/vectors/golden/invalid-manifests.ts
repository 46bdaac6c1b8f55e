import { type AnyJson, HEADER, json } from "../../hostile/builder.ts";
import { bad, CONTENT, ITEMS, made } from "./bad.ts";
import type { Recipe } from "./valid.ts";

/** Bundles with one thing wrong in their manifest. */
export const INVALID_MANIFESTS: readonly Recipe[] = [
  text("json-white-space", "a manifest with a line feed at its end", (manifest) => `${manifest}\n`),
  text("json-duplicate-key", "a manifest with a key twice", (manifest) =>
    manifest.replace('"leftOut":[]', '"leftOut":[],"leftOut":[]'),
  ),
  text("json-surrogate", "a manifest with half a character", (manifest) =>
    manifest.replace('"leftOut":[]', '"leftOut":[{"path":"\\ud800","reason":"link"}]'),
  ),
  listed("manifest-unknown-field", "a field that format 1 does not have", (m) => Object.assign(m, { hint: "x" })),
  listed("manifest-other-snapshot", "a manifest of another snapshot than the header", (m) =>
    Object.assign(m, { snapshot: { ...HEADER, agent: "other" } }),
  ),
  listed("manifest-state-digest", "a state digest that does not fit the stores", (m) =>
    Object.assign(m, { stateDigest: "0".repeat(64) }),
  ),
  listed("manifest-count", "a store that counts an entry too many", (m) => Object.assign(m.stores[0], { entries: 3 })),
  listed("manifest-no-store", "an entry that belongs to no store", (m) =>
    Object.assign(m.stores[0], { name: "other" }),
  ),
  listed("manifest-store-outside", "a store that would be restored outside of the target", (m) =>
    Object.assign(m.stores[0], { path: "../s" }),
  ),
  made(bad("name-climbs", "manifest-invalid", "a name that climbs out of the target"), {
    items: [{ path: "files/s/../../../x", content: CONTENT }],
  }),
  made(bad("name-device", "manifest-invalid", "a name that Windows keeps for a device"), {
    items: [{ path: "files/s/nul.md", content: CONTENT }],
  }),
  made(bad("name-git", "manifest-invalid", "a name that git would obey after a restore"), {
    items: [{ path: "files/s/.GIT/config", content: CONTENT }],
  }),
  made(bad("name-not-nfc", "manifest-invalid", "a name that is not in Unicode form NFC"), {
    items: [{ path: "files/s/a\u0308", content: CONTENT }],
  }),
  made(bad("names-differ-in-case", "manifest-invalid", "two names that differ in case only"), {
    items: ["files/s/A", "files/s/a"].map((path) => ({ path, content: CONTENT })),
  }),
  made(bad("name-below-file", "manifest-invalid", "a file below a file"), {
    items: ["files/s/a", "files/s/a/b"].map((path) => ({ path, content: CONTENT })),
  }),
];

function text(name: string, shows: string, change: (text: string) => string): Recipe {
  return made(bad(name, "manifest-invalid", shows), {
    items: ITEMS,
    manifestBytes: (manifest) => Buffer.from(change(json(manifest).toString())),
  });
}

function listed(name: string, shows: string, change: (manifest: AnyJson) => void): Recipe {
  return made(bad(name, "manifest-invalid", shows), { items: ITEMS, changeManifest: change });
}
