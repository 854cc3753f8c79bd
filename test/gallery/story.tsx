import type { CSSProperties, ReactNode } from 'react'
import { newQueries, Providers } from '../../renderer/app/providers'
import { Shell } from '../../renderer/app/shell'
import { useBridge as putBridge } from '../../renderer/bridge/call'
import { fakeBridge, type Answers, type FakeBridge } from '../../renderer/bridge/fake'
import { Page } from '../support/page'

export interface Story {
  readonly render: () => ReactNode
  readonly beforeEach?: () => () => void
}

const drawn = (content: ReactNode, given: Answers | FakeBridge): (() => ReactNode) => {
  const Shown = () => {
    putBridge('invoke' in given ? given : fakeBridge(given))
    return <Page queries={newQueries()}>{content}</Page>
  }
  return () => <Shown />
}

/** A state of a part: what it shows where main answers so. */
export const part = (content: ReactNode, answers: Answers | FakeBridge = {}): Story => ({
  render: drawn(<main style={{ padding: 16, maxWidth: 640 }}>{content}</main>, answers),
})

/** As the shell gives it to a view. */
const inWindow: CSSProperties = {
  height: '100vh',
  display: 'grid',
  gridTemplateRows: 'minmax(0, 1fr)',
  overflow: 'auto',
  position: 'relative',
}

/** A state of something that has the height of the window. */
export const view = (content: ReactNode, answers: Answers | FakeBridge = {}): Story => ({
  render: drawn(<main style={inWindow}>{content}</main>, answers),
})

/** The whole window at an address, as the program shows it: its frame, and the view that lies there. */
export const wholeWindow = (address: string, answers: Answers): Story => {
  const Shown = () => {
    putBridge(fakeBridge(answers))
    location.hash = address
    return (
      <Providers queries={newQueries()}>
        <div style={{ height: '100vh' }}>
          <Shell />
        </div>
      </Providers>
    )
  }
  return { render: () => <Shown /> }
}

/** An answer that never comes: what is shown while it is waited for. */
export const never = (): Promise<never> => new Promise(() => undefined)

/** The clock stands still at this time, for what is judged by the day: its picture is the same on any day. */
export const atTime = (time: string, story: Story): Story => ({
  ...story,
  beforeEach: () => {
    const real = Date.now.bind(Date)
    Date.now = () => Date.parse(time)
    return () => {
      Date.now = real
    }
  },
})
