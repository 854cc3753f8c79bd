import { spotlight } from '@mantine/spotlight'
import { memoryLocation } from 'wouter/memory-location'
import { Router } from 'wouter'
import type { Action } from '../../../renderer/app/actions'
import { Help } from '../../../renderer/app/help'
import { Palette } from '../../../renderer/app/palette'
import { endRequest, request } from '../../../renderer/app/requests'
import type { Answers } from '../../../renderer/bridge/fake'
import { ChangeDialog } from '../../../renderer/features/bulk/dialogs/change-dialog'
import { ConfirmRun } from '../../../renderer/features/bulk/dialogs/confirm-run'
import { DeleteDialog } from '../../../renderer/features/bulk/dialogs/delete-dialog'
import { AgainDialog } from '../../../renderer/features/bulk/dialogs/again-dialog'
import { GapDialog } from '../../../renderer/features/bulk/dialogs/gap-dialog'
import { JobDialog } from '../../../renderer/features/bulk/dialogs/job-dialog'
import { TagDialog } from '../../../renderer/features/bulk/dialogs/tag-dialog'
import { SavePdfsDialog } from '../../../renderer/features/bills/save-pdfs-dialog'
import { forgetSavedPdfs } from '../../../renderer/features/bills/saving-pdfs'
import { CancelRun } from '../../../renderer/features/bulk/runs/cancel-run'
import { ForgetRun } from '../../../renderer/features/bulk/runs/forget-run'
import { DeleteConfirm } from '../../../renderer/features/connection/notifications/delete-confirm'
import { ChooseMatch } from '../../../renderer/features/deep-links/choose-match'
import { StartDialog } from '../../../renderer/features/jobs/start/start-dialog'
import { HomepageLink } from '../../../renderer/features/lookup/homepage-link'
import { ChangeProfile } from '../../../renderer/features/profile/change-profile'
import { NewProfile } from '../../../renderer/features/profiles/new-profile/new-profile'
import { PasteList } from '../../../renderer/features/profiles/paste-list'
import { ViewForm } from '../../../renderer/features/saved-views/view-form'
import { SnoozeCase } from '../../../renderer/features/triage/snooze/snooze-case'
import { ReleaseDialog } from '../../../renderer/features/triage/trouble/release-dialog'
import type { BulkPreview } from '../../../shared/domain/bulk'
import { fail, ok } from '../../../shared/errors/failure'
import { monthOf } from '../../unit/renderer/bills/samples'
import { bulkAnswers, gapPlan, preview, run } from '../../unit/renderer/bulk/samples'
import { production, viewOf } from '../../unit/renderer/connection/samples'
import { profile, reply, row } from '../../unit/renderer/profiles/samples'
import { press, typeInto, type Where } from '../hands'
import { unbroken } from '../samples'
import { caseOf } from '../../unit/renderer/triage/samples'
import { never, part } from '../story'

export default { title: 'views/Dialogs' }

const nothing = (): void => undefined
const target = {
  ids: Int32Array.from({ length: 412 }, (_, at) => at + 1),
  onStarted: nothing,
  onShowRun: nothing,
  onClose: nothing,
}
const known: Answers = {
  ...bulkAnswers,
  'views:list': () => ok([]),
  'lookup:providers': () => ok({ providers: [], unread: 0 }),
  'profiles:twins': () => ok({ twins: [], count: 0, sameProvider: 0, unread: 0 }),
}

/** The preview of a run: what it would do, and to which profiles. */
const previewOf = (more: Partial<BulkPreview> = {}, answers: Answers = {}) =>
  part(<ConfirmRun {...target} operation={{ kind: 'tag-add', tags: ['solar'] }} />, {
    ...known,
    'bulk:preview': () => ok(preview(more)),
    ...answers,
  })
export const Preview = previewOf()
export const PreviewWaiting = previewOf({}, { 'bulk:preview': never })
export const PreviewFailed = previewOf({}, { 'bulk:preview': () => fail('offline') })
export const PreviewOfNothing = previewOf({ changes: 0, unchanged: 412, requests: 0, seconds: 0, first: [] })
export const PreviewUnread = previewOf({
  changes: 300,
  unchanged: 24,
  unread: 88,
  excluded: 4,
  undoable: false,
})
export const PreviewLong = previewOf({
  first: Array.from({ length: 10 }, (_, at) => ({
    id: at + 1,
    label: unbroken,
    effect: 'change',
    before: unbroken,
    after: `${unbroken} (2027)`,
    reason: null,
  })),
})

