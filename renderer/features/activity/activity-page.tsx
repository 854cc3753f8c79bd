import { Button } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useKeys } from '../../lib/use-keys'
import { wordingOf } from '../../../shared/errors/wording'
import { failureOf } from '../../bridge/call'
import { usePersisted } from '../../parts/place'
import { Split } from '../../ui/split'
import { ActivityList, type Selected } from './activity-list'
import classes from './activity-page.module.css'
import { draftSchema, everything } from './draft'
import { LineDetails } from './line-details'
import { useCheck } from './use-check'
import { checkWords } from './words'

/** Whether the log is intact, beside its name. What is wrong with it is shown below (`LogNotice`). */
const Check = () => {
  const { check, again, checking, error } = useCheck()
  if (error) return <span role="alert">{wordingOf(failureOf(error)).title}</span>
  if (check?.state !== 'whole') return null
  const { title, advice } = checkWords(check)
  return (
    <span className={classes.check} title={advice} role="status">
      <IconShieldCheck size={14} aria-hidden />
      {title}
      <Button variant="subtle" size="compact-xs" loading={checking} onClick={again}>
        Check now
      </Button>
    </span>
  )
}

/** The log of everything that was done with this console, and the details of the selected line. */
export const ActivityPage = ({ onOpenProfile }: { readonly onOpenProfile: (id: number) => void }) => {
  const [draft, setDraft] = usePersisted('activity', draftSchema, everything)
  const [selected, select] = useState<Selected | null>(null)
  useKeys({ Escape: () => select(null) })
  return (
    <Split
      remember="activity"
      label="Width of the details"
      sideWidth={372}
      minMain={540}
      minSide={320}
      main={
        <section className={classes.page} aria-label="Activity log">
          <header className={classes.top}>
            <h2 className={classes.heading}>Activity</h2>
            <Check />
          </header>
          <ActivityList
            draft={draft}
            onDraft={setDraft}
            selected={selected}
            onSelect={select}
            onOpen={({ profileId }) => {
              if (profileId !== null) onOpenProfile(profileId)
            }}
          />
        </section>
      }
      onClose={() => select(null)}
      side={
        selected && (
          <LineDetails
            line={selected.line}
            onOpenProfile={onOpenProfile}
            onOnlyBy={(who) => {
              select(null)
              setDraft({ ...draft, who })
            }}
            onClose={() => select(null)}
          />
        )
      }
    />
  )
}
