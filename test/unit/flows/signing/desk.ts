import { readFileSync, writeFileSync } from "node:fs";
import {
  type CompareRequest,
  compare,
  drill,
  inspect,
  type SnapshotRequest,
  type SnapshotResult,
  signingKeygen,
} from "../../../../src/flows/index.ts";
import { codeOf } from "../../bundle/age/bytes.ts";
import { Desk } from "../desk.ts";

/** A desk with a small memory and two keys: `ours`, which signs, and `theirs`. */
export class SigningDesk extends Desk {
  readonly keys = { ours: "", theirs: "" };

  static async open(): Promise<SigningDesk> {
    const desk = new SigningDesk();
    desk.write({ "mem/MEMORY.md": "# Memory\n", "mem/log.jsonl": '{"said":"tea"}\n' });
    for (const name of ["ours", "theirs"] as const)
      desk.keys[name] = (await signingKeygen({ out: `${name}.key` }, desk.context())).publicKey;
    return desk;
  }

  signed(more: Partial<SnapshotRequest> = {}): Promise<SnapshotResult> {
    return this.snapshot(["mem"], { signingKeyFile: "ours.key", agent: "scout", ...more });
  }

  /** How each command that opens a bundle ends when somebody has to have signed it. */
  async outcomes(bundle: string, ...trustedKeys: readonly string[]): Promise<Record<string, string>> {
    const request = { bundle, trustedKeys };
    const verified = await this.verify(bundle, { trustedKeys });
    const drilled = await drill(request, this.context());
    return {
      verify: verified.findings[0]?.code ?? "no error",
      inspect: await codeOf(inspect(request, this.context())),
      restore: await codeOf(this.restore(bundle, "back", { trustedKeys, dryRun: true })),
      drill: drilled.findings[0]?.code ?? "no error",
      base: await this.compared({ base: bundle, current: ["mem"], trustedKeys }),
      current: await this.compared({ base: "mem", current: [bundle], trustedKeys }),
    };
  }

  compared(request: CompareRequest): Promise<string> {
    return codeOf(compare({ root: this.folder, ...request }, this.context()));
  }

  /** Changes a text file. */
  edit(path: string, change: (text: string) => string): void {
    writeFileSync(path, change(readFileSync(path, "utf8")));
  }
}

/** What {@link SigningDesk.outcomes} gives when all commands end in one way. */
export function everywhere(code: string): Record<string, string> {
  return Object.fromEntries(["verify", "inspect", "restore", "drill", "base", "current"].map((name) => [name, code]));
}
