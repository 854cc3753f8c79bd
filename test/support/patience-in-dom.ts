import { cleanup, configure } from '@testing-library/react'
import { afterAll } from 'vitest'
import { clearChosen } from '../../renderer/features/triage/choice/chosen'
import { forgetDone } from '../../renderer/parts/done'
import { flushOnScreen } from '../../renderer/parts/on-screen'
import { flushPlace } from '../../renderer/parts/place'
import { forgetRemembered } from '../../renderer/ui/remembered'
import { patienceMs } from './time-limits'

configure({ asyncUtilTimeout: patienceMs })

// Test files share modules that call main a little later. What is still pending is sent while the file's own bridge is
// there.
afterAll(async () => {
  cleanup()
  await Promise.all([flushPlace(), flushOnScreen()])
})

// Files also share the page and remembered state. Both are reset, so that no file finds what another has left.
afterAll(() => {
  document.body.replaceChildren()
  forgetRemembered()
  forgetDone()
  clearChosen()
})
