import { moverOf, terminalStatuses } from '../../shared/domain/status'
import { ok, type Result } from '../../shared/errors/failure'
import type { Store } from '../store/store'

const good = terminalStatuses.filter((status) => moverOf(status, true) === 'nobody')

/** How many cases were solved since midnight, by the clock of this computer, wherever their jobs were started. */
export const solvedToday = async (
  store: Pick<Store, 'triage'>,
  now: Date,
): Promise<Result<{ readonly today: number }>> => {
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate())
  const solved = await store.triage.solved({ since: midnight.toISOString(), good })
  return solved.ok ? ok({ today: solved.value }) : solved
}
