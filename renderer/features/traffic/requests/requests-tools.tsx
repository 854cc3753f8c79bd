import { Select, Switch, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useRef } from 'react'
import type { Exchange } from '../../../../shared/domain/traffic'
import { mostLines } from '../../../../shared/domain/table-format'
import { counted } from '../../../lib/numbers'
import { useKeys } from '../../../lib/use-keys'
import { ExportMenu } from '../../../parts/export-menu'
import { useSaveTable } from '../../../parts/use-save-table'
import classes from '../traffic-page.module.css'
import { answers, methods, type Draft } from './filter'
import { tableOf } from './table'

const answerWords: Readonly<Record<(typeof answers)[number], string>> = {
  '2xx': '2xx, done',
  '3xx': '3xx, elsewhere',
  '4xx': '4xx, refused',
  '5xx': '5xx, server’s fault',
  none: 'No answer',
  'under way': 'Under way',
}
const answerChoices = answers.map((value) => ({ value, label: answerWords[value] }))

interface Props {
  readonly draft: Draft
  readonly onDraft: (draft: Draft) => void
  readonly shown: readonly Exchange[]
}

/** The filters of the requests, and their export. The key `/` focuses the words. */
export const RequestsTools = ({ draft, onDraft, shown }: Props) => {
  const field = useRef<HTMLInputElement>(null)
  const table = useSaveTable()
  useKeys({ '/': () => field.current?.focus() })
  const set = (change: Partial<Draft>): void => onDraft({ ...draft, ...change })
  return (
    <div className={classes.tools} role="search" aria-label="Requests">
      <TextInput
        ref={field}
        className={classes.text}
        classNames={{ wrapper: draft.text === '' ? '' : 'lc-private-typed' }}
        aria-label="Search the requests"
        placeholder="Path, call, status, reason"
        leftSection={<IconSearch size={14} aria-hidden />}
        value={draft.text}
        onChange={(event) => set({ text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && draft.text !== '') set({ text: '' })
        }}
      />
      <Select
        aria-label="Method"
        placeholder="Any method"
        w={122}
        clearable
        data={[...methods]}
        value={draft.method}
        onChange={(method) => set({ method })}
      />
      <Select
        aria-label="Answer"
        placeholder="Any answer"
        w={150}
        clearable
        data={answerChoices}
        value={draft.answer}
        onChange={(answer) => set({ answer })}
      />
      <Switch
        label="Failed only"
        checked={draft.failedOnly}
        onChange={(event) => set({ failedOnly: event.currentTarget.checked })}
      />
      <span className={classes.export}>
        <ExportMenu
          what={counted(shown.length, 'request')}
          disabled={shown.length === 0}
          busy={table.saving}
          onExport={(format) => table.save({ ...tableOf(shown.slice(0, mostLines)), format })}
        />
      </span>
    </div>
  )
}
