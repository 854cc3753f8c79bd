import { ActionIcon } from '@mantine/core'
import { IconAlertTriangle, IconCertificate, IconKey, IconX } from '@tabler/icons-react'
import type { ChosenFile } from '../../../../shared/domain/connection'
import { wordingOf } from '../../../../shared/errors/wording'
import classes from './chosen-files.module.css'

const holdsWords: Record<ChosenFile['holds'][number], string> = {
  certificate: 'certificate',
  key: 'private key',
  'encrypted-key': 'encrypted private key',
  pkcs12: 'PKCS#12',
}

const contentOf = ({ holds, failure }: ChosenFile): string =>
  failure ? wordingOf(failure).title : holds.map((item) => holdsWords[item]).join(' and ')

const iconOf = ({ holds, failure }: ChosenFile) =>
  failure ? IconAlertTriangle : holds.includes('certificate') ? IconCertificate : IconKey

/** The files or texts that were chosen or pasted: their names and what they contain. */
export const ChosenFiles = ({
  files,
  onRemove,
}: {
  readonly files: readonly ChosenFile[]
  readonly onRemove: (token: string) => void
}) => {
  if (files.length === 0) return null
  return (
    <ul className={classes.files} aria-label="To import">
      {files.map((file) => {
        const Icon = iconOf(file)
        return (
          <li key={file.token} className={classes.file} data-failed={file.failure !== null}>
            <Icon className={classes.icon} size={16} stroke={1.75} aria-hidden />
            <div className={classes.words}>
              <div className={classes.name} title={file.name}>
                {file.name}
              </div>
              <div className={classes.content}>{contentOf(file)}</div>
            </div>
            <ActionIcon color="gray" aria-label={`Remove ${file.name}`} onClick={() => onRemove(file.token)}>
              <IconX size={14} stroke={1.75} aria-hidden />
            </ActionIcon>
          </li>
        )
      })}
    </ul>
  )
}
