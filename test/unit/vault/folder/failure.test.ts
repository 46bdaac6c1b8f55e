import { expect, test } from "@jest/globals";
import { AppError } from "../../../../src/model/index.ts";
import { atHome, inVault } from "../../../../src/vault/folder/failure.ts";

const failed = (code: string): Error => Object.assign(new Error(code), { code });

test.each([
  ["ENOENT", "vault-not-found", "output-unwritable"],
  ["ELOOP", "vault-not-found", "ELOOP"],
  ["EACCES", "vault-denied", "output-unwritable"],
  ["EROFS", "vault-denied", "output-unwritable"],
  ["ENOSPC", "disk-full", "disk-full"],
  ["EDQUOT", "disk-full", "disk-full"],
  ["EIO", "vault-unreachable", "EIO"],
  ["ESTALE", "vault-unreachable", "ESTALE"],
  ["EMFILE", "EMFILE", "EMFILE"],
])("%s is %s of the vault and %s of the folder that is fetched into", (code, there, here) => {
  expect(inVault(failed(code), "/place")).toMatchObject({ code: there });
  expect(atHome(failed(code), "/place")).toMatchObject({ code: here });
});

test("what was explained already stays as it is", () => {
  const error = new AppError("vault-corrupt", "x");
  expect(inVault(error, "/place")).toBe(error);
  expect(atHome(error, "/place")).toBe(error);
});
