import { parentPort } from 'node:worker_threads'
import { serve } from '../processes/port'
import { indexMethods } from './index/methods'
import { createProfileIndex } from './index/profile-index'

/** Searching and sorting 100,000 profiles takes longer than main may be kept from its other work. */
if (parentPort) {
  const port = parentPort
  serve(
    {
      postMessage: (message) => port.postMessage(message),
      onMessage: (listener) => port.on('message', listener),
    },
    indexMethods(createProfileIndex()),
  )
}
