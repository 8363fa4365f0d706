//! The words of Chinese.

use super::{Language, Script};
use crate::un::Lang;
use crate::un::Organ::{EconomicAndSocialCouncil, GeneralAssembly, HumanRightsCouncil, SecurityCouncil};
use crate::un::drafting::Words;
use crate::un::form::{Form, Recitals};
use crate::un::heads::Heads;
use crate::un::internal::References;
use crate::un::ordinals::{Ordinals, Signs};
use crate::un::phrases::{Phrase, Style, plain, to};
use crate::un::places::PlaceKind::{
    Annex, Appendix, Article, Chapter, Footnote, Item, Paragraph, Part, Section,
};
use crate::un::places::PlaceWords;
use crate::un::sources::{Source, Sources};
use crate::un::words::Citing;

/// Chinese.
pub(super) static LANGUAGE: Language = Language {
    lang: Lang::Zh,
    code: "zh",
    script: Script::Han,
    small_words: &[],
    letters: &[],
    form: FORM,
    recitals: RECITALS,
    citing: CITING,
    references: REFERENCES,
    places: PLACES,
    drafting: WORDS,
    phrases: STYLE,
    sessions: SESSIONS,
    heads: HEADS,
    votes: ["赞成", "反对", "弃权"],
    sources: SOURCES,
};

const FORM: Form = Form {
    organ_lines: &[
        ("大会", GeneralAssembly),
        ("安全理事会", SecurityCouncil),
        ("人权理事会", HumanRightsCouncil),
        ("经济及社会理事会", EconomicAndSocialCouncil),
    ],
    openings: &[
        ("大会", GeneralAssembly),
        ("安全理事会", SecurityCouncil),
        ("人权理事会", HumanRightsCouncil),
        ("经济及社会理事会", EconomicAndSocialCouncil),
    ],
    united_nations: &["联合国"],
    agenda_item: &["议程项目"],
    session: &["届会议", "年届会", "届会", "特别会议"],
    adopted: &[],
    decided: &["大会决定", "通过的决定"],
    adopted_endings: &["大会决议", "通过的决议", "日通过", "决议"],
    distribution: &[],
    distributions: &[],
    limited: &[],
    number_line: &["第"],
    number_tails: &["号决议"],
    meeting: &["次全体会议", "次会议"],
    adopted_at: &[],
    meeting_heads: &["第"],
    annex: &["附件", "附录"],
    annex_ordinals: &[],
};

const RECITALS: Recitals = Recitals {
    words: &[],
    participles: &[],
    names: &[],
    before: &[],
    starts: &[
        "回顾", "重申", "又", "还", "认识", "确认", "注意", "欢迎", "强调", "表示", "铭记", "考虑", "深信",
        "意识", "承认", "赞赏", "关切", "深为", "严重", "遵循", "着重", "赞扬", "感到", "念及", "审议",
        "决心", "希望", "申明", "相信", "依照", "根据", "忆及", "赞同", "牢记", "坚信", "震惊", "痛惜",
        "谴责", "敦促", "鼓励", "期待", "欣见", "欣悉", "欣慰", "赞许", "关注", "痛心", "鉴于", "回溯",
        "遵照", "深感", "极为", "确信", "知悉", "获悉", "听取", "收到", "审查", "再次", "坚决", "坚定",
    ],
    small: None,
};

const CITING: Citing = Citing {
    resolution: &["决议"],
    decision: &["决定"],
    organs: &[
        ("人权理事会", Some(HumanRightsCouncil)),
        ("经济及社会理事会", Some(EconomicAndSocialCouncil)),
        ("安全理事会", Some(SecurityCouncil)),
        ("安理会", Some(SecurityCouncil)),
        ("和平与安全理事会", None),
        ("人权委员会", None),
        ("委员会", None),
        ("执行局", None),
        ("妇女地位委员会", None),
        ("麻醉药品委员会", None),
        ("缔约方会议", None),
        ("世界卫生大会", None),
        ("联合国环境大会", None),
        ("大会", Some(GeneralAssembly)),
        ("联合国人居大会", None),
        ("人居大会", None),
        ("缔约国会议", None),
        ("缔约国大会", None),
        ("全权代表大会", None),
        ("部长会议", None),
        ("部长理事会", None),
        ("欧洲理事会", None),
        ("贸易和发展理事会", None),
        ("工业发展理事会", None),
        ("托管理事会", None),
        ("非洲联盟大会", None),
        ("合作理事会", None),
        ("世界卫生组织大会", None),
        ("议会大会", None),
        ("国民大会", None),
    ],
    bodies: &[],
    council: &["理事会"],
    assembly: &[],
    whose: &[],
    its: &["其"],
    dated: &["第", "的第", " 第"],
    supersedes: &["取代", "代替"],
    superseded: &["由本决议取代", "由本决议代替", "被本决议取代", "被本决议代替"],
    parts: &[],
};

const REFERENCES: References = References {
    paragraph: &["第"],
    prefixed: false,
    unit: "段",
    joins: &["和", "至", "、"],
    above: &["上文"],
    below: &["下文"],
    present: &["本决议", "本决定"],
};

