//! What stands beside a character where that leaves no doubt of its reading.
//!
//! These are points of grammar that need more than the model sees: 得 and 地 between any two words, 为 and what is
//! done for somebody further on, 率 behind what is counted. Where a rule is not sure it says nothing, and list and
//! model go on. Uses of single characters are patterns of `tools/pronounce/patterns`.

use super::model::Context;

/// Marks that end a clause.
const ENDS: &str = "，。！？；：、,.!?;:\n";

/// The reading of the character `i` in the word `k`, if its neighbours decide.
pub(super) fn reading(around: &Context<'_>, k: usize, i: usize) -> Option<&'static str> {
    let c = around.text[i].simple;
    let here = Here { around, k, i };
    match c {
        '得' | '地' if here.is_word() => here.particle(c),
        '为' => here.wei(),
        '场' => here.chang(),
        '率' => here.lv(),
        '好' => here.hao(),
        '和' if here.is_word() => here.huo(),
        _ => None,
    }
}

const NUMBERS: &str = "一二两三四五六七八九十百千万零〇半";

struct Here<'a> {
    around: &'a Context<'a>,
    k: usize,
    i: usize,
}

impl Here<'_> {
    /// The character so many places on, in its simplified form; a space beyond the text.
    fn at(&self, places: isize) -> char {
        let at = self.i.checked_add_signed(places);
        at.and_then(|i| self.around.text.get(i)).map_or(' ', |c| c.simple)
    }

    /// 好 as “to be fond of” (hào) has an object: at the end of a clause, or before a particle, what is so much 好 is
    /// good, 天气不好.
    fn hao(&self) -> Option<&'static str> {
        let next = self.around.text.get(self.i + 1);
        let ends = next.is_none_or(|c| c.syllable == 0 || "的了吗呢吧啊得".contains(c.simple));
        (ends && "不很真太也都更最还挺".contains(self.at(-1))).then_some("hao3")
    }

    /// 和 joins nothing behind an auxiliary or an adverb: before what is kneaded it is a verb there (huó), 在和面.
    /// 在和面试官谈 has another word behind it.
    fn huo(&self) -> Option<&'static str> {
        const HELPS: &str = "在正会先得要来去帮刚边再";
        const KNEADED: [&str; 6] = ["面", "泥", "馅", "水泥", "石灰", "面团"];
        let next = self.around.spans.get(self.k + 1)?;
        let word = || self.around.text[next.start..next.end].iter().map(|c| c.simple);
        let kneaded = KNEADED.iter().any(|k| k.chars().eq(word()));
        (kneaded && HELPS.contains(self.at(-1))).then_some("huo2")
    }

    /// Whether the character is a word of its own.
    fn is_word(&self) -> bool {
        let span = self.around.spans[self.k];
        span.end - span.start == 1
    }

    /// Whether the character before is this one, and the first of its clause.
    fn follows_only(&self, c: char) -> bool {
        let second = self.i.checked_sub(2).and_then(|i| self.around.text.get(i));
        self.at(-1) == c && second.is_none_or(|c| c.syllable == 0)
    }

    fn follows(&self, text: &str) -> bool {
        (1..).zip(text.chars()).all(|(n, c)| self.at(n) == c)
    }

    /// 率 is a rate (lǜ) behind what is counted, 城镇化率, and leading or rash (shuài) before whom it leads and in
    /// a few words.
    fn lv(&self) -> Option<&'static str> {
        // What is said of a rate; before anything else somebody may lead it.
        const SAID: &str =
            "的为达在是比和较超低高上下提有不均仍已从也与及以将可同持保增降回约近过再创";
        let text = self.around.text;
        let rash = "草轻直坦真粗表统督亲卫".contains(self.at(-1)) || self.follows_only('大');
        let counted = self.i > 0 && text[self.i - 1].syllable != 0;
        let ends = text.get(self.i + 1).is_none_or(|c| c.syllable == 0 || SAID.contains(c.simple));
        (counted && ends && !rash).then_some("lv4")
    }

    /// 场 is a spell (cháng) of what comes over people, and a round (chǎng) of what they do: 一场大雨, 一场比赛.
    fn chang(&self) -> Option<&'static str> {
        const SPELLS: &str = "雨雪雾雹病疫灾火祸战仗梦风霜劫难";
        let counted = NUMBERS.contains(self.at(-1)) || "这那某几".contains(self.at(-1));
        let spell = match self.at(1) {
            '大' | '小' | '暴' | '春' | '秋' | '硬' | '恶' | '重' => {
                SPELLS.contains(self.at(2))
            }
            '灾' | '火' | '战' | '疫' => true,
            c => SPELLS.contains(c) && !"景扇".contains(self.at(2)),
        };
        (counted && spell).then_some("chang2")
    }

    /// 得 and 地 between a word and a verb or adjective are particles. They stand so often that a rule
    /// is surer than a model of twenty examples. 我得走 is děi, 他得奖 dé.
    fn particle(&self, c: char) -> Option<&'static str> {
        let (text, spans) = (self.around.text, self.around.spans);
        let before = spans[self.k.checked_sub(1)?];
        let last = Some(text[before.end - 1]).filter(|c| c.syllable != 0)?;
        let next = text.get(self.i + 1).filter(|c| c.syllable != 0)?.simple;
        match c {
            '地' => {
                let adverb = before.end - before.start >= 2;
                (adverb && !"的了是在上下里中面区方".contains(next)).then_some("de5")
            }
            _ if "我你您他她它们咱谁须就都也还总".contains(last.simple) => {
                const GAINS: &str =
                    "到出以了过知奖分票益体罪意名第金银铜冠病癌的其此胜救主失来一两三";
                (!GAINS.contains(next)).then_some("dei3")
            }
            _ => (!"可必非只而以所".contains(last.simple) && !"到出以了过".contains(next))
                .then_some("de5"),
        }
    }

    /// 为 is “for” (wèi) before whom something is done for, and “is, as” (wéi) elsewhere.
    fn wei(&self) -> Option<&'static str> {
        const AS: &str = "成作认以称视评列定改变分化译转升设名任选誉尊封更颇极甚尤最较广深稍略因奉判误当立推划归合并写喻拟沦聘\
            缩扩增减降涨跌折换兑多行人无有敢何少难";
        if !self.is_word() && !matches!(self.at(1), '人' | '民' | '国') || AS.contains(self.at(-1))
        {
            return None;
        }
        // 为加快建设, 为进一步落实: what is meant to be done.
        if MEANT.split(' ').any(|verb| self.follows(verb)) {
            return Some("wei4");
        }
        // 为您, 为大家, 为人民, 为国争光.
        if "您你我他她它咱".contains(self.at(1))
            || [
                "人民",
                "人类",
                "大家",
                "群众",
                "百姓",
                "老百姓",
                "广大",
                "祖国",
                "国争光",
                "国家",
                "民服务",
            ]
            .iter()
            .any(|whom| self.follows(whom))
        {
            return Some("wei4");
        }
        if "期首主例先止准时数由重难据基所核一二三四五六七八九十百千零〇".contains(self.at(1))
        {
            return None;
        }
        if self.follows("中心") {
            return None;
        }
        // 以人为本, 以发展为目标.
        let text = self.around.text;
        let clause = |c: &char| !ENDS.contains(*c);
        let before = text[..self.i].iter().rev().map(|c| c.simple).take_while(clause).take(14);
        if before.into_iter().any(|c| c == '以') {
            return None;
        }
        let after: String =
            text[self.i + 1..].iter().map(|c| c.simple).take_while(clause).take(24).collect();
        let mut from = after.char_indices().skip(1);
        let rest = from.next().map_or("", |(at, _)| &after[at..]);
        DONE_FOR.split(' ').any(|verb| rest.contains(verb)).then_some("wei4")
    }
}

