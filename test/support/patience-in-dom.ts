import { cleanup, configure } from '@testing-library/react'
import { afterAll } from 'vitest'
import { flushOnScreen } from '../../renderer/parts/on-screen'
import { flushPlace } from '../../renderer/parts/place'
import { forgetRemembered } from '../../renderer/ui/remembered'
import { patienceMs } from './time-limits'

configure({ asyncUtilTimeout: patienceMs })

// Files share the modules that tell main a little later: what one has still to tell is told while its own bridge is there.
afterAll(async () => {
  cleanup()
  await Promise.all([flushPlace(), flushOnScreen()])
})

// They share the page and what is remembered too: none finds what another has left.
afterAll(() => {
  document.body.replaceChildren()
  forgetRemembered()
})
