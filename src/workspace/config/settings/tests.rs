use super::*;

fn settings(toml: &str) -> (Settings, Vec<String>) {
    let file = Path::new("/w/resolution-ls.toml");
    let (value, faults) = of_text(file, toml);
    (Settings::new(&value, file.parent()), faults.iter().map(ToString::to_string).collect())
}

#[track_caller]
fn faults(toml: &str, expected: &[&str]) {
    assert_eq!(settings(toml).1, expected);
}

fn reports(settings: &Settings, file: &str, code: &str) -> bool {
    settings.selection(Some(Path::new(file))).severity(code).is_some()
}

#[test]
fn an_empty_file_says_nothing() {
    let (settings, faults) = settings("");
    assert_eq!((&settings.config, faults), (&Config::default(), Vec::new()));
    assert_eq!(settings.selection(None), Selection::default());
}

#[test]
fn unknown_keys_are_named_with_the_nearest_one_and_the_rest_holds() {
    faults(
        "\nselct = [\"all\"]\n[inlay-hints]\nenabled = false\n[nonsense]\nx = 1\n",
        &[
            "/w/resolution-ls.toml:4: unknown key ‘inlay-hints.enabled’; did you mean ‘enable’?",
            "/w/resolution-ls.toml:5: unknown key ‘nonsense’",
            "/w/resolution-ls.toml:2: unknown key ‘selct’; did you mean ‘select’?",
        ],
    );
    let (settings, _) = settings("ignore = [\"footnote\"]\nnonsense = 1");
    assert_eq!(settings.config.ignore, ["footnote"]);
}

#[test]
fn wrong_values_cost_only_themselves() {
    let (settings, faults) = settings(
        "profile = \"mum\"\nmax-file-size = -1\nignore = [\"footnote\", 7]\n\n[severity]\nfootnote-order = \"eror\"\nparagraph-number = \"hint\"\n",
    );
    assert_eq!(faults.len(), 4, "{faults:?}");
    for (place, key) in
        [(3, "ignore[1]"), (2, "max-file-size"), (1, "profile"), (6, "severity.footnote-order")]
    {
        let start = format!("/w/resolution-ls.toml:{place}: {key}");
        assert!(faults.iter().any(|it| it.starts_with(&start)), "{start} of {faults:?}");
    }
    assert_eq!(settings.config.ignore, ["footnote"]);
    assert_eq!(settings.config.profile, Profile::Official);
    assert_eq!(settings.selection(None).severity("paragraph-number"), Some(crate::rules::Severity::Hint));
}

#[test]
fn what_is_no_toml_is_named_with_its_line() {
    let (settings, faults) = settings("ignore = []\nselect = [\n");
    assert_eq!(settings.config, Config::default());
    assert!(faults[0].starts_with("/w/resolution-ls.toml:2: "), "{faults:?}");
}

#[test]
fn unknown_rules_are_named_with_the_nearest_one() {
    faults(
        "select = [\"footnote-undefind\"]\n[severity]\nnothing-like-it = \"off\"\n",
        &[
            "/w/resolution-ls.toml:1: select[0]: no rule ‘footnote-undefind’; did you mean ‘footnote-undefined’?",
            "/w/resolution-ls.toml:3: severity.nothing-like-it: no rule ‘nothing-like-it’",
        ],
    );
}

#[test]
fn rules_are_chosen_by_code_family_severity_and_path() {
    let (settings, faults) = settings(
        "select = [\"footnote\", \"paragraph-number\"]\nignore = [\"footnote-order\"]\n[severity]\nrecital-ending = \"error\"\n\
         [[overrides]]\npaths = [\"drafts/\"]\nselect = [\"all\"]\nignore = [\"paragraph-number\"]\n",
    );
    assert_eq!(faults, [] as [&str; 0]);
    for (file, code, expected) in [
        ("/w/a.txt", "footnote-undefined", true),
        ("/w/a.txt", "footnote-order", false),
        ("/w/a.txt", "paragraph-number", true),
        ("/w/a.txt", "recital-ending", true),
        ("/w/a.txt", "operative-ending", false),
        ("/w/drafts/a.txt", "operative-ending", true),
        ("/w/x/drafts/y/a.txt", "paragraph-number", false),
        ("/elsewhere/drafts/a.txt", "operative-ending", false),
    ] {
        assert_eq!(reports(&settings, file, code), expected, "{file} {code}");
    }
}

#[test]
fn paths_are_left_out_as_ignore_files_have_it() {
    let (settings, _) = settings("exclude = [\"archive/\", \"*.md\", \"!keep.md\"]");
    for (file, expected) in [
        ("/w/archive/a.txt", true),
        ("/w/x/b.md", true),
        ("/w/keep.md", false),
        ("/w/a.txt", false),
        ("/b.md", false),
    ] {
        assert_eq!(settings.excludes(Path::new(file), false), expected, "{file}");
    }
}

#[test]
fn the_nearest_file_goes_before_the_editor_and_the_command_line_before_both() {
    let folder = tempfile::tempdir().expect("a folder");
    let below = folder.path().join("below");
    std::fs::create_dir(&below).expect("a folder");
    let write = |name: &Path, text: &str| std::fs::write(name.join(FILE), text).expect("a file");
    write(folder.path(), "profile = \"mun\"\nignore = [\"footnote\"]");
    let mut configuration = Configuration::default();
    configuration
        .set_editor(serde_json::json!({"profile": "official", "language": "fr", "ignore": ["title"]}));
    let file = below.join("a.txt");
    let found = configuration.of(Some(&file));
    assert_eq!(found.config.profile, Profile::Mun);
    assert_eq!(found.language(), Some(Lang::Fr));
    assert_eq!(found.config.ignore, ["title", "footnote"]);
    write(&below, "");
    assert_eq!(configuration.of(Some(&file)).config.profile, Profile::Mun, "read once");
    configuration.forget();
    assert_eq!(configuration.of(Some(&file)).config.profile, Profile::Official);
    assert_eq!(configuration.of(None).config.ignore, ["title"]);

    let over = serde_json::json!({"profile": "official"});
    let mut configuration = Configuration::of_command(over.clone(), None, true);
    let beside = configuration.of(Some(&folder.path().join("a.txt")));
    assert_eq!((beside.config.profile, beside.config.ignore.len()), (Profile::Official, 1));
    assert!(Configuration::of_command(over, None, false).of(Some(&file)).config.ignore.is_empty());
}