/// What something is done for.
const MEANT: &str = "加快 加强 加大 进一步 推进 推动 推广 落实 实现 贯彻 深化 深入 切实 确保 提高 提升 提振 做好 做大 促进 保障 保护 保证 \
    方便 满足 解决 迎接 庆祝 纪念 防止 防范 避免 规范 丰富 完善 激发 营造 展示 响应 巩固 引导 帮助 应对 配合 缓解 改善 争取 打造 打赢 \
    鼓励 支持 弘扬 传承 普及 拓展 培养 扩大 吸引 减轻 减少 降低 消除 维护 充分 更好 全面 有效 尽快 早日";

/// What is done for somebody.
const DONE_FOR: &str = "提供 服务 做 办 捐 带来 创造 注入 打下 奠定 保驾 护航 加油 点赞 祝 庆 争光 争取 奋斗 努力 \
    解决 开展 开设 准备 举行 举办 送 颁发 颁奖 授予 赢得 增添 添 搭建 打造 拓宽 谋 减税 减负 减轻 筹 治疗 手术 看病 诊 讲解 \
    介绍 报道 解读 解答 推荐 翻译 骄傲 自豪 高兴 担心 着急 牺牲 献 付出 配备 募 助力 定制 量身 鼓掌 招聘 拍摄 演出 撑腰 开辟 \
    搭桥 铺路 贡献 指明 指路 排忧 解难 发声 代言 辩护 作出 作证 申请 购买 保障 免费 免除 补贴 报名 留下 节省 节约";

