import { Button, Modal, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { mostLines, type ListResolution } from '../../../shared/domain/directory'
import { wordingOf } from '../../../shared/errors/wording'
import { call, failureOf } from '../../bridge/call'
import { count, counted } from '../../lib/numbers'
import { Notice } from '../../ui/notice'
import classes from './paste-list.module.css'
import { ListFindings } from './list-findings'
import type { Ids } from './profile-list'
import type { Scope } from './view'

interface Props {
  readonly onClose: () => void
  readonly onShow: (scope: Scope) => void
}

/** The lines of a pasted column, empty ones left out; of a row of cells the first counts. */
export const linesOf = (text: string): readonly string[] =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => (line.split('\t')[0] ?? '').trim().slice(0, 1000))
    .filter((line) => line !== '')

const chosenOf = ({ found, ambiguous }: ListResolution, chosen: ReadonlyMap<string, number>): Ids => {
  const picked = ambiguous.flatMap(({ line }) => chosen.get(line) ?? [])
  return Int32Array.from(new Set([...found, ...picked]))
}

const Content = ({ onClose, onShow }: Props) => {
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<ReadonlyMap<string, number>>(new Map())
  const lines = linesOf(text)
  const surplus = Math.max(0, lines.length - mostLines)
  const resolve = useMutation({
    mutationFn: (some: readonly string[]) => call('profiles:resolve', { lines: [...some] }),
    onSuccess: () => setChosen(new Map()),
  })
  const { data } = resolve

  if (!data) {
    const look = (): void => {
      if (lines.length > 0 && surplus === 0 && !resolve.isPending) resolve.mutate(lines)
    }
    return (
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault()
          look()
        }}
      >
        <Textarea
          label="IDs or labels, one a line"
          description={`As copied from a column of a spreadsheet, up to ${count(mostLines)} lines`}
          rows={12}
          classNames={{ input: `lc-mono lc-private` }}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) look()
          }}
          error={surplus > 0 ? `${counted(surplus, 'line')} too many` : undefined}
          data-autofocus
        />
        {resolve.isError && (
          <Notice tone="trouble" title={wordingOf(failureOf(resolve.error)).title}>
            {wordingOf(failureOf(resolve.error)).advice}
          </Notice>
        )}
        <div className={classes['buttons']}>
          <span className={classes['hint']}>{counted(lines.length, 'line')}</span>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={lines.length === 0 || surplus > 0} loading={resolve.isPending}>
            Look up
          </Button>
        </div>
      </form>
    )
  }

  const ids = chosenOf(data, chosen)
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (ids.length > 0) onShow({ name: `Pasted list of ${count(ids.length)}`, ids })
      }}
    >
      <ListFindings
        resolution={data}
        chosen={chosen}
        onChoose={(line, id) => {
          const next = new Map(chosen)
          if (id === null) next.delete(line)
          else next.set(line, id)
          setChosen(next)
        }}
      />
      <div className={classes['buttons']}>
        <Button variant="default" className={classes['back'] ?? ''} onClick={resolve.reset}>
          Back to the list
        </Button>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" disabled={ids.length === 0} autoFocus>
          Show {ids.length === 1 ? 'this profile' : `these ${counted(ids.length, 'profile')}`}
        </Button>
      </div>
    </form>
  )
}

/** A column pasted from a spreadsheet becomes the list: what each line names is said before it is shown. */
export const PasteList = (props: Props) => (
  <Modal
    opened
    onClose={props.onClose}
    title="Paste a list of profiles"
    size={560}
    closeButtonProps={{ 'aria-label': 'Close' }}
  >
    <Content {...props} />
  </Modal>
)
