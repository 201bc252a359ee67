/** Names of months and words for "no date yet" in the languages in which plans arrive; a name may be cut to three letters or end in a dot. */

const MONTHS: readonly string[] = [
  // en de fr es pt it tr ru, each as long name and as short names that are no beginning of the long one
  'january januar jänner janvier enero janeiro gennaio ocak январь января янв jan ene oca gen',
  'february februar février fevrier febrero fevereiro febbraio şubat subat февраль февраля feb fév fev şub фев',
  'march märz maerz mars marzo março marco mart март марта mar mär mrz',
  'april avril abril aprile nisan апрель апреля apr avr abr nis апр',
  'may mai mayo maio maggio mayıs mayis май мая mag',
  'june juni juin junio junho giugno haziran июнь июня jun giu haz июн',
  'july juli juillet julio julho luglio temmuz июль июля jul juil lug tem июл',
  'august août aout agosto ağustos agustos август августа aug ago ağu авг',
  'september septembre septiembre setembro settembre eylül eylul сентябрь сентября sep sept set eyl сен сент',
  'october oktober octobre octubre outubro ottobre ekim октябрь октября oct okt out ott eki окт',
  'november novembre noviembre novembro kasım kasim ноябрь ноября nov kas ноя нояб',
  'december dezember décembre decembre diciembre dezembro dicembre aralık aralik декабрь декабря dec dez déc dic ara дек',
]
const BY_NAME = new Map<string, number>(MONTHS.flatMap((names, at) => names.split(' ').map((name) => [name, at + 1] as const)))

/** 1..12 for "Feb", "févr.", "марта"; null when the word is no month. */
export const monthOf = (word: string): number | null => {
  const plain = word.toLocaleLowerCase('en').replaceAll('̇', '').replace(/\.$/, '')
  const exact = BY_NAME.get(plain)
  if (exact) return exact
  if (plain.length < 3) return null
  for (const [name, month] of BY_NAME) if (name.startsWith(plain)) return month
  return null
}

const NO_DATE =
  /^(?:-+|–|—|\?+|\.+|x|n\/?a|none|nil|null|tb[acd]|to be (?:defined|determined|confirmed|announced|decided)|open|offen|pending|unknown|ongoing|asap|later|нет|откр\.?|уточняется|не определен[оа]?|无|無|待定|未定|なし|미정|à définir|por definir|a definir|belli değil|0|00\/00\/0000|0000-00-00)$/i
/** A text that people write where a date is not known yet. */
export const saysNoDate = (text: string): boolean => NO_DATE.test(text.trim())
