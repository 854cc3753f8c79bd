import { createRun, type ToThread } from '../../renderer/features/intervals/thread-tasks'

/** In place of the page's threads: the DOM of the tests has none. The same tasks run in turns of the test's own thread. */
export class ThreadInPage extends EventTarget {
  readonly #run = createRun()
  #isEnded = false

  postMessage(message: ToThread): void {
    setTimeout(() => {
      if (this.#isEnded) return
      const done = this.#run(structuredClone(message))
      if (!done) return
      const data = structuredClone({ answer: done.answer }, { transfer: [...done.buffers] })
      this.dispatchEvent(new MessageEvent('message', { data }))
    })
  }

  terminate(): void {
    this.#isEnded = true
  }
}
