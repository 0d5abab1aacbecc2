/// What search knows of a language: words that say nothing alone, and the endings that change no meaning.
struct SearchLanguage: Sendable {
  let stopWords: Set<String>
  /// The rules of its ``Stemmer``.
  let endings: String

  /// The language of a tag such as `en` or `de-CH` (BCP 47). One that is not listed has no stop words and keeps its endings.
  static func of(_ tag: String) -> SearchLanguage {
    let primary = tag.lowercased().split { $0 == "-" || $0 == "_" }.first.map(String.init) ?? ""
    return all[primary] ?? SearchLanguage(stopWords: [], endings: "")
  }

  private init(stopWords: Set<String>, endings: String) {
    self.stopWords = stopWords
    self.endings = endings
  }

  private init(_ stopWords: String, _ endings: String) {
    self.init(stopWords: Set(stopWords.split { $0 == " " || $0 == "\n" }.map(String.init)), endings: endings)
  }

  private static let all: [String: SearchLanguage] = [
    "en": SearchLanguage(
      """
      a about am an and are as at be been but by can could did do does for from had has have he her his how i if in into
      is it its me my of on or our she should so that the their them then there these they this those to was we were
      what when where which who why will with would you your
      """,
      "sses/ss/0 ies/i/0 ss/ss/0 us/us/0 s//0|eed/ee/1 ed//d ing//d|at/ate/0 bl/ble/0 iz/ize/0|y/i/y"
        + "|ational/ate/1 ization/ize/1 iveness/ive/1 fulness/ful/1 ousness/ous/1 tional/tion/1 biliti/ble/1 entli/ent/1"
        + " ousli/ous/1 ation/ate/1 alism/al/1 aliti/al/1 iviti/ive/1 enci/ence/1 anci/ance/1 izer/ize/1 abli/able/1"
        + " alli/al/1 ator/ate/1 eli/e/1"
        + "|icate/ic/1 ative//1 alize/al/1 iciti/ic/1 ical/ic/1 ness//1 ful//1"
        + "|ement//2 ance//2 ence//2 able//2 ible//2 ment//2 ant//2 ent//2 ism//2 ate//2 iti//2 ous//2 ive//2 ize//2"
        + " ion//t al//2 er//2 ic//2 ou//2"
        + "|e//1|l//l"),
    "de": SearchLanguage(
      """
      aber als am an auch auf aus bei bin bis da dann das dass dem den der des die doch du durch ein eine einem einen
      einer eines er es für hat ich ihr im in ist kann man mit nach nicht noch nur oder sich sie sind so um und uns vom
      von vor was wenn wer wie wird wir zu zum zur über
      """,
      "erinnen//4 ungen//4 innen//4 heiten/heit/3 keiten/keit/3 ern//4 em//4 en//4 er//4 es//4 e//4 s//4 n//5"
        + "|ung//4 isch//4 lich//4 heit//4 keit//4 st//5 t//5"),
    "fr": SearchLanguage(
      """
      au aux avec ce ces cette comme dans de des du elle en est et il ils je la le les leur lui ma mais me mes mon ne
      nos notre nous on ont ou où par pas pour qu que qui sa se ses son sont sur ta te tu un une vos votre vous à
      """,
      "issements//3 issement//3 atrices//3 atrice//3 ateurs//3 ateur//3 ations//3 ation//3 ements//3 ement//3 euses//3"
        + " euse//3 eux//3 aux/al/3 ables//3 able//3 ives/if/3 ive/if/3 ees//3 ee//3 es//3 s//3 x//4"
        + "|er//3 ir//3 ez//3 ait//3 ant//3 e//3"),
    "es": SearchLanguage(
      """
      al como con de del desde el en es esta este la las lo los mas me no o para pero por que se si sin sobre su sus un
      una y ya
      """,
      "aciones//3 acion//3 amientos//3 amiento//3 imientos//3 imiento//3 adoras//3 adores//3 adora//3 ador//3 mente//3"
        + " idades/idad/3 ces/z/3 es//3 os//3 as//3 s//3|ando//3 iendo//3 ado//3 ada//3 ido//3 ida//3 ar//3 er//3 ir//3"
        + " o//3 a//3 e//3"),
    "pt": SearchLanguage(
      """
      a ao as com como da das de do dos e em entre essa esse esta este foi já mais mas na nas no nos não o os ou para
      pela pelo por que se sem seu sua são um uma
      """,
      "acoes//3 acao//3 amentos//3 amento//3 imentos//3 imento//3 adoras//3 adores//3 adora//3 ador//3 mente//3 oes/ao/2"
        + " es//3 os//3 as//3 s//3|ando//3 endo//3 indo//3 ado//3 ada//3 ido//3 ida//3 ar//3 er//3 ir//3 o//3 a//3 e//3"
    ),
    "it": SearchLanguage(
      """
      a ad al alla che chi con da dal dalla dei del della delle di e ed gli ha i il in la le lo ma nei nel nella non o
      per più se si sono su tra un una uno è
      """,
      "azioni//3 azione//3 amenti//3 amento//3 imenti//3 imento//3 atori//3 atore//3 mente//3|ando//3 endo//3 ato//3 ata//3"
        + " ati//3 ate//3 ito//3 ita//3 are//3 ere//3 ire//3 i//3 e//3 a//3 o//3"),
    "nl": SearchLanguage(
      """
      aan al als bij dan dat de die dit door een en er het hij hoe ik in is je kan maar met na naar niet nog of om ook
      op over te tot uit van voor was wat we wel wie wordt zijn zo
      """,
      "heden/heid/3 ingen//3 ing//4 en//3 s//3 e//3|heid//3 lijk//3 baar//3"),
    "ru": SearchLanguage(
      """
      а без бы в во вот все вы да для до его ее если есть же за и из или их к как ко которые ли мы на не но о об он она
      они от по при с со так то только у что это
      """,
      "иями//3 ями//3 ами//3 ией//3 иям//3 ием//3 иях//3 ого//3 его//3 ому//3 ему//3 ыми//3 ими//3 ая//3 яя//3 ую//3 юю//3"
        + " ое//3 ее//3 ые//3 ие//3 ый//3 ий//3 ой//3 ей//3 ам//3 ям//3 ах//3 ях//3 ов//3 ев//3 ом//3 ем//3 ть//3 а//3"
        + " я//3 о//3 е//3 и//3 ы//3 у//3 ю//3 ь//3 й//3|ени//3 ани//3 ост//3"),
  ]
}
