import { changingChannels, type InvokeChannel } from '../../shared/ipc/channels'
import type { Emit } from '../connection/emit'
import type { PdfSave } from '../records/pdf-saves'
import type { Handlers, OpenCalls } from './registrar'
import { nothingUnderWay, type UnderWay } from '../window/closing'

/** Closing the window waits no longer than this for a page or a service that hangs. */
const patienceMs = 1_000

const soon = <T>(answer: Promise<T>, otherwise: T): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), patienceMs)
  })
  return Promise.race([answer.catch(() => otherwise), late]).finally(() => clearTimeout(timer))
}

const changing: ReadonlySet<InvokeChannel> = new Set(changingChannels)
const goesOn = new Set(['queued', 'running', 'held'])

interface Parts {
  readonly emit: Emit
  readonly openCalls: OpenCalls
  readonly handlers: () => Promise<Pick<Handlers, 'bulk:list' | 'triage:state'>>
  /** The PDFs that are being saved in one go. */
  readonly pdfSaves: () => Promise<readonly PdfSave[]>
}

/** Finds out what closing the window would interrupt: forms of the page, open calls, and work in the background. */
export const createUnderWay = ({ emit, openCalls, handlers, pdfSaves }: Parts) => {
  let heard: (typed: boolean) => void = () => undefined

  const askPage = (): Promise<boolean> => {
    const answer = new Promise<boolean>((resolve) => {
      heard = resolve
    })
    emit('app:closing', {})
    return answer
  }

  const background = async (): Promise<Pick<UnderWay, 'runs' | 'releases'>> => {
    const context = { signal: AbortSignal.timeout(patienceMs), window: null }
    const ready = await handlers()
    const [runs, triage] = await Promise.all([
      ready['bulk:list']({}, context),
      ready['triage:state']({}, context),
    ])
    return {
      runs: runs.ok ? runs.value.filter(({ state }) => goesOn.has(state)) : [],
      releases: triage.ok ? triage.value.troubles.filter(({ release }) => release?.over === false).length : 0,
    }
  }

  return {
    underWay: async (): Promise<UnderWay> => {
      const changes = openCalls().filter((channel) => changing.has(channel)).length
      const [typed, rest, saves] = await Promise.all([
        soon(askPage(), false),
        soon(background(), { runs: nothingUnderWay.runs, releases: 0 }),
        soon(pdfSaves(), nothingUnderWay.saves),
      ])
      return { typed, changes, saves, ...rest }
    },
    /** The page's answer. */
    typed: (typed: boolean): void => heard(typed),
  }
}
