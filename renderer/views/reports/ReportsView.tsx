/** Reports, not drawn yet. */
import { Screen } from '../../ui/Screen.tsx'

export const ReportsView = () => <Screen label="Reports">{null}</Screen>
