import type { DeepLinkTarget } from '../../../shared/domain/deep-link'
import { Verbatim } from '../../ui/verbatim'

/** The target of a link, for use within a sentence. */
export const LinkTarget = ({ target }: { readonly target: DeepLinkTarget }) => {
  if (target.kind === 'profile') return <>profile {target.profileId}</>
  return (
    <>
      {target.kind === 'label' ? 'label ' : ''}
      <span className="lc-private">
        <Verbatim text={target.kind === 'label' ? target.label : target.address} />
      </span>
    </>
  )
}
