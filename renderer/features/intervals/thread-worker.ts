import { createRun, type ToThread } from './thread-tasks'

/** A thread of the page for one task; the page ends it after the answer. */

const run = createRun()
const port = globalThis as unknown as Pick<Worker, 'postMessage'>

addEventListener('message', ({ data }: MessageEvent<ToThread>) => {
  const done = run(data)
  if (done) port.postMessage({ answer: done.answer }, [...done.buffers])
})
