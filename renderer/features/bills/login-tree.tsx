import { UnstyledButton } from '@mantine/core'
import { useId, useRef, type KeyboardEvent } from 'react'
import type { Scope } from '../../../shared/coverage/scope'
import { counted } from '../../lib/numbers'
import { typeName } from '../../lib/type-name'
import classes from './login-tree.module.css'
import type { LoginNode } from './login-tree-nodes'

interface Props {
  readonly nodes: readonly LoginNode[]
  /** Null for everything. */
  readonly value: LoginNode | null
  readonly onChange: (node: LoginNode | null) => void
}

interface Name {
  readonly words: string
  /** The number that identifies it; blurred in privacy mode. */
  readonly number: string | null
}

const nameOf = ({ accountNumber, type, serviceId, meterNumber }: Scope): Name => {
  if (meterNumber !== undefined)
    return meterNumber === null
      ? { words: 'no meter given', number: null }
      : { words: 'Meter', number: meterNumber }
  if (type !== undefined)
    return {
      words: serviceId == null ? typeName(type) : `${typeName(type)}, service`,
      number: serviceId ?? null,
    }
  return accountNumber === null
    ? { words: 'No account given', number: null }
    : { words: 'Account', number: accountNumber }
}

/** The words about its state, the worst first. */
const stateWords = ({ missing, late, state, next, since, until, records }: LoginNode): string => {
  if (missing + late > 0)
    return [missing > 0 && `${missing} missing`, late > 0 && `${late} late`].filter(Boolean).join(', ')
  if (state === 'named') return 'only billing records name it'
  if (state === 'ended') return until === null ? 'ended' : `ended ${until}`
  if (next !== null) return `next by ${next}`
  if (since === null) return `${counted(records, 'record')} without a period`
  // Of a single job's bills nothing is expected, however many there are.
  return state === 'few' ? 'too few to tell' : `bills to ${until ?? since}`
}

const stepOf = (key: string, at: number, last: number): number | null => {
  const steps: Partial<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: last }
  const wanted = steps[key]
  return wanted === undefined ? null : Math.max(0, Math.min(wanted, last))
}

/** The accounts, services and meters of a login. The chosen one narrows the list, the timeline and the PDFs. */
export const LoginTree = ({ nodes, value, onChange }: Props) => {
  const treeId = useId()
  const tree = useRef<HTMLDivElement>(null)
  const lines = [null, ...nodes]
  const at = Math.max(0, value === null ? 0 : lines.findIndex((node) => node?.id === value.id))
  const idOf = (index: number): string => `${treeId}-${index}`
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const to = stepOf(event.key, at, lines.length - 1)
    if (to === null) return
    event.preventDefault()
    onChange(lines[to] ?? null)
    document.getElementById(idOf(to))?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <div
      ref={tree}
      className={classes.tree}
      role="tree"
      tabIndex={0}
      aria-label="Behind this login"
      aria-activedescendant={idOf(at)}
      onKeyDown={onKeyDown}
    >
      {lines.map((node, index) => {
        const name = node && nameOf(node.scope)
        return (
          <UnstyledButton
            key={node?.id ?? ''}
            id={idOf(index)}
            component="div"
            className={classes.node}
            role="treeitem"
            tabIndex={-1}
            aria-level={node?.level ?? 1}
            aria-selected={index === at}
            data-level={node?.level ?? 1}
            title={node?.since ? `${node.since} to ${node.until ?? ''}` : undefined}
            onClick={() => {
              // The keys, and the line that a screen reader hears of, are those of the tree.
              tree.current?.focus()
              onChange(node)
            }}
          >
            <span className={classes.name}>
              {name ? name.words : 'Everything'}
              {name?.number != null && <span className="lc-mono lc-private"> {name.number}</span>}
            </span>
            {node && <span className={classes.count}>{node.records}</span>}
            {node && (
              <span className={classes.state} data-troubled={node.missing + node.late > 0 || undefined}>
                {stateWords(node)}
              </span>
            )}
          </UnstyledButton>
        )
      })}
    </div>
  )
}
