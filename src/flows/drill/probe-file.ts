import { type Probe, type Problem, readProbes } from "../../model/index.ts";
import { loadYaml } from "../yaml-file.ts";

/** Reads a file of probes, YAML or JSON; every mistake joins the problems, with its line and column. */
export async function loadProbes(file: string, cwd: string, problems: Problem[]): Promise<readonly Probe[]> {
  const read = (value: unknown) => {
    const { probes, mistakes } = readProbes(value);
    return { value: probes, mistakes };
  };
  return (await loadYaml(file, { noun: "probe file", read, cwd, problems })) ?? [];
}
