//! The public items of the library: those that a program that uses it can name. `tests/surface.txt`
//! lists them, so that a review sees what is promised to users; `ALOUD_UPDATE=1 cargo test --test it
//! surface` renews it.
//!
//! Counted are modules, types, traits, constants and functions that are `pub` all the way from
//! `lib.rs`, or re-exported by such a module; the public methods and constants of those types, and the
//! methods of those traits. Each counts once, by the first path that leads to it. Fields and variants
//! belong to their types. What is `#[doc(hidden)]` is for the tests, and listed apart.
//!
//! The source is read line by line: rustfmt puts items at the margin and methods four spaces in.

use crate::circles::{Module, expand, files};
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The public items of the library, counted in this way, when all of its modules were open.
const FORMERLY: usize = 588;
/// What came since: exporters of one's own, and what they are given.
const EXPORTS: usize = 30;
/// What came with the first hour: editions by their sound, sound as a stream, the bound of the cache.
const FIRST_HOUR: usize = 28;

/// An item of a file.
#[derive(Clone)]
struct Item {
    kind: String,
    name: String,
    is_public: bool,
    /// The methods and constants of a trait: kinds and names.
    methods: Vec<String>,
}

#[derive(Default)]
struct File {
    items: Vec<Item>,
    /// What is imported or re-exported: name, path, and whether in public.
    uses: Vec<(String, String, bool)>,
    /// Types, and the public methods and constants that this file gives them.
    impls: Vec<(String, Vec<String>)>,
}

/// What stands between braces.
enum Inside {
    Nothing,
    Trait,
    Impl,
    /// A macro that makes a type and its methods.
    Macro,
}

fn parse(text: &str) -> File {
    let regex = |pattern: &str| Regex::new(pattern).unwrap();
    let kinds = "(fn|struct|enum|trait|const|static|type|mod|union)";
    let item = regex(&format!(r"^(pub )?(?:(?:async|const|unsafe) )*{kinds} (\w+)"));
    let public = regex(r"^    pub (?:(?:async|unsafe) )*(?:const )?((?:fn|const|type) \w+)");
    let of_trait = regex(r"^    (?:(?:async|unsafe) )*(?:const )?((?:fn|const|type) \w+)");
    let import = regex(r"^(pub )?(?:pub\(\S+\) )?use ([^;]+);");
    let made = regex(r"^        pub (struct|enum) (\w+)");
    let of_made = regex(r"^            pub (?:const )?((?:fn|const) \w+)");
    let of_type = regex(r"^impl(?:<.*?>)? (\w+)");
    let mut file = File::default();
    let (mut inside, mut is_test) = (Inside::Nothing, false);
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let mut line = line.to_owned();
        // A statement over several lines.
        let starts = ["use ", "pub use ", "impl", "pub(crate) use ", "pub(super) use "];
        if starts.iter().any(|start| line.starts_with(start)) {
            let end = if line.starts_with("impl") { '{' } else { ';' };
            while !line.contains(end) {
                line += lines.next().unwrap_or(";{").trim();
            }
        }
        if line.starts_with("#[cfg(test)]") {
            is_test = true;
        } else if line.starts_with('#') || line.starts_with("//") || line.is_empty() {
            continue;
        } else if let Some(found) = import.captures(&line) {
            for path in expand(&found[2]) {
                let name = path.rsplit("::").next().unwrap_or_default().to_owned();
                file.uses.push((name, path, found.get(1).is_some()));
            }
            is_test = false;
        } else if let Some(found) = item.captures(&line).filter(|_| !is_test) {
            inside = if &found[2] == "trait" { Inside::Trait } else { Inside::Nothing };
            file.items.push(Item {
                kind: found[2].to_owned(),
                name: found[3].to_owned(),
                is_public: found.get(1).is_some(),
                methods: Vec::new(),
            });
        } else if let Some(found) = of_type.captures(&line).filter(|_| !line.contains(" for ")) {
            inside = Inside::Impl;
            file.impls.push((found[1].to_owned(), Vec::new()));
        } else if line.starts_with("macro_rules!") {
            inside = Inside::Macro;
        } else if !line.starts_with(' ') {
            (inside, is_test) = (Inside::Nothing, false);
        } else {
            match inside {
                Inside::Impl => {
                    let methods = file.impls.last_mut().map(|(_, methods)| methods);
                    methods.unwrap().extend(public.captures(&line).map(|f| f[1].to_owned()));
                }
                Inside::Trait => {
                    let methods = file.items.last_mut().map(|item| &mut item.methods);
                    methods.unwrap().extend(of_trait.captures(&line).map(|f| f[1].to_owned()));
                }
                Inside::Macro => {
                    if let Some(found) = made.captures(&line) {
                        file.items.push(Item {
                            kind: found[1].to_owned(),
                            name: found[2].to_owned(),
                            is_public: true,
                            methods: Vec::new(),
                        });
                    } else if let Some(item) = file.items.last_mut() {
                        item.methods.extend(of_made.captures(&line).map(|f| f[1].to_owned()));
                    }
                }
                Inside::Nothing => {}
            }
        }
    }
    file
}

/// The library, file by file.
struct Library(BTreeMap<Module, File>);

/// Where a path leads.
enum Target {
    Module(Module),
    Item(Module, String),
}

