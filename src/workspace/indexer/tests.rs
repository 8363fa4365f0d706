//! Folders on disk that come, change and go, over the thread and its snapshots.

use std::sync::mpsc::RecvTimeoutError;

use tempfile::TempDir;

use super::*;
use crate::citation::Symbol;
use crate::un::Lang;

struct Teller(Sender<Index>);

impl Listener for Teller {
    fn index(&mut self, index: Index) {
        // The test may have seen enough.
        let _ = self.0.send(index);
    }
}

/// Folders, and an index of them.
struct Shelf {
    root: TempDir,
    indexer: Indexer,
    told: Receiver<Index>,
}

fn text(number: &str) -> String {
    format!(
        "General Assembly\n\n{number}. Rivers\n\nThe General Assembly,\n\nNoting it,\n\n1. *Decides* so.\n"
    )
}

impl Shelf {
    fn new(files: &[(&str, &str)], roots: &[&str], watch: bool) -> Self {
        Self::with(files, roots, watch, None)
    }

    fn with(files: &[(&str, &str)], roots: &[&str], watch: bool, cache: Option<PathBuf>) -> Self {
        let root = TempDir::new().unwrap();
        let (sender, told) = channel();
        let scope = Scope { cache, ..Scope::default() };
        let shelf = Self { root, indexer: Indexer::start(scope, watch, Teller(sender)), told };
        files.iter().for_each(|(name, text)| shelf.write(name, text));
        shelf.indexer.folders(roots.iter().map(|it| shelf.path(it)).collect(), Vec::new());
        shelf
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.path().canonicalize().unwrap().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// Waits until the index holds these files and no others; a `*` marks those of libraries.
    #[track_caller]
    fn becomes(&self, expected: &[&str]) -> Index {
        let mut seen = Vec::new();
        loop {
            let index = match self.told.recv_timeout(Duration::from_secs(20)) {
                Ok(index) => index,
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    panic!("expected {expected:?}, the last was {seen:?}")
                }
            };
            let root = self.path("");
            let name = |it: &Arc<crate::workspace::File>| {
                let name = it.path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
                if it.library { format!("{name}*") } else { name }
            };
            seen = index.files().map(name).collect();
            seen.sort();
            if seen == expected {
                return index;
            }
        }
    }
}

#[test]
fn libraries_are_read_and_what_is_excluded_is_not() {
    let big = format!("{}{}", text("75/9"), "x".repeat(2000));
    let config =
        "libraries = [\"../un\", \"nowhere\"]\nexclude = [\"drafts/\", \"*.md\"]\nmax-file-size = 1000\n";
    let files = [
        ("w/resolution-ls.toml", config),
        ("w/a.txt", &text("75/1")),
        ("w/b.md", &text("75/2")),
        ("w/drafts/c.txt", &text("75/3")),
        ("w/big.txt", &big),
        ("un/d.txt", &text("75/4")),
        ("un/drafts/e.txt", &text("75/5")),
    ];
    let shelf = Shelf::new(&files, &["w"], false);
    // Where nothing is configured above it, a library has no limits of its own.
    shelf.becomes(&["un/d.txt*", "un/drafts/e.txt*", "w/a.txt"]);
    shelf.write("w/resolution-ls.toml", "exclude = [\"*.txt\"]\n");
    shelf.indexer.files(vec![shelf.path("w/resolution-ls.toml")]);
    shelf.becomes(&["w/b.md"]);
    shelf.write("w/resolution-ls.toml", "libraries = [\"drafts\"]\nexclude = [\"*.md\"]\n");
    shelf.indexer.files(vec![shelf.path("w/resolution-ls.toml")]);
    shelf.becomes(&["w/a.txt", "w/big.txt", "w/drafts/c.txt*"]);
}

#[test]
fn files_come_change_and_go() {
    let files = [("w/a.txt", &*text("75/1")), ("w/.ignore", "hidden/\n"), ("w/sub/b.txt", &text("75/2"))];
    let shelf = Shelf::new(&files, &["w"], false);
    shelf.becomes(&["w/a.txt", "w/sub/b.txt"]);
    let tell = |names: &[&str]| shelf.indexer.files(names.iter().map(|it| shelf.path(it)).collect());
    shelf.write("w/c.txt", &text("75/3"));
    shelf.write("w/hidden/d.txt", &text("75/4"));
    shelf.write("w/e.rs", "");
    tell(&["w/c.txt", "w/hidden/d.txt", "w/e.rs", "elsewhere/f.txt"]);
    shelf.becomes(&["w/a.txt", "w/c.txt", "w/sub/b.txt"]);
    shelf.write("w/c.txt", &text("75/30"));
    tell(&["w/c.txt"]);
    let index = shelf.becomes(&["w/a.txt", "w/c.txt", "w/sub/b.txt"]);
    assert_eq!(index.declaring(&Symbol::parse("A/RES/75/30").unwrap(), Lang::En).len(), 1);
    // Of a folder that is renamed both names are told, and no file.
    std::fs::rename(shelf.path("w/sub"), shelf.path("w/renamed")).unwrap();
    tell(&["w/sub", "w/renamed"]);
    shelf.becomes(&["w/a.txt", "w/c.txt", "w/renamed/b.txt"]);
    std::fs::remove_dir_all(shelf.path("w")).unwrap();
    tell(&["w"]);
    shelf.becomes(&[]);
}

