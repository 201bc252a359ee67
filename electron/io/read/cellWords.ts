/** What people write into cells for yes, no, done, nothing and constraints, in the languages of the headings. */
import { type ConstraintType, constraintTypes } from '../../../shared/model/task.ts'

export const YES =
  /^(?:true|yes|y|ja|oui|s[ií]|sim|evet|да|是|はい|예|x|✓|✔|●|◆|♦|1|milestone|meilenstein|jalon|hito|marco|веха|里程碑|マイルストーン)$/iu
export const NO = /^(?:false|no|n|nein|non|não|hayır|нет|否|いいえ|아니요|0|-)$/iu
export const DONE =
  /^(?:100%?|complete|completed|done|closed|finished|resolved|erledigt|abgeschlossen|fertig|terminée?|achevée?|fait|completad[oa]|terminad[oa]|hecho|concluíd[oa]|concluid[oa]|feito|finalizad[oa]|tamamlandı|bitti|выполнен[оа]?|завершен[оа]?|готово|完成|已完成|完了|済|완료)$/iu
export const MANUAL = /^(?:manual|manuell|manuel|вручную|手动|手動|수동)/iu
export const TOTAL =
  /^(?:grand )?(?:total|totals|sum|subtotal|summe|gesamt|somme|suma|soma|toplam|итого|всего|合计|总计|合計|小計|합계|총계)\b\s*:?$/iu
/** What templates write at the end of their table, and the rules that text tables draw. */
export const NO_TASK =
  /^(?:[-–—=_*:|\s]+|(?:insert|add) (?:new )?(?:rows?|tasks?|lines?)\b.*|do not (?:delete|remove)\b.*|end of (?:list|table|tasks))$/i
const EMPTY_TEXT = /^(?:-+|–|—|n\/?a|none|nil|null)$/i
/** Asked of nearly each cell: most texts begin otherwise. */
export const saysNothing = (text: string): boolean => /^[-–—n]/i.test(text) && EMPTY_TEXT.test(text)
/** In a column of types. */
export const MILESTONE = /milestone|meilenstein|jalon|^hito|^marco|веха|里程碑|マイルストーン|마일스톤/iu

const CONSTRAINT_WORDS: readonly (readonly [RegExp, ConstraintType])[] = [
  [/as soon as possible|so bald wie möglich|dès que possible|lo antes posible|como можно раньше|как можно раньше/i, 'ASAP'],
  [/as late as possible|so spät wie möglich|le plus tard possible|как можно позже/i, 'ALAP'],
  [/start no earlier|anfang nicht früher|début au plus tôt|начало не ранее/i, 'SNET'],
  [/start no later|anfang nicht später|début au plus tard|начало не позднее/i, 'SNLT'],
  [/finish no earlier|ende nicht früher|fin au plus tôt|окончание не ранее/i, 'FNET'],
  [/finish no later|ende nicht später|fin au plus tard|окончание не позднее/i, 'FNLT'],
  [/must start|muss anfangen|doit commencer|фиксированное начало/i, 'MSO'],
  [/must finish|muss enden|doit finir|фиксированное окончание/i, 'MFO'],
]
/** Null when the text names none. */
export const constraintOf = (text: string): ConstraintType | null => {
  if (text === '') return null
  const code = text.toUpperCase() as ConstraintType
  if (constraintTypes.includes(code)) return code
  return CONSTRAINT_WORDS.find(([pattern]) => pattern.test(text))?.[1] ?? null
}
