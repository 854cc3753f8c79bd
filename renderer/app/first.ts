// This file is imported before all others.
import '../lib/first'
import threadUrl from '../features/intervals/thread-worker?worker&url'
import { allowWorker } from '../lib/trusted-types'

allowWorker(threadUrl)
