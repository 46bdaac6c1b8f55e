import { createRequire } from "node:module";
import { afterAll, expect, test } from "@jest/globals";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { Scene } from "../harness/scene.ts";

/*
 * The MCP memory server keeps a knowledge graph in memory.jsonl, which it writes anew, beside the old one, with every
 * change.
 */

const SERVER = createRequire(import.meta.url).resolve("@modelcontextprotocol/server-memory/dist/index.js");
const SNAPSHOTS = 6;

const scene = new Scene();
const clients: Client[] = [];
afterAll(async () => {
  for (const client of clients) await client.close();
  scene.remove();
});

interface Graph {
  readonly entities: readonly { name: string; entityType: string; observations: string[] }[];
  readonly relations: readonly { from: string; to: string; relationType: string }[];
}

/** Starts a memory server over a file and connects to it, as an agent does. */
async function connect(memoryFile: string): Promise<Client> {
  const client = new Client({ name: "memsnap-test", version: "1.0.0" });
  const env = { PATH: process.env.PATH ?? "", MEMORY_FILE_PATH: memoryFile };
  await client.connect(new StdioClientTransport({ command: process.execPath, args: [SERVER], env, stderr: "ignore" }));
  clients.push(client);
  return client;
}

async function readGraph(client: Client): Promise<Graph> {
  const { structuredContent } = await client.callTool({ name: "read_graph", arguments: {} });
  return structuredContent as unknown as Graph;
}

/** Remembers the n-th thing, in three changes of the graph. */
async function remember(client: Client, n: number): Promise<void> {
  const name = `project-${n}`;
  const entity = { name, entityType: "project", observations: [`started in week ${n}`, "Größe: 5 µm, 木"] };
  await client.callTool({ name: "create_entities", arguments: { entities: [entity] } });
  const relation = { from: name, to: `project-${n - 1}`, relationType: "follows" };
  await client.callTool({ name: "create_relations", arguments: { relations: [relation] } });
  const observations = [{ entityName: name, contents: [`finished in week ${n + 1}`] }];
  await client.callTool({ name: "add_observations", arguments: { observations } });
}

/** How many changes a graph has seen, if it is a graph that was there at all. */
function changesOf({ entities, relations }: Graph): number {
  const last = entities.at(-1);
  return (
    (entities.length - 1) * 3 +
    1 +
    (relations.length === entities.length ? 1 : 0) +
    ((last?.observations.length ?? 2) - 2)
  );
}

test("a graph that is read before a snapshot is read again from what was restored", async () => {
  const client = await connect(scene.write("quiet/.keep", "").path("quiet/memory.jsonl"));
  for (let n = 1; n <= 5; n++) await remember(client, n);
  const graph = await readGraph(client);
  expect(graph.entities).toHaveLength(5);
  const { bundle } = await scene.snapshot(["quiet/memory.jsonl"]);
  await remember(client, 6);
  await scene.restore(bundle, "back");
  expect(await readGraph(await connect(scene.path("back/quiet/memory.jsonl")))).toEqual(graph);
});

test("a graph that grows all the time is restored as it was between two changes", async () => {
  const client = await connect(scene.write("busy/.keep", "").path("busy/memory.jsonl"));
  await remember(client, 1);
  let done = 1;
  let told = false;
  const growing = (async () => {
    while (!told) await remember(client, ++done);
  })();
  try {
    for (let n = 0; n < SNAPSHOTS; n++) {
      const before = (done - 1) * 3;
      const { bundle } = await scene.snapshot(["busy"]);
      const after = done * 3;
      await scene.restore(bundle, `back-${n}`);
      const files = scene.listing(`back-${n}`);
      const graph = await readGraph(await connect(scene.path(`back-${n}`, "busy/memory.jsonl")));
      // The graph at any moment is told by the number of changes alone.
      expect(graph.entities.map(({ name }) => name)).toEqual(graph.entities.map((_, at) => `project-${at + 1}`));
      expect(changesOf(graph)).toBeGreaterThanOrEqual(before);
      expect(changesOf(graph)).toBeLessThanOrEqual(after);
      expect(files).toContain("busy/memory.jsonl");
    }
  } finally {
    told = true;
    await growing;
  }
});
