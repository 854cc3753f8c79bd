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

/** A state of a part: what it shows with these answers of main. */
export const part = (content: ReactNode, answers: Answers | FakeBridge = {}): Story => ({
  render: drawn(<main style={{ padding: 16, maxWidth: 640 }}>{content}</main>, answers),
})

/** The space that the shell gives to a view. */
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

/** A state of the page of another window, which is a landmark by itself. */
export const otherWindow = (content: ReactNode, answers: Answers | FakeBridge = {}): Story => ({
  render: drawn(<div style={inWindow}>{content}</div>, answers),
})

/** The whole window at an address, as the program shows it: its frame, and the view at that address. */
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

/** An answer that never comes, to show the state of waiting. */
export const never = (): Promise<never> => new Promise(() => undefined)

/** Stops the clock at this time, for what is judged by the day, so that its picture is the same on any day. */
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