impl Library {
    fn read() -> Self {
        let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let files = files(&src).into_iter().filter(|(m, _)| m.first().is_none_or(|r| r != "cli"));
        Library(files.map(|(module, text)| (module, parse(&text))).collect())
    }

    fn item(&self, module: &Module, name: &str) -> Option<&Item> {
        self.0[module].items.iter().find(|item| item.name == name)
    }

    fn resolve(&self, from: &Module, path: &str) -> Option<Target> {
        let mut parts: Vec<&str> = path.split("::").map(str::trim).collect();
        let mut at = from.clone();
        match parts[0] {
            "crate" => {
                at.clear();
                parts.remove(0);
            }
            "self" | "super" => {
                while let Some(up) = parts.first().filter(|p| ["self", "super"].contains(p)) {
                    if *up == "super" {
                        at.pop();
                    }
                    parts.remove(0);
                }
            }
            first => {
                let child = [from.as_slice(), &[first.to_owned()]].concat();
                if !self.0.contains_key(&child) && self.item(from, first).is_none() {
                    return None;
                }
            }
        }
        while let Some(part) = parts.first() {
            at.push((*part).to_owned());
            if !self.0.contains_key(&at) {
                at.pop();
                break;
            }
            parts.remove(0);
        }
        let Some(name) = parts.first() else { return Some(Target::Module(at)) };
        if self.item(&at, name).is_some() {
            return Some(Target::Item(at, (*name).to_owned()));
        }
        // It is imported there itself.
        let (_, path, _) = self.0[&at].uses.iter().find(|(known, ..)| known == name)?;
        self.resolve(&at, path)
    }

    /// The public methods of each type, wherever it is given them.
    fn methods(&self) -> Methods {
        let mut methods = Methods::new();
        for (module, file) in &self.0 {
            for (name, of_type) in &file.impls {
                let imported = file.uses.iter().find(|(known, ..)| known == name);
                let path = match imported.filter(|_| self.item(module, name).is_none()) {
                    Some((_, path, _)) => path,
                    None => &format!("self::{name}"),
                };
                if let Some(Target::Item(home, name)) = self.resolve(module, path) {
                    methods.entry((home, name)).or_default().extend(of_type.iter().cloned());
                }
            }
        }
        methods
    }
}

/// What can be named from outside: kinds and paths.
#[derive(Default)]
struct Surface {
    seen: BTreeSet<(Module, String)>,
    lines: BTreeSet<String>,
}

impl Surface {
    /// All that a public module has, under the path that leads to it.
    fn visit(&mut self, library: &Library, methods: &Methods, module: &Module, path: &str) {
        if !self.seen.insert((module.clone(), String::new())) {
            return;
        }
        let file = &library.0[module];
        let below = |name: &str| match path {
            "" => name.to_owned(),
            path => format!("{path}::{name}"),
        };
        if !path.is_empty() {
            self.lines.insert(format!("mod {path}"));
        }
        for item in file.items.iter().filter(|item| item.is_public) {
            let child = [module.as_slice(), std::slice::from_ref(&item.name)].concat();
            match item.kind.as_str() {
                "mod" if item.name == "internal" => {}
                "mod" => self.visit(library, methods, &child, &below(&item.name)),
                _ => self.add(library, methods, module, &item.name, &below(&item.name)),
            }
        }
        for (name, leads_to, _) in file.uses.iter().filter(|(.., is_public)| *is_public) {
            match library.resolve(module, leads_to) {
                Some(Target::Module(target)) => {
                    self.visit(library, methods, &target, &below(name));
                }
                Some(Target::Item(home, item)) => {
                    self.add(library, methods, &home, &item, &below(name));
                }
                None => panic!("{leads_to} in {module:?} leads nowhere"),
            }
        }
    }

    fn add(&mut self, library: &Library, methods: &Methods, home: &Module, name: &str, path: &str) {
        if !self.seen.insert((home.clone(), name.to_owned())) {
            return;
        }
        let item = library.item(home, name).unwrap();
        self.lines.insert(format!("{} {path}", item.kind));
        let own = methods.get(&(home.clone(), name.to_owned()));
        for method in item.methods.iter().chain(own.into_iter().flatten()) {
            self.lines.insert(method.replace(' ', &format!(" {path}::")));
        }
    }
}

type Methods = BTreeMap<(Module, String), Vec<String>>;

#[test]
fn the_public_items_are_those_that_are_listed() {
    let library = Library::read();
    let mut surface = Surface::default();
    surface.visit(&library, &library.methods(), &Module::new(), "");
    let mut lines: Vec<&str> = surface.lines.iter().map(String::as_str).collect();
    lines.sort_by_key(|line| line.split_once(' ').map(|(kind, path)| (path, kind)));
    let list = lines.join("\n") + "\n";
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/surface.txt");
    if std::env::var_os("ALOUD_UPDATE").is_some() {
        std::fs::write(&kept, &list).unwrap();
    }
    let kept = std::fs::read_to_string(&kept).unwrap_or_default();
    assert_eq!(kept, list, "run ALOUD_UPDATE=1 cargo test --test it surface");
    assert!(lines.len() > 100, "the test has lost sight of the library");
    let most = FORMERLY / 2 + EXPORTS + FIRST_HOUR;
    assert!(lines.len() <= most, "{} public items are too many", lines.len());
}
