import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import type { SeriesKey } from '../../../shared/coverage/series'
import { counted, signedPercent } from '../../lib/numbers'
import { FailureMessage } from '../../parts/failure-message'
import { daysOf, hasAmountsFor, heldWords, resultOf, type Candidate, type ChannelDays } from './bill-check'
import type { JoinedChannel } from './join-months'
import classes from './meter-bills.module.css'
import table from './numbers-table.module.css'
import type { MeterCheck } from './use-meter-bills'
import { unitWords, withUnit } from './words'

const seriesWords = ({ type, meterNumber, serviceId, accountNumber }: SeriesKey): string => {
  const of =
    (meterNumber && `meter ${meterNumber}`) ??
    (serviceId && `service ${serviceId}`) ??
    (accountNumber && `account ${accountNumber}`)
  return of ? `${type}, ${of}` : type
}

const HeldTable = ({ candidate: { held, channel, unsureOf } }: { readonly candidate: Candidate }) => (
  <div className={table.scroll} tabIndex={0} role="region" aria-label="Bills against readings">
    <table className={table.table}>
      <caption>
        What was billed, and what <span className="lc-private">{channel.name}</span> metered, in{' '}
        {unitWords(channel.unit)}.
        {channel.estimated > 0 && ` ${counted(channel.estimated, 'reading')} marked as estimated.`}
        {unsureOf > 0 && ' It comes closest; which channel was billed is not known.'}
      </caption>
      <thead>
        <tr>
          {['Period', 'Billed', 'Metered', 'Difference', 'Result'].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {held.map((each) => (
          <tr key={`${each.billed.start} ${each.billed.end}`}>
            <th scope="row" className="lc-num">
              {daysOf(each.billed)}
            </th>
            <td className="lc-num">{withUnit(each.billed.amount, channel.unit)}</td>
            <td className="lc-num">{withUnit(each.metered, channel.unit)}</td>
            <td className="lc-num">
              {each.difference === null || each.verdict === 'too-little'
                ? '–'
                : signedPercent(each.difference)}
            </td>
            <td className={classes.says} data-verdict={resultOf(each, unsureOf)}>
              {heldWords(each, channel.unit, unsureOf)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

const noneWithin =
  'No bill with a stated period lies entirely within these months. Choose more months to compare bills with readings.'

interface QuestionProps {
  readonly check: MeterCheck
}

/** Whose bills they are: confirmed, proposed, or not known, and the ways to say so. */
const Question = ({ check: { candidates, match, belonging, confirm, confirming } }: QuestionProps) => {
  const [asking, setAsking] = useState(false)
  const said = belonging?.said ?? null
  const proposal = belonging?.proposal ?? null
  const choose = (of: SeriesKey | null): void => {
    confirm(of)
    setAsking(false)
  }
  return (
    <div className={classes.question}>
      {said && (
        <span>
          These are the bills of <span className="lc-private">{seriesWords(said)}</span>, as was confirmed
          here.
          {!belonging?.confirmed && ` ${noneWithin}`}
        </span>
      )}
      {match?.bills === null && <span>None of the bills belong to this meter, as was confirmed here.</span>}
      {proposal && (
        <>
          <span>
            Do the bills of <span className="lc-private">{seriesWords(proposal.candidate.key)}</span> belong
            to this meter? It seems so: {proposal.why}.
          </span>
          <Button
            variant="default"
            size="compact-xs"
            loading={confirming}
            onClick={() => choose(proposal.candidate.key)}
          >
            They do
          </Button>
        </>
      )}
      {!match && !proposal && <span>Nothing shows which bills belong to this meter.</span>}
      {asking || (!match && !proposal) ? (
        <Select
          aria-label="Bills of this meter"
          className="lc-private"
          placeholder="Choose"
          data={[
            ...candidates.map(({ key }, index) => ({ value: String(index), label: seriesWords(key) })),
            { value: 'none', label: 'None of them' },
          ]}
          renderOption={({ option }) => <span className="lc-private">{option.label}</span>}
          value={null}
          onChange={(value) => value !== null && choose(candidates[Number(value)]?.key ?? null)}
        />
      ) : (
        <Button variant="default" size="compact-xs" onClick={() => setAsking(true)}>
          Others
        </Button>
      )}
    </div>
  )
}

interface Props {
  readonly check: MeterCheck
  readonly channels: readonly ChannelDays[]
  /** Channels of amounts whose readings are longer than a day. */
  readonly tooLong: readonly JoinedChannel[]
}

/**
 * Compares the bills of this meter with its readings. Which bills belong to it is proposed, and a person confirms it
 * once.
 */
export const MeterBills = ({ check, channels, tooLong }: Props) => {
  const { bills, matches, match, list, candidates, belonging } = check
  const failed = bills.error ?? matches.error
  if (failed) {
    const retry = (): void => void Promise.all([bills.refetch(), matches.refetch()])
    return <FailureMessage error={failed} retry={retry} />
  }
  if (!belonging) return null
  const long = tooLong.filter((channel) => hasAmountsFor([channel], list))
  const isAsked = candidates.length > 0 || match?.bills != null
  const isNoneWithin =
    !isAsked &&
    hasAmountsFor(
      channels.map(({ channel }) => channel),
      list,
    )
  if (!isAsked && !isNoneWithin && long.length === 0) return null
  return (
    <section className={classes.bills} aria-label="Bills of this meter">
      <h3 className={classes.title}>Bills of this meter</h3>
      {isNoneWithin && <p className="lc-muted">{noneWithin}</p>}
      {isAsked && <Question check={check} />}
      {long.length > 0 && (
        <p className="lc-muted">
          Not compared with bills, because their readings are longer than a day:{' '}
          <span className="lc-private">{long.map(({ name }) => name).join(', ')}</span>.
        </p>
      )}
      {belonging.shown && <HeldTable candidate={belonging.shown} />}
    </section>
  )
}
