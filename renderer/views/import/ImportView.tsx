/** Import, not drawn yet. */
import { Screen } from '../../ui/Screen.tsx'

export const ImportView = () => <Screen label="Import">{null}</Screen>