export const Change = part(<ChangeDialog {...target} />, known)
export const Delete = part(<DeleteDialog {...target} />, {
  ...known,
  'bulk:preview': () => ok(preview({ undoable: false, typeToConfirm: '412' })),
})
export const TagAdd = part(<TagDialog {...target} kind="tag-add" />, known)
export const TagAddChosen = { ...TagAdd, play: typeInto('Tag to add', 'sol') }
export const TagAddNew = { ...TagAdd, play: typeInto('Tag to add', 'nothing is called so') }
export const TagRemove = part(<TagDialog {...target} kind="tag-remove" />, known)
export const TagWaiting = part(<TagDialog {...target} kind="tag-add" />, { ...known, 'tags:known': never })
export const Jobs = part(<JobDialog {...target} />, known)
const closing = { ...target, scope: { what: 'bills' as const, type: null } }
export const CloseGaps = part(<GapDialog {...closing} />, {
  ...known,
  'coverage:gaps': () => ok(gapPlan({ ids: target.ids, missing: 430, late: 12 })),
  'bulk:preview': () => ok(preview({ excluded: 7, leftOut: { 'credentials-failed': 5, 'no-agent': 2 } })),
})
export const CloseGapsNone = part(<GapDialog {...closing} />, {
  ...known,
  'coverage:gaps': () => ok(gapPlan({ ids: new Int32Array(), missing: 0, late: 0 })),
})
export const CloseGapsOfMonths = part(<GapDialog {...target} scope={{ what: 'intervals', type: null }} />, {
  ...known,
  'coverage:gaps': () => ok(gapPlan({ ids: target.ids, missing: 3, late: 412 })),
})
export const CloseGapsWaiting = part(<GapDialog {...closing} />, { ...known, 'coverage:gaps': never })
export const StartCasesAgain = part(<AgainDialog {...target} caseJobs={[]} snoozed={false} />, {
  ...known,
  'bulk:preview': () =>
    ok(
      preview({
        total: 412,
        changes: 405,
        unchanged: 0,
        excluded: 7,
        leftOut: { 'credentials-failed': 5, 'no-agent': 1, snoozed: 1 },
        firstLeftOut: [
          { id: 516, label: unbroken, effect: 'excluded', before: null, after: null, reason: 'no-agent' },
          { id: 7, label: null, effect: 'excluded', before: null, after: null, reason: 'snoozed' },
        ],
        spread: { providers: 7, seconds: 740, unknown: 12 },
        undoable: false,
      }),
    ),
})
const going = run({ state: 'running', endedAt: null, counts: { done: 120, waiting: 268 } })
export const Cancel = part(<CancelRun run={going} onClose={nothing} onCancelRun={nothing} />)
export const Forget = part(
  <ForgetRun run={run({ counts: { failed: 60, unknown: 2 } })} onClose={nothing} onForget={nothing} />,
)

export const StartJob = part(<StartDialog onClose={nothing} />, known)
export const Snooze = part(<SnoozeCase item={caseOf(516)} onClose={nothing} onSnoozed={nothing} />)
const trouble = {
  providerId: 3150,
  provider: 'Mock Utility',
  status: 'unexpected_presentation',
  profiles: 12,
  window: 24,
  sentence: '12 of 13 jobs at Mock Utility failed.',
  held: true,
  since: '2026-11-22T08:00:00Z',
  release: null,
}
export const Release = part(<ReleaseDialog trouble={trouble} onClose={nothing} />)
export const ReleaseFailed = {
  ...part(<ReleaseDialog trouble={trouble} onClose={nothing} />, {
    'triage:release': () => fail('permission-denied', { apiText: 'Not yours' }),
  }),
  play: (where: Where) => press(where, 'Release all'),
}

export const ChangeOne = part(
  <ChangeProfile opened profile={profile(516)} gone={false} onClose={nothing} />,
  known,
)
export const ChangeGone = part(<ChangeProfile opened profile={profile(516)} gone onClose={nothing} />, known)
export const New = part(<NewProfile opened onClose={nothing} onCreated={nothing} onLook={nothing} />, known)
export const Paste = part(<PasteList given="" onClose={nothing} onShow={nothing} onValues={nothing} />, known)
const saved = { id: 'one', name: 'Solar', text: 'tag:solar', sort: null, digit: 1 }
export const View = part(<ViewForm view={{ ...saved, name: '' }} onClose={nothing} />, known)
export const ViewChanged = part(<ViewForm view={saved} onClose={nothing} />, {
  ...known,
  'views:list': () => ok([{ ...saved, count: 31, unread: 0 }]),
})
export const DeleteMessages = part(
  <DeleteConfirm
    settings={{
      region: 'us-east-1',
      queueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/link-console',
      endpoint: null,
    }}
    onConfirmed={nothing}
    onClose={nothing}
  />,
)

