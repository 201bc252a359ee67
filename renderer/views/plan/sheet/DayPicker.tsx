/** A month to choose a day from, below the cell whose date is edited (Alt+Down or F4); days without work stand back. */
import { CalendarDate, type DateValue } from '@internationalized/date'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { RefObject } from 'react'
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Dialog,
  Heading,
  Popover,
} from 'react-aria-components'
import { civilOf } from '../../../../shared/time/civil.ts'
import { DAY, type Instant, instantOf } from '../../../../shared/time/instant.ts'
import { cells as words } from '../../../../shared/words/en/cells.ts'
import { useStore } from '../../../client/store.ts'
import { nonWorkingOf } from '../ganttModel.ts'
import './dayPicker.css'

const dateOf = (instant: Instant): CalendarDate => {
  const { year, month, day } = civilOf(Math.floor(instant / DAY))
  return new CalendarDate(year, month, day)
}
const instantAt = ({ year, month, day }: DateValue): Instant => instantOf(year, month, day)

const DayPicker = ({
  label,
  day,
  near,
  calendarId,
  field,
  onPick,
  onLeave,
}: {
  readonly label: string
  /** The day that the cell says; null = none. */
  readonly day: Instant | null
  /** The month to open at when it says none. */
  readonly near: Instant
  /** The task's calendar, else the program's. */
  readonly calendarId: string
  readonly field: RefObject<HTMLInputElement | null>
  /** Midnight of the chosen day. */
  readonly onPick: (day: Instant) => void
  readonly onLeave: () => void
}) => {
  const calendars = useStore((state) => state.calendars)
  const offDays = nonWorkingOf(calendars, calendarId)
  const isOff = (date: DateValue): boolean => {
    const at = instantAt(date)
    return offDays(at, at + DAY).some((span) => span.from <= at && span.to >= at + DAY)
  }
  return (
    <Popover
      className="popover day-picker"
      triggerRef={field}
      isOpen
      onOpenChange={(open) => (open ? undefined : onLeave())}
      placement="bottom start"
    >
      <Dialog className="dialog" aria-label={label}>
        <Calendar
          aria-label={label}
          autoFocus
          firstDayOfWeek="mon"
          value={day === null ? null : dateOf(day)}
          defaultFocusedValue={dateOf(day ?? near)}
          minValue={new CalendarDate(1900, 1, 1)}
          maxValue={new CalendarDate(2199, 12, 31)}
          onChange={(date: DateValue) => onPick(instantAt(date))}
        >
          <header>
            <Button slot="previous" aria-label={words.pickBefore}>
              <ChevronLeft size={16} aria-hidden="true" />
            </Button>
            <Heading />
            <Button slot="next" aria-label={words.pickAfter}>
              <ChevronRight size={16} aria-hidden="true" />
            </Button>
          </header>
          <CalendarGrid weekdayStyle="short">
            <CalendarGridHeader>{(name) => <CalendarHeaderCell>{name}</CalendarHeaderCell>}</CalendarGridHeader>
            <CalendarGridBody>{(date) => <CalendarCell date={date} className={`day num ${isOff(date) ? 'off' : ''}`} />}</CalendarGridBody>
          </CalendarGrid>
        </Calendar>
      </Dialog>
    </Popover>
  )
}
export default DayPicker
