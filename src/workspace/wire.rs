//! How types of the lower layers are written into the cache, so that those need not know of it.

/// A type that is written as a number, by its place in a list that may only grow at its end.
macro_rules! listed {
    ($name:ident, $type:ty, $list:expr) => {
        pub(super) mod $name {
            use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer, de::Error as _};

            #[allow(unused_imports, reason = "the lists name variants of either")]
            use crate::un::{Lang, Organ};

            pub(in crate::workspace) fn serialize<S: Serializer>(
                it: &$type,
                out: S,
            ) -> Result<S::Ok, S::Error> {
                let place = $list.iter().position(|known| known == it).unwrap_or_default();
                u8::try_from(place).unwrap_or_default().serialize(out)
            }

            pub(in crate::workspace) fn deserialize<'de, D: Deserializer<'de>>(
                input: D,
            ) -> Result<$type, D::Error> {
                let place = usize::from(u8::deserialize(input)?);
                $list.get(place).copied().ok_or_else(|| D::Error::custom("an unknown number"))
            }
        }
    };
}

listed!(lang, Lang, Lang::ALL);
listed!(set_lang, Option<Lang>, std::iter::once(None).chain(Lang::ALL.map(Some)).collect::<Vec<_>>());
listed!(
    organ,
    Option<Organ>,
    [
        None,
        Some(Organ::GeneralAssembly),
        Some(Organ::SecurityCouncil),
        Some(Organ::HumanRightsCouncil),
        Some(Organ::EconomicAndSocialCouncil),
    ]
);

/// A symbol is written as it is printed.
pub(super) mod symbol {
    use serde::{Deserialize as _, Deserializer, Serializer, de::Error as _};

    use crate::citation::Symbol;

    pub(in crate::workspace) fn serialize<S: Serializer>(it: &Symbol, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(it)
    }

    pub(in crate::workspace) fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<Symbol, D::Error> {
        let text = <&str>::deserialize(input)?;
        Symbol::parse(text).ok_or_else(|| D::Error::custom("no symbol"))
    }
}

/// The same, with an empty text for none.
pub(super) mod symbol_or_none {
    use serde::{Deserialize as _, Deserializer, Serializer, de::Error as _};

    use crate::citation::Symbol;

    pub(in crate::workspace) fn serialize<S: Serializer>(
        it: &Option<Symbol>,
        out: S,
    ) -> Result<S::Ok, S::Error> {
        match it {
            Some(symbol) => out.collect_str(symbol),
            None => out.serialize_str(""),
        }
    }

    pub(in crate::workspace) fn deserialize<'de, D: Deserializer<'de>>(
        input: D,
    ) -> Result<Option<Symbol>, D::Error> {
        match <&str>::deserialize(input)? {
            "" => Ok(None),
            text => Symbol::parse(text).map(Some).ok_or_else(|| D::Error::custom("no symbol")),
        }
    }
}
