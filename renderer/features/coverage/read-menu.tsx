import { Button, Menu } from '@mantine/core'
import { IconCloudDownload } from '@tabler/icons-react'
import { Fragment } from 'react'
import { sweptKinds, type CoverageReply, type SweptKind } from '../../../shared/domain/coverage'
import { count } from '../../lib/numbers'
import { sweptWords } from './swept-words'
import { useSweep } from './use-sweep'

interface Props {
  readonly reply: CoverageReply | undefined
  /** The search and the type whose profiles are read: those of the reply. */
  readonly text: string
  readonly type: string | null
}

const Items = ({ what, reply, text, type }: Props & { readonly what: SweptKind }) => {
  const { state, start, cancel } = useSweep(what)
  const { first, within } = sweptWords[what]
  const [unread, all] =
    what === 'bills' ? [reply?.unread, reply?.wanted] : [reply?.unreadMonths, reply?.wantedMonths]
  if (state && state.phase !== 'idle') {
    return <Menu.Item onClick={() => cancel()}>Stop reading {within}</Menu.Item>
  }
  return (
    <>
      <Menu.Item disabled={!unread} onClick={() => start({ text, type, all: false })}>
        {first} not read yet{unread !== undefined && ` (${count(unread)})`}
      </Menu.Item>
      <Menu.Item disabled={!all} onClick={() => start({ text, type, all: true })}>
        {first} of all these profiles, anew{all !== undefined && ` (${count(all)})`}
      </Menu.Item>
    </>
  )
}

/** Reads the bills, or the interval months, of the profiles on the page: those not read yet, or all of them again. */
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