const matchOf = (ids: readonly number[], answers: Answers = {}) =>
  part(
    <ChooseMatch ids={ids} target="CASE-00412" connection="Production" dismiss={null} onChoose={nothing} />,
    { 'profiles:rows': ({ ids: asked }) => ok(asked.map((id) => row(id))), ...answers },
  )
export const LinkOfSeveral = matchOf([282, 240, 516])
export const LinkOfSeveralWaiting = matchOf([282, 240], { 'profiles:rows': never })
export const LinkOfMany = matchOf(Array.from({ length: 60 }, (_, at) => at + 1))

export const HomepageQuestion = {
  ...part(<HomepageLink homepageUrl="http://www.mock-utility.example/login" />),
  play: (where: Where) => press(where, /in the browser/),
}
export const HomepageRefused = part(<HomepageLink homepageUrl="ftp://mock-utility.example" />)

const pdfBills = [1, 2, 3].map((month) => monthOf(month, { hasPdf: month < 3 }))
const savePdfs = (answers: Answers = {}) => ({
  ...part(
    <SavePdfsDialog
      profileId={516}
      choices={[
        { name: 'Shown', bills: pdfBills },
        { name: 'Whole list', bills: [...pdfBills, monthOf(4)] },
      ]}
      onClose={nothing}
    />,
    { 'profiles:get': () => ok({ ...profile(516), label: 'Jane Doe' }), ...answers },
  ),
  beforeEach: () => forgetSavedPdfs,
})
const startSaving = async (where: Where): Promise<void> => {
  await press(where, /^Save \d+ PDFs…$/)
}
const failedPdf = {
  bill: {
    billId: 'bill-2',
    hasPdf: true,
    type: 'electricity',
    period: '2026-02-02 to 2026-03-01',
    billDate: null,
    accountNumber: null,
    meterNumber: null,
  },
  failure: { code: 'not-found', subject: 'pdf' },
} as const
const savedPdfs = {
  savedTo: 'May',
  saved: 28,
  kept: 3,
  bytes: 4_200_000,
  left: [],
  untried: 0,
  stopped: null,
}
export const SavePdfs = savePdfs()
export const SavePdfsChoosing = { ...savePdfs({ 'bills:save-pdfs': never }), play: startSaving }
export const SavePdfsDone = { ...savePdfs({ 'bills:save-pdfs': () => ok(savedPdfs) }), play: startSaving }
export const SavePdfsStopped = {
  ...savePdfs({
    'bills:save-pdfs': () =>
      ok({
        ...savedPdfs,
        untried: 7,
        left: [failedPdf, { bill: { ...failedPdf.bill, hasPdf: false }, failure: null }],
        stopped: { code: 'disk-full' },
      }),
  }),
  play: startSaving,
}

const actions: readonly Action[] = [
  { id: 'triage', label: 'Triage', group: 'Go to', shortcut: 'G T', run: nothing },
  { id: 'new', label: 'New profile', group: 'Do', shortcut: 'N', run: nothing },
  { id: 'keys', label: 'Keys', group: 'Look', shortcut: 'Shift+?', run: nothing },
]
const { hook } = memoryLocation({ path: '/triage' })
const paletteOf = (answers: Answers = {}) =>
  part(
    <Router hook={hook}>
      <Palette actions={actions} />
    </Router>,
    {
      'connection:list': () => ok(viewOf(production)),
      'profiles:rows': ({ ids }) => ok(ids.map((id) => row(id))),
      'profiles:get': () => fail('not-found'),
      'profiles:match': () => ok({ ids: [] }),
      'profiles:search': () => ok(reply([282, 240])),
      ...answers,
    },
  )
const openPalette =
  (text = '') =>
  async (where: Where): Promise<void> => {
    spotlight.open()
    await typeInto('Search or command', text)(where)
  }
export const CommandPalette = { ...paletteOf(), play: openPalette() }
export const CommandPaletteFound = { ...paletteOf(), play: openPalette('CASE') }
export const CommandPaletteNone = {
  ...paletteOf({ 'profiles:search': () => ok(reply([])) }),
  play: openPalette('nothing is called so'),
}

export const Keys = {
  ...part(<Help actions={actions} />),
  beforeEach: () => {
    request('keys', true)
    return () => endRequest('keys')
  },
}
