import { ActionIcon, Button } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'

interface Props {
  readonly value: string
  /** What the button does: "Copy", "Copy the profile ID". */
  readonly label: string
  /** Only an icon, beside the text that it copies. */
  readonly compact?: boolean
}

/** Copies a text, and confirms it. */
export const CopyButton = ({ value, label, compact = false }: Props) => {
  const clipboard = useClipboard({ timeout: 1500 })
  const says = clipboard.error ? 'Could not copy' : clipboard.copied ? 'Copied' : label
  const Mark = clipboard.copied ? IconCheck : IconCopy
  const copy = (): void => clipboard.copy(value)
  return compact ? (
    <ActionIcon size={20} color="gray" aria-label={says} title={says} onClick={copy}>
      <Mark size={13} aria-hidden />
    </ActionIcon>
  ) : (
    <Button variant="default" leftSection={<Mark size={14} aria-hidden />} onClick={copy}>
      {says}
    </Button>
  )
}
