import { notifications } from '@mantine/notifications'
import type { QueryClient } from '@tanstack/react-query'
import { render, type RenderResult } from '@testing-library/react'
import type { ReactNode } from 'react'
import { newQueries } from '../../../renderer/app/providers'
import { useBridge } from '../../../renderer/bridge/call'
import { fakeBridge, type Answers, type FakeBridge } from '../../../renderer/bridge/fake'
import { Page } from '../../support/page'

interface Shown extends RenderResult {
  readonly bridge: FakeBridge
  readonly queries: QueryClient
  /** Shows another part in the same page. */
  readonly changeTo: (part: ReactNode) => void
}

/** Shows a part of the page, with the rest of the page around it, on a fake bridge or one that answers so. */
export const show = (part: ReactNode, given: Answers | FakeBridge = {}): Shown => {
  const bridge = 'invoke' in given ? given : fakeBridge(given)
  useBridge(bridge)
  // The page keeps its notices outside of its tree: those of the test before would be shown again.
  notifications.clean()
  const queries = newQueries()
  const around = (content: ReactNode) => (
    <Page queries={queries} env="test">
      {content}
    </Page>
  )
  const shown = render(around(part))
  return { ...shown, bridge, queries, changeTo: (other) => shown.rerender(around(other)) }
}

/** What was asked of main on this channel, in order. */
export const requests = (bridge: FakeBridge, channel: string): readonly unknown[] =>
  bridge.calls.filter((one) => one.channel === channel).map(({ request }) => request)

/** An answer that a test gives when it wants to. */
export const later = <T,>() => {
  let give: (value: T) => void = () => undefined
  const answer = new Promise<T>((resolve) => {
    give = resolve
  })
  return { answer, give }
}

/** For `findByText` and the like: a text of which a part stands in an element of its own, such as a name that can be blurred. */
export const inPieces = (text: string | RegExp) => {
  const isIt = ({ textContent }: Element): boolean =>
    typeof text === 'string' ? textContent === text : text.test(textContent)
  return (_own: string, element: Element | null): boolean =>
    element !== null && isIt(element) && ![...element.children].some(isIt)
}
