import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { ownProgram } from "../os/index.ts";
import type { Task } from "./task.ts";

/** What a thread is started with. */
export interface ThreadTask {
  readonly task: string;
  readonly input: unknown;
}

/**
 * Has a task done on another thread, while this one is busy with something that lets nothing else happen. Only with what is our
 * own: there are no limits. `undefined` when it fails there, for whatever reason; who does it here will be told.
 */
export async function doInThread<Input, Answer>(task: Task<Input, Answer>, input: Input): Promise<Answer | undefined> {
  const workerData: ThreadTask = { task: task.name, input };
  const worker = new Worker(ownProgram(), { workerData, stdout: true, stderr: true });
  try {
    const [message] = await Promise.race([once(worker, "message"), once(worker, "exit")]);
    return task.answer.parse((message as { answer: unknown }).answer);
  } catch {
    return undefined;
  } finally {
    await worker.terminate();
  }
}
