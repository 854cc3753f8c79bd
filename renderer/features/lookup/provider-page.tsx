import { ActionIcon, Button, DataList } from '@mantine/core'
import { IconUserPlus, IconX } from '@tabler/icons-react'
import { clsx } from 'clsx'
import type { Provider } from '../../../shared/domain/lookup'
import { CopyButton } from '../../ui/copy-button'
import { HomepageLink } from './homepage-link'
import classes from './provider-page.module.css'
import { typeList } from './types'

/** One utility provider, from which a profile can be created. */
export const ProviderPage = ({
  provider,
  onCreateProfile,
  onClose,
}: {
  readonly provider: Provider
  readonly onCreateProfile: () => void
  readonly onClose: () => void
}) => {
  const { id, name, types, lseId, homepageUrl } = provider
  return (
    <section
      className={classes.page}
      aria-label={name}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <header className={classes.header}>
        <h2 className={classes.name}>{name}</h2>
        <ActionIcon color="gray" aria-label="Close" onClick={onClose}>
          <IconX size={15} stroke={1.75} aria-hidden />
        </ActionIcon>
      </header>
      <DataList gap={9} labelWidth={104}>
        <DataList.Item>
          <DataList.ItemLabel>Provider ID</DataList.ItemLabel>
          <DataList.ItemValue className={clsx(classes.value, 'lc-mono')}>
            {id} <CopyButton compact value={String(id)} label="Copy the provider ID" />
          </DataList.ItemValue>
        </DataList.Item>
        <DataList.Item>
          <DataList.ItemLabel>Types</DataList.ItemLabel>
          <DataList.ItemValue className={classes.value}>
            {types.length > 0 ? typeList(types) : <span className="lc-muted">none known</span>}
          </DataList.ItemValue>
        </DataList.Item>
        <DataList.Item>
          <DataList.ItemLabel>LSE ID</DataList.ItemLabel>
          <DataList.ItemValue className={classes.value}>
            {lseId === null ? (
              <span className="lc-muted">none known</span>
            ) : (
              <span className="lc-mono">{lseId}</span>
            )}
          </DataList.ItemValue>
        </DataList.Item>
        <DataList.Item>
          <DataList.ItemLabel>Homepage</DataList.ItemLabel>
          <DataList.ItemValue className={classes.value}>
            <HomepageLink homepageUrl={homepageUrl} />
          </DataList.ItemValue>
        </DataList.Item>
      </DataList>
      <Button
        className={classes.create}
        leftSection={<IconUserPlus size={14} stroke={1.75} aria-hidden />}
        onClick={onCreateProfile}
      >
        Create a profile here
      </Button>
    </section>
  )
}
