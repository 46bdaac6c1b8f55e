import { describe, expect, test } from "@jest/globals";
import { actionsFailure } from "../../../src/vault/actions-failure.ts";

describe("failures of GitHub's clients", () => {
  test.each([
    ["vault-denied", "Unable to reserve cache with key k. More details: cache write denied: read-only token", null],
    ["vault-denied", "cache read denied: no scopes", null],
    ["vault-denied", "Cache save skipped: the effective cache-mode 'read' does not permit writes.", null],
    ["vault-denied", "Resource not accessible by integration", 403],
    ["vault-denied", "Bad credentials", 401],
    ["vault-unreachable", "API rate limit exceeded", 403],
    ["vault-unreachable", "Failed to make request after 5 attempts: Failed request: (503) Service Unavailable", null],
    ["vault-unreachable", "Unable to make request: ECONNREFUSED", null],
    ["vault-not-found", "Not Found", 404],
    ["vault-not-found", "No artifacts found for ID: 7", null],
    ["output-exists", "Received non-retryable error: Failed request: (409) Conflict: it is there", null],
    ["vault-corrupt", "/usr/bin/tar failed with error: The process failed with exit code 2", null],
    ["disk-full", "ENOSPC: no space left on device, write", null],
  ])("are %s: %s", (code, message, status) => {
    expect(actionsFailure("it failed", { message, status }).code).toBe(code);
  });

  test("tell no signed address", () => {
    const message = "Unexpected response from https://blob.example/a?sig=c2VjcmV0&se=1 (500)";
    expect(actionsFailure("it failed", { message, status: null }).message).not.toMatch(/sig|c2VjcmV0/);
  });
});
