//! What is made of a language's table when a text of that language is first read: patterns and indices are large, and
//! most sessions read one language or two.

use std::sync::OnceLock;

use super::Lang;

/// Something for each language, made when it is first asked for.
pub struct ByLang<T> {
    made: [OnceLock<T>; Lang::ALL.len()],
    make: fn(Lang) -> T,
}

impl<T> ByLang<T> {
    /// What `make` gives, for each language once.
    pub const fn new(make: fn(Lang) -> T) -> Self {
        Self { made: [const { OnceLock::new() }; Lang::ALL.len()], make }
    }

    /// That of a language.
    pub fn of(&self, lang: Lang) -> &T {
        self.made[lang as usize].get_or_init(|| (self.make)(lang))
    }
}
