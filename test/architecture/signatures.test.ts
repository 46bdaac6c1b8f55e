import { expect, test } from "@jest/globals";
import { verdictOf } from "../../scripts/check-signatures.ts";

test.each([
  [0, "audited 612 packages in 3s\n\n612 packages have verified registry signatures\n", "sound"],
  [0, "audited 1 package in 0s\n\n1 package has a verified registry signature\n", "sound"],
  [1, "audited 2 packages in 0s\n\n1 package has an invalid registry signature:\n\na@1.0.0", "wrong"],
  [1, "1 package has a missing registry signature but the registry is providing signing keys:", "wrong"],
  [
    1,
    "npm error code ENOTFOUND\nnpm error network request to https://tuf-repo-cdn.sigstore.dev/ failed",
    "not checked",
  ],
  [1, "npm error code E503\nnpm error 503 Service Unavailable", "not checked"],
  [1, "npm error code ECONNRESET", "not checked"],
  [1, "npm error found no dependencies to audit that were installed from a supported registry", "wrong"],
  [0, "", "not checked"],
  [null, "", "wrong"],
])("an audit that ends with %p and says %j is %s", (status, output, verdict) => {
  expect(verdictOf({ status, output })).toBe(verdict);
});
