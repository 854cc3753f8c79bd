import { Button, Modal } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { wordingOf } from '../../../shared/errors/wording'
import { call, failureOf } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { homepageOf } from './homepage'
import { DialogFoot } from '../../ui/dialog-foot'
import classes from './homepage-link.module.css'

const useOpenExternal = () =>
  useMutation({
    mutationFn: (request: { readonly url: string; readonly confirmedHttp: boolean }) =>
      call('app:open-external', request),
  })

/**
 * A provider's homepage, opened in the browser. Its host is shown before, and a page without encryption is asked about.
 */
export const HomepageLink = ({ homepageUrl }: { readonly homepageUrl: string | null }) => {
  const [asking, setAsking] = useState(false)
  const opening = useOpenExternal()
  const homepage = homepageOf(homepageUrl)
  if (homepage.kind === 'none') return <span className="lc-muted">none known</span>
  if (homepage.kind === 'refused')
    return (
      <>
        <span className={classes.text}>{homepage.text}</span>
        <span className="lc-muted"> (not opened from here: no web address)</span>
      </>
    )

  const { kind, url, host } = homepage
  return (
    <>
      <Button
        className={classes.open}
        variant="default"
        rightSection={<IconExternalLink size={13} stroke={1.75} aria-hidden />}
        title={`Open ${url} in the browser`}
        aria-label={`Open ${host} in the browser`}
        loading={opening.isPending}
        onClick={() => (kind === 'http' ? setAsking(true) : opening.mutate({ url, confirmedHttp: false }))}
      >
        <span className={classes.host}>{host}</span>
      </Button>
      {opening.isError && (
        <div role="alert" className={classes.trouble}>
          {wordingOf(failureOf(opening.error)).title}
        </div>
      )}
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title="Open without encryption?"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <p className={classes.question}>
          <strong>{host}</strong> is opened in the browser over http. That connection is not encrypted: others
          along the way can read and change what is sent. Do not enter a password there.
        </p>
        <DialogFoot>
          <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
            Cancel
          </Button>
          <Button
            onClick={() => {
              setAsking(false)
              opening.mutate({ url, confirmedHttp: true })
            }}
          >
            Open {host}
          </Button>
        </DialogFoot>
      </Modal>
    </>
  )
}

/** The website of a utility provider by its ID; renders nothing if none is known. */
export const ProviderHomepage = ({ providerId }: { readonly providerId: number }) => {
  const { data } = useQuery({
    queryKey: keys.provider(providerId),
    queryFn: ({ signal }) => call('lookup:provider', { id: providerId }, signal),
  })
  return data?.homepageUrl ? <HomepageLink homepageUrl={data.homepageUrl} /> : null
}
