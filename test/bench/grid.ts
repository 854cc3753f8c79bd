import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPracticeForTests } from '../support/practice'
import { agSide } from './grid/ag-side'
import { consoleSide } from './grid/console-side'
import { measure, type Measured } from './grid/side'
import { rowOf, type Pair, type Row } from './row'

const profiles = 100_000
const frame = 1_000 / 60
/** If the share of the other side is less than this, two frames and 8 ms are enough. */
const twoFrames = 2 * frame + 8

interface Round {
  readonly ours: Measured
  readonly theirs: Measured
}

const paired = (rounds: readonly Round[], of: (side: Measured) => readonly number[]): readonly Pair[] =>
  rounds.flatMap(({ ours, theirs }) => {
    const others = of(theirs)
    return of(ours).map((value, at) => ({ ours: value, theirs: others[at] ?? NaN }))
  })

const rowsOf = (rounds: readonly Round[]): readonly Row[] => [
  rowOf(
    'grid: first rows, against AG Grid',
    'ms',
    paired(rounds, ({ firstRows }) => [firstRows]),
    { at: 'most', ratio: 0.3 },
  ),
  rowOf(
    'grid: sort, against AG Grid',
    'ms',
    paired(rounds, ({ sorts }) => sorts),
    { at: 'most', ratio: 0.1, orValue: twoFrames },
  ),
  rowOf(
    'grid: filter, against AG Grid',
    'ms',
    paired(rounds, ({ filters }) => filters),
    { at: 'most', ratio: 0.35, orValue: twoFrames },
  ),
  rowOf(
    'grid: p95 frame at 300 px a frame, against one frame',
    'ms',
    rounds.map(({ ours }) => ({ ours: ours.scrolled.p95, theirs: frame })),
    { at: 'most', ratio: 1.05 },
  ),
  rowOf(
    'grid: p95 frame at 300 px a frame, against AG Grid',
    'ms',
    rounds.map(({ ours, theirs }) => ({ ours: ours.scrolled.p95, theirs: theirs.scrolled.p95 })),
    { at: 'most', ratio: 1 },
  ),
  rowOf(
    'grid: frames with a row in the middle, against all',
    'frames',
    rounds.map(({ ours: { scrolled } }) => ({
      ours: scrolled.frames - scrolled.rowless - scrolled.empty,
      theirs: scrolled.frames,
    })),
    { at: 'least', ratio: 1 },
  ),
  rowOf(
    'grid: heap of the page, against AG Grid',
    'MB',
    rounds.map(({ ours, theirs }) => ({ ours: ours.heap / 1e6, theirs: theirs.heap / 1e6 })),
    { at: 'most', ratio: 0.9 },
  ),
]

/** 100,000 profiles in the console's own window, compared with a page with AG Grid Community, in turns. */
export const benchGrid = async (electron: string, rounds = 5): Promise<readonly Row[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'link-console-bench-'))
  const practice = await startPracticeForTests({ profiles })
  try {
    const ours = await consoleSide(electron, folder, practice)
    // Not counted. It also shows the size of the space for rows.
    await ours.fresh()
    const theirs = await agSide(electron, folder, profiles, await ours.box())
    await measure(ours)
    await measure(theirs)
    const measured: Round[] = []
    for (let round = 0; round < rounds; round += 1) {
      measured.push({ ours: await measure(ours), theirs: await measure(theirs) })
    }
    await ours.app.close()
    await theirs.app.close()
    return rowsOf(measured)
  } finally {
    await practice.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 10 })
  }
}
