//! The script our readings are written in: they are composed in simplified characters and turned
//! to traditional ones, one for one, because their vocabulary is small and closed.

/// Leaves a reading in simplified script.
pub(super) fn simplified(said: String) -> String {
    said
}

/// Turns a reading to traditional script. Latin letters and what is the same in both pass.
pub(super) fn traditional(said: String) -> String {
    said.chars()
        .map(|c| match PAIRS.iter().find(|(s, _)| *s == c) {
            Some((_, t)) => *t,
            None => c,
        })
        .collect()
}

/// Every character of our readings that differs.
const PAIRS: [(char, char); 81] = [
    ('万', '萬'),
    ('亿', '億'),
    ('两', '兩'),
    ('点', '點'),
    ('负', '負'),
    ('号', '號'),
    ('时', '時'),
    ('钟', '鐘'),
    ('减', '減'),
    ('约', '約'),
    ('于', '於'),
    ('无', '無'),
    ('穷', '窮'),
    ('积', '積'),
    ('阳', '陽'),
    ('顿', '頓'),
    ('欧', '歐'),
    ('镑', '鎊'),
    ('韩', '韓'),
    ('兰', '蘭'),
    ('卢', '盧'),
    ('币', '幣'),
    ('厘', '釐'),
    ('华', '華'),
    ('尔', '爾'),
    ('兹', '茲'),
    ('兆', '兆'),
    ('赫', '赫'),
    ('节', '節'),
    ('线', '線'),
    ('杠', '槓'),
    ('斜', '斜'),
    ('横', '橫'),
    ('划', '劃'),
    ('艾', '艾'),
    ('属', '屬'),
    ('码', '碼'),
    ('吨', '噸'),
    ('寻', '尋'),
    ('权', '權'),
    ('册', '冊'),
    ('标', '標'),
    ('商', '商'),
    ('对', '對'),
    ('数', '數'),
    ('导', '導'),
    ('热', '熱'),
    ('关', '關'),
    ('为', '為'),
    ('幺', '么'),
    ('里', '里'),
    ('转', '轉'),
    ('竖', '豎'),
    ('压', '壓'),
    ('问', '問'),
    ('叹', '嘆'),
    ('摄', '攝'),
    ('编', '編'),
    ('电', '電'),
    ('贝', '貝'),
    ('马', '馬'),
    ('龙', '龍'),
    ('泽', '澤'),
    ('达', '達'),
    ('缪', '繆'),
    ('纽', '紐'),
    ('东', '東'),
    ('纳', '納'),
    ('顷', '頃'),
    ('仑', '侖'),
    ('个', '個'),
    ('气', '氣'),
    ('开', '開'),
    ('碱', '鹼'),
    ('纬', '緯'),
    ('经', '經'),
    ('帧', '幀'),
    ('亚', '亞'),
    ('铢', '銖'),
    ('谢', '謝'),
    ('门', '門'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_turn_and_the_rest_passes() {
        assert_eq!(traditional("负两万点五GB".into()), "負兩萬點五GB");
        assert_eq!(traditional("五摄氏度，三公顷，二纳米".into()), "五攝氏度，三公頃，二納米");
    }
}