#[cfg(test)]
mod tests {
    use super::super::chinese::pronunciations;

    /// The reading of one character of a text, marked by brackets.
    fn of(text: &str) -> String {
        let at = text.chars().position(|c| c == '[').unwrap();
        let plain: String = text.chars().filter(|c| !"[]".contains(*c)).collect();
        let all = pronunciations(&plain);
        let reading = all.iter().find(|r| r.said.contains(at)).unwrap();
        reading.sound.to_string().split(' ').nth(at - reading.said.start).unwrap().to_string()
    }

    #[test]
    fn neighbours_decide() {
        for (pinyin, texts) in [
            (
                "wei4",
                "[为]人民服务|他[为]灾区群众捐款|政策[为]中小企业减税|[为]经济发展提供支撑|[为]您服务|[为]加快建设，县里开会|[为]进一步落实政策|医生[为]患者做手术|记者[为]您报道|她肯[为]人着想|专门[为]人修表",
            ),
            (
                "wei2",
                "他成[为]一名教师|以人[为]本|水位[为]三米|以此[为]例|全长[为]三百米|被评[为]先进|活动[为]期三天|产量[为]历史最高|作[为]代表|\
                 邻居说她[为]人和气|这位师傅[为]人实诚|他的[为]人我清楚|他[为]人很大度",
            ),
            ("huan2", "他[还]了三千元|请你[还]书|钱还没[还]|按时[还]款|把它[还]给他"),
            ("hai2", "他[还]在写|[还]有三天|天[还]没亮"),
            ("dei3", "你[得]吃药|我[得]去一趟|必须[得]走"),
            ("de5", "跑[得]快|说[得]好"),
            ("de2", "他[得]奖了"),
            ("hang2", "写两[行]字|看第三[行]|排成一[行]"),
            ("xing2", "考察组一[行]去了山村|第二[行]动组"),
            ("zhang3", "孩子[长]高了|他[长]胖了|两个月里他[长]了三斤"),
            ("chang2", "时间[长]了|比它[长]得多"),
            ("tiao2", "上[调]工资|[调]高利率"),
            ("jiao4", "去[教]务处"),
            ("gan4", "会[干]成事|埋头[干]实事"),
            ("dai4", "去看[大]夫"),
            ("da4", "古代的士[大]夫"),
            ("bao2", "[薄]薄的一层"),
            ("chong2", "作业要[重]做"),
            ("cha4", "[差]五分八点"),
            ("xiao1", "他在[削]苹果"),
            ("lei2", "硕果累[累]"),
            ("lv4", "城镇化[率]达六成|接种[率]|杠杆[率]高|概[率]"),
            ("shuai4", "他[率]队出征|草[率]|总书记亲[率]代表团|区长[率]领干部"),
            ("ren4", "他曾[任]县长|[任]镇长三年"),
            ("ren2", "[任]县长说，路要修"),
            ("hao3", "天气不[好]|身体很[好]吗"),
            ("hao4", "他从小[好]热闹"),
            ("huo2", "爷爷正在[和]面|先[和]泥再砌墙"),
            ("he2", "我要[和]面试官谈谈|汤[和]面都凉了"),
            ("guan1", "新[冠]疫情"),
            // The commonest reading of a character whose rarer one is taught.
            ("mao1", "墙头蹲着两只[猫]|隔壁的[猫]很懒"),
            ("mao2", "他[猫]着腰钻进山洞"),
            ("la1", "奶奶[拉]我去赶集|两个人一起[拉]"),
            ("ti2", "大家又[提]了三点"),
            ("di1", "要[提]防小偷"),
            ("wa3", "房顶缺了几块[瓦]"),
            ("gu3", "狗在啃牛[骨]"),
            ("she2", "草里有一条[蛇]"),
            ("quan4", "抽屉里有一张[券]"),
            ("gui1", "池里养着一只[龟]"),
            ("cha1", "早晚温[差]大"),
            ("cha4", "质量太[差]"),
            ("luo4", "大会[落]下帷幕"),
            ("la4", "别把[落]下的功课忘了"),
            ("shan4", "师傅姓[单]"),
            ("chang2", "下了一[场]大雨"),
            ("chang3", "一[场]比赛"),
        ] {
            for text in texts.split('|') {
                assert_eq!(of(text), pinyin, "{text}");
            }
        }
    }
}
