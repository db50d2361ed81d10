import type { Role } from '#core/vocabulary'
import { Banner } from '../../ui/notice.tsx'

const WHY: Readonly<Record<Role, string>> = {
  CHAIR: 'You are not linked to this case as its chair. Link yourself at step 2, panel.',
  MEMBER: 'You are not linked to this case as a panel member. The secretariat does it at step 2.',
  ADVISER: 'The adviser advises on law and procedure, does not decide and has no view to seal.',
  SECRETARIAT: 'The secretariat prepares the case and does not decide. The panel seals here.',
  OVERSIGHT: 'Oversight sees no live case.',
}

/** For people who do not decide this case: why there is nothing to write. */
export function NoViewToSeal(props: { readonly role: Role | null }) {
  return (
    <Banner tone="info" title="You have no view to seal in this case">
      {props.role === null ? '' : WHY[props.role]}
    </Banner>
  )
}
