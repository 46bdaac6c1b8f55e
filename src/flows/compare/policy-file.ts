import { BUILT_IN_POLICY, type Policy, readPolicy } from "../../baseline/index.ts";
import type { Problem } from "../../model/index.ts";
import { loadYaml } from "../yaml-file.ts";

/**
 * Reads a policy file, YAML or JSON; every mistake joins the problems, with its line and column. Without a file, or where
 * there is no policy to be had of it, the built-in policy.
 */
export async function loadPolicy(file: string | undefined, cwd: string, problems: Problem[]): Promise<Policy> {
  if (file === undefined) return BUILT_IN_POLICY;
  const read = (value: unknown) => {
    const { policy, mistakes } = readPolicy(value);
    return { value: policy, mistakes };
  };
  return (await loadYaml(file, { noun: "policy file", read, cwd, problems })) ?? BUILT_IN_POLICY;
}