#[test]
fn folders_come_and_go() {
    let files = [("w/a.txt", &*text("75/1")), ("w/sub/b.txt", &text("75/2")), ("v/c.txt", &text("75/3"))];
    let shelf = Shelf::new(&files, &["w", "w/sub"], false);
    shelf.becomes(&["w/a.txt", "w/sub/b.txt"]);
    shelf.indexer.folders(vec![shelf.path("v")], vec![shelf.path("w/sub")]);
    shelf.becomes(&["v/c.txt", "w/a.txt", "w/sub/b.txt"]);
    shelf.indexer.folders(Vec::new(), vec![shelf.path("w")]);
    shelf.becomes(&["v/c.txt"]);
}

#[test]
fn changes_that_nobody_tells_of_are_watched_for() {
    let shelf = Shelf::new(&[("w/a.txt", &*text("75/1"))], &["w"], true);
    shelf.becomes(&["w/a.txt"]);
    shelf.write("w/new/b.txt", &text("75/2"));
    shelf.becomes(&["w/a.txt", "w/new/b.txt"]);
    std::fs::rename(shelf.path("w/new"), shelf.path("w/renamed")).unwrap();
    shelf.becomes(&["w/a.txt", "w/renamed/b.txt"]);
    std::fs::remove_file(shelf.path("w/a.txt")).unwrap();
    shelf.becomes(&["w/renamed/b.txt"]);
    shelf.write("un/c.txt", &text("75/3"));
    shelf.write("w/resolution-ls.toml", "libraries = [\"../un\"]\n");
    shelf.becomes(&["un/c.txt*", "w/renamed/b.txt"]);
    shelf.write("un/d.txt", &text("75/4"));
    shelf.becomes(&["un/c.txt*", "un/d.txt*", "w/renamed/b.txt"]);
}

#[test]
#[cfg(unix)]
fn a_loop_of_links_and_a_link_to_nowhere_do_no_harm() {
    let root = TempDir::new().unwrap();
    let folder = root.path().join("w");
    std::fs::create_dir_all(folder.join("sub")).unwrap();
    std::fs::write(folder.join("sub/a.txt"), text("75/1")).unwrap();
    std::os::unix::fs::symlink(&folder, folder.join("sub/loop")).unwrap();
    std::os::unix::fs::symlink("nowhere", folder.join("b.txt")).unwrap();
    let index = read_folders(&[Folder { path: folder.clone(), library: false }], Scope::default());
    assert_eq!(index.files().map(|it| it.path.to_path_buf()).collect::<Vec<_>>(), [folder.join("sub/a.txt")]);
}

#[test]
fn a_file_is_read_in_the_language_that_is_set_for_it() {
    let root = TempDir::new().unwrap();
    let (folder, cache) = (root.path().join("w"), root.path().join("cache"));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("a.txt"), text("75/1")).unwrap();
    let language = |config: &str| {
        std::fs::write(folder.join("resolution-ls.toml"), config).unwrap();
        let scope = Scope { cache: Some(cache.clone()), ..Scope::default() };
        let index = read_folders(&[Folder { path: folder.clone(), library: false }], scope);
        index.files().map(|it| it.summary.lang).collect::<Vec<_>>()
    };
    assert_eq!(language(""), [Lang::En]);
    // What is remembered of the same text is not taken.
    assert_eq!(language("language = \"fr\""), [Lang::Fr]);
    assert_eq!(language("language = \"fr\""), [Lang::Fr]);
    assert_eq!(language(""), [Lang::En]);
}

