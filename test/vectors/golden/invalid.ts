import { INVALID_ARCHIVES } from "./invalid-archives.ts";
import { INVALID_MANIFESTS } from "./invalid-manifests.ts";
import { INVALID_STREAMS } from "./invalid-streams.ts";
import type { Recipe } from "./valid.ts";

/** Bundles with one thing wrong each. */
export const INVALID: readonly Recipe[] = [...INVALID_STREAMS, ...INVALID_ARCHIVES, ...INVALID_MANIFESTS];
