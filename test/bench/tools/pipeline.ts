import { join } from "node:path";
import type { Command } from "../measure.ts";
import type { Place, Tool } from "./tool.ts";

const SNAPSHOT = `
mkdir "$INTO/staged"
cd "$MEMORY"
find . -type f ! -name '*.sqlite' -exec cp --parents {} "$INTO/staged" ';'
for database in *.sqlite; do sqlite3 "$database" ".backup '$INTO/staged/$database'"; done
cd "$INTO/staged"
find . -type f -exec sha256sum {} + > ../SHA256SUMS
mv ../SHA256SUMS .
tar -cf - . | zstd -q -3 -T0 | age -R "$KEY.pub" -o "$INTO/memory.tar.zst.age"
rm -r "$INTO/staged"`;
const RESTORE = 'age -d -i "$KEY" "$FROM/memory.tar.zst.age" | zstd -q -d | tar -xf - -C "$TO"';

/** What is written by hand: `sqlite3 .backup`, `sha256sum`, `tar | zstd | age`, and back without a check. */
export function pipeline({ memory, own }: Place): Tool {
  const key = join(own, "pipeline.key");
  const bash = (script: string, env: Record<string, string>): Command => ({
    program: "bash",
    args: ["-euo", "pipefail", "-c", script],
    env: { MEMORY: memory, KEY: key, ...env },
  });
  return {
    name: "pipeline",
    needs: ["bash", "sqlite3", "tar", "zstd", "age"],
    prepare: [bash('age-keygen -o "$KEY" && age-keygen -y "$KEY" > "$KEY.pub"', {})],
    snapshot: (into) => [bash(SNAPSHOT, { INTO: into })],
    restore: (from, to) => bash(RESTORE, { FROM: from, TO: to }),
  };
}
