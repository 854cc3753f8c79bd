import { useQuery } from '@tanstack/react-query'
import type { EnvironmentNote } from '../../../../shared/domain/environment'
import { call } from '../../../bridge/call'
import { keys } from '../../../bridge/keys'
import { Notice } from '../../../ui/notice'
import classes from './environment-notice.module.css'

const words: Record<EnvironmentNote, string> = {
  'certificates-unchecked':
    'NODE_TLS_REJECT_UNAUTHORIZED=0 tells programs to accept any server’s certificate. Link Console ignores it and checks certificates as always. Other programs on this computer may follow it.',
  'node-options':
    'NODE_OPTIONS changes how this program runs, and can make it run other code. If you did not set it, ask your administrator.',
  'tls-keys-logged':
    'SSLKEYLOGFILE or --tls-keylog writes the keys of TLS connections to a file: whoever has that file can read what is sent. If you did not set it, ask your administrator.',
}

/** Warns about environment variables that would weaken connections; renders nothing if there are none. */
export const EnvironmentNotice = () => {
  const info = useQuery({ queryKey: keys.info, queryFn: () => call('app:info', {}), staleTime: Infinity })
  const notes = info.data?.environment ?? []
  if (notes.length === 0) return null
  return (
    <div className={classes.notices}>
      <Notice title="This computer’s environment weakens the protection of connections." tone="warning">
        {notes.map((note) => (
          <p key={note} className={classes.note}>
            {words[note]}
          </p>
        ))}
      </Notice>
    </div>
  )
}
