import { configure } from '@testing-library/react'
import { afterAll } from 'vitest'
import { flushPlace } from '../../renderer/parts/place'
import { forgetRemembered } from '../../renderer/ui/remembered'
import { patienceMs } from './time-limits'

configure({ asyncUtilTimeout: patienceMs })

// Files share the module that keeps the place: what one has still to write is written while its own bridge is there.
afterAll(flushPlace)

// They share the page and what is remembered too: none finds what another has left.
afterAll(() => {
  document.body.replaceChildren()
  forgetRemembered()
})
