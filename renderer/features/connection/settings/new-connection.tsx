import { Button } from '@mantine/core'
import { productionBaseUrl, type ConnectionSummary } from '../../../../shared/domain/connection'
import { call } from '../../../bridge/call'
import detail from '../connection-detail.module.css'
import { Section } from '../../../parts/section'
import { SettingsForm } from './settings-form'
import { useAction } from '../common/use-action'

const preset = { name: '', baseUrl: productionBaseUrl, caPem: null, oaepHash: 'sha1' } as const

/** The form of a connection that does not exist yet. */
export const NewConnection = ({
  onCreated,
  onCancel,
}: {
  readonly onCreated: (connection: ConnectionSummary) => void
  readonly onCancel: () => void
}) => {
  const creating = useAction()
  return (
    <div className={detail.detail}>
      <header className={detail.header}>
        <h2 className={detail.name}>New connection</h2>
      </header>
      <Section title="Settings">
        <SettingsForm
          isNew
          initial={preset}
          submitLabel="Create"
          pending={creating.pending}
          failure={creating.failure}
          onSubmit={(settings) => creating.run(() => call('connection:create', settings), onCreated)}
          more={
            <Button variant="default" onClick={onCancel}>
              Cancel
            </Button>
          }
        />
      </Section>
    </div>
  )
}
