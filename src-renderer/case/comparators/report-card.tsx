import { useState, type ComponentProps } from 'react'
import { LinkButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { SearchReport } from './search-report.tsx'

/** What was searched, left out and why: short, or in full. */
export function ReportCard(props: Omit<ComponentProps<typeof SearchReport>, 'full'>) {
  const [full, setFull] = useState(false)
  return (
    <Card
      title="Search report"
      aside={
        <LinkButton
          label={full ? 'Short search report' : 'Full search report'}
          onPress={() => setFull(!full)}
        >
          {full ? 'Short' : 'Full'}
        </LinkButton>
      }
    >
      <SearchReport {...props} full={full} />
    </Card>
  )
}
