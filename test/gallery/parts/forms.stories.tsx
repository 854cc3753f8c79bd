import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { CredentialField, type CredentialFieldHandle } from '../../../renderer/parts/credential-field'
import { ExportMenu } from '../../../renderer/parts/export-menu'
import { startDoing } from '../../../renderer/parts/done'
import { notifyFailure } from '../../../renderer/parts/notify-failure'
import { notifySaved } from '../../../renderer/parts/notify-saved'
import { StartTime } from '../../../renderer/parts/start-time'
import { useLabelQuestion } from '../../../renderer/parts/use-label-question'
import { Notice } from '../../../renderer/ui/notice'
import { ok } from '../../../shared/errors/failure'
import { withHidden } from '../samples'
import { part } from '../story'
import { press, typeInto, type Where } from '../hands'

export default { title: 'parts/Forms' }

const Field = ({ field, inline = false }: { readonly field: string; readonly inline?: boolean }) => {
  const handle = useRef<CredentialFieldHandle>(null)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        handle.current?.holdsBack()
      }}
    >
      <CredentialField
        ref={handle}
        field={field}
        label={field}
        inline={inline}
        limitOf={() => Promise.resolve(214)}
        onDecided={() => undefined}
      />
      <Button type="submit">Store</Button>
    </form>
  )
}

export const Secret = part(<Field field="password" />)
export const SecretInline = part(<Field field="password" inline />)
export const UserName = part(<Field field="username" />)
export const UserNameHidden = { ...part(<Field field="username" />), play: typeInto('username', withHidden) }
export const SecretHidden = {
  ...part(<Field field="password" />),
  play: async (where: Where) => {
    await typeInto('password', ' secret\u200B ')(where)
    await press(where, 'Store')
  },
}
export const SecretTooLong = {
  ...part(<Field field="password" />),
  play: async (where: Where) => {
    await typeInto('password', 'x'.repeat(300))(where)
    await press(where, 'Store')
  },
}

export const Export = part(<ExportMenu what="31 rows" onExport={() => undefined} />)
export const ExportBusy = part(<ExportMenu what="31 rows" busy onExport={() => undefined} />)

const Labelled = () => {
  const { doubt, ask } = useLabelQuestion(null)
  return (
    <>
      <Button onClick={() => void ask({ label: 'CASE-516', providerId: 3149 })}>Save</Button>
      {doubt && <Notice title="Give it this label?">{doubt.reason}</Notice>}
    </>
  )
}
export const LabelTwice = {
  ...part(<Labelled />, {
    'profiles:twins': () =>
      ok({
        twins: [{ id: 412, label: 'CASE-516', providerId: 3149 }],
        count: 3,
        sameProvider: 1,
        unread: 12,
      }),
  }),
  play: (where: Where) => press(where, 'Save'),
}

const savedTo = '268 M 84799987 2025-01 days.csv'
const rewritten = [{ column: 'Label', count: 3, example: '00412' }]

export const SavedInTheCorner = {
  ...part(<Button onClick={() => notifySaved({ savedTo, rewritten })}>Save</Button>),
  play: (where: Where) => press(where, 'Save'),
}

const done = { did: 'Snoozed profile 516', undo: () => Promise.resolve('taken-back' as const) }

export const DoneInTheCorner = {
  ...part(<Button onClick={() => startDoing().notifyDone(done)}>Save</Button>),
  play: (where: Where) => press(where, 'Save'),
}

export const NoticeInTheCorner = {
  ...part(<Button onClick={() => notifyFailure(new Error('internal'))}>Save</Button>),
  play: (where: Where) => press(where, 'Save'),
}

const Time = () => {
  const [at, setAt] = useState<Date | null>(null)
  return <StartTime value={at} onChange={setAt} />
}
export const TimeOfAStart = part(<Time />)
export const TimeTyped = {
  ...part(<Time />),
  play: typeInto('Another time', 'tomorrow 7:30'),
}
export const TimeNotUnderstood = {
  ...part(<Time />),
  play: typeInto('Another time', 'half past'),
}
