import { Button, Menu } from '@mantine/core'
import { IconCloudDownload } from '@tabler/icons-react'
import { Fragment } from 'react'
import { sweptKinds, type CoverageReply, type SweptKind } from '../../../shared/domain/coverage'
import { count } from '../../lib/numbers'
import { sweptWords } from './swept-words'
import { useSweep } from './use-sweep'

interface Props {
  readonly reply: CoverageReply | undefined
  /** The search whose profiles are read. */
  readonly text: string
}

const Items = ({ what, reply, text }: Props & { readonly what: SweptKind }) => {
  const { state, start, cancel } = useSweep(what)
  const { first, within } = sweptWords[what]
  const unread = what === 'bills' ? reply?.unread : reply?.unreadMonths
  if (state && state.phase !== 'idle') {
    return <Menu.Item onClick={() => cancel()}>Stop reading {within}</Menu.Item>
  }
  return (
    <>
      <Menu.Item disabled={!unread} onClick={() => start({ text, all: false })}>
        {first} not read yet{unread !== undefined && ` (${count(unread)})`}
      </Menu.Item>
      <Menu.Item disabled={!reply} onClick={() => start({ text, all: true })}>
        {first} of all that the search finds, anew
      </Menu.Item>
    </>
  )
}

/** Reads the bills, or the interval months, of the profiles that match: those not read yet, or all of them again. */
export const ReadMenu = (props: Props) => (
  <Menu position="bottom-end" shadow="md">
    <Menu.Target>
      <Button variant="default" leftSection={<IconCloudDownload size={14} aria-hidden />}>
        Read…
      </Button>
    </Menu.Target>
    <Menu.Dropdown>
      <Menu.Label>In the background, one request a profile</Menu.Label>
      {sweptKinds.map((what, at) => (
        <Fragment key={what}>
          {at > 0 && <Menu.Divider />}
          <Items what={what} {...props} />
        </Fragment>
      ))}
    </Menu.Dropdown>
  </Menu>
)