const PLACES: PlaceWords = PlaceWords {
    before: &[("附件", Annex), ("附文", Appendix), ("附录", Appendix), ("脚注", Footnote)],
    behind: &[
        ("分段", Item),
        ("段", Paragraph),
        ("章", Chapter),
        ("节", Section),
        ("部分", Part),
        ("条", Article),
    ],
    attached: true,
    then: &["，", "、", "（", "(", "的", "中", "", " "],
    joins: &["和第", "、第", "以及第", "及第", "和", "、", "及"],
    ranges: &["至第", "至", "–", "-"],
    skipped: &["号决议", "号决定", "号文件", "号"],
    ..PlaceWords::NONE
};

const WORDS: Words = Words {
    foreign: &[(',', '，'), (';', '；'), (':', '：'), ('.', '。')],
    spaced: [&[], &[]],
    instead: &[],
    doubled: &["和", "以及", "并", "关于", "我们", "了", "是"],
    council_agenda: [
        "组织和程序事项",
        "联合国人权事务高级专员的年度报告以及高级专员办事处的报告和秘书长的报告",
        "增进和保护所有人权——公民权利、政治权利、经济、社会及文化权利，包括发展权",
        "需要理事会注意的人权状况",
        "人权机构和机制",
        "普遍定期审议",
        "巴勒斯坦及其他阿拉伯被占领土的人权状况",
        "《维也纳宣言和行动纲领》的后续行动和执行情况",
        "种族主义、种族歧视、仇外心理和相关的不容忍现象：《德班宣言和行动纲领》的后续行动和执行情况",
        "技术援助和能力建设",
    ],
    quotes: ["“", "”"],
    items: ["(a)", "(一)"],
    mark_behind: true,
    mark_in_parentheses: false,
    months: ["1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"],
    date: "{y}年{n}月{d}日",
    date_pattern: r"(?<y>[0-9]{4}) ?年 ?(?<m>[0-9]{1,2}) ?月 ?(?<d>[0-9]{1,2}) ?日",
    first_day: "1",
    dated: "",
    entitled: "，题为“{title}”",
    around: ["第", "号决议"],
    bodies: &[
        "大会",
        "安全理事会",
        "人权理事会",
        "经济及社会理事会",
        "第一委员会",
        "第二委员会",
        "第三委员会",
        "第五委员会",
        "第六委员会",
        "秘书长",
        "会员国",
    ],
    sessions: ["{n}会议", "{n}年届会"],
    ordinal_cases: &[],
    masthead: &[
        ("name", "联合国"),
        ("distribution", "Distr.: General"),
        ("agenda item", "议程项目{n}"),
        ("adoption", "安全理事会{n}通过"),
        ("origin", "[根据第一委员会的报告(A/"),
        ("origin", "[根据第二委员会的报告(A/"),
        ("origin", "[根据第三委员会的报告(A/"),
        ("origin", "[根据特别政治和非殖民化委员会(第四委员会)的报告(A/"),
        ("origin", "[根据第五委员会的报告(A/"),
        ("origin", "[根据第六委员会的报告(A/"),
        ("origin", "[未经发交主要委员会而通过(A/"),
    ],
    closing: "*第{meeting}次全体会议*  \n*{date}*",
};

const STYLE: Style = Style {
    lang: Lang::Zh,

    phrases: PHRASES,
    adverbs: ["又", "还"],
    capital: false,
    blank: "",
    joined: "",
    numbered: "{n}. ",
    emphasized: false,
    ends: ["，", "；"],

    before: true,
    masculine: &[],
};

const PHRASES: &[Phrase] = &[
    plain("回顾", "回顾"),
    to("请", "请"),
    to("鼓励", "鼓励"),
    to("促请", "促请"),
    to("敦促", "敦促"),
    plain("重申", "重申"),
    plain("表示注意到", "表示注意到"),
    plain("注意到", "注意到"),
    plain("强调", "强调"),
    plain("着重指出", "着重指出"),
    plain("", "决定"),
    plain("欢迎", "欢迎"),
    plain("确认", "确认"),
    plain("认识到", "认识到"),
    to("邀请", "邀请"),
    plain("赞赏地注意到", "赞赏地注意到"),
    plain("关切地注意到", "关切地注意到"),
    plain("满意地注意到", "满意地注意到"),
    plain("表示赞赏", "表示赞赏"),
    plain("表示关切", "表示关切"),
    plain("表示深为关切", "表示深为关切"),
    plain("铭记", ""),
    plain("考虑到", "考虑到"),
    plain("审议了", ""),
    plain("深信", ""),
    plain("意识到", ""),
    plain("遵循", ""),
    plain("赞扬", "赞扬"),
    plain("谴责", "谴责"),
    to("", "建议"),
    plain("", "认可"),
    plain("", "核可"),
    plain("", "通过"),
    plain("", "要求"),
];

const SESSIONS: Ordinals = Ordinals::Signs(Signs {
    digits: ['一', '二', '三', '四', '五', '六', '七', '八', '九'],
    ten: '十',
    around: ["第", "届"],
});

const HEADS: Heads =
    Heads { draft: &["决议草案", "决定草案"], committee: &["委员会"], labels: &[] };

const SOURCES: Sources = Sources {
    treaty: Source { notes: &["条约汇编"], text: &["公约", "议定书", "条约", "协定", "规约"] },
    resolution: Source { notes: &["决议"], text: &["宣言", "议程", "纲领", "公约", "原则"] },
    document: Source { notes: &[], text: &["报告", "信", "说明"] },
};
