import { useMemo, useState } from 'react'
import type { SeriesCoverage } from '../../../shared/coverage/coverage'
import { sameSeries, type SeriesKey } from '../../../shared/coverage/series'
import { isIn } from '../../../shared/coverage/scope'
import type { Bill } from '../../../shared/domain/bill'
import { useProfileFocus } from '../../parts/profile-focus'
import { idOf, loginTree, type LoginNode } from './login-tree-nodes'
import { typesOf } from './types'

/** The records of a series, including those without a usable period. */
const billsOf = ({ periods, unplaced }: SeriesCoverage): readonly Bill[] => [
  ...periods.flatMap(({ versions }) => versions?.bills ?? []),
  ...unplaced.map(({ bill }) => bill),
]

/** What is shown of the bills of a login: a part of its tree, one type, or one meter. */
export const useNarrowed = (all: readonly SeriesCoverage[], listed: readonly Bill[]) => {
  const { part, setPart } = useProfileFocus()
  const nodeId = part && idOf(part)
  const [type, setType] = useState<string | null>(null)
  const [key, setKey] = useState<SeriesKey | null>(null)
  const tree = useMemo(() => loginTree(all), [all])
  // After another reading, the chosen part may not exist any more.
  const node = tree.find(({ id }) => id === nodeId) ?? null
  const inNode = useMemo(() => {
    const chosen = tree.find(({ id }) => id === nodeId)
    return chosen ? all.filter((series) => isIn(chosen.scope, series.key)) : all
  }, [all, tree, nodeId])
  const types = useMemo(
    () => typesOf(inNode === all ? listed : inNode.flatMap(billsOf)),
    [all, inNode, listed],
  )
  const shownType = types.some((one) => one.type === type) ? type : null
  const ofType = useMemo(
    () => (shownType === null ? inNode : inNode.filter((series) => series.key.type === shownType)),
    [inNode, shownType],
  )
  const coverage = useMemo(() => {
    // A meter that was chosen among the bills of one type does not narrow another list.
    const one = key?.type === shownType && ofType.find((series) => sameSeries(series.key, key))
    return one ? [one] : ofType
  }, [ofType, key, shownType])
  const bills = useMemo(() => coverage.flatMap(billsOf), [coverage])
  return {
    tree: {
      nodes: tree,
      value: node,
      onChange: (chosen: LoginNode | null) => setPart(chosen?.scope ?? null),
    },
    /** Whether a part was chosen that this list does not have, so that all of it is shown. */
    isWidened: nodeId !== null && node === null,
    types,
    shownType,
    setType,
    key,
    setKey,
    ofType,
    coverage,
    bills,
  }
}
