import { parentPort } from '../processes/parent'
import { serve } from '../processes/port'
import type { PracticeMethods } from './messages'
import { startPractice, type PracticeService } from './service'

/** Entry point of the practice utility process. It starts and stops one service for the program. */
let running: PracticeService | undefined

const stop = async (): Promise<void> => {
  const service = running
  running = undefined
  await service?.close()
}

const methods: PracticeMethods = {
  start: async (options) => {
    await stop()
    running = await startPractice(options)
    const { apiUrl, controlUrl, controlToken, caPem, queue } = running
    return { apiUrl, controlUrl, controlToken, caPem, queue }
  },
  stop,
}

serve(parentPort(), methods)
