import { parentPort } from 'node:worker_threads'
import { serve } from '../processes/port'
import { indexMethods } from './index/methods'
import { createProfileIndex } from './index/profile-index'

/** A worker thread, since searching and sorting 100,000 profiles would block main for too long. */
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
