import { execFileSync } from "node:child_process";
import { type Context, type DrillRequest, type DrillResult, drill } from "../../../../src/flows/index.ts";
import { Desk } from "../desk.ts";

/** Where the stores of the memory lie. */
export const STORES = { facts: "mem/facts.db", notes: "mem/notes", empty: "mem/empty.db", files: "mem" } as const;

/** A desk with a small memory of every kind, of which a bundle was taken. */
export class DrillDesk extends Desk {
  bundle = "";

  /** Makes the memory and takes its bundle. */
  async fill(): Promise<void> {
    this.write({
      "mem/state/cursor.json": '{"offset":7,"list":[{"a":"b"}]}',
      "mem/log.jsonl": '{"said":"tea"}\n',
      "mem/notes/MEMORY.md": "# Memory\n",
      "mem/notes/.gitignore": "*.tmp\n",
    });
    this.database(STORES.facts, "tea is green", "cats sleep").database(STORES.empty);
    this.#git("init", "-q", "-b", "main");
    this.#git("add", ".");
    this.#git("commit", "-q", "-m", "first");
    // What other stores have in the work tree is none of the repository's business.
    this.write({ "mem/notes/draft.md": "not yet\n", "mem/notes/todo.md": "x" }).database("mem/notes/index.db", "inner");
    this.bundle = (await this.snapshot(["mem", "file:mem/notes/todo.md"], { agent: "scout" })).bundle;
  }

  /** Drills the bundle, or another. @throws Error when something is left behind */
  async tryOut(request: Partial<DrillRequest> = {}, context: Partial<Context> = {}): Promise<DrillResult> {
    const result = await drill({ bundle: this.bundle, ...request }, this.context(context));
    const left = this.leftovers();
    if (left.length > 0) throw new Error(`the drill left ${left.join(", ")}`);
    return result;
  }

  /** Drills the bundle with these probes; those without a name are called by their number. */
  probed(...probes: readonly object[]): Promise<DrillResult> {
    const named = probes.map((probe, at) => ({ name: `p${at}`, ...probe }));
    this.write({ "probes.json": JSON.stringify({ probes: named }) });
    return this.tryOut({ probeFile: "probes.json" });
  }

  #git(...args: string[]): void {
    const who = ["-c", "user.name=A", "-c", "user.email=a@example.com"];
    execFileSync("git", [...who, ...args], { cwd: this.path("mem/notes"), stdio: "ignore" });
  }
}

/** Code and path of every finding. */
export function codes({ findings }: DrillResult): [string, string][] {
  return findings.map(({ code, path }) => [code, path]);
}