#[test]
fn what_was_read_is_read_again_only_where_it_changed() {
    let root = TempDir::new().unwrap();
    let (folder, cache) = (root.path().join("w"), root.path().join("cache"));
    std::fs::create_dir_all(&folder).unwrap();
    let write = |name: &str, number: &str| std::fs::write(folder.join(name), text(number)).unwrap();
    let numbers = || {
        let scope = Scope { cache: Some(cache.clone()), ..Scope::default() };
        let index = read_folders(&[Folder { path: folder.clone(), library: false }], scope);
        let mut found: Vec<_> =
            index.files().flat_map(|it| it.summary.symbols()).map(ToString::to_string).collect();
        found.sort();
        found
    };
    write("a.txt", "75/1");
    write("b.txt", "75/2");
    assert_eq!(numbers(), ["A/RES/75/1", "A/RES/75/2"]);
    // The same time and size: what is remembered holds, which shows that it is used.
    let stamp = std::fs::metadata(folder.join("a.txt")).unwrap().modified().unwrap();
    write("a.txt", "75/7");
    let file = std::fs::File::options().write(true).open(folder.join("a.txt")).unwrap();
    file.set_modified(stamp).unwrap();
    write("b.txt", "75/22");
    write("c.txt", "75/3");
    assert_eq!(numbers(), ["A/RES/75/1", "A/RES/75/22", "A/RES/75/3"]);
    std::fs::remove_file(folder.join("b.txt")).unwrap();
    assert_eq!(numbers(), ["A/RES/75/1", "A/RES/75/3"]);
    // A broken cache is none.
    let kept = std::fs::read_dir(cache.join("library")).unwrap().next().unwrap().unwrap().path();
    std::fs::write(&kept, "no cache").unwrap();
    assert_eq!(numbers(), ["A/RES/75/3", "A/RES/75/7"]);
}

#[test]
fn reading_that_is_cancelled_is_taken_up_where_something_changes() {
    /// Wants to see nothing of it.
    struct Hurried(Teller);

    impl Listener for Hurried {
        fn index(&mut self, index: Index) {
            self.0.index(index);
        }

        fn begin(&mut self, _: &[Folder], cancel: &Arc<AtomicBool>) {
            cancel.store(true, Ordering::Relaxed);
        }
    }

    let root = TempDir::new().unwrap();
    let (folder, cache) = (root.path().join("w"), root.path().join("cache"));
    std::fs::create_dir_all(&folder).unwrap();
    for number in 1..=20 {
        std::fs::write(folder.join(format!("{number}.txt")), text(&format!("75/{number}"))).unwrap();
    }
    let (sender, told) = channel();
    let scope = Scope { cache: Some(cache.clone()), ..Scope::default() };
    let indexer = Indexer::start(scope, false, Hurried(Teller(sender)));
    indexer.folders(vec![folder.clone()], Vec::new());
    let next = || told.recv_timeout(Duration::from_secs(20)).unwrap();
    assert!(next().is_empty());
    indexer.files(vec![folder.join("7.txt")]);
    while next().len() != 1 {}
    // A part of a folder is not kept as the whole of it.
    assert!(!cache.join("library").exists());
}

#[test]
fn files_that_go_while_they_are_read_are_left_out() {
    let root = TempDir::new().unwrap();
    let folder = root.path().join("w");
    let path = |number: usize| folder.join(format!("{}/{number}.txt", number % 7));
    let write = |number: usize| {
        std::fs::create_dir_all(folder.join((number % 7).to_string())).unwrap();
        std::fs::write(path(number), text(&format!("75/{number}"))).unwrap();
    };
    (1..=140).for_each(write);
    let read = || read_folders(&[Folder { path: folder.clone(), library: false }], Scope::default());
    for _ in 0..5 {
        let index = std::thread::scope(|threads| {
            threads.spawn(|| {
                (1..=140).filter(|it| it % 2 == 0).for_each(|it| std::fs::remove_file(path(it)).unwrap())
            });
            read()
        });
        // What stayed all the time is there.
        assert!((1..=140).filter(|it| it % 2 == 1).all(|it| index.file(&path(it)).is_some()));
        (1..=140).for_each(write);
    }
    assert_eq!(read().len(), 140);
}

#[test]
fn two_that_read_one_folder_share_what_they_keep() {
    let root = TempDir::new().unwrap();
    let (folder, cache) = (root.path().join("w"), root.path().join("cache"));
    std::fs::create_dir_all(&folder).unwrap();
    let read = || {
        let scope = Scope { cache: Some(cache.clone()), ..Scope::default() };
        read_folders(&[Folder { path: folder.clone(), library: false }], scope)
    };
    for round in 1..=8 {
        // Each round finds a new file, so that both write.
        std::fs::write(folder.join(format!("{round}.txt")), text(&format!("75/{round}"))).unwrap();
        let lengths: Vec<usize> = std::thread::scope(|threads| {
            let both = [threads.spawn(read), threads.spawn(read)];
            both.map(|it| it.join().unwrap().len()).into()
        });
        assert_eq!(lengths, [round, round]);
    }
    // What is kept is whole, and nothing else lies beside it.
    assert_eq!(cache::load(&cache, &folder).len(), 8);
    assert_eq!(std::fs::read_dir(cache.join("library")).unwrap().count(), 1);
}
