import { useState } from 'react'
import { useKeys } from '../../lib/use-keys'
import { ActivityList, type Selected } from './activity-list'
import classes from './activity-tab.module.css'
import { everything } from './draft'
import { LineDetails } from './line-details'

/** The log of one profile. Filters and selection are not kept when another profile is shown. */
export const ActivityTab = ({ profileId }: { readonly profileId: number }) => (
  <OfProfile key={profileId} profileId={profileId} />
)

const OfProfile = ({ profileId }: { readonly profileId: number }) => {
  const [draft, setDraft] = useState(everything)
  const [selected, select] = useState<Selected | null>(null)
  useKeys({ Escape: () => select(null) })
  return (
    <div className={classes.tab}>
      <div className={classes.list}>
        <ActivityList
          profileId={profileId}
          draft={draft}
          onDraft={setDraft}
          selected={selected}
          onSelect={select}
        />
      </div>
      {selected && (
        <div className={classes.details}>
          <LineDetails
            line={selected.line}
            onOnlyBy={(who) => {
              select(null)
              setDraft({ ...draft, who })
            }}
            onClose={() => select(null)}
          />
        </div>
      )}
    </div>
  )
}
