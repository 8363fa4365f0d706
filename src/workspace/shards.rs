//! A map in pieces that snapshots share: cloning copies a few hundred counters, and a change after that copies
//! the pieces that it touches, never the whole.

use std::borrow::Borrow;
use std::hash::{BuildHasher as _, Hash};
use std::sync::Arc;

use rustc_hash::{FxBuildHasher, FxHashMap};

/// Few enough that an empty map is small, many enough that one of them is quickly copied.
const COUNT: usize = 128;

/// A map of which a clone is a snapshot.
#[derive(Debug, Clone)]
pub(super) struct Shards<K, V> {
    shards: Vec<Arc<FxHashMap<K, V>>>,
}

impl<K, V> Default for Shards<K, V> {
    fn default() -> Self {
        let empty = Arc::new(FxHashMap::default());
        Self { shards: vec![empty; COUNT] }
    }
}

fn place<Q: Hash + ?Sized>(key: &Q) -> usize {
    // The map itself uses the lowest and the highest bits.
    (FxBuildHasher.hash_one(key) >> 24) as usize % COUNT
}

impl<K: Hash + Eq + Clone, V: Clone> Shards<K, V> {
    pub(super) fn get<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.shards.get(place(key))?.get(key)
    }

    /// The piece that holds a key, to be changed.
    pub(super) fn piece<Q: Hash + ?Sized>(&mut self, key: &Q) -> &mut FxHashMap<K, V> {
        Arc::make_mut(&mut self.shards[place(key)])
    }

    pub(super) fn len(&self) -> usize {
        self.shards.iter().map(|it| it.len()).sum()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.shards.iter().flat_map(|it| it.iter())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clone_does_not_see_later_changes() {
        let mut map: Shards<String, u32> = Shards::default();
        for key in 0..1000 {
            map.piece(&key.to_string()).insert(key.to_string(), key);
        }
        let before = map.clone();
        map.piece("7").insert("7".to_owned(), 70);
        map.piece("8").remove("8");
        assert_eq!((before.get("7"), before.get("8")), (Some(&7), Some(&8)));
        assert_eq!((map.get("7"), map.get("8")), (Some(&70), None));
        assert_eq!((before.len(), map.len(), map.iter().count()), (1000, 999, 999));
    }
}
