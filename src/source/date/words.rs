//! The words that dates are made of, in lower case.

/// Eras, each with the year before its first.
pub(super) const ERAS: [(&str, u32); 7] = [
    ("公元", 0),
    ("民國", 1911),
    ("民国", 1911),
    ("昭和", 1925),
    ("平成", 1988),
    ("令和", 2018),
    ("西暦", 0),
];

/// In English, German, French, Spanish, Italian, Portuguese and Russian.
const MONTHS: [&str; 12] = [
    "january jan januar jänner janvier janv enero ene gennaio gen janeiro января январь янв",
    "february feb februar feber février fevrier févr fév febrero febbraio fevereiro fev февраля февраль фев",
    "march mar märz maerz mär mrz mars marzo março marco марта март мар",
    "april apr avril avr abril abr aprile апреля апрель апр",
    "may mai mayo maggio mag maio мая май",
    "june jun juni juin junio giugno giu junho июня июнь июн",
    "july jul juli juillet juil julio luglio lug julho июля июль июл",
    "august aug août aout agosto ago августа август авг",
    "september sept sep septembre septiembre setiembre settembre set setembro сентября сентябрь сент сен",
    "october oct oktober okt octobre octubre ottobre ott outubro out октября октябрь окт",
    "november nov novembre noviembre novembro ноября ноябрь ноя нояб",
    "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro декабря декабрь дек",
];

/// The month that a word names, from 1.
pub(super) fn month(word: &str) -> Option<u32> {
    let named = MONTHS.iter().position(|names| names.split(' ').any(|name| name == word));
    named.map(|i| i as u32 + 1)
}

/// Zones that mean one offset wherever they are written, and with an empty one those that do not
/// or that change with the season.
const ZONES: [(&str, &str); 28] = [
    ("z", "Z"),
    ("est", "-05:00"),
    ("edt", "-04:00"),
    ("cdt", "-05:00"),
    ("mst", "-07:00"),
    ("mdt", "-06:00"),
    ("pst", "-08:00"),
    ("pdt", "-07:00"),
    ("bst", "+01:00"),
    ("wet", "+00:00"),
    ("cet", "+01:00"),
    ("mez", "+01:00"),
    ("cest", "+02:00"),
    ("mesz", "+02:00"),
    ("eet", "+02:00"),
    ("eest", "+03:00"),
    ("msk", "+03:00"),
    ("мск", "+03:00"),
    ("hkt", "+08:00"),
    ("jst", "+09:00"),
    ("kst", "+09:00"),
    ("aest", "+10:00"),
    ("aedt", "+11:00"),
    ("cst", ""),
    ("ist", ""),
    ("et", ""),
    ("ct", ""),
    ("pt", ""),
];

/// The offset of a zone.
pub(super) fn zone(name: &str) -> Option<&'static str> {
    ZONES.iter().find(|(zone, _)| *zone == name).map(|(_, offset)| *offset)
}

/// Weekdays, and the words around a date and a time that say nothing more.
const FILLERS: &str = "\
    the at on of um uhr am den der vom le à a las los el il alle ore h hs horas em às г года в \
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun \
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so \
    lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim \
    lunes martes miércoles jueves viernes sábado domingo mié jue vie sáb dom \
    lunedì martedì mercoledì giovedì venerdì sabato domenica mar gio sab \
    segunda terça quarta quinta sexta feira seg ter qua qui sex \
    понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс \
    星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 周一 周二 周三 周四 周五 周六 周日 \
    週一 週二 週三 週四 週五 週六 週日 月 火 水 木 金 土 日 \
    月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日 월 화 수 목 금 토 일 \
    월요일 화요일 수요일 목요일 금요일 토요일 일요일";

/// Whether a word may stand beside a date and tells nothing that the date does not.
pub(super) fn is_filler(word: &str) -> bool {
    FILLERS.split_whitespace().any(|w| w == word)
}
