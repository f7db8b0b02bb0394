import { parentPort } from "node:worker_threads";
import type { TaskAnswer, TaskMessage, Tasks } from "./task-process";

/** The other half of `TaskProcess`: does what it is sent. What `perform` throws is told as it is. */
export function answerTasks<All extends Tasks>(
  perform: (
    task: TaskMessage<All>["task"],
  ) => All[keyof All]["result"] | Promise<All[keyof All]["result"]>,
): void {
  parentPort?.on("message", ({ id, task }: TaskMessage<All>) => {
    void answer(id, task).then((said) => parentPort?.postMessage(said));
  });

  async function answer(id: number, task: TaskMessage<All>["task"]): Promise<TaskAnswer<All>> {
    try {
      return { id, value: await perform(task) };
    } catch (error) {
      return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  }
}
