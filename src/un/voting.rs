//! The words of a recorded vote in the six languages: what stands before the States of each kind.
//!
//! Source: the resolutions of the Human Rights Council, which print their votes.

use super::Lang;

/// What stands before the States in favour, against and abstaining, with the colon's sign left out.
pub const fn labels(lang: Lang) -> [&'static str; 3] {
    match lang {
        Lang::En => ["In favour", "Against", "Abstaining"],
        Lang::Fr => ["Ont voté pour", "Ont voté contre", "Se sont abstenus"],
        Lang::Es => ["Votos a favor", "Votos en contra", "Abstenciones"],
        Lang::Ru => ["Голосовали за", "Голосовали против", "Воздержались"],
        Lang::Zh => ["赞成", "反对", "弃权"],
        Lang::Ar => ["المؤيدون", "المعارضون", "الممتنعون"],
    }
}
